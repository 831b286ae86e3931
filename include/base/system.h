/* SPDX-License-Identifier: MIT */
#ifndef BASE_SYSTEM_H
#define BASE_SYSTEM_H

/*
 * What some systems lack. src/data/system.sh finds out which; where anything is,
 * the compiler is given this file before each other, and here alone stands what
 * takes its place. `make SHIMS=1` uses all of it where none is needed.
 */

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#if __has_include(<sys/random.h>)
#include <sys/random.h>
#endif

#ifdef LACKS_PPOLL
int system_ppoll(struct pollfd *polls, nfds_t count,
	const struct timespec *time, const sigset_t *mask);
#define ppoll system_ppoll
#endif

#ifdef LACKS_GETRANDOM
ssize_t system_getrandom(void *bytes, size_t length, unsigned flags);
#define getrandom system_getrandom
#endif

#ifdef LACKS_STRCHRNUL
char *system_strchrnul(const char *text, int character);
#define strchrnul system_strchrnul
#endif

#ifdef LACKS_MEMRCHR
void *system_memrchr(const void *bytes, int byte, size_t length);
#define memrchr system_memrchr
#endif

/* A folder cannot be opened to be written: then a name is made, as where the
 * file system knows no files without one. */
#ifndef O_TMPFILE
#define O_TMPFILE 0
#endif

#endif
