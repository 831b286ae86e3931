/* SPDX-License-Identifier: MIT */
/* What the check-ins of a node tell, as lines of the detail pane: its confidence, how
 * it moves, the chart, and each of them. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "pane_detail.h"
#include "review/chart.h"

#define TREND_CELLS 16

/* By how much it moved at the last check-in that moved it. */
static void
add_confidence_move(const struct desk *desk, const struct doc_chart *data,
	struct lines *lines)
{
	char text[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	const struct point *before = NULL, *last = NULL;
	size_t i;

	for (i = 0; i < data->count; i++) {
		if (data->points[i].x < 0)
			continue;
		before = last;
		last = &data->points[i];
	}
	if (!before || before->x == last->x)
		return;
	lines_addf(lines, -1, last->x < before->x ? ROLE_BAD : ROLE_GOOD,
		_("  %s%s since %s"), last->x < before->x ? "▾" : "▴",
		tenths_text((int)llabs(last->x - before->x), text),
		short_day(before->day, desk->session->today, day));
}

/* The last values as small columns; nothing where there is only one. */
static void
add_confidence_line(const struct desk *desk, const struct doc_chart *data,
	struct lines *lines)
{
	size_t first =
		data->count > TREND_CELLS ? data->count - TREND_CELLS : 0;
	int64_t values[TREND_CELLS];
	struct str text = {0};
	size_t i, known = 0;

	for (i = first; i < data->count; i++) {
		known += data->points[i].x >= 0;
		values[i - first] = data->points[i].x < 0 ? DECIMAL_NONE
							  : data->points[i].x;
	}
	if (known < 2)
		return;
	chart_sparkline(&text,
		&(struct series){values, data->count - first, 0, PROGRESS_MAX},
		desk->ascii ? CHART_ASCII : CHART_BLOCKS);
	lines_addf(lines, -1, ROLE_ACCENT, "  %s", str_text(&text));
	str_fini(&text);
}

void
detail_confidence(const struct desk *desk, const struct node *node,
	const struct doc_chart *data, struct lines *lines)
{
	char text[TENTHS_TEXT_SIZE];

	if (node->confidence < 0)
		return;
	detail_begin(lines, _("Confidence"));
	lines_addf(lines, DETAIL_COLUMN, ROLE_VALUE, "%s/10",
		tenths_text(node->confidence, text));
	add_confidence_line(desk, data, lines);
	add_confidence_move(desk, data, lines);
}

/* How far it came in the four weeks before the last check-in. */
static void
add_moved(const struct doc_chart *data, struct lines *lines)
{
	const struct point *last = &data->points[data->count - 1];
	char text[TENTHS_TEXT_SIZE];
	size_t i = data->count - 1;
	int64_t moved;

	while (i > 0 && data->points[i].day > last->day - 28)
		i--;
	moved = last->y - data->points[i].y;
	lines_addf(lines, -1,
		moved > 0	    ? ROLE_GOOD
			: moved < 0 ? ROLE_BAD
				    : ROLE_MUTED,
		_("  %s%s in four weeks"),
		moved > 0	    ? "+"
			: moved < 0 ? "-"
				    : "",
		tenths_text((int)(moved < 0 ? -moved : moved), text));
}

/* The last check-ins as a line of small columns. */
void
detail_trend(const struct desk *desk, const struct doc_chart *data,
	struct lines *lines)
{
	struct str text = {0};

	if (data->count < 2)
		return;
	chart_trend(&text, data->points, data->count, TREND_CELLS,
		desk->ascii ? CHART_ASCII : CHART_BLOCKS);
	detail_begin(lines, _("Trend"));
	lines_add(lines, DETAIL_COLUMN, ROLE_ACCENT, str_text(&text));
	add_moved(data, lines);
	str_fini(&text);
}

void
detail_chart(const struct desk *desk, const struct doc_chart *data, int width,
	int height, struct lines *lines)
{
	struct arena arena = {0};
	struct chart chart;

	if (data->count > 1) {
		chart = chart_burn_up(&arena, data, width, height,
			desk->ascii ? CHART_ASCII : CHART_BRAILLE);
		lines_chart(lines, &chart, 0);
	}
	arena_fini(&arena);
}

void
detail_charts(const struct desk *desk, const struct node *node, int width,
	struct lines *lines)
{
	struct arena arena = {0};
	struct doc_chart data = chart_of_node(
		&desk->session->plan, node, desk->session->today, &arena);

	detail_trend(desk, &data, lines);
	detail_chart(desk, &data,
		width < DETAIL_CHART_WIDTH ? width : DETAIL_CHART_WIDTH,
		DETAIL_CHART_HEIGHT, lines);
	arena_fini(&arena);
}

void
detail_checkins(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	char day[DAY_TEXT_SIZE], confidence[TENTHS_TEXT_SIZE];
	struct str value = {0};
	size_t first;

	if (!checkin)
		return;
	detail_heading(lines, _("Check-ins (e edits, d takes one away)"));
	for (; checkin; checkin = plan_checkin(plan, checkin->base.next)) {
		first = lines->count;
		lines_begin(lines, 0);
		lines_add(lines, 0, ROLE_MUTED, day_text(checkin->on, day));
		str_clear(&value);
		checkin_value(node, checkin, &value);
		lines_add(lines, DETAIL_COLUMN, ROLE_VALUE, str_text(&value));
		if (checkin->confidence >= 0)
			lines_addf(lines,
				text_width(str_text(&value), value.length) < 6
					? DETAIL_COLUMN + 6
					: -1,
				ROLE_MUTED, _(" confidence %s"),
				tenths_text(checkin->confidence, confidence));
		if (checkin->note)
			lines_wrap(lines, 2, width, ROLE_NORMAL, checkin->note);
		if (checkin->blocker) {
			lines_begin(lines, 0);
			lines_add(lines, 2, ROLE_BAD, _("Blocked:"));
			lines_wrap(
				lines, 2, width, ROLE_NORMAL, checkin->blocker);
		}
		if (checkin->why) {
			lines_begin(lines, 0);
			lines_add(lines, 2, ROLE_LABEL, _("Why:"));
			lines_wrap(lines, 2, width, ROLE_NORMAL, checkin->why);
		}
		for (; first < lines->count; first++)
			lines->lines[first].id = checkin->base.id;
	}
	str_fini(&value);
}
