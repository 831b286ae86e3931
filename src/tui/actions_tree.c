/* SPDX-License-Identifier: MIT */
/* Moving nodes: order, level, copy, cut, paste. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "actions.h"
#include "base/say.h"
#include "marks.h"
#include "model/cycle.h"

/* ---- order and level */

/* Shows what was selected where it stands now. */
static bool
marks_move(struct desk *desk, const struct act *act, struct err *err)
{
	uint32_t id = tree_selected(&desk->tree);
	bool ok = marks_do(desk, act, err);

	tree_reveal(&desk->tree, &desk->session->plan, id);
	return ok;
}

static bool
reorder(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const int *by = context;

	return edit_reorder(&desk->session->plan, id, *by, change, err);
}

/* ":sort due"; ":sort" is as they stand in the plan again. */
bool
do_sort(struct desk *desk, const struct asked *asked, struct err *err)
{
	int sort = 0;

	while (sort < SORT_COUNT &&
		strcmp(node_sorts[sort].name, asked->argument) != 0)
		sort++;
	if (sort == SORT_COUNT)
		return err_set(err, ERR_INPUT,
			_(":sort due, confidence, status or progress; alone it "
			  "is the plan's own order"));
	desk->tree.sort = (enum node_sort)sort;
	tui_reload(desk);
	return true;
}

/* Down (1) the last one goes first, so that none passes another. */
bool
do_reorder(struct desk *desk, const struct asked *asked, struct err *err)
{
	if (desk->tree.sort)
		return err_set(err, ERR_INPUT,
			_("the rows are sorted; :sort shows the order that can "
			  "be changed"));
	return marks_move(desk,
		&(struct act){asked->by > 0 ? TAKE_TOPS_BACK : TAKE_TOPS,
			reorder, &asked->by,
			asked->by > 0 ? N_("moved down") : N_("moved up"),
			NULL},
		err);
}

static bool
change_level(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const int *by = context;

	return (*by < 0 ? edit_promote : edit_demote)(
		&desk->session->plan, id, change, err);
}

/* Up a level (-1) the last one goes first: each comes right after what was
 * above it. */
bool
do_level(struct desk *desk, const struct asked *asked, struct err *err)
{
	return marks_move(desk,
		&(struct act){asked->by < 0 ? TAKE_TOPS_BACK : TAKE_TOPS,
			change_level, &asked->by,
			asked->by < 0 ? N_("one level up")
				      : N_("one level down"),
			NULL},
		err);
}

/* ---- copy, cut, paste */

/* Puts a copy into the register; check-ins and lasting id go along, so that
 * what is cut and pasted is what it was. */
static bool
take_copy(struct desk *desk, uint32_t id, struct err *err)
{
	struct plan *reg = &desk->register_plan;
	struct change change = {0};
	uint32_t copy;
	bool ok = edit_copy(reg,
		&(struct copied){&desk->session->plan, id, (struct place){0}},
		&change, &copy, err);

	if (ok)
		change_apply(reg, &change);
	change_fini(&change);
	return ok;
}

/* *count gets how many were taken. */
static bool
fill_register(struct desk *desk, size_t *count, struct err *err)
{
	uint32_t *ids = marks_take(desk, TAKE_TOPS, count);
	bool ok = true;
	size_t i;

	plan_fini(&desk->register_plan);
	for (i = 0; ok && i < *count; i++)
		ok = take_copy(desk, ids[i], err);
	free(ids);
	return ok;
}

bool
do_copy(struct desk *desk, const struct asked *asked, struct err *err)
{
	size_t count;

	(void)asked;
	if (!fill_register(desk, &count, err))
		return false;
	if (marks_count(desk))
		tui_message(desk,
			ngettext("%zu marked row copied; p puts it here",
				"%zu marked rows copied; p puts them here",
				(unsigned long)count),
			count);
	else
		tui_message(desk, _("copied; p puts it here"));
	ids_clear(&desk->tree.marked);
	return true;
}

/* In the detail pane it is a check-in that goes, never the node beside it. */
static bool
cut_detail(struct desk *desk, struct err *err)
{
	const struct checkin *checkin = detail_checkin(desk);
	struct change change = {0};
	bool ok;

	if (!checkin)
		return err_set(err, ERR_INPUT,
			_("no check-in is selected; Tab goes back to the "
			  "tree"));
	ok = edit_checkin_remove(
		     &desk->session->plan, checkin->base.id, &change, err) &&
		tui_do(desk, &change, err);
	if (ok)
		tui_gone(desk, &change);
	change_fini(&change);
	return ok;
}

static bool
take_out(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	(void)context;
	return edit_remove(&desk->session->plan, id, change, err);
}

bool
do_cut(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	bool marked = marks_count(desk) > 0;
	struct str title = {0};
	size_t count;
	bool ok;

	(void)asked;
	if (desk->focus == FOCUS_DETAIL)
		return cut_detail(desk, err);
	str_add(&title, node->title);
	ok = fill_register(desk, &count, err) &&
		marks_do(desk,
			&(struct act){
				TAKE_TOPS, take_out, NULL, N_("delete"), NULL},
			err);
	if (ok && marked)
		tui_message(desk,
			ngettext("%zu marked row cut; u brings it back, p "
				 "puts it here",
				"%zu marked rows cut; u brings them back, p "
				"puts them here",
				(unsigned long)count),
			count);
	else if (ok)
		tui_message(desk,
			_("cut: %s; u brings it back, p puts it here"),
			str_text(&title));
	if (ok)
		ids_clear(&desk->tree.marked);
	str_fini(&title);
	return ok;
}

