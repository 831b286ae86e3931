/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "schema.h"
#include "store_private.h"
#include "sum.h"

static void report(const struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void
report(const struct finding *finding, const char *format, ...)
{
	struct str text = {0};
	va_list args;
	char *line;

	va_start(args, format);
	if (vasprintf(&line, format, args) >= 0) {
		str_add(&text, line);
		free(line);
	}
	va_end(args);
	finding->found(finding->context, str_text(&text));
	str_fini(&text);
}

/* Runs a check of SQLite's; every row of its answer is told. */
static bool
check_rows(struct sql *sql, const char *text,
	void (*tell)(sqlite3_stmt *row, const struct finding *finding),
	const struct finding *finding, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	int code;

	if (sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL) !=
		SQLITE_OK)
		return sql_failed(sql, err);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		tell(statement, finding);
	if (code != SQLITE_DONE)
		report(finding, "%s: %s", text, sqlite3_errmsg(sql->db));
	sqlite3_finalize(statement);
	return true;
}

static void
tell_integrity(sqlite3_stmt *row, const struct finding *finding)
{
	const char *what = (const char *)sqlite3_column_text(row, 0);

	if (what && strcmp(what, "ok") != 0)
		report(finding, "integrity: %s", what);
}

/* A table, the id of its row, and the table that it names a row of. */
static void
tell_reference(sqlite3_stmt *row, const struct finding *finding)
{
	const char *table = (const char *)sqlite3_column_text(row, 0);
	const char *target = (const char *)sqlite3_column_text(row, 2);

	report(finding, _("%s %" PRId64 " names a %s that is not there"),
		table ? table : "", (int64_t)sqlite3_column_int64(row, 1),
		target ? target : "");
}

int64_t
check_sum(sqlite3_stmt *statement, enum record record)
{
	size_t count = record_types[record].field_count, i;
	int64_t id = sqlite3_column_int64(statement, 0);
	int64_t sum = sum_id(record, (uint32_t)id);

	for (i = 0; i < count; i++)
		sum += sum_field(
			record, (int)i, sql_value(statement, (int)i + 1));
	return sum & SUM_MASK;
}

bool
check_row(sqlite3_stmt *statement, enum record record)
{
	int last = (int)record_types[record].field_count + 1;

	return check_sum(statement, record) ==
		sqlite3_column_int64(statement, last);
}

sqlite3_stmt *
check_select(struct sql *sql, enum record record, int64_t above)
{
	const struct record_type *type = &record_types[record];
	sqlite3_stmt *statement = NULL;
	struct str text = {0};
	const char *name;
	size_t i;

	str_add(&text, "SELECT id");
	for (i = 0; i < type->field_count; i++) {
		name = schema_column(sql, record, (int)i);
		if (name)
			str_addf(&text, ", \"%s\"", name);
		else
			str_add(&text, ", NULL");
	}
	str_addf(&text, ", sum FROM %s WHERE id > %" PRId64 " ORDER BY id",
		type->name, above);
	sqlite3_prepare_v2(sql->db, str_text(&text), -1, &statement, NULL);
	str_fini(&text);
	return statement;
}

static bool
check_sums(struct sql *sql, const struct finding *finding)
{
	enum record record;
	sqlite3_stmt *statement;
	int code = SQLITE_DONE;

	for (record = 0; record < RECORD_COUNT; record++) {
		if (!schema_column(sql, record, 0))
			continue; /* an older schema */
		statement = check_select(sql, record, 0);
		if (!statement)
			return false;
		while ((code = sqlite3_step(statement)) == SQLITE_ROW)
			if (!check_row(statement, record))
				report(finding,
					_("%s %" PRId64 " is not as it was "
					  "written"),
					record_types[record].name,
					(int64_t)sqlite3_column_int64(
						statement, 0));
		sqlite3_finalize(statement);
		if (code != SQLITE_DONE)
			return false;
	}
	return true;
}

