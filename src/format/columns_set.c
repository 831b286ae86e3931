/* SPDX-License-Identifier: MIT */
/* The cells of a row as fields of its node; what no field can hold is a line of
 * its note. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "columns.h"
#include "model/edit.h"
#include "model/progress.h"

/* Takes off a number what says that it is about so, or reached: ">40%",
 * "**50** ✅". */
static struct piece
bare_number(struct piece cell, struct node *node)
{
	static const char *const about[] = {">=", "<=", "≥", "≤", ">", "<", "~",
		"≈", "约", "＞", "＜", NULL};
	int state;

	if (notation_take_mark(&cell, &state) && state > STATE_OPEN)
		node->state = (uint8_t)state;
	piece_take_any(&cell, about, piece_take_prefix);
	piece_trim(&cell);
	return cell;
}

/* What stood beside a number is its unit. */
static bool
take_unit(struct draft *draft, struct node *node, struct err *err)
{
	const char *own = node_detail(node)->unit;
	const struct str *unit = &draft->values.unit;

	if (!unit->length || own)
		return value_unit(&draft->values, own, err);
	draft_set(draft, RECORD_NODE, node, NODE_UNIT, value_text(unit->data));
	return true;
}

static bool
is_number(const struct columns *columns, size_t at)
{
	int field = at < columns->count ? columns_field(columns->of[at]) : -1;

	return field >= 0 &&
		record_types[RECORD_NODE].fields[field].type == FIELD_DECIMAL;
}

/* Whether a number of the row is a percentage: a share such as 0.5 beside it
 * may be either. */
static bool
has_percents(const struct columns *columns, const struct cells *cells)
{
	struct piece cell;
	size_t i;

	for (i = 0; i < cells->count; i++) {
		cell = cells->at[i];
		piece_trim(&cell);
		if (is_number(columns, i) &&
			(piece_take_suffix(&cell, "%") ||
				piece_take_suffix(&cell, "％")))
			return true;
	}
	return false;
}

static bool
is_share(const char *cell)
{
	int64_t number;

	return strchr(cell, '.') && decimal_read(cell, strlen(cell), &number) &&
		number > 0 && number <= DECIMAL_ONE;
}

/* A row on its way into a node. */
struct row_in {
	struct draft *draft;
	const struct columns *columns;
	struct node *node;
	int line;
	bool percents;
	bool goal;  /* it says where it should get to, or stay */
	bool basis; /* it says what the progress comes from */
	int went;   /* the field that the last cell went to */
};

/* Stores the value; of rows that say more of the same node, a text is a line
 * after what is there, and another number or word a line of the note. */
static bool
put_value(const struct row_in *row, int at, struct value value)
{
	const struct field *field = &record_types[RECORD_NODE].fields[at];
	struct value had = record_value(RECORD_NODE, row->node, field);

	/* What words say has a value from the start. */
	if (had.type == VALUE_NONE || value_equal(had, value) ||
		(had.type != VALUE_TEXT && field->type != FIELD_DECIMAL)) {
		draft_set(row->draft, RECORD_NODE, row->node, at, value);
		return true;
	}
	if (field->type != FIELD_PROSE)
		return false;
	draft_copy_line(row->draft, RECORD_NODE, row->node->id, at,
		piece_of(value.text));
	return true;
}

static bool
read_cell(struct row_in *row, const char *cell, int at, struct err *err)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t length = strlen(cell);
	struct value value;
	uint64_t uid;

	/* Numbers of another program are not ours. */
	if (at == NODE_UID && !uid_read(cell, length, &uid))
		return true;
	/* Words of the one stand in columns of the other. */
	if ((at == NODE_STATE || at == NODE_STATUS) &&
		field_word_read(&fields[at], cell, length) < 0 &&
		field_word_read(&fields[NODE_STATE + NODE_STATUS - at], cell,
			length) >= 0)
		at = NODE_STATE + NODE_STATUS - at;
	if (fields[at].type == FIELD_DECIMAL && row->percents && is_share(cell))
		return err_set(err, ERR_INPUT,
			_("“%s” stands beside percents: is it %s%% or a share?"),
			cell, cell);
	if (!value_read(&fields[at], cell, &row->draft->values, &value, err) ||
		(fields[at].type == FIELD_DECIMAL &&
			!take_unit(row->draft, row->node, err)))
		return false;
	row->basis = row->basis || at == NODE_BASIS;
	row->went = at;
	if (value.type == VALUE_NONE)
		return true;
	row->goal = row->goal || edit_makes_metric(at);
	return put_value(row, at, value) ||
		err_set(err, ERR_INPUT,
			_("another %s stands in a row before it"),
			_(fields[at].label));
}

