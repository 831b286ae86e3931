/* SPDX-License-Identifier: MIT */
/* The day on which nodes were made: until their first check-in they are outdated
 * from then on, not from the beginning of a cycle that had none of them. */
#include "model/cycle.h"
#include "model/edit.h"
#include "view.h"

static uint32_t
cycle_of(const struct change_view *view, uint32_t node)
{
	uint32_t above;

	while ((above = view_id(view, RECORD_NODE, node, NODE_PARENT)))
		node = above;
	return view_id(view, RECORD_NODE, node, NODE_CYCLE);
}

/* Whether it is worth keeping: its cycle began before, and is no history that comes
 * in with it. */
static bool
is_late(const struct change_view *view, uint32_t node, int32_t today)
{
	uint32_t id = cycle_of(view, node);
	const struct cycle *cycle = plan_cycle(view->plan, id);
	bool past = view_day(view, RECORD_CYCLE, id, CYCLE_ENDS) < today;

	return id && view_day(view, RECORD_CYCLE, id, CYCLE_STARTS) < today &&
		!(past && (!cycle || cycle_closed(cycle))) &&
		view_day(view, RECORD_NODE, node, NODE_MADE) == DAY_NONE;
}

/* Beside what makes it, so that it is stored with it. */
void
edit_made(const struct plan *plan, int32_t today, struct change *change)
{
	struct change before;
	struct change_view view;
	size_t i;

	change_begin_again(change, &before);
	view_init(&view, plan, &before);
	for (i = 0; i < before.count; i++) {
		const struct edit *edit = &before.edits[i];

		change_push(change, edit);
		if (edit->op == EDIT_CREATE && edit->record == RECORD_NODE &&
			!view_gone(&view, RECORD_NODE, edit->id) &&
			is_late(&view, edit->id, today))
			change_put(change, RECORD_NODE, edit->id, NODE_MADE,
				value_number(today));
	}
	view_fini(&view);
	change_fini(&before);
}
