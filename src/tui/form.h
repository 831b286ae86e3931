/* SPDX-License-Identifier: MIT */
#ifndef TUI_FORM_H
#define TUI_FORM_H

/*
 * Rows that can be gone through and edited where they stand: the fields of a
 * node, a card of the check-in, a week note, the places of a review. A screen
 * makes the rows anew before each frame, as lines of styled text with a mark
 * where a row begins; the form keeps what is selected and how far it is
 * scrolled, makes room for what is being typed and draws it all. What is typed
 * is in struct typing: there is one at a time.
 */

#include "spot.h"
#include "term/lines.h"
#include "term/list.h"

struct typing;

enum form_kind {
	FORM_TYPED,  /* a text or a number: typed */
	FORM_CHOICE, /* a word of several: stepped through, or typed */
	FORM_BUTTON, /* does something */
	FORM_OWN,    /* what the screen makes of it */
	FORM_SHOWN,  /* only looked at: gone to, so that it is seen */
};

struct form_row {
	enum form_kind kind;
	struct spot spot; /* what is typed or chosen there */
	int own;	  /* of FORM_BUTTON and FORM_OWN: which, from 0 on */
	int owed;	  /* entries that are missing */

	size_t first, count; /* its lines; filled in by the form */
	size_t typed;	     /* the first line of the room for what is typed, */
	int typed_rows;	     /* so many, 0: none */
	int typed_column;
	const char *placeholder; /* of what is typed; static, or of the lines */
};

/* Zero bytes are a valid empty form. */
struct form {
	int width;  /* cells of a line */
	int height; /* lines that are shown */
	const struct typing *typing;
	struct lines lines;
	struct form_row *rows;
	size_t capacity;
	struct list list; /* of the rows; list.count of them */
	size_t top;	  /* lines scrolled off */
	bool open;	  /* the last row goes on */
	/* The row to select when they are made. */
	struct form_row selected;
	char *selected_name;
	bool told;     /* by form_select: whatever its kind */
	bool moved;    /* another is selected than the one they were made for */
	bool appeared; /* it is there while it is typed; then it goes back to */
	size_t before; /* this row */
};

void form_fini(struct form *form);

/* Forgets the rows, and what was selected. */
void form_restart(struct form *form);

#define FORM_MARGIN 1 /* columns of a pane before its lines */

/* The cells of a line in a pane that has so many: there is a margin, and the last
 * column is the bar's. */
int form_cells(int cols);

/* ---- making the rows: begin, then rows and lines, then end */

void form_begin(struct form *form, int width, const struct typing *typing);

/* The lines added from here on are those of the row. Texts are copied. */
void form_row(struct form *form, const struct form_row *row);

/* The lines added from here on belong to no row. */
void form_rest(struct form *form);

/* Selects what was selected before, or what is nearest. */
void form_end(struct form *form);

/* Adds room for what is being typed in the row that was begun; false when it
 * is not that row, and then its text is to be shown. At least `least` lines. */
bool form_room(struct form *form, int column, int least);

/* A line that begins with a label, or with the room for what is typed beside it:
 * false then. */
bool form_label(struct form *form, int column, const char *label);

/* A label and a text that wraps beside it, or the room for what is typed, or
 * the placeholder, which lasts as the lines do, where there is none. */
void form_text(struct form *form, int column, const char *label, unsigned style,
	const char *text, const char *placeholder);

/* The row of a day that the screen asks for, while it is typed. */
void form_day(struct form *form, int column, const char *view);

/* ---- what is selected */

/* NULL when there is none. Until the rows are made anew. */
const struct form_row *form_selected(const struct form *form);

/* While rows are made: whether it is the one that will be. */
bool form_is_selected(const struct form *form, const struct form_row *row);

/* Selects the row of a spot, now and when the rows are made anew. */
void form_select(struct form *form, const struct spot *spot);

/* Selects the row of a line that is shown, counted from its top; false when there
 * is none. */
bool form_select_at(struct form *form, int line);

/* By so many rows, stopping at the ends; false when it did not move. */
bool form_step(struct form *form, int by);

/* ---- showing it */

/* Scrolls so that what is selected is seen in `height` rows. */
void form_fit(struct form *form, int height);
void form_draw(const struct form *form, struct canvas *canvas, bool focus);

#endif
