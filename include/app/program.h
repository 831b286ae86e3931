/* SPDX-License-Identifier: MIT */
#ifndef APP_PROGRAM_H
#define APP_PROGRAM_H

/*
 * Programs that run for us: an editor, a pager, a browser, what the settings
 * name. The one place where any is started, and never by a shell: a text of a
 * plan is one argument, whatever stands in it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

/* A command line as words; argv[count] is NULL. Empty when all is zero. */
struct program {
	char **argv;
	size_t count;
};

/* Adds the words of a command line as EDITOR or PAGER has it: blanks between,
 * quotes and backslashes as in a shell, nothing else of one. A leading ~/ is
 * the home. False where a quote has no end. */
bool program_words(struct program *program, const char *line, struct err *err);
void program_add(struct program *program, const char *word);
void program_fini(struct program *program);

/* Whether that program is there to be run. */
bool program_there(const char *name);

/* Runs it with our terminal and waits. False when it cannot be run, or did not
 * end well. */
bool program_run(const struct program *program, struct err *err);

/* The person's editor on a file, waited for: VISUAL or EDITOR is the name of a
 * program, blanks in it or not, or a command line. */
bool program_edit(const char *file, struct err *err);

/* Starts it with nothing of ours, in a session of its own, and does not wait: it
 * may stay. */
bool program_leave(const struct program *program, struct err *err);

/* The same with `input` as what it reads; program_wait waits for it. */
pid_t program_feed(const struct program *program, const char *input,
	size_t length, struct err *err);

/* The same with nothing to read; what it says, of either kind, comes from the
 * descriptor *from, which never waits and is the caller's to close. */
pid_t program_hear(const struct program *program, int *from, struct err *err);

/* Starts it as the reader of *pipe, which the caller writes and closes. -1 when
 * it cannot be run. */
pid_t program_reader(const struct program *program, int *pipe, struct err *err);

/* What a program had to say. Zero bytes are a valid one; reply_fini. */
struct reply {
	size_t most;	 /* bytes that are taken of each; 0: REPLY_MAX */
	struct str out;	 /* on its standard output */
	struct str said; /* on its standard error */
	int status;	 /* that it ended with; -1 where it did not by itself */
};
#define REPLY_MAX (1024 * 1024)
void reply_fini(struct reply *reply);

/* Runs it with nothing to read and waits for its end, at most `seconds`, 0: as long
 * as it takes; what takes longer is ended, with all that it started. `apart`: it
 * has no terminal to ask on. False, with what it said last in *err, when it cannot
 * be run or did not end well. */
bool program_ask(const struct program *program, int seconds, bool apart,
	struct reply *reply, struct err *err);

/* Waits for its end; false when it did not end well. */
bool program_wait(pid_t pid);

#endif
