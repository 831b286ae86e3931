/* SPDX-License-Identifier: MIT */
/* What a plan and a file both were when they last were the same. */
#include "base/say.h"
#include "store_private.h"
#include "sum.h"

static int64_t
sum_of(const char *file, const char *text)
{
	return sum_journal(0, 0, 0, file, text);
}

bool
store_base(struct store *store, const char *file, struct str *out)
{
	sqlite3_stmt *statement = sql_query(&store->sql, QUERY_SYNC_BASE, NULL);
	bool ok = false;

	str_clear(out);
	if (!statement)
		return false;
	sql_bind(statement, 1, value_text(file));
	if (sqlite3_step(statement) == SQLITE_ROW) {
		str_add(out, (const char *)sqlite3_column_text(statement, 0));
		ok = sum_of(file, str_text(out)) ==
			sqlite3_column_int64(statement, 1);
	}
	sqlite3_reset(statement);
	if (!ok)
		str_clear(out);
	return ok;
}

static bool
keep(struct store *store, const char *file, const char *text, struct err *err)
{
	sqlite3_stmt *statement = sql_query(&store->sql, QUERY_SYNC_KEEP, err);

	if (!statement)
		return false;
	sql_bind(statement, 1, value_text(file));
	sql_bind(statement, 2, value_text(text));
	sql_bind(statement, 3, value_number(sum_of(file, text)));
	return sql_step(&store->sql, statement, err);
}

bool
store_keep_base(struct store *store, const char *file, const char *text,
	struct err *err)
{
	if (!store_ready(store, err))
		return false;
	if (store->readonly)
		return err_set(err, ERR_READONLY,
			_("%s: the plan can only be read"), store->path);
	return sql_run(&store->sql, QUERY_BEGIN_WRITE, err) &&
		sql_finish(&store->sql, keep(store, file, text, err), err);
}

void
store_base_with_next(struct store *store, const char *file, const char *text)
{
	store->base_file = file;
	store->base_text = text;
}

bool
base_write(struct store *store, struct err *err)
{
	return !store->base_file ||
		keep(store, store->base_file, store->base_text, err);
}
