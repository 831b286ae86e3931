/* SPDX-License-Identifier: MIT */
/* Charts, figures and tables in plain text. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/text.h"
#include "model/progress.h"
#include "text.h"

#define CHART_WIDTH 72
#define CHART_HEIGHT 9
#define SCATTER_WIDTH 44
#define SCATTER_HEIGHT 10
#define FIGURES_IN_TWO 72 /* from this width on */
#define CELL_GAP 2

void
text_bar(struct text *text, int tenths, enum set_role role)
{
	bool ascii = text->options->ascii;
	int halves = part_steps(tenths, PROGRESS_MAX, 2 * TEXT_BAR_WIDTH);
	size_t filled = (size_t)halves / 2, half = halves % 2 && !ascii;

	text_role(text, role);
	str_add_repeat(&text->line, ascii ? "=" : "━", filled);
	str_add_repeat(&text->line, "╸", half);
	text_role(text, SET_BAR_EMPTY);
	str_add_repeat(
		&text->line, ascii ? "-" : "─", TEXT_BAR_WIDTH - filled - half);
	text_role(text, SET_PLAIN);
}

enum set_role
set_ink(unsigned ink)
{
	if (ink & INK_VALUE)
		return SET_CHART;
	if (ink & INK_PACE)
		return SET_PACE;
	if (ink & INK_LIMIT)
		return SET_LIMIT;
	if (ink & INK_TODAY)
		return SET_TODAY;
	return ink & INK_AXIS ? SET_AXIS : SET_PLAIN;
}

static int
cells_of(const char *string)
{
	return text_width(string, strlen(string));
}

static void
set_cells(struct text *text, const struct chart *chart)
{
	const struct chart_cell *cell = chart->cells;
	int i, size = chart->width * chart->height;
	enum set_role role = SET_PLAIN;

	for (i = 0; i < size; i++, cell++) {
		if (set_ink(cell->ink) != role && cell->character != ' ') {
			role = set_ink(cell->ink);
			text_role(text, role);
		}
		chart_character(&text->line, cell->character);
		if (i % chart->width < chart->width - 1)
			continue;
		text_end(text);
		role = SET_PLAIN;
	}
}

static void
set_bars(struct text *text, const struct doc_chart *chart)
{
	int label = 0, value = 0, bar, cells;
	char number[32];
	size_t i;

	for (i = 0; i < chart->count; i++) {
		cells = chart->points[i].label
			? cells_of(chart->points[i].label)
			: 0;
		label = cells > label ? cells : label;
		snprintf(number, sizeof number, "%lld",
			(long long)chart->points[i].y);
		value = (int)strlen(number) > value ? (int)strlen(number)
						    : value;
	}
	if (chart->most == 100)
		value = 4;
	if (label > text->width / 3)
		label = text->width / 3;
	bar = text->width - label - value - 4;
	if (bar > 40)
		bar = 40;
	for (i = 0; i < chart->count; i++) {
		text_put(text,
			chart->points[i].label ? chart->points[i].label : "",
			label);
		text_spaces(text, 2);
		if (chart->most == 100)
			score_text((int)chart->points[i].y, number);
		else
			snprintf(number, sizeof number, "%lld",
				(long long)chart->points[i].y);
		text_spaces(text, value - (int)strlen(number));
		str_add(&text->line, number);
		text_spaces(text, 1);
		text_role(text, SET_BAR);
		chart_bar(&text->line, chart->points[i].y, chart->most, bar,
			text->style);
		text_end(text);
	}
}

void
text_chart(struct text *text, const struct doc_chart *chart)
{
	int width = text->width < CHART_WIDTH ? text->width : CHART_WIDTH;
	struct arena arena = {0};
	struct chart cells = {0};

	text_wrap(text, chart->title, 0, 0);
	if (chart->unit && *chart->unit &&
		cells_of(chart->title) + cells_of(chart->unit) + 3 <=
			text->width) {
		str_add(&text->line, " (");
		text_put(text, chart->unit, -1);
		str_add(&text->line, ")");
	}
	text_end(text);
	switch (chart->type) {
	case CHART_TREE: /* a list says it */
		break;
	case CHART_BARS:
		set_bars(text, chart);
		break;
	case CHART_BURN_UP:
		cells = chart_burn_up(
			&arena, chart, width, CHART_HEIGHT, text->style);
		break;
	case CHART_LINE:
		cells = chart_line(
			&arena, chart, width, CHART_HEIGHT, text->style);
		break;
	case CHART_SCATTER:
		cells = chart_scatter(&arena, chart,
			width < SCATTER_WIDTH ? width : SCATTER_WIDTH,
			SCATTER_HEIGHT, text->style);
		break;
	}
	set_cells(text, &cells);
	arena_fini(&arena);
}

