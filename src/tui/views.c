/* SPDX-License-Identifier: MIT */
/* Views that are lines in one pane: help, history, cycles, statistics. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "print/render.h"
#include "review/stats.h"
#include "tui_private.h"

void
view_close(struct tui *tui)
{
	if (tui->view == VIEW_OWN)
		tui->own->leave(tui);
	tui->view = VIEW_PLAN;
	lines_fini(&tui->lines);
}

void
view_own(struct tui *tui, const struct own_view *own)
{
	view_close(tui);
	tui->own = own;
	tui->view = VIEW_OWN;
}

static void
begin(struct tui *tui, enum lines_kind kind)
{
	view_close(tui);
	tui->lines_kind = kind;
	tui->view = VIEW_LINES;
	tui->lines_list = (struct list){0};
}

static void
draw_line(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct tui *tui = context;

	lines_draw(&tui->lines, row, canvas, line, 1);
}

void
lines_view_draw(const struct tui *tui, struct canvas *canvas)
{
	static const char *const titles[] = {
		[LINES_HELP] = N_("Help"),
		[LINES_HISTORY] = N_("History"),
		[LINES_CYCLES] = N_("Cycles"),
		[LINES_STATS] = N_("Statistics"),
	};
	struct canvas inner;

	inner = canvas_pane(
		canvas, tui->layout.body, _(titles[tui->lines_kind]), true);
	list_draw(&tui->lines_list, &inner, true, draw_line, tui);
}

/* ---- help */

void
view_help(struct tui *tui)
{
	const char *group = NULL;
	struct str keys = {0};
	struct lines *lines = &tui->lines;
	int i;

	begin(tui, LINES_HELP);
	for (i = 0; commands[i].name; i++) {
		if (!group || strcmp(group, commands[i].group) != 0) {
			group = commands[i].group;
			if (lines->count)
				lines_begin(lines, 0);
			lines_begin(lines, 0);
			lines_add(lines, 0, ROLE_HEADING, _(group));
		}
		str_clear(&keys);
		keymap_keys(&tui->keymap, i, &keys);
		lines_begin(lines, (uint32_t)i + 1);
		lines_add(lines, 2, ROLE_HINT_KEY, str_text(&keys));
		lines_addf(lines, 22, ROLE_ACCENT, ":%s", commands[i].name);
		lines_add(lines, 38, ROLE_NORMAL, _(commands[i].help));
	}
	str_fini(&keys);
}

/* ---- history */

static void
begin_day(struct lines *lines, int64_t at, bool undone)
{
	char day[DAY_TEXT_SIZE];

	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_MUTED, day_text((int32_t)(at / 86400), day));
	if (undone)
		lines_add(lines, 12, ROLE_DROPPED, _("undone"));
}

static bool
add_edit(void *context, int64_t at, bool undone, const char *label,
	const struct edit *edit)
{
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	struct lines *lines = context;
	struct str text = {0};

	(void)label;
	if (edit->op == EDIT_SET && field->derived)
		return true;
	begin_day(lines, at, undone);
	if (edit->op == EDIT_SET) {
		value_show(field, edit->before, &text);
		str_add(&text, " → ");
		value_show(field, edit->after, &text);
		lines_add(lines, 20, ROLE_LABEL, _(field->label));
		lines_add(lines, 36, ROLE_NORMAL, str_text(&text));
	} else {
		lines_add(lines, 20, ROLE_LABEL,
			edit->op == EDIT_CREATE ? _("made") : _("taken away"));
	}
	str_fini(&text);
	return true;
}

static bool
add_change(void *context, int64_t at, bool undone, const char *label)
{
	struct lines *lines = context;

	begin_day(lines, at, undone);
	lines_add(lines, 20, undone ? ROLE_DROPPED : ROLE_NORMAL, label);
	return true;
}

bool
view_history(struct tui *tui, const struct node *node, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct checkin *at;
	char day[DAY_TEXT_SIZE];
	bool ok;

	begin(tui, LINES_HISTORY);
	if (!node)
		return session_changes(
			tui->session, add_change, &tui->lines, err);
	ok = session_history(tui->session, RECORD_NODE, node->id, add_edit,
		&tui->lines, err);
	at = plan_checkin(plan, node_detail(node)->checkins.first);
	for (; ok && at; at = plan_checkin(plan, at->base.next)) {
		lines_begin(&tui->lines, 0);
		lines_begin(&tui->lines, 0);
		lines_addf(&tui->lines, 0, ROLE_HEADING, _("Check-in of %s"),
			day_text(at->on, day));
		ok = session_history(tui->session, RECORD_CHECKIN, at->base.id,
			add_edit, &tui->lines, err);
	}
	return ok;
}

/* ---- cycles */

void
view_cycles(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct field *state =
		&record_types[RECORD_CYCLE].fields[CYCLE_STATE];
	struct lines *lines = &tui->lines;
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];
	size_t selected = 0;

	begin(tui, LINES_CYCLES);
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		int share = share_tenths(cycle->share);
		struct str name = {0};

		if (cycle->base.id == tui->tree.cycle)
			selected = lines->count;
		lines_begin(lines, cycle->base.id);
		text_fit(&name, cycle->name, strlen(cycle->name), 22,
			tui->ascii);
		lines_add(lines, 0, ROLE_CYCLE, str_text(&name));
		lines_addf(lines, 24, ROLE_MUTED, "%s – %s",
			day_text(cycle->starts, starts),
			day_text(cycle->ends, ends));
		lines_addf(lines, 50, ROLE_VALUE, "%4s",
			tenths_text_fixed(share, tenths));
		if (share >= 0)
			lines_bar(lines, 55, 12, share, PROGRESS_MAX,
				theme_band(share));
		lines_add(
			lines, 69, ROLE_MUTED, field_word(state, cycle->state));
		str_fini(&name);
	}
	list_size(&tui->lines_list, lines->count, tui->layout.body.rows - 2);
	list_select(&tui->lines_list, selected);
}

/* ---- figures over cycles, as list --stats prints them */

bool
view_stats(struct tui *tui, struct err *err)
{
	struct render_options options = {
		.width = tui->layout.body.cols - 4, .ascii = tui->ascii};
	char *bytes = NULL, *rest, *line;
	struct doc_source source;
	struct doc doc = {0};
	size_t length = 0;
	FILE *file = open_memstream(&bytes, &length);
	bool ok;

	if (!file)
		return err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	stats_document(&tui->session->plan, tui->session->today, &doc);
	source = render_one(&doc);
	ok = renderer_find("text")->write(&source, &options, file, err);
	fclose(file);
	if (ok)
		begin(tui, LINES_STATS);
	rest = bytes;
	while (ok && (line = strsep(&rest, "\n"))) {
		lines_begin(&tui->lines, 0);
		lines_add(&tui->lines, 0, ROLE_NORMAL, line);
	}
	free(bytes);
	return ok;
}

/* ---- Enter */

void
view_open(struct tui *tui)
{
	size_t selected = tui->lines_list.selected;
	uint32_t id =
		selected < tui->lines.count ? tui->lines.lines[selected].id : 0;

	if (tui->lines_kind == LINES_CYCLES && id) {
		tui_show_cycle(tui, id);
	} else if (tui->lines_kind == LINES_HELP && id) {
		view_close(tui);
		command_run(tui, (int)id - 1, "");
	} else {
		view_close(tui);
	}
}
