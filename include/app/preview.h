/* SPDX-License-Identifier: MIT */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

/*
 * A document that is read but not brought in yet: what each of its lines is read
 * as, and what a person says that all lines of a class are instead. Nothing of
 * a plan is changed before preview_store.
 */

#include "app/import.h"

/* A line of the document. */
struct preview_line {
	const char *text;	     /* without its end */
	char class[READ_CLASS_SIZE]; /* "" where it has none: blank, markup */
	enum read_role role;
	bool doubt;
};

struct preview {
	const struct format *format;
	char *path;
	struct str text, as;
	struct preview_line *lines;
	size_t count;
	size_t doubts;		  /* lines in doubt */
	size_t roles[READ_ROLES]; /* lines read as each */
	int left_out;		  /* lines, but for names of lists */
	struct import import;
	bool read;	  /* import.from holds what the document says */
	struct err why;	  /* when it does not */
	struct str first; /* the first remark, as "line 3: …", and how many */
	int remarks;
	int *node_lines; /* of import.from's nodes, by their ids */
	size_t node_count;
	struct read_options options;
	struct place_reporter placing;
	struct arena arena;
};

/* Reads the text of a file, which is copied, as the options say: its name, the day,
 * the plan (borrowed, or NULL) and what its lines are said to be. The caller
 * frees the result by preview_free. */
struct preview *preview_new(const struct format *format, const struct str *text,
	const struct read_options *options);
void preview_free(struct preview *preview); /* accepts NULL */

/* All lines of that line's class are what is said, and it is read again. false
 * when it has no class. */
bool preview_say(struct preview *preview, size_t line, enum read_role role);

/* The next line in doubt after that one, from the top again at the end; the
 * line itself when there is none. */
size_t preview_next(const struct preview *preview, size_t line);

/* Brings it in as one change; nodes without a cycle go to that one, 0: to the
 * current. Refused when it could not be read. */
bool preview_store(struct preview *preview, struct session *session,
	uint32_t cycle, struct err *err);

#endif
