/* SPDX-License-Identifier: MIT */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

/* A file on its way in, and what is said about it. */

#include "app/import.h"
#include "base/arena.h"
#include "base/str.h"
#include "cli_private.h"

/* What a reader found wrong, or kept but did not understand. */
struct problem {
	int line, column;
	size_t order; /* as it was told */
	const char *what;
	bool note; /* read nevertheless */
};

/* What a line was read as, and when that was told. */
struct placing {
	struct placed at;
	size_t order;
};

struct import_input {
	struct cli *cli;
	const char *path; /* "-" is standard input */
	const char *name; /* as messages have it */
	const struct format *format;
	struct str text;
	struct import import;
	struct problem *problems;
	const char *read_as; /* of a document, NULL for none */
	size_t problem_count;
	struct placing *placings;
	size_t placing_count;
	struct str changes;  /* lines that say what an import alters */
	struct str missing;  /* and what the plan has and the file does not */
	int *numbers;	     /* of nodes among their siblings, for these */
	int deleted, missed; /* how many */
	int unsaid;	    /* fields that the plan has and the file does not */
	struct arena arena; /* of the texts above */
	int notes;	    /* lines that were kept but not understood */
	int kept, out;	    /* lines of a document as notes, left out */
	int doubts;	    /* lines that could be nodes, and which */
	struct str doubt_lines;
	struct read_line doubt; /* the first of them */
};

/* What the parts of the document are: as the options say, and as the person
 * does where it is in doubt and there is somebody to ask (import_ask.c). */
const char *input_ask(struct import_input *input);
/* Notes a line in doubt, as read_options.line; and says which were. */
void input_take_line(void *context, const struct read_line *line);
void input_print_doubts(const struct import_input *input);

/* Prints what the file was read as: a line a record or text, with the line of
 * the file and the reason (import_tree.c). */
void input_print_tree(struct import_input *input);

/* Notes what the change alters in records that are there already, as
 * import.prepared; and prints that, and how much is added (import_counts.c). */
void input_note_changes(
	void *context, const struct plan *plan, const struct change *change);
/* Notes what the plan has and the file does not, as import.missing. */
void input_note_missing(
	void *context, enum record record, uint32_t id, int field);
void input_print_counts(const struct import_input *input);

#endif
