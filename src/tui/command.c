/* SPDX-License-Identifier: MIT */
/*
 * Everything a person can ask for, one row each. The hints, the help, the
 * command line and its completion, the remapping and the manual's key table
 * are made from it.
 */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"

#define MOVE N_("Moving")
#define EDIT N_("Editing")
#define TREE N_("Order and level")
#define FIND_GROUP "Finding"
#define SHOW_GROUP "Cycles and views"
#define FIND N_("Finding")
#define SHOW N_("Cycles and views")
#define CHECKIN N_("Check-in")
#define WEEKS N_("Week notes")
#define METRICS N_("Health metrics")
#define REVIEW N_("Review")
#define CLOSING N_("Closing")
#define FILES N_("Files")
#define PROGRAM N_("The program")

const struct command commands[] = {
	{MOVE, "down", N_("Go to the next line"), "j Down C-n", ANYWHERE,
		do_down, NULL},
	{MOVE, "up", N_("Go to the line before"), "k Up C-p", ANYWHERE, do_up,
		NULL},
	{MOVE, "left", N_("Fold, or go to the parent"), "h Left", ON_NODE,
		do_left, NULL},
	{MOVE, "right", N_("Unfold, or go to the first child"), "l Right",
		ON_NODE, do_right, NULL},
	{MOVE, "top", N_("Go to the first line"), "g Home", ANYWHERE, do_top,
		NULL},
	{MOVE, "bottom", N_("Go to the last line"), "G End", ANYWHERE,
		do_bottom, NULL},
	{MOVE, "half-down", N_("Go half a page down"), "C-d", ANYWHERE,
		do_half_down, NULL},
	{MOVE, "half-up", N_("Go half a page up"), "C-u", ANYWHERE, do_half_up,
		NULL},
	{MOVE, "page-down", N_("Go a page down"), "PageDown C-f", ANYWHERE,
		do_page_down, NULL},
	{MOVE, "page-up", N_("Go a page up"), "PageUp C-b", ANYWHERE,
		do_page_up, NULL},
	{MOVE, "fold", N_("Fold or unfold"), "z", ON_NODE, do_fold, NULL},
	{MOVE, "fold-all", N_("Fold everything"), "Z", IN_PLAN, do_fold_all,
		NULL},
	{MOVE, "unfold-all", N_("Unfold everything"), "U", IN_PLAN,
		do_unfold_all, NULL},
	{MOVE, "pane", N_("Go to the other pane"), "Tab S-Tab", IN_PLAN,
		do_pane, NULL},
	{MOVE, "open", N_("Go into what is selected"), "Enter", ANYWHERE,
		do_open, NULL},
	{MOVE, "goto", N_("Go to a node: :goto O2.KR1"), "", ANYWHERE, do_goto,
		NULL},

	{EDIT, "add", N_("Add beside"), "a", IN_PLAN, do_add, N_("add")},
	{EDIT, "add-below", N_("Add below"), "A", IN_PLAN, do_add_below, NULL},
	{EDIT, "edit", N_("Edit the title in place"), "e", ON_NODE, do_edit,
		N_("edit")},
	{EDIT, "note", N_("Edit the note in $EDITOR"), "E", ON_NODE, do_note,
		NULL},
	{EDIT, "more", N_("One point more progress, or priority"), "+", ON_NODE,
		do_more, N_("more")},
	{EDIT, "less", N_("One point less progress, or priority"), "-", ON_NODE,
		do_less, NULL},
	{EDIT, "bit-more", N_("A tenth of a point more"), "M-+", ON_NODE,
		do_bit_more, NULL},
	{EDIT, "bit-less", N_("A tenth of a point less"), "M--", ON_NODE,
		do_bit_less, NULL},
	{EDIT, "value", N_("Type the progress, or the metric's value"), "=",
		ON_NODE, do_value, NULL},
	{EDIT, "done", N_("Done, or open again"), "x Space", ON_NODE, do_done,
		N_("done")},
	{EDIT, "drop", N_("Dropped, or open again"), "X", ON_NODE, do_drop,
		NULL},
	{EDIT, "due", N_("Set the due date"), "D", ON_NODE, do_due, NULL},
	{EDIT, "set", N_("Set any field: :set owner Li"), "", ON_NODE, do_set,
		NULL},
	{EDIT, "mark", N_("Mark for a change of several"), "m", ON_NODE,
		do_mark, NULL},
	{EDIT, "unmark", N_("Take all marks away"), "M", IN_PLAN, do_unmark,
		NULL},
	{EDIT, "undo", N_("Take the last change back"), "u", ANYWHERE, do_undo,
		N_("undo")},
	{EDIT, "redo", N_("Do again what was taken back"), "C-r", ANYWHERE,
		do_redo, NULL},

	{TREE, "move-down", N_("Move it down"), "J S-Down", ON_NODE,
		do_move_down, NULL},
	{TREE, "move-up", N_("Move it up"), "K S-Up", ON_NODE, do_move_up,
		NULL},
	{TREE, "promote", N_("One level up"), "< S-Left", ON_NODE, do_promote,
		NULL},
	{TREE, "demote", N_("One level down"), "> S-Right", ON_NODE, do_demote,
		NULL},
	{TREE, "copy", N_("Copy with all below it"), "y", ON_NODE, do_copy,
		NULL},
	{TREE, "cut", N_("Cut with all below it"), "d Delete", ON_NODE, do_cut,
		NULL},
	{TREE, "paste", N_("Paste beside"), "p", IN_PLAN, do_paste, NULL},
	{TREE, "paste-below", N_("Paste below"), "P", IN_PLAN, do_paste_below,
		NULL},
	{TREE, "move", N_("Move to a cycle, O2 or the backlog"), "t", ON_NODE,
		do_move_to, NULL},

	{FIND, "search", N_("Search titles as you type"), "/", ANYWHERE,
		do_search, N_("search")},
	{FIND, "next", N_("Go to the next match"), "n", IN_PLAN, do_next, NULL},
	{FIND, "previous", N_("Go to the match before"), "N", IN_PLAN,
		do_previous, NULL},
	{FIND, "filter", N_("Show only what passes a filter"), "f", IN_PLAN,
		do_filter, NULL},
	{FIND, "clear", N_("Take view, search, filter, marks off"), "Esc",
		ANYWHERE, do_clear, NULL},

	{SHOW, "previous-cycle", N_("Show the cycle before"), "[", ANYWHERE,
		do_previous_cycle, NULL},
	{SHOW, "next-cycle", N_("Show the next cycle"), "]", ANYWHERE,
		do_next_cycle, NULL},
	{SHOW, "cycles", N_("List the cycles"), "C", ANYWHERE, do_cycles, NULL},
	{SHOW, "cycle", N_("Show a cycle: :cycle 2026-Q4"), "", ANYWHERE,
		do_cycle, NULL},
	{SHOW, "new", N_("Make a cycle: :new 2027-Q1"), "", ANYWHERE,
		do_new_cycle, NULL},
	{SHOW, "close", N_("Close the cycle: scores, what is carried"), "",
		ANYWHERE, do_close, NULL},
	{SHOW, "reopen", N_("Open a closed cycle again"), "", IN_PLAN,
		do_reopen_cycle, NULL},
	{SHOW, "backlog", N_("Show the backlog, or go back"), "b", ANYWHERE,
		do_backlog, NULL},
	{SHOW, "checkin", N_("Check in: what is due, one card each"), "c",
		ANYWHERE, do_checkin, N_("check in")},
	{SHOW, "weeks", N_("Week notes: priorities, wins, now"), "w", ANYWHERE,
		do_weeks, NULL},
	{SHOW, "metrics", N_("Health metrics: values, limits, months"), "W",
		ANYWHERE, do_metrics, NULL},
	{SHOW, "review", N_("Show the review of the cycle"), "r", ANYWHERE,
		do_review, N_("review")},
	{SHOW, "stats", N_("Statistics over the cycles"), "S", ANYWHERE,
		do_stats, NULL},
	{SHOW, "history", N_("Show what was changed; :history all"), "H",
		ON_NODE, do_history, NULL},

	{CHECKIN, "card-confirm", N_("Confirm the card and go on"), "Enter",
		IN_CHECKIN, do_card_confirm, N_("confirm")},
	{CHECKIN, "card-more", N_("One point more"), "l Right +", IN_CHECKIN,
		do_card_more, N_("more")},
	{CHECKIN, "card-less", N_("One point less"), "h Left -", IN_CHECKIN,
		do_card_less, N_("less")},
	{CHECKIN, "card-bit-more", N_("A tenth of a point more"), "L M-+",
		IN_CHECKIN, do_card_bit_more, NULL},
	{CHECKIN, "card-bit-less", N_("A tenth of a point less"), "H M--",
		IN_CHECKIN, do_card_bit_less, NULL},
	{CHECKIN, "card-set", N_("So many points; t is ten"),
		"0 1 2 3 4 5 6 7 8 9 t", IN_CHECKIN, do_card_set, NULL},
	{CHECKIN, "card-value", N_("Type it exactly; tie a priority"), "=",
		IN_CHECKIN, do_card_value, NULL},
	{CHECKIN, "card-next", N_("Go to the next field"), "Tab", IN_CHECKIN,
		do_card_next, N_("next field")},
	{CHECKIN, "card-previous", N_("Go to the field before"), "S-Tab",
		IN_CHECKIN, do_card_previous, NULL},
	{CHECKIN, "card-type", N_("Type in the field"), "i e", IN_CHECKIN,
		do_card_type, N_("type")},
	{CHECKIN, "card-note", N_("Type a note"), "n", IN_CHECKIN, do_card_note,
		N_("note")},
	{CHECKIN, "card-blocker", N_("Type what blocks it"), "b", IN_CHECKIN,
		do_card_blocker, N_("blocker")},
	{CHECKIN, "card-tick", N_("Tick an action or a priority"), "x Space",
		IN_CHECKIN, do_card_tick, NULL},
	{CHECKIN, "card-untick", N_("Mark a priority as not done"), "X",
		IN_CHECKIN, do_card_untick, NULL},
	{CHECKIN, "card-add", N_("Add an action or a priority"), "a",
		IN_CHECKIN, do_card_add, NULL},
	{CHECKIN, "card-remove", N_("Take a priority away"), "d", IN_CHECKIN,
		do_card_remove, NULL},
	{CHECKIN, "card-skip", N_("Skip the card for now"), "s", IN_CHECKIN,
		do_card_skip, N_("skip")},
	{CHECKIN, "card-back", N_("Go back to the card before"), "Backspace p",
		IN_CHECKIN, do_card_back, N_("back")},
	{CHECKIN, "card-day", N_("Check in for another day"), "D", IN_CHECKIN,
		do_card_day, NULL},

	{WEEKS, "week-type", N_("Type in the row"), "Enter i e", IN_WEEKS,
		do_week_type, N_("type")},
	{WEEKS, "week-add", N_("Add a priority: P2 O1.KR1 title"), "a",
		IN_WEEKS, do_week_add, N_("add")},
	{WEEKS, "week-done", N_("The priority is done, or open again"),
		"x Space", IN_WEEKS, do_week_done, N_("done")},
	{WEEKS, "week-not-done", N_("The priority was not done"), "X", IN_WEEKS,
		do_week_not_done, N_("not done")},
	{WEEKS, "week-first", N_("Make it a P1"), "+", IN_WEEKS, do_week_first,
		NULL},
	{WEEKS, "week-second", N_("Make it a P2"), "-", IN_WEEKS,
		do_week_second, NULL},
	{WEEKS, "week-tie", N_("Tie it to a key result"), "=", IN_WEEKS,
		do_week_tie, N_("tie")},
	{WEEKS, "week-remove", N_("Take it away: a priority, or the note"),
		"d Delete", IN_WEEKS, do_week_remove, NULL},
	{WEEKS, "week-day", N_("Go to the week of a day"), "D", IN_WEEKS,
		do_week_day, NULL},
	{WEEKS, "week-pane", N_("Go between list and note"),
		"Tab S-Tab l Right", IN_WEEKS, do_week_pane, N_("other pane")},
	{WEEKS, "week-list", N_("Go to the list of notes"), "h Left", IN_WEEKS,
		do_week_list, NULL},

	{METRICS, "metric-value", N_("Enter today's value"),
		"Enter = 0 1 2 3 4 5 6 7 8 9", IN_METRICS, do_metric_value,
		N_("value")},
	{METRICS, "metric-day", N_("Enter a day's value, or take it away"), "D",
		IN_METRICS, do_metric_day, N_("other day")},
	{METRICS, "metric-add", N_("Add a health metric"), "a", IN_METRICS,
		do_metric_add, N_("add")},
	{METRICS, "metric-rename", N_("Change its name"), "e", IN_METRICS,
		do_metric_rename, N_("rename")},
	{METRICS, "metric-set", N_("Set unit, at_least, at_most, note"), "s",
		IN_METRICS, do_metric_set, N_("limits")},
	{METRICS, "metric-frequency", N_("How often it is read"), "f",
		IN_METRICS, do_metric_frequency, N_("how often")},
	{METRICS, "metric-remove", N_("Take it away with its values"),
		"d Delete", IN_METRICS, do_metric_remove, NULL},
	{METRICS, "metric-pane", N_("Go to the other pane"), "Tab S-Tab",
		IN_METRICS, do_metric_pane, NULL},

	{REVIEW, "review-edit", N_("Edit the score or the text"),
		"Enter e i =", IN_REVIEW, do_review_edit, N_("edit")},
	{REVIEW, "review-editor", N_("Edit the text in $EDITOR"), "E",
		IN_REVIEW, do_review_editor, N_("editor")},
	{REVIEW, "review-accept", N_("Set the score as suggested"), "Space x",
		IN_REVIEW, do_review_accept, N_("as suggested")},
	{REVIEW, "review-more", N_("A tenth more score"), "+", IN_REVIEW,
		do_review_more, N_("more")},
	{REVIEW, "review-less", N_("A tenth less score"), "-", IN_REVIEW,
		do_review_less, N_("less")},
	{REVIEW, "review-bit-more", N_("A hundredth more"), "M-+", IN_REVIEW,
		do_review_bit_more, NULL},
	{REVIEW, "review-bit-less", N_("A hundredth less"), "M--", IN_REVIEW,
		do_review_bit_less, NULL},
	{REVIEW, "review-next", N_("Go to what is owed next"), "n", IN_REVIEW,
		do_review_next, N_("next owed")},
	{REVIEW, "review-previous", N_("Go to what was owed before"), "N",
		IN_REVIEW, do_review_previous, NULL},

	{CLOSING, "close-confirm", N_("Keep the card, go on; at the end close"),
		"Enter", IN_CLOSING, do_close_confirm, N_("go on")},
	{CLOSING, "close-right", N_("The next choice, or more score"),
		"l Right", IN_CLOSING, do_close_right, N_("choose")},
	{CLOSING, "close-left", N_("The choice before, or less score"),
		"h Left", IN_CLOSING, do_close_left, NULL},
	{CLOSING, "close-more", N_("A tenth more score"), "+", IN_CLOSING,
		do_close_more, N_("more")},
	{CLOSING, "close-less", N_("A tenth less score"), "-", IN_CLOSING,
		do_close_less, NULL},
	{CLOSING, "close-bit-more", N_("A hundredth more"), "L M-+", IN_CLOSING,
		do_close_bit_more, NULL},
	{CLOSING, "close-bit-less", N_("A hundredth less"), "H M--", IN_CLOSING,
		do_close_bit_less, NULL},
	{CLOSING, "close-set", N_("So many tenths; t is 1.0"),
		"0 1 2 3 4 5 6 7 8 9 t", IN_CLOSING, do_close_set, NULL},
	{CLOSING, "close-value", N_("Type the score, or the next cycle"), "=",
		IN_CLOSING, do_close_value, NULL},
	{CLOSING, "close-carry", N_("Carry the key result over"), "c",
		IN_CLOSING, do_close_carry, N_("carry")},
	{CLOSING, "close-done", N_("The key result is done"), "x Space",
		IN_CLOSING, do_close_done, N_("done")},
	{CLOSING, "close-drop", N_("The key result is dropped"), "X",
		IN_CLOSING, do_close_drop, N_("drop")},
	{CLOSING, "close-keep", N_("The key result stays open"), "o",
		IN_CLOSING, do_close_keep, NULL},
	{CLOSING, "close-type", N_("Type in the row"), "i e", IN_CLOSING,
		do_close_type, N_("type")},
	{CLOSING, "close-editor", N_("The reflection in $EDITOR"), "E",
		IN_CLOSING, do_close_editor, NULL},
	{CLOSING, "close-next", N_("Go to the next field"), "Tab", IN_CLOSING,
		do_close_next, NULL},
	{CLOSING, "close-previous", N_("Go to the field before"), "S-Tab",
		IN_CLOSING, do_close_previous, NULL},
	{CLOSING, "close-skip", N_("Skip the card for now"), "s", IN_CLOSING,
		do_close_skip, N_("skip")},
	{CLOSING, "close-back", N_("Go back to the card before"), "Backspace p",
		IN_CLOSING, do_close_back, N_("back")},

	{FILES, "import", N_("Read a file in: :import FILE"), "", ANYWHERE,
		do_import, NULL},
	{FILES, "export", N_("Write the plan: :export FILE.yaml"), "", ANYWHERE,
		do_export, NULL},
	{FILES, "sample", N_("Fill an empty plan with the sample"), "s",
		IN_PLAN, do_sample, NULL},

	{PROGRAM, "command", N_("Type a command"), ":", ANYWHERE, do_command,
		N_("command")},
	{PROGRAM, "help", N_("Show this help"), "? F1", ANYWHERE, do_help,
		N_("help")},
	{PROGRAM, "theme", N_("Use another theme: :theme light"), "", ANYWHERE,
		do_theme, NULL},
	{PROGRAM, "redraw", N_("Draw the screen again"), "C-l", ANYWHERE,
		do_redraw, NULL},
	{PROGRAM, "suspend", N_("Back to the shell; fg returns"), "C-z",
		ANYWHERE, do_suspend, NULL},
	{PROGRAM, "back", N_("Back, or leave"), "q", ANYWHERE, do_back,
		N_("leave")},
	{PROGRAM, "quit", N_("Leave"), "C-c", ANYWHERE, do_quit, NULL},
	{NULL, NULL, NULL, NULL, ANYWHERE, NULL, NULL},
};

