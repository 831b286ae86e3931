/* SPDX-License-Identifier: MIT */
#ifndef SRC_APP_TAPE_H
#define SRC_APP_TAPE_H

/*
 * Numbers and texts one after the other in memory, small numbers in few bytes. Who
 * reads takes them in the order in which they were put; at the first that is none
 * the tape is bad, and all that comes is 0.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct tape {
	const char *at, *end;
	bool bad;
};

void tape_put(struct str *out, int64_t number);
void tape_put_text(struct str *out, const char *text); /* or NULL */

int64_t tape_number(struct tape *tape);
/* The text, which lies in the tape; NULL where NULL was put. */
const char *tape_text(struct tape *tape);
/* So many bytes; NULL when they are not there. */
const char *tape_bytes(struct tape *tape, size_t length);

#endif
