/* SPDX-License-Identifier: MIT */
#include "dialect.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/err.h"
#include "dialect_rows.h"
#include "dialect_table.h"
#include "dialect_turning.h"
#include "layout.h"
#include "notation/notation.h"

void
dialect_add_line(
	struct dialect *dialect, const char *text, size_t length, int line)
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

/* ---- plain text */

static bool
take_bullet(struct piece *text)
{
	static const char *const bullets[] = {"- ", "* ", "• ", NULL};

	return piece_take_any(text, bullets, piece_take_prefix);
}

/* The first line that is set apart or says that goals follow, or one that is a
 * span, stands above all that follows when nothing is indented right below it.
 * It is apart as the one above a list, and by a blank line where the lines below
 * have none between each other. */
static bool
is_head(const struct turning *turning, struct piece text)
{
	const char *next = turning->at;
	struct piece below = {"", 0}, second = {"", 0};
	struct span span;
	int blanks = -1;

	for (; !below.length && next < turning->end; blanks++) {
		below = dialect_line_at(next, turning->end, &next);
		if (piece_take_indent(&below) && below.length)
			return false;
	}
	if (span_read(text.text, text.length, 0, &span))
		return true;
	if (turning->begun)
		return false;
	if (take_bullet(&below) || layout_says_goals(text))
		return true;
	if (next < turning->end)
		second = dialect_line_at(next, turning->end, &next);
	return blanks > 0 && (second.length || next >= turning->end);
}

/* Indented lines are items below what they are indented under. */
static void
turn_plain(struct turning *turning, struct piece line)
{
	struct piece text = line, bullet;
	int indent = piece_take_indent(&text), depth;
	struct str out = {0};

	if (!text.length) {
		dialect_add_line(turning->dialect, "", 0, turning->line);
		return;
	}
	while (turning->depth && turning->indents[turning->depth] >= indent)
		turning->depth--;
	if (indent > turning->indents[turning->depth] &&
		turning->depth + 1 < DEPTHS)
		turning->indents[++turning->depth] = indent;
	depth = turning->depth;
	bullet = text;
	if (depth || take_bullet(&bullet))
		depth += indent == 0;
	if (depth > 0) {
		str_add_repeat(&out, "  ", (size_t)depth - 1);
		if (bullet.length == text.length)
			str_add(&out, "- ");
		if (dialect_take_counter(&text))
			str_add(&out, "1. ");
	} else {
		/* Each line at the left is by itself. */
		dialect_add_line(turning->dialect, "", 0, turning->line);
		if (is_head(turning, text))
			str_add(&out, "# ");
	}
	str_add_bytes(&out, text.text, text.length);
	dialect_add_line(turning->dialect, out.data, out.length, turning->line);
	turning->begun = true;
	str_fini(&out);
}

/* ---- Markdown of note programs */

#define DASHES_LEAST 2

/* Whether a line begins with something that is turned: a fence, a table, a
 * heading or a task in an item. */
static bool
begins_turned(struct piece line)
{
	static const char *const begins[] = {"```", "~~~", "<table", NULL};

	if (!line.length || !strchr("`~<-*+", *line.text))
		return false;
	if (piece_take_any(&line, begins, piece_take_prefix))
		return true;
	return dialect_take_dash(&line) && line.length &&
		(*line.text == '#' || *dialect_take_task(&line) != '\0');
}

/* Whether a line is turned whatever stands around it. */
static bool
is_turned(struct piece line, int indent)
{
	struct piece counted = line, callout = line, bullet = line;

	return (indent && dialect_take_counter(&counted)) ||
		dialect_take_callout(&callout) || begins_turned(line) ||
		dialect_take_bullet(&bullet, false);
}

/* Whether any line of the text is turned, and whether there are dashes glued to
 * what follows them. */
