/* SPDX-License-Identifier: MIT */
#ifndef TUI_METRICS_H
#define TUI_METRICS_H

/*
 * The health metrics: a list with the last value and a sparkline, and beside it
 * the selected one as a form: what it is, its value of a day, its chart, its
 * months, its newest values.
 */

#include "form.h"
#include "model/plan.h"
#include "pair.h"

struct desk;

#define METRICS_NAME "metrics" /* of its day, see spot_day */

struct metrics {
	struct list list;
	struct form form;
	int32_t on;	 /* the day whose value the form asks for */
	uint32_t shown;	 /* the metric of the form, 0 for none */
	uint32_t wanted; /* the metric to select when rows are made anew */
	bool asked;	 /* for a value: the next thing that is typed */
};

/* ---- for the screen's own files */

/* The one on a row of the list; NULL beyond the last. */
const struct metric *metric_at(const struct desk *desk, size_t row);

/* A field of it; its value of a day; one that is added. */
struct spot metric_spot(const struct metric *metric, int field);
struct spot metric_reading(const struct metric *metric, int32_t on);
struct spot metric_new(void);

/* The two panes, and what is in them (pane_metrics.c). */
bool metrics_pair(const struct desk *desk, struct pair *pair);
void metrics_measure(struct desk *desk);

#endif
