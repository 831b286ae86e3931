/* SPDX-License-Identifier: MIT */
/*
 * Loaded before the C library: makes the nth call of the kind that writes or
 * reads files fail, kills the program there, makes the nth allocation fail, or
 * writes down everything that reaches the disk. By the environment:
 *
 *	FAULT_FOLDER	only files under this folder count
 *	FAULT_COUNT	a file that gets how many calls there were
 *	FAULT_AT	the call that is hit, from 1
 *	FAULT_ERRNO	fails with this number; without it the program is killed
 *	FAULT_ALWAYS	every call from there on
 *	FAULT_PLAIN	files have one name, and none is without (FAT)
 *	FAULT_MALLOC	the allocation that fails, from 1
 *	FAULT_LOG	a file that gets every change of the disk (see cut in
 *			faults.py)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long at, calls, mallocs, malloc_at;
static int number, always, ready, plain, log_file = -1;
static const char *folder, *count_path;

/* Without the C library's help: it may be in the middle of anything. */
static void
say(int file, const void *bytes, size_t length)
{
	if (syscall(SYS_write, file, bytes, length) < 0)
		_exit(99);
}

static long
number_of(const char *name)
{
	const char *text = getenv(name);

	return text ? strtol(text, NULL, 10) : 0;
}

static void
set_up(void)
{
	const char *path;

	if (ready)
		return;
	ready = 1;
	at = number_of("FAULT_AT");
	number = (int)number_of("FAULT_ERRNO");
	always = getenv("FAULT_ALWAYS") != NULL;
	plain = getenv("FAULT_PLAIN") != NULL;
	malloc_at = number_of("FAULT_MALLOC");
	folder = getenv("FAULT_FOLDER");
	count_path = getenv("FAULT_COUNT");
	path = getenv("FAULT_LOG");
	if (path)
		log_file = (int)syscall(SYS_openat, AT_FDCWD, path,
			O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void
tell_count(void)
{
	char text[64];
	int file, length;

	set_up();
	if (!count_path)
		return;
	length = snprintf(text, sizeof text, "%ld %ld\n", calls, mallocs);
	file = (int)syscall(SYS_openat, AT_FDCWD, count_path,
		O_WRONLY | O_CREAT | O_TRUNC, 0600);
	say(file, text, (size_t)length);
}

/* The path from the root on: the current folder does not change. */
static const char *
whole(const char *path, char buffer[static 8192])
{
	static char here[4096];

	if (path[0] == '/')
		return path;
	if (!here[0] && !getcwd(here, sizeof here))
		return path;
	snprintf(buffer, 8192, "%s/%s", here, path);
	return buffer;
}

static int
counts(const char *path)
{
	set_up();
	return !folder || (path && strncmp(path, folder, strlen(folder)) == 0);
}

static const char *
path_of(int file, char path[static 4096])
{
	char link[64];
	ssize_t length;

	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	length = syscall(SYS_readlinkat, AT_FDCWD, link, path, 4095);
	path[length > 0 ? length : 0] = '\0';
	return path;
}

/* Whether this call is to fail; it may not return at all. */
static int
hit(const char *path)
{
	if (!counts(path))
		return 0;
	calls++;
	if (!at || (always ? calls < at : calls != at))
		return 0;
	if (!number) {
		kill(getpid(), SIGKILL);
		for (;;)
			pause();
	}
	errno = number;
	return 1;
}

static int
hit_file(int file)
{
	char path[4096];

	return hit(path_of(file, path));
}

/* One change of the disk: "KIND PATH OFFSET LENGTH\n" and the bytes. */
static void
note(const char *kind, const char *path, const char *to, long long offset,
	const void *bytes, size_t length)
{
	char line[9000];
	int size;

	if (log_file < 0 || !counts(path))
		return;
	size = snprintf(line, sizeof line, "%s\t%s\t%s\t%lld\t%zu\n", kind,
		path, to ? to : "", offset, length);
	say(log_file, line, (size_t)size);
	if (length)
		say(log_file, bytes, length);
}

#define REAL(name)                     \
	static __typeof__(&name) real; \
	if (!real)                     \
	real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                          \
	int name(const char *path, int flags, ...)                          \
	{                                                                   \
		va_list args;                                               \
		mode_t mode;                                                \
		int fresh;                                                  \
		char buffer[8192];                                          \
		const char *named = whole(path, buffer);                    \
		REAL(name);                                                 \
		va_start(args, flags);                                      \
		mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) \
						     : 0;                   \
		va_end(args);                                               \
		if (hit(named))                                             \
			return -1;                                          \
		if (plain && (flags & O_TMPFILE) == O_TMPFILE) {            \
			errno = EOPNOTSUPP;                                 \
			return -1;                                          \
		}                                                           \
		fresh = flags & O_CREAT && access(path, F_OK) != 0;         \
		int file = real(path, flags, mode);                         \
		if (file >= 0 && fresh)                                     \
			note("make", named, NULL, 0, NULL, 0);              \
		else if (file >= 0 && flags & O_TRUNC)                      \
			note("size", named, NULL, 0, NULL, 0);              \
		return file;                                                \
	}
OPEN(open)
OPEN(open64)

#define PWRITE(name)                                                           \
	ssize_t name(int file, const void *bytes, size_t length, off_t offset) \
	{                                                                      \
		char path[4096];                                               \
		ssize_t done;                                                  \
		REAL(name);                                                    \
		if (hit_file(file))                                            \
			return -1;                                             \
		done = real(file, bytes, length, offset);                      \
		if (done > 0)                                                  \
			note("write", path_of(file, path), NULL, offset,       \
				bytes, (size_t)done);                          \
		return done;                                                   \
	}
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t
write(int file, const void *bytes, size_t length)
{
	char path[4096];
	off_t offset;
	ssize_t done;
	REAL(write);

	if (hit_file(file))
		return -1;
	offset = lseek(file, 0, SEEK_CUR);
	done = real(file, bytes, length);
	if (done > 0)
		note("write", path_of(file, path), NULL, offset, bytes,
			(size_t)done);
	return done;
}

#define READ(name, ...) \
	REAL(name);     \
	return hit_file(file) ? -1 : real(file, __VA_ARGS__)

ssize_t
read(int file, void *bytes, size_t length)
{
	READ(read, bytes, length);
}

ssize_t
pread(int file, void *bytes, size_t length, off_t offset)
{
	READ(pread, bytes, length, offset);
}

ssize_t
pread64(int file, void *bytes, size_t length, off_t offset)
{
	READ(pread64, bytes, length, offset);
}

#define SYNC(name)                                                           \
	int name(int file)                                                   \
	{                                                                    \
		char path[4096];                                             \
		int done;                                                    \
		REAL(name);                                                  \
		if (hit_file(file))                                          \
			return -1;                                           \
		done = real(file);                                           \
		if (done == 0)                                               \
			note("sync", path_of(file, path), NULL, 0, NULL, 0); \
		return done;                                                 \
	}
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name)                                                        \
	int name(int file, off_t length)                                      \
	{                                                                     \
		char path[4096];                                              \
		int done;                                                     \
		REAL(name);                                                   \
		if (hit_file(file))                                           \
			return -1;                                            \
		done = real(file, length);                                    \
		if (done == 0)                                                \
			note("size", path_of(file, path), NULL, length, NULL, \
				0);                                           \
		return done;                                                  \
	}
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int
unlink(const char *path)
{
	int done;
	char buffer[8192];
	const char *named = whole(path, buffer);
	REAL(unlink);

	if (hit(named))
		return -1;
	done = real(path);
	if (done == 0)
		note("unlink", named, NULL, 0, NULL, 0);
	return done;
}

