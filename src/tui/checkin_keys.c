/* SPDX-License-Identifier: MIT */
/* What keys do on a card of the check-in. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"
#include "model/value.h"

#define POINT 10 /* tenths */

/* ---- rows */

struct spot
card_spot(const struct walk *walk, int field)
{
	return (struct spot){.record = RECORD_CHECKIN,
		.field = field,
		.of = walk->card.node,
		.on = walk->on};
}

struct spot
walk_reading(const struct desk *desk)
{
	return (struct spot){.record = RECORD_READING,
		.field = READING_VALUE,
		.of = walk_metric(desk)->base.id,
		.on = desk->walk->on};
}

int
card_measured(const struct desk *desk)
{
	return node_detail(walk_node(desk))->basis == BASIS_METRIC
		? CHECKIN_CURRENT
		: CHECKIN_PROGRESS;
}

/* The row that is selected. */
static enum card_row
row_of(const struct desk *desk)
{
	const struct form_row *row = form_selected(&desk->walk->form);

	return row ? (enum card_row)row->own : CARD_PROGRESS;
}

static void
go_to(struct desk *desk, int field)
{
	struct spot spot = card_spot(desk->walk, field);

	form_select(&desk->walk->form, &spot);
}

static bool
is_text(enum card_row row)
{
	return row == CARD_WHY || row == CARD_NOTE || row == CARD_BLOCKER;
}

/* ---- values */

static bool
need_card(struct desk *desk, struct err *err)
{
	return walk_node(desk) ||
		err_set(err, ERR_INPUT,
			_("that is for key results; Backspace goes back to "
			  "one"));
}

/* Types a number where it stands: what was typed, else what there is. */
static bool
type_number(struct desk *desk, const struct spot *spot, const char *typed,
	const char *there, struct err *err)
{
	form_select(&desk->walk->form, spot);
	return *typed ? typing_open(desk, spot, typed, err)
		      : typing_open_from(desk, spot, there, err);
}

/* The value of the health metric, beginning with a digit. */
bool
card_type_reading(struct desk *desk, const char *text, struct err *err)
{
	struct spot spot = walk_reading(desk);
	char number[DECIMAL_TEXT_SIZE];

	return type_number(desk, &spot, text,
		decimal_text(desk->walk->value, number), err);
}

static void
step_status(struct desk *desk, int by)
{
	struct card *card = &desk->walk->card;
	enum status status = card_standing(
		&desk->session->plan, walk_node(desk), card, desk->walk->on)
				     .status;
	int next = (int)status + (by > 0 ? -1 : 1);

	/* The better one is at the right, as more progress is. */
	if (next < STATUS_ON_TRACK || next > STATUS_OFF_TRACK)
		return;
	card->status = (enum status)next;
	card->changed = true;
}

static bool
from_actions(const struct node *node, struct err *err)
{
	return node_detail(node)->basis != BASIS_ACTIONS ||
		err_set(err, ERR_INPUT,
			_("its progress comes from its actions: x ticks one, a "
			  "adds one"));
}

/* More or less by tenths of a point, on the row that has the focus. */
static bool
step_value(struct desk *desk, int tenths, struct err *err)
{
	struct walk *walk = desk->walk;
	struct card *card = &walk->card;

	if (walk_is_week(walk))
		return week_form_rank(desk, &walk->week, tenths, err);
	if (walk_metric(desk))
		return card_type_reading(desk, "", err);
	if (!need_card(desk, err))
		return false;
	switch (row_of(desk)) {
	case CARD_PROGRESS:
	case CARD_ACTIONS:
		if (!from_actions(walk_node(desk), err))
			return false;
		card_move(walk_node(desk), card, tenths);
		break;
	case CARD_CONFIDENCE:
		card_confidence(card, card->confidence + tenths);
		break;
	case CARD_STATUS:
		step_status(desk, tenths);
		break;
	default:
		break;
	}
	return walk_keep(desk, err);
}

bool
do_card_step(struct desk *desk, const struct asked *asked, struct err *err)
{
	return step_value(desk, asked->by, err);
}

/* What is set on the selected row by a number of points; not stored yet. */
static bool
show_tenths(struct desk *desk, int tenths, struct err *err)
{
	struct card *card = &desk->walk->card;

	if (row_of(desk) == CARD_CONFIDENCE) {
		card_confidence(card, tenths);
		return true;
	}
	if (!from_actions(walk_node(desk), err))
		return false;
	card->progress = tenths;
	card->changed = true;
	return true;
}

static bool
set_tenths(struct desk *desk, int tenths, struct err *err)
{
	if (!show_tenths(desk, tenths, err))
		return false;
	if (row_of(desk) != CARD_CONFIDENCE)
		go_to(desk, CHECKIN_PROGRESS);
	return walk_keep(desk, err);
}

