/* SPDX-License-Identifier: MIT */
#ifndef VIEW_H
#define VIEW_H

/* A plan as it would be with a change in it, looked at field by field without
 * altering anything, and quickly however large the change is. */

#include "model/change.h"

struct view_names;

struct view_place {
	uint64_t uid;
	uint32_t id;
};

/* What the rules of alignment have found out (align_rules.c). */
struct view_align {
	struct view_place *places; /* nodes by uid */
	size_t count;
	uint8_t *colors; /* by id */
};

struct view_made {
	struct view_names *names;
	struct view_align *align;
};

struct change_view {
	const struct plan *plan;
	const struct change *change; /* NULL: the plan as it is */
	struct view_made *made;	     /* when first asked for */
};

/* Borrows both, until view_fini. */
void view_init(struct change_view *view, const struct plan *plan,
	const struct change *change);
void view_fini(struct change_view *view);

/* Another cycle, or health metric, of the same name as this one
 * (cycle_names_alike); 0 for none. */
uint32_t view_same_name(
	const struct change_view *view, enum record record, uint32_t id);

struct value view_value(const struct change_view *view, enum record record,
	uint32_t id, int field);

/* The fields of a record that are something, as bits. */
uint64_t view_says(
	const struct change_view *view, enum record record, uint32_t id);

/* The same by type; DAY_NONE, DECIMAL_NONE, 0 and "" for nothing. */
int32_t view_day(const struct change_view *view, enum record record,
	uint32_t id, int field);
int64_t view_decimal(const struct change_view *view, enum record record,
	uint32_t id, int field);
uint32_t view_id(const struct change_view *view, enum record record,
	uint32_t id, int field);
const char *view_text(const struct change_view *view, enum record record,
	uint32_t id, int field);

/* Whether the change takes the record away. */
bool view_gone(const struct change_view *view, enum record record, uint32_t id);

/* One more than the highest id, with what the change makes. */
uint32_t view_limit(const struct change_view *view, enum record record);

#endif
