/* SPDX-License-Identifier: MIT */
#ifndef TUI_SPOT_H
#define TUI_SPOT_H

/*
 * One field of one record, where something can be typed; also of a record that
 * is made with its first value: the check-in or the week note of a day, an
 * answer to a section, a priority of the week, an action below a node, a health
 * metric, a cycle. What it says now as it is typed, the change that a
 * typed text is, and the name its draft is kept under.
 */

#include "model/edit.h"

struct spot {
	enum record record;
	int field;
	uint32_t id; /* 0: a record that is told by what follows */
	uint32_t of; /* the key result of a check-in, the health metric of a
			reading, the cycle of a section, the node above a new
			one */
	int32_t on;  /* the day of a check-in, week note, reading or of a new
			priority's week */
	const char *name; /* of a section; of the view that asks for a day */
	bool own;	  /* no record of the plan: what its view keeps */
	bool several;	  /* of several records, which differ there */
	bool measured;	  /* a progress: where there is a metric, its value */
};

/* What was typed there. */
struct spot_text {
	struct spot spot;
	const char *text;
};

/* The day that a view shows, which it keeps; its name is static. */
struct spot spot_day(const char *view);
bool spot_is_day(const struct spot *spot);

bool spot_same(const struct spot *a, const struct spot *b);

const struct field *spot_field(const struct spot *spot);

/* Whether it may have several lines. */
bool spot_is_prose(const struct spot *spot);

/* The most bytes it may have. */
size_t spot_limit(const struct spot *spot);

/* Adds what the plan has there, as a person would type it; nothing for none. */
void spot_text(
	const struct plan *plan, const struct spot *spot, struct str *out);

/* Prepares the change that makes it say `text`, or refuses. context->plan is
 * the plan. */
bool spot_set(struct value_context *context, const struct spot *spot,
	const char *text, struct change *change, struct err *err);

/* Adds a name by lasting ids, which is the same at the next start. */
void spot_draft(
	const struct plan *plan, const struct spot *spot, struct str *out);

#endif
