/* SPDX-License-Identifier: MIT */
#include "lines_view.h"

#include "base/say.h"

static void
draw_line(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct desk *desk = context;

	lines_draw(&desk->lines, row, canvas, line, 1);
}

void
lines_view_draw(const struct desk *desk, struct canvas *canvas)
{
	struct canvas inner = canvas_pane(
		canvas, desk->layout.body, _(desk->view->title), true);

	list_draw(&desk->lines_list, &inner, true, draw_line, desk);
}

struct list *
lines_view_list(struct desk *desk)
{
	return &desk->lines_list;
}

void
lines_view_forget(struct desk *desk)
{
	lines_fini(&desk->lines);
}

/* A border and a blank on the left, the scroll bar and a border on the right. */
int
lines_view_width(const struct desk *desk)
{
	return desk->layout.body.cols - 4;
}

bool
lines_view_stale(struct desk *desk)
{
	int cols = desk->layout.body.cols;

	if (desk->lines.count && desk->lines_version == desk->version &&
		desk->lines_cols == cols)
		return false;
	desk->lines_version = desk->version;
	desk->lines_cols = cols;
	desk->lines_refs = (struct refs){0};
	lines_fini(&desk->lines);
	return true;
}

void
lines_view_measure(struct desk *desk, const struct err *err)
{
	int rows = desk->layout.body.rows - 2;

	if (err)
		tui_error(desk, err);
	list_size(&desk->lines_list, desk->lines.count, rows > 0 ? rows : 1);
}

uint32_t
lines_view_id(const struct desk *desk)
{
	size_t row = desk->lines_list.selected;

	return row < desk->lines.count ? desk->lines.lines[row].id : 0;
}

void
lines_view_remake(struct desk *desk, uint32_t from,
	void (*make)(struct desk *desk),
	size_t (*row_of)(const struct desk *desk, uint32_t id))
{
	bool first = !desk->lines.count, stale;
	uint32_t id = first ? from : lines_view_id(desk);

	stale = lines_view_stale(desk);
	if (stale)
		make(desk);
	lines_view_measure(desk, NULL);
	/* A heading stays where it is. */
	if (stale && (first || id))
		list_select(&desk->lines_list, row_of(desk, id));
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
searched_count(const struct desk *desk)
{
	return desk->lines_list.count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->lines_list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	lines_text(&desk->lines, row, out);
}

static void
searched_go(struct desk *desk, size_t row)
{
	list_select(&desk->lines_list, row);
}

const struct searched lines_searched = {
	searched_count, searched_at, searched_text, searched_go};

bool
lines_view_show(struct desk *desk, const struct view *view)
{
	view_close(desk);
	view_show(desk, view);
	desk->lines_list = (struct list){0};
	return true;
}
