/* SPDX-License-Identifier: MIT */
#include "dialect.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/err.h"
#include "dialect_table.h"
#include "notation/notation.h"

#define UNDERLINES 8 /* kinds of lines below headings of reStructuredText */
#define DEPTHS 16    /* of indented text */
#define TAB 8

/* A text on its way. */
struct turning {
	struct dialect *dialect;
	enum dialect_kind kind;
	const char *at, *end;
	int line;		/* of `at` */
	char under[UNDERLINES]; /* characters below headings, in order */
	int indents[DEPTHS];	/* of plain text, by depth */
	int depth;
	bool drawer; /* between :PROPERTIES: and :END: */
	bool begun;  /* a line has come */
	bool dashes; /* "-a" is an item */
	const char *text;
	enum { OUTSIDE_UNKNOWN, OUTSIDE_SAYS, OUTSIDE_SILENT } outside;
};

static void
add_line(struct dialect *dialect, const char *text, size_t length, int line)
{
	if (dialect->line_count == dialect->line_capacity) {
		dialect->line_capacity = dialect->line_capacity
			? dialect->line_capacity * 2
			: 256;
		dialect->lines = base_realloc(dialect->lines,
			dialect->line_capacity, sizeof *dialect->lines);
	}
	dialect->lines[dialect->line_count++] = line;
	str_add_bytes(&dialect->text, text, length);
	str_add_char(&dialect->text, '\n');
}

static struct piece
line_at(const char *at, const char *end, const char **next)
{
	const char *stop = memchr(at, '\n', (size_t)(end - at));
	struct piece line;

	if (!stop)
		stop = end;
	*next = stop < end ? stop + 1 : end;
	line = (struct piece){at, (size_t)(stop - at)};
	piece_take_suffix(&line, "\r");
	return line;
}

static bool
has_extension(const char *name, const char *extension)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	return dot && strcasecmp(dot + 1, extension) == 0;
}

enum dialect_kind
dialect_of(const char *name, const char *text, size_t length)
{
	if (has_extension(name, "org") ||
		(length > 8 && strncasecmp(text, "#+title:", 8) == 0))
		return DIALECT_ORG;
	if (has_extension(name, "rst"))
		return DIALECT_RST;
	return DIALECT_MARKDOWN;
}

/* ---- org */

