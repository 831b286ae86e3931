/* SPDX-License-Identifier: MIT */
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

/* The functions behind the commands; the table in command.c says what each
 * one does. */

#include "tui_private.h"

#define ACTION(name)    \
	bool do_##name( \
		struct desk *desk, const struct asked *asked, struct err *err)

/* Whether something is meant to go there: what is over is asked about once, and
 * the second time it is meant. */
bool actions_meant(struct desk *desk, struct place place, struct err *err);

/* actions_move.c */
ACTION(line);
ACTION(page);
ACTION(end);
ACTION(left);
ACTION(right);
ACTION(fold);
ACTION(fold_all);
ACTION(fold_row);
ACTION(pane);
ACTION(open);
ACTION(goto);
ACTION(search);
ACTION(match);
ACTION(filter);
ACTION(clear);

/* preview.c */
ACTION(read_as);
ACTION(read_next);
ACTION(read_in);
/* Shows the document, which is taken, before it is read in to the cycle. */
void preview_show(struct desk *desk, struct preview *preview, uint32_t cycle);
/* Says what came of it. */
void preview_tell(struct desk *desk, const struct preview *preview);

/* form_keys.c */
ACTION(form_next);
ACTION(form_pane);

/* reaching.c */
ACTION(follow);
ACTION(jump_back);
ACTION(why);
ACTION(link);
ACTION(copy_text);

/* comments.c */
ACTION(comment);

/* conflicts.c */
ACTION(conflict);

/* programs.c */
ACTION(run);
ACTION(program);

/* syncing.c */
ACTION(sync);

/* command_run.c */
ACTION(repeat);

/* actions_edit.c */
ACTION(add);
ACTION(add_below);
ACTION(edit);
ACTION(note);
ACTION(state);
ACTION(step);
ACTION(value);
ACTION(due);
ACTION(set);
ACTION(mark);
ACTION(unmark);
ACTION(undo);

/* actions_tree.c */
ACTION(sort);
ACTION(reorder);
ACTION(level);
ACTION(copy);
ACTION(cut);
ACTION(paste);
ACTION(move_to);

/* actions_view.c */
ACTION(beside);
ACTION(view);
ACTION(cycle);
ACTION(new_cycle);
ACTION(reopen_cycle);
ACTION(backlog);
ACTION(import);
ACTION(help_filter);
ACTION(dump);
ACTION(export);
ACTION(save);
ACTION(sample);
ACTION(theme);
ACTION(resize);
ACTION(zoom);
ACTION(command);
ACTION(redraw);
ACTION(suspend);
ACTION(back);
ACTION(quit);

/* actions_review.c */
ACTION(figures);
ACTION(template);

/* checkin_keys.c */
ACTION(card_step);
ACTION(card_set);
ACTION(card_value);
ACTION(card_type);
ACTION(card_text);
ACTION(card_tick);
ACTION(card_untick);
ACTION(card_add);
ACTION(card_remove);
ACTION(card_confirm);
ACTION(card_skip);
ACTION(card_rest);
ACTION(card_back);
ACTION(card_day);

/* weeks.c */
ACTION(week_type);
ACTION(week_add);
ACTION(week_mark);
ACTION(week_rank);
ACTION(week_tie);
ACTION(week_remove);
ACTION(week_day);

/* cycles.c */
ACTION(cycle_add);
ACTION(cycle_field);
ACTION(cycle_type);
ACTION(cycle_choice);
ACTION(cycle_rhythm);
ACTION(cycle_close);
ACTION(cycle_remove);
ACTION(cycle_archive);

/* metrics.c */
ACTION(metric_type);
ACTION(metric_choice);
ACTION(metric_add);
ACTION(metric_rename);
ACTION(metric_value);
ACTION(metric_day);
ACTION(metric_set);
ACTION(metric_frequency);
ACTION(metric_remove);

/* closing_keys.c */
ACTION(close_confirm);
ACTION(close_choice);
ACTION(close_step);
ACTION(close_set);
ACTION(close_value);
ACTION(close_fate);
ACTION(close_editor);
ACTION(close_skip);
ACTION(close_back);

/* review_edit.c, review_screen.c */
ACTION(review_edit);
ACTION(review_editor);
ACTION(review_accept);
ACTION(review_step);
ACTION(review_owed);

/* fields.c */
ACTION(fields);
ACTION(field_edit);
ACTION(field_editor);
ACTION(field_step);
ACTION(field_clear);

#undef ACTION

#endif
