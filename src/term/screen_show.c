/* SPDX-License-Identifier: MIT */
/* Cells on the terminal: what differs from what is there, in one write a frame. */
#include "screen_curses.h"

#include <limits.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/text.h"
#include "tty.h"

/* A frame is shown whole (DEC 2026). */
#define FRAME_BEGIN "\x1b[?2026h"
#define FRAME_END "\x1b[?2026l"

/* The colour as the terminal wants it. On a direct one that is red, green and
 * blue for all but the first eight. */
static int
to_curses(const struct screen *screen, int32_t colour, int own)
{
	if (colour < 0)
		return screen->own_colours ? -1 : own;
	if (THEME_IS_RGB(colour))
		colour &= 0xffffff;
	else if (screen->direct && colour >= 8)
		colour = theme_rgb(colour);
	else
		return colour;
	return colour < 8 ? COLOR_BLACK : colour;
}

/* A number that curses has for the two colours, 0 (none) when it has no more. */
static int
pair_of(struct screen *screen, const struct look *look)
{
	int limit = COLOR_PAIRS < 256 ? COLOR_PAIRS : 256;
	int fg = to_curses(screen, look->fg, COLOR_WHITE);
	int bg = to_curses(screen, look->bg, COLOR_BLACK);

	for (int i = 1; i <= screen->pair_count; i++)
		if (screen->pairs[i].fg == fg && screen->pairs[i].bg == bg)
			return i;
	if (screen->pair_count + 1 >= limit ||
		init_extended_pair(screen->pair_count + 1, fg, bg) == ERR)
		return 0;
	screen->pairs[++screen->pair_count] = (struct pair){fg, bg};
	return screen->pair_count;
}

static attr_t
attributes(unsigned look)
{
	return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0) |
		(look & LOOK_ITALIC ? A_ITALIC : 0) |
		(look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
		(look & LOOK_REVERSE ? A_REVERSE : 0);
}

static const struct ink *
ink_of(struct screen *screen, unsigned style)
{
	struct ink *ink = &screen->inks[style % STYLE_LIMIT];
	struct look look;

	if (ink->known)
		return ink;
	look = theme_look(screen->theme, screen->depth, style);
	ink->attributes = attributes(look.attributes);
	ink->known = true;
	/* Eight colours: the bright ones are their dark ones in bold. */
	if (COLORS == 8 && look.fg >= 8) {
		look.fg -= 8;
		ink->attributes |= A_BOLD;
	}
	if (COLORS == 8 && look.bg >= 8)
		look.bg -= 8;
	if (screen->depth != THEME_MONO)
		ink->pair = pair_of(screen, &look);
	return ink;
}

/* Whether the locale's encoding has the characters: GB18030 has all of them,
 * ISO 8859-1 those of the West. */
static bool
is_encoded(const wchar_t *wide)
{
	mbstate_t mbstate = {0};
	char bytes[MB_LEN_MAX];

	while (*wide)
		if (wcrtomb(bytes, *wide++, &mbstate) == (size_t)-1)
			return false;
	return true;
}

bool
cell_to_wide(const struct cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
	const uint8_t *text = (const uint8_t *)cell->text;
	size_t count = 0, at = 0;
	ucs4_t character;

	while (at < cell->length && count < CCHARW_MAX) {
		int used = u8_mbtoucr(&character, text + at, cell->length - at);

		if (used <= 0)
			return false;
		wide[count] = (wchar_t)character;
		if (wcwidth(wide[count]) != (count == 0 ? cell->width : 0))
			return false;
		at += (size_t)used;
		count++;
	}
	wide[count] = L'\0';
	return count > 0;
}

static void
add_to_line(struct screen *screen, const wchar_t *wide, const struct ink *ink)
{
	int pair = ink->pair;

	setcchar(&screen->line[screen->line_length++], wide, ink->attributes, 0,
		&pair);
}

/* Adds what a terminal without Unicode shows for a cell, in its width. */
static void
add_ascii(struct screen *screen, const struct cell *cell, const struct ink *ink)
{
	struct str ascii = {0};
	wchar_t wide[2] = L" ";

	text_ascii(&ascii, cell->text, cell->length);
	for (size_t i = 0; i < cell->width; i++) {
		wide[0] = i < ascii.length ? (wchar_t)ascii.data[i] : L' ';
		add_to_line(screen, wide, ink);
	}
	str_fini(&ascii);
}

