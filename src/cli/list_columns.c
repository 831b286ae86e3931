/* SPDX-License-Identifier: MIT */
#include "list_columns.h"

#include <stdio.h>
#include <string.h>

#include "base/near.h"
#include "base/say.h"
#include "base/text.h"
#include "model/align.h"
#include "model/progress.h"
#include "model/query.h"

#define USUAL "ref,progress,status,due,title"
#define APART 2		 /* blanks between two columns */
#define TITLE_LEAST 16	 /* cells; with less, other columns are left out */
#define TEXT_MOST 32	 /* cells of a text beside the title */
#define PROGRESS_LEAST 4 /* "5.5=" */

static const char *
color_of(enum status status)
{
	static const char *const colors[STATUS_COUNT] = {
		[STATUS_ON_TRACK] = "32",
		[STATUS_AT_RISK] = "33",
		[STATUS_OFF_TRACK] = "31",
		[STATUS_OUTDATED] = "35",
		[STATUS_DONE] = "32",
		[STATUS_DROPPED] = "2",
		[STATUS_REACHED] = "32",
		[STATUS_CARRIED] = "2",
		[STATUS_PARTLY] = "33",
		[STATUS_MISSED] = "31",
	};

	return colors[status];
}

/* ---- cells that are made */

static void
add_ref(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	(void)columns;
	str_add(cell, listed->ref);
}

static void
add_cycle(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	const struct cycle *cycle =
		plan_cycle_of(&columns->cli->session.plan, listed->node);

	if (cycle && cycle->name)
		str_add(cell, cycle->name);
}

/* "5.5", and "5.5=" where it was set by hand over what is below. */
static void
add_progress(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	struct progress progress;
	char text[TENTHS_TEXT_SIZE];

	if (listed->node->level == LEVEL_ACTION)
		return;
	progress = node_progress(&columns->cli->session.plan, listed->node);
	str_add(cell, tenths_text(share_tenths(progress.share), text));
	if (progress.by_hand)
		str_add_char(cell, '=');
}

/* "on track", with a ! where the facts say worse; "partly 0.5", an outcome with
 * its score. What is said of an action is its state, not a status. */
static void
add_status(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	const struct node *node = listed->node;
	struct standing standing;
	int score = node_detail(node)->score;
	char text[TENTHS_TEXT_SIZE];

	columns->color = NULL;
	if (node->level == LEVEL_ACTION && node->state == STATE_OPEN)
		return;
	standing = node_standing(
		&columns->cli->session.plan, node, columns->cli->today);
	columns->color = color_of(standing.status);
	str_add(cell, status_label(standing.status));
	str_add(cell, standing_flatters(&standing) ? "!" : "");
	if (status_is_outcome(standing.status) && score >= 0)
		str_addf(cell, " %s", score_text(score, text));
}

/* Who it serves, or who serves it, with semicolons between. */
static void
add_aligned(struct list_columns *columns, const struct node *node,
	const struct aligned *end, struct str *cell)
{
	const struct plan *plan = &columns->cli->session.plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);

	str_add(cell, cell->length ? "; " : "");
	align_text(plan, end, cycle ? cycle->base.id : 0, cell);
}

static void
add_serves(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	const char *list = node_detail(listed->node)->align;
	struct aligned end;

	while (align_next(&columns->cli->session.plan, &list, &end))
		add_aligned(columns, listed->node, &end, cell);
}

static void
add_served_by(struct list_columns *columns, const struct listed *listed,
	struct str *cell)
{
	const struct plan *plan = &columns->cli->session.plan;
	struct aligned end;
	size_t i;

	for (i = 0; align_served_by(plan, listed->node, i, &end); i++)
		add_aligned(columns, listed->node, &end, cell);
}

/* ---- which there are */

