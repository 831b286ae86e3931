/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_DRAFT_H
#define FORMAT_DRAFT_H

/*
 * A plan being filled by a reader: ids and positions in the order things come,
 * texts that grow line by line, and what a record must have made if the file
 * does not say it.
 */

#include "base/arena.h"
#include "format/format.h"
#include "model/change.h"
#include "model/edit.h"
#include "model/value.h"
#include "notation/piece.h"
#include "yaml/problems.h"
#include "yaml/seen.h"

#define DRAFT_NODES 1000000 /* at most */
#define DRAFT_GAP 256	    /* between positions */

/* One more line of a text field. */
struct draft_line {
	uint64_t key; /* record, id and field */
	size_t order, mark;
	struct piece text;
};

/* Where a record or a text came from: the line of the file, and why it was
 * read as that, by N_() for it is translated only when somebody asks; "" where
 * the format leaves no doubt. */
struct origin {
	int line;
	const char *why;
};

struct draft {
	struct plan *plan;
	struct problems problems;
	const struct place_reporter
		*placing; /* borrowed, NULL when nobody asks */
	int32_t today;
	const struct plan *into;     /* where it goes, NULL: not known */
	uint32_t last[RECORD_COUNT]; /* ids handed out */
	int32_t position;
	uint32_t loose;	    /* the cycle without a name, 0 when not made */
	struct seen cycles; /* by name, to their ids */
	bool full;	    /* no more records */
	struct draft_line *lines;
	size_t line_count, line_capacity;
	struct arena arena; /* of texts that are in no file */
	struct value_context values;
};

void draft_init(struct draft *draft, struct plan *plan,
	const struct read_options *options, const struct reporter *reporter);
void draft_fini(struct draft *draft);

/* Puts the texts together, gives lasting ids to what has none, and the plan
 * its order. false, with *err, when there
 * were errors. */
bool draft_end(struct draft *draft, struct err *err);

/* A record with the next id, positioned last; NULL, and reported, when there
 * are too many. */
void *draft_make(struct draft *draft, enum record record, int line);
void draft_set(struct draft *draft, enum record record, void *memory, int field,
	struct value value);

/* Tells where a record came from. */
void draft_placed(const struct draft *draft, enum record record, uint32_t id,
	struct origin origin);
/* The same of a line whose text went to one field of the record. */
void draft_placed_in(const struct draft *draft, enum record record, uint32_t id,
	int field, struct origin origin);

/* A node, the last one below the parent of its place, else in its cycle, else
 * in the backlog. A title that is too long is reported. NULL, and reported,
 * when there are too many. */
struct node *draft_node(struct draft *draft, int level, struct place place,
	struct piece title, struct origin origin);

/* The cycle of that name, made when there is none; active, or a draft when it
 * is still to come. */
struct cycle *draft_cycle(struct draft *draft, struct piece name,
	struct span span, struct origin origin);

/* The cycle that a cell or a setting of a file names: NAME (days), one of the
 * plan that it goes to, else a span in any notation. NULL when it is neither. */
struct cycle *draft_cycle_said(
	struct draft *draft, struct piece name, struct origin origin);

/* The cycle without a name, for what is to go to the one asked for. */
uint32_t draft_loose(struct draft *draft);

/* One more line of a text; borrowed until draft_end. */
void draft_line(struct draft *draft, enum record record, uint32_t id, int field,
	struct piece text);
/* The same with a text that is copied. */
void draft_copy_line(struct draft *draft, enum record record, uint32_t id,
	int field, struct piece text);
/* Puts the line that was added last before those added after `mark`, a
 * line_count of then. */
void draft_line_up(struct draft *draft, size_t mark);

#endif
