/* SPDX-License-Identifier: MIT */
/* Cycles: made, dated, closed when they are history, taken away. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"

static bool
guard_cycle_name(const struct plan *plan, const char *name, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	if (!*name)
		return err_set(
			err, ERR_INPUT, _("the %s cannot be empty"), _("name"));
	while (cycle && !(cycle->name && cycle_names_alike(cycle->name, name)))
		cycle = plan_cycle(plan, cycle->base.next);
	if (cycle)
		return err_set(err, ERR_INPUT, _("there is a cycle %s already"),
			cycle->name);
	return guard_text(N_("name"), name, TITLE_MAX, err);
}

static int64_t
days_of(const struct cycle *cycle)
{
	return (int64_t)cycle->ends - cycle->starts + 1;
}

/* What a new cycle of that span, in `around` or in none, takes in: a year its
 * quarters. */
static void
take_in(const struct plan *plan, uint32_t id, struct span span,
	const struct cycle *around, struct change *change)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	int64_t days = (int64_t)span.ends - span.starts + 1;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (span.starts <= cycle->starts && cycle->ends <= span.ends &&
			days_of(cycle) < days &&
			plan_outer_cycle(plan, cycle) == around)
			change_set(change, plan, RECORD_CYCLE, cycle->base.id,
				CYCLE_PARENT, value_number(id));
}

bool
edit_cycle_add(const struct plan *plan, const struct new_cycle *made,
	struct change *change, uint32_t *id, struct err *err)
{
	const struct span span = made->span;
	const char *name = made->name;
	char text[SPAN_TEXT_SIZE];
	const struct cycle *around = NULL;

	if (span.starts > span.ends)
		return err_set(err, ERR_INPUT,
			_("a cycle ends on or after the day it starts"));
	if (!name)
		name = span_text(span, text);
	if (!guard_cycle_name(plan, name, err))
		return false;
	if (made->parent == CYCLE_BY_SPAN)
		around = plan_cycle_around(plan, span);
	*id = change_create(change, plan, RECORD_CYCLE);
	change_put(change, RECORD_CYCLE, *id, CYCLE_UID,
		value_number((int64_t)uid_new()));
	if (made->parent == CYCLE_BY_SPAN)
		take_in(plan, *id, span, around, change);
	if (around || (made->parent && made->parent != CYCLE_BY_SPAN))
		change_put(change, RECORD_CYCLE, *id, CYCLE_PARENT,
			value_number(around ? around->base.id : made->parent));
	change_put(change, RECORD_CYCLE, *id, CYCLE_NAME, value_text(name));
	change_put(change, RECORD_CYCLE, *id, CYCLE_STARTS,
		value_number(span.starts));
	change_put(
		change, RECORD_CYCLE, *id, CYCLE_ENDS, value_number(span.ends));
	change_label(change, N_("new cycle: %s"), name);
	return true;
}

bool
edit_cycle_days(const struct plan *plan, uint32_t id, struct span span,
	struct change *change, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, id);

	if (!cycle)
		return err_set(
			err, ERR_INPUT, _("there is no such cycle any more"));
	if (span.starts > span.ends)
		return err_set(err, ERR_INPUT,
			_("a cycle ends on or after the day it starts"));
	if (!guard_open(plan, id, err))
		return false;
	change_set(change, plan, RECORD_CYCLE, id, CYCLE_STARTS,
		value_number(span.starts));
	change_set(change, plan, RECORD_CYCLE, id, CYCLE_ENDS,
		value_number(span.ends));
	change_label(change, N_("cycle %s"), cycle->name ? cycle->name : "");
	return true;
}

int
edit_close_past(const struct plan *plan, int32_t today, struct change *change)
{
	struct value ends, closed;
	size_t i, count = change->count;
	int past = 0;
	uint32_t id;

	for (i = 0; i < count; i++) {
		if (change->edits[i].op != EDIT_CREATE ||
			change->edits[i].record != RECORD_CYCLE)
			continue;
		id = change->edits[i].id;
		ends = change_value(change, plan, RECORD_CYCLE, id, CYCLE_ENDS);
		closed = change_value(
			change, plan, RECORD_CYCLE, id, CYCLE_CLOSED);
		if (closed.type != VALUE_NONE || ends.type == VALUE_NONE ||
			ends.number >= today)
			continue;
		change_set(change, plan, RECORD_CYCLE, id, CYCLE_CLOSED, ends);
		past++;
	}
	return past;
}

uint32_t
edit_cycle_asked(const struct plan *plan, const char *text, int32_t today,
	struct change *change, struct err *err)
{
	const struct cycle *last = plan_cycle(plan, plan->cycles.last);
	struct span span = span_quarter(today);
	const char *name = NULL;
	uint32_t id = 0;

	if (last)
		span = span_next((struct span){last->starts, last->ends});
	if (*text && !span_read(text, strlen(text), today, &span))
		name = text;
	if (!edit_cycle_add(plan,
		    &(struct new_cycle){name, span, CYCLE_BY_SPAN}, change, &id,
		    err))
		return 0;
	edit_close_past(plan, today, change);
	return id;
}

void
edit_empty_cycle(const struct plan *plan, uint32_t id, struct change *change)
{
	const struct cycle *cycle = plan_cycle(plan, id);
	const struct section *section =
		plan_section(plan, cycle->sections.first);
	const struct node *node = plan_node(plan, cycle->nodes.first);

	for (; node; node = plan_node(plan, node->next))
		edit_take_node(plan, node, change);
	for (; section; section = plan_section(plan, section->base.next))
		change_delete(change, plan, RECORD_SECTION, section->base.id);
}

void
edit_empty_rest(const struct plan *plan, struct change *change)
{
	const struct node *node = plan_node(plan, plan->backlog.first);
	const struct week *week = plan_week(plan, plan->weeks.first);
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	for (; node; node = plan_node(plan, node->next))
		edit_take_node(plan, node, change);
	for (; week; week = plan_week(plan, week->base.next))
		edit_take_week(plan, week, change);
	for (; metric; metric = plan_metric(plan, metric->base.next))
		edit_take_metric(plan, metric, change);
}

bool
edit_cycle_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, id), *inner;

	if (!cycle)
		return err_set(
			err, ERR_INPUT, _("there is no such cycle any more"));
	if (!guard_open(plan, id, err))
		return false;
	edit_empty_cycle(plan, id, change);
	for (inner = plan_cycle(plan, plan->cycles.first); inner;
		inner = plan_cycle(plan, inner->base.next))
		if (inner->parent == id)
			change_set(change, plan, RECORD_CYCLE, inner->base.id,
				CYCLE_PARENT,
				cycle->parent ? value_number(cycle->parent)
					      : value_none());
	change_delete(change, plan, RECORD_CYCLE, id);
	change_label(
		change, N_("delete cycle: %s"), cycle->name ? cycle->name : "");
	return true;
}
