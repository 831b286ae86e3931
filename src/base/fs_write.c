/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
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

	if (!old || mode & FS_PRIVATE) {
		mode &= 0777;
		/* What is for nobody else leaves the mask alone: that is the
		 * whole program's, and a copy may be made beside it. */
		if (mode & 077)
			mode &= ~file_mask();
		return fchmod(file, (mode_t)mode) == 0;
	}
	if (fstat(file, &now) != 0)
		return false;
	mode = old->st_mode & 0777;
	if (now.st_gid != old->st_gid &&
		fchown(file, (uid_t)-1, old->st_gid) != 0)
		mode &= ~(unsigned)070;
	return fchmod(file, (mode_t)mode) == 0;
}

/* A file that is written before it has its name. Where the system has files
 * without a name (O_TMPFILE), a kill leaves nothing of it behind. */
struct unnamed {
	int file;
	char *name; /* it has one after all; NULL: none yet */
	const char *folder;
};

/* Room for the name of a descriptor under /proc. */
#define PROC_SIZE 40

#define NAMES_MOST 1000 /* tried */

#define NAMED ".tenths-" /* and the process, and a number */

/* Whether the name is one that a process gave which is no more. */
static bool
is_stale(const char *name)
{
	char *end;
	long process;

	if (strncmp(name, NAMED, sizeof NAMED - 1) != 0)
		return false;
	process = strtol(name + sizeof NAMED - 1, &end, 10);
	return *end == '-' && process > 0 && kill((pid_t)process, 0) != 0 &&
		errno == ESRCH;
}

/* A kill between naming and renaming leaves the name: it goes with the next. */
static void
sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (is_stale(entry->d_name))
			unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
}

/* A name that goes with the next file written there, should we be killed. */
static bool
make_named(struct unnamed *unnamed)
{
	struct str name = {0};
	int number = 0;

	sweep(unnamed->folder);
	do {
		str_clear(&name);
		str_addf(&name, "%s/" NAMED "%ld-new-%d", unnamed->folder,
			(long)getpid(), number);
		unnamed->file = open(str_text(&name),
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);
	} while (unnamed->file < 0 && errno == EEXIST && ++number < NAMES_MOST);
	if (unnamed->file >= 0)
		unnamed->name = str_take(&name);
	str_fini(&name);
	return unnamed->file >= 0;
}

static bool
make_unnamed(struct unnamed *unnamed, const char *folder)
{
	char proc[PROC_SIZE];

	*unnamed = (struct unnamed){.folder = folder};
	unnamed->file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (unnamed->file >= 0) {
		snprintf(proc, sizeof proc, "/proc/self/fd/%d", unnamed->file);
		if (access(proc, F_OK) == 0)
			return true;
		close(unnamed->file);
	} else if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) {
		return false;
	}
	return make_named(unnamed);
}

/* A name that is ours alone, and then the file in its place: for disks that know
 * one name a file (FAT). */
