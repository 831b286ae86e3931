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

enum store_flag {
	STORE_CREATE = 1 << 0,	 /* make the file (0600) when it is not there */
	STORE_READONLY = 1 << 1, /* never write, whatever the file allows */
};

/* Opens the plan at `path` and brings its schema up to date (a backup goes
 * to `backups` first; NULL: beside the file). Refuses, and leaves alone, what
 * is not a plan, is newer, is not ours to use. A file or folder that cannot
 * be written is opened for reading. NULL on failure; the caller closes. */
struct store *store_open(
	const char *path, unsigned flags, const char *backups, struct err *err);
void store_close(struct store *store); /* accepts NULL */

bool store_readonly(const struct store *store);
const char *store_path(const struct store *store);

/* Reads everything into an empty plan (plan_init first). */
bool store_load(struct store *store, struct plan *plan, struct err *err);

/* Writes the change and its journal row, every edit only where the file
 * still holds the before-value; otherwise ERR_CONFLICT. `at` is seconds since
 * 1970 for the journal. Waits up to five seconds for another program. */
bool store_commit(struct store *store, const struct change *change, int64_t at,
	struct err *err);

/* Whether another program has written since the last load or commit. */
bool store_changed(struct store *store);

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

/* Calls `each` for the journal's rows, newest first, those whose edits name
 * the record (id 0: all of them), until it returns false. */
bool store_history(struct store *store, enum record record, uint32_t id,
	bool (*each)(void *context, const struct journal_row *row),
	void *context, struct err *err);

/* Copies the open plan by SQLite's backup API to `path`: 0600, checked,
 * synced, renamed into place. */
bool store_backup(struct store *store, const char *path, struct err *err);

/* The dated backup that goes before the first change of a day, an import, a
 * migration or a restore; older ones are thinned (7 daily, 8 weekly, 24
 * monthly; all of before migrations). `why` is part of the name: "daily",
 * "import". */
bool store_backup_dated(struct store *store, const char *folder, int32_t today,
	const char *why, struct err *err);

/* Replaces the content of the open plan by that of the plan at `from`, in one
 * transaction: another program that has it open sees the change. */
bool store_restore(struct store *store, const char *from, struct err *err);

/* integrity_check, foreign_key_check, the schema's fingerprint and every
 * row's checksum. Calls `found` for each problem; true when the check could
 * be done, whatever it found. */
bool store_check(struct store *store,
	void (*found)(void *context, const char *what), void *context,
	struct err *err);

/* Copies what can be read of a damaged file into a new plan at `to`, which
 * must not exist; counts of rows saved and lost. */
bool store_rescue(const char *path, const char *to, int *saved, int *lost,
	struct err *err);

#endif