/* The confidence where that is selected, else how far it is. */
static bool
type_value(struct desk *desk, const char *text, struct err *err)
{
	const struct card *card = &desk->walk->card;
	char number[DECIMAL_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];
	bool confidence = row_of(desk) == CARD_CONFIDENCE;
	struct spot spot = card_spot(desk->walk,
		confidence ? CHECKIN_CONFIDENCE : card_measured(desk));
	int points = confidence ? card->confidence : card->progress;
	const char *there = points < 0 ? "" : tenths_text(points, tenths);

	if (spot.field == CHECKIN_CURRENT)
		there = decimal_text(card->current, number);
	return type_number(desk, &spot, text, there, err);
}

/* Points of what the selected row is about. */
static bool
read_points(struct desk *desk, const char *text, int *tenths, struct err *err)
{
	int field = row_of(desk) == CARD_CONFIDENCE ? CHECKIN_CONFIDENCE
						    : CHECKIN_PROGRESS;
	struct value value;

	if (!value_read(&record_types[RECORD_CHECKIN].fields[field], text,
		    tui_context(desk), &value, err))
		return false;
	*tenths = (int)value.number;
	return true;
}

/* Whether a number is typed: it may have more digits than one. */
static bool
takes_number(const struct desk *desk)
{
	return walk_node(desk) && row_of(desk) != CARD_CONFIDENCE &&
		card_measured(desk) == CHECKIN_CURRENT;
}

/* A digit is so many points; of a metric it is the beginning of its value. */
bool
do_card_set(struct desk *desk, const struct asked *asked, struct err *err)
{
	char key[KEY_TEXT_SIZE];
	const char *text =
		*asked->argument ? asked->argument : key_text(asked->key, key);
	bool ten = strcmp(text, "t") == 0;
	int tenths = PROGRESS_MAX;

	if (walk_metric(desk))
		return card_type_reading(desk, ten ? "" : text, err);
	if (takes_number(desk))
		return type_value(desk, ten ? "" : text, err);
	return need_card(desk, err) &&
		(ten || read_points(desk, text, &tenths, err)) &&
		set_tenths(desk, tenths, err);
}

bool
card_pull(struct desk *desk, int col)
{
	const struct card *card = &desk->walk->card;
	enum card_row row = row_of(desk);
	int points = card_scale_at(desk, col);
	struct err err = {0};

	if (points < 0 || !walk_node(desk) || takes_number(desk) ||
		(row != CARD_PROGRESS && row != CARD_CONFIDENCE))
		return false;
	if (points !=
			(row == CARD_PROGRESS ? card->progress
					      : card->confidence) &&
		!show_tenths(desk, points, &err))
		tui_error(desk, &err);
	return true;
}

bool
do_card_value(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;

	(void)asked;
	if (walk_is_week(walk))
		return week_form_tie(desk, &walk->week, err);
	if (walk_metric(desk))
		return card_type_reading(desk, "", err);
	return need_card(desk, err) &&
		(row_of(desk) == CARD_CONFIDENCE ||
			from_actions(walk_node(desk), err)) &&
		type_value(desk, "", err);
}

/* ---- rows and texts */

bool
card_type(struct desk *desk, int field, struct err *err)
{
	struct spot spot = card_spot(desk->walk, field);

	if (!need_card(desk, err))
		return false;
	form_select(&desk->walk->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}

bool
do_card_type(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;

	if (walk_is_week(walk))
		return week_form_type(desk, &walk->week, err);
	if (row_of(desk) == CARD_STATUS)
		return card_type(desk, CHECKIN_NOTE, err);
	return is_text(row_of(desk))
		? card_type(desk, form_selected(&walk->form)->spot.field, err)
		: do_card_value(desk, asked, err);
}

bool
do_card_text(struct desk *desk, const struct asked *asked, struct err *err)
{
	return card_type(desk, asked->by, err);
}

/* What was typed on the card, which stores it with the rest. */
static bool
set_typed(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct card *card = &desk->walk->card;
	struct value value;

	if (card_text_of(spot->field) < CARD_TEXTS) {
		card_set_text(card, spot->field, text);
		return true;
	}
	if (!value_read(
		    spot_field(spot), text, tui_context(desk), &value, err) ||
		!value_unit(tui_context(desk),
			node_detail(walk_node(desk))->unit, err))
		return false;
	if (value.type == VALUE_NONE)
		return true;
	if (spot->field == CHECKIN_CURRENT)
		card->current = value.number;
	else if (spot->field == CHECKIN_CONFIDENCE)
		card_confidence(card, (int)value.number);
	else
		card->progress = (int)value.number;
	card->changed = true;
	return true;
}

static bool
store_card(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct walk *walk = desk->walk;

	if (!set_typed(desk, spot, text, err))
		return false;
	if (walk_keep(desk, err))
		return true;
	/* The card is filled in anew; what is typed is still there. */
	walk->card.changed = false;
	walk->version = desk->version - 1;
	return false;
}

static bool
store_reading(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct value value;

	if (!value_read(
		    spot_field(spot), text, tui_context(desk), &value, err) ||
		!value_unit(tui_context(desk), walk_metric(desk)->unit, err))
		return false;
	if (value.type == VALUE_NONE)
		return true;
	desk->walk->value = value.number;
	return walk_confirm(desk, err);
}

/* An action that was added is shown where the card has them. */
static bool
store_action(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct spot added = {.record = RECORD_NODE, .field = NODE_STATE};
	const struct node *node = walk_node(desk);

	if (!typing_store(desk, spot, text, err))
		return false;
	if (!node || node_detail(node)->basis != BASIS_ACTIONS) {
		tui_message(desk, _("added: %s"), text);
		return true;
	}
	added.id = node->children.last;
	form_select(&desk->walk->form, &added);
	return true;
}

bool
checkin_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	if (spot_is_day(spot))
		return walk_set_day(desk, text, err);
	if (spot->record == RECORD_CHECKIN && walk_node(desk))
		return store_card(desk, spot, text, err);
	if (spot->record == RECORD_READING && walk_metric(desk))
		return store_reading(desk, spot, text, err);
	if (spot->record == RECORD_NODE)
		return store_action(desk, spot, text, err);
	return typing_store(desk, spot, text, err);
}

