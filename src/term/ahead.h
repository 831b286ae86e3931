/* SPDX-License-Identifier: MIT */
#ifndef TERM_AHEAD_H
#define TERM_AHEAD_H

/* Events that came before they were asked for, in their order. */

#include "term/input.h"

/* Zero bytes are a valid empty queue. */
struct ahead {
	struct event *events;
	size_t first, count, capacity;
	char *text; /* of the event that was taken last */
};

void ahead_fini(struct ahead *ahead);

/* Adds one, with a copy of its text. */
void ahead_put(struct ahead *ahead, const struct event *event);

/* Takes the oldest; false when there is none. Its text lives until the next one
 * is taken. */
bool ahead_take(struct ahead *ahead, struct event *event);

/* Whether a person did it: a key, a paste, the mouse. */
bool event_is_typed(const struct event *event);

/* Throws away what a person did; returns how much. */
size_t ahead_discard(struct ahead *ahead);

#endif
