/* SPDX-License-Identifier: MIT */
#include "carry.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/close.h"
#include "model/edit.h"
#include "model/progress.h"

/* Copies go behind what is there; copies of one change keep their order by
 * their ids. */
#define POSITION_STEP 1024
#define CHAIN_MOST 100 /* longer chains of carrying are not followed */

void
carry_fini(struct carry *carry)
{
	free(carry->made);
	carry->made = NULL;
	carry->made_count = 0;
}

static void
put(struct carry *carry, uint32_t id, int field, struct value value)
{
	change_put(carry->change, RECORD_NODE, id, field, value);
}

/* A position behind all of the list. */
static int32_t
behind(const struct plan *plan, struct chain list)
{
	const struct node *last = plan_node(plan, list.last);

	if (!last)
		return POSITION_STEP;
	return last->position > INT32_MAX - POSITION_STEP
		? INT32_MAX
		: last->position + POSITION_STEP;
}

/* A metric goes on from where it is, unless nothing was left to do; one that
 * stands begins anew. */
static struct value
new_start(const struct plan *plan, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	int64_t start = detail->current;

	if (start == DECIMAL_NONE || start == detail->target ||
		close_stands(plan, node))
		start = detail->start;
	return start == DECIMAL_NONE ? value_none() : value_number(start);
}

/* A day that the new cycle does not have is let go. */
static void
put_day(struct carry *carry, uint32_t id, int field, int32_t day)
{
	const struct value starts = change_value(carry->change, carry->plan,
		RECORD_CYCLE, carry->cycle, CYCLE_STARTS);
	const struct value ends = change_value(carry->change, carry->plan,
		RECORD_CYCLE, carry->cycle, CYCLE_ENDS);

	if (day != DAY_NONE && starts.type == VALUE_NUMBER &&
		ends.type == VALUE_NUMBER && day >= starts.number &&
		day <= ends.number)
		put(carry, id, field, value_number(day));
}

static void
note_copy(struct carry *carry, uint32_t from, uint32_t to)
{
	carry->made = base_realloc(
		carry->made, carry->made_count + 1, sizeof *carry->made);
	carry->made[carry->made_count][0] = from;
	carry->made[carry->made_count++][1] = to;
}

static uint32_t
copy_node(struct carry *carry, const struct node *node, int position)
{
	uint32_t id = change_create(carry->change, carry->plan, RECORD_NODE);
	const struct field *fields = record_types[RECORD_NODE].fields;
	int field;

	put(carry, id, NODE_UID, value_number((int64_t)uid_new()));
	put(carry, id, NODE_POSITION, value_number(position));
	put(carry, id, NODE_LEVEL, value_number(node->level));
	for (field = 0; field < NODE_FIELDS; field++)
		if (fields[field].carried && field != NODE_ALIGN)
			put(carry, id, field,
				record_value(
					RECORD_NODE, node, &fields[field]));
	put_day(carry, id, NODE_DUE, node->due);
	put_day(carry, id, NODE_STARTS, node_detail(node)->starts);
	put(carry, id, NODE_CARRIED_FROM, value_number((int64_t)node->uid));
	if (node_detail(node)->basis == BASIS_METRIC)
		put(carry, id, NODE_START, new_start(carry->plan, node));
	if (node->level != LEVEL_ACTION)
		note_copy(carry, node->id, id);
	return id;
}

/* Whether the node, or one that it was carried from, came from that one. */
static bool
comes_from(const struct plan *plan, const struct node *node, uint64_t uid)
{
	int steps;

	for (steps = 0; node && steps < CHAIN_MOST; steps++) {
		if (node_detail(node)->carried_from == uid)
			return true;
		node = plan_carried_from(plan, node);
	}
	return false;
}

/* The copy of a node in a list, made earlier; 0 when there is none. Of an
 * objective also one of the same title, which people set up by hand. */
static const struct node *
find_copy(const struct plan *plan, struct chain list, const struct node *node)
{
	const struct node *other = plan_node(plan, list.first);

	for (; other; other = plan_node(plan, other->next)) {
		if (comes_from(plan, other, node->uid))
			return other;
		if (node->level == LEVEL_OBJECTIVE &&
			other->level == LEVEL_OBJECTIVE &&
			strcmp(other->title, node->title) == 0)
			return other;
	}
	return NULL;
}

