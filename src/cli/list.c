/* SPDX-License-Identifier: MIT */
/* tenths list: what is in the plan, a line a node, for people and scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/filters.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "list_columns.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"

/* One listing on its way out. */
struct listing {
	struct cli *cli;
	struct filter *filter;
	struct json_list *json; /* NULL: text */
	bool headings;		/* cycles too */
	bool measure;		/* only find out the widths */
	struct list_columns columns;

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
	struct step *above; /* NULL at the top */
	const struct node *node;
	int number;
	char ref[REF_SIZE]; /* empty until it is asked for */
};

static void
print_cycle(struct listing *listing, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];
	struct str *line = &listing->columns.line;
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

static const char *
ref_of(struct step *step)
{
	const char *above = step->above ? ref_of(step->above) : "";

	if (!*step->ref)
		node_ref_numbered(step->node, above, step->number, step->ref);
	return step->ref;
}

static void
show_node(struct listing *listing, const struct node *node, const char *ref)
{
	const struct cli *cli = listing->cli;
	const struct listed listed = {.node = node, .ref = ref};

	if (listing->measure) {
		list_columns_measure(&listing->columns, &listed);
	} else if (cli->given[OPT_JSON]) {
		listing->json->ref = ref;
		json_list_node(
			listing->json, &cli->session.plan, node, cli->today);
	} else {
		list_columns_print(&listing->columns, &listed);
	}
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
list_node(struct listing *listing, struct step *step)
{
	if (!filter_match(
		    listing->filter, &listing->cli->session.plan, step->node))
		return;
	if (listing->sort)
		keep_node(listing, step->node, ref_of(step));
	else
		show_node(listing, step->node, ref_of(step));
}

/* Nodes are numbered on the way: asking for the number of each would count
 * its siblings each time. */
static void
list_nodes(struct listing *listing, struct chain chain, struct step *above)
{
	const struct plan *plan = &listing->cli->session.plan;
	const struct node *node = plan_node(plan, chain.first);
	int numbers[LEVEL_ACTION + 1] = {0};
	struct step step = {.above = above};

	for (; node; node = plan_node(plan, node->next)) {
		step.node = node;
		step.number = ++numbers[node->level];
		*step.ref = '\0';
		list_node(listing, &step);
		list_nodes(listing, node->children, &step);
	}
}

static void
list_cycle(struct listing *listing, const struct cycle *cycle)
{
	if (listing->headings && !listing->measure) {
		if (listing->cli->given[OPT_JSON])
			json_list_cycle(listing->json,
				&listing->cli->session.plan, cycle,
				listing->cli->today, NULL);
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

struct filter *
cli_filter(const struct cli *cli, struct err *err)
{
	struct str words = {0};
	struct filter *filter;
	int i;

	for (i = 0; i < cli->count; i++)
		str_addf(&words, "%s%s", i ? " " : "", cli->words[i]);
	filter = filters_read(&cli->session.config, &cli->session.plan,
		str_text(&words), cli->today, err);
	str_fini(&words);
	return filter;
}

static bool
read_columns(struct listing *listing, struct err *err)
{
	const struct cli *cli = listing->cli;

	if (cli->given[OPT_COLUMNS] && cli->given[OPT_JSON])
		return err_set(err, ERR_USAGE, "%s",
			_("--json prints all there is; --columns is for the "
			  "text"));
	return list_columns_read(&listing->columns, cli,
		cli->given[OPT_COLUMNS] ? cli->values[OPT_COLUMNS] : NULL, err);
}

static bool
print_list(struct listing *listing, uint32_t id, struct err *err)
{
	struct json_list json;

	if (listing->cli->place && listing->cli->given[OPT_JSON]) {
		listing->json = listing->cli->task;
		listing->json->place = listing->cli->place;
		list_all(listing, id);
		return true;
	}
	if (listing->cli->given[OPT_JSON]) {
		listing->json = &json;
		cli_json_begin(listing->cli, &json, false);
		list_all(listing, id);
		listing->json = NULL;
		return json_list_end(&json, err);
	}
	cli_page(listing->cli);
	listing->measure = true;
	list_all(listing, id);
	listing->measure = false;
	list_columns_fit(&listing->columns);
	list_all(listing, id);
	return true;
}

/* One plan; the array of --json is begun and ended by who has one. */
static int
list_plan(struct cli *cli)
{
	struct listing listing = {.cli = cli, .headings = cli->count == 0};
	struct err err = {0};
	uint32_t id;
	int status;

	if (!read_sort(&listing, &err) || !read_columns(&listing, &err))
		return cli_fail(&err);
	listing.filter = cli_filter(cli, &err);
	if (listing.filter && read_cycle(cli, listing.filter, &id, &err))
		status = cli_written(print_list(&listing, id, &err), &err);
	else
		status = cli_fail(&err);
	filter_free(listing.filter);
	free(listing.sorted);
	list_columns_fini(&listing.columns);
	return status;
}

static int
list_folder(struct cli *cli)
{
	struct json_list json = {0};
	int status;

	if (cli->given[OPT_STATS])
		return list_team(cli);
	if (!cli->given[OPT_JSON])
		return cli_folder_each(cli, list_plan, true);
	cli_json_begin(cli, &json, false);
	/* cppcheck-suppress autoVariables */
	cli->task = &json;
	status = cli_folder_each(cli, list_plan, false);
	cli->task = NULL;
	return cli_json_end(&json) ? 1 : status;
}

int
run_list(struct cli *cli)
{
	struct err err = {0};

	if (cli->given[OPT_DIR])
		return list_folder(cli);
	if (!cli_open(cli, OPEN_READ, &err))
		return cli_fail(&err);
	return cli->given[OPT_STATS] ? list_stats(cli) : list_plan(cli);
}
