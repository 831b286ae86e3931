/* SPDX-License-Identifier: MIT */
/*
 * CSV in two shapes. One row a key result, with the objective said again:
 *
 *     目标,关键结果,起始值,目标值,当前值
 *     提升效率,构建时间,20,10,15
 *
 * or one row a node, with type and parent (by id or title), as it is written:
 *
 *     id,type,parent,cycle,title,progress
 */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "csv_row.h"
#include "model/query.h"
#include "yaml/seen.h"

struct csv {
	const char *said; /* of its columns, NULL */
	struct draft draft;
	struct columns columns;
	struct csv_row row;
	struct cells cells;	    /* of the row at hand */
	struct seen names;	    /* of nodes, to their ids */
	uint32_t last[4];	    /* by level: the node of the row before */
	bool has_cycle, has_parent; /* columns */
};

enum { NAME_ID = 1, NAME_TITLE, NAME_UID };

static uint32_t
find_name(struct csv *csv, unsigned kind, uint32_t scope, struct piece name)
{
	return (uint32_t)seen_find(&csv->names,
		seen_text_key(
			(uint64_t)scope << 8 | kind, name.text, name.length));
}

static void
add_name(struct csv *csv, unsigned kind, uint32_t scope, struct piece name,
	uint32_t id)
{
	if (name.length)
		seen_add(&csv->names,
			seen_text_key((uint64_t)scope << 8 | kind, name.text,
				name.length),
			id);
}

static struct piece
cell(const struct csv *csv, enum column column)
{
	return columns_cell(&csv->columns, &csv->cells, column);
}

static void
place(const void *context, size_t cell, int *line, int *column)
{
	csv_row_place(context, cell, line, column);
}

/* Where the cell of a column stands in the file. */
static void
find_place(const struct csv *csv, enum column of, int *line, int *column)
{
	*line = csv->row.line;
	columns_place(&csv->columns,
		columns_find(&csv->columns, &csv->cells, of), line, column);
}

static bool
is_backlog(struct piece name)
{
	char *text = base_strndup(name.text, name.length);
	bool backlog = cycle_word(text) == CYCLE_WORD_BACKLOG;

	free(text);
	return backlog;
}

/* Without such a column: the one asked for; with an empty cell: the backlog. */
static uint32_t
cycle_of(struct csv *csv)
{
	struct piece name = cell(csv, COLUMN_CYCLE);
	struct draft *draft = &csv->draft;
	struct cycle *cycle;
	int line, column;

	if (!csv->has_cycle)
		return draft_loose(draft);
	if (!name.length || is_backlog(name))
		return 0;
	cycle = draft_cycle_said(draft, name,
		(struct origin){csv->row.line, N_("a column of cycles")});
	if (!cycle) {
		find_place(csv, COLUMN_CYCLE, &line, &column);
		problems_error(&draft->problems, line, column,
			_("the cycle “%.*s” does not say its days; write "
			  "2026 Q4, or NAME (2026-10-01..2026-12-31)"),
			(int)name.length, name.text);
	}
	return cycle ? cycle->base.id : 0;
}

static struct node *
add_node(struct csv *csv, int level, struct place place, struct piece title,
	const char *why)
{
	struct node *node = draft_node(&csv->draft, level, place, title,
		(struct origin){csv->row.line, why});
	int below;

	if (!node)
		return NULL;
	add_name(csv, NAME_TITLE, place.cycle, title, node->id);
	add_name(csv, NAME_TITLE, UINT32_MAX, title, node->id);
	for (below = level; below <= LEVEL_ACTION; below++)
		csv->last[below] = 0;
	csv->last[level] = node->id;
	return node;
}

/* What a row stands below, by id or title; 0 and an error when it is not there,
 * 0 when it says none. */
static uint32_t
parent_of(struct csv *csv, int level, bool *ok)
{
	struct piece above = cell(csv, COLUMN_PARENT);
	uint32_t parent = find_name(csv, NAME_ID, 0, above);
	const struct node *node;
	int line, column;

	if (!above.length)
		return 0;
	if (!parent)
		parent = find_name(csv, NAME_TITLE, UINT32_MAX, above);
	node = plan_node(csv->draft.plan, parent);
	if (node && node->level < level)
		return parent;
	find_place(csv, COLUMN_PARENT, &line, &column);
	problems_error(&csv->draft.problems, line, column,
		_("there is no parent “%.*s” above this line"),
		(int)above.length, above.text);
	return *ok = false;
}

