/* SPDX-License-Identifier: MIT */
/*
 * Saving what can be read of a damaged file. Its rows are looked for page by
 * page; which table one is of, and that it is whole, its own sum proves. The
 * history tells which rows there should be.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "base/text.h"
#include "check.h"
#include "file.h"
#include "pages.h"
#include "row_columns.h"
#include "schema.h"
#include "settle.h"
#include "store_private.h"
#include "sum.h"

#define JOURNAL RECORD_COUNT /* as a table */

struct rescue {
	struct sql to;	  /* what is saved, in memory */
	struct sql notes; /* which rows were seen, or the history tells of */
	struct row_columns columns[RECORD_COUNT];
	struct rescued *rescued;
	sqlite3_stmt *note, *journal;
	struct remembered remembered;
	size_t page;	     /* of the last row, */
	int table;	     /* and its table, -1 when that is not known */
	signed char *tables; /* what each page was found to be of, from 1 */
	int strange;	     /* rows of no table, as far as the schema goes */
	bool second;	     /* this time rows whose sums do not fit */
	bool exhausted;	     /* of memory: what is not saved need not be lost */
};

/* Whether memory failed. What is saved stands in memory, so whatever fails as if it
 * were of a file is of memory, too; a row that is refused, or a schema without the
 * table, is not. */
static bool
is_memory(int code)
{
	code &= 0xff;
	return code == SQLITE_NOMEM || code == SQLITE_IOERR ||
		code == SQLITE_FULL || code == SQLITE_CANTOPEN;
}

static bool
tried(struct rescue *rescue, const struct sql *sql, bool ok)
{
	rescue->exhausted |= !ok && is_memory(sql->failed);
	return ok;
}

static bool
step(struct rescue *rescue, struct sql *sql, sqlite3_stmt *statement)
{
	return tried(rescue, sql, sql_step(sql, statement, NULL));
}

/* ---- a row */

static bool
texts_good(enum record record, const struct value *values)
{
	struct text_fault fault;
	size_t i;

	for (i = 0; i < record_types[record].field_count; i++)
		if (values[i].type == VALUE_TEXT &&
			!text_check(
				values[i].text, strlen(values[i].text), &fault))
			return false;
	return true;
}

static bool
insert(struct rescue *rescue, enum record record, int64_t id,
	const struct value *values)
{
	const struct row_columns *columns = &rescue->columns[record];
	sqlite3_stmt *statement = columns->insert;
	size_t i;

	if (record == RECORD_PLAN &&
		!tried(rescue, &rescue->to,
			sql_exec(&rescue->to, "DELETE FROM plan", NULL)))
		return false;
	sqlite3_reset(statement);
	for (i = 0; i < columns->count; i++) {
		int at = (int)i + 1, column = columns->holds[i];

		if (column == COLUMN_ID)
			sqlite3_bind_int64(statement, at, id);
		else if (column == COLUMN_SUM)
			sqlite3_bind_int64(
				statement, at, sum_row(record, id, values));
		else if (column >= 0)
			sql_bind(statement, at, values[column]);
	}
	return step(rescue, &rescue->to, statement);
}

static bool
has_row(struct rescue *rescue, enum record record, int64_t id)
{
	struct str text = {0};
	int64_t count = 0;

	str_addf(&text, "SELECT count(*) FROM %s WHERE id = %" PRId64,
		record_types[record].name, id);
	tried(rescue, &rescue->to,
		sql_number(&rescue->to, str_text(&text), &count, NULL));
	str_fini(&text);
	return count > 0;
}

/* Notes that there is, or was, such a row. */
static void
note(struct rescue *rescue, enum record record, int64_t id)
{
	sqlite3_reset(rescue->note);
	sqlite3_bind_int(rescue->note, 1, (int)record);
	sqlite3_bind_int64(rescue->note, 2, id);
	step(rescue, &rescue->notes, rescue->note);
}

/* Takes the row if it is of a table of the plan and its sum says that nothing of
 * it was changed. */
static bool
take_sound(struct rescue *rescue, const struct page_row *row)
{
	struct value values[NODE_FIELDS];
	enum record record;
	int64_t sum;

	for (record = 0; record < RECORD_COUNT; record++) {
		if (!row_columns_values(
			    &rescue->columns[record], row, values, &sum) ||
			sum_row(record, row->id, values) != sum)
			continue;
		rescue->table = (int)record;
		if (!rescue->second && insert(rescue, record, row->id, values))
			rescue->rescued->tables[record].saved++;
		return true;
	}
	return false;
}

