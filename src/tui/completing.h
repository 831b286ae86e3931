/* SPDX-License-Identifier: MIT */
#ifndef TUI_COMPLETING_H
#define TUI_COMPLETING_H

/*
 * What Tab offers: words that begin as typed, or when there is none those that
 * what was typed runs through ("stat" is in "list-states").
 */

#include "model/plan.h"
#include "spot.h"
#include "term/completion.h"

struct desk;

struct offer {
	struct completion *found;
	const char *head;  /* what stands before the word */
	const char *typed; /* of it */
	bool loosely;
};

void offer_word(struct offer *offer, const char *word, size_t length);
/* The nodes of the cycle that is shown, down to a level. */
void offer_refs(
	struct offer *offer, const struct desk *desk, enum node_level lowest);

/* What a field may be: `text` is typed of it, `before` stands before that. */
void complete_value(const struct desk *desk, const struct spot *spot,
	const char *before, const char *text, struct completion *found);

#endif
