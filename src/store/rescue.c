/* SPDX-License-Identifier: MIT */
/* What is wrong with a file, and saving what can be read of it. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "file.h"
#include "schema.h"
#include "store_private.h"
#include "sum.h"

struct finding {
	void (*found)(void *context, const char *what);
	void *context;
};

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

/* Runs a check of SQLite's: every row whose first column is not "ok" is
 * something it found. */
static bool
check_rows(struct sql *sql, const char *text, const char *heading,
	const struct finding *finding, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	const char *what;
	int code;

	if (sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL) !=
		SQLITE_OK)
		return sql_failed(sql, err);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		what = (const char *)sqlite3_column_text(statement, 0);
		if (what && strcmp(what, "ok") != 0)
			report(finding, "%s: %s", heading, what);
	}
	if (code != SQLITE_DONE)
		report(finding, "%s: %s", heading, sqlite3_errmsg(sql->db));
	sqlite3_finalize(statement);
	return true;
}

/* Whether a row of id, fields and sum says what it said when written. */
static bool
row_sound(sqlite3_stmt *statement, enum record record)
{
	size_t count = record_types[record].field_count, i;
	int64_t id = sqlite3_column_int64(statement, 0);
	int64_t sum = sum_id(record, (uint32_t)id);

	for (i = 0; i < count; i++)
		sum += sum_field(
			record, (int)i, sql_value(statement, (int)i + 1));
	return (sum & SUM_MASK) ==
		sqlite3_column_int64(statement, (int)count + 1);
}

static sqlite3_stmt *
select_all(struct sql *sql, enum record record, int64_t above)
{
	const struct record_type *type = &record_types[record];
	sqlite3_stmt *statement = NULL;
	struct str text = {0};
	size_t i;

	str_add(&text, "SELECT id");
	for (i = 0; i < type->field_count; i++)
		str_addf(&text, ", \"%s\"", type->fields[i].name);
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
		statement = select_all(sql, record, 0);
		if (!statement)
			return false;
		while ((code = sqlite3_step(statement)) == SQLITE_ROW)
			if (!row_sound(statement, record))
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

bool
store_check(struct store *store, void (*found)(void *context, const char *what),
	void *context, struct err *err)
{
	struct finding finding = {found, context};
	struct sql *sql = &store->sql;
	struct err problem = {0};

	if (!schema_intact(sql, store->path, schema_version(), &problem))
		report(&finding, "%s", problem.text);
	if (!check_rows(sql, "PRAGMA integrity_check", "integrity", &finding,
		    err) ||
		!check_rows(sql, "PRAGMA foreign_key_check", "reference",
			&finding, err))
		return false;
	if (!check_sums(sql, &finding))
		report(&finding, _("not every row could be read: %s"),
			sqlite3_errmsg(sql->db));
	return true;
}

/* Copies one table row by row, stepping over what cannot be read. */
static void
rescue_table(struct sql *from, struct sql *to, enum record record, int *saved,
	int *lost)
{
	size_t count = record_types[record].field_count, i;
	sqlite3_stmt *row, *insert;
	int64_t above = 0, id;
	int code;

	insert = sql_insert(to, record, NULL);
	row = select_all(from, record, above);
	while (insert && row) {
		code = sqlite3_step(row);
		if (code == SQLITE_DONE)
			break;
		if (code != SQLITE_ROW) {
			/* A damaged page: go on behind it, a record at a
			 * time. */
			++*lost;
			sqlite3_finalize(row);
			row = ++above < UINT32_MAX
				? select_all(from, record, above)
				: NULL;
			if (*lost > 10000)
				break;
			continue;
		}
		id = sqlite3_column_int64(row, 0);
		above = id;
		if (!row_sound(row, record)) {
			++*lost;
			continue;
		}
		sqlite3_reset(insert);
		for (i = 0; i < count + 2; i++)
			sql_bind(insert, (int)i + 1, sql_value(row, (int)i));
		if (record == RECORD_PLAN)
			sqlite3_exec(
				to->db, "DELETE FROM plan", NULL, NULL, NULL);
		if (sqlite3_step(insert) == SQLITE_DONE)
			++*saved;
		else
			++*lost;
	}
	if (insert)
		sqlite3_reset(insert);
	sqlite3_finalize(row);
}

/* What belongs to a row that was lost goes to the top instead of nowhere. */
static bool
rescue_orphans(struct sql *sql, struct err *err)
{
	return sql_exec(sql,
		"UPDATE node SET parent = NULL WHERE parent IS NOT NULL"
		"  AND parent NOT IN (SELECT id FROM node);"
		"UPDATE node SET cycle = NULL WHERE cycle IS NOT NULL"
		"  AND cycle NOT IN (SELECT id FROM cycle);"
		"UPDATE cycle SET parent = NULL WHERE parent IS NOT NULL"
		"  AND parent NOT IN (SELECT id FROM cycle);"
		"DELETE FROM checkin WHERE node NOT IN (SELECT id FROM node);"
		"DELETE FROM section WHERE cycle NOT IN"
		"  (SELECT id FROM cycle);"
		"DELETE FROM priority WHERE week NOT IN (SELECT id FROM week);"
		"DELETE FROM reading WHERE metric NOT IN"
		"  (SELECT id FROM metric);",
		err);
}

/* Rows that were moved have to say so in their sums. */
static bool
rescue_sums(struct sql *sql, struct err *err)
{
	size_t count, i;
	sqlite3_stmt *row, *update = NULL;
	enum record record;
	struct str text = {0};
	int64_t sum;
	bool ok = true;

	for (record = RECORD_CYCLE; ok && record <= RECORD_NODE; record++) {
		count = record_types[record].field_count;
		str_clear(&text);
		str_addf(&text, "UPDATE %s SET sum = ?2 WHERE id = ?1",
			record_types[record].name);
		ok = sqlite3_prepare_v2(sql->db, str_text(&text), -1, &update,
			     NULL) == SQLITE_OK;
		row = select_all(sql, record, 0);
		while (ok && row && sqlite3_step(row) == SQLITE_ROW) {
			if (row_sound(row, record))
				continue;
			sum = sum_id(
				record, (uint32_t)sqlite3_column_int64(row, 0));
			for (i = 0; i < count; i++)
				sum += sum_field(record, (int)i,
					sql_value(row, (int)i + 1));
			sqlite3_bind_int64(
				update, 1, sqlite3_column_int64(row, 0));
			sqlite3_bind_int64(update, 2, sum & SUM_MASK);
			ok = sql_step(sql, update, err);
		}
		sqlite3_finalize(row);
		sqlite3_finalize(update);
	}
	str_fini(&text);
	return ok;
}

bool
store_rescue(const char *path, const char *to, int *saved, int *lost,
	struct err *err)
{
	struct sql from = {0}, fresh = {0};
	enum file_state state;
	enum record record;
	bool ok;

	*saved = *lost = 0;
	ok = file_look(path, &state, err) &&
		sql_open(&from, path, SQL_READ, err) && file_make(to, err) &&
		sql_open(&fresh, to, SQL_WRITE, err) &&
		schema_update(&fresh, 0, err) &&
		sql_run(&fresh, QUERY_BEGIN_WRITE, err);
	for (record = 0; ok && record < RECORD_COUNT; record++)
		rescue_table(&from, &fresh, record, saved, lost);
	if (ok)
		ok = sql_finish(&fresh,
			rescue_orphans(&fresh, err) && rescue_sums(&fresh, err),
			err);
	sql_close(&fresh);
	sql_close(&from);
	return ok;
}
