/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_FS_H
#define SRC_BASE_FS_H

/* What reading and writing files share. */

#include "base/fs.h"

/* Says what `number`, an errno, means for `path` and what can be done about
 * it; returns false. */
bool fs_fail(const char *path, int number, struct err *err);

/* Looked at while reading: false refuses, with *err. */
struct fs_look {
	bool (*look)(void *context, const char *path, const char *bytes,
		size_t length, struct err *err);
	void *context;
};

/* As fs_read, with a look (or NULL) at each piece that comes. `pipes`: it need
 * not be a regular file. */
bool fs_read_looking(const char *path, bool pipes, const struct fs_look *look,
	struct str *out, struct err *err);

/* Says that there is a file of that name already; returns false. */
bool fs_there(const char *path, struct err *err);

#endif
