/* SPDX-License-Identifier: MIT */
#ifndef TUI_KEEPING_H
#define TUI_KEEPING_H

/*
 * A draft that follows a text while it is being typed: written when the keys
 * rest, gone when the text is stored, or is what it was.
 */

#include <stdbool.h>

#include "base/str.h"

struct desk;

/* Zero bytes are a valid one that keeps nothing. */
struct keeping {
	char *name;   /* of the draft; NULL: none is kept */
	char *before; /* the text that needs no keeping, "" for none */
	char *last;   /* what was kept last */
};

void keeping_fini(struct keeping *keeping);

/* Begins to follow the text that stands under the draft's name. true when
 * there is a draft that says something else: it is in *kept. */
bool keeping_begin(struct desk *desk, struct keeping *keeping, const char *name,
	const char *before, struct str *kept);

/* Whether it is a text to be kept. */
bool keeping_is_kept(const struct keeping *keeping, const char *text);

/* Brings the draft up to date. */
void keeping_rest(struct desk *desk, struct keeping *keeping, const char *text);

/* The text is stored: the draft goes. */
void keeping_done(struct desk *desk, struct keeping *keeping);

#endif
