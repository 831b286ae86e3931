/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DIALECT_H
#define FORMAT_DIALECT_H

/*
 * Documents that are not quite Markdown, line by line made into it: headings of
 * org and reStructuredText, bullets and task words of note programs, HTML tables,
 * outlines in fences, plain text that is indented. Lines keep their numbers by a
 * map; nothing is said of what they mean.
 */

#include "base/str.h"

struct dialect {
	struct str text;
	int *lines; /* by line of the text, from 1: the line it came from */
	size_t line_count, line_capacity;
};

/* What the name or the text says it is. */
enum dialect_kind { DIALECT_MARKDOWN, DIALECT_ORG, DIALECT_RST, DIALECT_PLAIN };
enum dialect_kind dialect_of(const char *name, const char *text, size_t length);

/* Turns a text whose first line is `first`. false when there is nothing to
 * turn. dialect_fini in either case. */
bool dialect_turn(struct dialect *dialect, enum dialect_kind kind,
	const char *text, size_t length, int first);
void dialect_fini(struct dialect *dialect);

/* The line that a line of the turned text came from. */
int dialect_line(const struct dialect *dialect, int line);

#endif
