/* SPDX-License-Identifier: MIT */
/*
 * What was written is read back into an empty plan, and what would have to be
 * altered there no more to have the first plan again is what the form leaves
 * out: so no list of what each form holds has to be kept true. Forms for other
 * programs, which nobody reads back, say themselves what they hold.
 */
#include "app/left_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/export.h"
#include "app/import.h"
#include "base/say.h"
#include "model/merge.h"

/* How much of each is not there: records, and fields of those that are. */
struct left {
	int records[RECORD_COUNT];
	int fields[RECORD_COUNT][FIELDS_MAX];
};

static int
count_chain(const struct plan *plan, enum record kind, uint32_t first)
{
	const struct base *at = plan_record(plan, kind, first);
	int count = 0;

	for (; at; at = plan_record(plan, kind, at->next))
		count++;
	return count;
}

/* A field that a person set, or could have. */
static bool
is_set(const struct field *field)
{
	return field->help && field->type != FIELD_TITLE;
}

/* Of a form that is not read back: nodes it has no place for, with all
 * below them, and fields of those it has one for. */
static void
count_unheld(struct left *left, const struct plan *plan,
	const struct format *format, uint32_t first)
{
	static const struct node empty = {
		.due = DAY_NONE, .progress = -1, .confidence = -1};
	const struct record_type *type = &record_types[RECORD_NODE];
	const struct node *node = plan_node(plan, first);
	struct value had;
	int i;

	for (; node; node = plan_node(plan, node->next)) {
		bool held = format->holds(plan, node, -1);

		left->records[RECORD_NODE] += !held;
		for (i = 0; held && i < NODE_FIELDS; i++) {
			had = record_value(RECORD_NODE, node, &type->fields[i]);
			if (is_set(&type->fields[i]) &&
				had.type != VALUE_NONE &&
				!format->holds(plan, node, i) &&
				!value_equal(had,
					record_value(RECORD_NODE, &empty,
						&type->fields[i])))
				left->fields[RECORD_NODE][i]++;
		}
		left->records[RECORD_CHECKIN] += count_chain(plan,
			RECORD_CHECKIN, node_detail(node)->checkins.first);
		count_unheld(left, plan, format, node->children.first);
	}
}

static void
ask_format(struct left *left, const struct plan *plan,
	const struct format *format, uint32_t cycle)
{
	const struct cycle *at = plan_cycle(plan, plan->cycles.first);

	for (; at; at = plan_cycle(plan, at->base.next)) {
		if (cycle && at->base.id != cycle)
			continue;
		count_unheld(left, plan, format, at->nodes.first);
		left->records[RECORD_SECTION] +=
			count_chain(plan, RECORD_SECTION, at->sections.first);
	}
	if (cycle)
		return;
	count_unheld(left, plan, format, plan->backlog.first);
	left->records[RECORD_WEEK] +=
		count_chain(plan, RECORD_WEEK, plan->weeks.first);
	left->records[RECORD_METRIC] +=
		count_chain(plan, RECORD_METRIC, plan->metrics.first);
}

static void
add_count(struct str *out, const char *of, const char *label, int count)
{
	if (!count)
		return;
	if (out->length)
		str_add(out, ", ");
	if (of)
		str_addf(out, "%s: ", _(of));
	str_addf(out, "%s (%d)", _(label), count);
}

static void
say(const struct left *left, struct str *out)
{
	const struct record_type *type;
	enum record record;
	size_t i;

	for (record = 0; record < RECORD_COUNT; record++)
		add_count(out, NULL, record_types[record].label,
			left->records[record]);
	for (record = 0; record < RECORD_COUNT; record++) {
		type = &record_types[record];
		for (i = 0; i < type->field_count; i++)
			add_count(out,
				record == RECORD_NODE ? NULL : type->label,
				type->fields[i].label, left->fields[record][i]);
	}
}

/* ---- a form that is read back */

/* Lines that are empty at the end of a text say nothing. */
static bool
is_same_text(const char *a, const char *b)
{
	size_t length = strlen(a), other = strlen(b);

	while (length && strchr(" \t\r\n", a[length - 1]))
		length--;
	while (other && strchr(" \t\r\n", b[other - 1]))
		other--;
	return length == other && memcmp(a, b, length) == 0;
}

/* Whether one value is there for the other. A tie to a record that got another
 * lasting id is one. */
static bool
is_same(const struct field *field, struct value before, struct value after)
{
	if (after.type == VALUE_NONE)
		return false;
	if (field->type == FIELD_UID)
		return true;
	return before.type == VALUE_TEXT && after.type == VALUE_TEXT &&
		is_same_text(before.text, after.text);
}

/* What the plan says there and the other does not. */
static bool
is_lost(const struct change *change, const struct edit *edit)
{
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	enum record record = (enum record)edit->record;

	return edit->op == EDIT_SET && edit->before.type != VALUE_NONE &&
		!change_takes(change, record, edit->id) &&
		(!field->derived || field->type == FIELD_EXTRA) &&
		field->type != FIELD_POSITION &&
		!is_same(field, edit->before, edit->after);
}

static void
count_lost(struct left *left, const struct change *change)
{
	size_t i;

	for (i = 0; i < change->count; i++) {
		const struct edit *edit = &change->edits[i];

		left->records[edit->record] += edit->op == EDIT_DELETE;
		left->fields[edit->record][edit->field] +=
			is_lost(change, edit);
	}
}

/* Counts what the plan would lose if it were to become `back`. */
static bool
compare(struct left *left, const struct plan *plan, uint32_t cycle,
	const struct plan *back, struct err *err)
{
	struct merge_options options = {.base = plan, .only = cycle};
	struct change change = {0};
	bool ok = merge_plans(plan, back, &options, &change, err);

	if (ok)
		count_lost(left, &change);
	change_fini(&change);
	return ok;
}

/* The text as an import into an empty plan would have it. */
static bool
read_back(struct session *empty, const struct format *format, struct piece text,
	struct err *err)
{
	struct import import = {.name = "", .format = format, .dry_run = true};
	struct read_options reading = {
		.today = empty->today, .plan = &empty->plan};
	bool ok = import_read(&import, text, &reading, NULL, err) &&
		import_merge(&import, empty, err);

	import_fini(&import);
	return ok;
}

static bool
write_and_compare(struct left *left, const struct plan *plan,
	const struct format *format, const struct write_options *options,
	struct err *err)
{
	struct session empty = {.today = options->today};
	char *text = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&text, &length);
	bool ok = file && export_write(plan, format, options, file, err);

	if (file)
		ok = fclose(file) == 0 && ok;
	plan_init(&empty.plan);
	ok = ok &&
		read_back(&empty, format, (struct piece){text, length}, err) &&
		compare(left, plan, options->cycle, &empty.plan, err);
	plan_fini(&empty.plan);
	free(text);
	return ok;
}

bool
left_out(const struct plan *plan, const struct format *format,
	const struct write_options *options, struct str *out)
{
	struct left left = {0};
	struct err err = {0};

	if (format->is_own)
		return true;
	if (format->holds)
		ask_format(&left, plan, format, options->cycle);
	else if (!write_and_compare(&left, plan, format, options, &err))
		return false;
	say(&left, out);
	return true;
}
