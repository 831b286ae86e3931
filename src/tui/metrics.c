/* SPDX-License-Identifier: MIT */
#include "metrics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "base/text.h"
#include "model/edit.h"
#include "model/value.h"
#include "review/chart.h"

#define LIST_SHARE 11 /* of 20 columns */
#define LIST_ROWS 9   /* with its border when stacked */
#define TREND 12
#define TREND_COLUMNS 46 /* from this width on there is room for it */
#define VALUE_CELLS 14
#define LABEL_CELLS 13
#define CHART_WIDTH 48
#define CHART_HEIGHT 8
#define CHART_READINGS 60

enum question { ASK_NAME, ASK_RENAME, ASK_READING, ASK_DAY, ASK_SET };

/* ---- which */

static const struct metric *
metric_at(const struct tui *tui, size_t row)
{
	const struct plan *plan = &tui->session->plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	while (metric && row--)
		metric = plan_metric(plan, metric->base.next);
	return metric;
}

static const struct metric *
need_metric(const struct tui *tui, struct err *err)
{
	const struct metric *metric =
		metric_at(tui, tui->metrics->list.selected);

	if (!metric)
		err_set(err, ERR_INPUT,
			_("there is no health metric yet; a adds one"));
	return metric;
}

static size_t
row_of(const struct tui *tui, uint32_t id)
{
	const struct metric *metric;
	size_t row = 0;

	while ((metric = metric_at(tui, row)) && metric->base.id != id)
		row++;
	return row;
}

/* ---- changes */

static bool
add(struct tui *tui, const char *name, struct err *err)
{
	struct change change = {0};

	return tui_store(tui,
		edit_metric_add(&tui->session->plan, name, &change,
			&tui->metrics->wanted, err),
		&change, err);
}

static bool
set_field(struct tui *tui, uint32_t id, int field, const char *text,
	struct err *err)
{
	struct target target = {RECORD_METRIC, id, field};
	struct change change = {0};

	return tui_store(tui,
		edit_value(tui_context(tui), target, text, &change, err),
		&change, err);
}

/* "at_most 5" */
static bool
set(struct tui *tui, const struct metric *metric, const char *text,
	struct err *err)
{
	const struct record_type *type = &record_types[RECORD_METRIC];
	size_t length = strcspn(text, " "), i;

	for (i = METRIC_UNIT; i < METRIC_EXTRA; i++)
		if (strlen(type->fields[i].name) == length &&
			strncmp(type->fields[i].name, text, length) == 0)
			break;
	if (i == METRIC_EXTRA)
		return err_set(err, ERR_INPUT,
			_("%.*s is no field; write unit, at_least, at_most, "
			  "frequency or note and a value"),
			(int)length, text);
	text += length;
	text += strspn(text, " ");
	return set_field(tui, metric->base.id, (int)i, text, err);
}

static bool
read_value(struct tui *tui, const struct metric *metric, int32_t on,
	const char *text, struct err *err)
{
	const struct field *field =
		&record_types[RECORD_READING].fields[READING_VALUE];
	struct change change = {0};
	struct value value;

	if (!value_read(field, text, tui_context(tui), &value, err) ||
		!value_unit(tui_context(tui), metric->unit, err))
		return false;
	if (value.type == VALUE_NONE)
		return true;
	return tui_store(tui,
		edit_reading(&tui->session->plan, metric->base.id, on,
			value.number, &change, err),
		&change, err);
}

static bool
remove_reading(struct tui *tui, const struct metric *metric, int32_t on,
	struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct reading *at = plan_reading(plan, metric->readings.first);
	struct change change = {0};
	char day[DAY_TEXT_SIZE];

	while (at && at->on != on)
		at = plan_reading(plan, at->base.next);
	if (!at)
		return err_set(err, ERR_INPUT, _("there is no value of %s"),
			day_text(on, day));
	return tui_store(tui,
		edit_reading_remove(plan, at->base.id, &change, err), &change,
		err);
}

/* "2026-11-03 42"; a day alone takes its value away. */
static bool
read_day(struct tui *tui, const struct metric *metric, const char *text,
	struct err *err)
{
	size_t length = strcspn(text, " ");
	char *day = base_strndup(text, length);
	int32_t on;
	bool ok = day_ask(day, tui->session->today, DAY_PAST, &on, err);

	free(day);
	if (!ok)
		return false;
	text += length;
	text += strspn(text, " ");
	return *text ? read_value(tui, metric, on, text, err)
		     : remove_reading(tui, metric, on, err);
}

static bool
answer(struct tui *tui, const char *text, struct err *err)
{
	const struct metric *metric;

	if (!*text)
		return true;
	if (tui->asked_own == ASK_NAME)
		return add(tui, text, err);
	metric = need_metric(tui, err);
	if (!metric)
		return false;
	switch ((enum question)tui->asked_own) {
	case ASK_RENAME:
		return set_field(tui, metric->base.id, METRIC_NAME, text, err);
	case ASK_READING:
		return read_value(tui, metric, tui->session->today, text, err);
	case ASK_DAY:
		return read_day(tui, metric, text, err);
	case ASK_SET:
		return set(tui, metric, text, err);
	case ASK_NAME:
		break;
	}
	return true;
}

