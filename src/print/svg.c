/* SPDX-License-Identifier: MIT */
/* Charts as SVG of fixed size, scaled by the page. All numbers are whole, so
 * that no locale can put a comma into a coordinate. */
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"
#include "html.h"
#include "model/progress.h"

#define WIDTH 640
#define HEIGHT 200
#define LEFT 44
#define RIGHT 628
#define TOP 10
#define BOTTOM 172
#define BAR_HEIGHT 26
#define TREE_ROW 24
#define TREE_INDENT 22
#define TREE_DEPTH 8
#define TREE_BAR 540 /* where bars begin */
#define TREE_CELL 6  /* a cell of a label, at most */
#define TREND_WIDTH 64
#define TREND_HEIGHT 16
#define TREND_MOST 52 /* a year of weeks */

/* from + (to - from) * value / range, within both ends. */
static int
place(int from, int to, int64_t value, int64_t range)
{
	if (range <= 0 || value <= 0)
		return from;
	if (value >= range)
		return to;
	while (range > INT64_MAX / 4096) {
		range /= 2;
		value /= 2;
	}
	return from + (int)((to - from) * value / range);
}

static void
add_text(struct str *out, int x, int y, const char *anchor, const char *text)
{
	str_addf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y,
		anchor);
	html_escape(out, text);
	str_add(out, "</text>");
}

struct at {
	int x, y;
};

static void
add_line(struct str *out, const char *class, struct at from, struct at to)
{
	str_addf(out,
		"<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" "
		"y2=\"%d\"/>",
		class, from.x, from.y, to.x, to.y);
}

static void
begin(struct str *out, const struct doc_chart *chart, int height)
{
	str_addf(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
		WIDTH, height);
	html_escape(out, chart->title);
	str_add(out, "\">");
}

static void
add_axes(struct str *out, const char *low, const char *high)
{
	add_line(
		out, "axis", (struct at){LEFT, TOP}, (struct at){LEFT, BOTTOM});
	add_line(out, "axis", (struct at){LEFT, BOTTOM},
		(struct at){RIGHT, BOTTOM});
	add_text(out, LEFT - 8, BOTTOM, "end", low);
	add_text(out, LEFT - 8, TOP + 10, "end", high);
}

static void
add_days(struct str *out, const struct doc_chart *chart)
{
	char day[DAY_TEXT_SIZE];

	add_text(out, LEFT, HEIGHT - 8, "start", day_text(chart->starts, day));
	add_text(out, RIGHT, HEIGHT - 8, "end", day_text(chart->ends, day));
}

static int
day_x(const struct doc_chart *chart, int32_t day)
{
	return place(LEFT, RIGHT, (int64_t)day - chart->starts,
		(int64_t)chart->ends - chart->starts);
}

/* Half way up, so that the eye need not measure. */
static void
add_middle(struct str *out, const char *text)
{
	int y = (TOP + BOTTOM) / 2;

	add_line(out, "grid", (struct at){LEFT, y}, (struct at){RIGHT, y});
	add_text(out, LEFT - 8, y + 4, "end", text);
}

/* Between which values a chart goes, and to which day. */
struct extent {
	int64_t low, high;
	int32_t until;
};

/* The values as steps from each day to the next: a line, or the area below
 * it. */
static void
add_steps(struct str *out, const struct doc_chart *chart,
	const struct extent *extent, bool area)
{
	int before = -1, x, y;
	size_t i;

	str_add(out,
		area ? "<polygon class=\"area\" points=\""
		     : "<polyline class=\"value\" points=\"");
	if (area && chart->count)
		str_addf(out, "%d,%d ", day_x(chart, chart->points[0].day),
			BOTTOM);
	for (i = 0; i < chart->count; i++) {
		x = day_x(chart, chart->points[i].day);
		y = place(BOTTOM, TOP, chart->points[i].y - extent->low,
			extent->high - extent->low);
		if (before >= 0)
			str_addf(out, "%d,%d ", x, before);
		str_addf(out, "%d,%d ", x, y);
		before = y;
	}
	x = chart->count ? day_x(chart, chart->points[chart->count - 1].day)
			 : LEFT;
	if (before >= 0 &&
		extent->until > chart->points[chart->count - 1].day) {
		x = day_x(chart, extent->until);
		str_addf(out, "%d,%d ", x, before);
	}
	if (area)
		str_addf(out, "%d,%d", x, BOTTOM);
	str_add(out, "\"/>");
	if (!area && before >= 0)
		str_addf(out,
			"<circle class=\"end\" cx=\"%d\" cy=\"%d\" "
			"r=\"4\"/>",
			x, before);
}

