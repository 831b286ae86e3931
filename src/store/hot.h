/* SPDX-License-Identifier: MIT */
#ifndef STORE_HOT_H
#define STORE_HOT_H

/* The rollback journal that a killed program leaves: what the pages it was about
 * to change said before. */

#include "base/str.h"

/* Puts back in *bytes, the whole file at `path`, what the journal beside it
 * holds, if there is one, as far as it can be trusted. Writes no file. */
void hot_apply(const char *path, struct str *bytes);

#endif
