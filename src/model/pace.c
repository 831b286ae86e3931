/* SPDX-License-Identifier: MIT */
/* Pace: where a node should be on a day, and where it will be at this rate. */
#include "model/cycle.h"
#include "model/progress.h"

#define DAYS_TO_A_RATE 7

/* ---- days */

void
cycle_weeks(const struct cycle *cycle, int32_t day, int *week, int *weeks)
{
	int days = cycle->ends - cycle->starts + 1;

	/* To the nearest: the days left over go to the last week. */
	*weeks = days < 11 ? 1 : (days + 3) / 7;
	*week = (day - cycle->starts) / 7 + 1;
	if (*week > *weeks)
		*week = *weeks;
	if (day < cycle->starts)
		*week = 0;
	else if (day > cycle->ends)
		*week = *weeks + 1;
}

struct span
node_span(const struct plan *plan, const struct node *node)
{
	struct span span = {DAY_NONE, DAY_NONE};
	const struct cycle *cycle;

	for (;; node = plan_node(plan, node->parent)) {
		if (span.starts == DAY_NONE)
			span.starts = node_detail(node)->starts;
		if (span.ends == DAY_NONE)
			span.ends = node->due;
		if (!node->parent)
			break;
	}
	cycle = plan_cycle(plan, node->cycle);
	if (cycle && span.starts == DAY_NONE)
		span.starts = cycle->starts;
	if (cycle && span.ends == DAY_NONE)
		span.ends = cycle->ends;
	return span;
}

int32_t
node_begins(const struct plan *plan, const struct node *node)
{
	return node_span(plan, node).starts;
}

int
node_rhythm(const struct plan *plan, const struct node *node)
{
	static const int days[] = {[RHYTHM_NONE] = 7,
		[RHYTHM_WEEKLY] = 7,
		[RHYTHM_2_WEEKS] = 14,
		[RHYTHM_3_WEEKS] = 21,
		[RHYTHM_4_WEEKS] = 28,
		[RHYTHM_MONTHLY] = 31};
	const struct cycle *cycle = plan_cycle_of(plan, node);
	int rhythm = node_detail(node)->rhythm;

	return days[rhythm ? rhythm : cycle ? cycle->rhythm : RHYTHM_NONE];
}

/* ---- pace */

/* An even pace: the days that are finished of all days. */
static int32_t
pace_share(int32_t starts, int32_t ends, int32_t day)
{
	int64_t days = (int64_t)ends - starts + 1;

	if (day <= starts)
		return 0;
	if (day > ends)
		return SHARE_ONE;
	return (int32_t)(((int64_t)day - starts) * SHARE_ONE / days);
}

/* Nothing before the last tenth of the time, and all of it in there. */
static int32_t
pace_to_the_end(int32_t starts, int32_t ends, int32_t day)
{
	int64_t days = (int64_t)ends - starts + 1;
	int64_t late = ((int64_t)day - starts) * 10 - days * 9;

	if (day <= ends && late <= 0)
		return 0;
	return day > ends ? SHARE_ONE : (int32_t)(late * SHARE_ONE / days);
}

/* The weight of the actions that should be finished, of all that count;
 * SHARE_NONE without any. */
static int32_t
pace_of_actions(const struct plan *plan, const struct node *node,
	struct span span, int32_t day)
{
	const struct node *action = plan_node(plan, node->children.first);
	int64_t all = 0, due = 0, weight;
	int32_t ends;

	for (; action; action = plan_node(plan, action->next)) {
		if (action->state == STATE_DROPPED)
			continue;
		weight = node_weight(action);
		ends = action->due == DAY_NONE ? span.ends : action->due;
		all += weight;
		due += day > ends ? weight : 0;
	}
	return all ? (int32_t)(due * SHARE_ONE / all) : SHARE_NONE;
}

/* A metric that is to stay within limits, with nowhere to come from. */
static bool
stays_within(const struct node *node)
{
	const struct detail *detail = node_detail(node);

	return detail->basis == BASIS_METRIC &&
		detail->target == DECIMAL_NONE &&
		(detail->low != DECIMAL_NONE || detail->high != DECIMAL_NONE) &&
		detail->start == DECIMAL_NONE;
}

static int32_t
expected_share(const struct plan *plan, const struct node *node, int32_t day)
{
	struct span span = node_span(plan, node);
	int32_t share = SHARE_NONE;

	if (span.starts == DAY_NONE || span.ends == DAY_NONE)
		return SHARE_NONE;
	if (stays_within(node))
		return SHARE_ONE;
	if (node_detail(node)->pace == PACE_END)
		return pace_to_the_end(span.starts, span.ends, day);
	if (node_detail(node)->pace == PACE_ACTIONS)
		share = pace_of_actions(plan, node, span, day);
	return share == SHARE_NONE ? pace_share(span.starts, span.ends, day)
				   : share;
}

/* The weighted mean of what is expected of its key results. */
static int32_t
objective_expected(
	const struct plan *plan, const struct node *node, int32_t day)
{
	const struct node *child = plan_node(plan, node->children.first);
	int64_t sum = 0, weights = 0, weight;
	int32_t share;

	for (; child; child = plan_node(plan, child->next)) {
		if (child->level != LEVEL_KEY_RESULT ||
			child->state == STATE_DROPPED)
			continue;
		share = expected_share(plan, child, day);
		if (share == SHARE_NONE)
			continue;
		weight = node_weight(child);
		sum += share * weight;
		weights += weight;
	}
	return weights ? (int32_t)((sum + weights / 2) / weights) : SHARE_NONE;
}

int
node_expected(const struct plan *plan, const struct node *node, int32_t day)
{
	return share_tenths(node->level == LEVEL_OBJECTIVE
			? objective_expected(plan, node, day)
			: expected_share(plan, node, day));
}

int
pace_expected(int32_t starts, int32_t ends, int32_t day)
{
	return share_tenths(pace_share(starts, ends, day));
}

int
node_projected(const struct plan *plan, const struct node *node, int32_t day)
{
	struct span span = node_span(plan, node);
	int64_t days = (int64_t)span.ends - span.starts + 1;
	int64_t gone = (int64_t)day - span.starts, share;

	if (node->level != LEVEL_KEY_RESULT || node->state != STATE_OPEN ||
		!node_counts(plan, node) ||
		cycle_closed(plan_cycle_of(plan, node)) ||
		node_detail(node)->pace != PACE_EVEN || stays_within(node) ||
		span.starts == DAY_NONE || span.ends == DAY_NONE ||
		gone < DAYS_TO_A_RATE || day > span.ends || node->share <= 0)
		return -1;
	share = node->share * days / gone;
	return share_tenths(share > SHARE_ONE ? SHARE_ONE : (int32_t)share);
}
