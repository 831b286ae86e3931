/* SPDX-License-Identifier: MIT */
/*
 * The planner without a terminal: this file stands in for term/screen.c, gives it
 * events at random (keys, pastes, the mouse, sizes from 1×1 to 500×200, languages, a
 * ground that turns light, another program's writes) and compares what it shows,
 * each time it rests, with what it draws when it has forgotten all that it made to
 * be drawn. In the end everything is undone, which has to give the plan of the
 * start.
 *
 * SEED=n makes other choices, EVENTS=n more of them.
 */
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../src/tui/tui_private.h"
#include "app/sample.h"
#include "format/format.h"
#include "random_plan.h"

#define EVENTS 2000
#define KEPT 24 /* events that a failure names */

struct screen {
	struct tui *tui; /* known from its first frame on */
	struct random random;
	struct session other; /* another program on the same file */
	unsigned unseen;      /* the session's version when that wrote */
	int rows, cols;
	int left; /* events */
	struct key queue[16];
	size_t queued;
	struct cell *shown;
	char said[KEPT][40];
	size_t count;
};

static struct screen the_screen;

/* ---- what happens */

static void
note(struct screen *screen, const char *what)
{
	snprintf(screen->said[screen->count++ % KEPT], sizeof screen->said[0],
		"%s", what);
}

static void
type(struct screen *screen, const char *text)
{
	struct key key;
	size_t length;

	for (; *text; text += length) {
		length = strcspn(text, " ");
		assert_true(key_read(text, length, &key));
		screen->queue[screen->queued++] = key;
		length += text[length] == ' ';
	}
}

/* Texts to type: where no line is open, keys like any other. */
static const char *const texts[] = {"5 Enter", "7 . 5 Enter",
	"2 0 2 6 - 1 2 - 0 1 Enter", "O 1 . K R 1 Enter", "好 的 👍 Enter",
	"好 C-s", "Esc", "Enter", "x Tab", ": u n d o Enter",
	": c l o s e Enter", ": r e o p e n Enter",
	": t h e m e Space d a r k Enter", ": t h e m e Space l i g h t Enter",
	": s t a t s Enter", ": h i s t o r y Space a l l Enter",
	"Esc Esc Esc"};

/* What leaves the program. */
static bool
is_left_out(const struct screen *screen, struct key key)
{
	return key_same(key, key_make('c', MOD_CTRL)) ||
		key_same(key, key_make('z', MOD_CTRL)) ||
		(key_same(key, key_make('q', 0)) &&
			screen->tui->view == &plan_view);
}

static void
choose_keys(struct screen *screen)
{
	char name[KEY_TEXT_SIZE];
	size_t count = screen->tui->keymap.count, i;
	const struct keymap_entry *entry;
	int k;

	if (random_next(&screen->random, 4) == 0) {
		i = random_next(&screen->random, sizeof texts / sizeof *texts);
		note(screen, texts[i]);
		type(screen, texts[i]);
		return;
	}
	do {
		i = random_next(&screen->random, (uint32_t)count);
		entry = &screen->tui->keymap.entries[i];
	} while (is_left_out(screen, entry->keys[0]));
	for (k = 0; k < entry->length; k++) {
		note(screen, key_text(entry->keys[k], name));
		screen->queue[screen->queued++] = entry->keys[k];
	}
}

/* Another program gives a node another title, progress, state, or takes it away;
 * or adds one. */
static void
write_elsewhere(struct screen *screen)
{
	struct session *other = &screen->other;
	const struct plan *plan = &other->plan;
	struct change change = {0};
	struct err err = {0};
	uint32_t count, id;
	bool changed, ok;

	note(screen, "(another program writes)");
	assert_true(session_refresh(other, &changed, &err));
	count = plan->tables[RECORD_NODE].count;
	id = 1 + random_next(&screen->random, count + 1);
	switch (random_next(&screen->random, 5)) {
	case 0:
		ok = edit_title(plan, id, "别处改的标题", &change, &err);
		break;
	case 1:
		ok = edit_progress(plan, id,
			(int)random_next(&screen->random, 101), &change, &err);
		break;
	case 2:
		ok = edit_state(
			plan, id, STATE_DONE, other->today, &change, &err);
		break;
	case 3:
		ok = random_next(&screen->random, 4) == 0 &&
			edit_remove(plan, id, &change, &err);
		break;
	default:
		ok = edit_add(plan, (struct place){.parent = id}, 0, "别处加的",
			&change, &id, &err);
		break;
	}
	if (ok)
		assert_true(session_do(other, &change, &err));
	change_fini(&change);
	screen->unseen = screen->tui->session->version;
}

