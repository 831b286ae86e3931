/* SPDX-License-Identifier: MIT */
#ifndef TUI_CLOSING_H
#define TUI_CLOSING_H

/*
 * The end of a cycle as a walk: an objective a card with its score, its
 * reflection and what becomes of its open key results, and at the end the cycle
 * that follows. Scores and texts are stored as they are set; what is carried,
 * done or dropped is one change with the close, so that one undo takes it back.
 */

#include "base/date.h"
#include "form.h"
#include "model/close.h"

struct command;
struct desk;
struct templates;
struct canvas;
struct pair;

/* What becomes of one key result that is open. */
struct choice {
	uint32_t node;
	enum outcome outcome;
};

enum closing_row_kind {
	CLOSING_SCORE,	    /* of the objective or of a key result */
	CLOSING_REASON,	    /* for such a score */
	CLOSING_REFLECTION, /* of the objective */
	CLOSING_NEXT,	    /* the cycle that follows */
};

/* Where the scale of a score stands on the card, and its cells. */
#define CLOSING_COLUMN 13
#define CLOSING_SCALE 10

struct closing_row {
	enum closing_row_kind kind;
	uint32_t node;
};

struct closing {
	uint32_t cycle;
	struct templates *templates; /* as they were when it was opened */
	uint32_t *objectives;	     /* a card each, then the last one */
	size_t count, at;
	struct choice *choices;
	size_t choice_count;

	/* The next cycle: one that is there, or a new one, or none. */
	uint32_t next;
	bool none;
	struct span span;
	char *name; /* of a new one; NULL: the span's */

	struct form form;  /* of the card */
	bool reason_asked; /* once a card; the second Enter leaves it out */
};

/* ---- closing.c, for the other files */

/* The objective of the card; NULL at the last one. */
const struct node *closing_objective(const struct desk *desk);

/* Row `i` of the card; false beyond the last. */
bool closing_row(const struct desk *desk, size_t i, struct closing_row *row);

/* What becomes of a key result; NULL when it is not open. */
struct choice *closing_choice(struct closing *closing, uint32_t node);

/* The field of a node that a row is. */
struct spot closing_spot(struct closing_row row);

/* Sets a score in hundredths. */
bool closing_score(
	struct desk *desk, uint32_t node, int score, struct err *err);

/* The next cycle: a step through those there are, a new one and none; or the
 * one that a name or a span says. */
void closing_step_next(struct desk *desk, int by);
bool closing_read_next(struct desk *desk, const char *text, struct err *err);
/* Its name; "" for none. */
const char *closing_next_name(
	const struct desk *desk, char out[static SPAN_TEXT_SIZE]);

void closing_go(struct desk *desk, size_t at);
/* Closes the cycle and shows the one that follows. */
bool closing_finish(struct desk *desk, struct err *err);

/* ---- keys (closing_keys.c) */

/* The scale of the selected score, see struct view. */
bool closing_pull(struct desk *desk, int col);
bool closing_let_go(struct desk *desk, struct err *err);

/* Stores what was typed. */
bool closing_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err);

/* What is hinted of a command on the card and row that are selected. */
const char *closing_hint(
	const struct desk *desk, const struct command *command);

/* ---- drawing (pane_closing.c) */

bool closing_pair(const struct desk *desk, struct pair *pair);
void closing_measure(struct desk *desk);

#endif
