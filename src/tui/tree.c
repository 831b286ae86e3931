/* SPDX-License-Identifier: MIT */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"

bool
ids_has(const struct ids *ids, uint32_t id)
{
	return id / 64 < ids->count && ids->words[id / 64] >> id % 64 & 1;
}

void
ids_put(struct ids *ids, uint32_t id, bool in)
{
	uint32_t count = ids->count;

	if (ids_has(ids, id) == in)
		return;
	if (id / 64 >= count) {
		ids->count = id / 64 + 16;
		ids->words = base_realloc(
			ids->words, ids->count, sizeof *ids->words);
		memset(ids->words + count, 0,
			(ids->count - count) * sizeof *ids->words);
	}
	ids->words[id / 64] ^= UINT64_C(1) << id % 64;
	if (in)
		ids->size++;
	else
		ids->size--;
}

void
ids_clear(struct ids *ids)
{
	free(ids->words);
	memset(ids, 0, sizeof *ids);
}

void
tree_fini(struct tree *tree)
{
	free(tree->rows);
	ids_clear(&tree->toggled);
	ids_clear(&tree->cycles);
	ids_clear(&tree->marked);
	ids_clear(&tree->also);
	filter_free(tree->filter);
	memset(tree, 0, sizeof *tree);
}

bool
tree_is_open(const struct tree *tree, const struct node *node)
{
	if (!node->children.first)
		return false;
	return (node->level == LEVEL_OBJECTIVE) !=
		ids_has(&tree->toggled, node->id);
}

static void
make_room(struct tree *tree, size_t at, size_t added)
{
	size_t count = tree->list.count;

	while (count + added > tree->capacity) {
		tree->capacity = tree->capacity ? 2 * tree->capacity : 256;
		tree->rows = base_realloc(
			tree->rows, tree->capacity, sizeof *tree->rows);
	}
	memmove(tree->rows + at + added, tree->rows + at,
		(count - at) * sizeof *tree->rows);
	tree->list.count += added;
}

static void
add_row(struct tree *tree, const struct node *node, uint32_t number, int depth)
{
	make_room(tree, tree->list.count, 1);
	tree->rows[tree->list.count - 1] = (struct tree_row){
		.id = node->id, .number = number, .depth = depth};
}

/* Adds a list of siblings and what is unfolded below them, at the end. */
static void
add_rows(struct tree *tree, const struct plan *plan, uint32_t first, int depth)
{
	const struct node *node = plan_node(plan, first);
	uint32_t numbers[LEVEL_ACTION + 1] = {0};

	for (; node; node = plan_node(plan, node->next)) {
		add_row(tree, node, ++numbers[node->level], depth);
		if (tree_is_open(tree, node))
			add_rows(tree, plan, node->children.first, depth + 1);
	}
}

/* The same under a filter: what passes, and what lies above it. Whether there
 * was any. */
static bool
add_passing(
	struct tree *tree, const struct plan *plan, uint32_t first, int depth)
{
	const struct node *node = plan_node(plan, first);
	uint32_t numbers[LEVEL_ACTION + 1] = {0};
	bool any = false;

	for (; node; node = plan_node(plan, node->next)) {
		size_t count = tree->list.count;
		bool passes = ids_has(&tree->also, node->id) ||
			filter_match(tree->filter, plan, node);

		tree->all++;
		tree->passing += passes;
		add_row(tree, node, ++numbers[node->level], depth);
		if (add_passing(tree, plan, node->children.first, depth + 1) ||
			passes)
			any = true;
		else
			tree->list.count = count;
	}
	return any;
}

/* ---- sorting */

/* Rows of siblings with what is shown below each. */
struct block {
	int64_t key;
	size_t first, count;
};

static int
compare(const void *a, const void *b)
{
	const struct block *one = a, *other = b;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	return one->first < other->first ? -1 : one->first > other->first;
}

static size_t
find_blocks(const struct tree *tree, const struct plan *plan, size_t from,
	size_t to, struct block *blocks)
{
	int depth = tree->rows[from].depth;
	size_t count = 0, i;

	for (i = from; i < to; i++) {
		if (tree->rows[i].depth == depth)
			blocks[count++] = (struct block){
				.key = node_sort_key(plan,
					plan_node(plan, tree->rows[i].id),
					tree->sort, tree->today),
				.first = i};
		blocks[count - 1].count++;
	}
	return count;
}

/* Sorts siblings that stand in rows from..to with all that is below them, then
 * those below each. */
