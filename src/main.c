/* SPDX-License-Identifier: MIT */
/* The program: the command line, and the planner when that asks for it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "app/config.h"
#include "app/session.h"
#include "app/sync.h"
#include "app/visit.h"
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

/* The plans that were gone to, one from the other; the own one is below them. */
struct way {
	struct tui_visit *visits;
	size_t count;
	struct err trouble; /* of the last */
};

/* Shows the plan at the end of the way; one that cannot be read is a word in the
 * list that it was asked for in. */
static bool
look_at(struct way *way, const struct session *own, struct tui_options *options,
	struct tui_end *end, struct err *err)
{
	struct tui_options there = *options;
	int32_t today = own->today_fixed ? own->today : DAY_NONE;
	struct session session;
	struct visit visit = {.session = &session};
	bool ok;

	there.place = way->visits[way->count - 1].place;
	way->trouble = (struct err){0};
	*end = (struct tui_end){0};
	if (visit_open(&visit, options->folder, there.place - 1, today,
		    &way->trouble)) {
		ok = tui_run(&session, &there, end, err);
		visit_close(&visit);
		return ok;
	}
	return true;
}

/* Back to where the last one was asked for. */
static void
go_back(struct way *way, struct tui_options *options)
{
	const struct tui_visit *from = &way->visits[--way->count];

	options->screen = from->screen;
	options->came_from = from->place;
	options->node = from->back;
	options->trouble = *way->trouble.text ? way->trouble.text : NULL;
}

/* Where it goes on: false where it ends. */
static bool
take_end(struct way *way, const struct tui_visit *visit, size_t own,
	struct tui_options *options)
{
	options->cycle = 0;
	if (!visit->place && !way->count)
		return false;
	if (!visit->place) {
		go_back(way, options);
		return true;
	}
	options->screen = TUI_PLAN;
	options->node = visit->node;
	options->came_from = 0;
	options->trouble = NULL;
	if (visit->place == own) {
		way->count = 0;
		return true;
	}
	way->visits =
		base_realloc(way->visits, way->count + 1, sizeof *way->visits);
	way->visits[way->count++] = *visit;
	return true;
}

/* The planner on the own plan, and on others from there and back. */
static bool
go_around(struct session *session, const struct cli_start *start,
	struct tui_options options, struct tui_end *end, struct err *err)
{
	char *set = config_path(&session->config, "plans");
	struct folder folder = {0};
	struct way way = {0};
	bool ok;

	options.plans = start->plans ? start->plans : set;
	options.folder = &folder;
	options.config = &session->config;
	do {
		ok = way.count ? look_at(&way, session, &options, end, err)
			       : tui_run(session, &options, end, err);
	} while (ok && !end->number &&
		take_end(&way, &end->visit, session->place, &options));
	session_join(session, NULL, 0);
	folder_close(&folder);
	free(way.visits);
	free(set);
	return ok;
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
	struct tui_end end = {0};
	struct err err = {0};
	bool ok = session_open(&session, &start->options, &err);

	/* What goes away is not backed up. */
	session.unkept = ok && start->scratch.path;
	if (ok) {
		ok = open_cycle(&session, start->cycle, &options.cycle, &err) &&
			go_around(&session, start, options, &end, &err);
		if (session.unsynced && !end.number && !start->scratch.path)
			sync_after(&session);
		cli_remarks(&session);
		session_close(&session);
	}
	if (!ok) {
		cli_error(err.text);
		return err_exit(&err);
	}
	return end.number ? 128 + end.number : 0;
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
	scratch_remove(&start.scratch);
	return status;
}