int
command_index(const char *name)
{
	int i;

	for (i = 0; commands[i].name; i++)
		if (strcmp(commands[i].name, name) == 0)
			return i;
	return KEYMAP_NONE;
}

int
command_layer(int command)
{
	enum where where = commands[command].where;

	return where >= IN_CHECKIN ? (int)where : 0;
}

bool
command_is_here(const struct tui *tui, const struct command *command)
{
	if (command->where == ANYWHERE)
		return true;
	if (command->where < IN_CHECKIN)
		return tui->view == VIEW_PLAN;
	return tui_own(tui) && tui_own(tui)->where == (int)command->where;
}

bool
command_is_hinted(const struct tui *tui, const struct command *command)
{
	return command->hint && command_is_here(tui, command) &&
		(tui->view == VIEW_PLAN ||
			(strcmp(command->group, FIND_GROUP) != 0 &&
				strcmp(command->group, SHOW_GROUP) != 0));
}

/* Whether the command makes sense here; says why not. */
static bool
allowed(struct tui *tui, const struct command *command, struct err *err)
{
	const struct node *node = tui_selected(tui);

	if (command->where == ANYWHERE)
		return true;
	if (command->where >= IN_CHECKIN)
		return command_is_here(tui, command) ||
			err_set(err, ERR_INPUT,
				_("%s works on another screen; ? says where"),
				command->name);
	if (tui->view != VIEW_PLAN)
		return err_set(err, ERR_INPUT,
			_("%s works on the plan; q goes back to it"),
			command->name);
	if (command->where == IN_PLAN)
		return true;
	if (!node)
		return err_set(
			err, ERR_INPUT, _("nothing is selected; a adds"));
	if (command->where == ON_KEY_RESULT && node->level != LEVEL_KEY_RESULT)
		return err_set(err, ERR_INPUT, _("%s is for key results"),
			command->name);
	return true;
}

