/* SPDX-License-Identifier: MIT */
/*
 * Links (OSC 8). Curses knows nothing of them: after it has written a frame, the
 * cells that are links are written once more past it, between saving the cursor and
 * its colours and giving them back, so that what it knows of the terminal stays true.
 */
#include <string.h>

#include "screen_curses.h"
#include "tty.h"

void
links_note(struct screen *screen, int row, const struct cell *cells,
	const struct cell *shown, int first, int end)
{
	int col = first, from;

	while (col < end) {
		uint16_t link = cells[col].link;

		from = col;
		while (col < end && cells[col].link == link &&
			(link || shown[col].link))
			col++;
		if (col == from) {
			col++;
			continue;
		}
		if (screen->linked_count == screen->linked_capacity) {
			screen->linked_capacity =
				2 * screen->linked_capacity + 16;
			screen->linked = base_realloc(screen->linked,
				screen->linked_capacity,
				sizeof *screen->linked);
		}
		screen->linked[screen->linked_count++] =
			(struct linked){row, from, col, link};
	}
}

static void
add_colour(struct str *out, int32_t colour, int plain)
{
	if (colour < 0)
		return;
	if (THEME_IS_RGB(colour))
		str_addf(out, ";%d;2;%d;%d;%d", plain + 8,
			(int)(colour >> 16 & 0xff), (int)(colour >> 8 & 0xff),
			(int)(colour & 0xff));
	else if (colour < 8)
		str_addf(out, ";%d", plain + (int)colour);
	else
		str_addf(out, ";%d;5;%d", plain + 8, (int)colour);
}

/* The sequence for a style, from none. */
static void
add_look(struct str *out, const struct screen *screen, unsigned style)
{
	struct look look = theme_look(screen->theme, screen->depth, style);

	str_add(out, "\x1b[0");
	str_add(out, look.attributes & LOOK_BOLD ? ";1" : "");
	str_add(out, look.attributes & LOOK_DIM ? ";2" : "");
	str_add(out, look.attributes & LOOK_ITALIC ? ";3" : "");
	str_add(out, look.attributes & LOOK_UNDERLINE ? ";4" : "");
	str_add(out, look.attributes & LOOK_REVERSE ? ";7" : "");
	if (screen->depth != THEME_MONO) {
		add_colour(out, look.fg, 30);
		add_colour(out, look.bg, 40);
	}
	str_add(out, "m");
}

static void
add_cell(struct str *out, const struct cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};

	if (cell->length == 1 || cell_to_wide(cell, wide))
		str_add_bytes(out, cell->text, cell->length);
	else if (cell->width)
		str_add(out, cell->width == 2 ? "? " : "?");
}

static void
add_run(struct str *out, const struct screen *screen,
	const struct canvas *canvas, const struct linked *run)
{
	const struct cell *cells = canvas_row(canvas, run->row);
	const char *address = canvas_address(canvas, run->link);
	int col;

	str_addf(out, "\x1b[%d;%dH", run->row + 1, run->first + 1);
	if (address)
		str_addf(out, "\x1b]8;id=%d;%s\x1b\\", run->link, address);
	for (col = run->first; col < run->end; col++) {
		if (col == run->first ||
			cells[col].style != cells[col - 1].style)
			add_look(out, screen, cells[col].style);
		add_cell(out, &cells[col]);
	}
	if (address)
		str_add(out, "\x1b]8;;\x1b\\");
}

void
links_write(struct screen *screen, const struct canvas *canvas)
{
	struct str out = {0};
	size_t i;

	if (!screen->linked_count)
		return;
	str_add(&out,
		"\x1b"
		"7");
	for (i = 0; i < screen->linked_count; i++)
		add_run(&out, screen, canvas, &screen->linked[i]);
	str_add(&out,
		"\x1b[0m\x1b"
		"8");
	tty_write(str_text(&out));
	screen->linked_count = 0;
	str_fini(&out);
}
