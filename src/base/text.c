/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>

#include "base/say.h"
#include "char.h"

bool
text_is_control(unsigned char byte)
{
	return (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r') ||
		byte == 0x7f;
}

static bool
fault_at(
	const char *text, size_t at, const char *what, struct text_fault *fault)
{
	size_t line_begins = 0;

	*fault = (struct text_fault){.line = 1, .at = at, .what = what};
	for (size_t i = 0; i < at; i++) {
		if (text[i] == '\n') {
			fault->line++;
			line_begins = i + 1;
		}
	}
	fault->column = (int)(at - line_begins) + 1;
	return false;
}

bool
text_check(const char *text, size_t length, struct text_fault *fault)
{
	for (size_t at = 0, used; at < length; at += used) {
		ucs4_t character;

		used = char_plain(text + at, length - at);
		if (used > 0)
			continue;
		used = char_decode(text + at, length - at, &character);
		if (character == CHAR_BAD)
			return fault_at(text, at, N_("not UTF-8"), fault);
		if (character == 0)
			return fault_at(text, at, N_("NUL byte"), fault);
		if (character < 0x80 &&
			text_is_control((unsigned char)character))
			return fault_at(
				text, at, N_("control character"), fault);
	}
	return true;
}

/* What the rules of UAX #29 have to remember of a cluster. libunistring's
 * own walk looks at two characters at a time, which takes flags and families
 * of emoji apart. */
struct cluster {
	int last;	   /* property of the last character */
	bool pictograph;   /* an emoji, and only marks since */
	bool joined;	   /* the same, and then a ZWJ */
	bool regional_odd; /* half a flag */
};

static int
property(ucs4_t character)
{
	return character == CHAR_BAD
		? GBP_CONTROL
		: uc_graphemeclusterbreak_property(character);
}

static bool
is_pictograph(ucs4_t character)
{
	return character != CHAR_BAD &&
		uc_is_property_extended_pictographic(character);
}

static void
cluster_add(struct cluster *cluster, ucs4_t character)
{
	int now = property(character);

	cluster->joined = cluster->pictograph && now == GBP_ZWJ;
	if (now != GBP_EXTEND)
		cluster->pictograph = is_pictograph(character);
	cluster->regional_odd = now == GBP_RI && !cluster->regional_odd;
	cluster->last = now;
}

static bool
is_control(int now)
{
	return now == GBP_CONTROL || now == GBP_CR || now == GBP_LF;
}

/* Whether the cluster goes on with this character. */
static bool
cluster_joins(const struct cluster *cluster, ucs4_t character)
{
	int now = property(character);
	int last = cluster->last;

	if (is_control(last) || is_control(now))
		return last == GBP_CR && now == GBP_LF;
	if (now == GBP_EXTEND || now == GBP_ZWJ || now == GBP_SPACINGMARK ||
		last == GBP_PREPEND)
		return true;
	switch (last) {
	case GBP_L:
		return now == GBP_L || now == GBP_V || now == GBP_LV ||
			now == GBP_LVT;
	case GBP_V:
	case GBP_LV:
		return now == GBP_V || now == GBP_T;
	case GBP_T:
	case GBP_LVT:
		return now == GBP_T;
	case GBP_RI:
		return now == GBP_RI && cluster->regional_odd;
	default:
		return cluster->joined && is_pictograph(character);
	}
}

/* The length of a plain character that is a grapheme for certain, else 0. */
static size_t
plain_grapheme(const char *text, size_t length)
{
	size_t used = char_plain(text, length);

	if (used == 0 || used == length || (unsigned char)text[used] < 0x80 ||
		char_plain(text + used, length - used))
		return used;
	return 0;
}

size_t
text_next(const char *text, size_t length, size_t at)
{
	struct cluster cluster = {0};
	ucs4_t character;
	size_t used;

	if (at >= length)
		return length;
	used = plain_grapheme(text + at, length - at);
	if (used > 0)
		return at + used;
	at += char_decode(text + at, length - at, &character);
	cluster_add(&cluster, character);
	while (at < length) {
		used = char_decode(text + at, length - at, &character);
		if (!cluster_joins(&cluster, character))
			break;
		cluster_add(&cluster, character);
		at += used;
	}
	return at;
}

/* Whether a cluster begins at `at`, seen from the characters beside it; false
 * may also mean that this is not known. */
static bool
surely_begins(const char *text, size_t length, size_t at)
{
	size_t before = at;
	ucs4_t character;

	if (at == 0)
		return true;
	if (!char_plain(text + at, length - at))
		return false;
	do
		before--;
	while (before > 0 && at - before < 4 &&
		((unsigned char)text[before] & 0xc0) == 0x80);
	char_decode(text + before, at - before, &character);
	return property(character) != GBP_PREPEND;
}

size_t
text_prev(const char *text, size_t length, size_t at)
{
	size_t begins, next;

	if (at > length)
		at = length;
	if (at == 0)
		return 0;
	begins = at - 1;
	while (!surely_begins(text, length, begins))
		begins--;
	while ((next = text_next(text, length, begins)) < at)
		begins = next;
	return begins;
}

int
text_grapheme_width(const char *text, size_t length)
{
	size_t used = char_plain(text, length);

	if (used == length)
		return used == 3 ? 2 : (int)used;
	return char_show(text, length, NULL);
}

/* How many bytes at the start, at most `room`, are ASCII that prints and that
 * nothing after them can join. */
static size_t
ascii_run(const char *text, size_t length, size_t room)
{
	size_t run = 0;

	while (run < length && run <= room && text[run] >= ' ' &&
		text[run] < 0x7f)
		run++;
	if (run > room)
		return room;
	return run > 0 && run < length && (unsigned char)text[run] >= 0x80
		? run - 1
		: run;
}

/* The plain graphemes at the start, as far as they fit; adds what they take to
 * *taken. */
static size_t
cut_plain(const char *text, size_t length, int cells, int *taken)
{
	size_t at = ascii_run(text, length, (size_t)(cells - *taken));
	size_t used = char_plain(text + at, length - at);

	*taken += (int)at;
	while (used > 0) {
		size_t end = at + used;
		size_t next = char_plain(text + end, length - end);
		int width = used == 3 ? 2 : 1;

		if (next == 0 && end < length &&
			(unsigned char)text[end] >= 0x80)
			break;
		if (width > cells - *taken)
			break;
		*taken += width;
		at = end;
		used = next;
	}
	return at;
}

size_t
text_cut(const char *text, size_t length, int cells, int *used)
{
	int taken = 0;
	size_t at = 0;

	while (at < length && taken < cells) {
		size_t next;
		int width;

		at += cut_plain(text + at, length - at, cells, &taken);
		if (at == length)
			break;
		next = text_next(text, length, at);
		width = text_grapheme_width(text + at, next - at);
		if (width > cells - taken)
			break;
		taken += width;
		at = next;
	}
	if (used)
		*used = taken;
	return at;
}

int
text_width(const char *text, size_t length)
{
	int cells;

	text_cut(text, length, INT_MAX, &cells);
	return cells;
}

size_t
text_cell(const char *text, size_t length, int *cells)
{
	size_t at = 0;

	*cells = 0;
	while (at < length) {
		ucs4_t character;
		size_t used = char_decode(text + at, length - at, &character);
		int width = character == CHAR_BAD ? 1 : char_width(character);

		if (at > 0 && width != 0)
			break;
		if (at == 0 && width > 0)
			*cells = width;
		at += used;
	}
	return at;
}
