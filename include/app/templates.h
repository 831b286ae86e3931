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
 * plan, whether another may be replaced and how one says so; not where. Returns
 * its path, which the caller frees; NULL when it is refused, for a name that is no
 * file's or a review without sections. */
char *templates_keep(const struct plan *plan, const struct cycle *cycle,
	const char *name, const struct output *as, struct err *err);

#endif
