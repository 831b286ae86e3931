/* SPDX-License-Identifier: MIT */
/*
 * Views that are lines in one pane: help, history. The lines
 * are made when they are shown, and again when the plan or the width is another.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/deleted.h"
#include "base/say.h"
#include "base/text.h"
#include "lines_view.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "tui_private.h"

/* ---- help */

#define NAME_COLUMN 22
#define HELP_COLUMN 38
#define HELP_COLS 76 /* narrower: what it does stands below */

/* A command on one line, or on two where that is too long. */
static void
add_command(struct desk *desk, int command, const char *keys)
{
	struct lines *lines = &desk->lines;
	bool wide = desk->layout.body.cols >= HELP_COLS;
	size_t from = lines->count;

	lines_begin(lines, 0);
	lines_add(lines, 2, ROLE_HINT_KEY, keys);
	lines_addf(lines, wide || !*keys ? (wide ? NAME_COLUMN : 2) : -1,
		ROLE_ACCENT, wide || !*keys ? ":%s" : "  :%s",
		desk->commands[command].name);
	if (wide)
		lines_add(lines, HELP_COLUMN, ROLE_NORMAL,
			_(desk->commands[command].help));
	else
		lines_wrap(lines, 4, desk->layout.body.cols - 4, ROLE_NORMAL,
			_(desk->commands[command].help));
	for (; from < lines->count; from++)
		lines->lines[from].id = (uint32_t)command + 1;
}

/* By its keys, its name and what it does. */
static bool
passes(const struct desk *desk, int command, const char *keys)
{
	const struct command *at = &desk->commands[command];

	return !desk->help_needle || needle_in(desk->help_needle, keys) ||
		needle_in(desk->help_needle, at->name) ||
		needle_in(desk->help_needle, _(at->help)) ||
		needle_in(desk->help_needle, _(at->group));
}

static void
make_help(struct desk *desk)
{
	const char *group = NULL;
	struct str keys = {0};
	struct lines *lines = &desk->lines;
	int i;

	for (i = 0; desk->commands[i].name; i++) {
		str_clear(&keys);
		keymap_keys(&desk->keymap, i, &keys);
		if (!passes(desk, i, str_text(&keys)))
			continue;
		if (!group || strcmp(group, desk->commands[i].group) != 0) {
			group = desk->commands[i].group;
			if (lines->count)
				lines_begin(lines, 0);
			lines_begin(lines, 0);
			lines_add(lines, 0, ROLE_HEADING, _(group));
		}
		add_command(desk, i, str_text(&keys));
	}
	if (!lines->count) {
		lines_begin(lines, 0);
		lines_add(lines, 2, ROLE_MUTED,
			_("no command has that; f and Enter shows all"));
	}
	str_fini(&keys);
}

static void
measure_help(struct desk *desk)
{
	if (lines_view_stale(desk))
		make_help(desk);
	lines_view_measure(desk, NULL);
}

/* The first line of the commands of the screen that one is on. */
static void
select_own(struct desk *desk, int where)
{
	size_t i;

	for (i = 0; where >= IN_CHECKIN && i < desk->lines.count; i++) {
		uint32_t id = desk->lines.lines[i].id;

		if (id && (int)desk->commands[id - 1].where == where) {
			desk->lines_list.count = desk->lines.count;
			list_select(&desk->lines_list, i);
			desk->lines_list.top = i ? i - 1 : 0;
			return;
		}
	}
}

static bool
open_help(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct view *from = desk->view;
	int where = tui_view(desk)->where;

	(void)asked;
	(void)err;
	if (from == &help_view)
		return true;
	lines_view_show(desk, &help_view);
	desk->help_from = from;
	lines_view_stale(desk);
	make_help(desk);
	select_own(desk, where);
	return true;
}

void
help_filter(struct desk *desk, const char *text)
{
	needle_free(desk->help_needle);
	desk->help_needle = *text ? needle_new(text, true) : NULL;
	lines_fini(&desk->lines);
	desk->lines_list = (struct list){0};
}

/* ":help-filter mark", or what is asked. */
bool
do_help_filter(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)err;
	if (*asked->argument)
		help_filter(desk, asked->argument);
	else
		asking_open(desk, ASK_HELP, _("Commands with: "), "");
	return true;
}

/* Every command again, the next time. */
static void
leave_help(struct desk *desk)
{
	needle_free(desk->help_needle);
	desk->help_needle = NULL;
	lines_view_forget(desk);
}

/* Back to where one was, which does the command. */
static void
enter_help(struct desk *desk)
{
	uint32_t id = lines_view_id(desk);

	view_back(desk);
	if (id)
		command_run(desk, (int)id - 1, (struct asked){.argument = ""});
}

const struct view help_view = {
	.where = IN_HELP,
	.title = N_("Help"),
	.lines = true,
	.open = open_help,
	.leave = leave_help,
	.list = lines_view_list,
	.enter = enter_help,
	.measure = measure_help,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};

/* ---- history */

static void
begin_day(struct lines *lines, const struct happened *happened)
{
	char day[DAY_TEXT_SIZE];

	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_MUTED,
		day_text((int32_t)(happened->at / 86400), day));
	if (happened->undone)
		lines_add(lines, 12, ROLE_DROPPED, _("undone"));
}

