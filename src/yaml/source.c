/* SPDX-License-Identifier: MIT */
#include "yaml/source.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "git_marks.h"
#include "yaml/json.h"

struct libyaml {
	yaml_parser_t parser;
	yaml_event_t event;
};

/* The length of the line break at `at`, 0 when there is none; libyaml takes
 * NEL, LS and PS for line breaks, too. */
static size_t
line_break(const char *text, size_t length, size_t at)
{
	size_t left = length - at;

	text += at;
	if (left && *text == '\n')
		return 1;
	if (left && *text == '\r')
		return left > 1 && text[1] == '\n' ? 2 : 1;
	if (left > 1 && memcmp(text, "\xc2\x85", 2) == 0)
		return 2;
	if (left > 2 &&
		(memcmp(text, "\xe2\x80\xa8", 3) == 0 ||
			memcmp(text, "\xe2\x80\xa9", 3) == 0))
		return 3;
	return 0;
}

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

void
source_place(const struct yaml_source *source, size_t line, size_t column,
	int *shown_line, int *shown_column)
{
	const char *text = source->text;
	size_t length = source->text_length, at = 0, begin, broken;

	*shown_line = (int)line + 1;
	while (line && at < length) {
		broken = line_break(text, length, at);
		at += broken ? broken : 1;
		line -= broken > 0;
	}
	begin = at;
	while (column && at < length) {
		at++;
		while (at < length && is_continuation(text[at]))
			at++;
		column--;
	}
	*shown_column = (int)(at - begin) + 1;
}

static void
error_at(struct yaml_source *source, size_t line, size_t column,
	const char *format, va_list args)
{
	char what[400];
	int shown_line = 0, shown_column = 0;

	vsnprintf(what, sizeof what, format, args);
	/* The walk is for what is shown; the rest is only counted. */
	if (source->problems->errors < PROBLEMS_SHOWN)
		source_place(source, line, column, &shown_line, &shown_column);
	problems_error(source->problems, shown_line, shown_column, "%s", what);
}

void
source_error(struct yaml_source *source, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(source, source->line, source->column, format, args);
	va_end(args);
}

static bool
stop(struct yaml_source *source)
{
	source->kind = SOURCE_END;
	source->failed = true;
	return false;
}

static bool __attribute__((format(printf, 4, 5)))
refuse(struct yaml_source *source, size_t line, size_t column,
	const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(source, line, column, format, args);
	va_end(args);
	return stop(source);
}

/* What libyaml's reader refuses carries an offset instead of a mark. */
static bool
refuse_bytes(struct yaml_source *source)
{
	const yaml_parser_t *parser = &source->libyaml->parser;
	const char *text = source->text, *at = text;
	const char *end = text + parser->problem_offset, *next;
	int line = 1;

	if (end > text + source->text_length)
		end = text + source->text_length;
	while ((next = memchr(at, '\n', (size_t)(end - at)))) {
		at = next + 1;
		line++;
	}
	problems_error(source->problems, line, (int)(end - at) + 1,
		_("a control character; write it as an escape in double "
		  "quotes"));
	return stop(source);
}

static bool
refuse_syntax(struct yaml_source *source)
{
	const yaml_parser_t *parser = &source->libyaml->parser;

	if (parser->error == YAML_READER_ERROR)
		return refuse_bytes(source);
	if (parser->context && parser->context_mark.line)
		return refuse(source, parser->problem_mark.line,
			parser->problem_mark.column,
			_("this is not valid YAML: %s %s that began in line "
			  "%zu"),
			parser->problem, parser->context,
			parser->context_mark.line + 1);
	return refuse(source, parser->problem_mark.line,
		parser->problem_mark.column, _("this is not valid YAML: %s"),
		parser->problem ? parser->problem : "");
}

/* Reports where git left marks. */
static bool
is_settled(struct yaml_source *source, const char *text, size_t length)
{
	struct str said = {0};
	int line = git_marks(text, length, &said);

	if (line)
		problems_error(source->problems, line, 0,
			_("git left a conflict here%s%s: keep one side, delete "
			  "the other and the lines with marks"),
			said.length ? ": " : "", str_text(&said));
	str_fini(&said);
	return line == 0;
}

bool
source_init(struct yaml_source *source, const char *text, size_t length,
	struct problems *problems)
{
	size_t mark;

	memset(source, 0, sizeof *source);
	source->problems = problems;
	if (!problems_check(problems, text, length))
		return stop(source);
	mark = str_mark(text, length);
	text += mark;
	length -= mark;
	if (!is_settled(source, text, length))
		return stop(source);
	source->text = text;
	source->text_length = length;
	if (json_repair(text, length, &source->repaired)) {
		source->text = source->repaired.data;
		source->text_length = source->repaired.length;
	}
	source->libyaml = base_calloc(1, sizeof *source->libyaml);
	if (!yaml_parser_initialize(&source->libyaml->parser)) {
		problems_error(problems, 0, 0, _("out of memory"));
		return stop(source);
	}
	source->open = true;
	yaml_parser_set_encoding(&source->libyaml->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&source->libyaml->parser,
		(const unsigned char *)source->text, source->text_length);
	return source_next(source);
}

