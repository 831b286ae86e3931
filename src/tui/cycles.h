/* SPDX-License-Identifier: MIT */
#ifndef TUI_CYCLES_H
#define TUI_CYCLES_H

/*
 * The list of cycles, each with what lies in it below, and beside it the selected
 * one as a form: made, named, dated, put into each other, given a template, closed
 * and taken away in place.
 */

#include "form.h"
#include "model/plan.h"
#include "pair.h"

struct desk;

/* What a row is: which cycle, how many it lies in, and the check-ins that are owed
 * in it. */
struct cycle_row {
	uint32_t id;
	int depth, owed;
};

struct cycles {
	struct list list;
	struct cycle_row *rows;
	size_t count;
	bool owes;	  /* check-ins, in one of them */
	unsigned version; /* of the plan, when they were made */
	uint32_t shown;	  /* the cycle of the form, 0 for none */
	struct form form;
};

/* ---- for the screen's own files */

/* The one that is selected; NULL when there is none. */
const struct cycle *cycles_selected(const struct desk *desk);

/* A field of it: CYCLE_STARTS is both of its days; one that is added. */
struct spot cycle_spot(const struct cycle *cycle, int field);
struct spot cycle_new(void);

/* The two panes, and what is in them (pane_cycles.c). */
bool cycles_pair(const struct desk *desk, struct pair *pair);
void cycles_measure(struct desk *desk);

#endif
