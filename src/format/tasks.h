/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_TASKS_H
#define FORMAT_TASKS_H

/*
 * Lists of things to do that other programs keep, into the backlog: what
 * `task export` of Taskwarrior prints, and todo.txt.
 */

#include "format/format.h"

bool taskwarrior_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
/* Whether a text in JSON is such a list. */
bool taskwarrior_is(const char *text, size_t length);

bool todo_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
/* By the file's name, or because its lines begin as only those do. `name` may
 * be NULL. */
bool todo_is(const char *name, const char *text, size_t length);

#endif
