/* SPDX-License-Identifier: MIT */
/* A plan in memory as a file of its own. */
#include "schema.h"
#include "store_private.h"
#include "sum.h"

static bool
save_record(struct sql *sql, const struct plan *plan, enum record record,
	uint32_t id, struct err *err)
{
	const struct record_type *type = &record_types[record];
	sqlite3_stmt *statement = sql_insert(sql, record, err);
	int64_t sum = sum_id(record, id);
	struct value value;
	size_t i;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	for (i = 0; i < type->field_count; i++) {
		value = plan_value(plan, record, id, &type->fields[i]);
		sql_bind(statement, (int)i + 2, value);
		sum += sum_field(record, (int)i, value);
	}
	sqlite3_bind_int64(
		statement, (int)type->field_count + 2, sum & SUM_MASK);
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
