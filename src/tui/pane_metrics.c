/* SPDX-License-Identifier: MIT */
/*
 * The screen of the health metrics: a row of the list is
 *
 *     ● 构建时间                     ▁▃▅█        95 秒
 *
 * and the form beside it begins
 *
 *     构建时间
 *     Last         95 秒  2026-11-16  watch
 *     Today        –
 *     Unit         秒
 */
#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "base/say.h"
#include "base/text.h"
#include "metrics.h"
#include "pair.h"
#include "review/chart.h"
#include "tui_private.h"

#define LIST_SHARE 11 /* of 20 columns */
#define LIST_ROWS 7   /* with its border when stacked */
#define TREND 12
#define TREND_COLUMNS 46 /* from this width on there is room for it */
#define VALUE_CELLS 14
#define LABEL_CELLS 13
#define CHART_WIDTH 48
#define CHART_HEIGHT 8
#define CHART_READINGS 60
#define NEWEST 24 /* values that are rows; D reaches any other */

/* ---- the form */

static void
add_field(struct form *form, const struct desk *desk,
	const struct metric *metric, int field)
{
	static const char *const labels[METRIC_FIELDS] = {
		[METRIC_NAME] = N_("Name"),
		[METRIC_UNIT] = N_("Unit"),
		[METRIC_LOW] = N_("At least"),
		[METRIC_HIGH] = N_("At most"),
		[METRIC_FREQUENCY] = N_("Read"),
		[METRIC_NOTE] = N_("Note"),
	};
	const struct field *at = &record_types[RECORD_METRIC].fields[field];
	struct form_row row = {
		.kind = at->type == FIELD_WORD ? FORM_CHOICE : FORM_TYPED,
		.spot = metric_spot(metric, field)};
	struct value value = plan_value(
		&desk->session->plan, RECORD_METRIC, metric->base.id, at);
	struct str text = {0};
	bool chosen;

	form_row(form, &row);
	chosen = row.kind == FORM_CHOICE && form_is_selected(form, &row);
	str_add(&text, chosen ? "‹ " : "");
	if (value.type != VALUE_NONE)
		value_show(at, value, &text);
	else if (chosen)
		str_add(&text, "–");
	str_add(&text, chosen ? " ›" : "");
	form_text(form, LABEL_CELLS, _(labels[field]), ROLE_NORMAL,
		str_text(&text), "–");
	str_fini(&text);
}

/* What went wrong where a program is asked for its values. */
static void
add_problems(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	struct str text = {0};

	sources_problems(
		&desk->session->config, &desk->session->plan, metric, &text);
	if (text.length)
		lines_wrap(&form->lines, LABEL_CELLS, form->width, ROLE_BAD,
			str_text(&text));
	str_fini(&text);
}

static void
add_last(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	const struct plan *plan = &desk->session->plan;
	const struct reading *last = reading_last(plan, metric);
	enum health health =
		last ? metric_health(metric, last->value) : HEALTH_NONE;
	char number[DECIMAL_TEXT_SIZE], day[DAY_TEXT_SIZE];
	struct lines *lines = &form->lines;

	form_rest(form);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, _("Last"));
	if (last) {
		lines_addf(lines, LABEL_CELLS, ROLE_VALUE, "%s",
			decimal_text(last->value, number));
		if (metric->unit)
			lines_addf(lines, -1, ROLE_VALUE, " %s", metric->unit);
		lines_addf(
			lines, -1, ROLE_MUTED, "  %s", day_text(last->on, day));
		lines_addf(lines, -1, health_role(health), "  %s",
			health_label(health));
	} else {
		lines_add(lines, LABEL_CELLS, ROLE_MUTED, _("Not read yet"));
	}
	if (reading_owed(plan, metric, desk->session->today))
		lines_add(lines, -1, ROLE_WARN, _("  due"));
	add_problems(form, desk, metric);
}

/* The value of a day, as its own row says it. */
static void
add_reading(struct form *form, const struct desk *desk,
	const struct metric *metric, int32_t on, const char *label)
{
	struct form_row row = {
		.kind = FORM_TYPED, .spot = metric_reading(metric, on)};
	struct str text = {0};

	form_row(form, &row);
	spot_text(&desk->session->plan, &row.spot, &text);
	if (text.length && metric->unit)
		str_addf(&text, " %s", metric->unit);
	form_text(form, LABEL_CELLS, label, ROLE_VALUE, str_text(&text), "–");
	str_fini(&text);
}

