/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_H
#define APP_ARCHIVE_H

/*
 * Closed cycles of years ago, put away in a file of their own: a plan file with
 * those cycles, all that lies in them, and what they lie in by name and days.
 * It is read, and read in again, as any plan file; ids are the same, so links
 * from and to what stayed hold again. Week notes and health metrics stay.
 */

#include "app/output.h"
#include "app/session.h"

struct archive {
	const uint32_t *cycles; /* with what lies in each; all are closed */
	size_t count;
	struct output output;
};

/* What the file is called when nobody says: "archive-2021-Q3.yaml" by the span of
 * the cycles; caller frees. */
char *archive_name(
	const struct plan *plan, const uint32_t *cycles, size_t count);

/* Writes the file where the one door for files allows it, and then takes the
 * cycles out of the plan as one change; *taken gets how many. When the file
 * cannot be written the plan stays as it was. Refused when one is not closed. */
bool archive_cycles(struct session *session, const struct archive *archive,
	size_t *taken, struct err *err);

#endif
