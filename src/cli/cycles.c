/* SPDX-License-Identifier: MIT */
/* Cycles from a script: list, new, set, rename, reopen, carry, rm. What ends
 * one is in closing.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"
#include "review/template.h"

#define NESTED_CELLS 2 /* so far in stands what lies in another */
#define PHASE_CELLS 9  /* of the longest, "planned", and two */

/* The cycle that was named, NULL when none was. */
static const char *
argument(const struct cli *cli)
{
	return cli->count ? cli->words[0] : NULL;
}

/* ---- list */

static int
list_json(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	struct json_list list;

	cli_json_begin(cli, &list, false);
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		json_list_cycle(&list, plan, cycle, cli->today,
			(const struct json_fact[]){
				{"owed", JSON_COUNT,
					.number = (int)checkin_count_in(
						plan, cycle, cli->today)},
				{.key = NULL},
			});
	return cli_json_end(&list);
}

/* Its check-ins, and its close where it is over. */
static void
print_owed(const struct cli *cli, const struct cycle *cycle)
{
	size_t owed = checkin_count_in(&cli->session.plan, cycle, cli->today);

	if (owed)
		printf(ngettext("  %zu check-in owed", "  %zu check-ins owed",
			       (unsigned long)owed),
			owed);
	puts(cycle_phase(cycle, cli->today) == PHASE_OVER
			? _("  owed: tenths cycle close")
			: "");
}

static void
print_cycle(const struct cli *cli, const struct cycle *cycle, bool current,
	int depth, int width)
{
	int progress = cycle_tenths(&cli->session.plan, cycle, cli->today);
	const char *name = cycle->name ? cycle->name : "";
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char points[POINTS_TEXT_SIZE];
	struct str text = {0};

	text_fit(
		&text, name, strlen(name), width - depth * NESTED_CELLS, false);
	printf("%s %*s%s  %s  %s  ", current ? "*" : " ", depth * NESTED_CELLS,
		"", str_text(&text), day_text(cycle->starts, starts),
		day_text(cycle->ends, ends));
	cli_column(phase_label(cycle_phase(cycle, cli->today)), PHASE_CELLS);
	fputs(points_text(progress, points), stdout);
	print_owed(cli, cycle);
	str_fini(&text);
}

int
run_cycle_list(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current, *cycle;
	int width = 0, depth, one;

	if (cli->given[OPT_JSON])
		return list_json(cli);
	cli_page(cli);
	current = plan_current_cycle(plan, cli->today);
	for (cycle = NULL; (cycle = plan_nested_next(plan, cycle, &depth));) {
		one = cycle->name ? text_width(cycle->name, strlen(cycle->name))
				  : 0;
		one += depth * NESTED_CELLS;
		width = one > width ? one : width;
	}
	for (cycle = NULL; (cycle = plan_nested_next(plan, cycle, &depth));)
		print_cycle(cli, cycle, cycle == current, depth, width);
	return 0;
}

/* ---- what the verbs have in common */

/* A template that there is; --template= takes the cycle's own away. */
static bool
check_template(struct cli *cli, struct err *err)
{
	const char *name = cli->values[OPT_TEMPLATE];
	struct templates *templates;
	bool found;

	if (!name || !*name)
		return true;
	templates = cli_templates();
	found = templates_find(templates, name) != NULL;
	templates_free(templates);
	return found ||
		err_set(err, ERR_INPUT,
			_("there is no template %s; tenths templates lists "
			  "them"),
			name);
}

static bool
read_within(struct cli *cli, uint32_t *within, struct err *err)
{
	const struct cycle *cycle;
	const char *name = cli->values[OPT_IN];

	*within = name ? 0 : CYCLE_BY_SPAN;
	if (!name || !*name)
		return true;
	cycle = query_cycle(&cli->session.plan, name, cli->today, err);
	if (cycle)
		*within = cycle->base.id;
	return cycle != NULL;
}

/* How often it is checked in; --rhythm= takes the usual one. */
static bool
read_rhythm(struct cli *cli, struct value *rhythm, struct err *err)
{
	*rhythm = value_none();
	return cli_value(cli, OPT_RHYTHM,
		&record_types[RECORD_CYCLE].fields[CYCLE_RHYTHM], rhythm, err);
}

/* ---- new */

/* The span: of the argument, with --starts and --ends over it; without any
 * the one after the last cycle, or the current quarter. *named when the argument
 * says it all. */
static bool
read_span(struct cli *cli, struct span *span, bool *named, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *last = plan_cycle(plan, plan->cycles.last);
	const char *name = argument(cli);
	bool starts = cli->given[OPT_STARTS], ends = cli->given[OPT_ENDS];
	struct span said;

	*named = name && span_read(name, strlen(name), cli->today, span);
	if (!*named && !name && !starts)
		*span = last
			? span_next((struct span){last->starts, last->ends})
			: span_quarter(cli->today);
	else if (!*named && !(starts && ends))
		return err_set(err, ERR_USAGE,
			_("say when: 2026-Q4, 2026-11/12, 2026, or --starts "
			  "and --ends"));
	said = *span;
	if (!cli_day(cli, OPT_STARTS, &span->starts, err) ||
		!cli_day(cli, OPT_ENDS, &span->ends, err))
		return false;
	*named = *named && span->starts == said.starts &&
		span->ends == said.ends;
	return true;
}

