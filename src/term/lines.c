/* SPDX-License-Identifier: MIT */
#include "term/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

void
lines_fini(struct lines *lines)
{
	arena_fini(&lines->arena);
	free(lines->lines);
	memset(lines, 0, sizeof *lines);
}

void
lines_begin(struct lines *lines, uint32_t id)
{
	if (lines->count == lines->capacity) {
		lines->capacity = lines->capacity ? 2 * lines->capacity : 64;
		lines->lines = base_realloc(
			lines->lines, lines->capacity, sizeof *lines->lines);
	}
	lines->lines[lines->count++] = (struct line){.id = id};
}

static struct segment *
add_segment(struct lines *lines, int column, unsigned style)
{
	struct segment *segment = arena_alloc(&lines->arena, sizeof *segment);
	struct line *line = &lines->lines[lines->count - 1];

	segment->column = column;
	segment->style = style;
	segment->text = "";
	if (line->last)
		line->last->next = segment;
	else
		line->first = segment;
	line->last = segment;
	return segment;
}

void
lines_add_bytes(struct lines *lines, int column, unsigned style,
	const char *text, size_t length)
{
	if (length)
		add_segment(lines, column, style)->text =
			arena_text(&lines->arena, text, length);
}

void
lines_add(struct lines *lines, int column, unsigned style, const char *text)
{
	lines_add_bytes(lines, column, style, text, strlen(text));
}

void
lines_addf(struct lines *lines, int column, unsigned style, const char *format,
	...)
{
	va_list args;
	char *text;

	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0) {
		lines_add(lines, column, style, text);
		free(text);
	}
	va_end(args);
}

void
lines_label(struct lines *lines, size_t i, int column, unsigned style,
	const char *text)
{
	struct segment *segment = arena_alloc(&lines->arena, sizeof *segment);
	struct line *line = &lines->lines[i];

	segment->column = column;
	segment->style = style;
	segment->text = arena_text(&lines->arena, text, strlen(text));
	segment->next = line->first;
	line->first = segment;
	if (!line->last)
		line->last = segment;
}

void
lines_bar(struct lines *lines, int column, int cells, struct meter meter,
	unsigned style)
{
	struct segment *segment = add_segment(lines, column, style);

	segment->bar = cells;
	segment->meter = meter;
}

/* ---- tab stops */

#define GAP 2 /* between columns */

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

void
lines_tab(struct lines *lines, int stop)
{
	struct segment *last = lines->lines[lines->count - 1].last;

	if (last)
		last->stop = stop;
}

/* How many cells each field of a line takes: up to its first stop, from there to
 * the next. Returns whether it has a stop. */
static bool
measure(const struct line *line, int cells[static LINES_STOPS])
{
	const struct segment *at;
	int field = 0;

	memset(cells, 0, LINES_STOPS * sizeof *cells);
	for (at = line->first; at; at = at->next) {
		if (at->stop)
			field = at->stop;
		else if (at->column >= 0)
			cells[field] = at->column;
		cells[field] += text_width(at->text, strlen(at->text));
	}
	return field > 0;
}

/* Puts the texts of a line to their stops; of those before the first one the longest
 * is cut where they are too long. */
static void
put(struct line *line, const int columns[static LINES_STOPS])
{
	struct segment *at, *longest = NULL;
	int end = 0, most = 0, cells;

	for (at = line->first; at && !at->stop; at = at->next) {
		cells = text_width(at->text, strlen(at->text));
		end = (at->column >= 0 ? at->column : end) + cells;
		if (cells > most) {
			most = cells;
			longest = at;
		}
	}
	if (longest && at && end > columns[at->stop] - GAP)
		longest->most = larger(1, most - end + columns[at->stop] - GAP);
	for (; at; at = at->next)
		if (at->stop)
			at->column = columns[at->stop];
}