static int
random_from(struct screen *screen, int least, int most)
{
	return least +
		(int)random_next(&screen->random, (uint32_t)(most - least) + 1);
}

static struct event
change_size(struct screen *screen)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {10, 40}, {16, 60}, {30, 100}, {40, 120},
		{50, 160}, {8, 39}, {12, 200}, {1, 1}, {200, 500}};
	uint32_t count = sizeof sizes / sizeof *sizes;
	uint32_t i = random_next(&screen->random, count + 4);
	char what[32];

	screen->rows = i < count ? sizes[i].rows : random_from(screen, 1, 70);
	screen->cols = i < count ? sizes[i].cols : random_from(screen, 1, 200);
	snprintf(what, sizeof what, "(%d×%d)", screen->cols, screen->rows);
	note(screen, what);
	return (struct event){.type = EVENT_RESIZE,
		.rows = screen->rows,
		.cols = screen->cols};
}

/* The first button, or the wheel, somewhere: outside of the window, too, for the
 * size may be news to us. */
static struct event
use_mouse(struct screen *screen)
{
	static const enum event_type types[] = {
		EVENT_CLICK, EVENT_CLICK, EVENT_DRAG, EVENT_SCROLL};
	struct event event = {.type = types[random_next(&screen->random, 4)]};
	char what[40];

	event.row = random_from(screen, 0, screen->rows + 1);
	event.col = random_from(screen, 0, screen->cols + 1);
	event.by = random_next(&screen->random, 2) ? 1 : -1;
	snprintf(what, sizeof what, "(mouse %d at %d, %d)", (int)event.type,
		event.row, event.col);
	note(screen, what);
	return event;
}

static struct event
paste(struct screen *screen)
{
	static const char *const pasted[] = {"粘贴的一行", "两行\n第二行\n",
		"O: 目标\n KR: 结果 3/10\n KR: 另一个\n", "- [x] done\n\t- tab",
		"\xff\xfe half", "\x1b]0;x\x07 \xe2\x80\xae", "", "\r\n\r\n",
		"5", "2026-12-01"};
	uint32_t i = random_next(
		&screen->random, (uint32_t)(sizeof pasted / sizeof *pasted));

	note(screen, "(paste)");
	return (struct event){.type = EVENT_PASTE,
		.text = pasted[i],
		.length = strlen(pasted[i])};
}

static struct event
say_ground(struct screen *screen)
{
	note(screen, "(the ground is another)");
	return (struct event){
		.type = EVENT_GROUND, .light = random_next(&screen->random, 2)};
}

/* As if the planner had been started in the other language. */
static void
speak(const char *language)
{
	setenv("LANGUAGE", language, 1);
	textdomain("tenths"); /* what was looked up is looked up again */
}

static void
change_language(struct screen *screen)
{
	const char *language = getenv("LANGUAGE");

	note(screen, "(another language)");
	speak(language && *language == 'z' ? "en" : "zh_CN");
	screen->tui->version++;
}

/* ---- comparing */

static void
fail_at(struct screen *screen, int row, const struct cell *shown,
	const struct cell *afresh, int cols)
{
	size_t i;
	int col;

	for (i = screen->count > KEPT ? screen->count - KEPT : 0;
		i < screen->count; i++)
		fprintf(stderr, "%s\n", screen->said[i % KEPT]);
	fprintf(stderr, "with %d events left, row %d was\n", screen->left, row);
	for (col = 0; col < cols; col++)
		fprintf(stderr, "%.*s", shown[col].length, shown[col].text);
	fprintf(stderr, "\nand is from nothing\n");
	for (col = 0; col < cols; col++)
		fprintf(stderr, "%.*s", afresh[col].length, afresh[col].text);
	for (col = 0; memcmp(&shown[col], &afresh[col], sizeof *shown) == 0;)
		col++;
	fprintf(stderr, "\nfrom column %d on, style %d and %d\n", col,
		shown[col].style, afresh[col].style);
	fail();
}