/* The cells a figure's value takes, its bar included. */
static int
value_width(const struct figure *figure)
{
	return cells_of(figure->value) +
		(figure->tenths >= 0 ? TEXT_BAR_WIDTH + 1 : 0);
}

static void
set_label(struct text *text, const struct figure *figure, int cells)
{
	text_role(text, SET_LABEL);
	text_put(text, figure->label, cells);
	text_role(text, SET_PLAIN);
	text_spaces(text, CELL_GAP);
}

/* One figure in at most `cells`; returns what it took. */
static int
set_figure(struct text *text, const struct figure *figure, int label)
{
	set_label(text, figure, label);
	if (figure->tenths >= 0) {
		text_bar(text, figure->tenths, SET_BAR);
		text_spaces(text, 1);
	}
	text_put(text, figure->value, -1);
	return label + CELL_GAP + value_width(figure);
}

static void
set_figures_one_column(
	struct text *text, const struct figure *figure, int label)
{
	for (; figure; figure = figure->next) {
		set_label(text, figure, label);
		if (figure->tenths >= 0 &&
			label + CELL_GAP + value_width(figure) <= text->width) {
			text_bar(text, figure->tenths, SET_BAR);
			text_spaces(text, 1);
			text_put(text, figure->value, -1);
		} else {
			text_wrap(text, figure->value, label + CELL_GAP, 0);
		}
		text_end(text);
	}
}

void
text_figures(struct text *text, const struct figure *figures)
{
	const struct figure *figure, *left = figures, *right = figures;
	int label = 0, value = 0, count = 0, column, used, i;

	for (figure = figures; figure; figure = figure->next, count++) {
		used = cells_of(figure->label);
		label = used > label ? used : label;
		used = value_width(figure);
		value = used > value ? used : value;
	}
	if (label > text->width / 2 - CELL_GAP)
		label = text->width / 2 - CELL_GAP;
	column = text->width / 2;
	if (text->width < FIGURES_IN_TWO ||
		label + CELL_GAP + value + CELL_GAP > column) {
		set_figures_one_column(text, figures, label);
		return;
	}
	for (i = 0; i < (count + 1) / 2; i++)
		right = right->next;
	for (i = 0; i < (count + 1) / 2; i++, left = left->next) {
		used = set_figure(text, left, label);
		if (right) {
			text_spaces(text, column - used);
			set_figure(text, right, label);
			right = right->next;
		}
		text_end(text);
	}
}

static int *
column_widths(const struct text *text, const struct doc_table *table)
{
	int *widths = base_calloc(table->columns, sizeof *widths);
	int cells, most = text->width - 1;
	size_t i, column;

	for (i = 0; i < table->columns * table->rows; i++) {
		column = i % table->columns;
		cells = cells_of(table->cells[i]);
		if (cells > widths[column])
			widths[column] = cells;
	}
	/* What names the rows leaves room for one column of values. */
	if (table->columns > 1)
		most = text->width / 2;
	for (column = 0; column < table->columns; column++) {
		if (widths[column] > most)
			widths[column] =
				column ? text->width - most - CELL_GAP : most;
	}
	return widths;
}

/* Columns of a table that stand beside the first one. */
struct column_band {
	const int *widths; /* of all columns */
	size_t from, to;
};

static void
set_table_row(struct text *text, const struct doc_table *table, size_t row,
	const struct column_band *band)
{
	const char **cells = &table->cells[row * table->columns];
	size_t column;
	int fill;

	if (!row)
		text_role(text, SET_LABEL);
	text_put(text, cells[0], band->widths[0]);
	for (column = band->from; column < band->to; column++) {
		text_spaces(text, CELL_GAP);
		fill = band->widths[column] - cells_of(cells[column]);
		if (table->numeric[column] && fill > 0) {
			text_spaces(text, fill);
			text_put(text, cells[column], -1);
		} else {
			text_put(text, cells[column], band->widths[column]);
		}
	}
	text_end(text);
}

/* A table that is too wide is set in bands, each with the first column. */
void
text_table(struct text *text, const struct doc_table *table)
{
	int *widths = column_widths(text, table), used;
	size_t from = 1, to, row;

	do {
		used = widths[0];
		for (to = from; to < table->columns; to++) {
			if (used + CELL_GAP + widths[to] > text->width &&
				to > from)
				break;
			used += CELL_GAP + widths[to];
		}
		if (from > 1)
			text_blank(text);
		for (row = 0; row < table->rows; row++) {
			set_table_row(text, table, row,
				&(struct column_band){widths, from, to});
			if (row)
				continue;
			text_role(text, SET_RULE);
			str_add_repeat(&text->line,
				text->options->ascii ? "-" : "─",
				(size_t)(used < text->width ? used
							    : text->width));
			text_end(text);
		}
		from = to;
	} while (from < table->columns);
	free(widths);
}
