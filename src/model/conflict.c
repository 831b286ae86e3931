/* SPDX-License-Identifier: MIT */
#include "model/conflict.h"

#include <string.h>

#include "base/say.h"
#include "merge_kinds.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/value.h"

/* ---- from a merge */

static struct value
value_in(const struct plan *plan, const struct change *change,
	enum record record, uint32_t id, int field)
{
	return change_value(change, plan, record, id, field);
}

/* "checkin 2026-11-02": which of the records of its owner. */
static void
add_part(const struct plan *plan, const struct change *change,
	const struct owned *kind, uint32_t id, struct str *out)
{
	const struct field *field =
		&record_types[kind->record].fields[kind->keys[0]];

	str_addf(out, "%s ", record_types[kind->record].name);
	value_write(field,
		value_in(plan, change, kind->record, id, kind->keys[0]), out);
}

/* The lasting id of what it is about; what has none is a part of its owner. */
static uint64_t
about_of(const struct plan *plan, const struct change *change,
	const struct merge_conflict *conflict, struct str *part)
{
	const struct owned *kind;
	enum record record = conflict->record;
	uint32_t id = conflict->id;

	if (record == RECORD_PLAN)
		return 0;
	kind = kind_of(record);
	if (kind->uid < 0) {
		add_part(plan, change, kind, id, part);
		id = (uint32_t)value_in(plan, change, record, id, kind->in)
			     .number;
		kind = kind_of(kind->owner);
	}
	return (uint64_t)value_in(plan, change, kind->record, id, kind->uid)
		.number;
}

/* Where a node stood: the lasting id of what it was in. */
static void
add_place(const struct plan *plan, const struct node *node, struct str *out)
{
	const struct node *parent = node ? plan_node(plan, node->parent) : NULL;
	const struct cycle *cycle = node ? plan_cycle(plan, node->cycle) : NULL;
	char text[UID_TEXT_SIZE];

	if (parent)
		str_add(out, uid_text(parent->uid, text));
	else if (cycle)
		str_add(out, uid_text(cycle->uid, text));
}

static void
add_other(const struct plan *plan, const struct merge_conflict *conflict,
	struct str *out)
{
	if (conflict->what != CONFLICT_VALUE)
		return;
	if (conflict->record == RECORD_NODE && conflict->field == NODE_PARENT)
		add_place(plan, plan_node(plan, conflict->id), out);
	else
		value_write(
			&record_types[conflict->record].fields[conflict->field],
			conflict->ours, out);
}

static uint64_t
hash(uint64_t sum, const char *text)
{
	for (; *text; text++)
		sum = (sum ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	return (sum ^ '\n') * UINT64_C(0x100000001b3);
}

static bool
has_conflict(const struct plan *plan, const struct change *change, uint64_t uid)
{
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);
	size_t i;

	for (; at; at = plan_conflict(plan, at->base.next))
		if (at->uid == uid)
			return true;
	for (i = 0; i < change->count; i++)
		if (change->edits[i].record == RECORD_CONFLICT &&
			change->edits[i].op == EDIT_SET &&
			change->edits[i].field == CONFLICT_UID &&
			(uint64_t)change->edits[i].after.number == uid)
			return true;
	return false;
}

static void
put(struct change *change, uint32_t id, int field, struct value value)
{
	change_put(change, RECORD_CONFLICT, id, field, value);
}

void
conflict_note(const struct plan *plan, struct change *change,
	const struct merge_conflict *conflict, int32_t on)
{
	struct str part = {0}, other = {0};
	uint64_t about = about_of(plan, change, conflict, &part), uid;
	const char *field = conflict->field >= 0
		? record_types[conflict->record].fields[conflict->field].name
		: "";
	uint32_t id;

	add_other(plan, conflict, &other);
	uid = hash(about ^ (uint64_t)conflict->what, str_text(&part));
	uid = hash(hash(uid, field), str_text(&other)) &
		((UINT64_C(1) << 60) - 1);
	if (uid && !has_conflict(plan, change, uid)) {
		id = change_create(change, plan, RECORD_CONFLICT);
		put(change, id, CONFLICT_UID, value_number((int64_t)uid));
		if (about)
			put(change, id, CONFLICT_ABOUT,
				value_number((int64_t)about));
		put(change, id, CONFLICT_PART, value_text(str_text(&part)));
		put(change, id, CONFLICT_FIELD, value_text(field));
		if (conflict->what)
			put(change, id, CONFLICT_WHAT,
				value_number(conflict->what));
		put(change, id, CONFLICT_OTHER, value_text(str_text(&other)));
		if (on != DAY_NONE)
			put(change, id, CONFLICT_ON, value_number(on));
	}
	str_fini(&part);
	str_fini(&other);
}

/* ---- what it is about */

