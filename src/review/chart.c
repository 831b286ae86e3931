/* SPDX-License-Identifier: MIT */
#include "review/chart.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/say.h"
#include "model/progress.h"

/* The share that one check-in says; `before` when it says nothing of it. */
static int32_t
checkin_share(
	const struct node *node, const struct checkin *checkin, int32_t before)
{
	const struct detail *detail = node_detail(node);
	int64_t ratio;

	if (checkin->progress >= 0)
		return checkin->progress * (SHARE_ONE / PROGRESS_MAX);
	if (detail->basis != BASIS_METRIC || checkin->current == DECIMAL_NONE ||
		detail->target == DECIMAL_NONE)
		return before;
	ratio = metric_ratio(detail->start == DECIMAL_NONE ? 0 : detail->start,
		detail->target, checkin->current);
	if (ratio <= 0)
		return 0;
	return ratio >= SHARE_ONE ? SHARE_ONE : (int32_t)ratio;
}

const struct point *
chart_points(const struct plan *plan, const struct node *node,
	struct arena *arena, size_t *count)
{
	const struct checkin *checkin,
		*first = plan_checkin(plan, node_detail(node)->checkins.first);
	struct point *points;
	int32_t share = 0;
	size_t i = 0;

	for (checkin = first; checkin;
		checkin = plan_checkin(plan, checkin->base.next))
		i++;
	*count = i;
	if (!i)
		return NULL;
	points = arena_alloc(arena, i * sizeof *points);
	i = 0;
	for (checkin = first; checkin;
		checkin = plan_checkin(plan, checkin->base.next)) {
		share = checkin_share(node, checkin, share);
		points[i++] = (struct point){checkin->on, checkin->confidence,
			share_tenths(share), NULL};
	}
	return points;
}

/*
 * Means over many key results. Each check-in adds what it moved, by the weight
 * its key result has in the whole, to its day; the mean on a day is the sum up
 * to it. So a plan of any size costs one pass and one number a day.
 */
#define WHOLE INT64_C(1000000000)
#define DAYS_MOST 4000

struct days {
	struct span span;
	int64_t *moved; /* a day of the span: share times weight */
	bool *seen;
};

static bool
counts(const struct node *node)
{
	return node->state != STATE_DROPPED && node->share != SHARE_NONE;
}

static void
add_checkins(struct days *days, const struct plan *plan,
	const struct node *node, int64_t weight)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	int32_t day, share, before = 0;

	for (; checkin; checkin = plan_checkin(plan, checkin->base.next)) {
		if (checkin->on > days->span.ends)
			break;
		day = checkin->on < days->span.starts ? days->span.starts
						      : checkin->on;
		share = checkin_share(node, checkin, before);
		days->moved[day - days->span.starts] +=
			(share - before) * weight;
		days->seen[day - days->span.starts] = true;
		before = share;
	}
}

static int64_t
weights_below(const struct plan *plan, struct chain list)
{
	const struct node *node = plan_node(plan, list.first);
	int64_t sum = 0;

	for (; node; node = plan_node(plan, node->next))
		if (counts(node))
			sum += node_weight(node);
	return sum;
}

/* The part of `weight` that is a node's, when `before` of `sum` have gone: so
 * that all parts together are `weight` again, whatever was rounded. */
static int64_t
part_of(int64_t weight, const struct node *node, int64_t *before, int64_t sum)
{
	int64_t from, fine = 1;

	while (sum / fine > INT32_MAX)
		fine *= 2;
	from = weight * (*before / fine) / (sum / fine);
	*before += node_weight(node);
	return weight * (*before / fine) / (sum / fine) - from;
}

static void
add_children(struct days *days, const struct plan *plan,
	const struct node *objective, int64_t weight)
{
	int64_t sum = weights_below(plan, objective->children), before = 0;
	const struct node *node = plan_node(plan, objective->children.first);

	for (; node && sum > 0; node = plan_node(plan, node->next))
		if (counts(node))
			add_checkins(days, plan, node,
				part_of(weight, node, &before, sum));
}

static bool
days_begin(struct days *days, struct span span)
{
	int64_t length = (int64_t)span.ends - span.starts + 1;

	*days = (struct days){.span = span};
	if (span.starts == DAY_NONE || span.ends == DAY_NONE || length < 2 ||
		length > DAYS_MOST)
		return false;
	days->moved = base_calloc((size_t)length, sizeof *days->moved);
	days->seen = base_calloc((size_t)length, sizeof *days->seen);
	return true;
}

