/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/err.h"
#include "char.h"

/* How far beyond a line its last break may depend on what comes. */
#define LOOK_AHEAD 64

/* A copy with '?' for every bad byte, so of the same length: libunistring's
 * walks ask for valid UTF-8. Caller frees. */
static char *
valid_copy(const char *text, size_t length)
{
	char *copy = base_calloc(length + 1, 1);
	ucs4_t character;

	if (length)
		memcpy(copy, text, length);
	for (size_t at = 0, used; at < length; at += used) {
		used = char_decode(copy + at, length - at, &character);
		if (character == CHAR_BAD)
			copy[at] = '?';
	}
	return copy;
}

static bool
is_space(const char *text, size_t length, size_t at)
{
	ucs4_t character;

	char_decode(text + at, length - at, &character);
	return character != CHAR_BAD && uc_is_property_white_space(character);
}

static size_t
line_begin(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const char *text, size_t length, size_t at)
{
	const char *end =
		at < length ? memchr(text + at, '\n', length - at) : NULL;

	return end ? (size_t)(end - text) : length;
}

/* For each byte of the line whether a word begins there; caller frees. */
static char *
word_breaks(const char *line, size_t length)
{
	char *breaks = base_calloc(length + 1, 1);
	char *valid = valid_copy(line, length);

	u8_wordbreaks((const uint8_t *)valid, length, breaks);
	free(valid);
	return breaks;
}

size_t
text_next_word(const char *text, size_t length, size_t at)
{
	size_t begin, end;
	char *breaks;

	while (at < length && is_space(text, length, at))
		at = text_next(text, length, at);
	if (at >= length)
		return length;
	begin = line_begin(text, at);
	end = line_end(text, length, at);
	breaks = word_breaks(text + begin, end - begin);
	do
		at = text_next(text, end, at);
	while (at < end && !breaks[at - begin]);
	free(breaks);
	return at;
}

size_t
text_prev_word(const char *text, size_t length, size_t at)
{
	size_t begin, end, prev, next;
	char *breaks;

	if (at > length)
		at = length;
	while (at > 0 &&
		is_space(text, length, (prev = text_prev(text, length, at))))
		at = prev;
	if (at == 0)
		return 0;
	begin = line_begin(text, at);
	end = line_end(text, length, at);
	breaks = word_breaks(text + begin, end - begin);
	/* Forwards, as looking backwards for graphemes starts over each time
	 * in a line of emoji. */
	prev = begin;
	for (next = begin; next < at; next = text_next(text, end, next)) {
		if (breaks[next - begin])
			prev = next;
	}
	free(breaks);
	return prev;
}

/* White space that a line may end in, and that is not shown there. */
static bool
is_blank(const char *text, size_t length, size_t at, size_t next)
{
	ucs4_t character;

	if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')
		return next == at + 1;
	if ((unsigned char)text[at] < 0x80 ||
		at + char_decode(text + at, length - at, &character) != next ||
		character == CHAR_BAD)
		return false;
	return uc_is_general_category(character, UC_SPACE_SEPARATOR) &&
		character != 0xa0 && character != 0x2007 && character != 0x202f;
}

static size_t
skip_blanks(const char *text, size_t length, size_t at)
{
	size_t next;

	while (at < length &&
		is_blank(text, length, at, next = text_next(text, length, at)))
		at = next;
	return at;
}

/* The end of text[0..at) without the blanks there. */
static size_t
trim_blanks(const char *text, size_t at)
{
	size_t prev;

	while (at > 0 && is_blank(text, at, prev = text_prev(text, at, at), at))
		at = prev;
	return at;
}

/* Whether UAX #14 forbids a break between the characters. */
static bool
are_bound(const char *first, size_t first_length, const char *second,
	size_t second_length)
{
	uint8_t pair[16];
	char breaks[sizeof pair];

	memcpy(pair, first, first_length);
	memcpy(pair + first_length, second, second_length);
	u8_possible_linebreaks(
		pair, first_length + second_length, "UTF-8", breaks);
	return breaks[first_length] == UC_BREAK_PROHIBITED;
}

/* Whether a line that has to be broken somewhere is broken badly here: before
 * what may not begin a line even after an ideograph, where nearly anything
 * may (commas, full stops, closing marks), or after what may not end one even
 * before an ideograph (opening marks). */
