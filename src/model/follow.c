/* SPDX-License-Identifier: MIT */
/* A value that is changed on a day that has a check-in brings it up to date. */
#include "model/edit.h"
#include "model/progress.h"
#include "view.h"

/* The key result that an edit moves: itself, or that of an action; 0 for
 * none. */
static uint32_t
moved_by(const struct change_view *view, const struct edit *edit)
{
	uint32_t parent;

	if (edit->record != RECORD_NODE)
		return 0;
	if (edit->op == EDIT_SET &&
		(edit->field == NODE_PROGRESS || edit->field == NODE_CURRENT))
		return edit->id;
	if (edit->op == EDIT_SET && edit->field != NODE_STATE &&
		edit->field != NODE_PARENT && edit->field != NODE_WEIGHT)
		return 0;
	parent = view_id(view, RECORD_NODE, edit->id, NODE_PARENT);
	return parent;
}

static const struct checkin *
checkin_on(const struct plan *plan, uint32_t id, int32_t day)
{
	const struct node *node = plan_node(plan, id);
	const struct checkin *last = node
		? plan_checkin(plan, node_detail(node)->checkins.last)
		: NULL;

	return node && node->level == LEVEL_KEY_RESULT && last &&
			last->on == day
		? last
		: NULL;
}

/* Whether the change, its first `count` edits, is about the check-in itself, which
 * then says what it says. */
static bool
is_touched(const struct change *change, size_t count, uint32_t checkin)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (change->edits[i].record == RECORD_CHECKIN &&
			change->edits[i].id == checkin)
			return true;
	return false;
}

struct actions {
	int64_t all, done; /* by weight */
};

static void
add_action(const struct change_view *view, uint32_t id, struct actions *actions)
{
	int64_t state = view_value(view, RECORD_NODE, id, NODE_STATE).number;
	struct value set = view_value(view, RECORD_NODE, id, NODE_WEIGHT);
	int64_t weight = set.type == VALUE_NONE ? WEIGHT_ONE : set.number;

	if (state == STATE_DROPPED || view_gone(view, RECORD_NODE, id))
		return;
	actions->all += weight;
	actions->done += state == STATE_DONE ? weight : 0;
}

/* Done actions of those that count, with the change in it. */
static int32_t
actions_share(const struct change_view *view, const struct node *node)
{
	const struct plan *plan = view->plan;
	uint32_t id = plan->tables[RECORD_NODE].limit;
	const struct node *child = plan_node(plan, node->children.first);
	struct actions actions = {0};

	for (; child; child = plan_node(plan, child->next))
		add_action(view, child->id, &actions);
	for (; id < view_limit(view, RECORD_NODE); id++)
		if (view_id(view, RECORD_NODE, id, NODE_PARENT) == node->id)
			add_action(view, id, &actions);
	return actions.all ? (int32_t)(actions.done * SHARE_ONE / actions.all)
			   : SHARE_NONE;
}

/* What its progress is with the change in it, tenths. */
static int
tenths_with(const struct change_view *view, const struct node *node)
{
	struct detail detail = *node_detail(node);
	struct node copy = *node;

	switch (detail.basis) {
	case BASIS_ACTIONS:
		return share_tenths(actions_share(view, node));
	case BASIS_METRIC:
		detail.current =
			view_decimal(view, RECORD_NODE, node->id, NODE_CURRENT);
		copy.detail = &detail;
		return share_tenths(node_progress(view->plan, &copy).share);
	default:
		return (int)view_value(
			view, RECORD_NODE, node->id, NODE_PROGRESS)
			.number;
	}
}

static void
follow(const struct change_view *view, struct change *change,
	const struct checkin *checkin)
{
	const struct node *node = plan_node(view->plan, checkin->node);
	int tenths = tenths_with(view, node);
	int64_t current =
		view_decimal(view, RECORD_NODE, node->id, NODE_CURRENT);

	if (tenths >= 0)
		change_set(change, view->plan, RECORD_CHECKIN, checkin->base.id,
			CHECKIN_PROGRESS, value_number(tenths));
	if (node_detail(node)->basis == BASIS_METRIC && current != DECIMAL_NONE)
		change_set(change, view->plan, RECORD_CHECKIN, checkin->base.id,
			CHECKIN_CURRENT, value_number(current));
}

/* What a person says of it on such a day the check-in says, too. */
static void
follow_word(const struct plan *plan, struct change *change, struct edit edit,
	const struct checkin *checkin)
{
	change_set(change, plan, RECORD_CHECKIN, checkin->base.id,
		edit.field == NODE_STATUS ? CHECKIN_STATUS : CHECKIN_CONFIDENCE,
		edit.after);
}

static bool
is_word(struct edit edit)
{
	return edit.record == RECORD_NODE && edit.op == EDIT_SET &&
		(edit.field == NODE_STATUS || edit.field == NODE_CONFIDENCE);
}

void
edit_follow(const struct plan *plan, int32_t today, struct change *change)
{
	const struct checkin *checkin;
	struct change_view view;
	struct edit edit;
	size_t i, count;

	edit_read_metrics(plan, change);
	count = change->count;
	view_init(&view, plan, change);
	for (i = 0; i < count; i++) {
		edit = change->edits[i];
		checkin = checkin_on(plan,
			is_word(edit) ? edit.id : moved_by(&view, &edit),
			today);
		if (!checkin || is_touched(change, count, checkin->base.id))
			continue;
		if (is_word(edit))
			follow_word(plan, change, edit, checkin);
		else
			follow(&view, change, checkin);
	}
	view_fini(&view);
}
