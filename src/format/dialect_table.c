/* SPDX-License-Identifier: MIT */
#include "dialect_table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

#define CELLS 64

struct table {
	const char *at, *end;
	int line;
	struct str row, cell;
	int row_line;
	size_t cells, first; /* cells of this row, of the first one */
	int spans[CELLS];    /* rows that a cell above still covers */
	bool in_row, in_cell, began;
	int rows, columns; /* that the cell at hand spans */
	dialect_row *tell;
	void *context;
};

static bool
is_tag(const char *tag, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(tag, name, length) == 0 &&
		strchr(" \t\r\n>/", tag[length]);
}

/* rowspan=2, rowspan="2" */
static int
attribute(const char *tag, const char *end, const char *name)
{
	const char *at = memmem(tag, (size_t)(end - tag), name, strlen(name));
	int value;

	if (!at)
		return 1;
	at += strlen(name);
	while (at < end && strchr("= \"'", *at))
		at++;
	value = atoi(at);
	return value > 0 && value < CELLS ? value : 1;
}

static void
add_cell(struct table *table, const char *text, size_t length)
{
	str_add(&table->row, table->cells ? " | " : "| ");
	str_add_bytes(&table->row, text, length);
	table->cells++;
}

/* Cells that a cell of a row above covers. */
static void
skip_spans(struct table *table)
{
	while (table->cells < CELLS && table->spans[table->cells] > 0) {
		table->spans[table->cells]--;
		add_cell(table, "", 0);
	}
}

static void
end_cell(struct table *table)
{
	const char *text = str_text(&table->cell);
	size_t length = table->cell.length, at;
	int i;

	if (!table->in_cell)
		return;
	table->in_cell = false;
	text = str_trim(text, &length);
	while (length >= 4 && strncasecmp(text + length - 4, "<br>", 4) == 0) {
		length -= 4;
		text = str_trim(text, &length);
	}
	skip_spans(table);
	for (i = 0; i < table->columns && table->cells < CELLS; i++) {
		at = table->cells;
		add_cell(table, text, i ? 0 : length);
		table->spans[at] = table->rows - 1;
	}
	str_clear(&table->cell);
}

static void
end_row(struct table *table)
{
	struct str line = {0};
	size_t i;

	end_cell(table);
	if (!table->in_row)
		return;
	table->in_row = false;
	skip_spans(table);
	if (table->cells) {
		str_add(&table->row, " |");
		table->tell(table->context, table->row.data, table->row.length,
			table->row_line);
		if (!table->began) {
			str_add(&line, "|");
			for (i = 0; i < table->cells; i++)
				str_add(&line, "---|");
			table->tell(table->context, line.data, line.length,
				table->row_line);
			table->began = true;
		}
	}
	str_clear(&table->row);
	str_fini(&line);
}

static void
take_tag(struct table *table, const char *tag, const char *end)
{
	static const char *const breaks[] = {"br", "/p", "/li", "/div", NULL};
	size_t i;

	if (is_tag(tag, "tr")) {
		end_row(table);
		table->in_row = true;
		table->cells = 0;
		table->row_line = table->line;
	} else if (is_tag(tag, "/tr") || is_tag(tag, "/table")) {
		end_row(table);
	} else if (is_tag(tag, "td") || is_tag(tag, "th")) {
		end_cell(table);
		table->in_cell = table->in_row;
		table->rows = attribute(tag, end, "rowspan");
		table->columns = attribute(tag, end, "colspan");
	} else if (is_tag(tag, "/td") || is_tag(tag, "/th")) {
		end_cell(table);
	}
	for (i = 0; breaks[i]; i++)
		if (table->in_cell && table->cell.length &&
			is_tag(tag, breaks[i]))
			str_add(&table->cell, "<br>");
}

static void
take_text(struct table *table, char c)
{
	bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
	const char *cell = str_text(&table->cell);

	table->line += c == '\n';
	if (!table->in_cell)
		return;
	if (c == '|')
		str_add(&table->cell, "\\|");
	else if (!blank)
		str_add_char(&table->cell, c);
	else if (table->cell.length && cell[table->cell.length - 1] != ' ')
		str_add_char(&table->cell, ' ');
}

void
dialect_table(const char *text, size_t length, int line, dialect_row *tell,
	void *context)
{
	struct table table = {.at = text,
		.end = text + length,
		.line = line,
		.tell = tell,
		.context = context};
	const char *close;

	while (table.at < table.end) {
		close = *table.at == '<'
			? memchr(table.at, '>', (size_t)(table.end - table.at))
			: NULL;
		if (!close) {
			take_text(&table, *table.at++);
			continue;
		}
		take_tag(&table, table.at + 1, close);
		for (; table.at <= close; table.at++)
			table.line += *table.at == '\n';
	}
	end_row(&table);
	str_fini(&table.row);
	str_fini(&table.cell);
}
