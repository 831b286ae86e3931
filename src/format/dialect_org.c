/* SPDX-License-Identifier: MIT */
/* Lines of org and of reStructuredText as Markdown. */
#include <string.h>

#include "dialect_rows.h"
#include "dialect_turning.h"
#include "layout.h"

/* ---- org */

const char *
dialect_take_task(struct piece *text)
{
	static const struct {
		const char *word, *box;
	} words[] = {{"TODO ", "[ ] "}, {"DONE ", "[x] "}, {"DOING ", "[ ] "},
		{"NEXT ", "[ ] "}, {"LATER ", "[ ] "}, {"NOW ", "[ ] "},
		{"WAITING ", "[ ] "}, {"CANCELED ", "[-] "},
		{"CANCELLED ", "[-] "}};
	size_t i, length;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		length = strlen(words[i].word);
		if (text->length < length ||
			memcmp(text->text, words[i].word, length) != 0)
			continue;
		text->text += length;
		text->length -= length;
		return words[i].box;
	}
	return "";
}

static void
add_str(struct turning *turning, const struct str *line)
{
	dialect_add_line(
		turning->dialect, str_text(line), line->length, turning->line);
}

/* A field by itself: what follows is no more of it. */
static void
add_field(struct turning *turning, const struct str *line)
{
	add_str(turning, line);
	dialect_add_line(turning->dialect, "", 0, turning->line);
}

/* <2025-06-30 Mon 10:00>, [2025-06-30 Mon]: the day that it is. */
static bool
take_stamp(struct piece *text, struct piece *day)
{
	struct piece rest = *text;
	size_t length;

	if (!piece_take_prefix(&rest, "<") && !piece_take_prefix(&rest, "["))
		return false;
	*day = rest;
	while (rest.length && *rest.text != '>' && *rest.text != ']') {
		rest.text++;
		rest.length--;
	}
	if (!rest.length)
		return false;
	for (length = 0;
		day->text + length < rest.text && day->text[length] != ' ';)
		length++;
	day->length = length;
	rest.text++;
	rest.length--;
	*text = rest;
	return true;
}

/* "DEADLINE: <2025-06-30 Mon>": the field that it is, and its day. */
static bool
take_planned(struct piece *line, const char **field, struct piece *day)
{
	static const char *const words[][2] = {{"scheduled:", "starts:"},
		{"deadline:", "due:"}, {"closed:", "note: closed"}};
	struct piece rest;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		rest = *line;
		if (!piece_take_prefix(&rest, words[i][0]))
			continue;
		piece_trim(&rest);
		if (!take_stamp(&rest, day))
			return false;
		piece_trim(&rest);
		*field = words[i][1];
		*line = rest;
		return true;
	}
	return false;
}

/* A line of nothing but those: a line each, which reads as a field. */
static bool
turn_planning(struct turning *turning, struct piece line)
{
	struct piece rest = line, day;
	struct str out = {0};
	const char *field;
	size_t count = 0;

	while (take_planned(&rest, &field, &day))
		count++;
	if (!count || rest.length)
		return false;
	while (take_planned(&line, &field, &day)) {
		str_clear(&out);
		str_addf(&out, "%s %.*s", field, (int)day.length, day.text);
		add_field(turning, &out);
	}
	str_fini(&out);
	return true;
}

/* ":OWNER: mia" between :PROPERTIES: and :END: reads as "OWNER: mia". */
static void
turn_property(struct turning *turning, struct piece line)
{
	struct piece key, value;
	struct str out = {0};
	const char *end;

	if (piece_take_prefix(&line, ":") && line.length &&
		(end = memchr(line.text, ':', line.length)) &&
		end + 1 < line.text + line.length) {
		if (!layout_field(line, &key, &value))
			str_add(&out, "note: ");
		str_add_bytes(&out, line.text, line.length);
	}
	add_field(turning, &out);
	str_fini(&out);
}

/* ":work:urgent:" at the end of a headline as #work #urgent. */
static void
add_headline(struct str *out, struct piece text)
{
	struct piece tags;
	const char *at;

	piece_trim(&text);
	for (at = text.text + text.length; at > text.text && at[-1] != ' ';)
		at--;
	tags = (struct piece){at, (size_t)(text.text + text.length - at)};
	if (at == text.text || tags.length < 3 || *at != ':' ||
		at[tags.length - 1] != ':') {
		str_add_bytes(out, text.text, text.length);
		return;
	}
	str_add_bytes(out, text.text, (size_t)(at - text.text));
	for (; at + 1 < text.text + text.length; at++) {
		if (*at == ':')
			str_add(out, at == tags.text ? "#" : " #");
		else
			str_add_char(out, *at);
	}
}

