/* SPDX-License-Identifier: MIT */
/* The verbs that alter the tree: adding, moving, copying, taking away. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/check.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"

struct place
place_after(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return (struct place){
		.parent = node->parent,
		.cycle = node->cycle,
		.before = node->next,
	};
}

struct place
place_below(const struct node *node)
{
	return (struct place){.parent = node->id};
}

static struct chain
place_list(const struct plan *plan, struct place place)
{
	const struct node *parent = plan_node(plan, place.parent);
	const struct cycle *cycle = plan_cycle(plan, place.cycle);

	/* What this same change makes is not in the plan and has nothing in
	 * it. */
	if (place.parent)
		return parent ? parent->children : (struct chain){0};
	if (place.cycle)
		return cycle ? cycle->nodes : (struct chain){0};
	return plan->backlog;
}

/* Spreads the siblings so that there is room before `before` for one more;
 * `moved` is left out, for it is on its way elsewhere. */
static int32_t
make_room(const struct plan *plan, struct chain list, uint32_t before,
	uint32_t moved, struct change *change)
{
	const struct node *node = plan_node(plan, list.first);
	int32_t position = 0, room = 0;

	for (; node; node = plan_node(plan, node->next)) {
		if (node->id == moved)
			continue;
		position += POSITION_GAP;
		if (node->id == before) {
			room = position;
			position += POSITION_GAP;
		}
		change_set(change, plan, RECORD_NODE, node->id, NODE_POSITION,
			value_number(position));
	}
	return room;
}

static int32_t
place_position(const struct plan *plan, struct place place, uint32_t moved,
	struct change *change)
{
	struct chain list = place_list(plan, place);
	const struct node *last = plan_node(plan, list.last), *before, *at;
	int32_t low = 0;

	before = plan_node(plan, place.before);
	if (!before) {
		if (last && last->position > INT32_MAX - POSITION_GAP)
			return make_room(plan, list, 0, moved, change) +
				POSITION_GAP;
		return last && last->position > 0
			? last->position + POSITION_GAP
			: POSITION_GAP;
	}
	for (at = plan_node(plan, list.first); at && at != before;
		at = plan_node(plan, at->next))
		if (at->id != moved)
			low = at->position;
	if (before->position - low >= 2)
		return low + (before->position - low) / 2;
	return make_room(plan, list, place.before, moved, change);
}

/* Says what is wrong with a place, if anything. */
static bool
guard_place(const struct plan *plan, struct place place, struct err *err)
{
	if (place.parent)
		return guard_node(plan, place.parent, err) != NULL;
	return guard_open(plan, place.cycle, err);
}

static int
place_level(const struct plan *plan, struct place place)
{
	const struct node *parent = plan_node(plan, place.parent);

	return parent ? parent->level + 1 : LEVEL_OBJECTIVE;
}

static void
put_place(const struct plan *plan, struct change *change, uint32_t id,
	struct place place)
{
	int32_t position = place_position(plan, place, 0, change);

	if (place.parent)
		change_put(change, RECORD_NODE, id, NODE_PARENT,
			value_number(place.parent));
	else if (place.cycle)
		change_put(change, RECORD_NODE, id, NODE_CYCLE,
			value_number(place.cycle));
	change_put(
		change, RECORD_NODE, id, NODE_POSITION, value_number(position));
}

bool
edit_add(const struct plan *plan, const struct new_node *node,
	struct change *change, uint32_t *id, struct err *err)
{
	const struct place place = node->place;
	const struct node *parent = plan_node(plan, place.parent);
	const char *title = node->title;
	size_t length = strlen(title);
	int level = node->level;
	struct str label = {0};
	char *copy;

	if (!guard_place(plan, place, err) ||
		!guard_text(N_("title"), title, TITLE_MAX, err))
		return false;
	if (!level)
		level = place_level(plan, place);
	if (level > LEVEL_ACTION || (parent && level <= parent->level))
		return err_set(err, ERR_INPUT,
			_("below an action there is nothing; add beside it"));
	title = str_trim(title, &length);
	if (!length)
		return err_set(err, ERR_INPUT, _("the %s cannot be empty"),
			_("title"));
	copy = base_strdup(title);
	copy[length] = '\0';
	*id = change_create(change, plan, RECORD_NODE);
	put_place(plan, change, *id, place);
	change_put(change, RECORD_NODE, *id, NODE_TITLE, value_text(copy));
	change_put(change, RECORD_NODE, *id, NODE_UID,
		value_number((int64_t)uid_new()));
	change_put(change, RECORD_NODE, *id, NODE_LEVEL, value_number(level));
	change_label(change, N_("add: %s"), guard_label(copy, &label));
	str_fini(&label);
	free(copy);
	return true;
}

/* The deepest level below a node, its own included. */
static int
deepest(const struct plan *plan, const struct node *node)
{
	const struct node *at = node;
	int level = node->level;

	for (; at; at = plan_next(plan, at, node->id))
		if (at->level > level)
			level = at->level;
	return level;
}

