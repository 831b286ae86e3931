/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CYCLE_H
#define MODEL_CYCLE_H

/*
 * What a cycle is on a day, and which one is meant by current, previous and
 * next. A cycle keeps its span and the day it was closed, nothing else; all
 * that is said here follows from those and from today, which is an argument.
 */

#include "model/plan.h"

enum phase {
	PHASE_PLANNED, /* before its first day */
	PHASE_ACTIVE,  /* on one of its days */
	PHASE_OVER,    /* after its last day and not closed: owed */
	PHASE_CLOSED,
};

enum phase cycle_phase(const struct cycle *cycle, int32_t today);
bool cycle_closed(const struct cycle *cycle); /* false for NULL */

/* The word in `list --json`: "planned"; and what a person reads. */
const char *phase_word(enum phase phase);
const char *phase_label(enum phase phase); /* translated */

/* Whether `inner` lies in `outer`, at any depth; not in itself. */
bool cycle_holds(const struct plan *plan, const struct cycle *outer,
	const struct cycle *inner);

/* The cycle it lies in; NULL for none, and where that goes round in a circle. */
const struct cycle *plan_outer_cycle(
	const struct plan *plan, const struct cycle *cycle);

/* All cycles as they lie in each other, each before what lies in it, else by
 * start day: the one after `cycle` (NULL: the first). *depth gets how deep it
 * lies, 0 at the top; give it back unaltered. */
const struct cycle *plan_nested_next(
	const struct plan *plan, const struct cycle *cycle, int *depth);

/* How deep cycles may lie in each other: year, half, quarter, month … */
#define CYCLE_DEPTH_MAX 8

/* The cycle to work in: the shortest active one (of two alike the later
 * start); else the latest that is over; else the planned one that starts
 * first (of two the shorter); else the one that was closed last. One that
 * holds others is only while none of those is active or over. NULL when there
 * is none. */
const struct cycle *plan_current_cycle(const struct plan *plan, int32_t today);

/* Its neighbour with the nearest earlier or later start, among cycles from
 * half as long to twice as long; never one that holds it or lies in it. NULL
 * when there is none, and for NULL. */
const struct cycle *plan_previous_cycle(
	const struct plan *plan, const struct cycle *cycle);
const struct cycle *plan_next_cycle(
	const struct plan *plan, const struct cycle *cycle);

/* Half as long to twice as long: cycles that can follow each other. */
bool cycles_alike(const struct cycle *a, const struct cycle *b);

/* The first one after `after` (NULL: of all), in order, that is over and not
 * closed; NULL when there is none further. */
const struct cycle *plan_over_cycle(
	const struct plan *plan, const struct cycle *after, int32_t today);
int plan_over_count(const struct plan *plan, int32_t today);

/* The smallest cycle that holds all days of the span and is longer: what a
 * new one of that span would lie in. NULL when there is none. */
const struct cycle *plan_cycle_around(
	const struct plan *plan, struct span span);

#endif
