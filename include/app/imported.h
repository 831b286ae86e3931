/* SPDX-License-Identifier: MIT */
#ifndef APP_IMPORTED_H
#define APP_IMPORTED_H

/* What an import did, in one sentence: "1 cycle, 2 objectives added, 1 record
 * changed; 3 lines as notes". */

#include <stdbool.h>

#include "base/str.h"
#include "model/merge.h"

struct imported {
	const struct merge_counts *counts;
	int deleted;  /* records */
	bool dry_run; /* it only would */
	int kept;     /* lines of a document as notes */
	int left_out; /* lines */
	int doubts;   /* lines that could be nodes, and which: "3, 7" */
	const char *doubt_lines; /* where there are any */
};

/* Adds it to `out`. */
void imported_say(const struct imported *imported, struct str *out);

#endif
