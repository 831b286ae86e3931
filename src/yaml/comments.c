/* SPDX-License-Identifier: MIT */
#include "yaml/comments.h"

#include <string.h>
#include <yaml.h>

#include "base/say.h"
#include "base/text.h"

#define SHOWN 60 /* cells of a comment in its message */

/* Between two tokens stand blanks, line breaks and comments, nothing else. */
struct gaps {
	struct problems *problems;
	const char *at, *end;
	size_t index; /* of `at`, in characters, as libyaml counts */
	const char *line_start;
	int line;
};

static void
step(struct gaps *gaps)
{
	if (*gaps->at++ == '\n') {
		gaps->line++;
		gaps->line_start = gaps->at;
	}
	while (gaps->at < gaps->end &&
		((unsigned char)*gaps->at & 0xc0) == 0x80)
		gaps->at++;
	gaps->index++;
}

static void
go_to(struct gaps *gaps, size_t index)
{
	while (gaps->index < index && gaps->at < gaps->end)
		step(gaps);
}

static void
note_comment(struct gaps *gaps)
{
	const char *stop =
		memchr(gaps->at, '\n', (size_t)(gaps->end - gaps->at));

	if (!stop)
		stop = gaps->end;

	problems_note(gaps->problems, gaps->line,
		(int)(gaps->at - gaps->line_start) + 1,
		_("a comment is left out: %.*s"),
		(int)text_cut(gaps->at, (size_t)(stop - gaps->at), SHOWN, NULL),
		gaps->at);
	while (gaps->at < stop)
		step(gaps);
}

/* The comments before the token that begins at `index`. */
static void
cross(struct gaps *gaps, size_t index)
{
	while (gaps->index < index && gaps->at < gaps->end)
		if (*gaps->at == '#')
			note_comment(gaps);
		else
			step(gaps);
}

void
comments_note(struct problems *problems, const char *text, size_t length)
{
	struct gaps gaps = {problems, text, text + length, 0, text, 1};
	yaml_parser_t parser;
	yaml_token_t token;
	bool end = false;

	if (!memchr(text, '#', length) || !yaml_parser_initialize(&parser))
		return;
	gaps.at = gaps.line_start += str_mark(text, length);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)gaps.at,
		(size_t)(gaps.end - gaps.at));
	while (!end && yaml_parser_scan(&parser, &token)) {
		cross(&gaps, token.start_mark.index);
		go_to(&gaps, token.end_mark.index);
		end = token.type == YAML_STREAM_END_TOKEN ||
			token.type == YAML_NO_TOKEN;
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&parser);
}
