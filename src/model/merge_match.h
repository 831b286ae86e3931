/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_MATCH_H
#define MODEL_MERGE_MATCH_H

/*
 * Which record of one plan is which of another: by lasting id, else by what a
 * person would call the same. All are listed once, so that a match costs the
 * same in a large plan as in a small one.
 */

#include "merge_kinds.h"

/* What is brought together. */
struct pairing {
	const struct plan *plan, *from;
	const struct plan *base; /* what both were; NULL: not known */
	uint32_t
		cycle; /* of the plan, for the cycle of `from` without a name */
	uint32_t only; /* of the plan: the only cycle of `from`; 0: none */
	bool named;    /* two nodes of one title are one, whatever their ids */
};

/* By record and id the id on the other side, 0 where it has none. */
struct pairs {
	uint32_t *to[RECORD_COUNT];	/* of `from`: in the plan */
	uint32_t *was[RECORD_COUNT];	/* of `from`: in base */
	uint32_t *origin[RECORD_COUNT]; /* of the plan: in base */
	uint32_t *back[RECORD_COUNT];	/* of the plan: in `from` */
};

void pairs_init(struct pairs *pairs, const struct pairing *pairing);
void pairs_fini(struct pairs *pairs);

#endif
