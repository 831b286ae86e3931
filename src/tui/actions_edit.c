/* SPDX-License-Identifier: MIT */
/* Altering nodes: titles, notes, progress, state. What is marked is altered
 * together, as one change. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"
#include "model/progress.h"

#define STEP 10 /* tenths of a point: + and - move by one point */

/* Prepares an edit for each marked node, or for the selected one, and stores
 * them together. */
static bool
each(struct tui *tui,
	bool (*edit)(struct tui *tui, const struct node *node, int value,
		struct change *change, struct err *err),
	int value, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct ids *marked = &tui->tree.marked;
	const struct node *node = tui_selected(tui);
	struct change change = {0};
	uint32_t id, count = marked->size;
	bool ok = true;

	if (!count)
		ok = !node || edit(tui, node, value, &change, err);
	for (id = 1; count && ok && id < marked->count * 64; id++) {
		node = ids_has(marked, id) ? plan_node(plan, id) : NULL;
		if (node)
			ok = edit(tui, node, value, &change, err);
	}
	if (ok && count)
		change_label(&change,
			ngettext("%u marked node", "%u marked nodes",
				(unsigned long)count),
			count);
	ok = ok && tui_do(tui, &change, err);
	change_fini(&change);
	return ok;
}

bool
do_add(struct tui *tui, const char *argument, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *node = tui_selected(tui);
	size_t row = tui->tree.list.selected, count = tui->tree.list.count;
	int depth = node ? tui->tree.rows[row].depth : 0;
	struct place place = {.cycle = tui->tree.cycle};

	(void)argument;
	(void)err;
	if (node) {
		place = place_after(plan, node);
		/* After everything that is shown below it. */
		for (row++; row < count && tui->tree.rows[row].depth > depth;)
			row++;
	} else {
		row = 0;
	}
	typing_add(tui, place, row, depth);
	return true;
}

bool
do_add_below(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);
	size_t row = tui->tree.list.selected;
	int depth;

	if (!node)
		return do_add(tui, argument, err);
	if (node->level == LEVEL_ACTION)
		return err_set(err, ERR_INPUT,
			_("below an action there is nothing; a adds beside "
			  "it"));
	tree_open(&tui->tree, &tui->session->plan, row, true);
	depth = tui->tree.rows[row].depth;
	for (row++; row < tui->tree.list.count &&
		tui->tree.rows[row].depth > depth;)
		row++;
	typing_add(tui, place_below(node), row, depth + 1);
	return true;
}

bool
do_edit(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);
	const struct checkin *checkin = detail_checkin(tui);

	(void)argument;
	(void)err;
	if (checkin)
		checkin_edit(tui, checkin);
	else if (node)
		typing_edit(tui, node);
	return true;
}

bool
do_note(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);
	const char *note = node_detail(node)->note;
	struct change change = {0};
	uint32_t id = node->id;
	char *text = base_strdup(note ? note : "");
	bool changed, ok;

	(void)argument;
	ok = editor_run(tui, &text, &changed, err);
	if (ok && changed)
		ok = edit_field(&tui->session->plan, RECORD_NODE, id, NODE_NOTE,
			     value_text(text), &change, err) &&
			tui_do(tui, &change, err);
	change_fini(&change);
	free(text);
	return ok;
}

/* Done what is not, and back. With several marked: done, unless all are. */
static bool
turn_state(struct tui *tui, const struct node *node, int state,
	struct change *change, struct err *err)
{
	return edit_state(&tui->session->plan, node->id, (enum node_state)state,
		tui->session->today, change, err);
}

static int
state_for(const struct tui *tui, int state)
{
	const struct plan *plan = &tui->session->plan;
	const struct ids *marked = &tui->tree.marked;
	const struct node *node = tui_selected(tui);
	uint32_t id;

	if (!marked->size)
		return node && node->state == state ? STATE_OPEN : state;
	for (id = 1; id < marked->count * 64; id++) {
		node = ids_has(marked, id) ? plan_node(plan, id) : NULL;
		if (node && node->state != state)
			return state;
	}
	return STATE_OPEN;
}

bool
do_done(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, turn_state, state_for(tui, STATE_DONE), err);
}

bool
do_drop(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, turn_state, state_for(tui, STATE_DROPPED), err);
}

/* In the backlog it is the priority that is more or less: none, low … highest.
 */
