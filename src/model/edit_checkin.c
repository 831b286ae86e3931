/* SPDX-License-Identifier: MIT */
/* Check-ins: one a key result and day; the newest says where it stands. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"

/* Tenths: a fall of so much, or to so little, asks for its reason. */
#define CONFIDENCE_FALL 20
#define CONFIDENCE_LOW 30

const struct checkin *
checkin_on(const struct plan *plan, const struct node *node, int32_t on)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);

	while (checkin && checkin->on != on)
		checkin = plan_checkin(plan, checkin->base.next);
	return checkin;
}

static struct value
tenths_value(int tenths)
{
	return tenths < 0 ? value_none() : value_number(tenths);
}

/* What the progress is once the values are in: what they say, or what follows
 * from the metric's value, or what it is now. */
static int32_t
share_with(const struct plan *plan, const struct node *node,
	const struct checkin_values *values)
{
	struct detail detail = *node_detail(node);
	struct node copy = *node;

	if (detail.basis == BASIS_METRIC && values->current != DECIMAL_NONE) {
		detail.current = values->current;
		copy.detail = &detail;
		return node_progress(plan, &copy).share;
	}
	if (values->progress >= 0 && detail.basis != BASIS_METRIC)
		return values->progress * (SHARE_ONE / PROGRESS_MAX);
	return node_progress(plan, node).share;
}

/* Actions say how far it is; what was stored of a day that is past can be
 * corrected. */
static bool
guard_actions(const struct plan *plan, const struct node *node, int32_t on,
	const struct checkin_values *values, struct err *err)
{
	const struct checkin *last =
		plan_checkin(plan, node_detail(node)->checkins.last);

	if (node_detail(node)->basis != BASIS_ACTIONS || values->progress < 0 ||
		(last && on < last->on))
		return true;
	return err_set(err, ERR_INPUT,
		_("the progress comes from its actions; finish one, or set "
		  "the basis to manual"));
}

static bool
guard_day(const struct plan *plan, const struct node *node, int32_t on,
	struct err *err)
{
	int32_t begins = node_begins(plan, node);
	char day[DAY_TEXT_SIZE];

	if (begins == DAY_NONE || on >= begins)
		return true;
	return err_set(err, ERR_INPUT,
		_("a check-in is for a day from %s on, when the key result "
		  "begins"),
		day_text(begins, day));
}

static bool
guard_values(const struct node *node, const struct checkin_values *values,
	struct err *err)
{
	int basis = node_detail(node)->basis;

	if (node->level != LEVEL_KEY_RESULT)
		return err_set(
			err, ERR_INPUT, _("only key results are checked in"));
	if (values->progress > PROGRESS_MAX || values->progress < -1)
		return err_set(err, ERR_INPUT, _("progress goes from 0 to 10"));
	if (values->confidence > PROGRESS_MAX || values->confidence < -1)
		return err_set(
			err, ERR_INPUT, _("confidence goes from 0 to 10"));
	if (values->progress >= 0 && basis == BASIS_METRIC &&
		values->current == DECIMAL_NONE)
		return err_set(err, ERR_INPUT,
			_("the progress comes from its metric; set the "
			  "current value"));
	if (values->current != DECIMAL_NONE && basis != BASIS_METRIC)
		return err_set(err, ERR_INPUT,
			_("it has no metric; set the basis to metric first"));
	return true;
}

static void
set_text(struct change *change, const struct plan *plan, uint32_t id, int field,
	const char *text)
{
	if (text)
		change_set(change, plan, RECORD_CHECKIN, id, field,
			value_text(text));
}

/* Of a closed cycle only the texts of what was said can be mended. */
static bool
guard_closed(const struct plan *plan, const struct node *node,
	const struct checkin *same, const struct checkin_values *values,
	struct err *err)
{
	if (same && values->progress < 0 && values->current == DECIMAL_NONE &&
		values->confidence < 0 &&
		(!values->status || values->status == same->status))
		return true;
	return guard_node(plan, node->id, err) != NULL;
}

/* The node's own values follow its newest check-in. */
static void
follow(struct change *change, const struct plan *plan, const struct node *node,
	const struct checkin_values *values)
{
	int basis = node_detail(node)->basis;

	if (basis == BASIS_MANUAL && values->progress >= 0)
		change_set(change, plan, RECORD_NODE, node->id, NODE_PROGRESS,
			value_number(values->progress));
	if (basis == BASIS_METRIC && values->current != DECIMAL_NONE)
		change_set(change, plan, RECORD_NODE, node->id, NODE_CURRENT,
			value_number(values->current));
	if (values->confidence >= 0)
		change_set(change, plan, RECORD_NODE, node->id, NODE_CONFIDENCE,
			value_number(values->confidence));
	if (values->status)
		change_set(change, plan, RECORD_NODE, node->id, NODE_STATUS,
			value_number(values->status));
}

static void
label_checkin(struct change *change, const struct node *node)
{
	struct str label = {0};

	change_label(
		change, N_("check-in: %s"), guard_label(node->title, &label));
	str_fini(&label);
}

