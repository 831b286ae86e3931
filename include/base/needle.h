/* SPDX-License-Identifier: MIT */
#ifndef BASE_NEEDLE_H
#define BASE_NEEDLE_H

/*
 * What a person searches for. Case does not matter, or (`smart`) until a capital is typed; full
 * width and half width are the same; small Latin letters also find the Chinese
 * signs whose pinyin begins so: zbj is in 中部件.
 */

#include <stdbool.h>
#include <stddef.h>

struct needle; /* opaque */

/* Never NULL; an empty text is found at the beginning of any. */
struct needle *needle_new(const char *text, bool smart);
void needle_free(struct needle *needle); /* accepts NULL */

/* The first place in text[0..length) where it is, and how many bytes it takes
 * there; false when nowhere. */
bool needle_find(const struct needle *needle, const char *text, size_t length,
	size_t *at, size_t *found);

/* Whether it is in the text; false for NULL. */
bool needle_in(const struct needle *needle, const char *text);

#endif
