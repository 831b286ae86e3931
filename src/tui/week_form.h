/* SPDX-License-Identifier: MIT */
#ifndef TUI_WEEK_FORM_H
#define TUI_WEEK_FORM_H

/*
 * One week note being edited: what became of last week's priorities, this
 * week's, the next four weeks, wins, blockers, now. It stands on the check-in's
 * walk and beside the list of week notes.
 */

#include "form.h"
#include "model/query.h"

struct desk;

/* What a row of it is: form_row.own. */
enum week_row {
	WEEK_ROW_LAST,	   /* a priority of the week before */
	WEEK_ROW_PRIORITY, /* one of this week */
	WEEK_ROW_ADD,	   /* room for another */
	WEEK_ROW_TEXT,
};

struct week_form {
	struct week_at at; /* by any day of the week */
	const char *view;  /* that may ask for another one; static */
	struct form form;
};

void week_form_fini(struct week_form *week);

void week_form_open(
	struct desk *desk, struct week_form *week, struct week_at at);

/* The id of the selected priority, 0 for none. */
uint32_t week_form_priority(const struct week_form *week);

/* Types in what is selected, or another priority. */
bool week_form_type(struct desk *desk, struct week_form *week, struct err *err);
bool week_form_add(struct desk *desk, struct week_form *week, struct err *err);
/* Types which key result the selected priority is tied to. */
bool week_form_tie(struct desk *desk, struct week_form *week, struct err *err);
/* Done (not done) or open again. */
bool week_form_mark(struct desk *desk, struct week_form *week,
	enum priority_state state, struct err *err);
/* P1 or P2. */
bool week_form_rank(
	struct desk *desk, struct week_form *week, int by, struct err *err);
bool week_form_remove(
	struct desk *desk, struct week_form *week, struct err *err);

/* Makes its rows for so many rows and columns; before form_draw. */
void week_form_measure(
	const struct desk *desk, struct week_form *week, int rows, int cols);

#endif
