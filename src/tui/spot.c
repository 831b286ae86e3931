/* SPDX-License-Identifier: MIT */
#include "spot.h"

#include <inttypes.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/query.h"
#include "review/checkin.h"

struct spot
spot_day(const char *view)
{
	return (struct spot){.record = RECORD_CHECKIN,
		.field = CHECKIN_ON,
		.own = true,
		.name = view};
}

bool
spot_is_day(const struct spot *spot)
{
	return spot->own && spot->record == RECORD_CHECKIN &&
		spot->field == CHECKIN_ON;
}

bool
spot_same(const struct spot *a, const struct spot *b)
{
	if (a->record != b->record || a->field != b->field)
		return false;
	switch (a->record) {
	case RECORD_SECTION:
		/* It may get its answer, and so its id, in between. */
		return a->of == b->of && a->name && b->name &&
			strcmp(a->name, b->name) == 0;
	case RECORD_CHECKIN:
	case RECORD_READING:
		return a->of == b->of && a->on == b->on &&
			(a->of || a->id == b->id);
	case RECORD_WEEK:
		return a->id && b->id ? a->id == b->id : a->on == b->on;
	case RECORD_PRIORITY:
		/* So may the note that a new one goes to. */
		return a->id == b->id &&
			(a->id ||
				(a->on == b->on &&
					(a->of == b->of || !a->of || !b->of)));
	default:
		return a->id == b->id && a->own == b->own &&
			(a->id || (a->of == b->of && a->on == b->on));
	}
}

const struct field *
spot_field(const struct spot *spot)
{
	return &record_types[spot->record].fields[spot->field];
}

bool
spot_is_prose(const struct spot *spot)
{
	enum field_type type = spot_field(spot)->type;

	/* Why the confidence fell is said in a line. */
	if (spot->record == RECORD_CHECKIN && spot->field == CHECKIN_WHY)
		return false;
	return type == FIELD_PROSE || type == FIELD_LINKS;
}

size_t
spot_limit(const struct spot *spot)
{
	return spot_is_prose(spot) ? NOTE_MAX : TITLE_MAX;
}

/* Whether it is both days of a cycle, which are typed as one: so neither is checked
 * against the old other. */
static bool
is_days(const struct spot *spot)
{
	return spot->record == RECORD_CYCLE && spot->field == CYCLE_STARTS;
}

/* Whether it is the key result that a priority is tied to, which is named by its
 * reference. */
static bool
is_tie(const struct spot *spot)
{
	return spot->record == RECORD_PRIORITY && spot->field == WEEKLY_NODE;
}

/* Whether it is the cycle that one lies in, which is named. */
static bool
is_outer(const struct spot *spot)
{
	return spot->record == RECORD_CYCLE && spot->field == CYCLE_PARENT;
}

/* ---- what it says */

static const struct checkin *
checkin_of(const struct plan *plan, const struct spot *spot)
{
	const struct node *node = plan_node(plan, spot->of);
	const struct checkin *at = node
		? plan_checkin(plan, node_detail(node)->checkins.first)
		: NULL;

	while (at && at->on != spot->on)
		at = plan_checkin(plan, at->base.next);
	return at;
}

static const struct reading *
reading_of(const struct plan *plan, const struct spot *spot)
{
	const struct metric *metric = plan_metric(plan, spot->of);
	const struct reading *at =
		metric ? plan_reading(plan, metric->readings.first) : NULL;

	while (at && at->on != spot->on)
		at = plan_reading(plan, at->base.next);
	return at;
}

static struct value
value_of(const struct plan *plan, const struct spot *spot)
{
	const struct field *field = spot_field(spot);
	const void *record = NULL;

	if (spot->own)
		return value_none();
	if (spot->id)
		return plan_value(plan, spot->record, spot->id, field);
	if (spot->record == RECORD_CHECKIN)
		record = checkin_of(plan, spot);
	/* A blocker stays until somebody takes it away. */
	if (spot->record == RECORD_CHECKIN && !record &&
		spot->field == CHECKIN_BLOCKER && plan_node(plan, spot->of))
		record = checkin_before(
			plan, plan_node(plan, spot->of), spot->on);
	if (spot->record == RECORD_READING)
		record = reading_of(plan, spot);
	else if (spot->record == RECORD_WEEK)
		record = week_of(plan, spot->on);
	return record ? record_value(spot->record, record, field)
		      : value_none();
}

