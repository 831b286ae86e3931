/* SPDX-License-Identifier: MIT */
/* What keys do with the walk of the check-in: from card to card, the rest at once,
 * another day. */
#include "actions.h"
#include "base/say.h"
#include "checkin.h"

bool
walk_set_day(struct desk *desk, const char *text, struct err *err)
{
	int32_t before = desk->walk->on;
	struct value on;

	/* Emptied, it is today's walk again. */
	if (!value_read(&record_types[RECORD_CHECKIN].fields[CHECKIN_ON],
		    *text ? text : "today", tui_context(desk), &on, err) ||
		!walk_keep(desk, err))
		return false;
	if (walk_begin(desk, (int32_t)on.number, err))
		return true;
	walk_begin(desk, before, NULL);
	return false;
}

/* Asks for a line of why, once; Enter without one goes on. */
static bool
asks_why(struct desk *desk)
{
	struct walk *walk = desk->walk;

	if (!walk_node(desk) || !card_asks_why(&walk->card) ||
		walk->card.why_asked || walk->card.texts[TEXT_WHY].length ||
		!card_type(desk, CHECKIN_WHY, NULL))
		return false;
	walk->card.why_asked = true;
	tui_message(
		desk, _("confidence fell: a line of why; Enter leaves it out"));
	return true;
}

bool
do_card_confirm(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;

	(void)asked;
	if (!walk_stop(walk)) {
		view_close(desk);
		return true;
	}
	if (asks_why(desk))
		return true;
	if (walk_metric(desk) && walk->value == DECIMAL_NONE)
		return card_type_reading(desk, "", err);
	if (!walk_confirm(desk, err))
		return false;
	walk_on(desk);
	return true;
}

bool
do_card_skip(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;

	(void)asked;
	if (!walk_stop(walk))
		return true;
	if (!walk_keep(desk, err))
		return false;
	walk->stops[walk->at].skipped = !walk_settled(desk, walk_stop(walk));
	walk_on(desk);
	return true;
}

/* Whether somebody has to look at it: what it says is blocked, falling or off
 * track, or there is nothing it could say. */
static bool
wants_a_look(const struct desk *desk, const struct node *node,
	const struct card *card, int32_t on)
{
	const struct plan *plan = &desk->session->plan;
	const struct checkin *last = checkin_before(plan, node, on);
	const struct checkin *before =
		last ? checkin_before(plan, node, last->on - 1) : NULL;

	return node_progress(plan, node).no_data ||
		card->texts[TEXT_BLOCKER].length ||
		(before &&
			(last->progress < before->progress ||
				last->confidence < before->confidence)) ||
		card_standing(plan, node, card, on).status == STATUS_OFF_TRACK;
}

/* Adds the check-in of a stop as last week; false when it wants a look. */
static bool
add_as_before(struct desk *desk, const struct stop *stop, struct change *change,
	struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, stop->id);
	int32_t on = desk->walk->on;
	struct card card = {0};
	bool ok = false;

	if (stop->kind == STOP_NODE && node) {
		card_fill(plan, node, on, &card);
		ok = !wants_a_look(desk, node, &card, on) &&
			card_change(plan, &card, on, change, err);
		card_fini(&card);
	}
	return ok;
}

/* What is owed yet and needs no look, as one change. */
bool
do_card_rest(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;
	struct change change = {0};
	int confirmed = 0, left = 0;
	size_t i;

	(void)asked;
	if (!walk_keep(desk, err))
		return false;
	for (i = 0; i < walk->count; i++) {
		if (walk->stops[i].kind != STOP_NODE ||
			walk_settled(desk, &walk->stops[i]))
			continue;
		if (add_as_before(desk, &walk->stops[i], &change, err))
			confirmed++;
		else
			left++;
	}
	if (confirmed)
		change_label_count(&change,
			NN_("check-in: %s as last week",
				"check-in: %s as last week"),
			(size_t)confirmed);
	if (confirmed && !tui_store(desk, true, &change, err))
		return false;
	change_fini(&change);
	walk_again(desk);
	tui_message(
		desk, _("%d confirmed as last week, %d left"), confirmed, left);
	return true;
}

bool
do_card_back(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct walk *walk = desk->walk;

	(void)asked;
	if (walk->at == 0)
		return err_set(err, ERR_INPUT, _("this is the first card"));
	if (!walk_keep(desk, err))
		return false;
	walk_go(desk, walk->at - 1);
	return true;
}

bool
do_card_day(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct spot spot = spot_day(CHECKIN_NAME);
	struct walk *walk = desk->walk;

	(void)asked;
	form_select(walk_is_week(walk) ? &walk->week.form : &walk->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}
