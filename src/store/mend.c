/* SPDX-License-Identifier: MIT */
/*
 * A file whose tables are whole though its header does not say so: one bit of
 * the version, an index that was taken away. It is compared with the schemas
 * that we make ourselves.
 */
#include <inttypes.h>

#include "base/str.h"
#include "schema.h"

/* A schema of ours, in memory. */
static bool
make_model(struct sql *model, int version)
{
	return sql_open(model, "", SQL_MEMORY, NULL) &&
		schema_make(model, 0, version, NULL);
}

/* The newest schema whose tables the file has; 0: none. */
static int
recognise(struct sql *sql)
{
	uint64_t file, own;
	struct sql model;
	int version;

	if (!schema_hash(sql, "table", &file, NULL))
		return 0;
	for (version = schema_version(); version > 0; version--) {
		bool same = make_model(&model, version) &&
			schema_hash(&model, "table", &own, NULL) && own == file;

		sql_close(&model);
		if (same)
			return version;
	}
	return 0;
}

/* Whether all that stands in the file beside its tables stands in the model. */
static bool
nothing_strange(struct sql *sql, struct sql *model)
{
	sqlite3_stmt *statement = NULL, *find = NULL;
	int code = SQLITE_ERROR;
	bool ok;

	ok = sqlite3_prepare_v2(sql->db,
		     "SELECT name, sql FROM sqlite_schema"
		     " WHERE type <> 'table' AND name NOT LIKE 'sqlite_%'",
		     -1, &statement, NULL) == SQLITE_OK &&
		sqlite3_prepare_v2(model->db,
			"SELECT 1 FROM sqlite_schema"
			" WHERE name = ?1 AND sql = ?2",
			-1, &find, NULL) == SQLITE_OK;
	while (ok && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		sqlite3_bind_value(find, 1, sqlite3_column_value(statement, 0));
		sqlite3_bind_value(find, 2, sqlite3_column_value(statement, 1));
		ok = sqlite3_step(find) == SQLITE_ROW;
		sqlite3_reset(find);
	}
	sqlite3_finalize(find);
	sqlite3_finalize(statement);
	return ok && code == SQLITE_DONE;
}

static bool
has_index(struct sql *sql, const char *name)
{
	sqlite3_stmt *statement = NULL;
	bool has = sqlite3_prepare_v2(sql->db,
			   "SELECT 1 FROM sqlite_schema WHERE name = ?1", -1,
			   &statement, NULL) == SQLITE_OK;

	sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
	has = has && sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_finalize(statement);
	return has;
}

static bool
make_indexes(struct sql *sql, struct sql *model)
{
	sqlite3_stmt *statement = NULL;
	bool ok = sqlite3_prepare_v2(model->db,
			  "SELECT name, sql FROM sqlite_schema"
			  " WHERE type = 'index' AND sql IS NOT NULL",
			  -1, &statement, NULL) == SQLITE_OK;
	int code = SQLITE_DONE;

	while (ok && (code = sqlite3_step(statement)) == SQLITE_ROW)
		ok = has_index(sql,
			     (const char *)sqlite3_column_text(statement, 0)) ||
			sql_exec(sql,
				(const char *)sqlite3_column_text(statement, 1),
				NULL);
	sqlite3_finalize(statement);
	return ok && code == SQLITE_DONE;
}

/* All of it, or nothing. */
static bool
mend(struct sql *sql, struct sql *model, int version)
{
	struct str stamp = {0};
	bool ok;

	str_addf(&stamp, "PRAGMA user_version = %d", version);
	ok = sql_run(sql, QUERY_BEGIN_WRITE, NULL) &&
		sql_finish(sql,
			make_indexes(sql, model) &&
				sql_exec(sql, str_text(&stamp), NULL),
			NULL);
	str_fini(&stamp);
	return ok;
}

bool
schema_mend(struct sql *sql, int *version)
{
	int found = recognise(sql);
	struct sql model = {0};
	bool ok;

	if (!found)
		return false;
	ok = make_model(&model, found) && nothing_strange(sql, &model) &&
		mend(sql, &model, found);
	sql_close(&model);
	if (ok)
		*version = found;
	return ok;
}
