/* SPDX-License-Identifier: MIT */
/* The verbs on one record: its fields, title, progress, state. */
#include "model/edit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "model/remedy.h"

/* How much of a title a label shows, in cells. */
#define LABEL_TITLE 40
#define LABEL_NAMES 4 /* fields that a label names; more are … */

void
guard_forget(
	const struct plan *plan, const struct node *node, struct change *change)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	const struct comment *comment =
		plan_comment(plan, node_detail(node)->comments.first);

	for (; checkin; checkin = plan_checkin(plan, checkin->base.next))
		change_delete(change, plan, RECORD_CHECKIN, checkin->base.id);
	for (; comment; comment = plan_comment(plan, comment->base.next))
		change_delete(change, plan, RECORD_COMMENT, comment->base.id);
}

bool
guard_open(const struct plan *plan, uint32_t cycle, struct err *err)
{
	const struct cycle *at = plan_cycle(plan, cycle);

	if (!cycle_closed(at))
		return true;
	err_set(err, ERR_INPUT, _("%s is closed"), at->name ? at->name : "");
	return remedy_set(err, REMEDY_REOPEN);
}

const struct node *
guard_node(const struct plan *plan, uint32_t id, struct err *err)
{
	const struct node *node = plan_node(plan, id);
	const struct cycle *cycle;

	if (!node) {
		err_set(err, ERR_INPUT, _("there is no such node any more"));
		return NULL;
	}
	cycle = plan_cycle_of(plan, node);
	return !cycle || guard_open(plan, cycle->base.id, err) ? node : NULL;
}

bool
guard_text(const char *what, const char *text, size_t limit, struct err *err)
{
	size_t length = strlen(text);
	struct text_fault fault;

	if (length > limit)
		return err_set(err, ERR_INPUT,
			_("the %s is too long: %zu bytes, at most %zu"),
			_(what), length, limit);
	/* What a file of ours may not hold, or no export could be read. */
	if (!text_check(text, length, &fault))
		return err_set(err, ERR_INPUT, _("%s: %s, at byte %zu"),
			_(what), _(fault.what), fault.at + 1);
	return true;
}

const char *
guard_label(const char *title, struct str *buffer)
{
	size_t length = strlen(title), cut;

	str_clear(buffer);
	cut = text_cut(title, length, LABEL_TITLE, NULL);
	text_visible(buffer, title, cut);
	if (cut < length)
		str_add(buffer, "…");
	return str_text(buffer);
}

int32_t
position_after(const int32_t *last)
{
	if (!last)
		return POSITION_GAP;
	return *last > INT32_MAX - POSITION_GAP ? INT32_MAX
						: *last + POSITION_GAP;
}

/* Labels a change after the node it is about: "what: title", `what` N_() or several of
 * them joined. A change that makes the node is named by that. */
static void
label_node(struct change *change, const struct plan *plan, const char *what,
	uint32_t id)
{
	const struct node *node = plan_node(plan, id);
	struct str buffer = {0};

	if (node)
		change_label(change, N_("%t: %s"), what,
			guard_label(node->title, &buffer));
	str_fini(&buffer);
}

bool
guard_subject(const struct plan *plan, const struct change *change, uint32_t id,
	struct err *err)
{
	return change_makes(change, RECORD_NODE, id) ||
		guard_node(plan, id, err);
}

static int64_t
number_of(const struct plan *plan, const struct change *change, uint32_t id,
	int field)
{
	return change_value(change, plan, RECORD_NODE, id, field).number;
}

