/* SPDX-License-Identifier: MIT */
/*
 * Key results that go on from one cycle to another: our posts mark them, the
 * posts of others say them again in the cycle that follows.
 */
#include <stdlib.h>
#include <string.h>

#include "markdown_reader.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"

static bool
take_mark(struct piece *title)
{
	static const char *const words[] = {
		" (carried over)", " (已延续)", NULL};

	return piece_take_any(title, words, piece_take_suffix) && title->length;
}

void
markdown_note_carried(struct markdown *markdown, const struct node *node)
{
	struct piece title = piece_of(node->title);

	if (!take_mark(&title))
		return;
	markdown->carried = base_realloc(markdown->carried,
		markdown->carried_count + 1, sizeof *markdown->carried);
	markdown->carried[markdown->carried_count++] = node->id;
}

static struct node *
node_of(const struct markdown *markdown, uint64_t id)
{
	return (struct node *)(uintptr_t)plan_node(
		markdown->draft.plan, (uint32_t)id);
}

static uint32_t
cycle_of(const struct markdown *markdown, const struct node *node)
{
	return plan_top(markdown->draft.plan, node)->cycle;
}

static void
link_carried(struct markdown *markdown, struct node *node, struct node *from)
{
	struct draft *draft = &markdown->draft;

	if (!from->uid)
		draft_set(draft, RECORD_NODE, from, NODE_UID,
			value_number((int64_t)(uid_new() | UID_UNSAID)));
	draft_set(draft, RECORD_NODE, node, NODE_CARRIED_FROM,
		value_number((int64_t)from->uid));
}

static uint64_t
title_key(uint64_t scope, const struct node *node)
{
	return seen_text_key(
		scope << 8 | node->level, node->title, strlen(node->title));
}

/* Takes the mark off a node that goes on from one of that title. */
static void
settle_mark(
	struct markdown *markdown, struct node *node, const struct seen *titles)
{
	struct draft *draft = &markdown->draft;
	struct piece title = piece_of(node->title);
	struct node *from;

	take_mark(&title);
	from = node_of(markdown,
		seen_find(titles,
			seen_text_key(node->level, title.text, title.length)));
	if (!from || cycle_of(markdown, from) == cycle_of(markdown, node))
		return;
	link_carried(markdown, node, from);
	draft_set(draft, RECORD_NODE, node, NODE_TITLE,
		value_text(
			arena_text(&draft->arena, title.text, title.length)));
}

/* The marks of ours: from the last of that title before it. */
static void
settle_marked(struct markdown *markdown)
{
	size_t next = 0, count = markdown->carried_count;
	struct seen titles = {0};
	struct node *node;
	uint32_t id;

	for (id = 1; next < count; id++) {
		node = node_of(markdown, id);
		if (id == markdown->carried[next]) {
			settle_mark(markdown, node, &titles);
			next++;
		}
		seen_put(&titles, title_key(0, node), id);
	}
	seen_fini(&titles);
}

/* Whether there is something left of it to go on with. */
static bool
is_left(const struct node *node)
{
	return node->state == STATE_OPEN && node->progress < PROGRESS_MAX;
}

/* As plan_previous_cycle, of cycles that are not in their order yet. */
static const struct cycle *
cycle_before(const struct plan *plan, const struct cycle *cycle)
{
	const struct cycle *one, *found = NULL;
	uint32_t id;

	for (id = 1; cycle && (one = plan_cycle(plan, id)); id++)
		if (one->ends < cycle->starts && cycles_alike(one, cycle) &&
			(!found || one->starts > found->starts))
			found = one;
	return found;
}

/* The posts of others: a key result that stands in the cycle before, too. They
 * may begin with the newest cycle. */
static void
settle_repeated(struct markdown *markdown)
{
	const struct plan *plan = markdown->draft.plan;
	const struct cycle *cycle = NULL, *before = NULL;
	struct seen titles = {0};
	struct node *node, *from;
	uint32_t id;

	for (id = 1; (node = node_of(markdown, id)); id++)
		if (node->level == LEVEL_KEY_RESULT && cycle_of(markdown, node))
			seen_add(&titles,
				title_key(cycle_of(markdown, node), node), id);
	for (id = 1; (node = node_of(markdown, id)); id++) {
		if (node->level != LEVEL_KEY_RESULT)
			continue;
		if (plan_cycle(plan, cycle_of(markdown, node)) != cycle) {
			cycle = plan_cycle(plan, cycle_of(markdown, node));
			before = cycle_before(plan, cycle);
		}
		from = before
			? node_of(markdown,
				  seen_find(&titles,
					  title_key(before->base.id, node)))
			: NULL;
		if (from && is_left(from))
			link_carried(markdown, node, from);
	}
	seen_fini(&titles);
}

void
markdown_settle_carried(struct markdown *markdown)
{
	if (markdown->own)
		settle_marked(markdown);
	else
		settle_repeated(markdown);
}
