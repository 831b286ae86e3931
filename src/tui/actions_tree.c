/* SPDX-License-Identifier: MIT */
/* Moving nodes: order, level, copy, cut, paste. */
#include <string.h>
#include <strings.h>

#include "actions.h"
#include "base/say.h"

/* Runs a verb of the selected node that takes nothing else. */
static bool
with_selected(struct tui *tui,
	bool (*edit)(const struct plan *plan, uint32_t id,
		struct change *change, struct err *err),
	struct err *err)
{
	struct change change = {0};
	uint32_t id = tree_selected(&tui->tree);
	bool ok = edit(&tui->session->plan, id, &change, err) &&
		tui_do(tui, &change, err);

	change_fini(&change);
	tree_reveal(&tui->tree, &tui->session->plan, id);
	return ok;
}

static bool
move_one_down(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	return edit_reorder(plan, id, 1, change, err);
}

static bool
move_one_up(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	return edit_reorder(plan, id, -1, change, err);
}

bool
do_move_down(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return with_selected(tui, move_one_down, err);
}

bool
do_move_up(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return with_selected(tui, move_one_up, err);
}

bool
do_promote(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return with_selected(tui, edit_promote, err);
}

bool
do_demote(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return with_selected(tui, edit_demote, err);
}

/* Whether a node lies below another that is marked, and so goes with it. */
static bool
goes_along(const struct tui *tui, const struct node *node)
{
	const struct plan *plan = &tui->session->plan;

	for (node = plan_node(plan, node->parent); node;
		node = plan_node(plan, node->parent))
		if (ids_has(&tui->tree.marked, node->id))
			return true;
	return false;
}

/* Calls `take` for each marked node in the order of the tree, or for the
 * selected one. */
static bool
each_taken(struct tui *tui,
	bool (*take)(
		struct tui *tui, uint32_t id, void *context, struct err *err),
	void *context, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	const struct node *node;

	if (!tui->tree.marked.size)
		return take(tui, tree_selected(&tui->tree), context, err);
	node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	for (; node; node = plan_next(plan, node, 0))
		if (ids_has(&tui->tree.marked, node->id) &&
			!goes_along(tui, node) &&
			!take(tui, node->id, context, err))
			return false;
	return true;
}

/* Puts a copy into the register; check-ins and lasting id go along, so that
 * what is cut and pasted is what it was. */
static bool
take_copy(struct tui *tui, uint32_t id, void *context, struct err *err)
{
	struct plan *reg = &tui->register_plan;
	struct change change = {0};
	uint32_t copy;
	bool ok = edit_copy(reg, &tui->session->plan, id, (struct place){0},
		&change, &copy, err);

	(void)context;
	if (ok)
		change_apply(reg, &change);
	change_fini(&change);
	return ok;
}

static bool
take_out(struct tui *tui, uint32_t id, void *context, struct err *err)
{
	return edit_remove(&tui->session->plan, id, context, err);
}

static bool
fill_register(struct tui *tui, struct err *err)
{
	plan_fini(&tui->register_plan);
	return each_taken(tui, take_copy, NULL, err);
}

bool
do_copy(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	if (!fill_register(tui, err))
		return false;
	tui_message(tui, _("copied; p puts it here"));
	ids_clear(&tui->tree.marked);
	return true;
}

/* In the detail pane it is a check-in that goes, never the node beside it. */
static bool
cut_detail(struct tui *tui, struct err *err)
{
	const struct checkin *checkin = detail_checkin(tui);
	struct change change = {0};
	bool ok;

	if (!checkin)
		return err_set(err, ERR_INPUT,
			_("no check-in is selected; Tab goes back to the "
			  "tree"));
	ok = edit_checkin_remove(
		     &tui->session->plan, checkin->base.id, &change, err) &&
		tui_do(tui, &change, err);
	if (ok)
		tui_message(tui, _("%s; u brings it back"), change.label);
	change_fini(&change);
	return ok;
}

bool
do_cut(struct tui *tui, const char *argument, struct err *err)
{
	struct change change = {0};
	bool ok;

	(void)argument;
	if (tui->focus == FOCUS_DETAIL)
		return cut_detail(tui, err);
	ok = fill_register(tui, err) &&
		each_taken(tui, take_out, &change, err) &&
		tui_do(tui, &change, err);
	if (ok) {
		tui_message(tui, _("%s; u brings it back, p puts it here"),
			change.label);
		ids_clear(&tui->tree.marked);
	}
	change_fini(&change);
	return ok;
}

static bool
paste_at(struct tui *tui, struct place place, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct plan *reg = &tui->register_plan;
	const struct node *node = plan_node(reg, reg->backlog.first);
	struct change change = {0};
	uint32_t copy = 0, first = 0;
	bool ok = true;

	if (!node)
		return err_set(
			err, ERR_INPUT, _("nothing was copied or cut yet"));
	for (; ok && node; node = plan_node(reg, node->next)) {
		ok = edit_copy(plan, reg, node->id, place, &change, &copy, err);
		if (!first)
			first = copy;
	}
	ok = ok && tui_do(tui, &change, err);
	change_fini(&change);
	if (ok)
		tree_reveal(&tui->tree, plan, first);
	return ok;
}

bool
do_paste(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);
	struct place place = {.cycle = tui->tree.cycle};

	(void)argument;
	if (node)
		place = place_after(&tui->session->plan, node);
	return paste_at(tui, place, err);
}

bool
do_paste_below(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);

	(void)argument;
	return paste_at(tui,
		node ? place_below(node)
		     : (struct place){.cycle = tui->tree.cycle},
		err);
}

/* ":move 2027-Q1", ":move backlog", ":move O2": with all that is marked. */
struct destination {
	struct place place;
	struct change *change;
};

static bool
take_to(struct tui *tui, uint32_t id, void *context, struct err *err)
{
	struct destination *to = context;

	return edit_move(&tui->session->plan, id, to->place, to->change, err);
}

bool
do_move_to(struct tui *tui, const char *argument, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *current = query_current(plan, tui->session->today);
	struct change change = {0};
	struct destination to = {.change = &change};
	const struct cycle *cycle = NULL;
	const struct node *node;
	uint32_t id = tree_selected(&tui->tree);
	char ref[REF_SIZE];
	bool ok;

	if (!*argument) {
		asking_open(tui, ASK_COMMAND, ":", "move ");
		return true;
	}
	if (strcasecmp(argument, "backlog") != 0) {
		/* From the backlog O2 is that of the cycle that is on now. */
		node = query_ref(plan,
			tui->tree.cycle	  ? tui->tree.cycle
				: current ? current->base.id
					  : 0,
			argument, NULL);
		cycle = node
			? NULL
			: query_cycle(plan, argument, tui->session->today, err);
		if (!node && !cycle)
			return false;
		if (node)
			to.place = place_below(node);
		else
			to.place.cycle = cycle->base.id;
	}
	ok = each_taken(tui, take_to, &to, err) && tui_do(tui, &change, err);
	change_fini(&change);
	if (!ok)
		return false;
	ids_clear(&tui->tree.marked);
	node = plan_node(plan, id);
	cycle = node ? plan_cycle_of(plan, node) : NULL;
	if (node)
		tui_message(tui,
			_("moved: it is %s of %s now; u moves it back"),
			node_ref(plan, node, ref),
			cycle ? cycle->name : _("the backlog"));
	return true;
}
