/* SPDX-License-Identifier: MIT */
#include "base/near.h"

#include <string.h>

/* Letters put in, left out and exchanged that make one the other. */
static size_t
slips(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t row[NEAR_SIZE + 1], i, j, corner, above, best;

	for (j = 0; j <= b_length; j++)
		row[j] = j;
	for (i = 0; i < a_length; i++) {
		corner = row[0];
		row[0] = i + 1;
		for (j = 0; j < b_length; j++) {
			above = row[j + 1];
			best = corner + (a[i] != b[j]);
			if (above + 1 < best)
				best = above + 1;
			if (row[j] + 1 < best)
				best = row[j] + 1;
			row[j + 1] = best;
			corner = above;
		}
	}
	return row[b_length];
}

struct near
near_to(const char *typed, size_t length)
{
	return (struct near){typed, length, NEAR_SIZE};
}

bool
near_offer(struct near *near, const char *word, size_t length)
{
	size_t far;

	if (length > NEAR_SIZE || near->length > NEAR_SIZE)
		return false;
	far = slips(near->typed, near->length, word, length);
	if (far >= near->least || far * 2 > near->length || far >= length)
		return false;
	near->least = far;
	return true;
}
