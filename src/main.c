/* SPDX-License-Identifier: MIT */
/* The program: the command line, and the planner when that asks for it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/config.h"
#include "app/session.h"
#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "cli/cli.h"
#include "tui/tui.h"

/* Reported by the calls that fail, not by a death in mid-write. */
static void
ignore_signals(void)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
}

/* What we make is ours to read and to write, whatever the umask says. */
static void
keep_own_rights(void)
{
	umask(umask(077) & 077);
}

static bool
open_cycle(struct session *session, const char *name, uint32_t *cycle,
	struct err *err)
{
	*cycle = 0;
	return !name || session_find_cycle(session, name, cycle, err);
}

static int
print_keys(void)
{
	struct config config;
	struct err err = {0};
	bool ok;

	config_read(&config);
	ok = tui_print_keys(&config, stdout, &err);
	config_fini(&config);
	if (!ok)
		cli_error(err.text);
	return ok ? 0 : err_exit(&err);
}

static int
run_planner(const struct cli_start *start)
{
	static const enum tui_screen screens[] = {
		[START_PLAN] = TUI_PLAN,
		[START_CHECKIN] = TUI_CHECKIN,
		[START_REVIEW] = TUI_REVIEW,
		[START_CLOSING] = TUI_CLOSING,
	};
	static const enum tui_choice choices[] = {
		[START_AS_SET] = TUI_AS_SET,
		[START_ALWAYS] = TUI_ON,
		[START_NEVER] = TUI_OFF,
	};
	struct tui_options options = {.screen = screens[start->screen],
		.theme = start->theme,
		.ascii = choices[start->ascii],
		.mouse = choices[start->mouse],
		.color = start->color};
	struct session session;
	struct err err = {0};
	int number = 0;
	bool ok = session_open(&session, &start->options, &err);

	/* What goes away is not backed up. */
	session.unkept = ok && start->temporary;
	if (ok) {
		ok = open_cycle(&session, start->cycle, &options.cycle, &err) &&
			tui_run(&session, &options, &number, &err);
		if (session.unsynced && !number && !start->temporary)
			sync_after(&session);
		cli_remarks(&session);
		session_close(&session);
	}
	if (start->temporary)
		unlink(start->temporary);
	if (!ok) {
		cli_error(err.text);
		return err_exit(&err);
	}
	return number ? 128 + number : 0;
}

int
main(int argc, char **argv)
{
	struct cli_start start = {0};
	int status;

	fs_open_standard();
	ignore_signals();
	keep_own_rights();
	say_start(argv[0]);
	status = cli_run(argc, argv, &start);
	if (status == CLI_OPEN)
		status = start.keys ? print_keys() : run_planner(&start);
	free(start.temporary);
	return status;
}
