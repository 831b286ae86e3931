/* SPDX-License-Identifier: MIT */
#include "model/align_tree.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/say.h"
#include "model/cycle.h"

#define DEPTH_MOST 32 /* what lies deeper stands beside */

const char *
align_part_heading(enum align_part part)
{
	static const char *const headings[] = {
		[ALIGN_SERVED] = N_("Who serves whom"),
		[ALIGN_DANGLING] = N_("Alignments that lead nowhere"),
		[ALIGN_AMISS] = N_("Alignments to look at again"),
		[ALIGN_ORPHAN] = N_("Objectives that stand alone"),
	};

	return _(headings[part]);
}

/* A tree on its way. */
struct making {
	struct align_tree *tree;
	const struct plan *plan;
	const struct elsewhere *elsewhere;
	uint32_t cycle;
	bool *seen;	   /* by node id, then by place in the index */
	bool *tied;	   /* likewise: it, or what lies below it, serves or
			    * is served */
	uint32_t *ordered; /* places in the index, as the folder has them */
};

static void
add_row(struct making *making, enum align_part part, int depth,
	const struct aligned *end, bool again)
{
	struct align_tree *tree = making->tree;

	if ((tree->count & (tree->count - 1)) == 0)
		tree->rows = base_realloc(tree->rows,
			tree->count ? 2 * tree->count : 1, sizeof *tree->rows);
	tree->rows[tree->count++] = (struct align_row){
		.part = part, .depth = depth, .end = *end, .again = again};
}

static size_t
place_of(const struct making *making, const struct aligned *end)
{
	if (end->node)
		return end->node->id;
	return making->plan->tables[RECORD_NODE].limit +
		(size_t)(end->other - making->elsewhere->nodes);
}

static bool *
seen(const struct making *making, const struct aligned *end)
{
	return &making->seen[place_of(making, end)];
}

/* The nth that serves that end. */
static bool
served_by(const struct making *making, const struct aligned *end, size_t n,
	struct aligned *out)
{
	const struct node like = {.uid = end->other ? end->other->uid : 0};

	return align_served_by(
		making->plan, end->node ? end->node : &like, n, out);
}

static const char *
list_of(const struct aligned *end)
{
	return end->node ? node_detail(end->node)->align : end->other->align;
}

static bool
serves_something(const struct making *making, const struct aligned *end)
{
	const char *list = list_of(end);
	struct aligned to;

	while (align_next(making->plan, &list, &to))
		if (to.node || to.other)
			return true;
	return false;
}

static void
add_below(struct making *making, const struct aligned *end, int depth)
{
	struct aligned below;
	bool again = *seen(making, end);
	size_t i;

	again = again && served_by(making, end, 0, &below);
	add_row(making, ALIGN_SERVED, depth, end, again);
	if (again || depth == DEPTH_MOST)
		return;
	*seen(making, end) = true;
	for (i = 0; served_by(making, end, i, &below); i++)
		add_below(making, &below, depth + 1);
}

/* What serves nothing and is served. */
static void
add_root(struct making *making, const struct aligned *end)
{
	struct aligned below;

	if (!*seen(making, end) && !serves_something(making, end) &&
		served_by(making, end, 0, &below))
		add_below(making, end, 0);
}

/* What only others of a circle lead to. */
static void
add_rest(struct making *making, const struct aligned *end)
{
	struct aligned below;

	if (!*seen(making, end) && serves_something(making, end) &&
		served_by(making, end, 0, &below))
		add_below(making, end, 0);
}

/* What it serves and something is amiss with, a row each. */
static void
add_amiss(
	struct making *making, const struct aligned *end, enum align_part part)
{
	struct align_tree *tree = making->tree;
	const char *list = list_of(end);
	struct str why = {0};
	struct aligned to;

	while (align_next(making->plan, &list, &to)) {
		if ((part == ALIGN_DANGLING) == (to.node || to.other) ||
			!align_amiss(making->plan, end, &to, &why))
			continue;
		add_row(making, part, 0, end, false);
		tree->rows[tree->count - 1].to = to;
	}
	str_fini(&why);
}

static void
add_dangling(struct making *making, const struct aligned *end)
{
	add_amiss(making, end, ALIGN_DANGLING);
}

static void
add_doubtful(struct making *making, const struct aligned *end)
{
	add_amiss(making, end, ALIGN_AMISS);
}

static bool
may_be_orphan(const struct making *making, const struct aligned *end)
{
	const struct cycle *cycle;

	if (end->other)
		return end->other->level == LEVEL_OBJECTIVE &&
			end->other->state == STATE_OPEN && end->other->current;
	cycle = plan_cycle_of(making->plan, end->node);
	return end->node->level == LEVEL_OBJECTIVE &&
		end->node->state == STATE_OPEN && cycle &&
		(making->cycle ? cycle->base.id == making->cycle
			       : !cycle_closed(cycle));
}

static void
note_tied(struct making *making, const struct aligned *end)
{
	struct aligned at = *end, below;

	if (!list_of(end) && !served_by(making, end, 0, &below))
		return;
	while (at.node || at.other) {
		making->tied[place_of(making, &at)] = true;
		if (at.node)
			at.node = plan_node(making->plan, at.node->parent);
		else
			at.other = elsewhere_find(
				making->elsewhere, at.other->above);
	}
}

static void
add_orphan(struct making *making, const struct aligned *end)
{
	if (may_be_orphan(making, end) && !making->tied[place_of(making, end)])
		add_row(making, ALIGN_ORPHAN, 0, end, false);
}

/* Every node of the plan in its order, then every one of the others. */
static void
each(struct making *making,
	void (*add)(struct making *making, const struct aligned *end))
{
	const struct plan *plan = making->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	struct aligned end = {0};
	size_t i;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		for (end.node = plan_node(plan, cycle->nodes.first); end.node;
			end.node = plan_next(plan, end.node, 0))
			add(making, &end);
	for (end.node = plan_node(plan, plan->backlog.first); end.node;
		end.node = plan_next(plan, end.node, 0))
		add(making, &end);
	for (i = 0; making->elsewhere && i < making->elsewhere->count; i++) {
		end.other = &making->elsewhere->nodes[making->ordered[i]];
		if (end.other->place != plan->place)
			add(making, &end);
	}
}

/* Puts each place of the index where the folder has it. */
static void
put_in_order(struct making *making)
{
	const struct elsewhere *elsewhere = making->elsewhere;
	uint32_t i;

	making->ordered = base_calloc(
		elsewhere ? elsewhere->count + 1 : 1, sizeof *making->ordered);
	for (i = 0; elsewhere && i < elsewhere->count; i++)
		making->ordered[elsewhere->nodes[i].order] = i;
}

void
align_tree_make(
	struct align_tree *tree, const struct plan *plan, uint32_t cycle)
{
	struct making making = {.tree = tree,
		.plan = plan,
		.elsewhere = plan->elsewhere,
		.cycle = cycle};

	size_t places = plan->tables[RECORD_NODE].limit + 1 +
		(plan->elsewhere ? plan->elsewhere->count : 0);

	*tree = (struct align_tree){0};
	making.seen = base_calloc(places, sizeof *making.seen);
	making.tied = base_calloc(places, sizeof *making.tied);
	put_in_order(&making);
	each(&making, add_root);
	each(&making, add_rest);
	each(&making, add_dangling);
	each(&making, add_doubtful);
	each(&making, note_tied);
	each(&making, add_orphan);
	free(making.seen);
	free(making.tied);
	free(making.ordered);
}

void
align_tree_free(struct align_tree *tree)
{
	free(tree->rows);
	*tree = (struct align_tree){0};
}