/* A row whose sum does not fit is better than none, if the file's own rules
 * allow it and the rows about it tell what it is of. */
static void
take_doubtful(struct rescue *rescue, const struct page_row *row)
{
	struct value values[NODE_FIELDS];
	enum record record = (enum record)rescue->table;
	int64_t sum;

	if (rescue->table < 0 || rescue->table == JOURNAL || row->id <= 0 ||
		row->id > UINT32_MAX || has_row(rescue, record, row->id))
		return;
	note(rescue, record, row->id);
	if (row->count &&
		row_columns_values(
			&rescue->columns[record], row, values, &sum) &&
		texts_good(record, values) &&
		insert(rescue, record, row->id, values))
		rescue->rescued->tables[record].doubtful++;
}

/* ---- the history, and what else a file has */

static bool
is_journal(const struct page_row *row)
{
	const struct value *is = row->columns;

	if ((row->count != 5 && row->count != 6) || row->id <= 0 ||
		is[0].type != VALUE_NONE || is[1].type != VALUE_NUMBER ||
		is[2].type != VALUE_NUMBER || is[3].type != VALUE_TEXT ||
		is[4].type != VALUE_TEXT || is[2].number < 0 ||
		is[2].number > 2)
		return false;
	/* Before schema 3 it had no sum. */
	return row->count == 5 ||
		sum_journal(row->id, is[1].number, is[2].number, is[3].text,
			is[4].text) == is[5].number;
}

static bool
take_journal(struct rescue *rescue, const struct page_row *row)
{
	const struct value *is = row->columns;

	if (!is_journal(row))
		return false;
	rescue->table = JOURNAL;
	sqlite3_reset(rescue->journal);
	sqlite3_bind_int64(rescue->journal, 1, row->id);
	sqlite3_bind_int64(rescue->journal, 2, is[1].number);
	sqlite3_bind_int64(rescue->journal, 3, is[2].number);
	sql_bind(rescue->journal, 4, is[3]);
	sql_bind(rescue->journal, 5, is[4]);
	if (!rescue->second && step(rescue, &rescue->to, rescue->journal))
		rescue->rescued->tables[JOURNAL].saved++;
	return true;
}

/* Which plan it is, and the highest ids that were ever used. */
static bool
take_small(struct rescue *rescue, const struct page_row *row)
{
	const struct value *is = row->columns;
	enum record record;

	if (row->count != 2 || is[1].type != VALUE_NUMBER)
		return false;
	if (is[0].type == VALUE_NONE && row->id == 1 && is[1].number > 0)
		rescue->remembered.uid = is[1].number;
	else if (is[0].type != VALUE_TEXT)
		return false;
	else if (strcmp(is[0].text, "journal") == 0)
		rescue->remembered.used[JOURNAL] = is[1].number;
	for (record = 0; is[0].type == VALUE_TEXT && record < RECORD_COUNT;
		record++)
		if (strcmp(is[0].text, record_types[record].name) == 0)
			rescue->remembered.used[record] = is[1].number;
	return true;
}

/* What says how the tables are made: type, name, table, root, sql. */
static bool
is_schema(const struct page_row *row)
{
	return row->count == 5 && row->columns[0].type == VALUE_TEXT &&
		row->columns[3].type == VALUE_NUMBER;
}

/* What a page is of before its rows have told it: what they told the first time,
 * else what leads to it. */
static int
table_of(const struct rescue *rescue, const struct page_row *row)
{
	enum record record;

	if (!rescue->second)
		return -1;
	if (rescue->tables[row->page] || !row->table)
		return rescue->tables[row->page] - 1;
	for (record = 0; record < RECORD_COUNT; record++)
		if (strcmp(row->table, record_types[record].name) == 0)
			return (int)record;
	return -1;
}

static void
take_row(void *context, const struct page_row *row)
{
	struct rescue *rescue = context;

	if (rescue->page != row->page)
		rescue->table = table_of(rescue, row);
	rescue->page = row->page;
	if (row->count &&
		(take_sound(rescue, row) || take_journal(rescue, row) ||
			take_small(rescue, row))) {
		rescue->tables[row->page] = (signed char)(rescue->table + 1);
		return;
	}
	if (rescue->second)
		take_doubtful(rescue, row);
	else if (!row->count)
		rescue->rescued->broken_rows++;
	else if (!is_schema(row))
		rescue->strange++;
}

