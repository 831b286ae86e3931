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
need_list(struct tui *tui, struct err *err)
{
	const struct view *view = tui_view(tui);
	struct list *list = view->list ? view->list(tui) : NULL;

	if (!list)
		err_set(err, ERR_INPUT,
			_("there are no pages here; j and k move"));
	return list;
}

static bool
moved(struct tui *tui)
{
	if (tui_view(tui)->moved)
		tui_view(tui)->moved(tui);
	return true;
}

bool
do_line(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct view *view = tui_view(tui);
	struct list *list;

	if (view->step && view->step(tui, asked->by))
		return true;
	list = need_list(tui, err);
	if (list)
		list_move(list, asked->by);
	return list && moved(tui);
}

bool
do_page(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct list *list = need_list(tui, err);

	if (list)
		list_page(list, asked->by);
	return list && moved(tui);
}

bool
do_end(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct list *list = need_list(tui, err);

	/* 5G is the fifth row, as 5gg is. */
	if (list)
		list_select(list,
			asked->count		? (size_t)asked->count - 1
				: asked->by < 0 ? 0
						: list->count);
	return list && moved(tui);
}

/* ---- folds */

/* Goes up to what the row is below. */
static void
go_above(struct tui *tui)
{
	size_t above;

	if (tree_find_above(&tui->tree, tui->tree.list.selected, &above))
		list_select(&tui->tree.list, above);
}

/* Folds; where there is nothing to fold, goes to the parent. */
bool
do_left(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	size_t row = tui->tree.list.selected;

	(void)asked;
	(void)err;
	if (tree_row_is_open(&tui->tree, plan, row) && !tui->tree.filter)
		tree_open(&tui->tree, plan, row, false);
	else
		go_above(tui);
	return true;
}

/* Unfolds; what is unfolded already, goes to the first child. */
bool
do_right(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	size_t row = tui->tree.list.selected;

	(void)asked;
	(void)err;
	if (!tree_row_folds(&tui->tree, plan, row))
		return true;
	if (!tree_row_is_open(&tui->tree, plan, row) && !tui->tree.filter)
		tree_open(&tui->tree, plan, row, true);
	else
		list_move(&tui->tree.list, 1);
	return true;
}

bool
do_fold(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	size_t row = tui->tree.list.selected;

	(void)asked;
	(void)err;
	tree_open(&tui->tree, plan, row,
		!tree_row_is_open(&tui->tree, plan, row));
	return true;
}

/* Folds the row (0), or what is above it when it is folded; or unfolds it. */
bool
do_fold_row(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;

	(void)err;
	if (!asked->by &&
		!tree_row_is_open(&tui->tree, plan, tui->tree.list.selected))
		go_above(tui);
	tree_open(&tui->tree, plan, tui->tree.list.selected, asked->by);
	return true;
}

/* Folds all (0) or unfolds all. */
bool
do_fold_all(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)err;
	tree_open_all(&tui->tree, &tui->session->plan, asked->by);
	return true;
}

/* ---- panes */

bool
do_pane(struct tui *tui, const struct asked *asked, struct err *err)
{
	int by = asked->key.mods & MOD_SHIFT ? 2 : 1;

	(void)err;
	do
		tui->focus = (enum focus)(((int)tui->focus + by) % 3);
	while (tui->focus == FOCUS_REVIEW &&
		(!tui->tree.cycle || !tui->tree.list.count));
	return true;
}

/* In the tree and its details to the fields, on a check-in to that; on a line to
 * what it is. */
bool
do_open(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct checkin *checkin = detail_checkin(tui);

	(void)asked;
	if (tui->view->enter)
		tui->view->enter(tui);
	else if (tui->view != tui->views[VIEW_PLAN])
		return err_set(
			err, ERR_INPUT, _("there is nothing to go into here"));
	else if (checkin)
		checkin_edit(tui, checkin);
	else if (tree_selected_cycle(&tui->tree))
		tui_show_cycle(tui, tree_selected_cycle(&tui->tree));
	else
		return fields_open(tui, err);
	return true;
}

bool
do_goto(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *node = query_ref(plan, tui->tree.cycle,
		asked->argument, tui->session->today, err);

	if (node)
		tui_go_to(tui, node);
	return node != NULL;
}

/* ---- finding */

bool
do_search(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	return search_open(tui, err);
}

bool
do_match(struct tui *tui, const struct asked *asked, struct err *err)
{
	return search_step(tui, asked->by < 0, err);
}

bool
do_filter(struct tui *tui, const struct asked *asked, struct err *err)
{
	if (*asked->argument)
		return filter_set(tui, asked->argument, err);
	asking_open(tui, ASK_FILTER, _("Filter: "),
		tui->filter_text ? tui->filter_text : "");
	return true;
}

/* Esc: one thing after the other, the last laid on first. */
bool
do_clear(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (tui->view != tui->views[VIEW_PLAN])
		view_back(tui);
	else if (tui->focus == FOCUS_REVIEW)
		tui->focus = FOCUS_TREE;
	else if (tui->needle)
		search_for(tui, "");
	else if (tui->tree.filter)
		return filter_set(tui, "", err);
	else if (tui->tree.marked.size)
		ids_clear(&tui->tree.marked);
	else
		tui->focus = FOCUS_TREE;
	return true;
}
