/* SPDX-License-Identifier: MIT */
/* Week notes, and the health metrics that are read each week. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/remedy.h"

/* ---- week notes */

static void
label_week(struct change *change, const struct plan *plan, uint32_t id)
{
	char day[DAY_TEXT_SIZE];

	change_label(change, N_("week note of %s"),
		day_text((int32_t)change_value(
				 change, plan, RECORD_WEEK, id, WEEK_STARTS)
				 .number,
			day));
}

/* The note that is meant, made when there is none. */
static uint32_t
need_week(const struct plan *plan, struct week_at at, struct change *change)
{
	const struct week *week = week_there(plan, at);
	struct span span = span_week(at.day);
	uint32_t id;

	if (week)
		return week->base.id;
	id = change_create(change, plan, RECORD_WEEK);
	change_put(change, RECORD_WEEK, id, WEEK_UID,
		value_number((int64_t)uid_new()));
	change_put(change, RECORD_WEEK, id, WEEK_STARTS,
		value_number(span.starts));
	change_put(change, RECORD_WEEK, id, WEEK_ENDS, value_number(span.ends));
	return id;
}

bool
edit_week(const struct plan *plan, const struct week_text *text,
	struct change *change, struct err *err)
{
	uint32_t id;

	if (!guard_text(record_types[RECORD_WEEK].fields[text->field].label,
		    text->text, NOTE_MAX, err))
		return false;
	if (!*text->text && !week_there(plan, text->at))
		return true;
	id = need_week(plan, text->at, change);
	change_set(change, plan, RECORD_WEEK, id, text->field,
		value_text(text->text));
	label_week(change, plan, id);
	return true;
}

static int
count_priorities(const struct plan *plan, const struct week *week)
{
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);
	int count = 0;

	for (; at; at = plan_priority(plan, at->base.next))
		count++;
	return count;
}

/* The priority of the week that says the same already, NULL for none. */
static const struct weekly_priority *
same_priority(const struct plan *plan, const struct week *week,
	const struct new_priority *made)
{
	const struct weekly_priority *at =
		week ? plan_priority(plan, week->priorities.first) : NULL;

	while (at &&
		(at->rank != made->rank || at->node != made->node ||
			strcmp(at->title, made->title) != 0))
		at = plan_priority(plan, at->base.next);
	return at;
}

static bool
guard_title(const char *title, struct err *err)
{
	if (!*title)
		return err_set(err, ERR_INPUT, _("the %s cannot be empty"),
			_("title"));
	return guard_text(N_("title"), title, TITLE_MAX, err);
}

bool
edit_priority_add(const struct plan *plan, const struct new_priority *made,
	struct change *change, uint32_t *id, struct err *err)
{
	const struct week *week = week_there(plan, made->at);
	const struct weekly_priority *last =
		week ? plan_priority(plan, week->priorities.last) : NULL;
	const struct weekly_priority *same = same_priority(plan, week, made);
	uint32_t owner;

	if (!guard_title(made->title, err))
		return false;
	if (same) {
		*id = same->base.id;
		return true;
	}
	if (week && count_priorities(plan, week) >= WEEK_PRIORITIES) {
		err_set(err, ERR_INPUT, _("a week has at most %d priorities"),
			WEEK_PRIORITIES);
		return remedy_set(err, REMEDY_PRIORITY);
	}
	owner = need_week(plan, made->at, change);
	*id = change_create(change, plan, RECORD_PRIORITY);
	change_put(
		change, RECORD_PRIORITY, *id, WEEKLY_WEEK, value_number(owner));
	change_put(change, RECORD_PRIORITY, *id, WEEKLY_POSITION,
		value_number(position_after(last ? &last->position : NULL)));
	change_put(change, RECORD_PRIORITY, *id, WEEKLY_RANK,
		value_number(made->rank));
	change_put(change, RECORD_PRIORITY, *id, WEEKLY_TITLE,
		value_text(made->title));
	if (made->node)
		change_put(change, RECORD_PRIORITY, *id, WEEKLY_NODE,
			value_number((int64_t)made->node));
	label_week(change, plan, owner);
	return true;
}