/* ---- commands */

bool
do_metric_add(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	asking_own(tui, ASK_NAME, _("New health metric: "), "");
	return true;
}

bool
do_metric_rename(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);

	(void)asked;
	if (metric)
		asking_own(tui, ASK_RENAME, _("Name: "), metric->name);
	return metric != NULL;
}

/* A digit begins the value. */
bool
do_metric_value(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	const char *text = asked->argument;
	char key[KEY_TEXT_SIZE];

	if (!metric)
		return false;
	if (!*text && key_types(asked->key))
		text = key_text(asked->key, key);
	asking_own(tui, ASK_READING, _("Value today: "),
		*text >= '0' && *text <= '9' ? text : "");
	return true;
}

bool
do_metric_day(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!need_metric(tui, err))
		return false;
	asking_own(tui, ASK_DAY, _("Day and value (11-03 42): "), "");
	return true;
}

bool
do_metric_set(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!need_metric(tui, err))
		return false;
	asking_own(tui, ASK_SET, _("Set (at_most 5, unit ms): "), "");
	return true;
}

bool
do_metric_frequency(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	const struct field *field =
		&record_types[RECORD_METRIC].fields[METRIC_FREQUENCY];
	int next;

	(void)asked;
	if (!metric)
		return false;
	next = (metric->frequency + 1) % (FREQUENCY_QUARTERLY + 1);
	return set_field(tui, metric->base.id, METRIC_FREQUENCY,
		field_word(field, next), err);
}

bool
do_metric_remove(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	struct change change = {0};

	(void)asked;
	return metric &&
		tui_store(tui,
			edit_metric_remove(&tui->session->plan, metric->base.id,
				&change, err),
			&change, err);
}

bool
do_metric_pane(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	tui->metrics->detail_focus = !tui->metrics->detail_focus;
	return true;
}

static struct list *
list(struct tui *tui)
{
	struct metrics *metrics = tui->metrics;

	return metrics->detail_focus ? &metrics->detail : &metrics->list;
}

/* ---- the selected one */

static void
add_label(struct lines *lines, const char *label)
{
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, label);
}

static void
add_facts(const struct tui *tui, const struct metric *metric, int width,
	struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	const struct reading *last = reading_last(plan, metric);
	const struct field *field =
		&record_types[RECORD_METRIC].fields[METRIC_FREQUENCY];
	enum health health =
		last ? metric_health(metric, last->value) : HEALTH_NONE;
	char number[DECIMAL_TEXT_SIZE], day[DAY_TEXT_SIZE];

	lines_wrap(lines, 0, width, ROLE_ACCENT, metric->name);
	lines_begin(lines, 0);
	if (last) {
		add_label(lines, _("Last"));
		lines_addf(lines, LABEL_CELLS, ROLE_VALUE, "%s %s",
			decimal_text(last->value, number),
			metric->unit ? metric->unit : "");
		lines_addf(
			lines, -1, ROLE_MUTED, "  %s", day_text(last->on, day));
		lines_addf(lines, -1, health_role(health), "  %s",
			health_label(health));
	}
	add_label(lines, _("Limits"));
	metric_limits(metric, lines, LABEL_CELLS);
	add_label(lines, _("Read"));
	lines_add(lines, LABEL_CELLS, ROLE_NORMAL,
		metric->frequency ? _(field_word(field, metric->frequency))
				  : _("when you like"));
	if (reading_owed(plan, metric, tui->session->today))
		lines_add(lines, -1, ROLE_WARN, _("  due"));
	if (metric->note)
		lines_wrap(lines, 0, width, ROLE_MUTED, metric->note);
}

static void
add_chart(const struct tui *tui, const struct metric *metric, int width,
	struct lines *lines)
{
	struct arena arena = {0};
	struct doc_chart data = chart_of_metric(
		&tui->session->plan, metric, CHART_READINGS, &arena);
	struct chart chart;