static uint32_t
find_uid(const struct plan *plan, const struct owned *kind, uint64_t uid)
{
	const struct table *table = &plan->tables[kind->record];
	const void *record;
	uint32_t id;

	for (id = 1; kind->uid >= 0 && id < table->limit; id++) {
		record = plan_record(plan, kind->record, id);
		if (record && kind_uid(kind, record) == uid)
			return id;
	}
	return 0;
}

/* The part of the owner that is so called. */
static uint32_t
find_part(const struct plan *plan, const struct owned *kind, uint32_t owner,
	const char *part)
{
	const void *from = plan_record(plan, kind->owner, owner);
	const struct base *at = plan_record(
		plan, kind->record, from ? kind_first(kind, from) : 0);
	struct change none = {0};
	struct str name = {0};

	for (; at; at = plan_record(plan, kind->record, at->next)) {
		str_clear(&name);
		add_part(plan, &none, kind, at->id, &name);
		if (strcmp(str_text(&name), part) == 0)
			break;
	}
	str_fini(&name);
	return at ? at->id : 0;
}

static const struct owned *
part_kind(const char *part)
{
	size_t length = strcspn(part, " "), i;
	const char *name;

	for (i = 0; i < merge_kind_count; i++) {
		name = record_types[merge_kinds[i].record].name;
		if (strlen(name) == length && memcmp(name, part, length) == 0)
			return &merge_kinds[i];
	}
	return NULL;
}

static void
find_subject(const struct plan *plan, const struct conflict *conflict,
	struct conflict_subject *subject)
{
	size_t i;

	for (i = 0; !subject->id && i < merge_kind_count; i++) {
		if (merge_kinds[i].record == RECORD_CONFLICT)
			continue;
		subject->record = merge_kinds[i].record;
		subject->id = find_uid(plan, &merge_kinds[i], conflict->about);
	}
}

struct conflict_subject
conflict_subject(const struct plan *plan, const struct conflict *conflict)
{
	struct conflict_subject subject = {.record = RECORD_PLAN, .field = -1};
	const struct owned *kind;
	const struct field *field;

	if (!conflict->about)
		subject.id = 1;
	else
		find_subject(plan, conflict, &subject);
	kind = conflict->part ? part_kind(conflict->part) : NULL;
	if (kind && kind->owner == subject.record) {
		subject.id = find_part(plan, kind, subject.id, conflict->part);
		subject.record = kind->record;
	}
	field = conflict->field ? field_find(subject.record, conflict->field)
				: NULL;
	if (field)
		subject.field =
			(int)(field - record_types[subject.record].fields);
	return subject;
}

/* ---- in words */

static void
add_owner(const struct plan *plan, struct conflict_subject subject,
	struct str *out)
{
	const struct node *node = plan_node(plan, subject.id);
	const struct cycle *cycle = plan_cycle(plan, subject.id);
	const struct metric *metric = plan_metric(plan, subject.id);
	const struct comment *comment = plan_comment(plan, subject.id);
	const struct week *week = plan_week(plan, subject.id);
	char ref[REF_SIZE], day[DAY_TEXT_SIZE];

	switch (subject.record) {
	case RECORD_NODE:
		cycle = node ? plan_cycle_of(plan, node) : NULL;
		if (cycle && cycle->name)
			str_addf(out, "%s/", cycle->name);
		if (node)
			str_addf(out, "%s %s", node_ref(plan, node, ref),
				node->title);
		break;
	case RECORD_COMMENT:
		add_owner(plan,
			(struct conflict_subject){.record = RECORD_NODE,
				.id = comment ? comment->node : 0},
			out);
		str_addf(out, ", %s", _(record_types[RECORD_COMMENT].label));
		break;
	case RECORD_CYCLE:
		str_add(out, cycle && cycle->name ? cycle->name : "–");
		break;
	case RECORD_METRIC:
		str_add(out, metric && metric->name ? metric->name : "–");
		break;
	case RECORD_WEEK:
		str_add(out, week ? day_text(week->starts, day) : "–");
		break;
	default:
		str_add(out, _("the plan"));
		break;
	}
}

void
conflict_name(const struct plan *plan, const struct conflict *conflict,
	struct str *out)
{
	struct conflict_subject subject = conflict_subject(plan, conflict);
	struct conflict whole = *conflict;
	const struct owned *kind =
		conflict->part ? part_kind(conflict->part) : NULL;

	whole.part = NULL;
	add_owner(plan, conflict_subject(plan, &whole), out);
	if (kind)
		str_addf(out, ", %s%s", _(record_types[kind->record].label),
			conflict->part + strcspn(conflict->part, " "));
	if (subject.field >= 0)
		str_addf(out, ": %s",
			_(record_types[subject.record]
					.fields[subject.field]
					.label));
}

