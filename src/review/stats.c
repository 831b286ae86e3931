/* SPDX-License-Identifier: MIT */
#include "review/stats.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "review/checkin.h"

#define CARRIED_SHOWN 10
#define CHAIN_MOST 100

/* ---- one cycle, with what lies in it */

/* What is counted: of `cycle`, and of the cycles in it. */
struct counting {
	const struct plan *plan;
	const struct cycle *cycle;
	struct cycle_stats stats;
};

/* Whether a node is in the cycle that is counted, at any depth. */
static bool
is_counted_here(const struct counting *counting, const struct node *node)
{
	const struct cycle *cycle =
		node ? plan_cycle_of(counting->plan, node) : NULL;

	return cycle &&
		(cycle == counting->cycle ||
			cycle_holds(counting->plan, counting->cycle, cycle));
}

static bool
in_time(const struct plan *plan, const struct node *node)
{
	int32_t finished = node->finished;
	int32_t ends = node_span(plan, node).ends;
	const struct checkin *last = checkin_last(plan, node);

	if (finished == DAY_NONE && last)
		finished = last->on;
	/* Of what was read from a post nobody knows the day: its review says
	 * it is done. */
	return finished == DAY_NONE || ends == DAY_NONE || finished <= ends;
}

static void
count_key_result(struct counting *counting, const struct node *node)
{
	const struct plan *plan = counting->plan;
	struct cycle_stats *stats = &counting->stats;
	int tenths = share_tenths(node->share < 0 ? 0 : node->share);

	stats->carried_in += node_detail(node)->carried_from &&
		!is_counted_here(counting, plan_carried_from(plan, node));
	if (!node_counts(plan, node)) {
		stats->dropped++;
		return;
	}
	stats->key_results++;
	stats->full += tenths == PROGRESS_MAX;
	if (node->state == STATE_DONE) {
		stats->done++;
		stats->in_time += in_time(plan, node);
	}
	stats->bands[tenths_band(tenths) - BAND_LOW]++;
}

static void
count_node(struct counting *counting, const struct node *node)
{
	struct cycle_stats *stats = &counting->stats;
	bool counts = node_counts(counting->plan, node);

	switch (node->level) {
	case LEVEL_OBJECTIVE:
		stats->objectives += counts;
		stats->scored += counts && node_detail(node)->score >= 0;
		break;
	case LEVEL_KEY_RESULT:
		count_key_result(counting, node);
		break;
	default:
		stats->actions += counts;
		stats->actions_done += counts && node->state == STATE_DONE;
	}
}

/* What goes on within the cycle that is counted is counted where it ends. */
static void
count_nodes(struct counting *counting, const struct cycle *cycle)
{
	const struct plan *plan = counting->plan;
	const struct node *node = plan_node(plan, cycle->nodes.first);
	const struct cycle *inner = plan_cycle(plan, cycle->inside.first);
	const struct node *to;

	for (; node; node = plan_next(plan, node, 0)) {
		counting->stats.weighted |= node_weight(node) != WEIGHT_ONE;
		to = plan_carried_to(plan, node);
		if (!is_counted_here(counting, to))
			count_node(counting, node);
		counting->stats.carried_out +=
			node->level == LEVEL_KEY_RESULT && to &&
			!is_counted_here(counting, to);
	}
	for (; inner; inner = plan_cycle(plan, inner->beside))
		count_nodes(counting, inner);
}

static int32_t
score_of(const struct plan *plan, const struct node *node)
{
	int score = node_detail(node)->score;

	(void)plan;
	return score < 0 ? SHARE_NONE : score * (SHARE_ONE / SCORE_MAX);
}

static int32_t
key_result_confidence(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return node->confidence < 0
		? SHARE_NONE
		: node->confidence * (SHARE_ONE / PROGRESS_MAX);
}

static int32_t
confidence_of(const struct plan *plan, const struct node *node)
{
	return node_mean(plan, node, key_result_confidence);
}

struct cycle_stats
stats_cycle(const struct plan *plan, const struct cycle *cycle, int32_t today)
{
	struct counting counting = {.plan = plan, .cycle = cycle};

	counting.stats.cycle = cycle->base.id;
	count_nodes(&counting, cycle);
	counting.stats.score =
		share_hundredths(cycle_mean(plan, cycle, today, score_of));
	counting.stats.confidence =
		share_tenths(cycle_mean(plan, cycle, today, confidence_of));
	return counting.stats;
}

const struct cycle_stats *
stats_cycles(const struct plan *plan, int32_t today, struct arena *arena,
	size_t *count)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	struct cycle_stats *stats = arena_alloc(
		arena, (plan->tables[RECORD_CYCLE].count + 1) * sizeof *stats);

	for (*count = 0; cycle; cycle = plan_cycle(plan, cycle->base.next))
		stats[(*count)++] = stats_cycle(plan, cycle, today);
	return stats;
}

