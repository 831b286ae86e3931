/* SPDX-License-Identifier: MIT */
/*
 * Bringing one plan into another: what an import is, and a sync. What has no
 * match is added, what has is brought to what both sides say together, what one
 * side took away goes, and at the end all stand where and as they should.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "merge_private.h"
#include "model/cycle.h"
#include "model/edit.h"

#define MERGE_GAP (POSITION_GAP / 4)

/* ---- what is added */

/* What it stands in, as the plan has it. */
static struct value
owner_there(const struct merge *merge, enum record record, const void *from,
	int field)
{
	const struct field *at = &record_types[record].fields[field];
	struct value value = record_value(record, from, at);

	if (value.type == VALUE_NUMBER)
		value.number = merge->pairs.to[at->target][value.number];
	return value.number ? value : value_none();
}

static void
count_added(struct merge *merge, enum record record, const void *from)
{
	const struct node *node = from;

	merge->counts->added++;
	merge->counts->of[record]++;
	if (record != RECORD_NODE)
		return;
	merge->counts->objectives += node->level == LEVEL_OBJECTIVE;
	merge->counts->key_results += node->level == LEVEL_KEY_RESULT;
	merge->counts->actions += node->level == LEVEL_ACTION;
}

static struct value
value_to_add(
	struct merge *merge, enum record record, const void *from, int field)
{
	enum field_type type = record_types[record].fields[field].type;
	struct value value;

	/* Which cycle lies in which is known when all are there. */
	if (type == FIELD_ID)
		return record == RECORD_CYCLE
			? value_none()
			: owner_there(merge, record, from, field);
	if (type == FIELD_POSITION && record == RECORD_NODE)
		return value_number(merge->position += MERGE_GAP);
	value = merge_value(merge, record, from, field);
	/* What has an id comes from a plan, and is told whole. */
	if (value.type == VALUE_NONE && record == RECORD_NODE &&
		((const struct node *)from)->uid & UID_UNSAID &&
		merge_follows(from, field))
		value = merge_followed(merge->from, from, field, NULL);
	if (type == FIELD_UID && value.type == VALUE_NUMBER)
		value.number &= (int64_t)~UID_UNSAID;
	return value;
}

/* Adds a record with all its fields. What both had and the plan has no more is
 * altered in `from`. */
static void
add(struct merge *merge, enum record record, const void *from)
{
	const struct base *base = from;
	const struct node *node = from;
	uint32_t id = change_create(merge->change, merge->plan, record);
	size_t i;

	merge->pairs.to[record][base->id] = id;
	for (i = 0; i < record_types[record].field_count; i++)
		if (record != RECORD_NODE || node->detail ||
			!record_types[record].fields[i].detail)
			change_put(merge->change, record, id, (int)i,
				value_to_add(merge, record, from, (int)i));
	count_added(merge, record, from);
	if (merge->kept[record][base->id])
		merge_tell(merge, CONFLICT_KEPT, record, id);
}

/* ---- a cycle that the document does not name */

/* Adds a text to a field that may hold one already: a document that names no
 * cycle takes nothing from the one it comes to, and says nothing twice. */
static void
add_text(struct merge *merge, enum record record, uint32_t id, int field,
	const char *text)
{
	struct value before =
		change_value(merge->change, merge->plan, record, id, field);
	struct str both = {0};

	if (!text || !*text)
		return;
	if (before.type == VALUE_TEXT && *before.text) {
		if (strstr(before.text, text))
			return;
		str_addf(&both, "%s\n", before.text);
	}
	str_add(&both, text);
	change_set(merge->change, merge->plan, record, id, field,
		value_text(both.data));
	str_fini(&both);
}

static void
bring_unnamed(struct merge *merge, const struct cycle *cycle)
{
	static const int fields[] = {CYCLE_NOTE, CYCLE_TAGS, CYCLE_TEMPLATE};
	const struct cycle *found =
		plan_cycle(merge->plan, merge->options->cycle);
	const char *const texts[] = {cycle->note,
		found && found->tags ? NULL : cycle->tags,
		found && found->template ? NULL : cycle->template};
	size_t i;

	for (i = 0; merge->options->cycle && i < sizeof fields / sizeof *fields;
		i++)
		add_text(merge, RECORD_CYCLE, merge->options->cycle, fields[i],
			texts[i]);
}

