/* SPDX-License-Identifier: MIT */
#include "scale.h"

#include <string.h>

#include "tui_private.h"

bool
scale_is_clicked(const struct desk *desk)
{
	const char *there = canvas_cell(
		&desk->canvas, desk->clicked_row, desk->clicked_col);

	return !strcmp(there, "━") || !strcmp(there, "╸") ||
		!strcmp(there, "─");
}

int
scale_score(int at, int cells)
{
	if (at < 0)
		return 0;
	return at >= cells ? SCORE_MAX : (at + 1) * 10 / cells * 10;
}
