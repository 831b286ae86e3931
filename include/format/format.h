/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

/*
 * The files tenths reads and writes: one row a format. A reader takes bytes
 * and a length, fills an empty plan, places every line or reports it, and
 * stores nothing; what it cannot place it keeps as a note and says so.
 */

#include <stdio.h>

#include "base/err.h"
#include "model/plan.h"
#include "notation/piece.h"
#include "yaml/problems.h"

/* What a line was read as and why ("a list item below it"). */
struct placed {
	enum record record; /* made of it, or whose field its text went to;
			     * RECORD_PLAN for what only says how others are
			     * read */
	uint32_t id;
	int field; /* -1: the record itself */
	int line;
	const char *why; /* translated, "" where the format leaves no doubt;
			  * lives as long as the call */
};

struct place_reporter {
	void (*placed)(void *context, const struct placed *placed);
	void *context;
};

/* What a line of a document was read as. */
enum read_role {
	READ_NOTE,
	READ_OBJECTIVE,
	READ_KEY_RESULT,
	READ_ACTION,
	READ_CYCLE,
	READ_SECTION,
	READ_OUT,
	READ_SAID,		/* those before it a person can say */
	READ_FIELD = READ_SAID, /* "label: value" of what is above */
	READ_ROLES
};

/* The word of each in read_options.as ("key_result"), and for people, N_(). */
extern const char *const read_role_words[READ_ROLES];
extern const char *const read_role_names[READ_ROLES];

#define READ_CLASS_SIZE 16

struct read_line {
	int line;
	char class[READ_CLASS_SIZE]; /* as read_options.as names it: "item1" */
	enum read_role role;
	bool doubt; /* it could be one of the tree, and was not made one */
	bool names; /* READ_OUT: it only says what follows is */
};

struct read_options {
	int32_t today;		 /* for dates without a year */
	const char *name;	 /* of the file, NULL when it has none */
	const struct plan *plan; /* that it will go to, NULL: none yet */
	bool plain;		 /* a text with no marks at all */
	/* What a person said its parts are: "heading2=objective,item1=key_result";
	 * NULL: nothing. */
	const char *as;
	/* The same of the columns of a table: "title=texto,target=meta". */
	const char *columns;
	/* Told in one line what its parts were read as; NULL: nobody asks. */
	void (*read_as)(void *context, const char *what);
	/* Told of each line that could have another role; NULL: likewise. */
	void (*line)(void *context, const struct read_line *line);
	void *context;
	const struct place_reporter *placing; /* NULL when nobody asks */
};

struct write_options {
	uint32_t cycle; /* only this one; 0 for the whole plan */
	/* YAML and JSON: of its cycle or the backlog only this node, with all
	 * below it and what it stands in. 0: all. */
	uint32_t node;
	int32_t today;
};

struct format {
	const char *name;	/* as in --format=NAME */
	const char *extensions; /* space-separated, for guessing */
	const char *help;	/* N_(), a few words for --help */
	/* True when the file was read; false with *err (and reports) when it was
	 * refused as a whole. NULL when the format is only written. */
	bool (*read)(struct plan *plan, struct piece file,
		const struct read_options *options,
		const struct reporter *reporter, struct err *err);
	/* Whether the text is about nodes that the plan has, or another file of
	 * the same import: it is read after that. NULL: never. */
	bool (*adds_to)(const char *text, size_t length);
	/* Whether it is written as the review is printed in the renderer of
	 * its name: app/export.h does. */
	bool is_document;
	/* Our own form, which says everything in its own field. */
	bool is_own;
	/* Whether it writes the node, and with `field` that field of it; where
	 * the form is one that is not read back. NULL: reading it back tells
	 * what it leaves out (app/left_out.h). */
	bool (*holds)(
		const struct plan *plan, const struct node *node, int field);
	/* NULL when the format is only read, or is_document. */
	bool (*write)(const struct plan *plan,
		const struct write_options *options, FILE *out,
		struct err *err);
};

extern const struct format *const formats[]; /* NULL at the end */

const struct format *format_find(const char *name);

/* By the name's extension, else by what the text looks like; NULL when
 * nothing fits. `name` may be NULL. */
const struct format *format_guess(
	const char *name, const char *text, size_t length);

#endif
