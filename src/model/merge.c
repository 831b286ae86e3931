/* SPDX-License-Identifier: MIT */
/*
 * Bringing one plan into another: what an import is. Records are matched by
 * lasting id, else by what a person would call the same (title, parent and
 * cycle of a node; name of a cycle; day of a check-in), each at most once; what
 * has no match is added.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"
#include "record.h"

#define POSITION_GAP 256

/* Nodes of the plan by a hash of uid or of parent, cycle and title. */
struct match {
	uint64_t key;
	uint32_t id;
	bool used; /* matched by a node of the import already */
};

struct merge {
	const struct plan *plan, *from;
	struct change *change;
	struct merge_counts *counts;
	uint32_t cycle;	       /* for the nodes of cycles without a name */
	struct match *matches; /* open addressing; id 0 is free */
	size_t size;	       /* a power of two */
	int32_t position;      /* of the last node that was added anywhere */
	struct err *err;
};

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static uint64_t
key_of_uid(uint64_t uid)
{
	return mix(1, uid) | 1;
}

static uint64_t
key_of_title(uint32_t parent, uint32_t cycle, const char *title)
{
	uint64_t hash = mix(mix(2, parent), parent ? 0 : cycle);

	for (; *title; title++)
		hash = mix(hash, (unsigned char)*title);
	return hash | 1;
}

static void
match_add(struct merge *merge, uint64_t key, uint32_t id)
{
	size_t at = key & (merge->size - 1);

	while (merge->matches[at].id)
		at = (at + 1) & (merge->size - 1);
	merge->matches[at].key = key;
	merge->matches[at].id = id;
}

static void
match_nodes(struct merge *merge)
{
	const struct table *table = &merge->plan->tables[RECORD_NODE];
	const struct node *node;
	uint32_t id;

	merge->size = 64;
	while (merge->size < (size_t)table->count * 4)
		merge->size *= 2;
	merge->matches = base_calloc(merge->size, sizeof *merge->matches);
	for (id = 1; id < table->limit; id++) {
		node = plan_node(merge->plan, id);
		if (!node)
			continue;
		match_add(merge, key_of_uid(node->uid), id);
		match_add(merge,
			key_of_title(node->parent, node->cycle, node->title),
			id);
	}
}

/* The next unused match of the key that `same` agrees with. */
static struct match *
match_find(struct merge *merge, uint64_t key, const struct node *like,
	uint32_t parent, uint32_t cycle)
{
	size_t at = key & (merge->size - 1);
	const struct node *node;
	struct match *match;

	for (; merge->matches[at].id; at = (at + 1) & (merge->size - 1)) {
		match = &merge->matches[at];
		if (match->key != key || match->used)
			continue;
		node = plan_node(merge->plan, match->id);
		if (key == key_of_uid(like->uid) ? node->uid == like->uid
						 : node->parent == parent &&
					(parent || node->cycle == cycle) &&
					strcmp(node->title, like->title) == 0)
			return match;
	}
	return NULL;
}

/* Marks both entries of a node, so that it is not matched again. */
static void
match_use(struct merge *merge, const struct node *node)
{
	uint64_t keys[2] = {key_of_uid(node->uid),
		key_of_title(node->parent, node->cycle, node->title)};
	size_t at, i;

	for (i = 0; i < 2; i++)
		for (at = keys[i] & (merge->size - 1); merge->matches[at].id;
			at = (at + 1) & (merge->size - 1))
			if (merge->matches[at].id == node->id &&
				merge->matches[at].key == keys[i])
				merge->matches[at].used = true;
}

static const struct node *
match_node(struct merge *merge, const struct node *node, uint32_t parent,
	uint32_t cycle)
{
	struct match *match =
		match_find(merge, key_of_uid(node->uid), node, parent, cycle);
	const struct node *found;

	if (!match)
		match = match_find(merge,
			key_of_title(parent, cycle, node->title), node, parent,
			cycle);
	if (!match)
		return NULL;
	found = plan_node(merge->plan, match->id);
	match_use(merge, found);
	return found;
}

