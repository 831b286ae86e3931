/* SPDX-License-Identifier: MIT */
#ifndef MODEL_LABEL_H
#define MODEL_LABEL_H

/*
 * What a change is called. It is kept as what was done, a message of ours and
 * the texts that go into it, and put into words for whoever reads it, in their
 * language then. One without parts is what it says.
 */

#include <stddef.h>

#include "base/str.h"

#define LABEL_BYTES 160 /* bytes with the NUL; more is cut */

/* Makes a label of a message, N_(), and the texts for its %s, in turn, and %t,
 * which are messages of ours themselves, one or several that label_join joined;
 * NULL behind the last. */
void label_make(char out[static LABEL_BYTES], const char *message, ...)
	__attribute__((sentinel));

/* Adds one more message, N_(), to a text for %t: they are told with commas. */
void label_join(struct str *text, const char *message);

/* The same of a number of things, NN_(): their number is the first text. */
void label_count(char out[static LABEL_BYTES], const char *one,
	const char *many, size_t count, ...) __attribute__((sentinel));

/* Adds it in words. Any text will do: it may come from a damaged file. */
void label_tell(const char *label, struct str *out);

#endif
