/* SPDX-License-Identifier: MIT */
/* The plan of a command: opened, looked up in, changed. */
#include <stdlib.h>
#include <string.h>

#include "app/templates.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"

bool
cli_cycle(struct cli *cli, uint32_t *cycle, struct err *err)
{
	const struct cycle *found;

	if (cli->given[OPT_CYCLE])
		found = query_cycle(&cli->session.plan, cli->values[OPT_CYCLE],
			cli->today, err);
	else
		found = plan_current_cycle(&cli->session.plan, cli->today);
	*cycle = found ? found->base.id : 0;
	return found || !cli->given[OPT_CYCLE];
}

bool
cli_all_cycles(const struct cli *cli)
{
	return cli->given[OPT_CYCLE] &&
		cycle_word(cli->values[OPT_CYCLE]) == CYCLE_WORD_ALL;
}

struct value_context *
cli_context(struct cli *cli)
{
	struct value_context *context = &cli->context;

	context->today = cli->today;
	context->plan = &cli->session.plan;
	cli_cycle(cli, &context->cycle, NULL);
	return context;
}

bool
cli_value(struct cli *cli, enum option_id option, const struct field *field,
	struct value *value, struct err *err)
{
	return !cli->given[option] ||
		value_read(field, cli->values[option], cli_context(cli), value,
			err);
}

char *
cli_text(struct cli *cli, const struct field *field, const char *text,
	struct err *err)
{
	struct value value;

	if (!value_read(field, text, cli_context(cli), &value, err))
		return NULL;
	return base_strdup(value.type == VALUE_TEXT ? value.text : "");
}

const struct node *
cli_node(struct cli *cli, const char *ref, struct err *err)
{
	uint32_t cycle;

	if (!cli_cycle(cli, &cycle, err))
		return NULL;
	return query_ref(&cli->session.plan, cycle, ref, cli->today, err);
}

bool
cli_do(struct cli *cli, prepare_fn *prepare, void *task, struct err *err)
{
	bool ok = false;
	int tries;

	for (tries = 0; !ok && tries < SESSION_TRIES; tries++) {
		struct change change = {0};

		err_clear(err);
		ok = prepare(cli, task, &change, err);
		if (ok)
			session_follow(&cli->session, &change);
		ok = ok && session_do(&cli->session, &change, err);
		change_fini(&change);
		if (!ok && err->code != ERR_CONFLICT)
			break;
	}
	return ok;
}

struct session_options
cli_session_options(const struct cli *cli, enum opening opening)
{
	return (struct session_options){
		.path = cli->given[OPT_FILE] ? cli->values[OPT_FILE] : NULL,
		.today = cli->given[OPT_TODAY] ? cli->today : DAY_NONE,
		.create = opening == OPEN_MAKE,
	};
}

bool
cli_open(struct cli *cli, enum opening opening, struct err *err)
{
	struct session_options options = cli_session_options(cli, opening);

	if (!session_open(&cli->session, &options, err))
		return false;
	cli_tell_settings(&cli->session.config);
	cli_tell_remarks(cli);
	cli_join(cli);
	return true;
}

int
cli_remarks(struct session *session)
{
	struct str said = {0};
	char *line, *rest;
	int count = 0;

	if (session_take_remarks(session, &said))
		for (line = strtok_r(said.data, "\n", &rest); line;
			line = strtok_r(NULL, "\n", &rest)) {
			cli_error(line);
			count++;
		}
	str_fini(&said);
	return count;
}

void
cli_tell_remarks(struct cli *cli)
{
	cli->remarks += cli_remarks(&cli->session);
}

const struct cycle *
cli_cycle_word(struct cli *cli, struct err *err)
{
	const char *name = cli->count ? cli->words[0] : NULL;

	if (!name) {
		err_set(err, ERR_USAGE, _("which cycle? Give its name"));
		return NULL;
	}
	return query_cycle(&cli->session.plan, name, cli->today, err);
}

bool
cli_day(struct cli *cli, enum option_id option, int32_t *day, struct err *err)
{
	const char *text = cli->values[option];

	return !text || day_ask(text, cli->today, DAY_ANY, day, err);
}

struct templates *
cli_templates(void)
{
	struct templates *templates = templates_load(NULL);
	size_t i;

	for (i = 0; i < templates_problem_count(templates); i++)
		cli_error(templates_problem(templates, i));
	return templates;
}

void
cli_tell_over(const struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *cycle = plan_over_cycle(plan, NULL, cli->today);

	for (; cycle; cycle = plan_over_cycle(plan, cycle, cli->today))
		cli_remark(_("%s is over: tenths cycle close"), cycle->name);
}

void
cli_tell_closed(int count)
{
	if (count)
		cli_remark(
			ngettext("%d cycle is over and closed for that; --open "
				 "leaves it open",
				"%d cycles are over and closed for that; --open "
				"leaves them open",
				(unsigned long)count),
			count);
}
