/* SPDX-License-Identifier: MIT */
/* What nodes are sorted by. */
#include "base/say.h"
#include "model/progress.h"
#include "model/query.h"

const struct node_sort_name node_sorts[SORT_COUNT] = {
	[SORT_NONE] = {"", ""},
	[SORT_DUE] = {"due", N_("due")},
	[SORT_CONFIDENCE] = {"confidence", N_("confidence")},
	[SORT_STATUS] = {"status", N_("status")},
	[SORT_PROGRESS] = {"progress", N_("progress")},
};

static int64_t
status_key(const struct plan *plan, const struct node *node, int32_t today)
{
	static const int keys[STATUS_COUNT] = {
		[STATUS_OFF_TRACK] = 1,
		[STATUS_AT_RISK] = 2,
		[STATUS_OUTDATED] = 3,
		[STATUS_PENDING] = 4,
		[STATUS_ON_TRACK] = 5,
		[STATUS_DONE] = 6,
		[STATUS_DROPPED] = 7,
	};
	int key = keys[node_standing(plan, node, today).status];

	return key ? key : STATUS_COUNT;
}

int64_t
node_sort_key(const struct plan *plan, const struct node *node,
	enum node_sort sort, int32_t today)
{
	int64_t key = -1;

	if (!node)
		return INT64_MAX;
	switch (sort) {
	case SORT_DUE:
		return node->due == DAY_NONE ? INT64_MAX : node->due;
	case SORT_CONFIDENCE:
		key = node->confidence;
		break;
	case SORT_STATUS:
		return status_key(plan, node, today);
	case SORT_PROGRESS:
		key = node->share;
		break;
	case SORT_NONE:
	case SORT_COUNT:
		break;
	}
	return key < 0 ? INT64_MAX : key;
}
