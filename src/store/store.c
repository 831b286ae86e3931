/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "file.h"
#include "schema.h"
#include "store_private.h"

/* The copy that goes before a migration, named after the schema it has. */
static bool
back_up_schema(struct store *store, const char *backups, struct err *err)
{
	struct str name = {0};
	char *folder = backups ? base_strdup(backups) : fs_folder(store->path);
	bool ok = fs_make_folder(folder, err);

	str_addf(&name, "%s/before-schema-%d-%" PRIx64 ".db", folder,
		schema_version(), (uint64_t)getpid());
	ok = ok && store_backup(store, str_text(&name), err);
	str_fini(&name);
	free(folder);
	return ok;
}

static bool
prepare(struct store *store, const char *backups, struct err *err)
{
	int version;

	if (!schema_identify(&store->sql, store->path, &version, err) ||
		!schema_intact(&store->sql, store->path, version, err))
		return false;
	if (version == schema_version())
		return store_in_step(store, err);
	if (store->readonly && !version)
		return err_set(err, ERR_INPUT,
			_("%s: is empty; there is no plan yet"), store->path);
	if (store->readonly)
		return err_set(err, ERR_READONLY,
			_("%s: has to be brought up to date first, but cannot "
			  "be written"),
			store->path);
	if (version && !back_up_schema(store, backups, err))
		return false;
	return schema_update(&store->sql, version, err) &&
		store_in_step(store, err);
}

struct store *
store_open(
	const char *path, unsigned flags, const char *backups, struct err *err)
{
	struct store *store = base_calloc(1, sizeof *store);
	enum file_state state;

	store->path = base_strdup(path);
	if (!file_look(path, &state, err))
		goto fail;
	if (state == FILE_MISSING) {
		if (!(flags & STORE_CREATE)) {
			err_set(err, ERR_INPUT,
				_("%s: there is no plan yet; run tenths, or "
				  "tenths add"),
				path);
			goto fail;
		}
		if (!file_make(path, err))
			goto fail;
		state = FILE_WRITABLE;
	}
	store->readonly = state == FILE_READABLE || flags & STORE_READONLY;
	if (!sql_open(&store->sql, path, store->readonly ? SQL_READ : SQL_WRITE,
		    err) ||
		!prepare(store, backups, err))
		goto fail;
	return store;

fail:
	store_close(store);
	return NULL;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	sql_close(&store->sql);
	free(store->path);
	free(store);
}

bool
store_readonly(const struct store *store)
{
	return store->readonly;
}

const char *
store_path(const struct store *store)
{
	return store->path;
}

static bool
data_version(struct store *store, int64_t *version, struct err *err)
{
	sqlite3_stmt *statement =
		sql_query(&store->sql, QUERY_DATA_VERSION, err);
	bool ok = statement && sqlite3_step(statement) == SQLITE_ROW;

	if (ok)
		*version = sqlite3_column_int64(statement, 0);
	else if (statement)
		sql_failed(&store->sql, err);
	if (statement)
		sqlite3_reset(statement);
	return ok;
}

bool
store_in_step(struct store *store, struct err *err)
{
	return data_version(store, &store->version, err);
}

bool
store_changed(struct store *store)
{
	int64_t version;

	return data_version(store, &version, NULL) && version != store->version;
}
