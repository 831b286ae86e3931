/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/say.h"
#include "fs.h"

#define LINKS_MAX 40

static bool
write_all(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t done = write(file, bytes, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes += done;
		length -= (size_t)done;
	}
	return true;
}

/* Follows symbolic links to a name that is none, whether there is a file of
 * that name or not; caller frees. NULL with errno. */
static char *
follow(const char *path)
{
	char *name = base_strdup(path);

	for (int links = 0; links < LINKS_MAX; links++) {
		char target[4096];
		ssize_t length = readlink(name, target, sizeof target - 1);
		char *folder, *next;

		if (length < 0) {
			if (errno == EINVAL || errno == ENOENT)
				return name;
			break;
		}
		target[length] = '\0';
		folder = fs_folder(name);
		next = target[0] == '/' ? base_strdup(target)
					: fs_join(folder, target);
		free(folder);
		free(name);
		name = next;
		errno = ELOOP;
	}
	free(name);
	return NULL;
}

static mode_t
file_mask(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return mask;
}

/* Gives the new file what the old one had: its mode and its group, or nothing
 * for the group if it cannot be had. */
static bool
set_mode(int file, const struct stat *old, unsigned mode)
{
	struct stat now;

	if (!old)
		return fchmod(file, (mode_t)mode & ~file_mask()) == 0;
	if (fstat(file, &now) != 0)
		return false;
	mode = old->st_mode & 0777;
	if (now.st_gid != old->st_gid &&
		fchown(file, (uid_t)-1, old->st_gid) != 0)
		mode &= ~(unsigned)070;
	return fchmod(file, (mode_t)mode) == 0;
}

/* Some file systems cannot sync a folder and say EINVAL. */
static bool
sync_folder(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (file < 0)
		return false;
	ok = fsync(file) == 0 || errno == EINVAL;
	close(file);
	return ok;
}

/* Writes the file `temporary` (a template for mkostemp); on false it is gone
 * again and errno says why. */
static bool
write_temporary(char *temporary, const char *bytes, size_t length,
	const struct stat *old, unsigned mode)
{
	int file = mkostemp(temporary, O_CLOEXEC);
	bool ok;
	int number;

	if (file < 0)
		return false;
	ok = set_mode(file, old, mode) && write_all(file, bytes, length) &&
		fsync(file) == 0;
	number = errno;
	if (close(file) != 0 && ok) {
		ok = false;
		number = errno;
	}
	if (!ok)
		unlink(temporary);
	errno = number;
	return ok;
}

static bool
replace(const char *target, const char *bytes, size_t length,
	const struct stat *old, unsigned mode, struct err *err)
{
	char *folder = fs_folder(target);
	char *temporary = fs_join(folder, ".tenths-XXXXXX");
	bool ok = write_temporary(temporary, bytes, length, old, mode);

	if (!ok) {
		fs_fail(target, errno, err);
	} else if (rename(temporary, target) != 0) {
		ok = fs_fail(target, errno, err);
		unlink(temporary);
	} else if (!sync_folder(folder)) {
		ok = fs_fail(folder, errno, err);
	}
	free(temporary);
	free(folder);
	return ok;
}

/* /dev/stdout, a pipe: what is there cannot be replaced, only written to. */
static bool
write_into(const char *path, const char *bytes, size_t length, struct err *err)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool ok;

	if (file < 0)
		return fs_fail(path, errno, err);
	ok = write_all(file, bytes, length) || fs_fail(path, errno, err);
	if (close(file) != 0 && ok)
		ok = fs_fail(path, errno, err);
	return ok;
}

bool
fs_write(const char *path, const char *bytes, size_t length, unsigned mode,
	struct err *err)
{
	struct stat status;
	bool there;
	char *target;
	bool ok;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, length) ||
			fs_fail(_("standard output"), errno, err);
	there = stat(path, &status) == 0;
	if (there && S_ISDIR(status.st_mode))
		return err_set(err, ERR_SYSTEM,
			_("%s: this is a folder; name a file in it"), path);
	if (there && !S_ISREG(status.st_mode))
		return write_into(path, bytes, length, err);
	target = follow(path);
	if (!target)
		return fs_fail(path, errno, err);
	ok = replace(target, bytes, length, there ? &status : NULL, mode, err);
	free(target);
	return ok;
}
