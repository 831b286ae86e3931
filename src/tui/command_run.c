/* SPDX-License-Identifier: MIT */
/* Running a command: whether it makes sense here, how often, on which rows. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/own.h"
#include "base/say.h"
#include "marks.h"
#include "model/cycle.h"

/* ---- whether it makes sense here */

bool
command_is_here(const struct desk *desk, const struct command *command)
{
	if (command->where == ANYWHERE ||
		(command->where == IN_CYCLE && desk->view->of_cycle))
		return true;
	if (command->where < IN_CHECKIN)
		return desk->view == desk->views[VIEW_PLAN];
	return tui_view(desk)->where == (int)command->where;
}

/* Where there are lines to be read and nothing else, how one moves in them is
 * what there is to be said. */
static bool
is_move_hinted(const struct desk *desk, const struct command *command)
{
	size_t row = desk->lines_list.selected;

	if (!desk->view->lines)
		return false;
	return strcmp(command->name, "open") != 0 ||
		(row < desk->lines.count && desk->lines.lines[row].id);
}

/* Whether it would be refused because what is shown may only be looked at: a cycle
 * that is closed, another's plan, a file that cannot be written. */
static bool
is_shut(const struct desk *desk, const struct command *command)
{
	const struct cycle *cycle =
		plan_cycle(&desk->session->plan, desk->tree.cycle);
	struct err err = {0};

	if (strcmp(command->group, EDIT_GROUP) != 0 && !command->alters)
		return false;
	return !session_writable(desk->session, &err) ||
		(cycle && cycle_closed(cycle) &&
			strcmp(command->name, "undo") != 0);
}

bool
command_is_hinted(const struct desk *desk, const struct command *command)
{
	if (!command->hint || !command_is_here(desk, command) ||
		is_shut(desk, command) ||
		(strcmp(command->name, "sample") == 0 &&
			!plan_is_blank(&desk->session->plan)))
		return false;
	if (strcmp(command->group, MOVE_GROUP) == 0)
		return is_move_hinted(desk, command);
	if (desk->view == desk->views[VIEW_PLAN])
		return desk->focus != FOCUS_REVIEW ||
			command->where <= IN_PLAN ||
			command->where >= IN_CHECKIN;
	if (strcmp(command->group, FIND_GROUP) == 0)
		return desk->view->searched &&
			strcmp(command->name, "search") == 0;
	return strcmp(command->group, SHOW_GROUP) != 0;
}

int
command_named(const struct desk *desk, const char *name)
{
	int i = 0;

	while (strcmp(desk->commands[i].name, name) != 0)
		i++;
	return i;
}

/* Whether the panes that it works on are shown. */
static bool
is_shown(const struct desk *desk, const struct command *command)
{
	bool tree = desk->layout.panes[FOCUS_TREE].rows > 0;

	if (command->where == IN_PLAN)
		return true;
	if (desk->focus == FOCUS_REVIEW)
		return false;
	if (command->where == ON_NODE && desk->focus == FOCUS_DETAIL &&
		desk->detail_node == tree_selected(&desk->tree))
		return tree || !marks_count(desk) || command->on == ON_NONE;
	return tree;
}

static bool
allowed_on_rows(
	const struct desk *desk, const struct command *command, struct err *err)
{
	uint32_t id = tree_selected(&desk->tree);

	if (command->where == ON_ROW && tree_selected_cycle(&desk->tree))
		return true;
	if (!tui_selected(desk) && command->where >= ON_ROW)
		return err_set(
			err, ERR_INPUT, _("nothing is selected; a adds"));
	if (command->on == ON_ONE && marks_count(desk) &&
		!(marks_count(desk) == 1 && ids_has(&desk->tree.marked, id)))
		return err_set(err, ERR_INPUT,
			_("%s is for one row; M takes the marks away"),
			command->name);
	return true;
}

/* Whether the command makes sense here; says why not. */
static bool
allowed(const struct desk *desk, const struct command *command, struct err *err)
{
	if (!command_is_here(desk, command))
		return err_set(err, ERR_INPUT,
			command->where >= IN_CHECKIN
				? _("%s works on another screen; ? says where")
				: _("%s works on the plan; q goes back to it"),
			command->name);
	if (desk->layout.kind == LAYOUT_NONE &&
		strcmp(command->group, PROGRAM_GROUP) != 0)
		return err_set(
			err, ERR_INPUT, _("the window is too small for that"));
	if (command->removes && desk->removed)
		return err_set(err, ERR_INPUT,
			_("only one was taken away: the next was not on the "
			  "screen yet"));
	if (command->where <= IN_CYCLE || command->where >= IN_CHECKIN)
		return true;
	if (!is_shown(desk, command))
		return err_set(err, ERR_INPUT,
			_("%s works on the tree; Tab goes to it"),
			command->name);
	return allowed_on_rows(desk, command, err);
}