void
command_run(struct tui *tui, int index, const char *argument)
{
	struct err err = {0};

	if (index < 0)
		return;
	if (tui_own(tui) && commands[index].where == ANYWHERE &&
		tui_own(tui)->run(tui, commands[index].name))
		return;
	if (!allowed(tui, &commands[index], &err) ||
		!commands[index].run(tui, argument, &err))
		tui_error(tui, &err);
}

/* The command whose name is typed, or begins so and is the only one. */
static int
find_typed(const char *name, size_t length)
{
	int i, found = KEYMAP_NONE;

	for (i = 0; commands[i].name; i++) {
		if (strncmp(commands[i].name, name, length) != 0)
			continue;
		if (!commands[i].name[length])
			return i;
		found = found == KEYMAP_NONE ? i : KEYMAP_NONE - 1;
	}
	return found;
}

void
command_line(struct tui *tui, const char *text)
{
	struct err err = {0};
	size_t length;
	int index;

	text += strspn(text, " :");
	length = strcspn(text, " ");
	if (!length)
		return;
	/* As vim's fingers have it. */
	if (strcmp(text, "q") == 0 || strcmp(text, "wq") == 0 ||
		strcmp(text, "x") == 0 || strcmp(text, "q!") == 0) {
		tui->leaving = true;
		return;
	}
	if (strcmp(text, "w") == 0) {
		tui_message(tui, _("everything is saved already"));
		return;
	}
	index = find_typed(text, length);
	if (index < 0) {
		err_set(&err, ERR_INPUT,
			index == KEYMAP_NONE
				? _("there is no command %.*s; Tab lists them")
				: _("%.*s is more than one command; Tab lists "
				    "them"),
			(int)length, text);
		tui_error(tui, &err);
		return;
	}
	text += length;
	command_run(tui, index, text + strspn(text, " "));
}

