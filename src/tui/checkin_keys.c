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

static void
ask(struct tui *tui, enum walk_question question, const char *label,
	const char *text)
{
	asking_own(tui, (int)question, label, text);
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
	if (walk_metric(tui)) {
		ask(tui, WALK_READING, _("Value: "), "");
		return true;
	}
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

/* Whether a number is typed: it may have more digits than one. */
static bool
takes_number(const struct tui *tui)
{
	const struct node *node = walk_node(tui);

	return walk_metric(tui) ||
		(node && row_of(tui) != CARD_CONFIDENCE &&
			node_detail(node)->basis == BASIS_METRIC);
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

	if (takes_number(tui)) {
		ask(tui, walk_metric(tui) ? WALK_READING : WALK_VALUE,
			_("Value: "), ten ? "" : text);
		return true;
	}
	return need_card(tui, err) &&
		(ten || tenths_read(text, strlen(text), &tenths, err)) &&
		set_tenths(tui, tenths, err);
}

bool
do_card_value(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;
	const struct card *card = &walk->card;
	char number[DECIMAL_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];

	(void)asked;
	if (walk_is_week(walk))
		return week_form_tie(tui, &walk->week, err);
	if (walk_metric(tui)) {
		ask(tui, WALK_READING, _("Value: "),
			decimal_text(walk->value, number));
		return true;
	}
	if (!need_card(tui, err))
		return false;
	if (row_of(tui) == CARD_CONFIDENCE) {
		ask(tui, WALK_VALUE, _("Confidence: "),
			tenths_text(card->confidence, tenths));
		return true;
	}
	if (!from_actions(walk_node(tui), err))
		return false;
	go_to(tui, CHECKIN_PROGRESS);
	if (takes_number(tui))
		ask(tui, WALK_VALUE, _("Value: "),
			decimal_text(card->current, number));
	else
		ask(tui, WALK_VALUE, _("Progress: "),
			tenths_text(card->progress, tenths));
	return true;
}

/* ---- rows and texts */

bool
do_card_row(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct form *form = tui_form(tui);

	return !form || form_next(tui, form, asked->by, err);
}

static bool
type_in(struct tui *tui, int field, struct err *err)
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
		return type_in(tui, CHECKIN_NOTE, err);
	return is_text(row_of(tui))
		? type_in(tui, form_selected(&walk->form)->spot.field, err)
		: do_card_value(tui, asked, err);
}

bool
do_card_text(struct tui *tui, const struct asked *asked, struct err *err)
{
	return type_in(tui, asked->by, err);
}

/* A text of the card is stored with the rest of it. */
bool
checkin_store(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct walk *walk = tui->walk;

	if (spot->record != RECORD_CHECKIN)
		return typing_store(tui, spot, text, err);
	card_set_text(&walk->card, spot->field, text);
	if (walk_keep(tui, err))
		return true;
	/* The card is filled in anew; what is typed is still there. */
	walk->card.changed = false;
	walk->version = tui->version - 1;
	return false;
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
		return week_form_mark(tui, &walk->week, PRIORITY_DONE, err);
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
	return week_form_mark(tui, &tui->walk->week, PRIORITY_NOT_DONE, err);
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
	(void)asked;
	if (walk_is_week(tui->walk))
		return week_form_add(tui, err);
	if (!need_card(tui, err))
		return false;
	ask(tui, WALK_ACTION, _("New action: "), "");
	return true;
}

static bool
add_action(struct tui *tui, const char *title, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *node = walk_node(tui);
	struct spot added = {.record = RECORD_NODE, .field = NODE_STATE};
	struct change change = {0};

	if (!node)
		return true;
	if (!tui_store(tui,
		    edit_add(plan, place_below(node), LEVEL_ACTION, title,
			    &change, &added.id, err),
		    &change, err))
		return false;
	if (node_detail(node)->basis == BASIS_ACTIONS)
		form_select(&tui->walk->form, &added);
	else
		tui_message(tui, _("added: %s"), title);
	return true;
}

