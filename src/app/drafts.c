/* SPDX-License-Identifier: MIT */
#include "app/drafts.h"

#include <ctype.h>
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

#define NAME_MOST 120 /* bytes of a file's name, before its end */

struct drafts {
	char *own; /* the part of the folder's name that tells the plan */
	char *folder;
};

/* FNV-1a; names are not told from outside, so nobody chooses them. */
static uint64_t
hash(uint64_t sum, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	size_t i;

	for (i = 0; i < length; i++)
		sum = (sum ^ at[i]) * UINT64_C(0x100000001b3);
	return sum;
}

/* "plan-01234567": for a person the name, for us the path and id. */
static char *
name_of_plan(const char *path, uint64_t id)
{
	char *real = realpath(path, NULL);
	const char *whole = real ? real : path, *name = strrchr(whole, '/');
	uint64_t sum = hash(UINT64_C(0xcbf29ce484222325), whole, strlen(whole));
	struct str out = {0};

	sum = hash(sum, &id, sizeof id);
	name = name ? name + 1 : whole;
	for (; *name && *name != '.' && out.length < NAME_MOST / 4; name++)
		str_add_char(&out, isalnum((unsigned char)*name) ? *name : '_');
	str_addf(&out, "-%08" PRIx32, (uint32_t)(sum ^ sum >> 32));
	free(real);
	return str_take(&out);
}

static char *
state_folder(const char *own)
{
	char *home = fs_state_home(NULL);
	char *drafts = home ? fs_join(home, "draft") : NULL;
	char *folder = drafts ? fs_join(drafts, own) : NULL;

	free(home);
	free(drafts);
	return folder;
}

/* A private one where the state folder is of no use. */
static char *
temporary_folder(void)
{
	const char *base = getenv("TMPDIR");
	struct str folder = {0};

	str_addf(&folder, "%s/tenths-XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder.data))
		str_clear(&folder);
	return str_take(&folder);
}

struct drafts *
drafts_new(const char *path, uint64_t id)
{
	struct drafts *drafts = base_calloc(1, sizeof *drafts);

	drafts->own = name_of_plan(path, id);
	drafts->folder = state_folder(drafts->own);
	return drafts;
}

void
drafts_free(struct drafts *drafts)
{
	if (!drafts)
		return;
	free(drafts->own);
	free(drafts->folder);
	free(drafts);
}

/* What may stand in a file's name; a long one ends in what tells it from others
 * that begin so. */
char *
drafts_file(const struct drafts *drafts, const char *name)
{
	uint64_t sum = hash(UINT64_C(0xcbf29ce484222325), name, strlen(name));
	const char *folder = drafts->folder ? drafts->folder : "";
	struct str file = {0};
	bool told = strlen(name) <= NAME_MOST;
	size_t i;
	char *path;

	for (i = 0; i < NAME_MOST && name[i]; i++) {
		bool plain = isalnum((unsigned char)name[i]) ||
			(i && strchr("-._", name[i]));

		str_add_char(&file, plain ? name[i] : '_');
		told = told && plain;
	}
	if (!told)
		str_addf(&file, "-%08" PRIx32, (uint32_t)(sum ^ sum >> 32));
	str_add(&file, ".md");
	path = fs_join(folder, str_text(&file));
	str_fini(&file);
	return path;
}

/* Nothing but a file of ours: a pipe would keep us waiting. */
static bool
is_file(const char *path)
{
	struct stat about;

	return lstat(path, &about) == 0 && S_ISREG(about.st_mode);
}

bool
drafts_read(const struct drafts *drafts, const char *name, struct str *out)
{
	char *path = drafts_file(drafts, name);
	bool ok = is_file(path) && fs_read_document(path, out, NULL);

	if (!ok)
		str_clear(out);
	free(path);
	return ok;
}

static bool
write_file(struct drafts *drafts, const char *name, const char *text,
	struct err *err)
{
	char *path = drafts_file(drafts, name);
	bool ok;

	/* Nobody else has anything to keep here. */
	if (!is_file(path))
		unlink(path);
	ok = fs_write(path, text, strlen(text), 0600, err);
	free(path);
	return ok;
}

bool
drafts_keep(struct drafts *drafts, const char *name, const char *text,
	struct err *err)
{
	if (!*text) {
		drafts_drop(drafts, name);
		return true;
	}
	if (drafts->folder && fs_make_folder(drafts->folder, err) &&
		write_file(drafts, name, text, err))
		return true;
	free(drafts->folder);
	drafts->folder = temporary_folder();
	if (!*drafts->folder || !write_file(drafts, name, text, err))
		return false;
	err_clear(err);
	return true;
}

static bool
is_draft(const char *file)
{
	size_t length = strlen(file);

	return strcmp(file, ".md") == 0 ||
		(*file != '.' && *file != '#' && length > 3 &&
			strcmp(file + length - 3, ".md") == 0);
}

/* Takes away what an editor has left beside the draft ("x.md~", ".x.md.swp"),
 * and with the last draft whatever there is. */
static void
sweep(const char *folder, const char *name)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool last = true;

	while (dir && (entry = readdir(dir)))
		last = last && !is_draft(entry->d_name);
	if (dir)
		rewinddir(dir);
	while (dir && (entry = readdir(dir)))
		if (!is_draft(entry->d_name) &&
			(last || strstr(entry->d_name, name)))
			unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
}

void
drafts_drop(struct drafts *drafts, const char *name)
{
	char *path = drafts_file(drafts, name);

	unlink(path);
	if (drafts->folder) {
		sweep(drafts->folder, strrchr(path, '/') + 1);
		/* The last one takes the folder along. */
		rmdir(drafts->folder);
	}
	free(path);
}
