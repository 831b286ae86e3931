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
walk_reading(const struct tui *tui)
{
	return (struct spot){.record = RECORD_READING,
		.field = READING_VALUE,
		.of = walk_metric(tui)->base.id,
		.on = tui->walk->on};
}

int
card_measured(const struct tui *tui)
{
	return node_detail(walk_node(tui))->basis == BASIS_METRIC
		? CHECKIN_CURRENT
		: CHECKIN_PROGRESS;
}

/* The row that is selected. */
static enum card_row
row_of(const struct tui *tui)
{
	const struct form_row *row = form_selected(&tui->walk->form);

	return row ? (enum card_row)row->own : CARD_PROGRESS;
}

static void
go_to(struct tui *tui, int field)
{
	struct spot spot = card_spot(tui->walk, field);

	form_select(&tui->walk->form, &spot);
}

static bool
is_text(enum card_row row)
{
	return row == CARD_WHY || row == CARD_NOTE || row == CARD_BLOCKER;
}

/* ---- values */

static bool
need_card(struct tui *tui, struct err *err)
{
	return walk_node(tui) ||
		err_set(err, ERR_INPUT,
			_("that is for key results; Backspace goes back to "
			  "one"));
}

/* Types a number where it stands: what was typed, else what there is. */
static bool
type_number(struct tui *tui, const struct spot *spot, const char *typed,
	const char *there, struct err *err)
{
	form_select(&tui->walk->form, spot);
	return *typed ? typing_open(tui, spot, typed, err)
		      : typing_open_from(tui, spot, there, err);
}

/* The value of the health metric, beginning with a digit. */
bool
card_type_reading(struct tui *tui, const char *text, struct err *err)
{
	struct spot spot = walk_reading(tui);
	char number[DECIMAL_TEXT_SIZE];

	return type_number(
		tui, &spot, text, decimal_text(tui->walk->value, number), err);
}

