/* SPDX-License-Identifier: MIT */
#ifndef TUI_REVIEW_SCREEN_H
#define TUI_REVIEW_SCREEN_H

/*
 * The review, edited in place: the document's lines in one pane, the keys going
 * from one place that can be edited to the next. It fills the screen with a whole
 * cycle, or is a pane beside the tree with the part of one objective.
 */

#include "review_lines.h"
#include "spot.h"
#include "term/list.h"

struct command;
struct desk;
struct templates;

struct review_screen {
	uint32_t cycle;	    /* 0: the whole plan */
	uint32_t objective; /* its part alone; 0: all */
	struct rect rect;   /* where it stands, with border */
	struct templates *templates;
	struct review_lines shown;
	struct list list; /* a line is selected; its place is what is edited */
	unsigned version; /* of the plan, when the lines were made */

	bool typing; /* in it, when it was measured */

	/* The place to select when the lines are made anew. */
	bool going;
	struct review_place goal;
};

/* An empty one: the pane is there from the start, shown or not. */
struct review_screen *review_screen_new(void);

/* The pane beside the tree: what it shows, and drawing it. Its text is made anew
 * when the keys rest, or have gone to it (`now`). */
void review_pane_measure(struct desk *desk, struct rect rect, bool now);
/* Whether it is to be made anew, when the keys rest. */
bool review_pane_lags(const struct desk *desk);
void review_pane_draw(
	const struct desk *desk, struct canvas *canvas, bool focus);

void review_title(const struct desk *desk, const struct review_screen *screen,
	struct str *out);

/* The one that the keys go to. */
struct review_screen *review_of(const struct desk *desk);

/* ---- review_edit.c, for review_screen.c */

/* Stores what was typed at a place, which stays selected. */
bool review_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err);

/* The place that is selected; NULL when there is nothing to edit. */
const struct review_place *review_selected(const struct review_screen *screen);

#define REVIEW_SCALE 10 /* cells of a score that can be pulled */

/* Where the scale of the selected score stands in its line, -1: there is none, or
 * no room for it. */
int review_scale(const struct review_screen *screen);

/* What is hinted of a command at the place that is selected. */
const char *review_hint(const struct desk *desk, const struct command *command);

/* The scale of the selected score, see struct view. */
bool review_pull(struct desk *desk, int col);
bool review_let_go(struct desk *desk, struct err *err);

#endif
