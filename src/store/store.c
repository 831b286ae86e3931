/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/say.h"
#include "file.h"
#include "hot.h"
#include "schema.h"
#include "store_private.h"

void
store_remark(struct store *store, const char *format, ...)
{
	struct err text = {0};
	va_list args;

	va_start(args, format);
	vsnprintf(text.text, sizeof text.text, format, args);
	va_end(args);
	if (store->remarks.length)
		str_add_char(&store->remarks, '\n');
	str_add(&store->remarks, text.text);
}

bool
store_take_remarks(struct store *store, struct str *out)
{
	bool any = store->remarks.length > 0;

	str_clear(out);
	str_add_bytes(out, str_text(&store->remarks), store->remarks.length);
	str_clear(&store->remarks);
	return any;
}

bool
store_unconfirmed(const struct store *store)
{
	return store->unconfirmed;
}

/* The copy that goes before a migration, named after the schema it has. */
static bool
back_up_schema(
	struct store *store, const char *backups, int version, struct err *err)
{
	char *folder = backups ? base_strdup(backups) : fs_folder(store->path);
	struct str why = {0};
	bool ok;

	str_addf(&why, "schema-%d", version);
	ok = store_backup_dated(
		store, folder, day_today(), str_text(&why), err);
	str_fini(&why);
	free(folder);
	return ok;
}

/* A file that was emptied, by a full disk or another program, is not where a
 * new plan begins: there are copies of the old one. */
