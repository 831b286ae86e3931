/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_PRIVATE_H
#define MODEL_MERGE_PRIVATE_H

/* What the parts of a merge share: who is who (merge_match.c), what stays and
 * where it stands (merge_place.c), what the fields say (merge_field.c,
 * merge_items.c and merge_follow.c), and in what order (merge_order.c). */

#include "merge_match.h"
#include "model/merge.h"

/* Which sides did something in a cycle, or to a node. */
enum side { SIDE_OURS = 1, SIDE_THEIRS = 2 };

/* Lasting ids of nodes that are called otherwise in the plan. */
struct other_uid {
	uint64_t from, plan;
};

struct merge {
	const struct plan *plan, *from;
	const struct merge_options *options;
	struct change *change;
	struct merge_counts *counts;
	struct pairs pairs;
	bool *gone[RECORD_COUNT];     /* of the plan: goes away */
	bool *left_out[RECORD_COUNT]; /* of `from`: stays away */
	bool *kept
		[RECORD_COUNT]; /* of `from`: taken away here, but comes back */
	uint64_t says[RECORD_COUNT]; /* fields of `from`; options->document */
	struct other_uid *others;
	size_t other_count;
	bool *met;	  /* by cycle of the plan: `from` has a node of it */
	uint8_t *touched; /* by cycle of the plan, enum side */
	int32_t position; /* of the last node that was added anywhere */
	struct err *err;
};

/* Nothing is known of before. */
static inline bool
merge_adds(const struct merge *merge)
{
	return !merge->options->base;
}

/* The plan becomes what `from` says. */
static inline bool
merge_replaces(const struct merge *merge)
{
	return merge->options->base == merge->plan;
}

/* Two sides went on from what both were. */
static inline bool
merge_joins(const struct merge *merge)
{
	return !merge_adds(merge) && !merge_replaces(merge);
}

/* Whether the merge is about the record of the plan, or of `from`, at all. */
bool merge_reaches(const struct merge *merge, const struct owned *kind,
	const void *record);
bool merge_reads(const struct merge *merge, const struct owned *kind,
	const void *record);

/* Tells of a conflict about a record as a whole. */
void merge_tell(const struct merge *merge, enum conflict_what what,
	enum record record, uint32_t id);

/* Whether the record says what the one it comes from said, with all below it
 * that only this side has. `theirs`: it is of `from`, else of the plan. */
bool merge_alike(const struct merge *merge, const struct owned *kind,
	uint32_t id, bool theirs);

/* Of a field that is a list: makes of *theirs what both sides left and put in, in
 * the arena; the same whichever side is merged into which. False for others. */
bool merge_items(struct arena *arena, enum field_type type, struct value before,
	struct value ours, struct value *theirs);

/* What stays of what only one side has. */
void merge_decide(struct merge *merge);

/* Brings the nodes to where they belong, once all are made. */
void merge_places(struct merge *merge);

/* Which fields `from` says at all, and which of its lasting ids are others. */
void merge_fields_init(struct merge *merge);
void merge_fields_fini(struct merge *merge);
/* Whether the field is one that is compared. */
bool merge_compares(const struct merge *merge, enum record record, int field);
/* Brings the fields of the record of the plan to what they are to be. */
void merge_fields(
	struct merge *merge, enum record record, uint32_t id, const void *from);
/* The value of a field of `from` as the plan would have it. */
struct value merge_value(const struct merge *merge, enum record record,
	const void *from, int field);

/* The field of a check-in that the field of a key result follows; NULL for one
 * that follows none. */
const struct field *merge_field_at_checkin(int node);
/* What a document says at a check-in it says of the key result, too. */
void merge_note_followed(struct merge *merge);
/* The last check-in of a node; NULL for none. */
const struct checkin *merge_last_checkin(
	const struct plan *plan, const struct node *node);
/* Whether check-ins set the field of the node; what actions or a health metric say
 * they do not. */
bool merge_follows(const struct node *node, int field);
/* What they say of it: the last of those that say more than the `last` one that
 * was known (NULL: none was). Nothing where none does. */
struct value merge_followed(const struct plan *plan, const struct node *node,
	int field, const struct checkin *last);

/* Puts what stands in a list in the order of both sides. */
void merge_orders(struct merge *merge);

#endif
