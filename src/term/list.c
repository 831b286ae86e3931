/* SPDX-License-Identifier: MIT */
#include "term/list.h"

#define MARGIN 2

static size_t
height(const struct list *list)
{
	return list->height > 0 ? (size_t)list->height : 0;
}

static size_t
last_top(const struct list *list)
{
	return list->count > height(list) ? list->count - height(list) : 0;
}

/* Rows kept above and below the selected one: none where a low list would
 * have nothing else left. */
static size_t
margin(const struct list *list)
{
	size_t fits = height(list) > 2 ? (height(list) - 1) / 4 : 0;

	return fits < MARGIN ? fits : MARGIN;
}

/* Moves the top as little as shows the selected row, and by the jump. */
static void
keep(struct list *list)
{
	size_t around = margin(list), rows = height(list);
	size_t jump = list->jump > 0 ? (size_t)list->jump : 0;
	size_t least = list->selected > around ? list->selected - around : 0;

	/* Not so far that the row would leave at the other edge. */
	if (jump + 2 * around >= rows)
		jump = rows > 2 * around ? rows - 2 * around - 1 : 0;
	if (list->top > least)
		list->top = least > jump ? least - jump : 0;
	if (rows && list->selected + around >= list->top + rows)
		list->top = list->selected + around + 1 - rows + jump;
	if (list->top > last_top(list))
		list->top = last_top(list);
}

void
list_size(struct list *list, size_t count, int rows)
{
	list->count = count;
	list->height = rows > 0 ? rows : 0;
	list_select(list, list->selected);
}

void
list_select(struct list *list, size_t row)
{
	if (row >= list->count)
		row = list->count ? list->count - 1 : 0;
	list->selected = row;
	keep(list);
}

/* value + by, kept within 0..most. */
static size_t
shift(size_t value, long by, size_t most)
{
	if (by < 0) {
		size_t down = (size_t)0 - (size_t)by;

		return value > down ? value - down : 0;
	}
	return most - (value < most ? value : most) < (size_t)by
		? most
		: value + (size_t)by;
}

void
list_move(struct list *list, long by)
{
	if (list->text)
		list_scroll(list, by);
	else if (list->count)
		list_select(list, shift(list->selected, by, list->count - 1));
}

void
list_page(struct list *list, int halves)
{
	long rows = (long)height(list) * halves / 2;

	if (rows == 0)
		rows = halves < 0 ? -1 : 1;
	if (!list->text)
		list->top = shift(list->top, rows, last_top(list));
	list_move(list, rows);
}

void
list_scroll(struct list *list, long by)
{
	size_t around = margin(list), rows = height(list);

	if (!list->count || !rows)
		return;
	list->top = shift(list->top, by, last_top(list));
	if (list->selected < list->top + around && list->top > 0)
		list->selected = list->top + around;
	if (list->selected + around >= list->top + rows &&
		list->top < last_top(list))
		list->selected = list->top + rows - 1 - around;
}

void
list_center(struct list *list)
{
	size_t half = height(list) / 2;

	list->top = list->selected > half ? list->selected - half : 0;
	keep(list);
}

bool
list_at(const struct list *list, int line, size_t *row)
{
	if (line < 0 || line >= list->height ||
		list->top + (size_t)line >= list->count)
		return false;
	*row = list->top + (size_t)line;
	return true;
}

void
list_bar(const struct list *list, struct canvas *canvas, int col)
{
	size_t rows = height(list), thumb, first;

	if (!rows || list->count <= rows)
		return;
	thumb = rows * rows / list->count;
	if (thumb == 0)
		thumb = 1;
	first = (rows - thumb) * list->top / last_top(list);
	for (size_t i = 0; i < thumb; i++)
		canvas_text(canvas, (struct strip){(int)(first + i), col, 1},
			ROLE_SCROLL, "┃", sizeof "┃" - 1);
}

void
list_draw(const struct list *list, struct canvas *canvas, bool focus,
	list_row_fn *row, const void *context)
{
	size_t at;
	int line;

	for (line = 0; list_at(list, line, &at); line++) {
		row(context, canvas, line, at);
		if (at != list->selected)
			continue;
		canvas_style(canvas,
			(struct rect){line, 0, 1, canvas_cols(canvas)}, 0,
			focus ? STYLE_SELECTED : STYLE_SELECTED_DIM);
		if (focus)
			canvas_rest_cursor(canvas, line, 0);
	}
	list_bar(list, canvas, canvas_cols(canvas) - 1);
}
