/* SPDX-License-Identifier: MIT */
#ifndef TERM_ENTRY_ROWS_H
#define TERM_ENTRY_ROWS_H

/*
 * A entry's text as the rows it is shown on. One cell of each line is kept
 * free for the cursor behind the last character.
 */

#include "term/entry.h"

struct entry_spot {
	int row, col;
};

/* Where the cursor is shown on lines of `cells` cells, 0 meaning a usual
 * width. */
struct entry_spot entry_cursor(const struct entry *entry, int cells);

/* The place in the text that is shown nearest to the given one: rows beyond
 * the ends are the first and the last. */
size_t entry_place(const struct entry *entry, int cells, int row, int col);

#endif
