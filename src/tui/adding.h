/* SPDX-License-Identifier: MIT */
#ifndef TUI_ADDING_H
#define TUI_ADDING_H

/* New nodes that are typed, or pasted, in a row of the tree; see typing.h. */

#include "base/err.h"

struct desk;

/* Adds nodes of these titles where the new row stands, as one change, and shows
 * them, also under a filter. */
bool adding_store(
	struct desk *desk, char *const *titles, size_t count, struct err *err);

/* The titles in a text of several lines, without the marks of a list before them;
 * caller frees each and all. */
char **adding_lines(const char *text, size_t length, size_t *count);

#endif
