/* SPDX-License-Identifier: MIT */
#include "git_marks.h"

#include <stdbool.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"

#define MARK_LEAST 7
#define SAID_CELLS 40 /* of each side */

/* What is left of a text. */
struct rest {
	const char *at, *end;
};

static size_t
line_length(const struct rest *rest)
{
	const char *end =
		memchr(rest->at, '\n', (size_t)(rest->end - rest->at));

	return (size_t)((end ? end : rest->end) - rest->at);
}

static void
next_line(struct rest *rest)
{
	rest->at += line_length(rest);
	if (rest->at < rest->end)
		rest->at++;
}

/* Whether the line is a mark of that kind: so many of it, and then a blank or, of
 * that in the middle, nothing. */
static bool
is_mark(const struct rest *rest, char mark)
{
	size_t length = line_length(rest), i = 0;

	while (i < length && rest->at[i] == mark)
		i++;
	if (i < MARK_LEAST)
		return false;
	return mark == '=' ? i == length || rest->at[i] == '\r'
			   : i < length && rest->at[i] == ' ';
}

static void
add_cut(const char *text, size_t length, struct str *said)
{
	struct str cut = {0};

	text = str_trim(text, &length);
	text_fit(&cut, text, length, SAID_CELLS, false);
	length = cut.length;
	text = str_trim(str_text(&cut), &length);
	str_add_bytes(said, text, length);
	str_fini(&cut);
}

/* Goes over a side, up to the mark behind it, and adds its first line. */
static void
add_side(struct rest *rest, const char *marks, struct str *said)
{
	size_t lines = 0;

	str_add_char(said, '"');
	for (; rest->at < rest->end; next_line(rest)) {
		if (strchr(marks, *rest->at) && is_mark(rest, *rest->at))
			break;
		if (!lines++)
			add_cut(rest->at, line_length(rest), said);
	}
	str_add(said, lines > 1 ? " …\"" : "\"");
}

/* The three values from the first mark on. */
static void
add_sides(struct rest *rest, struct str *said)
{
	struct str base = {0};

	next_line(rest);
	add_side(rest, "|=>", said);
	if (is_mark(rest, '|')) {
		next_line(rest);
		add_side(rest, "=>", &base);
		str_addf(said, _(" (it was %s)"), str_text(&base));
	}
	next_line(rest);
	str_add(said, ", ");
	add_side(rest, ">", said);
	str_fini(&base);
}

int
git_marks(const char *text, size_t length, struct str *said)
{
	struct rest rest = {text, text + length};
	int line = 1;

	for (; rest.at < rest.end; next_line(&rest), line++) {
		if (is_mark(&rest, '<')) {
			add_sides(&rest, said);
			return line;
		}
		if (is_mark(&rest, '>'))
			return line;
	}
	return 0;
}
