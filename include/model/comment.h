/* SPDX-License-Identifier: MIT */
#ifndef MODEL_COMMENT_H
#define MODEL_COMMENT_H

/* Comments as people see and name them; the verbs are in model/edit.h. */

#include "base/err.h"
#include "base/str.h"
#include "model/plan.h"

/* Adds what stands above its text: "2026-11-21 @li, check-in 2026-11-16, solved". */
void comment_head(const struct comment *comment, struct str *out);

/* How many of a node are not solved. */
int comments_open(const struct plan *plan, const struct node *node);

/* The comment of that lasting id, or of one that begins like it and like no other;
 * NULL and *err when there is none. */
const struct comment *comment_find(
	const struct plan *plan, const char *text, struct err *err);

#endif