static void
burn_up(struct str *out, const struct doc_chart *chart)
{
	const struct extent extent = {0, PROGRESS_MAX, chart->today};
	int x = day_x(chart, chart->today);

	begin(out, chart, HEIGHT);
	add_axes(out, "0", "10");
	add_middle(out, "5");
	add_steps(out, chart, &extent, true);
	add_line(out, "pace", (struct at){LEFT, BOTTOM},
		(struct at){RIGHT, TOP});
	add_steps(out, chart, &extent, false);
	if (chart->today > chart->starts && chart->today < chart->ends)
		add_line(out, "today", (struct at){x, TOP},
			(struct at){x, BOTTOM});
	add_days(out, chart);
	str_add(out, "</svg>");
}

static void
line(struct str *out, const struct doc_chart *chart)
{
	const int64_t limits[] = {chart->low, chart->high};
	char low_text[DECIMAL_TEXT_SIZE], high_text[DECIMAL_TEXT_SIZE];
	int64_t low = chart->points[0].y, high = low;
	size_t i;
	int y;

	for (i = 0; i < chart->count; i++) {
		low = chart->points[i].y < low ? chart->points[i].y : low;
		high = chart->points[i].y > high ? chart->points[i].y : high;
	}
	for (i = 0; i < 2; i++) {
		if (limits[i] == DECIMAL_NONE)
			continue;
		low = limits[i] < low ? limits[i] : low;
		high = limits[i] > high ? limits[i] : high;
	}
	begin(out, chart, HEIGHT);
	add_axes(out, decimal_text(low, low_text),
		decimal_text(high, high_text));
	for (i = 0; i < 2; i++) {
		if (limits[i] == DECIMAL_NONE)
			continue;
		y = place(BOTTOM, TOP, limits[i] - low, high - low);
		add_line(out, "limit", (struct at){LEFT, y},
			(struct at){RIGHT, y});
	}
	add_steps(out, chart, &(struct extent){low, high, chart->ends}, true);
	add_steps(out, chart, &(struct extent){low, high, chart->ends}, false);
	add_days(out, chart);
	str_add(out, "</svg>");
}

static void
bars(struct str *out, const struct doc_chart *chart)
{
	int height = (int)chart->count * BAR_HEIGHT + 4, y, end;
	const int left = 120, right = 600;
	char value[DECIMAL_TEXT_SIZE];
	size_t i;

	begin(out, chart, height);
	for (i = 0; i < chart->count; i++) {
		const struct point *point = &chart->points[i];

		y = (int)i * BAR_HEIGHT + 4;
		end = place(left, right, point->y, chart->most);
		add_text(out, left - 10, y + 14, "end",
			point->label ? point->label : "");
		str_addf(out,
			"<rect class=\"fill\" x=\"%d\" y=\"%d\" width=\"%d\" "
			"height=\"%d\" rx=\"3\"/>",
			left, y + 4, end - left, BAR_HEIGHT - 14);
		if (chart->most == 100)
			score_text((int)point->y, value);
		else
			decimal_text(point->y * DECIMAL_ONE, value);
		add_text(out, end + 8, y + 14, "start", value);
	}
	str_add(out, "</svg>");
}

static void
scatter(struct str *out, const struct doc_chart *chart)
{
	size_t i;

	begin(out, chart, HEIGHT);
	add_axes(out, "0", "10");
	add_middle(out, "5");
	add_text(out, LEFT, HEIGHT - 8, "start", "0");
	add_text(out, RIGHT, HEIGHT - 8, "end", "10");
	for (i = 0; i < chart->count; i++) {
		const struct point *point = &chart->points[i];

		str_addf(out,
			"<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"5\">",
			place(LEFT, RIGHT, point->x, PROGRESS_MAX),
			place(BOTTOM, TOP, point->y, PROGRESS_MAX));
		if (point->label) {
			str_add(out, "<title>");
			html_escape(out, point->label);
			str_add(out, "</title>");
		}
		str_add(out, "</circle>");
	}
	str_add(out, "</svg>");
}