static bool
check_journal(struct sql *sql, const struct finding *finding)
{
	sqlite3_stmt *statement;
	int code = SQLITE_ERROR;

	if (sqlite3_table_column_metadata(sql->db, NULL, "journal", "sum", NULL,
		    NULL, NULL, NULL, NULL) != SQLITE_OK)
		return true; /* an older schema */
	statement = sql_query(sql, QUERY_JOURNAL_ALL, NULL);
	if (!statement)
		return false;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		if (sql_journal_sum(statement) !=
			sqlite3_column_int64(statement, 5))
			report(finding,
				_("entry %" PRId64 " of the history is not as "
				  "it was written"),
				(int64_t)sqlite3_column_int64(statement, 0));
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool
check_all(struct sql *sql, const struct finding *finding, struct err *err)
{
	if (!check_rows(sql, "PRAGMA integrity_check", tell_integrity, finding,
		    err) ||
		!check_rows(sql, "PRAGMA foreign_key_check", tell_reference,
			finding, err))
		return false;
	if (!check_sums(sql, finding) || !check_journal(sql, finding))
		report(finding, _("not every row could be read: %s"),
			sqlite3_errmsg(sql->db));
	return true;
}

static void
note_one(void *context, const char *what)
{
	bool *sound = context;

	(void)what;
	*sound = false;
}

bool
check_sound(struct sql *sql, bool *sound, struct err *err)
{
	struct finding finding = {note_one, sound};

	*sound = true;
	return check_all(sql, &finding, err) &&
		(*sound ||
			!sql_disk_failed(
				sql, sqlite3_db_filename(sql->db, NULL), err));
}

/* The journal as a table to be checked, from an id on. */
static sqlite3_stmt *
select_journal(struct sql *sql, int64_t above)
{
	sqlite3_stmt *statement = NULL;
	struct str text = {0};

	str_addf(&text,
		"SELECT " JOURNAL_COLUMNS " FROM journal WHERE id > %" PRId64
		" ORDER BY id",
		above);
	sqlite3_prepare_v2(sql->db, str_text(&text), -1, &statement, NULL);
	str_fini(&text);
	return statement;
}

/* Whether the row is as it was written; says so if not. */
static void
check_one(sqlite3_stmt *row, enum record record, const struct finding *finding)
{
	int64_t id = sqlite3_column_int64(row, 0);

	if (record < RECORD_COUNT && !check_row(row, record))
		report(finding, _("%s %" PRId64 " is not as it was written"),
			record_types[record].name, id);
	if (record == RECORD_COUNT &&
		sql_journal_sum(row) != sqlite3_column_int64(row, 5))
		report(finding,
			_("entry %" PRId64 " of the history is not as it was "
			  "written"),
			id);
}

/* Entries are numbered without a gap: what is not there was taken away. */
static void
check_gap(int64_t before, int64_t id, const struct finding *finding)
{
	if (id - before == 2)
		report(finding,
			_("entry %" PRId64 " of the history is missing"),
			before + 1);
	else if (id - before > 2)
		report(finding,
			_("entries %" PRId64 " to %" PRId64
			  " of the history are missing"),
			before + 1, id - 1);
}

/* Those at the end, of which only the number that was last used tells. */
static void
check_end(struct sql *sql, int64_t last, const struct finding *finding)
{
	sqlite3_stmt *statement = sql_query(sql, QUERY_JOURNAL_LAST, NULL);

	if (statement && sqlite3_step(statement) == SQLITE_ROW)
		check_gap(
			last, sqlite3_column_int64(statement, 0) + 1, finding);
	if (statement)
		sqlite3_reset(statement);
}

/* Nothing is wrong with the plan without them, so it may be copied all the same:
 * this is no part of check_all. */
static void
check_whole_journal(struct sql *sql, const struct finding *finding)
{
	sqlite3_stmt *row = select_journal(sql, 0);
	int64_t last = 0;
	int code = SQLITE_ERROR;

	while (row && (code = sqlite3_step(row)) == SQLITE_ROW) {
		check_gap(last, sqlite3_column_int64(row, 0), finding);
		last = sqlite3_column_int64(row, 0);
	}
	sqlite3_finalize(row);
	if (code == SQLITE_DONE)
		check_end(sql, last, finding);
}

bool
store_check(struct store *store, void (*found)(void *context, const char *what),
	void *context, struct err *err)
{
	struct finding finding = {found, context};
	struct sql *sql = &store->sql;
	struct err problem = {0};

	if (!schema_intact(sql, store->path, schema_version(), &problem))
		report(&finding, "%s", problem.text);
	if (!check_all(sql, &finding, err))
		return false;
	check_whole_journal(sql, &finding);
	if (sql_disk_failed(sql, store->path, &problem))
		report(&finding, "%s", problem.text);
	return true;
}

bool
store_check_some(struct store *store, struct store_progress *progress, int rows,
	void (*found)(void *context, const char *what), void *context)
{
	struct finding finding = {found, context};
	enum record record = progress->record;
	sqlite3_stmt *row;
	int code = SQLITE_ERROR;

	if (!store->sql.db || progress->done)
		return store->sql.db != NULL;
	row = record < RECORD_COUNT
		? check_select(&store->sql, record, progress->above)
		: select_journal(&store->sql, progress->above);
	for (; row && rows > 0 && (code = sqlite3_step(row)) == SQLITE_ROW;
		rows--) {
		check_one(row, record, &finding);
		if (record == RECORD_COUNT)
			check_gap(progress->above, sqlite3_column_int64(row, 0),
				&finding);
		progress->above = sqlite3_column_int64(row, 0);
	}
	sqlite3_finalize(row);
	if (code == SQLITE_DONE && record == RECORD_COUNT)
		check_end(&store->sql, progress->above, &finding);
	if (code == SQLITE_DONE) {
		progress->done = record == RECORD_COUNT;
		progress->above = 0;
		progress->record++;
	}
	return code == SQLITE_DONE || code == SQLITE_ROW;
}
