/* SPDX-License-Identifier: MIT */
#include "yaml/json.h"

#include <stdint.h>
#include <string.h>

#include "yaml/scalar.h"

bool
json_is(const char *text, size_t length)
{
	size_t mark = str_mark(text, length);

	length -= mark;
	text = str_trim(text + mark, &length);
	return length && (*text == '{' || *text == '[');
}

/* \uXXXX at the beginning of the text. */
static bool
take_unit(const char *text, size_t length, uint32_t *unit)
{
	static const char digits[] = "0123456789abcdef";
	const char *digit;
	size_t i;

	if (length < 6 || text[0] != '\\' || text[1] != 'u')
		return false;
	*unit = 0;
	for (i = 2; i < 6; i++) {
		digit = text[i] ? strchr(digits, text[i] | 32) : NULL;
		if (!digit)
			return false;
		*unit = *unit << 4 | (uint32_t)(digit - digits);
	}
	return true;
}

static bool
take_pair(const char *text, size_t length, uint32_t *character)
{
	uint32_t high, low;

	if (!take_unit(text, length, &high) || high < 0xd800 || high > 0xdbff ||
		!take_unit(text + 6, length - 6, &low) || low < 0xdc00 ||
		low > 0xdfff)
		return false;
	*character = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
	return true;
}

/* The bytes of NEL, LS or PS at the beginning of the text. */
static size_t
take_separator(const char *text, size_t length, const char **escape)
{
	if (length >= 2 && memcmp(text, "\xc2\x85", 2) == 0) {
		*escape = "\\u0085";
		return 2;
	}
	if (length >= 3 && memcmp(text, "\xe2\x80\xa8", 3) == 0) {
		*escape = "\\u2028";
		return 3;
	}
	if (length >= 3 && memcmp(text, "\xe2\x80\xa9", 3) == 0) {
		*escape = "\\u2029";
		return 3;
	}
	return 0;
}

static bool
needs_repair(const char *text, size_t length)
{
	return memmem(text, length, "\\ud", 3) ||
		memmem(text, length, "\\uD", 3) ||
		memmem(text, length, "\xc2\x85", 2) ||
		memmem(text, length, "\xe2\x80\xa8", 3) ||
		memmem(text, length, "\xe2\x80\xa9", 3);
}

bool
json_repair(const char *text, size_t length, struct str *out)
{
	const char *escape;
	uint32_t character;
	size_t at = 0, run = 0, used;

	if (!json_is(text, length) || !needs_repair(text, length))
		return false;
	while (at < length) {
		if (take_pair(text + at, length - at, &character)) {
			str_add_bytes(out, text + run, at - run);
			/* As itself unless it hides, then as YAML writes it. */
			if (scalar_is_hidden(character))
				str_addf(out, "\\U%08x", character);
			else
				scalar_add_utf8(out, character);
			run = at += 12;
		} else if ((used = take_separator(
				    text + at, length - at, &escape))) {
			str_add_bytes(out, text + run, at - run);
			str_add(out, escape);
			run = at += used;
		} else {
			/* What follows a backslash is no escape of its own. */
			at += text[at] == '\\' && at + 1 < length ? 2 : 1;
		}
	}
	str_add_bytes(out, text + run, length - run);
	return true;
}
