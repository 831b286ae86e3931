/* SPDX-License-Identifier: MIT */
#include "sql.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "file.h"
#include "sum.h"

#define BUSY_MS 10000 /* the longest wait for another program */
#define ASK_MS 200    /* before that nobody is asked whether to wait */

static const char *const queries[QUERY_COUNT] = {
	[QUERY_BEGIN] = "BEGIN",
	[QUERY_BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[QUERY_COMMIT] = "COMMIT",
	[QUERY_ROLLBACK] = "ROLLBACK",
	/* Above every one that was used; numbers that we never come to count
	 * for nothing. */
	[QUERY_JOURNAL_LAST] =
		"SELECT max(coalesce((SELECT max(id) FROM journal"
		" WHERE id < 9007199254740992), 0),"
		" coalesce((SELECT max(seq) FROM sqlite_sequence"
		" WHERE name = 'journal' AND typeof(seq) = 'integer'"
		" AND seq < 9007199254740992), 0))",
	[QUERY_JOURNAL_APPEND] =
		"INSERT INTO journal(id, at, state, label, edits, sum)"
		" VALUES (?1, ?2, ?6, ?3, ?4, ?5)",
	/* What was undone cannot be redone once something new was done; it
	 * stays in the history. */
	[QUERY_JOURNAL_ABANDON] =
		"UPDATE journal SET state = 2,"
		" sum = (sum + ?1) & 281474976710655 WHERE state = 1",
	[QUERY_JOURNAL_UNDOABLE] = "SELECT " JOURNAL_COLUMNS " FROM journal"
				   " WHERE state = 0 ORDER BY id DESC LIMIT 1",
	[QUERY_JOURNAL_REDOABLE] = "SELECT " JOURNAL_COLUMNS " FROM journal"
				   " WHERE state = 1 ORDER BY id LIMIT 1",
	[QUERY_JOURNAL_TURN] =
		"UPDATE journal SET state = ?3, edits = ?4, sum = ?5"
		" WHERE id = ?1 AND state = ?2",
	[QUERY_JOURNAL_ALL] = "SELECT " JOURNAL_COLUMNS " FROM journal"
			      " ORDER BY id DESC",
	[QUERY_JOURNAL_AFTER] = "SELECT id, edits FROM journal"
				" WHERE state = 0 AND id > ?1"
				" ORDER BY id",
	[QUERY_DATA_VERSION] = "PRAGMA data_version",
	[QUERY_SYNC_BASE] = "SELECT base, sum FROM sync WHERE file = ?1",
	[QUERY_SYNC_KEEP] = "INSERT INTO sync(file, base, sum)"
			    " VALUES (?1, ?2, ?3) ON CONFLICT(file) DO UPDATE"
			    " SET base = excluded.base, sum = excluded.sum",
};

/* Waits a little, and not as long as everybody else does: many writers then
 * come one after the other instead of all at once. */
static void
nap(int tries)
{
	unsigned char dice;
	int most = tries < 5 ? 2 << tries : 50;

	sqlite3_randomness(sizeof dice, &dice);
	sqlite3_sleep(1 + dice % most);
}

/* SQLite asks what to do about a lock; 0 gives up. */
static int
busy(void *context, int tries)
{
	struct sql *sql = context;
	int64_t waited;

	if (tries == 0)
		sql->waiting_since = clock_ms();
	waited = clock_ms() - sql->waiting_since;
	if (waited >= BUSY_MS)
		return 0;
	if (sql->wait && sql->wait->wait && waited >= ASK_MS)
		return sql->wait->wait(sql->wait->context, waited);
	nap(tries);
	return 1;
}

void
sql_wait(struct sql *sql, const struct store_wait *wait)
{
	sql->wait = wait;
	sqlite3_busy_handler(sql->db, busy, sql);
}

bool
sql_is_busy(const struct sql *sql)
{
	int code = sql->db ? sqlite3_errcode(sql->db) & 0xff : SQLITE_OK;

	return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

bool
sql_is_broken(const struct sql *sql)
{
	return sql->failed == SQLITE_IOERR || sql->failed == SQLITE_CORRUPT ||
		sql->failed == SQLITE_FULL || sql->failed == SQLITE_CANTOPEN;
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

/* How much a copy in memory may take. */
#define MEMORY_MAX (INT64_C(16) << 30)

/* The folder may be reached by a link; NOFOLLOW, which is about the file, would
 * refuse that as well. Caller frees. */
static char *
without_links(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = fs_folder(path), *real = realpath(folder, NULL);
	char *whole = real ? fs_join(real, slash ? slash + 1 : path)
			   : base_strdup(path);

	free(real);
	free(folder);
	return whole;
}

static int
open_database(struct sql *sql, const char *path, enum sql_mode mode)
{
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
		SQLITE_OPEN_NOMUTEX;
	sqlite3_int64 limit = MEMORY_MAX;
	char *place =
		mode == SQL_MEMORY ? base_strdup("copy") : without_links(path);
	int code;

	if (mode == SQL_WRITE)
		flags |= SQLITE_OPEN_READWRITE;
	else if (mode == SQL_READ)
		flags |= SQLITE_OPEN_READONLY;
	else
		flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	code = sqlite3_open_v2(
		place, &sql->db, flags, mode == SQL_MEMORY ? "memdb" : NULL);
	free(place);
	if (code == SQLITE_OK && mode == SQL_MEMORY)
		sqlite3_file_control(
			sql->db, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit);
	return code;
}

bool
sql_open(struct sql *sql, const char *path, enum sql_mode mode, struct err *err)
{
	memset(sql, 0, sizeof *sql);
	if (mode != SQL_MEMORY && !file_beside(path, err))
		return false;
	if (open_database(sql, path, mode) != SQLITE_OK) {
		if (sql->db)
			sql_failed(sql, err);
		else
			err_set(err, ERR_SYSTEM, _("out of memory"));
		sql_close(sql);
		return false;
	}
	set_limits(sql->db);
	sql_wait(sql, NULL);
	if (mode == SQL_MEMORY || set_pragmas(sql, mode, err))
		return true;
	sql_close(sql);
	return false;
}

bool
sql_copy(struct sql *from, struct sql *to, struct err *err)
{
	sqlite3_backup *backup =
		sqlite3_backup_init(to->db, "main", from->db, "main");
	int code;

	if (!backup)
		return sql_failed(to, err);
	do
		code = sqlite3_backup_step(backup, -1);
	while (code == SQLITE_OK);
	code = sqlite3_backup_finish(backup);
	/* Which of the two failed only the code of the source tells. */
	if (code != SQLITE_OK && sqlite3_errcode(from->db) != SQLITE_OK)
		return sql_failed(from, err);
	return code == SQLITE_OK || sql_failed(to, err);
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
		for (i = 0; i < SQL_INSERTS; i++)
			sqlite3_finalize(sql->inserts[record][i].statement);
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
	if (!sql->db) {
		sql_failed(sql, err);
		return NULL;
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

static_assert(NODE_FIELDS <= FIELDS_MOST, "each field of a record is a bit");

static void
add_insert(struct str *text, enum record record, uint64_t fields, int rows)
{
	const struct record_type *type = &record_types[record];
	size_t i, count = 0;
	int row;

	str_addf(text, "INSERT INTO %s(id, sum", type->name);
	for (i = 0; i < type->field_count; i++)
		if (fields >> i & 1) {
			str_addf(text, ", \"%s\"", type->fields[i].name);
			count++;
		}
	str_add(text, ") VALUES ");
	for (row = 0; row < rows; row++) {
		str_add(text, row ? ", (?, ?" : "(?, ?");
		str_add_repeat(text, ", ?", count);
		str_add(text, ")");
	}
}

sqlite3_stmt *
sql_insert(struct sql *sql, enum record record, uint64_t fields, int rows,
	struct err *err)
{
	struct str text = {0};
	sqlite3_stmt **slot;
	size_t i;

	for (i = 0; i < SQL_INSERTS; i++)
		if (sql->inserts[record][i].fields == fields &&
			sql->inserts[record][i].rows == rows &&
			sql->inserts[record][i].statement)
			return prepared(sql, &sql->inserts[record][i].statement,
				NULL, err);
	i = sql->next_insert[record]++ % SQL_INSERTS;
	slot = &sql->inserts[record][i].statement;
	sqlite3_finalize(*slot);
	*slot = NULL;
	sql->inserts[record][i].fields = fields;
	sql->inserts[record][i].rows = rows;
	add_insert(&text, record, fields, rows);
	prepared(sql, slot, str_text(&text), err);
	str_fini(&text);
	return *slot;
}

int
sql_bind_row(sqlite3_stmt *statement, int at, const struct sql_row *row)
{
	int64_t sum = sum_id(row->record, row->id);
	uint64_t fields = row->fields;
	int sum_at = at + 1, field;

	sqlite3_bind_int64(statement, at, row->id);
	at += 2;
	for (field = 0; fields; field++, fields >>= 1) {
		if (!(fields & 1))
			continue;
		sql_bind(statement, at++, row->values[field]);
		sum += sum_field(row->record, field, row->values[field]);
	}
	sqlite3_bind_int64(statement, sum_at, sum & SUM_MASK);
	return at;
}

sqlite3_stmt *
sql_delete(struct sql *sql, enum record record, struct err *err)
{
	struct str text = {0};

	if (!sql->deletes[record])
		str_addf(&text, "DELETE FROM %s WHERE id = ?1 AND sum = ?2",
			record_types[record].name);
	prepared(sql, &sql->deletes[record], str_text(&text), err);
	str_fini(&text);
	return sql->deletes[record];
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
	/* Looked up once; nobody else has the connection. */
	sqlite3_value *found = sqlite3_column_value(statement, column);
	const char *text;

	switch (sqlite3_value_type(found)) {
	case SQLITE_INTEGER:
		return value_number(sqlite3_value_int64(found));
	case SQLITE_TEXT:
		/* Of a damaged page there may be none to be had. */
		text = (const char *)sqlite3_value_text(found);
		return text ? value_text(text) : value_none();
	default:
		return value_none();
	}
}

int64_t
sql_journal_sum(sqlite3_stmt *statement)
{
	return sum_journal(sqlite3_column_int64(statement, 0),
		sqlite3_column_int64(statement, 1),
		sqlite3_column_int64(statement, 2),
		(const char *)sqlite3_column_text(statement, 3),
		(const char *)sqlite3_column_text(statement, 4));
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
	return (sql->db &&
		       sqlite3_exec(sql->db, text, NULL, NULL, NULL) ==
			       SQLITE_OK) ||
		sql_failed(sql, err);
}

bool
sql_execf(struct sql *sql, const char *format, ...)
{
	char text[400];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return sql_exec(sql, text, NULL);
}

bool
sql_number(struct sql *sql, const char *text, int64_t *number, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	bool ok = sql->db &&
		sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL) ==
			SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW;

	if (ok)
		*number = sqlite3_column_int64(statement, 0);
	else
		sql_failed(sql, err);
	sqlite3_finalize(statement);
	return ok;
}

/* Of what fails while it writes and syncs the journal, SQLite keeps no number. */
static bool
commit(struct sql *sql, struct err *err)
{
	sqlite3_stmt *statement = sql_query(sql, QUERY_COMMIT, err);
	int code;

	if (!statement)
		return false;
	errno = 0;
	code = sqlite3_step(statement);
	sql->number = errno;
	if (code != SQLITE_DONE)
		sql_failed(sql, err);
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool
sql_finish(struct sql *sql, bool ok, struct err *err)
{
	int failed, extended;

	if (ok && commit(sql, err))
		return true;
	/* SQLite may have rolled back by itself after a serious error. */
	failed = sql->failed;
	extended = sql->extended;
	if (sql->db && !sqlite3_get_autocommit(sql->db))
		sql_run(sql, QUERY_ROLLBACK, NULL);
	sql->failed = failed;
	sql->extended = extended;
	return false;
}
