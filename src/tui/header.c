/* SPDX-License-Identifier: MIT */
/* The first line of the screen, and the line of key hints at the bottom. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "tui_private.h"

#define TIME_CELLS 10

static void
week_text(const struct cycle *cycle, int32_t today, struct str *out)
{
	int week, weeks;

	cycle_weeks(cycle, today, &week, &weeks);
	if (cycle_closed(cycle))
		str_add(out, _("closed"));
	else if (week == 0)
		str_addf(out,
			ngettext("begins in %d day", "begins in %d days",
				(unsigned long)(cycle->starts - today)),
			cycle->starts - today);
	else if (week > weeks)
		str_add(out, _("over: :close"));
	else
		str_addf(out, _("week %d/%d"), week, weeks);
}

static int
draw_time(const struct cycle *cycle, int32_t today, struct canvas *canvas,
	int col)
{
	int share = pace_expected(cycle->starts, cycle->ends, today);

	canvas_bar(canvas, (struct strip){0, col, TIME_CELLS},
		(struct meter){share, PROGRESS_MAX}, ROLE_BAR_TIME,
		ROLE_BAR_EMPTY);
	return canvas_printf(
		canvas, 0, col + TIME_CELLS, ROLE_HEADER, " %d%%  ", share);
}

/* The parts that there is room for, most important first: the cycle, its
 * progress, the week, the time, what is owed, the file. */
static int
draw_cycle(const struct desk *desk, struct canvas *canvas, int col)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);
	int32_t today = desk->session->today;
	int width = canvas_cols(canvas);
	char points[POINTS_TEXT_SIZE];
	struct str week = {0};

	week_text(cycle, today, &week);
	if (width >= 50)
		col = canvas_printf(
			canvas, 0, col, ROLE_HEADER, "%s  ", str_text(&week));
	str_fini(&week);
	if (width >= 80)
		col = draw_time(cycle, today, canvas, col);
	col = canvas_printf(canvas, 0, col, ROLE_HEADER,
		width >= 70 ? _("progress %s  ") : "%s  ",
		points_text(cycle_tenths(plan, cycle, today), points));
	if (cycle_closed(cycle) && width < 50)
		col = canvas_put(canvas, 0, col, ROLE_DONE, _("closed"));
	return col;
}

/* What is owed, and on wide screens the file; right of `col`, when it fits
 * there. */
static void
draw_right(const struct desk *desk, struct canvas *canvas, int col)
{
	const char *name = session_name(desk->session);
	const struct cycle *over = plan_over_cycle(
		&desk->session->plan, NULL, desk->session->today);
	size_t owed = desk->owed;
	int right = canvas_cols(canvas) - 1;
	struct str text = {0};

	if (!desk->session->shown_as && right >= 99 &&
		right - text_width(name, strlen(name)) > col) {
		right = canvas_right(canvas,
			(struct strip){0, col, right - col}, ROLE_MUTED, name,
			strlen(name));
		right -= 2;
	}
	if (over && over->base.id != desk->tree.cycle)
		str_addf(
			&text, _("%s is over%s"), over->name, owed ? "  " : "");
	if (owed)
		str_addf(&text,
			ngettext("%zu owed", "%zu owed", (unsigned long)owed),
			owed);
	if (text.length &&
		right - text_width(str_text(&text), text.length) >= col)
		canvas_right(canvas, (struct strip){0, col, right - col},
			ROLE_WARN, str_text(&text), text.length);
	str_fini(&text);
}

/* The program, or whose plan is only shown. */
static int
draw_name(const struct desk *desk, struct canvas *canvas)
{
	const char *name = desk->session->shown_as;
	int width = canvas_cols(canvas) / 4, used;
	int col = canvas_put(canvas, 0, 0, ROLE_HEADER_NAME, " ");

	if (!name)
		name = "tenths";
	used = text_width(name, strlen(name));
	col += canvas_fit(canvas,
		(struct strip){0, col, used < width ? used : width},
		ROLE_HEADER_NAME, name, strlen(name));
	return canvas_put(canvas, 0, col, ROLE_HEADER_NAME, " ");
}

void
header_draw(const struct desk *desk, struct canvas *canvas)
{
	const struct cycle *cycle =
		plan_cycle(&desk->session->plan, desk->tree.cycle);
	int col, used, width = canvas_cols(canvas);

	canvas_clear(canvas, ROLE_HEADER);
	col = draw_name(desk, canvas);
	canvas_put(canvas, 0, col, ROLE_HEADER, " ");
	col++;
	if (!cycle) {
		col = canvas_put(canvas, 0, col, ROLE_CYCLE, _("Backlog"));
		draw_right(desk, canvas, col);
		return;
	}
	used = text_width(cycle->name, strlen(cycle->name));
	col += canvas_fit(canvas,
		(struct strip){0, col, used < width / 3 ? used : width / 3},
		ROLE_CYCLE, cycle->name, strlen(cycle->name));
	col = canvas_put(canvas, 0, col, ROLE_MUTED, " ‹ ›  ");
	draw_right(desk, canvas, draw_cycle(desk, canvas, col));
}

