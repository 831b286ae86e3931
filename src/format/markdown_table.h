/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_MARKDOWN_TABLE_H
#define FORMAT_MARKDOWN_TABLE_H

/* Tables of objectives and key results: what they are of is told by all of
 * their columns together, and by labels in their cells. */

#include <stdbool.h>
#include <stddef.h>

struct unit;
struct columns;
struct piece;

/* The level of the nodes in the first column of a table that begins with that
 * row (its header); 0 when it is of something else. Whether that is told by rows
 * which stand alone, and by no name. */
int table_level(const struct unit *header, size_t rows, bool *grouped);

/* The same, with what each column holds; below an objective (`above` its level,
 * else 0) a column 目标 is what is to be reached. *headless: the header is a row
 * like the others. */
int table_columns(const struct unit *header, size_t rows, int above,
	struct columns *columns, bool *headless);

/* Two columns, of labels and of what they say: read from left to right. */
bool table_is_turned(const struct unit *header, size_t rows);

#endif
