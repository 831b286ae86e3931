/* SPDX-License-Identifier: MIT */
/*
 * Lines and boxes of the canvas. A line cell is the set of directions it goes
 * to; drawing one over another joins the two sets, so that panes which share
 * a border get ┬ and ┤ without knowing of each other.
 */
#include "term/canvas.h"

#include <string.h>

#include "base/text.h"

enum {
	UP = 1,
	DOWN = 2,
	LEFT = 4,
	RIGHT = 8,
};

static const char *const lines[16] = {
	[UP] = "│",
	[DOWN] = "│",
	[UP | DOWN] = "│",
	[LEFT] = "─",
	[RIGHT] = "─",
	[LEFT | RIGHT] = "─",
	[DOWN | RIGHT] = "┌",
	[DOWN | LEFT] = "┐",
	[UP | RIGHT] = "└",
	[UP | LEFT] = "┘",
	[UP | DOWN | RIGHT] = "├",
	[UP | DOWN | LEFT] = "┤",
	[LEFT | RIGHT | DOWN] = "┬",
	[LEFT | RIGHT | UP] = "┴",
	[UP | DOWN | LEFT | RIGHT] = "┼",
};

/* The directions of the line in a cell. From the end, so that │ and ─ are
 * whole lines; 0 when there is none. */
static unsigned
directions(const struct cell *cell)
{
	/* What is no line is most of a screen: its first byte tells. */
	if (cell->text[0] != lines[15][0])
		return 0;
	for (unsigned set = 15; set > 0; set--)
		if (lines[set] && strlen(lines[set]) == cell->length &&
			!memcmp(lines[set], cell->text, cell->length))
			return set;
	return 0;
}

static void
join(struct canvas *canvas, int row, int col, unsigned set, unsigned style)
{
	if (row < 0 || row >= canvas_rows(canvas) || col < 0 ||
		col >= canvas_cols(canvas))
		return;
	set |= directions(&canvas_row(canvas, row)[col]);
	canvas_fill(canvas, (struct rect){row, col, 1, 1}, style, lines[set]);
}

/* The end of a line: it reaches into a line that crosses there, and is a whole
 * cell where none does. */
static void
join_end(struct canvas *canvas, int row, int col, unsigned inward,
	unsigned along, unsigned style)
{
	unsigned there = 0;

	if (row >= 0 && row < canvas_rows(canvas) && col >= 0 &&
		col < canvas_cols(canvas))
		there = directions(&canvas_row(canvas, row)[col]);
	join(canvas, row, col, there ? inward : along, style);
}

void
canvas_hline(struct canvas *canvas, int row, int col, int cells, unsigned style)
{
	if (cells < 1)
		return;
	join_end(canvas, row, col, RIGHT, LEFT | RIGHT, style);
	for (int i = 1; i < cells - 1; i++)
		join(canvas, row, col + i, LEFT | RIGHT, style);
	if (cells > 1)
		join_end(canvas, row, col + cells - 1, LEFT, LEFT | RIGHT,
			style);
}

void
canvas_vline(struct canvas *canvas, int row, int col, int cells, unsigned style)
{
	if (cells < 1)
		return;
	join_end(canvas, row, col, DOWN, UP | DOWN, style);
	for (int i = 1; i < cells - 1; i++)
		join(canvas, row + i, col, UP | DOWN, style);
	if (cells > 1)
		join_end(canvas, row + cells - 1, col, UP, UP | DOWN, style);
}

static void
draw_border(struct canvas *canvas, struct rect rect, unsigned style)
{
	int last_row = rect.row + rect.rows - 1;
	int last_col = rect.col + rect.cols - 1;

	for (int col = rect.col + 1; col < last_col; col++) {
		join(canvas, rect.row, col, LEFT | RIGHT, style);
		join(canvas, last_row, col, LEFT | RIGHT, style);
	}
	for (int row = rect.row + 1; row < last_row; row++) {
		join(canvas, row, rect.col, UP | DOWN, style);
		join(canvas, row, last_col, UP | DOWN, style);
	}
	join(canvas, rect.row, rect.col, DOWN | RIGHT, style);
	join(canvas, rect.row, last_col, DOWN | LEFT, style);
	join(canvas, last_row, rect.col, UP | RIGHT, style);
	join(canvas, last_row, last_col, UP | LEFT, style);
}

void
canvas_title(struct canvas *canvas, struct rect rect, const char *title,
	unsigned style)
{
	int cells = rect.cols - 4, width;

	if (!title || !*title || cells < 1 || rect.rows < 2)
		return;
	width = text_width(title, strlen(title));
	if (width > cells)
		width = cells;
	canvas_put(canvas, rect.row, rect.col + 1, style, " ");
	canvas_fit(canvas, (struct strip){rect.row, rect.col + 2, width}, style,
		title, strlen(title));
	canvas_put(canvas, rect.row, rect.col + 2 + width, style, " ");
}

void
canvas_box(struct canvas *canvas, struct rect rect, unsigned style,
	const char *title, unsigned title_style)
{
	if (rect.rows < 2 || rect.cols < 2)
		return;
	draw_border(canvas, rect, style);
	canvas_title(canvas, rect, title, title_style);
}

struct canvas
canvas_pane(
	struct canvas *canvas, struct rect rect, const char *title, bool focus)
{
	canvas_box(canvas, rect, focus ? ROLE_BORDER_FOCUS : ROLE_BORDER, title,
		focus ? ROLE_TITLE_FOCUS : ROLE_TITLE);
	return canvas_part(canvas, rect_inset(rect, 1));
}
