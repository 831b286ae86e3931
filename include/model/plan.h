/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

/*
 * A plan in memory: the tree of cycles and nodes, and what hangs from them.
 * Everything here reads; what alters a plan is model/change.h. Records are
 * found by id (a small integer that is never used again) and never move, so a
 * pointer is good until the plan is changed or freed. Knows nothing of files,
 * clocks or screens.
 */

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "model/field.h"

/* Records of one kind under one owner, in order; ids, 0 when empty. */
struct chain {
	uint32_t first, last;
};

/* Every record begins like this. `next` is the next in its owner's list. */
struct base {
	uint32_t id, next;
};

struct cycle {
	struct base base;
	struct chain nodes;    /* objectives (and loose nodes), by position */
	struct chain sections; /* of its review, by position */
	struct chain inside;   /* cycles that lie in it, by start day … */
	uint32_t beside;       /* … each with the next in the same one */
	uint64_t uid;
	const char *name, *template, *note, *tags, *extra;
	int32_t starts, ends; /* both included */
	int32_t closed;	      /* the day it was closed, DAY_NONE if not */
	uint32_t parent;      /* the cycle it lies inside, 0 for none */
	int32_t share;	      /* see progress.h; kept up to date by changes */
	uint8_t rhythm;	      /* enum rhythm */
	int8_t progress;      /* set by hand over the derived one, or -1 */
};

/* 72 bytes, for there may be a million. */
struct node {
	uint32_t id, next;
	struct chain children; /* by position */
	uint32_t parent;       /* 0 at the top of a cycle or of the backlog */
	uint32_t cycle;	       /* of a top node; 0 below, or in the backlog */
	int32_t position;      /* among its siblings; gaps are usual */
	int32_t due;
	const char *title; /* never NULL in a plan; "" is possible */
	uint64_t uid;
	struct detail *detail; /* NULL when all of it is nothing */
	int32_t share;	       /* see progress.h; kept up to date by changes */
	uint8_t level;	       /* enum node_level */
	uint8_t state;	       /* enum node_state */
	int8_t progress;       /* tenths of a point 0..100, or -1: as set */
	int8_t confidence;     /* tenths of a point 0..100, or -1 */
	int32_t made;	       /* the day it was added, DAY_NONE if not known */
	int32_t finished;      /* the day it was done or dropped */
};

/* What most nodes do not have. */
struct detail {
	struct chain checkins; /* by day */
	struct chain comments; /* by position */
	int32_t starts;	       /* own start, else the cycle's */
	int32_t weight;	       /* hundredths; INT32_MIN means 1.00 */
	uint8_t basis, kind, status, priority;
	uint8_t pace, rhythm;		/* enum pace, enum rhythm */
	uint8_t standing;		/* proposed again at each close */
	int64_t start, target, current; /* the metric */
	int64_t low, high; /* a metric that is kept within limits */
	uint64_t carried_from;
	const char *unit, *owner;
	const char *from; /* the health metric that is read, by name */
	const char *tags; /* words with a space between */
	const char *note; /* any text, lines */
	const char *reflection;
	const char *reason; /* why the score differs from the progress */
	const char *links;  /* a line each: URL, then a space and the title */
	const char *align;  /* what it serves: a line each, its lasting id */
	const char *extra;  /* x- keys of the YAML form, as YAML */
	int8_t score;	    /* hundredths 0..100 (0.7 is 70), or -1 */
};

struct checkin {
	struct base base;
	uint32_t node;
	int32_t on;
	int64_t current; /* of the metric */
	const char *note, *blocker, *why, *extra;
	const char *by; /* who checked it in */
	int8_t progress, confidence;
	uint8_t status;
};

struct section {
	struct base base;
	uint32_t cycle;
	int32_t position;
	const char *name; /* as in the template */
	const char *text; /* prose, or a line an entry */
};

struct week {
	struct base base;
	struct chain priorities;
	uint64_t uid;
	int32_t starts, ends;
	const char *now, *wins, *blockers, *ahead, *note, *extra;
};

struct weekly_priority {
	struct base base;
	uint32_t week;
	int32_t position;
	int32_t rank; /* 1 or 2 */
	const char *title;
	uint64_t node; /* uid of the key result it is tied to, 0 for none */
	uint8_t state;
};

struct metric {
	struct base base;
	struct chain readings; /* by day */
	uint64_t uid;
	int32_t position;
	int64_t low, high; /* DECIMAL_NONE: no such limit */
	const char *name, *unit, *note, *extra;
	uint8_t frequency;
};

struct reading {
	struct base base;
	uint32_t metric;
	int32_t on;
	int64_t value;
	const char *note;
	const char *source; /* of the settings, that it was pulled from */
};

struct conflict {
	struct base base;
	uint64_t uid;	/* from what it says, the same on both sides */
	uint64_t about; /* uid of a node, cycle, week or metric; 0: the plan */
	const char *part;  /* of that: "checkin 2026-11-02"; NULL: itself */
	const char *field; /* by name; NULL: the record as a whole */
	const char *other; /* the value that does not stand */
	int32_t on;	   /* the day it was found */
	uint8_t what;	   /* enum conflict_what */
};

struct comment {
	struct base base;
	uint32_t node;
	uint64_t uid;
	int32_t position;
	int32_t on;	 /* the day it was made */
	int32_t checkin; /* the day of the check-in it is about, DAY_NONE: the
			  node itself */
	const char *by, *text, *extra;
	uint8_t solved;
};

