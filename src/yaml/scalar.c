/* SPDX-License-Identifier: MIT */
#include "yaml/scalar.h"

#include <string.h>
#include <strings.h>
#include <unistr.h>

static const struct {
	uint32_t first, last;
} hidden[] = {
	{0x00, 0x1f},
	{0x7f, 0x9f},
	{0xad, 0xad},
	{0x61c, 0x61c},
	{0x180e, 0x180e},
	{0x200b, 0x200f},
	{0x2028, 0x202e},
	{0x2060, 0x206f},
	{0xfeff, 0xfeff},
	{0xfff9, 0xfffb},
	{0xfffe, 0xffff},
	{0xe0000, 0xe007f},
};

bool
scalar_is_hidden(uint32_t character)
{
	size_t i;

	/* Letters of all but a few languages. */
	if ((character >= 0x20 && character < 0x7f) ||
		(character > 0x206f && character < 0xfeff))
		return false;
	for (i = 0; i < sizeof hidden / sizeof *hidden; i++)
		if (character >= hidden[i].first && character <= hidden[i].last)
			return true;
	return false;
}

size_t
scalar_decode(const char *text, size_t length, uint32_t *character)
{
	int used;

	if ((unsigned char)*text < 0x80) {
		*character = (unsigned char)*text;
		return 1;
	}
	used = u8_mbtoucr(character, (const uint8_t *)text, length);
	if (used > 0)
		return (size_t)used;
	*character = 0xfffd;
	return 1;
}

void
scalar_add_utf8(struct str *out, uint32_t character)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, character, sizeof bytes);

	if (length > 0)
		str_add_bytes(out, (const char *)bytes, (size_t)length);
}

void
scalar_escape(struct str *out, uint32_t character, bool json)
{
	if (character == '\n')
		str_add(out, "\\n");
	else if (character == '\t')
		str_add(out, "\\t");
	else if (character == '\r')
		str_add(out, "\\r");
	else if (character < 0x10000)
		str_addf(out, "\\u%04x", character);
	else if (!json)
		str_addf(out, "\\U%08x", character);
	else
		str_addf(out, "\\u%04x\\u%04x",
			0xd800 + ((character - 0x10000) >> 10),
			0xdc00 + (character & 0x3ff));
}

/* How many bytes the character at hand has when it stands in double quotes as
 * it is and is one of the usual: ASCII and U+3000 to U+CFFF; else 0. */
static size_t
ordinary(const char *text, size_t length)
{
	unsigned char c = (unsigned char)*text;

	if (c >= ' ' && c < 0x7f)
		return c != '"' && c != '\\';
	if (c < 0xe3 || c > 0xec || length < 3)
		return 0;
	return ((unsigned char)text[1] & 0xc0) == 0x80 &&
			((unsigned char)text[2] & 0xc0) == 0x80
		? 3
		: 0;
}

/* Runs of what needs no escape are copied whole. */
static void
add_escaped(struct str *out, const char *text, size_t length, bool json)
{
	size_t at, run = 0, used;
	uint32_t character;

	for (at = 0; at < length; at += used) {
		used = ordinary(text + at, length - at);
		if (used)
			continue;
		used = scalar_decode(text + at, length - at, &character);
		if (scalar_is_hidden(character)) {
			str_add_bytes(out, text + run, at - run);
			scalar_escape(out, character, json);
		} else if (character == 0xfffd && used == 1) {
			str_add_bytes(out, text + run, at - run);
			str_add(out, "\xef\xbf\xbd");
		} else if (character == '"' || character == '\\') {
			str_add_bytes(out, text + run, at - run);
			str_add_char(out, '\\');
			str_add_char(out, (char)character);
		} else {
			continue;
		}
		run = at + used;
	}
	str_add_bytes(out, text + run, length - run);
}

void
scalar_quote(struct str *out, const char *text, size_t length, bool json)
{
	str_add_char(out, '"');
	add_escaped(out, text, length, json);
	str_add_char(out, '"');
}

