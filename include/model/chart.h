/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

/*
 * Charts in terminal cells. Pure functions: numbers in, cells out; colours
 * are the caller's, who is told what each cell shows. Where the numbers come
 * from is review/chart.h.
 */

#include "base/str.h"
#include "model/doc.h"

enum chart_style { CHART_BRAILLE, CHART_BLOCKS, CHART_ASCII };

/* What a cell shows; a set of these. */
enum chart_ink {
	INK_AXIS = 1 << 0,
	INK_PACE = 1 << 1,
	INK_VALUE = 1 << 2,
	INK_TODAY = 1 << 3,
	INK_LIMIT = 1 << 4,
};

struct chart_cell {
	uint32_t character; /* one cell wide; ' ' for none */
	uint8_t ink;
};

/* `width` by `height` cells, row by row from the top; 0 by 0 when there was
 * no room or nothing to show. */
struct chart {
	int width, height;
	struct chart_cell *cells; /* in the arena that was given */
};

/* Values, and between which they are shown; with high <= low it is their own
 * range. */
struct series {
	const int64_t *values;
	size_t count;
	int64_t low, high;
};

/* Adds one character for each value, from low to high; a value outside is
 * drawn at the edge, DECIMAL_NONE is a space. */
void chart_sparkline(
	struct str *out, const struct series *series, enum chart_style style);

/* The same for points, at most the last `cells` of them. */
void chart_trend(struct str *out, const struct point *points, size_t count,
	int cells, enum chart_style style);

/* Progress (y of the points, 0..PROGRESS_MAX) against the pace line from
 * `starts` to `ends`: a scale on the left, days below. The value is a line of
 * steps, held until `today` unless that is DAY_NONE. At least 16 by 4 cells. */
struct chart chart_burn_up(struct arena *arena, const struct doc_chart *data,
	int width, int height, enum chart_style style);

/* Values over days between their least and greatest, limits as lines. At least
 * 16 by 4 cells. */
struct chart chart_line(struct arena *arena, const struct doc_chart *data,
	int width, int height, enum chart_style style);

/* Points of x and y, both 0..PROGRESS_MAX. At least 16 by 4 cells. */
struct chart chart_scatter(struct arena *arena, const struct doc_chart *data,
	int width, int height, enum chart_style style);

/* Adds one row of a chart as text, without the spaces at its end. */
void chart_row(const struct chart *chart, int row, struct str *out);

/* Adds a bar of exactly `cells` cells filled by `value` of `most`, in eighths
 * of a cell: "████▌   ", in ASCII "#####---". */
void chart_bar(struct str *out, int64_t value, int64_t most, int cells,
	enum chart_style style);

/* Adds a character as UTF-8. */
void chart_character(struct str *out, uint32_t character);

#endif