/* The row of the one that the nth lies below; itself when it lies below none. */
static size_t
row_above(const struct doc_chart *chart, size_t n)
{
	size_t i = n;

	while (i > 0 && chart->points[i].x >= chart->points[n].x)
		i--;
	return chart->points[i].x < chart->points[n].x ? i : n;
}

static void
tree_row(struct str *out, const struct doc_chart *chart, size_t n)
{
	const struct point *point = &chart->points[n];
	int depth = point->x < TREE_DEPTH ? (int)point->x : TREE_DEPTH;
	int x = 2 + depth * TREE_INDENT, y = (int)n * TREE_ROW + TREE_ROW / 2;
	size_t above = row_above(chart, n);
	int up = (int)above * TREE_ROW + TREE_ROW / 2 + 6;
	struct str label = {0};

	if (above != n) {
		add_line(out, "axis", (struct at){x - TREE_INDENT / 2, up},
			(struct at){x - TREE_INDENT / 2, y});
		add_line(out, "axis", (struct at){x - TREE_INDENT / 2, y},
			(struct at){x - 3, y});
	}
	text_fit(&label, point->label, strlen(point->label),
		(TREE_BAR - x - 10) / TREE_CELL, false);
	while (label.length && label.data[label.length - 1] == ' ')
		label.data[--label.length] = '\0';
	str_addf(out, "<text class=\"label\" x=\"%d\" y=\"%d\">", x, y + 4);
	html_escape(out, str_text(&label));
	str_add(out, "</text>");
	str_fini(&label);
	if (point->y < 0)
		return;
	add_line(out, "grid", (struct at){TREE_BAR, y}, (struct at){RIGHT, y});
	str_addf(out,
		"<rect class=\"fill\" x=\"%d\" y=\"%d\" width=\"%d\" "
		"height=\"8\"/>",
		TREE_BAR, y - 4,
		place(0, RIGHT - TREE_BAR, point->y, PROGRESS_MAX));
}

static void
tree(struct str *out, const struct doc_chart *chart)
{
	size_t i;

	begin(out, chart, (int)chart->count * TREE_ROW + 4);
	for (i = 0; i < chart->count; i++)
		tree_row(out, chart, i);
	str_add(out, "</svg>");
}

void
svg_chart(struct str *out, const struct doc_chart *chart)
{
	if (!chart->count)
		return;
	str_add(out, "<figure>\n<figcaption>");
	html_escape(out, chart->title);
	if (chart->unit && *chart->unit) {
		str_add(out, " (");
		html_escape(out, chart->unit);
		str_add(out, ")");
	}
	str_add(out, "</figcaption>\n");
	switch (chart->type) {
	case CHART_BURN_UP:
		burn_up(out, chart);
		break;
	case CHART_BARS:
		bars(out, chart);
		break;
	case CHART_SCATTER:
		scatter(out, chart);
		break;
	case CHART_LINE:
		line(out, chart);
		break;
	case CHART_TREE:
		tree(out, chart);
		break;
	}
	str_add(out, "\n</figure>\n");
}

void
svg_trend(struct str *out, const struct point *points, size_t count,
	const char *label)
{
	size_t first = count > TREND_MOST ? count - TREND_MOST : 0, i;
	int32_t begins = points[first].day, ends = points[count - 1].day;
	int x = 0, y = 0;

	str_addf(out,
		"<svg class=\"trend\" viewBox=\"0 0 %d %d\" role=\"img\" "
		"aria-label=\"",
		TREND_WIDTH, TREND_HEIGHT);
	html_escape(out, label);
	str_add(out, "\"><polyline points=\"");
	for (i = first; i < count; i++) {
		x = place(2, TREND_WIDTH - 3, points[i].day - begins,
			ends - begins);
		y = place(TREND_HEIGHT - 3, 3, points[i].y, PROGRESS_MAX);
		str_addf(out, "%d,%d ", x, y);
	}
	str_addf(out, "\"/><circle cx=\"%d\" cy=\"%d\" r=\"2\"/></svg>", x, y);
}