static const struct point *
days_end(struct days *days, struct arena *arena, size_t *count)
{
	size_t length = (size_t)(days->span.ends - days->span.starts + 1);
	struct point *points;
	int64_t sum = 0;
	size_t i;

	*count = 0;
	for (i = 0; i < length; i++)
		*count += days->seen[i];
	points = arena_alloc(arena, (*count + 1) * sizeof *points);
	*count = 0;
	for (i = 0; i < length; i++) {
		sum += days->moved[i];
		if (days->seen[i])
			points[(*count)++] = (struct point){
				days->span.starts + (int32_t)i, -1,
				share_tenths(
					(int32_t)((sum + WHOLE / 2) / WHOLE)),
				NULL};
	}
	free(days->moved);
	free(days->seen);
	return points;
}

const struct point *
chart_points_of_objective(const struct plan *plan, const struct node *objective,
	struct arena *arena, size_t *count)
{
	struct days days;

	*count = 0;
	if (!days_begin(&days, node_span(plan, objective)))
		return NULL;
	add_children(&days, plan, objective, WHOLE);
	return days_end(&days, arena, count);
}

const struct point *
chart_points_of_cycle(const struct plan *plan, const struct cycle *cycle,
	struct arena *arena, size_t *count)
{
	const struct node *node = plan_node(plan, cycle->nodes.first);
	int64_t sum = weights_below(plan, cycle->nodes), before = 0;
	struct days days;

	*count = 0;
	if (!days_begin(&days, (struct span){cycle->starts, cycle->ends}))
		return NULL;
	for (; node && sum > 0; node = plan_node(plan, node->next))
		if (counts(node))
			add_children(&days, plan, node,
				part_of(WHOLE, node, &before, sum));
	return days_end(&days, arena, count);
}

static struct doc_chart
burn_up(struct span span, int32_t today)
{
	return (struct doc_chart){.type = CHART_BURN_UP,
		.title = _("Progress against the pace"),
		.starts = span.starts,
		.ends = span.ends,
		.today = today,
		.low = DECIMAL_NONE,
		.high = DECIMAL_NONE};
}

struct doc_chart
chart_of_node(const struct plan *plan, const struct node *node, int32_t today,
	struct arena *arena)
{
	struct span span = node_span(plan, node);
	struct doc_chart chart = burn_up(span, today);

	if (span.starts == DAY_NONE || span.ends == DAY_NONE ||
		span.starts >= span.ends)
		return chart;
	chart.points = node->level == LEVEL_OBJECTIVE
		? chart_points_of_objective(plan, node, arena, &chart.count)
		: chart_points(plan, node, arena, &chart.count);
	return chart;
}

struct doc_chart
chart_of_cycle(const struct plan *plan, const struct cycle *cycle,
	int32_t today, struct arena *arena)
{
	struct doc_chart chart =
		burn_up((struct span){cycle->starts, cycle->ends}, today);

	chart.points = chart_points_of_cycle(plan, cycle, arena, &chart.count);
	return chart;
}

struct doc_chart
chart_of_metric(const struct plan *plan, const struct metric *metric,
	size_t most, struct arena *arena)
{
	struct doc_chart chart = {.type = CHART_LINE,
		.title = metric->name,
		.unit = metric->unit,
		.low = metric->low,
		.high = metric->high,
		.today = DAY_NONE};
	const struct reading *reading =
		plan_reading(plan, metric->readings.first);
	size_t all = 0, i = 0;
	struct point *points;

	for (; reading; reading = plan_reading(plan, reading->base.next))
		all++;
	chart.count = all < most ? all : most;
	if (!chart.count)
		return chart;
	chart.points = points =
		arena_alloc(arena, chart.count * sizeof *points);
	reading = plan_reading(plan, metric->readings.first);
	for (; reading; reading = plan_reading(plan, reading->base.next), i++)
		if (i >= all - chart.count)
			*points++ = (struct point){
				reading->on, 0, reading->value, NULL};
	chart.starts = chart.points[0].day;
	chart.ends = chart.points[chart.count - 1].day;
	return chart;
}