static void
add_author(struct lines *lines, const struct happened *happened)
{
	if (happened->by)
		lines_addf(lines, -1, ROLE_MUTED, "  @%s", happened->by);
}

static bool
add_edit(void *context, const struct happened *happened)
{
	const struct edit *edit = happened->edit;
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	struct lines *lines = context;
	struct str text = {0};

	if (edit->op == EDIT_SET && field->derived)
		return true;
	begin_day(lines, happened);
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
	add_author(lines, happened);
	str_fini(&text);
	return true;
}

static bool
add_change(void *context, const struct happened *happened)
{
	struct lines *lines = context;

	begin_day(lines, happened);
	lines_add(lines, 20, happened->undone ? ROLE_DROPPED : ROLE_NORMAL,
		happened->label);
	add_author(lines, happened);
	return true;
}

static void
add_whose(struct desk *desk, const struct node *node)
{
	struct lines *lines = &desk->lines;
	char label[LABEL_SIZE];

	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_REF,
		node_label(&desk->session->plan, node, label));
	lines_addf(lines, -1, ROLE_HEADING, " %s", node->title);
}

/* The day, and what it says now. */
static void
add_checkin(struct lines *lines, const struct node *node,
	const struct checkin *checkin)
{
	char day[DAY_TEXT_SIZE];
	struct str value = {0};

	checkin_value(node, checkin, &value);
	lines_begin(lines, 0);
	lines_addf(lines, 0, ROLE_HEADING, _("Check-in of %s"),
		day_text(checkin->on, day));
	lines_addf(lines, -1, ROLE_VALUE, "  %s", str_text(&value));
	str_fini(&value);
}

static bool
node_history(struct desk *desk, const struct node *node, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct checkin *at;
	bool ok;

	add_whose(desk, node);
	ok = session_history(desk->session, RECORD_NODE, node->id,
		(struct listener){add_edit, &desk->lines}, err);
	at = plan_checkin(plan, node_detail(node)->checkins.first);
	for (; ok && at; at = plan_checkin(plan, at->base.next)) {
		lines_begin(&desk->lines, 0);
		add_checkin(&desk->lines, node, at);
		ok = session_history(desk->session, RECORD_CHECKIN, at->base.id,
			(struct listener){add_edit, &desk->lines}, err);
	}
	return ok;
}

static bool
add_deleted(void *context, const struct deleted *deleted)
{
	char day[DAY_TEXT_SIZE];
	struct lines *lines = context;

	lines_begin(lines, deleted->id);
	lines_add(lines, 0, ROLE_MUTED,
		day_text((int32_t)(deleted->at / 86400), day));
	lines_add(lines,
		deleted->level == LEVEL_OBJECTIVE	     ? 12
			: deleted->level == LEVEL_KEY_RESULT ? 14
							     : 16,
		ROLE_NORMAL, deleted->title);
	return true;
}

static void
measure_history(struct desk *desk)
{
	const struct node *node =
		plan_node(&desk->session->plan, desk->lines_node);
	struct err err = {0};
	bool ok = true;

	if (lines_view_stale(desk) && (node || !desk->lines_node))
		ok = desk->lines_deleted
			? deleted_each(desk->session, add_deleted, &desk->lines,
				  &err)
			: node
			? node_history(desk, node, &err)
			: session_changes(desk->session,
				  (struct listener){add_change, &desk->lines},
				  &err);
	if (ok && desk->lines_deleted && !desk->lines.count) {
		lines_begin(&desk->lines, 0);
		lines_add(&desk->lines, 0, ROLE_MUTED,
			_("there is nothing to give back"));
	}
	lines_view_measure(desk, ok ? NULL : &err);
}

/* Gives the selected one back, and goes there. */
static void
enter_history(struct desk *desk)
{
	uint32_t id = lines_view_id(desk);
	struct str said = {0};
	struct err err = {0};

	if (!desk->lines_deleted || !id) {
		view_close(desk);
		return;
	}
	if (deleted_give_back(desk->session, id, &said, &err)) {
		tui_follow(desk);
		tui_message(desk, "%s", str_text(&said));
	} else {
		tui_error(desk, &err);
	}
	str_fini(&said);
}

/* ":history all" is that of everything, ":history deleted" what can be given
 * back, ":history O1.KR2" that of a node. */
static bool
open_history(struct desk *desk, const struct asked *asked, struct err *err)
{
	const char *what = asked->argument;
	bool deleted = strcmp(what, "deleted") == 0;
	const struct node *node = tui_selected(desk);

	if (deleted || strcmp(what, "all") == 0)
		node = NULL;
	else if (*what &&
		!(node = query_ref(&desk->session->plan, desk->tree.cycle, what,
			  desk->session->today, err)))
		return false;
	desk->lines_deleted = deleted;
	desk->lines_node = node ? node->id : 0;
	return lines_view_show(desk, &history_view);
}

const struct view history_view = {
	.title = N_("History"),
	.lines = true,
	.open = open_history,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter_history,
	.measure = measure_history,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
