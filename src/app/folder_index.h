/* SPDX-License-Identifier: MIT */
#ifndef SRC_APP_FOLDER_INDEX_H
#define SRC_APP_FOLDER_INDEX_H

/* What a folder keeps of its plans from one time to the next. */

#include "app/folder.h"

/* Adds what is kept of a plan that was read, or (NULL) of its problem. */
void entry_make(const struct folder *folder, const struct plan *plan,
	const char *problem, struct str *out);

/* Takes an entry into the plan's row and its nodes to the others. False when it is
 * none: nothing is taken. */
bool entry_take(struct folder *folder, size_t i);

/* By team, those of none first, then by name, as qsort asks. */
int folder_order(const void *a, const void *b);

/* Finds the entries of an index that was made of the same folder, on the same day,
 * with the same shared, by this version of tenths. */
void index_load(struct folder *folder);

/* Keeps all entries for the next time, as far as the cache folder lets us. */
void index_keep(const struct folder *folder);

#endif
