/* SPDX-License-Identifier: MIT */
/* Copies of the plan: by SQLite's backup API, whole or not at all. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "file.h"
#include "schema.h"
#include "store_private.h"

/* How many dated copies are kept: the newest of each of so many days, weeks
 * and months (design/safety.md). */
#define KEEP_DAYS 7
#define KEEP_WEEKS 8
#define KEEP_MONTHS 24

static bool
copy_pages(struct sql *from, sqlite3 *to, struct err *err)
{
	sqlite3_backup *backup =
		sqlite3_backup_init(to, "main", from->db, "main");
	int code;

	if (!backup)
		return err_set(err, ERR_STORE, "%s", sqlite3_errmsg(to));
	do {
		code = sqlite3_backup_step(backup, -1);
		if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
			sqlite3_sleep(20);
	} while (code == SQLITE_OK || code == SQLITE_BUSY ||
		code == SQLITE_LOCKED);
	sqlite3_backup_finish(backup);
	return code == SQLITE_DONE ||
		err_set(err, ERR_STORE, "%s", sqlite3_errstr(code));
}

/* Fills the file that was made at `path` and proves that it can be read. */
static bool
copy_to(struct store *store, const char *path, struct err *err)
{
	struct sql to;
	int64_t sound = 0;
	bool ok;

	if (!sql_open(&to, path, SQL_WRITE, err))
		return false;
	ok = copy_pages(&store->sql, to.db, err) &&
		sql_number(&to,
			"SELECT count(*) = 1 AND max(integrity_check) = 'ok'"
			" FROM pragma_integrity_check",
			&sound, err);
	if (ok && !sound)
		ok = err_set(err, ERR_STORE,
			_("%s: the plan is damaged, so no copy was made; run "
			  "tenths doctor"),
			store->path);
	sql_close(&to);
	return ok;
}

bool
store_backup(struct store *store, const char *path, struct err *err)
{
	struct str temporary = {0};
	char *folder = fs_folder(path);
	bool ok;

	str_addf(&temporary, "%s.%ld.tmp", path, (long)getpid());
	ok = file_make(str_text(&temporary), err) &&
		copy_to(store, str_text(&temporary), err) &&
		file_sync(str_text(&temporary), err);
	if (ok && rename(str_text(&temporary), path) < 0)
		ok = err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (!ok)
		unlink(str_text(&temporary));
	ok = ok && file_sync(folder, err);
	str_fini(&temporary);
	free(folder);
	return ok;
}

bool
store_restore(struct store *store, const char *from, struct err *err)
{
	enum file_state state;
	struct sql sql = {0};
	int version;
	bool ok;

	if (store->readonly)
		return err_set(err, ERR_READONLY,
			_("%s: the plan can only be read"), store->path);
	if (!file_look(from, &state, err))
		return false;
	if (state == FILE_MISSING)
		return err_set(
			err, ERR_INPUT, _("%s: there is no such file"), from);
	ok = sql_open(&sql, from, SQL_READ, err) &&
		schema_identify(&sql, from, &version, err) &&
		schema_intact(&sql, from, version, err);
	if (ok && version == 0)
		ok = err_set(err, ERR_INPUT, _("%s: is an empty plan"), from);
	ok = ok && copy_pages(&sql, store->sql.db, err) &&
		schema_update(&store->sql, version, err);
	sql_close(&sql);
	return ok;
}

/* The plan's name without folder and ending: what its backups begin with. */
static char *
plan_name(const struct store *store)
{
	const char *slash = strrchr(store->path, '/');
	char *name = base_strdup(slash ? slash + 1 : store->path);
	char *dot = strrchr(name, '.');

	if (dot && dot != name)
		*dot = '\0';
	return name;
}

/* "NAME-2026-11-21-daily.db" gives its day; DAY_NONE for any other file. */
static int32_t
backup_day(const char *file, const char *name, const char *why)
{
	size_t length = strlen(name), file_length = strlen(file);
	char ending[40];
	int32_t day;

	snprintf(ending, sizeof ending, "-%s.db", why);
	if (file_length != length + 11 + strlen(ending) ||
		strncmp(file, name, length) != 0 || file[length] != '-' ||
		strcmp(file + length + 11, ending) != 0 ||
		!day_read(file + length + 1, 10, 0, &day))
		return DAY_NONE;
	return day;
}

/* The days of the copies there are, newest first. */
static size_t
backup_days(
	const char *folder, const char *name, const char *why, int32_t **days)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0, i;
	int32_t day;

	*days = NULL;
	while (dir && (entry = readdir(dir))) {
		day = backup_day(entry->d_name, name, why);
		if (day == DAY_NONE)
			continue;
		*days = base_realloc(*days, count + 1, sizeof **days);
		for (i = count++; i > 0 && (*days)[i - 1] < day; i--)
			(*days)[i] = (*days)[i - 1];
		(*days)[i] = day;
	}
	if (dir)
		closedir(dir);
	return count;
}

static int
month_of(int32_t day)
{
	int year, month, date;

	day_split(day, &year, &month, &date);
	return year * 12 + month;
}

/* Whether copy i of the days, newest first, is one to keep: among the newest,
 * or the newest of its week or month while those are counted. */
static bool
kept(const int32_t *days, size_t i)
{
	size_t weeks = 0, months = 0, k;

	if (i < KEEP_DAYS)
		return true;
	for (k = 1; k <= i; k++) {
		/* Days since Monday 1969-12-29 are whole weeks by 7. */
		weeks += (days[k] + 3) / 7 != (days[k - 1] + 3) / 7;
		months += month_of(days[k]) != month_of(days[k - 1]);
	}
	return ((days[i] + 3) / 7 != (days[i - 1] + 3) / 7 &&
		       weeks < KEEP_WEEKS) ||
		(month_of(days[i]) != month_of(days[i - 1]) &&
			months < KEEP_MONTHS);
}

static char *
backup_path(const char *folder, const char *name, int32_t day, const char *why)
{
	char date[DAY_TEXT_SIZE];
	struct str path = {0};

	str_addf(&path, "%s/%s-%s-%s.db", folder, name, day_text(day, date),
		why);
	return str_take(&path);
}

static void
thin(const char *folder, const char *name, const char *why)
{
	int32_t *days;
	size_t count = backup_days(folder, name, why, &days), i;
	char *path;

	for (i = 0; i < count; i++) {
		if (kept(days, i))
			continue;
		path = backup_path(folder, name, days[i], why);
		unlink(path);
		free(path);
	}
	free(days);
}

bool
store_backup_dated(struct store *store, const char *folder, int32_t today,
	const char *why, struct err *err)
{
	char *name = plan_name(store);
	char *path = backup_path(folder, name, today, why);
	bool daily = strcmp(why, "daily") == 0;
	/* The day's copy is of how the day began. */
	bool ok = daily && fs_exists(path);

	if (!ok) {
		ok = store_backup(store, path, err);
		if (ok)
			thin(folder, name, why);
	}
	free(path);
	free(name);
	return ok;
}
