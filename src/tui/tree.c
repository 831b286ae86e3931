/* SPDX-License-Identifier: MIT */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
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

const struct tree_sort_name tree_sorts[SORT_COUNT] = {
	[SORT_NONE] = {"", ""},
	[SORT_DUE] = {"due", N_("due")},
	[SORT_CONFIDENCE] = {"confidence", N_("confidence")},
	[SORT_STATUS] = {"status", N_("status")},
	[SORT_PROGRESS] = {"progress", N_("progress")},
};

/* Rows of siblings with what is shown below each. */
struct block {
	int64_t key;
	size_t first, count;
};

static int64_t
status_key(const struct plan *plan, const struct node *node, int32_t today)
{
	static const int keys[] = {
		[STATUS_OFF_TRACK] = 1,
		[STATUS_AT_RISK] = 2,
		[STATUS_OUTDATED] = 3,
		[STATUS_PENDING] = 4,
		[STATUS_ON_TRACK] = 5,
		[STATUS_DONE] = 6,
		[STATUS_DROPPED] = 7,
		[STATUS_NONE] = 8,
	};

	return keys[node_standing(plan, node, today).status];
}

/* What has no value comes last. */
static int64_t
key_of(const struct tree *tree, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id);
	int64_t key = -1;

	if (!node)
		return INT64_MAX;
	switch (tree->sort) {
	case SORT_DUE:
		return node->due == DAY_NONE ? INT64_MAX : node->due;
	case SORT_CONFIDENCE:
		key = node->confidence;
		break;
	case SORT_STATUS:
		return status_key(plan, node, tree->today);
	case SORT_PROGRESS:
		key = node->share;
		break;
	case SORT_NONE:
	case SORT_COUNT:
		break;
	}
	return key < 0 ? INT64_MAX : key;
}

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
				.key = key_of(tree, plan, tree->rows[i].id),
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

uint32_t
tree_selected(const struct tree *tree)
{
	return tree->list.selected < tree->list.count
		? tree->rows[tree->list.selected].id
		: 0;
}

void
tree_build(struct tree *tree, const struct plan *plan, uint32_t id)
{
	const struct cycle *cycle = plan_cycle(plan, tree->cycle);
	const struct node *node = plan_node(plan, id);
	size_t row = tree->list.selected, top = tree->list.top;
	uint32_t first = cycle ? cycle->nodes.first : plan->backlog.first;

	tree->list.count = tree->passing = tree->all = 0;
	tree->measured = false;
	if (tree->filter)
		add_passing(tree, plan, first, 0);
	else
		add_rows(tree, plan, first, 0);
	if (tree->sort)
		sort_rows(tree, plan, 0, tree->list.count);
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
	size_t count = tree->list.count, end = row + 1, added;
	int depth = tree->rows[row].depth;

	if (!node || !node->children.first || tree->filter ||
		tree_is_open(tree, node) == open)
		return;
	ids_put(&tree->toggled, node->id,
		open != (node->level == LEVEL_OBJECTIVE));
	if (tree->sort) {
		tree_build(tree, plan, node->id);
		return;
	}
	if (!open) {
		while (end < count && tree->rows[end].depth > depth)
			end++;
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

	for (; node; node = plan_next(plan, node, 0))
		ids_put(&tree->toggled, node->id,
			open != (node->level == LEVEL_OBJECTIVE));
	tree_build(tree, plan, id);
}

void
tree_reveal(struct tree *tree, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id), *above;
	size_t row;

	if (!node)
		return;
	if (!tree_find(tree, id, &row)) {
		for (above = plan_node(plan, node->parent); above;
			above = plan_node(plan, above->parent))
			ids_put(&tree->toggled, above->id,
				above->level != LEVEL_OBJECTIVE);
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

		if (!node)
			continue;
		columns->meter |= node->share >= 0;
		columns->owner |= node_detail(node)->owner != NULL;
		columns->due |= node->due != DAY_NONE;
		if (node->due != DAY_NONE && !columns->year) {
			day_split(node->due, &year, &month, &day);
			columns->year = year != this_year;
		}
		if (columns->year && columns->owner && columns->meter)
			break;
	}
}
