/* SPDX-License-Identifier: MIT */
#ifndef STORE_HOT_H
#define STORE_HOT_H

/* The rollback journal that a killed program leaves: what the pages it was about
 * to change said before. */

#include "base/err.h"
#include "base/str.h"

struct sql;

/* Puts back in *bytes, the whole file at `path`, what the journal beside it
 * holds, if there is one, as far as it can be trusted. Writes no file. */
void hot_apply(const char *path, struct str *bytes);

/* Whether the last failure was that of a file with such a journal, which cannot be
 * put back because the file or its folder cannot be written. */
bool hot_stops(const struct sql *sql);

/* Opens a copy in memory of the file as it was before: whatever is done to it, the
 * file stays as it is. */
bool hot_open(struct sql *sql, const char *path, struct err *err);

#endif
