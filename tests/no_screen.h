/* SPDX-License-Identifier: MIT */
#ifndef TESTS_NO_SCREEN_H
#define TESTS_NO_SCREEN_H

/*
 * In the place of term/screen.c: a screen of any size that shows nothing, whose
 * keys come from a queue and whose other events the test makes, each time the
 * planner rests; and a plan for it, the sample in a home of its own. Included by a
 * test, after cmocka.h.
 */

#include <assert.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../src/tui/tui_private.h"
#include "app/sample.h"

struct screen {
	struct desk *desk; /* known from its first frame on */
	int rows, cols;
	struct key queue[32];
	size_t queued;
	bool singly; /* a frame after each key, though more of them wait */
	/* What a frame has to be; NULL: it is not looked at. */
	void (*shown)(struct screen *screen);
	/* No key waits and nothing is to be done: what comes now; false when keys
	 * were put into the queue. */
	bool (*next)(struct screen *screen, struct event *event);
	void *context; /* of next */
};

static struct screen the_screen;

/* Puts keys into the queue, named with blanks between. */
static void
type(struct screen *screen, const char *text)
{
	struct key key;
	size_t length;

	for (; *text; text += length) {
		length = strcspn(text, " ");
		assert(key_read(text, length, &key));
		assert(screen->queued <
			sizeof screen->queue / sizeof *screen->queue);
		screen->queue[screen->queued++] = key;
		length += text[length] == ' ';
	}
}

struct screen *
screen_open(const struct screen_options *options, struct err *err)
{
	(void)options;
	(void)err;
	return &the_screen;
}

void
screen_close(struct screen *screen)
{
	(void)screen;
}

void
screen_size(const struct screen *screen, int *rows, int *cols)
{
	*rows = screen->rows;
	*cols = screen->cols;
}

struct event
screen_key(struct screen *screen, int timeout_ms)
{
	struct event event;

	if (!screen->queued && timeout_ms >= 0)
		return (struct event){.type = EVENT_TIMEOUT};
	if (!screen->queued && screen->next(screen, &event))
		return event;
	event = (struct event){.type = EVENT_KEY, .key = screen->queue[0]};
	assert(screen->queued);
	screen->queued--;
	memmove(screen->queue, screen->queue + 1,
		screen->queued * sizeof event.key);
	return event;
}

bool
screen_pending(struct screen *screen)
{
	return screen->queued > 0 && !screen->singly;
}

size_t
screen_discard(struct screen *screen)
{
	size_t dropped = screen->queued;

	screen->queued = 0;
	return dropped;
}

enum screen_waited
screen_wait(struct screen *screen, int timeout_ms)
{
	(void)screen;
	(void)timeout_ms;
	return SCREEN_WAITED;
}

void
screen_show(struct screen *screen, const struct canvas *canvas)
{
	const char *bytes = (const char *)canvas;

	memcpy(&screen->desk,
		&(const char *){bytes - offsetof(struct desk, canvas)},
		sizeof screen->desk);
	if (screen->shown)
		screen->shown(screen);
}

void
screen_watch(struct screen *screen, int descriptor)
{
	(void)screen;
	(void)descriptor;
}

void
screen_redraw(struct screen *screen)
{
	(void)screen;
}

void
screen_theme(struct screen *screen, const struct theme *theme)
{
	(void)screen;
	(void)theme;
}

void
screen_leave(struct screen *screen)
{
	(void)screen;
}

void
screen_enter(struct screen *screen)
{
	(void)screen;
}

void
screen_stop(struct screen *screen)
{
	(void)screen;
}

void
screen_beep(struct screen *screen)
{
	(void)screen;
}

void
screen_copy(struct screen *screen, const char *text, size_t length)
{
	(void)screen;
	(void)text;
	(void)length;
}

/* ---- a plan in a home of its own */

/* The sample, and a year that its cycles lie in. */
static void
fill(struct session *session)
{
	struct change change = {0};
	struct err err = {0};
	uint32_t id;

	assert_true(sample_add(session, &err));
	assert_true(edit_cycle_add(&session->plan, &(struct new_cycle){"一年", (struct span){session->today - 300, session->today + 300}, CYCLE_BY_SPAN}, &change, &id, &err));
	assert_true(session_do(session, &change, &err));
	change_fini(&change);
}

static const struct session_options *
options_of(void **state)
{
	static struct session_options options;

	options = (struct session_options){.path = *state,
		.today = day_make(2026, 11, 16),
		.create = true};
	return &options;
}

static char folder[PATH_MAX - 16];

static int
make_home(void **state)
{
	static char path[PATH_MAX];

	snprintf(folder, sizeof folder, "/dev/shm/tenths-desk-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	/* What is written to a name of its own is left here, not in the sources. */
	if (chdir(folder) != 0)
		return -1;
	snprintf(path, sizeof path, "%s/plan.db", folder);
	*state = path;
	setenv("HOME", folder, 1);
	setenv("EDITOR", "true", 1);
	setenv("BROWSER", "true", 1);
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	return 0;
}

static int
remove_home(void **state)
{
	char command[PATH_MAX];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return chdir("/") == 0 ? system(command) : -1;
}

#endif
