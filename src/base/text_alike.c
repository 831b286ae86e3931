/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <unicase.h>

#include "base/text.h"
#include "scan.h"

/* The next character that counts, in lower case; 0 at the end. */
static ucs4_t
next(struct scan *scan, const char *ignored)
{
	ucs4_t character;

	while (!scan_end(scan)) {
		character = scan_peek(scan);
		scan_skip(scan);
		if (character >= 0x80 || !strchr(ignored, (char)character))
			return uc_tolower(character);
	}
	return 0;
}

bool
text_alike(const char *a, size_t a_length, const char *b, size_t b_length,
	const char *ignored)
{
	struct scan first = {a, a_length, 0}, second = {b, b_length, 0};
	ucs4_t one, other;

	do {
		one = next(&first, ignored);
		other = next(&second, ignored);
	} while (one == other && one);
	return one == other;
}
