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
#include "base/str.h"

struct merge_files {
	const char *base, *ours, *theirs; /* the result goes to `ours` */
	const char *name; /* of the file in messages; NULL: their own names */
	int marks;	  /* characters of a conflict mark; 0: seven */
	size_t conflicts; /* fields that both gave another value */
};

/* Merges the files. A field that both gave another value has both of them in the
 * result, and what it was, with git's marks around them; what else should be looked at is listed
 * in it. On false `ours` is as it was. */
bool merge_files(struct merge_files *files, struct err *err);

/* Makes git in this repository merge and show files of these patterns by tenths:
 * its configuration and .gitattributes. *tracked gets the names of plans themselves
 * that git keeps, a line each, with all that is private in them. */
bool merge_setup(char *const *patterns, size_t count, struct str *tracked,
	struct err *err);

#endif
