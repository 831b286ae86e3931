/* SPDX-License-Identifier: MIT */
#include "check_rules.h"

#include <stdlib.h>
#include <string.h>

#include "align_rules.h"
#include "base/say.h"
#include "base/text.h"
#include "check_label.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/query.h"
#include "record.h"

/* ---- cycles */

static struct span
cycle_days(const struct change_view *view, uint32_t id)
{
	return (struct span){view_day(view, RECORD_CYCLE, id, CYCLE_STARTS),
		view_day(view, RECORD_CYCLE, id, CYCLE_ENDS)};
}

static const char *
cycle_name(const struct change_view *view, uint32_t id)
{
	return view_text(view, RECORD_CYCLE, id, CYCLE_NAME);
}

static bool
upside_down(const struct change_view *view, uint32_t id, struct str *why)
{
	struct span days = cycle_days(view, id);

	if (days.starts == DAY_NONE || days.ends == DAY_NONE ||
		days.starts <= days.ends)
		return false;
	str_add(why, _("a cycle ends on or after the day it starts"));
	return true;
}

static bool
nested_wrongly(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t above = id;
	int depth;

	for (depth = 0; depth < CYCLE_DEPTH_MAX; depth++) {
		above = view_id(view, RECORD_CYCLE, above, CYCLE_PARENT);
		if (!above)
			return false;
		if (above == id)
			break;
	}
	str_addf(why,
		above == id ? _("%s cannot lie in itself or in what lies in it")
			    : _("%s lies too deep: cycles lie in each other at "
				"most eight deep"),
		cycle_name(view, id));
	return true;
}

static bool
in_a_shorter_one(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t above = view_id(view, RECORD_CYCLE, id, CYCLE_PARENT);
	struct span days = cycle_days(view, id);
	struct span around = above ? cycle_days(view, above) : days;

	if (days.starts == DAY_NONE || around.starts == DAY_NONE ||
		(int64_t)days.ends - days.starts <=
			(int64_t)around.ends - around.starts)
		return false;
	str_addf(why, _("%s is shorter than %s, so that cannot lie in it"),
		cycle_name(view, above), cycle_name(view, id));
	return true;
}

static bool
badly_named(const struct change_view *view, uint32_t id, struct str *why)
{
	const char *name = cycle_name(view, id);
	uint32_t other;

	if (!*name)
		return false;
	if (cycle_word(name) != CYCLE_WORD_NONE) {
		str_addf(why, _("%s is a word for cycles; choose another name"),
			name);
		return true;
	}
	other = view_same_name(view, RECORD_CYCLE, id);
	if (other)
		str_addf(why, _("there is a cycle %s already"),
			cycle_name(view, other));
	return other != 0;
}

/* ---- nodes and metrics */

bool
rule_due_before_start(
	const struct change_view *view, uint32_t id, struct str *why)
{
	int32_t starts = view_day(view, RECORD_NODE, id, NODE_STARTS);
	int32_t due = view_day(view, RECORD_NODE, id, NODE_DUE);
	char a[DAY_TEXT_SIZE], b[DAY_TEXT_SIZE];

	if (starts == DAY_NONE || due == DAY_NONE || starts <= due)
		return false;
	check_label(view, id, why);
	str_addf(why, _("it is due on %s, before it starts on %s"),
		day_text(due, a), day_text(starts, b));
	return true;
}

/* A day of the node that its cycle does not have; DAY_NONE for none. */
static int32_t
day_outside(const struct change_view *view, uint32_t id, int field)
{
	int32_t day = view_day(view, RECORD_NODE, id, field);
	uint32_t cycle = day == DAY_NONE ? 0 : check_cycle(view, id);
	struct span days = cycle_days(view, cycle);

	return days.starts != DAY_NONE && days.ends != DAY_NONE &&
			(day < days.starts || day > days.ends)
		? day
		: DAY_NONE;
}

bool
rule_day_outside(
	const struct change_view *view, uint32_t id, int field, struct str *why)
{
	int32_t day = day_outside(view, id, field);
	char text[DAY_TEXT_SIZE], a[DAY_TEXT_SIZE], b[DAY_TEXT_SIZE];
	struct span days;
	uint32_t cycle;

	if (day == DAY_NONE)
		return false;
	cycle = check_cycle(view, id);
	days = cycle_days(view, cycle);
	check_label(view, id, why);
	str_addf(why,
		field == NODE_DUE
			? _("due %s is not in %s (%s – %s)")
			: _("its first day %s is not in %s (%s – %s)"),
		day_text(day, text), cycle_name(view, cycle),
		day_text(days.starts, a), day_text(days.ends, b));
	return true;
}

