/* SPDX-License-Identifier: MIT */
#include "app/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/sync.h"
#include "base/clock.h"
#include "base/fs.h"
#include "base/say.h"
#include "folder_index.h"
#include "store/store.h"

#define DEPTH_MOST 16 /* folders in folders */
#define PIECE_MS 8    /* of what takes long */

/* ---- which files there are */

/* Where the ending of a plan's file begins; 0 when it is none. */
static size_t
plan_ending(const char *name)
{
	static const char *const endings[] = {".yaml", ".yml", ".db", NULL};
	size_t length = strlen(name), size, i;

	for (i = 0; endings[i]; i++) {
		size = strlen(endings[i]);
		if (length > size &&
			strcmp(name + length - size, endings[i]) == 0)
			return length - size;
	}
	return 0;
}

static void
add_plan(struct folder *folder, const char *path)
{
	const char *name = path + strlen(folder->path) + 1;
	struct folder_plan *plan;

	if ((folder->count & (folder->count - 1)) == 0)
		folder->plans = base_realloc(folder->plans,
			folder->count ? 2 * folder->count : 1,
			sizeof *folder->plans);
	plan = &folder->plans[folder->count++];
	*plan = (struct folder_plan){.path = base_strdup(path)};
	plan->file = plan->path + (name - path);
	plan->name = base_strndup(name, plan_ending(name));
}

