/* SPDX-License-Identifier: MIT */
#ifndef CLI_CHECKIN_ENTRY_H
#define CLI_CHECKIN_ENTRY_H

/* A check-in as options or answers say it, on its way into a change. */

#include "cli_private.h"
#include "model/edit.h"

struct entry {
	struct checkin_values values; /* its texts are those below */
	char *note, *blocker, *why;
};

/* Nothing said yet, and the day is today. */
void checkin_entry_init(struct entry *entry, const struct cli *cli);
void checkin_entry_fini(struct entry *entry);

/* The progress, or the current value where there is a metric. */
bool checkin_entry_value(struct cli *cli, const struct node *node,
	const char *word, struct checkin_values *values, struct err *err);

/* Adds it as the check-in of a key result; the status that is not said is the
 * suggested one. */
bool checkin_entry_add(struct cli *cli, uint32_t id, const struct entry *entry,
	struct change *change, struct err *err);

#endif
