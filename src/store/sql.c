/* SPDX-License-Identifier: MIT */
#include "sql.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"

#define BUSY_MS 5000

static const char *const queries[QUERY_COUNT] = {
	[QUERY_BEGIN] = "BEGIN",
	[QUERY_BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[QUERY_COMMIT] = "COMMIT",
	[QUERY_ROLLBACK] = "ROLLBACK",
	[QUERY_JOURNAL_APPEND] = "INSERT INTO journal(at, state, label, edits)"
				 " VALUES (?1, 0, ?2, ?3)",
	/* What was undone cannot be redone once something new was done; it
	 * stays in the history. */
	[QUERY_JOURNAL_ABANDON] =
		"UPDATE journal SET state = 2 WHERE state = 1",
	[QUERY_JOURNAL_UNDOABLE] =
		"SELECT id, at, state, label, edits FROM journal"
		" WHERE state = 0 ORDER BY id DESC LIMIT 1",
	[QUERY_JOURNAL_REDOABLE] =
		"SELECT id, at, state, label, edits FROM journal"
		" WHERE state = 1 ORDER BY id LIMIT 1",
	[QUERY_JOURNAL_TURN] = "UPDATE journal SET state = ?3, edits = ?4"
			       " WHERE id = ?1 AND state = ?2",
	[QUERY_JOURNAL_ALL] = "SELECT id, at, state, label, edits FROM journal"
			      " ORDER BY id DESC",
	[QUERY_DATA_VERSION] = "PRAGMA data_version",
};

bool
sql_failed(struct sql *sql, struct err *err)
{
	int code = sqlite3_extended_errcode(sql->db);
	const char *file = sqlite3_db_filename(sql->db, NULL);

	if (!file)
		file = "";
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_STORE,
			_("%s: another program has it locked; try again"),
			file);
	case SQLITE_FULL:
		return err_set(err, ERR_STORE,
			_("%s: the disk is full; make room and try again"),
			file);
	case SQLITE_READONLY:
		return err_set(err, ERR_READONLY,
			_("%s: the file cannot be written"), file);
	case SQLITE_CORRUPT:
		return err_set(err, ERR_STORE,
			_("%s: the file is damaged (%s); run tenths doctor"),
			file, sqlite3_errmsg(sql->db));
	case SQLITE_NOTADB:
		return err_set(err, ERR_STORE,
			_("%s: this is not a plan of tenths; nothing was "
			  "changed"),
			file);
	case SQLITE_CONSTRAINT:
		return err_set(err, ERR_CONFLICT,
			_("another program changed the plan at the same time; "
			  "look again and repeat"));
	default:
		return err_set(err, ERR_STORE, "%s: %s", file,
			sqlite3_errmsg(sql->db));
	}
}

