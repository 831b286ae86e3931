/* SPDX-License-Identifier: MIT */
#ifndef TUI_TREE_H
#define TUI_TREE_H

/*
 * The tree of one cycle (or of the backlog) as rows: which nodes are shown, in
 * which order, which of them is selected, what is folded and what is marked. The
 * cycles that lie in it follow its own nodes, a row each, folded.
 * Rows are kept as an array and spliced when a node is folded, so that moving
 * costs the same however large the plan is.
 */

#include "model/plan.h"
#include "model/query.h"
#include "term/list.h"

struct tree_row {
	uint32_t id;	 /* 0: a cycle, or a node that is being added */
	uint32_t cycle;	 /* that the row is of; 0 for a node */
	uint32_t number; /* among its siblings of the same level */
	int depth;
};

/* A set of ids. */
struct ids {
	uint64_t *words;
	uint32_t count; /* words */
	uint32_t size;	/* ids in the set */
};

bool ids_has(const struct ids *ids, uint32_t id);
void ids_put(struct ids *ids, uint32_t id, bool in);
void ids_clear(struct ids *ids);

/* What any row of the tree has, and so which columns there are. */
struct tree_columns {
	bool due, year; /* a day in another year */
	bool owner, meter, score;
};

/* Zero bytes are a valid empty tree. */
struct tree {
	uint32_t cycle; /* 0: the backlog */
	struct tree_row *rows;
	size_t capacity;
	struct list list; /* list.count is the number of rows */
	/* Objectives begin unfolded and key results folded; what is in here
	 * is the other way round. */
	struct ids toggled;
	struct ids cycles; /* that are unfolded */
	struct ids marked;
	struct ids also;       /* shown under this filter whatever it says */
	struct filter *filter; /* NULL: everything */
	enum node_sort sort;   /* of siblings */
	int32_t today;	       /* for statuses */
	size_t passing, all;   /* nodes, while there is a filter */
	struct tree_columns columns;
	bool measured; /* columns are those of the rows */
};

void tree_fini(struct tree *tree);

/* Makes the rows anew and selects the node `id`, or its nearest parent that is
 * shown, or what was at the same place. */
void tree_build(struct tree *tree, const struct plan *plan, uint32_t id);

/* Finds out which columns there are, unless it is `measured` already: who
 * changes a node without making the rows anew clears that. */
void tree_measure(struct tree *tree, const struct plan *plan, int this_year);

/* The id of the selected row, 0 for none. */
uint32_t tree_selected(const struct tree *tree);

/* The cycle of the selected row; 0 for none, or on a node. */
uint32_t tree_selected_cycle(const struct tree *tree);

/* The row of a node, or of a cycle; false when it is not shown. */
bool tree_find(const struct tree *tree, uint32_t id, size_t *row);
bool tree_find_cycle(const struct tree *tree, uint32_t cycle, size_t *row);

/* The row above it in the tree: of its parent, or of its cycle; false at the
 * top. */
bool tree_find_above(const struct tree *tree, size_t row, size_t *above);

/* The row after all that is shown below it; and of a cycle's row after its own
 * nodes, before the cycles that lie in it. */
size_t tree_end_of(const struct tree *tree, size_t row);
size_t tree_end_of_nodes(const struct tree *tree, size_t row);

/* The same of the cycle that is shown. */
size_t tree_end_of_own(const struct tree *tree);

bool tree_is_open(const struct tree *tree, const struct node *node);

/* The same of a row; whether there is anything to unfold. */
bool tree_row_is_open(
	const struct tree *tree, const struct plan *plan, size_t row);
bool tree_row_folds(
	const struct tree *tree, const struct plan *plan, size_t row);

/* Folds or unfolds one row, or all of them. */
void tree_open(
	struct tree *tree, const struct plan *plan, size_t row, bool open);
void tree_open_all(struct tree *tree, const struct plan *plan, bool open);

/* Unfolds what lies above a node, then selects it. */
void tree_reveal(struct tree *tree, const struct plan *plan, uint32_t id);

/* A row for a node that is being added, before row `at`. */
void tree_insert(struct tree *tree, size_t at, int depth);

#endif
