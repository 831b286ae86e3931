/* SPDX-License-Identifier: MIT */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

/*
 * Records as bytes and lists: what plan.c reads and change.c writes, the same
 * way for every kind. A record is found in its table by id and stands in one
 * list of its owner, ordered by one field.
 */

#include "model/plan.h"

/* Fields as bits, by their index. */
static inline uint64_t
field_bit(int field)
{
	return UINT64_C(1) << field;
}

/* The fields that are something. */
uint64_t record_says(enum record kind, const void *record);

/* NULL when there is none. */
void *record_find(const struct plan *plan, enum record kind, uint32_t id);

/* A new record, every field nothing, in no list. id > 0 and not in use. */
void *record_make(struct plan *plan, enum record kind, uint32_t id);

/* Takes it out of its table; it must be in no list. */
void record_drop(struct plan *plan, enum record kind, uint32_t id);

/* Sets one field and nothing else. Texts are copied into the plan. */
void record_set(struct plan *plan, enum record kind, void *record,
	const struct field *field, struct value value);

/* Whether the field says where the record stands in which list. */
bool record_is_link(enum record kind, const struct field *field);

/* Puts it into its owner's list, in order, and takes it out. A record whose owner
 * is not there stands in no list. */
void record_link(struct plan *plan, enum record kind, void *record);
void record_unlink(struct plan *plan, enum record kind, void *record);

/* Builds all lists of a kind anew; false when an owner is missing. */
bool record_link_all(struct plan *plan, enum record kind);

/* The same when there are lists already. */
void record_relink(struct plan *plan, enum record kind);

/* The detail of a node, made when it has none. */
struct detail *record_detail(struct plan *plan, struct node *node);

#endif
