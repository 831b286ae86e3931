/* SPDX-License-Identifier: MIT */
/* Altering nodes: titles, notes, progress, state. What is marked is altered
 * together, as one change. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"
#include "fields.h"
#include "marks.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/value.h"

bool
actions_meant(struct desk *desk, struct place place, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *parent = plan_node(plan, place.parent);
	const struct cycle *cycle = parent ? plan_cycle_of(plan, parent)
					   : plan_cycle(plan, place.cycle);
	char next[SPAN_TEXT_SIZE];

	if (!cycle || desk->add_over == cycle->base.id ||
		cycle_phase(cycle, desk->session->today) != PHASE_OVER)
		return true;
	desk->add_over = cycle->base.id;
	return err_set(err, ERR_INPUT,
		_("%s is over: %s is where things go on (]); the key again "
		  "adds here all the same"),
		cycle->name, close_next_name(plan, cycle, next));
}

/* Whether something can go there: said before a title is typed. */
static bool
may_add(struct desk *desk, struct place place, struct err *err)
{
	struct change change = {0};
	uint32_t id;
	bool ok;

	if (!session_writable(desk->session, err))
		return false;
	ok = edit_add(&desk->session->plan, &(struct new_node){place, 0, "?"},
		&change, &id, err);
	change_fini(&change);
	return ok && actions_meant(desk, place, err);
}

/* In the cycle whose row is selected, after what it has. */
static bool
add_in_cycle(struct desk *desk, uint32_t cycle, struct err *err)
{
	struct tree *tree = &desk->tree;
	struct place place = {.cycle = cycle};
	size_t row = tree->list.selected;

	if (!may_add(desk, place, err))
		return false;
	tree_open(tree, &desk->session->plan, row, true);
	typing_add(desk, place, tree_end_of_nodes(tree, row),
		tree->rows[row].depth + 1);
	return true;
}

bool
do_add(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	const struct tree *tree = &desk->tree;
	size_t row = tree->list.selected;
	struct place place = {.cycle = tree->cycle};

	(void)asked;
	if (node)
		place = place_after(&desk->session->plan, node);
	if (!may_add(desk, place, err))
		return false;
	/* After everything that is shown below it; beside a cycle that lies in the
	 * one shown, after what that has of its own. */
	typing_add(desk, place,
		node ? tree_end_of(tree, row) : tree_end_of_own(tree),
		node ? tree->rows[row].depth : 0);
	return true;
}

bool
do_add_below(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	uint32_t cycle = tree_selected_cycle(&desk->tree);
	size_t row = desk->tree.list.selected;

	if (cycle)
		return add_in_cycle(desk, cycle, err);
	if (!node)
		return do_add(desk, asked, err);
	if (node->level == LEVEL_ACTION)
		return err_set(err, ERR_INPUT,
			_("below an action there is nothing; a adds beside "
			  "it"));
	if (!may_add(desk, place_below(node), err))
		return false;
	tree_open(&desk->tree, &desk->session->plan, row, true);
	typing_add(desk, place_below(node), tree_end_of(&desk->tree, row),
		desk->tree.rows[row].depth + 1);
	return true;
}

bool
do_edit(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	const struct checkin *checkin = detail_checkin(desk);

	(void)asked;
	if (checkin)
		checkin_edit(desk, checkin);
	else if (node)
		return typing_edit(desk, node, err);
	return true;
}

bool
do_note(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct spot spot = {.record = RECORD_NODE,
		.field = NODE_NOTE,
		.id = tree_selected(&desk->tree)};

	(void)asked;
	return editor_edit(desk, &spot, err);
}

/* ---- done and dropped */

struct turn {
	enum node_state state;
};

static bool
turn_state(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct turn *turn = context;

	return edit_state(&desk->session->plan, id,
		(struct state_on){turn->state, desk->session->today}, change,
		err);
}

/* Done what is not, and back. With several marked: done, unless all are. */
static enum node_state
state_for(const struct desk *desk, int state)
{
	size_t count, i;
	uint32_t *ids = marks_take(desk, TAKE_ALL, &count);
	bool all = true;

	for (i = 0; i < count; i++)
		all = all &&
			plan_node(&desk->session->plan, ids[i])->state == state;
	free(ids);
	return all ? STATE_OPEN : (enum node_state)state;
}

bool
do_state(struct desk *desk, const struct asked *asked, struct err *err)
{
	static const char *const names[] = {[STATE_OPEN] = N_("open again"),
		[STATE_DONE] = N_("done"),
		[STATE_DROPPED] = N_("dropped")};
	const struct turn turn = {state_for(desk, asked->by)};

	return marks_do(desk,
		&(struct act){
			TAKE_ALL, turn_state, &turn, names[turn.state], NULL},
		err);
}

/* ---- progress */

/* In the backlog it is the priority that is more or less: none, low … highest.
 */
