/* SPDX-License-Identifier: MIT */
#ifndef APP_CARE_H
#define APP_CARE_H

/*
 * Looking after a plan file as a whole: copies, putting one back, checking, and
 * saving what can be read of a damaged one.
 */

#include "app/session.h"

/* Copies the open plan to `path`, or (NULL) to today's file in the backups
 * folder. *made gets the path; caller frees. */
bool care_backup(struct session *session, const char *path, char **made,
	struct err *err);

/* Puts the backup `from` in place of the plan that the options name; the plan
 * as it is goes to the backups first. */
bool care_restore(const struct session_options *options, const char *from,
	struct err *err);

/* Calls `found` for everything that is wrong with the open plan's file. */
bool care_check(struct session *session,
	void (*found)(void *context, const char *what), void *context,
	struct err *err);

/* Saves what can be read of the plan the options name to a new file. */
bool care_rescue(const struct session_options *options, const char *to,
	int *saved, int *lost, struct err *err);

/* Names the newest backups there are, at most five, one sentence each. */
void care_list_backups(const struct session_options *options,
	void (*found)(void *context, const char *what), void *context);

#endif