/* Fields that say which record it is or where it stands: matched, not
 * merged. What begins with x- is bookkeeping of others and is merged. */
static bool
is_merged(enum record kind, int field)
{
	const struct field *at = &record_types[kind].fields[field];

	if (kind == RECORD_NODE &&
		(field == NODE_PARENT || field == NODE_CYCLE ||
			field == NODE_LEVEL))
		return false;
	if (at->type == FIELD_ID)
		return false;
	return !at->derived || field_find(kind, "extra") == at ||
		(kind == RECORD_NODE && field == NODE_FINISHED);
}

/* A plan that has a title keeps it: a document's title is not its. */
static bool
is_kept(const struct merge *merge, enum record kind, size_t field)
{
	const char *title = merge->plan->title;

	return kind == RECORD_PLAN && field == PLAN_TITLE && title && *title;
}

/* Brings the fields of a matched record to what the import says. */
static void
merge_fields(
	struct merge *merge, enum record kind, uint32_t id, const void *record)
{
	const struct record_type *type = &record_types[kind];
	size_t count = merge->change->count, i;
	struct value value;

	for (i = 0; i < type->field_count; i++) {
		value = record_value(kind, record, &type->fields[i]);
		if (value.type != VALUE_NONE && is_merged(kind, (int)i) &&
			!is_kept(merge, kind, i))
			change_set(merge->change, merge->plan, kind, id, (int)i,
				value);
	}
	if (merge->change->count > count)
		merge->counts->changed++;
	else if (kind != RECORD_PLAN)
		merge->counts->same++;
}

/* Adds a record with all its fields, its owner being `owner`. */
static uint32_t
merge_add(struct merge *merge, enum record kind, const void *record,
	uint32_t owner)
{
	const struct record_type *type = &record_types[kind];
	uint32_t id = change_create(merge->change, merge->plan, kind);
	struct value value;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		value = record_value(kind, record, &type->fields[i]);
		if (type->fields[i].type == FIELD_ID)
			value = owner ? value_number(owner) : value_none();
		change_put(merge->change, kind, id, (int)i, value);
	}
	merge->counts->added++;
	return id;
}

static void
merge_checkins(struct merge *merge, const struct node *node,
	const struct node *found, uint32_t id)
{
	const struct checkin *checkin =
		plan_checkin(merge->from, node_detail(node)->checkins.first);
	const struct checkin *same;

	for (; checkin;
		checkin = plan_checkin(merge->from, checkin->base.next)) {
		same = found ? plan_checkin(merge->plan,
				       node_detail(found)->checkins.first)
			     : NULL;
		while (same && same->on != checkin->on)
			same = plan_checkin(merge->plan, same->base.next);
		if (same)
			merge_fields(
				merge, RECORD_CHECKIN, same->base.id, checkin);
		else
			merge_add(merge, RECORD_CHECKIN, checkin, id);
	}
}

static uint32_t
add_node(struct merge *merge, const struct node *node, uint32_t parent,
	uint32_t cycle)
{
	uint32_t id = change_create(merge->change, merge->plan, RECORD_NODE);
	struct value value;
	int field;

	if (parent)
		change_put(merge->change, RECORD_NODE, id, NODE_PARENT,
			value_number(parent));
	else if (cycle)
		change_put(merge->change, RECORD_NODE, id, NODE_CYCLE,
			value_number(cycle));
	merge->position += POSITION_GAP;
	change_put(merge->change, RECORD_NODE, id, NODE_POSITION,
		value_number(merge->position));
	for (field = NODE_POSITION + 1; field < NODE_FIELDS; field++) {
		value = record_value(RECORD_NODE, node,
			&record_types[RECORD_NODE].fields[field]);
		change_put(merge->change, RECORD_NODE, id, field, value);
	}
	merge->counts->added++;
	merge->counts->objectives += node->level == LEVEL_OBJECTIVE;
	merge->counts->key_results += node->level == LEVEL_KEY_RESULT;
	merge->counts->actions += node->level == LEVEL_ACTION;
	return id;
}

