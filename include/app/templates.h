/* SPDX-License-Identifier: MIT */
#ifndef APP_TEMPLATES_H
#define APP_TEMPLATES_H

#include "review/template.h"

struct output;
struct plan;
struct cycle;

/* Where a person's own lie, there or not; NULL and *err without a home. Caller
 * frees. */
char *templates_folder(struct err *err);

/* The review templates, the person's own of the settings folder among them.
 * *err, which may be NULL, gets the first thing that is wrong with one of
 * those. Reads files. Caller frees with templates_free. */
struct templates *templates_load(struct err *err);

/* Keeps the sections of a cycle's review as the template NAME.yaml in the folder
 * of one's own, in the words of the form it was imported from. `as` says of which
 * plan, whether another may be replaced and how one says so; not where. *place,
 * which the caller frees, is where it is. Refused for a name that is no file's and
 * a review without sections. */
bool templates_keep(const struct plan *plan, const struct cycle *cycle,
	const char *name, const struct output *as, char **place,
	struct err *err);

#endif
