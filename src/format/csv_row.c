/* SPDX-License-Identifier: MIT */
#include "csv_row.h"

#include <string.h>

#include "base/str.h"

/* The one that stands most often in the first line, outside quotes. */
static char
find_separator(const char *text, const char *end)
{
	static const char candidates[] = {',', ';', '\t'};
	size_t counts[3] = {0}, i, best = 0;
	bool quoted = false;

	for (; text < end && (quoted || *text != '\n'); text++) {
		quoted = quoted != (*text == '"');
		for (i = 0; !quoted && i < 3; i++)
			counts[i] += *text == candidates[i];
	}
	for (i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return candidates[best];
}

void
csv_row_init(struct csv_row *row, const char *text, size_t length)
{
	*row = (struct csv_row){.next_line = 1};
	row->end = text + length;
	text += str_mark(text, length);
	/* Excel's first line says what parts the cells: sep=; */
	if (row->end - text > 6 && memcmp(text, "sep=", 4) == 0 &&
		strchr("\r\n", text[5])) {
		row->separator = text[4];
		text = memchr(text, '\n', (size_t)(row->end - text));
		row->at = text ? text + 1 : row->end;
		row->next_line = 2;
		return;
	}
	row->at = text;
	row->separator = find_separator(text, row->end);
}

/* A cell in quotes, where "" is one; `at` is after the first. */
static struct piece
take_quoted(struct csv_row *row, struct arena *arena)
{
	const char *begin = ++row->at;
	struct piece cell;
	char *to, *text;

	while (row->at < row->end) {
		if (*row->at == '"') {
			if (row->at + 1 == row->end || row->at[1] != '"')
				break;
			row->at++;
		}
		row->next_line += *row->at++ == '\n';
	}
	row->broken = row->at == row->end;
	to = text = arena_text(arena, begin, (size_t)(row->at - begin));
	for (; begin < row->at; begin++) {
		*to++ = *begin;
		begin += *begin == '"';
	}
	row->at += !row->broken;
	cell = (struct piece){text, (size_t)(to - text)};
	return cell;
}

static struct piece
take_plain(struct csv_row *row)
{
	struct piece cell = {row->at, 0};

	while (row->at < row->end && *row->at != row->separator &&
		*row->at != '\n')
		row->at++;
	cell.length = (size_t)(row->at - cell.text);
	piece_take_suffix(&cell, "\r");
	return cell;
}

/* What follows a closing quote is not of the cell by the rules; it is kept. */
static void
take_rest(struct csv_row *row, struct arena *arena, struct piece *cell)
{
	struct piece rest = take_plain(row);
	char *text;

	piece_trim(&rest);
	if (!rest.length)
		return;
	text = arena_alloc(arena, cell->length + rest.length + 1);
	memcpy(text, cell->text, cell->length);
	memcpy(text + cell->length, rest.text, rest.length);
	*cell = (struct piece){text, cell->length + rest.length};
}

/* A program that guards against formulas puts ' before them. */
static void
take_guard(struct piece *cell)
{
	if (cell->length > 1 && cell->text[0] == '\'' &&
		strchr("=+-@\t\r'", cell->text[1])) {
		cell->text++;
		cell->length--;
	}
}

bool
csv_row_next(struct csv_row *row, struct arena *arena, struct piece *cells,
	size_t most, size_t *count)
{
	struct piece cell;

	while (row->at < row->end && (*row->at == '\n' || *row->at == '\r')) {
		row->next_line += *row->at == '\n';
		row->at++;
	}
	if (row->at >= row->end)
		return false;
	row->line = row->next_line;
	row->begin = row->at;
	*count = 0;
	for (;;) {
		if (*count < CSV_CELLS)
			row->cells[*count] = row->at;
		cell = *row->at == '"' && row->at < row->end
			? take_quoted(row, arena)
			: take_plain(row);
		take_guard(&cell);
		take_rest(row, arena, &cell);
		if (*count < most)
			cells[(*count)++] = cell;
		if (row->at >= row->end || *row->at == '\n')
			break;
		row->at++;
		if (row->at >= row->end) {
			if (*count < most)
				cells[(*count)++] = (struct piece){"", 0};
			break;
		}
	}
	row->next_line += row->at < row->end;
	row->at += row->at < row->end;
	return true;
}

void
csv_row_place(const struct csv_row *row, size_t cell, int *line, int *column)
{
	const char *at = row->begin, *begin = at;

	*line = row->line;
	*column = 0;
	if (cell >= CSV_CELLS)
		return;
	for (; at < row->cells[cell]; at++)
		if (*at == '\n') {
			++*line;
			begin = at + 1;
		}
	*column = (int)(at - begin) + 1;
}
