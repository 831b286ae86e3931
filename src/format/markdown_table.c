/* SPDX-License-Identifier: MIT */
/* Tables: of key results when their columns say so, else text. */
#include <string.h>

#include "base/say.h"
#include "markdown_reader.h"

static size_t
cells_of(const struct block *block, struct piece *cells)
{
	size_t i;

	for (i = 0; i < block->cell_count; i++)
		cells[i] = piece_of(block->cells[i]);
	return block->cell_count;
}

/* A table that is not of key results is kept as text. */
static void
keep_row(struct markdown *markdown, const struct block *block)
{
	struct block text = {
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

static void
read_header(struct markdown *markdown, const struct block *block)
{
	struct columns *columns = &markdown->columns;
	struct piece cells[COLUMNS_MOST];
	size_t count = cells_of(block, cells), i;

	for (i = 0; i < count; i++)
		cells[i].text = arena_text(
			&markdown->draft.arena, cells[i].text, cells[i].length);
	markdown->table = markdown->mode == MODE_TREE &&
		columns_read(columns, cells, count);
	if (markdown->table)
		markdown_placed_aside(
			markdown, block->line, N_("names of columns"));
	else
		keep_row(markdown, block);
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
says_more(const struct markdown *markdown, const struct piece *cells,
	size_t count, size_t title)
{
	if (titles[title].level == LEVEL_OBJECTIVE)
		return true;
	for (title++; title < sizeof titles / sizeof *titles; title++)
		if (columns_cell(&markdown->columns, cells, count,
			    titles[title].column)
				.length)
			return true;
	return false;
}

static void
read_cells(struct markdown *markdown, const struct block *block)
{
	const struct block none = {
		.note = "", .links = "", .evidence = "", .line = block->line};
	struct piece cells[COLUMNS_MOST], title;
	size_t count = cells_of(block, cells), i;
	const struct node *above;
	struct node *node = NULL;
	struct line line;

	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		title = columns_cell(
			&markdown->columns, cells, count, titles[i].column);
		notation_read(&line, title.text, title.length);
		if (!line.firm || !line.title.length)
			notation_read_title(&line, title.text, title.length);
		above = plan_node(
			markdown->draft.plan, markdown->open[titles[i].level]);
		/* What the row before stood below is said again. */
		if (!line.title.length ||
			(above && says_more(markdown, cells, count, i) &&
				str_is(line.title.text, line.title.length,
					above->title)))
			continue;
		node = markdown_add_node(markdown, titles[i].level,
			markdown_parent(markdown, titles[i].level), &line,
			&none, N_("a row of a table"));
	}
	if (!node)
		return;
	columns_set(&markdown->draft, &markdown->columns, cells, count, node,
		block->line);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->links);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->evidence);
}

void
markdown_read_row(struct markdown *markdown, const struct block *block)
{
	if (block->header ? markdown_take_own_header(markdown, block)
			  : markdown_take_own_row(markdown, block))
		return;
	if (block->header)
		read_header(markdown, block);
	else if (markdown->table)
		read_cells(markdown, block);
	else
		keep_row(markdown, block);
}
