/* SPDX-License-Identifier: MIT */
#include "entry_rows.h"

#include "base/text.h"

#define USUAL_WIDTH 80

/* One shown row: text[begin..end), without the LF or with it. */
struct row {
	size_t begin, end;
};

static int
wrap_at(int cells)
{
	if (cells <= 0)
		cells = USUAL_WIDTH;
	return cells > 3 ? cells - 1 : 2;
}

static struct row
row_from(const struct entry *entry, int cells, size_t begin)
{
	size_t shown;
	size_t length = begin == entry->text.length
		? 0
		: text_line(entry->text.data + begin,
			  entry->text.length - begin, wrap_at(cells), &shown);

	return (struct row){begin, begin + length};
}

static bool
ends_line(const struct entry *entry, struct row row)
{
	return row.end > row.begin && entry->text.data[row.end - 1] == '\n';
}

/* The row after this one; false at the end. After a last LF there is an empty
 * row. */
static bool
next_row(const struct entry *entry, int cells, struct row *row)
{
	if (row->end == entry->text.length && !ends_line(entry, *row))
		return false;
	*row = row_from(entry, cells, row->end);
	return true;
}

static int
width_to(const struct entry *entry, struct row row, size_t at)
{
	return at == row.begin
		? 0
		: text_width(entry->text.data + row.begin, at - row.begin);
}

/* The row the cursor is on, and its number. */
static struct row
cursor_row(const struct entry *entry, int cells, int *number)
{
	struct row row = row_from(entry, cells, 0), next = row;

	*number = 0;
	while (next_row(entry, cells, &next) && next.begin <= entry->at) {
		row = next;
		++*number;
	}
	return row;
}

struct entry_spot
entry_cursor(const struct entry *entry, int cells)
{
	struct entry_spot spot;
	struct row row = cursor_row(entry, cells, &spot.row);

	spot.col = width_to(entry, row, entry->at);
	/* White space at the end of a row may reach beyond it. */
	if (spot.col > wrap_at(cells))
		spot.col = wrap_at(cells);
	return spot;
}

size_t
entry_place(const struct entry *entry, int cells, int row, int col)
{
	struct row found = row_from(entry, cells, 0), next = found;
	size_t end, at;

	for (int i = 0; i < row && next_row(entry, cells, &next); i++)
		found = next;
	end = found.end;
	/* The end of a wrapped row is the beginning of the next one. */
	if (ends_line(entry, found))
		end--;
	else if (end < entry->text.length)
		end = text_prev(entry->text.data, entry->text.length, end);
	if (end <= found.begin)
		return found.begin;
	at = found.begin +
		text_cut(entry->text.data + found.begin, end - found.begin, col,
			NULL);
	return at;
}

void
entry_width(struct entry *entry, int cells)
{
	entry->width = cells;
}

int
entry_rows(const struct entry *entry, int cells)
{
	struct row row = row_from(entry, cells, 0);
	int rows = 1;

	while (entry->multiline && next_row(entry, cells, &row))
		rows++;
	return rows;
}

/* The first of `size` places to show so that `at` is among them. It goes by
 * half windows and depends on nothing else, so that drawing needs no memory
 * of the last time. */
static int
window(int at, int size)
{
	int step = size > 1 ? size / 2 : 1;

	return at < size ? 0 : ((at - size) / step + 1) * step;
}

static unsigned
with_role(unsigned style, enum role role)
{
	return (style & ~STYLE_ROLE) | role;
}

static void
draw_line(const struct entry *entry, struct canvas *canvas, unsigned style)
{
	int cells = canvas_cols(canvas);
	int cursor = text_width(entry_text(entry), entry->at);
	int all = text_width(entry_text(entry), entry->text.length);
	int left = 0, end = cells;

	if (all >= cells && cells < 4)
		left = cursor > cells - 1 ? cursor - cells + 1 : 0;
	else if (all >= cells)
		left = window(cursor, cells - 2);
	/* At the end as much is shown as there is room for. */
	if (left > all + 1 - cells)
		left = all + 1 > cells ? all + 1 - cells : 0;
	if (cells >= 4 && all - left >= cells)
		end--;
	canvas_text(canvas, (struct strip){0, -left, left + end}, style,
		entry_text(entry), entry->text.length);
	if (left > 0 && cells >= 4)
		canvas_put(canvas, 0, 0, with_role(style, ROLE_MUTED), "…");
	if (end < cells)
		canvas_put(canvas, 0, end, with_role(style, ROLE_MUTED), "…");
	canvas_cursor(canvas, 0, cursor - left);
}

static void
draw_rows(const struct entry *entry, struct canvas *canvas, unsigned style)
{
	int cells = canvas_cols(canvas), height = canvas_rows(canvas);
	struct entry_spot cursor = entry_cursor(entry, cells);
	struct row row = row_from(entry, cells, 0);
	int rows = entry_rows(entry, cells), top = window(cursor.row, height);

	if (top > rows - height)
		top = rows > height ? rows - height : 0;
	for (int i = 0; i < top + height; i++) {
		size_t end = row.end - ends_line(entry, row);

		if (i >= top && end > row.begin)
			canvas_text(canvas, (struct strip){i - top, 0, cells},
				style, entry->text.data + row.begin,
				end - row.begin);
		if (!next_row(entry, cells, &row))
			break;
	}
	canvas_cursor(canvas, cursor.row - top, cursor.col);
}

void
entry_draw(const struct entry *entry, struct canvas *canvas, unsigned style)
{
	int cells = canvas_cols(canvas);

	if (cells < 1 || canvas_rows(canvas) < 1)
		return;
	canvas_fill(canvas,
		(struct rect){0, 0, entry->multiline ? canvas_rows(canvas) : 1,
			cells},
		style, " ");
	if (entry->text.length == 0) {
		if (entry->placeholder)
			canvas_put(canvas, 0, 0,
				with_role(style, ROLE_PLACEHOLDER),
				entry->placeholder);
		canvas_cursor(canvas, 0, 0);
	} else if (entry->multiline)
		draw_rows(entry, canvas, style);
	else
		draw_line(entry, canvas, style);
}

void
entry_draw_in(
	const struct entry *entry, struct canvas *canvas, struct rect rect)
{
	struct canvas part = canvas_part(canvas, rect);

	canvas_clear(&part, ROLE_INPUT);
	entry_draw(entry, &part, ROLE_INPUT);
}
