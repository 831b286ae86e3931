/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_CHART_H
#define REVIEW_CHART_H

/*
 * What charts are drawn from: the check-ins of a key result, an objective or a
 * cycle as points in tenths. Drawing is model/chart.h.
 */

#include "model/chart.h"
#include "model/plan.h"

/* The check-ins of a key result, oldest first, in the arena; y is progress (a
 * metric's value is turned into it, what was not given is taken from the one
 * before), x confidence or -1. NULL and 0 when there are none. */
const struct point *chart_points(const struct plan *plan,
	const struct node *node, struct arena *arena, size_t *count);

/* The weighted mean of what lies below an objective, or in a cycle, at each
 * day that anything was checked in; x is -1. */
const struct point *chart_points_of_objective(const struct plan *plan,
	const struct node *objective, struct arena *arena, size_t *count);
const struct point *chart_points_of_cycle(const struct plan *plan,
	const struct cycle *cycle, struct arena *arena, size_t *count);

/* A burn-up chart ready to draw: those points, the span, today. `count` is 0
 * in it when nothing was checked in or there is no span. */
struct doc_chart chart_of_node(const struct plan *plan, const struct node *node,
	int32_t today, struct arena *arena);
struct doc_chart chart_of_cycle(const struct plan *plan,
	const struct cycle *cycle, int32_t today, struct arena *arena);

/* The readings of a health metric as a CHART_LINE, the last `most` of them. */
struct doc_chart chart_of_metric(const struct plan *plan,
	const struct metric *metric, size_t most, struct arena *arena);

#endif
