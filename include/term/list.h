/* SPDX-License-Identifier: MIT */
#ifndef TERM_LIST_H
#define TERM_LIST_H

/*
 * What all lists do: one of `count` rows is selected, and as many as fit are
 * shown from `top` on. Numbers only; nothing depends on how many rows there
 * are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "term/canvas.h"

/* Zero bytes are a valid empty list. selected < count unless count is 0. */
struct list {
	size_t count, selected, top;
	int height; /* rows that are shown */
	/* Rows the top moves beyond what is needed when the selected row comes
	 * to an edge. Beside another pane a terminal cannot scroll a list, it
	 * draws all of it again: better seldom. */
	int jump;
	bool text; /* no row is selected in it: to move is to scroll */
};

/* Each of these keeps the selected row on the screen, with two rows (fewer on
 * low lists) above and below it where there are some. */
void list_size(struct list *list, size_t count, int height);
void list_select(struct list *list, size_t row); /* the last one if beyond */
void list_move(struct list *list, long by);	 /* stops at the ends */
/* A page (halves == 2) or half a page (1) down, up when negative; the top moves
 * along. */
void list_page(struct list *list, int halves);

/* Scrolls by rows; the selection goes along only where it would leave the
 * screen. */
void list_scroll(struct list *list, long by);

/* Puts the selected row in the middle, as after a jump. */
void list_center(struct list *list);

/* The row of the list that is shown on `line` of its canvas; false when there
 * is none. */
bool list_at(const struct list *list, int line, size_t *row);

/* Draws the rows that are shown by `row`, the selected one in the looks of a pane
 * with or without the focus, and the thumb in the last column. */
typedef void list_row_fn(
	const void *context, struct canvas *canvas, int line, size_t row);
void list_draw(const struct list *list, struct canvas *canvas, bool focus,
	list_row_fn *row, const void *context);

/* Draws a thumb on the canvas' column `col`, one cell wide, over what is there;
 * nothing when everything fits. */
void list_bar(const struct list *list, struct canvas *canvas, int col);

#endif
