/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

/* The documents people write OKRs in: see markdown.c. */

#include "format/format.h"

bool markdown_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);

/* Whether there are headings, list items or front matter. */
bool markdown_is(const char *text, size_t length);

#endif
