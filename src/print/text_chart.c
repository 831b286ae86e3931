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
text_bar(struct text *text, int tenths)
{
	bool ascii = text->options->ascii;
	int halves = part_steps(tenths, PROGRESS_MAX, 2 * TEXT_BAR_WIDTH);
	size_t filled = (size_t)halves / 2, half = halves % 2 && !ascii;

	str_add_repeat(&text->line, ascii ? "=" : "━", filled);
	str_add_repeat(&text->line, "╸", half);
	str_add_repeat(
		&text->line, ascii ? "-" : "─", TEXT_BAR_WIDTH - filled - half);
}

static int
cells_of(const char *string)
{
	return text_width(string, strlen(string));
}

static void
set_cells(struct text *text, const struct chart *chart)
{
	int row;

	for (row = 0; row < chart->height; row++) {
		chart_row(chart, row, &text->line);
		text_end(text);
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

/* One figure in at most `cells`; returns what it took. */
static int
set_figure(struct text *text, const struct figure *figure, int label)
{
	text_put(text, figure->label, label);
	text_spaces(text, CELL_GAP);
	if (figure->tenths >= 0) {
		text_bar(text, figure->tenths);
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
		text_put(text, figure->label, label);
		text_spaces(text, CELL_GAP);
		if (figure->tenths >= 0 &&
			label + CELL_GAP + value_width(figure) <= text->width) {
			text_bar(text, figure->tenths);
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

/* One row of the columns from..to, the first before them. */
static void
set_table_row(struct text *text, const struct doc_table *table, size_t row,
	const int *widths, size_t from, size_t to)
{
	const char **cells = &table->cells[row * table->columns];
	size_t column;
	int fill;

	text_put(text, cells[0], widths[0]);
	for (column = from; column < to; column++) {
		text_spaces(text, CELL_GAP);
		fill = widths[column] - cells_of(cells[column]);
		if (table->numeric[column] && fill > 0) {
			text_spaces(text, fill);
			text_put(text, cells[column], -1);
		} else {
			text_put(text, cells[column], widths[column]);
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
			page_blank(&text->page);
		for (row = 0; row < table->rows; row++) {
			set_table_row(text, table, row, widths, from, to);
			if (row)
				continue;
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
