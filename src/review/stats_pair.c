/* SPDX-License-Identifier: MIT */
/* Two cycles side by side. */
#include <string.h>

#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "review/stats.h"

#define PAIR_COLUMNS 4
#define CHAIN_MOST 100

struct pair {
	const struct plan *plan;
	const struct cycle *cycles[2];
	struct cycle_stats stats[2];
	int32_t today;
	struct doc *doc;
	struct doc_table *table;
	size_t row;
};

/* The cells of the next row, its label set. */
static const char **
next_row(struct pair *pair, const char *label)
{
	const char **row = pair->table->cells + PAIR_COLUMNS * pair->row++;

	row[0] = label;
	return row;
}

/* A number that both have, and its difference as it is shown. */
static void
add_number(struct pair *pair, const char *label, int a, int b,
	const char *(*text)(int number, char out[static TENTHS_TEXT_SIZE]))
{
	const char **row = next_row(pair, label);
	char buffer[TENTHS_TEXT_SIZE];

	row[1] = doc_keep(pair->doc, text(a, buffer));
	row[2] = doc_keep(pair->doc, text(b, buffer));
	if (a < 0 || b < 0 || a == b)
		row[3] = "–";
	else
		row[3] = doc_format(pair->doc, "%s%s", b > a ? "+" : "−",
			text(b > a ? b - a : a - b, buffer));
}

/* So many of so many, and the share of them. */
static const char *
part(struct pair *pair, int count, int all)
{
	return all ? doc_format(pair->doc, "%d/%d · %d%%", count, all,
			     100 * count / all)
		   : "–";
}

static void
add_part(struct pair *pair, const char *label, const int counts[2],
	const int all[2])
{
	const char **row = next_row(pair, label);
	int gap;

	row[1] = part(pair, counts[0], all[0]);
	row[2] = part(pair, counts[1], all[1]);
	row[3] = "–";
	if (!all[0] || !all[1])
		return;
	gap = 100 * counts[1] / all[1] - 100 * counts[0] / all[0];
	if (gap)
		row[3] = doc_format(pair->doc, "%s%d%%", gap < 0 ? "−" : "+",
			gap < 0 ? -gap : gap);
}

static void
add_count(struct pair *pair, const char *label, int a, int b)
{
	const char **row = next_row(pair, label);
	struct doc *doc = pair->doc;

	row[1] = doc_format(doc, "%d", a);
	row[2] = doc_format(doc, "%d", b);
	row[3] = a == b ? "–"
		: a < b ? doc_format(doc, "+%d", b - a)
			: doc_format(doc, "−%d", a - b);
}

static void
add_counts(struct pair *pair)
{
	const struct cycle_stats *a = &pair->stats[0], *b = &pair->stats[1];
	const int key_results[2] = {a->key_results, b->key_results};
	const int done[2] = {a->done, b->done};
	const int in_time[2] = {a->in_time, b->in_time};
	const int actions[2] = {a->actions, b->actions};
	const int actions_done[2] = {a->actions_done, b->actions_done};

	add_count(pair, _("Objectives"), a->objectives, b->objectives);
	add_count(pair, _("Key results"), a->key_results, b->key_results);
	add_part(pair, _("Done"), done, key_results);
	add_part(pair, _("In time"), in_time, done);
	add_count(pair, _("Dropped"), a->dropped, b->dropped);
	add_count(pair, _("Carried in"), a->carried_in, b->carried_in);
	add_count(pair, _("Carried out"), a->carried_out, b->carried_out);
	add_part(pair, _("Actions"), actions_done, actions);
}

/* How many key results of a cycle have an outcome. */
static int
outcomes(const struct pair *pair, int which, enum status outcome)
{
	const struct plan *plan = pair->plan;
	const struct node *node =
		plan_node(plan, pair->cycles[which]->nodes.first);
	int count = 0;

	for (; node; node = plan_next(plan, node, 0))
		count += node->level == LEVEL_KEY_RESULT &&
			node_standing(plan, node, pair->today).status ==
				outcome;
	return count;
}

/* What became of the key results, where both are closed. */
static void
add_outcomes(struct pair *pair)
{
	static const enum status shown[] = {
		STATUS_REACHED, STATUS_PARTLY, STATUS_MISSED, STATUS_CARRIED};
	size_t i;

	for (i = 0; i < sizeof shown / sizeof *shown; i++)
		add_count(pair, status_label(shown[i]),
			outcomes(pair, 0, shown[i]),
			outcomes(pair, 1, shown[i]));
}