/* The shape with a row for each node. */
static struct node *
read_typed(struct csv *csv)
{
	struct piece type = cell(csv, COLUMN_TYPE);
	struct piece title = cell(csv, COLUMN_TITLE);
	int level = columns_level(type);
	uint32_t parent = 0;
	int line, column, above;
	bool ok = true;

	if (!level) {
		find_place(csv, COLUMN_TYPE, &line, &column);
		problems_error(&csv->draft.problems, line, column,
			_("the type is objective, key_result or action, not "
			  "“%.*s”"),
			(int)type.length, type.text);
		return NULL;
	}
	parent = parent_of(csv, level, &ok);
	if (!ok)
		return NULL;
	/* Where no column says it, what stands above. */
	for (above = level - 1; !csv->has_parent && above && !parent; above--)
		parent = csv->last[above];
	return add_node(csv, level,
		(struct place){
			.parent = parent, .cycle = parent ? 0 : cycle_of(csv)},
		title, N_("by its type"));
}

/* The key result of the row before, when this row has an action for it, too. */
static uint32_t
same_above(const struct csv *csv, int level, struct piece title)
{
	const struct node *last =
		plan_node(csv->draft.plan, csv->last[LEVEL_KEY_RESULT]);

	if (level != LEVEL_KEY_RESULT || !last ||
		!cell(csv, COLUMN_ACTION).length ||
		!str_is(title.text, title.length, last->title))
		return 0;
	return last->id;
}

/* The shape with a row for each key result. */
static struct node *
read_wide(struct csv *csv)
{
	static const struct {
		enum column column;
		int level;
	} titles[] = {{COLUMN_OBJECTIVE, LEVEL_OBJECTIVE},
		{COLUMN_KEY_RESULT, LEVEL_KEY_RESULT},
		{COLUMN_ACTION, LEVEL_ACTION},
		{COLUMN_TITLE, LEVEL_KEY_RESULT}};
	uint32_t cycle = cycle_of(csv);
	struct node *node = NULL;
	struct piece title;
	uint32_t parent, found;
	size_t i;
	int level, own;

	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		title = cell(csv, titles[i].column);
		if (!title.length)
			continue;
		parent = 0;
		own = csv->columns.grouped
			? columns_group_level(&csv->columns, &csv->cells)
			: titles[i].level;
		for (level = own - 1; level && !parent; level--)
			parent = csv->last[level];
		found = titles[i].column == COLUMN_OBJECTIVE
			? find_name(csv, NAME_TITLE, cycle, title)
			: same_above(csv, titles[i].level, title);
		if (found && titles[i].level == LEVEL_KEY_RESULT)
			continue;
		if (found &&
			plan_node(csv->draft.plan, found)->level ==
				LEVEL_OBJECTIVE) {
			title = cell(csv, COLUMN_KEY_RESULT);
			if (csv->last[LEVEL_OBJECTIVE] != found ||
				!same_above(csv, LEVEL_KEY_RESULT, title))
				memset(csv->last, 0, sizeof csv->last);
			csv->last[LEVEL_OBJECTIVE] = found;
			node = (struct node *)(uintptr_t)plan_node(
				csv->draft.plan, found);
			continue;
		}
		node = add_node(csv, own,
			(struct place){.parent = parent, .cycle = cycle}, title,
			N_("by its column"));
	}
	return node;
}

/* Our own ids stand once; to give them again would make two nodes one. */
static void
check_uid(struct csv *csv, const struct node *node)
{
	char text[UID_TEXT_SIZE];
	size_t before;

	if (!node->uid)
		return;
	before = seen_add(&csv->names, seen_key(NAME_UID, node->uid),
		(size_t)csv->row.line);
	if (before)
		problems_error(&csv->draft.problems, csv->row.line, 0,
			_("the id %s stood in line %zu already; leave it out "
			  "and a new one is made"),
			uid_text(node->uid, text), before);
}

/* A row without a title: its cells go to the note of what is above. */
static void
keep_row(struct csv *csv)
{
	struct draft *draft = &csv->draft;
	uint32_t last = draft->last[RECORD_NODE];
	struct piece one;
	struct str line = {0};
	size_t i;

	for (i = 0; i < csv->cells.count; i++) {
		one = csv->cells.at[i];
		piece_trim(&one);
		if (!one.length)
			continue;
		str_add(&line, line.length ? ", " : "");
		str_add_bytes(&line, one.text, one.length);
	}
	if (line.length && last) {
		draft_copy_line(draft, RECORD_NODE, last, NODE_NOTE,
			(struct piece){line.data, line.length});
		problems_note(&draft->problems, csv->row.line, 1,
			_("no title; kept in the note of “%s”"),
			plan_node(draft->plan, last)->title);
		draft_placed_in(draft, RECORD_NODE, last, NODE_NOTE,
			(struct origin){csv->row.line,
				N_("no title: a note of what is above")});
	} else if (line.length) {
		problems_error(&draft->problems, csv->row.line, 1,
			_("a row needs a title"));
	}
	str_fini(&line);
}

