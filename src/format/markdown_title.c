/* SPDX-License-Identifier: MIT */
/* The line of a node as its title, and what stands before and behind it. */
#include <string.h>

#include "markdown_reader.h"
#include "model/progress.h"

#define DAY_LENGTH 10 /* 2026-12-01 */
#define WORD_MOST 24  /* bytes of what stands behind a dash */

/* "1. ", "一、", "(2) ", "I. " before a title that has no label. */
static void
drop_number(struct piece *title)
{
	static const char *const opens[] = {"(", "（", NULL};
	static const char *const shuts[] = {"、", ". ", "．", ") ", "）", NULL};
	struct piece after = *title, rest;
	size_t roman = 0;

	if (notation_take_keycap(title))
		return;
	if (after.length > 3 && memcmp(after.text, "\xe2\x91", 2) == 0) {
		title->text += 3;
		title->length -= 3;
		piece_trim(title);
		return;
	}
	if (after.length > 2 && *after.text >= 'a' && *after.text <= 'h' &&
		after.text[1] == ')') {
		title->text += 2;
		title->length -= 2;
		piece_trim(title);
		return;
	}
	while (roman < after.length && roman < 4 &&
		strchr("IVX", after.text[roman]))
		roman++;
	rest = (struct piece){after.text + roman, after.length - roman};
	if (roman && piece_take_prefix(&rest, ". ")) {
		*title = rest;
		piece_trim(title);
		return;
	}
	piece_take_any(&after, opens, piece_take_prefix);
	if (!piece_take_digits(&after) || after.length == title->length ||
		!piece_take_any(&after, shuts, piece_take_prefix))
		return;
	piece_trim(&after);
	if (after.length)
		*title = after;
}

/* [[page|words]] of a notes program: the words. */
struct piece
markdown_plain_links(struct markdown *markdown, struct piece text)
{
	struct str out = {0};
	const char *open, *close, *bar;
	struct piece result = text;

	while ((open = memmem(text.text, text.length, "[[", 2)) &&
		(close = memmem(open, (size_t)(text.text + text.length - open),
			 "]]", 2))) {
		str_add_bytes(&out, text.text, (size_t)(open - text.text));
		bar = memchr(open, '|', (size_t)(close - open));
		open = bar ? bar + 1 : open + 2;
		str_add_bytes(&out, open, (size_t)(close - open));
		text.length -= (size_t)(close + 2 - text.text);
		text.text = close + 2;
	}
	if (out.length) {
		str_add_bytes(&out, text.text, text.length);
		result.text = arena_text(
			&markdown->draft.arena, out.data, out.length);
		result.length = out.length;
	}
	str_fini(&out);
	return result;
}

/* "P0 | 0.7 | Start in one second": the last is the title, a share before it how
 * far it is. */
static void
take_columns(struct line *line)
{
	struct piece rest = line->title, part;
	const char *bar;
	int score = NOTATION_UNSAID, value;

	while ((bar = memmem(rest.text, rest.length, " | ", 3))) {
		part = (struct piece){rest.text, (size_t)(bar - rest.text)};
		piece_trim(&part);
		if (score_read(part.text, part.length, &value))
			score = value;
		else if (part.length != 2 || (*part.text | 32) != 'p')
			return;
		rest.length -= (size_t)(bar + 3 - rest.text);
		rest.text = bar + 3;
	}
	if (score == NOTATION_UNSAID || line->score != NOTATION_UNSAID)
		return;
	line->title = rest;
	line->score = score;
	piece_trim(&line->title);
}

/* Whether the text is what the label of the unit was read from, but for its end,
 * and begins with no mark of a state. */
static bool
is_read(const struct unit *unit, struct piece text)
{
	return text.text == unit->plain.text && text.length &&
		unit->title.text <= text.text + text.length &&
		!strchr("[\xe2\xef", *text.text);
}

/* The line as what it says before and after its title. */
void
markdown_read_title(
	struct line *line, const struct unit *unit, struct piece text)
{
	bool label = unit->label_sure && unit->title.length;

	if (unit->first && unit->block->task)
		notation_read_task(line, text.text, text.length, label,
			unit->block->done ? STATE_DONE : STATE_OPEN);
	else if (label && is_read(unit, text))
		notation_read_behind(line,
			(struct piece){unit->title.text,
				(size_t)(text.text + text.length -
					unit->title.text)},
			&unit->label);
	else if (label)
		notation_read(line, text.text, text.length);
	else
		notation_read_title(line, text.text, text.length);
	if (!label) {
		/* Of a list of definitions. */
		piece_take_prefix(&line->title, ": ");
		drop_number(&line->title);
		take_columns(line);
	}
}

bool
markdown_is_share(struct piece text)
{
	static const char *const words[] = {
		"权重", "權重", "占比", "佔比", "比重", "weight ", NULL};

	if (!piece_take_any(&text, words, piece_take_prefix) ||
		!(piece_take_suffix(&text, "%") ||
			piece_take_suffix(&text, "％")))
		return false;
	piece_trim(&text);
	return piece_take_digits(&text) && !text.length;
}

static bool
read_word(struct piece text, struct word *word)
{
	const struct field *fields = record_types[RECORD_NODE].fields;

	word->text = text;
	word->field = NODE_STATE;
	word->number = (int)field_word_read(
		&fields[NODE_STATE], text.text, text.length);
	if (word->number == STATE_OPEN)
		word->field = NODE_NOTE;
	if (word->number >= 0)
		return true;
	word->field = NODE_STATUS;
	word->number = (int)field_word_read(
		&fields[NODE_STATUS], text.text, text.length);
	return word->number > 0;
}

