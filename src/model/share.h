/* SPDX-License-Identifier: MIT */
#ifndef MODEL_SHARE_H
#define MODEL_SHARE_H

/*
 * Keeps the `share` of nodes and cycles what node_progress and cycle_progress
 * say, from the leaves up.
 */

#include "model/change.h"

/* After a change: only what lies above the edits, or everything when they
 * are many. */
void share_update(struct plan *plan, const struct change *change);

/* Everything. */
void share_update_all(struct plan *plan);

#endif
