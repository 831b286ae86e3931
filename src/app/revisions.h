/* SPDX-License-Identifier: MIT */
#ifndef APP_REVISIONS_H
#define APP_REVISIONS_H

#include "app/session.h"

/* Nothing is counted any more: what was done may have been taken back, here or by
 * another program. Frees what it holds. */
void revisions_forget(struct revisions *revisions);

#endif
