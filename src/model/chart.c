/* SPDX-License-Identifier: MIT */
/*
 * A chart has a plot, that is a grid of dots finer than cells, and around it a
 * scale and days. Lines are set as dots, and cells are made of them: eight dots of
 * a braille character, or columns filled from below by eighths of a block or
 * by rows of '#'.
 */
#include "model/chart.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "model/progress.h"

#define WIDTH_MIN 16
#define HEIGHT_MIN 4
#define SCALE_WIDTH 3 /* "10 " */

struct plot {
	struct chart *chart;
	enum chart_style style;
	int left, columns, rows; /* in cells; rows from the top */
	int dots_x, dots_y;
};

/* value / range of `steps`, rounded to the nearest, 0..steps. */
static int
scaled(int64_t value, int64_t range, int steps)
{
	if (value <= 0 || range <= 0)
		return 0;
	if (value >= range)
		return steps;
	while (range > INT64_MAX / 4 / (steps + 1)) {
		range /= 2;
		value /= 2;
	}
	return (int)((value * 2 * steps + range) / (range * 2));
}

void
chart_character(struct str *out, uint32_t character)
{
	if (character < 0x80) {
		str_add_char(out, (char)character);
	} else if (character < 0x800) {
		str_add_char(out, (char)(0xc0 | character >> 6));
		str_add_char(out, (char)(0x80 | (character & 0x3f)));
	} else {
		str_add_char(out, (char)(0xe0 | character >> 12));
		str_add_char(out, (char)(0x80 | (character >> 6 & 0x3f)));
		str_add_char(out, (char)(0x80 | (character & 0x3f)));
	}
}

/* The range to show them in. */
static struct series
in_own_range(struct series series)
{
	bool any = false;
	size_t i;

	if (series.high > series.low)
		return series;
	for (i = 0; i < series.count; i++) {
		int64_t value = series.values[i];

		if (value == DECIMAL_NONE)
			continue;
		series.low = !any || value < series.low ? value : series.low;
		series.high = !any || value > series.high ? value : series.high;
		any = true;
	}
	return series;
}

void
chart_sparkline(
	struct str *out, const struct series *series, enum chart_style style)
{
	static const char ascii[] = "_.:-=+*#";
	struct series in = in_own_range(*series);
	size_t i;
	int level;

	for (i = 0; i < in.count; i++) {
		if (in.values[i] == DECIMAL_NONE) {
			str_add_char(out, ' ');
			continue;
		}
		level = in.values[i] < in.low
			? 0
			: scaled(in.values[i] - in.low, in.high - in.low, 7);
		chart_character(out,
			style == CHART_ASCII ? (uint32_t)ascii[level]
					     : 0x2581u + (uint32_t)level);
	}
}

void
chart_trend(struct str *out, const struct point *points, size_t count,
	int cells, enum chart_style style)
{
	size_t i =
		cells < 0 || count <= (size_t)cells ? 0 : count - (size_t)cells;

	for (; i < count; i++)
		chart_sparkline(out,
			&(struct series){&points[i].y, 1, 0, PROGRESS_MAX},
			style);
}

void
chart_bar(struct str *out, int64_t value, int64_t most, int cells,
	enum chart_style style)
{
	int filled, i;

	if (style == CHART_ASCII) {
		filled = part_steps(value, most, cells);
		str_add_repeat(out, "#", (size_t)filled);
		str_add_repeat(out, "-", (size_t)(cells - filled));
		return;
	}
	filled = part_steps(value, most, cells * 8);
	for (i = 0; i < cells; i++, filled -= 8)
		if (filled >= 8)
			chart_character(out, 0x2588);
		else if (filled > 0)
			chart_character(out, 0x2590u - (uint32_t)filled);
		else
			str_add_char(out, ' ');
}

void
chart_row(const struct chart *chart, int row, struct str *out)
{
	const struct chart_cell *cells;
	int used = chart->width, i;

	if (row < 0 || row >= chart->height)
		return;
	cells = chart->cells + row * chart->width;
	while (used > 0 && cells[used - 1].character == ' ')
		used--;
	for (i = 0; i < used; i++)
		chart_character(out, cells[i].character);
}

static struct chart_cell *
cell(const struct chart *chart, int x, int y)
{
	return &chart->cells[y * chart->width + x];
}

static void
put(struct chart *chart, int x, int y, uint32_t character, unsigned ink)
{
	if (x < 0 || x >= chart->width || y < 0 || y >= chart->height)
		return;
	cell(chart, x, y)->character = character;
	cell(chart, x, y)->ink = (uint8_t)ink;
}

static void
put_text(struct chart *chart, int x, int y, const char *text)
{
	for (; *text; text++, x++)
		put(chart, x, y, (unsigned char)*text, INK_AXIS);
}

static bool
begin(struct chart *chart, struct arena *arena, int width, int height)
{
	int i;

	*chart = (struct chart){0};
	if (width < WIDTH_MIN || height < HEIGHT_MIN)
		return false;
	chart->cells = arena_alloc(
		arena, (size_t)width * (size_t)height * sizeof *chart->cells);
	chart->width = width;
	chart->height = height;
	for (i = 0; i < width * height; i++)
		chart->cells[i].character = ' ';
	return true;
}

