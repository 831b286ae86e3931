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
metric_at(const struct desk *desk, size_t row)
{
	const struct plan *plan = &desk->session->plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	while (metric && row--)
		metric = plan_metric(plan, metric->base.next);
	return metric;
}

static const struct metric *
need_metric(const struct desk *desk, struct err *err)
{
	const struct metric *metric =
		metric_at(desk, desk->metrics->list.selected);

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
type(struct desk *desk, struct spot spot, const char *text, struct err *err)
{
	if (!typing_open(desk, &spot, text, err))
		return false;
	desk->pane = PANE_BESIDE;
	form_select(&desk->metrics->form, &spot);
	return true;
}

/* A value that follows the day is stored, as in "11-03 42"; else it is typed
 * next. */
static bool
store_day(struct desk *desk, const char *text, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);
	size_t length = strcspn(text, " ");
	char *day = base_strndup(text, length);
	struct spot spot;
	struct value value;
	int32_t on;
	bool ok = metric &&
		value_read(&record_types[RECORD_READING].fields[READING_ON],
			day, tui_context(desk), &value, err);

	free(day);
	if (!ok)
		return false;
	on = value.type == VALUE_NONE ? desk->session->today
				      : (int32_t)value.number;
	text += length;
	text += strspn(text, " ");
	spot = metric_reading(metric, on);
	if (*text && !typing_store(desk, &spot, text, err))
		return false;
	desk->metrics->on = on;
	desk->metrics->asked = !*text;
	form_select(&desk->metrics->form, &spot);
	return true;
}

/* A new one asks for its first value next. */
static bool
store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	bool fresh = spot->record == RECORD_METRIC && !spot->id;
	struct metrics *metrics = desk->metrics;
	struct spot asked;

	metrics->asked = false;
	if (spot_is_day(spot))
		return store_day(desk, text, err);
	if (!typing_store(desk, spot, text, err))
		return false;
	if (fresh && *text) {
		metrics->wanted = desk->session->plan.metrics.last;
		metrics->shown = metrics->wanted;
		metrics->on = desk->session->today;
		asked = metric_reading(
			plan_metric(&desk->session->plan, metrics->wanted),
			metrics->on);
		form_restart(&metrics->form);
		form_select(&metrics->form, &asked);
	}
	return true;
}

static bool
type_value(struct desk *desk, const char *text, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);

	return metric &&
		type(desk, metric_reading(metric, desk->metrics->on), text,
			err);
}

bool
do_metric_type(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&desk->metrics->form);

	(void)asked;
	if (desk->pane == PANE_LIST && need_metric(desk, NULL))
		return type_value(desk, NULL, err);
	if (row && row->kind == FORM_SHOWN)
		return err_set(err, ERR_INPUT,
			_("that is made from the values; D enters one"));
	return row && type(desk, row->spot, NULL, err);
}

/* A digit begins the value. */
bool
do_metric_value(struct desk *desk, const struct asked *asked, struct err *err)
{
	const char *text = *asked->argument ? asked->argument : NULL;
	char key[KEY_TEXT_SIZE];

	if (!text && asked->key.code >= '0' && asked->key.code <= '9')
		text = key_text(asked->key, key);
	return type_value(desk, text, err);
}

bool
do_metric_day(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return need_metric(desk, err) &&
		type(desk, spot_day(METRICS_NAME), NULL, err);
}

bool
do_metric_add(struct desk *desk, const struct asked *asked, struct err *err)
{
	return type(desk, metric_new(),
		*asked->argument ? asked->argument : NULL, err);
}

bool
do_metric_rename(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);

	(void)asked;
	return metric &&
		type(desk, metric_spot(metric, METRIC_NAME), NULL, err);
}

/* ---- fields */

static bool
set_field(struct desk *desk, const struct metric *metric, int field,
	const char *text, struct err *err)
{
	struct spot spot = metric_spot(metric, field);

	return typing_store(desk, &spot, text, err);
}

