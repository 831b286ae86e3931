/* SPDX-License-Identifier: MIT */
#include "carried_links.h"

#include <stdlib.h>

#include "base/err.h"

static int
by_uid(const void *a, const void *b)
{
	const struct carried_link *left = a, *right = b;

	if (left->uid != right->uid)
		return left->uid < right->uid ? -1 : 1;
	return left->to < right->to ? -1 : left->to > right->to;
}

/* The first link of that uid; NULL when there is none. */
static struct carried_link *
find(const struct plan *plan, uint64_t uid)
{
	struct carried_link *links = plan->carried;
	size_t low = 0, high = plan->carried_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (links[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < plan->carried_count && links[low].uid == uid ? &links[low]
								  : NULL;
}

/* All links of that uid come from this node, 0 for one that is gone. */
static void
set_source(struct plan *plan, uint64_t uid, uint32_t id)
{
	struct carried_link *link = find(plan, uid);
	const struct carried_link *end = plan->carried + plan->carried_count;

	for (; link && link < end && link->uid == uid; link++)
		link->from = id;
}

static void
add_link(struct plan *plan, const struct node *node)
{
	if ((plan->carried_count & (plan->carried_count - 1)) == 0)
		plan->carried = base_realloc(plan->carried,
			plan->carried_count ? 2 * plan->carried_count : 1,
			sizeof *plan->carried);
	plan->carried[plan->carried_count++] =
		(struct carried_link){node->detail->carried_from, 0, node->id};
}

void
carried_links_read(struct plan *plan)
{
	uint32_t limit = plan->tables[RECORD_NODE].limit, id;
	const struct node *node;

	plan->carried_count = 0;
	for (id = 1; id < limit; id++) {
		node = plan_node(plan, id);
		if (node && node->detail && node->detail->carried_from)
			add_link(plan, node);
	}
	if (!plan->carried_count)
		return;
	qsort(plan->carried, plan->carried_count, sizeof *plan->carried,
		by_uid);
	for (id = 1; id < limit; id++) {
		node = plan_node(plan, id);
		if (node)
			set_source(plan, node->uid, id);
	}
}

static void
forget_source(struct plan *plan, uint32_t id)
{
	size_t i;

	for (i = 0; i < plan->carried_count; i++)
		if (plan->carried[i].from == id)
			plan->carried[i].from = 0;
}

void
carried_links_update(struct plan *plan, const struct change *change)
{
	const struct node *node;
	const struct edit *edit;
	size_t i;

	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->record == RECORD_NODE && edit->op == EDIT_SET &&
			edit->field == NODE_CARRIED_FROM) {
			carried_links_read(plan);
			return;
		}
	}
	for (i = 0; plan->carried_count && i < change->count; i++) {
		edit = &change->edits[i];
		node = plan_node(plan, edit->id);
		if (edit->record != RECORD_NODE || edit->op == EDIT_SET)
			continue;
		if (edit->op == EDIT_DELETE)
			forget_source(plan, edit->id);
		else if (node)
			set_source(plan, node->uid, node->id);
	}
}

const struct node *
plan_carried_to(const struct plan *plan, const struct node *node)
{
	const struct carried_link *link = find(plan, node->uid);

	return link ? plan_node(plan, link->to) : NULL;
}

const struct node *
plan_carried_from(const struct plan *plan, const struct node *node)
{
	uint64_t uid = node_detail(node)->carried_from;
	const struct carried_link *link = uid ? find(plan, uid) : NULL;

	return link ? plan_node(plan, link->from) : NULL;
}
