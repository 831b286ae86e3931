/* SPDX-License-Identifier: MIT */
#include "term/canvas.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "pen.h"

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

const char *
canvas_cell(const struct canvas *canvas, int row, int col)
{
	const struct grid *grid = canvas->grid;

	row += canvas->area.row;
	col += canvas->area.col;
	if (row < 0 || row >= grid->rows || col < 0 || col >= grid->cols)
		return "";
	return grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col].text;
}

void
canvas_init(struct canvas *canvas, int rows, int cols)
{
	canvas->grid = base_calloc(1, sizeof *canvas->grid);
	canvas_resize(canvas, rows, cols);
}

void
canvas_fini(struct canvas *canvas)
{
	int i;

	if (canvas->grid) {
		for (i = 0; i < canvas->grid->address_count; i++)
			free(canvas->grid->addresses[i]);
		free(canvas->grid->addresses);
		free(canvas->grid->cells);
	}
	free(canvas->grid);
	*canvas = (struct canvas){0};
}

void
canvas_resize(struct canvas *canvas, int rows, int cols)
{
	struct grid *grid = canvas->grid;

	if (grid->cells && grid->rows == rows && grid->cols == cols)
		return;
	grid->rows = at_least(rows, 0);
	grid->cols = at_least(cols, 0);
	free(grid->cells);
	grid->cells = base_calloc((size_t)grid->rows * (size_t)grid->cols + 1,
		sizeof *grid->cells);
	canvas->area = (struct rect){0, 0, grid->rows, grid->cols};
	canvas_hide_cursor(canvas);
	canvas_clear(canvas, ROLE_NORMAL);
}

static struct rect
intersect(struct rect a, struct rect b)
{
	int row = at_least(a.row, b.row), col = at_least(a.col, b.col);
	int end_row = at_most(a.row + a.rows, b.row + b.rows);
	int end_col = at_most(a.col + a.cols, b.col + b.cols);

	return (struct rect){row, col, at_least(end_row - row, 0),
		at_least(end_col - col, 0)};
}

/* A rectangle of the canvas as one of the grid, clipped. */
static struct rect
to_grid(const struct canvas *canvas, struct rect rect)
{
	rect.row += canvas->area.row;
	rect.col += canvas->area.col;
	return intersect(rect, canvas->area);
}

struct canvas
canvas_part(const struct canvas *canvas, struct rect rect)
{
	return (struct canvas){canvas->grid, to_grid(canvas, rect)};
}

int
canvas_rows(const struct canvas *canvas)
{
	return canvas->area.rows;
}

int
canvas_cols(const struct canvas *canvas)
{
	return canvas->area.cols;
}

struct rect
canvas_whole(const struct canvas *canvas)
{
	return (struct rect){0, 0, canvas->area.rows, canvas->area.cols};
}

struct rect
rect_inset(struct rect rect, int by)
{
	return (struct rect){rect.row + by, rect.col + by,
		at_least(rect.rows - 2 * by, 0),
		at_least(rect.cols - 2 * by, 0)};
}

void
canvas_clear(struct canvas *canvas, unsigned style)
{
	struct grid *grid = canvas->grid;
	size_t size = (size_t)grid->rows * (size_t)grid->cols, done = 1;

	if (canvas->area.rows != grid->rows ||
		canvas->area.cols != grid->cols || size == 0) {
		canvas_fill(canvas, canvas_whole(canvas), style, " ");
		return;
	}
	/* All of it: one cell, then what there is again and again. */
	grid_set(grid, 0, 0, cell_of(1, style, " ", 1));
	for (; done < size; done *= 2)
		memcpy(grid->cells + done, grid->cells,
			(done < size - done ? done : size - done) *
				sizeof *grid->cells);
}

static bool
is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] == 0x7f)
			return false;
	return true;
}

/* Text as it may be shown. */
struct shown {
	const char *text; /* the caller's where it is safe, else of `store` */
	size_t length;
	bool plain; /* a byte is a cell */
	struct str store;
};