bool
edit_priority_remove(const struct plan *plan, uint32_t id,
	struct change *change, struct err *err)
{
	const struct weekly_priority *priority = plan_priority(plan, id);

	if (!priority)
		return err_set(err, ERR_INPUT,
			_("there is no such priority any more"));
	change_delete(change, plan, RECORD_PRIORITY, id);
	label_week(change, plan, priority->week);
	return true;
}

void
edit_take_week(
	const struct plan *plan, const struct week *week, struct change *change)
{
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);

	for (; at; at = plan_priority(plan, at->base.next))
		change_delete(change, plan, RECORD_PRIORITY, at->base.id);
	change_delete(change, plan, RECORD_WEEK, week->base.id);
}

bool
edit_week_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct week *week = plan_week(plan, id);

	if (!week)
		return err_set(err, ERR_INPUT,
			_("there is no such week note any more"));
	label_week(change, plan, id);
	edit_take_week(plan, week, change);
	return true;
}

/* ---- health metrics */

static const struct metric *
guard_metric(const struct plan *plan, uint32_t id, struct err *err)
{
	const struct metric *metric = plan_metric(plan, id);

	if (!metric)
		err_set(err, ERR_INPUT,
			_("there is no such health metric any more"));
	return metric;
}

bool
edit_metric_add(const struct plan *plan, const char *name,
	struct change *change, uint32_t *id, struct err *err)
{
	const struct metric *last = plan_metric(plan, plan->metrics.last);

	if (!guard_title(name, err))
		return false;
	*id = change_create(change, plan, RECORD_METRIC);
	change_put(change, RECORD_METRIC, *id, METRIC_UID,
		value_number((int64_t)uid_new()));
	change_put(change, RECORD_METRIC, *id, METRIC_POSITION,
		value_number(position_after(last ? &last->position : NULL)));
	change_put(change, RECORD_METRIC, *id, METRIC_NAME, value_text(name));
	change_put(change, RECORD_METRIC, *id, METRIC_FREQUENCY,
		value_number(FREQUENCY_WEEKLY));
	change_label(change, N_("health metric: %s"), name);
	return true;
}

void
edit_take_metric(const struct plan *plan, const struct metric *metric,
	struct change *change)
{
	const struct reading *at = plan_reading(plan, metric->readings.first);

	for (; at; at = plan_reading(plan, at->base.next))
		change_delete(change, plan, RECORD_READING, at->base.id);
	change_delete(change, plan, RECORD_METRIC, metric->base.id);
}

bool
edit_metric_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct metric *metric = guard_metric(plan, id, err);

	if (!metric)
		return false;
	edit_take_metric(plan, metric, change);
	change_label(change, N_("health metric: %s"), metric->name);
	return true;
}

bool
edit_reading(const struct plan *plan, uint32_t id, struct value_on value,
	struct change *change, struct err *err)
{
	const struct metric *metric = plan_metric(plan, id);
	const struct reading *at = NULL;
	char number[DECIMAL_TEXT_SIZE];
	uint32_t entry;

	if (!change_makes(change, RECORD_METRIC, id) &&
		!guard_metric(plan, id, err))
		return false;
	if (metric)
		at = plan_reading(plan, metric->readings.first);
	while (at && at->on != value.day)
		at = plan_reading(plan, at->base.next);
	entry = at ? at->base.id : change_create(change, plan, RECORD_READING);
	change_set(change, plan, RECORD_READING, entry, READING_METRIC,
		value_number(id));
	change_set(change, plan, RECORD_READING, entry, READING_ON,
		value_number(value.day));
	change_set(change, plan, RECORD_READING, entry, READING_VALUE,
		value_number(value.value));
	change_label(change, "%s: %s",
		change_value(change, plan, RECORD_METRIC, id, METRIC_NAME).text,
		decimal_text(value.value, number));
	return true;
}

bool
edit_reading_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct reading *reading = plan_reading(plan, id);

	if (!reading)
		return err_set(
			err, ERR_INPUT, _("there is no such reading any more"));
	change_delete(change, plan, RECORD_READING, id);
	change_label(change, N_("health metric: %s"),
		plan_metric(plan, reading->metric)->name);
	return true;
}
