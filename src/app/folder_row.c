/* SPDX-License-Identifier: MIT */
#include "app/folder.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "review/checkin.h"
#include "review/stats.h"

static void
look_at(struct folder_row *row, const struct plan *plan,
	const struct node *node, int32_t today)
{
	enum status status = node_standing(plan, node, today).status;
	const struct checkin *last = checkin_last(plan, node);

	if (node->level == LEVEL_OBJECTIVE && node_counts(plan, node)) {
		row->objectives++;
		/* A plan is as its weakest objective. */
		if (status_weakness(status) > status_weakness(row->status))
			row->status = status;
	}
	row->outdated +=
		node->level == LEVEL_KEY_RESULT && status == STATUS_OUTDATED;
	if (last && (row->last == DAY_NONE || last->on > row->last))
		row->last = last->on;
}

struct folder_row
folder_row(const struct folder *folder, size_t i)
{
	const struct plan *plan = &folder->plans[i].plan;
	int32_t today = folder->today;
	struct folder_row row = {.cycle = plan_current_cycle(plan, today),
		.tenths = -1,
		.confidence = -1,
		.last = DAY_NONE,
		.owed = checkin_count(plan, today)};
	const struct node *node;

	if (!row.cycle)
		return row;
	row.tenths = cycle_tenths(plan, row.cycle, today);
	row.confidence = stats_cycle(plan, row.cycle, today).confidence;
	for (node = plan_node(plan, row.cycle->nodes.first); node;
		node = plan_next(plan, node, 0))
		look_at(&row, plan, node, today);
	return row;
}
