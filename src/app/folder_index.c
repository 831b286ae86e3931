/* SPDX-License-Identifier: MIT */
/*
 * The index of a folder: a head that says what it was made with, then of each plan
 * its name, its stamp and its entry. It is a copy of what the files say, so
 * anything that is not as it should be is read from them again.
 */
#include "folder_index.h"

#include <stdlib.h>
#include <string.h>

#include "app/filters.h"
#include "base/fs.h"
#include "base/say.h"
#include "tape.h"

/* One more where an entry holds something else. */
#define FORM 1

/* All that an entry depends on but its file. */
static void
put_head(const struct folder *folder, struct str *out)
{
	struct str share = {0};

	filters_expand(folder->config, config_value(folder->config, "share"),
		&share, NULL);
	tape_put_text(out, "tenths folder " TENTHS_VERSION);
	tape_put(out, FORM);
	tape_put_text(out, str_text(&share));
	tape_put_text(out, config_value(folder->config, "user.name"));
	tape_put_text(out, _("en")); /* problems are in a language */
	tape_put(out, folder->today);
	tape_put(out, folder->config->weekday);
	str_fini(&share);
}

/* Where it lies; NULL where there is no home. Caller frees. */
static char *
index_path(const struct folder *folder)
{
	char *home = fs_cache_home(NULL), *path = NULL;
	char *real = realpath(folder->path, NULL);
	unsigned char id[BLOB_SIZE];
	struct str name = {0};
	size_t i;

	if (home && real && fs_make_folder(home, NULL)) {
		blob_id(real, strlen(real), id);
		str_add(&name, "folder-");
		for (i = 0; i < 8; i++)
			str_addf(&name, "%02x", id[i]);
		path = fs_join(home, str_text(&name));
	}
	str_fini(&name);
	free(real);
	free(home);
	return path;
}

/* ---- coming in */

static struct folder_stamp
take_stamp(struct tape *tape)
{
	struct folder_stamp stamp = {0};
	const char *id;

	stamp.size = tape_number(tape);
	stamp.seconds = tape_number(tape);
	stamp.nanoseconds = tape_number(tape);
	stamp.inode = tape_number(tape);
	id = tape_bytes(tape, BLOB_SIZE);
	if (id)
		memcpy(stamp.id, id, BLOB_SIZE);
	return stamp;
}

/* Both are in one order; what is only in the index has gone. */
static void
take_plans(struct folder *folder, struct tape *tape)
{
	struct folder_plan *plan = folder->plans;
	struct folder_plan *end = plan + folder->count;
	struct folder_plan kept = {0};
	size_t found = 0, all = 0;

	while (tape->at < tape->end) {
		kept.file = tape_text(tape);
		kept.stamp = take_stamp(tape);
		kept.length = (size_t)tape_number(tape);
		kept.entry = tape_bytes(tape, kept.length);
		if (tape->bad || !kept.file)
			break;
		all++;
		while (plan < end && folder_order(plan, &kept) < 0)
			plan++;
		if (plan == end || folder_order(plan, &kept) != 0)
			continue;
		plan->stamp = kept.stamp;
		plan->entry = kept.entry;
		plan->length = kept.length;
		found++;
	}
	folder->stale = found != all || found != folder->count;
}

void
index_load(struct folder *folder)
{
	char *path = index_path(folder);
	struct str head = {0};
	struct tape tape;

	folder->stale = true;
	if (path && fs_read(path, &folder->index, NULL)) {
		put_head(folder, &head);
		tape.at = folder->index.data;
		tape.end = tape.at + folder->index.length;
		tape.bad = false;
		if (folder->index.length >= head.length &&
			memcmp(tape.at, head.data, head.length) == 0) {
			tape.at += head.length;
			take_plans(folder, &tape);
		}
		str_fini(&head);
	}
	free(path);
}

/* ---- going out */

static void
put_plan(struct str *out, const struct folder_plan *plan)
{
	const struct folder_stamp *stamp = &plan->stamp;

	tape_put_text(out, plan->file);
	tape_put(out, stamp->size);
	tape_put(out, stamp->seconds);
	tape_put(out, stamp->nanoseconds);
	tape_put(out, stamp->inode);
	str_add_bytes(out, (const char *)stamp->id, BLOB_SIZE);
	tape_put(out, (int64_t)plan->length);
	str_add_bytes(out, plan->entry, plan->length);
}

void
index_keep(const struct folder *folder)
{
	char *path = index_path(folder);
	struct str out = {0};
	size_t i;

	if (path) {
		put_head(folder, &out);
		for (i = 0; i < folder->count; i++)
			put_plan(&out, &folder->plans[i]);
		fs_write(path, out.data, out.length, 0600 | FS_PRIVATE, NULL);
	}
	str_fini(&out);
	free(path);
}
