/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "model/cycle.h"
#include "model/query.h"

#define WIDTH_USUAL 80
#define WIDTH_LEAST 20
#define WIDTH_MOST 1000
#define TRIES 20 /* when another program keeps being faster */

void
cli_error(const char *text)
{
	struct str safe = {0};

	fflush(stdout);
	text_visible(&safe, text, strlen(text));
	fprintf(stderr, "tenths: %s\n", str_text(&safe));
	str_fini(&safe);
}

int
cli_fail(const struct err *err)
{
	cli_error(err->text);
	return err_exit(err);
}

int
cli_failf(enum err_code code, const char *format, ...)
{
	struct err err = {.code = code};
	va_list args;

	va_start(args, format);
	vsnprintf(err.text, sizeof err.text, format, args);
	va_end(args);
	return cli_fail(&err);
}

/* Whether standard output is a pipe whose reader has seen enough (`| head`). */
static bool
reader_gone(void)
{
	struct pollfd output = {.fd = STDOUT_FILENO};

	return poll(&output, 1, 0) > 0 && output.revents & POLLERR;
}

int
cli_written(bool ok, const struct err *err)
{
	if (ok)
		return 0;
	return err->code == ERR_SYSTEM && reader_gone() ? 1 : cli_fail(err);
}

void
cli_remark(const char *format, ...)
{
	char text[400];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	cli_error(text);
}

void
cli_print(const char *text)
{
	struct str safe = {0};

	text_visible(&safe, text, strlen(text));
	fputs(str_text(&safe), stdout);
	str_fini(&safe);
}

void
cli_column(const char *text, int cells)
{
	int width = text_width(text, strlen(text));

	cli_print(text);
	printf("%*s", width < cells ? cells - width : 1, "");
}

void
cli_print_lines(const char *text, int indent)
{
	struct str safe = {0};
	size_t length;

	for (;;) {
		length = strcspn(text, "\n");
		str_clear(&safe);
		text_visible(&safe, text, length);
		printf("%*s%s\n", safe.length ? indent : 0, "",
			str_text(&safe));
		if (!text[length] || !text[length + 1])
			break;
		text += length + 1;
	}
	str_fini(&safe);
}

char *
cli_text(const char *text, bool one_line, struct err *err)
{
	struct text_fault fault;
	struct str out = {0};
	size_t i;

	if (!text_check(text, strlen(text), &fault)) {
		err_set(err, ERR_INPUT, _("“%s”: %s, at byte %zu"), text,
			_(fault.what), fault.at + 1);
		return NULL;
	}
	text_nfc(&out, text, strlen(text));
	for (i = 0; one_line && i < out.length; i++)
		if (strchr("\n\r\t", out.data[i]))
			out.data[i] = ' ';
	return str_take(&out);
}

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

const struct node *
cli_node(struct cli *cli, const char *ref, struct err *err)
{
	uint32_t cycle;

	if (!cli_cycle(cli, &cycle, err))
		return NULL;
	return query_ref(&cli->session.plan, cycle, ref, err);
}

bool
cli_do(struct cli *cli, prepare_fn *prepare, void *task, struct err *err)
{
	bool ok = false;
	int tries;

	for (tries = 0; !ok && tries < TRIES; tries++) {
		struct change change = {0};

		err_clear(err);
		ok = prepare(cli, task, &change, err) &&
			session_do(&cli->session, &change, err);
		change_fini(&change);
		if (!ok && err->code != ERR_CONFLICT)
			break;
	}
	return ok;
}

/* What was written into memory goes to the terminal line by line. */
static void
print_safely(const char *text, size_t length)
{
	struct str safe = {0};
	const char *end = text + length, *line;

	while (text < end) {
		line = memchr(text, '\n', (size_t)(end - text));
		str_clear(&safe);
		text_visible(&safe, text, (size_t)((line ? line : end) - text));
		fputs(str_text(&safe), stdout);
		if (line)
			putchar('\n');
		text = line ? line + 1 : end;
	}
	str_fini(&safe);
}

bool
cli_output(struct cli *cli,
	bool (*write)(void *context, FILE *out, struct err *err), void *context,
	struct err *err)
{
	const char *path = cli->values[OPT_OUTPUT];
	char *text = NULL;
	size_t length = 0;
	FILE *out;
	bool ok;