static bool
both_closed(const struct pair *pair)
{
	return cycle_closed(pair->cycles[0]) && cycle_closed(pair->cycles[1]);
}

static void
add_figures(struct pair *pair)
{
	const int plain = 11, outcome_rows = 4;
	size_t rows = (size_t)(plain + 1 +
		       (both_closed(pair) ? outcome_rows : 0)),
	       i;
	const char **row;

	pair->table = doc_table(pair->doc, rows, PAIR_COLUMNS);
	for (i = 1; i < PAIR_COLUMNS; i++)
		pair->table->numeric[i] = true;
	row = next_row(pair, _("Cycle"));
	row[1] = pair->cycles[0]->name;
	row[2] = pair->cycles[1]->name;
	row[3] = _("Difference");
	add_number(pair, _("Score"), pair->stats[0].score, pair->stats[1].score,
		score_text);
	add_number(pair, _("Progress"),
		cycle_tenths(pair->plan, pair->cycles[0], pair->today),
		cycle_tenths(pair->plan, pair->cycles[1], pair->today),
		tenths_text);
	add_number(pair, _("Confidence"), pair->stats[0].confidence,
		pair->stats[1].confidence, tenths_text);
	add_counts(pair);
	if (both_closed(pair))
		add_outcomes(pair);
}

/* The key result it came from along its chain, in that cycle; NULL. */
static const struct node *
source_in(const struct plan *plan, const struct node *node,
	const struct cycle *cycle)
{
	int steps = 0;

	while (node && plan_cycle_of(plan, node) != cycle)
		node = steps++ < CHAIN_MOST ? plan_carried_from(plan, node)
					    : NULL;
	return node;
}

/* How many key results of `to` came from the other one; rows for them when
 * there is a table. */
static size_t
each_carried(struct pair *pair, bool tell)
{
	const struct plan *plan = pair->plan;
	const struct node *node, *source;
	char text[TENTHS_TEXT_SIZE];
	const char **row;
	size_t count = 0;

	node = plan_node(plan, pair->cycles[1]->nodes.first);
	for (; node; node = plan_next(plan, node, 0)) {
		if (node->level != LEVEL_KEY_RESULT)
			continue;
		source = source_in(plan, node, pair->cycles[0]);
		if (!source)
			continue;
		count++;
		if (!tell)
			continue;
		row = next_row(pair, node->title);
		row[1] = doc_keep(pair->doc,
			tenths_text(share_tenths(source->share), text));
		row[2] = doc_keep(pair->doc,
			tenths_text(share_tenths(node->share), text));
		row[3] = status_label(
			node_standing(plan, node, pair->today).status);
	}
	return count;
}

static void
add_carried(struct pair *pair)
{
	size_t count = each_carried(pair, false), i;
	const char **row;

	if (!count)
		return;
	doc_heading(pair->doc, 3,
		doc_format(pair->doc, _("From %s into %s"),
			pair->cycles[0]->name, pair->cycles[1]->name),
		NULL);
	pair->table = doc_table(pair->doc, count + 1, PAIR_COLUMNS);
	pair->row = 0;
	row = next_row(pair, _("Key result"));
	row[1] = pair->cycles[0]->name;
	row[2] = pair->cycles[1]->name;
	row[3] = _("Status");
	for (i = 1; i < 3; i++)
		pair->table->numeric[i] = true;
	each_carried(pair, true);
}

void
stats_add_pair(const struct plan *plan, const struct cycle *a,
	const struct cycle *b, int32_t today, struct doc *doc)
{
	struct pair pair = {.plan = plan,
		.cycles = {a, b},
		.stats = {stats_cycle(plan, a, today),
			stats_cycle(plan, b, today)},
		.today = today,
		.doc = doc};

	doc_heading(doc, 2,
		doc_format(doc, _("%s beside %s"), a->name, b->name), "pair");
	add_figures(&pair);
	add_carried(&pair);
}

void
stats_pair_document(const struct plan *plan, const struct cycle *a,
	const struct cycle *b, int32_t today, struct doc *doc)
{
	doc_clear(doc);
	doc->title = _("Two cycles side by side");
	doc->language = _("en");
	doc->day = today;
	doc_heading(doc, 1, doc->title, NULL);
	stats_add_pair(plan, a, b, today, doc);
}
