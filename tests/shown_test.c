/* SPDX-License-Identifier: MIT */
/*
 * A key acts only on what is shown: each command that changes a row is tried in each
 * layout (windows down to 1×1, one pane, one zoomed, a filter, folds, marks that are
 * out of sight). It changes what is on the screen, or nothing and says why.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "no_screen.h"

/* A window, and the keys that make it so: from the plan with nothing laid on. */
static const struct layout_case {
	int rows, cols;
	const char *keys;
} layouts[] = {{24, 80, ""}, {1, 1, ""}, {8, 80, ""}, {9, 39, ""}, {10, 40, ""},
	{10, 40, "Tab"}, {24, 59, "Tab"}, {24, 80, "Tab"}, {24, 80, "Tab Tab"},
	{24, 80, "O"}, {24, 80, "Tab O"}, {24, 80, "m Tab O"},
	{24, 80, "j j m m k k z M"}, {24, 80, "G m g g"},
	{24, 80, "f k i n d : c o m m i t t e d Enter"}, {50, 160, "Tab Tab"},
	{24, 80, "i"}, {10, 40, "i"}};

#define LAYOUTS (sizeof layouts / sizeof *layouts)

struct trial {
	size_t layout;
	int command, tried, refused;
	int step; /* of trying one: see try_next */
	unsigned version;
	uint32_t id;
	bool shown; /* what it is about, before it is run */
};

/* Whether the beginning of a title stands somewhere. */
static bool
is_on_screen(const struct desk *desk, const char *title)
{
	int row, col, cols = canvas_cols(&desk->canvas);
	size_t length = strlen(title) < 6 ? strlen(title) : 6;
	struct str line = {0};
	bool found = false;

	for (row = 0; row < canvas_rows(&desk->canvas) && !found; row++) {
		const struct cell *cells = canvas_row(&desk->canvas, row);

		str_clear(&line);
		for (col = 0; col < cols; col++)
			str_add_bytes(
				&line, cells[col].text, cells[col].length);
		found = memmem(str_text(&line), line.length, title, length);
	}
	str_fini(&line);
	return found;
}

/* The next command that works on rows or takes something away in the plan. */
static bool
find_command(const struct desk *desk, struct trial *trial)
{
	const struct command *at;

	for (; (at = &desk->commands[trial->command])->name; trial->command++)
		if (at->where == ON_NODE && (at->on != ON_NONE || at->removes))
			return true;
	trial->command = 0;
	trial->layout++;
	return trial->layout < LAYOUTS && find_command(desk, trial);
}

static void
look(const struct desk *desk, struct trial *trial)
{
	const struct node *node = tui_selected(desk);

	trial->id = node ? node->id : 0;
	trial->version = desk->session->version;
	/* Marks may be scrolled away; the pane's title has them. */
	trial->shown = desk->layout.kind != LAYOUT_NONE && node &&
		is_on_screen(
			desk, desk->tree.marked.size ? "marked" : node->title);
}

static void
judge(struct desk *desk, struct trial *trial)
{
	bool changed = desk->session->version != trial->version;

	trial->tried++;
	trial->refused += !changed;
	if (changed && !trial->shown)
		fail_msg("%s changes what is not shown at %d×%d after “%s”",
			desk->commands[trial->command].name,
			layouts[trial->layout].cols,
			layouts[trial->layout].rows,
			layouts[trial->layout].keys);
}

/* Size; keys of the layout; the command; what it asks given up; all undone. */
static bool
try_next(struct screen *screen, struct event *event)
{
	struct trial *trial = screen->context;
	struct desk *desk = screen->desk;
	const struct layout_case *at = &layouts[trial->layout];
	struct err err = {0};

	switch (trial->step++) {
	case 0:
		screen->rows = at->rows;
		screen->cols = at->cols;
		*event = (struct event){.type = EVENT_RESIZE,
			.rows = at->rows,
			.cols = at->cols};
		return true;
	case 1:
		type(screen, *at->keys ? at->keys : "Esc");
		return false;
	case 2:
		look(desk, trial);
		command_run(desk, trial->command,
			(struct asked){.argument = "", .count = 0});
		judge(desk, trial);
		type(screen, "Esc Esc Esc Esc Esc");
		return false;
	case 3:
		if (desk->session->version != trial->version)
			assert_true(session_undo(desk->session, NULL, &err));
		desk->zoomed = false;
		desk->focus = FOCUS_TREE;
		tui_reload(desk);
		type(screen, "z R g g Esc Esc Esc");
		return false;
	default:
		break;
	}
	trial->step = 0;
	trial->command++;
	*event = (struct event){
		.type = find_command(desk, trial) ? EVENT_TIMEOUT : EVENT_QUIT};
	return true;
}

static void
a_command_changes_what_is_shown(void **state)
{
	struct trial trial = {0};
	struct tui_options at = {0};
	struct session session;
	struct err err = {0};
	struct tui_end end;

	assert_true(session_open(&session, options_of(state), &err));
	fill(&session);
	the_screen = (struct screen){
		.rows = 24, .cols = 80, .next = try_next, .context = &trial};
	trial.step = 4;
	trial.command = -1;
	assert_true(tui_run(&session, &at, &end, &err));
	session_close(&session);
	assert_true(trial.tried > 200);
	assert_true(trial.tried - trial.refused > 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		a_command_changes_what_is_shown, make_home, remove_home)};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
