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
column_copy(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return base_strdup(text ? text : "");
}

static void
read_row(sqlite3_stmt *statement, struct journal_row *row)
{
	row->id = sqlite3_column_int64(statement, 0);
	row->at = sqlite3_column_int64(statement, 1);
	row->undone = sqlite3_column_int(statement, 2) != 0;
	row->label = column_copy(statement, 3);
	row->edits = column_copy(statement, 4);
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
	if (ok)
		read_row(statement, row);
	else if (code != SQLITE_ROW && code != SQLITE_DONE)
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
store_history(struct store *store, enum record record, uint32_t id,
	bool (*each)(void *context, const struct journal_row *row),
	void *context, struct err *err)
{
	sqlite3_stmt *statement =
		sql_query(&store->sql, QUERY_JOURNAL_ALL, err);
	struct journal_row row = {0};
	struct str lines = {0};
	bool more = true;
	int code = SQLITE_DONE;

	if (!statement)
		return false;
	while (more && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		const char *edits =
			(const char *)sqlite3_column_text(statement, 4);

		str_clear(&lines);
		if (id && edits)
			change_lines(edits, record, id, &lines);
		if (id && !lines.length)
			continue;
		read_row(statement, &row);
		more = each(context, &row);
		journal_row_fini(&row);
	}
	if (more && code != SQLITE_DONE)
		sql_failed(&store->sql, err);
	sqlite3_reset(statement);
	str_fini(&lines);
	return !more || code == SQLITE_DONE;
}

bool
store_journal_after(struct store *store, int64_t after, int rows,
	bool (*each)(void *context, int64_t id, const char *edits),
	void *context, struct err *err)
{
	sqlite3_stmt *statement =
		sql_query(&store->sql, QUERY_JOURNAL_AFTER, err);
	const char *edits;
	bool more = true;
	int code = SQLITE_DONE;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, after);
	sqlite3_bind_int(statement, 2, rows);
	while (more && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		edits = (const char *)sqlite3_column_text(statement, 1);
		more = each(context, sqlite3_column_int64(statement, 0),
			edits ? edits : "");
	}
	if (more && code != SQLITE_DONE)
		sql_failed(&store->sql, err);
	sqlite3_reset(statement);
	return !more || code == SQLITE_DONE;
}
