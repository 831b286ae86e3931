/* SPDX-License-Identifier: MIT */
#include "model/shared.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "merge_kinds.h"
#include "model/change.h"
#include "record.h"

/* ---- what is private */

/* By record and id, what stays away. */
struct private
{
	const struct plan *plan;
	bool *of[RECORD_COUNT];
	uint64_t *uids; /* of nodes that stay away, sorted */
	size_t uid_count;
};

static int
compare_uids(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return one < other ? -1 : one > other;
}

static bool
has_uid(const struct private *private, uint64_t uid)
{
	return uid && private->uid_count &&
		bsearch(&uid, private->uids, private->uid_count, sizeof uid,
			compare_uids);
}

static void
leave_nodes(struct private *private, const struct filter *filter)
{
	const struct owned *kind = kind_of(RECORD_NODE);
	const struct plan *plan = private->plan;
	bool *away = private->of[RECORD_NODE];
	const struct node *node;
	struct roll roll;
	size_t i;

	roll_init(&roll, plan, kind);
	private->uids = base_calloc(roll.count + 1, sizeof *private->uids);
	for (i = 0; i < roll.count; i++) {
		node = plan_node(plan, roll.ids[i]);
		away[node->id] = away[node->parent] ||
			(filter && !filter_match(filter, plan, node));
		if (away[node->id] && node->uid)
		private->uids[private->uid_count++] = node->uid;
	}
	qsort(private->uids, private->uid_count, sizeof *private->uids,
		compare_uids);
	roll_fini(&roll);
}

/* A cycle in which all is private would tell that there is something. */
static void
leave_cycles(struct private *private)
{
	const struct plan *plan = private->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct node *node;
	bool away;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		node = plan_node(plan, cycle->nodes.first);
		away = node != NULL;
		for (; node && away; node = plan_node(plan, node->next))
			away = private->of[RECORD_NODE][node->id];
		private->of[RECORD_CYCLE][cycle->base.id] = away;
	}
}

static bool
tells(const struct private *private, enum record record, const void *memory)
{
	const struct weekly_priority *priority = memory;
	const struct conflict *conflict = memory;

	if (record == RECORD_PRIORITY)
		return has_uid(private, priority->node);
	return record == RECORD_CONFLICT && has_uid(private, conflict->about);
}

/* What stands in what stays away does, too. */
static void
leave_owned(struct private *private, const struct owned *kind)
{
	const struct table *table = &private->plan->tables[kind->record];
	const void *memory;
	uint32_t id;

	for (id = 1; id < table->limit; id++) {
		memory = plan_record(private->plan, kind->record, id);
		if (!memory)
			continue;
		private->of[kind->record][id] =
			(kind->in >= 0 &&
				private->of[kind->owner]
					   [kind_owner(kind, memory)]) ||
			tells(private, kind->record, memory);
	}
}

static void
private_init(struct private *private, const struct plan *plan,
	const struct filter *filter)
{
	enum record record;
	size_t i;

	*private = (struct private){.plan = plan};
	/* The plan's own record has the id 1, and no table. */
	for (record = 0; record < RECORD_COUNT; record++)
	private->of[record] =
		base_calloc((size_t)plan->tables[record].limit + 2, 1);
	leave_nodes(private, filter);
	leave_cycles(private);
	for (i = 0; i < merge_kind_count; i++)
		if (merge_kinds[i].record != RECORD_NODE &&
			merge_kinds[i].record != RECORD_CYCLE)
			leave_owned(private, &merge_kinds[i]);
}

static void
private_fini(struct private *private)
{
	enum record record;

	for (record = 0; record < RECORD_COUNT; record++)
		free(private->of[record]);
	free(private->uids);
}

/* ---- the rest of it */

/* A field of a record, but nothing where it names what is private. */
static struct value
shown_value(const struct private *private, enum record record,
	const void *memory, const struct field *field)
{
	const struct node *node = memory;
	struct value value = record_value(record, memory, field);
	const struct cycle *cycle;

	if (value.type == VALUE_NUMBER && field->type == FIELD_UID &&
		has_uid(private, (uint64_t)value.number))
		return value_none();
	if (value.type == VALUE_NUMBER && field->type == FIELD_ID &&
		private->of[field->target][value.number])
		return value_none();
	if (value.type == VALUE_TEXT && field->type == FIELD_REF) {
		cycle = plan_cycle_of(private->plan, node);
		node = query_ref(private->plan, cycle ? cycle->base.id : 0,
			value.text, 0, NULL);
		if (node && private->of[RECORD_NODE][node->id])
			return value_none();
	}
	return value;
}

static void
copy_record(const struct private *private, struct plan *out, enum record record,
	uint32_t id)
{
	const struct record_type *type = &record_types[record];
	const void *memory = plan_record(private->plan, record, id);
	void *copy;
	struct value value;
	size_t i;

	if (!memory || private->of[record][id])
		return;
	copy = record == RECORD_PLAN ? out : record_make(out, record, id);
	for (i = 0; i < type->field_count; i++) {
		value = shown_value(private, record, memory, &type->fields[i]);
		if (value.type != VALUE_NONE)
			record_set(out, record, copy, &type->fields[i], value);
	}
}

