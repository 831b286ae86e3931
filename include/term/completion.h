/* SPDX-License-Identifier: MIT */
#ifndef TERM_COMPLETION_H
#define TERM_COMPLETION_H

/*
 * What Tab does in a text being typed: the first goes as far as all candidates
 * agree, the next ones go through them. Where the candidates come from is the
 * caller's affair.
 */

#include "term/canvas.h"
#include "term/entry.h"

/* Candidates that a completer found, whole texts for text[0..cursor). Zero
 * bytes are a valid empty one. */
struct completion {
	char **items;
	size_t count;
	size_t shown; /* the one in the entry; count: none yet */
};

/* Adds the candidates for text[0..length). */
typedef void completion_fn(void *context, const char *text, size_t length,
	struct completion *found);

void completion_add(struct completion *completion, const char *item);

/* Forgets the candidates; whenever another key than Tab is pressed. */
void completion_clear(struct completion *completion);

enum completion_result {
	COMPLETION_NONE,    /* there is nothing, or what is typed is all */
	COMPLETION_OPEN,    /* there are several, to be gone through */
	COMPLETION_CHANGED, /* the entry has another text */
};

/* Tab, or (by < 0) Tab with Shift. `complete` may be NULL. */
enum completion_result completion_step(struct completion *completion,
	struct entry *entry, int by, completion_fn *complete, void *context);

/* Draws several candidates side by side on a row, the one in the entry marked;
 * nothing when there are fewer. */
void completion_draw(
	const struct completion *completion, struct canvas *canvas, int row);

#endif