/* "at_most 5"; without a word the limits are typed. */
bool
do_metric_set(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);
	const char *text = asked->argument;
	size_t length = strcspn(text, " ");
	char *name = base_strndup(text, length);
	const struct field *field = field_find(RECORD_METRIC, name);
	int at = field ? (int)(field - record_types[RECORD_METRIC].fields) : 0;

	free(name);
	if (!metric)
		return false;
	if (!*text)
		return type(desk, metric_spot(metric, METRIC_LOW), NULL, err);
	if (at < METRIC_UNIT || at >= METRIC_EXTRA)
		return err_set(err, ERR_INPUT,
			_("%.*s is no field; write unit, at_least, at_most, "
			  "frequency or note and a value"),
			(int)length, text);
	text += length;
	return set_field(desk, metric, at, text + strspn(text, " "), err);
}

bool
do_metric_frequency(
	struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);
	const struct field *field =
		&record_types[RECORD_METRIC].fields[METRIC_FREQUENCY];
	int count = FREQUENCY_QUARTERLY + 1;

	return metric &&
		set_field(desk, metric, METRIC_FREQUENCY,
			field_word(field,
				(metric->frequency + asked->by + count) %
					count),
			err);
}

/* The choices of the selected field; from pane to pane elsewhere. */
bool
do_metric_choice(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&desk->metrics->form);

	if (desk->pane == PANE_BESIDE && row && row->kind == FORM_CHOICE)
		return do_metric_frequency(desk, asked, err);
	desk->pane = asked->by > 0 ? PANE_BESIDE : PANE_LIST;
	return true;
}

/* In the list the metric with all it has; in the form the value of the row. */
bool
do_metric_remove(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct metric *metric = need_metric(desk, err);
	const struct form_row *row = form_selected(&desk->metrics->form);
	struct change change = {0};
	struct spot spot;

	(void)asked;
	if (!metric)
		return false;
	if (desk->pane == PANE_LIST)
		return tui_store(desk,
			edit_metric_remove(&desk->session->plan,
				metric->base.id, &change, err),
			&change, err);
	if (!row || row->kind == FORM_SHOWN)
		return err_set(err, ERR_INPUT,
			_("that is made from the values; D enters one"));
	spot = row->spot;
	return typing_store(desk, &spot, "", err);
}

/* After a day its value is typed. */
static void
stored(struct desk *desk, const struct spot *spot)
{
	struct err err = {0};

	if (spot_is_day(spot) && desk->metrics->asked &&
		!type_value(desk, NULL, &err))
		tui_error(desk, &err);
}

/* ---- searching */

static size_t
searched_count(const struct desk *desk)
{
	return desk->session->plan.tables[RECORD_METRIC].count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->metrics->list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct metric *metric = metric_at(desk, row);

	if (!metric)
		return;
	search_add(out, metric->name);
	search_add(out, metric->unit);
	search_add(out, metric->note);
}

static void
searched_go(struct desk *desk, size_t row)
{
	desk->pane = PANE_LIST;
	list_select(&desk->metrics->list, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* ---- the view */

static struct form *
form(struct desk *desk)
{
	return &desk->metrics->form;
}

static struct list *
list(struct desk *desk)
{
	return desk->pane == PANE_BESIDE ? &desk->metrics->form.list
					 : &desk->metrics->list;
}

static bool
metrics_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(desk);
	if (!desk->metrics)
		desk->metrics = base_calloc(1, sizeof *desk->metrics);
	desk->metrics->on = desk->session->today;
	desk->pane = PANE_LIST;
	view_show(desk, &metrics_view);
	return true;
}

static void
metrics_free(struct desk *desk)
{
	if (desk->metrics)
		form_fini(&desk->metrics->form);
	free(desk->metrics);
}

/* Where there is none yet one adds one. */
static const char *
hint(const struct desk *desk, const struct command *command)
{
	return command->where == IN_METRICS && !need_metric(desk, NULL) &&
			command->run != do_metric_add
		? NULL
		: command->hint;
}

const struct view metrics_view = {
	.twice = "metric-type",
	.where = IN_METRICS,
	.open = metrics_open,
	.free = metrics_free,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = store,
	.stored = stored,
	.pair = metrics_pair,
	.hint = hint,
	.measure = metrics_measure,
	.draw = pair_view_draw,
};
