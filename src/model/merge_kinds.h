/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_KINDS_H
#define MODEL_MERGE_KINDS_H

/*
 * The kinds of record that a plan owns, a row each: what it stands in, what
 * tells it from the others there, and how it comes to its place. All that
 * brings plans together reads these rows; a new kind is one more of them.
 */

#include "model/merge.h"
#include "model/plan.h"

#define KIND_KEYS 2

struct owned {
	enum record record;
	enum record owner; /* RECORD_PLAN: the plan itself */
	int8_t in;	   /* the field that names the owner */
	int8_t uid;	   /* its lasting id */
	int8_t position;   /* in the owner's list; none: it goes by its day */
	bool once;	   /* two that say the same stay two */
	int8_t keys[KIND_KEYS]; /* what tells it from others of its owner */
	uint16_t chain;		/* where the owner keeps it … */
	bool detail;		/* … in its struct detail */
};

/* In such an order that an owner stands before what it owns. Nodes stand in
 * cycles, in nodes and in the backlog, and are looked for in all of these. */
extern const struct owned merge_kinds[];
extern const size_t merge_kind_count;

const struct owned *kind_of(enum record record);

/* The first of the kind in a record of its owner. */
uint32_t kind_first(const struct owned *kind, const void *owner);

/* What a record stands in, as one number: 0 is the backlog or the plan. */
typedef uint64_t owner_key;
owner_key kind_owner(const struct owned *kind, const void *record);
owner_key kind_node_owner(uint32_t parent, uint32_t cycle);

/* Its lasting id; 0 when the kind has none, or the document said none. */
uint64_t kind_uid(const struct owned *kind, const void *record);

/* Sums its keys up, the same in every program. */
uint64_t kind_hash(const struct owned *kind, const void *record, uint64_t seed);
bool kind_same(const struct owned *kind, const void *a, const void *b);

/* The ids of all records of a kind, as they stand in the plan. */
struct roll {
	uint32_t *ids;
	size_t count;
};
void roll_init(
	struct roll *roll, const struct plan *plan, const struct owned *kind);
void roll_fini(struct roll *roll);

#endif
