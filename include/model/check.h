/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

/*
 * The rules that hold between the fields and records of a plan, said once: a
 * cycle lies in none shorter than itself, nothing is due before it starts, no
 * limit stands above the other … What concerns one value alone is the
 * field's. A change is checked before it is stored (app/session), so every
 * door is; a file that was read, and doctor, ask for all of a plan.
 */

#include "base/err.h"
#include "model/change.h"

/* Refuses a change that breaks a rule which held before. A rule that was
 * broken already does not keep anybody from mending something else. */
bool check_change(
	const struct plan *plan, const struct change *change, struct err *err);

/* Tells `found` of every rule that is broken, with the record and a sentence
 * without a full stop, translated; returns how many. `found` may be NULL. */
typedef void check_found(
	void *context, enum record record, uint32_t id, const char *what);
size_t check_plan(const struct plan *plan, check_found *found, void *context);

/* The same of alignments that lead nowhere. What was served may have gone, or be
 * in a plan that is not at hand, so it is told and keeps nobody from anything;
 * what a person enters has to be there (value_read). */
size_t check_ends(const struct plan *plan, check_found *found, void *context);
/* Only of those that the change makes or alters. */
size_t check_new_ends(const struct plan *plan, const struct change *change,
	check_found *found, void *context);

/* What a document of others may break in its nodes, before it is brought in:
 * the value is let go and said in the node's note instead, so that nothing is
 * lost. `loose`, `name`: of the cycle that takes what the draft puts in none;
 * DAY_NONE when there is nothing such. `found` (or NULL) is told of each, with
 * the sentence that check_change would refuse it with. */
void check_settle(struct plan *draft, struct span loose, const char *name,
	check_found *found, void *context);

/* The same for a node whose level the change alters: what that level cannot
 * have (an action a metric, a score) goes to its note. */
void check_fit(const struct plan *plan, struct change *change, uint32_t id);

#endif
