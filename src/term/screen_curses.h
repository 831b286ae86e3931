/* SPDX-License-Identifier: MIT */
#ifndef TERM_SCREEN_CURSES_H
#define TERM_SCREEN_CURSES_H

/* What screen.c, which takes and gives back the terminal, shares with
 * screen_show.c, which puts cells on it. They alone know curses. */

/* Its wide half, which not every C library gets it to show by itself. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <termios.h>

#include "ahead.h"
#include "term/screen.h"

/* How a style goes to curses, once it has been asked for. */
struct ink {
	attr_t attributes;
	int pair;
	bool known;
};

struct pair {
	int fg, bg;
};

/* Cells of one row that are one link, or were (0). */
struct linked {
	int row, first, end;
	uint16_t link;
};

struct screen {
	SCREEN *curses;
	const struct theme *theme; /* borrowed */
	const char *title;	   /* likewise */
	struct termios found;
	bool ascii, mouse, paste;
	bool encoded; /* in characters of the locale's own, which has no UTF-8 */
	bool asks;    /* the terminal can be asked for its ground */
	bool links;   /* it is told of links, which it may know */
	enum theme_depth depth;
	bool own_colours; /* the terminal's default colours can be had */
	bool direct;	  /* colours are red, green and blue */

	int rows, cols;
	struct cell *shown; /* rows × cols, as curses has them */
	bool stale;	    /* `shown` is not what curses has */
	bool cursor;	    /* is visible */
	cchar_t *line;	    /* what curses is given of a row */
	int line_length;
	struct linked *linked; /* runs of links that changed in this frame */
	size_t linked_count, linked_capacity;

	struct ink inks[STYLE_LIMIT];
	struct pair pairs[256];
	int pair_count;

	struct input input;
	struct ahead ahead;
	bool resized, gone, away;
	int other; /* descriptor to wait for as well, or -1 */
};

/* The characters of a cell for curses: one that takes the cell's width and the marks
 * on it. What the C library measures otherwise would move the rest of the line, so '?'
 * stands for it; false then. */
bool cell_to_wide(const struct cell *cell, wchar_t wide[CCHARW_MAX + 1]);

/* ---- links (screen_links.c), which curses does not know */

/* Notes the links among the cells that are written anew, and what were links. */
void links_note(struct screen *screen, int row, const struct cell *cells,
	const struct cell *shown, int first, int end);

/* After the frame: writes what was noted once more, as links. */
void links_write(struct screen *screen, const struct canvas *canvas);

#endif