int
rename(const char *from, const char *to)
{
	int done;
	char one[8192], other[8192];
	REAL(rename);

	if (hit(whole(to, other)))
		return -1;
	done = real(from, to);
	if (done == 0)
		note("rename", whole(from, one), whole(to, other), 0, NULL, 0);
	return done;
}

static int
is_plain(void)
{
	if (plain)
		errno = EPERM;
	return plain;
}

int
link(const char *from, const char *to)
{
	int done;
	char one[8192], other[8192];
	REAL(link);

	if (hit(whole(to, other)) || is_plain())
		return -1;
	done = real(from, to);
	if (done == 0)
		note("link", whole(from, one), whole(to, other), 0, NULL, 0);
	return done;
}

int
linkat(int from_folder, const char *from, int to_folder, const char *to,
	int flags)
{
	char path[4096], one[8192], other[8192];
	const char *name = whole(from, one);
	int done;
	REAL(linkat);

	if (hit(whole(to, other)) || is_plain())
		return -1;
	if (strncmp(from, "/proc/self/fd/", 14) == 0)
		name = path_of(atoi(from + 14), path);
	done = real(from_folder, from, to_folder, to, flags);
	if (done == 0)
		note("link", name, whole(to, other), 0, NULL, 0);
	return done;
}

int
mkdir(const char *path, mode_t mode)
{
	char buffer[8192];
	REAL(mkdir);

	return hit(whole(path, buffer)) ? -1 : real(path, mode);
}

int
fchmod(int file, mode_t mode)
{
	READ(fchmod, mode);
}

/* ---- memory */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

/* From that one on: memory that has run out does not come back. */
static int
is_out(void)
{
	mallocs++;
	return malloc_at && mallocs == malloc_at;
}

void *
malloc(size_t size)
{
	if (is_out()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	if (is_out()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
	if (is_out()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(memory, size);
}

__attribute__((constructor)) static void
begin(void)
{
	set_up();
	/* What the loader asked for does not count. */
	mallocs = 0;
}
