/* SPDX-License-Identifier: MIT */
#include "kept.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/str.h"
#include "file.h"
#include "store_private.h"

#define NAME_MOST 150 /* bytes of a plan's name in that of a copy */

/* FNV-1a, 32 bits. */
static uint32_t
hash(const char *text)
{
	uint32_t sum = UINT32_C(0x811c9dc5);

	for (; *text; text++)
		sum = (sum ^ (unsigned char)*text) * UINT32_C(0x01000193);
	return sum;
}

/* Leaves room in a file's name for what comes behind this part of it. */
static void
cut(char *name)
{
	size_t end = NAME_MOST;

	if (strlen(name) <= end)
		return;
	while (((unsigned char)name[end] & 0xc0) == 0x80)
		end--;
	name[end] = '\0';
}

char *
kept_place(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = base_strdup(slash ? slash + 1 : path);
	char *dot = strrchr(name, '.');
	char *folder = fs_folder(path), *real = realpath(folder, NULL);
	struct str whole = {0}, place = {0};

	str_addf(&whole, "%s/%s", real ? real : folder, name);
	if (dot && dot != name)
		*dot = '\0';
	cut(name);
	str_addf(&place, "%s-%08" PRIx32, name, hash(str_text(&whole)));
	str_fini(&whole);
	free(real);
	free(folder);
	free(name);
	return str_take(&place);
}

uint64_t
sql_uid(struct sql *sql)
{
	int64_t uid = 0;

	if (!sql_number(
		    sql, "SELECT uid FROM identity WHERE id = 1", &uid, NULL))
		return 0;
	return (uint64_t)uid;
}

uint64_t
kept_uid(const char *path)
{
	enum file_state state;
	struct sql sql;
	uint64_t uid = 0;

	if (!file_look(path, &state, NULL) || state == FILE_MISSING ||
		!sql_open(&sql, path, SQL_READ, NULL))
		return 0;
	uid = sql_uid(&sql);
	sql_close(&sql);
	return uid;
}

char *
store_key(const struct store *store)
{
	char *place = kept_place(store->path), uid[UID_TEXT_SIZE];
	struct str key = {0};

	str_addf(&key, "%s-%s", place, uid_text(store->uid, uid));
	free(place);
	return str_take(&key);
}

uint64_t
store_uid(const struct store *store)
{
	return store->uid;
}