void
source_fini(struct yaml_source *source)
{
	if (source->held)
		yaml_event_delete(&source->libyaml->event);
	if (source->open)
		yaml_parser_delete(&source->libyaml->parser);
	free(source->libyaml);
	str_fini(&source->repaired);
	source->libyaml = NULL;
	source->open = source->held = false;
	source->kind = SOURCE_END;
}

/* The core schema's own tags say what is plain anyway. */
static bool
is_core_tag(const yaml_char_t *tag)
{
	static const char prefix[] = "tag:yaml.org,2002:";
	static const char *const names[] = {
		"str", "int", "float", "bool", "null", "map", "seq", NULL};
	const char *name = (const char *)tag;
	size_t i;

	if (strncmp(name, prefix, sizeof prefix - 1) != 0)
		return false;
	name += sizeof prefix - 1;
	for (i = 0; names[i]; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static bool
check_node(struct yaml_source *source, const yaml_char_t *anchor,
	const yaml_char_t *tag)
{
	if (anchor)
		return refuse(source, source->line, source->column,
			_("anchors (&%s) are not read; write the value out"),
			(const char *)anchor);
	if (tag && !is_core_tag(tag))
		return refuse(source, source->line, source->column,
			_("tags (%s) are not read; take it away"),
			(const char *)tag);
	return true;
}

static bool
take_scalar(struct yaml_source *source)
{
	const char *value =
		(const char *)source->libyaml->event.data.scalar.value;
	size_t length = source->libyaml->event.data.scalar.length;
	yaml_scalar_style_t style = source->libyaml->event.data.scalar.style;
	struct text_fault fault;

	if (!check_node(source, source->libyaml->event.data.scalar.anchor,
		    source->libyaml->event.data.scalar.tag))
		return false;
	source->kind = SOURCE_SCALAR;
	source->value = value;
	source->length = length;
	source->plain = style == YAML_PLAIN_SCALAR_STYLE;
	/* Only double quotes have escapes, and the text was checked. */
	if (style != YAML_DOUBLE_QUOTED_SCALAR_STYLE ||
		text_check(value, length, &fault))
		return true;
	return refuse(source, source->line, source->column,
		_("an escape stands for a character that is not allowed: %s"),
		_(fault.what));
}

static bool
take_open(struct yaml_source *source, enum source_kind kind,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	source->kind = kind;
	if (!check_node(source, anchor, tag))
		return false;
	if (++source->depth <= SOURCE_DEPTH)
		return true;
	return refuse(source, source->line, source->column,
		_("nested deeper than %d"), SOURCE_DEPTH);
}

/* True when the event is one for the caller. */
static bool
take_event(struct yaml_source *source, bool *more)
{
	const yaml_event_t *event = &source->libyaml->event;

	*more = true;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (source->documents++)
			*more = refuse(source, source->line, source->column,
				_("a second document begins here; a file "
				  "holds one"));
		return !*more;
	case YAML_SCALAR_EVENT:
		*more = take_scalar(source);
		return true;
	case YAML_MAPPING_START_EVENT:
		*more = take_open(source, SOURCE_MAP,
			event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		*more = take_open(source, SOURCE_LIST,
			event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		return true;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		source->kind = SOURCE_CLOSE;
		source->depth--;
		return true;
	case YAML_ALIAS_EVENT:
		*more = refuse(source, source->line, source->column,
			_("aliases (*%s) are not read; write the value out"),
			(const char *)event->data.alias.anchor);
		return true;
	case YAML_STREAM_END_EVENT:
	case YAML_NO_EVENT:
		source->kind = SOURCE_END;
		*more = false;
		return true;
	default:
		return false;
	}
}

bool
source_next(struct yaml_source *source)
{
	bool more;

	if (!source->open || source->failed)
		return stop(source);
	do {
		if (source->held)
			yaml_event_delete(&source->libyaml->event);
		source->held = false;
		if (!yaml_parser_parse(
			    &source->libyaml->parser, &source->libyaml->event))
			return refuse_syntax(source);
		source->held = true;
		source->line = source->libyaml->event.start_mark.line;
		source->column = source->libyaml->event.start_mark.column;
	} while (!take_event(source, &more));
	return more;
}

void
source_skip(struct yaml_source *source)
{
	int depth = source->depth - 1;

	if (source->kind != SOURCE_MAP && source->kind != SOURCE_LIST)
		return;
	while (source_next(source) &&
		(source->kind != SOURCE_CLOSE || source->depth > depth))
		;
}

bool
source_is_null(const struct yaml_source *source)
{
	static const char *const words[] = {
		"", "~", "null", "Null", "NULL", NULL};
	size_t i;

	if (source->kind != SOURCE_SCALAR || !source->plain ||
		source->length > 4)
		return false;
	for (i = 0; words[i]; i++)
		if (str_is(source->value, source->length, words[i]))
			return true;
	return false;
}
