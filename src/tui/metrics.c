/* SPDX-License-Identifier: MIT */
/* What keys do on the screen of the health metrics. */
#include "metrics.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "model/edit.h"
#include "model/value.h"

/* ---- which */

const struct metric *
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

struct spot
metric_spot(const struct metric *metric, int field)
{
	return (struct spot){
		.record = RECORD_METRIC, .field = field, .id = metric->base.id};
}

struct spot
metric_reading(const struct metric *metric, int32_t on)
{
	return (struct spot){.record = RECORD_READING,
		.field = READING_VALUE,
		.of = metric->base.id,
		.on = on};
}

struct spot
metric_new(void)
{
	return (struct spot){.record = RECORD_METRIC, .field = METRIC_NAME};
}

/* ---- typing */

/* In the form, which gets the keys. */
static bool
type(struct tui *tui, struct spot spot, const char *text, struct err *err)
{
	if (!typing_open(tui, &spot, text, err))
		return false;
	tui->pane = PANE_BESIDE;
	form_select(&tui->metrics->form, &spot);
	return true;
}

/* A value that follows the day is stored, as in "11-03 42"; else it is typed
 * next. */
static bool
store_day(struct tui *tui, const char *text, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	size_t length = strcspn(text, " ");
	char *day = base_strndup(text, length);
	struct spot spot;
	int32_t on;
	bool ok =
		metric && day_ask(day, tui->session->today, DAY_PAST, &on, err);

	free(day);
	if (!ok)
		return false;
	text += length;
	text += strspn(text, " ");
	spot = metric_reading(metric, on);
	if (*text && !typing_store(tui, &spot, text, err))
		return false;
	tui->metrics->on = on;
	tui->metrics->asked = !*text;
	form_select(&tui->metrics->form, &spot);
	return true;
}

/* A new one asks for its first value next. */
static bool
store(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	bool fresh = spot->record == RECORD_METRIC && !spot->id;
	struct metrics *metrics = tui->metrics;
	struct spot asked;

	metrics->asked = false;
	if (spot_is_day(spot))
		return store_day(tui, text, err);
	if (!typing_store(tui, spot, text, err))
		return false;
	if (fresh && *text) {
		metrics->wanted = tui->session->plan.metrics.last;
		metrics->shown = metrics->wanted;
		metrics->on = tui->session->today;
		asked = metric_reading(
			plan_metric(&tui->session->plan, metrics->wanted),
			metrics->on);
		form_restart(&metrics->form);
		form_select(&metrics->form, &asked);
	}
	return true;
}

static bool
type_value(struct tui *tui, const char *text, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);

	return metric &&
		type(tui, metric_reading(metric, tui->metrics->on), text, err);
}

bool
do_metric_type(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&tui->metrics->form);

	(void)asked;
	if (tui->pane == PANE_LIST && need_metric(tui, NULL))
		return type_value(tui, NULL, err);
	if (row && row->kind == FORM_SHOWN)
		return err_set(err, ERR_INPUT,
			_("that is made from the values; D enters one"));
	return row && type(tui, row->spot, NULL, err);
}

/* A digit begins the value. */
bool
do_metric_value(struct tui *tui, const struct asked *asked, struct err *err)
{
	const char *text = *asked->argument ? asked->argument : NULL;
	char key[KEY_TEXT_SIZE];

	if (!text && asked->key.code >= '0' && asked->key.code <= '9')
		text = key_text(asked->key, key);
	return type_value(tui, text, err);
}

bool
do_metric_day(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	return need_metric(tui, err) &&
		type(tui, spot_day(METRICS_NAME), NULL, err);
}

bool
do_metric_add(struct tui *tui, const struct asked *asked, struct err *err)
{
	return type(tui, metric_new(),
		*asked->argument ? asked->argument : NULL, err);
}

bool
do_metric_rename(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);

	(void)asked;
	return metric && type(tui, metric_spot(metric, METRIC_NAME), NULL, err);
}

/* ---- fields */

static bool
set_field(struct tui *tui, const struct metric *metric, int field,
	const char *text, struct err *err)
{
	struct spot spot = metric_spot(metric, field);

	return typing_store(tui, &spot, text, err);
}

