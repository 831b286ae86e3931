/* SPDX-License-Identifier: MIT */
#include "scan.h"

#include <string.h>

#include <unistr.h>

/* Decodes the character at hand; returns its bytes, 0 at the end. */
static size_t
decode(const struct scan *scan, ucs4_t *character)
{
	const uint8_t *at = (const uint8_t *)scan->text + scan->at;
	int used;

	*character = 0;
	if (scan->at >= scan->length)
		return 0;
	if (*at < 0x80) {
		*character = *at;
		return 1;
	}
	used = u8_mbtouc(character, at, scan->length - scan->at);
	if (*character >= 0xff01 && *character <= 0xff5e)
		*character -= 0xff01 - '!';
	else if (*character == 0x3000)
		*character = ' ';
	return (size_t)used;
}

ucs4_t
scan_peek(const struct scan *scan)
{
	ucs4_t character;

	decode(scan, &character);
	return character;
}

bool
scan_end(const struct scan *scan)
{
	return scan->at >= scan->length;
}

void
scan_skip(struct scan *scan)
{
	ucs4_t character;

	scan->at += decode(scan, &character);
}

bool
scan_take(struct scan *scan, ucs4_t wanted)
{
	ucs4_t character;
	size_t used = decode(scan, &character);

	if (used == 0 || character != wanted)
		return false;
	scan->at += used;
	return true;
}

static ucs4_t
lower(ucs4_t character)
{
	return character >= 'A' && character <= 'Z' ? character - 'A' + 'a'
						    : character;
}

bool
scan_take_word(struct scan *scan, const char *word)
{
	struct scan ahead = *scan;
	struct scan wanted = {word, strlen(word), 0};

	while (!scan_end(&wanted)) {
		if (lower(scan_peek(&ahead)) != scan_peek(&wanted))
			return false;
		scan_skip(&ahead);
		scan_skip(&wanted);
	}
	*scan = ahead;
	return true;
}

bool
scan_take_any(struct scan *scan, const char *const *words)
{
	for (; *words; words++)
		if (scan_take_word(scan, *words))
			return true;
	return false;
}

bool
scan_take_number(struct scan *scan, int least, int most, int *number)
{
	struct scan ahead = *scan;
	int value = 0;
	int digits = 0;

	for (;;) {
		ucs4_t character = scan_peek(&ahead);

		if (character < '0' || character > '9')
			break;
		if (++digits > most)
			return false;
		value = value * 10 + (int)(character - '0');
		scan_skip(&ahead);
	}
	if (digits < least)
		return false;
	*number = value;
	*scan = ahead;
	return true;
}

void
scan_spaces(struct scan *scan)
{
	while (scan_take(scan, ' ') || scan_take(scan, '\t') ||
		scan_take(scan, 0xa0))
		;
}

bool
scan_word_ends(const struct scan *scan)
{
	ucs4_t next = scan_peek(scan), letter = next | 32;

	return !(letter >= 'a' && letter <= 'z') &&
		!(next >= '0' && next <= '9');
}
