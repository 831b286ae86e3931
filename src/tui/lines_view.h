/* SPDX-License-Identifier: MIT */
#ifndef TUI_LINES_VIEW_H
#define TUI_LINES_VIEW_H

/*
 * What the views that are lines in one pane share: desk->lines, made when they are
 * shown and again when the plan or the width is another, and the list over them.
 */

#include "tui_private.h"

/* Shows the view, at its first line. Always true. */
bool lines_view_show(struct desk *desk, const struct view *view);

/* The cells that a line has. */
int lines_view_width(const struct desk *desk);

/* Whether the lines are to be made, which are empty then. */
bool lines_view_stale(struct desk *desk);

/* After they were made, or were current; says *err unless it is NULL. */
void lines_view_measure(struct desk *desk, const struct err *err);

/* Both for lines about records: makes them where they are to be made and selects
 * the one about what was selected, or about `from` when they are shown. */
void lines_view_remake(struct desk *desk, uint32_t from,
	void (*make)(struct desk *desk),
	size_t (*row_of)(const struct desk *desk, uint32_t id));

/* What the selected line is about, 0 for nothing. */
uint32_t lines_view_id(const struct desk *desk);

/* Adds the words of a line. */
void lines_text(const struct lines *lines, size_t row, struct str *out);

/* ---- for the table */

void lines_view_forget(struct desk *desk);
struct list *lines_view_list(struct desk *desk);
extern const struct searched lines_searched;
void lines_view_draw(const struct desk *desk, struct canvas *canvas);

#endif