/* Hidden ones, git's among them, are not looked into. */
static bool
find_plans(struct folder *folder, const char *path, int depth, struct err *err)
{
	DIR *open = opendir(path);
	const struct dirent *entry;
	struct stat status;
	bool ok = true;
	char *inner;

	if (!open)
		return err_set(
			err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	while (ok && (entry = readdir(open))) {
		if (*entry->d_name == '.')
			continue;
		inner = fs_join(path, entry->d_name);
		if (lstat(inner, &status) == 0) {
			if (S_ISDIR(status.st_mode) && depth < DEPTH_MOST)
				ok = find_plans(folder, inner, depth + 1, err);
			else if (S_ISREG(status.st_mode) &&
				plan_ending(entry->d_name))
				add_plan(folder, inner);
		}
		free(inner);
	}
	closedir(open);
	return ok;
}

static size_t
team_length(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? (size_t)(slash - name) : 0;
}

size_t
folder_team(const struct folder_plan *plan)
{
	return team_length(plan->name);
}

size_t
folder_find(const struct folder *folder, const char *path)
{
	size_t i;

	for (i = 0; i < folder->count; i++)
		if (fs_same(folder->plans[i].path, path))
			return i + 1;
	return 0;
}

size_t
folder_own(const struct folder *folder, const char *path)
{
	size_t place = folder_find(folder, path);
	char *file = place ? NULL : sync_setting(folder->config);

	if (file)
		place = folder_find(folder, file);
	free(file);
	return place;
}

int
folder_order(const void *a, const void *b)
{
	const struct folder_plan *one = a, *other = b;
	size_t first = team_length(one->file);
	size_t second = team_length(other->file);
	size_t least = first < second ? first : second;
	int differ = strncmp(one->file, other->file, least);

	if (differ || first == second)
		return differ ? differ : strcmp(one->file, other->file);
	return first < second ? -1 : 1;
}

/* ---- one plan */

static bool
read_database(const char *path, struct plan *plan, struct err *err)
{
	struct store *store = store_open(path, STORE_READONLY, NULL, err);
	bool ok = store && store_load(store, plan, err);

	store_close(store);
	return ok;
}

static bool
read_document(const char *path, struct plan *plan, struct err *err)
{
	struct str text = {0};
	bool ok = fs_read_document(path, &text, err) &&
		sync_read(path, str_text(&text), text.length, plan, err);

	str_fini(&text);
	return ok;
}

/* What of a plan is shared. */
static bool
read_shared(const struct folder *folder, const char *path, struct plan *out,
	struct err *err)
{
	struct plan whole;
	bool ok;

	plan_init(&whole);
	plan_init(out);
	ok = strcmp(path + plan_ending(path), ".db") == 0
		? read_database(path, &whole, err)
		: read_document(path, &whole, err);
	ok = ok && sync_shown(folder->config, &whole, folder->today, out, err);
	plan_fini(&whole);
	if (ok)
		out->usual_weekday = folder->config->weekday;
	else
		plan_fini(out);
	return ok;
}

bool
folder_read(const struct folder *folder, size_t i, struct plan *out,
	struct err *err)
{
	if (!read_shared(folder, folder->plans[i].path, out, err))
		return false;
	out->place = (uint32_t)i + 1;
	out->elsewhere = &folder->elsewhere;
	return true;
}

/* ---- what is known of it */

/* Tells whether the file is as it was; one that was written just now may be
 * written once more in the same tick of the clock, so it has no time yet. */
static bool
take_stamp(struct folder_plan *plan)
{
	struct folder_stamp now = {0}, was = plan->stamp;
	struct stat about;

	if (stat(plan->path, &about) != 0)
		return false;
	now.size = about.st_size;
	now.inode = (int64_t)about.st_ino;
	if (time(NULL) - about.st_mtim.tv_sec > 1) {
		now.seconds = about.st_mtim.tv_sec;
		now.nanoseconds = about.st_mtim.tv_nsec;
	}
	memcpy(now.id, was.id, sizeof now.id);
	plan->stamp = now;
	return now.seconds && now.size == was.size && now.inode == was.inode &&
		now.seconds == was.seconds &&
		now.nanoseconds == was.nanoseconds;
}

/* Whether what the file holds is what it held. */
static bool
take_content(struct folder_plan *plan)
{
	unsigned char was[BLOB_SIZE];
	struct str text = {0};

	memcpy(was, plan->stamp.id, sizeof was);
	if (fs_read(plan->path, &text, NULL))
		blob_id(str_text(&text), text.length, plan->stamp.id);
	else
		memset(plan->stamp.id, 0, sizeof plan->stamp.id);
	str_fini(&text);
	return memcmp(was, plan->stamp.id, sizeof was) == 0;
}

/* The error without the file it is about. */
static const char *
plain_problem(const struct folder_plan *plan, const struct err *problem)
{
	size_t length = strlen(plan->path);
	const char *text = problem->text;

	if (strncmp(text, plan->path, length) == 0 && text[length] == ':')
		text += length + 1;
	return text + strspn(text, " ");
}

static void
read_entry(struct folder *folder, struct folder_plan *plan)
{
	struct err why = {0};
	struct str entry = {0};
	struct plan shared;

	if (read_shared(folder, plan->path, &shared, &why)) {
		entry_make(folder, &shared, NULL, &entry);
		plan_fini(&shared);
	} else {
		entry_make(folder, NULL, plain_problem(plan, &why), &entry);
	}
	plan->entry = arena_text(&folder->arena, entry.data, entry.length);
	plan->length = entry.length;
	folder->stale = true;
	str_fini(&entry);
}

/* What was kept of it, where its file is still that; else what it says now. */
static void
know(struct folder *folder, size_t i)
{
	struct folder_plan *plan = &folder->plans[i];
	bool same = take_stamp(plan);

	if (!same) {
		folder->stale = true;
		same = take_content(plan);
	}
	if (!plan->entry || !same || !entry_take(folder, i)) {
		read_entry(folder, plan);
		entry_take(folder, i);
	}
}

/* ---- all together */

bool
folder_begin(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err)
{
	size_t i;

	*folder = (struct folder){
		.path = base_strdup(path), .config = config, .today = today};
	for (i = strlen(folder->path); i > 1 && folder->path[i - 1] == '/';)
		folder->path[--i] = '\0';
	if (!sync_may_show(config, err) ||
		!find_plans(folder, folder->path, 0, err))
		return false;
	if (!folder->count)
		return err_set(err, ERR_INPUT,
			_("%s: there is no plan in it: no *.yaml, no *.db"),
			path);
	qsort(folder->plans, folder->count, sizeof *folder->plans,
		folder_order);
	index_load(folder);
	return true;
}

bool
folder_some(struct folder *folder)
{
	int64_t begun = clock_ms();

	while (folder->known < folder->count) {
		know(folder, folder->known++);
		if (clock_ms() - begun >= PIECE_MS)
			break;
	}
	if (folder->known < folder->count)
		return true;
	elsewhere_sort(&folder->elsewhere);
	if (folder->stale)
		index_keep(folder);
	return false;
}

bool
folder_open(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err)
{
	if (!folder_begin(folder, path, config, today, err))
		return false;
	while (folder_some(folder))
		;
	return true;
}

void
folder_close(struct folder *folder)
{
	size_t i;

	for (i = 0; i < folder->count; i++) {
		free(folder->plans[i].path);
		free(folder->plans[i].name);
	}
	free(folder->plans);
	free(folder->elsewhere.nodes);
	free(folder->elsewhere.links);
	arena_fini(&folder->arena);
	str_fini(&folder->index);
	free(folder->path);
	*folder = (struct folder){0};
}
