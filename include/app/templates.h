/* SPDX-License-Identifier: MIT */
#ifndef APP_TEMPLATES_H
#define APP_TEMPLATES_H

#include "review/template.h"

/* Where a person's own lie, there or not; NULL and *err without a home. Caller
 * frees. */
char *templates_folder(struct err *err);

/* The review templates, the person's own of the settings folder among them.
 * *err, which may be NULL, gets the first thing that is wrong with one of
 * those. Reads files. Caller frees with templates_free. */
struct templates *templates_load(struct err *err);

#endif
