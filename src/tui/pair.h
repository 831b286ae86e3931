/* SPDX-License-Identifier: MIT */
#ifndef TUI_PAIR_H
#define TUI_PAIR_H

/*
 * Two panes: a list, and beside or below it what is selected in it. A screen that
 * is one says how large, what they are called and what is in them; where they
 * stand, which border wins, their sizes by key and by drag and one alone are the
 * same for all.
 */

#include "term/layout.h"

struct desk;
struct str;

enum pane { PANE_LIST, PANE_BESIDE };

struct pair {
	int share; /* of 20 columns for the list, unless a person chose */
	int rows;  /* of the list with its border when stacked; likewise */
	enum pane focus; /* which one the keys go to */
	bool both;	 /* they may go to either: desk->pane says which */

	void (*title)(const struct desk *desk, enum pane pane, struct str *out);
	void (*draw)(const struct desk *desk, enum pane pane,
		struct canvas *canvas, bool focus);
};

/* Where a pane stands, its border included; no rows: it is not shown. */
struct rect pair_rect(
	const struct desk *desk, const struct pair *pair, enum pane pane);

/* Draws the panes of the view at hand, which has some. */
void pair_view_draw(const struct desk *desk, struct canvas *canvas);

/* Draws both in the body of the screen. */
void pair_draw(const struct desk *desk, struct canvas *canvas,
	const struct pair *pair);

#endif
