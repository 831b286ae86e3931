/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DIALECT_ROWS_H
#define FORMAT_DIALECT_ROWS_H

#include "notation/piece.h"

/* The line at a place of a text, without its end; where the next one begins. */
struct piece dialect_line_at(
	const char *at, const char *end, const char **next);

/* Cells between bars of a row; a bar behind a backslash is text. */
size_t dialect_cells(struct piece line);
/* |---|:---:| */
bool dialect_is_delimiter(struct piece line);
/* How many cells the rows from there on have at most. */
size_t dialect_most_cells(const char *at, const char *end);

#endif
