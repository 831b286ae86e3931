/* SPDX-License-Identifier: MIT */
/*
 * A card of the check-in:
 *
 *     Ten people use it weekly
 *     Last 4/10 on 2026-11-14 · pace expects 5.8/10 today
 *
 *     Progress     ━━━━━━━━━━━━━────┼──────────── 4/10
 *                  0  1  2  3  4  5  6  7  8  9  10  ┼ pace 5.8
 *     Confidence   ━━━━━━━━━━━━━━━─────────────── 5/10
 *     Status       ▲ at risk  behind by 1.8
 *     Note         –
 *     Blocker      –
 */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "checkin.h"
#include "model/chart.h"
#include "review/chart.h"
#include "review/checkin.h"
#include "tui_private.h"

#define LABEL_CELLS 13
#define SCALE_CELLS 30 /* three a point */
#define SCALE_SMALL 10 /* one a point */
#define VALUE_CELLS 7
#define CHART_ROWS 12 /* what the charts of a key result take */
#define READINGS 24   /* of a health metric's sparkline */

struct face {
	const struct desk *desk;
	const struct node *node;
	struct form *form;
	int width;
};

static const struct card *
card_of(const struct face *face)
{
	return &face->desk->walk->card;
}

/* Begins a row of the card. */
static void
begin_row(struct face *face, enum card_row own, int field)
{
	struct form_row row = {.kind = FORM_OWN,
		.own = (int)own,
		.spot = card_spot(face->desk->walk, field)};

	if (own == CARD_WHY || own == CARD_NOTE || own == CARD_BLOCKER)
		row.kind = FORM_TYPED;
	form_row(face->form, &row);
}

/* ---- head */

static void
add_last(const struct face *face, struct str *text)
{
	const struct plan *plan = &face->desk->session->plan;
	const struct checkin *last =
		checkin_before(plan, face->node, face->desk->walk->on - 1);
	struct str value = {0};
	char day[DAY_TEXT_SIZE];

	if (!last) {
		str_add(text, _("Not checked in yet"));
		return;
	}
	checkin_value(face->node, last, &value);
	str_addf(text, _("Last %s on %s"), str_text(&value),
		day_text(last->on, day));
	str_fini(&value);
}

