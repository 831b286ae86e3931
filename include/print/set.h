/* SPDX-License-Identifier: MIT */
#ifndef PRINT_SET_H
#define PRINT_SET_H

/*
 * A document set in cells, once: lines that fit a width, each as runs of text
 * that play a role. Plain text, coloured text, ASCII, pages and the panes of the
 * planner are ways to show them.
 */

#include "print/render.h"

enum set_role {
	SET_PLAIN,
	SET_STRONG, /* a title, a heading, an objective */
	SET_LABEL,
	SET_RULE,
	SET_GOOD, /* on track, done */
	SET_WARN,
	SET_BAD,
	SET_PENDING,
	SET_BAR, /* filled part of a meter or bar */
	SET_BAR_EMPTY,
	SET_CHART, /* what a chart is about */
	SET_PACE,  /* what it is held against */
	SET_LIMIT,
	SET_AXIS,
	SET_TODAY,
	SET_COUNT
};

struct set_run {
	const char *text; /* safe to show; no line ends */
	size_t length;
	enum set_role role;
};

/* Gets the lines one after the other; the runs are lent for the call. An empty
 * line has none. */
typedef void set_line_fn(
	void *context, const struct set_run *runs, size_t count);

/* Sets every part of the source; of the options width and ascii count. */
void set_document(const struct doc_source *source,
	const struct render_options *options, set_line_fn *line, void *context);

/* The role of what a cell of a chart shows first: a set of INK_*. */
enum set_role set_ink(unsigned ink);

#endif
