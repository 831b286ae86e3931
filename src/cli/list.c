/* SPDX-License-Identifier: MIT */
/* tenths list: what is in the plan, a line a node, for people and scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "format/render.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/stats.h"

#define TITLE_LEAST 8 /* cells of a title, however narrow the line */

/* One listing on its way out: what is in it, and how wide its columns are. */
struct listing {
	struct cli *cli;
	struct filter *filter;
	struct json_list json;
	bool headings; /* cycles too */
	bool measure;  /* only find out the widths */
	int ref_width, status_width;
	bool due; /* whether any has a due day */
	struct str line;
};

static const char *
color_of(enum status status)
{
	static const char *const colors[] = {
		[STATUS_ON_TRACK] = "32",
		[STATUS_AT_RISK] = "33",
		[STATUS_OFF_TRACK] = "31",
		[STATUS_OUTDATED] = "35",
		[STATUS_DONE] = "32",
		[STATUS_DROPPED] = "2",
	};

	return (size_t)status < sizeof colors / sizeof *colors ? colors[status]
							       : NULL;
}

/* What is said of an action is its state, not a status. */
static const char *
status_of(const struct listing *listing, const struct node *node,
	enum status *status)
{
	*status = node_standing(
		&listing->cli->session.plan, node, listing->cli->today)
			  .status;
	if (node->level == LEVEL_ACTION && node->state == STATE_OPEN) {
		*status = STATUS_NONE;
		return "";
	}
	return status_label(*status);
}

static void
measure(struct listing *listing, const struct node *node)
{
	char ref[REF_SIZE];
	enum status status;
	const char *text = status_of(listing, node, &status);
	int width =
		(int)strlen(node_ref(&listing->cli->session.plan, node, ref));

	if (width > listing->ref_width)
		listing->ref_width = width;
	width = text_width(text, strlen(text));
	if (width > listing->status_width)
		listing->status_width = width;
	listing->due |= node->due != DAY_NONE;
}

static void
add_status(struct listing *listing, const struct node *node)
{
	struct str *line = &listing->line;
	enum status status;
	const char *text = status_of(listing, node, &status);
	const char *color = listing->cli->color ? color_of(status) : NULL;

	if (color)
		str_addf(line, "\033[%sm", color);
	text_fit(line, text, strlen(text), listing->status_width, false);
	if (color)
		str_add(line, "\033[0m");
}

/* The title, cut to what is left of the line unless nobody reads it there. */
static void
add_title(struct listing *listing, const struct node *node)
{
	size_t length = strlen(node->title);
	int left = listing->cli->width - listing->ref_width - 6 -
		listing->status_width - (listing->due ? 12 : 0) - 4;

	if (left < TITLE_LEAST)
		left = TITLE_LEAST;
	if (listing->cli->whole_lines ||
		text_width(node->title, length) <= left)
		text_visible(&listing->line, node->title, length);
	else
		text_fit(&listing->line, node->title, length, left, false);
}

/* O1.KR2  5.3  on track  2026-12-01  Title */
static void
print_node(struct listing *listing, const struct node *node)
{
	char ref[REF_SIZE], tenths[TENTHS_TEXT_SIZE], due[DAY_TEXT_SIZE];
	struct str *line = &listing->line;
	const char *progress = node->level == LEVEL_ACTION
		? ""
		: tenths_text(share_tenths(node->share), tenths);

	str_clear(line);
	str_addf(line, "%-*s  ", listing->ref_width,
		node_ref(&listing->cli->session.plan, node, ref));
	text_fit(line, progress, strlen(progress), 4, false);
	str_add(line, "  ");
	add_status(listing, node);
	str_add(line, "  ");
	if (listing->due)
		str_addf(line, "%-10s  ", day_text(node->due, due));
	add_title(listing, node);
	puts(str_text(line));
}

