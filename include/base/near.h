/* SPDX-License-Identifier: MIT */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/*
 * "Did you mean …": which of many words is the likeliest to be meant by one that
 * is none of them. Words are offered one by one; the caller keeps the last that
 * was nearer than all before it.
 */

#include <stdbool.h>
#include <stddef.h>

#define NEAR_SIZE 64 /* longer words are near to nothing */

struct near {
	const char *typed; /* borrowed */
	size_t length;	   /* in bytes */
	size_t least;	   /* slips between it and the nearest so far */
};

struct near near_to(const char *typed, size_t length);

/* Whether the word is nearer than those offered before: letters left out, put in
 * or exchanged are slips, and more than half of it being another word is no
 * likeness. */
bool near_offer(struct near *near, const char *word, size_t length);

#endif