static struct shown
show(const char *text, size_t length)
{
	struct shown shown = {.text = text, .length = length};

	shown.plain = is_plain(text, length);
	if (!shown.plain) {
		text_visible(&shown.store, text, length);
		shown.text = str_text(&shown.store);
		shown.length = shown.store.length;
	}
	return shown;
}

int
canvas_text(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length)
{
	struct pen pen = pen_at(canvas, strip, style);
	struct shown shown = show(text, length);

	pen_draw(&pen, shown.text, shown.length);
	str_fini(&shown.store);
	return pen.col - canvas->area.col - strip.col;
}

int
canvas_put(struct canvas *canvas, int row, int col, unsigned style,
	const char *text)
{
	int cells = canvas->area.cols - at_most(col, canvas->area.cols);

	return col +
		canvas_text(canvas, (struct strip){row, col, cells}, style,
			text, strlen(text));
}

int
canvas_printf(struct canvas *canvas, int row, int col, unsigned style,
	const char *format, ...)
{
	char text[4096];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	return canvas_put(canvas, row, col, style, text);
}

/* How much of a text is drawn on `cells`. */
struct cut {
	size_t kept;
	int used;    /* cells, with the "…" */
	bool marked; /* "…" comes after it */
};

static struct cut
measure(const struct shown *shown, int cells)
{
	struct cut cut = {0};

	cells = at_least(cells, 0);
	if (shown->plain && shown->length <= (size_t)cells) {
		cut.kept = shown->length;
		cut.used = (int)shown->length;
		return cut;
	}
	cut.kept = text_cut(shown->text, shown->length, cells, &cut.used);
	if (cut.kept == shown->length || cells == 0)
		return cut;
	cut.kept = text_cut(shown->text, shown->length, cells - 1, &cut.used);
	cut.used++;
	cut.marked = true;
	return cut;
}

/* What is left of a strip behind so many cells. */
static struct strip
behind(struct strip strip, int cells)
{
	return (struct strip){
		strip.row, strip.col + cells, strip.cells - cells};
}

static void
draw_cut(struct canvas *canvas, struct strip strip, struct cut cut,
	unsigned style, const struct shown *shown)
{
	struct pen pen;

	strip.cells = cut.used;
	pen = pen_at(canvas, strip, style);
	pen_draw(&pen, shown->text, cut.kept);
	if (cut.marked)
		pen_draw(&pen, "…", sizeof "…" - 1);
}

static void
fill_strip(struct canvas *canvas, struct strip strip, unsigned style,
	const char *fill)
{
	canvas_fill(canvas, (struct rect){strip.row, strip.col, 1, strip.cells},
		style, fill);
}

int
canvas_fit(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length)
{
	struct shown shown = show(text, length);
	struct cut cut = measure(&shown, strip.cells);

	draw_cut(canvas, strip, cut, style, &shown);
	str_fini(&shown.store);
	fill_strip(canvas, behind(strip, cut.used), style, " ");
	return cut.used;
}

int
canvas_right(struct canvas *canvas, struct strip strip, unsigned style,
	const char *text, size_t length)
{
	struct shown shown = show(text, length);
	struct cut cut = measure(&shown, strip.cells);

	strip = behind(strip, at_least(strip.cells - cut.used, 0));
	draw_cut(canvas, strip, cut, style, &shown);
	str_fini(&shown.store);
	return strip.col;
}

void
canvas_fill(struct canvas *canvas, struct rect rect, unsigned style,
	const char *fill)
{
	grid_fill(canvas->grid, to_grid(canvas, rect), style, fill);
}

void
canvas_style(
	struct canvas *canvas, struct rect rect, unsigned clear, unsigned add)
{
	struct rect on = to_grid(canvas, rect);

	for (int row = on.row; row < on.row + on.rows; row++)
		for (int col = on.col; col < on.col + on.cols; col++) {
			struct cell *cell = grid_cell(canvas->grid, row, col);

			cell->style = (uint16_t)((cell->style & ~clear) | add);
		}
}

/* ---- links */

#define ADDRESS_MOST 2000 /* bytes that terminals take */