/* The plot inside the chart: a scale of `left` cells and an axis before it, an
 * axis and a line of labels below. */
static struct plot
plot_in(struct chart *chart, int left, enum chart_style style)
{
	bool ascii = style == CHART_ASCII;
	struct plot plot = {.chart = chart, .style = style, .left = left + 1};
	int i;

	plot.columns = chart->width - plot.left;
	plot.rows = chart->height - 2;
	plot.dots_x = plot.columns * (style == CHART_BRAILLE ? 2 : 1);
	plot.dots_y = plot.rows *
		(style == CHART_BRAILLE			? 4
				: style == CHART_BLOCKS ? 8
							: 1);
	for (i = 0; i < plot.rows; i++)
		put(chart, left, i, ascii ? '|' : 0x2502, INK_AXIS);
	put(chart, left, plot.rows, ascii ? '+' : 0x2514, INK_AXIS);
	for (i = 0; i < plot.columns; i++)
		put(chart, plot.left + i, plot.rows, ascii ? '-' : 0x2500,
			INK_AXIS);
	return plot;
}

/* One dot of a line; y counts from below. */
static void
dot(const struct plot *plot, int x, int y, unsigned ink)
{
	static const uint8_t bits[4][2] = {
		{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	struct chart_cell *at;
	int down;

	if (x < 0 || x >= plot->dots_x || y < 0 || y >= plot->dots_y)
		return;
	down = plot->dots_y - 1 - y;
	if (plot->style == CHART_BRAILLE) {
		at = cell(plot->chart, plot->left + x / 2, down / 4);
		if (at->character < 0x2800)
			at->character = 0x2800;
		at->character |= bits[down % 4][x % 2];
		at->ink |= (uint8_t)ink;
		return;
	}
	down /= plot->style == CHART_BLOCKS ? 8 : 1;
	at = cell(plot->chart, plot->left + x, down);
	if (at->ink & INK_VALUE)
		return;
	at->character = plot->style == CHART_ASCII ? '.' : 0xb7;
	at->ink |= (uint8_t)ink;
}

/* A value at one x: the step from the value before in braille, else a column
 * filled from below. */
static void
mark_value(const struct plot *plot, int x, int before, int y)
{
	int row, filled, down, i;

	if (plot->style == CHART_BRAILLE) {
		for (i = before < 0 ? y : before; i != y; i += i < y ? 1 : -1)
			dot(plot, x, i, INK_VALUE);
		dot(plot, x, y, INK_VALUE);
		return;
	}
	for (row = 0; row < plot->rows; row++) {
		down = plot->rows - 1 - row;
		filled = plot->style == CHART_ASCII ? (y >= row ? 8 : 0)
						    : y + 1 - row * 8;
		if (filled > 0)
			put(plot->chart, plot->left + x, down,
				plot->style == CHART_ASCII ? '#'
							   : 0x2580u +
						(uint32_t)(filled > 8 ? 8
								      : filled),
				INK_VALUE);
	}
}

/* The first and last day below the plot, in short where room is short. */
static void
put_days(const struct plot *plot, int32_t starts, int32_t ends)
{
	char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
	size_t cut = plot->columns < 24 ? 5 : 0;
	int row = plot->rows + 1;

	day_text(starts, first);
	day_text(ends, last);
	put_text(plot->chart, plot->left, row, first + cut);
	put_text(plot->chart, plot->chart->width - (int)strlen(last + cut), row,
		last + cut);
}

static int
day_x(const struct plot *plot, const struct doc_chart *data, int32_t day)
{
	return scaled((int64_t)day - data->starts,
		(int64_t)data->ends - data->starts, plot->dots_x - 1);
}

/* Draws the points as steps: each value holds until the next, the last one
 * until `until`. */
static void
draw_steps(const struct plot *plot, const struct doc_chart *data, int64_t low,
	int64_t high, int32_t until)
{
	int x, end, y, before = -1;
	size_t i;

	for (i = 0; i < data->count; i++) {
		const struct point *point = &data->points[i];

		if (point->day > data->ends)
			break;
		y = point->y <= low
			? 0
			: scaled(point->y - low, high - low, plot->dots_y - 1);
		end = i + 1 < data->count ? data->points[i + 1].day : until;
		if (end < point->day)
			end = point->day;
		x = day_x(plot, data, point->day);
		end = day_x(plot, data, end < data->ends ? end : data->ends);
		for (; x <= end; x++, before = y)
			mark_value(plot, x, before, y);
	}
}

/* A line at today, behind what is drawn, and its day between the others where
 * there is room. */
static void
put_today(const struct plot *plot, const struct doc_chart *data)
{
	bool ascii = plot->style == CHART_ASCII;
	int x, row, days = plot->columns < 24 ? 5 : 10;
	char today[DAY_TEXT_SIZE];

	if (data->today < data->starts || data->today > data->ends)
		return;
	x = plot->left +
		scaled((int64_t)data->today - data->starts,
			(int64_t)data->ends - data->starts, plot->columns - 1);
	for (row = 0; row < plot->rows; row++)
		if (cell(plot->chart, x, row)->character == ' ')
			put(plot->chart, x, row, ascii ? ':' : 0x2506,
				INK_TODAY);
	put(plot->chart, x, plot->rows, ascii ? '^' : 0x2534, INK_TODAY);
	day_text(data->today, today);
	if (x - 2 > plot->left + days && x + 3 < plot->chart->width - days)
		put_text(plot->chart, x - 2, plot->rows + 1, today + 5);
}

static void
put_scale(const struct plot *plot)
{
	char text[8];
	int row, value, last = plot->rows > 1 ? plot->rows - 1 : 1;

	for (row = 0; row < plot->rows; row++) {
		value = plot->rows > 1 ? (plot->rows - 1 - row) * 10 : 0;
		if (row && row != plot->rows - 1 &&
			(plot->rows < 5 || row != (plot->rows - 1) / 2))
			continue;
		snprintf(text, sizeof text, "%2d", (value + last / 2) / last);
		put_text(plot->chart, 0, row, text);
	}
}

struct chart
chart_burn_up(struct arena *arena, const struct doc_chart *data, int width,
	int height, enum chart_style style)
{
	struct chart chart;
	struct plot plot;
	int i;

	if (data->ends <= data->starts || !begin(&chart, arena, width, height))
		return (struct chart){0};
	plot = plot_in(&chart, SCALE_WIDTH, style);
	put_scale(&plot);
	draw_steps(&plot, data, 0, PROGRESS_MAX,
		data->today == DAY_NONE ? data->starts : data->today);
	for (i = 0; i < plot.dots_x; i += style == CHART_BRAILLE ? 2 : 1)
		dot(&plot, i, scaled(i, plot.dots_x - 1, plot.dots_y - 1),
			INK_PACE);
	put_days(&plot, data->starts, data->ends);
	put_today(&plot, data);
	return chart;
}

/* Widens the range from the least to the greatest by one value. */
static void
widen(int64_t *low, int64_t *high, int64_t value)
{
	if (value == DECIMAL_NONE)
		return;
	if (*low > value)
		*low = value;
	if (*high < value)
		*high = value;
}

struct chart
chart_line(struct arena *arena, const struct doc_chart *data, int width,
	int height, enum chart_style style)
{
	const int64_t limits[] = {data->low, data->high};
	char low_text[DECIMAL_TEXT_SIZE], high_text[DECIMAL_TEXT_SIZE];
	int64_t low, high;
	struct chart chart;
	struct plot plot;
	size_t i;
	int x, left;

	if (!data->count || data->ends <= data->starts)
		return (struct chart){0};
	low = high = data->points[0].y;
	for (i = 1; i < data->count; i++)
		widen(&low, &high, data->points[i].y);
	for (i = 0; i < 2; i++)
		widen(&low, &high, limits[i]);
	if (low == high)
		high = low + 1;
	decimal_text(low, low_text);
	decimal_text(high, high_text);
	left = (int)strlen(low_text);
	if (left < (int)strlen(high_text))
		left = (int)strlen(high_text);
	if (width < left + WIDTH_MIN || !begin(&chart, arena, width, height))
		return (struct chart){0};
	plot = plot_in(&chart, left + 1, style);
	put_text(&chart, 0, 0, high_text);
	put_text(&chart, 0, plot.rows - 1, low_text);
	draw_steps(&plot, data, low, high, data->ends);
	for (i = 0; i < 2; i++)
		for (x = 0; limits[i] != DECIMAL_NONE && x < plot.dots_x;
			x += 3)
			dot(&plot, x,
				scaled(limits[i] - low, high - low,
					plot.dots_y - 1),
				INK_LIMIT);
	put_days(&plot, data->starts, data->ends);
	return chart;
}

struct chart
chart_scatter(struct arena *arena, const struct doc_chart *data, int width,
	int height, enum chart_style style)
{
	struct chart chart;
	struct chart_cell *at;
	struct plot plot;
	size_t i;

	if (!data->count || !begin(&chart, arena, width, height))
		return (struct chart){0};
	plot = plot_in(&chart, SCALE_WIDTH, style);
	put_scale(&plot);
	put_text(&chart, plot.left, plot.rows + 1, "0");
	put_text(
		&chart, plot.left + (plot.columns - 1) / 2, plot.rows + 1, "5");
	put_text(&chart, chart.width - 2, plot.rows + 1, "10");
	for (i = 0; i < data->count; i++) {
		at = cell(&chart,
			plot.left +
				scaled(data->points[i].x, PROGRESS_MAX,
					plot.columns - 1),
			plot.rows - 1 -
				scaled(data->points[i].y, PROGRESS_MAX,
					plot.rows - 1));
		if (at->ink != INK_VALUE)
			at->character = style == CHART_ASCII ? 'o' : 0x25cf;
		else if (at->character >= '2' && at->character < '9')
			at->character++;
		else if (at->character != '9')
			at->character = '2';
		at->ink = INK_VALUE;
	}
	return chart;
}
