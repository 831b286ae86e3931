/* SPDX-License-Identifier: MIT */
/* What keys do while a cycle is closed. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "closing.h"
#include "model/progress.h"
#include "review/owed.h"
#include "review/review.h"
#include "scale.h"

#define SCORE_MOST 100

static struct closing_row
selected(const struct desk *desk)
{
	const struct form_row *at = form_selected(&desk->closing->form);
	struct closing_row row = {.kind = CLOSING_NEXT};

	if (at)
		return (struct closing_row){
			(enum closing_row_kind)at->own, at->spot.id};
	closing_row(desk, 0, &row);
	return row;
}

/* ---- scores */

static bool
need_score(struct desk *desk, struct closing_row *row, struct err *err)
{
	*row = selected(desk);
	return row->kind == CLOSING_SCORE ||
		err_set(err, ERR_INPUT, _("this is not a score"));
}

static bool
step_score(struct desk *desk, int by, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct closing_row row;

	return need_score(desk, &row, err) &&
		closing_score(desk, row.node,
			review_moved_score(plan, plan_node(plan, row.node), by),
			err);
}

bool
do_close_step(struct desk *desk, const struct asked *asked, struct err *err)
{
	return step_score(desk, asked->by, err);
}

bool
do_close_set(struct desk *desk, const struct asked *asked, struct err *err)
{
	char key[KEY_TEXT_SIZE];
	const char *text =
		*asked->argument ? asked->argument : key_text(asked->key, key);
	struct closing_row row;
	int score = SCORE_MOST;

	if (!need_score(desk, &row, err))
		return false;
	if (strcmp(text, "t") != 0)
		score = 10 * (*text - '0');
	return score >= 0 && score <= SCORE_MOST &&
		closing_score(desk, row.node, score, err);
}

/* A score from what it is, or is suggested; the next cycle by its name. */
bool
do_close_value(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct closing_row row = selected(desk);
	struct spot spot = closing_spot(row);
	char score[TENTHS_TEXT_SIZE], name[SPAN_TEXT_SIZE];
	const char *text = NULL;
	int shown;

	(void)asked;
	if (row.kind == CLOSING_SCORE) {
		shown = review_shown_score(plan, plan_node(plan, row.node));
		text = shown < 0 ? "" : score_text(shown, score);
	}
	if (row.kind == CLOSING_NEXT)
		text = closing_next_name(desk, name);
	return typing_open_from(desk, &spot, text, err);
}

bool
closing_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	if (!spot->own)
		return typing_store(desk, spot, text, err);
	return !*text || closing_read_next(desk, text, err);
}

/* ---- what becomes of key results */

static bool
need_choice(struct desk *desk, struct choice **choice, struct err *err)
{
	struct closing_row row = selected(desk);

	*choice = row.kind == CLOSING_SCORE
		? closing_choice(desk->closing, row.node)
		: NULL;
	if (!*choice)
		err_set(err, ERR_INPUT, _("that is for open key results"));
	return *choice != NULL;
}

bool
do_close_fate(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct choice *choice;

	if (!need_choice(desk, &choice, err))
		return false;
	choice->outcome =
		close_outcome(plan_node(&desk->session->plan, choice->node),
			(enum outcome)asked->by);
	return true;
}

/* The next or the one before of what can become of it. */
static void
step_outcome(const struct desk *desk, struct choice *choice, int by)
{
	const struct node *node = plan_node(&desk->session->plan, choice->node);
	enum outcome outcome = choice->outcome;

	do
		outcome = (enum outcome)(
			((int)outcome + by + OUTCOMES) % OUTCOMES);
	while (close_outcome(node, outcome) != outcome);
	choice->outcome = outcome;
}

/* Through what can be chosen: the fate of a key result, the next cycle, else the
 * score by a tenth. */
bool
do_close_choice(struct desk *desk, const struct asked *asked, struct err *err)
{
	int by = asked->by;
	struct closing_row row = selected(desk);
	struct choice *choice = row.kind == CLOSING_SCORE
		? closing_choice(desk->closing, row.node)
		: NULL;

	if (choice)
		step_outcome(desk, choice, by);
	else if (row.kind == CLOSING_NEXT)
		closing_step_next(desk, by);
	else if (row.kind == CLOSING_SCORE)
		return step_score(desk, 10 * by, err);
	return true;
}

