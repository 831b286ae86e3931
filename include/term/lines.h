/* SPDX-License-Identifier: MIT */
#ifndef TERM_LINES_H
#define TERM_LINES_H

/*
 * Prepared lines of styled text, as a detail pane or a help screen shows them.
 * Built anew when what they tell changes; memory of an arena, given back whole.
 */

#include <stdint.h>

#include "base/arena.h"
#include "term/canvas.h"

struct segment {
	struct segment *next;
	const char *text;
	const char *address; /* of a link; NULL: it is none */
	unsigned style;
	int column;	    /* where it begins; -1: after the one before */
	int stop;	    /* the tab stop where it begins, 0 for none */
	int most;	    /* cells that it may take, 0: as many as it needs */
	int bar;	    /* 0, or the cells of a bar instead of text */
	struct meter meter; /* what it shows */
};

struct line {
	struct segment *first, *last;
	uint32_t id; /* of the record it is about, 0 for none */
};

/* Zero bytes are valid empty lines. */
struct lines {
	struct arena arena;
	struct line *lines;
	size_t count, capacity;
};

void lines_fini(struct lines *lines);

/* Begins a line that is about `id`. */
void lines_begin(struct lines *lines, uint32_t id);

/* Adds text to the last line, at a column, or (-1) after what it has. */
void lines_add(
	struct lines *lines, int column, unsigned style, const char *text);
void lines_add_bytes(struct lines *lines, int column, unsigned style,
	const char *text, size_t length);
void lines_addf(struct lines *lines, int column, unsigned style,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Lets the text that was added last begin at a tab stop, from 1 on: a column that is
 * one for all lines, and takes no room where none of them has it. */
void lines_tab(struct lines *lines, int stop);

#define LINES_STOPS 4 /* less than so many */

/* Sets the stops in lines of `width` cells: as far to the left as what stands before
 * them lets, but so that what follows has its room, or half of them. The longest text
 * before a line's first stop is cut where it must be. */
void lines_set_tabs(struct lines *lines, int width);

/* Makes the text that was added last a link; and all that the lines from `first` on
 * have. The address is not NUL-terminated. */
void lines_link(struct lines *lines, const char *address, size_t length);
void lines_link_from(
	struct lines *lines, size_t first, const char *address, size_t length);

/* Puts text at a column of a line that is there, before what it has. */
void lines_label(struct lines *lines, size_t i, int column, unsigned style,
	const char *text);

/* Adds a bar of so many cells. */
void lines_bar(struct lines *lines, int column, int cells, struct meter meter,
	unsigned style);

/* Adds as many lines as the text takes when wrapped to `width` cells, indented
 * by `indent`; its own line ends are kept. */
void lines_wrap(struct lines *lines, int indent, int width, unsigned style,
	const char *text);

/* The column after what line `i` has. */
int lines_end(const struct lines *lines, size_t i);

/* Draws line `i` on a row. */
void lines_draw(const struct lines *lines, size_t i, struct canvas *canvas,
	int row, int col);

#endif
