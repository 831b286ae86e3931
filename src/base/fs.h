/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_FS_H
#define SRC_BASE_FS_H

/* What reading and writing files share. */

#include "base/fs.h"

/* Says what `number`, an errno, means for `path` and what can be done about
 * it; returns false. */
bool fs_fail(const char *path, int number, struct err *err);

/* Says that there is a file of that name already; returns false. */
bool fs_there(const char *path, struct err *err);

#endif
