/* SPDX-License-Identifier: MIT */
#include "char.h"

#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

/* Curses has room for one character and four marks in a cell. */
#define MARKS_MAX 4

#define ZERO_WIDTH_JOINER 0x200d
#define TEXT_SELECTOR 0xfe0e
#define EMOJI_SELECTOR 0xfe0f
#define KEYCAP 0x20e3

size_t
char_decode(const char *text, size_t length, ucs4_t *character)
{
	int used;

	if ((unsigned char)text[0] < 0x80) {
		*character = (unsigned char)text[0];
		return 1;
	}
	used = u8_mbtoucr(character, (const uint8_t *)text, length);
	if (used > 0)
		return (size_t)used;
	*character = CHAR_BAD;
	return 1;
}

/* Left out are the marks that combine with kana, and what is half-width. */
size_t
char_plain_mark(const unsigned char *bytes)
{
	unsigned first = bytes[0], second = bytes[1], third = bytes[2];
	bool plain = false;

	if (third < 0x80 || third > 0xbf)
		return 0;
	if (first == 0xef)
		plain = (second == 0xbc && third >= 0x81) ||
			(second == 0xbd && third <= 0xa0);
	else if (first == 0xe3)
		plain = (second == 0x80 && third <= 0xa9) ||
			(second == 0x81 && third >= 0x81) ||
			(second == 0x82 && (third <= 0x96 || third >= 0xa1)) ||
			(second == 0x83 && third <= 0xba);
	return plain ? 3 : 0;
}

size_t
char_plain_run(const char *text, size_t length)
{
	size_t at = 0;
	size_t last = 0;
	size_t used;

	while ((used = char_plain(text + at, length - at)) > 0) {
		last = at;
		at += used;
	}
	/* A mark may follow, and then the last one is not all there is. */
	return at < length && (unsigned char)text[at] >= 0x80 ? last : at;
}

int
char_width(ucs4_t character)
{
	int cells = wcwidth((wchar_t)character);

	if (cells < 0 && wcwidth(0x4e00) < 0)
		cells = uc_width(character, "UTF-8");
	return cells;
}

/* What the marks of a cluster stand on, while it is gone through. */
struct base {
	bool there;
	bool pictograph; /* an emoji that ZWJ can join to another */
	bool keycap;	 /* 0 to 9, # or *, which with a selector is a keycap */
	int marks;
};

/* Whether an invisible character does in an emoji what it is for. */
static bool
belongs_to_emoji(ucs4_t character, ucs4_t next, const struct base *base)
{
	switch (character) {
	case ZERO_WIDTH_JOINER:
		return base->pictograph && next != CHAR_BAD &&
			uc_is_property_extended_pictographic(next);
	case TEXT_SELECTOR:
	case EMOJI_SELECTOR:
		return base->pictograph || (base->keycap && next == KEYCAP);
	default:
		return false;
	}
}

static void
new_base(struct base *base, ucs4_t character)
{
	bool pictograph = base->pictograph;

	/* A skin tone stands on its emoji although it has a width. */
	if (!uc_is_property_emoji_modifier(character))
		pictograph = uc_is_property_extended_pictographic(character);
	*base = (struct base){.there = true, .pictograph = pictograph};
	base->keycap = (character >= '0' && character <= '9') ||
		character == '#' || character == '*';
}

static int
show_control(ucs4_t character, struct str *out)
{
	if (character == '\t' || character == '\n') {
		if (out)
			str_add_char(out, ' ');
		return 1;
	}
	if (out) {
		str_add_char(out, '^');
		str_add_char(out, (char)(character ^ 0x40));
	}
	return 2;
}

static int
show_number(ucs4_t character, struct str *out)
{
	if (out)
		str_addf(out, "<U+%04X>", (unsigned)character);
	return character > 0xfffff ? 10 : character > 0xffff ? 9 : 8;
}

/* Shows one character of a cluster, `used` bytes at `text`. */
static int
show_one(const char *text, size_t used, ucs4_t character, ucs4_t next,
	struct base *base, struct str *out)
{
	int cells = char_width(character);
	bool hidden = cells < 0 ||
		(uc_is_property_default_ignorable_code_point(character) &&
			!belongs_to_emoji(character, next, base));

	if (hidden || (cells == 0 && !base->there)) {
		*base = (struct base){0};
		return show_number(character, out);
	}
	if (cells > 0)
		new_base(base, character);
	else if (++base->marks > MARKS_MAX)
		return 0;
	if (out)
		str_add_bytes(out, text, used);
	return cells;
}

int
char_show(const char *text, size_t length, struct str *out)
{
	struct base base = {0};
	int cells = 0;

	for (size_t at = 0, used; at < length; at += used) {
		ucs4_t character, next = CHAR_BAD;

		used = char_decode(text + at, length - at, &character);
		if (at + used < length)
			char_decode(
				text + at + used, length - at - used, &next);
		if (character == CHAR_BAD) {
			if (out)
				str_add(out, "\xef\xbf\xbd");
			cells++;
			base = (struct base){0};
		} else if (character == '\r' && next == '\n') {
			continue; /* the two are one blank */
		} else if (character < ' ' || character == 0x7f) {
			cells += show_control(character, out);
			base = (struct base){0};
		} else {
			cells += show_one(
				text + at, used, character, next, &base, out);
		}
	}
	return cells;
}
