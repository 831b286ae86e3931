/* SPDX-License-Identifier: MIT */
/* tenths list: what is in the plan, a line a node, for people and scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"

#define TITLE_LEAST 16 /* cells; with less, other columns are left out */

/* One listing on its way out: what is in it, and how wide its columns are. */
struct listing {
	struct cli *cli;
	struct filter *filter;
	struct json_list json;
	bool headings; /* cycles too */
	bool measure;  /* only find out the widths */
	int ref_width, status_width;
	bool due; /* whether any has a due day */
	int title_width;
	struct str line, status;
	const char *ref; /* of the node at hand */

	enum node_sort sort;
	struct sorted *sorted; /* what is shown when all of a cycle is there */
	size_t count, capacity;
};

struct sorted {
	int64_t key;
	size_t order;
	const struct node *node;
	char ref[REF_SIZE];
};

/* A node on the way, its number among those of its level, and what it lies
 * in: a reference is made of them for what is printed, and only for that. */
struct step {
	const struct step *above; /* NULL at the top */
	const struct node *node;
	int number;
};

static const char *
color_of(enum status status)
{
	static const char *const colors[STATUS_COUNT] = {
		[STATUS_ON_TRACK] = "32",
		[STATUS_AT_RISK] = "33",
		[STATUS_OFF_TRACK] = "31",
		[STATUS_OUTDATED] = "35",
		[STATUS_DONE] = "32",
		[STATUS_DROPPED] = "2",
		[STATUS_REACHED] = "32",
		[STATUS_CARRIED] = "2",
		[STATUS_PARTLY] = "33",
		[STATUS_MISSED] = "31",
	};

	return colors[status];
}

/* "on track", with a ! where the facts say worse; "partly 0.5", an outcome with
 * its score. What is said of an action is its state, not a status. Borrowed until
 * the next one. */
static const char *
status_of(struct listing *listing, const struct node *node, enum status *status)
{
	struct standing standing = node_standing(
		&listing->cli->session.plan, node, listing->cli->today);
	int score = node_detail(node)->score;
	char text[TENTHS_TEXT_SIZE];

	*status = standing.status;
	if (node->level == LEVEL_ACTION && node->state == STATE_OPEN) {
		*status = STATUS_NONE;
		return "";
	}
	str_clear(&listing->status);
	str_addf(&listing->status, "%s%s", status_label(*status),
		standing_flatters(&standing) ? "!" : "");
	if (status_is_outcome(*status) && score >= 0)
		str_addf(&listing->status, " %s", score_text(score, text));
	return str_text(&listing->status);
}

/* "5.5", and "5.5=" where it was set by hand over what is below. */
static const char *
progress_of(const struct listing *listing, const struct node *node,
	char out[static TENTHS_TEXT_SIZE + 1])
{
	struct progress progress =
		node_progress(&listing->cli->session.plan, node);

	if (node->level == LEVEL_ACTION)
		return "";
	tenths_text(share_tenths(progress.share), out);
	return progress.by_hand ? strcat(out, "=") : out;
}

