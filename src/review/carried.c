/* SPDX-License-Identifier: MIT */
#include "carried.h"

#include <stdlib.h>
#include <string.h>

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
find(const struct carried *carried, uint64_t uid)
{
	size_t low = 0, high = carried->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (carried->links[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < carried->count && carried->links[low].uid == uid
		? &carried->links[low]
		: NULL;
}

/* The nodes that a link comes from. Most plans have few, so one look at each
 * node is what this costs. */
static void
find_sources(struct carried *carried, const struct plan *plan)
{
	struct carried_link *link, *end = carried->links + carried->count;
	const struct node *node;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (!node)
			continue;
		for (link = find(carried, node->uid);
			link && link < end && link->uid == node->uid; link++)
			link->from = id;
	}
}

struct carried
carried_read(const struct plan *plan, struct arena *arena)
{
	struct carried carried = {0};
	struct carried_link *links = NULL;
	const struct node *node;
	size_t capacity = 0;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (!node || !node->detail || !node->detail->carried_from)
			continue;
		if (carried.count == capacity) {
			capacity = capacity ? capacity * 2 : 64;
			links = base_realloc(links, capacity, sizeof *links);
		}
		links[carried.count++] = (struct carried_link){
			node->detail->carried_from, 0, id};
	}
	if (!carried.count)
		return carried;
	carried.links =
		arena_alloc(arena, carried.count * sizeof *carried.links);
	memcpy(carried.links, links, carried.count * sizeof *links);
	free(links);
	qsort(carried.links, carried.count, sizeof *carried.links, by_uid);
	find_sources(&carried, plan);
	return carried;
}

const struct node *
carried_source(const struct carried *carried, const struct plan *plan,
	const struct node *node)
{
	uint64_t uid = node_detail(node)->carried_from;
	const struct carried_link *link = uid ? find(carried, uid) : NULL;

	if (uid && !carried->count)
		return plan_node_by_uid(plan, uid);
	return link ? plan_node(plan, link->from) : NULL;
}

const struct node *
carried_target(const struct carried *carried, const struct plan *plan,
	const struct node *node)
{
	const struct carried_link *link;

	if (!carried->count)
		return NULL;
	link = find(carried, node->uid);
	return link ? plan_node(plan, link->to) : NULL;
}
