/* SPDX-License-Identifier: MIT */
/*
 * A plan as it comes from a file: records first, in any order, then the lists,
 * then the sums. Everything that other code relies on is proved here once.
 */
#include "base/say.h"
#include "model/change.h"
#include "record.h"
#include "share.h"

#define ID_MAX 16000000 /* ids are indexes into tables */
#define CYCLE_DEPTH 8

void
plan_load_begin(struct plan *plan)
{
	(void)plan;
}

void *
plan_load_record(struct plan *plan, enum record record, uint32_t id)
{
	if (record == RECORD_PLAN)
		return plan;
	if (!id || id > ID_MAX || record_find(plan, record, id))
		return NULL;
	return record_make(plan, record, id);
}

void *
plan_load_again(struct plan *plan, enum record record, uint32_t id)
{
	return record_find(plan, record, id);
}

void
plan_load_set(struct plan *plan, enum record record, void *memory,
	const struct field *field, struct value value)
{
	record_set(plan, record, memory, field, value);
}

void
plan_load_used(struct plan *plan, enum record record, uint32_t highest)
{
	if (highest >= plan->tables[record].limit && highest <= ID_MAX)
		plan->tables[record].limit = highest + 1;
}

/* Levels rise from parent to child, so no node lies in itself. */
static bool
nodes_sound(const struct plan *plan, struct err *err)
{
	const struct node *node, *parent;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (!node)
			continue;
		parent = plan_node(plan, node->parent);
		if (node->level < LEVEL_OBJECTIVE ||
			node->level > LEVEL_ACTION ||
			(parent && parent->level >= node->level) ||
			(parent && node->cycle))
			return err_set(err, ERR_STORE,
				_("node %u stands in the wrong place"), id);
	}
	return true;
}

static bool
cycles_sound(const struct plan *plan, struct err *err)
{
	const struct cycle *cycle, *above;
	uint32_t id;
	int depth;

	for (id = 1; id < plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = plan_cycle(plan, id);
		above = cycle;
		for (depth = 0; above && depth < CYCLE_DEPTH; depth++)
			above = plan_cycle(plan, above->parent);
		if (above)
			return err_set(err, ERR_STORE,
				_("cycle %u lies in itself"), id);
	}
	return true;
}

bool
plan_load_end(struct plan *plan, struct err *err)
{
	enum record kind;

	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		if (!record_link_all(plan, kind))
			return err_set(err, ERR_STORE,
				_("a %s belongs to nothing"),
				_(record_types[kind].label));
	if (!nodes_sound(plan, err) || !cycles_sound(plan, err))
		return false;
	share_update_all(plan);
	return true;
}
