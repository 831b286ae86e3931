/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CONFLICT_H
#define MODEL_CONFLICT_H

/*
 * What two people said otherwise, kept in the plan until somebody has seen it:
 * the value that does not stand, and what was taken away on one side and
 * altered on the other. A conflict is a record like any other, so both sides
 * have it, and that it was settled goes to both.
 */

#include "base/str.h"
#include "model/merge.h"

/* Adds to the change the record of a conflict that it has brought, unless the
 * plan has it already. `on` is the day, DAY_NONE: not told. */
void conflict_note(const struct plan *plan, struct change *change,
	const struct merge_conflict *conflict, int32_t on);

/* What a conflict is about, as the plan has it now. */
struct conflict_subject {
	enum record record;
	uint32_t id; /* 0: it is not there any more */
	int field;   /* -1: all of it */
};
struct conflict_subject conflict_subject(
	const struct plan *plan, const struct conflict *conflict);

/* Adds one line that says what it is about, as a person reads it: "2026 Q4/O1.KR2
 * Ten users: progress". And the values, "7/10, not 6/10". */
void conflict_name(const struct plan *plan, const struct conflict *conflict,
	struct str *out);
/* The two values each by itself: what stands, and the other one. false where there
 * are none, but something to be looked at. */
bool conflict_sides(const struct plan *plan, const struct conflict *conflict,
	struct str *now, struct str *other);
void conflict_values(const struct plan *plan, const struct conflict *conflict,
	struct str *out);

/* It has been seen: what stands stays. */
bool edit_conflict_seen(const struct plan *plan, uint32_t id,
	struct change *change, struct err *err);
/* The other value stands instead. Refused where there is none to take. */
bool edit_conflict_take(const struct plan *plan, uint32_t id,
	struct change *change, struct err *err);

#endif