/* Whether it is part of what the document puts into a cycle without a name. */
static bool
is_unnamed(const struct merge *merge, enum record record, const void *from)
{
	const struct cycle *cycle = from;

	if (record == RECORD_SECTION)
		cycle = plan_cycle(
			merge->from, ((const struct section *)from)->cycle);
	return (record == RECORD_CYCLE || record == RECORD_SECTION) && cycle &&
		!cycle->name && merge->options->cycle;
}

/* ---- one record after the other */

static void
bring_found(
	struct merge *merge, enum record record, uint32_t id, const void *from)
{
	const struct section *section = from;

	if (!is_unnamed(merge, record, from))
		merge_fields(merge, record, id, from);
	else if (record == RECORD_CYCLE)
		bring_unnamed(merge, from);
	else
		add_text(merge, record, id, SECTION_TEXT, section->text);
}

static void bring_owned(
	struct merge *merge, const struct owned *owner, const void *from);

/* The records of a list of `from`, and what stands in them. */
static void
bring_list(struct merge *merge, const struct owned *kind, uint32_t first)
{
	enum record record = kind->record;
	const struct base *from = plan_record(merge->from, record, first);
	uint32_t id;

	for (; from; from = plan_record(merge->from, record, from->next)) {
		id = merge->pairs.to[record][from->id];
		if (!merge_reads(merge, kind, from))
			continue;
		if (id)
			bring_found(merge, record, id, from);
		else if (!merge->left_out[record][from->id])
			add(merge, record, from);
		bring_owned(merge, kind, from);
	}
}

/* What stands in a record; the nodes of a cycle come when all cycles are there. */
static void
bring_owned(struct merge *merge, const struct owned *owner, const void *from)
{
	const struct owned *kind = merge_kinds + merge_kind_count;

	/* Check-ins come before what is below. */
	while (kind-- > merge_kinds)
		if (kind->owner == owner->record)
			bring_list(merge, kind, kind_first(kind, from));
}

/* Which cycle lies in which. */
static void
bring_within(struct merge *merge, const struct cycle *cycle)
{
	const struct pairs *pairs = &merge->pairs;
	uint32_t id = pairs->to[RECORD_CYCLE][cycle->base.id];
	uint32_t to = pairs->to[RECORD_CYCLE][cycle->parent];
	const struct cycle *before = NULL;

	if (merge_joins(merge))
		before = plan_cycle(merge->options->base,
			pairs->was[RECORD_CYCLE][cycle->base.id]);
	/* Where `from` left it where it was, the plan may have it elsewhere. */
	if (before && !cycle->parent == !before->parent &&
		pairs->was[RECORD_CYCLE][cycle->parent] == before->parent)
		return;
	if (id && (to || (merge_joins(merge) || !merge->options->document)))
		change_set(merge->change, merge->plan, RECORD_CYCLE, id,
			CYCLE_PARENT, to ? value_number(to) : value_none());
}

static void
bring_nesting(struct merge *merge)
{
	const struct cycle *cycle =
		plan_cycle(merge->from, merge->from->cycles.first);
	bool all = !merge_adds(merge);

	for (; cycle && !merge->options->only;
		cycle = plan_cycle(merge->from, cycle->base.next))
		if (cycle->name && (all || cycle->parent))
			bring_within(merge, cycle);
}

/* A cycle that would lie in itself lies in none. */
static void
open_cycles(struct merge *merge)
{
	uint32_t limit = merge->plan->tables[RECORD_CYCLE].limit, id, at;
	uint32_t most = (limit ? limit : 1) + merge->change->used[RECORD_CYCLE];
	int depth;

	for (id = 1; id < most; id++) {
		at = id;
		for (depth = 0; at && depth < CYCLE_DEPTH_MAX; depth++)
			at = (uint32_t)change_value(merge->change, merge->plan,
				RECORD_CYCLE, at, CYCLE_PARENT)
				     .number;
		if (at)
			change_set(merge->change, merge->plan, RECORD_CYCLE, id,
				CYCLE_PARENT, value_none());
	}
}