static bool
paste_at(struct desk *desk, struct place place, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct plan *reg = &desk->register_plan;
	const struct node *node = plan_node(reg, reg->backlog.first);
	struct change change = {0};
	uint32_t copy = 0, first = 0;
	bool ok = true, copies;

	if (!node)
		return err_set(
			err, ERR_INPUT, _("nothing was copied or cut yet"));
	if (!actions_meant(desk, place, err))
		return false;
	/* What was cut and comes back is as old as it was. */
	copies = plan_node_by_uid(plan, node->uid) != NULL;
	for (; ok && node; node = plan_node(reg, node->next)) {
		ok = edit_copy(plan, &(struct copied){reg, node->id, place},
			&change, &copy, err);
		if (ok && desk->tree.filter)
			ids_put(&desk->tree.also, copy, true);
		if (!first)
			first = copy;
	}
	if (ok && copies)
		edit_made(plan, desk->session->today, &change);
	ok = ok && tui_do(desk, &change, err);
	change_fini(&change);
	if (ok)
		tree_reveal(&desk->tree, plan, first);
	return ok;
}

/* Beside what is selected (0), or below it. */
bool
do_paste(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	struct place place = {.cycle = desk->tree.cycle};

	if (tree_selected_cycle(&desk->tree))
		place.cycle = tree_selected_cycle(&desk->tree);
	if (node)
		place = asked->by ? place_below(node)
				  : place_after(&desk->session->plan, node);
	return paste_at(desk, place, err);
}

/* ---- elsewhere */

/* A cycle that is not there yet is offered; asked for again it is made. */
static bool
make_destination(
	struct desk *desk, const char *text, uint32_t *cycle, struct err *err)
{
	char name[SPAN_TEXT_SIZE];
	struct span span;

	if (!span_read(text, strlen(text), desk->session->today, &span))
		return false;
	span_text(span, name);
	if (strcmp(str_text(&desk->offered), name) == 0)
		return cycle_make(desk, text, cycle, err);
	str_clear(&desk->offered);
	str_add(&desk->offered, name);
	return err_set(err, ERR_INPUT,
		_("there is no cycle %s yet; Enter again makes it"), name);
}

/* From the backlog O2 is that of the cycle that is on now. */
static bool
read_destination(struct desk *desk, const char *text, struct place *place,
	struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *current =
		plan_current_cycle(plan, desk->session->today);
	uint32_t from = desk->tree.cycle ? desk->tree.cycle
		: current		 ? current->base.id
					 : 0;
	const struct cycle *cycle;
	const struct node *node;

	*place = (struct place){0};
	if (cycle_word(text) == CYCLE_WORD_BACKLOG)
		return true;
	node = query_ref(plan, from, text, desk->session->today, NULL);
	if (node) {
		*place = place_below(node);
		return true;
	}
	cycle = query_cycle(plan, text, desk->session->today, err);
	if (cycle)
		place->cycle = cycle->base.id;
	return cycle || make_destination(desk, text, &place->cycle, err);
}

static bool
take_to(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct place *place = context;

	return edit_move(&desk->session->plan, id, *place, change, err);
}

/* Says where the first of them is now. */
static void
say_moved(struct desk *desk, uint32_t id, size_t count)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, id);
	const struct cycle *cycle = node ? plan_cycle_of(plan, node) : NULL;
	const char *where = cycle ? cycle->name : _("the backlog");
	char ref[REF_SIZE];

	if (!node)
		return;
	if (count == 1)
		tui_message(desk,
			_("moved: it is %s of %s now; u moves it back"),
			node_ref(plan, node, ref), where);
	else
		tui_message(desk,
			_("moved: %zu marked rows are in %s now, from %s on; u "
			  "moves them back"),
			count, where, node_ref(plan, node, ref));
}

static bool
stands_at(const struct node *node, const struct node *was)
{
	return node && node->parent == was->parent &&
		node->cycle == was->cycle && node->position == was->position;
}

/* ":move 2027-Q1", ":move backlog", ":move O2": with all that is marked. */
bool
do_move_to(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct place place;
	struct node was;
	uint32_t *ids, first;
	size_t count;
	bool ok;

	if (!*asked->argument) {
		asking_open(desk, ASK_COMMAND, ":", "move ");
		return true;
	}
	if (!read_destination(desk, asked->argument, &place, err))
		return false;
	ids = marks_take(desk, TAKE_TOPS, &count);
	first = ids[0];
	free(ids);
	was = *plan_node(plan, first);
	ok = marks_do(desk,
		&(struct act){TAKE_TOPS, take_to, &place, N_("move"),
			asked->argument},
		err);
	if (!ok)
		return false;
	ids_clear(&desk->tree.marked);
	if (count == 1 && stands_at(plan_node(plan, first), &was))
		tui_message(desk, _("it is there already"));
	else
		say_moved(desk, first, count);
	return true;
}
