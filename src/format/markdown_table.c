/* SPDX-License-Identifier: MIT */
/* Tables: of key results when their columns say so, else text. */
#include "markdown_table.h"

#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "markdown_reader.h"

#define LINE_MOST 160

static struct piece
cell_of(const struct unit *row, size_t at)
{
	struct piece cell = {"", 0};

	if (at < row->block->cell_count)
		cell = piece_of(row->block->cells[at]);
	piece_trim(&cell);
	return cell;
}

/* Below the names, for columns_settle. */
static struct piece
cell_below(const void *context, size_t row, size_t column)
{
	const struct unit *header = context;

	return cell_of(header + 1 + row, column);
}

int
table_columns(const struct unit *header, size_t rows, int above,
	struct columns *columns, bool *headless)
{
	struct piece names[COLUMNS_MOST];
	const struct columns_rows below = {header, rows - 1, cell_below};
	struct label label;
	struct piece cell;
	size_t count = header->block->cell_count, i;

	*headless = false;
	for (i = 0; i < count && i < COLUMNS_MOST; i++) {
		names[i] = cell_of(header, i);
		cell = names[i];
		*headless = *headless ||
			(notation_take_label(&cell, &label) && label.firm &&
				label.numbered && cell.length);
	}
	columns_read(columns, names, count);
	/* What says nothing of a node here is a line of its note. */
	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == COLUMN_PARENT ||
			columns->of[i] == COLUMN_CYCLE)
			columns->of[i] = COLUMN_OTHER;
	return columns_settle(columns, &below, above);
}

bool
table_is_turned(const struct unit *header, size_t rows)
{
	struct piece cell = cell_of(header, 0);
	struct label label;
	bool several, found = false;
	size_t row;

	if (header->block->cell_count != 2 ||
		notation_list_label(cell, &several) != LEVEL_OBJECTIVE ||
		!cell_of(header, 1).length ||
		columns_column(cell_of(header, 1)) != COLUMN_OTHER)
		return false;
	for (row = 1; row < rows; row++) {
		cell = cell_of(header + row, 0);
		found = found ||
			(notation_take_label(&cell, &label) && !cell.length &&
				label.level == LEVEL_KEY_RESULT);
	}
	return found;
}

int
table_level(const struct unit *header, size_t rows, bool *grouped)
{
	struct columns columns = {0};
	bool headless;
	int level = LEVEL_OBJECTIVE;

	if (!table_is_turned(header, rows))
		level = table_columns(
			header, rows, LEVEL_OBJECTIVE, &columns, &headless);
	*grouped = columns.grouped;
	return level;
}

/* ---- building */

/* A table that is not of key results is kept as text. */
void
markdown_keep_row(struct markdown *markdown, const struct markdown_block *block)
{
	struct markdown_block text = {
		.kind = BLOCK_ROW, .level = block->level, .line = block->line};
	struct str row = {0};
	size_t i;

	str_add(&row, "|");
	for (i = 0; i < block->cell_count; i++)
		str_addf(&row, " %s |", block->cells[i]);
	if (block->header)
		str_add(&row, "\n|");
	for (i = 0; block->header && i < block->cell_count; i++)
		str_add(&row, "---|");
	text.plain = text.rich = row.data;
	markdown_add_prose(markdown, &text);
	str_fini(&row);
}

static const struct {
	enum column column;
	int level;
} titles[] = {{COLUMN_OBJECTIVE, LEVEL_OBJECTIVE},
	{COLUMN_KEY_RESULT, LEVEL_KEY_RESULT}, {COLUMN_TITLE, LEVEL_KEY_RESULT},
	{COLUMN_ACTION, LEVEL_ACTION}};

/* Whether a row says anything below its title of that number; an objective
 * stands above what is to come anyway. */
static bool
says_more(const struct markdown *markdown, const struct cells *cells,
	size_t title)
{
	if (titles[title].level == LEVEL_OBJECTIVE)
		return true;
	for (title++; title < sizeof titles / sizeof *titles; title++)
		if (columns_cell(
			    &markdown->columns, cells, titles[title].column)
				.length)
			return true;
	return false;
}

static struct node *
add_line(struct markdown *markdown, const struct unit *unit, struct piece text,
	int level, bool more)
{
	const struct markdown_block none = {
		.note = "", .links = "", .evidence = "", .line = unit->line};
	const struct node *above;
	struct line line;

	piece_trim(&text);
	notation_read(&line, text.text, text.length);
	if (line.level && (line.firm || line.numbered)) {
		level = line.level;
		/* "O1" again, in the rows below it. */
		if (!line.title.length)
			return NULL;
	} else {
		notation_read_title(&line, text.text, text.length);
	}
	if (!line.title.length)
		return NULL;
	above = plan_node(markdown->draft.plan, markdown->open[level]);
	/* What the row before stood below is said again. */
	if (above && more &&
		str_is(line.title.text, line.title.length, above->title))
		return NULL;
	return markdown_add_node(markdown, level,
		markdown_parent(markdown, level), &line, &none,
		N_("a row of a table"));
}

