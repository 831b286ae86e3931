/* SPDX-License-Identifier: MIT */
/*
 * todo.txt: a line a task.
 *
 *     (A) 2026-11-01 Call the mill @phone +bakery due:2026-12-01
 *     x 2026-11-03 2026-11-01 Clean the oven +bakery
 *
 * Projects and contexts are tags, at the end of the line they are taken off.
 */
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/say.h"
#include "draft.h"
#include "notation/piece.h"
#include "tasks.h"

#define DAY_BYTES 10 /* 2026-11-01 */
#define LINES_LOOKED_AT 20

static bool
take_day(struct piece *line, int32_t *day)
{
	if (line->length < DAY_BYTES || line->text[4] != '-' ||
		(line->length > DAY_BYTES && line->text[DAY_BYTES] != ' ') ||
		!day_read(line->text, DAY_BYTES, 0, day))
		return false;
	line->text += DAY_BYTES;
	line->length -= DAY_BYTES;
	piece_trim(line);
	return true;
}

/* (A) */
static bool
take_priority(struct piece *line, int *priority)
{
	const char *text = line->text;

	if (line->length < 4 || text[0] != '(' || text[1] < 'A' ||
		text[1] > 'Z' || text[2] != ')' || text[3] != ' ')
		return false;
	*priority =
		text[1] < 'D' ? PRIORITY_HIGHEST + text[1] - 'A' : PRIORITY_LOW;
	line->text += 4;
	line->length -= 4;
	piece_trim(line);
	return true;
}

/* The last word of the line; false when nothing would be left. */
static bool
last_word(const struct piece *line, struct piece *word)
{
	size_t at = line->length;

	while (at && line->text[at - 1] != ' ')
		at--;
	*word = (struct piece){line->text + at, line->length - at};
	return at > 0 && word->length > 1;
}

/* due:2026-12-01, t:2026-11-20, +project, @context at the end. */
static bool
take_end(struct draft *draft, struct node *node, struct piece *line,
	struct str *tags)
{
	struct piece word, value;
	int field = -1;
	int32_t day;

	if (!last_word(line, &word))
		return false;
	value = word;
	if (piece_take_prefix(&value, "due:"))
		field = NODE_DUE;
	else if (piece_take_prefix(&value, "t:"))
		field = NODE_STARTS;
	if (field >= 0) {
		if (value.length != DAY_BYTES || !take_day(&value, &day))
			return false;
		draft_set(draft, RECORD_NODE, node, field, value_number(day));
	} else if (*word.text == '+' || *word.text == '@') {
		str_splice(tags, 0, 0, " ", 1);
		str_splice(tags, 0, 0, word.text + 1, word.length - 1);
	} else {
		return false;
	}
	line->length -= word.length;
	piece_trim(line);
	return true;
}

static void
read_task(struct draft *draft, struct piece line, int number)
{
	struct piece done = line;
	int32_t first = DAY_NONE, second = DAY_NONE, made;
	int priority = PRIORITY_NONE;
	struct str tags = {0};
	struct node *node;
	bool over = piece_take_prefix(&done, "x ");

	if (over)
		line = done;
	piece_trim(&line);
	take_priority(&line, &priority);
	if (take_day(&line, &first))
		take_day(&line, &second);
	/* Of two days the first is that of its end. */
	made = second != DAY_NONE ? second : first;
	node = draft_node(draft, LEVEL_OBJECTIVE, (struct place){0}, line,
		(struct origin){number, N_("a line of todo.txt")});
	if (!node)
		return;
	while (take_end(draft, node, &line, &tags))
		;
	draft_set(draft, RECORD_NODE, node, NODE_TITLE,
		value_text(arena_text(&draft->arena, line.text, line.length)));
	if (tags.length) {
		tags.data[tags.length - 1] = '\0';
		draft_set(draft, RECORD_NODE, node, NODE_TAGS,
			value_text(arena_text(
				&draft->arena, tags.data, tags.length - 1)));
	}
	if (over)
		draft_set(draft, RECORD_NODE, node, NODE_STATE,
			value_number(STATE_DONE));
	if (priority != PRIORITY_NONE)
		draft_set(draft, RECORD_NODE, node, NODE_PRIORITY,
			value_number(priority));
	if (made != DAY_NONE)
		draft_set(draft, RECORD_NODE, node, NODE_MADE,
			value_number(made));
	str_fini(&tags);
}

static const char *
take_line(const char *at, const char *end, struct piece *line)
{
	const char *next = memchr(at, '\n', (size_t)(end - at));

	if (!next)
		next = end;
	*line = (struct piece){at, (size_t)(next - at)};
	piece_trim(line);
	return next < end ? next + 1 : end;
}

bool
todo_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	const char *at = file.text, *end = file.text + file.length;
	struct draft draft;
	struct piece line;
	int number = 1;
	bool ok;

	draft_init(&draft, plan, options, reporter);
	if (problems_check(&draft.problems, file.text, file.length))
		for (; at < end && !draft.full; number++) {
			at = take_line(at, end, &line);
			if (line.length)
				read_task(&draft, line, number);
		}
	if (!draft.last[RECORD_NODE] && !draft.problems.errors)
		problems_error(
			&draft.problems, 0, 0, _("there is no task in it"));
	ok = draft_end(&draft, err);
	draft_fini(&draft);
	return ok;
}

bool
todo_is(const char *name, const char *text, size_t length)
{
	const char *at = text, *end = text + length;
	const char *slash = name ? strrchr(name, '/') : NULL;
	const char *base = slash ? slash + 1 : name ? name : "";
	struct piece line, rest;
	int lines = 0, tasks = 0, priority;
	int32_t day;

	if (strcasecmp(base, "todo.txt") == 0 ||
		strcasecmp(base, "done.txt") == 0)
		return true;
	while (at < end && lines < LINES_LOOKED_AT) {
		at = take_line(at, end, &line);
		if (!line.length)
			continue;
		lines++;
		rest = line;
		if (piece_take_prefix(&rest, "x ")
				? take_day(&rest, &day)
				: take_priority(&rest, &priority))
			tasks++;
	}
	return tasks > 1 && tasks * 2 > lines;
}
