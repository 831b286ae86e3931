/* SPDX-License-Identifier: MIT */
#include "form.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "typing.h"

int
form_cells(int cols)
{
	return cols - FORM_MARGIN - 1;
}

void
form_fini(struct form *form)
{
	lines_fini(&form->lines);
	free(form->rows);
	free(form->selected_name);
	*form = (struct form){0};
}

void
form_restart(struct form *form)
{
	int width = form->width;

	form_fini(form);
	form->width = width;
}

/* ---- rows */

static struct form_row *
last_row(struct form *form)
{
	return form->open ? &form->rows[form->list.count - 1] : NULL;
}

static void
remember(struct form *form, const struct spot *spot)
{
	char *name = spot->name ? base_strdup(spot->name) : NULL;

	free(form->selected_name);
	form->selected_name = name;
	form->selected.spot = *spot;
	form->selected.spot.name = name;
}

bool
form_is_selected(const struct form *form, const struct form_row *row)
{
	const struct form_row *selected = &form->selected;

	return spot_same(&row->spot, &selected->spot) &&
		(form->told ||
			(row->kind == selected->kind &&
				row->own == selected->own));
}

void
form_begin(struct form *form, int width, const struct typing *typing)
{
	const struct form_row *row = form_selected(form);

	if (row && !form->told) {
		if (!spot_same(&row->spot, &form->selected.spot))
			form->appeared = false;
		form->selected = *row;
		remember(form, &row->spot);
	}
	lines_fini(&form->lines);
	form->width = width;
	form->typing = typing;
	form->list.count = 0;
	form->open = false;
}

void
form_rest(struct form *form)
{
	struct form_row *row = last_row(form);

	if (row)
		row->count = form->lines.count - row->first;
	form->open = false;
}

void
form_row(struct form *form, const struct form_row *row)
{
	struct form_row *last;

	form_rest(form);
	if (form->list.count == form->capacity) {
		form->capacity = form->capacity ? 2 * form->capacity : 32;
		form->rows = base_realloc(
			form->rows, form->capacity, sizeof *form->rows);
	}
	last = &form->rows[form->list.count++];
	*last = *row;
	last->first = form->lines.count;
	last->count = 0;
	last->typed_rows = 0;
	last->placeholder = NULL;
	if (row->spot.name)
		last->spot.name = arena_text(&form->lines.arena, row->spot.name,
			strlen(row->spot.name));
	form->open = true;
}

/* The record of what is being typed may be gone: it goes on at the end, so that
 * nothing is lost. */
static void
add_lost(struct form *form)
{
	const struct typing *typing = form->typing;
	struct form_row row = {.kind = FORM_TYPED};
	size_t i;

	if (!typing || !typing->active || typing->adding || typing->node)
		return;
	for (i = 0; i < form->list.count; i++)
		if (form->rows[i].typed_rows)
			return;
	row.spot = typing->spot;
	form_row(form, &row);
	form_room(form, 0, 1);
	form_select(form, &row.spot);
}

static bool
is_there(const struct form *form, const struct spot *spot)
{
	size_t i;

	for (i = 0; i < form->list.count; i++)
		if (spot_same(&form->rows[i].spot, spot))
			return true;
	return false;
}

void
form_end(struct form *form)
{
	size_t i;

	add_lost(form);
	form_rest(form);
	if (form->appeared && !is_there(form, &form->selected.spot)) {
		form->list.selected = form->before;
		form->appeared = false;
	}
	if (form->list.selected >= form->list.count)
		form->list.selected =
			form->list.count ? form->list.count - 1 : 0;
	for (i = 0; i < form->list.count; i++)
		if (form_is_selected(form, &form->rows[i])) {
			form->list.selected = i;
			break;
		}
	form->moved = i == form->list.count && form->list.count > 0;
	form->told = false;
}

/* ---- lines */

bool
form_room(struct form *form, int column, int least)
{
	struct form_row *row = last_row(form);
	int rows;

	if (!row || !form->typing || !typing_is_at(form->typing, &row->spot))
		return false;
	rows = entry_rows(&form->typing->entry, form->width - column);
	if (rows < least)
		rows = least;
	row->typed = form->lines.count;
	row->typed_rows = rows;
	row->typed_column = column;
	for (; rows; rows--)
		lines_begin(&form->lines, 0);
	return true;
}

/* Puts the label before what the line has at its column, with a capital: names of
 * fields have none where they stand in sentences. */
static void
put_label(struct form *form, size_t line, int column, const char *label)
{
	struct str fitted = {0};

	text_fit(&fitted, label, strlen(label), column - 1, false);
	if (fitted.length && fitted.data[0] >= 'a' && fitted.data[0] <= 'z')
		fitted.data[0] = (char)(fitted.data[0] - 'a' + 'A');
	lines_label(&form->lines, line, 0, ROLE_LABEL, str_text(&fitted));
	str_fini(&fitted);
}

bool
form_label(struct form *form, int column, const char *label)
{
	size_t first = form->lines.count;
	bool typed = form_room(form, column, 1);

	if (!typed)
		lines_begin(&form->lines, 0);
	put_label(form, first, column, label);
	return !typed;
}

