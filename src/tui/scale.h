/* SPDX-License-Identifier: MIT */
#ifndef TUI_SCALE_H
#define TUI_SCALE_H

/*
 * A scale of scores that the mouse is on.
 */

#include <stdbool.h>

struct desk;

/* Whether what is clicked is drawn as a scale. */
bool scale_is_clicked(const struct desk *desk);

/* The score, in hundredths, at a cell of a scale of so many: its tenths are
 * filled up to there. */
int scale_score(int at, int cells);

#endif