/* NAME: CELL, in the note. */
static void
keep_other(struct row_in *row, size_t at, struct piece cell)
{
	struct piece name = {"", 0};
	struct str line = {0};

	row->went = NODE_NOTE;
	if (at < row->columns->count)
		name = row->columns->names[at];
	str_add_bytes(&line, name.text, name.length);
	str_add(&line, line.length ? ": " : "");
	str_add_bytes(&line, cell.text, cell.length);
	draft_copy_line(row->draft, RECORD_NODE, row->node->id, NODE_NOTE,
		(struct piece){line.data, line.length});
	str_fini(&line);
}

/* A cell that its column cannot hold, and why. */
static void
keep_wrong(struct row_in *row, size_t at, struct piece cell, const char *why)
{
	int line = row->line, column;

	keep_other(row, at, cell);
	columns_place(row->columns, at, &line, &column);
	problems_note(&row->draft->problems, line, column,
		_("%s; kept in the note"), why);
}

static void
keep_left_over(struct row_in *row, size_t at, struct piece cell)
{
	size_t shown = text_cut(cell.text, cell.length, 40, NULL);
	struct err why;

	err_set(&why, ERR_INPUT, _("“%.*s” is in no column"), (int)shown,
		cell.text);
	keep_wrong(row, at, cell, why.text);
}

/* Whether a bare number below the name is one of a hundred: 进度（%）, Progress %. */
static bool
is_of_percents(struct piece name, struct piece cell)
{
	static const char *const ends[] = {")", "）", "]", "】", NULL};
	size_t i;

	piece_take_any(&name, ends, piece_take_suffix);
	piece_trim(&name);
	if (!piece_take_suffix(&name, "%") && !piece_take_suffix(&name, "％"))
		return false;
	for (i = 0; i < cell.length; i++)
		if (!strchr("0123456789.", cell.text[i]))
			return false;
	return cell.length > 0;
}

/* What the cell says in its column, as a value is written. */
static char *
cell_text(const struct row_in *row, size_t at, int field, struct piece cell)
{
	enum field_type type = record_types[RECORD_NODE].fields[field].type;
	bool counted = type == FIELD_DECIMAL || type == FIELD_TENTHS ||
		type == FIELD_SCORE || type == FIELD_HUNDREDTHS;
	struct str text = {0};

	str_add_bytes(&text, cell.text, cell.length);
	if (counted && is_of_percents(row->columns->names[at], cell) &&
		!is_share(str_text(&text)))
		str_add_char(&text, '%');
	return str_take(&text);
}

static void
set_cell(struct row_in *row, size_t at, struct piece cell)
{
	int field = columns_field(row->columns->of[at]);
	struct piece trimmed = cell;
	struct err err = {0};
	char *text;

	piece_trim(&trimmed);
	if (row->columns->of[at] == COLUMN_OTHER ||
		(row->columns->of[at] == COLUMN_TYPE &&
			!columns_level(trimmed)))
		keep_other(row, at, trimmed);
	if (field < 0)
		return;
	if (record_types[RECORD_NODE].fields[field].type == FIELD_DECIMAL)
		cell = bare_number(trimmed, row->node);
	text = cell_text(row, at, field, cell);
	if (!read_cell(row, text, field, &err))
		keep_wrong(row, at, trimmed, err.text);
	free(text);
}

/* 0.5 beside a target of 100% is a half. */
static void
settle_share(struct draft *draft, struct node *node)
{
	const struct detail *detail = node_detail(node);

	if (detail->unit && strcmp(detail->unit, "%") == 0 &&
		detail->target > DECIMAL_ONE && detail->current > 0 &&
		detail->current <= DECIMAL_ONE)
		draft_set(draft, RECORD_NODE, node, NODE_CURRENT,
			value_number(detail->current * 100));
}

/* Whether a column before it says the same of this row: "Task name" beside
 * "Description". The first is what it is. */
static bool
is_said(const struct columns *columns, const struct cells *cells, size_t at)
{
	struct piece before;
	size_t i;

	for (i = 0; i < at; i++) {
		before = cells->at[i];
		piece_trim(&before);
		if (columns->of[i] == columns->of[at] && before.length)
			return columns->of[at] != COLUMN_OTHER;
	}
	return false;
}

int
columns_set(struct draft *draft, const struct columns *columns,
	const struct cells *cells, struct node *node)
{
	struct row_in row = {draft, columns, node, cells->line,
		has_percents(columns, cells), false, false, NODE_NOTE};
	struct piece cell;
	size_t i;

	for (i = 0; i < cells->count; i++) {
		cell = cells->at[i];
		piece_trim(&cell);
		if (!cell.length)
			continue;
		if (i < columns->count && is_said(columns, cells, i))
			keep_other(&row, i, cell);
		else if (i < columns->count)
			set_cell(&row, i, cells->at[i]);
		else
			keep_left_over(&row, i, cell);
	}
	settle_share(draft, node);
	if (row.goal && !row.basis && node->progress < 0 &&
		node->level == LEVEL_KEY_RESULT)
		draft_set(draft, RECORD_NODE, node, NODE_BASIS,
			value_number(BASIS_METRIC));
	return row.went;
}
