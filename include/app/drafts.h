/* SPDX-License-Identifier: MIT */
#ifndef APP_DRAFTS_H
#define APP_DRAFTS_H

/*
 * What is being typed, kept until it is stored or thrown away on purpose: a
 * folder a plan in the state folder, told by the plan's path and id, and in
 * it a file a field that holds the text and nothing else, so that it can be
 * read without us. Nothing about what the texts are for.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct drafts;

/* The drafts of the plan at `path`; `id` is the plan's own, so that another
 * plan that comes to lie there is not offered what is not its own. Never NULL:
 * where the state folder cannot be written the folder for temporary files is
 * used. Nothing is made before something is kept. */
struct drafts *drafts_new(const char *path, uint64_t id);
void drafts_free(struct drafts *drafts); /* accepts NULL */

/* Reads what is kept under a name such as "node-7f….title" into *out, whose
 * text it replaces. false when nothing is, or it cannot be read. */
bool drafts_read(
	const struct drafts *drafts, const char *name, struct str *out);

/* Keeps a text in the place of what was kept before; "" takes it away. When it
 * returns true the text is on disk. */
bool drafts_keep(struct drafts *drafts, const char *name, const char *text,
	struct err *err);

/* Takes away what is kept, if anything is. */
void drafts_drop(struct drafts *drafts, const char *name);

/* The file that holds it, or would; caller frees. */
char *drafts_file(const struct drafts *drafts, const char *name);

#endif
