/* SPDX-License-Identifier: MIT */
/* The detail pane: what it shows, and where the chart stands in it. */
#include "pane_detail.h"

#include <string.h>

#include "base/say.h"
#include "review/chart.h"

#define CHART_MOST 15
#define CHART_LEAST 7  /* rows of a chart that says something */
#define BESIDE_COLS 84 /* from this width on the chart stands beside */
#define MARGIN 1

/* ---- what is shown, made once for a node, a state of the plan and a size */

void
detail_fini(struct detail_shown *shown)
{
	lines_fini(&shown->lines);
	lines_fini(&shown->chart);
	*shown = (struct detail_shown){0};
}

/* The cycle that is shown where no node is. */
static uint32_t
detailed_cycle(const struct desk *desk)
{
	return desk->detail_node ? 0 : tree_selected_cycle(&desk->tree);
}

static bool
is_fresh(const struct desk *desk, struct rect rect)
{
	const struct detail_shown *shown = &desk->shown_detail;

	return shown->made && shown->node == desk->detail_node &&
		shown->cycle == detailed_cycle(desk) &&
		shown->version == desk->version &&
		shown->revisions == desk->revisions &&
		!memcmp(&shown->rect, &rect, sizeof rect);
}

/* The chart stands at the right where there is room for both. */
static void
place(struct detail_shown *shown, const struct doc_chart *data)
{
	struct rect left = shown->rect, right = shown->rect;

	shown->left = left;
	shown->right = (struct rect){0};
	if (data->count < 2 || left.cols - 2 < BESIDE_COLS ||
		left.rows - 2 < CHART_LEAST)
		return;
	left.cols = left.cols / 2 + 1;
	right.col += left.cols - 1;
	right.cols -= left.cols - 1;
	shown->left = left;
	shown->right = right;
}

/* An odd number, so that there is a middle. */
static int
chart_rows(int rows)
{
	if (rows > CHART_MOST)
		return CHART_MOST;
	return rows % 2 ? rows : rows - 1;
}

static void
make(struct desk *desk)
{
	struct detail_shown *shown = &desk->shown_detail;
	const struct node *node = tui_detailed(desk);
	const struct cycle *cycle =
		plan_cycle(&desk->session->plan, shown->cycle);
	struct arena arena = {0};
	struct doc_chart data = {0};
	struct rect inner;
	int width;

	if (cycle)
		data = chart_of_cycle(&desk->session->plan, cycle,
			desk->session->today, &arena);
	if (node)
		data = chart_of_node(&desk->session->plan, node,
			desk->session->today, &arena);
	place(shown, &data);
	inner = rect_inset(shown->left, 1);
	width = inner.cols - 2 * MARGIN;
	if (node && width >= DETAIL_COLUMN + 4)
		detail_rows(desk, node, &data, width, &shown->lines);
	if (cycle && width >= DETAIL_COLUMN + 4)
		cycle_rows(desk, cycle, width, &shown->lines);
	inner = rect_inset(shown->right, 1);
	if (shown->right.rows > 0)
		detail_chart(desk, &data, inner.cols - 2 * MARGIN,
			chart_rows(inner.rows), &shown->chart);
	arena_fini(&arena);
}

void
detail_measure(struct desk *desk, struct rect rect)
{
	struct detail_shown *shown = &desk->shown_detail;

	if (!is_fresh(desk, rect)) {
		detail_fini(shown);
		shown->made = true;
		shown->node = desk->detail_node;
		shown->cycle = detailed_cycle(desk);
		shown->version = desk->version;
		shown->revisions = desk->revisions;
		shown->rect = rect;
		if (rect.rows > 2)
			make(desk);
	}
	if (rect.rows > 2)
		list_size(&desk->detail, shown->lines.count, rect.rows - 2);
}

const struct checkin *
detail_checkin(const struct desk *desk)
{
	const struct lines *lines = &desk->shown_detail.lines;
	uint32_t id = 0;

	if (desk->view != desk->views[VIEW_PLAN] || desk->focus != FOCUS_DETAIL)
		return NULL;
	if (desk->detail.selected < lines->count)
		id = lines->lines[desk->detail.selected].id;
	return id ? plan_checkin(&desk->session->plan, id) : NULL;
}

static void
draw_chart(const struct detail_shown *shown, struct canvas *canvas)
{
	struct canvas inner = canvas_pane(canvas, shown->right, NULL, false);
	size_t i;

	for (i = 0; i < shown->chart.count; i++)
		lines_draw(&shown->chart, i, &inner, (int)i, MARGIN);
}

void
detail_titles(const struct desk *desk, struct canvas *canvas, const char *title,
	bool focus)
{
	const struct detail_shown *shown = &desk->shown_detail;

	canvas_title(canvas, shown->left, title,
		focus ? ROLE_TITLE_FOCUS : ROLE_TITLE);
	canvas_title(canvas, shown->right, _("Progress and pace"), ROLE_TITLE);
}

void
detail_draw(const struct desk *desk, struct canvas *canvas, const char *title,
	bool focus)
{
	const struct detail_shown *shown = &desk->shown_detail;
	const struct list *list = &desk->detail;
	struct canvas inner;
	size_t at;
	int row;

	if (shown->right.rows)
		draw_chart(shown, canvas);
	inner = canvas_pane(canvas, shown->left, title, focus);
	for (row = 0; list_at(list, row, &at); row++) {
		lines_draw(&shown->lines, at, &inner, row, MARGIN);
		if (focus && at == list->selected)
			canvas_style(&inner,
				(struct rect){row, 0, 1, canvas_cols(&inner)},
				0, STYLE_SELECTED);
	}
	if (focus)
		list_bar(list, &inner, canvas_cols(&inner) - 1);
}
