/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_CHECKIN_H
#define REVIEW_CHECKIN_H

/*
 * What a weekly check-in asks for on a day: key results, health metrics and
 * the week note. A check-in is owed from the plan's weekday until one is made;
 * one made on that day or later settles it until the next such weekday.
 */

#include "model/plan.h"

/* The latest check-in day that is not after `day`: the plan's weekday. */
int32_t checkin_day(const struct plan *plan, int32_t day);

/* The newest check-in of a node, NULL when there is none. */
const struct checkin *checkin_last(
	const struct plan *plan, const struct node *node);
/* The newest one that is not after `day`. */
const struct checkin *checkin_before(
	const struct plan *plan, const struct node *node, int32_t day);

/* Whether the plan asks for check-ins of the key result at all on that day,
 * be this week's there or not. */
bool checkin_asked(
	const struct plan *plan, const struct node *node, int32_t day);

/* Whether the key result is open, in an active cycle, its span has begun (and
 * is not over for more than a week), and its check-in is missing. */
bool checkin_owed(
	const struct plan *plan, const struct node *node, int32_t today);

/* The next key result that owes one, in the order of the plan's tree, after
 * `node` (NULL: from the beginning); NULL when there is no further one. It is
 * where a check-in that was left goes on. */
const struct node *checkin_next(
	const struct plan *plan, const struct node *after, int32_t today);

/* How much is owed: check-ins of key results and values of health metrics. */
size_t checkin_count(const struct plan *plan, int32_t today);

/* The check-ins owed of key results that lie in the cycle itself. */
size_t checkin_count_in(
	const struct plan *plan, const struct cycle *cycle, int32_t today);

/* Whether a reading of the health metric is missing for the day, week, month
 * or quarter that holds `today`. Without a frequency never. */
bool reading_owed(
	const struct plan *plan, const struct metric *metric, int32_t today);
const struct reading *reading_last(
	const struct plan *plan, const struct metric *metric);

/* How a value of it looks: inside its limits, within a tenth of the limit
 * outside, or beyond. */
enum health { HEALTH_NONE, HEALTH_GOOD, HEALTH_WATCH, HEALTH_BAD };
enum health metric_health(const struct metric *metric, int64_t value);
const char *health_label(enum health health); /* translated */

#endif
