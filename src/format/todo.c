/* SPDX-License-Identifier: MIT */
/*
 * todo.txt: a line a task.
 *
 *     (A) 2026-11-01 Call the mill @phone +bakery due:2026-12-01
 *     x 2026-11-03 2026-11-01 Clean the oven +bakery
 *
 * Projects and contexts are tags; at the end of the line they are taken off.
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

/* A letter of todo.txt: A is the highest, all after C are low. */
static int
priority_of(char letter)
{
	return letter < 'D' ? PRIORITY_HIGHEST + letter - 'A' : PRIORITY_LOW;
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* (A) */
static bool
take_priority(struct piece *line, int *priority)
{
	const char *text = line->text;

	if (line->length < 4 || text[0] != '(' || !is_letter(text[1]) ||
		text[2] != ')' || text[3] != ' ')
		return false;
	*priority = priority_of(text[1]);
	line->text += 4;
	line->length -= 4;
	piece_trim(line);
	return true;
}

static bool
next_word(struct piece *line, struct piece *word)
{
	size_t length = 0;

	piece_trim(line);
	while (length < line->length && line->text[length] != ' ')
		length++;
	*word = (struct piece){line->text, length};
	line->text += length;
	line->length -= length;
	return length > 0;
}

static bool
is_tag(struct piece word)
{
	return word.length > 1 && (*word.text == '+' || *word.text == '@');
}

/* key:value, no address and no time of day */
static bool
is_pair(struct piece word)
{
	size_t at = 0;

	while (at < word.length && ((word.text[at] | 32) >= 'a') &&
		((word.text[at] | 32) <= 'z'))
		at++;
	return at && at + 1 < word.length && word.text[at] == ':' &&
		word.text[at + 1] != '/';
}

/* due:2026-12-01, t:2026-11-20 and, at what is done, pri:B */
static bool
take_pair(struct draft *draft, struct node *node, struct piece word)
{
	struct piece value = word;
	int field;
	int32_t day;

	if (piece_take_prefix(&value, "pri:")) {
		if (value.length != 1 || !is_letter(*value.text))
			return false;
		draft_set(draft, RECORD_NODE, node, NODE_PRIORITY,
			value_number(priority_of(*value.text)));
		return true;
	}
	if (piece_take_prefix(&value, "due:"))
		field = NODE_DUE;
	else if (piece_take_prefix(&value, "t:"))
		field = NODE_STARTS;
	else
		return false;
	if (value.length != DAY_BYTES || !take_day(&value, &day))
		return false;
	draft_set(draft, RECORD_NODE, node, field, value_number(day));
	return true;
}

/* Where the words of the line end and its tags and pairs begin. */
static const char *
end_of_words(struct piece line)
{
	const char *end = line.text;
	struct piece word;

	while (next_word(&line, &word))
		if (!is_tag(word) && !is_pair(word))
			end = word.text + word.length;
	return end;
}

static void
add_word(struct str *to, struct piece word)
{
	if (to->length)
		str_add(to, " ");
	str_add_bytes(to, word.text, word.length);
}

/*
 * What the words of the line are. A tag amid the words is one of them too and
 * stays in the title; so does a pair that means nothing here.
 */
static void
read_words(struct draft *draft, struct node *node, struct piece line,
	struct str *title, struct str *tags)
{
	const char *end = end_of_words(line);
	struct piece word;

	while (next_word(&line, &word)) {
		if (is_tag(word))
			add_word(tags,
				(struct piece){word.text + 1, word.length - 1});
		if (is_tag(word) ? word.text < end
				 : !take_pair(draft, node, word))
			add_word(title, word);
	}
}

static void
set_text(struct draft *draft, struct node *node, int field, struct str *text)
{
	if (text->length)
		draft_set(draft, RECORD_NODE, node, field,
			value_text(arena_text(
				&draft->arena, text->data, text->length)));
	str_fini(text);
}

/* The days that the line begins with: of two, the first is that of its end. */
static void
set_days(struct draft *draft, struct node *node, bool over, const int32_t *days)
{
	int32_t made = over ? days[1] : days[0];

	if (over && days[0] != DAY_NONE)
		draft_set(draft, RECORD_NODE, node, NODE_FINISHED,
			value_number(days[0]));
	if (made != DAY_NONE)
		draft_set(draft, RECORD_NODE, node, NODE_MADE,
			value_number(made));
}

static void
read_task(struct draft *draft, struct piece line, int number)
{
	int32_t days[] = {DAY_NONE, DAY_NONE};
	int priority = PRIORITY_NONE;
	struct str title = {0}, tags = {0};
	bool over = piece_take_prefix(&line, "x ");
	struct node *node;

	piece_trim(&line);
	take_priority(&line, &priority);
	if (take_day(&line, &days[0]) && over)
		take_day(&line, &days[1]);
	node = draft_node(draft, LEVEL_OBJECTIVE, (struct place){0}, line,
		(struct origin){number, N_("a line of todo.txt")});
	if (!node)
		return;
	if (over)
		draft_set(draft, RECORD_NODE, node, NODE_STATE,
			value_number(STATE_DONE));
	set_days(draft, node, over, days);
	if (priority != PRIORITY_NONE)
		draft_set(draft, RECORD_NODE, node, NODE_PRIORITY,
			value_number(priority));
	read_words(draft, node, line, &title, &tags);
	set_text(draft, node, NODE_TITLE, &title);
	set_text(draft, node, NODE_TAGS, &tags);
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

/* (A), or x and a day: no other kind of text begins its lines so. */
static bool
has_head(struct piece line)
{
	int priority;
	int32_t day;

	return piece_take_prefix(&line, "x ") ? take_day(&line, &day)
					      : take_priority(&line, &priority);
}

static bool
has_tag(struct piece line)
{
	struct piece word;

	while (next_word(&line, &word))
		if (is_tag(word))
			return true;
	return false;
}

bool
todo_is(const char *name, const char *text, size_t length)
{
	const char *at = text, *end = text + length;
	const char *slash = name ? strrchr(name, '/') : NULL;
	const char *base = slash ? slash + 1 : name ? name : "";
	struct piece line;
	int lines = 0, tasks = 0, heads = 0;

	if (strcasecmp(base, "todo.txt") == 0 ||
		strcasecmp(base, "done.txt") == 0)
		return true;
	while (at < end && lines < LINES_LOOKED_AT) {
		at = take_line(at, end, &line);
		if (!line.length)
			continue;
		lines++;
		heads += has_head(line);
		tasks += has_head(line) || has_tag(line);
	}
	return heads && tasks > 1 && tasks * 2 > lines;
}