static const struct {
	const char *name;
	cell_fn *add;	       /* NULL: it is a field by another name */
	enum node_field field; /* without `add` */
} made[] = {
	{"ref", add_ref, NODE_FIELDS},
	{"cycle", add_cycle, NODE_FIELDS},
	{"progress", add_progress, NODE_FIELDS},
	{"status", add_status, NODE_FIELDS},
	{"serves", add_serves, NODE_FIELDS},
	{"served_by", add_served_by, NODE_FIELDS},
	{"id", NULL, NODE_UID},
	{"kind", NULL, NODE_LEVEL},
	{"commitment", NULL, NODE_KIND},
	{"made", NULL, NODE_MADE},
	{"finished", NULL, NODE_FINISHED},
};

#define MADE (sizeof made / sizeof *made)

/* Whether a field is a column by its own name. */
static bool
is_column(const struct field *field)
{
	size_t i;

	for (i = 0; i < MADE; i++)
		if (strcmp(made[i].name, field->name) == 0)
			return false;
	return field->help != NULL;
}

const char *
list_column_name(size_t i)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t at, left = i < MADE ? 0 : i - MADE;

	if (i < MADE)
		return made[i].name;
	for (at = 0; at < NODE_FIELDS; at++)
		if (is_column(&fields[at]) && left-- == 0)
			return fields[at].name;
	return NULL;
}

/* The column of a name, with - or _ in it; false when there is none. */
static bool
find(const char *name, size_t length, struct list_column *column)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	char word[32] = "";
	size_t i;

	if (length >= sizeof word)
		return false;
	for (i = 0; i < length; i++)
		word[i] = (char)(name[i] == '-' ? '_' : name[i]);
	*column = (struct list_column){0};
	for (i = 0; i < MADE; i++)
		if (strcmp(made[i].name, word) == 0) {
			column->add = made[i].add;
			column->field =
				made[i].add ? NULL : &fields[made[i].field];
			return true;
		}
	for (i = 0; i < NODE_FIELDS; i++)
		if (is_column(&fields[i]) && strcmp(fields[i].name, word) == 0)
			column->field = &fields[i];
	return column->field != NULL;
}

static bool
refuse(const char *name, size_t length, struct err *err)
{
	struct near near = near_to(name, length);
	const char *at, *meant = NULL;
	size_t i;

	for (i = 0; (at = list_column_name(i)) != NULL; i++)
		if (near_offer(&near, at, strlen(at)))
			meant = at;
	if (!length)
		return err_set(err, ERR_USAGE, "%s",
			_("--columns needs the name of a column"));
	if (meant)
		return err_set(err, ERR_USAGE,
			_("there is no column %.*s; did you mean %s?"),
			(int)length, name, meant);
	return err_set(err, ERR_USAGE,
		_("there is no column %.*s; tenths(1) lists them"), (int)length,
		name);
}

bool
list_columns_read(struct list_columns *columns, const struct cli *cli,
	const char *names, struct err *err)
{
	const char *at = names ? names : USUAL;
	size_t length;

	columns->cli = cli;
	columns->usual = !names;
	for (;; at += length + 1) {
		length = strcspn(at, ",");
		if (columns->count == COLUMNS_MOST)
			return err_set(err, ERR_USAGE,
				_("a line has at most %d columns"),
				COLUMNS_MOST);
		if (!find(at, length, &columns->at[columns->count]))
			return refuse(at, length, err);
		columns->count++;
		if (!at[length])
			return true;
	}
}

void
list_columns_fini(struct list_columns *columns)
{
	str_fini(&columns->cell);
	str_fini(&columns->line);
}

/* ---- how wide */

static bool
is_title(const struct list_column *column)
{
	return column->field && column->field->type == FIELD_TITLE;
}

/* In the usual columns with the mark of an alignment behind it. */
static const char *
title_text(struct list_columns *columns, const struct listed *listed)
{
	struct str mark = {0};

	if (!columns->usual)
		return listed->node->title;
	align_mark(&columns->cli->session.plan, listed->node, &mark);
	if (mark.length)
		str_addf(&columns->cell, "%s %s", listed->node->title,
			str_text(&mark));
	str_fini(&mark);
	return columns->cell.length ? str_text(&columns->cell)
				    : listed->node->title;
}

/* The cell's text. A field is shown as everywhere, on one line, and where there
 * is nothing the cell is empty. */