static bool
lies_in(const struct plan *plan, uint32_t id, uint32_t above)
{
	const struct node *node = plan_node(plan, id);

	for (; node; node = plan_node(plan, node->parent))
		if (node->id == above)
			return true;
	return false;
}

static const struct cycle *
place_cycle(const struct plan *plan, struct place place)
{
	return place.parent ? plan_cycle_of(plan, plan_node(plan, place.parent))
			    : plan_cycle(plan, place.cycle);
}

/* A day that the cycle it goes to does not have is let go. */
static void
let_day_go(const struct plan *plan, const struct node *node, int field,
	const struct cycle *cycle, struct change *change)
{
	struct value day = record_value(
		RECORD_NODE, node, &record_types[RECORD_NODE].fields[field]);

	if (day.type != VALUE_NONE &&
		(day.number < cycle->starts || day.number > cycle->ends))
		change_set(change, plan, RECORD_NODE, node->id, field,
			value_none());
}

static void
let_days_go(const struct plan *plan, const struct node *node,
	struct place place, struct change *change)
{
	const struct cycle *cycle = place_cycle(plan, place);
	const struct node *at = node;

	for (; cycle && at; at = plan_next(plan, at, node->id)) {
		let_day_go(plan, at, NODE_DUE, cycle, change);
		let_day_go(plan, at, NODE_STARTS, cycle, change);
	}
}

/* Whether the node stands where it is to go. */
static bool
stands_there(const struct node *node, struct place place)
{
	return node->parent == place.parent && node->next == place.before &&
		(place.parent || node->cycle == place.cycle);
}

bool
edit_move(const struct plan *plan, uint32_t id, struct place place,
	struct change *change, struct err *err)
{
	const struct node *node = guard_node(plan, id, err), *at;
	struct str label = {0};
	int32_t position;
	int shift;

	if (!node || !guard_place(plan, place, err))
		return false;
	if (place.before == id)
		place.before = node->next;
	if (lies_in(plan, place.parent, id))
		return err_set(
			err, ERR_INPUT, _("it cannot be moved into itself"));
	shift = place_level(plan, place) - node->level;
	if (deepest(plan, node) + shift > LEVEL_ACTION)
		return err_set(err, ERR_INPUT,
			_("that would be deeper than objective, key result, "
			  "action"));
	if (stands_there(node, place))
		return true;
	position = place_position(plan, place, id, change);
	change_set(change, plan, RECORD_NODE, id, NODE_PARENT,
		place.parent ? value_number(place.parent) : value_none());
	change_set(change, plan, RECORD_NODE, id, NODE_CYCLE,
		place.cycle && !place.parent ? value_number(place.cycle)
					     : value_none());
	change_set(change, plan, RECORD_NODE, id, NODE_POSITION,
		value_number(position));
	let_days_go(plan, node, place, change);
	for (at = node; at && shift; at = plan_next(plan, at, id)) {
		change_set(change, plan, RECORD_NODE, at->id, NODE_LEVEL,
			value_number(at->level + shift));
		if (place_cycle(plan, place))
			check_fit(plan, change, at->id);
	}
	change_label(change, N_("move: %s"), guard_label(node->title, &label));
	str_fini(&label);
	return true;
}

bool
edit_reorder(const struct plan *plan, uint32_t id, int step,
	struct change *change, struct err *err)
{
	const struct node *node = guard_node(plan, id, err), *other;
	struct place place;

	if (!node)
		return false;
	place = place_after(plan, node);
	if (step < 0) {
		other = plan_previous(plan, node);
		if (!other)
			return err_set(
				err, ERR_INPUT, _("it is the first already"));
		place.before = other->id;
	} else {
		other = plan_node(plan, node->next);
		if (!other)
			return err_set(
				err, ERR_INPUT, _("it is the last already"));
		place.before = other->next;
	}
	return edit_move(plan, id, place, change, err);
}

bool
edit_promote(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct node *node = guard_node(plan, id, err);
	const struct node *parent = node ? plan_node(plan, node->parent) : NULL;

	if (!node)
		return false;
	if (!parent)
		return err_set(
			err, ERR_INPUT, _("it is at the top level already"));
	return edit_move(plan, id, place_after(plan, parent), change, err);
}

bool
edit_demote(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct node *node = guard_node(plan, id, err);
	const struct node *above = node ? plan_previous(plan, node) : NULL;

	if (!node)
		return false;
	if (!above)
		return err_set(err, ERR_INPUT,
			_("there is nothing above it to go below"));
	return edit_move(plan, id, place_below(above), change, err);
}

void
edit_take_node(
	const struct plan *plan, const struct node *node, struct change *change)
{
	const struct node *child = plan_node(plan, node->children.first);

	for (; child; child = plan_node(plan, child->next))
		edit_take_node(plan, child, change);
	guard_forget(plan, node, change);
	change_delete(change, plan, RECORD_NODE, node->id);
}

