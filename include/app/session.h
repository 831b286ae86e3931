/* SPDX-License-Identifier: MIT */
#ifndef APP_SESSION_H
#define APP_SESSION_H

/*
 * One open plan: the file and the memory in step. session_do, session_undo
 * and session_redo are the only ways to alter either. Today's date comes in
 * once, from the clock or --today.
 */

#include "app/config.h"
#include "app/own.h"
#include "base/err.h"
#include "base/str.h"
#include "model/change.h"

struct store;
struct store_ahead;
struct store_progress;

/* How often the title or the target of each node was changed after it was made,
 * as far as the journal was read. */
struct revisions {
	uint16_t *counts; /* by node id */
	uint32_t limit;	  /* of those */
	int64_t read;	  /* the last row that is counted in */
};

struct session {
	struct plan plan;
	struct store *store;
	struct config config;
	char *path;    /* of the plan file */
	char *backups; /* folder; NULL when it cannot be made out */
	int32_t today;
	unsigned
		version; /* counts what may have altered the plan, or the day */
	bool today_fixed;  /* by --today: the clock is not asked again */
	int32_t backed_up; /* the day whose backup was made, or tried */
	int32_t ahead_of;  /* the day for which it was begun ahead */
	struct store_ahead *ahead; /* that may still be in the making */
	bool unkept;		   /* a plan that goes away: no backups */
	bool stored;		   /* a change was */
	bool unsynced;		   /* since sync_after */
	char *shown_as; /* another's plan, by its name: it is only shown; NULL */
	/* What may be said of that goes on to its own file by this; without a
	 * change it tells whether it could. NULL: nothing may. */
	bool (*say)(
		void *context, const struct change *change, struct err *err);
	void *say_context;
	const struct elsewhere
		*elsewhere; /* the others of its folder, or NULL */
	uint32_t place;	    /* of its own file there, or 0 */
	struct str remarks, label;
	struct revisions revisions;
	struct hooks hooks;		 /* that may still run */
	struct store_progress *checking; /* NULL: not begun */
};

/* So often something is tried when another program keeps being faster. */
#define SESSION_TRIES 100

struct session_options {
	const char *path; /* -f; NULL: TENTHS_FILE, else the XDG place */
	int32_t today;	  /* DAY_NONE: the clock */
	bool create;	  /* make the file when there is none */
};

/* The path the options lead to; caller frees. */
char *session_path(const char *given, struct err *err);

/* Makes the folder of the plan, but only the one that is ours: a folder that the
 * user named is for the user to make. */
bool session_make_home(const char *path, struct err *err);

/* Opens and reads the plan. */
bool session_open(struct session *session,
	const struct session_options *options, struct err *err);
void session_close(struct session *session);

/* The plan is one of a folder whose nodes are known, or (NULL, 0) of none; these
 * are borrowed. */
void session_join(struct session *session, const struct elsewhere *elsewhere,
	uint32_t place);

/* Moves what there is to be told that is no answer to anything, a line each, to
 * *out; false when there is nothing. */
bool session_take_remarks(struct session *session, struct str *out);
void session_remark(struct session *session, const char *text);

/* What the plan is called: another's by whose it is, a sample so, the own one by
 * its file. */
const char *session_name(const struct session *session);

/* Whether a change is in the file without the disk having confirmed it. */
bool session_unconfirmed(const struct session *session);

/* The plan's own id. */
uint64_t session_uid(const struct session *session);

/* Asked while another program has the file locked, with how long it has been in
 * milliseconds; waits a little itself, false gives up. */
void session_on_wait(struct session *session,
	bool (*wait)(void *context, int64_t waited), void *context);

/* The backup that goes before what alters much. A plan without anything in it
 * needs none. */
bool session_back_up(struct session *session, const char *why, struct err *err);

/* Begins the backup of the day before the first change asks for it, so that this
 * need not wait; does nothing where it was begun, or is not needed. */
void session_back_up_ahead(struct session *session);

/* Looks at the next rows of the file, a little at a time, for when nobody is
 * waiting: false when all were looked at. What is damaged goes to the remarks. */
bool session_check_some(struct session *session);

/* Whether another program has the file locked just now. */
bool session_is_locked(struct session *session);

/* Writes what is in memory as a new plan, which needs nothing of the file. */
bool session_save(struct session *session, const char *path, bool replace,
	struct err *err);

/* The cycle of that name, span or day (query_cycle). */
bool session_find_cycle(struct session *session, const char *name,
	uint32_t *cycle, struct err *err);

/* Stores the change, then applies it. On false nothing has moved. With
 * ERR_CONFLICT the plan has been read again, so a retry sees what is there. An
 * empty change is true and writes nothing. */
bool session_do(
	struct session *session, const struct change *change, struct err *err);

/* The same for a change in which two sides come together: rules that each of them
 * keeps may be broken by both, which is told and not refused. */
bool session_merge(
	struct session *session, const struct change *change, struct err *err);

/* Stores a change that the plan in memory has already, prepared on a session
 * that nothing else was done with. On false the plan has been read again. */
bool session_keep(
	struct session *session, const struct change *change, struct err *err);

/* Prepares several changes, each on the plan as those before it leave it, as one:
 * *all is what session_do then does, the plan is as it was. They alter records, but
 * make none. false as soon as one is refused. */
struct preparing {
	size_t count;
	bool (*prepare)(void *context, size_t i, struct change *change,
		struct err *err);
	void *context;
};
bool session_prepare_each(struct session *session, const struct preparing *each,
	struct change *all, struct err *err);

/* Adds to the change what follows from it and who made it (edit_follow,
 * edit_author). Asked last, before session_do. */
void session_follow(struct session *session, struct change *change);

/* Whether changes can be stored; refused with the reason where the file can
 * only be read. */
bool session_writable(const struct session *session, struct err *err);

/* Whether comments can: of another's plan they go to its own file. */
bool session_sayable(const struct session *session, struct err *err);

/* Waits for the hooks that were started. */
void session_wait_hooks(struct session *session);

/* Takes the last change back, or does it again; `label` gets what it was.
 * false with ERR_INPUT "nothing to undo" at the end. */
bool session_undo(struct session *session, struct str *label, struct err *err);
bool session_redo(struct session *session, struct str *label, struct err *err);

/* Reads the plan again when another program has written it or put another file
 * in its place; *changed tells. Borrowed pointers into the plan are dead then,
 * ids stay. Waits for nothing. false when there is no file any more or it
 * cannot be read: memory is as it was. */
bool session_refresh(struct session *session, bool *changed, struct err *err);

/* What happened once: a change, or one edit of it. Borrowed. */
struct happened {
	int64_t at; /* seconds since 1970 */
	bool undone;
	const char *label;
	const char *by;		 /* NULL: not known */
	const struct edit *edit; /* NULL: all of the change */
};
/* Who is told, until it returns false. */
struct listener {
	bool (*heard)(void *context, const struct happened *happened);
	void *context;
};

/* Each edit of a record, newest first. */
bool session_history(struct session *session, enum record record, uint32_t id,
	struct listener listener, struct err *err);
/* Each change there was, newest first. */
bool session_changes(
	struct session *session, struct listener listener, struct err *err);

/* Counts on in the revisions, some of the journal at a time; true when there may
 * be more. */
bool session_count_revisions(struct session *session);

/* How often the title or the target was changed after it was made, as far as
 * that was counted. */
int session_revisions(const struct session *session, uint32_t node);

#endif