static void
add_asked(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	int32_t on = desk->metrics->on;
	char day[DAY_TEXT_SIZE];

	add_reading(form, desk, metric, on,
		on == desk->session->today ? _("Today") : day_text(on, day));
}

static void
add_chart(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	struct arena arena = {0};
	struct doc_chart data = chart_of_metric(
		&desk->session->plan, metric, CHART_READINGS, &arena);
	int width = form->width < CHART_WIDTH ? form->width : CHART_WIDTH;
	struct form_row row = {.kind = FORM_SHOWN};
	struct chart chart;

	if (data.count > 1) {
		form_rest(form);
		lines_begin(&form->lines, 0);
		form_row(form, &row);
		chart = chart_line(&arena, &data, width, CHART_HEIGHT,
			desk->ascii ? CHART_ASCII : CHART_BRAILLE);
		lines_chart(&form->lines, &chart, 0);
	}
	arena_fini(&arena);
}

/* The values of one month. */
struct month {
	int year, month, count;
	int64_t least, most, last, sum;
	int bad; /* how many were out of the limits */
};

static void
add_month(struct form *form, const struct month *month)
{
	struct form_row row = {
		.kind = FORM_SHOWN, .own = 100 * month->year + month->month};
	int64_t mean = month->sum / month->count;
	struct lines *lines = &form->lines;
	char text[DECIMAL_TEXT_SIZE];

	form_row(form, &row);
	lines_begin(lines, 0);
	lines_addf(
		lines, 0, ROLE_MUTED, "%04d-%02d", month->year, month->month);
	lines_addf(
		lines, 8, ROLE_VALUE, "%8s", decimal_text(month->last, text));
	/* Two places are enough for a mean. */
	lines_addf(lines, 17, ROLE_NORMAL, "%8s",
		decimal_text(mean / 10000 * 10000, text));
	lines_addf(lines, 26, ROLE_NORMAL, "%8s",
		decimal_text(month->least, text));
	lines_addf(
		lines, 35, ROLE_NORMAL, "%8s", decimal_text(month->most, text));
	if (month->bad)
		lines_addf(lines, 44, ROLE_BAD, "%4d", month->bad);
}

static bool
in_month(const struct month *month, int32_t on)
{
	int year, number, day;

	day_split(on, &year, &number, &day);
	return year == month->year && number == month->month;
}

static struct month
month_of(const struct reading *reading)
{
	struct month month = {.least = reading->value, .most = reading->value};
	int day;

	day_split(reading->on, &month.year, &month.month, &day);
	return month;
}

static void
put_head(struct lines *lines, int column, const char *text)
{
	lines_add(lines, column - text_width(text, strlen(text)), ROLE_LABEL,
		text);
}

/* The months, the newest last. */
static void
add_months(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	const struct plan *plan = &desk->session->plan;
	const struct reading *at = plan_reading(plan, metric->readings.first);
	struct month month = {0};

	if (!at)
		return;
	form_rest(form);
	lines_begin(&form->lines, 0);
	lines_begin(&form->lines, 0);
	lines_add(&form->lines, 0, ROLE_LABEL, _("Month"));
	put_head(&form->lines, 16, _("last"));
	put_head(&form->lines, 25, _("mean"));
	put_head(&form->lines, 34, _("least"));
	put_head(&form->lines, 43, _("most"));
	put_head(&form->lines, 48, _("out"));
	for (; at; at = plan_reading(plan, at->base.next)) {
		if (!in_month(&month, at->on)) {
			if (month.count)
				add_month(form, &month);
			month = month_of(at);
		}
		month.count++;
		month.sum += at->value;
		month.last = at->value;
		if (at->value < month.least)
			month.least = at->value;
		if (at->value > month.most)
			month.most = at->value;
		month.bad += metric_health(metric, at->value) > HEALTH_GOOD;
	}
	add_month(form, &month);
}

/* The newest first; the day that is asked for stands above. */
static void
add_newest(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	const struct plan *plan = &desk->session->plan;
	const struct reading *at = plan_reading(plan, metric->readings.first);
	int32_t days[NEWEST];
	size_t count = 0, i;
	char day[DAY_TEXT_SIZE];

	for (; at; at = plan_reading(plan, at->base.next))
		if (at->on != desk->metrics->on)
			days[count++ % NEWEST] = at->on;
	if (!count)
		return;
	form_rest(form);
	lines_begin(&form->lines, 0);
	for (i = 0; i < count && i < NEWEST; i++) {
		int32_t on = days[(count - 1 - i) % NEWEST];

		add_reading(form, desk, metric, on, day_text(on, day));
	}
}

static void
make_metric(
	struct form *form, const struct desk *desk, const struct metric *metric)
{
	int field;

