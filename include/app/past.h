/* SPDX-License-Identifier: MIT */
#ifndef APP_PAST_H
#define APP_PAST_H

/*
 * What was: the plan as it stood on a day, by its own history. Nothing here
 * changes the plan or its file.
 */

#include "app/session.h"

struct digest;

/* Reads the plan a second time into *then (plan_init is done here) and takes
 * back what was changed on `day` and later, newest first, as undo would. A
 * history that does not reach so far, or is damaged, ends it earlier. The
 * caller frees with plan_fini; on false there is nothing to free. */
bool past_plan(struct session *session, int32_t day, struct plan *then,
	struct err *err);

/* What moved since a day in a cycle and in those that lie in it (0: in all that
 * the time touches). `since` DAY_NONE: since the cycle's first day, without a
 * cycle in the last seven days. Refused when the day is after today. Borrows the
 * session's plan; caller frees with digest_free. NULL and *err on failure. */
struct digest *past_digest(struct session *session, uint32_t cycle,
	int32_t since, struct err *err);

#endif