/* What some YAML reader somewhere takes for null or a truth. */
static bool
is_special_word(const char *text, size_t length)
{
	static const char *const words[] = {"~", "null", "true", "false", "yes",
		"no", "on", "off", "y", "n", "<<", "=", NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (strlen(words[i]) == length &&
			strncasecmp(text, words[i], length) == 0)
			return true;
	return false;
}

/* Numbers in any base, times, dates, .inf and the like: begins as one and has
 * nothing that is never in one. */
static bool
is_number_like(const char *text, size_t length)
{
	if (!strchr("0123456789+-.", text[0]))
		return false;
	return strspn(text, "0123456789+-.:_ abcdefoxtznABCDEFOXTZNiI") >=
		length;
}

static bool
is_plain(const char *text, size_t length, bool flow)
{
	size_t at, used;
	uint32_t character;
	char c;

	if (!length || strchr("-?:,[]{}#&*!|>'\"%@` ", text[0]) ||
		text[length - 1] == ' ' || text[length - 1] == ':' ||
		is_special_word(text, length) || is_number_like(text, length))
		return false;
	for (at = 0; at < length; at += used) {
		used = scalar_decode(text + at, length - at, &character);
		if (scalar_is_hidden(character) ||
			(character == 0xfffd && used == 1))
			return false;
		c = text[at];
		if (c == ':' && (flow || text[at + 1] == ' '))
			return false;
		if (c == '#' && text[at - 1] == ' ')
			return false;
		if (flow && strchr(",[]{}?", c))
			return false;
	}
	return true;
}

/* Lines that come back as they are: nothing hidden, no white space where the
 * reader would take it for indentation. */
static bool
is_block(const char *text, size_t length)
{
	size_t at, used, line = 0;
	uint32_t character;
	bool blank = true; /* the line so far */

	if (!memchr(text, '\n', length) || strchr(" \t\n", text[0]))
		return false;
	for (at = 0; at < length; at += used) {
		used = scalar_decode(text + at, length - at, &character);
		if (character == '\n') {
			if (blank && at > line)
				return false;
			line = at + 1;
			blank = true;
			continue;
		}
		if ((scalar_is_hidden(character) && character != '\t') ||
			(character == 0xfffd && used == 1))
			return false;
		if (character != ' ' && character != '\t')
			blank = false;
	}
	return !blank || line == length;
}

enum scalar_style
scalar_style(const char *text, size_t length, bool flow)
{
	if (is_plain(text, length, flow))
		return SCALAR_PLAIN;
	if (!flow && length && is_block(text, length))
		return SCALAR_BLOCK;
	return SCALAR_QUOTED;
}

void
scalar_block(struct str *out, const char *text, size_t length, int indent)
{
	const char *end = text + length, *next;
	bool ends = text[length - 1] == '\n';

	/* Chomping: "-" when the last line has no LF, "+" when empty lines
	 * follow it. */
	str_add(out,
		!ends						 ? "|-"
			: length > 1 && text[length - 2] == '\n' ? "|+"
								 : "|");
	while (text < end) {
		next = memchr(text, '\n', (size_t)(end - text));
		if (!next)
			next = end;
		str_add_char(out, '\n');
		if (next > text) {
			str_add_repeat(out, " ", (size_t)indent);
			str_add_bytes(out, text, (size_t)(next - text));
		}
		text = next + 1;
	}
}

bool
scalar_is_bare(const char *text, size_t length)
{
	static const char digits[] = "0123456789";
	size_t at = 0, run;

	if (str_is(text, length, "true") || str_is(text, length, "false"))
		return true;
	at += length && text[0] == '-';
	run = strspn(text + at, digits);
	if (!run || (run > 1 && text[at] == '0'))
		return false;
	at += run;
	if (text[at] == '.') {
		run = strspn(text + at + 1, digits);
		if (!run)
			return false;
		at += 1 + run;
	}
	return at == length;
}
