/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PLAN_SHAPE_H
#define FORMAT_PLAN_SHAPE_H

/*
 * The YAML form of a plan as tables: for each kind of map the keys it has, in
 * the order they are written, what else people write for them, and what each
 * holds. plan_read.c walks them with the events of a file, plan_write.c with a
 * plan, and the columns of tables are told by them. A key is a row here.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/field.h"

enum shape {
	SHAPE_PLAN,
	SHAPE_CYCLE,
	SHAPE_REVIEW,
	SHAPE_NODE,
	SHAPE_NODE_METRIC,
	SHAPE_LINK,
	SHAPE_CHECKIN,
	SHAPE_WEEK,
	SHAPE_PRIORITY,
	SHAPE_METRIC,
	SHAPE_READING,
	SHAPE_CONFLICT,
	SHAPE_COMMENT,
	SHAPE_COUNT
};

/* What a key holds. Each of them is a case of the reader and of the writer. */
enum row_type {
	ROW_FIELD,   /* a field of the record */
	ROW_ID,	     /* its own lasting id, which no other may have */
	ROW_EXTRA,   /* no key: here stand those that begin with x- */
	ROW_RECORDS, /* a list of records that it owns */
	ROW_MAP,     /* some of its fields, in a map of their own */
	/* and those that are like no other */
	ROW_VERSION,  /* tenths: 1 */
	ROW_CYCLES,   /* all cycles of a plan, or the one that is asked for */
	ROW_LOOSE,    /* objectives for the cycle that is asked for */
	ROW_WITHIN,   /* the cycle a cycle lies in, by name or id */
	ROW_METRIC,   /* ROW_MAP that says the basis, too */
	ROW_FROM,     /* a field; a number is the start */
	ROW_PHASE,    /* what follows from a cycle's days; `closed`: its last */
	ROW_LEVEL,    /* where the list does not say it */
	ROW_BASIS,    /* where a metric does not say it */
	ROW_DONE,     /* true, for a state */
	ROW_CHILDREN, /* ROW_RECORDS whose level must be below */
	ROW_SECTIONS, /* a map of name and text */
	ROW_READINGS, /* a map of day and value */
	ROW_COMMENTS, /* ROW_RECORDS of the node, about the check-in at hand */
};

struct shape_row {
	const char *key;  /* as it is written */
	const char *also; /* others that are read, a space between */
	uint8_t type;	  /* enum row_type */
	/* Of the record; where the row holds records, theirs that names the
	 * owner. -1: none. */
	int8_t field;
	uint8_t of;	 /* enum shape: of the map or the records it holds */
	uint8_t level;	 /* of the nodes it holds; 0: one below */
	uint16_t chain;	 /* ROW_RECORDS: where the owner keeps them … */
	bool detail;	 /* … in its struct detail */
	bool whole;	 /* written only with a whole plan */
	bool only_read;	 /* never written: another row says the same */
	const char *why; /* it must be there, N_(): "it needs a title" */
};

struct map_shape {
	const char *what; /* for people, N_(): "a check-in" */
	enum record record;
	int alone; /* the field of a word in the map's place; -1: none */
	const struct shape_row *rows;
	size_t count; /* at most SHAPE_ROWS */
};

#define SHAPE_ROWS 64

extern const struct map_shape map_shapes[SHAPE_COUNT];

/* The row of a key; NULL when there is none. Case, `-`, `_` and spaces make no
 * difference. `near` is the row that was found before, if any: keys mostly
 * come in order. */
const struct shape_row *shape_find(const struct map_shape *shape,
	const char *key, size_t length, const struct shape_row *near);

/* The key that looks most like it, NULL when none does; for a message, so good
 * until the next call with the same buffer. */
#define SHAPE_KEY_SIZE 33
const char *shape_nearest(const struct map_shape *shape, const char *key,
	size_t length, char out[static SHAPE_KEY_SIZE]);

#endif
