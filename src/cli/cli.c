/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "model/query.h"

#define WIDTH_USUAL 80
#define WIDTH_LEAST 20
#define WIDTH_MOST 1000

static bool
read_width(struct cli *cli, struct err *err)
{
	struct winsize size;
	bool terminal = cli->terminal;

	cli->width = WIDTH_USUAL;
	cli->whole_lines = !terminal && !cli->given[OPT_WIDTH];
	if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
		size.ws_col >= WIDTH_LEAST)
		cli->width = size.ws_col;
	return !cli->given[OPT_WIDTH] ||
		option_number(cli, OPT_WIDTH,
			(struct bounds){WIDTH_LEAST, WIDTH_MOST}, &cli->width,
			err);
}

static bool
is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value && strcmp(value, "0") != 0;
}

/* As the environment says: NO_COLOR is above CLICOLOR_FORCE, and CLICOLOR=0 is
 * for terminals. */
static bool
usual_color(bool terminal)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
	const char *wanted = getenv("CLICOLOR");

	if (none && *none)
		return false;
	if (is_set("CLICOLOR_FORCE"))
		return true;
	return terminal && term && strcmp(term, "dumb") != 0 &&
		(!wanted || strcmp(wanted, "0") != 0);
}

static bool
read_color(struct cli *cli, struct err *err)
{
	const char *when =
		cli->given[OPT_COLOR] ? cli->values[OPT_COLOR] : "auto";

	if (strcmp(when, "auto") == 0)
		cli->color = usual_color(cli->terminal);
	else if (!*when || strcmp(when, "always") == 0)
		cli->color = true;
	else if (strcmp(when, "never") != 0)
		return err_set(
			err, ERR_USAGE, _("--color is auto, always or never"));
	return true;
}

static bool
read_common(struct cli *cli, struct err *err)
{
	const char *today = cli->values[OPT_TODAY];

	cli->today = day_today();
	cli->terminal = isatty(STDOUT_FILENO);
	if (today && !day_ask(today, cli->today, DAY_ANY, &cli->today, err)) {
		err_about(err, "--today");
		err->code = ERR_USAGE;
		return false;
	}
	return read_width(cli, err) && read_color(cli, err);
}

/* The verbs of a command, commas between; false when it has none. */
static bool
add_verbs(const struct command_row *row, struct str *verbs)
{
	const struct command_row *at = row;
	const char *verb;

	while ((verb = command_verb(++at, row)))
		str_addf(verbs, "%s%s", verbs->length ? ", " : "", verb);
	return verbs->length > 0;
}

static bool
count_words(const struct cli *cli, struct err *err)
{
	const struct command_row *row = cli->command;
	struct str verbs = {0};

	if (cli->count >= row->fewest &&
		(row->most < 0 || cli->count <= row->most))
		return true;
	if (add_verbs(row, &verbs))
		err_set(err, ERR_USAGE, _("%s what? %s; see tenths %s --help"),
			row->name, str_text(&verbs), row->name);
	else
		err_set(err, ERR_USAGE, _("usage: tenths %s%s%s"), row->name,
			*row->arguments ? " " : "", row->arguments);
	str_fini(&verbs);
	return false;
}

static int
run(struct cli *cli)
{
	enum opening opening = cli->command->opening;
	struct err err = {0};
	int status;

	/* The planner makes the plan on its first start. */
	cli->start->options = cli_session_options(cli, OPEN_MAKE);
	if (opening != OPEN_NOTHING && !cli_open(cli, opening, &err))
		return cli_fail(&err);
	if (cli->command->run)
		status = cli->command->run(cli);
	else
		status = cli_do(cli, cli->command->prepare, NULL, &err)
			? 0
			: cli_fail(&err);
	if (cli->session.unsynced)
		sync_after(&cli->session);
	cli_tell_remarks(cli);
	cli->stored |= cli->session.stored;
	if (!status && session_unconfirmed(&cli->session))
		status = EXIT_UNTOLD;
	value_context_fini(&cli->context);
	session_wait_hooks(&cli->session);
	cli_leave(cli);
	if (cli->session.path)
		session_close(&cli->session);
	return status;
}

void
cli_fini(struct cli *cli)
{
	free(cli->words);
	arena_fini(&cli->paths);
}

int
cli_run_read(struct cli *cli)
{
	struct err err = {0};

	if (cli->given[OPT_HELP]) {
		cli->terminal = isatty(STDOUT_FILENO);
		help_print(cli, cli->command);
		return 0;
	}
	if (cli->given[OPT_VERSION])
		return run_version(cli);
	if (!read_common(cli, &err) || !count_words(cli, &err))
		return cli_fail(&err);
	return run(cli);
}

int
cli_run(int argc, char **argv, struct cli_start *start)
{
	struct cli cli = {.start = start, .commands = command_rows};
	struct err err = {0};
	int status = options_read(&cli, argc, argv, &err) ? cli_run_read(&cli)
							  : cli_fail(&err);

	status = cli_finish(&cli, status);
	cli_fini(&cli);
	return status;
}
