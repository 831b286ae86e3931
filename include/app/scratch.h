/* SPDX-License-Identifier: MIT */
#ifndef APP_SCRATCH_H
#define APP_SCRATCH_H

/*
 * The file of a plan that goes away: a sample, a copy of another's plan to look at.
 * It is in the folder for temporary files; what a killed program has left of its
 * own is taken away by the next that makes one.
 */

#include <stdbool.h>

#include "base/err.h"

/* Zero bytes are none. */
struct scratch {
	char *path;
	int lock; /* held while it is in use */
};

/* Makes an empty one, readable to its owner alone. */
bool scratch_make(struct scratch *scratch, struct err *err);

/* Takes it away, once no session has it open; does nothing where there is none. */
void scratch_remove(struct scratch *scratch);

#endif