/* TODO and DONE before a text, as the box they stand for. */
static const char *
take_task(struct piece *text)
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
turn_org(struct turning *turning, struct piece line)
{
	struct piece rest = line, key = line;
	struct str out = {0};
	size_t stars = 0;

	if (piece_take_prefix(&key, "#+title:")) {
		str_add(&out, "# ");
		piece_trim(&key);
		str_add_bytes(&out, key.text, key.length);
		add_line(turning->dialect, str_text(&out), out.length,
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
		add_line(turning->dialect, "", 0, turning->line);
	} else if (stars && piece_take_blanks(&rest)) {
		str_add_repeat(&out, "#", stars < 5 ? stars + 1 : 6);
		str_addf(&out, " %s", take_task(&rest));
		str_add_bytes(&out, rest.text, rest.length);
		add_line(turning->dialect, out.data, out.length, turning->line);
	} else {
		add_line(turning->dialect, line.text, line.length,
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

static void
turn_rst(struct turning *turning, struct piece line)
{
	const char *next, *after;
	struct piece below, title = line;
	struct str out = {0};
	char over;

	if (is_underline(line)) {
		/* A line above a title belongs to it. */
		over = *line.text;
		below = line_at(turning->at, turning->end, &next);
		if (next < turning->end && below.length &&
			is_underline(line_at(next, turning->end, &after)) &&
			*next == over) {
			add_line(turning->dialect, "", 0, turning->line);
			return;
		}
	}
	below = line_at(turning->at, turning->end, &next);
	piece_trim(&title);
	if (title.length && !is_underline(line) && is_underline(below)) {
		str_add_repeat(
			&out, "#", underline_level(turning, *below.text));
		str_add_char(&out, ' ');
		str_add_bytes(&out, title.text, title.length);
		add_line(turning->dialect, out.data, out.length,
			turning->line++);
		add_line(turning->dialect, "", 0, turning->line);
		turning->at = next;
		str_fini(&out);
		return;
	}
	add_line(turning->dialect, line.text, line.length, turning->line);
}

/* ---- plain text */

static int
indent_of(struct piece *line)
{
	int columns = 0;

	for (;;)
		if (piece_take_prefix(line, " "))
			columns++;
		else if (piece_take_prefix(line, "　"))
			columns += 2;
		else if (piece_take_prefix(line, "\t"))
			columns += TAB - columns % TAB;
		else
			return columns;
}

/* The first line, or one that is a span, stands above all that follows when
 * nothing is indented right below it. */
static bool
is_head(const struct turning *turning, struct piece text)
{
	const char *next = turning->at;
	struct piece below = {"", 0};
	struct span span;

	while (!below.length && next < turning->end) {
		below = line_at(next, turning->end, &next);
		if (indent_of(&below) && below.length)
			return false;
	}
	return !turning->begun || span_read(text.text, text.length, 0, &span);
}

/* Indented lines are items below what they are indented under. */
static void
turn_plain(struct turning *turning, struct piece line)
{
	struct piece text = line, bullet;
	int indent = indent_of(&text), depth;
	struct str out = {0};

	if (!text.length) {
		add_line(turning->dialect, "", 0, turning->line);
		return;
	}
	while (turning->depth && turning->indents[turning->depth] >= indent)
		turning->depth--;
	if (indent > turning->indents[turning->depth] &&
		turning->depth + 1 < DEPTHS)
		turning->indents[++turning->depth] = indent;
	depth = turning->depth;
	bullet = text;
	if (depth || piece_take_prefix(&bullet, "- ") ||
		piece_take_prefix(&bullet, "* ") ||
		piece_take_prefix(&bullet, "• "))
		depth += indent == 0;
	if (depth > 0) {
		str_add_repeat(&out, "  ", (size_t)depth - 1);
		if (bullet.length == text.length)
			str_add(&out, "- ");
	} else {
		/* Each line at the left is by itself. */
		add_line(turning->dialect, "", 0, turning->line);
		if (is_head(turning, text))
			str_add(&out, "# ");
	}
	str_add_bytes(&out, text.text, text.length);
	add_line(turning->dialect, out.data, out.length, turning->line);
	turning->begun = true;
	str_fini(&out);
}

/* ---- Markdown of note programs */

/* Bullets that Markdown has not: "• a", and "-a" where several lines are so. */
static bool
take_loose_bullet(struct piece *line, bool dashes)
{
	static const char *const signs[] = {
		"•", "●", "○", "■", "▪", "◦", "‣", "►", "➢", "·", NULL};
	struct piece rest = *line;
	unsigned char next;

	if (piece_take_any(&rest, signs, piece_take_prefix)) {
		indent_of(&rest);
		*line = rest;
		return rest.length > 0;
	}
	if (!dashes || !piece_take_prefix(&rest, "-") || !rest.length)
		return false;
	next = (unsigned char)*rest.text;
	if (!((next | 32) >= 'a' && (next | 32) <= 'z') && next < 0xe3)
		return false;
	*line = rest;
	return true;
}

#define DASHES_LEAST 2

/* Whether a line begins with something that is turned: a fence, a table, a
 * heading or a task in an item. */
static bool
begins_turned(struct piece line)
{
	static const char *const begins[] = {"```", "~~~", "<table", NULL};
	static const char *const bullets[] = {"- ", "* ", "+ ", NULL};

	if (!line.length || !strchr("`~<-*+", *line.text))
		return false;
	if (piece_take_any(&line, begins, piece_take_prefix))
		return true;
	return piece_take_any(&line, bullets, piece_take_prefix) &&
		line.length && (*line.text == '#' || *take_task(&line) != '\0');
}

/* Whether any line of the text is turned, and whether there are dashes glued to
 * what follows them. */
static bool
may_turn(const char *at, const char *end, bool *dashes)
{
	struct piece line;
	int glued = 0;
	bool found = false;

	while (at < end) {
		line = line_at(at, end, &at);
		indent_of(&line);
		/* • ● ■ and their like begin with one of two bytes. */
		if (!line.length || !strchr("-\xc2\xe2`~<*+", *line.text))
			continue;
		if (begins_turned(line) ||
			take_loose_bullet(
				&(struct piece){line.text, line.length}, false))
			found = true;
		else if (take_loose_bullet(&line, true))
			glued++;
	}
	*dashes = glued >= DASHES_LEAST;
	return found || *dashes;
}

/* "- ## O1", "- TODO x" */
static void
turn_bullet(struct turning *turning, struct piece line)
{
	static const char *const bullets[] = {"- ", "* ", "+ ", NULL};
	struct piece rest = line, after;
	struct str out = {0};
	const char *box;

	indent_of(&rest);
	str_add_bytes(&out, line.text, (size_t)(rest.text - line.text));
	after = rest;
	if (piece_take_any(&rest, bullets, piece_take_prefix)) {
		str_add_bytes(
			&out, after.text, (size_t)(rest.text - after.text));
	} else if (take_loose_bullet(&rest, turning->dashes)) {
		str_add(&out, "- ");
	} else {
		add_line(turning->dialect, line.text, line.length,
			turning->line);
		str_fini(&out);
		return;
	}
	after = rest;
	while (piece_take_prefix(&after, "#"))
		;
	if (after.text > rest.text && after.text - rest.text < 7 &&
		piece_take_blanks(&after))
		rest = after;
	box = take_task(&rest);
	str_add(&out, box);
	str_add_bytes(&out, rest.text, rest.length);
	add_line(turning->dialect, out.data, out.length, turning->line);
	str_fini(&out);
}

static bool
is_fence(struct piece line, struct piece *name)
{
	piece_trim(&line);
	if (!piece_take_prefix(&line, "```") &&
		!piece_take_prefix(&line, "~~~"))
		return false;
	*name = line;
	return true;
}

/* The label of a line of an outline, whatever marks stand before it. */
static bool
take_line_label(struct piece *line, struct label *label)
{
	static const char *const marks[] = {
		"- ", "* ", "| ", "> ", "# ", "#", NULL};

	piece_trim(line);
	while (piece_take_any(line, marks, piece_take_prefix))
		piece_trim(line);
	return notation_take_label(line, label) && !label->bare;
}

/* Whether lines are an outline with labels of both kinds, all with titles. */
static bool
is_outline(const char *at, const char *end)
{
	bool found[4] = {false};
	struct piece line;
	struct label label;

	while (at < end) {
		line = line_at(at, end, &at);
		if (!take_line_label(&line, &label))
			continue;
		if (!line.length || strchr("[<{_.", *line.text) ||
			strncmp(line.text, "…", 3) == 0)
			return false;
		found[label.level] = true;
	}
	return found[LEVEL_OBJECTIVE] && found[LEVEL_KEY_RESULT];
}

/* The end of a fenced part, its closing line; NULL when it is not closed. */
static const char *
fence_end(const char *at, const char *end)
{
	struct piece line, name;
	const char *next;

	while (at < end) {
		line = line_at(at, end, &next);
		if (is_fence(line, &name))
			return at;
		at = next;
	}
	return NULL;
}

/* Whether there are labels of both kinds outside of fences: then what stands in
 * one shows something. */
static bool
is_labelled_outside(struct turning *turning)
{
	const char *at = turning->text;
	bool found[4] = {false}, fenced = false;
	struct piece line, name;
	struct label label;

	if (turning->outside != OUTSIDE_UNKNOWN)
		return turning->outside == OUTSIDE_SAYS;
	while (at < turning->end) {
		line = line_at(at, turning->end, &at);
		if (is_fence(line, &name))
			fenced = !fenced;
		else if (!fenced && take_line_label(&line, &label) &&
			line.length)
			found[label.level] = true;
	}
	turning->outside = found[LEVEL_OBJECTIVE] && found[LEVEL_KEY_RESULT]
		? OUTSIDE_SAYS
		: OUTSIDE_SILENT;
	return turning->outside == OUTSIDE_SAYS;
}

/* An outline in a fence is read as if there was none. */
static bool
turn_fence(struct turning *turning, struct piece line)
{
	static const char *const plain[] = {
		"text", "txt", "markdown", "md", "okr", NULL};
	struct piece name;
	const char *close, *next;
	bool open;

	if (!is_fence(line, &name))
		return false;
	piece_trim(&name);
	piece_take_any(&name, plain, piece_take_prefix);
	close = fence_end(turning->at, turning->end);
	if (!close)
		return false;
	open = !name.length && is_outline(turning->at, close) &&
		!is_labelled_outside(turning);
	add_line(turning->dialect, open ? "" : line.text,
		open ? 0 : line.length, turning->line++);
	while (turning->at < close) {
		line = line_at(turning->at, turning->end, &turning->at);
		add_line(turning->dialect, line.text, line.length,
			turning->line++);
	}
	line = line_at(close, turning->end, &next);
	turning->at = next;
	add_line(turning->dialect, open ? "" : line.text,
		open ? 0 : line.length, turning->line);
	return true;
}

static void
table_row(void *context, const char *row, size_t length, int line)
{
	struct turning *turning = context;

	add_line(turning->dialect, row, length, line);
}

/* <table> … </table> as rows. */
static bool
turn_table(struct turning *turning, struct piece line)
{
	struct piece rest = line;
	const char *begin, *close;

	piece_trim(&rest);
	if (!piece_take_prefix(&rest, "<table"))
		return false;
	begin = rest.text - strlen("<table");
	close = strcasestr(begin, "</table>");
	if (!close || close >= turning->end)
		return false;
	close += strlen("</table>");
	add_line(turning->dialect, "", 0, turning->line);
	dialect_table(begin, (size_t)(close - begin), turning->line, table_row,
		turning);
	add_line(turning->dialect, "", 0, turning->line);
	/* What follows on the line of the end stays. */
	for (; begin < close; begin++)
		turning->line += *begin == '\n';
	rest = line_at(close, turning->end, &turning->at);
	add_line(turning->dialect, rest.text, rest.length, turning->line);
	return true;
}

static void
turn_line(struct turning *turning, struct piece line)
{
	if (turning->kind != DIALECT_RST && turn_table(turning, line))
		return;
	switch (turning->kind) {
	case DIALECT_ORG:
		turn_org(turning, line);
		break;
	case DIALECT_RST:
		turn_rst(turning, line);
		break;
	case DIALECT_PLAIN:
		turn_plain(turning, line);
		break;
	default:
		if (!turn_fence(turning, line))
			turn_bullet(turning, line);
		break;
	}
}

bool
dialect_turn(struct dialect *dialect, enum dialect_kind kind, const char *text,
	size_t length, int first)
{
	char *copy;
	struct turning turning = {
		.dialect = dialect, .kind = kind, .line = first};
	struct piece line;

	if (kind == DIALECT_MARKDOWN &&
		!may_turn(text, text + length, &turning.dashes))
		return false;
	/* With a NUL behind, so that a search ends. */
	copy = base_calloc(length + 1, 1);
	memcpy(copy, text, length);
	turning.at = turning.text = copy;
	turning.end = copy + length;
	while (turning.at < turning.end) {
		line = line_at(turning.at, turning.end, &turning.at);
		turn_line(&turning, line);
		turning.line++;
	}
	free(copy);
	return true;
}

void
dialect_fini(struct dialect *dialect)
{
	str_fini(&dialect->text);
	free(dialect->lines);
	dialect->lines = NULL;
}

int
dialect_line(const struct dialect *dialect, int line)
{
	if (line < 1 || (size_t)line > dialect->line_count)
		return line;
	return dialect->lines[line - 1];
}
