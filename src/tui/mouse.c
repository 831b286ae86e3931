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
click_list(struct tui *tui, struct rect rect, const struct event *event)
{
	const struct view *view = tui_view(tui);
	struct list *list = view->list ? view->list(tui) : NULL;
	size_t row;

	if (!list || !is_inside(rect, event) ||
		!list_at(list, event->row - rect.row, &row))
		return;
	list_select(list, row);
	if (view->moved)
		view->moved(tui);
}

/* A list that has no keys of its own is only looked at. */
static void
click_pair(struct tui *tui, const struct pair *pair, const struct event *event)
{
	struct rect list = rect_inset(pair_rect(tui, pair, PANE_LIST), 1);
	struct rect beside = rect_inset(pair_rect(tui, pair, PANE_BESIDE), 1);

	if (is_inside(beside, event)) {
		if (pair->both)
			tui->pane = PANE_BESIDE;
		if (tui_form(tui))
			form_select_at(tui_form(tui), event->row - beside.row);
	} else if ((pair->both || pair->focus == PANE_LIST) &&
		is_inside(list, event)) {
		tui->pane = PANE_LIST;
		click_list(tui, list, event);
	}
}

static void
click_plan(struct tui *tui, const struct event *event)
{
	struct rect tree = rect_inset(tui->layout.panes[FOCUS_TREE], 1);

	if (is_inside(tree, event)) {
		tui->focus = FOCUS_TREE;
		click_list(tui, tree, event);
	} else if (tui->layout.panes[FOCUS_DETAIL].rows) {
		tui->focus = FOCUS_DETAIL;
	}
}

/* Selects what is there, where a key could. */
void
mouse_click(struct tui *tui, const struct event *event)
{
	struct rect detail = rect_inset(tui->layout.panes[FOCUS_DETAIL], 1);
	struct pair pair;

	if (tui_is_typing(tui) || tui->prompt.open ||
		tui->layout.kind == LAYOUT_NONE ||
		look_grab(tui, event->row, event->col))
		return;
	if (tui->view == tui->views[VIEW_PLAN])
		click_plan(tui, event);
	else if (tui->view == tui->views[VIEW_FIELDS] &&
		is_inside(detail, event))
		form_select_at(tui_form(tui), event->row - detail.row);
	else if (tui->view->pair && tui->view->pair(tui, &pair))
		click_pair(tui, &pair, event);
	else if (tui->view != tui->views[VIEW_FIELDS])
		click_list(tui, rect_inset(tui->layout.body, 1), event);
}

void
mouse_scroll(struct tui *tui, int by)
{
	const struct view *view = tui_view(tui);
	struct form *form = tui_form(tui);
	struct list *list;

	if (tui_is_typing(tui))
		return;
	list = view->list ? view->list(tui) : NULL;
	if (form && list == &form->list)
		form_step(form, by);
	else if (list)
		list_scroll(list, by * WHEEL);
	else if (view->step)
		view->step(tui, by);
	if (view->moved)
		view->moved(tui);
}
