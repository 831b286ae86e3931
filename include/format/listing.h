/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_LISTING_H
#define FORMAT_LISTING_H

/*
 * `list --json`: one array, one object a node or cycle, written as it goes. The
 * names of its members are promised (tenths(5)).
 */

#include <stdio.h>

#include "model/plan.h"
#include "yaml/out.h"

/* Zeroed before json_list_begin. */
struct json_list {
	struct out out;
	const char *ref; /* of the next node; NULL: it is counted out */
};

/* With `ascii` every other character is \uXXXX: for a terminal. */
void json_list_begin(struct json_list *list, FILE *out, bool ascii);
void json_list_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today);
void json_list_cycle(struct json_list *list, const struct plan *plan,
	const struct cycle *cycle, int32_t today);

/* Figures of a cycle; score in hundredths and confidence in tenths, -1 for
 * none. */
struct json_stats {
	const char *cycle;
	int score, confidence;
	int objectives, key_results, done, in_time, dropped;
	int carried_in, carried_out;
};
void json_list_stats(struct json_list *list, const struct json_stats *stats);
/* Writes what is left. false when something could not be written. */
bool json_list_end(struct json_list *list, struct err *err);

#endif
