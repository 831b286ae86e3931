/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

/* Tables of a spreadsheet; see csv.c. */

#include "format/format.h"

bool csv_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
bool csv_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

/* Whether its first line names columns that we know. */
bool csv_is(const char *text, size_t length);

#endif
