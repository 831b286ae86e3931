/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MERGE_MATCH_H
#define MODEL_MERGE_MATCH_H

/*
 * Which record of a plan one of an import is: by lasting id, else by what a
 * person would call the same. All are listed once, so that a match costs the
 * same in a large plan as in a small one.
 */

#include "model/plan.h"

struct match;
struct match_list;

struct matches {
	const struct plan *plan; /* borrowed */
	struct match *all;	 /* by key, in the order of the plan */
	size_t count;
	struct match_list *lists; /* open addressing; NULL in an empty plan */
	size_t size;		  /* a power of two */
	/* By kind and id, what is taken. */
	bool *taken[RECORD_COUNT];
};

void matches_init(struct matches *matches, const struct plan *plan);
void matches_fini(struct matches *matches);

/* Nodes, weeks, their priorities and health metrics are matched once, for two
 * of the import that are the same stay two. Of other kinds nothing is taken. */
void matches_take(struct matches *matches, enum record kind, uint32_t id);

/* The record of the plan that the one of the import is; NULL when there is
 * none that is not taken. Owners are given by their id in the plan. */
const struct cycle *match_cycle(
	struct matches *matches, const struct cycle *cycle);
const struct section *match_section(
	struct matches *matches, uint32_t cycle, const char *name);
const struct node *match_node(struct matches *matches, const struct node *node,
	uint32_t parent, uint32_t cycle);
const struct checkin *match_checkin(
	struct matches *matches, uint32_t node, int32_t on);
const struct week *match_week(struct matches *matches, const struct week *week);
const struct weekly_priority *match_priority(
	struct matches *matches, uint32_t week, const char *title);
const struct metric *match_metric(
	struct matches *matches, const struct metric *metric);
const struct reading *match_reading(
	struct matches *matches, uint32_t metric, int32_t on);

#endif