static bool
name_by_rename(const char *name, const char *target)
{
	int file = open(target,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	int number;

	if (file < 0)
		return false;
	close(file);
	if (rename(name, target) == 0)
		return true;
	number = errno;
	unlink(target);
	errno = number;
	return false;
}

/* Gives it the name, where there must be none of that name; errno says why
 * not. */
static bool
name_it(struct unnamed *unnamed, const char *target)
{
	char proc[PROC_SIZE];

	snprintf(proc, sizeof proc, "/proc/self/fd/%d", unnamed->file);
	if (unnamed->name)
		return link(unnamed->name, target) == 0 ||
			((errno == EPERM || errno == EOPNOTSUPP ||
				 errno == ENOSYS || errno == EMLINK) &&
				name_by_rename(unnamed->name, target));
	return linkat(AT_FDCWD, proc, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0;
}

/* Puts it where another file may be: a name of its own first, for a name is
 * replaced by a rename only. */
static bool
put_in_place(struct unnamed *unnamed, const char *target)
{
	struct str name = {0};
	bool ok = true;

	if (!unnamed->name) {
		if (name_it(unnamed, target))
			return true;
		if (errno != EEXIST)
			return false;
		sweep(unnamed->folder);
		str_addf(&name, "%s/" NAMED "%ld-%d", unnamed->folder,
			(long)getpid(), unnamed->file);
		unlink(str_text(&name));
		ok = name_it(unnamed, str_text(&name));
		if (ok)
			unnamed->name = str_take(&name);
		str_fini(&name);
	}
	ok = ok && rename(unnamed->name, target) == 0;
	if (ok) {
		free(unnamed->name);
		unnamed->name = NULL;
	}
	return ok;
}

/* Closes it, and takes the name away that it did not get for good; errno is
 * as it was. */
static void
drop_unnamed(struct unnamed *unnamed)
{
	int number = errno;

	if (unnamed->name)
		unlink(unnamed->name);
	free(unnamed->name);
	if (unnamed->file >= 0)
		close(unnamed->file);
	errno = number;
}

static int
sync_file(int file)
{
	int result;

	do
		result = fsync(file);
	while (result != 0 && errno == EINTR);
	return result;
}

/* Some file systems cannot sync a folder and say EINVAL. */
bool
fs_sync_folder(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	/* A folder may be written that cannot be read. */
	if (file < 0)
		return errno == EACCES;
	ok = sync_file(file) == 0 || errno == EINVAL;
	close(file);
	return ok;
}

/* What a whole write is told. */
struct writing {
	const char *bytes;
	size_t length;
	const struct stat *old; /* the file there is; NULL: none */
	unsigned mode;
	bool fresh; /* there must be none */
	/* Instead of bytes; NULL: bytes. */
	const struct fs_writer *writer;
};

/* Writes all of it. When the stream did not fail but the writer did, *err says
 * why; otherwise errno does. */
static bool
fill(int file, const struct writing *writing, struct err *err)
{
	const struct fs_writer *writer = writing->writer;
	FILE *out;
	bool ok;
	int copy;

	if (!writer)
		return write_all(file, writing->bytes, writing->length);
	copy = fcntl(file, F_DUPFD_CLOEXEC, 0);
	out = copy < 0 ? NULL : fdopen(copy, "w");
	if (!out) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	ok = writer->write(writer->context, out, err);
	if (ferror(out) || fflush(out) != 0) {
		err_clear(err);
		ok = false;
	}
	copy = errno;
	if (fclose(out) != 0 && ok)
		return false;
	errno = copy;
	return ok;
}

static bool
replace(const char *target, const struct writing *writing, struct err *err)
{
	char *folder = fs_folder(target);
	struct unnamed unnamed;
	bool ok = make_unnamed(&unnamed, folder);

	ok = ok && set_mode(unnamed.file, writing->old, writing->mode) &&
		fill(unnamed.file, writing, err) &&
		sync_file(unnamed.file) == 0 &&
		(writing->fresh ? name_it(&unnamed, target)
				: put_in_place(&unnamed, target));
	if (!ok && errno == EEXIST && writing->fresh)
		fs_there(target, err);
	else if (!ok && err->code == ERR_NONE)
		fs_fail(target, errno, err);
	drop_unnamed(&unnamed);
	if (ok && !fs_sync_folder(folder))
		ok = fs_fail(folder, errno, err);
	free(folder);
	return ok;
}

/* Opens what is no file for writing; a pipe only if somebody reads from it, who
 * might never come otherwise. */
static int
open_into(const char *path)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	int flags = file < 0 ? -1 : fcntl(file, F_GETFL);

	if (flags >= 0 && fcntl(file, F_SETFL, flags & ~O_NONBLOCK) == 0)
		return file;
	if (file >= 0)
		close(file);
	return -1;
}

/* /dev/stdout, a pipe: what is there cannot be replaced, only written to. */
static bool
write_into(const char *path, const struct writing *writing, struct err *err)
{
	int file = open_into(path);
	bool ok;

	if (file < 0 && errno == ENXIO)
		return err_set(err, ERR_SYSTEM,
			_("%s: is a pipe that nobody reads from"), path);
	if (file < 0)
		return fs_fail(path, errno, err);
	ok = fill(file, writing, err);
	if (!ok && err->code == ERR_NONE)
		fs_fail(path, errno, err);
	if (close(file) != 0 && ok)
		ok = fs_fail(path, errno, err);
	return ok;
}

/* Where a write goes in the end: what is there is refused or replaced. */
static bool
write_file(const char *path, struct writing *writing, struct err *err)
{
	struct stat status;
	bool there = stat(path, &status) == 0, ok;
	struct err local = {0};
	char *target;

	if (!err)
		err = &local;
	err_clear(err);

	if (there && S_ISDIR(status.st_mode))
		return err_set(err, ERR_SYSTEM,
			_("%s: this is a folder; name a file in it"), path);
	if (there && !S_ISREG(status.st_mode))
		return write_into(path, writing, err);
	if (there && writing->fresh)
		return fs_there(path, err);
	target = follow(path);
	if (!target)
		return fs_fail(path, errno, err);
	writing->old = there ? &status : NULL;
	ok = replace(target, writing, err);
	writing->old = NULL;
	free(target);
	return ok;
}

bool
fs_write(const char *path, const char *bytes, size_t length, unsigned mode,
	struct err *err)
{
	struct writing writing = {
		.bytes = bytes, .length = length, .mode = mode};

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, length) ||
			fs_fail(_("standard output"), errno, err);
	return write_file(path, &writing, err);
}

bool
fs_write_new(const char *path, const char *bytes, size_t length, unsigned mode,
	struct err *err)
{
	struct writing writing = {
		.bytes = bytes, .length = length, .mode = mode, .fresh = true};

	return write_file(path, &writing, err);
}

bool
fs_write_stream(const char *path, const struct fs_writer *writer, unsigned mode,
	bool fresh, struct err *err)
{
	struct writing writing = {
		.writer = writer, .mode = mode, .fresh = fresh};

	return write_file(path, &writing, err);
}

bool
fs_put(void *text, FILE *out, struct err *err)
{
	const struct str *str = text;

	return fwrite(str->data, 1, str->length, out) == str->length ||
		err_set(err, ERR_SYSTEM, _("cannot write the file"));
}
