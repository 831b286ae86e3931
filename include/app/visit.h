/* SPDX-License-Identifier: MIT */
#ifndef APP_VISIT_H
#define APP_VISIT_H

/*
 * Another's plan, opened to be looked at: a session like any other, on a copy of
 * what of it is shared, in which nothing can be changed.
 */

#include "app/folder.h"
#include "app/scratch.h"
#include "app/session.h"

struct visit {
	struct session session;
	struct scratch scratch; /* its file */
};

/* Opens a plan of the folder, which the others of it are known to. `today` is
 * DAY_NONE for the clock. On false nothing is open. */
bool visit_open(struct visit *visit, const struct folder *folder, size_t i,
	int32_t today, struct err *err);

/* Closes it and takes the copy away. */
void visit_close(struct visit *visit);

#endif
