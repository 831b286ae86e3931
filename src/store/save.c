/* SPDX-License-Identifier: MIT */
/* A plan in memory as a file of its own. */
#include "schema.h"
#include "store_private.h"

static bool
save_record(struct sql *sql, const struct plan *plan, enum record record,
	uint32_t id, struct err *err)
{
	const struct record_type *type = &record_types[record];
	struct sql_row row = {.record = record, .id = id};
	sqlite3_stmt *statement;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		row.values[i] = plan_value(plan, record, id, &type->fields[i]);
		if (row.values[i].type != VALUE_NONE)
			row.fields |= UINT64_C(1) << i;
	}
	statement = sql_insert(sql, record, row.fields, 1, err);
	if (!statement)
		return false;
	sql_bind_row(statement, 1, &row);
	return sql_step(sql, statement, err);
}

static bool
save_records(struct sql *sql, const struct plan *plan, struct err *err)
{
	enum record record;
	uint32_t id;
	bool ok = sql_exec(sql, "DELETE FROM plan", err) &&
		save_record(sql, plan, RECORD_PLAN, 1, err);

	for (record = RECORD_CYCLE; ok && record < RECORD_COUNT; record++)
		for (id = 1; ok && id < plan->tables[record].limit; id++)
			if (plan_record(plan, record, id))
				ok = save_record(sql, plan, record, id, err);
	return ok;
}

bool
store_save(const struct plan *plan, const char *path, bool replace,
	struct err *err)
{
	struct sql sql;
	bool ok = sql_open(&sql, "", SQL_MEMORY, err) &&
		schema_update(&sql, 0, err) &&
		sql_run(&sql, QUERY_BEGIN_WRITE, err) &&
		sql_finish(&sql, save_records(&sql, plan, err), err) &&
		sql_write_file(&sql, path, replace, err);

	sql_close(&sql);
	return ok;
}