static bool
guard_number(const struct field *field, int64_t number, struct err *err)
{
	int64_t words;

	switch (field->type) {
	case FIELD_TENTHS:
	case FIELD_SCORE:
		if (number >= 0 && number <= PROGRESS_MAX)
			return true;
		return err_set(err, ERR_INPUT, _("%s goes from 0 to 10"),
			_(field->label));
	case FIELD_WORD:
		for (words = 0; field->words[words];)
			words++;
		if (number >= 0 && number < words)
			return true;
		return err_set(
			err, ERR_INPUT, _("no such %s"), _(field->label));
	case FIELD_HUNDREDTHS:
	case FIELD_RANK:
	case FIELD_WEEKDAY:
	case FIELD_POSITION:
		if (number >= field->low && number <= field->high)
			return true;
		return err_set(err, ERR_INPUT,
			_("%s goes from %" PRId64 " to %" PRId64),
			_(field->label), field->low, field->high);
	case FIELD_DECIMAL:
		if (number >= -DECIMAL_MAX && number <= DECIMAL_MAX)
			return true;
		return err_set(err, ERR_INPUT, _("that number is too large"));
	default:
		return true;
	}
}

static bool
guard_value(const struct field *field, struct value value, struct err *err)
{
	if (value.type == VALUE_TEXT)
		return guard_text(field->label, value.text, NOTE_MAX, err);
	return value.type == VALUE_NONE ||
		guard_number(field, value.number, err);
}

static bool
guard_cycle_days(const struct plan *plan, uint32_t id, int field,
	struct value value, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, id);
	int64_t starts, ends;

	if (field != CYCLE_STARTS && field != CYCLE_ENDS)
		return true;
	starts = field == CYCLE_STARTS ? value.number : cycle->starts;
	ends = field == CYCLE_ENDS ? value.number : cycle->ends;
	if (value.type == VALUE_NONE || starts > ends)
		return err_set(err, ERR_INPUT,
			_("a cycle ends on or after the day it starts"));
	return true;
}

/* The cycle that a record lies in, 0 for none. */
static uint32_t
cycle_with(const struct plan *plan, enum record record, uint32_t id)
{
	const struct checkin *checkin;
	const struct section *section;
	const struct node *node;
	const struct cycle *cycle;

	switch (record) {
	case RECORD_CYCLE:
		return id;
	case RECORD_SECTION:
		section = plan_section(plan, id);
		return section ? section->cycle : 0;
	case RECORD_CHECKIN:
		checkin = plan_checkin(plan, id);
		node = checkin ? plan_node(plan, checkin->node) : NULL;
		break;
	case RECORD_NODE:
		node = plan_node(plan, id);
		break;
	default:
		return 0;
	}
	cycle = node ? plan_cycle_of(plan, node) : NULL;
	return cycle ? cycle->base.id : 0;
}

bool
guard_field(const struct plan *plan, enum record record, uint32_t id,
	const struct field *field, struct err *err)
{
	return field_is_text(field) ||
		guard_open(plan, cycle_with(plan, record, id), err);
}

/* Whether the field of a record may be altered: it is there, and not closed. */
static bool
guard_record(const struct plan *plan, const struct change *change,
	struct target what, struct err *err)
{
	if (change_makes(change, what.record, what.id))
		return true;
	if (what.record == RECORD_NODE && !plan_node(plan, what.id))
		return err_set(
			err, ERR_INPUT, _("there is no such node any more"));
	return guard_field(plan, what.record, what.id,
		&record_types[what.record].fields[what.field], err);
}

static const char *
title_of(const struct plan *plan, uint32_t node)
{
	const struct node *of = plan_node(plan, node);

	return of ? of->title : NULL;
}

/* What a record is called that has no name of its own: after what it is of; a
 * week's day is in *buffer. NULL when it is not there yet. */