/* Notes the rows that there are at the end of what the history says. */
static void
follow(struct rescue *rescue, const char *edits)
{
	struct change change;
	size_t i;

	/* There is one in each row that was saved. */
	rescue->exhausted |= !edits;
	if (!edits || !change_decode(NULL, edits, strlen(edits), &change, NULL))
		return;
	for (i = 0; i < change.count; i++) {
		const struct edit *edit = &change.edits[i];

		if (edit->op == EDIT_CREATE)
			note(rescue, edit->record, edit->id);
		else if (edit->op == EDIT_DELETE)
			tried(rescue, &rescue->notes,
				sql_execf(&rescue->notes,
					"DELETE FROM row WHERE kind = %d"
					" AND id = %u",
					(int)edit->record, edit->id));
	}
	change_fini(&change);
}

static bool
ask(struct rescue *rescue, const char *text, int64_t *number)
{
	return tried(rescue, &rescue->to,
		sql_number(&rescue->to, text, number, NULL));
}

/* The statement, NULL when it cannot be. */
static sqlite3_stmt *
look(struct rescue *rescue, struct sql *sql, const char *text)
{
	sqlite3_stmt *statement = NULL;

	rescue->exhausted |= is_memory(
		sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL));
	return statement;
}

/* Whether there is one more row. */
static bool
another(struct rescue *rescue, sqlite3_stmt *statement)
{
	int code = statement ? sqlite3_step(statement) : SQLITE_DONE;

	rescue->exhausted |= is_memory(code);
	return code == SQLITE_ROW;
}

/* Only a history without a gap tells: what a lost entry took away would be
 * missed for ever. */
