/* SPDX-License-Identifier: MIT */
#include "tape.h"

#include <string.h>

#define BITS 7 /* of a number in a byte; the eighth says that more come */

/* The sign goes last, so that -1 is as short as 1. */
void
tape_put(struct str *out, int64_t number)
{
	uint64_t left = (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0);

	for (; left >> BITS; left >>= BITS)
		str_add_char(out, (char)(left | 1U << BITS));
	str_add_char(out, (char)left);
}

void
tape_put_text(struct str *out, const char *text)
{
	size_t length = text ? strlen(text) + 1 : 0;

	tape_put(out, (int64_t)length);
	if (text)
		str_add_bytes(out, text, length);
}

int64_t
tape_number(struct tape *tape)
{
	uint64_t number = 0, byte = 1U << BITS;
	int shift = 0;

	for (; byte >> BITS; shift += BITS) {
		if (tape->bad || tape->at == tape->end || shift > 63) {
			tape->bad = true;
			return 0;
		}
		byte = (unsigned char)*tape->at++;
		number |= (byte & ((1U << BITS) - 1)) << shift;
	}
	return (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

const char *
tape_bytes(struct tape *tape, size_t length)
{
	const char *bytes = tape->at;

	tape->bad = tape->bad || length > (size_t)(tape->end - tape->at);
	if (tape->bad)
		return NULL;
	tape->at += length;
	return bytes;
}

const char *
tape_text(struct tape *tape)
{
	int64_t length = tape_number(tape);
	const char *text = tape_bytes(tape, length > 0 ? (size_t)length : 0);

	if (length <= 0 || !text)
		return NULL;
	tape->bad = text[length - 1] != '\0';
	return tape->bad ? NULL : text;
}