static const char *
record_name(const struct plan *plan, enum record record, uint32_t id,
	char buffer[DAY_TEXT_SIZE])
{
	union {
		const struct cycle *cycle;
		const struct metric *metric;
		const struct weekly_priority *priority;
		const struct checkin *checkin;
		const struct comment *comment;
		const struct reading *reading;
		const struct week *week;
	} at;

	switch (record) {
	case RECORD_CYCLE:
		at.cycle = plan_cycle(plan, id);
		return at.cycle ? at.cycle->name : NULL;
	case RECORD_METRIC:
		at.metric = plan_metric(plan, id);
		return at.metric ? at.metric->name : NULL;
	case RECORD_PRIORITY:
		at.priority = plan_priority(plan, id);
		return at.priority ? at.priority->title : NULL;
	case RECORD_CHECKIN:
		at.checkin = plan_checkin(plan, id);
		return at.checkin ? title_of(plan, at.checkin->node) : NULL;
	case RECORD_COMMENT:
		at.comment = plan_comment(plan, id);
		return at.comment ? title_of(plan, at.comment->node) : NULL;
	case RECORD_READING:
		at.reading = plan_reading(plan, id);
		return at.reading ? record_name(plan, RECORD_METRIC,
					    at.reading->metric, buffer)
				  : NULL;
	case RECORD_WEEK:
		at.week = plan_week(plan, id);
		return at.week ? day_text(at.week->starts, buffer) : NULL;
	default:
		return NULL;
	}
}

/* Labels a change of fields of a record, `what` their labels. */
static void
label_record(struct change *change, const struct plan *plan, enum record record,
	uint32_t id, const char *what)
{
	char day[DAY_TEXT_SIZE];
	const char *name = record_name(plan, record, id, day);
	const char *label = record_types[record].label;
	struct str buffer = {0};

	if (record == RECORD_NODE)
		label_node(change, plan, what, id);
	else if (name)
		change_label(change, N_("%t %s: %t"), label,
			guard_label(name, &buffer), what);
	else if (!change_makes(change, record, id))
		change_label(change, N_("%t: %t"), label, what);
	str_fini(&buffer);
}

/* Whether an edit alters a record, id 0: any of its kind. */
static bool
alters(const struct edit *edit, enum record record, uint32_t id)
{
	return edit->op == EDIT_SET && edit->record == record &&
		(!id || edit->id == id);
}

/* Whether it makes or alters a check-in of that node, 0: of any. */
static bool
checks_in(const struct plan *plan, const struct change *change, uint32_t node)
{
	size_t i;

	for (i = 0; i < change->count; i++)
		if (change->edits[i].record == RECORD_CHECKIN &&
			(!node ||
				change_value(change, plan, RECORD_CHECKIN,
					change->edits[i].id, CHECKIN_NODE)
						.number == node))
			return true;
	return false;
}

size_t
edit_field_names(const struct plan *plan, struct target what, const bool *asked,
	const struct change *change, struct str *names)
{
	const struct record_type *type = &record_types[what.record];
	bool altered[NODE_FIELDS] = {false};
	size_t i, count = 0;

	for (i = 0; i < change->count; i++)
		if (alters(&change->edits[i], what.record, what.id))
			altered[change->edits[i].field] = true;
	if (what.record == RECORD_NODE && checks_in(plan, change, what.id)) {
		/* It has these in it. */
		altered[NODE_PROGRESS] = altered[NODE_CURRENT] = false;
		altered[NODE_CONFIDENCE] = altered[NODE_STATUS] = false;
		label_join(names, record_types[RECORD_CHECKIN].label);
		count++;
	}
	for (i = 0; i < type->field_count; i++)
		if (asked[i] && altered[i] && ++count <= LABEL_NAMES)
			label_join(names, type->fields[i].label);
	if (count > LABEL_NAMES)
		label_join(names, "…");
	return count;
}

void
edit_label_fields(const struct plan *plan, struct target what,
	const bool *asked, struct change *change)
{
	struct str names = {0};

	if (edit_field_names(plan, what, asked, change, &names) > 1)
		label_record(
			change, plan, what.record, what.id, str_text(&names));
	str_fini(&names);
}

bool
edit_field(const struct plan *plan, struct target what, struct value value,
	struct change *change, struct err *err)
{
	const struct field *field =
		&record_types[what.record].fields[what.field];
	size_t edits = change->count;

