/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_OBJECT_H
#define FORMAT_OBJECT_H

/*
 * A record as a JSON object: which members it has is a table, where the value
 * of each comes from is said in it.
 */

#include "model/plan.h"
#include "model/progress.h"
#include "yaml/out.h"

/* Where the value of a member comes from. */
enum listed {
	LISTED_FIELD, /* a field as it is */
	LISTED_KIND,  /* of what is no node */
	LISTED_REF,
	LISTED_CYCLE,
	LISTED_PARENT,
	LISTED_PROGRESS, /* as it is shown, not as it was set */
	LISTED_PHASE,
	LISTED_STATUS, /* null in a closed cycle, which has … */
	LISTED_OUTCOME,
	LISTED_REASON,
	LISTED_EXPECTED, /* by pace; null where there is none */
	LISTED_DERIVED,	 /* what progress by hand stands over, else null */
	LISTED_COMPUTED, /* where the status is what a person said */
	LISTED_METRIC,
	LISTED_WEIGHT,
	LISTED_SERVED_BY, /* ids of what is aligned to it */
	LISTED_CARRIED_TO,
	LISTED_CHECKED_IN, /* the day of the last one */
};

struct member {
	const char *key;
	enum listed what;
	int field;
};

/* One object on its way. */
struct object {
	struct out *out;
	const struct plan *plan;
	enum record record;
	const void *memory;
	const char *ref;
	int32_t today;
	struct standing standing;
};

/* Members of an object that is open; a row without a name ends them. */
void object_members(const struct object *object, const struct member *members);

/* Whether the member `metric` says that field of a node. */
bool object_in_metric(int field);

/* One value. A text that is NULL or empty, a number below 0 are null. */
void object_null(struct out *out);
void object_text(struct out *out, const char *text);
void object_tenths(struct out *out, int tenths); /* 55 is 5.5 */
void object_score(struct out *out, int score);	 /* 70 is 0.7 */
void object_value(
	struct out *out, const struct field *field, struct value value);

#endif
