/* SPDX-License-Identifier: MIT */
#ifndef TUI_REVIEW_LINES_H
#define TUI_REVIEW_LINES_H

/*
 * A document as lines of styled text, and the places in it that a person can
 * edit: scores, reasons, reflections, sections, notes. The lines keep copies, so
 * the document may go.
 */

#include "model/doc.h"
#include "spot.h"
#include "term/lines.h"

/* Cells kept free at the left for the mark at what is owed. */
#define REVIEW_GUTTER 2

struct review_place {
	uint8_t record; /* enum record */
	uint16_t field;
	uint32_t id;	  /* 0: a section without an answer */
	uint32_t cycle;	  /* of a section, else 0 */
	const char *name; /* of a section, else NULL */
	size_t first;	  /* its lines */
	size_t count;
	int owed; /* entries that are missing */
};

/* Set `width`, `ascii` and, while one is edited, `edited`; zero the rest. */
struct review_lines {
	int width;
	bool ascii;
	/* The place that is being typed in: its text gives way to so many
	 * blank lines, from `typed` on. */
	const struct review_place *edited;
	int typed_rows;
	size_t typed;
	int typed_left; /* where they begin; 0: no room was made yet */

	struct lines lines;
	struct review_place *places;
	size_t count, capacity;
	int owed;  /* of all places */
	bool open; /* the last place goes on */
	bool skip; /* its text is not shown: it is being typed */
};

void review_lines_fini(struct review_lines *out);

/* Adds the blocks of a part of a document. */
void review_lines_add(struct review_lines *out, const struct doc *doc);

/* Ends the last place; after the last part. */
void review_lines_end(struct review_lines *out);

/* The place that line belongs to, NULL when it belongs to none. */
const struct review_place *review_place_at(
	const struct review_lines *out, size_t line);

/* The place of a spot, which keeps its name. */
struct review_place review_place_of(const struct spot *spot);

/* Whether both are the same thing to edit. */
bool review_place_same(
	const struct review_place *a, const struct review_place *b);

/* ---- for review_rows.c */

/* Begins a place with the next line; NULL ends the one before. */
void review_place_begin(
	struct review_lines *out, const struct review_place *place);

/* Asked before the place's text: false when the text is being typed, and then its
 * room is made: at the column beside what the last line has, or (0) below it. */
bool review_place_text(struct review_lines *out, int beside);

/* A blank line, unless there is one, or nothing before. */
void review_blank(struct review_lines *out);

/* A row of the document: title, figures, score, note. */
void review_row(struct review_lines *out, const struct block *block);

#endif