static void
add_head(struct face *face, const struct standing *standing)
{
	const struct detail *detail = node_detail(face->node);
	char start[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
	char expected[TENTHS_TEXT_SIZE];
	struct str text = {0};

	lines_wrap(&face->form->lines, 0, face->width, ROLE_ACCENT,
		face->node->title);
	add_last(face, &text);
	if (standing->expected >= 0)
		str_addf(&text, _(" · pace expects %s/10 today"),
			tenths_text(standing->expected, expected));
	if (detail->basis == BASIS_METRIC && detail->target != DECIMAL_NONE)
		str_addf(&text, " · %s → %s %s",
			detail->start == DECIMAL_NONE
				? "0"
				: decimal_text(detail->start, start),
			decimal_text(detail->target, target),
			detail->unit ? detail->unit : "");
	lines_wrap(&face->form->lines, 0, face->width, ROLE_MUTED,
		str_text(&text));
	str_fini(&text);
	lines_begin(&face->form->lines, 0);
}

/* ---- scales */

static int
scale_cells(const struct face *face)
{
	return face->width >= LABEL_CELLS + SCALE_CELLS + VALUE_CELLS
		? SCALE_CELLS
		: SCALE_SMALL;
}

/* A mark on the scale is where the pace is, -1 for none. */
static void
add_scale(struct face *face, int tenths, int expected)
{
	int cells = scale_cells(face);
	char text[TENTHS_TEXT_SIZE];

	lines_bar(&face->form->lines, LABEL_CELLS, cells,
		(struct meter){tenths, PROGRESS_MAX}, theme_band(tenths));
	if (expected >= 0)
		lines_add(&face->form->lines,
			LABEL_CELLS + expected * (cells - 1) / PROGRESS_MAX,
			ROLE_WARN, "┼");
	lines_addf(&face->form->lines, LABEL_CELLS + cells, ROLE_VALUE,
		" %s/10", tenths_text(tenths, text));
}

/* The numbers below a wide scale, and what the mark on it is. */
static void
add_ruler(struct face *face, int expected)
{
	struct lines *lines = &face->form->lines;
	char text[TENTHS_TEXT_SIZE];
	int cells = scale_cells(face), i;

	if (cells < SCALE_CELLS)
		return;
	lines_begin(lines, 0);
	for (i = 0; i <= 10; i++)
		lines_addf(lines, LABEL_CELLS + 3 * i, ROLE_MUTED, "%d", i);
	if (expected < 0)
		return;
	lines_add(lines, LABEL_CELLS + cells + 3, ROLE_WARN, "┼");
	lines_addf(lines, -1, ROLE_MUTED, _(" pace %s"),
		tenths_text(expected, text));
}

static void
add_actions(struct face *face)
{
	static const char *const marks[] = {
		[STATE_OPEN] = "○", [STATE_DONE] = "✓", [STATE_DROPPED] = "✗"};
	const struct plan *plan = &face->desk->session->plan;
	struct form_row row = {.kind = FORM_OWN,
		.own = CARD_ACTIONS,
		.spot = {.record = RECORD_NODE, .field = NODE_STATE}};
	const struct node *action;
	size_t i;

	for (i = 0; (action = card_action(plan, face->node, i)); i++) {
		row.spot.id = action->id;
		form_row(face->form, &row);
		lines_begin(&face->form->lines, 0);
		lines_addf(&face->form->lines, LABEL_CELLS,
			action->state == STATE_DONE ? ROLE_DONE : ROLE_ACTION,
			"%s A%zu ", marks[action->state], i + 1);
		lines_add(&face->form->lines, -1,
			action->state == STATE_DONE ? ROLE_DONE : ROLE_ACTION,
			action->title);
	}
}

/* An action that is being added. */
static void
add_new_action(struct face *face)
{
	struct form_row row = {.kind = FORM_TYPED,
		.own = CARD_ACTIONS,
		.spot = {.record = RECORD_NODE,
			.field = NODE_TITLE,
			.of = face->node->id}};

	if (!typing_is_at(&face->desk->typing, &row.spot))
		return;
	form_row(face->form, &row);
	form_label(face->form, LABEL_CELLS, _("New action"));
}

/* The value of a metric, or the scale alone. */
static void
add_measured(struct face *face, int tenths, int expected)
{
	const struct detail *detail = node_detail(face->node);
	struct lines *lines = &face->form->lines;
	char number[DECIMAL_TEXT_SIZE];

	if (detail->basis != BASIS_METRIC) {
		if (form_label(face->form, LABEL_CELLS, _("Progress")))
			add_scale(face, tenths, expected);
		return;
	}
	if (form_label(face->form, LABEL_CELLS, _("Value"))) {
		decimal_text(card_of(face)->current, number);
		lines_addf(lines, LABEL_CELLS, ROLE_VALUE, "%s %s",
			*number ? number : "–",
			detail->unit ? detail->unit : "");
	}
	lines_begin(lines, 0);
	add_scale(face, tenths, expected);
}

/* The value of a metric stands above its scale; a scale that comes from actions
 * is no row, they are. */
static void
add_progress(struct face *face, const struct standing *standing)
{
	const struct plan *plan = &face->desk->session->plan;
	bool ticked = node_detail(face->node)->basis == BASIS_ACTIONS &&
		card_action(plan, face->node, 0);
	int32_t share = card_share(plan, face->node, card_of(face));

	if (!ticked)
		begin_row(face, CARD_PROGRESS, card_measured(face->desk));
	add_measured(
		face, share < 0 ? 0 : share_tenths(share), standing->expected);
	form_rest(face->form);
	add_ruler(face, standing->expected);
	if (ticked)
		add_actions(face);
	add_new_action(face);
}

/* ---- texts */

static void
add_text(struct face *face, enum card_row own, int field, const char *label,
	const char *prompt)
{
	static const enum card_text texts[] = {[CARD_WHY] = TEXT_WHY,
		[CARD_NOTE] = TEXT_NOTE,
		[CARD_BLOCKER] = TEXT_BLOCKER};

	begin_row(face, own, field);
	form_text(face->form, LABEL_CELLS, label, ROLE_NORMAL,
		str_text(&card_of(face)->texts[texts[own]]), prompt);
}

static void
add_status(struct face *face, const struct standing *standing)
{
	struct lines *lines = &face->form->lines;
	struct str text = {0};
	int col;

	begin_row(face, CARD_STATUS, CHECKIN_STATUS);
	form_label(face->form, LABEL_CELLS, _("Status"));
	str_addf(&text, "%s %s  ", status_mark(standing->status),
		status_label(standing->status));
	col = LABEL_CELLS + text_width(str_text(&text), text.length);
	lines_add(lines, LABEL_CELLS, status_role(standing->status),
		str_text(&text));
	str_clear(&text);
	standing_text(&face->desk->session->plan, standing, &text);
	lines_add(lines, col, ROLE_MUTED, str_text(&text));
	str_fini(&text);
}

static void
make_face(struct face *face)
{
	const struct desk *desk = face->desk;
	const struct card *card = card_of(face);
	struct standing standing = card_standing(
		&desk->session->plan, face->node, card, desk->walk->on);

	add_head(face, &standing);
	add_progress(face, &standing);
	begin_row(face, CARD_CONFIDENCE, CHECKIN_CONFIDENCE);
	if (form_label(face->form, LABEL_CELLS, _("Confidence")))
		add_scale(face, card->confidence, -1);
	if (card_asks_why(card))
		add_text(face, CARD_WHY, CHECKIN_WHY, _("Why"),
			_("why did the confidence fall?"));
	add_status(face, &standing);
	add_text(face, CARD_NOTE, CHECKIN_NOTE, _("Note"), "–");
	add_text(face, CARD_BLOCKER, CHECKIN_BLOCKER, _("Blocker"), "–");
	form_rest(face->form);
}

/* ---- a health metric */

enum role
health_role(enum health health)
{
	static const enum role roles[] = {
		[HEALTH_NONE] = ROLE_MUTED,
		[HEALTH_GOOD] = ROLE_GOOD,
		[HEALTH_WATCH] = ROLE_WARN,
		[HEALTH_BAD] = ROLE_BAD,
	};

	return roles[health];
}

void
metric_limits(const struct metric *metric, struct lines *lines, int column)
{
	char low[DECIMAL_TEXT_SIZE], high[DECIMAL_TEXT_SIZE];

	if (metric->low == DECIMAL_NONE && metric->high == DECIMAL_NONE)
		lines_add(lines, column, ROLE_MUTED, _("none"));
	else if (metric->high == DECIMAL_NONE)
		lines_addf(lines, column, ROLE_NORMAL, _("at least %s"),
			decimal_text(metric->low, low));
	else if (metric->low == DECIMAL_NONE)
		lines_addf(lines, column, ROLE_NORMAL, _("at most %s"),
			decimal_text(metric->high, high));
	else
		lines_addf(lines, column, ROLE_NORMAL, _("%s to %s"),
			decimal_text(metric->low, low),
			decimal_text(metric->high, high));
}

void
metric_trend(const struct plan *plan, const struct metric *metric, bool ascii,
	size_t most, struct str *out)
{
	struct arena arena = {0};
	struct doc_chart chart = chart_of_metric(plan, metric, most, &arena);
	int64_t *values =
		arena_alloc(&arena, (chart.count + 1) * sizeof *values);
	size_t i;

	for (i = 0; i < chart.count; i++)
		values[i] = chart.points[i].y;
	chart_sparkline(out, &(struct series){values, chart.count, 0, 0},
		ascii ? CHART_ASCII : CHART_BLOCKS);
	arena_fini(&arena);
}

static void
make_metric(struct face *face, const struct metric *metric)
{
	const struct plan *plan = &face->desk->session->plan;
	const struct reading *last = reading_last(plan, metric);
	int64_t value = face->desk->walk->value;
	enum health health = metric_health(metric, value);
	char number[DECIMAL_TEXT_SIZE], day[DAY_TEXT_SIZE];
	const char *unit = metric->unit ? metric->unit : "";
	struct lines *lines = &face->form->lines;
	struct form_row row = {.kind = FORM_OWN,
		.own = CARD_PROGRESS,
		.spot = walk_reading(face->desk)};
	struct str trend = {0};

	lines_wrap(lines, 0, face->width, ROLE_ACCENT, metric->name);
	lines_begin(lines, 0);
	if (last)
		lines_addf(lines, 0, ROLE_MUTED, _("Last %s on %s"),
			decimal_text(last->value, number),
			day_text(last->on, day));
	else
		lines_add(lines, 0, ROLE_MUTED, _("Not read yet"));
	lines_begin(lines, 0);
	form_row(face->form, &row);
	if (form_label(face->form, LABEL_CELLS, _("Value"))) {
		decimal_text(value, number);
		lines_addf(lines, LABEL_CELLS, ROLE_VALUE, "%s %s",
			*number ? number : "–", unit);
		if (health)
			lines_addf(lines, -1, health_role(health), "  %s",
				health_label(health));
	}
	form_rest(face->form);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, _("Limits"));
	metric_limits(metric, lines, LABEL_CELLS);
	metric_trend(plan, metric, face->desk->ascii, READINGS, &trend);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, _("Trend"));
	lines_add(lines, LABEL_CELLS, ROLE_ACCENT, str_text(&trend));
	str_fini(&trend);
	if (metric->note)
		lines_wrap(lines, 0, face->width, ROLE_MUTED, metric->note);
}

