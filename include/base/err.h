/* SPDX-License-Identifier: MIT */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/*
 * The one error type. A function that can fail returns bool (or a pointer)
 * and takes `struct err *err` last. It is filled where the facts are known,
 * passed up untouched, and printed only by the command line and the message
 * line. Nothing here prints or exits.
 */

#include <stdbool.h>
#include <stddef.h>

/* Decides what a caller can do about it, and the exit status. */
enum err_code {
	ERR_NONE,
	ERR_INPUT,    /* what was typed or read is wrong: exit 1 */
	ERR_USAGE,    /* a command line that makes no sense: exit 2 */
	ERR_SYSTEM,   /* a file, a folder, memory: exit 1 */
	ERR_STORE,    /* the plan file cannot be used: exit 1 */
	ERR_CONFLICT, /* another program changed the plan: read it again */
	ERR_READONLY, /* the plan can be read only */
	ERR_BUSY,     /* another program has the plan locked */
	ERR_GONE,     /* the plan's file was moved or replaced */
};

#define ERR_TEXT 400 /* bytes of a message, with the NUL */

struct err {
	enum err_code code;
	int remedy; /* what can be done about it, 0: nothing; model/remedy.h */
	char text[ERR_TEXT]; /* one sentence, no newline, no full stop */
};

/* Fills *err in and returns false, so that a caller can return its result.
 * Text longer than the buffer loses its middle, in whole UTF-8 characters. `err`
 * may be NULL when the caller does not want to know. */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts what it is about before what is said: "plan.csv: …". `err` may be NULL. */
void err_about(struct err *err, const char *what);

/* Empties *err. */
void err_clear(struct err *err);

/* 0 for ERR_NONE, 2 for ERR_USAGE, else 1. */
int err_exit(const struct err *err);

/* As malloc and realloc, but they end the program with a message and status 1
 * when memory is exhausted: nothing is lost, for every change that was shown
 * is on disk. `base_calloc` gives zeroed memory. */
void *base_calloc(size_t count, size_t size);
void *base_realloc(void *memory, size_t count, size_t size);
char *base_strdup(const char *text);
/* The same of so many bytes of it. */
char *base_strndup(const char *text, size_t length);

/* Called once before that end, so that a screen can be put back; NULL clears
 * it. */
void base_on_exhausted(void (*hook)(void));

#endif
