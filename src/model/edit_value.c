/* SPDX-License-Identifier: MIT */
/* A value a person wrote, into a field: where it may go and what follows. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"

/* The value a field has once the edits so far are in. */
static struct value
value_of(const struct value_context *context, const struct change *change,
	struct target target, int field)
{
	return change_value(
		change, context->plan, target.record, target.id, field);
}

bool
guard_level(const struct field *field, int64_t level, struct err *err)
{
	static const char *const texts[] = {
		[LEVEL_OBJECTIVE] = N_("an objective has no %s; its key "
				       "results do"),
		[LEVEL_KEY_RESULT] = N_("a key result has no %s"),
		[LEVEL_ACTION] = N_("an action has no %s: it is done or not"),
	};

	if (field_fits(field, level))
		return true;
	return err_set(err, ERR_INPUT, _(texts[level]), _(field->label));
}

bool
edit_makes_metric(int field)
{
	return field == NODE_TARGET || field == NODE_LOW || field == NODE_HIGH;
}

/* Whether what it is measured by was said without a unit: then a value that comes
 * with one means something else. */
static bool
has_no_unit(const struct value_context *context, struct target target)
{
	static const int said[] = {
		NODE_START, NODE_TARGET, NODE_LOW, NODE_HIGH};
	size_t i;

	if (target.record != RECORD_NODE || target.field != NODE_CURRENT ||
		!plan_node(context->plan, target.id))
		return false;
	for (i = 0; i < sizeof said / sizeof *said; i++)
		if (plan_value(context->plan, RECORD_NODE, target.id,
			    &record_types[RECORD_NODE].fields[said[i]])
				.type != VALUE_NONE)
			return true;
	return false;
}

/* What stands beside a number becomes the unit, unless there is another. */
static bool
take_unit(struct value_context *context, struct target target,
	struct change *change, struct err *err)
{
	const struct field *unit = field_find(target.record, "unit");
	struct value own;
	int field;

	if (!unit || !context->unit.length)
		return true;
	field = (int)(unit - record_types[target.record].fields);
	own = value_of(context, change, target, field);
	if (own.type == VALUE_NONE && !has_no_unit(context, target))
		return edit_field(context->plan,
			(struct target){target.record, target.id, field},
			value_text(str_text(&context->unit)), change, err);
	return value_unit(context, own.text, err);
}

/* Where it should get to, or stay, is what makes a key result a metric. */
static bool
make_metric(const struct value_context *context, struct target target,
	struct value value, struct change *change, struct err *err)
{
	if (target.record != RECORD_NODE || value.type == VALUE_NONE ||
		!edit_makes_metric(target.field))
		return true;
	return edit_field(context->plan,
		(struct target){RECORD_NODE, target.id, NODE_BASIS},
		value_number(BASIS_METRIC), change, err);
}

static bool
set_node(struct value_context *context, struct target target,
	struct value value, struct change *change, struct err *err)
{
	switch (target.field) {
	case NODE_TITLE:
		return edit_title(
			context->plan, target.id, value.text, change, err);
	case NODE_PROGRESS:
		return edit_progress(context->plan, target.id,
			value.type == VALUE_NONE ? -1 : (int)value.number,
			change, err);
	case NODE_STATE:
		return edit_state(context->plan, target.id,
			(struct state_on){
				(enum node_state)value.number, context->today},
			change, err);
	case NODE_FROM:
		return edit_reads(context->plan, target.id,
			value.type == VALUE_TEXT ? value.text : NULL, change,
			err);
	case NODE_CURRENT:
		if (value.type == VALUE_NUMBER &&
			!edit_read_value(context->plan, target.id,
				(struct value_on){context->today, value.number},
				change, err))
			return false;
		/* fall through */
	default:
		return edit_field(context->plan,
			(struct target){RECORD_NODE, target.id, target.field},
			value, change, err);
	}
}

/* Puts the value in, and what comes with it. */
static bool
put_value(struct value_context *context, struct target target,
	struct value value, struct change *change, struct err *err)
{
	const struct field *field =
		&record_types[target.record].fields[target.field];
	char label[LABEL_BYTES];

	if (!make_metric(context, target, value, change, err))
		return false;
	if (target.record == RECORD_NODE
			? !set_node(context, target, value, change, err)
			: !edit_field(
				  context->plan, target, value, change, err))
		return false;
	/* It is called by what was asked for, not by the unit beside it. */
	memcpy(label, change->label, sizeof label);
	if (field->type == FIELD_DECIMAL &&
		!take_unit(context, target, change, err))
		return false;
	memcpy(change->label, label, sizeof label);
	return true;
}

bool
edit_value(struct value_context *context, struct target target,
	const char *text, struct change *change, struct err *err)
{
	const struct field *field =
		&record_types[target.record].fields[target.field];
	bool node = target.record == RECORD_NODE;
	struct value value;

	if (!field->help)
		return err_set(err, ERR_INPUT, _("%s cannot be set this way"),
			_(field->label));
	if (node &&
		!guard_level(field,
			value_of(context, change, target, NODE_LEVEL).number,
			err))
		return false;
	if (!value_read(field, text, context, &value, err))
		return false;
	return put_value(context, target, value, change, err);
}

int
edit_measured(
	const struct plan *plan, const struct change *change, uint32_t node)
{
	return change_value(change, plan, RECORD_NODE, node, NODE_BASIS)
				.number == BASIS_METRIC
		? NODE_CURRENT
		: NODE_PROGRESS;
}

bool
edit_check(const struct plan *plan, uint32_t id, const struct change *change,
	struct err *err)
{
	struct value start, target;

	/* No start is 0. */
	start = change_value(change, plan, RECORD_NODE, id, NODE_START);
	target = change_value(change, plan, RECORD_NODE, id, NODE_TARGET);
	if (target.type == VALUE_NONE || start.number != target.number)
		return true;
	return err_set(err, ERR_INPUT,
		_("the target is where it starts; choose another target or "
		  "start"));
}
