/* SPDX-License-Identifier: MIT */
/* What the fields of a record say once both sides are heard. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "merge_private.h"
#include "model/align.h"
#include "record.h"

/* A field as it was, and as each side has it. */
struct cell {
	enum record record;
	uint32_t id;
	int field;
	struct value before, ours, theirs;
	unsigned followed; /* enum side: what a check-in of that side says */
};

static const struct field *
field_of(enum record record, int field)
{
	return &record_types[record].fields[field];
}

/* ---- lasting ids */

static bool
is_own_uid(enum record record, int field)
{
	return record != RECORD_PLAN && kind_of(record)->uid == field;
}

static struct value
said(struct value uid)
{
	if (uid.type == VALUE_NUMBER && (uint64_t)uid.number & UID_UNSAID)
		return value_none();
	return uid;
}

static struct value
smaller(struct value a, struct value b)
{
	return (uint64_t)a.number < (uint64_t)b.number ? a : b;
}

/* Both may have made the same cycle: then it gets the same id on both sides. */
static struct value
uid_stands(const struct merge *merge, const struct cell *cell)
{
	struct value ours = said(cell->ours), theirs = said(cell->theirs);

	if (theirs.type == VALUE_NONE || ours.type == VALUE_NONE)
		return theirs.type == VALUE_NONE ? cell->ours : theirs;
	if (!merge_joins(merge))
		return merge_replaces(merge) && !merge->options->document
			? theirs
			: ours;
	if (value_equal(theirs, cell->before))
		return ours;
	if (value_equal(ours, cell->before))
		return theirs;
	return smaller(ours, theirs);
}

static int
compare_others(const void *a, const void *b)
{
	const struct other_uid *one = a, *other = b;

	return one->from < other->from ? -1 : one->from > other->from;
}

/* What the lasting id of a node of `from` is in the plan. */
static uint64_t
uid_there(const struct merge *merge, uint64_t uid)
{
	struct other_uid wanted = {.from = uid};
	const struct other_uid *found = merge->other_count
		? bsearch(&wanted, merge->others, merge->other_count,
			  sizeof wanted, compare_others)
		: NULL;

	return found ? found->plan : uid & ~UID_UNSAID;
}

static void
note_other(struct merge *merge, const struct node *node)
{
	uint32_t to = merge->pairs.to[RECORD_NODE][node->id];
	const struct node *found = plan_node(merge->plan, to);
	struct cell cell = {.record = RECORD_NODE, .field = NODE_UID};
	uint64_t uid = node->uid & ~UID_UNSAID;

	if (found) {
		cell.ours = value_number((int64_t)found->uid);
		cell.theirs = value_number((int64_t)node->uid);
		uid = (uint64_t)uid_stands(merge, &cell).number;
	}
	if (uid != node->uid)
		merge->others[merge->other_count++] =
			(struct other_uid){node->uid, uid};
}

/* What is served, by its id there. */
static void
add_ref(const struct merge *merge, const char *item, size_t length,
	struct str *out)
{
	char text[UID_TEXT_SIZE];
	uint64_t uid, there;

	if (out->length)
		str_add_char(out, '\n');
	if (!uid_read(item, length, &uid)) {
		str_add_bytes(out, item, length);
		return;
	}
	there = uid_there(merge, uid);
	if (there == uid)
		there = uid_there(merge, uid | UID_UNSAID);
	str_add(out, uid_text(there & ~UID_UNSAID, text));
}

struct value
merge_value(const struct merge *merge, enum record record, const void *from,
	int field)
{
	const struct field *at = field_of(record, field);
	struct value value = record_value(record, from, at);
	const char *list, *item;
	struct str out = {0};
	size_t length;

	if (value.type == VALUE_NUMBER && at->type == FIELD_UID)
		return value_number(
			(int64_t)uid_there(merge, (uint64_t)value.number));
	if (value.type != VALUE_TEXT || at->type != FIELD_REF)
		return value;
	list = value.text;
	while (align_item(&list, &item, &length))
		add_ref(merge, item, length, &out);
	value = value_text(
		arena_text(&merge->change->arena, str_text(&out), out.length));
	str_fini(&out);
	return value;
}

