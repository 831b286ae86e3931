/* SPDX-License-Identifier: MIT */
#ifndef MODEL_ALIGN_TREE_H
#define MODEL_ALIGN_TREE_H

/*
 * Who serves whom as a tree, over a plan and those beside it: what is served
 * stands above, what serves it below. What serves several stands below each, with
 * all that serves it the first time only.
 */

#include "model/align.h"

enum align_part {
	ALIGN_SERVED,	/* served, and what serves it */
	ALIGN_DANGLING, /* serves what is not there */
	ALIGN_AMISS,	/* serves what was dropped, or has other days */
	ALIGN_ORPHAN,	/* an objective that neither serves nor is served, nor
			 * does what lies below it */
};

/* What a part is called, translated. */
const char *align_part_heading(enum align_part part);

struct align_row {
	enum align_part part;
	int depth;
	struct aligned end;
	struct aligned
		to; /* of ALIGN_DANGLING and ALIGN_AMISS: what it serves */
	bool again; /* what serves it stands further above */
};

struct align_tree {
	struct align_row *rows;
	size_t count;
};

/* Part after part, each in the order of the plan and then of the folder. Of the
 * plan only open objectives of `cycle` are orphans (0: of all cycles that are not
 * closed), of others those of current cycles. */
void align_tree_make(
	struct align_tree *tree, const struct plan *plan, uint32_t cycle);
void align_tree_free(struct align_tree *tree);

#endif