static void
bring_all(struct merge *merge)
{
	const struct plan *from = merge->from;
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);
	size_t i;

	if (!merge->options->only)
		merge_fields(merge, RECORD_PLAN, 1, from);
	bring_list(merge, kind_of(RECORD_CYCLE), from->cycles.first);
	bring_nesting(merge);
	for (; cycle; cycle = plan_cycle(from, cycle->base.next))
		bring_list(merge, kind_of(RECORD_NODE), cycle->nodes.first);
	bring_list(merge, kind_of(RECORD_NODE), from->backlog.first);
	merge_places(merge);
	for (i = 0; i < merge_kind_count; i++)
		if (merge_kinds[i].owner == RECORD_PLAN &&
			merge_kinds[i].record != RECORD_CYCLE)
			bring_list(merge, &merge_kinds[i],
				kind_first(&merge_kinds[i], from));
	if (merge_joins(merge))
		open_cycles(merge);
}

/* ---- what goes */

/* One may be named by another that goes later. */
static void
unlink_gone(struct merge *merge)
{
	const struct cycle *cycle;
	uint32_t id;

	for (id = 1; id < merge->plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = plan_cycle(merge->plan, id);
		if (cycle && cycle->parent &&
			merge->gone[RECORD_CYCLE][cycle->parent] &&
			change_value(merge->change, merge->plan, RECORD_CYCLE,
				id, CYCLE_PARENT)
					.number == cycle->parent)
			change_set(merge->change, merge->plan, RECORD_CYCLE, id,
				CYCLE_PARENT, value_none());
	}
}

static void
take_away(struct merge *merge)
{
	const struct owned *kind = merge_kinds + merge_kind_count;
	struct roll roll;
	size_t i;

	unlink_gone(merge);
	while (kind-- > merge_kinds) {
		roll_init(&roll, merge->plan, kind);
		for (i = roll.count; i-- > 0;)
			if (merge->gone[kind->record][roll.ids[i]])
				change_delete(merge->change, merge->plan,
					kind->record, roll.ids[i]);
		roll_fini(&roll);
	}
}

/* ---- what may not be altered */

/* The record that an edit puts one into; 0 for none. */
static uint32_t
put_into(const struct edit *edit)
{
	const struct field *field =
		&record_types[edit->record].fields[edit->field];

	return edit->op == EDIT_SET && field->type == FIELD_ID &&
			edit->after.type == VALUE_NUMBER
		? (uint32_t)edit->after.number
		: 0;
}

/* What the change makes is open, save in what is closed; which cycle lies in which
 * may be said of a closed one, and its texts may be mended. */
static bool
guard_edit(const struct merge *merge, const struct edit *edit)
{
	const struct plan *plan = merge->plan;
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	uint32_t into = put_into(edit);
	struct err *err = merge->err;

	if (edit->record == RECORD_CYCLE && edit->field == CYCLE_PARENT)
		return true;
	if (edit->record == RECORD_NODE && edit->field == NODE_CYCLE &&
		!guard_open(plan, into, err))
		return false;
	if (into && field->target == RECORD_NODE && plan_node(plan, into) &&
		!guard_node(plan, into, err))
		return false;
	return edit->op != EDIT_SET ||
		guard_field(
			plan, (enum record)edit->record, edit->id, field, err);
}

/* An import alters nothing that is closed. There is no harm in saying of it what
 * is there already. */
static bool
guard_all(const struct merge *merge, size_t first)
{
	size_t i;

	for (i = first; i < merge->change->count; i++)
		if (!guard_edit(merge, &merge->change->edits[i]))
			return false;
	return true;
}

/* ---- each right, but maybe not together */

