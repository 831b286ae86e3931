/* SPDX-License-Identifier: MIT */
/* The check-in's screen: the list of stops, the card, at the end a summary. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "checkin.h"
#include "model/cycle.h"
#include "review/checkin.h"
#include "tui_private.h"

#define CARD_LEAST 12 /* rows of the card with its border when stacked */
#define LIST_LEAST 6
#define LIST_SHARE 9 /* of 20 columns */
#define WEEK_ROWS 16
#define VALUE_CELLS 14 /* "10 → 10/10 ●" and a blank before */

/* ---- the list of stops */

static const struct cycle *
cycle_of(const struct desk *desk, const struct stop *stop)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node =
		stop->kind == STOP_NODE ? plan_node(plan, stop->id) : NULL;

	return node ? plan_cycle_of(plan, node) : NULL;
}

/* Whether the walk goes through several cycles, one after the other. */
static bool
several_cycles(const struct desk *desk)
{
	const struct walk *walk = desk->walk;
	size_t last = walk->count;

	while (last > 0 && walk->stops[last - 1].kind != STOP_NODE)
		last--;
	return last > 0 &&
		cycle_of(desk, &walk->stops[0]) !=
		cycle_of(desk, &walk->stops[last - 1]);
}

/* An objective, with its cycle where the walk goes through several. */
static void
draw_group(const struct desk *desk, struct canvas *canvas, int row,
	const struct stop *stop)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_top(plan, plan_node(plan, stop->id));
	const struct cycle *cycle = cycle_of(desk, stop);
	char label[LABEL_SIZE];
	int col, right = canvas_cols(canvas) - 1, cells;

	if (!node)
		return;
	col = canvas_printf(
		canvas, row, 1, ROLE_REF, "%s ", node_label(plan, node, label));
	if (cycle && cycle->name && several_cycles(desk)) {
		cells = text_width(cycle->name, strlen(cycle->name)) + 1;
		cells = cells > right / 3 ? right / 3 : cells;
		canvas_right(canvas,
			(struct strip){row, right - cells, cells - 1},
			ROLE_CYCLE, cycle->name, strlen(cycle->name));
		right -= cells + 1;
	}
	canvas_fit(canvas, (struct strip){row, col, right - col},
		ROLE_OBJECTIVE, node->title, strlen(node->title));
}

static void
draw_node(const struct desk *desk, struct canvas *canvas, int row,
	const struct stop *stop, const struct node *node)
{
	bool settled = walk_settled(desk, stop);
	const struct plan *plan = &desk->session->plan;
	int cols = canvas_cols(canvas) - 1, now = share_tenths(node->share);
	struct standing standing =
		node_standing(plan, node, desk->session->today);
	char label[LABEL_SIZE], before[TENTHS_TEXT_SIZE],
		after[POINTS_TEXT_SIZE];
	struct str value = {0};
	int left;

	left = canvas_printf(
		canvas, row, 5, ROLE_REF, "%s ", node_label(plan, node, label));
	canvas_fit(canvas,
		(struct strip){row, left, cols - left - VALUE_CELLS - 2},
		settled ? ROLE_DONE : ROLE_KEY_RESULT, node->title,
		strlen(node->title));
	if (settled && stop->before != now)
		str_addf(&value, "%s → ", tenths_text(stop->before, before));
	str_add(&value, points_text(now, after));
	canvas_right(canvas,
		(struct strip){row, cols - VALUE_CELLS - 3, VALUE_CELLS},
		ROLE_VALUE, str_text(&value), value.length);
	canvas_put(canvas, row, cols - 2, status_role(standing.status),
		status_mark(standing.status));
	str_fini(&value);
}

static void
draw_stop(const struct desk *desk, struct canvas *canvas, int row, size_t i)
{
	const struct walk *walk = desk->walk;
	const struct stop *stop = &walk->stops[i];
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, stop->id);
	const struct metric *metric = plan_metric(plan, stop->id);
	bool settled = walk_settled(desk, stop);
	const char *name = _("Week note");

	canvas_put(canvas, row, 3, settled ? ROLE_GOOD : ROLE_MUTED,
		settled			? "✓"
			: stop->skipped ? "–"
					: "○");
	if (stop->kind == STOP_NODE && node) {
		draw_node(desk, canvas, row, stop, node);
	} else {
		if (stop->kind == STOP_METRIC && metric)
			name = metric->name;
		canvas_fit(canvas,
			(struct strip){row, 5, canvas_cols(canvas) - 8},
			settled ? ROLE_DONE : ROLE_NORMAL, name, strlen(name));
	}
	if (i == walk->at)
		canvas_style(canvas,
			(struct rect){row, 0, 1, canvas_cols(canvas)}, 0,
			STYLE_SELECTED_DIM);
}

/* Stacked, the list gets the rows it has use for, and the card the rest; it has
 * its own before. */
