/* SPDX-License-Identifier: MIT */
#include "term/layout.h"

#define STACKED_COLS 60
#define WIDE_COLS 130
#define STACKED_ROWS 16
#define MESSAGE_ROWS 16 /* from here on the message has its own row */

#define PANE_COLS 30 /* what is left to every pane */
#define PANE_ROWS 5
#define USUAL 55 /* per cent for the tree: titles are longest there */

/* The part of `whole` that the first pane gets, `least` being left to both. */
static int
part(int whole, int share, int least)
{
	int cells = whole * (share ? share : USUAL) / 100;

	if (cells > whole - least)
		cells = whole - least;
	return cells < least ? least : cells;
}

/* Shares the rows among the panes from `first` on, borders overlapping. */
static void
pile(struct layout *layout, struct rect area, size_t first, size_t panes)
{
	int count = (int)(panes - first), row = area.row;
	int rows = area.rows - 1; /* without the last border */

	for (int i = 0; i < count; i++) {
		int own = rows * (i + 1) / count - rows * i / count;

		layout->panes[first + (size_t)i] =
			(struct rect){row, area.col, own + 1, area.cols};
		row += own;
	}
}

static void
layout_wide(struct layout *layout, size_t panes, int share)
{
	struct rect left = layout->body, right = layout->body;

	if (panes == 1) {
		layout->panes[0] = layout->body;
		return;
	}
	left.cols = part(layout->body.cols, share, PANE_COLS);
	right.col = left.col + left.cols - 1;
	right.cols = layout->body.cols - left.cols + 1;
	layout->panes[0] = left;
	/* The second pane is the detail, which has most to say. */
	if (panes == 3 && right.rows >= 18) {
		struct rect top = right, bottom = right;

		top.rows = right.rows * 3 / 5;
		bottom.row = top.row + top.rows - 1;
		bottom.rows = right.rows - top.rows + 1;
		layout->panes[1] = top;
		layout->panes[2] = bottom;
	} else
		pile(layout, right, 1, panes);
}

static void
layout_stacked(struct layout *layout, size_t panes, size_t focus, int share)
{
	struct rect top = layout->body, bottom = layout->body;
	size_t below = focus > 0 ? focus : 1;

	if (panes == 1) {
		layout->panes[0] = layout->body;
		return;
	}
	top.rows = part(layout->body.rows, share, PANE_ROWS);
	bottom.row = top.row + top.rows - 1;
	bottom.rows = layout->body.rows - top.rows + 1;
	layout->panes[0] = top;
	layout->panes[below] = bottom;
}

static enum layout_kind
kind(int rows, int cols)
{
	if (rows < LAYOUT_ROWS || cols < LAYOUT_COLS)
		return LAYOUT_NONE;
	if (cols >= WIDE_COLS)
		return LAYOUT_WIDE;
	if (cols >= STACKED_COLS && rows >= STACKED_ROWS)
		return LAYOUT_STACKED;
	return LAYOUT_SINGLE;
}

struct layout
layout_make(int rows, int cols, size_t panes, size_t focus)
{
	return layout_wished(rows, cols, panes, focus, (struct layout_wish){0});
}

struct layout
layout_wished(
	int rows, int cols, size_t panes, size_t focus, struct layout_wish wish)
{
	struct layout layout = {.kind = kind(rows, cols)};
	int below = rows >= MESSAGE_ROWS ? 2 : 1;

	if (layout.kind == LAYOUT_NONE)
		return layout;
	if (panes < 1)
		panes = 1;
	if (panes > LAYOUT_PANES)
		panes = LAYOUT_PANES;
	if (focus >= panes)
		focus = 0;
	layout.header = (struct rect){0, 0, 1, cols};
	layout.body = (struct rect){1, 0, rows - 1 - below, cols};
	layout.hints = (struct rect){rows - below, 0, 1, cols};
	layout.message = (struct rect){rows - 1, 0, 1, cols};
	if (wish.zoom)
		layout.panes[focus] = layout.body;
	else if (layout.kind == LAYOUT_WIDE)
		layout_wide(&layout, panes, wish.side);
	else if (layout.kind == LAYOUT_STACKED)
		layout_stacked(&layout, panes, focus, wish.stacked);
	else
		layout.panes[focus] = layout.body;
	return layout;
}

/* A wished part leaves room for both; the usual one does by itself. */
static int
pair_part(int whole, int wished, int usual, int least)
{
	return wished ? part(whole, wished, least) : usual;
}

struct layout_pair
layout_pair(const struct layout *layout, struct layout_share usual,
	struct layout_wish wish, bool other_focus)
{
	struct rect body = layout->body;
	struct layout_pair pair = {body, body};

	if (layout->kind == LAYOUT_WIDE && !wish.zoom) {
		pair.list.cols = pair_part(body.cols, wish.side,
			body.cols * usual.columns / 20, PANE_COLS);
		pair.other.col = body.col + pair.list.cols - 1;
		pair.other.cols = body.cols - pair.list.cols + 1;
	} else if (layout->kind == LAYOUT_STACKED && !wish.zoom) {
		pair.list.rows = pair_part(
			body.rows, wish.stacked, usual.rows, PANE_ROWS);
		pair.other.row = body.row + pair.list.rows - 1;
		pair.other.rows = body.rows - pair.list.rows + 1;
	} else if (other_focus) {
		pair.list.rows = 0;
	} else {
		pair.other.rows = 0;
	}
	return pair;
}
