/* SPDX-License-Identifier: MIT */
#ifndef STORE_FILE_H
#define STORE_FILE_H

/*
 * What has to be so about a file before SQLite may see it. Only stat is used:
 * closing a descriptor of ours would drop the locks of SQLite.
 */

#include "base/err.h"

enum file_state { FILE_MISSING, FILE_WRITABLE, FILE_READABLE };

/* Whether there is a file; refuses names SQLite would take for something else,
 * folders, devices and links. */
bool file_there(const char *path, bool *there, struct err *err);

/* The same, and what can be done with it; refuses files that cannot be read, or
 * that others may write. */
bool file_look(const char *path, enum file_state *state, struct err *err);

/* Whether what SQLite keeps beside the file (its journal) is nothing, or a file:
 * a pipe would keep it waiting. */
bool file_beside(const char *path, struct err *err);

/* Makes an empty file, 0600, that was not there, and syncs its folder. */
bool file_make(const char *path, struct err *err);

/* The system's number for why no file can be made beside this one; 0: one can, or
 * it cannot be told without leaving something behind. */
int file_refusal(const char *path);

/* Syncs a file, or a folder, by name. */
bool file_sync(const char *path, struct err *err);

#endif