static void
sort_rows(struct tree *tree, const struct plan *plan, size_t from, size_t to)
{
	struct tree_row *rows;
	struct block *blocks;
	size_t count, i, at = 0;

	if (from >= to)
		return;
	rows = base_calloc(to - from, sizeof *rows);
	blocks = base_calloc(to - from, sizeof *blocks);
	count = find_blocks(tree, plan, from, to, blocks);
	qsort(blocks, count, sizeof *blocks, compare);
	for (i = 0; i < count; at += blocks[i++].count)
		memcpy(rows + at, tree->rows + blocks[i].first,
			blocks[i].count * sizeof *rows);
	memcpy(tree->rows + from, rows, (to - from) * sizeof *rows);
	for (i = 0, at = from; i < count; at += blocks[i++].count)
		sort_rows(tree, plan, at + 1, at + blocks[i].count);
	free(rows);
	free(blocks);
}

bool
tree_find(const struct tree *tree, uint32_t id, size_t *row)
{
	size_t i;

	for (i = 0; id && i < tree->list.count; i++)
		if (tree->rows[i].id == id) {
			*row = i;
			return true;
		}
	return false;
}

bool
tree_find_cycle(const struct tree *tree, uint32_t cycle, size_t *row)
{
	size_t i;

	for (i = 0; cycle && i < tree->list.count; i++)
		if (tree->rows[i].cycle == cycle) {
			*row = i;
			return true;
		}
	return false;
}

bool
tree_find_above(const struct tree *tree, size_t row, size_t *above)
{
	int depth = tree->rows[row].depth;

	while (row > 0)
		if (tree->rows[--row].depth < depth) {
			*above = row;
			return true;
		}
	return false;
}

size_t
tree_end_of(const struct tree *tree, size_t row)
{
	int depth = tree->rows[row].depth;

	for (row++; row < tree->list.count && tree->rows[row].depth > depth;)
		row++;
	return row;
}

/* From `row` on the first of a cycle, or not deeper than `depth`. */
static size_t
nodes_end(const struct tree *tree, size_t row, int depth)
{
	while (row < tree->list.count && tree->rows[row].depth > depth &&
		!tree->rows[row].cycle)
		row++;
	return row;
}

size_t
tree_end_of_nodes(const struct tree *tree, size_t row)
{
	return nodes_end(tree, row + 1, tree->rows[row].depth);
}

size_t
tree_end_of_own(const struct tree *tree)
{
	return nodes_end(tree, 0, -1);
}

bool
tree_row_is_open(const struct tree *tree, const struct plan *plan, size_t row)
{
	const struct node *node = plan_node(plan, tree->rows[row].id);

	if (tree->rows[row].cycle)
		return ids_has(&tree->cycles, tree->rows[row].cycle);
	return node && tree_is_open(tree, node);
}

bool
tree_row_folds(const struct tree *tree, const struct plan *plan, size_t row)
{
	const struct node *node = plan_node(plan, tree->rows[row].id);
	const struct cycle *cycle = plan_cycle(plan, tree->rows[row].cycle);

	return cycle ? cycle->nodes.first || cycle->inside.first
		     : node && node->children.first;
}

uint32_t
tree_selected_cycle(const struct tree *tree)
{
	return tree->list.selected < tree->list.count
		? tree->rows[tree->list.selected].cycle
		: 0;
}

uint32_t
tree_selected(const struct tree *tree)
{
	return tree->list.selected < tree->list.count
		? tree->rows[tree->list.selected].id
		: 0;
}

/* Adds nodes from `first` on with what is below them, sorted; whether any
 * passes. */
static bool
add_nodes(struct tree *tree, const struct plan *plan, uint32_t first, int depth)
{
	size_t from = tree->list.count;
	bool any = true;

	if (tree->filter)
		any = add_passing(tree, plan, first, depth);
	else
		add_rows(tree, plan, first, depth);
	if (tree->sort)
		sort_rows(tree, plan, from, tree->list.count);
	return any;
}

/* Adds the cycles that lie in one, each with what is unfolded in it; under a
 * filter those in which something passes. Whether there was any. */
static bool
add_cycles(struct tree *tree, const struct plan *plan,
	const struct cycle *outer, int depth)
{
	const struct cycle *cycle = plan_cycle(plan, outer->inside.first);
	bool any = false, passes;
	size_t count;

	for (; cycle; cycle = plan_cycle(plan, cycle->beside)) {
		count = tree->list.count;
		passes = !tree->filter;
		make_room(tree, count, 1);
		tree->rows[count] = (struct tree_row){
			.cycle = cycle->base.id, .depth = depth};
		if (tree->filter || ids_has(&tree->cycles, cycle->base.id)) {
			passes |= add_nodes(
				tree, plan, cycle->nodes.first, depth + 1);
			passes |= add_cycles(tree, plan, cycle, depth + 1);
		}
		any |= passes;
		if (!passes)
			tree->list.count = count;
	}
	return any;
}

