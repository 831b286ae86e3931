/* SPDX-License-Identifier: MIT */
/* Text in a post: what a person wrote stays what it says, whatever it looks
 * like to a Markdown reader, to a site's templates or to our own reader. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "guard.h"
#include "notation/notation.h"
#include "post.h"

#define FLUSH_SIZE (64 * 1024)
#define GROUP_MOST 30 /* bytes of a word that groups a backlog */

void
post_flush(struct post *post)
{
	if (post->text.length &&
		fwrite(post->text.data, 1, post->text.length, post->out) !=
			post->text.length)
		post->failed = true;
	str_clear(&post->text);
}

void
post_end_line(struct post *post)
{
	str_add_char(&post->text, '\n');
	post->blank = false;
	post->begun = true;
	if (post->text.length > FLUSH_SIZE)
		post_flush(post);
}

void
post_gap(struct post *post)
{
	if (post->begun && !post->blank)
		str_add_char(&post->text, '\n');
	post->blank = true;
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Whether the character at `at` could mean something to a Markdown reader, or
 * to the programs that sites are made with. */
static bool
is_special(const char *text, size_t length, size_t at, char before)
{
	char next = at + 1 < length ? text[at + 1] : ' ';

	switch (text[at]) {
	case '\\':
	case '`':
	case '*':
	case '~':
	case '[':
	case ']':
	case '<':
	case '|':
		return true;
	case '_':
		return !is_word(before) || !is_word(next);
	case '&':
		return next == '#' || isalpha((unsigned char)next);
	case '{':
		return next == '{' || next == '%' || before == '{';
	case ':': /* an address is a link by itself in many readers */
		return next == '/';
	case '@':
		return is_word(before) && is_word(next);
	case '.':
		return at >= 3 && strncasecmp(text + at - 3, "www", 3) == 0;
	default:
		return false;
	}
}

/* Whether text[at] would make a heading, quote, list or rule of the line that
 * begins there. */
static bool
is_special_first(const char *text, size_t length, size_t at)
{
	size_t digits = at;

	if (text[at] == '.' || text[at] == ')') {
		while (digits && isdigit((unsigned char)text[digits - 1]))
			digits--;
		return digits == 0 && at > 0 &&
			(at + 1 == length || text[at + 1] == ' ');
	}
	return at == 0 && strchr("#>-+=:", text[at]) != NULL;
}

void
post_escape_bytes(
	struct post *post, const char *text, size_t length, bool first)
{
	const struct str *done = &post->text;
	char before =
		done->length && !first ? done->data[done->length - 1] : ' ';
	size_t at, run = 0; /* what needs no escape is copied whole */

	for (at = 0; at < length; before = text[at++]) {
		if ((unsigned char)text[at] >= 0x80)
			continue;
		if (!is_special(text, length, at, before) &&
			!(first && is_special_first(text, length, at)))
			continue;
		str_add_bytes(&post->text, text + run, at - run);
		str_add_char(&post->text, '\\');
		run = at;
	}
	str_add_bytes(&post->text, text + run, length - run);
}

void
post_escape(struct post *post, const char *string, bool first)
{
	str_clear(&post->safe);
	text_visible(&post->safe, string, strlen(string));
	post_escape_bytes(
		post, str_text(&post->safe), post->safe.length, first);
}

bool
post_is_data(const struct post *post, const char *text, size_t length)
{
	struct piece rest = {text, length};

	if (post->options->letter)
		return false;
	if (guard_is_needed(text, length))
		return true;
	piece_trim(&rest);
	return post->backlog && rest.length <= GROUP_MOST &&
		(piece_take_suffix(&rest, ":") ||
			piece_take_suffix(&rest, "："));
}

void
post_lines(struct post *post, const char *text, int indent)
{
	struct str safe = {0};
	const char *end, *line;
	size_t length, taken;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		length = (size_t)(end - text);
		line = str_trim(text, &length);
		if (!length) {
			post_gap(post);
			continue;
		}
		str_clear(&safe);
		text_visible(&safe, line, length);
		str_add_repeat(&post->text, " ", (size_t)indent);
		taken = post_is_data(post, safe.data, safe.length)
			? guard_add(&post->text, safe.data, safe.length)
			: 0;
		post_escape_bytes(
			post, safe.data + taken, safe.length - taken, !taken);
		post_end_line(post);
	}
	str_fini(&safe);
}

static bool
is_shown_as_is(const char *text, size_t length)
{
	struct str shown = {0};
	bool same;

	text_visible(&shown, text, length);
	same = str_is(text, length, str_text(&shown));
	str_fini(&shown);
	return same;
}

/* Two ~ would end what is struck out, even here. */
static bool
is_plain(const char *address, size_t at, size_t next, size_t length)
{
	char c = address[at];

	if ((unsigned char)c > ' ' && (unsigned char)c < 0x7f && next == at + 1)
		return !strchr("<>()[]\\\"`{}|", c) &&
			!(c == '~' && at && address[at - 1] == '~') &&
			!(c == '~' && next < length && address[next] == '~');
	return (unsigned char)c > 0x7f &&
		is_shown_as_is(address + at, next - at);
}

void
post_address(struct str *out, const char *address, size_t length)
{
	size_t at = 0, next, i;
	bool plain;

	for (; at < length; at = next) {
		next = text_next(address, length, at);
		plain = is_plain(address, at, next, length);
		for (i = at; i < next; i++)
			if (plain)
				str_add_char(out, address[i]);
			else
				str_addf(out, "%%%02X",
					(unsigned char)address[i]);
	}
}
