/* SPDX-License-Identifier: MIT */
/*
 * Tables as people write them and other programs show them, but Markdown's
 * parser does not: a line below the header of one or two dashes, no blank line
 * above it or below its last row, rows with more cells than it has, "||" for an
 * empty cell.
 */
#include "dialect_rows.h"

#include <string.h>

#include "dialect_turning.h"

#define DASHES 3 /* of a cell of the line below the header, at least */

struct piece
dialect_line_at(const char *at, const char *end, const char **next)
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
has_bar(struct piece line)
{
	return memchr(line.text, '|', line.length) != NULL;
}

static size_t
count_cells(struct piece line)
{
	size_t i, bars = 0;

	piece_trim(&line);
	piece_take_prefix(&line, "|");
	piece_take_suffix(&line, "|");
	for (i = 0; i < line.length; i++)
		bars += line.text[i] == '|' && (!i || line.text[i - 1] != '\\');
	return bars + 1;
}

/* The line below a header. */
static bool
is_delimiter(struct piece line)
{
	size_t i;

	piece_trim(&line);
	for (i = 0; i < line.length; i++)
		if (!strchr("|-: \t", line.text[i]))
			return false;
	return line.length > 2 && has_bar(line) &&
		memchr(line.text, '-', line.length);
}

static bool
has_few_dashes(struct piece line)
{
	size_t i, run = 0;

	for (i = 0; i <= line.length; i++)
		if (i < line.length && line.text[i] == '-')
			run++;
		else if (run && run < DASHES)
			return true;
		else
			run = 0;
	return false;
}

static bool
has_empty_cell(struct piece line)
{
	size_t i;

	for (i = 1; i < line.length; i++)
		if (line.text[i] == '|' && line.text[i - 1] == '|')
			return true;
	return false;
}

/* ---- whether there is any */

bool
dialect_table_differs(struct table_scan *scan, struct piece line)
{
	bool bar = has_bar(line), differs = false;
	size_t cells = bar ? count_cells(line) : 0;

	if (bar && scan->before && is_delimiter(line)) {
		scan->columns = cells;
		differs = scan->below || scan->before > cells ||
			has_few_dashes(line);
	} else if (scan->columns && bar) {
		differs = cells > scan->columns || has_empty_cell(line);
	} else {
		differs = scan->columns && line.length;
		scan->columns = 0;
	}
	scan->below = bar && scan->text;
	scan->text = line.length > 0 && !bar;
	scan->before = cells;
	return differs;
}

/* ---- turned */

static size_t
most_cells(const char *at, const char *end)
{
	struct piece line;
	size_t most = 0, cells;

	while (at < end) {
		line = dialect_line_at(at, end, &at);
		if (!has_bar(line))
			break;
		cells = count_cells(line);
		if (cells > most)
			most = cells;
	}
	return most;
}

/* A row, with what stands for the cells that it lacks. */
static void
add_row(struct turning *turning, struct piece line, size_t missing,
	const char *cell)
{
	struct str out = {0};
	size_t i;

	while (line.length && strchr(" \t", line.text[line.length - 1]))
		line.length--;
	if (missing)
		piece_take_suffix(&line, "|");
	for (i = 0; i < line.length; i++) {
		if (i && line.text[i] == '|' && line.text[i - 1] == '|')
			str_add_char(&out, ' ');
		str_add_char(&out, line.text[i]);
	}
	str_add_repeat(&out, cell, missing);
	if (missing)
		str_add(&out, " |");
	dialect_add_line(turning->dialect, out.data, out.length, turning->line);
	str_fini(&out);
}

/* The line below the header, each of its cells of dashes enough. */
static void
add_delimiter(struct turning *turning, struct piece line, size_t missing)
{
	struct str out = {0};
	size_t i;

	for (i = 0; i < line.length; i++) {
		if (line.text[i] != '-')
			str_add_char(&out, line.text[i]);
		else if (!i || line.text[i - 1] != '-')
			str_add(&out, "---");
	}
	add_row(turning, (struct piece){out.data, out.length}, missing,
		" | ---");
	str_fini(&out);
}

/* Markdown has no table right below a text. */
static void
part_from_text(struct turning *turning, struct piece line)
{
	const struct str *text = &turning->dialect->text;

	if (text->length > 1 && text->data[text->length - 2] != '\n' &&
		line.length && !strchr(" \t>", *line.text))
		dialect_add_line(turning->dialect, "", 0, turning->line);
}

bool
dialect_turn_rows(struct turning *turning, struct piece line)
{
	const char *rows;
	struct piece below;
	size_t head, columns, most;

	if (!has_bar(line))
		return false;
	below = dialect_line_at(turning->at, turning->end, &rows);
	if (!is_delimiter(below))
		return false;
	head = count_cells(line);
	columns = count_cells(below);
	most = most_cells(rows, turning->end);
	if (most < head)
		most = head;
	if (most < columns)
		most = columns;
	part_from_text(turning, line);
	add_row(turning, line, most - head, " | ");
	turning->line++;
	add_delimiter(turning, below, most - columns);
	while (rows < turning->end) {
		turning->at = rows;
		line = dialect_line_at(rows, turning->end, &rows);
		if (!has_bar(line)) {
			dialect_add_line(
				turning->dialect, "", 0, turning->line);
			return true;
		}
		turning->line++;
		add_row(turning, line, 0, "");
	}
	turning->at = rows;
	return true;
}
