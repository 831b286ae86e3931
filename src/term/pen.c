/* SPDX-License-Identifier: MIT */
#include "pen.h"

#include <assert.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/text.h"

#define ZERO_WIDTH_JOINER 0x200d
#define EMOJI_SELECTOR 0xfe0f

static_assert(sizeof(struct cell) == CELL_TEXT_SIZE + 6,
	"cells have no padding, for they are compared by memcmp");

static const struct cell blank = {.text = " ", .length = 1, .width = 1};

struct cell *
grid_cell(struct grid *grid, int row, int col)
{
	return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

static void
blank_text(struct cell *cell)
{
	uint16_t style = cell->style;

	*cell = blank;
	cell->style = style;
}

/* Before a cell is overwritten: the other half of a wide character that stood
 * in it becomes a blank. */
static void
release(struct grid *grid, int row, int col)
{
	struct cell *cell = grid_cell(grid, row, col);

	if (cell->width == 0 && col > 0)
		blank_text(cell - 1);
	else if (cell->width == 2 && col + 1 < grid->cols)
		blank_text(cell + 1);
}

struct cell
cell_of(int width, unsigned style, const char *text, size_t length)
{
	struct cell cell = {.length = (uint8_t)length,
		.width = (uint8_t)width,
		.style = (uint16_t)style};

	memcpy(cell.text, text, length);
	return cell;
}

void
grid_set(struct grid *grid, int row, int col, struct cell character)
{
	struct cell *cell = grid_cell(grid, row, col);

	if (cell->width != 1)
		release(grid, row, col);
	if (character.width == 2) {
		release(grid, row, col + 1);
		cell[1] = (struct cell){.style = character.style};
	}
	*cell = character;
}

void
grid_fill(struct grid *grid, struct rect rect, unsigned style, const char *text)
{
	struct cell fill = cell_of(1, style, text, strlen(text));
	int row, col;

	for (row = rect.row; row < rect.row + rect.rows; row++)
		for (col = rect.col; col < rect.col + rect.cols; col++) {
			struct cell *cell = grid_cell(grid, row, col);

			if (cell->width != 1)
				release(grid, row, col);
			*cell = fill;
		}
}

static int
at_most(int a, int b)
{
	return a < b ? a : b;
}

static int
at_least(int a, int b)
{
	return a > b ? a : b;
}

struct pen
pen_at(const struct canvas *canvas, struct strip strip, unsigned style)
{
	struct rect area = canvas->area;
	int end = strip.col +
		at_most(at_least(strip.cells, 0),
			at_least(area.cols - at_most(strip.col, area.cols), 0));

	return (struct pen){
		.grid = canvas->grid,
		.row = area.row + strip.row,
		.col = area.col + strip.col,
		.first = area.col,
		.end = area.col + at_most(end, area.cols),
		.style = style,
		.off = strip.row < 0 || strip.row >= area.rows,
	};
}

/* One character with its marks. A wide one that is cut by an edge leaves a
 * blank in the cell it would have reached. */
static void
draw_character(struct pen *pen, const char *text, size_t length, int width)
{
	int col = pen->col;

	pen->col += width;
	if (pen->off || pen->col <= pen->first)
		return;
	if (col < pen->first)
		grid_set(pen->grid, pen->row, pen->first,
			cell_of(1, pen->style, " ", 1));
	else
		grid_set(pen->grid, pen->row, col,
			cell_of(width, pen->style, text, length));
}

static void
pen_blanks(struct pen *pen, int cells)
{
	for (int i = 0; i < cells; i++)
		draw_character(pen, " ", 1, 1);
}

/* A character of a cluster: a code point that takes cells, and its marks. */
struct character {
	char text[CELL_TEXT_SIZE];
	size_t length;
	int width;
};

/* Marks that ask a terminal to draw more than the character they stand on. */
static bool
asks_for_more(ucs4_t mark, int width)
{
	return mark == ZERO_WIDTH_JOINER ||
		(mark == EMOJI_SELECTOR && width == 1);
}

/* Takes the next character of a cluster that text_visible has left as it is;
 * returns the bytes it stood on. */
static size_t
take_character(const char *text, size_t length, struct character *character)
{
	ucs4_t code;
	size_t at = (size_t)u8_mbtouc(&code, (const uint8_t *)text, length);
	size_t used;

	*character = (struct character){
		.length = at, .width = uc_width(code, "UTF-8")};
	memcpy(character->text, text, at);
	/* A skin tone is a coloured square, or nothing at all. */
	if (uc_is_property_emoji_modifier(code)) {
		character->text[0] = '\0';
		character->length = 0;
	}
	for (; at < length; at += used) {
		used = (size_t)u8_mbtouc(
			&code, (const uint8_t *)text + at, length - at);
		if (uc_width(code, "UTF-8") > 0)
			break;
		if (character->length + used > CELL_TEXT_SIZE ||
			asks_for_more(code, character->width))
			continue;
		memcpy(character->text + character->length, text + at, used);
		character->length += used;
	}
	return at;
}

/*
 * Draws one grapheme cluster of `width` cells. A cell, for curses, is one
 * character and its combining marks, so a cluster of several characters goes
 * into as many. What would make some terminals melt them into one (ZWJ, skin
 * tones) is left out: they disagree on the cells that takes, and all that
 * follows would be out of its column.
 */
static void
draw_cluster(struct pen *pen, const char *text, size_t length, int width)
{
	struct character character;
	int end = pen->col + width;
	size_t at = take_character(text, length, &character);

	if (at == length && width <= 2)
		character.width = width;
	while (pen->col + character.width <= end && character.width > 0) {
		if (character.length > 0)
			draw_character(pen, character.text, character.length,
				character.width);
		else
			pen_blanks(pen, character.width);
		if (at == length)
			break;
		at += take_character(text + at, length - at, &character);
	}
	pen_blanks(pen, end - pen->col);
}

/* Whether the first byte is a character by itself: ASCII followed by ASCII,
 * which nearly all text is, has no marks. */
static bool
plain_at(const char *text, size_t length, size_t at)
{
	return text[at] >= ' ' && text[at] < 0x7f &&
		(at + 1 == length || (unsigned char)text[at + 1] < 0x80);
}

void
pen_draw(struct pen *pen, const char *text, size_t length)
{
	for (size_t at = 0; at < length && pen->col < pen->end;) {
		size_t next = at + 1;
		int width = 1;

		if (plain_at(text, length, at)) {
			draw_character(pen, text + at, 1, 1);
			at = next;
			continue;
		}
		next = text_next(text, length, at);
		width = text_grapheme_width(text + at, next - at);
		if (width > pen->end - pen->col)
			break;
		if (width > 0)
			draw_cluster(pen, text + at, next - at, width);
		at = next;
	}
}
