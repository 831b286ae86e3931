/* SPDX-License-Identifier: MIT */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

/*
 * Finding things in a plan: by reference (O2.KR1.A3), by cycle name or day,
 * by filter. Pure functions; nothing is kept.
 */

#include "base/err.h"
#include "base/str.h"
#include "model/plan.h"

/* Position among its siblings of the same level, from 1. */
int node_number(const struct plan *plan, const struct node *node);

/* "O2", "KR1", "A3": the label of a node by itself. */
#define LABEL_SIZE 16
const char *node_label(const struct plan *plan, const struct node *node,
	char out[static LABEL_SIZE]);

/* "O2.KR1.A3" within its cycle (or the backlog, "B2.KR1"). */
#define REF_SIZE 48
const char *node_ref(const struct plan *plan, const struct node *node,
	char out[static REF_SIZE]);

/* The same from what a walk over the tree knows, so that siblings need not be
 * counted again: the reference of the parent ("" at the top) and the number. */
const char *node_ref_numbered(const struct node *node, const char *above,
	int number, char out[static REF_SIZE]);

/* References of many nodes, asked for in the order of the plan: each goes on from
 * the one before, so that siblings are not counted again. Zero bytes are a valid
 * beginning; the plan stays as it is. Any other order gives the same. */
struct refs {
	struct refs_level {
		uint32_t node; /* the last that was asked for, 0 for none */
		int number;
		char ref[REF_SIZE];
	} levels[LEVEL_ACTION + 1];
};
/* The reference of the node, until one of its level is asked for. */
const char *refs_next(
	struct refs *refs, const struct plan *plan, const struct node *node);

/* Adds the same as one reads it who stands in `shown` (NULL: the backlog): after the
 * name of its cycle where that is another, "2026/O1.KR2". It is read as a REF. */
void node_ref_from(struct refs *refs, const struct plan *plan,
	const struct node *node, const struct cycle *shown, struct str *out);

/* The week note of the week that holds `day`, and the one before that week;
 * NULL when there is none. */
const struct week *week_next(const struct plan *plan, const struct week *after,
	int32_t day); /* of several, in order */
const struct week *week_of(const struct plan *plan, int32_t day);
const struct week *week_before(const struct plan *plan, int32_t day);

/* A week note that is meant: the one with the id, for several may hold a day; else
 * (0, or gone) that of the week that holds the day. */
struct week_at {
	uint32_t id;
	int32_t day;
};
const struct week *week_there(const struct plan *plan, struct week_at at);
/* The note of the week before that one; NULL when there is none. */
const struct week *week_last(const struct plan *plan, struct week_at at);

/* P1 or P2 as it is shown; 1 when it says nothing. */
int priority_rank(const struct weekly_priority *priority);

/* A priority as it is typed, "P2 O1.KR1 Write the runbook": rank (1 when it says
 * nothing) and key result (NULL) may be left out. `title` is within the text, or
 * that of the key result when nothing else is left. */
struct priority_words {
	int rank;
	const struct node *node;
	const char *title;
};
struct priority_words priority_read(const struct plan *plan, uint32_t cycle,
	const char *text, int32_t today);

/* Reads a reference: O2, O2.KR1, O2.KR1.A3 (any case) within `cycle`, B2 in
 * the backlog, a lasting id, the first six or more characters of one, or
 * `CYCLE/O2.KR1`. NULL and *err with what is there instead. */
const struct node *query_ref(const struct plan *plan, uint32_t cycle,
	const char *text, int32_t today, struct err *err);

/* Words that stand for cycles in both languages, and that none may be named. */
enum cycle_word {
	CYCLE_WORD_NONE,
	CYCLE_WORD_CURRENT,
	CYCLE_WORD_PREVIOUS,
	CYCLE_WORD_NEXT,
	CYCLE_WORD_ALL,	    /* every cycle, and the backlog */
	CYCLE_WORD_OVER,    /* all that are over and not closed */
	CYCLE_WORD_BACKLOG, /* what is in no cycle */
};
enum cycle_word cycle_word(const char *text);

/* Whether two names are one to a person: case, width and blanks aside. */
bool cycle_names_alike(const char *a, const char *b);

/* The cycle a text stands for: a reserved word (current, previous, next), else
 * its name or lasting id, else its span in any notation, else a day in it. NULL
 * and *err with the names there are, or with those it could be. */
const struct cycle *query_cycle(const struct plan *plan, const char *text,
	int32_t today, struct err *err);

/* A filter: words that must all hold. Plain words search titles, notes, owners and tags; `#tag`,
 * `@owner`, `status:at_risk`, `state:open|done|dropped`, `kind:objective`, `due:<2026-12-01`,
 * `due:week`, `progress:<5`, `cycle:NAME|all`, `priority:high`, a leading `-` or
 * `!` (or `not`) turns one round; `or` and brackets; quotes hold blanks. Names
 * and words may be Chinese (状态：已完成). Cycles are looked up in the plan; the
 * name of one takes as many words as make it. NULL and *err when a term makes
 * no sense. */
struct filter;
struct filter *filter_new(const struct plan *plan, const char *text,
	int32_t today, struct err *err);
void filter_free(struct filter *filter);
/* How terms begin ("status:", "@") that are more than a field's name and a colon,
 * one by one; NULL beyond the last. And the words that may follow, NULL at their
 * end; NULL where it is no word of a few. */
const char *filter_name(size_t i);
const char *const *filter_words(const char *name);
/* Whether a term of it is about cycles. */
bool filter_names_cycle(const struct filter *filter);
bool filter_match(const struct filter *filter, const struct plan *plan,
	const struct node *node);

/* What nodes are sorted by, those first that want a person most. */
enum node_sort {
	SORT_NONE, /* as they stand in the plan */
	SORT_DUE,
	SORT_CONFIDENCE,
	SORT_STATUS,
	SORT_PROGRESS,
	SORT_COUNT
};

extern const struct node_sort_name {
	const char *name;  /* as it is typed; "" for SORT_NONE */
	const char *label; /* N_() */
} node_sorts[SORT_COUNT];

/* The smaller comes first; the same keep their order. What has no value comes
 * last. */
int64_t node_sort_key(const struct plan *plan, const struct node *node,
	enum node_sort sort, int32_t today);

/* A check of how something is written: warns, never blocks. */
struct writing_rule {
	const char *name, *advice; /* advice: N_(), one sentence */
	bool (*broken)(const struct plan *plan, const struct node *node);
};
extern const struct writing_rule writing_rules[];
extern const size_t writing_rule_count;

#endif