int
stats_carried(const struct plan *plan, const struct node *node)
{
	int length = 0;

	while (node && node_detail(node)->carried_from && length < CHAIN_MOST) {
		length++;
		node = plan_carried_from(plan, node);
	}
	return length;
}

static const char *
number(struct doc *doc, int value)
{
	return doc_format(doc, "%d", value);
}

/* "3/5"; nothing of nothing is a dash. */
static const char *
part(struct doc *doc, int count, int all)
{
	return all ? doc_format(doc, "%d/%d", count, all) : "–";
}

/* "+2 −1": what came in and what went out. */
static const char *
carried_text(struct doc *doc, int in, int out)
{
	if (!in && !out)
		return "–";
	return !out   ? doc_format(doc, "+%d", in)
		: !in ? doc_format(doc, "−%d", out)
		      : doc_format(doc, "+%d −%d", in, out);
}

/* So few columns that they stand side by side on a usual screen. */
static void
cycles_table(struct doc *doc, const struct plan *plan,
	const struct cycle_stats *stats, size_t count)
{
	static const char *const headings[] = {N_("Cycle"), N_("Score"),
		N_("Confidence"), N_("Objectives"), N_("Done"), N_("In time"),
		N_("Dropped"), N_("Carried")};
	const size_t columns = sizeof headings / sizeof *headings;
	struct doc_table *table = doc_table(doc, count + 1, columns);
	char score[TENTHS_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];
	const char **row = table->cells;
	size_t i;

	for (i = 0; i < columns; i++) {
		row[i] = _(headings[i]);
		table->numeric[i] = i > 0;
	}
	for (i = 0; i < count; i++, stats++) {
		row += columns;
		row[0] = plan_cycle(plan, stats->cycle)->name;
		row[1] = doc_keep(doc, score_text(stats->score, score));
		row[2] = doc_keep(doc, tenths_text(stats->confidence, tenths));
		row[3] = number(doc, stats->objectives);
		row[4] = part(doc, stats->done, stats->key_results);
		row[5] = part(doc, stats->in_time, stats->done);
		row[6] = number(doc, stats->dropped);
		row[7] = carried_text(
			doc, stats->carried_in, stats->carried_out);
	}
}

static void
scores_chart(struct doc *doc, const struct plan *plan,
	const struct cycle_stats *stats, size_t count)
{
	struct doc_chart chart = {
		.type = CHART_BARS, .title = _("Scores by cycle"), .most = 100};
	struct point *points =
		arena_alloc(&doc->arena, (count + 1) * sizeof *points);
	size_t i;

	for (i = 0; i < count; i++)
		if (stats[i].score >= 0)
			points[chart.count++] =
				(struct point){DAY_NONE, -1, stats[i].score,
					plan_cycle(plan, stats[i].cycle)->name};
	chart.points = points;
	if (chart.count > 1)
		doc_chart(doc, &chart);
}

struct often {
	const struct node *node;
	int times;
};

static int
by_times(const void *a, const void *b)
{
	const struct often *left = a, *right = b;

	if (left->times != right->times)
		return right->times - left->times;
	return left->node->id < right->node->id ? -1 : 1;
}

/* Key results that were carried and not carried on, most often first. */
static void
often_table(struct doc *doc, const struct plan *plan)
{
	struct often *often =
		base_calloc(plan->carried_count + 1, sizeof *often);
	const struct node *node;
	struct doc_table *table;
	size_t count = 0, i;

	for (i = 0; i < plan->carried_count; i++) {
		node = plan_node(plan, plan->carried[i].to);
		if (node->level == LEVEL_KEY_RESULT &&
			!plan_carried_to(plan, node))
			often[count++] =
				(struct often){node, stats_carried(plan, node)};
	}
	qsort(often, count, sizeof *often, by_times);
	if (count > CARRIED_SHOWN)
		count = CARRIED_SHOWN;
	if (count) {
		doc_heading(doc, 2, _("Carried over most often"), "carried");
		table = doc_table(doc, count + 1, 2);
		table->cells[0] = _("Key result");
		table->cells[1] = _("Times");
		table->numeric[1] = true;
	}
	for (i = 0; i < count; i++) {
		table->cells[2 * i + 2] = often[i].node->title;
		table->cells[2 * i + 3] = number(doc, often[i].times);
	}
	free(often);
}

void
stats_document(const struct plan *plan, int32_t today, struct doc *doc)
{
	const struct cycle_stats *stats;
	size_t count;

	doc_clear(doc);
	stats = stats_cycles(plan, today, &doc->arena, &count);
	doc->title = _("Statistics over cycles");
	doc->language = _("en");
	doc->day = today;
	doc_heading(doc, 1, doc->title, NULL);
	cycles_table(doc, plan, stats, count);
	doc_run(doc, doc_add(doc, BLOCK_PARAGRAPH),
		_("Score and confidence are means, weighted as progress is; a "
		  "year has its quarters in it. Done is what was marked done."),
		RUN_FAINT);
	scores_chart(doc, plan, stats, count);
	often_table(doc, plan);
}
