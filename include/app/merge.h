/* SPDX-License-Identifier: MIT */
#ifndef APP_MERGE_H
#define APP_MERGE_H

/*
 * The same three-way merge for git: two files that went on from one, as git
 * hands them to a merge driver, and what a repository needs to call it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct merge_files {
	const char *base, *ours, *theirs; /* the result goes to `ours` */
	int marks;	  /* characters of a conflict mark; 0: seven */
	size_t conflicts; /* fields that both gave another value */
};

/* Merges the files. A field that both gave another value has both of them in the
 * result, with git's marks around them; what else should be looked at is listed
 * in it. On false `ours` is as it was. */
bool merge_files(struct merge_files *files, struct err *err);

/* Makes git in this repository merge and show files of these patterns by tenths:
 * its configuration and .gitattributes. */
bool merge_setup(char *const *patterns, size_t count, struct err *err);

#endif