/* ---- running one */

void
command_remember(
	struct desk *desk, int command, const char *argument, int count)
{
	char *kept = base_strdup(argument);

	free(desk->repeat_argument);
	desk->repeat = command;
	desk->repeat_argument = kept;
	desk->repeat_count = count;
}

static bool
run_times(struct desk *desk, const struct command *command,
	const struct asked *asked, struct err *err)
{
	int times = command->counts == COUNT_TIMES ? asked->count : 1, i;

	for (i = 0; i < times || i == 0; i++)
		if (!command->run(desk, asked, err))
			return i > 0;
	return true;
}

static bool
run(struct desk *desk, int index, struct asked asked, struct err *err)
{
	const struct command *command = &desk->commands[index];
	unsigned version = desk->session->version;
	bool rows = command->on == ON_MARKED, counted, ok;

	if (!allowed(desk, command, err))
		return false;
	asked.by = command->by;
	if (asked.count && command->counts == COUNT_BY)
		asked.by *= asked.count;
	counted = asked.count > 1 && rows && command->counts == COUNT_ROWS &&
		!marks_count(desk);
	if (counted)
		marks_put(desk, asked.count);
	ok = run_times(desk, command, &asked, err);
	desk->counted_marks = desk->counted_marks || counted;
	if (!ok)
		return false;
	desk->removed = desk->removed || command->removes;
	if (rows && command->run != do_repeat &&
		desk->session->version != version)
		command_remember(desk, index, asked.argument, asked.count);
	return true;
}

void
command_run(struct desk *desk, int index, struct asked asked)
{
	struct err err = {0};

	if (!run(desk, index, asked, &err))
		tui_error(desk, &err);
}

/* The last change of rows again, on the rows that are selected or marked now. */
bool
do_repeat(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct asked again = {
		.count = asked->count ? asked->count : desk->repeat_count};
	char *argument;
	bool ok;

	if (!desk->repeat_argument)
		return err_set(err, ERR_INPUT,
			_("no row was changed yet that could be again"));
	argument = base_strdup(desk->repeat_argument);
	again.argument = argument;
	ok = run(desk, desk->repeat, again, err);
	free(argument);
	return ok;
}

/* ---- by its name */

/* The command whose name is typed, or begins so and is the only one. */
static int
find_typed(const struct desk *desk, const char *name, size_t length)
{
	int i, found = KEYMAP_NONE;

	for (i = 0; desk->commands[i].name; i++) {
		if (strncmp(desk->commands[i].name, name, length) != 0)
			continue;
		if (!desk->commands[i].name[length])
			return i;
		found = found == KEYMAP_NONE ? i : KEYMAP_NONE - 1;
	}
	return found;
}

bool
command_line(struct desk *desk, const char *text, struct err *err)
{
	struct own_command own;
	bool force = false;
	size_t length;
	int index;

	text += strspn(text, " :");
	length = strcspn(text, " ");
	if (!length)
		return true;
	/* As vim's fingers have it. */
	if (strcmp(text, "q") == 0 || strcmp(text, "wq") == 0 ||
		strcmp(text, "x") == 0 || strcmp(text, "q!") == 0) {
		desk->leaving = true;
		return true;
	}
	if (strcmp(text, "w") == 0) {
		tui_message(desk, _("everything is saved already"));
		return true;
	}
	if (*text == '!') {
		index = command_named(desk, "program");
		length = 1;
	} else if (own_find(&desk->session->config, text, &own)) {
		index = command_named(desk, "run");
		length = 0;
	} else {
		force = length > 1 && text[length - 1] == '!';
		index = find_typed(desk, text, length - force);
		if (force && index >= 0 && !desk->commands[index].forced)
			index = KEYMAP_NONE;
	}
	if (index < 0)
		return err_set(err, ERR_INPUT,
			index == KEYMAP_NONE
				? _("there is no command %.*s; Tab lists them")
				: _("%.*s is more than one command; Tab lists "
				    "them"),
			(int)length, text);
	text += length;
	return run(desk, index,
		(struct asked){
			.argument = text + strspn(text, " "), .force = force},
		err);
}
