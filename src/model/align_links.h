/* SPDX-License-Identifier: MIT */
#ifndef ALIGN_LINKS_H
#define ALIGN_LINKS_H

/* What serves what, by the lasting id of what is served, kept up to date beside
 * the plan as carried_links.h is. */

#include "model/change.h"

/* For a plan that was read, and after a change was applied. */
void align_links_read(struct plan *plan);
void align_links_update(struct plan *plan, const struct change *change);

/* The first of that uid, whatever of it is made up (UID_UNSAID); NULL when nothing
 * serves it. */
const struct align_link *align_links_find(
	const struct plan *plan, uint64_t uid);

#endif
