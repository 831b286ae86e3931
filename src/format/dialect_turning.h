/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DIALECT_TURNING_H
#define FORMAT_DIALECT_TURNING_H

/* A text on its way to Markdown, line by line. */

#include "dialect.h"
#include "notation/piece.h"

#define UNDERLINES 8 /* kinds of lines below headings of reStructuredText */
#define DEPTHS 16    /* of indented text */

struct turning {
	struct dialect *dialect;
	enum dialect_kind kind;
	const char *at, *end;
	int line;		/* of `at` */
	char under[UNDERLINES]; /* characters below headings, in order */
	int indents[DEPTHS];	/* of plain text, by depth */
	int depth;
	bool drawer; /* between :PROPERTIES: and :END: */
	bool begun;  /* a line has come */
	bool dashes; /* "-a" is an item */
	int column;  /* of the text of the item above, 0 without one */
	const char *text;
	enum { OUTSIDE_UNKNOWN, OUTSIDE_SAYS, OUTSIDE_SILENT } outside;
};

/* One more line, which stood in that line of the text. */
void dialect_add_line(
	struct dialect *dialect, const char *text, size_t length, int line);

/* TODO and DONE before a text, as the box they stand for; "" for neither. */
const char *dialect_take_task(struct piece *text);

/* A table from its header on, if it begins here, as Markdown has it. */
bool dialect_turn_rows(struct turning *turning, struct piece line);

/* The mark of an item in Markdown. */
bool dialect_take_dash(struct piece *line);

/* Bullets that Markdown has not: "• a", and "-a" where several lines are so. */
bool dialect_take_bullet(struct piece *line, bool dashes);

/* "> [!goal]+ O1 …" of note programs: the title of such a quote, where it has a
 * label. */
bool dialect_take_callout(struct piece *line);

/* What counts an item below another: a), （1）, ①. */
bool dialect_take_counter(struct piece *line);

/* Whether a line that Markdown takes for more of the item above it, as there is
 * no blank line between, has a label and so is no part of it. `column` is that
 * item's and goes from line to line. */
bool dialect_ends_item(struct piece line, int *column);

/* A line of org, of reStructuredText. */
void dialect_turn_org(struct turning *turning, struct piece line);
void dialect_turn_rst(struct turning *turning, struct piece line);

#endif
