/* SPDX-License-Identifier: MIT */
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

/* The functions behind the commands; the table in command.c says what each
 * one does. */

#include "tui_private.h"

#define ACTION(name) \
	bool do_##name(struct tui *tui, const char *argument, struct err *err)

/* actions_move.c */
ACTION(down);
ACTION(up);
ACTION(top);
ACTION(bottom);
ACTION(half_down);
ACTION(half_up);
ACTION(page_down);
ACTION(page_up);
ACTION(left);
ACTION(right);
ACTION(fold);
ACTION(fold_all);
ACTION(unfold_all);
ACTION(pane);
ACTION(open);
ACTION(goto);
ACTION(search);
ACTION(next);
ACTION(previous);
ACTION(filter);
ACTION(clear);

/* actions_edit.c */
ACTION(add);
ACTION(add_below);
ACTION(edit);
ACTION(note);
ACTION(done);
ACTION(drop);
ACTION(more);
ACTION(less);
ACTION(bit_more);
ACTION(bit_less);
ACTION(value);
ACTION(due);
ACTION(set);
ACTION(mark);
ACTION(unmark);
ACTION(undo);
ACTION(redo);

/* actions_tree.c */
ACTION(move_down);
ACTION(move_up);
ACTION(promote);
ACTION(demote);
ACTION(copy);
ACTION(cut);
ACTION(paste);
ACTION(paste_below);
ACTION(move_to);

/* actions_view.c */
ACTION(next_cycle);
ACTION(previous_cycle);
ACTION(cycles);
ACTION(cycle);
ACTION(new_cycle);
ACTION(reopen_cycle);
ACTION(backlog);
ACTION(review);
ACTION(history);
ACTION(import);
ACTION(export);
ACTION(sample);
ACTION(theme);
ACTION(help);
ACTION(command);
ACTION(redraw);
ACTION(suspend);
ACTION(back);
ACTION(quit);

#undef ACTION

#endif
