/* SPDX-License-Identifier: MIT */
/* Running a command: whether it makes sense here, how often, on which rows. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/own.h"
#include "base/say.h"
#include "marks.h"

/* ---- whether it makes sense here */

bool
command_is_here(const struct tui *tui, const struct command *command)
{
	if (command->where == ANYWHERE ||
		(command->where == IN_CYCLE && tui->view->of_cycle))
		return true;
	if (command->where < IN_CHECKIN)
		return tui->view == tui->views[VIEW_PLAN];
	return tui_view(tui)->where == (int)command->where;
}

bool
command_is_hinted(const struct tui *tui, const struct command *command)
{
	return command->hint && command_is_here(tui, command) &&
		(tui->view == tui->views[VIEW_PLAN] ||
			(strcmp(command->group, FIND_GROUP) != 0 &&
				strcmp(command->group, SHOW_GROUP) != 0));
}

int
command_named(const struct tui *tui, const char *name)
{
	int i = 0;

	while (strcmp(tui->commands[i].name, name) != 0)
		i++;
	return i;
}

/* Whether the panes that it works on are shown. */
static bool
is_shown(const struct tui *tui, const struct command *command)
{
	bool tree = tui->layout.panes[FOCUS_TREE].rows > 0;

	if (command->where == IN_PLAN)
		return true;
	if (tui->focus == FOCUS_REVIEW)
		return false;
	if (command->where == ON_NODE && tui->focus == FOCUS_DETAIL &&
		tui->detail_node == tree_selected(&tui->tree))
		return tree || !marks_count(tui) || command->on == ON_NONE;
	return tree;
}

static bool
allowed_on_rows(
	const struct tui *tui, const struct command *command, struct err *err)
{
	uint32_t id = tree_selected(&tui->tree);

	if (command->where == ON_ROW && tree_selected_cycle(&tui->tree))
		return true;
	if (!tui_selected(tui) && command->where >= ON_ROW)
		return err_set(
			err, ERR_INPUT, _("nothing is selected; a adds"));
	if (command->on == ON_ONE && marks_count(tui) &&
		!(marks_count(tui) == 1 && ids_has(&tui->tree.marked, id)))
		return err_set(err, ERR_INPUT,
			_("%s is for one row; M takes the marks away"),
			command->name);
	return true;
}

/* Whether the command makes sense here; says why not. */
static bool
allowed(const struct tui *tui, const struct command *command, struct err *err)
{
	if (!command_is_here(tui, command))
		return err_set(err, ERR_INPUT,
			command->where >= IN_CHECKIN
				? _("%s works on another screen; ? says where")
				: _("%s works on the plan; q goes back to it"),
			command->name);
	if (tui->layout.kind == LAYOUT_NONE &&
		strcmp(command->group, PROGRAM_GROUP) != 0)
		return err_set(
			err, ERR_INPUT, _("the window is too small for that"));
	if (command->removes && tui->removed)
		return err_set(err, ERR_INPUT,
			_("only one was taken away: the next was not on the "
			  "screen yet"));
	if (command->where <= IN_CYCLE || command->where >= IN_CHECKIN)
		return true;
	if (!is_shown(tui, command))
		return err_set(err, ERR_INPUT,
			_("%s works on the tree; Tab goes to it"),
			command->name);
	return allowed_on_rows(tui, command, err);
}

/* ---- running one */

void
command_remember(struct tui *tui, int command, const char *argument, int count)
{
	char *kept = base_strdup(argument);

	free(tui->repeat_argument);
	tui->repeat = command;
	tui->repeat_argument = kept;
	tui->repeat_count = count;
}

static bool
run_times(struct tui *tui, const struct command *command,
	const struct asked *asked, struct err *err)
{
	int times = command->counts == COUNT_TIMES ? asked->count : 1, i;

	for (i = 0; i < times || i == 0; i++)
		if (!command->run(tui, asked, err))
			return i > 0;
	return true;
}

static bool
run(struct tui *tui, int index, struct asked asked, struct err *err)
{
	const struct command *command = &tui->commands[index];
	unsigned version = tui->session->version;
	bool rows = command->on == ON_MARKED, counted, ok;

	if (!allowed(tui, command, err))
		return false;
	asked.by = command->by;
	if (asked.count && command->counts == COUNT_BY)
		asked.by *= asked.count;
	counted = asked.count > 1 && rows && command->counts == COUNT_ROWS &&
		!marks_count(tui);
	if (counted)
		marks_put(tui, asked.count);
	ok = run_times(tui, command, &asked, err);
	tui->counted_marks = tui->counted_marks || counted;
	if (!ok)
		return false;
	tui->removed = tui->removed || command->removes;
	if (rows && command->run != do_repeat &&
		tui->session->version != version)
		command_remember(tui, index, asked.argument, asked.count);
	return true;
}

void
command_run(struct tui *tui, int index, struct asked asked)
{
	struct err err = {0};

	if (!run(tui, index, asked, &err))
		tui_error(tui, &err);
}

/* The last change of rows again, on the rows that are selected or marked now. */
bool
do_repeat(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct asked again = {
		.count = asked->count ? asked->count : tui->repeat_count};
	char *argument;
	bool ok;

	if (!tui->repeat_argument)
		return err_set(err, ERR_INPUT,
			_("no row was changed yet that could be again"));
	argument = base_strdup(tui->repeat_argument);
	again.argument = argument;
	ok = run(tui, tui->repeat, again, err);
	free(argument);
	return ok;
}

/* ---- by its name */

/* The command whose name is typed, or begins so and is the only one. */
static int
find_typed(const struct tui *tui, const char *name, size_t length)
{
	int i, found = KEYMAP_NONE;

	for (i = 0; tui->commands[i].name; i++) {
		if (strncmp(tui->commands[i].name, name, length) != 0)
			continue;
		if (!tui->commands[i].name[length])
			return i;
		found = found == KEYMAP_NONE ? i : KEYMAP_NONE - 1;
	}
	return found;
}

bool
command_line(struct tui *tui, const char *text, struct err *err)
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
		tui->leaving = true;
		return true;
	}
	if (strcmp(text, "w") == 0) {
		tui_message(tui, _("everything is saved already"));
		return true;
	}
	if (*text == '!') {
		index = command_named(tui, "program");
		length = 1;
	} else if (own_find(&tui->session->config, text, &own)) {
		index = command_named(tui, "run");
		length = 0;
	} else {
		force = length > 1 && text[length - 1] == '!';
		index = find_typed(tui, text, length - force);
		if (force && index >= 0 && !tui->commands[index].forced)
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
	return run(tui, index,
		(struct asked){
			.argument = text + strspn(text, " "), .force = force},
		err);
}
