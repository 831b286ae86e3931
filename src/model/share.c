/* SPDX-License-Identifier: MIT */
#include "share.h"

#include "model/cycle.h"
#include "model/progress.h"
#include "record.h"

/* With more edits than this one pass over the plan is cheaper than walking
 * up from each of them. */
#define MANY_EDITS 64

static void
update_cycle(struct plan *plan, uint32_t id)
{
	struct cycle *cycle = record_find(plan, RECORD_CYCLE, id);

	if (cycle)
		cycle->share = cycle_own_share(plan, cycle);
}

static void
update_above(struct plan *plan, uint32_t id)
{
	struct node *node = record_find(plan, RECORD_NODE, id), *parent;

	for (; node; node = parent) {
		node->share = node_progress(plan, node).share;
		parent = record_find(plan, RECORD_NODE, node->parent);
		if (!parent)
			update_cycle(plan, node->cycle);
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
		if (!plan_outer_cycle(plan, cycle))
			continue;
		outer = record_find(plan, RECORD_CYCLE, cycle->parent);
		last = record_find(plan, RECORD_CYCLE, outer->inside.last);
		if (last)
			last->beside = cycle->base.id;
		else
			outer->inside.first = cycle->base.id;
		outer->inside.last = cycle->base.id;
	}
}

void
share_update_all(struct plan *plan)
{
	struct cycle *cycle =
		record_find(plan, RECORD_CYCLE, plan->cycles.first);

	list_inside(plan);
	for (; cycle;
		cycle = record_find(plan, RECORD_CYCLE, cycle->base.next)) {
		update_tree(plan, cycle->nodes.first);
		cycle->share = cycle_own_share(plan, cycle);
	}
	update_tree(plan, plan->backlog.first);
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
		update_cycle(plan, (uint32_t)edit->before.number);
		update_cycle(plan, (uint32_t)edit->after.number);
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
		list_inside(plan);
}