/* ---- the mouse */

bool
closing_pull(struct desk *desk, int col)
{
	if (selected(desk).kind != CLOSING_SCORE ||
		(!desk->pulling && !scale_is_clicked(desk)))
		return false;
	desk->pulled =
		scale_score(col - FORM_MARGIN - CLOSING_COLUMN, CLOSING_SCALE);
	return true;
}

bool
closing_let_go(struct desk *desk, struct err *err)
{
	return closing_score(desk, selected(desk).node, desk->pulled, err);
}

/* ---- texts */

/* The reflection, wherever on the card. */
bool
do_close_editor(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *objective = closing_objective(desk);
	struct spot spot = {.record = RECORD_NODE, .field = NODE_REFLECTION};

	(void)asked;
	if (!objective)
		return err_set(
			err, ERR_INPUT, _("this card has no reflection"));
	spot.id = objective->id;
	return editor_edit(desk, &spot, err);
}

/* ---- going on */

/* Scores that were not set are as suggested. */
static bool
accept_scores(struct desk *desk, const struct node *objective, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct change change = {0};
	struct closing_row row;
	bool ok = true;
	size_t i;

	for (i = 0; ok && closing_row(desk, i, &row); i++) {
		const struct node *node = plan_node(plan, row.node);
		int score = node ? node_suggested_score(plan, node) : -1;

		if (row.kind == CLOSING_SCORE && score >= 0 &&
			node_detail(node)->score < 0)
			ok = edit_field(plan,
				(struct target){
					RECORD_NODE, row.node, NODE_SCORE},
				value_number(score), &change, err);
	}
	if (ok && change.count)
		change_label(
			&change, N_("%t: %s"), N_("scores"), objective->title);
	return tui_store(desk, ok, &change, err);
}

/* Goes to the first row that asks for a reason, once a card. */
static bool
asks_reason(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	struct closing *closing = desk->closing;
	struct closing_row row;
	struct spot spot;
	size_t i;

	for (i = 0; !closing->reason_asked && closing_row(desk, i, &row); i++) {
		if (row.kind != CLOSING_REASON ||
			!owed_reason(plan, plan_node(plan, row.node)))
			continue;
		closing->reason_asked = true;
		spot = closing_spot(row);
		form_select(&closing->form, &spot);
		tui_message(desk,
			_("the score asks for a reason: i types it, Enter "
			  "leaves it out"));
		return true;
	}
	return false;
}

bool
do_close_confirm(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct closing *closing = desk->closing;
	const struct node *objective = closing_objective(desk);

	(void)asked;
	if (closing->at == closing->count)
		return closing_finish(desk, err);
	if (objective && !accept_scores(desk, objective, err))
		return false;
	if (objective && asks_reason(desk))
		return true;
	closing_go(desk, closing->at + 1);
	return true;
}

bool
do_close_skip(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	if (desk->closing->at < desk->closing->count)
		closing_go(desk, desk->closing->at + 1);
	return true;
}

bool
do_close_back(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (desk->closing->at == 0)
		return err_set(err, ERR_INPUT, _("this is the first card"));
	closing_go(desk, desk->closing->at - 1);
	return true;
}

/* ---- what is hinted */

const char *
closing_hint(const struct desk *desk, const struct command *command)
{
	const struct closing *closing = desk->closing;
	struct closing_row row = selected(desk);
	bool score = row.kind == CLOSING_SCORE;
	bool last = closing->at == closing->count;

	if (command->run == do_close_confirm && last)
		return N_("close it");
	if ((command->run == do_close_skip && last) ||
		(command->run == do_close_back && closing->at == 0) ||
		(command->run == do_close_step && !score) ||
		(command->run == do_close_choice && !score &&
			row.kind != CLOSING_NEXT) ||
		(command->run == do_close_fate &&
			(!score || !closing_choice(desk->closing, row.node))))
		return NULL;
	return command->hint;
}
