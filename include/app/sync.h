/* SPDX-License-Identifier: MIT */
#ifndef APP_SYNC_H
#define APP_SYNC_H

/*
 * A plan and a file that others write, too, become the same: what both were
 * when they last were the same is kept in the plan, so that what was added,
 * altered and taken away on either side is told apart. The file holds what is
 * shared (the setting `share`); what is private stays where it is.
 */

#include "app/session.h"
#include "model/merge.h"

/* Two texts of a merge that git has begun, borrowed. */
struct sync_sides {
	const struct str *base, *theirs; /* empty: there was none */
};

struct sync {
	const char *path; /* of the file; made when it is not there */
	/* Instead of what the file says and both were; NULL: that. */
	const struct sync_sides *sides;
	int added, changed, gone; /* what the plan got */
	size_t conflicts;	  /* new ones */
	bool plan_changed, file_changed;
};

/* Adds to what *sync says there was to do. On false nothing was altered, but the
 * file may be the newer one already: the next call goes on from there. What another
 * program was faster with is tried again. */
bool sync_file(struct session *session, struct sync *sync, struct err *err);

/* The same, and by git with all who have the repository: commits the file, fetches,
 * merges by field, pushes. The words of a commit are made from what is shared. What
 * cannot be reached is no failure and told in *said, a line each; it goes out with
 * the next one, which also goes on where this one was cut off. */
bool sync_git(struct session *session, struct sync *sync, struct str *said,
	struct err *err);

/* The file of the settings: from the home folder where it says no other. NULL when
 * they name none; caller frees. */
char *sync_setting(const struct config *config);

/* Brings the file of the settings in step after a change, if this plan was in step
 * with it before; what goes wrong is a remark. */
void sync_after(struct session *session);

/* Whether it can be told what is private: what is wrong with the settings could be
 * what keeps something so. */
bool sync_may_show(const struct config *config, struct err *err);

/* Fills an empty plan with what of that one the settings share; likewise. */
bool sync_shown(const struct config *config, const struct plan *plan,
	int32_t today, struct plan *out, struct err *err);

/* Fills an empty plan with what of the session's is shared. Refused when it
 * cannot be told what that is. */
bool sync_shared(
	const struct session *session, struct plan *out, struct err *err);

/* Reads a plan from a text of our own form; `name` is for messages. Refused, and
 * by line, when git left a conflict in it. */
bool sync_read(const char *name, const char *text, size_t length,
	struct plan *out, struct err *err);

/* The plan as such a text; caller frees. NULL on failure. */
char *sync_write(const struct plan *plan, struct err *err);

/* Adds the conflicts of a merge to its change, with those that follow from what
 * was merged: rules that hold on each side and not together. `merged` has the
 * change in it, and gets them, too. */
struct sync_found {
	struct merge_conflict *all;
	size_t count;
};
void sync_found(void *context, const struct merge_conflict *conflict);
size_t sync_note(const struct sync_found *found, const struct plan *plan,
	const struct plan *from, struct change *change, int32_t on);
void sync_found_fini(struct sync_found *found);

#endif
