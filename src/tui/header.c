/* SPDX-License-Identifier: MIT */
/* The first line of the screen, and the line of key hints at the bottom. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "tui_private.h"

#define TIME_BAR 12

static void
week_text(const struct cycle *cycle, int32_t today, struct str *out)
{
	int week, weeks;

	cycle_weeks(cycle, today, &week, &weeks);
	if (week == 0)
		str_addf(out,
			ngettext("begins in %d day", "begins in %d days",
				(unsigned long)(cycle->starts - today)),
			cycle->starts - today);
	else if (week > weeks)
		str_add(out, _("over"));
	else
		str_addf(out, _("week %d/%d"), week, weeks);
}

static int
draw_time(const struct cycle *cycle, int32_t today, struct canvas *canvas,
	int col)
{
	int share = pace_expected(cycle->starts, cycle->ends, today);

	col = canvas_put(canvas, 0, col, ROLE_HEADER, _("time "));
	canvas_bar(canvas, 0, col, TIME_BAR, share, PROGRESS_MAX, ROLE_BAR_TIME,
		ROLE_BAR_EMPTY);
	return canvas_printf(
		canvas, 0, col + TIME_BAR, ROLE_HEADER, "%d%%  ", share);
}

/* The parts that there is room for, most important first: the cycle, its
 * progress, the week, the time, what is owed, the file. */
static int
draw_cycle(const struct tui *tui, struct canvas *canvas, int col)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	int32_t today = tui->session->today;
	int width = canvas_cols(canvas);
	char tenths[TENTHS_TEXT_SIZE];
	struct str week = {0};

	week_text(cycle, today, &week);
	if (width >= 50)
		col = canvas_printf(
			canvas, 0, col, ROLE_HEADER, "%s  ", str_text(&week));
	str_fini(&week);
	if (width >= 80)
		col = draw_time(cycle, today, canvas, col);
	col = canvas_printf(canvas, 0, col, ROLE_HEADER,
		width >= 70 ? _("progress %s/10  ") : "%s/10  ",
		tenths_text_fixed(share_tenths(cycle->share), tenths));
	if (cycle_closed(cycle))
		col = canvas_put(canvas, 0, col, ROLE_DONE, _("closed"));
	return col;
}

/* What is owed, shorter where there is less room; on wide screens the file. */
static void
right_text(const struct tui *tui, int width, struct str *out)
{
	const char *path = tui->session->path, *slash = strrchr(path, '/');
	size_t owed = tui->owed;

	if (owed && width >= 100)
		str_addf(out,
			ngettext("%zu check-in owed", "%zu check-ins owed",
				(unsigned long)owed),
			owed);
	else if (owed)
		str_addf(out,
			ngettext("%zu owed", "%zu owed", (unsigned long)owed),
			owed);
	if (width >= 120)
		str_addf(out, "%s%s", out->length ? "  " : "",
			slash ? slash + 1 : path);
}

/* Right of `col`, when it fits there. */
static void
draw_right(const struct tui *tui, struct canvas *canvas, int col)
{
	int width = canvas_cols(canvas);
	struct str text = {0};

	right_text(tui, width, &text);
	if (col + text_width(str_text(&text), text.length) < width)
		canvas_right(canvas, 0, col, width - col - 1,
			tui->owed ? ROLE_WARN : ROLE_MUTED, str_text(&text),
			text.length);
	str_fini(&text);
}

void
header_draw(const struct tui *tui, struct canvas *canvas)
{
	const struct cycle *cycle =
		plan_cycle(&tui->session->plan, tui->tree.cycle);
	int col, width = canvas_cols(canvas);

	canvas_clear(canvas, ROLE_HEADER);
	col = canvas_put(canvas, 0, 0, ROLE_HEADER_NAME, " tenths ");
	canvas_put(canvas, 0, col, ROLE_HEADER, " ");
	col++;
	if (!cycle) {
		col = canvas_put(canvas, 0, col, ROLE_CYCLE, _("Backlog"));
		draw_right(tui, canvas, col);
		return;
	}
	col += canvas_text(canvas, 0, col, width / 3, ROLE_CYCLE, cycle->name,
		strlen(cycle->name));
	col = canvas_put(canvas, 0, col, ROLE_MUTED, " ◂▸  ");
	draw_right(tui, canvas, draw_cycle(tui, canvas, col));
}

/* The hints of commands that are for this screen alone, or for all; returns the
 * column after them. */
static int
draw_hints(const struct tui *tui, struct canvas *canvas, bool own, int col)
{
	int width = canvas_cols(canvas), i, needed;
	char label[KEY_TEXT_SIZE];
	struct key key;

	for (i = 0; commands[i].name; i++) {
		if (!command_is_hinted(tui, &commands[i]) ||
			own != (command_layer(i) != 0) ||
			!keymap_key(&tui->keymap, i, &key))
			continue;
		key_label(key, label);
		needed = text_width(label, strlen(label)) + 3 +
			text_width(_(commands[i].hint),
				strlen(_(commands[i].hint)));
		if (col + needed > width)
			continue;
		col = canvas_put(canvas, 0, col, ROLE_HINT_KEY, label);
		col = canvas_put(canvas, 0, col, ROLE_HINT, " ");
		col = canvas_put(
			canvas, 0, col, ROLE_HINT, _(commands[i].hint));
		col = canvas_put(canvas, 0, col, ROLE_HINT, "  ");
	}
	return col;
}

void
hints_draw(const struct tui *tui, struct canvas *canvas)
{
	canvas_clear(canvas, ROLE_HINT);
	if (tui->typing.active) {
		if (tui->typing.found.count > 1)
			completion_draw(&tui->typing.found, canvas, 0);
		else
			canvas_put(canvas, 0, 1, ROLE_HINT,
				typing_hint(&tui->typing));
		return;
	}
	if (tui_is_typing(tui)) {
		canvas_put(canvas, 0, 1, ROLE_HINT,
			tui_view(tui)->typing_hints(tui));
		return;
	}
	draw_hints(tui, canvas, false, draw_hints(tui, canvas, true, 1));
}
