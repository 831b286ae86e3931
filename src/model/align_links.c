/* SPDX-License-Identifier: MIT */
#include "align_links.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "model/align.h"

bool
align_item(const char **list, const char **item, size_t *length)
{
	if (!*list)
		return false;
	*list += strspn(*list, "\n");
	*item = *list;
	*length = strcspn(*list, "\n");
	*list += *length;
	return *length > 0;
}

static int
by_uid(const void *a, const void *b)
{
	const struct align_link *one = a, *other = b;

	if (one->uid != other->uid)
		return one->uid < other->uid ? -1 : 1;
	return one->from < other->from ? -1 : one->from > other->from;
}

/* The place of the first link of that uid, or where it would be. */
static size_t
place_of(const struct plan *plan, uint64_t uid)
{
	size_t low = 0, high = plan->aligned_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (plan->aligned[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct align_link *
align_links_find(const struct plan *plan, uint64_t uid)
{
	size_t at;

	uid &= ~UID_UNSAID;
	at = place_of(plan, uid);
	return at < plan->aligned_count && plan->aligned[at].uid == uid
		? &plan->aligned[at]
		: NULL;
}

/* All links of that uid lead to this node, 0 to one that is not here. */
static void
set_target(struct plan *plan, uint64_t uid, uint32_t id)
{
	size_t at;

	uid &= ~UID_UNSAID;
	for (at = place_of(plan, uid);
		at < plan->aligned_count && plan->aligned[at].uid == uid; at++)
		plan->aligned[at].to = id;
}

static void
add_link(struct plan *plan, uint64_t uid, uint32_t from)
{
	if ((plan->aligned_count & (plan->aligned_count - 1)) == 0)
		plan->aligned = base_realloc(plan->aligned,
			plan->aligned_count ? 2 * plan->aligned_count : 1,
			sizeof *plan->aligned);
	plan->aligned[plan->aligned_count++] =
		(struct align_link){uid, from, 0};
}

static void
add_links(struct plan *plan, const struct node *node)
{
	const char *list = node->detail->align, *item;
	size_t length;
	uint64_t uid;

	while (align_item(&list, &item, &length))
		if (uid_read(item, length, &uid))
			add_link(plan, uid, node->id);
}

void
align_links_read(struct plan *plan)
{
	uint32_t limit = plan->tables[RECORD_NODE].limit, id;
	const struct node *node;

	plan->aligned_count = 0;
	for (id = 1; id < limit; id++) {
		node = plan_node(plan, id);
		if (node && node->detail && node->detail->align)
			add_links(plan, node);
	}
	if (!plan->aligned_count)
		return;
	qsort(plan->aligned, plan->aligned_count, sizeof *plan->aligned,
		by_uid);
	for (id = 1; id < limit; id++) {
		node = plan_node(plan, id);
		if (node)
			set_target(plan, node->uid, id);
	}
}

static void
forget_target(struct plan *plan, uint32_t id)
{
	size_t i;

	for (i = 0; i < plan->aligned_count; i++)
		if (plan->aligned[i].to == id)
			plan->aligned[i].to = 0;
}

void
align_links_update(struct plan *plan, const struct change *change)
{
	const struct edit *edit;
	const struct node *node;
	size_t i;

	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->record == RECORD_NODE && edit->op == EDIT_SET &&
			edit->field == NODE_ALIGN) {
			align_links_read(plan);
			return;
		}
	}
	for (i = 0; plan->aligned_count && i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->record != RECORD_NODE || edit->op == EDIT_SET)
			continue;
		node = plan_node(plan, edit->id);
		if (edit->op == EDIT_DELETE)
			forget_target(plan, edit->id);
		else if (node)
			set_target(plan, node->uid, node->id);
	}
}