bool
edit_checkin(const struct plan *plan, uint32_t id,
	const struct checkin_values *values, struct change *change,
	struct err *err)
{
	const int32_t on = values->on;
	const struct node *node = plan_node(plan, id);
	const struct checkin *same = node ? checkin_on(plan, node, on) : NULL;
	const struct checkin *last;
	int64_t current;
	uint32_t entry;
	int confidence;

	if (!node)
		return err_set(
			err, ERR_INPUT, _("there is no such node any more"));
	if (!guard_closed(plan, node, same, values, err) ||
		!guard_values(node, values, err) ||
		!guard_day(plan, node, on, err) ||
		!guard_actions(plan, node, on, values, err))
		return false;
	last = plan_checkin(plan, node_detail(node)->checkins.last);
	entry = same ? same->base.id
		     : change_create(change, plan, RECORD_CHECKIN);
	confidence = values->confidence >= 0 ? values->confidence
		: same			     ? same->confidence
					     : node->confidence;
	current = values->current != DECIMAL_NONE ? values->current
		: same				  ? same->current
						  : node_detail(node)->current;
	change_set(change, plan, RECORD_CHECKIN, entry, CHECKIN_NODE,
		value_number(id));
	change_set(change, plan, RECORD_CHECKIN, entry, CHECKIN_ON,
		value_number(on));
	if (!same || values->progress >= 0 || values->current != DECIMAL_NONE)
		change_set(change, plan, RECORD_CHECKIN, entry,
			CHECKIN_PROGRESS,
			tenths_value(
				share_tenths(share_with(plan, node, values))));
	if (node_detail(node)->basis == BASIS_METRIC && current != DECIMAL_NONE)
		change_set(change, plan, RECORD_CHECKIN, entry, CHECKIN_CURRENT,
			value_number(current));
	change_set(change, plan, RECORD_CHECKIN, entry, CHECKIN_CONFIDENCE,
		tenths_value(confidence));
	if (values->status)
		change_set(change, plan, RECORD_CHECKIN, entry, CHECKIN_STATUS,
			value_number(values->status));
	set_text(change, plan, entry, CHECKIN_NOTE, values->note);
	set_text(change, plan, entry, CHECKIN_BLOCKER, values->blocker);
	set_text(change, plan, entry, CHECKIN_WHY, values->why);
	if (!last || last->on <= on)
		follow(change, plan, node, values);
	if (!edit_read_value(plan, id, (struct value_on){on, values->current},
		    change, err))
		return false;
	label_checkin(change, node);
	return true;
}

int
edit_confidence_before(
	const struct plan *plan, const struct node *node, int32_t on)
{
	const struct checkin *at =
		plan_checkin(plan, node_detail(node)->checkins.first);
	int before = at ? -1 : node->confidence;

	for (; at && at->on < on; at = plan_checkin(plan, at->base.next))
		before = at->confidence >= 0 ? at->confidence : before;
	return before;
}

bool
edit_confidence_falls(int before, int now)
{
	return before >= 0 && now >= 0 && now < before &&
		(before - now >= CONFIDENCE_FALL || now <= CONFIDENCE_LOW);
}

bool
edit_checkin_asks_why(const struct plan *plan, uint32_t id,
	const struct checkin_values *values)
{
	const struct node *node = plan_node(plan, id);
	const struct checkin *same;

	if (!node || (values->why && *values->why))
		return false;
	same = checkin_on(plan, node, values->on);
	return !(same && same->why) &&
		edit_confidence_falls(
			edit_confidence_before(plan, node, values->on),
			values->confidence);
}

enum status
edit_checkin_suggest(const struct plan *plan, uint32_t id,
	const struct checkin_values *values)
{
	const struct node *node = plan_node(plan, id);
	const struct checkin *last;
	bool blocked;
	int confidence;

	if (!node || cycle_closed(plan_cycle_of(plan, node)))
		return STATUS_NONE;
	last = plan_checkin(plan, node_detail(node)->checkins.last);
	blocked = values->blocker
		? *values->blocker != '\0'
		: last && last->on == values->on && last->blocker;
	confidence =
		values->confidence >= 0 ? values->confidence : node->confidence;
	return standing_suggest(plan, node,
		&(struct facts){share_with(plan, node, values), confidence,
			blocked, values->on})
		.status;
}

/* The check-in before one, NULL for the first. */
static const struct checkin *
checkin_before(const struct plan *plan, const struct node *node,
	const struct checkin *checkin)
{
	const struct checkin *at =
		plan_checkin(plan, node_detail(node)->checkins.first);

	if (at == checkin)
		return NULL;
	while (at && at->base.next != checkin->base.id)
		at = plan_checkin(plan, at->base.next);
	return at;
}

bool
edit_checkin_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct checkin *checkin = plan_checkin(plan, id), *before;
	const struct node *node;

	if (!checkin)
		return err_set(err, ERR_INPUT,
			_("there is no such check-in any more"));
	node = guard_node(plan, checkin->node, err);
	if (!node)
		return false;
	before = checkin_before(plan, node, checkin);
	change_delete(change, plan, RECORD_CHECKIN, id);
	if (!checkin->base.next && before)
		follow(change, plan, node,
			&(struct checkin_values){.progress = before->progress,
				.current = before->current,
				.confidence = before->confidence,
				.status = before->status});
	label_checkin(change, node);
	return true;
}