static bool
is_bad_break(const char *text, size_t length, size_t at)
{
	static const char any[] = "一";
	size_t width = sizeof any - 1;
	size_t before = at - 1;
	ucs4_t last, next;
	size_t last_length, next_length;

	while (before > 0 && at - before < 4 &&
		((unsigned char)text[before] & 0xc0) == 0x80)
		before--;
	last_length = char_decode(text + before, at - before, &last);
	next_length = char_decode(text + at, length - at, &next);
	return (next != CHAR_BAD &&
		       are_bound(any, width, text + at, next_length)) ||
		(last != CHAR_BAD && last_length == at - before &&
			are_bound(text + before, last_length, any, width));
}

/* Breaks a word that is longer than a line: at `cut`, or before it if that
 * would be a bad place and there is a better one. */
static size_t
break_word(const char *text, size_t length, size_t cut)
{
	size_t at = cut;

	if (cut == 0)
		return text_next(text, length, 0);
	while (at > 0 && is_bad_break(text, length, at))
		at = text_prev(text, length, at);
	return at > 0 ? at : cut;
}

/* Between ideographs the quotation marks “ ” ‘ ’ open and close as brackets
 * do. Unicode says so from version 16 on; libunistring may be older and
 * then glues them to both sides. In place, by marks of the same length. */
static void
brackets_for_quotes(char *text, size_t length)
{
	for (size_t at = 3; at + 6 <= length; at++) {
		bool opens, closes;

		if (text[at] != '\xe2' || text[at + 1] != '\x80')
			continue;
		opens = text[at + 2] == '\x98' || text[at + 2] == '\x9c';
		closes = text[at + 2] == '\x99' || text[at + 2] == '\x9d';
		if ((opens || closes) && char_plain(text + at - 3, 3) == 3 &&
			char_plain(text + at + 3, length - at - 3) == 3)
			memcpy(text + at, opens ? "「" : "」", 3);
	}
}

/* The last place at or before `most` where UAX #14 allows a break and
 * something is shown before it; 0 when there is none. `most` < `length`. */
static size_t
last_break(const char *text, size_t length, size_t most)
{
	size_t window = length - most > LOOK_AHEAD ? most + LOOK_AHEAD : length;
	char *breaks = base_calloc(window, 1);
	char *valid;
	size_t at;

	while (window < length &&
		((unsigned char)text[window] & 0xc0) == 0x80 &&
		window > most + 1)
		window--;
	valid = valid_copy(text, window);
	brackets_for_quotes(valid, window);
	u8_possible_linebreaks((const uint8_t *)valid, window, "UTF-8", breaks);
	for (at = most; at > 0; at--) {
		if (breaks[at] != UC_BREAK_POSSIBLE &&
			breaks[at] != UC_BREAK_MANDATORY)
			continue;
		if (text_prev(text, length, at + 1) == at &&
			trim_blanks(text, at) > 0)
			break;
	}
	free(valid);
	free(breaks);
	return at;
}

/* The length of the line end at `at`: 1 for LF, 2 for CR LF, else 0. */
static size_t
newline(const char *text, size_t length, size_t at)
{
	if (at < length && text[at] == '\n')
		return 1;
	return length - at > 1 && text[at] == '\r' && text[at + 1] == '\n' ? 2
									   : 0;
}

/* Whether the three bytes are one of the common ideographs, U+4E00 to U+9FFF. */
static bool
is_ideograph(const char *text)
{
	unsigned char first = (unsigned char)text[0];
	unsigned char second = (unsigned char)text[1];

	return first > 0xe4 ? first <= 0xe9 : first == 0xe4 && second >= 0xb8;
}

/* Whether the line ends between two ideographs, where UAX #14 always allows
 * it: most lines of Chinese do, and need not be looked at further. */
static bool
between_ideographs(const char *text, size_t length, size_t at)
{
	return at >= 3 && length - at >= 3 && is_ideograph(text + at - 3) &&
		is_ideograph(text + at);
}

size_t
text_line(const char *text, size_t length, int cells, size_t *shown)
{
	size_t cut = text_cut(text, length, cells, NULL);
	const char *end = cut ? memchr(text, '\n', cut) : NULL;
	size_t rest, at;

	/* Only as far as the line goes: the paragraph may be a megabyte. */
	if (end)
		cut = (size_t)(end - text);
	rest = skip_blanks(text, length, cut);
	if (rest == length || newline(text, length, rest)) {
		*shown = trim_blanks(text, rest);
		return rest + newline(text, length, rest);
	}
	at = between_ideographs(text, length, rest)
		? rest
		: last_break(text, length, rest);
	if (at == 0)
		at = break_word(text, length, cut);
	*shown = trim_blanks(text, at);
	return at;
}