int
card_scale_at(const struct desk *desk, int col)
{
	const struct face face = {.width = desk->walk->form.width};
	int cells = scale_cells(&face);
	int at = col - FORM_MARGIN - LABEL_CELLS;

	if (at < 0 || at >= cells)
		return -1;
	return (at * 10 + (cells - 1) / 2) / (cells - 1) * 10;
}

/* ---- all of it */

/* The charts stand below where there is room. */
static void
make(const struct desk *desk, struct form *form, int rows, int width)
{
	struct face face = {.desk = desk,
		.node = walk_node(desk),
		.form = form,
		.width = width};
	const struct metric *metric = walk_metric(desk);

	form_begin(form, width, &desk->typing);
	form_day(form, LABEL_CELLS, CHECKIN_NAME);
	if (face.node)
		make_face(&face);
	else if (metric)
		make_metric(&face, metric);
	if (face.node && (int)form->lines.count + CHART_ROWS <= rows) {
		lines_begin(&form->lines, 0);
		detail_charts(desk, face.node, width, &form->lines);
	}
	form_end(form);
}

int
card_rows(const struct desk *desk, int width)
{
	struct form form = {0};
	int rows;

	make(desk, &form, 0, width);
	rows = (int)form.lines.count;
	form_fini(&form);
	return rows;
}

void
card_measure(struct desk *desk, int rows, int cols)
{
	make(desk, &desk->walk->form, rows, cols);
	form_fit(&desk->walk->form, rows);
}