static struct chain
cycle_nodes(const struct carry *carry)
{
	const struct cycle *cycle = plan_cycle(carry->plan, carry->cycle);

	return cycle ? cycle->nodes : (struct chain){0};
}

static uint32_t
copy_top(struct carry *carry, const struct node *node)
{
	uint32_t id =
		copy_node(carry, node, behind(carry->plan, cycle_nodes(carry)));

	put(carry, id, NODE_CYCLE, value_number(carry->cycle));
	return id;
}

/* The objective's copy: one that is there, one this change made, or a new
 * one. */
static uint32_t
objective_copy(struct carry *carry, const struct node *objective)
{
	const struct node *there =
		find_copy(carry->plan, cycle_nodes(carry), objective);
	size_t i;

	if (there)
		return there->id;
	for (i = 0; i < carry->made_count; i++)
		if (carry->made[i][0] == objective->id)
			return carry->made[i][1];
	return copy_top(carry, objective);
}

bool
carry_is_there(const struct carry *carry, const struct node *node)
{
	const struct node *parent = plan_node(carry->plan, node->parent);
	struct chain list = cycle_nodes(carry);

	if (parent) {
		parent = find_copy(carry->plan, list, parent);
		list = parent ? parent->children : (struct chain){0};
	}
	return find_copy(carry->plan, list, node) != NULL;
}

static bool
refuse_again(const struct node *node, struct err *err)
{
	struct str label = {0};

	err_set(err, ERR_INPUT, _("%s was carried over already"),
		guard_label(node->title, &label));
	str_fini(&label);
	return false;
}

/* A key result below `parent`, or at the top when that is 0. */
static bool
carry_key_result(struct carry *carry, const struct node *node, uint32_t parent,
	uint32_t *copy, struct err *err)
{
	const struct plan *plan = carry->plan;
	const struct node *there = plan_node(plan, parent);
	const struct node *action = plan_node(plan, node->children.first);
	struct chain list = there ? there->children
		: parent	  ? (struct chain){0}
				  : cycle_nodes(carry);
	int position = POSITION_STEP;
	uint32_t id;

	if (find_copy(plan, list, node))
		return refuse_again(node, err);
	*copy = copy_node(carry, node, behind(plan, list));
	if (carry->go_on && node_detail(node)->basis == BASIS_MANUAL &&
		node->progress >= 0)
		put(carry, *copy, NODE_PROGRESS, value_number(node->progress));
	if (parent)
		put(carry, *copy, NODE_PARENT, value_number(parent));
	else
		put(carry, *copy, NODE_CYCLE, value_number(carry->cycle));
	for (; action; action = plan_node(plan, action->next)) {
		if (action->state != STATE_OPEN)
			continue;
		id = copy_node(carry, action, position);
		put(carry, id, NODE_PARENT, value_number(*copy));
		position += POSITION_STEP;
	}
	return true;
}

static bool
carry_objective(struct carry *carry, const struct node *node, uint32_t *copy,
	struct err *err)
{
	const struct node *child = plan_node(carry->plan, node->children.first);
	uint32_t id;

	if (find_copy(carry->plan, cycle_nodes(carry), node))
		return refuse_again(node, err);
	*copy = objective_copy(carry, node);
	for (; child; child = plan_node(carry->plan, child->next))
		if (child->level == LEVEL_KEY_RESULT &&
			child->state == STATE_OPEN &&
			child->share != SHARE_ONE &&
			!carry_key_result(carry, child, *copy, &id, err))
			return false;
	return true;
}

bool
carry_node(struct carry *carry, const struct node *node, uint32_t *copy,
	struct err *err)
{
	const struct node *parent = plan_node(carry->plan, node->parent);

	if (node->level == LEVEL_OBJECTIVE)
		return carry_objective(carry, node, copy, err);
	if (node->level != LEVEL_KEY_RESULT)
		return err_set(err, ERR_INPUT,
			_("an action goes with its key result; carry that "
			  "over"));
	return carry_key_result(carry, node,
		parent ? objective_copy(carry, parent) : 0, copy, err);
}