/* [#A] before the text of a headline. */
static const char *
take_priority(struct piece *text)
{
	static const char *const marks[][2] = {
		{"[#a]", "highest"}, {"[#b]", "high"}, {"[#c]", "medium"}};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (piece_take_prefix(text, marks[i][0])) {
			piece_trim(text);
			return marks[i][1];
		}
	return NULL;
}

static void
turn_headline(struct turning *turning, size_t stars, struct piece text)
{
	const char *box = dialect_take_task(&text);
	const char *priority = take_priority(&text);
	struct str out = {0};

	str_add_repeat(&out, "#", stars < 5 ? stars + 1 : 6);
	str_addf(&out, " %s", box);
	add_headline(&out, text);
	add_str(turning, &out);
	str_clear(&out);
	if (priority) {
		str_addf(&out, "priority: %s", priority);
		add_field(turning, &out);
	}
	str_fini(&out);
}

void
dialect_turn_org(struct turning *turning, struct piece line)
{
	struct piece text = line, rest = line;
	struct str out = {0};
	size_t stars = 0;

	piece_trim(&text);
	while (piece_take_prefix(&rest, "*"))
		stars++;
	if (stars && piece_take_blanks(&rest)) {
		turn_headline(turning, stars, rest);
	} else if (piece_take_prefix(&text, "#+title:")) {
		piece_trim(&text);
		str_add(&out, "# ");
		str_add_bytes(&out, text.text, text.length);
		add_str(turning, &out);
	} else if (piece_take_prefix(&text, ":properties:")) {
		turning->drawer = true;
		add_str(turning, &out);
	} else if (turning->drawer && piece_take_prefix(&text, ":end:")) {
		turning->drawer = false;
		add_str(turning, &out);
	} else if (turning->drawer) {
		turn_property(turning, text);
	} else if (!turn_planning(turning, text)) {
		dialect_add_line(turning->dialect, line.text, line.length,
			turning->line);
	}
	str_fini(&out);
}

/* ---- reStructuredText */

static bool
is_underline(struct piece line)
{
	size_t i;

	piece_trim(&line);
	if (line.length < 3 || !strchr("=-~^\"'#*+`:.", *line.text))
		return false;
	for (i = 1; i < line.length; i++)
		if (line.text[i] != *line.text)
			return false;
	return true;
}

static size_t
underline_level(struct turning *turning, char c)
{
	size_t i;

	for (i = 0; i < UNDERLINES - 1; i++)
		if (turning->under[i] == c || !turning->under[i])
			break;
	turning->under[i] = c;
	return i + 1;
}

void
dialect_turn_rst(struct turning *turning, struct piece line)
{
	const char *next, *after;
	struct piece below, title = line;
	struct str out = {0};
	char over;

	if (is_underline(line)) {
		/* A line above a title belongs to it. */
		over = *line.text;
		below = dialect_line_at(turning->at, turning->end, &next);
		if (next < turning->end && below.length &&
			is_underline(
				dialect_line_at(next, turning->end, &after)) &&
			*next == over) {
			dialect_add_line(
				turning->dialect, "", 0, turning->line);
			return;
		}
	}
	below = dialect_line_at(turning->at, turning->end, &next);
	piece_trim(&title);
	if (title.length && !is_underline(line) && is_underline(below)) {
		str_add_repeat(
			&out, "#", underline_level(turning, *below.text));
		str_add_char(&out, ' ');
		str_add_bytes(&out, title.text, title.length);
		dialect_add_line(turning->dialect, out.data, out.length,
			turning->line++);
		dialect_add_line(turning->dialect, "", 0, turning->line);
		turning->at = next;
		str_fini(&out);
		return;
	}
	/* "#. one": the next number. */
	title = line;
	str_add_repeat(&out, " ", (size_t)piece_take_indent(&title));
	if (piece_take_prefix(&title, "#. ")) {
		str_add(&out, "1. ");
		line = title;
	} else {
		str_clear(&out);
	}
	str_add_bytes(&out, line.text, line.length);
	add_str(turning, &out);
	str_fini(&out);
}
