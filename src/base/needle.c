/* SPDX-License-Identifier: MIT */
/*
 * The 3,755 signs of the first level of GB2312 stand in the order of their
 * pinyin, so the borders between the letters are all that has to be known of
 * it; iconv has the rest.
 */
#include "base/needle.h"

#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"

#define HAN_FIRST 0x4E00
#define HAN_COUNT 0x5200
#define LEVEL_FIRST 0xB0A1
#define LEVEL_LAST 0xD7F9

struct needle {
	char *text;	/* narrow; folded unless `exact` */
	bool exact;	/* a capital was typed: case matters */
	bool narrow;	/* has what may stand in full width */
	char *initials; /* of each Han sign, '\0' for none; NULL: not asked */
};

/* ---- full width */

/* Whether a text may have what has a narrow form: U+3000, U+FF01 to U+FF5E. Most
 * have not even the first byte of one. */
static bool
has_wide(const char *text, size_t length)
{
	return memchr(text, 0xEF, length) ||
		(memchr(text, 0xE3, length) &&
			memmem(text, length, "\xE3\x80\x80", 3));
}

/* Adds the next character in its narrow form; returns the bytes it took. */
static size_t
narrow_one(const char *text, size_t length, struct str *out)
{
	const unsigned char *at = (const unsigned char *)text;
	unsigned code;

	if (length >= 3 && memcmp(text, "\xE3\x80\x80", 3) == 0) {
		str_add_char(out, ' ');
		return 3;
	}
	if (length >= 3 && at[0] == 0xEF && (at[1] == 0xBC || at[1] == 0xBD)) {
		code = (at[0] & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 |
			(at[2] & 0x3FU);
		if (code >= 0xFF01 && code <= 0xFF5E) {
			str_add_char(out, (char)(code - 0xFF01 + '!'));
			return 3;
		}
	}
	str_add_char(out, *text);
	return 1;
}

/* The narrow form; starts[i] is where byte i of it comes from, and one more. */
static void
narrow(const char *text, size_t length, struct str *out, size_t **starts)
{
	size_t at = 0;

	*starts = base_calloc(length + 1, sizeof **starts);
	while (at < length) {
		(*starts)[out->length] = at;
		at += narrow_one(text + at, length - at, out);
	}
	(*starts)[out->length] = length;
}

/* ---- pinyin */

/* The letter whose pinyin stands at a code of GB2312's first level. */
static char
initial_of(unsigned code)
{
	static const struct {
		unsigned from;
		char letter;
	} borders[] = {{0xB0A1, 'a'}, {0xB0C5, 'b'}, {0xB2C1, 'c'},
		{0xB4EE, 'd'}, {0xB6EA, 'e'}, {0xB7A2, 'f'}, {0xB8C1, 'g'},
		{0xB9FE, 'h'}, {0xBBF7, 'j'}, {0xBFA6, 'k'}, {0xC0AC, 'l'},
		{0xC2E8, 'm'}, {0xC4C3, 'n'}, {0xC5B6, 'o'}, {0xC5BE, 'p'},
		{0xC6DA, 'q'}, {0xC8BB, 'r'}, {0xC8F6, 's'}, {0xCBFA, 't'},
		{0xCDDA, 'w'}, {0xCEF4, 'x'}, {0xD1B9, 'y'}, {0xD4D1, 'z'}};
	char letter = '\0';
	size_t i;

	for (i = 0; i < sizeof borders / sizeof *borders; i++)
		if (code >= borders[i].from)
			letter = borders[i].letter;
	return letter;
}

/* The letters of all Han signs; without that encoding, of none. */
static char *
make_initials(void)
{
	char *initials = base_calloc(HAN_COUNT, 1);
	iconv_t to = iconv_open("UTF-32LE", "GB2312");
	unsigned code;

	if (to == (iconv_t)-1)
		return initials;
	for (code = LEVEL_FIRST; code <= LEVEL_LAST; code++) {
		char bytes[2] = {(char)(code >> 8), (char)code}, *in = bytes;
		unsigned char wide[4] = {0};
		char *out = (char *)wide;
		size_t left = 2, room = 4;
		uint32_t sign;

		if ((code & 0xFF) < 0xA1 ||
			iconv(to, &in, &left, &out, &room) == (size_t)-1 ||
			room)
			continue;
		sign = wide[0] | (uint32_t)wide[1] << 8 |
			(uint32_t)wide[2] << 16;
		if (sign >= HAN_FIRST && sign < HAN_FIRST + HAN_COUNT)
			initials[sign - HAN_FIRST] = initial_of(code);
	}
	iconv_close(to);
	return initials;
}

/* The letter that the character at `text` is found by, and its bytes. */
static char
letter_at(const char *initials, const char *text, size_t length, size_t *bytes)
{
	const unsigned char *at = (const unsigned char *)text;
	uint32_t sign;

	*bytes = 1;
	if (*at < 0x80)
		return (char)(*at >= 'A' && *at <= 'Z' ? *at + 0x20 : *at);
	if (*at < 0xE0 || *at >= 0xF0 || length < 3) {
		*bytes = text_next(text, length, 0);
		return '\0';
	}
	*bytes = 3;
	sign = (*at & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU);
	return sign >= HAN_FIRST && sign < HAN_FIRST + HAN_COUNT
		? initials[sign - HAN_FIRST]
		: '\0';
}

/* How many bytes from the beginning on the letters take; 0 when they do not. */
static size_t
run_of(const struct needle *needle, const char *text, size_t length)
{
	const char *letter = needle->text;
	size_t at = 0, bytes;

	for (; *letter; letter++, at += bytes)
		if (at >= length ||
			letter_at(needle->initials, text + at, length - at,
				&bytes) != *letter)
			return 0;
	return at;
}

static bool
find_initials(const struct needle *needle, const char *text, size_t length,
	size_t *at, size_t *found)
{
	size_t bytes;

	for (*at = 0; *at < length; *at += bytes) {
		if (letter_at(needle->initials, text + *at, length - *at,
			    &bytes) != *needle->text)
			continue;
		*found = run_of(needle, text + *at, length - *at);
		if (*found)
			return true;
	}
	return false;
}

static bool
is_letters(const char *text)
{
	return strlen(text) > 1 &&
		!text[strspn(text, "abcdefghijklmnopqrstuvwxyz")];
}

/* ---- */

struct needle *
needle_new(const char *text, bool smart)
{
	struct needle *needle = base_calloc(1, sizeof *needle);
	struct str typed = {0};
	const char *at;
	size_t *starts;

	narrow(text, strlen(text), &typed, &starts);
	free(starts);
	needle->exact = smart && strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	needle->text = needle->exact
		? base_strdup(str_text(&typed))
		: text_fold(str_text(&typed), typed.length);
	for (at = needle->text; *at; at++)
		needle->narrow = needle->narrow || (unsigned char)*at < 0x80;
	if (is_letters(needle->text) && !needle->exact)
		needle->initials = make_initials();
	str_fini(&typed);
	return needle;
}

void
needle_free(struct needle *needle)
{
	if (!needle)
		return;
	free(needle->text);
	free(needle->initials);
	free(needle);
}

static bool
find_as_typed(const struct needle *needle, const char *text, size_t length,
	size_t *at, size_t *found)
{
	const char *place;

	if (!needle->exact)
		return text_find(text, length, needle->text, at, found);
	*found = strlen(needle->text);
	place = memmem(text, length, needle->text, *found);
	*at = place ? (size_t)(place - text) : 0;
	return place != NULL;
}

static bool
find_narrow(const struct needle *needle, const char *text, size_t length,
	size_t *at, size_t *found)
{
	struct str narrowed = {0};
	size_t *starts, end;
	bool ok;

	narrow(text, length, &narrowed, &starts);
	ok = find_as_typed(
		needle, str_text(&narrowed), narrowed.length, at, found);
	if (ok) {
		end = starts[*at + *found];
		*at = starts[*at];
		*found = end - *at;
	}
	free(starts);
	str_fini(&narrowed);
	return ok;
}

bool
needle_find(const struct needle *needle, const char *text, size_t length,
	size_t *at, size_t *found)
{
	return find_as_typed(needle, text, length, at, found) ||
		(needle->narrow && has_wide(text, length) &&
			find_narrow(needle, text, length, at, found)) ||
		(needle->initials &&
			find_initials(needle, text, length, at, found));
}

bool
needle_in(const struct needle *needle, const char *text)
{
	size_t at, found;

	return text && needle_find(needle, text, strlen(text), &at, &found);
}