	if (!guard_record(plan, change, what, err) ||
		!guard_value(field, value, err))
		return false;
	if (what.record == RECORD_NODE && value.type != VALUE_NONE &&
		!guard_level(field,
			number_of(plan, change, what.id, NODE_LEVEL), err))
		return false;
	if (what.record == RECORD_CYCLE &&
		!guard_cycle_days(plan, what.id, what.field, value, err))
		return false;
	change_set(change, plan, what.record, what.id, what.field, value);
	/* What was there already does not name what else is done. */
	if (change->count > edits || !*change->label)
		label_record(change, plan, what.record, what.id, field->label);
	return true;
}

bool
edit_title(const struct plan *plan, uint32_t id, const char *title,
	struct change *change, struct err *err)
{
	size_t length = strlen(title);
	char *copy;

	if (!guard_record(plan, change,
		    (struct target){RECORD_NODE, id, NODE_TITLE}, err) ||
		!guard_text(N_("title"), title, TITLE_MAX, err))
		return false;
	title = str_trim(title, &length);
	if (!length)
		return err_set(err, ERR_INPUT, _("the %s cannot be empty"),
			_("title"));
	copy = base_strndup(title, length);
	change_set(change, plan, RECORD_NODE, id, NODE_TITLE, value_text(copy));
	label_node(change, plan, N_("title"), id);
	free(copy);
	return true;
}

bool
edit_progress(const struct plan *plan, uint32_t id, int tenths,
	struct change *change, struct err *err)
{
	static const char *const sources[] = {
		[BASIS_METRIC] = N_("the progress comes from its metric; set "
				    "the current value"),
		[BASIS_ACTIONS] = N_("the progress comes from its actions; "
				     "finish one, or set the basis to manual"),
	};
	const struct node *node = plan_node(plan, id);
	char number[TENTHS_TEXT_SIZE];
	struct str title = {0};
	int64_t basis;

	if (!guard_subject(plan, change, id, err) ||
		!guard_level(&record_types[RECORD_NODE].fields[NODE_PROGRESS],
			number_of(plan, change, id, NODE_LEVEL), err))
		return false;
	basis = number_of(plan, change, id, NODE_BASIS);
	if (number_of(plan, change, id, NODE_LEVEL) == LEVEL_KEY_RESULT &&
		basis != BASIS_MANUAL)
		return err_set(err, ERR_INPUT, "%s", _(sources[basis]));
	if (tenths > PROGRESS_MAX || tenths < -1)
		return err_set(err, ERR_INPUT, _("progress goes from 0 to 10"));
	change_set(change, plan, RECORD_NODE, id, NODE_PROGRESS,
		tenths < 0 ? value_none() : value_number(tenths));
	label_node(change, plan, N_("progress"), id);
	if (tenths >= 0 && node)
		change_label(change, N_("%t: %s → %s/10"), N_("progress"),
			guard_label(node->title, &title),
			tenths_text(tenths, number));
	str_fini(&title);
	return true;
}

bool
edit_state(const struct plan *plan, uint32_t id, struct state_on to,
	struct change *change, struct err *err)
{
	static const char *const labels[] = {
		[STATE_OPEN] = N_("reopened"),
		[STATE_DONE] = N_("done"),
		[STATE_DROPPED] = N_("dropped"),
	};

	if (!guard_subject(plan, change, id, err))
		return false;
	/* What is done already was done that day, not today. */
	if (number_of(plan, change, id, NODE_STATE) == (int64_t)to.state)
		return true;
	change_set(change, plan, RECORD_NODE, id, NODE_STATE,
		to.state ? value_number(to.state) : value_none());
	change_set(change, plan, RECORD_NODE, id, NODE_FINISHED,
		to.state ? value_number(to.day) : value_none());
	label_node(change, plan, labels[to.state], id);
	return true;
}