void
form_text(struct form *form, int column, const char *label, unsigned style,
	const char *text, const char *placeholder)
{
	struct form_row *row = last_row(form);
	size_t first = form->lines.count;
	int least = row && spot_is_prose(&row->spot) ? 3 : 1;

	if (form_room(form, column, least) && row)
		row->placeholder = placeholder;
	else
		lines_wrap(&form->lines, column, form->width,
			*text ? style : ROLE_PLACEHOLDER,
			*text ? text : placeholder);
	put_label(form, first, column, label);
}

void
form_day(struct form *form, int column, const char *view)
{
	struct form_row row = {
		.kind = FORM_TYPED, .own = -1, .spot = spot_day(view)};

	if (!form->typing || !typing_is_at(form->typing, &row.spot))
		return;
	form_row(form, &row);
	form_text(
		form, column, _("Day"), ROLE_NORMAL, "", _("11-30, fri, -1w"));
	form_rest(form);
}

/* ---- what is selected */

const struct form_row *
form_selected(const struct form *form)
{
	return form->list.selected < form->list.count
		? &form->rows[form->list.selected]
		: NULL;
}

void
form_select(struct form *form, const struct spot *spot)
{
	size_t i;

	if (!is_there(form, spot) && !form->appeared) {
		form->before = form->list.selected;
		form->appeared = true;
	}
	remember(form, spot);
	form->told = true;
	for (i = 0; i < form->list.count; i++)
		if (spot_same(&form->rows[i].spot, spot)) {
			form->list.selected = i;
			return;
		}
}

bool
form_select_at(struct form *form, int line)
{
	size_t at = form->top + (size_t)line, i;

	for (i = 0; i < form->list.count; i++)
		if (at >= form->rows[i].first &&
			at - form->rows[i].first < form->rows[i].count) {
			form->list.selected = i;
			return true;
		}
	return false;
}

bool
form_step(struct form *form, int by)
{
	size_t before = form->list.selected, to;

	/* With one row to select it scrolls instead. */
	if (form->list.count <= 1) {
		form->top = by < 0 && form->top < (size_t)-by
			? 0
			: form->top + (size_t)by;
		return false;
	}
	if (by < 0)
		to = before < (size_t)-by ? 0 : before - (size_t)-by;
	else
		to = before + (size_t)by;
	if (to >= form->list.count)
		to = form->list.count ? form->list.count - 1 : 0;
	form->list.selected = to;
	return to != before;
}

/* ---- showing it */

/* The lines above the first row go with it, those below the last likewise. */
void
form_fit(struct form *form, int height)
{
	const struct form_row *row = form_selected(form);
	size_t rows = height > 0 ? (size_t)height : 1, first, last;

	form->height = form->list.height = (int)rows;
	if (form->lines.count <= rows || !row) {
		form->top = 0;
		return;
	}
	if (form->list.count == 1) {
		if (form->top > form->lines.count - rows)
			form->top = form->lines.count - rows;
		return;
	}
	first = form->list.selected ? row->first : 0;
	last = form->list.selected + 1 < form->list.count
		? row->first + (row->count ? row->count : 1)
		: form->lines.count;
	if (last - row->first > rows)
		last = row->first + rows;
	if (last > form->top + rows)
		form->top = last - rows;
	if (first < form->top)
		form->top = last - first > rows ? last - rows : first;
	if (form->top > form->lines.count - rows)
		form->top = form->lines.count - rows;
}

static void
draw_typed(const struct form *form, const struct form_row *row,
	struct canvas *canvas)
{
	struct rect rect = {(int)row->typed - (int)form->top,
		FORM_MARGIN + row->typed_column, row->typed_rows,
		form->width - row->typed_column};

	if (rect.row + rect.rows > canvas_rows(canvas))
		rect.rows = canvas_rows(canvas) - rect.row;
	entry_draw_in(&form->typing->entry, canvas, rect);
	if (row->placeholder && !entry_length(&form->typing->entry))
		canvas_put(canvas, rect.row, rect.col, ROLE_PLACEHOLDER,
			row->placeholder);
}

void
form_draw(const struct form *form, struct canvas *canvas, bool focus)
{
	const struct form_row *row = form_selected(form);
	struct list bar = {.count = form->lines.count,
		.height = canvas_rows(canvas),
		.top = form->top};
	bool typing = row && row->typed_rows;
	/* A picture is not turned over. */
	bool marked =
		row && !typing && (row->kind != FORM_SHOWN || row->count == 1);
	int i;

	for (i = 0; i < canvas_rows(canvas); i++) {
		size_t line = form->top + (size_t)i;

		if (line >= form->lines.count)
			break;
		lines_draw(&form->lines, line, canvas, i, FORM_MARGIN);
		if (marked && line >= row->first &&
			line < row->first + row->count)
			canvas_style(canvas,
				(struct rect){i, 0, 1, canvas_cols(canvas)}, 0,
				focus ? STYLE_SELECTED : STYLE_SELECTED_DIM);
		if (focus && row && line == row->first)
			canvas_rest_cursor(canvas, i, FORM_MARGIN);
	}
	if (typing)
		draw_typed(form, row, canvas);
	list_bar(&bar, canvas, canvas_cols(canvas) - 1);
}