static bool
step_priority(struct desk *desk, const struct node *node, int by,
	struct change *change, struct err *err)
{
	int priority = node_detail(node)->priority;
	int rank = priority ? PRIORITY_LOW + 1 - priority : 0;

	rank += by > 0 ? 1 : -1;
	if (rank < 0)
		rank = 0;
	if (rank > PRIORITY_LOW)
		rank = PRIORITY_LOW;
	return edit_field(&desk->session->plan,
		(struct target){RECORD_NODE, node->id, NODE_PRIORITY},
		rank ? value_number(PRIORITY_LOW + 1 - rank) : value_none(),
		change, err);
}

static bool
step(struct desk *desk, uint32_t id, const void *context, struct change *change,
	struct err *err)
{
	const struct node *node = plan_node(&desk->session->plan, id);
	int by = *(const int *)context, tenths = share_tenths(node->share) + by;

	if (!plan_cycle_of(&desk->session->plan, node))
		return step_priority(desk, node, by, change, err);
	if (node->level == LEVEL_ACTION)
		return err_set(
			err, ERR_INPUT, _("an action is done or not; press x"));
	if (share_tenths(node->share) < 0)
		tenths = by;
	if (tenths < 0)
		tenths = 0;
	if (tenths > PROGRESS_MAX)
		tenths = PROGRESS_MAX;
	return edit_progress(
		&desk->session->plan, node->id, tenths, change, err);
}

bool
do_step(struct desk *desk, const struct asked *asked, struct err *err)
{
	int field = desk->tree.cycle ? NODE_PROGRESS : NODE_PRIORITY;
	char tenths[TENTHS_TEXT_SIZE];
	struct str by = {0};
	bool ok;

	str_addf(&by, "%c%s", asked->by < 0 ? '-' : '+',
		tenths_text(abs(asked->by), tenths));
	ok = marks_do(desk,
		&(struct act){TAKE_ALL, step, &asked->by,
			record_types[RECORD_NODE].fields[field].label,
			str_text(&by)},
		err);
	str_fini(&by);
	return ok;
}

bool
do_value(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	struct spot spot = {.record = RECORD_NODE,
		.field = NODE_PROGRESS,
		.measured = true};

	if (*asked->argument)
		return value_set(desk, asked->argument, err);
	if (!marks_count(desk) && node->level == LEVEL_ACTION)
		return err_set(
			err, ERR_INPUT, _("an action is done or not; press x"));
	if (!marks_count(desk) && node_detail(node)->basis == BASIS_METRIC)
		spot.field = NODE_CURRENT;
	return fields_type(desk, spot, "", err);
}

/* ---- fields */

/* What one row has there, of several what all of them have. */
static bool
type_field(struct desk *desk, int field, struct err *err)
{
	struct spot spot = {.record = RECORD_NODE, .field = field};

	return fields_type(desk, spot, NULL, err);
}

bool
do_due(struct desk *desk, const struct asked *asked, struct err *err)
{
	if (*asked->argument)
		return field_set(desk, NODE_DUE, asked->argument, err);
	return type_field(desk, NODE_DUE, err);
}

/* ":set due 2026-12-01"; ":set due" types it in the form. */
bool
do_set(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	const char *argument = asked->argument;
	size_t length = strcspn(argument, " ");
	const struct field *field;
	char name[32];
	int index;

	if (length >= sizeof name)
		length = sizeof name - 1;
	memcpy(name, argument, length);
	name[length] = '\0';
	field = field_find(RECORD_NODE, name);
	if (!field || !field->help)
		return err_set(err, ERR_INPUT,
			_(":set FIELD VALUE; Tab lists the fields"));
	index = (int)(field - type->fields);
	argument += length;
	argument += strspn(argument, " ");
	if (!*argument)
		return type_field(desk, index, err);
	return field_set(desk, index, argument, err);
}

bool
do_mark(struct desk *desk, const struct asked *asked, struct err *err)
{
	uint32_t id = tree_selected(&desk->tree);

	(void)asked;
	if (!id)
		return err_set(err, ERR_INPUT,
			_("a cycle is not marked; mark what is in it"));
	ids_put(&desk->tree.marked, id, !ids_has(&desk->tree.marked, id));
	list_move(&desk->tree.list, 1);
	return true;
}

bool
do_unmark(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	ids_clear(&desk->tree.marked);
	return true;
}

/* The last change back (-1), or again what was taken back. */
bool
do_undo(struct desk *desk, const struct asked *asked, struct err *err)
{
	bool redo = asked->by > 0;
	struct str label = {0};
	bool ok = redo ? session_redo(desk->session, &label, err)
		       : session_undo(desk->session, &label, err);

	tui_reload(desk);
	if (ok)
		tui_message(desk, redo ? _("done again: %s") : _("undone: %s"),
			str_text(&label));
	str_fini(&label);
	return ok;
}
