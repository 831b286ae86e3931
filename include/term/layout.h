/* SPDX-License-Identifier: MIT */
#ifndef TERM_LAYOUT_H
#define TERM_LAYOUT_H

/*
 * Where things stand on a screen of a given size. Panes that touch share
 * their border: their rectangles overlap by one row or column (canvas_box
 * joins the lines).
 */

#include <stdbool.h>
#include <stddef.h>

#include "term/canvas.h"

#define LAYOUT_COLS 40 /* the smallest that can be used */
#define LAYOUT_ROWS 10
#define LAYOUT_PANES 4

enum layout_kind {
	LAYOUT_NONE,	/* too small: say so and wait for a larger window */
	LAYOUT_SINGLE,	/* below 60 columns: the pane with the focus */
	LAYOUT_STACKED, /* below 130: two panes, one over the other */
	LAYOUT_WIDE,	/* the first on the left, the others at its right */
};

struct layout {
	enum layout_kind kind;
	struct rect header;		 /* one row */
	struct rect panes[LAYOUT_PANES]; /* with border; no rows: not shown */
	struct rect body;    /* all panes together: help and the like */
	struct rect hints;   /* one row */
	struct rect message; /* one row; the same as hints on low screens */
};

/* What a person wants of it; zero is the usual. */
struct layout_wish {
	int side;    /* per cent of the width for the first pane */
	int stacked; /* of the height, when it stands over another */
	bool zoom;   /* the one with the focus alone */
};

/* Lays out 1..LAYOUT_PANES panes. When stacked the first pane is on top and
 * the one with the focus, else the second, below it; on fewer than 16 rows
 * only the focused one is there. */
struct layout layout_make(int rows, int cols, size_t panes, size_t focus);
struct layout layout_wished(int rows, int cols, size_t panes, size_t focus,
	struct layout_wish wish);

/* What a list gets unless it is wished otherwise. */
struct layout_share {
	int columns; /* of 20, beside what is selected in it */
	int rows;    /* with its border, over that */
};

/* A list, and beside it, or below it when stacked, what is selected in it; below
 * that size, or zoomed, the one with the focus alone. One that is not shown has
 * no rows. */
struct layout_pair {
	struct rect list, other;
};
struct layout_pair layout_pair(const struct layout *layout,
	struct layout_share usual, struct layout_wish wish, bool other_focus);

#endif