void
spot_text(const struct plan *plan, const struct spot *spot, struct str *out)
{
	const struct field *field = spot_field(spot);
	struct value value = value_of(plan, spot);

	const struct node *node;
	const struct cycle *cycle;
	struct refs refs = {0};
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	if (spot->several || value.type == VALUE_NONE)
		return;
	if (is_days(spot)) {
		cycle = plan_cycle(plan, spot->id);
		str_addf(out, "%s – %s", day_text(cycle->starts, starts),
			day_text(cycle->ends, ends));
	} else if (is_outer(spot)) {
		cycle = plan_cycle(plan, (uint32_t)value.number);
		str_add(out, cycle ? cycle->name : "");
	} else if (is_tie(spot)) {
		node = plan_node_by_uid(plan, (uint64_t)value.number);
		if (node)
			node_ref_from(&refs, plan, node, NULL, out);
	} else {
		value_write(field, value, out);
	}
}

/* ---- what is typed */

static bool
set_checkin(const struct plan *plan, const struct spot *spot,
	struct value value, struct change *change, struct err *err)
{
	const char *text = value.type == VALUE_TEXT ? value.text : "";
	int number = value.type == VALUE_NUMBER ? (int)value.number : -1;
	struct checkin_values values = {.on = spot->on,
		.progress = -1,
		.current = DECIMAL_NONE,
		.confidence = -1};

	if (spot->field == CHECKIN_NOTE)
		values.note = text;
	if (spot->field == CHECKIN_BLOCKER)
		values.blocker = text;
	if (spot->field == CHECKIN_WHY)
		values.why = text;
	if (spot->field == CHECKIN_PROGRESS)
		values.progress = number;
	if (spot->field == CHECKIN_CONFIDENCE)
		values.confidence = number;
	if (spot->field == CHECKIN_CURRENT && value.type == VALUE_NUMBER)
		values.current = value.number;
	return edit_checkin(plan, spot->of, &values, change, err);
}

static const char *
unit_of(const struct plan *plan, const struct spot *reading)
{
	const struct metric *metric = plan_metric(plan, reading->of);

	return metric ? metric->unit : NULL;
}

static bool
set_reading(const struct plan *plan, const struct spot *spot,
	struct value value, struct change *change, struct err *err)
{
	const struct reading *there = reading_of(plan, spot);

	if (value.type == VALUE_NUMBER)
		return edit_reading(plan, spot->of,
			(struct value_on){spot->on, value.number}, change, err);
	return !there || edit_reading_remove(plan, there->base.id, change, err);
}

/* A field that a person may set by its name, too. */
static bool
set_field(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	struct target target = {spot->record, spot->id, spot->field};

	if (spot->measured)
		target.field = edit_measured(context->plan, change, spot->id);
	return edit_value(context, target, text, change, err) &&
		(spot->record != RECORD_NODE ||
			edit_check(context->plan, spot->id, change, err));
}

static bool
set_days(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	struct span span;

	return span_ask(text, context->today, &span, err) &&
		edit_cycle_days(context->plan, spot->id, span, change, err);
}

/* Nothing takes it out of what it lies in. */
static bool
set_outer(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	const struct cycle *outer = NULL;

	if (*text) {
		outer = query_cycle(context->plan, text, context->today, err);
		if (!outer)
			return false;
	}
	return edit_field(context->plan,
		(struct target){RECORD_CYCLE, spot->id, CYCLE_PARENT},
		outer ? value_number(outer->base.id) : value_none(), change,
		err);
}

static bool
set_tie(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	const struct plan *plan = context->plan;
	const struct node *node = NULL;

	if (*text) {
		node = query_ref(
			plan, context->cycle, text, context->today, err);
		if (!node)
			return false;
	}
	return edit_field(plan,
		(struct target){RECORD_PRIORITY, spot->id, WEEKLY_NODE},
		node ? value_number((int64_t)node->uid) : value_none(), change,
		err);
}

/* What is there as soon as it has its first text; without one it is not made. */
static bool
add_record(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	const struct plan *plan = context->plan;
	const struct node *above = plan_node(plan, spot->of);
	struct priority_words words;
	uint32_t id;

	if (spot->record == RECORD_NODE && !above)
		return err_set(err, ERR_CONFLICT,
			_("what it was to stand below has been taken away"));
	if (!*text)
		return true;
	if (spot->record == RECORD_COMMENT)
		return edit_comment(plan, spot->of,
			&(struct comment_values){.text = text,
				.on = context->today,
				.checkin = DAY_NONE},
			change, err);
	if (spot->record == RECORD_CYCLE)
		return edit_cycle_asked(
			       plan, text, context->today, change, err) != 0;
	if (spot->record == RECORD_METRIC)
		return edit_metric_add(plan, text, change, &id, err);
	if (spot->record == RECORD_NODE)
		return edit_add(plan,
			&(struct new_node){
				place_below(above), LEVEL_ACTION, text},
			change, &id, err);
	words = priority_read(plan, context->cycle, text, context->today);
	return edit_priority_add(plan,
		&(struct new_priority){(struct week_at){spot->of, spot->on},
			words.rank, words.title,
			words.node ? words.node->uid : 0},
		change, &id, err);
}

