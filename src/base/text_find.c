/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <endian.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "char.h"

/*
 * Searching goes through every title at every key, so it is done without
 * folding where folding would change no more than the case of ASCII letters.
 * Text is called inert when that is so: every character in it is ASCII, or
 * folds to itself and joins with nothing. is_inert_start knows these by their
 * first bytes; what it does not know costs time and nothing else.
 */

static bool
is_between(unsigned value, unsigned least, unsigned most)
{
	return value >= least && value <= most;
}

/* Whether the character that begins with these bytes (the first is no ASCII)
 * is inert. */
static bool
is_inert_start(unsigned first, unsigned second, unsigned third)
{
	switch (first) {
	case 0xc2: /* all of Latin-1's signs but the micro sign */
		return second != 0xb5;
	case 0xc3:
		return second == 0x97 || second == 0xb7;
	case 0xe2: /* punctuation, currencies, arrows, shapes, dingbats */
		return (second == 0x80 && third >= 0x82) || second == 0x81 ||
			second == 0x82 || (second == 0x86 && third >= 0x90) ||
			second == 0x87 || is_between(second, 0x88, 0x8b) ||
			is_between(second, 0x8d, 0x91) ||
			is_between(second, 0x94, 0xaa);
	case 0xe3: /* marks and kana, but none that combine */
		return !(second == 0x80 && is_between(third, 0xaa, 0xaf)) &&
			!(second == 0x82 && is_between(third, 0x99, 0x9a));
	case 0xef: /* full-width forms but letters; emoji selectors */
		return (second == 0xbc && third <= 0xa0) ||
			(second == 0xbd && third >= 0x9b) ||
			(second == 0xb8 && is_between(third, 0x80, 0x8f));
	case 0xf0:
		return second == 0x9f;
	default:
		return is_between(first, 0xe4, 0xe9);
	}
}

/* A bit in each byte of `word` that begins a character which is not for
 * certain inert: neither a byte of ASCII, nor a later byte of a character,
 * nor E4 to E9, the first bytes of nearly all that is Chinese. */
static uint64_t
doubtful_bytes(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t tops = ones * 0x80;
	uint64_t first = word & (word << 1) & tops;
	uint64_t low = word & (ones * 0x3f);
	uint64_t from_e4 = (low + ones * (0x80 - 0x24)) & tops;
	uint64_t from_ea = (low + ones * (0x80 - 0x2a)) & tops;

	return first & ~(from_e4 & ~from_ea);
}

static bool
is_inert_at(const char *text, size_t length, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text + at;
	size_t left = length - at;

	return is_inert_start(
		bytes[0], left > 1 ? bytes[1] : 0, left > 2 ? bytes[2] : 0);
}

static bool
is_inert(const char *text, size_t length)
{
	for (size_t at = 0; at < length; at += sizeof(uint64_t)) {
		size_t left = length - at;
		uint64_t word = 0;

		/* The size is a constant for all but the last. */
		if (left >= sizeof word)
			memcpy(&word, text + at, sizeof word);
		else
			memcpy(&word, text + at, left);
		for (word = doubtful_bytes(le64toh(word)); word;
			word &= word - 1) {
			size_t byte = (size_t)__builtin_ctzll(word) / 8;

			if (!is_inert_at(text, length, at + byte))
				return false;
		}
	}
	return true;
}