static void
read_row(struct csv *csv)
{
	bool typed = cell(csv, COLUMN_TYPE).length > 0;
	int errors = csv->draft.problems.errors;
	uint32_t last = csv->draft.last[RECORD_NODE];
	struct node *node;

	if (columns_again(&csv->columns, &csv->cells)) {
		draft_placed(&csv->draft, RECORD_PLAN, 1,
			(struct origin){csv->row.line, N_("names of columns")});
		return;
	}
	node = typed ? read_typed(csv) : read_wide(csv);
	if (!node && csv->draft.problems.errors == errors)
		keep_row(csv);
	if (!node)
		return;
	add_name(csv, NAME_ID, 0, cell(csv, COLUMN_ID), node->id);
	columns_set(&csv->draft, &csv->columns, &csv->cells, node);
	if (csv->draft.last[RECORD_NODE] > last)
		check_uid(csv, node);
}

/* The first rows, to tell what the columns are. */
struct head {
	struct piece cells[COLUMNS_ROWS][COLUMNS_MOST];
	size_t counts[COLUMNS_ROWS];
};

static struct piece
head_cell(const void *context, size_t row, size_t column)
{
	const struct head *head = context;
	struct piece cell = {"", 0};

	return column < head->counts[row] ? head->cells[row][column] : cell;
}

/* Settles what the names leave open, without taking a row. Whether the rows are
 * of nodes. */
static bool
settle(struct csv *csv)
{
	struct head *head = base_calloc(1, sizeof *head);
	struct columns_rows rows = {head, 0, head_cell};
	struct csv_row ahead = csv->row;
	bool titled = false;
	size_t i;

	while (rows.count < COLUMNS_ROWS &&
		csv_row_next(&ahead, &csv->draft.arena, head->cells[rows.count],
			COLUMNS_MOST, &head->counts[rows.count]))
		rows.count++;
	columns_settle(&csv->columns, &rows, 0);
	for (i = 0; i < csv->columns.count; i++)
		titled = titled || COLUMN_IS_TITLE(csv->columns.of[i]);
	free(head);
	return titled;
}

static void
read_rows(struct csv *csv, const char *text, size_t length)
{
	struct piece cells[COLUMNS_MOST];
	struct draft *draft = &csv->draft;
	size_t count = 0, i;
	bool named, said;

	csv_row_init(&csv->row, text, length);
	draft->values.comma = csv->row.separator == ';';
	named = csv_row_next(
		&csv->row, &draft->arena, cells, COLUMNS_MOST, &count);
	columns_read(&csv->columns, cells, count);
	named = named && settle(csv);
	/* What was said of them holds whatever their names are. */
	said = count && columns_say(&csv->columns, csv->said);
	if (!named && !said) {
		problems_error(&draft->problems, 1, 0,
			_("the first line names the columns, one of them "
			  "objective, key result or title"));
		return;
	}
	draft_placed(draft, RECORD_PLAN, 1,
		(struct origin){1, N_("names of columns")});
	csv->columns.place = place;
	csv->columns.context = &csv->row;
	for (i = 0; i < csv->columns.count; i++) {
		csv->has_cycle =
			csv->has_cycle || csv->columns.of[i] == COLUMN_CYCLE;
		csv->has_parent =
			csv->has_parent || csv->columns.of[i] == COLUMN_PARENT;
	}
	while (!draft->full &&
		csv_row_next(&csv->row, &draft->arena, cells, COLUMNS_MOST,
			&count)) {
		csv->cells = (struct cells){cells, count, csv->row.line};
		read_row(csv);
	}
	if (csv->row.broken)
		problems_error(&draft->problems, csv->row.line, 0,
			_("a quote is opened here and not closed"));
}

bool
csv_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct csv *csv = base_calloc(1, sizeof *csv);
	bool ok;

	csv->said = options->columns;
	draft_init(&csv->draft, plan, options, reporter);
	if (problems_check(&csv->draft.problems, file.text, file.length))
		read_rows(csv, file.text, file.length);
	ok = draft_end(&csv->draft, err);
	draft_fini(&csv->draft);
	seen_fini(&csv->names);
	free(csv);
	return ok;
}

bool
csv_is(const char *text, size_t length)
{
	struct piece cells[COLUMNS_MOST];
	struct arena arena = {0};
	struct columns columns;
	struct csv_row row;
	size_t count = 0;
	bool is;

	csv_row_init(&row, text, length);
	is = csv_row_next(&row, &arena, cells, COLUMNS_MOST, &count) &&
		count > 1 && columns_read(&columns, cells, count);
	arena_fini(&arena);
	return is;
}
