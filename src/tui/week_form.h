/* SPDX-License-Identifier: MIT */
#ifndef TUI_WEEK_FORM_H
#define TUI_WEEK_FORM_H

/*
 * One week note being edited: what became of last week's priorities, this
 * week's, the next four weeks, wins, blockers, now. It stands on the check-in's
 * walk and beside the list of week notes. Marks are stored as they are made, a
 * text when its row is left.
 */

#include "model/plan.h"
#include "term/entry.h"

struct tui;

enum week_row_kind {
	WEEK_ROW_LAST,	   /* a priority of the week before */
	WEEK_ROW_PRIORITY, /* one of this week */
	WEEK_ROW_ADD,	   /* room for another */
	WEEK_ROW_TEXT,
};

struct week_row {
	enum week_row_kind kind;
	uint32_t id; /* of the priority */
	int field;   /* enum week_field of the text */
};

/* What the prompt on the bottom line asks for; numbers that the screens it
 * stands on have no question for. */
enum week_question { WEEK_ASK_ADD = 100, WEEK_ASK_TITLE, WEEK_ASK_TIE };

struct week_form {
	int32_t day; /* any of the week */
	size_t row;  /* the one that is selected */
	int top;     /* lines scrolled off */
	bool typing; /* in the text of that row, */
	int typed;   /* which is this field */
	char *untyped;
	struct entry entry;
};

void week_form_init(struct week_form *form);
void week_form_fini(struct week_form *form);

/* Shows the week that holds the day; what was typed must have been kept. */
void week_form_open(struct tui *tui, struct week_form *form, int32_t day);

/* To the next row or the one before, stopping at the ends; types in it when it
 * is a text and `typing`. */
void week_form_step(
	struct tui *tui, struct week_form *form, int by, bool typing);

/* Types in the selected text, or asks for a priority. */
bool week_form_type(struct tui *tui, struct week_form *form, struct err *err);
bool week_form_add(struct tui *tui, struct week_form *form, struct err *err);
/* Asks which key result the selected priority is tied to. */
bool week_form_tie(struct tui *tui, struct week_form *form, struct err *err);
/* Done (not done) or open again. */
bool week_form_mark(struct tui *tui, struct week_form *form,
	enum priority_state state, struct err *err);
/* P1 or P2. */
bool week_form_rank(
	struct tui *tui, struct week_form *form, int by, struct err *err);
bool week_form_remove(struct tui *tui, struct week_form *form, struct err *err);

bool week_form_answer(struct tui *tui, struct week_form *form, const char *text,
	struct err *err);

/* While a text is typed. ENTRY_DONE and ENTRY_CANCELLED end the typing, what was
 * typed being kept or not. */
enum entry_result week_form_key(
	struct tui *tui, struct week_form *form, struct key key);
void week_form_paste(struct week_form *form, const char *text, size_t length);

/* Stores what is being typed, and ends the typing. */
bool week_form_keep(struct tui *tui, struct week_form *form, struct err *err);

/* Sets the rows and columns it has; before week_form_draw. */
void week_form_measure(
	const struct tui *tui, struct week_form *form, int rows, int cols);
void week_form_draw(const struct tui *tui, const struct week_form *form,
	struct canvas *canvas, bool focus);

/* Row `i` of the form; false beyond the last. */
bool week_form_row(const struct tui *tui, const struct week_form *form,
	size_t i, struct week_row *row);

#endif
