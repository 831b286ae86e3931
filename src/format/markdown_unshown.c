/* SPDX-License-Identifier: MIT */
/*
 * What our own posts show nowhere (review/unshown.c): a comment of its own that
 * says the record it is of, and its fields a line each.
 *
 *     * KeyResult: 写 6 篇笔记 4/10
 *       <!-- tenths node
 *       owner: 小李
 *       due: 2026-12-20 -->
 */
#include <string.h>

#include "base/say.h"
#include "markdown_reader.h"
#include "yaml/seen.h"

#define BEGIN "<!-- tenths "

bool
markdown_begins_unshown(const char *text, size_t length)
{
	return length >= strlen(BEGIN) &&
		memcmp(text, BEGIN, strlen(BEGIN)) == 0;
}

/* The comment as a copy without what frames it. */
static char *
take_inside(struct arena *arena, const char *text)
{
	struct piece inside = piece_of(text + strlen(BEGIN));
	const char *end = strstr(inside.text, "-->");

	if (end)
		inside.length = (size_t)(end - inside.text);
	piece_trim(&inside);
	return arena_text(arena, inside.text, inside.length);
}

/* \n, \t, \- and \\ of a value, in place. */
static void
unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text != '\\' || !text[1] || !strchr("nt-\\", text[1]))
			*to++ = *text;
		else if (*++text == 'n')
			*to++ = '\n';
		else
			*to++ = (char)(*text == 't' ? '\t' : *text);
	}
	*to = '\0';
}

/* The record at hand. */
static void *
find_record(const struct markdown *markdown, enum record record)
{
	const struct draft *draft = &markdown->draft;
	uint32_t id = record == RECORD_NODE ? markdown->last
		: record == RECORD_CYCLE    ? markdown->cycle
					    : draft->last[record];

	return (void *)(uintptr_t)plan_record(draft->plan, record, id);
}

/* The field of that name, if it is one that a post may have nowhere else. */
static const struct field *
find_field(enum record record, const char *name)
{
	const struct field *field =
		field_find(record, strcmp(name, "id") ? name : "uid");
	int at = field ? (int)(field - record_types[record].fields) : 0;

	if (!field || field->type == FIELD_TITLE ||
		(field->derived && field->type != FIELD_UID) ||
		field->type == FIELD_ID ||
		(record == RECORD_NODE && at == NODE_LEVEL) ||
		(record == RECORD_CYCLE &&
			(at == CYCLE_STARTS || at == CYCLE_ENDS)))
		return NULL;
	return field;
}

/* Reads "name: value" into the record; false with what is wrong. */
static bool
set_field(struct markdown *markdown, enum record record, void *memory,
	char *line, struct err *err)
{
	struct draft *draft = &markdown->draft;
	char *text = strstr(line, ": ");
	const struct field *field;
	struct value value;

	if (text)
		*text = '\0';
	field = text ? find_field(record, line) : NULL;
	if (!field)
		return err_set(err, ERR_INPUT, _("“%s” is no field"), line);
	unescape(text += 2);
	draft->values.stored = true;
	if (!value_read(field, text, &draft->values, &value, err))
		return false;
	if (value.type == VALUE_TEXT)
		value.text = arena_text(
			&draft->arena, value.text, strlen(value.text));
	if (field->derived &&
		seen_add(&markdown->rows, seen_key(2, (uint64_t)value.number),
			1))
		return err_set(err, ERR_INPUT,
			_("the id %s stands there twice"), text);
	draft_set(draft, record, memory,
		(int)(field - record_types[record].fields), value);
	return true;
}

/* The metric that the first line names: the table may not have it. */
static void *
take_metric(struct markdown *markdown, char **lines, int line)
{
	static const char name[] = "name: ";
	char *first = strsep(lines, "\n");

	if (!first || strncmp(first, name, strlen(name)) != 0)
		return NULL;
	unescape(first);
	return markdown_metric(markdown, piece_of(first + strlen(name)), line);
}

/* One more of the node at hand, which it may be the first of. */
static void *
make_comment(struct markdown *markdown, int line)
{
	struct comment *comment;

	if (!markdown->last)
		return NULL;
	comment = draft_make(&markdown->draft, RECORD_COMMENT, line);
	if (comment)
		comment->node = markdown->last;
	return comment;
}

static void
read_fields(struct markdown *markdown, enum record record, char *lines, int at)
{
	struct draft *draft = &markdown->draft;
	bool measured = strstr(lines, "basis: ") != NULL;
	bool metric = record == RECORD_METRIC;
	void *memory = metric ? take_metric(markdown, &lines, at + 1)
		: record == RECORD_COMMENT ? make_comment(markdown, at)
					   : find_record(markdown, record);
	struct err err = {0};
	char *line;

	if (!memory) {
		problems_error(&draft->problems, at, 0, "%s",
			_("nothing stands above it that this could be of"));
		return;
	}
	/* How far it is follows from something else. */
	if (record == RECORD_NODE && measured)
		draft_set(draft, record, memory, NODE_PROGRESS, value_none());
	for (at += 1 + metric; (line = strsep(&lines, "\n")); at++)
		if (!set_field(markdown, record, memory, line, &err))
			problems_error(&draft->problems, at, 0, "%s", err.text);
}

static void
read_one(struct markdown *markdown, const char *text, int line)
{
	static const enum record records[] = {RECORD_NODE, RECORD_CYCLE,
		RECORD_PRIORITY, RECORD_METRIC, RECORD_COMMENT};
	char *inside = take_inside(&markdown->draft.arena, text);
	size_t length = strcspn(inside, "\n"), i;

	if (str_is(inside, length, "alone"))
		markdown_leave_tree(markdown);
	for (i = 0; inside[length] && i < sizeof records / sizeof *records; i++)
		if (str_is(inside, length, record_types[records[i]].name))
			read_fields(markdown, records[i], inside + length + 1,
				line);
}

/* Those that follow one another are one block. */
void
markdown_read_unshown(
	struct markdown *markdown, const struct markdown_block *block)
{
	const char *text = block->plain, *end;
	int line = block->line;

	while (text && markdown_begins_unshown(text, strlen(text))) {
		read_one(markdown, text, line);
		end = strstr(text, "-->");
		if (!end)
			break;
		for (end += 3; *text && (text < end || strchr(" \n", *text));
			text++)
			line += *text == '\n';
	}
}
