/* SPDX-License-Identifier: MIT */
#ifndef MODEL_SHARED_H
#define MODEL_SHARED_H

/*
 * What of a plan is shown to others. A node that the filter leaves out is
 * private, with all that is below it and whatever would tell of it: its
 * check-ins, the priorities that are tied to it, ids that name it, and a cycle
 * in which nothing else is. Numbers are what they are without it.
 */

#include "model/query.h"

/* Fills an empty plan with what of `plan` is shared; records keep their ids, and
 * none is given to another. Without a filter all is. What has the same place
 * as another comes in the same order on every machine. */
void plan_shared(
	const struct plan *plan, const struct filter *filter, struct plan *out);

/* Takes away from `other` what is private in `plan`, by lasting id, with all
 * below it: `shared` is what plan_shared made. */
void plan_withdraw(
	struct plan *other, const struct plan *plan, const struct plan *shared);

/* Whether something private stands in that node or cycle. */
bool plan_holds_private(const struct plan *plan, const struct plan *shared,
	enum record record, uint32_t id);

#endif