/* ---- which fields */

/* Which fields a document says at all, of any record. */
static void
note_said(struct merge *merge)
{
	const struct plan *from = merge->from;
	enum record record;
	const void *memory;
	uint32_t id;

	merge->says[RECORD_PLAN] = record_says(RECORD_PLAN, from);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		for (id = 1; id < from->tables[record].limit; id++) {
			memory = plan_record(from, record, id);
			if (memory)
				merge->says[record] |=
					record_says(record, memory);
		}
	merge_note_followed(merge);
}

void
merge_fields_init(struct merge *merge)
{
	const struct plan *from = merge->from;
	const struct node *node;
	uint32_t id;

	merge->others = base_calloc(
		from->tables[RECORD_NODE].count + 1, sizeof *merge->others);
	for (id = 1; id < from->tables[RECORD_NODE].limit; id++) {
		node = plan_node(from, id);
		if (node)
			note_other(merge, node);
	}
	if (merge->options->document)
		note_said(merge);
	qsort(merge->others, merge->other_count, sizeof *merge->others,
		compare_others);
}

void
merge_fields_fini(struct merge *merge)
{
	free(merge->others);
}

bool
merge_compares(const struct merge *merge, enum record record, int field)
{
	const struct field *at = field_of(record, field);

	/* What says where it stands is its place. */
	if (at->type == FIELD_ID || at->type == FIELD_POSITION ||
		(record == RECORD_NODE && field == NODE_LEVEL))
		return false;
	if (is_own_uid(record, field))
		return false;
	if (merge->options->document &&
		!(merge->says[record] & field_bit(field)))
		return false;
	return !merge_adds(merge) || !at->derived || at->type == FIELD_EXTRA ||
		(record == RECORD_NODE && field == NODE_FINISHED);
}

/* What a document says of the plan as a whole does not make it another, and what
 * is closed stays closed. */
static bool
stays(const struct merge *merge, const struct cell *cell, const void *from)
{
	bool adds = merge_adds(merge);

	if (cell->ours.type == VALUE_NONE)
		return false;
	if (cell->record == RECORD_PLAN)
		return cell->field == PLAN_TITLE &&
			(adds || merge->options->document);
	if (cell->record != RECORD_CYCLE || !adds)
		return false;
	return cell->field == CYCLE_CLOSED ||
		(cell->field == CYCLE_NAME &&
			plan_cycle(merge->plan, cell->id)->uid !=
				((const struct cycle *)from)->uid);
}

/* ---- what stands */

static void
tell(const struct merge *merge, const struct cell *cell)
{
	struct merge_conflict conflict = {CONFLICT_VALUE, cell->record,
		cell->id, cell->field, cell->before, cell->ours, cell->theirs};
	bool named = cell->record == RECORD_CYCLE &&
		cell->field == CYCLE_NAME && cell->before.type == VALUE_NONE;

	if (merge->options->conflict && !named &&
		(!field_of(cell->record, cell->field)->derived ||
			field_of(cell->record, cell->field)->type ==
				FIELD_EXTRA))
		merge->options->conflict(merge->options->context, &conflict);
}

/* The day of a node's last check-in; DAY_NONE for none. */
static int32_t
last_day(const struct plan *plan, const struct node *node)
{
	const struct checkin *checkin = merge_last_checkin(plan, node);

	return checkin ? checkin->on : DAY_NONE;
}

/* What a check-in says of a key result is not said otherwise by one of another
 * day: the later one stands. */
static bool
by_checkin(
	const struct merge *merge, const struct cell *cell, struct value *newer)
{
	const struct node *ours, *theirs;
	int32_t here, there;

	if (cell->record != RECORD_NODE || !merge_field_at_checkin(cell->field))
		return false;
	ours = plan_node(merge->plan, cell->id);
	theirs = plan_node(
		merge->from, merge->pairs.back[RECORD_NODE][cell->id]);
	here = last_day(merge->plan, ours);
	there = theirs ? last_day(merge->from, theirs) : here;
	/* Of one day: the one that the value comes from. */
	if (here == there) {
		if (cell->followed != SIDE_OURS &&
			cell->followed != SIDE_THEIRS)
			return false;
		here += cell->followed == SIDE_OURS ? 1 : -1;
	}
	*newer = here > there ? cell->ours : cell->theirs;
	return true;
}