static void
step_status(struct tui *tui, int by)
{
	struct card *card = &tui->walk->card;
	enum status status = card_standing(
		&tui->session->plan, walk_node(tui), card, tui->walk->on)
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
step_value(struct tui *tui, int tenths, struct err *err)
{
	struct walk *walk = tui->walk;
	struct card *card = &walk->card;

	if (walk_is_week(walk))
		return week_form_rank(tui, &walk->week, tenths, err);
	if (walk_metric(tui))
		return card_type_reading(tui, "", err);
	if (!need_card(tui, err))
		return false;
	switch (row_of(tui)) {
	case CARD_PROGRESS:
	case CARD_ACTIONS:
		if (!from_actions(walk_node(tui), err))
			return false;
		card_move(walk_node(tui), card, tenths);
		break;
	case CARD_CONFIDENCE:
		card_confidence(card, card->confidence + tenths);
		break;
	case CARD_STATUS:
		step_status(tui, tenths);
		break;
	default:
		break;
	}
	return walk_keep(tui, err);
}

bool
do_card_step(struct tui *tui, const struct asked *asked, struct err *err)
{
	return step_value(tui, asked->by, err);
}

/* What is set on the selected row by a number of points. */
static bool
set_tenths(struct tui *tui, int tenths, struct err *err)
{
	struct walk *walk = tui->walk;

	if (row_of(tui) == CARD_CONFIDENCE) {
		card_confidence(&walk->card, tenths);
		return walk_keep(tui, err);
	}
	if (!from_actions(walk_node(tui), err))
		return false;
	walk->card.progress = tenths;
	walk->card.changed = true;
	go_to(tui, CHECKIN_PROGRESS);
	return walk_keep(tui, err);
}

/* The confidence where that is selected, else how far it is. */
static bool
type_value(struct tui *tui, const char *text, struct err *err)
{
	const struct card *card = &tui->walk->card;
	char number[DECIMAL_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];
	bool confidence = row_of(tui) == CARD_CONFIDENCE;
	struct spot spot = card_spot(tui->walk,
		confidence ? CHECKIN_CONFIDENCE : card_measured(tui));
	int points = confidence ? card->confidence : card->progress;
	const char *there = points < 0 ? "" : tenths_text(points, tenths);

	if (spot.field == CHECKIN_CURRENT)
		there = decimal_text(card->current, number);
	return type_number(tui, &spot, text, there, err);
}

/* Points of what the selected row is about. */
static bool
read_points(struct tui *tui, const char *text, int *tenths, struct err *err)
{
	int field = row_of(tui) == CARD_CONFIDENCE ? CHECKIN_CONFIDENCE
						   : CHECKIN_PROGRESS;
	struct value value;

	if (!value_read(&record_types[RECORD_CHECKIN].fields[field], text,
		    tui_context(tui), &value, err))
		return false;
	*tenths = (int)value.number;
	return true;
}

/* Whether a number is typed: it may have more digits than one. */
static bool
takes_number(const struct tui *tui)
{
	return walk_node(tui) && row_of(tui) != CARD_CONFIDENCE &&
		card_measured(tui) == CHECKIN_CURRENT;
}

/* A digit is so many points; of a metric it is the beginning of its value. */
bool
do_card_set(struct tui *tui, const struct asked *asked, struct err *err)
{
	char key[KEY_TEXT_SIZE];
	const char *text =
		*asked->argument ? asked->argument : key_text(asked->key, key);
	bool ten = strcmp(text, "t") == 0;
	int tenths = PROGRESS_MAX;

	if (walk_metric(tui))
		return card_type_reading(tui, ten ? "" : text, err);
	if (takes_number(tui))
		return type_value(tui, ten ? "" : text, err);
	return need_card(tui, err) &&
		(ten || read_points(tui, text, &tenths, err)) &&
		set_tenths(tui, tenths, err);
}

bool
do_card_value(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	(void)asked;
	if (walk_is_week(walk))
		return week_form_tie(tui, &walk->week, err);
	if (walk_metric(tui))
		return card_type_reading(tui, "", err);
	return need_card(tui, err) &&
		(row_of(tui) == CARD_CONFIDENCE ||
			from_actions(walk_node(tui), err)) &&
		type_value(tui, "", err);
}

/* ---- rows and texts */

bool
card_type(struct tui *tui, int field, struct err *err)
{
	struct spot spot = card_spot(tui->walk, field);

	if (!need_card(tui, err))
		return false;
	form_select(&tui->walk->form, &spot);
	return typing_open(tui, &spot, NULL, err);
}

bool
do_card_type(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	if (walk_is_week(walk))
		return week_form_type(tui, &walk->week, err);
	if (row_of(tui) == CARD_STATUS)
		return card_type(tui, CHECKIN_NOTE, err);
	return is_text(row_of(tui))
		? card_type(tui, form_selected(&walk->form)->spot.field, err)
		: do_card_value(tui, asked, err);
}

bool
do_card_text(struct tui *tui, const struct asked *asked, struct err *err)
{
	return card_type(tui, asked->by, err);
}

/* What was typed on the card, which stores it with the rest. */
static bool
set_typed(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct card *card = &tui->walk->card;
	struct value value;

	if (card_text_of(spot->field) < CARD_TEXTS) {
		card_set_text(card, spot->field, text);
		return true;
	}
	if (!value_read(
		    spot_field(spot), text, tui_context(tui), &value, err) ||
		!value_unit(tui_context(tui), node_detail(walk_node(tui))->unit,
			err))
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
store_card(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct walk *walk = tui->walk;

	if (!set_typed(tui, spot, text, err))
		return false;
	if (walk_keep(tui, err))
		return true;
	/* The card is filled in anew; what is typed is still there. */
	walk->card.changed = false;
	walk->version = tui->version - 1;
	return false;
}

static bool
store_reading(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct value value;

	if (!value_read(
		    spot_field(spot), text, tui_context(tui), &value, err) ||
		!value_unit(tui_context(tui), walk_metric(tui)->unit, err))
		return false;
	if (value.type == VALUE_NONE)
		return true;
	tui->walk->value = value.number;
	return walk_confirm(tui, err);
}

/* An action that was added is shown where the card has them. */
static bool
store_action(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct spot added = {.record = RECORD_NODE, .field = NODE_STATE};
	const struct node *node = walk_node(tui);

	if (!typing_store(tui, spot, text, err))
		return false;
	if (!node || node_detail(node)->basis != BASIS_ACTIONS) {
		tui_message(tui, _("added: %s"), text);
		return true;
	}
	added.id = node->children.last;
	form_select(&tui->walk->form, &added);
	return true;
}

bool
checkin_store(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	if (spot_is_day(spot))
		return walk_set_day(tui, text, err);
	if (spot->record == RECORD_CHECKIN && walk_node(tui))
		return store_card(tui, spot, text, err);
	if (spot->record == RECORD_READING && walk_metric(tui))
		return store_reading(tui, spot, text, err);
	if (spot->record == RECORD_NODE)
		return store_action(tui, spot, text, err);
	return typing_store(tui, spot, text, err);
}

/* ---- actions */

bool
do_card_tick(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;
	const struct form_row *row = form_selected(&walk->form);
	const struct node *action;
	struct change change = {0};

	(void)asked;
	if (walk_is_week(walk))
		return week_form_mark(tui, &walk->week, WEEKLY_DONE, err);
	if (!need_card(tui, err))
		return false;
	action = row && row->own == CARD_ACTIONS
		? plan_node(&tui->session->plan, row->spot.id)
		: NULL;
	if (!action)
		return err_set(err, ERR_INPUT, _("no action is selected"));
	return tui_store(tui,
		edit_state(&tui->session->plan, action->id,
			action->state == STATE_DONE ? STATE_OPEN : STATE_DONE,
			walk->on, &change, err),
		&change, err);
}

/* X: that is for priorities alone. */
bool
do_card_untick(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!walk_is_week(tui->walk))
		return err_set(err, ERR_INPUT, _("that is for priorities"));
	return week_form_mark(tui, &tui->walk->week, WEEKLY_NOT_DONE, err);
}

bool
do_card_remove(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!walk_is_week(tui->walk))
		return err_set(err, ERR_INPUT, _("that is for priorities"));
	return week_form_remove(tui, &tui->walk->week, err);
}

bool
do_card_add(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;
	struct spot spot = {.record = RECORD_NODE, .field = NODE_TITLE};

	(void)asked;
	if (walk_is_week(walk))
		return week_form_add(tui, &walk->week, err);
	if (!need_card(tui, err))
		return false;
	spot.of = walk->card.node;
	form_select(&walk->form, &spot);
	return typing_open(tui, &spot, NULL, err);
}