/* The columns of the stops, from the most cells that each field takes. */
static void
place(const int most[static LINES_STOPS], int width,
	int columns[static LINES_STOPS])
{
	int after = 0, room = larger(width - most[0], width / 2), i;

	for (i = 1; i < LINES_STOPS; i++)
		after += most[i] ? most[i] + GAP : 0;
	after = after < room ? after : room;
	columns[0] = 0;
	columns[1] = most[0] + after > width ? width - after : most[0];
	columns[1] += GAP;
	for (i = 2; i < LINES_STOPS; i++)
		columns[i] =
			columns[i - 1] + (most[i - 1] ? most[i - 1] + GAP : 0);
}

void
lines_set_tabs(struct lines *lines, int width)
{
	int most[LINES_STOPS] = {0}, cells[LINES_STOPS], columns[LINES_STOPS];
	size_t row;
	int i;

	for (row = 0; row < lines->count; row++)
		if (measure(&lines->lines[row], cells))
			for (i = 0; i < LINES_STOPS; i++)
				most[i] = larger(most[i], cells[i]);
	place(most, width, columns);
	for (row = 0; row < lines->count; row++)
		put(&lines->lines[row], columns);
}

void
lines_wrap(struct lines *lines, int indent, int width, unsigned style,
	const char *text)
{
	size_t length = strlen(text), line, shown;
	int cells = width - indent < 2 ? 2 : width - indent;

	while (length) {
		line = text_line(text, length, cells, &shown);
		lines_begin(lines, 0);
		lines_add_bytes(lines, indent, style, text, shown);
		text += line;
		length -= line;
	}
}

void
lines_link(struct lines *lines, const char *address, size_t length)
{
	struct segment *last =
		lines->count ? lines->lines[lines->count - 1].last : NULL;

	if (last)
		last->address = arena_text(&lines->arena, address, length);
}

void
lines_link_from(
	struct lines *lines, size_t first, const char *address, size_t length)
{
	const char *kept = arena_text(&lines->arena, address, length);
	struct segment *segment;

	for (; first < lines->count; first++)
		for (segment = lines->lines[first].first; segment;
			segment = segment->next)
			segment->address = kept;
}

/* Draws a text to the right edge; one that goes beyond it, or begins there, ends
 * in "…". Returns the column after it. */
static int
draw_text(const struct segment *segment, struct canvas *canvas, int row, int at)
{
	const char *text = segment->text;
	size_t length = strlen(text);
	int edge = canvas_cols(canvas);

	if (segment->most > 0 && at + segment->most < edge)
		edge = at + segment->most;

	if (!length || edge < 1)
		return at;
	if (at >= edge) {
		canvas_fit(canvas, (struct strip){row, edge - 1, 1},
			segment->style, "..", 2);
		return edge;
	}
	if (at + text_width(text, length) <= edge)
		return canvas_put(canvas, row, at, segment->style, text);
	canvas_fit(canvas, (struct strip){row, at, edge - at}, segment->style,
		text, length);
	return edge;
}

int
lines_end(const struct lines *lines, size_t i)
{
	const struct segment *segment = lines->lines[i].first;
	int at = 0;

	for (; segment; segment = segment->next) {
		if (segment->column >= 0)
			at = segment->column;
		at += segment->bar
			? segment->bar
			: text_width(segment->text, strlen(segment->text));
	}
	return at;
}

void
lines_draw(const struct lines *lines, size_t i, struct canvas *canvas, int row,
	int col)
{
	const struct segment *segment = lines->lines[i].first;
	int at = col, begin;

	for (; segment; segment = segment->next) {
		if (segment->column >= 0)
			at = col + segment->column;
		if (segment->bar) {
			canvas_bar(canvas,
				(struct strip){row, at, segment->bar},
				segment->meter, segment->style, ROLE_BAR_EMPTY);
			at += segment->bar;
		} else {
			begin = at;
			at = draw_text(segment, canvas, row, at);
			if (segment->address)
				canvas_link(canvas, row, begin, at - begin,
					segment->address);
		}
	}
}
