/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DIALECT_TABLE_H
#define FORMAT_DIALECT_TABLE_H

#include <stddef.h>

/* Told each row as Markdown has it, the line below the first one too. */
typedef void dialect_row(
	void *context, const char *row, size_t length, int line);

/* An HTML table as rows. A cell that spans stands once: where it goes on there is
 * an empty one. */
void dialect_table(const char *text, size_t length, int line, dialect_row *tell,
	void *context);

#endif
