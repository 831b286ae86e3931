/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "schema.h"
#include "store/store.h"

bool
file_there(const char *path, bool *there, struct err *err)
{
	struct stat info;

	if (!*path || strcmp(path, ":memory:") == 0 ||
		strncmp(path, "file:", 5) == 0)
		return err_set(err, ERR_INPUT,
			_("\"%s\" does not name a file; give a path such as "
			  "./plan.db"),
			path);
	*there = lstat(path, &info) == 0;
	if (!*there) {
		if (errno == ENOENT)
			return true;
		return err_set(
			err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	}
	if (S_ISLNK(info.st_mode))
		return err_set(err, ERR_INPUT,
			_("%s: is a symbolic link; name the plan itself"),
			path);
	if (S_ISDIR(info.st_mode))
		return err_set(err, ERR_INPUT,
			_("%s: is a folder; name a file in it"), path);
	if (!S_ISREG(info.st_mode))
		return err_set(
			err, ERR_INPUT, _("%s: is not a regular file"), path);
	return true;
}

bool
file_look(const char *path, enum file_state *state, struct err *err)
{
	struct stat info = {0};
	char *folder;
	bool there = false;

	*state = FILE_MISSING;
	if (!file_there(path, &there, err))
		return false;
	if (!there || lstat(path, &info) != 0)
		return true;
	if (info.st_mode & (S_IWGRP | S_IWOTH))
		return err_set(err, ERR_INPUT,
			_("%s: others may write to it; chmod go-w it first"),
			path);
	if (access(path, R_OK) < 0)
		return err_set(
			err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	/* SQLite needs the folder, too, for its journal. */
	folder = fs_folder(path);
	*state = access(path, W_OK) == 0 && access(folder, W_OK) == 0
		? FILE_WRITABLE
		: FILE_READABLE;
	free(folder);
	return true;
}

bool
file_beside(const char *path, struct err *err)
{
	static const char *const ends[] = {"-journal", "-wal", "-shm"};
	struct str name = {0};
	struct stat info;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof ends / sizeof *ends; i++) {
		str_clear(&name);
		str_addf(&name, "%s%s", path, ends[i]);
		if (lstat(str_text(&name), &info) == 0 &&
			!S_ISREG(info.st_mode))
			ok = err_set(err, ERR_STORE,
				_("%s: is not a regular file; take it away, it "
				  "stands where a change is prepared"),
				str_text(&name));
	}
	str_fini(&name);
	return ok;
}

/* Where an SQLite file has its application's id. */
#define APPLICATION_AT 68

bool
store_is_plan(const char *path)
{
	static const char magic[16] = "SQLite format 3";
	unsigned char head[APPLICATION_AT + 4];
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool is = false;

	if (file < 0)
		return false;
	if (read(file, head, sizeof head) == (ssize_t)sizeof head)
		is = memcmp(head, magic, sizeof magic) == 0 &&
			head[APPLICATION_AT] == SCHEMA_APPLICATION >> 24 &&
			head[APPLICATION_AT + 1] ==
				(SCHEMA_APPLICATION >> 16 & 0xff) &&
			head[APPLICATION_AT + 2] ==
				(SCHEMA_APPLICATION >> 8 & 0xff) &&
			head[APPLICATION_AT + 3] == (SCHEMA_APPLICATION & 0xff);
	/* Never of the plan that is open: this would drop its locks. */
	close(file);
	return is;
}

bool
file_sync(const char *path, struct err *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = file >= 0 && fsync(file) == 0;

	if (!ok)
		err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (file >= 0)
		close(file);
	return ok;
}

int
file_refusal(const char *path)
{
#ifdef O_TMPFILE
	char *folder = fs_folder(path);
	int file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	int number = file < 0 ? errno : 0;

	if (file >= 0)
		close(file);
	free(folder);
	/* A disk that has no files without a name. */
	return number == EOPNOTSUPP || number == EISDIR || number == EINVAL
		? 0
		: number;
#else
	(void)path;
	return 0;
#endif
}

bool
file_make(const char *path, struct err *err)
{
	int file =
		open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			S_IRUSR | S_IWUSR);
	char *folder;
	bool ok;

	if (file < 0)
		return err_set(err, ERR_SYSTEM, _("%s: cannot be made: %s"),
			path, strerror(errno));
	/* SQLite has not opened it yet, so closing it costs no lock. */
	close(file);
	folder = fs_folder(path);
	ok = file_sync(folder, err);
	free(folder);
	return ok;
}
