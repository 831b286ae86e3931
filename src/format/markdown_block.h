/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_MARKDOWN_BLOCK_H
#define FORMAT_MARKDOWN_BLOCK_H

/*
 * Markdown as blocks in a row: what md4c makes of it, with the line each began
 * in. Says nothing of what a block means.
 */

#include "base/arena.h"
#include "base/str.h"

enum block_kind {
	BLOCK_HEADING,
	BLOCK_ITEM, /* of a list, its own text without what is nested */
	BLOCK_TEXT, /* a paragraph, code, a quotation */
	BLOCK_ROW,  /* of a table; cells in `cells` */
	BLOCK_RULE,
	BLOCK_UNSHOWN, /* a comment of ours, as it stands (markdown_unshown.c) */
};

struct markdown_block {
	enum block_kind kind;
	int line;
	int level;	   /* of a heading; of an item, 1 at the left */
	bool task, done;   /* [ ] and [x] */
	bool struck;	   /* all of it ~~ */
	bool folds;	   /* begins with a button of a page that folds */
	bool header;	   /* the first row of a table */
	unsigned number;   /* of an item of a numbered list, else 0 */
	unsigned list;	   /* which one an item is of, from 1 */
	const char *plain; /* without marks; lines as they were */
	const char *whole; /* the same with the note at its end */
	const char *rich;  /* with its marks */
	const char *prose; /* with its marks, and backslashes where what
				 follows them would be one */
	bool literal;	   /* begins in a way that says: no label, no number */
	bool guarded;	   /* so by a character written as a number */
	bool code;	   /* between fences, which only prose has */
	const char *links; /* a line each: URL, space, what it stood on */
	const char *evidence; /* the same of [[…](…)], which is not in plain */
	const char *note;     /* what stood in [ ] at the end, not in plain */
	const char **cells;
	size_t cell_count;
};

/* Told of each block in order; false stops. */
typedef bool block_taker(void *context, const struct markdown_block *block);

/* Whether an HTML comment is one of ours. */
bool markdown_begins_unshown(const char *text, size_t length);

/* Cuts the text into blocks, whose texts live as long as the arena. false when
 * the taker stopped it. */
bool block_read(const char *text, size_t length, int first_line,
	struct arena *arena, block_taker *take, void *context);

#endif
