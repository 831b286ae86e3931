/* SPDX-License-Identifier: MIT */
/* Moving about: rows, folds, panes, search. */
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"

/* The list that the keys move in now. */
static struct list *
moving(struct tui *tui)
{
	if (tui->view == VIEW_LINES)
		return &tui->lines_list;
	return tui->focus == FOCUS_DETAIL ? &tui->detail : &tui->tree.list;
}

bool
do_down(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	list_move(moving(tui), 1);
	return true;
}

bool
do_up(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	list_move(moving(tui), -1);
	return true;
}

bool
do_top(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	list_select(moving(tui), 0);
	return true;
}

bool
do_bottom(struct tui *tui, const char *argument, struct err *err)
{
	struct list *list = moving(tui);

	(void)argument;
	(void)err;
	list_select(list, list->count);
	return true;
}

static bool
page(struct tui *tui, int halves)
{
	list_page(moving(tui), halves);
	return true;
}

bool
do_half_down(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	return page(tui, 1);
}

bool
do_half_up(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	return page(tui, -1);
}

bool
do_page_down(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	return page(tui, 2);
}

bool
do_page_up(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	return page(tui, -2);
}

/* Folds; where there is nothing to fold, goes to the parent. */
bool
do_left(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);
	size_t row;

	(void)argument;
	(void)err;
	if (!node)
		return true;
	if (tree_is_open(&tui->tree, node) && !tui->tree.filter)
		tree_open(&tui->tree, &tui->session->plan,
			tui->tree.list.selected, false);
	else if (tree_find(&tui->tree, node->parent, &row))
		list_select(&tui->tree.list, row);
	return true;
}

/* Unfolds; what is unfolded already, goes to the first child. */
bool
do_right(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);

	(void)argument;
	(void)err;
	if (!node || !node->children.first)
		return true;
	if (!tree_is_open(&tui->tree, node) && !tui->tree.filter)
		tree_open(&tui->tree, &tui->session->plan,
			tui->tree.list.selected, true);
	else
		list_move(&tui->tree.list, 1);
	return true;
}

bool
do_fold(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);

	(void)argument;
	(void)err;
	if (node)
		tree_open(&tui->tree, &tui->session->plan,
			tui->tree.list.selected,
			!tree_is_open(&tui->tree, node));
	return true;
}

bool
do_fold_all(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	tree_open_all(&tui->tree, &tui->session->plan, false);
	return true;
}

bool
do_unfold_all(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	tree_open_all(&tui->tree, &tui->session->plan, true);
	return true;
}

bool
do_pane(struct tui *tui, const char *argument, struct err *err)
{
	int by = tui->pressed.mods & MOD_SHIFT ? 2 : 1;

	(void)argument;
	(void)err;
	do
		tui->focus = (enum focus)(((int)tui->focus + by) % 3);
	while (tui->focus == FOCUS_REVIEW &&
		(!tui->tree.cycle || !tui->tree.list.count));
	return true;
}

/* In the tree to the details; there the check-in, or back; on a line what it is. */
bool
do_open(struct tui *tui, const char *argument, struct err *err)
{
	const struct checkin *checkin = detail_checkin(tui);

	(void)argument;
	(void)err;
	if (tui->view == VIEW_LINES) {
		view_open(tui);
		return true;
	}
	if (checkin) {
		checkin_edit(tui, checkin);
		return true;
	}
	tui->focus = tui->focus == FOCUS_TREE ? FOCUS_DETAIL : FOCUS_TREE;
	return true;
}

bool
do_goto(struct tui *tui, const char *argument, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *node =
		query_ref(plan, tui->tree.cycle, argument, err);
	const struct cycle *cycle = node ? plan_cycle_of(plan, node) : NULL;
	uint32_t id = cycle ? cycle->base.id : 0;

	if (!node)
		return false;
	if (id != tui->tree.cycle)
		tui_show_cycle(tui, id);
	tree_reveal(&tui->tree, plan, node->id);
	return true;
}

bool
do_search(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	view_close(tui);
	tui->focus = FOCUS_TREE;
	asking_open(tui, ASK_SEARCH, "/", "");
	return true;
}

bool
do_next(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return search_step(tui, false, err);
}

bool
do_previous(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return search_step(tui, true, err);
}

bool
do_filter(struct tui *tui, const char *argument, struct err *err)
{
	if (*argument)
		return filter_set(tui, argument, err);
	asking_open(tui, ASK_FILTER, _("Filter: "),
		tui->filter_text ? tui->filter_text : "");
	return true;
}

/* Esc: one thing after the other, the last laid on first. */
bool
do_clear(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	if (tui->view != VIEW_PLAN) {
		view_close(tui);
		return true;
	}
	if (tui->needle && *tui->needle) {
		*tui->needle = '\0';
		return true;
	}
	if (tui->tree.filter)
		return filter_set(tui, "", err);
	if (tui->tree.marked.size) {
		ids_clear(&tui->tree.marked);
		return true;
	}
	tui->focus = FOCUS_TREE;
	return true;
}
