/* SPDX-License-Identifier: MIT */
#ifndef APP_VISIT_SAY_H
#define APP_VISIT_SAY_H

/* Brings comments of a visit, its context, into the plan's own file: all of them or,
 * on false, none. Without a change it tells whether that file can be written. */

#include "app/visit.h"

bool visit_say(void *context, const struct change *change, struct err *err);

#endif
