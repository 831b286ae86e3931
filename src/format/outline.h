/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_OUTLINE_H
#define FORMAT_OUTLINE_H

/* A plan as the lines people keep in a text file; see outline.c. */

#include "format/format.h"

bool outline_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
bool outline_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

/* Whether there are lines with labels. */
bool outline_is(const char *text, size_t length);

#endif
