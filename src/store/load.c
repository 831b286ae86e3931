/* SPDX-License-Identifier: MIT */
/* Reading a plan: one scan a table in the order of ids. */
#include <inttypes.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "model/links.h"
#include "schema.h"
#include "store_private.h"

#define TOLD_MOST 20 /* faults of rows, then a count */

/* The columns of one scan. Some fields are read for every row; most rows have
 * none of those of struct detail, which are read for those that have. */
struct columns {
	enum record record;
	bool details;
	const struct field *fields[FIELDS_MAX];
	size_t count;
};

static struct columns
columns_of(enum record record, bool details)
{
	const struct record_type *type = &record_types[record];
	struct columns columns = {.record = record, .details = details};
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (type->fields[i].detail == details)
			columns.fields[columns.count++] = &type->fields[i];
	return columns;
}

static sqlite3_stmt *
select_rows(struct sql *sql, const struct columns *columns, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	struct str text = {0};
	size_t i;

	str_add(&text, "SELECT id");
	for (i = 0; i < columns->count; i++)
		str_addf(&text, ", \"%s\"", columns->fields[i]->name);
	str_addf(&text, " FROM %s", record_types[columns->record].name);
	/* As the index node_detail has it. */
	for (i = 0; columns->details && i < columns->count; i++)
		str_addf(&text, "%s \"%s\" IS NOT NULL", i ? " OR" : " WHERE",
			columns->fields[i]->name);
	str_add(&text, " ORDER BY id");
	if (sqlite3_prepare_v2(sql->db, str_text(&text), -1, &statement,
		    NULL) != SQLITE_OK)
		sql_failed(sql, err);
	str_fini(&text);
	return statement;
}

/* Whether the field can hold what a damaged page may say. */
static bool
fits(const struct field *field, struct value value)
{
	int64_t count = 0;

	if ((value.type == VALUE_TEXT) != (field_kept(field) == KEPT_TEXT))
		return false;
	/* Cut short it would name another. */
	if (field->type == FIELD_ID)
		return value.number > 0 && value.number <= PLAN_ID_MAX;
	if (field->type != FIELD_WORD)
		return true;
	while (field->words[count])
		count++;
	return value.number >= 0 && value.number < count;
}

static void
load_row(struct store *store, struct plan *plan, sqlite3_stmt *statement,
	const struct columns *columns)
{
	enum record record = columns->record;
	const struct record_type *type = &record_types[record];
	bool details = columns->details;
	int64_t id = sqlite3_column_int64(statement, 0);
	const struct field *field;
	struct value value;
	void *memory = NULL;
	size_t i;

	if (id > 0 && id <= UINT32_MAX)
		memory = details ? plan_load_again(plan, record, (uint32_t)id)
				 : plan_load_record(plan, record, (uint32_t)id);
	if (!memory) {
		if (!details && ++store->told <= TOLD_MOST)
			store_remark(store,
				_("%s %" PRId64 " cannot be read and is left "
				  "out; run tenths doctor"),
				_(type->label), id);
		return;
	}
	/* A new record has nothing in its fields. */
	for (i = 0; i < columns->count; i++) {
		field = columns->fields[i];
		value = sql_value(statement, (int)i + 1);
		if (value.type != VALUE_NONE && fits(field, value))
			plan_load_set(plan, record, memory, field, value);
	}
	if (record == RECORD_NODE && !details &&
		!((struct node *)memory)->level)
		plan_load_set(plan, record, memory, &type->fields[NODE_LEVEL],
			value_number(LEVEL_ACTION));
}

static bool
load_rows(struct store *store, struct plan *plan, enum record record,
	bool details, struct err *err)
{
	struct columns columns = columns_of(record, details);
	struct sql *sql = &store->sql;
	sqlite3_stmt *statement;
	int code = SQLITE_DONE;

	if (!columns.count)
		return true;
	statement = select_rows(sql, &columns, err);
	if (!statement)
		return false;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		load_row(store, plan, statement, &columns);
	if (code != SQLITE_DONE)
		sql_failed(sql, err);
	sqlite3_finalize(statement);
	return code == SQLITE_DONE;
}

/* A number that no id can have is as if all were used. */
static uint32_t
used(int64_t highest)
{
	return highest < 0		? 0
		: highest > PLAN_ID_MAX ? PLAN_ID_MAX
					: (uint32_t)highest;
}

/* New ids begin above all that were ever used, not above those in use. */
static bool
load_used(struct sql *sql, struct plan *plan, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	enum record record;
	const char *name;
	int code;

	if (sqlite3_prepare_v2(sql->db, "SELECT name, seq FROM sqlite_sequence",
		    -1, &statement, NULL) != SQLITE_OK)
		return sql_failed(sql, err);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		name = (const char *)sqlite3_column_text(statement, 0);
		for (record = 0; name && record < RECORD_COUNT; record++)
			if (strcmp(name, record_types[record].name) == 0)
				plan_load_used(plan, record,
					used(sqlite3_column_int64(
						statement, 1)));
	}
	if (code != SQLITE_DONE)
		sql_failed(sql, err);
	sqlite3_finalize(statement);
	return code == SQLITE_DONE;
}

static void
mended(void *context, const struct broken *broken)
{
	const char *kind = _(record_types[broken->record].label);
	struct store *store = context;

	if (++store->told > TOLD_MOST)
		return;
	if (broken->under)
		store_remark(store,
			_("%s %u is kept under “%s”: what it belongs to is "
			  "not there"),
			kind, broken->id, broken->under);
	else
		store_remark(store, _("%s %u is put right: %s"), kind,
			broken->id, _(broken->why));
}

/* Reads all rows, one moment of the file; `memory`: it is what later writes are
 * made from. */
static bool
read_plan(struct store *store, struct plan *plan, bool memory, struct err *err)
{
	struct sql *sql = &store->sql;
	enum record record;
	int version;
	bool ok = store_ready(store, err) && sql_run(sql, QUERY_BEGIN, err);

	store->told = 0;
	if (!ok)
		return false;
	/* Another program may have brought it to a newer one. */
	ok = schema_identify(sql, store->path, &version, err);
	/* Inside the transaction: what is read is one moment of the file. */
	for (record = 0; ok && record < RECORD_COUNT; record++)
		ok = load_rows(store, plan, record, false, err) &&
			load_rows(store, plan, record, true, err);
	ok = ok && load_used(sql, plan, err) &&
		(!memory || store_in_step(store, err));
	return sql_finish(sql, ok, err);
}

bool
store_load(struct store *store, struct plan *plan, struct err *err)
{
	if (!read_plan(store, plan, true, err))
		return false;
	change_clear(&store->repairs);
	plan_load_mend(plan, &store->repairs, mended, store);
	if (store->told > TOLD_MOST)
		store_remark(store, _("%d more like these"),
			store->told - TOLD_MOST);
	return true;
}

static void
mended_already(void *context, const struct broken *broken)
{
	(void)context;
	(void)broken;
}

bool
store_copy(struct store *store, struct plan *plan, struct err *err)
{
	struct change repairs = {0};

	if (!read_plan(store, plan, false, err))
		return false;
	plan_load_mend(plan, &repairs, mended_already, NULL);
	change_fini(&repairs);
	return true;
}