/* "at_most 5"; without a word the limits are typed. */
bool
do_metric_set(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	const char *text = asked->argument;
	size_t length = strcspn(text, " ");
	char *name = base_strndup(text, length);
	const struct field *field = field_find(RECORD_METRIC, name);
	int at = field ? (int)(field - record_types[RECORD_METRIC].fields) : 0;

	free(name);
	if (!metric)
		return false;
	if (!*text)
		return type(tui, metric_spot(metric, METRIC_LOW), NULL, err);
	if (at < METRIC_UNIT || at >= METRIC_EXTRA)
		return err_set(err, ERR_INPUT,
			_("%.*s is no field; write unit, at_least, at_most, "
			  "frequency or note and a value"),
			(int)length, text);
	text += length;
	return set_field(tui, metric, at, text + strspn(text, " "), err);
}

bool
do_metric_frequency(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	const struct field *field =
		&record_types[RECORD_METRIC].fields[METRIC_FREQUENCY];
	int count = FREQUENCY_QUARTERLY + 1;

	return metric &&
		set_field(tui, metric, METRIC_FREQUENCY,
			field_word(field,
				(metric->frequency + asked->by + count) %
					count),
			err);
}

/* The choices of the selected field; from pane to pane elsewhere. */
bool
do_metric_choice(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&tui->metrics->form);

	if (tui->pane == PANE_BESIDE && row && row->kind == FORM_CHOICE)
		return do_metric_frequency(tui, asked, err);
	tui->pane = asked->by > 0 ? PANE_BESIDE : PANE_LIST;
	return true;
}

/* In the list the metric with all it has; in the form the value of the row. */
bool
do_metric_remove(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(tui, err);
	const struct form_row *row = form_selected(&tui->metrics->form);
	struct change change = {0};
	struct spot spot;

	(void)asked;
	if (!metric)
		return false;
	if (tui->pane == PANE_LIST)
		return tui_store(tui,
			edit_metric_remove(&tui->session->plan, metric->base.id,
				&change, err),
			&change, err);
	if (!row || row->kind == FORM_SHOWN)
		return err_set(err, ERR_INPUT,
			_("that is made from the values; D enters one"));
	spot = row->spot;
	return typing_store(tui, &spot, "", err);
}

/* After a day its value is typed. */
static void
stored(struct tui *tui, const struct spot *spot)
{
	struct err err = {0};

	if (spot_is_day(spot) && tui->metrics->asked &&
		!type_value(tui, NULL, &err))
		tui_error(tui, &err);
}

/* ---- searching */

static size_t
searched_count(const struct tui *tui)
{
	return tui->session->plan.tables[RECORD_METRIC].count;
}

static size_t
searched_at(const struct tui *tui)
{
	return tui->metrics->list.selected;
}

static void
searched_text(const struct tui *tui, size_t row, struct str *out)
{
	const struct metric *metric = metric_at(tui, row);

	if (!metric)
		return;
	search_add(out, metric->name);
	search_add(out, metric->unit);
	search_add(out, metric->note);
}

static void
searched_go(struct tui *tui, size_t row)
{
	tui->pane = PANE_LIST;
	list_select(&tui->metrics->list, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* ---- the view */

static struct form *
form(struct tui *tui)
{
	return &tui->metrics->form;
}

static struct list *
list(struct tui *tui)
{
	return tui->pane == PANE_BESIDE ? &tui->metrics->form.list
					: &tui->metrics->list;
}

static bool
metrics_open(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(tui);
	if (!tui->metrics)
		tui->metrics = base_calloc(1, sizeof *tui->metrics);
	tui->metrics->on = tui->session->today;
	tui->pane = PANE_LIST;
	view_show(tui, &metrics_view);
	return true;
}

static void
metrics_free(struct tui *tui)
{
	if (tui->metrics)
		form_fini(&tui->metrics->form);
	free(tui->metrics);
}

const struct view metrics_view = {
	.where = IN_METRICS,
	.open = metrics_open,
	.free = metrics_free,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = store,
	.stored = stored,
	.pair = metrics_pair,
	.measure = metrics_measure,
	.draw = pair_view_draw,
};