static bool
outside_cycle(const struct change_view *view, uint32_t id, struct str *why)
{
	return rule_day_outside(view, id, NODE_DUE, why) ||
		rule_day_outside(view, id, NODE_STARTS, why);
}

static bool
limits_crossed(const struct change_view *view, enum record record, uint32_t id,
	struct str *why)
{
	bool node = record == RECORD_NODE;
	int64_t low = view_decimal(
		view, record, id, node ? (int)NODE_LOW : (int)METRIC_LOW);
	int64_t high = view_decimal(
		view, record, id, node ? (int)NODE_HIGH : (int)METRIC_HIGH);
	char a[DECIMAL_TEXT_SIZE], b[DECIMAL_TEXT_SIZE];

	if (low == DECIMAL_NONE || high == DECIMAL_NONE || low <= high)
		return false;
	if (node)
		check_label(view, id, why);
	str_addf(why,
		_("at least %s is above at most %s: no value can be between"),
		decimal_text(low, a), decimal_text(high, b));
	return true;
}

static bool
node_limits_crossed(
	const struct change_view *view, uint32_t id, struct str *why)
{
	return limits_crossed(view, RECORD_NODE, id, why);
}

static bool
metric_limits_crossed(
	const struct change_view *view, uint32_t id, struct str *why)
{
	return limits_crossed(view, RECORD_METRIC, id, why);
}

/* Key results read it by its name. */
static bool
metric_badly_named(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t other = *view_text(view, RECORD_METRIC, id, METRIC_NAME)
		? view_same_name(view, RECORD_METRIC, id)
		: 0;

	if (other)
		str_addf(why, _("there is a health metric %s already"),
			view_text(view, RECORD_METRIC, other, METRIC_NAME));
	return other != 0;
}

static int64_t
level_of(const struct change_view *view, uint32_t id)
{
	return view_value(view, RECORD_NODE, id, NODE_LEVEL).number;
}

/* The fields that the node has and its level cannot have, as bits. */
uint64_t
rule_above_level(const struct change_view *view, uint32_t id)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	uint64_t said = view_says(view, RECORD_NODE, id), above = 0;
	int64_t level = level_of(view, id);
	int field;

	for (field = 0; said >> field; field++)
		if (said >> field & 1 && !field_fits(&fields[field], level))
			above |= field_bit(field);
	return above;
}

int
rule_first_field(uint64_t fields)
{
	int field = 0;

	while (!(fields >> field & 1))
		field++;
	return field;
}

/* In the backlog nothing counts, and what came from elsewhere may go back. */
static bool
level_lacks(const struct change_view *view, uint32_t id, struct str *why)
{
	const uint64_t basis = field_bit(NODE_BASIS);
	uint64_t above = rule_above_level(view, id);
	struct err err = {0};

	if (!above || !check_cycle(view, id))
		return false;
	/* The basis comes with what is measured, so that is told first. */
	if (above & ~basis)
		above &= ~basis;
	guard_level(&record_types[RECORD_NODE].fields[rule_first_field(above)],
		level_of(view, id), &err);
	check_label(view, id, why);
	str_add(why, err.text);
	return true;
}

/* ---- the rules */

#define BIT(field) (UINT64_C(1) << (field))
#define ANY UINT64_MAX

const struct rule rules[] = {
	{RECORD_CYCLE, upside_down, ANY},
	{RECORD_CYCLE, nested_wrongly, BIT(CYCLE_PARENT)},
	{RECORD_CYCLE, in_a_shorter_one, BIT(CYCLE_PARENT)},
	{RECORD_CYCLE, badly_named, BIT(CYCLE_NAME)},
	{RECORD_NODE, rule_due_before_start, BIT(NODE_STARTS)},
	{RECORD_NODE, outside_cycle, BIT(NODE_DUE) | BIT(NODE_STARTS)},
	{RECORD_NODE, node_limits_crossed, BIT(NODE_LOW)},
	{RECORD_NODE, level_lacks, ANY},
	{RECORD_NODE, align_in_a_circle, BIT(NODE_ALIGN)},
	{RECORD_NODE, align_apart, BIT(NODE_ALIGN)},
	{RECORD_METRIC, metric_limits_crossed, BIT(METRIC_LOW)},
	{RECORD_METRIC, metric_badly_named, BIT(METRIC_NAME)},
};

const size_t rules_count = sizeof rules / sizeof *rules;
