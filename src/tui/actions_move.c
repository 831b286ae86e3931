/* SPDX-License-Identifier: MIT */
/* Moving about: rows, folds, panes, search. */
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"
#include "fields.h"

/* ---- the one movement, over what is shown */

/* The list of what is shown; NULL, and says so, when it has none. */
static struct list *
need_list(struct desk *desk, struct err *err)
{
	const struct view *view = tui_view(desk);
	struct list *list = view->list ? view->list(desk) : NULL;

	if (!list)
		err_set(err, ERR_INPUT,
			_("there are no pages here; j and k move"));
	return list;
}

static bool
moved(struct desk *desk)
{
	if (tui_view(desk)->moved)
		tui_view(desk)->moved(desk);
	return true;
}

bool
do_line(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct view *view = tui_view(desk);
	struct list *list;

	if (view->step && view->step(desk, asked->by))
		return true;
	list = need_list(desk, err);
	if (list)
		list_move(list, asked->by);
	return list && moved(desk);
}

bool
do_page(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct list *list = need_list(desk, err);

	if (list)
		list_page(list, asked->by);
	return list && moved(desk);
}

bool
do_end(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct list *list = need_list(desk, err);

	/* 5G is the fifth row, as 5gg is. */
	if (list)
		list_select(list,
			asked->count		? (size_t)asked->count - 1
				: asked->by < 0 ? 0
						: list->count);
	return list && moved(desk);
}

/* ---- folds */

/* Goes up to what the row is below. */
static void
go_above(struct desk *desk)
{
	size_t above;

	if (tree_find_above(&desk->tree, desk->tree.list.selected, &above))
		list_select(&desk->tree.list, above);
}

/* Folds; where there is nothing to fold, goes to the parent. */
bool
do_left(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	size_t row = desk->tree.list.selected;

	(void)asked;
	(void)err;
	if (tree_row_is_open(&desk->tree, plan, row) && !desk->tree.filter)
		tree_open(&desk->tree, plan, row, false);
	else
		go_above(desk);
	return true;
}

/* Unfolds; what is unfolded already, goes to the first child. */
bool
do_right(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	size_t row = desk->tree.list.selected;

	(void)asked;
	(void)err;
	if (!tree_row_folds(&desk->tree, plan, row))
		return true;
	if (!tree_row_is_open(&desk->tree, plan, row) && !desk->tree.filter)
		tree_open(&desk->tree, plan, row, true);
	else
		list_move(&desk->tree.list, 1);
	return true;
}

bool
do_fold(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	size_t row = desk->tree.list.selected;

	(void)asked;
	(void)err;
	tree_open(&desk->tree, plan, row,
		!tree_row_is_open(&desk->tree, plan, row));
	return true;
}

/* Folds the row (0), or what is above it when it is folded; or unfolds it. */
bool
do_fold_row(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;

	(void)err;
	if (!asked->by &&
		!tree_row_is_open(&desk->tree, plan, desk->tree.list.selected))
		go_above(desk);
	tree_open(&desk->tree, plan, desk->tree.list.selected, asked->by);
	return true;
}

/* Folds all (0) or unfolds all. */
bool
do_fold_all(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)err;
	tree_open_all(&desk->tree, &desk->session->plan, asked->by);
	return true;
}

/* ---- panes */

bool
do_pane(struct desk *desk, const struct asked *asked, struct err *err)
{
	int by = asked->key.mods & MOD_SHIFT ? 2 : 1;

	(void)err;
	do
		desk->focus = (enum focus)(((int)desk->focus + by) % 3);
	while (desk->focus == FOCUS_REVIEW &&
		(!desk->tree.cycle || !desk->tree.list.count));
	return true;
}

/* In the tree and its details to the fields, on a check-in to that; on a line to
 * what it is. */
bool
do_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct checkin *checkin = detail_checkin(desk);

	(void)asked;
	if (desk->view->enter)
		desk->view->enter(desk);
	else if (desk->view != desk->views[VIEW_PLAN])
		return err_set(
			err, ERR_INPUT, _("there is nothing to go into here"));
	else if (checkin)
		checkin_edit(desk, checkin);
	else if (tree_selected_cycle(&desk->tree))
		tui_show_cycle(desk, tree_selected_cycle(&desk->tree));
	else
		return fields_open(desk, err);
	return true;
}

bool
do_goto(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = query_ref(plan, desk->tree.cycle,
		asked->argument, desk->session->today, err);

	if (node)
		tui_go_to(desk, node);
	return node != NULL;
}

/* ---- finding */

bool
do_search(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return search_open(desk, err);
}

bool
do_match(struct desk *desk, const struct asked *asked, struct err *err)
{
	return search_step(desk, asked->by < 0, err);
}

bool
do_filter(struct desk *desk, const struct asked *asked, struct err *err)
{
	if (*asked->argument)
		return filter_set(desk, asked->argument, err);
	asking_open(desk, ASK_FILTER, _("Filter: "),
		desk->filter_text ? desk->filter_text : "");
	return true;
}

/* Esc: one thing after the other, the last laid on first. */
bool
do_clear(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (desk->view != desk->views[VIEW_PLAN])
		view_back(desk);
	else if (desk->focus == FOCUS_REVIEW)
		desk->focus = FOCUS_TREE;
	else if (desk->needle)
		search_for(desk, "");
	else if (desk->tree.filter)
		return filter_set(desk, "", err);
	else if (desk->tree.marked.size)
		ids_clear(&desk->tree.marked);
	else
		desk->focus = FOCUS_TREE;
	return true;
}
