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
ACTION(checkin);
ACTION(weeks);
ACTION(metrics);
ACTION(review);
ACTION(close);
ACTION(stats);
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

/* checkin_keys.c */
ACTION(card_more);
ACTION(card_less);
ACTION(card_bit_more);
ACTION(card_bit_less);
ACTION(card_set);
ACTION(card_value);
ACTION(card_next);
ACTION(card_previous);
ACTION(card_type);
ACTION(card_note);
ACTION(card_blocker);
ACTION(card_tick);
ACTION(card_untick);
ACTION(card_add);
ACTION(card_remove);
ACTION(card_confirm);
ACTION(card_skip);
ACTION(card_back);
ACTION(card_day);

/* weeks.c */
ACTION(week_pane);
ACTION(week_list);
ACTION(week_type);
ACTION(week_add);
ACTION(week_done);
ACTION(week_not_done);
ACTION(week_first);
ACTION(week_second);
ACTION(week_tie);
ACTION(week_remove);
ACTION(week_day);

/* metrics.c */
ACTION(metric_add);
ACTION(metric_rename);
ACTION(metric_value);
ACTION(metric_day);
ACTION(metric_set);
ACTION(metric_frequency);
ACTION(metric_remove);
ACTION(metric_pane);

/* closing_keys.c */
ACTION(close_confirm);
ACTION(close_right);
ACTION(close_left);
ACTION(close_more);
ACTION(close_less);
ACTION(close_bit_more);
ACTION(close_bit_less);
ACTION(close_set);
ACTION(close_value);
ACTION(close_carry);
ACTION(close_done);
ACTION(close_drop);
ACTION(close_keep);
ACTION(close_type);
ACTION(close_editor);
ACTION(close_next);
ACTION(close_previous);
ACTION(close_skip);
ACTION(close_back);

/* review_edit.c */
ACTION(review_edit);
ACTION(review_editor);
ACTION(review_accept);
ACTION(review_more);
ACTION(review_less);
ACTION(review_bit_more);
ACTION(review_bit_less);
ACTION(review_next);
ACTION(review_previous);

#undef ACTION

#endif