static void
measure(struct listing *listing, const struct node *node)
{
	enum status status;
	const char *text = status_of(listing, node, &status);
	int width = (int)strlen(listing->ref);

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

/* Narrow lines have no room for the due day, then none for the status. */
static void
fit_columns(struct listing *listing)
{
	const struct cli *cli = listing->cli;
	int left = cli->width - listing->ref_width - 8 -
		(listing->status_width + 2) - (listing->due ? 12 : 0);

	if (cli->whole_lines)
		return;
	if (left < TITLE_LEAST && listing->due) {
		left += 12;
		listing->due = false;
	}
	if (left < TITLE_LEAST) {
		left += listing->status_width + 2;
		listing->status_width = 0;
	}
	listing->title_width = left < 2 ? 2 : left;
}

/* The title, cut to what is left of the line unless nobody reads it there. */
static void
add_title(struct listing *listing, const struct node *node)
{
	size_t length = strlen(node->title);
	struct str *line = &listing->line;

	if (listing->cli->whole_lines ||
		text_width(node->title, length) <= listing->title_width)
		text_visible(line, node->title, length);
	else
		text_fit(
			line, node->title, length, listing->title_width, false);
	while (line->length && line->data[line->length - 1] == ' ')
		line->data[--line->length] = '\0';
}

/* O1.KR2  5.3  on track  2026-12-01  Title */
static void
print_node(struct listing *listing, const struct node *node)
{
	char tenths[TENTHS_TEXT_SIZE + 1], due[DAY_TEXT_SIZE];
	struct str *line = &listing->line;
	const char *progress = progress_of(listing, node, tenths);

	str_clear(line);
	str_addf(line, "%-*s  ", listing->ref_width, listing->ref);
	text_fit(line, progress, strlen(progress), 4, false);
	str_add(line, "  ");
	if (listing->status_width) {
		add_status(listing, node);
		str_add(line, "  ");
	}
	if (listing->due)
		str_addf(line, "%-10s  ", day_text(node->due, due));
	add_title(listing, node);
	puts(str_text(line));
}

static void
print_cycle(struct listing *listing, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];
	struct str *line = &listing->line;
	int progress = cycle_tenths(
		&listing->cli->session.plan, cycle, listing->cli->today);
	size_t length;

	str_clear(line);
	if (cycle->name) {
		text_visible(line, cycle->name, strlen(cycle->name));
		str_add(line, "  ");
	}
	str_addf(line, "%s – %s  %s%s", day_text(cycle->starts, starts),
		day_text(cycle->ends, ends), tenths_text(progress, tenths),
		progress < 0 ? "" : "/10");
	length = line->length;
	if (!listing->cli->whole_lines)
		length = text_cut(
			str_text(line), length, listing->cli->width, NULL);
	printf("%.*s\n", (int)length, str_text(line));
}

static void
add_ref(const struct step *step, char out[static REF_SIZE])
{
	char above[REF_SIZE] = "";

	if (step->above)
		add_ref(step->above, above);
	node_ref_numbered(step->node, above, step->number, out);
}

static void
show_node(struct listing *listing, const struct node *node, const char *ref)
{
	const struct cli *cli = listing->cli;

	listing->ref = ref;
	if (listing->measure) {
		measure(listing, node);
	} else if (cli->given[OPT_JSON]) {
		listing->json.ref = listing->ref;
		json_list_node(
			&listing->json, &cli->session.plan, node, cli->today);
	} else {
		print_node(listing, node);
	}
	listing->ref = NULL;
}

/* ---- sorted: kept until all of a cycle is there */

static void
keep_node(struct listing *listing, const struct node *node, const char *ref)
{
	const struct cli *cli = listing->cli;
	struct sorted *kept;

	if (listing->count == listing->capacity) {
		listing->capacity =
			listing->capacity ? 2 * listing->capacity : 64;
		listing->sorted = base_realloc(listing->sorted,
			listing->capacity, sizeof *listing->sorted);
	}
	kept = &listing->sorted[listing->count];
	*kept = (struct sorted){.order = listing->count++,
		.node = node,
		.key = node_sort_key(
			&cli->session.plan, node, listing->sort, cli->today)};
	snprintf(kept->ref, sizeof kept->ref, "%s", ref);
}

static int
compare(const void *a, const void *b)
{
	const struct sorted *one = a, *other = b;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	return one->order < other->order ? -1 : one->order > other->order;
}

static void
show_kept(struct listing *listing)
{
	size_t i;

	if (listing->count)
		qsort(listing->sorted, listing->count, sizeof *listing->sorted,
			compare);
	for (i = 0; i < listing->count; i++)
		show_node(listing, listing->sorted[i].node,
			listing->sorted[i].ref);
	listing->count = 0;
}

