/* SPDX-License-Identifier: MIT */
/* Documents and charts in the colours of the theme. */
#include "term/theme.h"
#include "tui_private.h"

static enum role
role_of(enum set_role role)
{
	static const enum role roles[SET_COUNT] = {
		[SET_PLAIN] = ROLE_NORMAL,
		[SET_STRONG] = ROLE_HEADING,
		[SET_LABEL] = ROLE_LABEL,
		[SET_RULE] = ROLE_BORDER,
		[SET_GOOD] = ROLE_GOOD,
		[SET_WARN] = ROLE_WARN,
		[SET_BAD] = ROLE_BAD,
		[SET_PENDING] = ROLE_PENDING,
		[SET_BAR] = ROLE_BAR_TIME,
		[SET_BAR_EMPTY] = ROLE_BAR_EMPTY,
		[SET_CHART] = ROLE_CHART,
		[SET_PACE] = ROLE_PACE,
		[SET_LIMIT] = ROLE_WARN,
		[SET_AXIS] = ROLE_MUTED,
		[SET_TODAY] = ROLE_ACCENT,
	};

	return roles[role];
}

void
lines_set(
	struct lines *lines, int col, const struct set_run *runs, size_t count)
{
	size_t i;

	lines_begin(lines, 0);
	for (i = 0; i < count; i++)
		lines_addf(lines, i ? -1 : col, role_of(runs[i].role), "%.*s",
			(int)runs[i].length, runs[i].text);
}

/* A row of a chart, piece by piece as its colours change. */
static void
add_chart_row(struct lines *lines, const struct chart *chart, int row, int col)
{
	const struct chart_cell *cells = &chart->cells[row * chart->width];
	struct str text = {0};
	int from, to, i;

	lines_begin(lines, 0);
	for (from = 0; from < chart->width; from = to) {
		enum set_role role = set_ink(cells[from].ink);

		str_clear(&text);
		for (to = from;
			to < chart->width && set_ink(cells[to].ink) == role;
			to++)
			;
		for (i = from; i < to; i++)
			chart_character(&text, cells[i].character);
		lines_add(lines, col + from, role_of(role), str_text(&text));
	}
	str_fini(&text);
}

void
lines_chart(struct lines *lines, const struct chart *chart, int col)
{
	int row;

	for (row = 0; row < chart->height; row++)
		add_chart_row(lines, chart, row, col);
}
