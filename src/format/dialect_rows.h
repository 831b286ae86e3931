/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DIALECT_ROWS_H
#define FORMAT_DIALECT_ROWS_H

#include "notation/piece.h"

/* The line at a place of a text, without its end; where the next one begins. */
struct piece dialect_line_at(
	const char *at, const char *end, const char **next);

/* A text that is gone through for tables, line by line. */
struct table_scan {
	size_t before;	/* cells of the line before; 0 without a bar */
	size_t columns; /* of the table that is gone through; 0 outside */
	bool text;	/* the line before is one, without a bar */
	bool below;	/* a text stands right above the line before */
};
/* Whether the line makes a table one that Markdown's parser reads otherwise. */
bool dialect_table_differs(struct table_scan *scan, struct piece line);

#endif
