/* SPDX-License-Identifier: MIT */
#include "app/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"

#define NAME "tenths-plan-"
#define SETTLED 10 /* seconds after which one that is in use is locked */

static const char *
temporary_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder && *folder ? folder : "/tmp";
}

/* With what SQLite may have left beside it. */
static void
take_away(const char *path)
{
	struct str journal = {0};

	str_addf(&journal, "%s-journal", path);
	unlink(str_text(&journal));
	unlink(path);
	str_fini(&journal);
}

/* Whether it is a file of this person that nobody uses. One of this process is not
 * opened: closing it again would drop the locks that SQLite has on it. */
static bool
is_left(const char *path, const char *own)
{
	struct stat about;
	bool left;
	int file;

	if (strncmp(path, own, strlen(own)) == 0 || lstat(path, &about) != 0 ||
		!S_ISREG(about.st_mode) || about.st_uid != geteuid() ||
		time(NULL) - about.st_mtime < SETTLED)
		return false;
	file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	left = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0;
	if (file >= 0)
		close(file);
	return left;
}

static bool
is_journal(const char *name)
{
	const char *end = strrchr(name, '-');

	return end && strcmp(end, "-journal") == 0;
}

static void
sweep(const char *folder, const char *own)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	char *path;

	while (dir && (entry = readdir(dir))) {
		if (strncmp(entry->d_name, NAME, strlen(NAME)) != 0 ||
			is_journal(entry->d_name))
			continue;
		path = fs_join(folder, entry->d_name);
		if (is_left(path, own))
			take_away(path);
		free(path);
	}
	if (dir)
		closedir(dir);
}

bool
scratch_make(struct scratch *scratch, struct err *err)
{
	const char *folder = temporary_folder();
	struct str path = {0};
	int file;

	str_addf(&path, "%s/" NAME "%ld-", folder, (long)getpid());
	sweep(folder, str_text(&path));
	str_add(&path, "XXXXXX");
	file = mkostemp(path.data, O_CLOEXEC);
	if (file < 0) {
		err_set(err, ERR_SYSTEM,
			_("no temporary file can be made in %s: %s"), folder,
			strerror(errno));
		str_fini(&path);
		return false;
	}
	flock(file, LOCK_SH | LOCK_NB);
	*scratch = (struct scratch){str_take(&path), file};
	return true;
}

void
scratch_remove(struct scratch *scratch)
{
	if (!scratch->path)
		return;
	take_away(scratch->path);
	close(scratch->lock);
	free(scratch->path);
	*scratch = (struct scratch){0};
}
