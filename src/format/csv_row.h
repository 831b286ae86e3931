/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_CSV_ROW_H
#define FORMAT_CSV_ROW_H

/* Rows of cells (RFC 4180): separated by commas, semicolons or tabs, quoted
 * where they hold such, lines or quotes. */

#include "base/arena.h"
#include "notation/notation.h"

#define CSV_CELLS 64 /* whose place is known */

struct csv_row {
	const char *at, *end; /* what is still to be read */
	char separator;
	int line; /* the row at hand began in */
	int next_line;
	bool broken;			      /* a quote was not closed */
	const char *begin, *cells[CSV_CELLS]; /* of the row at hand */
};

/* Begins at the first row; finds out the separator. */
void csv_row_init(struct csv_row *row, const char *text, size_t length);

/* Reads one row into at most `most` cells; texts live in the arena or in the
 * file. Empty lines are skipped. false at the end. */
bool csv_row_next(struct csv_row *row, struct arena *arena, struct piece *cells,
	size_t most, size_t *count);

/* Where a cell of the row at hand begins, from 1, columns in bytes. */
void csv_row_place(
	const struct csv_row *row, size_t cell, int *line, int *column);

#endif
