/* SPDX-License-Identifier: MIT */
#include "model/shared.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "edit_guard.h"
#include "merge_kinds.h"
#include "model/align.h"
#include "model/change.h"
#include "record.h"

/* ---- what is private */

/* By record and id, what stays away. */
struct hidden {
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
has_uid(const struct hidden *hidden, uint64_t uid)
{
	return uid && hidden->uid_count &&
		bsearch(&uid, hidden->uids, hidden->uid_count, sizeof uid,
			compare_uids);
}

static void
leave_nodes(struct hidden *hidden, const struct filter *filter)
{
	const struct owned *kind = kind_of(RECORD_NODE);
	const struct plan *plan = hidden->plan;
	bool *away = hidden->of[RECORD_NODE];
	const struct node *node;
	struct roll roll;
	size_t i;

	roll_init(&roll, plan, kind);
	hidden->uids = base_calloc(roll.count + 1, sizeof *hidden->uids);
	for (i = 0; i < roll.count; i++) {
		node = plan_node(plan, roll.ids[i]);
		away[node->id] = away[node->parent] ||
			(filter && !filter_match(filter, plan, node));
		if (away[node->id] && node->uid)
			hidden->uids[hidden->uid_count++] = node->uid;
	}
	qsort(hidden->uids, hidden->uid_count, sizeof *hidden->uids,
		compare_uids);
	roll_fini(&roll);
}

/* A cycle in which all is private would tell that there is something. */
static void
leave_cycles(struct hidden *hidden)
{
	const struct plan *plan = hidden->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct node *node;
	bool away;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		node = plan_node(plan, cycle->nodes.first);
		away = node != NULL;
		for (; node && away; node = plan_node(plan, node->next))
			away = hidden->of[RECORD_NODE][node->id];
		hidden->of[RECORD_CYCLE][cycle->base.id] = away;
	}
}

/* Whether it is the lasting id of a comment that stays away. */
static bool
is_hidden_comment(const struct hidden *hidden, uint64_t uid)
{
	const struct comment *comment;
	uint32_t id, limit = hidden->plan->tables[RECORD_COMMENT].limit;

	for (id = 1; uid && id < limit; id++) {
		comment = plan_comment(hidden->plan, id);
		if (comment && comment->uid == uid)
			return hidden->of[RECORD_COMMENT][id];
	}
	return false;
}

static bool
tells(const struct hidden *hidden, enum record record, const void *memory)
{
	const struct weekly_priority *priority = memory;
	const struct conflict *conflict = memory;

	if (record == RECORD_PRIORITY)
		return has_uid(hidden, priority->node);
	return record == RECORD_CONFLICT &&
		(has_uid(hidden, conflict->about) ||
			is_hidden_comment(hidden, conflict->about));
}

/* What stands in what stays away does, too. */
static void
leave_owned(struct hidden *hidden, const struct owned *kind)
{
	const struct table *table = &hidden->plan->tables[kind->record];
	const void *memory;
	uint32_t id;

	for (id = 1; id < table->limit; id++) {
		memory = plan_record(hidden->plan, kind->record, id);
		if (!memory)
			continue;
		hidden->of[kind->record][id] =
			(kind->in >= 0 &&
				hidden->of[kind->owner]
					  [kind_owner(kind, memory)]) ||
			tells(hidden, kind->record, memory);
	}
}

static void
hidden_init(struct hidden *hidden, const struct plan *plan,
	const struct filter *filter)
{
	enum record record;
	size_t i;

	*hidden = (struct hidden){.plan = plan};
	/* The plan's own record has the id 1, and no table. */
	for (record = 0; record < RECORD_COUNT; record++)
		hidden->of[record] =
			base_calloc((size_t)plan->tables[record].limit + 2, 1);
	leave_nodes(hidden, filter);
	leave_cycles(hidden);
	for (i = 0; i < merge_kind_count; i++)
		if (merge_kinds[i].record != RECORD_NODE &&
			merge_kinds[i].record != RECORD_CYCLE)
			leave_owned(hidden, &merge_kinds[i]);
}

static void
hidden_fini(struct hidden *hidden)
{
	enum record record;

	for (record = 0; record < RECORD_COUNT; record++)
		free(hidden->of[record]);
	free(hidden->uids);
}

/* ---- the rest of it */

/* Whether what the node names there is private. */
static bool
names_private(const struct hidden *hidden, const struct node *node,
	const char *item, size_t length)
{
	const struct cycle *cycle = plan_cycle_of(hidden->plan, node);
	const struct node *named;
	uint64_t uid;
	char *ref;

	if (uid_read(item, length, &uid))
		return has_uid(hidden, uid);
	ref = base_strndup(item, length);
	named = query_ref(
		hidden->plan, cycle ? cycle->base.id : 0, ref, 0, NULL);
	free(ref);
	return named && hidden->of[RECORD_NODE][named->id];
}

