/* SPDX-License-Identifier: MIT */
/* The beginning of a document: title, span, figures and charts. */
#include <string.h>

#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "parts.h"
#include "review/chart.h"
#include "review/stats.h"

/* Results are charted when the cycle is nearly over; before, they would be
 * a chart of zeros. */
#define DAYS_TO_RESULTS 14

int
heading_level(int depth)
{
	return depth < 2 ? depth + 1 : 3;
}

const char *
doc_span(struct doc *doc, struct span span)
{
	char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];

	return doc_format(doc, "%s – %s", day_text(span.starts, first),
		day_text(span.ends, last));
}

static void
begin_document(struct review *review, struct doc *doc, const char *title)
{
	doc->title = title;
	/* TRANSLATORS: the code of the language you translate into, as
	 * HTML writes it: zh-CN. */
	doc->language = _("en");
	doc->day = review->options.today;
}

bool
review_asks(const struct review *review, const struct cycle *cycle)
{
	const struct review_options *options = &review->options;

	return options->parts & REVIEW_PROMPTS && cycle &&
		(!options->cycle || options->cycle == cycle->base.id);
}

void
part_plan(struct review *review, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const char *title =
		plan->title && *plan->title ? plan->title : _("Plan");
	struct block *block;

	begin_document(review, doc, title);
	block = doc_heading(doc, 1, title, NULL);
	block->record = RECORD_PLAN;
	block->id = title == plan->title;
}

const char *
cycle_words(const struct cycle *cycle, int32_t today, struct doc *doc)
{
	char day[DAY_TEXT_SIZE];
	int week, weeks;

	if (cycle_closed(cycle))
		return doc_format(
			doc, _("closed on %s"), day_text(cycle->closed, day));
	if (today < cycle->starts)
		return doc_format(doc, _("begins in %d days"),
			(int)(cycle->starts - today));
	if (today > cycle->ends)
		return doc_format(doc, _("over since %s, not closed"),
			day_text(cycle->ends, day));
	cycle_weeks(cycle, today, &week, &weeks);
	return doc_format(doc, _("week %d of %d"), week, weeks);
}

static const char *
points(struct doc *doc, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	tenths_text(tenths, text);
	return tenths < 0 ? doc_keep(doc, text)
			  : doc_format(doc, "%s/10", text);
}

/* "25 · 3 done · 4 at 10/10 · 1 dropped" */
static const char *
counts_words(
	struct review *review, struct doc *doc, const struct cycle_stats *stats)
{
	struct str *out = &review->scratch;

	str_clear(out);
	str_addf(out, "%d", stats->key_results);
	if (stats->done)
		str_addf(out, _(" · %d done"), stats->done);
	if (stats->full != stats->done)
		str_addf(out, _(" · %d at 10/10"), stats->full);
	if (stats->dropped)
		str_addf(out, _(" · %d dropped"), stats->dropped);
	if (stats->carried_in)
		str_addf(out, _(" · %d carried over"), stats->carried_in);
	return doc_keep(doc, str_text(out));
}

static void
add_figures(struct review *review, const struct cycle *cycle,
	const struct cycle_stats *stats, struct doc *doc)
{
	int32_t today = review->options.today;
	struct block *block = doc_add(doc, BLOCK_FIGURES);
	struct progress progress = cycle_progress(review->plan, cycle, today);
	int tenths = share_tenths(progress.share);
	int time = pace_expected(cycle->starts, cycle->ends, today);
	int inner = plan_cycles_inside(review->plan, cycle);
	char text[TENTHS_TEXT_SIZE];

	block->record = RECORD_CYCLE;
	block->id = cycle->base.id;
	doc_figure(doc, block, _("Cycle"), cycle_words(cycle, today, doc), -1);
	doc_figure(doc, block, _("Progress"),
		progress.by_hand
			? doc_format(doc, _("%s by hand, derived %s"),
				  points(doc, tenths),
				  points(doc, share_tenths(progress.derived)))
			: points(doc, tenths),
		tenths);
	if (!cycle_closed(cycle) && today >= cycle->starts)
		doc_figure(doc, block, _("Time"), doc_format(doc, "%d%%", time),
			time);
	if (stats->score >= 0)
		doc_figure(doc, block, _("Score"),
			doc_format(doc,
				stats->weighted ? _("%s, weighted mean")
						: _("%s on average"),
				score_text(stats->score, text)),
			-1);
	if (stats->confidence >= 0)
		doc_figure(doc, block, _("Confidence"),
			doc_format(doc,
				stats->weighted ? _("%s/10, weighted mean")
						: _("%s/10 on average"),
				tenths_text(stats->confidence, text)),
			-1);
	if (inner)
		doc_figure(doc, block, _("Inner cycles"),
			doc_format(doc, "%d", inner), -1);
	doc_figure(doc, block, _("Objectives"),
		doc_format(doc, "%d", stats->objectives), -1);
	doc_figure(doc, block, _("Key results"),
		counts_words(review, doc, stats), -1);
	if (stats->actions)
		doc_figure(doc, block, _("Actions"),
			doc_format(doc, _("%d of %d done"), stats->actions_done,
				stats->actions),
			-1);
}