static const char *
cell_text(struct list_columns *columns, const struct list_column *column,
	const struct listed *listed)
{
	struct value value;

	str_clear(&columns->cell);
	if (column->add) {
		column->add(columns, listed, &columns->cell);
	} else if (is_title(column)) {
		return title_text(columns, listed);
	} else {
		value = record_value(RECORD_NODE, listed->node, column->field);
		if (value.type == VALUE_NONE &&
			column->field->type == FIELD_WORD &&
			*column->field->words[0])
			value = value_number(0);
		if (value.type != VALUE_NONE)
			value_show(column->field, value, &columns->cell);
	}
	return str_text(&columns->cell);
}

void
list_columns_measure(struct list_columns *columns, const struct listed *listed)
{
	struct list_column *column;
	const char *text;
	size_t i;
	int width;

	for (i = 0; i < columns->count; i++) {
		column = &columns->at[i];
		/* Nothing stands behind a title that comes last. */
		if (is_title(column) && i + 1 == columns->count)
			continue;
		text = cell_text(columns, column, listed);
		width = text_width(text, strlen(text));
		if (column->add == add_progress && width < PROGRESS_LEAST)
			width = PROGRESS_LEAST;
		if (width > column->width)
			column->width = width;
	}
}

/* Cells of a line that are left for the titles, `titles` of them. */
static int
room(const struct list_columns *columns, int titles)
{
	int left = columns->cli->width, i;

	for (i = 0; i < (int)columns->count; i++)
		if (columns->at[i].width && !is_title(&columns->at[i]))
			left -= columns->at[i].width + APART;
	return left - APART * (titles - 1);
}

/* The last column that a line can do without: not what names the node, nor how
 * far it is. NULL when all must stay. */
static struct list_column *
spare(struct list_columns *columns)
{
	size_t i = columns->count;
	struct list_column *column;

	while (i-- > 0) {
		column = &columns->at[i];
		if (column->width && !is_title(column) &&
			column->add != add_ref && column->add != add_progress)
			return column;
	}
	return NULL;
}

/* A title has its share of the line, or what it needs if that is less. */
static void
fit_titles(struct list_columns *columns, int share)
{
	struct list_column *column;
	size_t i;

	if (share < 2)
		share = 2;
	for (i = 0; i < columns->count; i++) {
		column = &columns->at[i];
		if (is_title(column) &&
			(!column->width || column->width > share))
			column->width = share;
	}
}

void
list_columns_fit(struct list_columns *columns)
{
	struct list_column *column;
	int titles = 0;
	size_t i;

	if (columns->cli->whole_lines)
		return;
	for (i = 0; i < columns->count; i++) {
		column = &columns->at[i];
		titles += is_title(column);
		if (!is_title(column) && column->width > TEXT_MOST)
			column->width = TEXT_MOST;
	}
	if (!titles)
		return;
	while (room(columns, titles) < TITLE_LEAST * titles &&
		(column = spare(columns)) != NULL)
		column->width = 0;
	fit_titles(columns, room(columns, titles) / titles);
}

/* ---- printed */

static void
add_cell(struct list_columns *columns, const struct list_column *column,
	const struct listed *listed)
{
	const char *text = cell_text(columns, column, listed);
	size_t length = strlen(text);
	struct str *line = &columns->line;
	bool colored = columns->cli->color && column->add == add_status &&
		columns->color;

	if (line->length)
		str_add_repeat(line, " ", APART);
	if (colored)
		str_addf(line, "\033[%sm", columns->color);
	if (column->width)
		text_fit(line, text, length, column->width, false);
	else
		text_visible(line, text, length);
	if (colored)
		str_add(line, "\033[0m");
}

void
list_columns_print(struct list_columns *columns, const struct listed *listed)
{
	struct str *line = &columns->line;
	size_t i, last = columns->count - 1;

	str_clear(line);
	for (i = 0; i < columns->count; i++)
		if (columns->at[i].width ||
			(i == last && is_title(&columns->at[i])))
			add_cell(columns, &columns->at[i], listed);
	/* What is printed last needs no blanks behind it. */
	while (line->length && line->data[line->length - 1] == ' ')
		line->data[--line->length] = '\0';
	puts(str_text(line));
}
