/* SPDX-License-Identifier: MIT */
#ifndef CARRIED_H
#define CARRIED_H

/*
 * Who was carried over from whom, for a whole plan at once: looked up by
 * node, where the plan itself keeps only one direction.
 */

#include "base/arena.h"
#include "model/plan.h"

struct carried_link {
	uint64_t uid;	   /* of the one that was carried */
	uint32_t from, to; /* nodes; `from` is 0 when it is not here */
};

struct carried {
	struct carried_link *links; /* by uid */
	size_t count;
};

/* Reads it off the plan, into the arena. */
struct carried carried_read(const struct plan *plan, struct arena *arena);

/* The node this one was carried over from, and the one it became; NULL when
 * there is none. With zero bytes for `carried` the first is searched for, and
 * the second not known. */
const struct node *carried_source(const struct carried *carried,
	const struct plan *plan, const struct node *node);
const struct node *carried_target(const struct carried *carried,
	const struct plan *plan, const struct node *node);

#endif