static bool
refuse_emptied(struct store *store, const char *backups, struct err *err)
{
	char **names = NULL;
	size_t count = backups ? store_backups(backups, store->path, &names)
			       : 0,
	       i;

	if (count)
		err_set(err, ERR_STORE,
			_("%s: is empty, but there are backups of it; tenths "
			  "restore %s puts one back; to begin anew, take the "
			  "empty file away"),
			store->path, names[0]);
	for (i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return count == 0;
}

/* A file that cannot be written is brought up to date in memory, to be read. */
static bool
update_copy(struct store *store, int version, struct err *err)
{
	sql_close(&store->sql);
	if (!hot_open(&store->sql, store->path, err) ||
		!schema_update(&store->sql, version, err))
		return false;
	store_remark(store,
		_("%s: an older tenths wrote it; it is shown as this one has "
		  "it, and the file is left as it is"),
		store->path);
	return true;
}

/* Brings the file to the newest schema; a first start that was cut short has
 * none yet. */
static bool
update(struct store *store, const char *backups, int version, struct err *err)
{
	if (version == schema_version())
		return true;
	if (!version && !store->made && !refuse_emptied(store, backups, err))
		return false;
	if (store->readonly && !version)
		return err_set(err, ERR_INPUT,
			_("%s: is empty; there is no plan yet"), store->path);
	if (store->readonly)
		return update_copy(store, version, err);
	return (!version || back_up_schema(store, backups, version, err)) &&
		schema_update(&store->sql, version, err);
}

/* The rows that every plan has, one each; a file that lost one gets it anew. */
static bool
mend_single_rows(struct store *store, struct err *err)
{
	int64_t plans, identities;

	if (!sql_number(
		    &store->sql, "SELECT count(*) FROM plan", &plans, err) ||
		!sql_number(&store->sql, "SELECT count(*) FROM identity",
			&identities, err))
		return false;
	if (plans && identities)
		return true;
	if (!plans)
		store_remark(store,
			_("%s: the row of the plan itself (title, weekday) was "
			  "missing; it is empty now"),
			store->path);
	return store->readonly ||
		sql_exec(&store->sql,
			"INSERT OR IGNORE INTO plan(id, sum) VALUES (1, 0);"
			"INSERT OR IGNORE INTO identity(id, uid) VALUES"
			" (1, random() & 1152921504606846975)",
			err);
}

/* Takes the schema that the header tells, when the tables are of it, else the one
 * that they are of. */
static bool
recognise(struct store *store, int *version, struct err *err)
{
	struct err why = {0};

	if (schema_intact(&store->sql, store->path, *version, &why))
		return true;
	if (!store->readonly && schema_mend(&store->sql, version)) {
		store_remark(store,
			_("%s: its header was damaged or an index was missing; "
			  "that is put right"),
			store->path);
		return true;
	}
	if (err)
		*err = why;
	return false;
}

#define VERSION_UNSEEN (-1) /* no data_version is negative */

static bool
prepare(struct store *store, const char *backups, struct err *err)
{
	int version;

	if (!schema_identify(&store->sql, store->path, &version, err) ||
		!recognise(store, &version, err) ||
		!update(store, backups, version, err) ||
		!mend_single_rows(store, err))
		return false;
	store->uid = sql_uid(&store->sql);
	/* Nothing of it is in memory; versions of another connection to it say
	 * nothing of this one's. */
	store->version = VERSION_UNSEEN;
	return true;
}

/* A change that a program was stopped in cannot be taken back in a file that cannot
 * be written: it is in memory, to be read. */
static bool
open_hot(struct store *store, struct err *err)
{
	int64_t version;

	if (sql_number(&store->sql, "PRAGMA schema_version", &version, NULL) ||
		!hot_stops(&store->sql))
		return true;
	sql_close(&store->sql);
	if (!hot_open(&store->sql, store->path, err))
		return false;
	store_remark(store,
		_("%s: a program was stopped in the middle of a change; it is "
		  "shown without that, since the file or its folder cannot be "
		  "written"),
		store->path);
	return true;
}

/* Looks at the file and opens it as it can be opened. */
static bool
open_file(struct store *store, unsigned flags, struct err *err)
{
	enum file_state state;

	if (!file_look(store->path, &state, err))
		return false;
	if (state == FILE_MISSING) {
		if (!(flags & STORE_CREATE))
			return err_set(err, ERR_INPUT,
				_("%s: there is no plan yet; run tenths, or "
				  "tenths add"),
				store->path);
		if (!file_make(store->path, err))
			return false;
		state = FILE_WRITABLE;
		store->made = true;
	}
	store->readonly = state == FILE_READABLE || flags & STORE_READONLY;
	if (!sql_open(&store->sql, store->path,
		    store->readonly ? SQL_READ : SQL_WRITE, err))
		return false;
	return !store->readonly || open_hot(store, err);
}

/* Takes the file away that was made for a plan which could not be begun. */
static void
unmake(struct store *store)
{
	struct stat info;

	sql_close(&store->sql);
	if (lstat(store->path, &info) == 0 && info.st_size == 0)
		unlink(store->path);
}

struct store *
store_open(
	const char *path, unsigned flags, const char *backups, struct err *err)
{
	struct store *store = base_calloc(1, sizeof *store);

	store->path = base_strdup(path);
	if (open_file(store, flags, err) && prepare(store, backups, err))
		return store;
	if (store->made)
		unmake(store);
	store_close(store);
	return NULL;
}

bool
store_reopen(struct store *store, struct err *err)
{
	uint64_t uid = store->uid;

	sql_close(&store->sql);
	if (!open_file(store, 0, err) || !prepare(store, NULL, err)) {
		sql_close(&store->sql);
		return false;
	}
	sql_wait(&store->sql, &store->wait);
	if (uid && store->uid != uid)
		store_remark(store,
			_("%s: another plan has been put in its place"),
			store->path);
	return true;
}

bool
store_ready(struct store *store, struct err *err)
{
	return store->sql.db || store_reopen(store, err);
}

void
store_on_wait(struct store *store, const struct store_wait *wait)
{
	store->wait = *wait;
	sql_wait(&store->sql, &store->wait);
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	sql_close(&store->sql);
	str_fini(&store->remarks);
	change_fini(&store->repairs);
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

/* Whether the name leads to another file than the one that is open, or to
 * none. */
static enum store_news
look_at_name(struct store *store)
{
	int moved = 0;

	sqlite3_file_control(
		store->sql.db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (!moved)
		return STORE_SAME;
	return fs_exists(store->path) ? STORE_REPLACED : STORE_GONE;
}

enum store_news
store_look(struct store *store, struct err *err)
{
	enum store_news news;
	struct err why = {0};
	int64_t version;

	if (!store->sql.db)
		return fs_exists(store->path) ? STORE_REPLACED : STORE_GONE;
	news = look_at_name(store);
	if (news != STORE_SAME)
		return news;
	sqlite3_busy_timeout(store->sql.db, 0);
	if (data_version(store, &version, &why))
		news = version == store->version ? STORE_SAME : STORE_WRITTEN;
	else
		news = why.code == ERR_BUSY ? STORE_LOCKED : STORE_FAILED;
	sql_wait(&store->sql, &store->wait);
	if (err)
		*err = why;
	return news;
}