static void
follow_history(struct rescue *rescue)
{
	sqlite3_stmt *statement = NULL;
	int64_t last = 0, count = 0;

	if (!ask(rescue, "SELECT count(*) FROM journal", &count) ||
		!ask(rescue, "SELECT ifnull(max(id), 0) FROM journal", &last))
		return;
	last = last > rescue->remembered.used[JOURNAL]
		? last
		: rescue->remembered.used[JOURNAL];
	rescue->rescued->tables[JOURNAL].lost = (int)(last - count);
	if (last != count)
		return;
	statement = look(rescue, &rescue->to,
		"SELECT edits FROM journal WHERE state = 0 ORDER BY id");
	while (another(rescue, statement))
		follow(rescue, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
}

/* What was noted and is not there in the end is lost. */
static void
count_lost(struct rescue *rescue)
{
	sqlite3_stmt *statement =
		look(rescue, &rescue->notes, "SELECT kind, id FROM row");
	enum record record;

	while (another(rescue, statement)) {
		record = (enum record)sqlite3_column_int(statement, 0);
		if (!has_row(
			    rescue, record, sqlite3_column_int64(statement, 1)))
			rescue->rescued->tables[record].lost++;
	}
	sqlite3_finalize(statement);
}

/* ---- all of it */

/* The tables of one schema, empty, and what rows of them look like. */
static bool
set_up(struct rescue *rescue, int version, struct err *err)
{
	struct sql *to = &rescue->to;
	enum record record;
	bool ok = sql_open(to, "", SQL_MEMORY, err) &&
		schema_make(to, 0, version, err) &&
		sql_open(&rescue->notes, "", SQL_MEMORY, err) &&
		sql_exec(&rescue->notes,
			"CREATE TABLE row(kind INTEGER, id INTEGER,"
			" PRIMARY KEY (kind, id)) WITHOUT ROWID; BEGIN",
			err) &&
		sql_run(to, QUERY_BEGIN_WRITE, err);

	rescue->table = -1;
	for (record = 0; ok && record < RECORD_COUNT; record++)
		ok = row_columns_read(to, record, &rescue->columns[record]) ||
			sql_failed(to, err);
	if (!ok)
		return false;
	if (sqlite3_prepare_v2(rescue->notes.db,
		    "INSERT OR IGNORE INTO row VALUES (?1, ?2)", -1,
		    &rescue->note, NULL) != SQLITE_OK)
		return sql_failed(&rescue->notes, err);
	if (sqlite3_prepare_v2(to->db,
		    "INSERT INTO journal(id, at, state, label, edits)"
		    " VALUES (?1, ?2, ?3, ?4, ?5)",
		    -1, &rescue->journal, NULL) != SQLITE_OK)
		return sql_failed(to, err);
	return true;
}

static void
clean_up(struct rescue *rescue)
{
	enum record record;

	for (record = 0; record < RECORD_COUNT; record++)
		row_columns_fini(&rescue->columns[record]);
	sqlite3_finalize(rescue->note);
	sqlite3_finalize(rescue->journal);
	sql_close(&rescue->notes);
	sql_close(&rescue->to);
}

/* Twice: a row that is whole is worth more than one of the same id that is not,
 * wherever it stands. */
static void
read_all(struct rescue *rescue, struct pages *pages)
{
	rescue->tables = base_calloc(pages->count + 1, 1);
	pages_read(pages, take_row, rescue);
	rescue->second = true;
	rescue->page = 0;
	pages->broken = 0;
	pages_read(pages, take_row, rescue);
	free(rescue->tables);
	rescue->tables = NULL;
	follow_history(rescue);
	count_lost(rescue);
}

/* Reads the file as one of that schema; how many rows are then of a table, the row
 * of the plan itself not counted, which looks alike in all of them. */
static int
read_as(struct rescue *rescue, struct pages *pages, int version)
{
	struct rescued *rescued = rescue->rescued;
	struct err err = {0};
	enum record record;
	int saved = 0;

	memset(rescued, 0, sizeof *rescued);
	*rescue = (struct rescue){.rescued = rescued};
	/* Nothing but memory is in its way. */
	rescue->exhausted = !set_up(rescue, version, &err);
	if (rescue->exhausted)
		return 0;
	read_all(rescue, pages);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		saved += rescued->tables[record].saved;
	return saved;
}

/* The schema of the file is the one that most of its rows are of: its header is
 * not asked. The newest when they say nothing. */
static int
read_as_any(struct rescue *rescue, struct pages *pages)
{
	int newest = schema_version(), version, best = newest, saved, most = 0;

	for (version = newest; version > 0; version--) {
		saved = read_as(rescue, pages, version);
		if (rescue->exhausted || (saved && !rescue->strange))
			return version;
		if (saved > most) {
			most = saved;
			best = version;
		}
		clean_up(rescue);
	}
	read_as(rescue, pages, best);
	return best;
}

/* So many pages of the file cannot be read, or are not there. */
static int
pages_lost(const struct pages *pages)
{
	const unsigned char *head = (const unsigned char *)pages->bytes.data;
	uint32_t count = 0;
	int i;

	for (i = 28; pages->bytes.length >= 100 && i < 32; i++)
		count = count << 8 | head[i];
	/* A damaged header may tell any number. */
	if (count > pages->count && count - pages->count < 1000000)
		return pages->broken + (int)(count - pages->count);
	return pages->broken;
}

static bool
is_anything(const struct rescued *rescued)
{
	size_t table;

	for (table = 0; table <= RECORD_COUNT; table++)
		if (rescued->tables[table].saved ||
			rescued->tables[table].doubtful)
			return true;
	return false;
}

bool
store_rescue(const char *path, const char *to, bool replace,
	struct rescued *rescued, struct err *err)
{
	struct rescue rescue = {.rescued = rescued};
	struct pages pages = {0};
	enum file_state state;
	bool ok;

	memset(rescued, 0, sizeof *rescued);
	if (!file_look(path, &state, err))
		return false;
	if (state == FILE_MISSING)
		return err_set(
			err, ERR_INPUT, _("%s: there is no such file"), path);
	ok = pages_open(&pages, path, err);
	if (ok) {
		int version = read_as_any(&rescue, &pages);

		rescued->lost_pages = pages_lost(&pages);
		ok = !rescue.exhausted ||
			err_set(err, ERR_SYSTEM, _("%s: out of memory"), path);
		ok = ok &&
			settle(&rescue.to, version, &rescue.remembered, err) &&
			(!to || !is_anything(rescued) ||
				sql_write_file(&rescue.to, to, replace, err));
	}
	clean_up(&rescue);
	pages_close(&pages);
	return ok;
}
