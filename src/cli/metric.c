/* SPDX-License-Identifier: MIT */
/* tenths metric: health metrics, their limits and values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/sources.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/edit.h"
#include "review/checkin.h"

static const struct {
	enum option_id option;
	int field;
} rows[] = {
	{OPT_NAME, METRIC_NAME},
	{OPT_UNIT, METRIC_UNIT},
	{OPT_AT_LEAST, METRIC_LOW},
	{OPT_AT_MOST, METRIC_HIGH},
	{OPT_EVERY, METRIC_FREQUENCY},
	{OPT_NOTE, METRIC_NOTE},
};
#define ROWS (sizeof rows / sizeof *rows)

static const struct metric *
find(const struct plan *plan, const char *name)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	while (metric && strcasecmp(metric->name, name) != 0)
		metric = plan_metric(plan, metric->base.next);
	return metric;
}

/* ---- printing */

/* What went wrong where a program is asked for its values. */
static void
print_problems(const struct cli *cli, const struct metric *metric, int indent)
{
	struct str text = {0};

	sources_problems(
		&cli->session.config, &cli->session.plan, metric, &text);
	if (text.length)
		cli_print_lines(str_text(&text), indent);
	str_fini(&text);
}

/* "● 2026-11-16  88 %      healthy    Nights on call": the mark is for what is
 * due. */
static void
print_row(const struct cli *cli, const struct metric *metric)
{
	const struct plan *plan = &cli->session.plan;
	const struct reading *last = reading_last(plan, metric);
	char day[DAY_TEXT_SIZE], number[DECIMAL_TEXT_SIZE];
	struct str value = {0};
	const char *health = "";

	if (last) {
		str_addf(&value, metric->unit ? "%s %s" : "%s",
			decimal_text(last->value, number), metric->unit);
		health = health_label(metric_health(metric, last->value));
	}
	fputs(reading_owed(plan, metric, cli->today) ? "● " : "  ", stdout);
	printf("%-10s  ", last ? day_text(last->on, day) : "-");
	cli_column(str_text(&value), 12);
	cli_column(health, 10);
	cli_print(metric->name);
	putchar('\n');
	str_fini(&value);
	print_problems(cli, metric, 14);
}

void
cli_json_metric(const struct cli *cli, struct json_list *list,
	const struct metric *metric, bool values)
{
	static const char *const healths[] = {[HEALTH_NONE] = "",
		[HEALTH_GOOD] = "healthy",
		[HEALTH_WATCH] = "watch",
		[HEALTH_BAD] = "unhealthy"};
	const struct plan *plan = &cli->session.plan;
	const struct reading *last = reading_last(plan, metric);
	const struct json_fact more[] = {
		{"health", JSON_TEXT,
			.text = last
				? healths[metric_health(metric, last->value)]
				: NULL},
		{"owed", JSON_YES,
			.number = reading_owed(plan, metric, cli->today)},
		{.key = NULL},
	};

	json_list_metric(list, plan, metric, more, values);
}

/* One of them with its values, or (NULL) all as they are now. */
static int
print_json(struct cli *cli, const struct metric *one)
{
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	struct json_list list;

	cli_json_begin(cli, &list, false);
	for (; metric; metric = plan_metric(plan, metric->base.next))
		if (!one || metric == one)
			cli_json_metric(cli, &list, metric, one != NULL);
	return cli_json_end(&list);
}

static int
print_all(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	cli_page(cli);
	for (; metric; metric = plan_metric(plan, metric->base.next))
		print_row(cli, metric);
	print_problems(cli, NULL, 2);
	return 0;
}

static void
print_values(const struct cli *cli, const struct metric *metric)
{
	const struct plan *plan = &cli->session.plan;
	const struct reading *at = plan_reading(plan, metric->readings.first);
	char day[DAY_TEXT_SIZE], number[DECIMAL_TEXT_SIZE];

	print_row(cli, metric);
	for (; at; at = plan_reading(plan, at->base.next))
		printf("  %s  %s\n", day_text(at->on, day),
			decimal_text(at->value, number));
}

/* ---- changes */

static bool
any_field(const struct cli *cli)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (cli->given[rows[i].option])
			return true;
	return false;
}

static bool
set_fields(struct cli *cli, uint32_t id, struct change *change, struct err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < ROWS; i++)
		if (cli->given[rows[i].option])
			ok = edit_value(cli_context(cli),
				(struct target){
					RECORD_METRIC, id, rows[i].field},
				cli->values[rows[i].option], change, err);
	return ok;
}

static bool
set_value(struct cli *cli, uint32_t id, struct change *change, struct err *err)
{
	const struct field *fields = record_types[RECORD_READING].fields;
	struct value_context *context = cli_context(cli);
	struct value value, on = value_number(cli->today), unit;

	if (!cli_value(cli, OPT_ON, &fields[READING_ON], &on, err) ||
		!value_read(&fields[READING_VALUE], cli->words[1], context,
			&value, err))
		return false;
	if (value.type == VALUE_NONE)
		return err_set(err, ERR_INPUT, _("which value?"));
	unit = change_value(
		change, context->plan, RECORD_METRIC, id, METRIC_UNIT);
	return value_unit(context, unit.text, err) &&
		edit_reading(context->plan, id,
			(struct value_on){(int32_t)on.number, value.number},
			change, err);
}

static bool
prepare(struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const char *name = cli->words[0];
	const struct metric *metric = find(plan, name);
	uint32_t id = metric ? metric->base.id : 0;

	(void)task;
	if (!metric && cli->count > 1 && !any_field(cli))
		return err_set(err, ERR_INPUT,
			_("there is no health metric %s; tenths metric %s "
			  "--every=weekly makes one"),
			name, name);
	if (!metric && !edit_metric_add(plan, name, change, &id, err))
		return false;
	if (!set_fields(cli, id, change, err))
		return false;
	if (cli->count > 1 && !set_value(cli, id, change, err))
		return false;
	/* A value alone is called by itself. */
	if (!metric || any_field(cli))
		change_label(change, N_("health metric: %s"), name);
	return true;
}

int
run_metric(struct cli *cli)
{
	bool changes = cli->count > 1 || any_field(cli);
	const struct metric *metric;
	struct err err = {0};

	if (changes && !cli->count)
		return cli_failf(
			ERR_USAGE, _("which health metric? Give its name"));
	if (!cli_open(cli, changes ? OPEN_MAKE : OPEN_READ, &err))
		return cli_fail(&err);
	if (changes)
		return cli_do(cli, prepare, NULL, &err) ? 0 : cli_fail(&err);
	if (!cli->count)
		return cli->given[OPT_JSON] ? print_json(cli, NULL)
					    : print_all(cli);
	metric = find(&cli->session.plan, cli->words[0]);
	if (!metric)
		return cli_failf(ERR_INPUT,
			_("there is no health metric %s; tenths metric lists "
			  "them"),
			cli->words[0]);
	if (cli->given[OPT_JSON])
		return print_json(cli, metric);
	cli_page(cli);
	print_values(cli, metric);
	return 0;
}
