/* SPDX-License-Identifier: MIT */
/* The journal: what undo and redo take, and what was done to a record. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "store_private.h"

void
journal_row_fini(struct journal_row *row)
{
	free(row->label);
	free(row->edits);
	memset(row, 0, sizeof *row);
}

static char *
column_text(sqlite3_stmt *statement, int column)
{
	char *text = (char *)sqlite3_column_text(statement, column);

	return text ? text : "";
}

/* Its texts are the statement's. */
static struct journal_row
row_at(sqlite3_stmt *statement)
{
	return (struct journal_row){.id = sqlite3_column_int64(statement, 0),
		.at = sqlite3_column_int64(statement, 1),
		.undone = sqlite3_column_int(statement, 2) != 0,
		.label = column_text(statement, 3),
		.edits = column_text(statement, 4)};
}

/* What is taken back or done again has to be what was once done. */
static bool
row_sound(struct store *store, sqlite3_stmt *statement, struct err *err)
{
	int64_t id = sqlite3_column_int64(statement, 0);

	if (sql_journal_sum(statement) == sqlite3_column_int64(statement, 5))
		return true;
	return err_set(err, ERR_STORE,
		_("%s: entry %" PRId64 " of the history is damaged, so it is "
		  "left alone; run tenths doctor"),
		store->path, id);
}

static bool
first_row(struct store *store, enum query query, struct journal_row *row,
	struct err *err)
{
	sqlite3_stmt *statement = sql_query(&store->sql, query, err);
	bool ok;
	int code;

	if (!statement)
		return false;
	code = sqlite3_step(statement);
	ok = code == SQLITE_ROW && row_sound(store, statement, err);
	if (ok) {
		*row = row_at(statement);
		row->label = base_strdup(row->label);
		row->edits = base_strdup(row->edits);
	} else if (code != SQLITE_ROW && code != SQLITE_DONE)
		sql_failed(&store->sql, err);
	sqlite3_reset(statement);
	return ok;
}

bool
store_undoable(struct store *store, struct journal_row *row, struct err *err)
{
	return first_row(store, QUERY_JOURNAL_UNDOABLE, row, err);
}

bool
store_redoable(struct store *store, struct journal_row *row, struct err *err)
{
	return first_row(store, QUERY_JOURNAL_REDOABLE, row, err);
}

bool
store_history(struct store *store,
	bool (*each)(void *context, const struct journal_row *row),
	void *context, struct err *err)
{
	sqlite3_stmt *statement =
		sql_query(&store->sql, QUERY_JOURNAL_ALL, err);
	struct journal_row row;
	bool more = true;
	int code = SQLITE_DONE;

	if (!statement)
		return false;
	while (more && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		row = row_at(statement);
		more = each(context, &row);
	}
	if (more && code != SQLITE_DONE)
		sql_failed(&store->sql, err);
	sqlite3_reset(statement);
	return !more || code == SQLITE_DONE;
}

bool
store_journal_after(struct store *store, int64_t after,
	bool (*each)(void *context, int64_t id, const char *edits),
	void *context, struct err *err)
{
	sqlite3_stmt *statement =
		sql_query(&store->sql, QUERY_JOURNAL_AFTER, err);
	bool more = true;
	int code = SQLITE_DONE;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, after);
	while (more && (code = sqlite3_step(statement)) == SQLITE_ROW)
		more = each(context, sqlite3_column_int64(statement, 0),
			column_text(statement, 1));
	if (more && code != SQLITE_DONE)
		sql_failed(&store->sql, err);
	sqlite3_reset(statement);
	return !more || code == SQLITE_DONE;
}