static bool
step_priority(struct tui *tui, const struct node *node, int by,
	struct change *change, struct err *err)
{
	int priority = node_detail(node)->priority;
	int rank = priority ? PRIORITY_LOW + 1 - priority : 0;

	rank += by > 0 ? 1 : -1;
	if (rank < 0)
		rank = 0;
	if (rank > PRIORITY_LOW)
		rank = PRIORITY_LOW;
	return edit_field(&tui->session->plan, RECORD_NODE, node->id,
		NODE_PRIORITY,
		rank ? value_number(PRIORITY_LOW + 1 - rank) : value_none(),
		change, err);
}

static bool
step(struct tui *tui, const struct node *node, int by, struct change *change,
	struct err *err)
{
	int tenths = share_tenths(node->share) + by;

	if (!plan_cycle_of(&tui->session->plan, node))
		return step_priority(tui, node, by, change, err);
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
		&tui->session->plan, node->id, tenths, change, err);
}

bool
do_more(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, step, STEP, err);
}

bool
do_less(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, step, -STEP, err);
}

bool
do_bit_more(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, step, 1, err);
}

bool
do_bit_less(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return each(tui, step, -1, err);
}

bool
do_value(struct tui *tui, const char *argument, struct err *err)
{
	const struct node *node = tui_selected(tui);

	(void)argument;
	if (node->level == LEVEL_ACTION)
		return err_set(
			err, ERR_INPUT, _("an action is done or not; press x"));
	asking_open(tui, ASK_VALUE,
		node_detail(node)->basis == BASIS_METRIC
			? _("Current value: ")
			: _("Progress (7/10, 0.7, 70%): "),
		"");
	return true;
}

static bool
ask_field(struct tui *tui, int field)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct value value = record_value(RECORD_NODE, tui_selected(tui), at);
	struct str label = {0}, text = {0};

	/* Words as they are typed, not as they are read. */
	if (at->type == FIELD_WORD)
		str_add(&text, field_word(at, value.number));
	else if (value.type != VALUE_NONE)
		value_show(at, value, &text);
	str_addf(&label, "%s: ", _(at->label));
	tui->asked_field = field;
	asking_open(tui, ASK_FIELD, str_text(&label), str_text(&text));
	str_fini(&label);
	str_fini(&text);
	return true;
}

bool
do_due(struct tui *tui, const char *argument, struct err *err)
{
	if (*argument)
		return field_set(tui, NODE_DUE, argument, err);
	return ask_field(tui, NODE_DUE);
}

/* ":set due 2026-12-01", ":set due" asks. */
bool
do_set(struct tui *tui, const char *argument, struct err *err)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	size_t length = strcspn(argument, " ");
	const struct field *field;
	char name[32];
	int index;

	if (length >= sizeof name)
		length = sizeof name - 1;
	memcpy(name, argument, length);
	name[length] = '\0';
	field = field_find(RECORD_NODE, name);
	if (!field || field->type == FIELD_ID || field->derived)
		return err_set(err, ERR_INPUT,
			_(":set FIELD VALUE; Tab lists the fields"));
	index = (int)(field - type->fields);
	argument += length;
	argument += strspn(argument, " ");
	if (!*argument)
		return ask_field(tui, index);
	return field_set(tui, index, argument, err);
}

bool
do_mark(struct tui *tui, const char *argument, struct err *err)
{
	uint32_t id = tree_selected(&tui->tree);

	(void)argument;
	(void)err;
	ids_put(&tui->tree.marked, id, !ids_has(&tui->tree.marked, id));
	list_move(&tui->tree.list, 1);
	return true;
}

bool
do_unmark(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	(void)err;
	ids_clear(&tui->tree.marked);
	return true;
}

static bool
turn_back(struct tui *tui, bool redo, struct err *err)
{
	struct str label = {0};
	bool ok = redo ? session_redo(tui->session, &label, err)
		       : session_undo(tui->session, &label, err);

	tui_reload(tui);
	if (ok)
		tui_message(tui, redo ? _("done again: %s") : _("undone: %s"),
			str_text(&label));
	str_fini(&label);
	return ok;
}

bool
do_undo(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return turn_back(tui, false, err);
}

bool
do_redo(struct tui *tui, const char *argument, struct err *err)
{
	(void)argument;
	return turn_back(tui, true, err);
}
