/* SPDX-License-Identifier: MIT */
#ifndef ALIGN_RULES_H
#define ALIGN_RULES_H

/* The rules of alignment, for the table of check.c: whether the node breaks one;
 * then *why has the sentence. */

#include "base/str.h"
#include "view.h"

/* It serves itself, be it by way of others. */
bool align_in_a_circle(
	const struct change_view *view, uint32_t id, struct str *why);
/* It serves what lies in a cycle of other days. */
bool align_apart(const struct change_view *view, uint32_t id, struct str *why);
/* It serves what is neither in this plan nor in another. */
bool align_dangling(
	const struct change_view *view, uint32_t id, struct str *why);

#endif