/* What is not printable ASCII is written %XX, as addresses have it. */
static void
add_address(struct str *out, const char *address)
{
	for (; *address; address++) {
		unsigned char byte = (unsigned char)*address;

		str_addf(
			out, byte > ' ' && byte < 0x7f ? "%c" : "%%%02X", byte);
	}
}

/* The number of an address; 0 when there is no room for another one. */
static uint16_t
address_number(struct grid *grid, const char *address)
{
	uint16_t i;

	for (i = 0; i < grid->address_count; i++)
		if (strcmp(grid->addresses[i], address) == 0)
			return (uint16_t)(i + 1);
	if (grid->address_count == UINT16_MAX)
		return 0;
	grid->addresses = base_realloc(grid->addresses,
		(size_t)grid->address_count + 1, sizeof *grid->addresses);
	grid->addresses[grid->address_count++] = base_strdup(address);
	return grid->address_count;
}

void
canvas_link(
	struct canvas *canvas, int row, int col, int cells, const char *address)
{
	struct rect on = to_grid(canvas, (struct rect){row, col, 1, cells});
	struct str clean = {0};
	uint16_t number = 0;

	if (strstr(address, "://") || strncmp(address, "mailto:", 7) == 0)
		add_address(&clean, address);
	if (clean.length && clean.length <= ADDRESS_MOST)
		number = address_number(canvas->grid, str_text(&clean));
	str_fini(&clean);
	for (col = on.col; on.rows && col < on.col + on.cols; col++)
		grid_cell(canvas->grid, on.row, col)->link = number;
}

const char *
canvas_address(const struct canvas *canvas, uint16_t link)
{
	const struct grid *grid = canvas->grid;

	return link && link <= grid->address_count ? grid->addresses[link - 1]
						   : NULL;
}

void
canvas_bar(struct canvas *canvas, struct strip strip, struct meter meter,
	unsigned filled, unsigned empty)
{
	int halves = part_steps(meter.value, meter.whole, 2 * strip.cells);
	int done = (halves + 1) / 2;

	if (strip.cells < 1 || meter.whole < 1)
		return;
	fill_strip(canvas, (struct strip){strip.row, strip.col, halves / 2},
		filled, "━");
	if (halves % 2)
		fill_strip(canvas,
			(struct strip){strip.row, strip.col + halves / 2, 1},
			filled, "╸");
	fill_strip(canvas, behind(strip, done), empty, "─");
}

void
canvas_cursor(struct canvas *canvas, int row, int col)
{
	if (row < 0 || row >= canvas->area.rows || col < 0 ||
		col >= canvas->area.cols) {
		canvas_hide_cursor(canvas);
		return;
	}
	canvas->grid->cursor_row = canvas->area.row + row;
	canvas->grid->cursor_col = canvas->area.col + col;
}

void
canvas_hide_cursor(struct canvas *canvas)
{
	canvas->grid->cursor_row = -1;
	canvas->grid->cursor_col = -1;
	canvas->grid->rest_row = -1;
	canvas->grid->rest_col = -1;
}

void
canvas_rest_cursor(struct canvas *canvas, int row, int col)
{
	canvas->grid->rest_row = canvas->area.row + row;
	canvas->grid->rest_col = canvas->area.col + col;
}

bool
canvas_rests_at(const struct canvas *canvas, int *row, int *col)
{
	*row = canvas->grid->rest_row;
	*col = canvas->grid->rest_col;
	return *row >= 0 && *row < canvas->grid->rows && *col >= 0 &&
		*col < canvas->grid->cols;
}

const struct cell *
canvas_row(const struct canvas *canvas, int row)
{
	assert(row >= 0 && row < canvas->area.rows);
	return grid_cell(
		canvas->grid, canvas->area.row + row, canvas->area.col);
}

bool
canvas_cursor_at(const struct canvas *canvas, int *row, int *col)
{
	*row = canvas->grid->cursor_row - canvas->area.row;
	*col = canvas->grid->cursor_col - canvas->area.col;
	return canvas->grid->cursor_row >= 0 && *row >= 0 && *col >= 0 &&
		*row < canvas->area.rows && *col < canvas->area.cols;
}
