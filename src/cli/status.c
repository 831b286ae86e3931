/* SPDX-License-Identifier: MIT */
/* tenths status: the plan in one line, for prompts and status bars. */
#include <stdio.h>

#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"

/* What the line is made of. */
struct state {
	const struct cycle *cycle; /* NULL: none yet */
	const struct cycle *over;  /* one that is to be closed, NULL: none */
	int tenths, week, weeks;   /* week: 0 outside of the cycle */
	int counts[STATUS_COUNT];  /* key results that stand so */
	size_t owed;
};

static bool
is_owed(const struct state *state)
{
	return state->owed || state->over;
}

static void
count(const struct cli *cli, struct state *state)
{
	const struct plan *plan = &cli->session.plan;
	const struct node *node = plan_node(plan, state->cycle->nodes.first);

	for (; node; node = plan_next(plan, node, 0))
		if (node->level == LEVEL_KEY_RESULT)
			state->counts[node_standing(plan, node, cli->today)
					      .status]++;
}

static bool
look(struct cli *cli, struct state *state, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	uint32_t id;

	*state = (struct state){
		.owed = checkin_count(plan, cli->today), .tenths = -1};
	if (!cli_cycle(cli, &id, err))
		return false;
	state->over = plan_over_cycle(plan, NULL, cli->today);
	state->cycle = plan_cycle(plan, id);
	if (!state->cycle)
		return true;
	state->tenths = cycle_tenths(plan, state->cycle, cli->today);
	cycle_weeks(state->cycle, cli->today, &state->week, &state->weeks);
	if (state->week < 1 || state->week > state->weeks)
		state->week = 0;
	count(cli, state);
	return true;
}

static void
add_count(const struct state *state, enum status status, struct str *line)
{
	if (state->counts[status])
		str_addf(line, " · %d %s", state->counts[status],
			status_label(status));
}

/* "2026 Q4 5.2/10 · week 8/13 · 2 at risk · 3 check-ins owed" */
static void
add_line(const struct state *state, struct str *line)
{
	const struct cycle *cycle = state->cycle;
	char points[POINTS_TEXT_SIZE];

	if (!cycle) {
		str_add(line, _("no cycle yet"));
		return;
	}
	str_addf(line, "%s %s", cycle->name ? cycle->name : "",
		points_text(state->tenths, points));
	if (state->week)
		str_addf(line, _(" · week %d/%d"), state->week, state->weeks);
	add_count(state, STATUS_AT_RISK, line);
	add_count(state, STATUS_OFF_TRACK, line);
	if (state->owed)
		str_addf(line,
			ngettext(" · %zu check-in owed",
				" · %zu check-ins owed",
				(unsigned long)state->owed),
			state->owed);
	if (state->over)
		str_addf(line, _(" · %s is over: tenths cycle close"),
			state->over->name);
}

/* What is most in want of a look, as a word that a status bar can colour. */
static const char *
class_of(const struct state *state)
{
	if (is_owed(state))
		return "owed";
	if (state->counts[STATUS_OFF_TRACK])
		return "off_track";
	if (state->counts[STATUS_AT_RISK])
		return "at_risk";
	return state->cycle ? "on_track" : "none";
}

/* What is owed, a line each. */
static void
add_tooltip(const struct cli *cli, const struct state *state, struct str *out)
{
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	const struct node *node = NULL;
	struct refs refs = {0};

	while ((node = checkin_next(plan, node, cli->today))) {
		str_add(out, "\n");
		node_ref_from(&refs, plan, node, state->cycle, out);
		str_addf(out, " %s", node->title);
	}
	for (; metric; metric = plan_metric(plan, metric->base.next))
		if (reading_owed(plan, metric, cli->today))
			str_addf(out, "\n%s", metric->name);
}

/* "2026 Q4 5.2/10": what fits into a bar. */
static void
add_short(const struct state *state, struct str *out)
{
	char points[POINTS_TEXT_SIZE];

	if (!state->cycle)
		return;
	str_addf(out, "%s %s", state->cycle->name ? state->cycle->name : "",
		points_text(state->tenths, points));
	if (state->owed)
		str_addf(out, " !%zu", state->owed);
}

static int
print_json(struct cli *cli, const struct state *state, const char *line)
{
	struct str text = {0}, tooltip = {0};
	struct json_list list;

	add_short(state, &text);
	str_add(&tooltip, line);
	add_tooltip(cli, state, &tooltip);
	cli_json_begin(cli, &list, true);
	json_list_facts(&list,
		(const struct json_fact[]){
			{"text", JSON_TEXT, .text = str_text(&text)},
			{"class", JSON_TEXT, .text = class_of(state)},
			{"tooltip", JSON_TEXT, .text = str_text(&tooltip)},
			{"line", JSON_TEXT, .text = line},
			{"cycle", JSON_TEXT,
				.text = state->cycle ? state->cycle->name
						     : NULL},
			{"progress", JSON_TENTHS, .number = state->tenths},
			{"week", JSON_COUNT, .number = state->week},
			{"weeks", JSON_COUNT, .number = state->weeks},
			{"at_risk", JSON_COUNT,
				.number = state->counts[STATUS_AT_RISK]},
			{"off_track", JSON_COUNT,
				.number = state->counts[STATUS_OFF_TRACK]},
			{"owed", JSON_COUNT, .number = (int)state->owed},
			{"over", JSON_TEXT,
				.text = state->over ? state->over->name : NULL},
			{.key = NULL},
		});
	str_fini(&text);
	str_fini(&tooltip);
	return cli_json_end(&list);
}

int
run_status(struct cli *cli)
{
	struct state state;
	struct str line = {0};
	struct err err = {0};
	int status = 0;

	if (!look(cli, &state, &err))
		return cli_fail(&err);
	add_line(&state, &line);
	if (cli->given[OPT_JSON]) {
		status = print_json(cli, &state, str_text(&line));
	} else {
		cli_encode(cli);
		cli_print(str_text(&line));
		putchar('\n');
	}
	str_fini(&line);
	return status ? status : is_owed(&state) ? CLI_OWED : 0;
}
