/* SPDX-License-Identifier: MIT */
#ifndef TERM_CANVAS_H
#define TERM_CANVAS_H

/*
 * A grid of cells to draw on, in memory only: no curses, no colours, just
 * text and the role it plays (theme.h). Everything is clipped, whatever the
 * coordinates; text is made safe by base/text on its way in; a wide character
 * is whole or not there. Rows and columns count from 0 at the top left of the
 * canvas that was given, which may be a part of a larger one.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "term/theme.h"

struct rect {
	int row, col, rows, cols;
};

/* Cells of one row. */
struct strip {
	int row, col, cells;
};

/* How full a bar is: `value` of `whole`. */
struct meter {
	int value, whole;
};

/* Bytes for one character and four combining marks. */
#define CELL_TEXT_SIZE 20

/* The bytes after `length` are zero, so that cells compare by memcmp. */
struct cell {
	char text[CELL_TEXT_SIZE];
	uint8_t length;
	uint8_t width; /* 1 or 2; 0: covered by the wide one to the left */
	uint16_t style;
	uint16_t link; /* see canvas_link; 0: none */
};

struct grid; /* the cells, shared by a canvas and its parts */

struct canvas {
	struct grid *grid;
	struct rect area; /* this part within the grid */
};

/* An own grid of blanks in ROLE_NORMAL; either size may be 0. Only what
 * canvas_init filled is given to canvas_fini. */
void canvas_init(struct canvas *canvas, int rows, int cols);
void canvas_fini(struct canvas *canvas);

/* Gives an own grid another size, and blanks it then; parts are dead. One that has
 * the size is left alone. */
void canvas_resize(struct canvas *canvas, int rows, int cols);

/* The part of it that `rect` covers, sharing the cells; what sticks out is
 * cut off. Borrowed: lives as long as the canvas. */
struct canvas canvas_part(const struct canvas *canvas, struct rect rect);

int canvas_rows(const struct canvas *canvas);
int canvas_cols(const struct canvas *canvas);
struct rect canvas_whole(const struct canvas *canvas); /* at 0, 0 */

/* A rectangle made smaller by `by` on each side, never below nothing. */
struct rect rect_inset(struct rect rect, int by);

/* Blanks all of it in `style`. */
void canvas_clear(struct canvas *canvas, unsigned style);

/* Draws text[0..length) on at most the cells of the strip, cut without a mark at a
 * whole grapheme; what it does not reach is left alone. Returns the cells
 * drawn. Newlines and tabs are one blank each. */
int canvas_text(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length);

/* As canvas_text to the right edge, for a NUL-terminated string; returns the
 * column after it. */
int canvas_put(struct canvas *canvas, int row, int col, unsigned style,
	const char *text);

/* As canvas_put for printf. */
int canvas_printf(struct canvas *canvas, int row, int col, unsigned style,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* What is drawn on the cell, "" outside and on the second half of a wide character.
 * Borrowed until something else is drawn there. */
const char *canvas_cell(const struct canvas *canvas, int row, int col);

/* Draws on all cells of the strip: cut text ends in "…", short text is filled
 * with blanks. Returns the cells the text itself took. */
int canvas_fit(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length);

/* Draws the text so that it ends where the strip does; cut with "…" when too
 * long. What it does not reach is left alone. Returns its first
 * column. */
int canvas_right(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length);

/* Fills with a one-cell character such as " " or "░". */
void canvas_fill(struct canvas *canvas, struct rect rect, unsigned style,
	const char *fill);

/* Gives the cells another style, keeping their text: bits of `clear` go, bits
 * of `set` come. canvas_style(c, rect, 0, STYLE_SELECTED) is a selected row;
 * canvas_style(c, rect, STYLE_ROLE, ROLE_MUTED) another role. */
void canvas_style(
	struct canvas *canvas, struct rect rect, unsigned clear, unsigned set);

/* Lines and boxes; they join with box-drawing lines that are there already
 * (┬ ├ ┼ …), so that neighbours may share a border: rectangles that overlap by one
 * row or column. The style is that of the last one drawn. */
void canvas_hline(
	struct canvas *canvas, int row, int col, int cells, unsigned style);
void canvas_vline(
	struct canvas *canvas, int row, int col, int cells, unsigned style);
/* `title` may be NULL; it is cut to what the top border has room for. Blanks
 * nothing inside. Under 2×2 nothing is drawn. */
void canvas_box(struct canvas *canvas, struct rect rect, unsigned style,
	const char *title, unsigned title_style);

/* A box in the looks of a pane that gets the keys, or does not; the part
 * inside of it. */
struct canvas canvas_pane(
	struct canvas *canvas, struct rect rect, const char *title, bool focus);

/* The title alone, where a box drawn later went over it. */
void canvas_title(struct canvas *canvas, struct rect rect, const char *title,
	unsigned style);

/* A thin meter, ━━━━━╸────, on all cells of the strip: by half cells, rounded down as part_steps has it, so that it agrees with the number beside
 * it. */
void canvas_bar(struct canvas *canvas, struct strip strip, struct meter meter,
	unsigned filled, unsigned empty);

/* Makes what is drawn on the cells a link, which a terminal that can opens by a click.
 * What has no scheme ("https://…", "mailto:…") or is too long for terminals is left
 * alone. */
void canvas_link(struct canvas *canvas, int row, int col, int cells,
	const char *address);

/* The address of a cell's link, in printable ASCII; one address has one number as long
 * as the grid is there. NULL for 0. */
const char *canvas_address(const struct canvas *canvas, uint16_t link);

/* Where the terminal's cursor is to stand; outside of the canvas it is hidden.
 * There is one cursor a grid. */
void canvas_cursor(struct canvas *canvas, int row, int col);
void canvas_hide_cursor(struct canvas *canvas);
/* Where it rests while it is hidden: at what is selected, for those who read the
 * screen by it. */
void canvas_rest_cursor(struct canvas *canvas, int row, int col);

/* For the screen and for tests: one row of cells of the canvas (its width is
 * canvas_cols), and the cursor, false when hidden. */
const struct cell *canvas_row(const struct canvas *canvas, int row);
bool canvas_cursor_at(const struct canvas *canvas, int *row, int *col);
/* Where it rests, of the whole grid; false: nowhere. */
bool canvas_rests_at(const struct canvas *canvas, int *row, int *col);

#endif