/* Key results by the third of the scale they ended in. */
static void
add_distribution(const struct cycle_stats *stats, struct doc *doc)
{
	static const char *const labels[] = {"0 – 3.9", "4 – 6.9", "7 – 10"};
	struct doc_chart chart = {.type = CHART_BARS,
		.title = _("Key results by progress"),
		.count = 3};
	struct point *bars =
		arena_alloc(&doc->arena, chart.count * sizeof *bars);
	size_t i;

	for (i = 0; i < chart.count; i++) {
		bars[i] = (struct point){
			DAY_NONE, -1, stats->bands[i], labels[i]};
		if (chart.most < bars[i].y)
			chart.most = bars[i].y;
	}
	chart.points = bars;
	if (stats->key_results > 1)
		doc_chart(doc, &chart);
}

/* What was expected against what came: one point a key result. */
static void
add_confidence(
	struct review *review, const struct cycle *cycle, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct node *node, *first = plan_node(plan, cycle->nodes.first);
	struct doc_chart chart = {.type = CHART_SCATTER,
		.title = _("Confidence (across) and result (up)")};
	struct point *dots;
	size_t most = 0;

	for (node = first; node; node = plan_next(plan, node, 0))
		most += node->level == LEVEL_KEY_RESULT;
	dots = arena_alloc(&doc->arena, (most + 1) * sizeof *dots);
	for (node = first; node; node = plan_next(plan, node, 0))
		if (node->level == LEVEL_KEY_RESULT && node->confidence >= 0 &&
			node->state != STATE_DROPPED)
			dots[chart.count++] = (struct point){DAY_NONE,
				node->confidence,
				node->share < 0 ? 0 : share_tenths(node->share),
				node->title};
	chart.points = dots;
	if (chart.count > 2)
		doc_chart(doc, &chart);
}

void
part_head(struct review *review, const struct step *step, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct cycle *cycle = plan_cycle(plan, step->cycle);
	const struct cycle_stats stats =
		stats_cycle(plan, cycle, review->options.today);
	const struct block note = {.role = DOC_NOTE,
		.record = RECORD_CYCLE,
		.field = CYCLE_NOTE,
		.id = cycle->base.id};
	int32_t today = review->options.today;
	const char *span =
		doc_span(doc, (struct span){cycle->starts, cycle->ends});
	struct doc_chart chart;
	struct block *block, *heading;

	if (step->depth)
		doc_add(doc, BLOCK_PAGE);
	else
		begin_document(review, doc, cycle->name);
	doc->subtitle = step->depth ? NULL : span;
	doc->tags = step->depth ? NULL : cycle->tags;
	block = doc_heading(doc, heading_level(step->depth), cycle->name,
		doc_format(doc, "c%u", cycle->base.id));
	block->record = RECORD_CYCLE;
	block->field = CYCLE_NAME;
	block->id = cycle->base.id;
	if (cycle_closed(cycle))
		block->role = DOC_CLOSED;
	else if (cycle_phase(cycle, today) == PHASE_PLANNED)
		block->role = DOC_DRAFT;
	heading = block;
	block = doc_add(doc, BLOCK_PARAGRAPH);
	block->role = DOC_SPAN;
	doc_run(doc, block, span, 0);
	unshown_add(review, heading, doc);
	add_figures(review, cycle, &stats, doc);
	chart = chart_of_cycle(plan, cycle, today, &doc->arena);
	if (chart.count > 1)
		doc_chart(doc, &chart);
	if (cycle_closed(cycle) || today > cycle->ends - DAYS_TO_RESULTS) {
		add_distribution(&stats, doc);
		add_confidence(review, cycle, doc);
	}
	doc_prose(doc, cycle->note, &note);
}
