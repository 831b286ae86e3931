/* SPDX-License-Identifier: MIT */
/* Lines of org and of reStructuredText as Markdown. */
#include <string.h>

#include "dialect_rows.h"
#include "dialect_turning.h"

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

void
dialect_turn_org(struct turning *turning, struct piece line)
{
	struct piece rest = line, key = line;
	struct str out = {0};
	size_t stars = 0;

	if (piece_take_prefix(&key, "#+title:")) {
		str_add(&out, "# ");
		piece_trim(&key);
		str_add_bytes(&out, key.text, key.length);
		dialect_add_line(turning->dialect, str_text(&out), out.length,
			turning->line);
		str_fini(&out);
		return;
	}
	piece_trim(&key);
	if (piece_take_prefix(&key, ":properties:"))
		turning->drawer = true;
	while (piece_take_prefix(&rest, "*"))
		stars++;
	if (turning->drawer || (*str_text(&out) == '#' && stars == 0)) {
		dialect_add_line(turning->dialect, "", 0, turning->line);
	} else if (stars && piece_take_blanks(&rest)) {
		str_add_repeat(&out, "#", stars < 5 ? stars + 1 : 6);
		str_addf(&out, " %s", dialect_take_task(&rest));
		str_add_bytes(&out, rest.text, rest.length);
		dialect_add_line(
			turning->dialect, out.data, out.length, turning->line);
	} else {
		dialect_add_line(turning->dialect, line.text, line.length,
			turning->line);
	}
	if (piece_take_prefix(&key, ":end:"))
		turning->drawer = false;
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
	dialect_add_line(
		turning->dialect, line.text, line.length, turning->line);
}