#define TABLE_CHUNK 256 /* records; a power of two, so that ids split cheaply */

/* All records of one kind, by id. */
struct table {
	char **chunks; /* NULL where there are none; a record's id 0: no record */
	uint32_t chunk_count;
	uint32_t limit; /* one more than the highest id in use or used */
	uint32_t count; /* records that are there */
};

/* A node that was carried over from another. */
struct carried_link {
	uint64_t uid;	   /* of the one that was carried */
	uint32_t from, to; /* nodes; `from` is 0 when it is not here */
};

/* What a node serves. */
struct align_link {
	uint64_t uid;	   /* of what is served, as `align` has it */
	uint32_t from, to; /* nodes; `to` is 0 when it is not here */
};

struct elsewhere; /* model/align.h */

struct plan {
	struct arena arena;
	struct table tables[RECORD_COUNT];
	struct chain cycles;	/* by start day, then id */
	struct chain backlog;	/* nodes without a cycle, by position */
	struct chain weeks;	/* by start day */
	struct chain metrics;	/* by position */
	struct chain conflicts; /* by uid */
	const char *title;
	const char *extra;
	struct carried_link *carried; /* by uid, then `to` */
	size_t carried_count;
	struct align_link *aligned; /* by uid, then `from` */
	size_t aligned_count;
	uint32_t place; /* in their folder, from 1; 0: in none */
	const struct elsewhere *elsewhere; /* other plans, borrowed; NULL:
					    * none is known */
	int32_t weekday;   /* check-ins are due on it; 1 Monday … 7, or
			    INT32_MIN: the usual one */
	int usual_weekday; /* of the settings, kept nowhere; 0: Monday */
};

/* An empty plan. */
void plan_init(struct plan *plan);
void plan_fini(struct plan *plan);

/* The day check-ins are due on: the plan's own, else the usual one; 1 Monday … 7. */
int plan_weekday(const struct plan *plan);

/* A record by id; NULL when there is none. */
const void *plan_record(const struct plan *plan, enum record kind, uint32_t id);
const struct node *plan_node(const struct plan *plan, uint32_t id);
const struct cycle *plan_cycle(const struct plan *plan, uint32_t id);
const struct checkin *plan_checkin(const struct plan *plan, uint32_t id);
const struct section *plan_section(const struct plan *plan, uint32_t id);
const struct week *plan_week(const struct plan *plan, uint32_t id);
const struct weekly_priority *plan_priority(
	const struct plan *plan, uint32_t id);
const struct metric *plan_metric(const struct plan *plan, uint32_t id);
const struct reading *plan_reading(const struct plan *plan, uint32_t id);
const struct conflict *plan_conflict(const struct plan *plan, uint32_t id);
const struct comment *plan_comment(const struct plan *plan, uint32_t id);

/* The value of one field; texts are borrowed. `field` belongs to `kind`. */
struct value plan_value(const struct plan *plan, enum record kind, uint32_t id,
	const struct field *field);
struct value record_value(
	enum record kind, const void *record, const struct field *field);

/* The detail of a node, an empty one when it has none; never NULL. */
const struct detail *node_detail(const struct node *node);

/* What a node stands below at the top of its cycle or of the backlog, itself
 * when it is there; NULL for NULL. */
const struct node *plan_top(const struct plan *plan, const struct node *node);

/* Whether it has no cycle and nothing in the backlog: as a new one. */
bool plan_is_blank(const struct plan *plan);

/* The cycle a node lies in by its top, NULL in the backlog. */
const struct cycle *plan_cycle_of(
	const struct plan *plan, const struct node *node);

/* The list a node stands in: its parent's, its cycle's or the backlog. */
struct chain plan_siblings(const struct plan *plan, const struct node *node);

/* The sibling before it, NULL for the first. Walks the list. */
const struct node *plan_previous(
	const struct plan *plan, const struct node *node);

/* Depth-first: the node after `node` below `top` (0: below nothing, that is
 * the whole list the top node stands in), or NULL. */
const struct node *plan_next(
	const struct plan *plan, const struct node *node, uint32_t top);

/* All nodes, cycle by cycle and then the backlog: the one after `node`, the first
 * for NULL; NULL beyond the last. */
const struct node *plan_next_of_all(
	const struct plan *plan, const struct node *node);

/* The node that this one was carried over to (of several the first), and the
 * one it came from; NULL when there is none. */
const struct node *plan_carried_to(
	const struct plan *plan, const struct node *node);
const struct node *plan_carried_from(
	const struct plan *plan, const struct node *node);

/* How many cycles lie in it, not counting those that lie in these. */
int plan_cycles_inside(const struct plan *plan, const struct cycle *cycle);

/* By lasting id; NULL when there is none. Scans. */
const struct node *plan_node_by_uid(const struct plan *plan, uint64_t uid);
const struct cycle *plan_cycle_by_uid(const struct plan *plan, uint64_t uid);

/* The highest id of a record: ids are indexes into tables. */
#define PLAN_ID_MAX 16000000

/* A lasting id as its 12 characters of Crockford base32, and back (I and L
 * read as 1, O as 0, any case). false when it is not one. */
#define UID_TEXT_SIZE 13
const char *uid_text(uint64_t uid, char out[static UID_TEXT_SIZE]);
bool uid_read(const char *text, size_t length, uint64_t *uid);

/* Stands in a lasting id that was made up for a document which says none: it is
 * no reason to be another record than one that is there already. */
#define UID_UNSAID (UINT64_C(1) << 60)

#endif