/* Adds the text folded and normalised; a bad byte is U+FFFD. */
static void
add_folded(struct str *out, const char *text, size_t length, uninorm_t form)
{
	const uint8_t *at = (const uint8_t *)text;
	const uint8_t *end = at + length;

	while (at < end) {
		const uint8_t *bad = u8_check(at, (size_t)(end - at));
		size_t valid = (size_t)((bad ? bad : end) - at);
		size_t folded_length = 0;
		uint8_t *folded = NULL;

		if (valid > 0)
			folded = u8_casefold(
				at, valid, NULL, form, NULL, &folded_length);
		if (folded)
			str_add_bytes(out, (const char *)folded, folded_length);
		free(folded);
		at += valid;
		if (bad) {
			str_add(out, "\xef\xbf\xbd");
			at++;
		}
	}
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static char
to_lower(char c)
{
	return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static char
to_upper(char c)
{
	return is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* Whether the character is a letter of an alphabet with case that folds to one
 * of the same length. */
static bool
is_simple_letter(ucs4_t c)
{
	if (c < 0x180)
		return c >= 0xc0 && c != 0xdf && c != 0x130 && c != 0x149 &&
			c != 0x17f;
	return (c >= 0x391 && c <= 0x3c9 && c != 0x3b0 && c != 0x3c2) ||
		(c >= 0x400 && c <= 0x481) || (c >= 0x1e00 && c <= 0x1e95) ||
		(c >= 0x1ea0 && c <= 0x1eff) || (c >= 0xff21 && c <= 0xff5a);
}

/* Folds into `out`, of the same size, text of inert characters and simple
 * letters. False when there is more in it. */
static bool
fold_simply(const char *text, size_t length, char *out)
{
	for (size_t at = 0, used; at < length; at += used) {
		ucs4_t character;

		used = 1;
		if ((unsigned char)text[at] < 0xc0) {
			out[at] = to_lower(text[at]);
			continue;
		}
		used = char_decode(text + at, length - at, &character);
		if (character == CHAR_BAD)
			return false;
		if (is_inert_at(text, length, at))
			memcpy(out + at, text + at, used);
		else if (!is_simple_letter(character) ||
			u8_uctomb((uint8_t *)out + at, uc_tolower(character),
				(ptrdiff_t)used) != (int)used)
			return false;
	}
	return true;
}

char *
text_fold(const char *text, size_t length)
{
	struct str out = {0};

	str_add_bytes(&out, text, length);
	if (!fold_simply(text, length, out.data)) {
		str_clear(&out);
		add_folded(&out, text, length, UNINORM_NFC);
	}
	return str_take(&out);
}

char *
text_key(const char *text, size_t length)
{
	struct str out = {0};
	size_t from, to = 0;

	add_folded(&out, text, length, UNINORM_NFKC);
	for (from = 0; from < out.length; from++)
		if (!strchr(" \t\n", out.data[from]) || !out.data[from])
			out.data[to++] = out.data[from];
	if (out.data)
		out.data[to] = '\0';
	out.length = to;
	return str_take(&out);
}

/* How seldom a byte is met in titles, the best to look for first. Letters go
 * by their frequency in English; of what is not ASCII a character's later bytes are the rarer. */
static int
rarity(char c)
{
	static const char letters[] = {4, 20, 15, 10, 0, 16, 17, 9, 3, 25, 22,
		8, 14, 6, 2, 18, 24, 7, 5, 1, 13, 21, 19, 23, 11, 26};

	if (is_lower(c))
		return letters[c - 'a'];
	if (c == ' ')
		return 0;
	if ((unsigned char)c < 0x80)
		return 20;
	return (unsigned char)c < 0xc0 ? 13 : 12;
}

/* The first `c` from `at` on, `end` when there is none. What is `known` from
 * before is not looked for again. */
static const char *
next_of(const char *known, const char *at, const char *end, char c)
{
	if (known && known >= at)
		return known;
	known = memchr(at, c, (size_t)(end - at));
	return known ? known : end;
}

static bool
equals_folded(const char *text, const char *needle, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (to_lower(text[i]) != needle[i])
			return false;
	}
	return true;
}

/* As memmem, but ASCII letters of the text match in either case: looks for
 * the rarest byte of the needle, then at what is around it. */
static const char *
find_inert(const char *text, size_t length, const char *needle, size_t wanted)
{
	size_t rarest = 0;
	const char *at, *end, *lower, *upper;

	if (wanted > length)
		return NULL;
	while (rarest < wanted && !is_lower(needle[rarest]))
		rarest++;
	if (rarest == wanted)
		return memmem(text, length, needle, wanted);
	for (size_t i = 0; i < wanted; i++)
		if (rarity(needle[i]) > rarity(needle[rarest]))
			rarest = i;
	at = text + rarest;
	end = text + length - (wanted - 1 - rarest);
	lower = next_of(NULL, at, end, needle[rarest]);
	upper = is_lower(needle[rarest])
		? next_of(NULL, at, end, to_upper(needle[rarest]))
		: end;
	for (;;) {
		at = lower < upper ? lower : upper;
		if (at == end)
			return NULL;
		if (equals_folded(at - rarest, needle, wanted))
			return at - rarest;
		at++;
		lower = next_of(lower, at, end, needle[rarest]);
		upper = next_of(upper, at, end, to_upper(needle[rarest]));
	}
}

/* Makes the place found begin and end at graphemes. */
static void
whole_graphemes(const char *text, size_t length, size_t *at, size_t *found)
{
	size_t end = *at + *found;

	if (end < length && (unsigned char)text[end] >= 0x80) {
		size_t last = text_prev(text, length, end + 1);

		if (last != end)
			end = text_next(text, length, last);
	}
	if ((unsigned char)text[*at] >= 0x80)
		*at = text_prev(text, length, *at + 1);
	*found = end - *at;
}

/* Folds grapheme by grapheme to learn which of them the folded needle came
 * from. */
static bool
find_folded(const char *text, size_t length, const char *needle, size_t *at,
	size_t *found)
{
	struct str folded = {0};
	const char *place;
	size_t begins, ends;
	size_t next = 0;

	add_folded(&folded, text, length, UNINORM_NFC);
	place = folded.length
		? memmem(folded.data, folded.length, needle, strlen(needle))
		: NULL;
	if (!place) {
		str_fini(&folded);
		return false;
	}
	begins = (size_t)(place - folded.data);
	ends = begins + strlen(needle);
	str_clear(&folded);
	*at = 0;
	while (next < length && folded.length < ends) {
		size_t now = next;

		if (folded.length <= begins)
			*at = now;
		next = text_next(text, length, now);
		add_folded(&folded, text + now, next - now, UNINORM_NFC);
	}
	*found = next - *at;
	str_fini(&folded);
	return true;
}

/* Folds at once if that keeps every character in its place, else grapheme by
 * grapheme. Apart from text_find, which need not pay for the buffer. */
static bool
find_with_letters(const char *text, size_t length, const char *needle,
	size_t *at, size_t *found)
{
	char folded[1024];
	const char *place;

	if (length > sizeof folded || !fold_simply(text, length, folded))
		return find_folded(text, length, needle, at, found);
	*found = strlen(needle);
	place = memmem(folded, length, needle, *found);
	if (!place)
		return false;
	*at = (size_t)(place - folded);
	return true;
}

bool
text_find(const char *text, size_t length, const char *needle, size_t *at,
	size_t *found_length)
{
	const char *place;

	*at = *found_length = 0;
	if (needle[0] == '\0')
		return true;
	if (is_inert(text, length)) {
		*found_length = strlen(needle);
		place = find_inert(text, length, needle, *found_length);
		if (!place)
			return false;
		*at = (size_t)(place - text);
	} else if (!find_with_letters(text, length, needle, at, found_length)) {
		return false;
	}
	whole_graphemes(text, length, at, found_length);
	return true;
}

void
text_nfc(struct str *out, const char *text, size_t length)
{
	const uint8_t *at = (const uint8_t *)text;
	const uint8_t *end = at + length;

	if (is_inert(text, length)) {
		str_add_bytes(out, text, length);
		return;
	}
	while (at < end) {
		const uint8_t *bad = u8_check(at, (size_t)(end - at));
		size_t valid = (size_t)((bad ? bad : end) - at);
		size_t composed_length = 0;
		uint8_t *composed = NULL;

		if (valid > 0)
			composed = u8_normalize(
				UNINORM_NFC, at, valid, NULL, &composed_length);
		if (composed)
			str_add_bytes(
				out, (const char *)composed, composed_length);
		free(composed);
		at += valid;
		if (bad)
			str_add_bytes(out, (const char *)at++, 1);
	}
}
