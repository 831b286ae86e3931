/* SPDX-License-Identifier: MIT */
#include "share.h"

#include "model/progress.h"
#include "record.h"

/* With more edits than this one pass over the plan is cheaper than walking
 * up from each of them. */
#define MANY_EDITS 64

/* Cycles nest: year, half, quarter, month; deeper is a damaged file. */
#define CYCLE_DEPTH 8

static void
update_cycles_above(struct plan *plan, uint32_t id)
{
	struct cycle *cycle = record_find(plan, RECORD_CYCLE, id);
	int depth;

	for (depth = 0; cycle && depth < CYCLE_DEPTH; depth++) {
		cycle->share = cycle_progress(plan, cycle).share;
		cycle = record_find(plan, RECORD_CYCLE, cycle->parent);
	}
}

static void
update_above(struct plan *plan, uint32_t id)
{
	struct node *node = record_find(plan, RECORD_NODE, id), *parent;

	for (; node; node = parent) {
		node->share = node_progress(plan, node).share;
		parent = record_find(plan, RECORD_NODE, node->parent);
		if (!parent)
			update_cycles_above(plan, node->cycle);
	}
}

static void
update_tree(struct plan *plan, uint32_t first)
{
	struct node *node = record_find(plan, RECORD_NODE, first);

	for (; node; node = record_find(plan, RECORD_NODE, node->next)) {
		update_tree(plan, node->children.first);
		node->share = node_progress(plan, node).share;
	}
}

static void
update_cycle(struct plan *plan, struct cycle *cycle, int depth)
{
	struct cycle *inner =
		record_find(plan, RECORD_CYCLE, cycle->inside.first);

	for (; inner && depth < CYCLE_DEPTH;
		inner = record_find(plan, RECORD_CYCLE, inner->beside))
		update_cycle(plan, inner, depth + 1);
	cycle->share = cycle_progress(plan, cycle).share;
}

/* Which cycles lie in which: once, not for each of them. */
static void
list_inside(struct plan *plan)
{
	struct cycle *cycle, *outer, *last;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = record_find(plan, RECORD_CYCLE, id);
		if (cycle)
			cycle->inside = (struct chain){0};
	}
	for (cycle = record_find(plan, RECORD_CYCLE, plan->cycles.first); cycle;
		cycle = record_find(plan, RECORD_CYCLE, cycle->base.next)) {
		cycle->beside = 0;
		outer = record_find(plan, RECORD_CYCLE, cycle->parent);
		if (!outer)
			continue;
		last = record_find(plan, RECORD_CYCLE, outer->inside.last);
		if (last)
			last->beside = cycle->base.id;
		else
			outer->inside.first = cycle->base.id;
		outer->inside.last = cycle->base.id;
	}
}

static void
update_cycles(struct plan *plan)
{
	struct cycle *cycle;

	list_inside(plan);
	for (cycle = record_find(plan, RECORD_CYCLE, plan->cycles.first); cycle;
		cycle = record_find(plan, RECORD_CYCLE, cycle->base.next))
		if (!plan_cycle(plan, cycle->parent))
			update_cycle(plan, cycle, 0);
}

void
share_update_all(struct plan *plan)
{
	struct cycle *cycle =
		record_find(plan, RECORD_CYCLE, plan->cycles.first);

	for (; cycle; cycle = record_find(plan, RECORD_CYCLE, cycle->base.next))
		update_tree(plan, cycle->nodes.first);
	update_tree(plan, plan->backlog.first);
	update_cycles(plan);
}

static void
update_after(struct plan *plan, const struct edit *edit)
{
	if (edit->record != RECORD_NODE)
		return;
	if (edit->op == EDIT_SET && edit->field == NODE_PARENT) {
		update_above(plan, (uint32_t)edit->before.number);
		update_above(plan, (uint32_t)edit->after.number);
	} else if (edit->op == EDIT_SET && edit->field == NODE_CYCLE) {
		update_cycles_above(plan, (uint32_t)edit->before.number);
		update_cycles_above(plan, (uint32_t)edit->after.number);
	}
	update_above(plan, edit->id);
}

void
share_update(struct plan *plan, const struct change *change)
{
	bool cycles = false;
	size_t i;

	if (change->count > MANY_EDITS) {
		share_update_all(plan);
		return;
	}
	for (i = 0; i < change->count; i++) {
		update_after(plan, &change->edits[i]);
		cycles |= change->edits[i].record == RECORD_CYCLE;
	}
	if (cycles)
		update_cycles(plan);
}