/* The lines of a cell, each a node of its own where there are several. */
static struct node *
add_cell(struct markdown *markdown, const struct unit *unit, struct piece cell,
	int level, bool more)
{
	const char *at = cell.text, *end = cell.text + cell.length, *next;
	struct node *node = NULL, *one;

	for (; at < end; at = next + 1) {
		next = memchr(at, '\n', (size_t)(end - at));
		if (!next)
			next = end;
		one = add_line(markdown, unit,
			(struct piece){at, (size_t)(next - at)}, level, more);
		node = one ? one : node;
	}
	return node;
}

/* A link in a column of links is read as one already. */
static bool
is_linked(const struct markdown *markdown, const struct markdown_block *block,
	struct piece cell, size_t at)
{
	return at < markdown->columns.count &&
		markdown->columns.of[at] == COLUMN_LINKS && cell.length &&
		memmem(block->links, strlen(block->links), cell.text,
			cell.length);
}

static void
read_cells(struct markdown *markdown, const struct unit *unit)
{
	const struct markdown_block *block = unit->block;
	struct piece texts[COLUMNS_MOST], title;
	const struct cells cells = {texts, block->cell_count, unit->line};
	struct node *node = NULL, *one;
	size_t i;
	int said;

	for (i = 0; i < cells.count; i++)
		texts[i] = piece_of(block->cells[i]);
	if (columns_again(&markdown->columns, &cells)) {
		markdown_placed_aside(
			markdown, unit->line, N_("names of columns"));
		return;
	}
	said = markdown->columns.grouped
		? columns_group_level(&markdown->columns, &cells)
		: columns_level(columns_cell(
			  &markdown->columns, &cells, COLUMN_TYPE));
	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		title = columns_cell(
			&markdown->columns, &cells, titles[i].column);
		one = title.length
			? add_cell(markdown, unit, title,
				  said ? said : titles[i].level,
				  !said && says_more(markdown, &cells, i))
			: NULL;
		node = one ? one : node;
	}
	if (!node) {
		node = (struct node *)(uintptr_t)plan_node(
			markdown->draft.plan, markdown->last);
		if (!node) {
			markdown_keep_row(markdown, block);
			return;
		}
	}
	for (i = 0; i < cells.count; i++)
		if (is_linked(markdown, block, texts[i], i))
			texts[i].length = 0;
	columns_set(&markdown->draft, &markdown->columns, &cells, node);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->links);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->evidence);
}

/* Label and what it says, from left to right. */
static void
read_turned(struct markdown *markdown, const struct unit *unit)
{
	struct piece key = cell_of(unit, 0), value = cell_of(unit, 1);
	struct label label;
	bool several;
	int level = notation_list_label(key, &several);
	struct str line = {0};

	if (!level && notation_take_label(&key, &label) && !key.length)
		level = label.level;
	if (level) {
		add_line(markdown, unit, value, level, false);
		return;
	}
	str_add_bytes(&line, key.text, key.length);
	str_add(&line, ": ");
	str_add_bytes(&line, value.text, value.length);
	markdown_set_field(markdown, markdown->last,
		(struct piece){line.data, line.length}, unit->line);
	str_fini(&line);
}

size_t
markdown_read_table(struct markdown *markdown, const struct unit *header)
{
	const struct text_layout *layout = &markdown->layout;
	size_t rows = 1, i, last = (size_t)(header - layout->units);
	bool headless, turned;
	int above = markdown->open[LEVEL_OBJECTIVE] ? LEVEL_OBJECTIVE : 0;

	while (last + rows < layout->count && header[rows].shape == SHAPE_ROW &&
		!header[rows].block->header)
		rows++;
	turned = table_is_turned(header, rows);
	table_columns(header, rows, above, &markdown->columns, &headless);
	if (!headless && !turned)
		markdown_placed_aside(
			markdown, header->line, N_("names of columns"));
	for (i = headless || turned ? 0 : 1; i < rows; i++)
		if (turned)
			read_turned(markdown, header + i);
		else
			read_cells(markdown, header + i);
	return rows;
}

void
markdown_read_row(struct markdown *markdown, const struct markdown_block *block)
{
	if (block->header ? markdown_take_own_header(markdown, block)
			  : markdown_take_own_row(markdown, block))
		return;
	markdown_keep_row(markdown, block);
}