/* A node found by its lasting id may stand elsewhere now. */
static bool
bring_to(struct merge *merge, const struct node *found, const struct node *node,
	uint32_t parent, uint32_t cycle)
{
	const struct plan *plan = merge->plan;

	if (!guard_node(plan, found->id, merge->err))
		return false;
	if (found->parent == parent && (parent || found->cycle == cycle))
		return true;
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_PARENT,
		parent ? value_number(parent) : value_none());
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_CYCLE,
		cycle && !parent ? value_number(cycle) : value_none());
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_LEVEL,
		value_number(node->level));
	merge->position += POSITION_GAP;
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_POSITION,
		value_number(merge->position));
	return true;
}

/* What this same change makes is open. */
static bool
guard_owner(const struct merge *merge, uint32_t parent, uint32_t cycle)
{
	if (!parent)
		return guard_open(merge->plan, cycle, merge->err);
	return !plan_node(merge->plan, parent) ||
		guard_node(merge->plan, parent, merge->err);
}

static bool
merge_nodes(
	struct merge *merge, uint32_t first, uint32_t parent, uint32_t cycle)
{
	const struct node *node = plan_node(merge->from, first), *found;
	size_t edits;
	uint32_t id;

	for (; node; node = plan_node(merge->from, node->next)) {
		found = match_node(merge, node, parent, cycle);
		edits = merge->change->count;
		if (found) {
			id = found->id;
			merge_fields(merge, RECORD_NODE, id, node);
			if (!bring_to(merge, found, node, parent, cycle))
				/* In a closed cycle: no harm when it says
				 * what is there already. */
				if (merge->change->count > edits)
					return false;
		} else {
			if (!guard_owner(merge, parent, cycle))
				return false;
			id = add_node(merge, node, parent, cycle);
		}
		merge_checkins(merge, node, found, id);
		if (!merge_nodes(merge, node->children.first, id, 0))
			return false;
	}
	return true;
}

static const struct cycle *
match_cycle(const struct plan *plan, const struct cycle *cycle)
{
	const struct cycle *at = plan_cycle_by_uid(plan, cycle->uid);

	if (at)
		return at;
	for (at = plan_cycle(plan, plan->cycles.first); at;
		at = plan_cycle(plan, at->base.next))
		if (at->name && strcmp(at->name, cycle->name) == 0)
			return at;
	return NULL;
}

static void
merge_sections(struct merge *merge, const struct cycle *cycle,
	const struct cycle *found, uint32_t id)
{
	const struct section *section =
		plan_section(merge->from, cycle->sections.first);
	const struct section *same;

	for (; section;
		section = plan_section(merge->from, section->base.next)) {
		same = found ? plan_section(merge->plan, found->sections.first)
			     : NULL;
		while (same && strcmp(same->name, section->name) != 0)
			same = plan_section(merge->plan, same->base.next);
		if (same)
			merge_fields(
				merge, RECORD_SECTION, same->base.id, section);
		else
			merge_add(merge, RECORD_SECTION, section, id);
	}
}

/* The ids that cycles of the import have in the plan. */
static bool
merge_cycles(struct merge *merge, uint32_t *ids)
{
	const struct plan *from = merge->from;
	const struct cycle *cycle, *found;
	bool open;

	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next)) {
		if (!cycle->name) {
			ids[cycle->base.id] = merge->cycle;
			continue;
		}
		found = match_cycle(merge->plan, cycle);
		ids[cycle->base.id] = found
			? found->base.id
			: merge_add(merge, RECORD_CYCLE, cycle, 0);
		open = !found || found->state != CYCLE_CLOSED_STATE;
		if (found && open)
			merge_fields(
				merge, RECORD_CYCLE, found->base.id, cycle);
		if (open)
			merge_sections(
				merge, cycle, found, ids[cycle->base.id]);
	}
	/* Now that all have ids, what lies in what. */
	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next))
		if (cycle->parent)
			change_set(merge->change, merge->plan, RECORD_CYCLE,
				ids[cycle->base.id], CYCLE_PARENT,
				value_number(ids[cycle->parent]));
	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next))
		if (!merge_nodes(
			    merge, cycle->nodes.first, 0, ids[cycle->base.id]))
			return false;
	return merge_nodes(merge, from->backlog.first, 0, 0);
}