/* One closed the cycle, the other did something in it. */
static void
look_at_closed(struct merge *merge)
{
	const struct pairs *pairs = &merge->pairs;
	const struct cycle *cycle, *before, *from;
	bool ours, theirs;
	uint32_t id;

	for (id = 1; id < merge->plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = plan_cycle(merge->plan, id);
		before = plan_cycle(
			merge->options->base, pairs->origin[RECORD_CYCLE][id]);
		from = plan_cycle(merge->from, pairs->back[RECORD_CYCLE][id]);
		if (!cycle || !before || !from || cycle_closed(before))
			continue;
		ours = cycle_closed(cycle) && merge->touched[id] & SIDE_THEIRS;
		theirs = cycle_closed(from) && merge->touched[id] & SIDE_OURS;
		if (cycle_closed(cycle) != cycle_closed(from) &&
			(ours || theirs))
			merge_tell(merge, CONFLICT_LOOK, RECORD_CYCLE, id);
	}
}

/* ---- the merge */

/* Above every position there is, so that what is added comes last. */
static int32_t
highest_position(const struct plan *plan)
{
	const struct node *node;
	int32_t highest = 0;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->position > highest &&
			node->position < INT32_MAX / 2)
			highest = node->position;
	}
	return highest;
}

static void
merge_init(struct merge *merge)
{
	const struct merge_options *options = merge->options;
	struct pairing pairing = {.plan = merge->plan,
		.from = merge->from,
		.base = options->base,
		.cycle = options->cycle,
		.only = options->only,
		.named = !merge_joins(merge)};
	enum record record;

	pairs_init(&merge->pairs, &pairing);
	for (record = 0; record < RECORD_COUNT; record++) {
		merge->gone[record] = base_calloc(
			(size_t)merge->plan->tables[record].limit + 1, 1);
		merge->left_out[record] = base_calloc(
			(size_t)merge->from->tables[record].limit + 1, 1);
		merge->kept[record] = base_calloc(
			(size_t)merge->from->tables[record].limit + 1, 1);
	}
	merge->met = base_calloc(
		(size_t)merge->plan->tables[RECORD_CYCLE].limit + 1, 1);
	merge->touched = base_calloc(
		(size_t)merge->plan->tables[RECORD_CYCLE].limit + 1, 1);
	merge->position = highest_position(merge->plan);
	merge_fields_init(merge);
}

static void
merge_fini(struct merge *merge)
{
	enum record record;

	for (record = 0; record < RECORD_COUNT; record++) {
		free(merge->gone[record]);
		free(merge->left_out[record]);
		free(merge->kept[record]);
	}
	free(merge->touched);
	free(merge->met);
	merge_fields_fini(merge);
	pairs_fini(&merge->pairs);
}

static bool
run(struct merge *merge)
{
	const struct merge_options *options = merge->options;
	const struct cycle *only = plan_cycle(merge->plan, options->only);
	size_t first = merge->change->count;

	if (only && !merge->pairs.back[RECORD_CYCLE][options->only])
		return err_set(merge->err, ERR_INPUT,
			_("there is no cycle %s in it, but others"),
			only->name);
	merge_decide(merge);
	bring_all(merge);
	if (merge_adds(merge))
		return guard_all(merge, first);
	merge_orders(merge);
	take_away(merge);
	if (merge_joins(merge))
		look_at_closed(merge);
	return true;
}

bool
merge_plans(const struct plan *plan, const struct plan *from,
	const struct merge_options *options, struct change *change,
	struct err *err)
{
	struct merge_counts unasked = {0};
	struct merge merge = {.plan = plan,
		.from = from,
		.options = options,
		.change = change,
		.counts = options->counts ? options->counts : &unasked,
		.err = err};
	bool ok;

	memset(merge.counts, 0, sizeof *merge.counts);
	if (!options->base && !guard_open(plan, options->cycle, err))
		return false;
	merge_init(&merge);
	ok = run(&merge);
	change_label(change, N_("import"));
	merge_fini(&merge);
	return ok;
}