/* What it is in, by its lasting id. */
static void
show_place(const struct plan *plan, const char *text, struct str *out)
{
	struct conflict_subject place = {.record = RECORD_CYCLE};
	uint64_t uid;

	if (!uid_read(text, strlen(text), &uid)) {
		str_add(out, _("backlog"));
		return;
	}
	place.id = find_uid(plan, kind_of(RECORD_CYCLE), uid);
	if (!place.id) {
		place.record = RECORD_NODE;
		place.id = find_uid(plan, kind_of(RECORD_NODE), uid);
	}
	if (place.id)
		add_owner(plan, place, out);
	else
		str_add(out, "–");
}

static void
show_other(const struct plan *plan, const struct conflict *conflict,
	const struct field *field, struct str *out)
{
	struct value_context context = {.stored = true};
	struct value value;

	if (field == &record_types[RECORD_NODE].fields[NODE_PARENT])
		show_place(plan, conflict->other ? conflict->other : "", out);
	else if (conflict->other &&
		value_read(field, conflict->other, &context, &value, NULL))
		value_show(field, value, out);
	else
		str_add(out, conflict->other ? conflict->other : "–");
	value_context_fini(&context);
}

bool
conflict_sides(const struct plan *plan, const struct conflict *conflict,
	struct str *now, struct str *other)
{
	struct conflict_subject subject = conflict_subject(plan, conflict);
	const struct field *field;
	struct str place = {0};

	if (conflict->what != CONFLICT_VALUE || subject.field < 0)
		return false;
	field = &record_types[subject.record].fields[subject.field];
	if (subject.record == RECORD_NODE && subject.field == NODE_PARENT) {
		add_place(plan, plan_node(plan, subject.id), &place);
		show_place(plan, str_text(&place), now);
	} else if (subject.id) {
		value_show(field,
			plan_value(plan, subject.record, subject.id, field),
			now);
	}
	show_other(plan, conflict, field, other);
	str_fini(&place);
	return true;
}

void
conflict_values(const struct plan *plan, const struct conflict *conflict,
	struct str *out)
{
	struct str now = {0}, other = {0};

	if (conflict_sides(plan, conflict, &now, &other)) {
		str_addf(out, _("%s, the other "), str_text(&now));
		str_add(out, str_text(&other));
	} else if (conflict->what == CONFLICT_KEPT) {
		str_add(out, _("taken away on one side, altered on the other"));
	} else {
		str_add(out, _("each side is right, but maybe not together"));
	}
	str_fini(&now);
	str_fini(&other);
}

/* ---- settled */

static const struct conflict *
find(const struct plan *plan, uint32_t id, struct err *err)
{
	const struct conflict *conflict = plan_conflict(plan, id);

	if (!conflict)
		err_set(err, ERR_INPUT, _("there is no such conflict"));
	return conflict;
}

bool
edit_conflict_seen(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct conflict *conflict = find(plan, id, err);
	struct str name = {0};

	if (!conflict)
		return false;
	change_delete(change, plan, RECORD_CONFLICT, id);
	conflict_name(plan, conflict, &name);
	change_label(change, N_("seen: %s"), str_text(&name));
	str_fini(&name);
	return true;
}

static bool
take_place(const struct plan *plan, uint32_t node, const char *other,
	struct change *change, struct err *err)
{
	struct place place = {0};
	uint64_t uid = 0;

	if (other && uid_read(other, strlen(other), &uid)) {
		place.cycle = find_uid(plan, kind_of(RECORD_CYCLE), uid);
		place.parent = find_uid(plan, kind_of(RECORD_NODE), uid);
		if (!place.cycle && !place.parent)
			return err_set(err, ERR_INPUT,
				_("where it stood is not there any more"));
	}
	return edit_move(plan, node, place, change, err);
}

static bool
take_value(const struct plan *plan, const struct conflict *conflict,
	struct conflict_subject subject, struct change *change, struct err *err)
{
	const struct field *field =
		&record_types[subject.record].fields[subject.field];
	struct value_context context = {.stored = true};
	struct value value;
	bool ok;

	if (subject.record == RECORD_NODE && subject.field == NODE_PARENT)
		return take_place(
			plan, subject.id, conflict->other, change, err);
	ok = value_read(field, conflict->other ? conflict->other : "", &context,
		&value, err);
	if (ok)
		change_set(change, plan, subject.record, subject.id,
			subject.field, value);
	value_context_fini(&context);
	return ok;
}

bool
edit_conflict_take(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct conflict *conflict = find(plan, id, err);
	struct conflict_subject subject;
	struct str name = {0};

	if (!conflict)
		return false;
	subject = conflict_subject(plan, conflict);
	if (conflict->what != CONFLICT_VALUE || !subject.id ||
		subject.field < 0)
		return err_set(err, ERR_INPUT,
			_("there is no other value to take; it can only be "
			  "marked as seen"));
	if (!take_value(plan, conflict, subject, change, err))
		return false;
	change_delete(change, plan, RECORD_CONFLICT, id);
	conflict_name(plan, conflict, &name);
	change_label(change, N_("the other value: %s"), str_text(&name));
	str_fini(&name);
	return true;
}
