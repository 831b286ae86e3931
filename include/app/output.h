/* SPDX-License-Identifier: MIT */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

/*
 * The one door for the files that someone asks for: exports, dumps, copies. It
 * knows what must not be written over, whatever it is called there.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/fs.h"

struct output {
	const char *path;
	const char *plan;  /* of the plan in hand; NULL: none */
	bool replace;	   /* another file may be there already */
	bool copy;	   /* a plan is written: it may replace a copy */
	const char *force; /* how one says `replace` here, "" not at all;
			      NULL: --force */
	bool open;	   /* others may read it, as the umask allows */
};

/* Refuses the plan, by link, hard link and any other name, its journal, any
 * other plan or backup unless a copy replaces it, and, without `replace`, any
 * file at all; a copy goes to a file alone. Changes nothing. */
bool output_allowed(const struct output *output, struct err *err);

/* Writes the file (0600) whole or not at all, where it is allowed, as it
 * comes. "-" is standard output. */
bool output_write(const struct output *output, const struct fs_writer *writer,
	struct err *err);

/* Refuses a standard output that someone has led into the plan. */
bool output_standard(const char *plan, struct err *err);

#endif