/* Pragmas and what they must say once they are set. */
static bool
set_pragmas(struct sql *sql, enum sql_mode mode, struct err *err)
{
	static const struct {
		const char *set, *get;
		int64_t value;
		bool writing;
	} pragmas[] = {
		{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1, false},
		{"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1,
			false},
		{"PRAGMA mmap_size = 0", NULL, 0, false},
		{"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2, false},
		{"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", 3, true},
	};
	int64_t value;
	size_t i;

	for (i = 0; i < sizeof pragmas / sizeof *pragmas; i++) {
		if (pragmas[i].writing && mode != SQL_WRITE)
			continue;
		if (!sql_exec(sql, pragmas[i].set, err))
			return false;
		if (!pragmas[i].get)
			continue;
		if (!sql_number(sql, pragmas[i].get, &value, err))
			return false;
		if (value != pragmas[i].value)
			return err_set(err, ERR_STORE,
				_("SQLite does not take \"%s\""),
				pragmas[i].set);
	}
	return mode != SQL_WRITE ||
		sql_exec(sql, "PRAGMA journal_mode = DELETE", err);
}

static void
set_limits(sqlite3 *db)
{
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
}

bool
sql_open(struct sql *sql, const char *path, enum sql_mode mode, struct err *err)
{
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
		SQLITE_OPEN_NOMUTEX |
		(mode == SQL_WRITE ? SQLITE_OPEN_READWRITE
				   : SQLITE_OPEN_READONLY);

	memset(sql, 0, sizeof *sql);
	if (sqlite3_open_v2(path, &sql->db, flags, NULL) != SQLITE_OK) {
		if (sql->db)
			err_set(err, ERR_STORE, "%s: %s", path,
				sqlite3_errmsg(sql->db));
		else
			err_set(err, ERR_SYSTEM, _("out of memory"));
		sql_close(sql);
		return false;
	}
	set_limits(sql->db);
	sqlite3_busy_timeout(sql->db, BUSY_MS);
	if (set_pragmas(sql, mode, err))
		return true;
	sql_close(sql);
	return false;
}

void
sql_close(struct sql *sql)
{
	size_t record, i;

	for (i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(sql->queries[i]);
	for (record = 0; record < RECORD_COUNT; record++) {
		for (i = 0; sql->updates[record] &&
			i < record_types[record].field_count;
			i++)
			sqlite3_finalize(sql->updates[record][i]);
		free(sql->updates[record]);
		sqlite3_finalize(sql->inserts[record]);
		sqlite3_finalize(sql->deletes[record]);
	}
	sqlite3_close(sql->db);
	memset(sql, 0, sizeof *sql);
}

/* Prepares the text into *slot when that is empty; resets it when not. */
static sqlite3_stmt *
prepared(
	struct sql *sql, sqlite3_stmt **slot, const char *text, struct err *err)
{
	if (*slot) {
		sqlite3_reset(*slot);
		return *slot;
	}
	if (sqlite3_prepare_v3(sql->db, text, -1, SQLITE_PREPARE_PERSISTENT,
		    slot, NULL) != SQLITE_OK)
		sql_failed(sql, err);
	return *slot;
}

sqlite3_stmt *
sql_query(struct sql *sql, enum query query, struct err *err)
{
	return prepared(sql, &sql->queries[query], queries[query], err);
}

sqlite3_stmt *
sql_update(struct sql *sql, enum record record, int field, struct err *err)
{
	const struct record_type *type = &record_types[record];
	const char *name = type->fields[field].name;
	sqlite3_stmt **slots = sql->updates[record], *statement;
	struct str text = {0};

	if (!slots)
		slots = sql->updates[record] =
			base_calloc(type->field_count, sizeof *slots);
	if (!slots[field])
		str_addf(&text,
			"UPDATE %s SET \"%s\" = ?3,"
			" sum = (sum + ?4) & 281474976710655"
			" WHERE id = ?1 AND \"%s\" IS ?2",
			type->name, name, name);
	statement = prepared(sql, &slots[field], str_text(&text), err);
	str_fini(&text);
	return statement;
}

sqlite3_stmt *
sql_insert(struct sql *sql, enum record record, struct err *err)
{
	const struct record_type *type = &record_types[record];
	sqlite3_stmt *statement;
	struct str text = {0};
	size_t i;

	if (!sql->inserts[record]) {
		str_addf(&text, "INSERT INTO %s(id", type->name);
		for (i = 0; i < type->field_count; i++)
			str_addf(&text, ", \"%s\"", type->fields[i].name);
		str_add(&text, ", sum) VALUES (?");
		str_add_repeat(&text, ", ?", type->field_count + 1);
		str_add(&text, ")");
	}
	statement = prepared(sql, &sql->inserts[record], str_text(&text), err);
	str_fini(&text);
	return statement;
}

sqlite3_stmt *
sql_delete(struct sql *sql, enum record record, struct err *err)
{
	sqlite3_stmt *statement;
	struct str text = {0};

	str_addf(&text, "DELETE FROM %s WHERE id = ?1 AND sum = ?2",
		record_types[record].name);
	statement = prepared(sql, &sql->deletes[record], str_text(&text), err);
	str_fini(&text);
	return statement;
}

void
sql_bind(sqlite3_stmt *statement, int at, struct value value)
{
	switch (value.type) {
	case VALUE_NONE:
		sqlite3_bind_null(statement, at);
		break;
	case VALUE_NUMBER:
		sqlite3_bind_int64(statement, at, value.number);
		break;
	case VALUE_TEXT:
		sqlite3_bind_text(statement, at, value.text, -1, SQLITE_STATIC);
		break;
	}
}

struct value
sql_value(sqlite3_stmt *statement, int column)
{
	switch (sqlite3_column_type(statement, column)) {
	case SQLITE_INTEGER:
		return value_number(sqlite3_column_int64(statement, column));
	case SQLITE_TEXT:
		return value_text(
			(const char *)sqlite3_column_text(statement, column));
	default:
		return value_none();
	}
}

bool
sql_step(struct sql *sql, sqlite3_stmt *statement, struct err *err)
{
	int code = sqlite3_step(statement);

	while (code == SQLITE_ROW)
		code = sqlite3_step(statement);
	if (code != SQLITE_DONE)
		sql_failed(sql, err);
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool
sql_run(struct sql *sql, enum query query, struct err *err)
{
	sqlite3_stmt *statement = sql_query(sql, query, err);

	return statement && sql_step(sql, statement, err);
}

bool
sql_exec(struct sql *sql, const char *text, struct err *err)
{
	return sqlite3_exec(sql->db, text, NULL, NULL, NULL) == SQLITE_OK ||
		sql_failed(sql, err);
}

bool
sql_number(struct sql *sql, const char *text, int64_t *number, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	bool ok = sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL) ==
			SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW;

	if (ok)
		*number = sqlite3_column_int64(statement, 0);
	else
		sql_failed(sql, err);
	sqlite3_finalize(statement);
	return ok;
}

bool
sql_finish(struct sql *sql, bool ok, struct err *err)
{
	if (ok && sql_run(sql, QUERY_COMMIT, err))
		return true;
	/* SQLite may have rolled back by itself after a serious error. */
	if (!sqlite3_get_autocommit(sql->db))
		sql_run(sql, QUERY_ROLLBACK, NULL);
	return false;
}
