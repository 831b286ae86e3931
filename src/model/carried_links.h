/* SPDX-License-Identifier: MIT */
#ifndef CARRIED_LINKS_H
#define CARRIED_LINKS_H

/* Who was carried over from whom, kept up to date beside the plan, which keeps
 * only one direction in its nodes. Read by plan_carried_to and _from. */

#include "model/change.h"

/* For a plan that was read, and after a change was applied. */
void carried_links_read(struct plan *plan);
void carried_links_update(struct plan *plan, const struct change *change);

#endif