/* ---- completion */

/* Adds "HEAD WORD" when the word begins as typed. */
static void
offer(struct completion *found, const char *head, const char *typed,
	const char *word)
{
	struct str item = {0};

	if (!word || strncmp(word, typed, strlen(typed)) != 0)
		return;
	str_addf(&item, "%s%s", head, word);
	completion_add(found, str_text(&item));
	str_fini(&item);
}

static void
offer_fields(struct completion *found, const char *head, const char *typed)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	size_t i;

	for (i = NODE_DUE; i < type->field_count; i++)
		if (!type->fields[i].derived)
			offer(found, head, typed, type->fields[i].name);
}

static void
offer_cycles(const struct tui *tui, struct completion *found, const char *head,
	const char *typed)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		offer(found, head, typed, cycle->name);
}

static void
offer_themes(struct completion *found, const char *head, const char *typed)
{
	const struct theme_source *source;

	for (source = theme_sources; source->name; source++)
		offer(found, head, typed, source->name);
}

void
command_complete(void *context, const char *text, size_t length,
	struct completion *found)
{
	const struct tui *tui = context;
	char *typed = base_strdup(text), *argument, *head;
	int i;

	typed[length] = '\0';
	argument = strchr(typed, ' ');
	if (!argument) {
		for (i = 0; commands[i].name; i++)
			offer(found, "", typed, commands[i].name);
	} else {
		argument++;
		head = base_strdup(typed);
		head[argument - typed] = '\0';
		if (strcmp(head, "set ") == 0)
			offer_fields(found, head, argument);
		else if (strcmp(head, "theme ") == 0)
			offer_themes(found, head, argument);
		else if (strcmp(head, "cycle ") == 0 ||
			strcmp(head, "move ") == 0)
			offer_cycles(tui, found, head, argument);
		free(head);
	}
	free(typed);
}

void
tui_print_keys(FILE *out)
{
	int i;

	for (i = 0; commands[i].name; i++)
		fprintf(out, "%s\t%s\t%s\t%s\n", _(commands[i].group),
			commands[i].keys, commands[i].name,
			_(commands[i].help));
}
