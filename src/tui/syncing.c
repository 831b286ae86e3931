/* SPDX-License-Identifier: MIT */
/*
 * :sync, which may wait for others over the network: tenths sync runs apart, and
 * no key waits for it. What it brings into the plan is read like any other
 * program's write.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "actions.h"
#include "app/program.h"
#include "app/sync.h"
#include "app/watch.h"
#include "base/say.h"
#include "tui_private.h"

struct syncing {
	pid_t pid;
	int from; /* what it has to say */
	struct str said;
};

/* This program, wherever it is. */
static void
add_self(struct program *program)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	path[length > 0 ? length : 0] = '\0';
	program_add(program, length > 0 ? path : "tenths");
}

static void
set_words(const struct desk *desk, struct program *program)
{
	char day[DAY_TEXT_SIZE];

	add_self(program);
	program_add(program, "--file");
	program_add(program, desk->session->path);
	if (desk->session->today_fixed) {
		program_add(program, "--today");
		program_add(program, day_text(desk->session->today, day));
	}
	program_add(program, "sync");
	program_add(program, "--quiet");
}

bool
do_sync(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct program program = {0};
	struct syncing *syncing;

	(void)asked;
	if (!*config_value(&desk->session->config, "sync.file"))
		return err_set(err, ERR_INPUT,
			_("no file is set: tenths config sync.file FILE"));
	if (desk->syncing)
		return err_set(err, ERR_INPUT, _("it is being synced already"));
	syncing = base_calloc(1, sizeof *syncing);
	set_words(desk, &program);
	syncing->pid = program_hear(&program, &syncing->from, err);
	program_fini(&program);
	if (syncing->pid < 0) {
		free(syncing);
		return false;
	}
	desk->syncing = syncing;
	/* The plan's file is looked at before each key, and at the end. */
	screen_watch(desk->screen, syncing->from);
	tui_message(desk, _("syncing; go on meanwhile"));
	return true;
}

static void
end(struct desk *desk)
{
	struct syncing *syncing = desk->syncing;
	bool ok = program_wait(syncing->pid);
	const char *said = str_text(&syncing->said);
	struct err err = {0};

	close(syncing->from);
	screen_watch(desk->screen, watch_descriptor(desk->watch));
	desk->look_again = true;
	if (*said) {
		err_set(&err, ERR_INPUT, "%.*s", (int)strcspn(said, "\n"),
			said);
		tui_message(desk, "%s", err.text);
		desk->message_is_error = !ok;
	} else if (ok) {
		tui_message(desk, _("in step with the others"));
	} else {
		tui_message(desk,
			_("in step; something was said otherwise: :conflicts"));
	}
	str_fini(&syncing->said);
	free(syncing);
	desk->syncing = NULL;
}

void
syncing_take(struct desk *desk)
{
	char bytes[512];
	ssize_t got;

	if (!desk->syncing)
		return;
	got = read(desk->syncing->from, bytes, sizeof bytes);
	if (got > 0)
		str_add_bytes(&desk->syncing->said, bytes, (size_t)got);
	else if (got == 0 || (errno != EAGAIN && errno != EINTR))
		end(desk);
}

bool
syncing_lags(const struct desk *desk)
{
	return desk->session->unsynced && !desk->syncing &&
		!desk->prompt.open && !tui_is_typing(desk);
}

void
syncing_rest(struct desk *desk)
{
	if (!syncing_lags(desk))
		return;
	sync_after(desk->session);
	tui_follow(desk);
}

void
syncing_leave(struct desk *desk)
{
	if (!desk->syncing)
		return;
	close(desk->syncing->from);
	str_fini(&desk->syncing->said);
	free(desk->syncing);
	desk->syncing = NULL;
}
