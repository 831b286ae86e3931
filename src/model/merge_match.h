/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_MATCH_H
#define MODEL_MERGE_MATCH_H

/* Which node of a plan one of an import is: by lasting id, else by title,
 * parent and cycle; each at most once. */

#include "model/plan.h"

struct match;

struct matches {
	const struct plan *plan; /* borrowed */
	struct match *all;	 /* open addressing; id 0 is free */
	size_t size;		 /* a power of two */
};

void matches_init(struct matches *matches, const struct plan *plan);
void matches_fini(struct matches *matches);

/* The node that the one of the import is when it stands there; NULL when there
 * is none that is not taken yet. */
const struct node *matches_take(struct matches *matches,
	const struct node *node, uint32_t parent, uint32_t cycle);

#endif
