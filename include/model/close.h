/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CLOSE_H
#define MODEL_CLOSE_H

/*
 * The end of a cycle as verbs: closing, carrying over, opening again. As in
 * model/edit.h each prepares one change and alters nothing; one change holds a
 * whole close, so that one undo takes it back. That a closed cycle is
 * read-only is asked by every verb (guard_open).
 */

#include "base/date.h"
#include "base/err.h"
#include "model/change.h"

/* What becomes of a key result that is still open. */
enum outcome {
	OUTCOME_KEEP,
	OUTCOME_CARRY, /* a manual one begins at 0 again */
	OUTCOME_GO_ON, /* carried, and a manual one begins where it stands */
	OUTCOME_DONE,
	OUTCOME_DROP,
	OUTCOMES
};

struct decision {
	uint32_t node; /* of the cycle that is closed */
	enum outcome outcome;
	int score;		/* hundredths 0..100; -1 leaves it */
	const char *reason;	/* for the score; NULL leaves it */
	const char *reflection; /* NULL leaves it */
};

/* Whether it is proposed again at each close: it is standing, or its objective
 * is. */
bool close_stands(const struct plan *plan, const struct node *node);

/* Whether the close asks what becomes of it: a key result that is open, or that
 * stands though it is done. */
bool close_asks(const struct plan *plan, const struct node *node);

/* Carry when it was started, or stands; OUTCOME_KEEP, that is ask, when it is at 0, and
 * for what is not open or no key result. */
enum outcome close_suggest(const struct plan *plan, const struct node *node);

/* What that comes to for this key result: one that is measured goes on from where
 * it is by itself, so for it to go on is to be carried. */
enum outcome close_outcome(const struct node *node, enum outcome outcome);
/* Whether it goes into the next cycle. */
bool close_carries(enum outcome outcome);

/* One decision, as is suggested, for each key result of the cycle that is open
 * and counts; *decisions is the caller's. */
size_t close_decisions(const struct plan *plan, const struct cycle *cycle,
	struct decision **decisions);

/* The cycle that follows: the first to begin after this one ends, no later
 * than its own length after, among those of about its length; NULL when there
 * is none yet. */
const struct cycle *close_next_cycle(
	const struct plan *plan, const struct cycle *cycle);

/* The span and the name that the cycle after this one would have, in the
 * notation of this one's name: 2021.08/09 after 2021.06/07. */
struct span close_propose(
	const struct cycle *cycle, char name[static SPAN_TEXT_SIZE]);

struct close_options {
	uint32_t cycle;			  /* that is closed */
	const struct decision *decisions; /* for nodes of it */
	size_t count;
	int32_t today;
	uint32_t next;	/* where carried ones go; 0: close_next_cycle, or a new
			   one as close_propose says */
	bool make_next; /* when there is none, also for nothing to carry */
	/* A new one is made with this name (NULL: as proposed) and span. */
	const struct span *new_span;
	const char *new_name;
};

/* The name of close_next_cycle, or of close_propose; borrowed, or in `out`. */
const char *close_next_name(const struct plan *plan, const struct cycle *cycle,
	char out[static SPAN_TEXT_SIZE]);

/* Closes a cycle: the decisions, then the day. *next gets the cycle
 * that follows, 0 when none was needed. What was carried there by an earlier
 * close is not carried again. Refused when it is closed already, when a
 * decision names a node of another cycle, when `next` is closed or the cycle
 * itself. */
bool edit_close(const struct plan *plan, const struct close_options *options,
	struct change *change, uint32_t *next, struct err *err);

/* Opens it again. What was carried over stays so. */
bool edit_reopen(const struct plan *plan, uint32_t cycle, struct change *change,
	struct err *err);

/* Copies a key result with its open actions into another cycle, below the copy
 * of its objective, which is made when it is not there; or an objective with
 * its open key results. The copy names where it came from; a manual key result
 * restarts at 0 unless it goes on, a metric from its current value; scores,
 * check-ins and days that the cycle does not have stay behind. *copy gets the
 * new id. Refused when it was carried there already. */
struct carry_over {
	uint32_t node, cycle;
	bool go_on;    /* manual ones begin where they stand */
	int32_t today; /* when the copies are made */
};
bool edit_carry(const struct plan *plan, const struct carry_over *what,
	struct change *change, uint32_t *copy, struct err *err);

#endif
