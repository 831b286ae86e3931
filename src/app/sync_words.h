/* SPDX-License-Identifier: MIT */
#ifndef APP_SYNC_WORDS_H
#define APP_SYNC_WORDS_H

/* The message of a commit: what is other in a plan than before, "O1.KR2 checked in:
 * 7/10" a line. Of what stands in neither plan it says nothing. */

#include "base/str.h"
#include "model/plan.h"

void sync_words(
	const struct plan *before, const struct plan *after, struct str *out);

#endif