static const void *
record_before(const struct merge *merge, enum record record, uint32_t id)
{
	if (!merge->options->base)
		return NULL;
	if (record != RECORD_PLAN)
		id = merge->pairs.origin[record][id];
	return plan_record(merge->options->base, record, id);
}

/* What is added to: what the file leaves as it is follows what is news in it. */
static void
follow_added(const struct merge *merge, struct cell *cell,
	const struct node *ours, const struct node *theirs)
{
	struct value newer;

	if (cell->theirs.type != VALUE_NONE &&
		!value_equal(cell->theirs, cell->ours))
		return;
	newer = merge_followed(merge->from, theirs, cell->field,
		merge_last_checkin(merge->plan, ours));
	if (newer.type != VALUE_NONE)
		cell->theirs = newer;
}

/* What a side left as both were follows its own check-ins since then; whether
 * it does. */
static bool
follow_side(const struct cell *cell, const struct plan *plan,
	const struct node *node, const struct checkin *last,
	struct value *value)
{
	struct value newer;

	if (!value_equal(*value, cell->before))
		return false;
	newer = merge_followed(plan, node, cell->field, last);
	if (newer.type != VALUE_NONE)
		*value = newer;
	return newer.type != VALUE_NONE;
}

/* A value follows a check-in that was written beside it by hand, as it does where
 * one is made; both sides alike, whichever is merged into which. What replaces the
 * plan is told whole. */
static void
follow(const struct merge *merge, struct cell *cell)
{
	const struct node *ours, *theirs, *before;
	const struct checkin *last;

	if (cell->record != RECORD_NODE || merge_replaces(merge))
		return;
	ours = plan_node(merge->plan, cell->id);
	theirs = plan_node(
		merge->from, merge->pairs.back[RECORD_NODE][cell->id]);
	before = record_before(merge, RECORD_NODE, cell->id);
	if (!ours || !theirs ||
		(!merge_follows(ours, cell->field) &&
			!merge_follows(theirs, cell->field)))
		return;
	if (merge_adds(merge)) {
		follow_added(merge, cell, ours, theirs);
	} else if (before) {
		last = merge_last_checkin(merge->options->base, before);
		if (follow_side(cell, merge->plan, ours, last, &cell->ours))
			cell->followed |= SIDE_OURS;
		if (follow_side(cell, merge->from, theirs, last, &cell->theirs))
			cell->followed |= SIDE_THEIRS;
	}
}

/* Whether the record of `from` says the field by its check-ins. */
static bool
said_by_checkin(const struct merge *merge, const struct cell *cell)
{
	const struct node *theirs = cell->record != RECORD_NODE ||
			!merge_field_at_checkin(cell->field)
		? NULL
		: plan_node(merge->from,
			  merge->pairs.back[RECORD_NODE][cell->id]);

	return theirs && last_day(merge->from, theirs) != DAY_NONE;
}

/* What an import leaves though the file does not say it. */
static void
tell_left(const struct merge *merge, const struct cell *cell)
{
	const struct merge_options *options = merge->options;

	if (options->missing && merge_adds(merge) &&
		cell->ours.type != VALUE_NONE &&
		cell->theirs.type == VALUE_NONE &&
		!field_of(cell->record, cell->field)->derived &&
		!said_by_checkin(merge, cell))
		options->missing(
			options->context, cell->record, cell->id, cell->field);
}

static struct value
stands(const struct merge *merge, const struct cell *cell)
{
	enum field_type type = field_of(cell->record, cell->field)->type;
	struct value newer;

	if (merge_adds(merge))
		return cell->theirs.type == VALUE_NONE ? cell->ours
						       : cell->theirs;
	if (merge_replaces(merge))
		return cell->theirs;
	if (value_equal(cell->theirs, cell->before) ||
		value_equal(cell->ours, cell->theirs))
		return cell->ours;
	if (value_equal(cell->ours, cell->before))
		return cell->theirs;
	if (by_checkin(merge, cell, &newer))
		return newer;
	newer = cell->theirs;
	if (merge_items(&merge->change->arena, type, cell->before, cell->ours,
		    &newer))
		return newer;
	tell(merge, cell);
	return cell->theirs;
}