/* What stands behind the last `open` and before `close` at the end, and what
 * stands before it; without a `close` it is short. */
static bool
find_last(struct piece *text, const char *open, const char *close,
	struct piece *last)
{
	size_t length = strlen(open), at, least = 0;

	if (*close && !piece_take_suffix(text, close))
		return false;
	if (!*close && text->length > WORD_MOST)
		least = text->length - WORD_MOST;
	for (at = text->length; at-- > least + 1;) {
		if (at + length > text->length ||
			memcmp(text->text + at, open, length) != 0)
			continue;
		*last = (struct piece){
			text->text + at + length, text->length - at - length};
		piece_trim(last);
		text->length = at;
		piece_trim(text);
		return last->length > 0;
	}
	return false;
}

/* Whether there is any use in looking for one: most titles have nothing at their
 * end that parts it from them. */
static bool
may_end_in_word(struct piece title)
{
	size_t at = title.length > WORD_MOST ? title.length - WORD_MOST : 0;
	unsigned char c, next;

	for (; at < title.length; at++) {
		c = (unsigned char)title.text[at];
		next = at + 1 < title.length ? (unsigned char)title.text[at + 1]
					     : 0;
		if (c == ')' || c == ']' || c == '-' || c == ':' || c == 0xf0 ||
			(c == 0xe2 && next == 0x80) ||
			(c == 0xef && next == 0xbc) ||
			(c == 0xe3 && next == 0x80))
			return true;
	}
	return false;
}

bool
markdown_take_word(struct piece *title, struct word *word)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"},
		{"[", "]"}, {"【", "】"}, {" - ", ""}, {" – ", ""}, {" — ", ""},
		{"——", ""}, {": ", ""}, {"：", ""}, {" ", ""}};
	struct piece before, last;
	size_t i;

	if (!may_end_in_word(*title))
		return false;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		before = *title;
		if (!find_last(&before, pairs[i][0], pairs[i][1], &last) ||
			!read_word(last, word))
			continue;
		/* A blank alone parts no words from each other. */
		if (strcmp(pairs[i][0], " ") == 0 &&
			(unsigned char)*last.text != 0xf0)
			continue;
		*title = before;
		return true;
	}
	return false;
}

bool
markdown_next_field(struct piece *fields, struct piece *field)
{
	static const char *const stops[] = {
		", ", "，", "；", "; ", "、", "|", NULL};
	struct piece rest = *fields, at, key, value;

	*field = *fields;
	while (rest.length) {
		at = rest;
		if (piece_take_any(&rest, stops, piece_take_prefix) &&
			layout_field(rest, &key, &value)) {
			field->length = (size_t)(at.text - field->text);
			break;
		}
		if (rest.text == at.text) {
			rest.text++;
			rest.length--;
		}
	}
	piece_trim(&rest);
	*fields = rest;
	return field->text != rest.text;
}

bool
markdown_take_bracket(struct piece *title, struct piece *inside)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
	struct piece before, last, rest, first, key, value;
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		before = *title;
		if (!find_last(&before, pairs[i][0], pairs[i][1], &last))
			continue;
		rest = last;
		markdown_next_field(&rest, &first);
		if (!layout_field(first, &key, &value) &&
			!markdown_is_share(first))
			continue;
		*inside = last;
		*title = before;
		return true;
	}
	return false;
}

/* A day such as 2026-12-01 at the end. */
static bool
take_day(struct piece *title, struct piece *day)
{
	int32_t found;

	if (title->length < DAY_LENGTH)
		return false;
	*day = (struct piece){
		title->text + title->length - DAY_LENGTH, DAY_LENGTH};
	if (day->text[4] != '-' || !day_read(day->text, DAY_LENGTH, 0, &found))
		return false;
	title->length -= DAY_LENGTH;
	piece_trim(title);
	return true;
}

bool
markdown_take_sign(struct piece *title, struct str *field)
{
	static const struct {
		const char *sign, *field;
		bool dated;
	} signs[] = {
		{"📅", "due: ", true},
		{"🗓️", "due: ", true},
		{"🗓", "due: ", true},
		{"🛫", "starts: ", true},
		{"⏳", "starts: ", true},
		{"✅", "note: ✅ ", true},
		{"➕", "note: ➕ ", true},
		{"❌", "note: ❌ ", true},
		{"🔺", "priority: highest", false},
		{"⏫", "priority: high", false},
		{"🔼", "priority: medium", false},
		{"🔽", "priority: low", false},
		{"⏬", "priority: low", false},
	};
	struct piece rest = *title, day = {"", 0};
	bool dated = take_day(&rest, &day);
	size_t i;

	/* Most titles end in no such sign. */
	if (!rest.length || (unsigned char)rest.text[rest.length - 1] < 0x80)
		return false;
	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (signs[i].dated != dated ||
			!piece_take_suffix(&rest, signs[i].sign))
			continue;
		piece_trim(&rest);
		if (!rest.length)
			return false;
		str_add(field, signs[i].field);
		if (dated)
			str_add_bytes(field, day.text, day.length);
		*title = rest;
		return true;
	}
	return false;
}
