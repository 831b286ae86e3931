/* SPDX-License-Identifier: MIT */
/*
 * A key result that reads a health metric. It names it (NODE_FROM), and its
 * current value is the metric's last one, so that a value is entered once:
 * a reading sets the key results, a value of a key result is a reading.
 */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"
#include "model/query.h"
#include "view.h"

const struct metric *
plan_metric_named(const struct plan *plan, const char *name)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	if (!name || !*name)
		return NULL;
	while (metric && !cycle_names_alike(metric->name, name))
		metric = plan_metric(plan, metric->base.next);
	return metric;
}

const struct metric *
node_reads(const struct plan *plan, const struct node *node)
{
	return plan_metric_named(plan, node_detail(node)->from);
}

static void
metric_names(const struct plan *plan, struct str *out)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	for (; metric; metric = plan_metric(plan, metric->base.next))
		str_addf(out, "%s%s", out->length ? ", " : "", metric->name);
}

bool
edit_reads(const struct plan *plan, uint32_t id, const char *name,
	struct change *change, struct err *err)
{
	const struct metric *metric = plan_metric_named(plan, name);
	struct str names = {0};

	if (!name || !*name)
		return edit_field(plan,
			(struct target){RECORD_NODE, id, NODE_FROM},
			value_none(), change, err);
	if (!metric) {
		metric_names(plan, &names);
		err_set(err, ERR_INPUT,
			names.length ? _("there is no health metric %s; there "
					 "are: %s")
				     : _("there is no health metric %s%s"),
			name, str_text(&names));
		str_fini(&names);
		return false;
	}
	if (metric->unit &&
		!edit_field(plan, (struct target){RECORD_NODE, id, NODE_UNIT},
			value_text(metric->unit), change, err))
		return false;
	return edit_field(plan, (struct target){RECORD_NODE, id, NODE_BASIS},
		       value_number(BASIS_METRIC), change, err) &&
		edit_field(plan, (struct target){RECORD_NODE, id, NODE_FROM},
			value_text(metric->name), change, err);
}

bool
edit_read_value(const struct plan *plan, uint32_t node, struct value_on value,
	struct change *change, struct err *err)
{
	const char *name =
		change_value(change, plan, RECORD_NODE, node, NODE_FROM).text;
	const struct metric *metric = plan_metric_named(plan, name);

	return !metric || value.value == DECIMAL_NONE ||
		edit_reading(plan, metric->base.id, value, change, err);
}

/* ---- what follows from a change */

/* Whether it alters what a key result may read, or that it reads. */
static bool
concerns(const struct change *change)
{
	const struct edit *edit;
	size_t i;

	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->record == RECORD_READING ||
			(edit->record == RECORD_METRIC &&
				edit->op == EDIT_SET &&
				edit->field == METRIC_NAME) ||
			(edit->record == RECORD_NODE && edit->op == EDIT_SET &&
				edit->field == NODE_FROM))
			return true;
	}
	return false;
}

/* The metric of that name, or that had it before the change; 0 for none. */
static uint32_t
metric_of(const struct change_view *view, const char *name)
{
	uint32_t id, limit = view_limit(view, RECORD_METRIC);
	const struct metric *before = plan_metric_named(view->plan, name);

	if (before && !view_gone(view, RECORD_METRIC, before->base.id))
		return before->base.id;
	for (id = 1; id < limit; id++)
		if (!view_gone(view, RECORD_METRIC, id) &&
			cycle_names_alike(
				view_text(view, RECORD_METRIC, id, METRIC_NAME),
				name))
			return id;
	return 0;
}

struct last {
	int32_t on, until;
	int64_t value;
};

static void
look_at(const struct change_view *view, uint32_t id, struct last *last)
{
	int32_t on = view_day(view, RECORD_READING, id, READING_ON);

	if (view_gone(view, RECORD_READING, id) || on == DAY_NONE ||
		on < last->on || on > last->until)
		return;
	last->on = on;
	last->value = view_decimal(view, RECORD_READING, id, READING_VALUE);
}

/* Its last value up to a day; DECIMAL_NONE for none. */
static int64_t
last_value(const struct change_view *view, uint32_t metric, int32_t until)
{
	const struct metric *known = plan_metric(view->plan, metric);
	const struct reading *at =
		known ? plan_reading(view->plan, known->readings.first) : NULL;
	uint32_t id = view->plan->tables[RECORD_READING].limit;
	struct last last = {INT32_MIN, until, DECIMAL_NONE};

	for (; at; at = plan_reading(view->plan, at->base.next))
		look_at(view, at->base.id, &last);
	for (; id < view_limit(view, RECORD_READING); id++)
		if (view_id(view, RECORD_READING, id, READING_METRIC) == metric)
			look_at(view, id, &last);
	return last.value;
}

/* The cycle a node lies in, with the change in it. */
static uint32_t
cycle_of(const struct change_view *view, uint32_t node)
{
	uint32_t parent;
	int depth = 0;

	while (depth++ <= LEVEL_ACTION &&
		(parent = view_id(view, RECORD_NODE, node, NODE_PARENT)))
		node = parent;
	return view_id(view, RECORD_NODE, node, NODE_CYCLE);
}

/* What is closed keeps what it had; what is over, what it had at its end. */
static void
read_metric(
	const struct change_view *view, uint32_t node, struct change *change)
{
	const struct plan *plan = view->plan;
	uint32_t cycle = cycle_of(view, node), metric;
	int32_t until = INT32_MAX;
	const char *name;
	int64_t value;

	metric = metric_of(view, view_text(view, RECORD_NODE, node, NODE_FROM));
	if (!metric)
		return;
	name = view_text(view, RECORD_METRIC, metric, METRIC_NAME);
	change_set(
		change, plan, RECORD_NODE, node, NODE_FROM, value_text(name));
	if (cycle &&
		view_day(view, RECORD_CYCLE, cycle, CYCLE_CLOSED) != DAY_NONE)
		return;
	if (cycle)
		until = view_day(view, RECORD_CYCLE, cycle, CYCLE_ENDS);
	value = last_value(view, metric, until);
	change_set(change, plan, RECORD_NODE, node, NODE_CURRENT,
		value == DECIMAL_NONE ? value_none() : value_number(value));
}

void
edit_read_metrics(const struct plan *plan, struct change *change)
{
	struct change_view view;
	uint32_t id, limit;

	if (!concerns(change))
		return;
	view_init(&view, plan, change);
	limit = view_limit(&view, RECORD_NODE);
	for (id = 1; id < limit; id++)
		if (*view_text(&view, RECORD_NODE, id, NODE_FROM) &&
			!view_gone(&view, RECORD_NODE, id))
			read_metric(&view, id, change);
	view_fini(&view);
}