/* What it serves, without what is private; in the memory of `out`. */
static struct value
shown_refs(const struct hidden *hidden, const struct node *node,
	const char *list, struct plan *out)
{
	struct str shown = {0};
	struct value value;
	const char *item;
	size_t length;

	while (align_item(&list, &item, &length)) {
		if (names_private(hidden, node, item, length))
			continue;
		if (shown.length)
			str_add_char(&shown, '\n');
		str_add_bytes(&shown, item, length);
	}
	value = value_text(
		arena_text(&out->arena, str_text(&shown), shown.length));
	str_fini(&shown);
	return value;
}

/* A field of a record, but nothing where it names what is private. */
static struct value
shown_value(const struct hidden *hidden, enum record record, const void *memory,
	const struct field *field, struct plan *out)
{
	struct value value = record_value(record, memory, field);

	if (value.type == VALUE_NUMBER && field->type == FIELD_UID &&
		has_uid(hidden, (uint64_t)value.number))
		return value_none();
	if (value.type == VALUE_NUMBER && field->type == FIELD_ID &&
		hidden->of[field->target][value.number])
		return value_none();
	if (value.type == VALUE_TEXT && field->type == FIELD_REF)
		return shown_refs(hidden, memory, value.text, out);
	return value;
}

static void
copy_record(const struct hidden *hidden, struct plan *out, enum record record,
	uint32_t id)
{
	const struct record_type *type = &record_types[record];
	const void *memory = plan_record(hidden->plan, record, id);
	void *copy;
	struct value value;
	size_t i;

	if (!memory || hidden->of[record][id])
		return;
	copy = record == RECORD_PLAN ? out : record_make(out, record, id);
	for (i = 0; i < type->field_count; i++) {
		value = shown_value(
			hidden, record, memory, &type->fields[i], out);
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
	struct hidden hidden;
	enum record record;
	uint32_t id;

	hidden_init(&hidden, plan, filter);
	plan_load_begin(out);
	copy_record(&hidden, out, RECORD_PLAN, 1);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++) {
		for (id = 1; id < plan->tables[record].limit; id++)
			copy_record(&hidden, out, record, id);
		if (plan->tables[record].limit)
			plan_load_used(
				out, record, plan->tables[record].limit - 1);
	}
	plan_load_end(out, NULL);
	order_by_uid(out, kind_of(RECORD_CYCLE), CYCLE_STARTS);
	order_by_uid(out, kind_of(RECORD_WEEK), WEEK_STARTS);
	hidden_fini(&hidden);
}

/* ---- what others have of it */

/* Nodes of `other` whose lasting id is one of what is private. */
static void
note_withdrawn(const struct plan *plan, const struct plan *shared,
	struct hidden *hidden)
{
	const struct node *node;
	uint32_t id;

	hidden->uids = base_calloc(
		plan->tables[RECORD_NODE].count + 1, sizeof *hidden->uids);
	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->uid && !plan_node(shared, id))
			hidden->uids[hidden->uid_count++] = node->uid;
	}
	qsort(hidden->uids, hidden->uid_count, sizeof *hidden->uids,
		compare_uids);
}

static void
take_node(struct change *change, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id);
	const struct node *below = plan_node(plan, node->children.first);

	for (; below; below = plan_node(plan, below->next))
		take_node(change, plan, below->id);
	guard_forget(plan, node, change);
	change_delete(change, plan, RECORD_NODE, id);
}

static bool
is_below(const struct hidden *hidden, const struct plan *plan,
	const struct node *node)
{
	while ((node = plan_node(plan, node->parent)))
		if (has_uid(hidden, node->uid))
			return true;
	return false;
}

void
plan_withdraw(
	struct plan *other, const struct plan *plan, const struct plan *shared)
{
	struct hidden hidden = {.plan = other};
	struct change change = {0};
	const struct weekly_priority *priority;
	const struct node *node;
	uint32_t id;

	note_withdrawn(plan, shared, &hidden);
	for (id = 1; hidden.uid_count && id < other->tables[RECORD_NODE].limit;
		id++) {
		node = plan_node(other, id);
		if (node && has_uid(&hidden, node->uid) &&
			!is_below(&hidden, other, node))
			take_node(&change, other, id);
	}
	for (id = 1;
		hidden.uid_count && id < other->tables[RECORD_PRIORITY].limit;
		id++) {
		priority = plan_priority(other, id);
		if (priority && has_uid(&hidden, priority->node))
			change_delete(&change, other, RECORD_PRIORITY, id);
	}
	change_apply(other, &change);
	change_fini(&change);
	free(hidden.uids);
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