	if (data.count > 1) {
		lines_begin(lines, 0);
		chart = chart_line(&arena, &data,
			width < CHART_WIDTH ? width : CHART_WIDTH, CHART_HEIGHT,
			tui->ascii ? CHART_ASCII : CHART_BRAILLE);
		lines_chart(lines, &chart, 0);
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
add_month(const struct month *month, struct lines *lines)
{
	char text[DECIMAL_TEXT_SIZE];
	int64_t mean = month->sum / month->count;

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

static void
put_head(struct lines *lines, int column, const char *text)
{
	lines_add(lines, column - text_width(text, strlen(text)), ROLE_LABEL,
		text);
}

static void
add_months(
	const struct tui *tui, const struct metric *metric, struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	const struct reading *at = plan_reading(plan, metric->readings.first);
	struct month month = {0};
	int year, number, day;

	if (!at)
		return;
	lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, _("Month"));
	put_head(lines, 16, _("last"));
	put_head(lines, 25, _("mean"));
	put_head(lines, 34, _("least"));
	put_head(lines, 43, _("most"));
	put_head(lines, 48, _("out"));
	for (; at; at = plan_reading(plan, at->base.next)) {
		day_split(at->on, &year, &number, &day);
		if (year != month.year || number != month.month) {
			if (month.count)
				add_month(&month, lines);
			month = (struct month){.year = year,
				.month = number,
				.least = at->value,
				.most = at->value};
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
	add_month(&month, lines);
}

static void
make_detail(const struct tui *tui, int width, struct lines *lines)
{
	const struct metric *metric =
		metric_at(tui, tui->metrics->list.selected);

	if (!metric) {
		lines_wrap(lines, 0, width, ROLE_MUTED,
			_("A health metric is a number that is watched over "
			  "time and must not get worse. It stands beside the "
			  "scores and never enters them. Press a to add "
			  "one."));
		return;
	}
	add_facts(tui, metric, width, lines);
	add_chart(tui, metric, width, lines);
	add_months(tui, metric, lines);
}

/* ---- drawing */

static struct layout_pair
places_of(const struct tui *tui)
{
	return layout_pair(&tui->layout, LIST_SHARE, LIST_ROWS,
		tui->metrics->detail_focus);
}

static void
measure(struct tui *tui)
{
	struct metrics *metrics = tui->metrics;
	struct rect list, detail;
	struct lines lines = {0};

	if (tui->layout.kind == LAYOUT_NONE)
		return;
	list = rect_inset(places_of(tui).list, 1);
	detail = rect_inset(places_of(tui).other, 1);
	list_size(&metrics->list,
		tui->session->plan.tables[RECORD_METRIC].count, list.rows);
	if (metrics->wanted)
		list_select(&metrics->list, row_of(tui, metrics->wanted));
	metrics->wanted = 0;
	make_detail(tui, detail.cols - 1, &lines);
	list_size(&metrics->detail, lines.count, detail.rows);
	lines_fini(&lines);
}

static void
draw_row(const void *context, struct canvas *canvas, int row, size_t at)
{
	const struct tui *tui = context;
	const struct metric *metric = metric_at(tui, at);
	const struct plan *plan = &tui->session->plan;
	const struct reading *last = reading_last(plan, metric);
	int cols = canvas_cols(canvas) - 1, right = cols - VALUE_CELLS;
	char number[DECIMAL_TEXT_SIZE];
	struct str text = {0};

	if (reading_owed(plan, metric, tui->session->today))
		canvas_put(canvas, row, 0, ROLE_WARN, "●");
	if (last) {
		str_addf(&text, metric->unit ? "%s %s" : "%s",
			decimal_text(last->value, number), metric->unit);
		canvas_right(canvas, row, right, VALUE_CELLS,
			health_role(metric_health(metric, last->value)),
			str_text(&text), text.length);
	}
	if (cols >= TREND_COLUMNS) {
		right -= TREND + 2;
		str_clear(&text);
		metric_trend(plan, metric, tui->ascii, TREND, &text);
		canvas_put(canvas, row, right, ROLE_ACCENT, str_text(&text));
	}
	canvas_fit(canvas, row, 2, right - 3, ROLE_NORMAL, metric->name,
		strlen(metric->name));
	str_fini(&text);
}

static void
draw_detail(const struct tui *tui, struct canvas *canvas)
{
	const struct list *list = &tui->metrics->detail;
	struct lines lines = {0};
	size_t i;

	make_detail(tui, canvas_cols(canvas) - 1, &lines);
	for (i = list->top; i < lines.count; i++)
		lines_draw(&lines, i, canvas, (int)(i - list->top), 0);
	list_bar(list, canvas, canvas_cols(canvas) - 1);
	lines_fini(&lines);
}

static void
draw_pane(const struct tui *tui, struct canvas *canvas, bool detail, bool focus)
{
	struct layout_pair places = places_of(tui);
	struct canvas inner;

	if (detail && places.other.rows) {
		inner = canvas_pane(canvas, places.other, _("Details"), focus);
		draw_detail(tui, &inner);
	} else if (!detail && places.list.rows) {
		inner = canvas_pane(
			canvas, places.list, _("Health metrics"), focus);
		list_draw(&tui->metrics->list, &inner, focus, draw_row, tui);
	}
}

static void
draw(const struct tui *tui, struct canvas *canvas)
{
	bool detail = tui->metrics->detail_focus;

	/* The one with the focus last, so that its border wins. */
	draw_pane(tui, canvas, !detail, false);
	draw_pane(tui, canvas, detail, true);
	if (!detail)
		canvas_title(
			canvas, places_of(tui).other, _("Details"), ROLE_TITLE);
}

/* ---- the view */

static bool
metrics_open(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	if (!tui->metrics)
		tui->metrics = base_calloc(1, sizeof *tui->metrics);
	tui->metrics->detail.text = true;
	view_show(tui, &metrics_view);
	return true;
}

static void
metrics_free(struct tui *tui)
{
	free(tui->metrics);
}

const struct view metrics_view = {
	.where = IN_METRICS,
	.open = metrics_open,
	.free = metrics_free,
	.list = list,
	.answer = answer,
	.measure = measure,
	.draw = draw,
};
