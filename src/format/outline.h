/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_OUTLINE_H
#define FORMAT_OUTLINE_H

/* A plan as the lines people keep in a text file; see outline.c. */

#include "base/str.h"
#include "format/format.h"

bool outline_read(struct plan *plan, const char *text, size_t length,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
bool outline_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

/* Adds a node as one line that reads back as it is: "KR2:title  5/10". With
 * `all` it says also what there is not, so that nothing at the end of the title can be
 * taken for it. */
void outline_line(
	struct str *out, const struct node *node, int number, bool all);

/* Whether there are lines with labels. */
bool outline_is(const char *text, size_t length);

#endif