static void
print_cycle(const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];

	if (cycle->name) {
		cli_print(cycle->name);
		fputs("  ", stdout);
	}
	printf("%s – %s  %s/10\n", day_text(cycle->starts, starts),
		day_text(cycle->ends, ends),
		tenths_text(share_tenths(cycle->share), tenths));
}

static void
list_nodes(struct listing *listing, struct chain list)
{
	const struct cli *cli = listing->cli;
	const struct plan *plan = &cli->session.plan;
	const struct node *node = plan_node(plan, list.first);

	for (; node; node = plan_next(plan, node, 0)) {
		if (!filter_match(listing->filter, plan, node))
			continue;
		if (listing->measure)
			measure(listing, node);
		else if (cli->given[OPT_JSON])
			json_list_node(&listing->json, plan, node, cli->today);
		else
			print_node(listing, node);
	}
}

static void
list_cycle(struct listing *listing, const struct cycle *cycle)
{
	if (listing->headings && !listing->measure) {
		if (listing->cli->given[OPT_JSON])
			json_list_cycle(&listing->json,
				&listing->cli->session.plan, cycle);
		else
			print_cycle(cycle);
	}
	list_nodes(listing, cycle->nodes);
}

/* One cycle by its id, or (0) all of them and the backlog. */
static void
list_all(struct listing *listing, uint32_t id)
{
	const struct plan *plan = &listing->cli->session.plan;
	const struct cycle *cycle =
		plan_cycle(plan, id ? id : plan->cycles.first);

	for (; cycle; cycle = id ? NULL : plan_cycle(plan, cycle->base.next))
		list_cycle(listing, cycle);
	if (id)
		return;
	if (listing->headings && !listing->measure && plan->backlog.first &&
		!listing->cli->given[OPT_JSON])
		puts(_("Backlog"));
	list_nodes(listing, plan->backlog);
}

/* Everything when a filter asks by cycle, or by --cycle=all, or when there is
 * no cycle; else the cycle of --cycle or the current one. */
static bool
read_cycle(struct cli *cli, uint32_t *id, struct err *err)
{
	int i;

	*id = 0;
	if (cli->given[OPT_CYCLE] && strcmp(cli->values[OPT_CYCLE], "all") == 0)
		return true;
	for (i = 0; i < cli->count && !cli->given[OPT_CYCLE]; i++)
		if (strstr(cli->words[i], "cycle:"))
			return true;
	return cli_cycle(cli, id, err);
}

static struct filter *
read_filter(const struct cli *cli, struct err *err)
{
	struct str words = {0};
	struct filter *filter;
	int i;

	for (i = 0; i < cli->count; i++)
		str_addf(&words, "%s%s", i ? " " : "", cli->words[i]);
	filter = filter_new(str_text(&words), cli->today, err);
	str_fini(&words);
	return filter;
}

static int
print_stats(struct cli *cli)
{
	struct render_options options = {
		.width = cli->width, .color = cli->color};
	struct doc_source source;
	struct doc doc = {0};
	struct err err = {0};
	bool ok;

	stats_document(&cli->session.plan, cli->today, &doc);
	source = render_one(&doc);
	ok = renderer_find("text")->write(&source, &options, stdout, &err);
	return ok ? 0 : cli_fail(&err);
}

int
run_list(struct cli *cli)
{
	struct listing listing = {.cli = cli, .headings = cli->count == 0};
	struct err err = {0};
	uint32_t id;

	if (cli->given[OPT_STATS])
		return print_stats(cli);
	listing.filter = read_filter(cli, &err);
	if (!listing.filter || !read_cycle(cli, &id, &err)) {
		filter_free(listing.filter);
		return cli_fail(&err);
	}
	if (cli->given[OPT_JSON]) {
		json_list_begin(&listing.json, stdout, isatty(STDOUT_FILENO));
		list_all(&listing, id);
		json_list_end(&listing.json);
	} else {
		listing.measure = true;
		list_all(&listing, id);
		listing.measure = false;
		list_all(&listing, id);
	}
	filter_free(listing.filter);
	str_fini(&listing.line);
	return 0;
}
