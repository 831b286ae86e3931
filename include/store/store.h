/* SPDX-License-Identifier: MIT */
#ifndef STORE_STORE_H
#define STORE_STORE_H

/*
 * The plan file: SQLite, opened, written and backed up as design/safety.md
 * says. Everything it does happens inside one transaction a call: when a call
 * returns false, the file is as it was. It prepares nothing and decides
 * nothing about OKRs.
 */

#include "base/err.h"
#include "base/str.h"
#include "model/change.h"

struct store; /* opaque; see src/store/store.c */
struct store_ahead;

enum store_flag {
	STORE_CREATE = 1 << 0,	 /* make the file (0600) when it is not there */
	STORE_READONLY = 1 << 1, /* never write, whatever the file allows */
};

/* Opens the plan at `path`, whatever state a kill has left it in, and brings its
 * schema up to date (a backup goes to `backups` first; NULL: beside the
 * file). Refuses, and leaves alone, what is not a plan, is newer, is not ours
 * to use, or is empty though there are backups of it. A file or folder that
 * cannot be written is opened for reading. NULL on failure; the caller
 * closes. */
struct store *store_open(
	const char *path, unsigned flags, const char *backups, struct err *err);
void store_close(struct store *store); /* accepts NULL */

/* Moves what was found, put right or could not be confirmed since it was last
 * asked to *out, a line each; false when there was nothing. */
bool store_take_remarks(struct store *store, struct str *out);

/* While another program has the file locked: asked again and again, with how
 * long it has been, in milliseconds. It waits a little itself and returns
 * false to give up. */
struct store_wait {
	bool (*wait)(void *context, int64_t waited);
	void *context;
};
void store_on_wait(struct store *store, const struct store_wait *wait);

/* Which plan the file holds; a copy of it has the same. */
uint64_t store_uid(const struct store *store);

/* What tells the plans apart for which something is kept outside of them: the
 * file's name, where it stands, which plan it is. Part of a file name; caller
 * frees. */
char *store_key(const struct store *store);

bool store_readonly(const struct store *store);
const char *store_path(const struct store *store);

/* Reads everything into an empty plan (plan_init first), which is what memory holds
 * from then on: changes are made from it, and what other programs write later is
 * told apart from it. */
bool store_load(struct store *store, struct plan *plan, struct err *err);

/* The same beside what memory holds, to look at: what others wrote since that was
 * loaded stays to be seen. */
bool store_copy(struct store *store, struct plan *plan, struct err *err);

/* Whether a change was stored that the disk did not confirm: it is in the file,
 * but may not outlive a power cut. */
bool store_unconfirmed(const struct store *store);

/* Writes what store_load put right in memory, as an entry of the history that cannot
 * be taken back; true when there was nothing. store_commit does so by itself. */
bool store_repair(struct store *store, int64_t at, struct err *err);

/* Writes the change and its journal row, every edit only where the file
 * still holds the before-value; otherwise ERR_CONFLICT. `at` is seconds since
 * 1970 for the journal. Waits up to ten seconds for another program, then
 * ERR_BUSY. */
bool store_commit(struct store *store, const struct change *change, int64_t at,
	struct err *err);

/* Whether another program has written since the last load or commit. */
bool store_changed(struct store *store);

enum store_news {
	STORE_SAME,
	STORE_WRITTEN,	/* by another program */
	STORE_REPLACED, /* another file has its name */
	STORE_GONE,	/* no file has it */
	STORE_LOCKED,	/* it cannot be told now */
	STORE_FAILED,
};

/* What became of the file since the last load or commit. Waits for nothing.
 * *err says why it failed or is locked. */
enum store_news store_look(struct store *store, struct err *err);

/* Opens the file that has the name now. On false it is closed, and a later
 * call tries again. */
bool store_reopen(struct store *store, struct err *err);

/* One row of the journal. */
struct journal_row {
	int64_t id, at;
	bool undone;
	char *label; /* caller frees by journal_row_fini */
	char *edits; /* for change_decode */
};
void journal_row_fini(struct journal_row *row);

/* The change that undo (or redo) would take back (or do again). false with
 * ERR_NONE when there is none. */
bool store_undoable(
	struct store *store, struct journal_row *row, struct err *err);
bool store_redoable(
	struct store *store, struct journal_row *row, struct err *err);

/* Writes `change` (the inverse for undo, the change itself for redo) and
 * turns the row's state; after an undo the row holds `edits` as given, so that
 * a redo knows what creations held. */