/* ---- each right, but maybe not together */

enum { NODE_GOAL = 1, NODE_VALUE = 2 };

static unsigned
part_of(int field)
{
	static const int goal[] = {NODE_START, NODE_TARGET, NODE_LOW, NODE_HIGH,
		NODE_UNIT, NODE_BASIS};
	size_t i;

	for (i = 0; i < sizeof goal / sizeof *goal; i++)
		if (goal[i] == field)
			return NODE_GOAL;
	return field == NODE_CURRENT || field == NODE_PROGRESS ? NODE_VALUE : 0;
}

static uint32_t
cycle_of(const struct merge *merge, const struct cell *cell)
{
	const struct checkin *checkin = plan_checkin(merge->plan, cell->id);
	const struct cycle *cycle = NULL;

	if (cell->record == RECORD_NODE)
		cycle = plan_cycle_of(
			merge->plan, plan_node(merge->plan, cell->id));
	else if (cell->record == RECORD_CHECKIN)
		cycle = plan_cycle_of(
			merge->plan, plan_node(merge->plan, checkin->node));
	return cycle ? cycle->base.id : 0;
}

/* Who altered it, and with that what is in its cycle. */
static unsigned
note_sides(struct merge *merge, const struct cell *cell)
{
	unsigned sides =
		(value_equal(cell->ours, cell->before) ? 0 : SIDE_OURS) |
		(value_equal(cell->theirs, cell->before) ? 0 : SIDE_THEIRS);

	if (sides)
		merge->touched[cycle_of(merge, cell)] |= (uint8_t)sides;
	return sides;
}

/* ---- a record */

static struct cell
cell_of(const struct merge *merge, enum record record, uint32_t id, int field)
{
	const void *before = record_before(merge, record, id);
	const struct field *at = field_of(record, field);

	return (struct cell){.record = record,
		.id = id,
		.field = field,
		.before = before ? record_value(record, before, at)
				 : value_none(),
		.ours = plan_value(merge->plan, record, id, at)};
}

static void
merge_uid(
	struct merge *merge, enum record record, uint32_t id, const void *from)
{
	int field = record == RECORD_PLAN ? NO_FIELD : kind_of(record)->uid;
	struct cell cell;

	if (field < 0)
		return;
	cell = cell_of(merge, record, id, field);
	cell.theirs = record_value(record, from, field_of(record, field));
	change_set(merge->change, merge->plan, record, id, field,
		uid_stands(merge, &cell));
}

void
merge_fields(
	struct merge *merge, enum record record, uint32_t id, const void *from)
{
	size_t count = merge->change->count, i;
	unsigned ours = 0, theirs = 0, sides;
	struct value value;
	struct cell cell;

	for (i = 0; i < record_types[record].field_count; i++) {
		if (!merge_compares(merge, record, (int)i))
			continue;
		cell = cell_of(merge, record, id, (int)i);
		cell.theirs = merge_value(merge, record, from, (int)i);
		follow(merge, &cell);
		sides = merge_joins(merge) ? note_sides(merge, &cell) : 0;
		if (record == RECORD_NODE && sides & SIDE_OURS)
			ours |= part_of((int)i);
		if (record == RECORD_NODE && sides & SIDE_THEIRS)
			theirs |= part_of((int)i);
		if (stays(merge, &cell, from))
			continue;
		value = stands(merge, &cell);
		if (value_equal(value, cell.ours))
			tell_left(merge, &cell);
		change_set(
			merge->change, merge->plan, record, id, (int)i, value);
	}
	merge_uid(merge, record, id, from);
	if ((ours | theirs) == (NODE_GOAL | NODE_VALUE) && ours && theirs &&
		ours != theirs)
		merge_tell(merge, CONFLICT_LOOK, record, id);
	if (merge->change->count > count)
		merge->counts->changed++;
	else if (record != RECORD_PLAN)
		merge->counts->same++;
}