static bool
prepare_new(struct cli *cli, void *task, struct change *change, struct err *err)
{
	const char *template = cli->values[OPT_TEMPLATE];
	const char *given = cli->values[OPT_NAME];
	uint32_t within, *id = task;
	char *name = NULL;
	struct value rhythm;
	struct span span = {0};
	bool by_span, ok;

	if (!check_template(cli, err) || !read_rhythm(cli, &rhythm, err) ||
		!read_span(cli, &span, &by_span, err) ||
		!read_within(cli, &within, err))
		return false;
	if (!given && !by_span)
		given = argument(cli);
	if (given &&
		!(name = cli_text(cli,
			  &record_types[RECORD_CYCLE].fields[CYCLE_NAME], given,
			  err)))
		return false;
	ok = edit_cycle_add(&cli->session.plan,
		&(struct new_cycle){name, span, within}, change, id, err);
	if (ok && template)
		change_put(change, RECORD_CYCLE, *id, CYCLE_TEMPLATE,
			value_text(template));
	if (ok)
		change_put(change, RECORD_CYCLE, *id, CYCLE_RHYTHM, rhythm);
	if (ok && !cli->given[OPT_OPEN])
		edit_close_past(&cli->session.plan, cli->today, change);
	free(name);
	return ok;
}

int
run_cycle_new(struct cli *cli)
{
	char uid[UID_TEXT_SIZE];
	const struct cycle *cycle;
	struct err err = {0};
	uint32_t id = 0;

	if (!cli_do(cli, prepare_new, &id, &err))
		return cli_fail(&err);
	cycle = plan_cycle(&cli->session.plan, id);
	cli_tell_closed(cycle_closed(cycle));
	puts(uid_text(cycle->uid, uid));
	return 0;
}

/* ---- set, rename */

bool
prepare_cycle_rename(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_word(cli, err);

	(void)task;
	return cycle &&
		edit_value(cli_context(cli),
			(struct target){
				RECORD_CYCLE, cycle->base.id, CYCLE_NAME},
			cli->words[1], change, err);
}

/* The options that are one field each. */
static bool
set_fields(struct cli *cli, uint32_t id, struct change *change, struct err *err)
{
	static const struct {
		enum option_id option;
		int field;
	} rows[] = {
		{OPT_NAME, CYCLE_NAME},
		{OPT_TEMPLATE, CYCLE_TEMPLATE},
		{OPT_RHYTHM, CYCLE_RHYTHM},
		{OPT_PROGRESS, CYCLE_PROGRESS},
		{OPT_TAGS, CYCLE_TAGS},
		{OPT_NOTE, CYCLE_NOTE},
	};
	bool asked[CYCLE_FIELDS] = {[CYCLE_STARTS] = true,
		[CYCLE_ENDS] = true,
		[CYCLE_PARENT] = true};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof rows / sizeof *rows; i++) {
		if (!cli->given[rows[i].option])
			continue;
		asked[rows[i].field] = true;
		ok = edit_value(cli_context(cli),
			(struct target){RECORD_CYCLE, id, rows[i].field},
			cli->values[rows[i].option], change, err);
	}
	edit_label_fields(&cli->session.plan,
		(struct target){RECORD_CYCLE, id, 0}, asked, change);
	return ok;
}

static bool
set_days(struct cli *cli, const struct cycle *cycle, struct change *change,
	struct err *err)
{
	struct span span = {cycle->starts, cycle->ends};

	if (!cli->given[OPT_STARTS] && !cli->given[OPT_ENDS])
		return true;
	return cli_day(cli, OPT_STARTS, &span.starts, err) &&
		cli_day(cli, OPT_ENDS, &span.ends, err) &&
		edit_cycle_days(
			&cli->session.plan, cycle->base.id, span, change, err);
}

static bool
set_within(struct cli *cli, uint32_t id, struct change *change, struct err *err)
{
	uint32_t within;

	if (!cli->given[OPT_IN])
		return true;
	return read_within(cli, &within, err) &&
		edit_field(&cli->session.plan,
			(struct target){RECORD_CYCLE, id, CYCLE_PARENT},
			within ? value_number(within) : value_none(), change,
			err);
}

bool
prepare_cycle_set(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_word(cli, err);

	(void)task;
	if (!cycle || !check_template(cli, err) ||
		!set_days(cli, cycle, change, err) ||
		!set_within(cli, cycle->base.id, change, err))
		return false;
	return set_fields(cli, cycle->base.id, change, err);
}

/* ---- reopen, carry, rm */

bool
prepare_cycle_reopen(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_word(cli, err);

	(void)task;
	return cycle &&
		edit_reopen(&cli->session.plan, cycle->base.id, change, err);
}

bool
prepare_cycle_carry(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_word(cli, err);
	struct carry_over over = {
		.go_on = cli->given[OPT_GO_ON], .today = cli->today};
	const struct node *node;
	uint32_t copy;
	bool ok = cycle != NULL;
	int i;

	(void)task;
	for (i = 1; ok && i < cli->count; i++) {
		node = cli_node(cli, cli->words[i], err);
		over.node = node ? node->id : 0;
		over.cycle = cycle->base.id;
		ok = node &&
			edit_carry(
				&cli->session.plan, &over, change, &copy, err);
	}
	return ok;
}

bool
prepare_cycle_rm(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_word(cli, err);

	(void)task;
	return cycle &&
		edit_cycle_remove(
			&cli->session.plan, cycle->base.id, change, err);
}
