/* SPDX-License-Identifier: MIT */
/* Copies of the plan: by SQLite's backup API, checked, whole or not at all; and
 * which of the copies in a folder are this plan's own. */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "check.h"
#include "kept.h"
#include "store_private.h"

/* How many dated copies are kept: the newest of each of so many days, weeks
 * and months (design/safety.md). */
#define KEEP_DAYS 7
#define KEEP_WEEKS 8
#define KEEP_MONTHS 24

#define COPIED_AT_ONCE 65536 /* bytes */

#define DAILY "daily"

bool
sql_write_file(struct sql *sql, const char *path, bool replace, struct err *err)
{
	sqlite3_int64 length = 0;
	const unsigned char *bytes = sqlite3_serialize(
		sql->db, "main", &length, SQLITE_SERIALIZE_NOCOPY);

	if (!bytes)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	return replace ? fs_write(path, (const char *)bytes, (size_t)length,
				 0600 | FS_PRIVATE, err)
		       : fs_write_new(path, (const char *)bytes, (size_t)length,
				 0600 | FS_PRIVATE, err);
}

/* Begins to read: from here to the end of the transaction nobody writes. */
static bool
hold(struct store *store, struct err *err)
{
	int64_t plans;

	return sql_run(&store->sql, QUERY_BEGIN, err) &&
		sql_number(
			&store->sql, "SELECT count(*) FROM plan", &plans, err);
}

static bool
check_held(struct store *store, struct err *err)
{
	bool sound = false;

	if (!check_sound(&store->sql, &sound, err))
		return false;
	return sound ||
		err_set(err, ERR_STORE,
			_("%s: the plan is damaged, so no copy was made; run "
			  "tenths doctor"),
			store->path);
}

/* The bytes of the file, by the descriptor that SQLite has: closing another one
 * would drop its locks. */
