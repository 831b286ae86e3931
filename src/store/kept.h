/* SPDX-License-Identifier: MIT */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

/*
 * What is kept for a plan outside of it (backups, drafts) is told apart by where
 * the plan stands and by which plan it is: two of one name in two folders share
 * nothing, and neither does a plan with another that takes its place.
 */

#include <stdint.h>

#include "model/plan.h"

/* "plan-1f2e3d4c": the file's name, and a sum of where it stands. A file that
 * is not there has a place, too. Caller frees. */
char *kept_place(const char *path);

/* Which plan the file holds, 0 when that cannot be made out. */
uint64_t kept_uid(const char *path);

#endif