/* The blank outside of an arrow is its own: a cell alone is hard to hit. */
const char *
header_at(const struct desk *desk, int col)
{
	const struct canvas *canvas = &desk->canvas;

	if (!strcmp(canvas_cell(canvas, 0, col), "‹") ||
		!strcmp(canvas_cell(canvas, 0, col + 1), "‹"))
		return "previous-cycle";
	if (!strcmp(canvas_cell(canvas, 0, col), "›") ||
		!strcmp(canvas_cell(canvas, 0, col - 1), "›"))
		return "next-cycle";
	return NULL;
}

/* What the bottom line says of a command: its key and a word. */
struct hint {
	char key[KEY_TEXT_SIZE];
	const char *word;
	int command;
	int cells, col; /* where it stands; 0: there is no room for it */
	enum hint_of { OF_SCREEN, OF_PROGRAM, OF_WAY_OUT } of;
};

#define HINTS_MAX 64

/* Help and the way out never fall off; what the screen has of its own comes
 * first. */
static enum hint_of
hint_kind(int command)
{
	const char *name = commands[command].name;

	if (!strcmp(name, "help") || !strcmp(name, "back"))
		return OF_WAY_OUT;
	return command_layer(command) ||
			!strcmp(commands[command].group, MOVE_GROUP)
		? OF_SCREEN
		: OF_PROGRAM;
}

/* What is said of the command; NULL: nothing. */
static const char *
hint_word(const struct desk *desk, const struct command *command)
{
	const struct view *view = tui_view(desk);

	/* What needs a node is not said where there is none. */
	if (!command_is_hinted(desk, command) ||
		(command->where == ON_NODE && !tui_selected(desk)))
		return NULL;
	return view->hint ? view->hint(desk, command) : command->hint;
}

/* false when it has nothing to say of the command. */
static bool
make_hint(const struct desk *desk, int command, struct hint *hint)
{
	const char *word = hint_word(desk, &commands[command]);
	struct str label = {0};
	bool bound;

	if (!word)
		return false;
	bound = keymap_label(
		&desk->keymap, tui_view(desk)->where, command, &label);
	snprintf(hint->key, sizeof hint->key, "%s", str_text(&label));
	str_fini(&label);
	hint->word = _(word);
	hint->command = command;
	hint->col = 0;
	hint->cells = text_width(hint->key, strlen(hint->key)) + 3 +
		text_width(hint->word, strlen(hint->word));
	hint->of = hint_kind(command);
	return bound;
}

static int
make_hints(const struct desk *desk, struct hint *hints)
{
	int count = 0, i;

	for (i = 0; commands[i].name && count < HINTS_MAX; i++)
		count += make_hint(desk, i, &hints[count]);
	return count;
}

/* Places the hints of one kind that fit before `end`; returns the column after
 * them. */
static int
place_hints(struct hint *hints, int count, enum hint_of of, int col, int end)
{
	struct hint *hint;

	for (hint = hints; hint < hints + count; hint++) {
		if (hint->of != of || col + hint->cells > end)
			continue;
		hint->col = col;
		col += hint->cells;
	}
	return col;
}

/* What may be typed, or the words that Tab goes through. */
static void
draw_typing_hint(const struct desk *desk, struct canvas *canvas)
{
	struct str text = {0};

	if (desk->prompt.open)
		asking_hint(desk, &text);
	else
		str_add(&text, typing_hint(&desk->typing));
	canvas_fit(canvas, (struct strip){0, 1, canvas_cols(canvas) - 1},
		ROLE_HINT, str_text(&text), text.length);
	str_fini(&text);
	if (!desk->prompt.open)
		completion_draw(&desk->typing.found, canvas, 0);
}

/* All that there are, and where they stand. */
static int
find_hints(const struct desk *desk, int width, struct hint *hints)
{
	int count = make_hints(desk, hints), end = width, col;
	struct hint *hint;

	for (hint = hints; hint < hints + count; hint++)
		if (hint->of == OF_WAY_OUT)
			end -= hint->cells;
	col = place_hints(hints, count, OF_SCREEN, 1, end);
	col = place_hints(hints, count, OF_PROGRAM, col, end);
	place_hints(hints, count, OF_WAY_OUT, col, width);
	return count;
}

void
hints_draw(const struct desk *desk, struct canvas *canvas)
{
	struct hint hints[HINTS_MAX], *hint;
	int count, col;

	canvas_clear(canvas, ROLE_HINT);
	if (desk->prompt.open || desk->typing.active) {
		draw_typing_hint(desk, canvas);
		return;
	}
	count = find_hints(desk, canvas_cols(canvas) + 1, hints);
	for (hint = hints; hint < hints + count; hint++) {
		if (!hint->col)
			continue;
		col = canvas_put(
			canvas, 0, hint->col, ROLE_HINT_KEY, hint->key);
		canvas_put(canvas, 0, col + 1, ROLE_HINT, hint->word);
	}
}

int
hints_at(const struct desk *desk, int col)
{
	struct hint hints[HINTS_MAX], *hint;
	int count = find_hints(desk, canvas_cols(&desk->canvas) + 1, hints);

	/* Two blanks follow each. */
	for (hint = hints; hint < hints + count; hint++)
		if (hint->col && col >= hint->col &&
			col < hint->col + hint->cells - 2)
			return hint->command;
	return KEYMAP_NONE;
}
