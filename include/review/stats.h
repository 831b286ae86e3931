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
	int objectives, key_results; /* that count */
	int done, dropped;	     /* key results, by their state */
	int full;		     /* key results at 10/10 */
	int in_time; /* done by their due day, or the cycle's end, or on a day
		      * that is not known */
	int carried_in, carried_out; /* key results */
	int scored;		     /* objectives with a score */
	int score;		     /* their mean, hundredths; -1 for none */
	bool weighted;		     /* not all weigh the same */
	int bands[3];	/* key results at 0–3.9, 4–6.9, 7–10 */
	int confidence; /* mean of the objectives' mean, tenths; -1 for none */
	int actions, actions_done;
};

/* Of a cycle with all that lie in it. What was carried over within it is counted
 * once, where it ended; means are those of model/progress.h (cycle_mean). */
struct cycle_stats stats_cycle(
	const struct plan *plan, const struct cycle *cycle, int32_t today);

/* One for each cycle, in order; *count of them, in the arena. */
const struct cycle_stats *stats_cycles(const struct plan *plan, int32_t today,
	struct arena *arena, size_t *count);

/* How often a node was carried over to become what it is: the length of its
 * chain of carried_from, at most 100. */
int stats_carried(const struct plan *plan, const struct node *node);

/* All of it as a document: a table of cycles, a chart of scores, the key
 * results that were carried most often. */
void stats_document(const struct plan *plan, int32_t today, struct doc *doc);

/* Two cycles side by side, as a document: scores, what was kept and in time, what
 * was carried, and the key results that went from one into the other. */
void stats_pair_document(const struct plan *plan, const struct cycle *a,
	const struct cycle *b, int32_t today, struct doc *doc);

/* The same as a further part of one. */
void stats_add_pair(const struct plan *plan, const struct cycle *a,
	const struct cycle *b, int32_t today, struct doc *doc);

#endif