static int
list_rows(const struct desk *desk)
{
	struct rect body = desk->layout.body;
	const struct walk *walk = desk->walk;
	int rows = WEEK_ROWS, list;

	if (desk->layout.kind == LAYOUT_STACKED && !walk_is_week(desk->walk))
		rows = card_rows(desk, form_cells(body.cols - 2)) + 2;
	if (rows < CARD_LEAST)
		rows = CARD_LEAST;
	list = (int)walk->stops[walk->count - 1].row + 3;
	if (rows < body.rows - list + 1)
		rows = body.rows - list + 1;
	if (rows > body.rows - LIST_LEAST + 1)
		rows = body.rows - LIST_LEAST + 1;
	return body.rows - rows + 1;
}

/* A row that no stop has is the heading of the next. */
static void
draw_stops(const struct desk *desk, struct canvas *canvas)
{
	const struct walk *walk = desk->walk;
	const struct stop *last = &walk->stops[walk->count - 1];
	struct list list = {0};
	size_t i = 0, row;

	list_size(&list, last->row + 1, canvas_rows(canvas));
	list_select(&list,
		walk->at < walk->count ? walk->stops[walk->at].row
				       : list.count - 1);
	list_center(&list);
	while (walk->stops[i].row < list.top)
		i++;
	for (row = list.top;
		row < list.top + (size_t)list.height && row <= last->row; row++)
		if (walk->stops[i].row == row)
			draw_stop(desk, canvas, (int)(row - list.top), i++);
		else
			draw_group(desk, canvas, (int)(row - list.top),
				&walk->stops[i]);
	list_bar(&list, canvas, canvas_cols(canvas) - 1);
}

/* ---- the summary */

static void
add_heading(struct lines *lines, const char *text)
{
	if (lines->count)
		lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, text);
}

/* One stop below a heading, which is added with the first. */
static void
add_stop(struct lines *lines, const struct desk *desk, const struct stop *stop,
	const char **heading)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, stop->id);
	const struct metric *metric = plan_metric(plan, stop->id);
	char ref[REF_SIZE];

	if (*heading)
		add_heading(lines, *heading);
	*heading = NULL;
	lines_begin(lines, 0);
	if (stop->kind == STOP_NODE && node) {
		lines_addf(
			lines, 2, ROLE_REF, "%-8s ", node_ref(plan, node, ref));
		lines_add(lines, -1, ROLE_NORMAL, node->title);
	} else if (stop->kind == STOP_METRIC && metric) {
		lines_add(lines, 2, ROLE_NORMAL, metric->name);
	}
}

static void
add_moved(struct lines *lines, const struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct walk *walk = desk->walk;
	const char *heading = _("Moved");
	char before[TENTHS_TEXT_SIZE], after[TENTHS_TEXT_SIZE];
	size_t i, still = 0;

	for (i = 0; i < walk->count; i++) {
		const struct stop *stop = &walk->stops[i];
		const struct node *node = plan_node(plan, stop->id);
		int now;

		if (stop->kind != STOP_NODE || !node ||
			!walk_settled(desk, stop))
			continue;
		now = share_tenths(node->share);
		if (now == stop->before) {
			still++;
			continue;
		}
		add_stop(lines, desk, stop, &heading);
		lines_addf(lines, -1, now > stop->before ? ROLE_GOOD : ROLE_BAD,
			"  %s → %s/10", tenths_text(stop->before, before),
			tenths_text(now, after));
	}
	if (!still)
		return;
	if (lines->count)
		lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_addf(lines, 0, ROLE_MUTED,
		ngettext("%zu key result did not move",
			"%zu key results did not move", (unsigned long)still),
		still);
}

static void
add_blocked(struct lines *lines, const struct desk *desk, int width)
{
	const struct plan *plan = &desk->session->plan;
	const struct walk *walk = desk->walk;
	const char *heading = _("Blocked");
	size_t i;

	for (i = 0; i < walk->count; i++) {
		const struct stop *stop = &walk->stops[i];
		const struct node *node = plan_node(plan, stop->id);
		const struct checkin *last = stop->kind == STOP_NODE && node
			? checkin_before(plan, node, walk->on)
			: NULL;

		if (!last || !last->blocker)
			continue;
		add_stop(lines, desk, stop, &heading);
		lines_wrap(lines, 11, width, ROLE_BAD, last->blocker);
	}
}

/* Skipped on this walk, or owed although they were not skipped. */
static void
add_owed(struct lines *lines, const struct desk *desk, bool skipped)
{
	const struct walk *walk = desk->walk;
	const char *heading = skipped ? _("Skipped") : _("Still owed");
	size_t i;

	for (i = 0; i < walk->count; i++)
		if (walk->stops[i].kind != STOP_WEEK &&
			walk->stops[i].skipped == skipped &&
			!walk_settled(desk, &walk->stops[i]))
			add_stop(lines, desk, &walk->stops[i], &heading);
}

