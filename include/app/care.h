/* SPDX-License-Identifier: MIT */
#ifndef APP_CARE_H
#define APP_CARE_H

/*
 * Looking after a plan file as a whole: copies, putting one back, checking, and
 * saving what can be read of a damaged one.
 */

#include "app/output.h"
#include "app/session.h"

/* Copies the open plan to `path`, where no other file may be unless `replace`,
 * or (NULL) to today's file in the backups folder. *made gets the path; caller
 * frees. */
bool care_backup(struct session *session, const char *path, bool replace,
	char **made, struct err *err);

/* Puts the backup `from` in place of the plan that the options name, or of what
 * is left of it. *kept gets where that is kept: among the backups when it can
 * be opened, else beside the plan; NULL: there was none. Caller frees. */
bool care_restore(const struct session_options *options, const char *from,
	char **kept, struct err *err);

/* Who is told what was found, a sentence at a time. */
struct finder {
	void (*found)(void *context, const char *what);
	void *context;
};

/* Tells of everything that is wrong with the open plan: what is damaged
 * in its file, of which there is nothing if *sound, and the rules it breaks. */
bool care_check(struct session *session, struct finder finder, bool *sound,
	struct err *err);

/* Saves what can be read of the plan the options name to a new file, by its path
 * and whether it may replace another one; without a path it only looks. Tells a
 * line for each table; *whole: nothing was lost or changed. */
bool care_rescue(const struct session_options *options, const struct output *to,
	struct finder finder, bool *whole, struct err *err);

/* Names the newest backups of that plan, at most five, one sentence each. */
void care_list_backups(
	const struct session_options *options, struct finder finder);

#endif