static bool
may_turn(const char *at, const char *end, bool *dashes)
{
	struct table_scan table = {0};
	struct piece line;
	int glued = 0, column = 0, indent;
	bool found = false;

	while (at < end) {
		line = dialect_line_at(at, end, &at);
		found = dialect_ends_item(line, &column) || found;
		indent = piece_take_indent(&line);
		found = dialect_table_differs(&table, line) || found;
		if (is_turned(line, indent))
			found = true;
		else if (dialect_take_bullet(&line, true))
			glued++;
	}
	*dashes = glued >= DASHES_LEAST;
	return found || *dashes;
}

/* "- ## O1", "- TODO x" */
static void
turn_bullet(struct turning *turning, struct piece line)
{
	struct piece rest = line, after;
	struct str out = {0};
	const char *box;
	int indent = piece_take_indent(&rest);

	str_add_bytes(&out, line.text, (size_t)(rest.text - line.text));
	after = rest;
	if (dialect_take_dash(&rest)) {
		str_add_bytes(
			&out, after.text, (size_t)(rest.text - after.text));
	} else if (dialect_take_bullet(&rest, turning->dashes) ||
		(indent && dialect_take_counter(&rest))) {
		str_add(&out, "- ");
	} else {
		dialect_add_line(turning->dialect, line.text, line.length,
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
	box = dialect_take_task(&rest);
	str_add(&out, box);
	str_add_bytes(&out, rest.text, rest.length);
	dialect_add_line(turning->dialect, out.data, out.length, turning->line);
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
		line = dialect_line_at(at, end, &at);
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
		line = dialect_line_at(at, end, &next);
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
		line = dialect_line_at(at, turning->end, &at);
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
	dialect_add_line(turning->dialect, open ? "" : line.text,
		open ? 0 : line.length, turning->line++);
	while (turning->at < close) {
		line = dialect_line_at(turning->at, turning->end, &turning->at);
		dialect_add_line(turning->dialect, line.text, line.length,
			turning->line++);
	}
	line = dialect_line_at(close, turning->end, &next);
	turning->at = next;
	dialect_add_line(turning->dialect, open ? "" : line.text,
		open ? 0 : line.length, turning->line);
	return true;
}

static void
table_row(void *context, const char *row, size_t length, int line)
{
	struct turning *turning = context;

	dialect_add_line(turning->dialect, row, length, line);
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
	dialect_add_line(turning->dialect, "", 0, turning->line);
	dialect_table(begin, (size_t)(close - begin), turning->line, table_row,
		turning);
	dialect_add_line(turning->dialect, "", 0, turning->line);
	/* What follows on the line of the end stays. */
	for (; begin < close; begin++)
		turning->line += *begin == '\n';
	rest = dialect_line_at(close, turning->end, &turning->at);
	dialect_add_line(
		turning->dialect, rest.text, rest.length, turning->line);
	return true;
}

static void
turn_callout(struct turning *turning, struct piece title)
{
	struct str out = {0};

	str_add(&out, "> ");
	str_add_bytes(&out, title.text, title.length);
	dialect_add_line(turning->dialect, out.data, out.length, turning->line);
	str_fini(&out);
}

static void
turn_line(struct turning *turning, struct piece line)
{
	if (turning->kind != DIALECT_RST && turn_table(turning, line))
		return;
	switch (turning->kind) {
	case DIALECT_ORG:
		dialect_turn_org(turning, line);
		break;
	case DIALECT_RST:
		dialect_turn_rst(turning, line);
		break;
	case DIALECT_PLAIN:
		turn_plain(turning, line);
		break;
	default:
		if (dialect_take_callout(&line)) {
			turn_callout(turning, line);
			break;
		}
		if (dialect_ends_item(line, &turning->column))
			dialect_add_line(
				turning->dialect, "", 0, turning->line);
		if (!turn_fence(turning, line) &&
			!dialect_turn_rows(turning, line))
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
		line = dialect_line_at(turning.at, turning.end, &turning.at);
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
