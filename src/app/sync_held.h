/* SPDX-License-Identifier: MIT */
#ifndef APP_SYNC_HELD_H
#define APP_SYNC_HELD_H

/* What became private after it was published stays in git's revisions. */

#include "app/git.h"
#include "model/plan.h"

/* Where the file as it was, `before`, has nodes of the plan that are not in what is
 * shared of it, adds a line that says which of all revisions hold them, too. */
void sync_held(const struct git *git, const struct plan *plan,
	const struct plan *shared, const char *before, struct str *said);

#endif
