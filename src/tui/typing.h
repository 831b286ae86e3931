/* SPDX-License-Identifier: MIT */
#ifndef TUI_TYPING_H
#define TUI_TYPING_H

/*
 * A text being typed where it stands: a title in its row of the tree, a field
 * of a form. One at a time, by one grammar: Enter stores it (^S and M-Enter
 * where it may have several lines), Tab stores it and goes on to the next
 * field, Esc leaves it as a draft. What is typed is kept as a draft all the
 * time, so it outlives a refusal, a conflict, and the program; opening the
 * field again goes on with it, emptying it throws it away.
 */

#include "keeping.h"
#include "spot.h"
#include "term/completion.h"
#include "term/entry.h"

struct desk;

struct typing {
	bool active;
	bool adding; /* a new node at `place`, else what is at `spot` */
	struct place place;
	int depth;     /* of the new row */
	uint32_t node; /* in whose row of the tree; 0: in a form */
	struct spot spot;
	struct entry entry;
	char *name; /* of spot.name */
	struct keeping keeping;
	struct completion found; /* shown while Tab goes through it */
	bool passing;  /* came here by Tab, and nothing was typed yet */
	char *offered; /* it began with, and the plan has it not; NULL: none */
	bool alone; /* the form was opened for this field, and closes with it */
};

void typing_init(struct typing *typing);
void typing_fini(struct typing *typing);

/* Types in a row of the tree: a title, or a new one. */
bool typing_edit(struct desk *desk, const struct node *node, struct err *err);
void typing_add(struct desk *desk, struct place place, size_t row, int depth);
/* The rows were made anew: the one that is added is there again, where it was on
 * the screen when `top` was the first row of that. */
void typing_reload(struct desk *desk, size_t top);

/* Types in a field of the form that has the keys: `text` in the place of what is
 * there, as when a digit begins a number; NULL for what is there, or its draft.
 * Refused where nothing could be stored. */
bool typing_open(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err);

/* The same from a text that is offered: a draft is before it, Enter takes it, Esc
 * forgets it. Of "" over what is there Enter makes nothing. */
bool typing_open_from(struct desk *desk, const struct spot *spot,
	const char *text, struct err *err);

/* Whether that is what is being typed. */
static inline bool
typing_is_at(const struct typing *typing, const struct spot *spot)
{
	return typing->active && !typing->adding && !typing->node &&
		spot_same(&typing->spot, spot);
}

void typing_key(struct desk *desk, struct key key);
void typing_paste(struct desk *desk, const char *text, size_t length);

/* Stores it, and ends it. On false it goes on, with a message. */
bool typing_keep(struct desk *desk);

/* Stores a text at a spot, as the spot has it. */
bool typing_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err);

/* To the next row of a form, or the one before, and types in it when it is
 * typed. */
struct form;
bool form_next(struct desk *desk, struct form *form, int by, struct err *err);

/* Keeps a draft of it on disk; before a key is waited for. */
void typing_rest(struct desk *desk);

/* Whether a text could be stored there: refused in a closed cycle, and where
 * the plan can only be read. */
bool typing_allowed(
	struct desk *desk, const struct spot *spot, struct err *err);

/* Something else is to be shown, or the program ends: stores what stands in a
 * form; what cannot be stored, and a title, is left as a draft. */
void typing_leave(struct desk *desk);

/* The candidates that Tab offers, a completion_fn over struct desk
 * (completing.c). */
void typing_complete(void *context, const char *text, size_t length,
	struct completion *found);

/* What may be typed, for the line of hints; translated. */
const char *typing_hint(const struct typing *typing);

#endif