static bool
write_bytes(void *context, FILE *out, struct err *err)
{
	struct store *store = context;
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0, at;
	char bytes[COPIED_AT_ONCE];
	int part;

	sqlite3_file_control(
		store->sql.db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
		return err_set(
			err, ERR_STORE, "%s: %s", store->path, strerror(errno));
	for (at = 0; at < size; at += part) {
		part = size - at < COPIED_AT_ONCE ? (int)(size - at)
						  : COPIED_AT_ONCE;
		if (file->pMethods->xRead(file, bytes, part, at) != SQLITE_OK)
			return err_set(err, ERR_STORE, "%s: %s", store->path,
				strerror(errno));
		if (fwrite(bytes, 1, (size_t)part, out) != (size_t)part)
			return false;
	}
	return true;
}

/* A file that another program has left with a log beside it, and that we cannot
 * write, is more than its own bytes. */
static bool
copy_through_memory(
	struct store *store, const char *path, bool replace, struct err *err)
{
	struct sql copy;
	bool ok = sql_open(&copy, "", SQL_MEMORY, err) &&
		sql_copy(&store->sql, &copy, err) &&
		sql_write_file(&copy, path, replace, err);

	sql_close(&copy);
	return ok;
}

bool
store_backup(
	struct store *store, const char *path, bool replace, struct err *err)
{
	struct fs_writer writer = {write_bytes, store};
	int64_t logged = 0;
	bool ok;

	if (!store_ready(store, err))
		return false;
	ok = hold(store, err) && check_held(store, err) &&
		sql_number(&store->sql,
			"SELECT count(*) FROM pragma_journal_mode"
			" WHERE journal_mode = 'wal'",
			&logged, err);
	if (ok && logged)
		ok = copy_through_memory(store, path, replace, err);
	else if (ok)
		ok = fs_write_stream(
			path, &writer, 0600 | FS_PRIVATE, !replace, err);
	return sql_finish(&store->sql, ok, err);
}

/* "KEY-2026-11-21-daily.db" gives its day; DAY_NONE for any other file. */
static int32_t
backup_day(const char *file, const char *key, const char *why)
{
	size_t length = strlen(key), file_length = strlen(file);
	struct str ending = {0};
	int32_t day = DAY_NONE;

	str_addf(&ending, "-%s.db", why);
	if (file_length != length + 11 + ending.length ||
		strncmp(file, key, length) != 0 || file[length] != '-' ||
		strcmp(file + length + 11, str_text(&ending)) != 0 ||
		!day_read(file + length + 1, 10, 0, &day))
		day = DAY_NONE;
	str_fini(&ending);
	return day;
}

/* The days of the copies there are, newest first. */
static size_t
backup_days(
	const char *folder, const char *key, const char *why, int32_t **days)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0, i;
	int32_t day;

	*days = NULL;
	while (dir && (entry = readdir(dir))) {
		day = backup_day(entry->d_name, key, why);
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
backup_path(const char *folder, const char *key, int32_t day, const char *why)
{
	char date[DAY_TEXT_SIZE];
	struct str path = {0};

	str_addf(
		&path, "%s/%s-%s-%s.db", folder, key, day_text(day, date), why);
	return str_take(&path);
}

static void
thin(const char *folder, const char *key, const char *why)
{
	int32_t *days;
	size_t count = backup_days(folder, key, why, &days), i;
	char *path;

	for (i = 0; i < count; i++) {
		if (kept(days, i))
			continue;
		path = backup_path(folder, key, days[i], why);
		unlink(path);
		free(path);
	}
	free(days);
}

char *
store_backup_path(const struct store *store, const char *folder, int32_t today,
	const char *why)
{
	char *key = store_key(store);
	char *path = backup_path(folder, key, today, why);

	free(key);
	return path;
}

static bool
same_bytes(const char *path, const char *other_path)
{
	FILE *file = fopen(path, "re"), *other = fopen(other_path, "re");
	char bytes[COPIED_AT_ONCE / 8], other_bytes[sizeof bytes];
	size_t length = sizeof bytes;
	bool same = file && other;

	while (same && length == sizeof bytes) {
		length = fread(bytes, 1, sizeof bytes, file);
		same = fread(other_bytes, 1, sizeof bytes, other) == length &&
			memcmp(bytes, other_bytes, length) == 0;
	}
	same = same && !ferror(file) && !ferror(other);
	if (file)
		fclose(file);
	if (other)
		fclose(other);
	return same;
}

/* Of a day on which nothing was changed the copy is that of the next day: it is
 * not kept twice, where it would take the place of a different one. */
static void
drop_double(const char *folder, const char *key, int32_t today)
{
	int32_t *days;
	size_t count = backup_days(folder, key, DAILY, &days);
	char *path, *before;

	if (count > 1 && days[0] == today) {
		path = backup_path(folder, key, today, DAILY);
		before = backup_path(folder, key, days[1], DAILY);
		if (same_bytes(path, before))
			unlink(before);
		free(before);
		free(path);
	}
	free(days);
}

/* The day's copy is of how the day began: one that is there is never replaced,
 * whoever made it meanwhile. */
bool
store_backup_dated(struct store *store, const char *folder, int32_t today,
	const char *why, struct err *err)
{
	char *key = store_key(store);
	char *path = backup_path(folder, key, today, why);
	bool daily = strcmp(why, DAILY) == 0, ok = daily && fs_exists(path);

	if (!ok && fs_make_folder(folder, err)) {
		ok = store_backup(store, path, !daily, err);
		if (ok && daily)
			drop_double(folder, key, today);
		if (ok)
			thin(folder, key, why);
		ok = ok || (daily && fs_exists(path));
	}
	free(path);
	free(key);
	return ok;
}

/* ---- whose they are */

/* What the copies of one plan are looked for by. */
struct owner {
	char *place;
	uint64_t uid; /* 0: not known, so any of that place */
};

/* The part of the name behind the key, if the file is one of the owner's. */
static const char *
own_backup(const struct owner *owner, const char *file)
{
	size_t length = strlen(owner->place);
	const char *at = file + length + 1;
	uint64_t uid;

	if (strncmp(file, owner->place, length) != 0 || file[length] != '-' ||
		strlen(at) < UID_TEXT_SIZE || at[UID_TEXT_SIZE - 1] != '-')
		return NULL;
	/* Before plans had ids the copies have none either. */
	if (!uid_read(at, UID_TEXT_SIZE - 1, &uid))
		uid = 0;
	if (owner->uid && uid && uid != owner->uid)
		return NULL;
	at += UID_TEXT_SIZE;
	length = strlen(at);
	return length > 3 && strcmp(at + length - 3, ".db") == 0 ? at : NULL;
}

/* The newest first: behind the key, which they share, stands the day. */
static int
newer(const void *left, const void *right)
{
	const char *const *one = left, *const *other = right;
	return strcmp(*other, *one);
}

size_t
store_backups(const char *folder, const char *path, char ***names)
{
	struct owner owner = {.place = kept_place(path), .uid = kept_uid(path)};
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	*names = NULL;
	while (dir && (entry = readdir(dir))) {
		if (!own_backup(&owner, entry->d_name))
			continue;
		*names = base_realloc(*names, count + 1, sizeof **names);
		(*names)[count] = fs_join(folder, entry->d_name);
		if (store_is_plan((*names)[count]))
			count++;
		else
			free((*names)[count]);
	}
	if (dir)
		closedir(dir);
	if (count)
		qsort(*names, count, sizeof **names, newer);
	free(owner.place);
	return count;
}
