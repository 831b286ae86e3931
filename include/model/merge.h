/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_H
#define MODEL_MERGE_H

/*
 * One plan brought into another, as one change: what an import is, what makes a
 * plan what a file says, and what brings together what two people did to one
 * plan. They differ by what is known of before. Records are found by lasting
 * id, else by what a person would call the same, and compared field by field;
 * lists keep the order of both sides.
 */

#include "base/err.h"
#include "model/change.h"

#define NO_FIELD (-1)

struct merge_counts {
	int added, changed, same;
	int of[RECORD_COUNT];		      /* added of each kind */
	int objectives, key_results, actions; /* and of each level */
	/* What the plan has and `from` does not: taken away where a base is
	 * known and neither side altered it. */
	int gone[RECORD_COUNT];
};

/* What a person should look at. Of two values that of `from` stands. */
struct merge_conflict {
	enum conflict_what what;
	enum record record;
	uint32_t id; /* in the plan, once the change is in */
	int field;   /* CONFLICT_VALUE */
	struct value before, ours, theirs;
};

struct merge_options {
	struct merge_counts *counts; /* what it came to; NULL: nobody asks */
	/* What both were. NULL: not known, so `from` adds and alters and takes
	 * nothing away. The plan itself: it becomes what `from` says. */
	const struct plan *base;
	/* Of the plan, for what `from` puts into a cycle without a name. */
	uint32_t cycle;
	/* With the plan as base: only this cycle of it, and of `from` the one
	 * that is found to be it, or the only one there is. 0: all. */
	uint32_t only;
	/* `from` is a document that cannot say everything: what it says of none
	 * of its records is left as it is in all. */
	bool document;
	/* Whether a record of the plan has to stay though `from` has it no more,
	 * for something stands in it that is not part of this. May be NULL. */
	bool (*held)(void *context, enum record record, uint32_t id);
	/* Told of each conflict while the change is prepared, and of what the
	 * plan has and `from` does not: a field of a record that both have, or
	 * with NO_FIELD a whole record. May be NULL. */
	void (*conflict)(void *context, const struct merge_conflict *conflict);
	void (*missing)(
		void *context, enum record record, uint32_t id, int field);
	void *context;
};

/* Adds to the change what brings `from` into the plan. Nothing is doubled, so doing
 * it twice does nothing the second time. Refused where an import would alter a
 * closed cycle, and where there is no cycle `only` in it. */
bool merge_plans(const struct plan *plan, const struct plan *from,
	const struct merge_options *options, struct change *change,
	struct err *err);

#endif
