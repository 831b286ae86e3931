/* SPDX-License-Identifier: MIT */
/* What keys do on a card of the check-in. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "checkin.h"

#define POINT 10 /* tenths */

static const enum card_text row_texts[CARD_ROWS] = {
	[CARD_WHY] = TEXT_WHY,
	[CARD_NOTE] = TEXT_NOTE,
	[CARD_BLOCKER] = TEXT_BLOCKER,
};

static bool
is_text(enum card_row row)
{
	return row == CARD_WHY || row == CARD_NOTE || row == CARD_BLOCKER;
}

const struct entry *
walk_entry(const struct walk *walk, enum card_row row)
{
	return is_text(row) ? &walk->card.texts[row_texts[row]] : NULL;
}

static struct entry *
entry_of(struct walk *walk)
{
	return &walk->card.texts[row_texts[walk->row]];
}

bool
checkin_typing(const struct tui *tui)
{
	return tui->walk->typing ||
		(walk_is_week(tui->walk) && tui->walk->week.typing);
}

const char *
checkin_typing_hints(const struct tui *tui)
{
	if (walk_is_week(tui->walk))
		return _("^S keeps  Enter a new line  Esc drops  Tab next "
			 "field");
	return _("Enter confirms the card  M-Enter a new line  Esc drops  "
		 "Tab next field");
}

/* ---- rows */

static bool
row_is_there(const struct tui *tui, enum card_row row)
{
	const struct node *node = walk_node(tui);
	bool actions = node_detail(node)->basis == BASIS_ACTIONS &&
		card_action(&tui->session->plan, node, 0);

	if (row == CARD_ACTIONS)
		return actions;
	if (row == CARD_PROGRESS)
		return !actions;
	if (row == CARD_WHY)
		return card_asks_why(&tui->walk->card);
	return true;
}

static void
begin_typing(struct walk *walk)
{
	walk->typing = true;
	free(walk->untyped);
	walk->untyped = base_strdup(entry_text(entry_of(walk)));
}

static void
go_to_row(struct walk *walk, enum card_row row, bool typing)
{
	walk->row = row;
	walk->typing = false;
	if (typing && is_text(row))
		begin_typing(walk);
}

/* Within the actions first; true when there was another one. */
static bool
step_action(struct tui *tui, int by)
{
	struct walk *walk = tui->walk;

	if (walk->row != CARD_ACTIONS || (by < 0 && walk->action == 0))
		return false;
	if (by > 0 &&
		!card_action(
			&tui->session->plan, walk_node(tui), walk->action + 1))
		return false;
	if (by > 0)
		walk->action++;
	else
		walk->action--;
	return true;
}