/* ---- actions */

bool
do_card_tick(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;
	const struct form_row *row = form_selected(&walk->form);
	const struct node *action;
	struct change change = {0};

	(void)asked;
	if (walk_is_week(walk))
		return week_form_mark(desk, &walk->week, WEEKLY_DONE, err);
	if (!need_card(desk, err))
		return false;
	action = row && row->own == CARD_ACTIONS
		? plan_node(&desk->session->plan, row->spot.id)
		: NULL;
	if (!action)
		return err_set(err, ERR_INPUT, _("no action is selected"));
	return tui_store(desk,
		edit_state(&desk->session->plan, action->id,
			(struct state_on){action->state == STATE_DONE
					? STATE_OPEN
					: STATE_DONE,
				walk->on},
			&change, err),
		&change, err);
}

/* X: that is for priorities alone. */
bool
do_card_untick(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!walk_is_week(desk->walk))
		return err_set(err, ERR_INPUT, _("that is for priorities"));
	return week_form_mark(desk, &desk->walk->week, WEEKLY_NOT_DONE, err);
}

bool
do_card_remove(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!walk_is_week(desk->walk))
		return err_set(err, ERR_INPUT, _("that is for priorities"));
	return week_form_remove(desk, &desk->walk->week, err);
}

bool
do_card_add(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;
	struct spot spot = {.record = RECORD_NODE, .field = NODE_TITLE};

	(void)asked;
	if (walk_is_week(walk))
		return week_form_add(desk, &walk->week, err);
	if (!need_card(desk, err))
		return false;
	spot.of = walk->card.node;
	form_select(&walk->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}

/* ---- what is hinted */

/* Whether more and less are something on the selected row. */
static bool
is_stepped(const struct desk *desk)
{
	const struct node *node = walk_node(desk);
	enum card_row row = row_of(desk);

	if (walk_is_week(desk->walk))
		return week_form_priority(&desk->walk->week) != 0;
	if (!node || is_text(row))
		return false;
	return row == CARD_CONFIDENCE || row == CARD_STATUS ||
		node_detail(node)->basis != BASIS_ACTIONS;
}

/* Whether it is an action or a priority. */
static bool
is_ticked(const struct desk *desk)
{
	const struct walk *walk = desk->walk;
	const struct form_row *row = form_selected(&walk->form);

	if (walk_is_week(walk))
		return week_form_priority(&walk->week) != 0;
	return row && row->own == CARD_ACTIONS && row->spot.id;
}

/* The summary is only read; Enter leaves it. */
static const char *
summary_hint(const struct command *command)
{
	if (command->run == do_card_confirm)
		return N_("leave");
	return command->where != IN_CHECKIN || command->run == do_card_back
		? command->hint
		: NULL;
}

const char *
card_hint(const struct desk *desk, const struct command *command)
{
	if (!walk_stop(desk->walk))
		return summary_hint(command);
	if ((command->run == do_card_step && !is_stepped(desk)) ||
		(command->run == do_card_tick && !is_ticked(desk)) ||
		(command->run == do_card_text && !walk_node(desk)) ||
		(command->run == do_card_back && desk->walk->at == 0))
		return NULL;
	return command->hint;
}