static void
compare(struct screen *screen)
{
	const struct canvas *canvas = &screen->tui->canvas;
	int rows = canvas_rows(canvas), cols = canvas_cols(canvas), row;
	size_t size = (size_t)cols * sizeof(struct cell);

	if (screen->unseen == screen->tui->session->version)
		return;
	screen->shown = realloc(screen->shown, (size_t)rows * size);
	for (row = 0; row < rows; row++)
		memcpy(screen->shown + row * cols, canvas_row(canvas, row),
			size);
	tui_forget(screen->tui);
	tui_frame(screen->tui);
	for (row = 0; row < rows; row++)
		if (memcmp(screen->shown + row * cols, canvas_row(canvas, row),
			    size) != 0)
			fail_at(screen, row, screen->shown + row * cols,
				canvas_row(canvas, row), cols);
}

/* ---- in the place of term/screen.c */

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
	uint32_t kind;

	if (screen->queued) {
		struct key key = screen->queue[0];

		screen->queued--;
		memmove(screen->queue, screen->queue + 1,
			screen->queued * sizeof key);
		return (struct event){.type = EVENT_KEY, .key = key};
	}
	if (timeout_ms >= 0)
		return (struct event){.type = EVENT_TIMEOUT};
	compare(screen);
	if (screen->left-- == 0)
		return (struct event){.type = EVENT_QUIT};
	kind = random_next(&screen->random, 24);
	if (kind == 0)
		return change_size(screen);
	if (kind == 2)
		return use_mouse(screen);
	if (kind == 3 && random_next(&screen->random, 2))
		return paste(screen);
	if (kind == 4 && random_next(&screen->random, 2))
		return say_ground(screen);
	if (kind == 5 && random_next(&screen->random, 2)) {
		change_language(screen);
		return (struct event){.type = EVENT_TIMEOUT};
	}
	if (kind == 1)
		write_elsewhere(screen);
	choose_keys(screen);
	return screen_key(screen, timeout_ms);
}

bool
screen_pending(struct screen *screen)
{
	return screen->queued > 0;
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

	memcpy(&screen->tui,
		&(const char *){bytes - offsetof(struct tui, canvas)},
		sizeof screen->tui);
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

/* ---- the test */

/* All that the plan says; caller frees. */
static char *
say(const struct session *session)
{
	struct write_options options = {.today = session->today};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	struct err err = {0};

	assert_non_null(out);
	assert_true(format_find("yaml")->write(
		&session->plan, &options, out, &err));
	fclose(out);
	return text;
}

static void
undo_to_the_start(struct session *session, const char *start)
{
	struct err err = {0};
	bool changed;
	char *text;

	assert_true(session_refresh(session, &changed, &err));
	while (session_undo(session, NULL, &err))
		;
	assert_string_equal(err.text, "nothing to undo");
	text = say(session);
	assert_string_equal(text, start);
	free(text);
}

static uint64_t
number_of(const char *variable, uint64_t usual)
{
	const char *text = getenv(variable);

	return text ? strtoull(text, NULL, 10) : usual;
}

static void
every_pane_agrees_with_one_drawn_from_nothing(void **state)
{
	struct session_options options = {.path = *state,
		.today = day_make(2026, 11, 16),
		.create = true};
	struct tui_options at = {0};
	struct session session;
	struct err err = {0};
	char *start;
	int number;

	assert_true(session_open(&session, &options, &err));
	start = say(&session);
	assert_true(sample_add(&session, &err));
	the_screen = (struct screen){.rows = 40,
		.cols = 120,
		.left = (int)number_of("EVENTS", EVENTS),
		.random = {number_of("SEED", 20261116)}};
	assert_true(session_open(&the_screen.other, &options, &err));
	assert_true(tui_run(&session, &at, &number, &err));
	session_close(&the_screen.other);
	speak("en");
	undo_to_the_start(&session, start);
	session_close(&session);
	free(start);
	free(the_screen.shown);
}

static char folder[] = "/dev/shm/tenths-desk-XXXXXX";

static int
make_home(void **state)
{
	static char path[PATH_MAX];

	if (!mkdtemp(folder))
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
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

int
main(int argc, char **argv)
{
	char catalogues[PATH_MAX];
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		every_pane_agrees_with_one_drawn_from_nothing, make_home,
		remove_home)};

	(void)argc;
	snprintf(catalogues, sizeof catalogues, "%.*spo",
		(int)(strrchr(argv[0], '/')
				? strrchr(argv[0], '/') + 1 - argv[0]
				: 0),
		argv[0]);
	setlocale(LC_ALL, "C.UTF-8");
	bindtextdomain("tenths", catalogues);
	textdomain("tenths");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