/* ---- going on */

/* Asks for a line of why, once; Enter without one goes on. */
static bool
asks_why(struct tui *tui)
{
	struct walk *walk = tui->walk;

	if (!walk_node(tui) || !card_asks_why(&walk->card) ||
		walk->card.why_asked || walk->card.texts[TEXT_WHY].length ||
		!type_in(tui, CHECKIN_WHY, NULL))
		return false;
	walk->card.why_asked = true;
	tui_message(
		tui, _("confidence fell: a line of why; Enter leaves it out"));
	return true;
}

bool
do_card_confirm(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	(void)asked;
	if (!walk_stop(walk)) {
		view_close(tui);
		return true;
	}
	if (asks_why(tui))
		return true;
	if (walk_metric(tui) && walk->value == DECIMAL_NONE) {
		ask(tui, WALK_READING, _("Value: "), "");
		return true;
	}
	if (!walk_confirm(tui, err))
		return false;
	walk_on(tui);
	return true;
}

bool
do_card_skip(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	(void)asked;
	if (!walk_stop(walk))
		return true;
	if (!walk_keep(tui, err))
		return false;
	walk->stops[walk->at].skipped = !walk_settled(tui, walk_stop(walk));
	walk_on(tui);
	return true;
}

bool
do_card_back(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	(void)asked;
	if (walk->at == 0)
		return err_set(err, ERR_INPUT, _("this is the first card"));
	if (!walk_keep(tui, err))
		return false;
	walk_go(tui, walk->at - 1);
	return true;
}

bool
do_card_day(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	ask(tui, WALK_DAY, _("Check in for the day (11-30): "), "");
	return true;
}

static bool
set_day(struct tui *tui, const char *text, struct err *err)
{
	int32_t on, today = tui->session->today, before = tui->walk->on;

	if (!*text)
		return true;
	if (!day_ask(text, today, DAY_PAST, &on, err))
		return false;
	if (!walk_keep(tui, err))
		return false;
	if (walk_begin(tui, on, err))
		return true;
	walk_begin(tui, before, NULL);
	return false;
}

static bool
read_number(struct tui *tui, const char *text, int64_t *number, struct err *err)
{
	struct value value;

	if (!value_read(&record_types[RECORD_NODE].fields[NODE_CURRENT], text,
		    tui_context(tui), &value, err))
		return false;
	*number = value.type == VALUE_NONE ? DECIMAL_NONE : value.number;
	return true;
}

static bool
set_value(struct tui *tui, const char *text, struct err *err)
{
	struct card *card = &tui->walk->card;
	int tenths;

	if (!walk_node(tui) || !*text)
		return true;
	if (takes_number(tui)) {
		if (!read_number(tui, text, &card->current, err))
			return false;
		card->changed = true;
		return walk_keep(tui, err);
	}
	return tenths_read(text, strlen(text), &tenths, err) &&
		set_tenths(tui, tenths, err);
}

static bool
set_reading(struct tui *tui, const char *text, struct err *err)
{
	int64_t value;

	if (!walk_metric(tui) || !*text)
		return true;
	if (!read_number(tui, text, &value, err))
		return false;
	tui->walk->value = value;
	return walk_confirm(tui, err);
}

bool
checkin_answer(struct tui *tui, const char *text, struct err *err)
{
	if (tui->asked_own >= WEEK_ASK_ADD)
		return week_form_answer(tui, &tui->walk->week, text, err);
	switch ((enum walk_question)tui->asked_own) {
	case WALK_VALUE:
		return set_value(tui, text, err);
	case WALK_READING:
		return set_reading(tui, text, err);
	case WALK_DAY:
		return set_day(tui, text, err);
	case WALK_ACTION:
		return !*text || add_action(tui, text, err);
	}
	return true;
}