static bool
is_new(const struct spot *spot)
{
	return !spot->id &&
		(spot->record == RECORD_CYCLE ||
			spot->record == RECORD_METRIC ||
			spot->record == RECORD_COMMENT ||
			spot->record == RECORD_NODE ||
			spot->record == RECORD_PRIORITY);
}

bool
spot_set(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err)
{
	const struct plan *plan = context->plan;
	struct value value;

	if (spot->own)
		return true;
	if (is_new(spot))
		return add_record(context, spot, text, change, err);
	if (spot->record == RECORD_COMMENT && !*text)
		return edit_comment_remove(plan, spot->id, change, err);
	if (is_tie(spot))
		return set_tie(context, spot, text, change, err);
	if (is_days(spot))
		return set_days(context, spot, text, change, err);
	if (is_outer(spot))
		return set_outer(context, spot, text, change, err);
	if (spot->record == RECORD_NODE || spot->record == RECORD_METRIC)
		return set_field(context, spot, text, change, err);
	if (!value_read(spot_field(spot), text, context, &value, err))
		return false;
	if (spot->record == RECORD_READING &&
		!value_unit(context, unit_of(plan, spot), err))
		return false;
	if (spot->id && spot->record != RECORD_SECTION)
		return edit_field(plan,
			(struct target){spot->record, spot->id, spot->field},
			value, change, err);
	switch (spot->record) {
	case RECORD_CHECKIN:
		return set_checkin(plan, spot, value, change, err);
	case RECORD_READING:
		return set_reading(plan, spot, value, change, err);
	case RECORD_WEEK:
		return edit_week(plan,
			&(struct week_text){
				(struct week_at){spot->id, spot->on},
				spot->field, value.text ? value.text : ""},
			change, err);
	case RECORD_SECTION:
		return edit_section(plan,
			(struct section_at){spot->of, spot->name},
			value.text ? value.text : "", change, err);
	default:
		return edit_field(plan,
			(struct target){spot->record, spot->id, spot->field},
			value, change, err);
	}
}

/* ---- its draft */

/* The lasting id of what it belongs to; those without have one of a parent. */
static uint64_t
uid_of(const struct plan *plan, enum record record, uint32_t id)
{
	const struct node *node;
	const struct cycle *cycle;
	const struct metric *metric;
	const struct comment *comment;
	const struct week *week;

	switch (record) {
	case RECORD_NODE:
		node = plan_node(plan, id);
		return node ? node->uid : 0;
	case RECORD_CYCLE:
		cycle = plan_cycle(plan, id);
		return cycle ? cycle->uid : 0;
	case RECORD_METRIC:
		metric = plan_metric(plan, id);
		return metric ? metric->uid : 0;
	case RECORD_COMMENT:
		comment = plan_comment(plan, id);
		return comment ? comment->uid : 0;
	case RECORD_WEEK:
		/* The first of its day goes by that alone, as it did while it
		 * was not there yet. */
		week = plan_week(plan, id);
		return week && week_of(plan, week->starts) != week ? week->uid
								   : 0;
	default:
		return id;
	}
}

void
spot_draft(const struct plan *plan, const struct spot *spot, struct str *out)
{
	static const enum record owners[RECORD_COUNT] = {
		[RECORD_CHECKIN] = RECORD_NODE,
		[RECORD_READING] = RECORD_METRIC,
		[RECORD_SECTION] = RECORD_CYCLE,
	};
	/* What a new one is to stand below, where that is no other of its kind. */
	static const enum record above[RECORD_COUNT] = {
		[RECORD_PRIORITY] = RECORD_WEEK,
		[RECORD_COMMENT] = RECORD_NODE,
	};
	enum record owner = owners[spot->record];
	char day[DAY_TEXT_SIZE], uid[UID_TEXT_SIZE];
	uint64_t below = !is_new(spot)
		? 0
		: uid_of(plan,
			  above[spot->record] ? above[spot->record]
					      : spot->record,
			  spot->of);
	uint64_t of = owner ? uid_of(plan, owner, spot->of)
			    : uid_of(plan, spot->record, spot->id);

	str_add(out, spot->own ? "own" : record_types[spot->record].name);
	if (below)
		str_addf(out, "-below-%s", uid_text(below, uid));
	if (of)
		str_addf(out, "-%s", uid_text(of, uid));
	if (spot->on)
		str_addf(out, "-%s", day_text(spot->on, day));
	if (spot->name)
		str_addf(out, "-%s", spot->name);
	str_addf(out, ".%s", spot_field(spot)->name);
}