struct tied {
	int32_t order;
	uint64_t uid;
	uint32_t id;
};

static int
compare_tied(const void *a, const void *b)
{
	const struct tied *one = a, *other = b;

	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	return one->uid < other->uid ? -1 : one->uid > other->uid;
}

/* Of cycles, or of weeks, that begin on one day the lesser lasting id comes
 * first, and not what was made first here. */
static void
order_by_uid(struct plan *plan, const struct owned *kind, int starts)
{
	const struct record_type *type = &record_types[kind->record];
	struct chain *chain =
		(struct chain *)(void *)((char *)plan + kind->chain);
	struct tied *list;
	struct roll roll;
	struct base *base;
	size_t i;

	roll_init(&roll, plan, kind);
	list = base_calloc(roll.count + 1, sizeof *list);
	for (i = 0; i < roll.count; i++) {
		base = record_find(plan, kind->record, roll.ids[i]);
		list[i] = (struct tied){(int32_t)record_value(kind->record,
						base, &type->fields[starts])
						.number,
			kind_uid(kind, base), base->id};
	}
	qsort(list, roll.count, sizeof *list, compare_tied);
	*chain = (struct chain){0};
	for (i = roll.count; i-- > 0;) {
		base = record_find(plan, kind->record, list[i].id);
		base->next = chain->first;
		chain->first = base->id;
		if (!chain->last)
			chain->last = base->id;
	}
	free(list);
	roll_fini(&roll);
}

void
plan_shared(
	const struct plan *plan, const struct filter *filter, struct plan *out)
{
	struct private private;
	enum record record;
	uint32_t id;

	private_init(&private, plan, filter);
	plan_load_begin(out);
	copy_record(&private, out, RECORD_PLAN, 1);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++) {
		for (id = 1; id < plan->tables[record].limit; id++)
			copy_record(&private, out, record, id);
		if (plan->tables[record].limit)
			plan_load_used(
				out, record, plan->tables[record].limit - 1);
	}
	plan_load_end(out, NULL);
	order_by_uid(out, kind_of(RECORD_CYCLE), CYCLE_STARTS);
	order_by_uid(out, kind_of(RECORD_WEEK), WEEK_STARTS);
	private_fini(&private);
}

/* ---- what others have of it */

/* Nodes of `other` whose lasting id is one of what is private. */
static void
note_withdrawn(const struct plan *plan, const struct plan *shared,
	struct private *private)
{
	const struct node *node;
	uint32_t id;

	private->uids = base_calloc(
		plan->tables[RECORD_NODE].count + 1, sizeof *private->uids);
	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->uid && !plan_node(shared, id))
		private->uids[private->uid_count++] = node->uid;
	}
	qsort(private->uids, private->uid_count, sizeof *private->uids,
		compare_uids);
}

static void
take_node(struct change *change, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id);
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	const struct node *below = plan_node(plan, node->children.first);

	for (; below; below = plan_node(plan, below->next))
		take_node(change, plan, below->id);
	for (; checkin; checkin = plan_checkin(plan, checkin->base.next))
		change_delete(change, plan, RECORD_CHECKIN, checkin->base.id);
	change_delete(change, plan, RECORD_NODE, id);
}

static bool
is_below(const struct private *private, const struct plan *plan,
	const struct node *node)
{
	while ((node = plan_node(plan, node->parent)))
		if (has_uid(private, node->uid))
			return true;
	return false;
}

void
plan_withdraw(
	struct plan *other, const struct plan *plan, const struct plan *shared)
{
	struct private private = {.plan = other};
	struct change change = {0};
	const struct weekly_priority *priority;
	const struct node *node;
	uint32_t id;

	note_withdrawn(plan, shared, &private);
	for (id = 1; private.uid_count && id < other->tables[RECORD_NODE].limit;
		id++) {
		node = plan_node(other, id);
		if (node && has_uid(&private, node->uid) &&
			!is_below(&private, other, node))
			take_node(&change, other, id);
	}
	for (id = 1;
		private.uid_count && id < other->tables[RECORD_PRIORITY].limit;
		id++) {
		priority = plan_priority(other, id);
		if (priority && has_uid(&private, priority->node))
			change_delete(&change, other, RECORD_PRIORITY, id);
	}
	change_apply(other, &change);
	change_fini(&change);
	free(private.uids);
}

bool
plan_holds_private(const struct plan *plan, const struct plan *shared,
	enum record record, uint32_t id)
{
	const struct node *node = plan_node(plan, id);
	const struct cycle *cycle = plan_cycle(plan, id);

	if (record == RECORD_CYCLE)
		node = cycle ? plan_node(plan, cycle->nodes.first) : NULL;
	else if (record == RECORD_NODE)
		node = node ? plan_node(plan, node->children.first) : NULL;
	else
		return false;
	for (; node; node = plan_node(plan, node->next))
		if (!plan_node(shared, node->id))
			return true;
	return false;
}
