/* SPDX-License-Identifier: MIT */
#include "model/plan.h"

#include <stdlib.h>
#include <string.h>

#include "record.h"

void
plan_init(struct plan *plan)
{
	memset(plan, 0, sizeof *plan);
	plan->weekday = INT32_MIN;
}

void
plan_fini(struct plan *plan)
{
	uint32_t kind, i;

	for (kind = 0; kind < RECORD_COUNT; kind++) {
		for (i = 0; i < plan->tables[kind].chunk_count; i++)
			free(plan->tables[kind].chunks[i]);
		free(plan->tables[kind].chunks);
	}
	free(plan->carried);
	free(plan->aligned);
	arena_fini(&plan->arena);
	plan_init(plan);
}

int
plan_weekday(const struct plan *plan)
{
	if (plan->weekday >= 1 && plan->weekday <= 7)
		return plan->weekday;
	return plan->usual_weekday ? plan->usual_weekday : 1;
}

const void *
plan_record(const struct plan *plan, enum record kind, uint32_t id)
{
	return record_find(plan, kind, id);
}

/* Without asking how large it is: a walk asks for each node of a plan. */
const struct node *
plan_node(const struct plan *plan, uint32_t id)
{
	const struct table *table = &plan->tables[RECORD_NODE];
	uint32_t chunk = id / TABLE_CHUNK;
	const struct node *node;

	if (chunk >= table->chunk_count || !table->chunks[chunk])
		return NULL;
	node = (const struct node *)(const void *)table->chunks[chunk] +
		id % TABLE_CHUNK;
	return node->id ? node : NULL;
}

const struct cycle *
plan_cycle(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_CYCLE, id);
}

const struct checkin *
plan_checkin(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_CHECKIN, id);
}

const struct section *
plan_section(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_SECTION, id);
}

const struct week *
plan_week(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_WEEK, id);
}

const struct weekly_priority *
plan_priority(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_PRIORITY, id);
}

const struct metric *
plan_metric(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_METRIC, id);
}

const struct reading *
plan_reading(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_READING, id);
}

const struct conflict *
plan_conflict(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_CONFLICT, id);
}

const struct comment *
plan_comment(const struct plan *plan, uint32_t id)
{
	return record_find(plan, RECORD_COMMENT, id);
}

struct value
plan_value(const struct plan *plan, enum record kind, uint32_t id,
	const struct field *field)
{
	const void *record = record_find(plan, kind, id);

	return record ? record_value(kind, record, field) : value_none();
}

const struct node *
plan_top(const struct plan *plan, const struct node *node)
{
	while (node && node->parent)
		node = plan_node(plan, node->parent);
	return node;
}

bool
plan_is_blank(const struct plan *plan)
{
	return !plan->cycles.first && !plan->backlog.first;
}

const struct cycle *
plan_cycle_of(const struct plan *plan, const struct node *node)
{
	const struct node *top = plan_top(plan, node);

	return top ? plan_cycle(plan, top->cycle) : NULL;
}

int
plan_cycles_inside(const struct plan *plan, const struct cycle *cycle)
{
	const struct cycle *inner = plan_cycle(plan, cycle->inside.first);
	int count = 0;

	for (; inner; inner = plan_cycle(plan, inner->beside))
		count++;
	return count;
}

struct chain
plan_siblings(const struct plan *plan, const struct node *node)
{
	const struct node *parent = plan_node(plan, node->parent);
	const struct cycle *cycle = plan_cycle(plan, node->cycle);

	if (parent)
		return parent->children;
	return cycle ? cycle->nodes : plan->backlog;
}

const struct node *
plan_previous(const struct plan *plan, const struct node *node)
{
	const struct node *at =
		plan_node(plan, plan_siblings(plan, node).first);

	if (at == node)
		return NULL;
	while (at && at->next != node->id)
		at = plan_node(plan, at->next);
	return at;
}

const struct node *
plan_next(const struct plan *plan, const struct node *node, uint32_t top)
{
	if (node->children.first)
		return plan_node(plan, node->children.first);
	while (node && node->id != top && !node->next)
		node = plan_node(plan, node->parent);
	if (!node || node->id == top)
		return NULL;
	return plan_node(plan, node->next);
}

const struct node *
plan_next_of_all(const struct plan *plan, const struct node *node)
{
	const struct node *next = node ? plan_next(plan, node, 0) : NULL;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	if (next)
		return next;
	if (node) {
		cycle = plan_cycle_of(plan, node);
		if (!cycle)
			return NULL;
		cycle = plan_cycle(plan, cycle->base.next);
	}
	while (cycle && !cycle->nodes.first)
		cycle = plan_cycle(plan, cycle->base.next);
	return plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
}

const struct node *
plan_node_by_uid(const struct plan *plan, uint64_t uid)
{
	const struct node *node;
	uint32_t id;

	for (id = 1; uid && id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->uid == uid)
			return node;
	}
	return NULL;
}

const struct cycle *
plan_cycle_by_uid(const struct plan *plan, uint64_t uid)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	while (cycle && cycle->uid != uid)
		cycle = plan_cycle(plan, cycle->base.next);
	return uid ? cycle : NULL;
}
