/* SPDX-License-Identifier: MIT */
#ifndef MODEL_EDIT_GUARD_H
#define MODEL_EDIT_GUARD_H

/* What verbs have in common: what they ask before they prepare a change, and
 * where a new record goes. */

#include "base/err.h"
#include "base/str.h"
#include "model/change.h"
#include "model/plan.h"

/* Refuses what lies in a closed cycle. 0 is no cycle and always open. */
bool guard_open(const struct plan *plan, uint32_t cycle, struct err *err);

/* The node, when it is there and may be altered; NULL and *err otherwise. */
const struct node *guard_node(
	const struct plan *plan, uint32_t id, struct err *err);

/* Refuses a node that is not there or may not be altered; one that the change
 * makes may. */
bool guard_subject(const struct plan *plan, const struct change *change,
	uint32_t id, struct err *err);

/* Refuses a field of what lies in a closed cycle, and of that cycle, unless it is
 * a text: those can still be mended. */
bool guard_field(const struct plan *plan, enum record record, uint32_t id,
	const struct field *field, struct err *err);

/* Refuses a text of more than `limit` bytes, or with control characters;
 * `what` is a word marked by N_(). */
bool guard_text(
	const char *what, const char *text, size_t limit, struct err *err);

/* Refuses a field of a node that makes no sense on its level: an action has no
 * target, an objective no current value. */
bool guard_level(const struct field *field, int64_t level, struct err *err);

/* Takes away what hangs from the node itself: its check-ins and comments. */
void guard_forget(const struct plan *plan, const struct node *node,
	struct change *change);

/* The check-in of a node on that day; NULL when there is none. */
const struct checkin *checkin_on(
	const struct plan *plan, const struct node *node, int32_t on);

/* A title cut for a label; borrowed from `buffer`. */
const char *guard_label(const char *title, struct str *buffer);

/* Positions leave gaps, so that most moves touch one record. */
#define POSITION_GAP 1024

/* The position after the last one of a list, NULL when it is empty. */
int32_t position_after(const int32_t *last);

/* Takes away a node with everything below it, without asking. */
void edit_take_node(const struct plan *plan, const struct node *node,
	struct change *change);

/* Take away a week note with its priorities, a metric with its values. */
void edit_take_week(const struct plan *plan, const struct week *week,
	struct change *change);
void edit_take_metric(const struct plan *plan, const struct metric *metric,
	struct change *change);

#endif