static bool
same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static void
merge_weeks(struct merge *merge)
{
	const struct plan *from = merge->from, *plan = merge->plan;
	const struct week *week, *same;
	const struct weekly_priority *priority, *old;
	uint32_t id;

	for (week = plan_week(from, from->weeks.first); week;
		week = plan_week(from, week->base.next)) {
		same = plan_week(plan, plan->weeks.first);
		while (same && same->uid != week->uid &&
			(same->starts != week->starts ||
				same->ends != week->ends))
			same = plan_week(plan, same->base.next);
		id = same ? same->base.id
			  : merge_add(merge, RECORD_WEEK, week, 0);
		if (same)
			merge_fields(merge, RECORD_WEEK, id, week);
		for (priority = plan_priority(from, week->priorities.first);
			priority;
			priority = plan_priority(from, priority->base.next)) {
			old = same ? plan_priority(plan, same->priorities.first)
				   : NULL;
			while (old && !same_text(old->title, priority->title))
				old = plan_priority(plan, old->base.next);
			if (old)
				merge_fields(merge, RECORD_PRIORITY,
					old->base.id, priority);
			else
				merge_add(merge, RECORD_PRIORITY, priority, id);
		}
	}
}

static void
merge_metrics(struct merge *merge)
{
	const struct plan *from = merge->from, *plan = merge->plan;
	const struct metric *metric, *same;
	const struct reading *reading, *old;
	uint32_t id;

	for (metric = plan_metric(from, from->metrics.first); metric;
		metric = plan_metric(from, metric->base.next)) {
		same = plan_metric(plan, plan->metrics.first);
		while (same && same->uid != metric->uid &&
			!same_text(same->name, metric->name))
			same = plan_metric(plan, same->base.next);
		id = same ? same->base.id
			  : merge_add(merge, RECORD_METRIC, metric, 0);
		if (same)
			merge_fields(merge, RECORD_METRIC, id, metric);
		for (reading = plan_reading(from, metric->readings.first);
			reading;
			reading = plan_reading(from, reading->base.next)) {
			old = same ? plan_reading(plan, same->readings.first)
				   : NULL;
			while (old && old->on != reading->on)
				old = plan_reading(plan, old->base.next);
			if (old)
				merge_fields(merge, RECORD_READING,
					old->base.id, reading);
			else
				merge_add(merge, RECORD_READING, reading, id);
		}
	}
}

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

bool
edit_merge(const struct plan *plan, const struct plan *from, uint32_t cycle,
	struct change *change, struct merge_counts *counts, struct err *err)
{
	struct merge merge = {.plan = plan,
		.from = from,
		.change = change,
		.counts = counts,
		.cycle = cycle,
		.err = err};
	uint32_t *ids;
	bool ok;

	memset(counts, 0, sizeof *counts);
	if (!guard_open(plan, cycle, err))
		return false;
	ids = base_calloc(from->tables[RECORD_CYCLE].limit + 1, sizeof *ids);
	merge.position = highest_position(plan);
	match_nodes(&merge);
	merge_fields(&merge, RECORD_PLAN, 1, from);
	ok = merge_cycles(&merge, ids);
	if (ok) {
		merge_weeks(&merge);
		merge_metrics(&merge);
	}
	change_label(change, _("import"));
	free(merge.matches);
	free(ids);
	return ok;
}
