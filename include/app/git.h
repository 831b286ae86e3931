/* SPDX-License-Identifier: MIT */
#ifndef APP_GIT_H
#define APP_GIT_H

/*
 * The person's own git, for one file of a repository. It is run without a shell,
 * and with their keys, hosts, signing and hooks. What it knows of OKRs is nothing.
 */

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* A file, as git is asked about it. Zero bytes are a valid one; git_close. */
struct git {
	char *folder; /* that the file lies in */
	char *name;   /* in that; begins with "./" */
};

/* Finds the file, through links. Refused when there is no git, or no repository
 * around the file. */
bool git_open(struct git *git, const char *path, struct err *err);
void git_close(struct git *git);

/* Runs git with these words and waits at most a minute, two where others are asked
 * over the network. False, with what git said last, when it did not end well. *out
 * gets what it printed without the last line's end; NULL: it is not wanted. */
#define git_run(git, out, err, ...) \
	git_run_words(git, out, err, (const char *const[]){__VA_ARGS__, NULL})
bool git_run_words(const struct git *git, struct str *out, struct err *err,
	const char *const *words);

/* The file in a revision; "" when it is not in it. */
bool git_show(const struct git *git, const char *revision, struct str *out,
	struct err *err);

/* Takes the file as it is into the index; and commits it, and nothing else that is
 * there, with these words. */
bool git_add(const struct git *git, struct err *err);
bool git_commit(const struct git *git, const char *words, struct err *err);

#endif
