/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_STATS_H
#define REVIEW_STATS_H

/*
 * Figures over cycles. They rank nobody: there are none by owner.
 */

#include "model/doc.h"
#include "model/plan.h"

struct cycle_stats {
	uint32_t cycle;
	int objectives, key_results; /* that were not dropped */
	int done, dropped;	     /* key results */
	int in_time; /* done by their due day, or the cycle's end, or on a day
		      * that is not known */
	int carried_in, carried_out; /* key results */
	int scored;		     /* objectives with a score */
	int score;		     /* their mean, hundredths; -1 for none */
	int bands[3];	/* key results at 0–3.9, 4–6.9, 7–10 */
	int confidence; /* mean of the key results, tenths; -1 for none */
	int actions, actions_done;
};

/* One for each cycle, in order; *count of them, in the arena. One pass over
 * the plan. */
const struct cycle_stats *stats_cycles(
	const struct plan *plan, struct arena *arena, size_t *count);

/* The same for one cycle. */
struct cycle_stats stats_cycle(
	const struct plan *plan, const struct cycle *cycle);

/* How often a node was carried over to become what it is: the length of its
 * chain of carried_from, at most 100. */
int stats_carried(const struct plan *plan, const struct node *node);

/* All of it as a document: a table of cycles, a chart of scores, the key
 * results that were carried most often. */
void stats_document(const struct plan *plan, int32_t today, struct doc *doc);

#endif