static void
add_cell(struct screen *screen, const struct cell *cell)
{
	const struct ink *ink = ink_of(screen, cell->style);
	wchar_t wide[CCHARW_MAX + 1] = {0};

	if (cell->length == 1) {
		wide[0] = (wchar_t)cell->text[0];
		add_to_line(screen, wide, ink);
	} else if (screen->ascii &&
		!(screen->encoded && cell_to_wide(cell, wide) &&
			is_encoded(wide)))
		add_ascii(screen, cell, ink);
	else if (cell_to_wide(cell, wide))
		add_to_line(screen, wide, ink);
	else {
		add_to_line(screen, L"?", ink);
		if (cell->width == 2)
			add_to_line(screen, L" ", ink);
	}
}

/* Gives curses the cells from `first` to before `end`, both at the edge of a
 * character. It makes the second half of a wide one by itself. */
static void
put_cells(struct screen *screen, int row, const struct cell *cells, int first,
	int end)
{
	screen->line_length = 0;
	for (int col = first; col < end; col++)
		if (cells[col].width > 0)
			add_cell(screen, &cells[col]);
	mvadd_wchnstr(row, first, screen->line, screen->line_length);
}

/* Frames of so many changed cells may take curses more than one write, and are
 * marked: the terminal then shows them at once. */
#define MARKED_FRAME 256

/* How many cells of it are written anew. */
static int
show_row(struct screen *screen, int row, const struct cell *cells, int cols)
{
	struct cell *shown = screen->shown + (size_t)row * (size_t)screen->cols;
	int first = 0, end = cols;

	if (!screen->stale) {
		if (!memcmp(shown, cells, (size_t)cols * sizeof *cells))
			return 0;
		while (!memcmp(&shown[first], &cells[first], sizeof *cells))
			first++;
		while (!memcmp(&shown[end - 1], &cells[end - 1], sizeof *cells))
			end--;
		/* Whole characters, in what was there as well. */
		while (first > 0 &&
			(cells[first].width == 0 || shown[first].width == 0))
			first--;
		while (end < cols &&
			(cells[end].width == 0 || shown[end].width == 0))
			end++;
	}
	put_cells(screen, row, cells, first, end);
	if (screen->links)
		links_note(screen, row, cells, shown, first, end);
	memcpy(shown + first, cells + first,
		(size_t)(end - first) * sizeof *cells);
	return end - first;
}

/* Whether curses must be asked to put it somewhere. */
static bool
show_cursor(struct screen *screen, const struct canvas *canvas)
{
	int row, col;
	bool visible = canvas_cursor_at(canvas, &row, &col) &&
		row < screen->rows && col < screen->cols;
	bool changed = visible != screen->cursor;
	bool placed = visible ||
		(canvas_rests_at(canvas, &row, &col) && row < screen->rows &&
			col < screen->cols);

	if (changed) {
		curs_set(visible);
		screen->cursor = visible;
	}
	leaveok(stdscr, !placed);
	if (placed)
		move(row, col);
	return visible || changed;
}

void
screen_show(struct screen *screen, const struct canvas *canvas)
{
	int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
	bool stale = screen->stale, marked;
	int changed = 0;

	if (screen->away)
		return;
	if (screen->stale) {
		erase();
		memset(screen->shown, 0,
			(size_t)screen->rows * (size_t)screen->cols *
				sizeof *screen->shown);
	}
	/* The canvas is of another size when the window has changed since. */
	if (rows > screen->rows)
		rows = screen->rows;
	if (cols > screen->cols)
		cols = screen->cols;
	for (int row = 0; row < rows && cols > 0; row++)
		changed += show_row(screen, row, canvas_row(canvas, row), cols);
	screen->stale = false;
	if (!show_cursor(screen, canvas) && !changed && !stale)
		return;
	marked = screen->asks && (stale || changed >= MARKED_FRAME);
	if (marked)
		tty_write(FRAME_BEGIN);
	wnoutrefresh(stdscr);
	doupdate();
	links_write(screen, canvas);
	if (marked)
		tty_write(FRAME_END);
}
