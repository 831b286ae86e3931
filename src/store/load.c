/* SPDX-License-Identifier: MIT */
/* Reading a plan: one scan a table in the order of ids. */
#include <inttypes.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "model/links.h"
#include "schema.h"
#include "store_private.h"

/* Fields read for every row; those of struct detail follow, and most rows have
 * none of them. */
static size_t
common_fields(const struct record_type *type)
{
	size_t count = 0;

	while (count < type->field_count && !type->fields[count].detail)
		count++;
	return count;
}

static void
add_names(struct str *text, const struct record_type *type, size_t from,
	size_t to)
{
	for (; from < to; from++)
		str_addf(text, ", \"%s\"", type->fields[from].name);
}

static sqlite3_stmt *
select_rows(struct sql *sql, const struct record_type *type, bool details,
	struct err *err)
{
	size_t common = common_fields(type), i;
	sqlite3_stmt *statement = NULL;
	struct str text = {0};

	str_add(&text, "SELECT id");
	if (details)
		add_names(&text, type, common, type->field_count);
	else
		add_names(&text, type, 0, common);
	str_addf(&text, " FROM %s", type->name);
	for (i = common; details && i < type->field_count; i++)
		str_addf(&text, "%s \"%s\" IS NOT NULL",
			i == common ? " WHERE" : " OR", type->fields[i].name);
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
	if (field->type != FIELD_WORD)
		return true;
	while (field->words[count])
		count++;
	return value.number >= 0 && value.number < count;
}

static void
load_row(struct store *store, struct plan *plan, sqlite3_stmt *statement,
	enum record record, size_t from, size_t to, bool details)
{
	const struct record_type *type = &record_types[record];
	int64_t id = sqlite3_column_int64(statement, 0);
	struct value value;
	void *memory = NULL;
	size_t i;

	if (id > 0 && id <= UINT32_MAX)
		memory = details ? plan_load_again(plan, record, (uint32_t)id)
				 : plan_load_record(plan, record, (uint32_t)id);
	if (!memory) {
		if (!details)
			store_remark(store,
				_("%s %" PRId64 " cannot be read and is left "
				  "out; run tenths doctor"),
				_(type->label), id);
		return;
	}
	/* A new record has nothing in its fields. */
	for (i = from; i < to; i++) {
		value = sql_value(statement, (int)(i - from) + 1);
		if (value.type != VALUE_NONE && fits(&type->fields[i], value))
			plan_load_set(
				plan, record, memory, &type->fields[i], value);
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
	const struct record_type *type = &record_types[record];
	size_t common = common_fields(type);
	size_t from = details ? common : 0;
	size_t to = details ? type->field_count : common;
	struct sql *sql = &store->sql;
	sqlite3_stmt *statement;
	int code = SQLITE_DONE;

	if (from == to)
		return true;
	statement = select_rows(sql, type, details, err);
	if (!statement)
		return false;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		load_row(store, plan, statement, record, from, to, details);
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
	struct store *store = context;

	store_remark(store,
		broken->owner ? _("%s %u is left out: %s")
			      : _("%s %u is put right: %s"),
		_(record_types[broken->record].label), broken->id,
		_(broken->why));
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
