/* SPDX-License-Identifier: MIT */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

/*
 * A file on its way into a plan: first read by itself, which needs no plan
 * and may refuse the file, then brought in as one change.
 */

#include "app/session.h"
#include "format/format.h"
#include "model/check.h"
#include "model/merge.h"

struct import {
	const char *name;	     /* of the file, as the history has it */
	const struct format *format; /* that it is in */
	uint32_t cycle; /* for what the file puts in none; 0: the current */
	bool dry_run;	/* store nothing */
	bool replace;	/* the plan, or that cycle, becomes what it says */
	bool open;	/* leave cycles that are over open; edit_close_past */
	int closed;	/* how many were not left so */
	/* The file is of our own form: what breaks a rule is refused; else it
	 * goes into notes, and this is told (check_settle; NULL: nobody). */
	bool own;
	check_found *settled;
	check_found *ends; /* told what serves something that is not there */
	/* Told the change, with the plan as it still is. May be NULL. */
	void (*prepared)(void *context, const struct plan *plan,
		const struct change *change);
	/* Told what the plan has and the file does not say, as in
	 * merge_options. May be NULL. */
	void (*missing)(
		void *context, enum record record, uint32_t id, int field);
	void *context;
	/* Where the change is left when it is to be stored with others by
	 * import_store: until then the plan in memory alone has it. NULL: it is
	 * stored at once. */
	struct change *kept;
	struct plan from;	    /* what the file says */
	struct merge_counts counts; /* of the last import_merge */
};

/* Reads the file; false when the file or a line of it was refused, which the
 * reporter was told. import_fini in either case. */
bool import_read(struct import *import, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
void import_fini(struct import *import);

/* Merges what was read, after a backup. In a dry run only the plan in memory
 * has it then, so that the next file finds it there. */
bool import_merge(
	struct import *import, struct session *session, struct err *err);

/* Stores so many changes that were kept as one, after a backup. *closed gets
 * how many cycles that are over it closed; NULL leaves them open. */
bool import_store(struct session *session, const struct change *changes,
	size_t count, int *closed, struct err *err);

#endif
