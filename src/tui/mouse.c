/* SPDX-License-Identifier: MIT */
/* Clicks and the wheel: they select and scroll what a key could. */
#include "form.h"
#include "pair.h"
#include "tui_private.h"

#define WHEEL 3 /* rows a notch */

static bool
is_inside(struct rect rect, const struct event *event)
{
	return event->row >= rect.row && event->row < rect.row + rect.rows &&
		event->col >= rect.col && event->col < rect.col + rect.cols;
}

static void
click_list(struct desk *desk, struct rect rect, const struct event *event)
{
	const struct view *view = tui_view(desk);
	struct list *list = view->list ? view->list(desk) : NULL;
	size_t row;

	if (!list || !is_inside(rect, event) ||
		!list_at(list, event->row - rect.row, &row))
		return;
	list_select(list, row);
	if (view->moved)
		view->moved(desk);
}

/* A list that has no keys of its own is only looked at. */
static void
click_pair(
	struct desk *desk, const struct pair *pair, const struct event *event)
{
	struct rect list = rect_inset(pair_rect(desk, pair, PANE_LIST), 1);
	struct rect beside = rect_inset(pair_rect(desk, pair, PANE_BESIDE), 1);

	if (is_inside(beside, event)) {
		if (pair->both)
			desk->pane = PANE_BESIDE;
		if (tui_form(desk))
			form_select_at(tui_form(desk), event->row - beside.row);
	} else if ((pair->both || pair->focus == PANE_LIST) &&
		is_inside(list, event)) {
		desk->pane = PANE_LIST;
		click_list(desk, list, event);
	}
}

static void
click_plan(struct desk *desk, const struct event *event)
{
	struct rect tree = rect_inset(desk->layout.panes[FOCUS_TREE], 1);

	if (is_inside(tree, event)) {
		desk->focus = FOCUS_TREE;
		click_list(desk, tree, event);
	} else if (desk->layout.panes[FOCUS_DETAIL].rows) {
		desk->focus = FOCUS_DETAIL;
	}
}

/* Selects what is there, where a key could. */
void
mouse_click(struct desk *desk, const struct event *event)
{
	struct rect detail = rect_inset(desk->layout.panes[FOCUS_DETAIL], 1);
	struct pair pair;

	if (tui_is_typing(desk) || desk->prompt.open ||
		desk->layout.kind == LAYOUT_NONE ||
		look_grab(desk, event->row, event->col))
		return;
	if (desk->view == desk->views[VIEW_PLAN])
		click_plan(desk, event);
	else if (desk->view == desk->views[VIEW_FIELDS] &&
		is_inside(detail, event))
		form_select_at(tui_form(desk), event->row - detail.row);
	else if (desk->view->pair && desk->view->pair(desk, &pair))
		click_pair(desk, &pair, event);
	else if (desk->view != desk->views[VIEW_FIELDS])
		click_list(desk, rect_inset(desk->layout.body, 1), event);
}

void
mouse_scroll(struct desk *desk, int by)
{
	const struct view *view = tui_view(desk);
	struct form *form = tui_form(desk);
	struct list *list;

	if (tui_is_typing(desk))
		return;
	list = view->list ? view->list(desk) : NULL;
	if (form && list == &form->list)
		form_step(form, by);
	else if (list)
		list_scroll(list, by * WHEEL);
	else if (view->step)
		view->step(desk, by);
	if (view->moved)
		view->moved(desk);
}
