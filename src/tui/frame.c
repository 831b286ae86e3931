/* SPDX-License-Identifier: MIT */
/*
 * A frame: what is shown is measured, then drawn on the canvas.
 */
#include "base/say.h"
#include "base/text.h"
#include "form.h"
#include "keys.h"
#include "tui_private.h"

/* ---- drawing */

static void
draw_too_small(const struct desk *desk, struct canvas *canvas)
{
	(void)desk;
	canvas_clear(canvas, ROLE_NORMAL);
	canvas_put(canvas, 0, 0, ROLE_WARN, _("The window is too small:"));
	canvas_printf(
		canvas, 1, 0, ROLE_NORMAL, "%d×%d", LAYOUT_COLS, LAYOUT_ROWS);
}

/* On the last row, above the prompt when there is one; what is too long for it
 * begins on the row before. */
static void
draw_message(const struct desk *desk, struct canvas *canvas)
{
	const char *text = str_text(&desk->message);
	size_t length = desk->message.length, first = 0, shown = 0;
	int cols = canvas_cols(canvas);
	int last = desk->layout.message.row - desk->prompt.open;
	unsigned style = desk->message_is_error ? ROLE_ERROR : ROLE_MESSAGE;

	if (!length)
		return;
	if (text_width(text, length) > cols)
		first = text_line(text, length, cols, &shown);
	for (int row = first ? last - 1 : last; row <= last; row++)
		canvas_fill(canvas, (struct rect){row, 0, 1, cols}, ROLE_NORMAL,
			" ");
	if (first)
		canvas_text(canvas, (struct strip){last - 1, 0, cols}, style,
			text, shown);
	canvas_fit(canvas, (struct strip){last, 0, cols}, style, text + first,
		length - first);
}

/* Whether all that differs from the last frame is the row with the bar. */
static bool
is_step(const struct desk *desk)
{
	const struct tree *tree = &desk->tree;

	/* The hints on a cycle are quite others than those on a node. */
	return !desk->dirty && tree->list.top == desk->drawn.top &&
		tree->list.count == desk->drawn.count && tree->list.count &&
		tree->rows[tree->list.selected].id &&
		tree->rows[desk->drawn.selected].id;
}

static void
draw_all(struct desk *desk)
{
	struct canvas *canvas = &desk->canvas, part;

	canvas_clear(canvas, ROLE_NORMAL);
	canvas_hide_cursor(canvas);
	if (desk->layout.kind == LAYOUT_NONE) {
		draw_too_small(desk, canvas);
		return;
	}
	part = canvas_part(canvas, desk->layout.header);
	header_draw(desk, &part);
	desk->view->draw(desk, canvas);
	if (desk->prompt.open && desk->asking == ASK_FILTER)
		filter_help_draw(desk, canvas);
	part = canvas_part(canvas, desk->layout.hints);
	hints_draw(desk, &part);
	draw_message(desk, canvas);
	keys_draw(desk, canvas);
	if (desk->prompt.open)
		prompt_draw(&desk->prompt, canvas);
}

static void
draw_step(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct tree *tree = &desk->tree;
	struct canvas part = canvas_part(
		&desk->canvas, rect_inset(desk->layout.panes[FOCUS_TREE], 1));

	tree_draw_step(desk, &part, desk->drawn.selected);
	if (!plan_hints_differ(desk,
		    plan_node(plan, tree->rows[tree->list.selected].id),
		    plan_node(plan, tree->rows[desk->drawn.selected].id)))
		return;
	part = canvas_part(&desk->canvas, desk->layout.hints);
	hints_draw(desk, &part);
}

void
tui_draw(struct desk *desk)
{
	if (is_step(desk))
		draw_step(desk);
	else
		draw_all(desk);
	desk->drawn = desk->tree.list;
	desk->dirty = false;
}

/* ---- sizes */

/* The row that is selected may look otherwise than the rest: when the one that was
 * is gone, they are made again for the one that is now. */
static void
measure_view(struct desk *desk, const struct view *view)
{
	const struct form *form;

	view->measure(desk);
	form = desk->view == view && view->form ? view->form(desk) : NULL;
	if (form && form->moved)
		view->measure(desk);
}

/* Every view stands in the layout of the plan. */
void
tui_measure(struct desk *desk)
{
	const struct view *view;
	int rows, cols;

	tui_follow(desk);
	screen_size(desk->screen, &rows, &cols);
	desk->dirty = desk->dirty || rows != canvas_rows(&desk->canvas) ||
		cols != canvas_cols(&desk->canvas);
	canvas_resize(&desk->canvas, rows, cols);
	plan_view.measure(desk);
	view = desk->view;
	if (view != &plan_view && desk->layout.kind != LAYOUT_NONE)
		measure_view(desk, view);
	/* It closes when what it shows is gone, and the focus goes. */
	if (desk->view != view)
		plan_view.measure(desk);
}

void
tui_frame(struct desk *desk)
{
	tui_measure(desk);
	tui_draw(desk);
}
