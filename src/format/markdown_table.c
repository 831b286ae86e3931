/* SPDX-License-Identifier: MIT */
/* Tables: of key results when their columns say so, else text. */
#include "markdown_table.h"

#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "markdown_reader.h"

#define ROWS_READ 50 /* of a table, to tell what its columns are */
#define LINE_MOST 160
#define RUBRIC_LEAST 2 /* columns that are scores */

/* How the cells of a column are. */
struct column_look {
	size_t filled, labelled, bare, numbered, numbers, bytes;
	int level; /* the highest of its labels */
};

static struct piece
cell_of(const struct unit *row, size_t at)
{
	struct piece cell = {"", 0};

	if (at < row->block->cell_count)
		cell = piece_of(row->block->cells[at]);
	piece_trim(&cell);
	return cell;
}

static bool
is_numeric(struct piece cell)
{
	static const char *const about[] = {
		">=", "<=", "≥", "≤", ">", "<", "~", "≈", "约", NULL};
	struct quantity quantity;

	piece_take_any(&cell, about, piece_take_prefix);
	piece_trim(&cell);
	return quantity_read(cell.text, cell.length, false, &quantity);
}

static void
look_at(struct column_look *look, struct piece cell)
{
	struct label label;

	if (!cell.length)
		return;
	look->filled++;
	look->bytes += cell.length;
	look->numbers += is_numeric(cell);
	if (!notation_take_label(&cell, &label) || label.bare)
		return;
	look->labelled++;
	look->bare += !cell.length;
	look->numbered += label.numbered;
	if (!look->level || label.level < look->level)
		look->level = label.level;
}

static void
look(const struct unit *header, size_t rows, size_t column,
	struct column_look *look)
{
	size_t row;

	*look = (struct column_look){0};
	for (row = 1; row < rows && row < ROWS_READ; row++)
		look_at(look, cell_of(header + row, column));
}

static size_t
find(const struct columns *columns, enum column column)
{
	size_t i;

	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == column)
			return i;
	return COLUMNS_MOST;
}

static bool
has(const struct columns *columns, enum column column)
{
	return find(columns, column) < COLUMNS_MOST;
}

/* Whether a column of numbers stands beside. */
static bool
has_measure(const struct columns *columns)
{
	return has(columns, COLUMN_CURRENT) || has(columns, COLUMN_START) ||
		has(columns, COLUMN_TARGET) || has(columns, COLUMN_PROGRESS) ||
		has(columns, COLUMN_SCORE) || has(columns, COLUMN_CONFIDENCE);
}

/* 目标 beside 当前 or 期限, or below an objective, is what is to be reached. */
static void
settle_target(
	struct columns *columns, const struct column_look *looks, int above)
{
	size_t at = find(columns, COLUMN_OBJECTIVE);

	/* Before the key results it is what they are of. */
	if (at == COLUMNS_MOST || at == 0 || looks[at].labelled ||
		has(columns, COLUMN_TARGET) ||
		(has(columns, COLUMN_KEY_RESULT) &&
			at < find(columns, COLUMN_KEY_RESULT)))
		return;
	if (above == LEVEL_OBJECTIVE || has(columns, COLUMN_CURRENT) ||
		has(columns, COLUMN_START) || has(columns, COLUMN_DUE) ||
		looks[at].numbers * 2 > looks[at].filled)
		columns->of[at] = COLUMN_TARGET;
}

/* The column that has the most to say and no name that we know. */
static size_t
longest(const struct columns *columns, const struct column_look *looks)
{
	size_t i, best = COLUMNS_MOST;

	for (i = 0; i < columns->count; i++)
		if ((columns->of[i] == COLUMN_OTHER ||
			    columns->of[i] == COLUMN_TITLE ||
			    columns->of[i] == COLUMN_KEY_RESULT) &&
			looks[i].bare < looks[i].filled &&
			(best == COLUMNS_MOST ||
				looks[i].bytes > looks[best].bytes))
			best = i;
	return best;
}