/* To the next row that is there, round at the ends. */
static void
step_row(struct tui *tui, int by, bool typing)
{
	struct walk *walk = tui->walk;
	int row = (int)walk->row;

	if (walk_is_week(walk))
		week_form_step(tui, &walk->week, by, typing);
	if (!walk_node(tui) || (!typing && step_action(tui, by)))
		return;
	do
		row = (row + by + CARD_ROWS) % CARD_ROWS;
	while (!row_is_there(tui, (enum card_row)row));
	if (row == CARD_ACTIONS && by > 0)
		walk->action = 0;
	go_to_row(walk, (enum card_row)row, typing);
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
	switch (walk->row) {
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

	if (walk->row == CARD_CONFIDENCE) {
		card_confidence(&walk->card, tenths);
		return walk_keep(tui, err);
	}
	if (!from_actions(walk_node(tui), err))
		return false;
	walk->card.progress = tenths;
	walk->card.changed = true;
	walk->row = CARD_PROGRESS;
	return walk_keep(tui, err);
}

/* Whether a number is typed: it may have more digits than one. */
static bool
takes_number(const struct tui *tui)
{
	const struct node *node = walk_node(tui);

	return walk_metric(tui) ||
		(node && tui->walk->row != CARD_CONFIDENCE &&
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
	if (walk->row == CARD_CONFIDENCE) {
		ask(tui, WALK_VALUE, _("Confidence: "),
			tenths_text(card->confidence, tenths));
		return true;
	}
	if (!from_actions(walk_node(tui), err))
		return false;
	walk->row = CARD_PROGRESS;
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
	(void)err;
	step_row(tui, asked->by, true);
	return true;
}

static bool
type_in(struct tui *tui, enum card_row row, struct err *err)
{
	if (!need_card(tui, err))
		return false;
	go_to_row(tui->walk, row, true);
	return true;
}

bool
do_card_type(struct tui *tui, const struct asked *asked, struct err *err)
{
	struct walk *walk = tui->walk;

	if (walk_is_week(walk))
		return week_form_type(tui, &walk->week, err);
	if (walk->row == CARD_STATUS)
		return type_in(tui, CARD_NOTE, err);
	return is_text(walk->row) ? type_in(tui, walk->row, err)
				  : do_card_value(tui, asked, err);
}

bool
do_card_text(struct tui *tui, const struct asked *asked, struct err *err)
{
	return type_in(tui, (enum card_row)asked->by, err);
}

/* ---- actions */

bool
do_card_tick(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	struct walk *walk = tui->walk;
	const struct node *node = walk_node(tui), *action = NULL;
	struct change change = {0};

	(void)asked;
	if (walk_is_week(walk))
		return week_form_mark(tui, &walk->week, PRIORITY_DONE, err);
	if (!need_card(tui, err))
		return false;
	if (walk->row == CARD_ACTIONS)
		action = card_action(plan, node, walk->action);
	if (!action)
		return err_set(err, ERR_INPUT, _("no action is selected"));
	return tui_store(tui,
		edit_state(plan, action->id,
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
		return week_form_add(tui, &tui->walk->week, err);
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
	struct change change = {0};
	uint32_t id;

	if (!node)
		return true;
	if (!tui_store(tui,
		    edit_add(plan, place_below(node), LEVEL_ACTION, title,
			    &change, &id, err),
		    &change, err))
		return false;
	while (card_action(plan, node, tui->walk->action + 1))
		tui->walk->action++;
	if (row_is_there(tui, CARD_ACTIONS))
		tui->walk->row = CARD_ACTIONS;
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
		walk->card.why_asked ||
		entry_length(&walk->card.texts[TEXT_WHY]))
		return false;
	walk->card.why_asked = true;
	go_to_row(walk, CARD_WHY, true);
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
	if (!day_read(text, strlen(text), today, &on))
		return err_set(err, ERR_INPUT,
			_("%s is not a day; write 2026-12-01 or 12-01"), text);
	if (on > today)
		return err_set(err, ERR_INPUT,
			_("a check-in is for today or a day before"));
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
		    tui->session->today, &value, err))
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

/* ---- keys */

bool
checkin_step(struct tui *tui, int by)
{
	if (!walk_stop(tui->walk))
		return false;
	step_row(tui, by, false);
	return true;
}

/* A text is stored when its field is left. */
static void
end_typing(struct tui *tui, bool keep)
{
	struct walk *walk = tui->walk;
	struct err err = {0};

	walk->typing = false;
	if (!keep) {
		entry_set(entry_of(walk), walk->untyped, strlen(walk->untyped));
		walk->card.changed = false;
	} else if (!walk_keep(tui, &err)) {
		tui_error(tui, &err);
	}
}

static void
type(struct tui *tui, struct key key)
{
	struct walk *walk = tui->walk;

	if (key_same(key, key_make(KEYCAP_ENTER, MOD_ALT)))
		key = key_make(KEYCAP_ENTER, 0);
	switch (entry_key(entry_of(walk), key)) {
	case ENTRY_CHANGED:
		walk->card.changed = true;
		break;
	case ENTRY_DONE:
		end_typing(tui, true);
		break;
	case ENTRY_CANCELLED:
		end_typing(tui, false);
		break;
	case ENTRY_IGNORED:
	case ENTRY_MOVED:
		break;
	}
}

static void
leave_field(struct tui *tui, int by)
{
	end_typing(tui, true);
	step_row(tui, by, true);
}

static void
confirm(struct tui *tui)
{
	const struct asked asked = {.argument = ""};
	struct err err = {0};

	end_typing(tui, true);
	if (!do_card_confirm(tui, &asked, &err))
		tui_error(tui, &err);
}

/* Enter confirms the card from a text too, so a line break takes Alt. Up and
 * Down leave a text of one row. */
void
checkin_key(struct tui *tui, struct key key)
{
	struct walk *walk = tui->walk;
	bool low, tab = key.code == KEYCAP_TAB;
	int by = tab && key.mods & MOD_SHIFT ? -1 : 1;

	str_clear(&tui->message);
	if (walk_is_week(walk)) {
		week_form_key(tui, &walk->week, key);
		return;
	}
	low = entry_rows(entry_of(walk), entry_of(walk)->width) <= 1;
	if (key_same(key, key_make(KEYCAP_ENTER, 0)))
		confirm(tui);
	else if (tab)
		leave_field(tui, by);
	else if (low && key_same(key, key_make(KEYCAP_DOWN, 0)))
		leave_field(tui, 1);
	else if (low && key_same(key, key_make(KEYCAP_UP, 0)))
		leave_field(tui, -1);
	else
		type(tui, key);
}

void
checkin_paste(struct tui *tui, const char *text, size_t length)
{
	struct walk *walk = tui->walk;

	if (walk_is_week(walk))
		week_form_paste(&walk->week, text, length);
	else if (entry_paste(entry_of(walk), text, length) == ENTRY_CHANGED)
		walk->card.changed = true;
}