	if (path && strcmp(path, "-") == 0)
		path = NULL;
	if (!path && !isatty(STDOUT_FILENO))
		return write(context, stdout, err);
	out = open_memstream(&text, &length);
	if (!out)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	ok = write(context, out, err);
	if (fclose(out) != 0 && ok)
		ok = err_set(err, ERR_SYSTEM, _("out of memory"));
	if (ok && path)
		ok = fs_write(path, text, length, 0600, err);
	else if (ok)
		print_safely(text, length);
	free(text);
	return ok;
}

static bool
read_width(struct cli *cli, struct err *err)
{
	struct winsize size;
	bool terminal = isatty(STDOUT_FILENO);

	cli->width = WIDTH_USUAL;
	cli->whole_lines = !terminal && !cli->given[OPT_WIDTH];
	if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
		size.ws_col >= WIDTH_LEAST)
		cli->width = size.ws_col;
	return !cli->given[OPT_WIDTH] ||
		option_number(cli, OPT_WIDTH, WIDTH_LEAST, WIDTH_MOST,
			&cli->width, err);
}

static bool
read_color(struct cli *cli, struct err *err)
{
	const char *when =
		cli->given[OPT_COLOR] ? cli->values[OPT_COLOR] : "auto";
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(when, "auto") == 0)
		cli->color = isatty(STDOUT_FILENO) && !(none && *none) &&
			term && strcmp(term, "dumb") != 0;
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
	if (today && !day_read(today, strlen(today), cli->today, &cli->today))
		return err_set(err, ERR_USAGE,
			_("--today is a day such as 2026-12-01"));
	return read_width(cli, err) && read_color(cli, err);
}

static bool
count_words(const struct cli *cli, struct err *err)
{
	const struct command_row *row = cli->command;

	if (cli->count >= row->fewest &&
		(row->most < 0 || cli->count <= row->most))
		return true;
	if (!*row->name)
		return err_set(err, ERR_USAGE,
			_("there is no command %s; tenths --help lists them"),
			cli->words[0]);
	return err_set(err, ERR_USAGE, _("usage: tenths %s%s%s"), row->name,
		*row->arguments ? " " : "", row->arguments);
}

static struct session_options
session_options(const struct cli *cli, enum opening opening)
{
	return (struct session_options){
		.path = cli->given[OPT_FILE] ? cli->values[OPT_FILE] : NULL,
		.today = cli->given[OPT_TODAY] ? cli->today : DAY_NONE,
		.create = opening == OPEN_MAKE,
		.readonly = opening == OPEN_READ,
	};
}

bool
cli_open(struct cli *cli, enum opening opening, struct err *err)
{
	struct session_options options = session_options(cli, opening);

	return session_open(&cli->session, &options, err);
}

static int
run(struct cli *cli)
{
	enum opening opening = cli->command->opening;
	struct err err = {0};
	int status;

	/* The planner makes the plan on its first start. */
	cli->start->options = session_options(cli, OPEN_MAKE);
	if (opening != OPEN_NOTHING && !cli_open(cli, opening, &err))
		return cli_fail(&err);
	status = cli->command->run(cli);
	if (cli->session.path)
		session_close(&cli->session);
	return status;
}

/* What was printed has to have arrived: a full disk is a failure. */
static int
finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (!status && !reader_gone())
		cli_error(_("the output could not be written"));
	return status ? status : 1;
}

int
cli_run(int argc, char **argv, struct cli_start *start)
{
	struct cli cli = {.start = start};
	struct err err = {0};
	int status = 0;

	if (!options_read(&cli, argc, argv, &err)) {
		status = cli_fail(&err);
	} else if (cli.given[OPT_HELP]) {
		help_print(cli.command);
	} else if (cli.given[OPT_VERSION]) {
		printf("tenths %s\n", TENTHS_VERSION);
	} else if (!read_common(&cli, &err) || !count_words(&cli, &err)) {
		status = cli_fail(&err);
	} else {
		status = run(&cli);
	}
	free(cli.words);
	return finish(status);
}
