/* SPDX-License-Identifier: MIT */
#ifndef TUI_PANE_DETAIL_H
#define TUI_PANE_DETAIL_H

/* What the detail pane is made of (detail_rows.c, detail_checkins.c). */

#include "tui_private.h"

#define DETAIL_COLUMN 13 /* where values begin, after their labels */
#define DETAIL_CHART_WIDTH 60
#define DETAIL_CHART_HEIGHT 9

/* Adds everything about a node, at a width of DETAIL_COLUMN + 4 at least; its
 * chart, of `data`, where that has no place of its own beside it. */
void detail_rows(const struct desk *desk, const struct node *node,
	const struct doc_chart *data, int width, struct lines *lines);

/* A line with a label; one with a heading, after an empty one. */
void detail_begin(struct lines *lines, const char *label);
void detail_heading(struct lines *lines, const char *text);

/* What its check-ins tell (detail_checkins.c): its confidence and how that moved; the
 * trend; all of them, newest first. Of nothing nothing. */
void detail_confidence(const struct desk *desk, const struct node *node,
	const struct doc_chart *data, struct lines *lines);
void detail_trend(const struct desk *desk, const struct doc_chart *data,
	struct lines *lines);
void detail_checkins(const struct plan *plan, const struct node *node,
	int width, struct lines *lines);

/* The same of a cycle (cycle_rows.c). */
void cycle_rows(const struct desk *desk, const struct cycle *cycle, int width,
	struct lines *lines);

/* How far a cycle is, its score, what lies in it: what nobody types. */
void cycle_facts(const struct desk *desk, const struct cycle *cycle,
	struct lines *lines);

/* What a node serves and what serves it (align_rows.c). */
void align_rows(const struct plan *plan, const struct node *node, int width,
	struct lines *lines);

/* Adds the chart; nothing when it has less than two points. */
void detail_chart(const struct desk *desk, const struct doc_chart *data,
	int width, int height, struct lines *lines);

#endif