	add_field(form, desk, metric, METRIC_NAME);
	add_last(form, desk, metric);
	add_asked(form, desk, metric);
	for (field = METRIC_UNIT; field < METRIC_EXTRA; field++)
		add_field(form, desk, metric, field);
	add_chart(form, desk, metric);
	add_months(form, desk, metric);
	add_newest(form, desk, metric);
}

/* One that is added has its name alone. */
static void
make_new(struct form *form)
{
	struct form_row row = {.kind = FORM_TYPED, .spot = metric_new()};

	lines_wrap(&form->lines, 0, form->width, ROLE_MUTED,
		_("A health metric is a number that is watched over time and "
		  "must not get worse. It stands beside the scores and never "
		  "enters them."));
	lines_begin(&form->lines, 0);
	form_row(form, &row);
	form_text(form, LABEL_CELLS, _("Name"), ROLE_NORMAL, "",
		_("a adds one: its name"));
}

static void
make(struct desk *desk, int width)
{
	struct metrics *metrics = desk->metrics;
	const struct metric *metric = metric_at(desk, metrics->list.selected);
	struct form *form = &metrics->form;
	struct spot fresh = metric_new();

	if (metric && metrics->shown != metric->base.id) {
		form_restart(form);
		metrics->shown = metric->base.id;
		metrics->on = desk->session->today;
	}
	form_begin(form, width, &desk->typing);
	form_day(form, LABEL_CELLS, METRICS_NAME);
	if (metric && !typing_is_at(&desk->typing, &fresh))
		make_metric(form, desk, metric);
	else
		make_new(form);
	/* Those that are for no health metric stand below any. */
	add_problems(form, desk, NULL);
	form_end(form);
}

static size_t
row_of(const struct desk *desk, uint32_t id)
{
	const struct metric *metric;
	size_t row = 0;

	while ((metric = metric_at(desk, row)) && metric->base.id != id)
		row++;
	return row;
}

void
metrics_measure(struct desk *desk)
{
	struct metrics *metrics = desk->metrics;
	struct rect list, beside;
	struct pair pair;

	if (desk->layout.kind == LAYOUT_NONE)
		return;
	metrics_pair(desk, &pair);
	list = rect_inset(pair_rect(desk, &pair, PANE_LIST), 1);
	beside = rect_inset(pair_rect(desk, &pair, PANE_BESIDE), 1);
	list_size(&metrics->list,
		desk->session->plan.tables[RECORD_METRIC].count, list.rows);
	if (metrics->wanted)
		list_select(&metrics->list, row_of(desk, metrics->wanted));
	metrics->wanted = 0;
	make(desk, form_cells(beside.cols));
	form_fit(&metrics->form, beside.rows);
}

/* ---- drawing */

static void
draw_row(const void *context, struct canvas *canvas, int row, size_t at)
{
	const struct desk *desk = context;
	const struct metric *metric = metric_at(desk, at);
	const struct plan *plan = &desk->session->plan;
	const struct reading *last = reading_last(plan, metric);
	int cols = canvas_cols(canvas) - 1, right = cols - VALUE_CELLS;
	char number[DECIMAL_TEXT_SIZE];
	struct str text = {0};

	if (reading_owed(plan, metric, desk->session->today))
		canvas_put(canvas, row, 1, ROLE_WARN, "●");
	if (last) {
		str_addf(&text, metric->unit ? "%s %s" : "%s",
			decimal_text(last->value, number), metric->unit);
		canvas_right(canvas, (struct strip){row, right, VALUE_CELLS},
			health_role(metric_health(metric, last->value)),
			str_text(&text), text.length);
	}
	if (cols >= TREND_COLUMNS) {
		right -= TREND + 2;
		str_clear(&text);
		metric_trend(plan, metric, desk->ascii, TREND, &text);
		canvas_put(canvas, row, right, ROLE_ACCENT, str_text(&text));
	}
	canvas_fit(canvas, (struct strip){row, 3, right - 4}, ROLE_NORMAL,
		metric->name, strlen(metric->name));
	str_fini(&text);
}

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	(void)desk;
	str_add(out, pane == PANE_LIST ? _("Health metrics") : _("Details"));
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	if (pane == PANE_LIST)
		list_draw(&desk->metrics->list, canvas, focus, draw_row, desk);
	else
		form_draw(&desk->metrics->form, canvas, focus);
}

bool
metrics_pair(const struct desk *desk, struct pair *pair)
{
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = LIST_ROWS,
		.focus = desk->pane,
		.both = true,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}
