/* SPDX-License-Identifier: MIT */
/*
 * Clicks and the wheel: they select and scroll what a key could. Twice on a row is
 * what Enter does there, what is a scale can be pulled, and what is drawn as an
 * arrow, a fold or a hint does what it says.
 */
#include <string.h>

#include "base/clock.h"
#include "form.h"
#include "pair.h"
#include "tui_private.h"

#define WHEEL 3	     /* rows a notch */
#define TWICE_MS 400 /* between two clicks that are one */

static bool
is_inside(struct rect rect, const struct event *event)
{
	return event->row >= rect.row && event->row < rect.row + rect.rows &&
		event->col >= rect.col && event->col < rect.col + rect.cols;
}

/* false where there is no row. */
static bool
click_list(struct desk *desk, struct rect rect, const struct event *event)
{
	const struct view *view = tui_view(desk);
	struct list *list = view->list ? view->list(desk) : NULL;
	size_t row;

	if (!list || !is_inside(rect, event) ||
		!list_at(list, event->row - rect.row, &row))
		return false;
	list_select(list, row);
	if (view->moved)
		view->moved(desk);
	return true;
}

/* Whether the scale of the selected row, if it has one, is taken hold of. */
static bool
take_hold(struct desk *desk, struct rect rect, const struct event *event)
{
	const struct view *view = tui_view(desk);

	desk->pulled_from = rect.col;
	desk->pulling = view->pull && view->pull(desk, event->col - rect.col);
	return desk->pulling;
}

/* The arrows beside a choice are the keys that step through it. */
static bool
click_arrow(struct desk *desk, const struct event *event)
{
	const char *there = canvas_cell(&desk->canvas, event->row, event->col);
	bool right = strcmp(there, "▸") == 0;

	if (!right && strcmp(there, "◂") != 0)
		return false;
	tui_press(desk, key_make(right ? KEYCAP_RIGHT : KEYCAP_LEFT, 0));
	return true;
}

/* Selects a row of the form that is drawn there; false where there is none, or what
 * is there was used at once. */
static bool
click_form(struct desk *desk, struct rect rect, const struct event *event)
{
	struct form *form = tui_form(desk);

	return form && form_select_at(form, event->row - rect.row) &&
		!take_hold(desk, rect, event) && !click_arrow(desk, event);
}

/* A list that has no keys of its own is only looked at. */
static bool
click_pair(
	struct desk *desk, const struct pair *pair, const struct event *event)
{
	struct rect list = rect_inset(pair_rect(desk, pair, PANE_LIST), 1);
	struct rect beside = rect_inset(pair_rect(desk, pair, PANE_BESIDE), 1);

	if (is_inside(beside, event)) {
		if (pair->both)
			desk->pane = PANE_BESIDE;
		return click_form(desk, beside, event);
	}
	if ((pair->both || pair->focus == PANE_LIST) &&
		is_inside(list, event)) {
		desk->pane = PANE_LIST;
		return click_list(desk, list, event);
	}
	return false;
}

/* The mark before a title that folds what is below it. */
static bool
click_fold(struct desk *desk, const struct event *event)
{
	const struct tree *tree = &desk->tree;
	int depth = tree->rows[tree->list.selected].depth;
	int col = desk->layout.panes[FOCUS_TREE].col + 1 + tree_fold_col(depth);
	const char *there = canvas_cell(&desk->canvas, event->row, event->col);

	if (event->col != col ||
		(strcmp(there, "▸") != 0 && strcmp(there, "▾") != 0))
		return false;
	tui_ask(desk, "fold");
	return true;
}

static bool
click_plan(struct desk *desk, const struct event *event)
{
	struct rect tree = rect_inset(desk->layout.panes[FOCUS_TREE], 1);
	struct rect review = rect_inset(desk->layout.panes[FOCUS_REVIEW], 1);

	if (is_inside(tree, event)) {
		desk->focus = FOCUS_TREE;
		return click_list(desk, tree, event) &&
			!click_fold(desk, event);
	}
	if (is_inside(review, event)) {
		desk->focus = FOCUS_REVIEW;
		return click_list(desk, review, event) &&
			!take_hold(desk, review, event);
	}
	if (desk->layout.panes[FOCUS_DETAIL].rows)
		desk->focus = FOCUS_DETAIL;
	return false;
}

/* Selects what is there, where a key could; false where there is nothing. */
static bool
select_there(struct desk *desk, const struct event *event)
{
	struct rect detail = rect_inset(desk->layout.panes[FOCUS_DETAIL], 1);
	struct rect body = rect_inset(desk->layout.body, 1);
	struct pair pair;

	if (desk->view == desk->views[VIEW_PLAN])
		return click_plan(desk, event);
	if (desk->view == desk->views[VIEW_FIELDS])
		return is_inside(detail, event) &&
			click_form(desk, detail, event);
	if (desk->view->pair && desk->view->pair(desk, &pair))
		return click_pair(desk, &pair, event);
	return click_list(desk, body, event) && !take_hold(desk, body, event);
}

/* Whether it is the second one at that place; the third is a first one again. */
static bool
is_second(struct desk *desk, const struct event *event)
{
	int64_t now = clock_ms();
	bool second = desk->clicked_at && now - desk->clicked_at < TWICE_MS &&
		desk->clicked_row == event->row &&
		desk->clicked_col == event->col;

	desk->clicked_at = second ? 0 : now;
	desk->clicked_row = event->row;
	desk->clicked_col = event->col;
	return second;
}

/* A line that stands for nothing is only read. */
static void
open_there(struct desk *desk)
{
	const char *twice = desk->view->twice ? desk->view->twice : "open";

	if (!desk->view->lines ||
		command_is_hinted(
			desk, &desk->commands[command_named(desk, twice)]))
		tui_ask(desk, twice);
}

/* What stands in the first line, and the hints in the last one. */
static bool
click_edges(struct desk *desk, const struct event *event)
{
	const char *name = NULL;
	int command;

	if (event->row == 0)
		name = header_at(desk, event->col);
	else if (event->row == canvas_rows(&desk->canvas) - 1 &&
		!desk->message.length) {
		command = hints_at(desk, event->col);
		if (command != KEYMAP_NONE)
			name = desk->commands[command].name;
	}
	if (name)
		tui_ask(desk, name);
	return name != NULL;
}

void
mouse_click(struct desk *desk, const struct event *event)
{
	bool second = is_second(desk, event);

	if (tui_is_typing(desk) || desk->prompt.open ||
		desk->layout.kind == LAYOUT_NONE || click_edges(desk, event) ||
		look_grab(desk, event->row, event->col))
		return;
	if (select_there(desk, event) && second)
		open_there(desk);
}

void
mouse_drag(struct desk *desk, const struct event *event)
{
	if (desk->pulling)
		tui_view(desk)->pull(desk, event->col - desk->pulled_from);
	else
		look_drag(desk, event->row, event->col);
}

void
mouse_let_go(struct desk *desk)
{
	struct err err = {0};

	if (!desk->pulling)
		return;
	desk->pulling = false;
	if (!tui_view(desk)->let_go(desk, &err))
		tui_error(desk, &err);
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