bool store_commit_undo(struct store *store, const struct journal_row *row,
	const struct change *change, struct err *err);

/* Calls `each` for the journal's rows, newest first, until it returns false; their
 * texts are there until then. */
bool store_history(struct store *store,
	bool (*each)(void *context, const struct journal_row *row),
	void *context, struct err *err);

/* Calls `each` for the journal's rows after the row `after` that were not taken
 * back, oldest first, until it returns false. */
bool store_journal_after(struct store *store, int64_t after,
	bool (*each)(void *context, int64_t id, const char *edits),
	void *context, struct err *err);

/* Writes what is in memory as a new plan, without its history: the way out when
 * the file itself is gone. */
bool store_save(const struct plan *plan, const char *path, bool replace,
	struct err *err);

/* Copies the open plan by SQLite's backup API to `path`: 0600, checked, synced,
 * whole or not at all, never over another file unless `replace`. Refuses to
 * copy a damaged plan. */
bool store_backup(
	struct store *store, const char *path, bool replace, struct err *err);

/* The dated backup that goes before the first change of a day, an import, a
 * close, a migration or a restore; older ones are thinned (7 daily, 8 weekly,
 * 24 monthly). `why` is part of the name: "daily", "import". Makes the
 * folder. */
bool store_backup_dated(struct store *store, const char *folder, int32_t today,
	const char *why, struct err *err);

/* The same for the daily one, beforehand and beside what goes on: while it is made
 * nothing is written by `store`, which has to end it first. NULL when there can be
 * none; never mind, the backup is then made when it is due. */
struct store_ahead *store_ahead_begin(
	const struct store *store, const char *folder, int32_t today);
/* Waits until it is made, or has stopped as it is told to; accepts NULL. */
void store_ahead_end(struct store_ahead *ahead, bool stop);

/* What the file of that backup is called; caller frees. */
char *store_backup_path(const struct store *store, const char *folder,
	int32_t today, const char *why);

/* The backups in the folder of the plan that stands, or stood, at `path`, and of
 * no other, the newest first. The caller frees the names and the array. */
size_t store_backups(const char *folder, const char *path, char ***names);

/* Whether the file begins as a plan of ours does, sound or not. */
bool store_is_plan(const char *path);

/* Puts the plan at `from` in place of whatever is at `path`. With `aside` what
 * was there keeps existing under a new name, which *aside gets (NULL: there was
 * nothing; caller frees). Refuses the plan itself, and a copy that is damaged. */
bool store_restore(
	const char *path, const char *from, char **aside, struct err *err);

/* What the plan and a file that it is kept in step with both were when they last
 * were the same, by the file's name. store_base is false, and *out empty, when
 * there is nothing, or nothing that can be relied on. */
bool store_base(struct store *store, const char *file, struct str *out);
bool store_keep_base(struct store *store, const char *file, const char *text,
	struct err *err);

/* The next commit keeps it in its own transaction: both are there, or neither. The
 * texts are borrowed until then; NULL for both: not any more. */
void store_base_with_next(
	struct store *store, const char *file, const char *text);

/* integrity_check, foreign_key_check, the schema's fingerprint and every
 * row's checksum. Calls `found` for each problem; true when the check could
 * be done, whatever it found. */
bool store_check(struct store *store,
	void (*found)(void *context, const char *what), void *context,
	struct err *err);

/* How far a check of the rows has come; zero bytes begin it. */
struct store_progress {
	enum record record; /* RECORD_COUNT: the history */
	int64_t above;	    /* the id it goes on behind */
	bool done;
};

/* The sums of the next so many rows, for times when nobody is waiting. true when
 * it could be looked, whatever was found. */
bool store_check_some(struct store *store, struct store_progress *progress,
	int rows, void (*found)(void *context, const char *what),
	void *context);

/* What became of the rows of a damaged file. */
struct rescued {
	struct {
		int saved;	    /* as they were written */
		int doubtful;	    /* with something changed in them */
		int lost;	    /* as far as it can be told */
	} tables[RECORD_COUNT + 1]; /* the last is the history */
	int lost_pages;		    /* that cannot be read or are not there */
	int broken_rows;
};

/* Reads the file page by page, whatever is wrong with it, and writes what can be
 * saved, if anything, as a new plan at `to` (NULL: only counts), over another file
 * only with `replace`. Where a row is lost that others belong to, one stands for it. True
 * when the file could be read, whatever came of it. */
bool store_rescue(const char *path, const char *to, bool replace,
	struct rescued *rescued, struct err *err);

#endif
