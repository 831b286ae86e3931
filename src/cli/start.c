/* SPDX-License-Identifier: MIT */
/* Commands that hand over to the planner, and what they do without it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/output.h"
#include "app/sample.h"
#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "model/query.h"

/* "always", which may be left out, or "never". */
static bool
read_choice(struct cli *cli, enum option_id option, enum start_choice *choice,
	struct err *err)
{
	const char *when = cli->values[option];

	if (!cli->given[option])
		return true;
	*choice = START_ALWAYS;
	if (!*when || !strcmp(when, "always"))
		return true;
	*choice = START_NEVER;
	return !strcmp(when, "never") ||
		err_set(err, ERR_USAGE, _("--%s is always or never"),
			option_row((int)option).name);
}

/* Leaves it to main to open the planner. */
static int
hand_over(struct cli *cli, enum start_screen screen)
{
	struct err err = {0};

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return cli_failf(ERR_INPUT,
			_("the planner needs a terminal; --dump prints the "
			  "review without one"));
	if (!read_choice(cli, OPT_ASCII, &cli->start->ascii, &err) ||
		!read_choice(cli, OPT_MOUSE, &cli->start->mouse, &err))
		return cli_fail(&err);
	cli->start->theme =
		cli->given[OPT_THEME] ? cli->values[OPT_THEME] : NULL;
	cli->start->color = cli->color;
	cli->start->screen = screen;
	cli->start->plans = cli->given[OPT_DIR] ? cli->values[OPT_DIR] : NULL;
	cli->start->cycle =
		cli->given[OPT_CYCLE] ? cli->values[OPT_CYCLE] : NULL;
	return CLI_OPEN;
}

/* Options of --dump say nothing to the planner. */
static bool
wants_dump(const struct cli *cli)
{
	return cli->given[OPT_DUMP] || cli->given[OPT_OUTPUT] ||
		cli->given[OPT_PAGE_LENGTH] || cli->given[OPT_FRONT_MATTER];
}

int
run_planner(struct cli *cli)
{
	struct err err = {0};

	if (cli->given[OPT_PRINT_KEYS]) {
		cli->start->keys = true;
		return CLI_OPEN;
	}
	if (!wants_dump(cli))
		return hand_over(cli, START_PLAN);
	if (!cli_open(cli, OPEN_READ, &err))
		return cli_fail(&err);
	return dump_plan(cli);
}

int
run_review(struct cli *cli)
{
	return hand_over(cli, START_REVIEW);
}

int
open_closing(struct cli *cli)
{
	int status = hand_over(cli, START_CLOSING);

	if (cli->count)
		cli->start->cycle = cli->words[0];
	return status;
}

/* A terminal that cannot place what is written on it. */
static bool
is_dumb(void)
{
	const char *term = getenv("TERM");

	return !term || !*term || strcmp(term, "dumb") == 0;
}

int
run_checkin(struct cli *cli)
{
	bool list = cli->given[OPT_LIST] || !isatty(STDIN_FILENO) ||
		!isatty(STDOUT_FILENO);
	/* With --list what follows is a filter. */
	bool entered = cli->count && !cli->given[OPT_LIST];
	bool plain =
		!entered && (cli->given[OPT_PLAIN] || (!list && is_dumb()));
	struct err err = {0};

	if (!entered && !list && !plain)
		return hand_over(cli, START_CHECKIN);
	if (!cli_open(cli, entered || plain ? OPEN_WRITE : OPEN_READ, &err))
		return cli_fail(&err);
	if (plain)
		return checkin_walk(cli);
	return entered ? checkin_enter(cli) : checkin_list(cli);
}

/* Whether the sample may become that file: the plan itself, unless there is none
 * yet, it may not. */
static bool
may_keep(const struct cli *cli, const char *keep, struct err *err)
{
	char *plan = session_path(cli->start->options.path, NULL);
	struct output output = {.path = keep,
		.plan = plan && fs_exists(plan) ? plan : NULL,
		.copy = true,
		.force = ""};
	bool may = output_allowed(&output, err);

	free(plan);
	return may;
}

/* Opens the file the sample goes to, and puts it in. */
static bool
make_sample(struct cli *cli, struct err *err)
{
	const char *keep = cli->values[OPT_KEEP];

	if (keep && !may_keep(cli, keep, err))
		return false;
	cli->start->options.path = keep;
	if (!keep) {
		if (!scratch_make(&cli->start->scratch, err))
			return false;
		cli->start->options.path = cli->start->scratch.path;
	}
	if (!session_open(&cli->session, &cli->start->options, err))
		return false;
	cli->session.unkept = true;
	return sample_add(&cli->session, err);
}

int
run_demo(struct cli *cli)
{
	struct err err = {0};
	int status;

	if (!make_sample(cli, &err))
		status = cli_fail(&err);
	else if (wants_dump(cli))
		status = dump_plan(cli);
	else if (cli->given[OPT_KEEP] && !isatty(STDOUT_FILENO))
		status = 0;
	else
		status = hand_over(cli, START_PLAN);
	return status;
}
