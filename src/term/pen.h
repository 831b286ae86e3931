/* SPDX-License-Identifier: MIT */
#ifndef TERM_PEN_H
#define TERM_PEN_H

/*
 * Where text meets cells: the grid behind a canvas, and a pen that draws safe
 * text along a row of it, grapheme by grapheme.
 */

#include "term/canvas.h"

struct grid {
	struct cell *cells;
	int rows, cols;
	int cursor_row, cursor_col; /* -1: hidden */
	int rest_row, rest_col;	    /* where it is then; -1: anywhere */
	char **addresses;	    /* of links, from number 1 on */
	uint16_t address_count;
};

struct cell *grid_cell(struct grid *grid, int row, int col);

/* A character of 1 or 2 cells. */
struct cell cell_of(int width, unsigned style, const char *text, size_t length);

/* Writes a character, for which there is room. Another one that it covers half of
 * becomes blank. */
void grid_set(struct grid *grid, int row, int col, struct cell character);

/* Fills a rectangle that lies in the grid with a character of one cell. */
void grid_fill(
	struct grid *grid, struct rect rect, unsigned style, const char *text);

struct pen {
	struct grid *grid;
	int row, col;	/* in the grid */
	int first, end; /* columns that may be drawn on */
	unsigned style;
	bool off; /* the row is not on the canvas: only columns are counted */
};

/* A pen that draws on at most the cells of a strip of the canvas. */
struct pen pen_at(
	const struct canvas *canvas, struct strip strip, unsigned style);

/* Draws text that text_visible has made safe, up to the pen's end; its `col` is
 * behind the text then. */
void pen_draw(struct pen *pen, const char *text, size_t length);

#endif