static bool
read_sort(struct listing *listing, struct err *err)
{
	const struct cli *cli = listing->cli;
	const char *by = cli->given[OPT_SORT] ? cli->values[OPT_SORT] : "";
	int sort = 0;

	while (sort < SORT_COUNT && strcmp(node_sorts[sort].name, by) != 0)
		sort++;
	listing->sort = (enum node_sort)sort;
	return sort < SORT_COUNT ||
		err_set(err, ERR_USAGE,
			_("--sort is one of due, confidence, status, progress, "
			  "not %s"),
			by);
}

static void
list_node(struct listing *listing, const struct step *step)
{
	char ref[REF_SIZE];

	if (!filter_match(
		    listing->filter, &listing->cli->session.plan, step->node))
		return;
	add_ref(step, ref);
	if (listing->sort)
		keep_node(listing, step->node, ref);
	else
		show_node(listing, step->node, ref);
}

/* Nodes are numbered on the way: asking for the number of each would count
 * its siblings each time. */
static void
list_nodes(
	struct listing *listing, struct chain chain, const struct step *above)
{
	const struct plan *plan = &listing->cli->session.plan;
	const struct node *node = plan_node(plan, chain.first);
	int numbers[LEVEL_ACTION + 1] = {0};
	struct step step = {.above = above};

	for (; node; node = plan_node(plan, node->next)) {
		step.node = node;
		step.number = ++numbers[node->level];
		list_node(listing, &step);
		list_nodes(listing, node->children, &step);
	}
}

static void
list_cycle(struct listing *listing, const struct cycle *cycle)
{
	if (listing->headings && !listing->measure) {
		if (listing->cli->given[OPT_JSON])
			json_list_cycle(&listing->json,
				&listing->cli->session.plan, cycle,
				listing->cli->today);
		else
			print_cycle(listing, cycle);
	}
	list_nodes(listing, cycle->nodes, NULL);
	show_kept(listing);
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
	list_nodes(listing, plan->backlog, NULL);
	show_kept(listing);
}

/* Everything when a filter asks by cycle, or by --cycle=all, or when there is
 * no cycle; else the cycle of --cycle or the current one. */
static bool
read_cycle(struct cli *cli, const struct filter *filter, uint32_t *id,
	struct err *err)
{
	bool given = cli->given[OPT_CYCLE];

	*id = 0;
	if (given ? cycle_word(cli->values[OPT_CYCLE]) == CYCLE_WORD_ALL
		  : filter_names_cycle(filter))
		return true;
	return cli_cycle(cli, id, err);
}

static struct filter *
read_filter(const struct cli *cli, struct err *err)
{
	struct str words = {0}, whole = {0};
	struct filter *filter = NULL;
	int i;

	for (i = 0; i < cli->count; i++)
		str_addf(&words, "%s%s", i ? " " : "", cli->words[i]);
	if (config_filter(&cli->session.config, str_text(&words), &whole, err))
		filter = filter_new(
			&cli->session.plan, str_text(&whole), cli->today, err);
	str_fini(&whole);
	str_fini(&words);
	return filter;
}

int
run_list(struct cli *cli)
{
	struct listing listing = {.cli = cli, .headings = cli->count == 0};
	struct err err = {0};
	bool ok = true;
	uint32_t id;

	if (cli->given[OPT_STATS])
		return list_stats(cli);
	if (!read_sort(&listing, &err))
		return cli_fail(&err);
	listing.filter = read_filter(cli, &err);
	if (!listing.filter || !read_cycle(cli, listing.filter, &id, &err)) {
		filter_free(listing.filter);
		return cli_fail(&err);
	}
	if (cli->given[OPT_JSON]) {
		cli_json_begin(cli, &listing.json, false);
		list_all(&listing, id);
		ok = json_list_end(&listing.json, &err);
	} else {
		cli_page(cli);
		listing.measure = true;
		list_all(&listing, id);
		listing.measure = false;
		fit_columns(&listing);
		list_all(&listing, id);
	}
	filter_free(listing.filter);
	free(listing.sorted);
	str_fini(&listing.line);
	str_fini(&listing.status);
	return cli_written(ok, &err);
}
