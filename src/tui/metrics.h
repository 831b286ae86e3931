/* SPDX-License-Identifier: MIT */
#ifndef TUI_METRICS_H
#define TUI_METRICS_H

/* The health metrics: a list with the last value and a sparkline, and beside it
 * the selected one by month. */

#include <stdint.h>

#include "term/list.h"

struct metrics {
	struct list list;
	struct list detail;
	bool detail_focus;
	uint32_t wanted; /* the metric to select when rows are made anew */
};

#endif