void
tree_build(struct tree *tree, const struct plan *plan, uint32_t id)
{
	const struct cycle *cycle = plan_cycle(plan, tree->cycle);
	const struct node *node = plan_node(plan, id);
	size_t row = tree->list.selected, top = tree->list.top;

	tree->list.count = tree->passing = tree->all = 0;
	tree->measured = false;
	add_nodes(tree, plan, cycle ? cycle->nodes.first : plan->backlog.first,
		0);
	if (cycle)
		add_cycles(tree, plan, cycle, 0);
	while (node && !tree_find(tree, node->id, &row))
		node = plan_node(plan, node->parent);
	tree->list.top = top;
	list_size(&tree->list, tree->list.count, tree->list.height);
	list_select(&tree->list, row);
}

void
tree_open(struct tree *tree, const struct plan *plan, size_t row, bool open)
{
	const struct node *node = plan_node(plan, tree->rows[row].id);
	size_t count = tree->list.count, end, added;
	int depth = tree->rows[row].depth;

	if (!tree_row_folds(tree, plan, row) || tree->filter ||
		tree_row_is_open(tree, plan, row) == open)
		return;
	if (!node) {
		ids_put(&tree->cycles, tree->rows[row].cycle, open);
		tree_build(tree, plan, 0);
		list_select(&tree->list, row);
		return;
	}
	ids_put(&tree->toggled, node->id,
		open != (node->level == LEVEL_OBJECTIVE));
	if (tree->sort) {
		tree_build(tree, plan, node->id);
		return;
	}
	if (!open) {
		end = tree_end_of(tree, row);
		memmove(tree->rows + row + 1, tree->rows + end,
			(count - end) * sizeof *tree->rows);
		count -= end - row - 1;
	} else {
		/* Added at the end, then turned into place. */
		struct tree_row *made;

		add_rows(tree, plan, node->children.first, depth + 1);
		added = tree->list.count - count;
		made = base_calloc(added, sizeof *made);
		memcpy(made, tree->rows + count, added * sizeof *made);
		memmove(tree->rows + row + 1 + added, tree->rows + row + 1,
			(count - row - 1) * sizeof *made);
		memcpy(tree->rows + row + 1, made, added * sizeof *made);
		free(made);
		count += added;
	}
	tree->measured = false;
	list_size(&tree->list, count, tree->list.height);
}

void
tree_open_all(struct tree *tree, const struct plan *plan, bool open)
{
	const struct cycle *cycle = plan_cycle(plan, tree->cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	uint32_t id = tree_selected(tree);
	const struct cycle *inner;
	int depth;

	for (; node; node = plan_next(plan, node, 0))
		ids_put(&tree->toggled, node->id,
			open != (node->level == LEVEL_OBJECTIVE));
	for (inner = NULL; (inner = plan_nested_next(plan, inner, &depth));)
		if (cycle && cycle_holds(plan, cycle, inner))
			ids_put(&tree->cycles, inner->base.id, open);
	tree_build(tree, plan, id);
}

void
tree_reveal(struct tree *tree, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id), *above;
	const struct cycle *cycle;
	size_t row;

	if (!node)
		return;
	if (!tree_find(tree, id, &row)) {
		for (above = plan_node(plan, node->parent); above;
			above = plan_node(plan, above->parent))
			ids_put(&tree->toggled, above->id,
				above->level != LEVEL_OBJECTIVE);
		for (cycle = plan_cycle_of(plan, node);
			cycle && cycle->base.id != tree->cycle;
			cycle = plan_outer_cycle(plan, cycle))
			ids_put(&tree->cycles, cycle->base.id, true);
		tree_build(tree, plan, id);
	} else {
		list_select(&tree->list, row);
	}
}

void
tree_insert(struct tree *tree, size_t at, int depth)
{
	make_room(tree, at, 1);
	tree->rows[at] = (struct tree_row){.depth = depth};
	list_size(&tree->list, tree->list.count, tree->list.height);
	list_select(&tree->list, at);
}

void
tree_measure(struct tree *tree, const struct plan *plan, int this_year)
{
	struct tree_columns *columns = &tree->columns;
	int year, month, day;
	size_t i;

	if (tree->measured)
		return;
	tree->measured = true;
	*columns = (struct tree_columns){0};
	for (i = 0; i < tree->list.count; i++) {
		const struct node *node = plan_node(plan, tree->rows[i].id);

		columns->meter |= tree->rows[i].cycle != 0;
		if (!node)
			continue;
		columns->meter |= node->share >= 0;
		columns->score |= node_detail(node)->score >= 0;
		columns->owner |= node_detail(node)->owner != NULL;
		columns->due |= node->due != DAY_NONE;
		if (node->due != DAY_NONE && !columns->year) {
			day_split(node->due, &year, &month, &day);
			columns->year = year != this_year;
		}
		if (columns->year && columns->owner && columns->meter &&
			columns->score)
			break;
	}
}