bool
edit_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct node *node = guard_node(plan, id, err);
	struct str label = {0};

	if (!node)
		return false;
	edit_take_node(plan, node, change);
	change_label(
		change, N_("delete: %s"), guard_label(node->title, &label));
	str_fini(&label);
	return true;
}

/* What says where a node stands and which it is. */
static bool
is_own(int field)
{
	return field == NODE_PARENT || field == NODE_CYCLE ||
		field == NODE_POSITION || field == NODE_UID ||
		field == NODE_LEVEL;
}

/* A copy on its way: from where, into which days, how many levels lower. */
struct copying {
	const struct plan *plan, *from;
	struct change *change;
	const struct cycle *cycle; /* it goes to; NULL: the backlog */
	int shift;
};

/* A list of records that another node has, as those of `node`. */
static void
copy_list(const struct copying *copying, enum record record, uint32_t first,
	uint32_t node)
{
	const struct record_type *type = &record_types[record];
	const struct plan *from = copying->from;
	const struct base *base = plan_record(from, record, first);
	struct change *change = copying->change;
	uint32_t entry;
	size_t field;

	for (; base; base = plan_record(from, record, base->next)) {
		entry = change_create(change, copying->plan, record);
		for (field = 0; field < type->field_count; field++)
			change_put(change, record, entry, (int)field,
				type->fields[field].type == FIELD_ID
					? value_number(node)
					: record_value(record, base,
						  &type->fields[field]));
	}
}

static bool
is_day_outside(const struct cycle *cycle, int field, struct value value)
{
	return cycle && (field == NODE_DUE || field == NODE_STARTS) &&
		value.type != VALUE_NONE &&
		(value.number < cycle->starts || value.number > cycle->ends);
}

static void
copy_fields(const struct copying *copying, const struct node *node, uint32_t id,
	bool back)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	struct value value;
	int field;

	for (field = 0; field < NODE_FIELDS; field++) {
		if (is_own(field) || (!back && field == NODE_CARRIED_FROM))
			continue;
		value = record_value(RECORD_NODE, node, &type->fields[field]);
		if (!is_day_outside(copying->cycle, field, value))
			change_put(
				copying->change, RECORD_NODE, id, field, value);
	}
}

/* What is not in the plan any more comes back as what it was, with its lasting id
 * and its check-ins and comments: cut and pasted, it has only moved. */
static uint32_t
copy_node(const struct copying *copying, const struct node *node,
	struct place place)
{
	const struct plan *plan = copying->plan;
	const struct node *child =
		plan_node(copying->from, node->children.first);
	struct change *change = copying->change;
	uint32_t id = change_create(change, plan, RECORD_NODE);
	bool back = !plan_node_by_uid(plan, node->uid);

	put_place(plan, change, id, place);
	change_put(change, RECORD_NODE, id, NODE_LEVEL,
		value_number(node->level + copying->shift));
	change_put(change, RECORD_NODE, id, NODE_UID,
		value_number((int64_t)(back ? node->uid : uid_new())));
	copy_fields(copying, node, id, back);
	if (copying->shift && copying->cycle)
		check_fit(plan, change, id);
	if (back) {
		copy_list(copying, RECORD_CHECKIN,
			node_detail(node)->checkins.first, id);
		copy_list(copying, RECORD_COMMENT,
			node_detail(node)->comments.first, id);
	}
	/* Equal positions below a new parent keep the order of their ids. */
	for (; child; child = plan_node(copying->from, child->next))
		copy_node(copying, child, (struct place){.parent = id});
	return id;
}

bool
edit_copy(const struct plan *plan, const struct copied *what,
	struct change *change, uint32_t *copy, struct err *err)
{
	const struct node *node = plan_node(what->from, what->node);
	struct copying copying = {plan, what->from, change, NULL, 0};
	struct str label = {0};

	if (!node)
		return err_set(err, ERR_INPUT, _("there is nothing to copy"));
	if (!guard_place(plan, what->to, err))
		return false;
	copying.cycle = place_cycle(plan, what->to);
	copying.shift = place_level(plan, what->to) - node->level;
	if (deepest(what->from, node) + copying.shift > LEVEL_ACTION)
		return err_set(err, ERR_INPUT,
			_("that would be deeper than objective, key result, "
			  "action"));
	*copy = copy_node(&copying, node, what->to);
	change_label(change, N_("copy: %s"), guard_label(node->title, &label));
	str_fini(&label);
	return true;
}

void
edit_label_several(struct change *change, const char *what, const char *value,
	size_t count)
{
	if (count > 1 && value)
		change_label_count(change,
			NN_("%2$t %3$s: %1$s node", "%2$t %3$s: %1$s nodes"),
			count, what, value);
	else if (count > 1)
		change_label_count(change,
			NN_("%2$t: %1$s node", "%2$t: %1$s nodes"), count,
			what);
}
