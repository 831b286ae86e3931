/* SPDX-License-Identifier: MIT */
#ifndef APP_VISIT_H
#define APP_VISIT_H

/*
 * Another's plan, opened to be looked at: a session like any other, on a copy of
 * what of it is shared, in which nothing can be changed. What is said of it is a
 * comment, and goes to the plan's own file where that can be written.
 */

#include "app/folder.h"
#include "app/scratch.h"
#include "app/session.h"

struct visit {
	/* Borrowed, to be opened; it points back at this, which stays. */
	struct session *session;
	struct scratch scratch; /* its file */
	char *path;		/* of the plan itself */
};

/* Opens a plan of the folder, which the others of it are known to, in the session
 * that is set. `today` is DAY_NONE for the clock. On false nothing is open. */
bool visit_open(struct visit *visit, const struct folder *folder, size_t i,
	int32_t today, struct err *err);

/* Closes it and takes the copy away. */
void visit_close(struct visit *visit);

#endif
