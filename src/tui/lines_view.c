/* SPDX-License-Identifier: MIT */
#include "lines_view.h"

#include "base/say.h"

static void
draw_line(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct tui *tui = context;

	lines_draw(&tui->lines, row, canvas, line, 1);
}

void
lines_view_draw(const struct tui *tui, struct canvas *canvas)
{
	struct canvas inner = canvas_pane(
		canvas, tui->layout.body, _(tui->view->title), true);

	list_draw(&tui->lines_list, &inner, true, draw_line, tui);
}

struct list *
lines_view_list(struct tui *tui)
{
	return &tui->lines_list;
}

void
lines_view_forget(struct tui *tui)
{
	lines_fini(&tui->lines);
}

bool
lines_view_stale(struct tui *tui)
{
	int cols = tui->layout.body.cols;

	if (tui->lines.count && tui->lines_version == tui->version &&
		tui->lines_cols == cols)
		return false;
	tui->lines_version = tui->version;
	tui->lines_cols = cols;
	lines_fini(&tui->lines);
	return true;
}

void
lines_view_measure(struct tui *tui, const struct err *err)
{
	int rows = tui->layout.body.rows - 2;

	if (err)
		tui_error(tui, err);
	list_size(&tui->lines_list, tui->lines.count, rows > 0 ? rows : 1);
}

uint32_t
lines_view_id(const struct tui *tui)
{
	size_t row = tui->lines_list.selected;

	return row < tui->lines.count ? tui->lines.lines[row].id : 0;
}

void
lines_text(const struct lines *lines, size_t row, struct str *out)
{
	const struct segment *at;

	for (at = row < lines->count ? lines->lines[row].first : NULL; at;
		at = at->next)
		if (!at->bar)
			search_add(out, at->text);
}

static size_t
searched_count(const struct tui *tui)
{
	return tui->lines_list.count;
}

static size_t
searched_at(const struct tui *tui)
{
	return tui->lines_list.selected;
}

static void
searched_text(const struct tui *tui, size_t row, struct str *out)
{
	lines_text(&tui->lines, row, out);
}

static void
searched_go(struct tui *tui, size_t row)
{
	list_select(&tui->lines_list, row);
}

const struct searched lines_searched = {
	searched_count, searched_at, searched_text, searched_go};

bool
lines_view_show(struct tui *tui, const struct view *view)
{
	view_close(tui);
	view_show(tui, view);
	tui->lines_list = (struct list){0};
	return true;
}
