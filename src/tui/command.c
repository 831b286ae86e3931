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
#include "checkin.h"
#include "closing.h"
#include "marks.h"

#define MOVE N_("Moving")
#define EDIT N_("Editing")
#define TREE N_("Order and level")
#define FIND_GROUP "Finding"
#define SHOW_GROUP "Cycles and views"
#define FIND N_("Finding")
#define SHOW N_("Cycles and views")
#define FIELDS N_("Fields")
#define CHECKIN N_("Check-in")
#define WEEKS N_("Week notes")
#define METRICS N_("Health metrics")
#define REVIEW N_("Review")
#define CLOSING N_("Closing")
#define FILES N_("Files")
#define PROGRAM N_("The program")

const struct command commands[] = {
	{MOVE, "down", N_("Go to the next line"), "j Down C-n", ANYWHERE,
		.run = do_line, .by = 1, .counts = COUNT_BY},
	{MOVE, "up", N_("Go to the line before"), "k Up C-p", ANYWHERE,
		.run = do_line, .by = -1, .counts = COUNT_BY},
	{MOVE, "left", N_("Fold, or go to the parent"), "h Left", ON_ROW,
		.run = do_left},
	{MOVE, "right", N_("Unfold, or go to the first child"), "l Right",
		ON_ROW, .run = do_right},
	{MOVE, "top", N_("Go to the first line"), "gg Home", ANYWHERE,
		.run = do_end, .by = -1},
	{MOVE, "bottom", N_("Go to the last line"), "G End", ANYWHERE,
		.run = do_end, .by = 1},
	{MOVE, "half-down", N_("Go half a page down"), "C-d", ANYWHERE,
		.run = do_page, .by = 1, .counts = COUNT_BY},
	{MOVE, "half-up", N_("Go half a page up"), "C-u", ANYWHERE,
		.run = do_page, .by = -1, .counts = COUNT_BY},
	{MOVE, "page-down", N_("Go a page down"), "PageDown C-f", ANYWHERE,
		.run = do_page, .by = 2, .counts = COUNT_BY},
	{MOVE, "page-up", N_("Go a page up"), "PageUp C-b", ANYWHERE,
		.run = do_page, .by = -2, .counts = COUNT_BY},
	{MOVE, "fold", N_("Fold or unfold"), "za", ON_ROW, .run = do_fold},
	{MOVE, "close-fold", N_("Fold, or fold what is above"), "zc", ON_ROW,
		.run = do_fold_row},
	{MOVE, "open-fold", N_("Unfold"), "zo", ON_ROW, .run = do_fold_row,
		.by = 1},
	{MOVE, "fold-all", N_("Fold everything"), "zM Z", IN_TREE,
		.run = do_fold_all},
	{MOVE, "unfold-all", N_("Unfold everything"), "zR U", IN_TREE,
		.run = do_fold_all, .by = true},
	{MOVE, "pane", N_("Go to the other pane"), "Tab S-Tab", IN_PLAN,
		.run = do_pane},
	{MOVE, "pane-larger", N_("Give the first pane more room"), "}", IN_PLAN,
		.run = do_resize, .by = 5},
	{MOVE, "pane-smaller", N_("Give the first pane less room"), "{",
		IN_PLAN, .run = do_resize, .by = -5},
	{MOVE, "zoom", N_("Show this pane alone, or all again"), "O", IN_PLAN,
		.run = do_zoom},
	{MOVE, "open", N_("Go into what is selected"), "Enter", ANYWHERE,
		.run = do_open},
	{MOVE, "goto", N_("Go to a node: :goto O2.KR1"), "", ANYWHERE,
		.run = do_goto},
	{MOVE, "follow", N_("Go to what it serves or came from"), "gd", ON_NODE,
		.run = do_follow},
	{MOVE, "link", N_("Open its link in the browser"), "o", ON_NODE,
		.run = do_link},

	{EDIT, "add", N_("Add beside"), "a", IN_PLAN, .run = do_add,
		.hint = N_("add")},
	{EDIT, "add-below", N_("Add below"), "A", IN_PLAN, .run = do_add_below},
	{EDIT, "edit", N_("Edit the title in place"), "e", ON_NODE,
		.run = do_edit, .on = ON_ONE, .hint = N_("edit")},
	{EDIT, "fields", N_("Edit every field where it stands"), "i", ON_NODE,
		.run = do_fields, .on = ON_MARKED},
	{EDIT, "note", N_("Edit the note in $EDITOR"), "E", ON_NODE,
		.run = do_note, .on = ON_ONE},
	{EDIT, "more", N_("One point more progress, or priority"), "+", ON_NODE,
		.run = do_step, .by = 10, .on = ON_MARKED, .hint = N_("more"),
		.counts = COUNT_BY},
	{EDIT, "less", N_("One point less progress, or priority"), "-", ON_NODE,
		.run = do_step, .by = -10, .on = ON_MARKED, .counts = COUNT_BY},
	{EDIT, "bit-more", N_("A tenth of a point more"), "M-+", ON_NODE,
		.run = do_step, .by = 1, .on = ON_MARKED, .counts = COUNT_BY},
	{EDIT, "bit-less", N_("A tenth of a point less"), "M--", ON_NODE,
		.run = do_step, .by = -1, .on = ON_MARKED, .counts = COUNT_BY},
	{EDIT, "value", N_("Type the progress, or the metric's value"), "=",
		ON_NODE, .run = do_value, .on = ON_MARKED},
	{EDIT, "done", N_("Done, or open again"), "x Space", ON_NODE,
		.run = do_state, .by = STATE_DONE, .on = ON_MARKED,
		.hint = N_("done")},
	{EDIT, "drop", N_("Dropped, or open again"), "X", ON_NODE,
		.run = do_state, .by = STATE_DROPPED, .on = ON_MARKED},
	{EDIT, "due", N_("Set the due date"), "D", ON_NODE, .run = do_due,
		.on = ON_MARKED},
	{EDIT, "set", N_("Set any field: :set owner Li"), "", ON_NODE,
		.run = do_set, .on = ON_MARKED},
	{EDIT, "mark", N_("Mark for a change of several"), "m", ON_ROW,
		.run = do_mark},
	{EDIT, "unmark", N_("Take all marks away"), "M", IN_TREE,
		.run = do_unmark},
	{EDIT, "repeat", N_("Do the last change of rows again"), ".", ON_NODE,
		.run = do_repeat, .on = ON_MARKED},
	{EDIT, "undo", N_("Take the last change back"), "u", ANYWHERE,
		.run = do_undo, .by = -1, .hint = N_("undo"),
		.counts = COUNT_TIMES},
	{EDIT, "redo", N_("Do again what was taken back"), "C-r", ANYWHERE,
		.run = do_undo, .by = 1, .counts = COUNT_TIMES},

	{TREE, "move-down", N_("Move it down"), "J S-Down", ON_NODE,
		.run = do_reorder, .by = 1, .on = ON_MARKED,
		.counts = COUNT_TIMES},
	{TREE, "move-up", N_("Move it up"), "K S-Up", ON_NODE,
		.run = do_reorder, .by = -1, .on = ON_MARKED,
		.counts = COUNT_TIMES},
	{TREE, "promote", N_("One level up"), "< S-Left", ON_NODE,
		.run = do_level, .by = -1, .on = ON_MARKED,
		.counts = COUNT_TIMES},
	{TREE, "demote", N_("One level down"), "> S-Right", ON_NODE,
		.run = do_level, .by = 1, .on = ON_MARKED,
		.counts = COUNT_TIMES},
	{TREE, "copy", N_("Copy with all below it"), "y", ON_NODE,
		.run = do_copy, .on = ON_MARKED},
	{TREE, "copy-text", N_("Copy its reference to the clipboard"), "Y",
		ON_NODE, .run = do_copy_text, .on = ON_MARKED},
	{TREE, "cut", N_("Cut with all below it"), "d Delete", ON_NODE,
		.run = do_cut, .on = ON_MARKED, .removes = true},
	{TREE, "paste", N_("Paste beside"), "p", IN_TREE, .run = do_paste},
	{TREE, "paste-below", N_("Paste below"), "P", IN_TREE, .run = do_paste,
		.by = 1},
	{TREE, "move", N_("Move to a cycle, O2 or the backlog"), "t", ON_NODE,
		.run = do_move_to, .on = ON_MARKED},

	{FIND, "search", N_("Search what is shown as you type"), "/", ANYWHERE,
		.run = do_search, .hint = N_("search")},
	{FIND, "next", N_("Go to the next match"), "n", ANYWHERE,
		.run = do_match, .by = 1, .counts = COUNT_TIMES},
	{FIND, "previous", N_("Go to the match before"), "N", ANYWHERE,
		.run = do_match, .by = -1, .counts = COUNT_TIMES},
	{FIND, "filter", N_("Show only what passes a filter"), "f", IN_TREE,
		.run = do_filter},
	{FIND, "clear", N_("Take view, search, filter, marks off"), "Esc",
		ANYWHERE, .run = do_clear},

	{SHOW, "previous-cycle", N_("Show the cycle before"), "[", IN_CYCLE,
		.run = do_beside, .by = -1, .counts = COUNT_TIMES},
	{SHOW, "next-cycle", N_("Show the next cycle"), "]", IN_CYCLE,
		.run = do_beside, .by = 1, .counts = COUNT_TIMES},
	{SHOW, "cycles", N_("List the cycles"), "C", ANYWHERE, .run = do_view,
		.by = VIEW_CYCLES},
	{SHOW, "cycle", N_("Show a cycle: :cycle 2026-Q4"), "", ANYWHERE,
		.run = do_cycle},
	{SHOW, "new", N_("Make a cycle: :new 2027-Q1"), "", ANYWHERE,
		.run = do_new_cycle},
	{SHOW, "close", N_("Close the cycle: scores, what is carried"), "",
		ANYWHERE, .run = do_view, .by = VIEW_CLOSING},
	{SHOW, "reopen", N_("Open a closed cycle again"), "", IN_PLAN,
		.run = do_reopen_cycle},
	{SHOW, "backlog", N_("Show the backlog, or go back"), "b", ANYWHERE,
		.run = do_backlog},
	{SHOW, "what-next", N_("What wants you now: owed, due, blocked"), "gn",
		ANYWHERE, .run = do_view, .by = VIEW_NEXT},
	{SHOW, "checkin", N_("Check in: what is due, one card each"), "c",
		ANYWHERE, .run = do_view, .by = VIEW_CHECKIN,
		.hint = N_("check in")},
	{SHOW, "weeks", N_("Week notes: priorities, wins, now"), "w", ANYWHERE,
		.run = do_view, .by = VIEW_WEEKS},
	{SHOW, "metrics", N_("Health metrics: values, limits, months"), "W",
		ANYWHERE, .run = do_view, .by = VIEW_METRICS},
	{SHOW, "review", N_("Show the review of the cycle"), "r", ANYWHERE,
		.run = do_view, .by = VIEW_REVIEW, .hint = N_("review")},
	{SHOW, "stats", N_("Statistics over the cycles"), "S", ANYWHERE,
		.run = do_view, .by = VIEW_STATS},
	{SHOW, "history", N_("Show what was changed; :history all"), "H",
		ON_NODE, .run = do_view, .by = VIEW_HISTORY},

	{FIELDS, "field-edit", N_("Type in the field"), "Enter i e", IN_FIELDS,
		.run = do_field_edit, .hint = N_("edit")},
	{FIELDS, "field-editor", N_("Edit the text in $EDITOR"), "E", IN_FIELDS,
		.run = do_field_editor, .hint = N_("editor")},
	{FIELDS, "field-next", N_("Go to the next field"), "Tab", IN_FIELDS,
		.run = do_field_next, .by = 1, .hint = N_("next field")},
	{FIELDS, "field-previous", N_("Go to the field before"), "S-Tab",
		IN_FIELDS, .run = do_field_next, .by = -1},
	{FIELDS, "field-more", N_("The next choice"), "l Right + Space",
		IN_FIELDS, .run = do_field_step, .by = 1, .hint = N_("choose")},
	{FIELDS, "field-less", N_("The choice before"), "h Left -", IN_FIELDS,
		.run = do_field_step, .by = -1},
	{FIELDS, "field-clear", N_("Take the value away"), "d Delete",
		IN_FIELDS, .run = do_field_clear},

	{CHECKIN, "card-confirm", N_("Confirm the card and go on"), "Enter",
		IN_CHECKIN, .run = do_card_confirm, .hint = N_("confirm")},
	{CHECKIN, "card-more", N_("One point more"), "l Right +", IN_CHECKIN,
		.run = do_card_step, .by = 10, .hint = N_("more")},
	{CHECKIN, "card-less", N_("One point less"), "h Left -", IN_CHECKIN,
		.run = do_card_step, .by = -10, .hint = N_("less")},
	{CHECKIN, "card-bit-more", N_("A tenth of a point more"), "L M-+",
		IN_CHECKIN, .run = do_card_step, .by = 1},
	{CHECKIN, "card-bit-less", N_("A tenth of a point less"), "H M--",
		IN_CHECKIN, .run = do_card_step, .by = -1},
	{CHECKIN, "card-set", N_("So many points; t is ten"),
		"0 1 2 3 4 5 6 7 8 9 t", IN_CHECKIN, .run = do_card_set},
	{CHECKIN, "card-value", N_("Type it exactly; tie a priority"), "=",
		IN_CHECKIN, .run = do_card_value},
	{CHECKIN, "card-next", N_("Go to the next field"), "Tab", IN_CHECKIN,
		.run = do_card_row, .by = 1, .hint = N_("next field")},
	{CHECKIN, "card-previous", N_("Go to the field before"), "S-Tab",
		IN_CHECKIN, .run = do_card_row, .by = -1},
	{CHECKIN, "card-type", N_("Type in the field"), "i e", IN_CHECKIN,
		.run = do_card_type, .hint = N_("type")},
	{CHECKIN, "card-note", N_("Type a note"), "n", IN_CHECKIN,
		.run = do_card_text, .by = CHECKIN_NOTE, .hint = N_("note")},
	{CHECKIN, "card-blocker", N_("Type what blocks it"), "b", IN_CHECKIN,
		.run = do_card_text, .by = CHECKIN_BLOCKER,
		.hint = N_("blocker")},
	{CHECKIN, "card-tick", N_("Tick an action or a priority"), "x Space",
		IN_CHECKIN, .run = do_card_tick},
	{CHECKIN, "card-untick", N_("Mark a priority as not done"), "X",
		IN_CHECKIN, .run = do_card_untick},
	{CHECKIN, "card-add", N_("Add an action or a priority"), "a",
		IN_CHECKIN, .run = do_card_add},
	{CHECKIN, "card-remove", N_("Take a priority away"), "d", IN_CHECKIN,
		.run = do_card_remove, .removes = true},
	{CHECKIN, "card-skip", N_("Skip the card for now"), "s", IN_CHECKIN,
		.run = do_card_skip, .hint = N_("skip")},
	{CHECKIN, "card-back", N_("Go back to the card before"), "Backspace p",
		IN_CHECKIN, .run = do_card_back, .hint = N_("back")},
	{CHECKIN, "card-day", N_("Check in for another day"), "D", IN_CHECKIN,
		.run = do_card_day},

	{WEEKS, "week-type", N_("Type in the row"), "Enter i e", IN_WEEKS,
		.run = do_week_type, .hint = N_("type")},
	{WEEKS, "week-add", N_("Add a priority: P2 O1.KR1 title"), "a",
		IN_WEEKS, .run = do_week_add, .hint = N_("add")},
	{WEEKS, "week-done", N_("The priority is done, or open again"),
		"x Space", IN_WEEKS, .run = do_week_mark, .by = PRIORITY_DONE,
		.hint = N_("done")},
	{WEEKS, "week-not-done", N_("The priority was not done"), "X", IN_WEEKS,
		.run = do_week_mark, .by = PRIORITY_NOT_DONE,
		.hint = N_("not done")},
	{WEEKS, "week-first", N_("Make it a P1"), "+", IN_WEEKS,
		.run = do_week_rank, .by = 1},
	{WEEKS, "week-second", N_("Make it a P2"), "-", IN_WEEKS,
		.run = do_week_rank, .by = -1},
	{WEEKS, "week-tie", N_("Tie it to a key result"), "=", IN_WEEKS,
		.run = do_week_tie, .hint = N_("tie")},
	{WEEKS, "week-remove", N_("Take it away: a priority, or the note"),
		"d Delete", IN_WEEKS, .run = do_week_remove, .removes = true},
	{WEEKS, "week-day", N_("Go to the week of a day"), "D", IN_WEEKS,
		.run = do_week_day},
	{WEEKS, "week-pane", N_("Go between list and note"),
		"Tab S-Tab l Right", IN_WEEKS, .run = do_week_pane,
		.hint = N_("other pane")},
	{WEEKS, "week-list", N_("Go to the list of notes"), "h Left", IN_WEEKS,
		.run = do_week_list},

	{METRICS, "metric-value", N_("Enter today's value"),
		"Enter = 0 1 2 3 4 5 6 7 8 9", IN_METRICS,
		.run = do_metric_value, .hint = N_("value")},
	{METRICS, "metric-day", N_("Enter a day's value, or take it away"), "D",
		IN_METRICS, .run = do_metric_day, .hint = N_("other day")},
	{METRICS, "metric-add", N_("Add a health metric"), "a", IN_METRICS,
		.run = do_metric_add, .hint = N_("add")},
	{METRICS, "metric-rename", N_("Change its name"), "e", IN_METRICS,
		.run = do_metric_rename, .hint = N_("rename")},
	{METRICS, "metric-set", N_("Set unit, at_least, at_most, note"), "s",
		IN_METRICS, .run = do_metric_set, .hint = N_("limits")},
	{METRICS, "metric-frequency", N_("How often it is read"), "f",
		IN_METRICS, .run = do_metric_frequency,
		.hint = N_("how often")},
	{METRICS, "metric-remove", N_("Take it away with its values"),
		"d Delete", IN_METRICS, .run = do_metric_remove,
		.removes = true},
	{METRICS, "metric-pane", N_("Go to the other pane"), "Tab S-Tab",
		IN_METRICS, .run = do_metric_pane},

	{REVIEW, "review-edit", N_("Edit the score or the text"), "Enter e i =",
		IN_REVIEW, .run = do_review_edit, .hint = N_("edit")},
	{REVIEW, "review-editor", N_("Edit the text in $EDITOR"), "E",
		IN_REVIEW, .run = do_review_editor, .hint = N_("editor")},
	{REVIEW, "review-accept", N_("Set the score as suggested"), "Space x",
		IN_REVIEW, .run = do_review_accept, .hint = N_("as suggested")},
	{REVIEW, "review-more", N_("A tenth more score"), "+", IN_REVIEW,
		.run = do_review_step, .by = 10, .hint = N_("more")},
	{REVIEW, "review-less", N_("A tenth less score"), "-", IN_REVIEW,
		.run = do_review_step, .by = -10, .hint = N_("less")},
	{REVIEW, "review-bit-more", N_("A hundredth more"), "M-+", IN_REVIEW,
		.run = do_review_step, .by = 1},
	{REVIEW, "review-bit-less", N_("A hundredth less"), "M--", IN_REVIEW,
		.run = do_review_step, .by = -1},
	{REVIEW, "review-next", N_("Go to what is owed next"), "n", IN_REVIEW,
		.run = do_review_owed, .by = 1, .hint = N_("next owed")},
	{REVIEW, "review-previous", N_("Go to what was owed before"), "N",
		IN_REVIEW, .run = do_review_owed, .by = -1},

	{CLOSING, "close-confirm", N_("Keep the card, go on; at the end close"),
		"Enter", IN_CLOSING, .run = do_close_confirm,
		.hint = N_("go on")},
	{CLOSING, "close-right", N_("The next choice, or more score"),
		"l Right", IN_CLOSING, .run = do_close_choice, .by = 1,
		.hint = N_("choose")},
	{CLOSING, "close-left", N_("The choice before, or less score"),
		"h Left", IN_CLOSING, .run = do_close_choice, .by = -1},
	{CLOSING, "close-more", N_("A tenth more score"), "+", IN_CLOSING,
		.run = do_close_step, .by = 10, .hint = N_("more")},
	{CLOSING, "close-less", N_("A tenth less score"), "-", IN_CLOSING,
		.run = do_close_step, .by = -10},
	{CLOSING, "close-bit-more", N_("A hundredth more"), "L M-+", IN_CLOSING,
		.run = do_close_step, .by = 1},
	{CLOSING, "close-bit-less", N_("A hundredth less"), "H M--", IN_CLOSING,
		.run = do_close_step, .by = -1},
	{CLOSING, "close-set", N_("So many tenths; t is 1.0"),
		"0 1 2 3 4 5 6 7 8 9 t", IN_CLOSING, .run = do_close_set},
	{CLOSING, "close-value", N_("Type the score, or the next cycle"), "=",
		IN_CLOSING, .run = do_close_value},
	{CLOSING, "close-carry", N_("Carry the key result over"), "c",
		IN_CLOSING, .run = do_close_fate, .by = OUTCOME_CARRY,
		.hint = N_("carry")},
	{CLOSING, "close-done", N_("The key result is done"), "x Space",
		IN_CLOSING, .run = do_close_fate, .by = OUTCOME_DONE,
		.hint = N_("done")},
	{CLOSING, "close-drop", N_("The key result is dropped"), "X",
		IN_CLOSING, .run = do_close_fate, .by = OUTCOME_DROP,
		.hint = N_("drop")},
	{CLOSING, "close-keep", N_("The key result stays open"), "o",
		IN_CLOSING, .run = do_close_fate, .by = OUTCOME_KEEP},
	{CLOSING, "close-type", N_("Type in the row"), "i e", IN_CLOSING,
		.run = do_close_type, .hint = N_("type")},
	{CLOSING, "close-editor", N_("The reflection in $EDITOR"), "E",
		IN_CLOSING, .run = do_close_editor},
	{CLOSING, "close-next", N_("Go to the next field"), "Tab", IN_CLOSING,
		.run = do_close_row, .by = 1},
	{CLOSING, "close-previous", N_("Go to the field before"), "S-Tab",
		IN_CLOSING, .run = do_close_row, .by = -1},
	{CLOSING, "close-skip", N_("Skip the card for now"), "s", IN_CLOSING,
		.run = do_close_skip, .hint = N_("skip")},
	{CLOSING, "close-back", N_("Go back to the card before"), "Backspace p",
		IN_CLOSING, .run = do_close_back, .hint = N_("back")},

	{FILES, "import", N_("Read a file in: :import FILE"), "", ANYWHERE,
		.run = do_import},
	{FILES, "export", N_("Write the plan: :export FILE.yaml"), "", ANYWHERE,
		.run = do_export, .always = true},
	{FILES, "save", N_("Save what is shown: :save FILE.db"), "", ANYWHERE,
		.run = do_save, .always = true},
	{FILES, "sample", N_("Fill an empty plan with the sample"), "s",
		IN_PLAN, .run = do_sample},

	{PROGRAM, "command", N_("Type a command"), ":", ANYWHERE,
		.run = do_command, .hint = N_("command"), .always = true},
	{PROGRAM, "help", N_("Show this help"), "? F1", ANYWHERE,
		.run = do_view, .by = VIEW_HELP, .hint = N_("help"),
		.always = true},
	{PROGRAM, "theme", N_("Use another theme: :theme light"), "", ANYWHERE,
		.run = do_theme, .always = true},
	{PROGRAM, "redraw", N_("Draw the screen again"), "C-l", ANYWHERE,
		.run = do_redraw, .always = true},
	{PROGRAM, "suspend", N_("Back to the shell; fg returns"), "C-z",
		ANYWHERE, .run = do_suspend, .always = true},
	{PROGRAM, "back", N_("Back, or leave"), "q", ANYWHERE, .run = do_back,
		.hint = N_("leave"), .always = true},
	{PROGRAM, "quit", N_("Leave"), "C-c", ANYWHERE, .run = do_quit,
		.always = true},
	{.name = NULL},
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
	if (command->where == ANYWHERE ||
		(command->where == IN_CYCLE && tui->view->of_cycle))
		return true;
	if (command->where < IN_CHECKIN)
		return tui->view == &plan_view;
	return tui_view(tui)->where == (int)command->where;
}

bool
command_is_hinted(const struct tui *tui, const struct command *command)
{
	return command->hint && command_is_here(tui, command) &&
		(tui->view == &plan_view ||
			(strcmp(command->group, FIND_GROUP) != 0 &&
				strcmp(command->group, SHOW_GROUP) != 0));
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