/* Cycles that are over and not closed are owed, too. */
static void
add_over(struct lines *lines, const struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const struct cycle *cycle = plan_over_cycle(plan, NULL, today);

	for (; cycle; cycle = plan_over_cycle(plan, cycle, today)) {
		lines_begin(lines, 0);
		lines_addf(lines, 0, ROLE_WARN,
			_("%s is over: :close closes it"), cycle->name);
	}
}

static void
make_summary(const struct desk *desk, int width, struct lines *lines)
{
	const struct walk *walk = desk->walk;
	size_t owed = walk->owed;

	add_moved(lines, desk);
	add_blocked(lines, desk, width);
	add_owed(lines, desk, true);
	add_owed(lines, desk, false);
	lines_begin(lines, 0);
	lines_begin(lines, 0);
	if (owed)
		lines_addf(lines, 0, ROLE_WARN,
			ngettext("%zu is still owed: c goes on with it",
				"%zu are still owed: c goes on with them",
				(unsigned long)owed),
			owed);
	else
		lines_add(lines, 0, ROLE_GOOD, _("Nothing is owed."));
	if (week_of(&desk->session->plan, walk->on))
		lines_add(lines, -1, ROLE_MUTED,
			_("  The week note is written; w shows it."));
	add_over(lines, desk);
}

static void
draw_summary(const struct desk *desk, struct canvas *canvas)
{
	struct list list = desk->walk->summary;
	struct lines lines = {0};
	size_t i;

	make_summary(desk, form_cells(canvas_cols(canvas)), &lines);
	list_size(&list, lines.count, canvas_rows(canvas));
	for (i = list.top; i < lines.count; i++)
		lines_draw(&lines, i, canvas, (int)(i - list.top), 1);
	list_bar(&list, canvas, canvas_cols(canvas) - 1);
	lines_fini(&lines);
}

/* ---- the screen */

static void
list_title(const struct desk *desk, struct str *out)
{
	const struct walk *walk = desk->walk;
	size_t owed = walk->owed;
	char day[DAY_TEXT_SIZE];

	str_addf(out, _("Check-in · %s"), day_text(walk->on, day));
	if (owed)
		str_addf(out,
			ngettext(" · %zu owed", " · %zu owed",
				(unsigned long)owed),
			owed);
}

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	const struct walk *walk = desk->walk;
	const struct node *node = walk_node(desk);
	char ref[REF_SIZE], day[DAY_TEXT_SIZE];
	int32_t monday = span_week(walk->on).starts;

	if (pane == PANE_LIST) {
		list_title(desk, out);
		return;
	}
	if (node)
		str_addf(out, "%s · ",
			node_ref(&desk->session->plan, node, ref));
	else if (walk_metric(desk))
		str_addf(out, "%s · ", _("Health metric"));
	else if (walk_is_week(walk))
		str_addf(out, _("Week note from %s · "), day_text(monday, day));
	else {
		str_add(out, _("Check-in"));
		return;
	}
	str_addf(out, _("%zu of %zu"), walk->at + 1, walk->count);
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	const struct walk *walk = desk->walk;

	if (pane == PANE_LIST)
		draw_stops(desk, canvas);
	else
		form_draw(walk_is_week(walk) ? &walk->week.form : &walk->form,
			canvas, focus);
}

/* The summary at the end fills the screen. */
bool
checkin_pair(const struct desk *desk, struct pair *pair)
{
	if (!walk_stop(desk->walk) && !walk_asks_day(desk))
		return false;
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = list_rows(desk),
		.focus = PANE_BESIDE,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}

void
checkin_measure(struct desk *desk)
{
	struct walk *walk = desk->walk;
	struct rect body = rect_inset(desk->layout.body, 1), card;
	struct lines lines = {0};
	struct pair pair;

	if (desk->layout.kind == LAYOUT_NONE)
		return;
	if (!checkin_pair(desk, &pair)) {
		make_summary(desk, form_cells(body.cols), &lines);
		list_size(&walk->summary, lines.count, body.rows);
		lines_fini(&lines);
		return;
	}
	card = rect_inset(pair_rect(desk, &pair, PANE_BESIDE), 1);
	if (walk_is_week(walk))
		week_form_measure(
			desk, &walk->week, card.rows, form_cells(card.cols));
	else
		card_measure(desk, card.rows, form_cells(card.cols));
}

void
checkin_draw(const struct desk *desk, struct canvas *canvas)
{
	struct str title = {0};
	struct canvas inner;
	struct pair pair;

	if (checkin_pair(desk, &pair)) {
		pair_draw(desk, canvas, &pair);
		return;
	}
	list_title(desk, &title);
	inner = canvas_pane(canvas, desk->layout.body, str_text(&title), true);
	draw_summary(desk, &inner);
	str_fini(&title);
}