/* A column of nothing but KR1, KR2 numbers the rows. */
static void
settle_numbers(struct columns *columns, const struct column_look *looks)
{
	size_t i, title;

	for (i = 0; i < columns->count; i++) {
		if (!looks[i].filled || looks[i].bare < looks[i].filled ||
			!looks[i].numbered ||
			looks[i].level != LEVEL_KEY_RESULT)
			continue;
		columns->of[i] = COLUMN_ID;
		title = longest(columns, looks);
		if (title < COLUMNS_MOST && !has(columns, COLUMN_KEY_RESULT))
			columns->of[title] = COLUMN_KEY_RESULT;
	}
}

/* Where no name says which column has titles, labels in its cells do. */
static void
settle_titles(struct columns *columns, const struct column_look *looks)
{
	size_t i;

	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == COLUMN_OTHER &&
			looks[i].labelled > looks[i].bare &&
			looks[i].labelled * 2 >= looks[i].filled)
			columns->of[i] = looks[i].level == LEVEL_OBJECTIVE
				? COLUMN_OBJECTIVE
				: looks[i].level == LEVEL_KEY_RESULT
				? COLUMN_KEY_RESULT
				: COLUMN_ACTION;
}

/* "1.0 | 0.7 | 0.5": what each score would mean for what stands first. */
static void
settle_rubric(struct columns *columns, const struct piece *names)
{
	size_t i, scores = 0;
	int64_t value;

	for (i = 1; i < columns->count; i++)
		scores +=
			decimal_read(names[i].text, names[i].length, &value) &&
			value >= 0 && value <= DECIMAL_ONE;
	if (scores >= RUBRIC_LEAST && scores + 1 == columns->count &&
		columns->of[0] == COLUMN_OTHER)
		columns->of[0] = COLUMN_KEY_RESULT;
}

int
table_columns(const struct unit *header, size_t rows, int above,
	struct columns *columns, struct piece *names, bool *headless)
{
	struct column_look looks[COLUMNS_MOST] = {{0}};
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
		if (columns->of[i] == COLUMN_TYPE ||
			columns->of[i] == COLUMN_PARENT ||
			columns->of[i] == COLUMN_CYCLE)
			columns->of[i] = COLUMN_OTHER;
	for (i = 0; i < columns->count; i++)
		look(header, rows, i, &looks[i]);
	settle_target(columns, looks, above);
	settle_numbers(columns, looks);
	settle_titles(columns, looks);
	settle_rubric(columns, names);
	if (has(columns, COLUMN_OBJECTIVE))
		return LEVEL_OBJECTIVE;
	if (has(columns, COLUMN_KEY_RESULT) ||
		(has(columns, COLUMN_TITLE) && has_measure(columns)))
		return LEVEL_KEY_RESULT;
	return has(columns, COLUMN_ACTION) && above ? LEVEL_ACTION : 0;
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
table_level(const struct unit *header, size_t rows)
{
	struct piece names[COLUMNS_MOST] = {{0}};
	struct columns columns = {0};
	bool headless;

	if (table_is_turned(header, rows))
		return LEVEL_OBJECTIVE;
	return table_columns(
		header, rows, LEVEL_OBJECTIVE, &columns, names, &headless);
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
	struct piece cells[COLUMNS_MOST], title;
	size_t count = block->cell_count, i;
	struct node *node = NULL, *one;

	for (i = 0; i < count; i++)
		cells[i] = piece_of(block->cells[i]);
	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		title = columns_cell(
			&markdown->columns, cells, count, titles[i].column);
		one = title.length
			? add_cell(markdown, unit, title, titles[i].level,
				  says_more(markdown, cells, count, i))
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
	for (i = 0; i < count; i++)
		if (is_linked(markdown, block, cells[i], i))
			cells[i].length = 0;
	columns_set(&markdown->draft, &markdown->columns, cells, count, node,
		unit->line);
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
	struct piece names[COLUMNS_MOST] = {{0}};
	size_t rows = 1, i, last = (size_t)(header - layout->units);
	bool headless, turned;
	int above = markdown->open[LEVEL_OBJECTIVE] ? LEVEL_OBJECTIVE : 0;

	while (last + rows < layout->count && header[rows].shape == SHAPE_ROW &&
		!header[rows].block->header)
		rows++;
	turned = table_is_turned(header, rows);
	table_columns(
		header, rows, above, &markdown->columns, names, &headless);
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
