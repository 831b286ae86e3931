/* SPDX-License-Identifier: MIT */
/* Editing a review where it stands: each edit is one change. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "model/progress.h"
#include "model/value.h"
#include "review/owed.h"
#include "review/review.h"
#include "review_screen.h"
#include "scale.h"

static bool
is_score(const struct review_place *place)
{
	return place->record == RECORD_NODE && place->field == NODE_SCORE;
}

static bool
selected_place(
	const struct desk *desk, struct review_place *place, struct err *err)
{
	const struct review_place *at = review_selected(review_of(desk));

	if (at)
		*place = *at;
	else
		err_set(err, ERR_INPUT,
			_("nothing to edit here; j goes to what can be"));
	return at != NULL;
}

static const char *
text_of(const struct desk *desk, const struct review_place *place)
{
	const struct field *field =
		&record_types[place->record].fields[place->field];
	struct value value = {0};

	if (place->id)
		value = plan_value(&desk->session->plan,
			(enum record)place->record, place->id, field);
	return value.type == VALUE_TEXT ? value.text : "";
}

static bool
prepare(const struct desk *desk, const struct review_place *place,
	struct value value, struct change *change, struct err *err)
{
	const struct plan *plan = &desk->session->plan;

	if (place->record == RECORD_SECTION && place->cycle)
		return edit_section(plan,
			(struct section_at){place->cycle, place->name},
			value.type == VALUE_TEXT ? value.text : "", change,
			err);
	return edit_field(plan,
		(struct target){
			(enum record)place->record, place->id, place->field},
		value, change, err);
}

static bool
store(struct desk *desk, const struct review_place *place, struct value value,
	struct err *err)
{
	struct change change = {0};
	bool ok = prepare(desk, place, value, &change, err) &&
		tui_do(desk, &change, err);

	change_fini(&change);
	return ok;
}

/* Refuses what a closed cycle has before anything is typed. */
static bool
may_edit(struct desk *desk, const struct review_place *place, struct err *err)
{
	struct change change = {0};
	bool ok = prepare(desk, place,
		is_score(place) ? value_none()
				: value_text(text_of(desk, place)),
		&change, err);

	change_fini(&change);
	return ok;
}

/* ---- scores */

/* After a score that asks for a reason the reason is next. */
static void
go_to_reason(struct desk *desk, uint32_t id)
{
	struct review_screen *screen = review_of(desk);
	const struct node *node = plan_node(&desk->session->plan, id);

	if (!node || !owed_reason(&desk->session->plan, node))
		return;
	screen->going = true;
	screen->goal = (struct review_place){
		.record = RECORD_NODE, .field = NODE_REASON, .id = id};
	tui_message(desk, _("Enter says why"));
}

static bool
set_score(struct desk *desk, const struct review_place *place,
	struct value value, bool to_reason, struct err *err)
{
	if (!store(desk, place, value, err))
		return false;
	if (to_reason)
		go_to_reason(desk, place->id);
	return true;
}

static bool
selected_score(
	const struct desk *desk, struct review_place *place, struct err *err)
{
	if (!selected_place(desk, place, err))
		return false;
	return is_score(place) ||
		err_set(err, ERR_INPUT, _("this is not a score"));
}

static bool
step_score(struct desk *desk, int by, struct err *err)
{
	struct review_place place;
	int score;

	if (!selected_score(desk, &place, err))
		return false;
	score = review_moved_score(&desk->session->plan,
		plan_node(&desk->session->plan, place.id), by);
	return set_score(desk, &place, value_number(score), false, err);
}

bool
do_review_step(struct desk *desk, const struct asked *asked, struct err *err)
{
	return step_score(desk, asked->by, err);
}

bool
do_review_accept(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct review_place place;
	const struct node *node;
	int score;

	(void)asked;

	if (!selected_score(desk, &place, err))
		return false;
	node = plan_node(&desk->session->plan, place.id);
	score = node ? node_suggested_score(&desk->session->plan, node) : -1;
	if (score < 0)
		return err_set(err, ERR_INPUT,
			_("without progress nothing is suggested; Enter asks"));
	return set_score(desk, &place, value_number(score), true, err);
}

int
review_scale(const struct review_screen *screen)
{
	const struct review_place *place = review_selected(screen);
	size_t line = screen->list.selected;
	int col;

	if (!place || !is_score(place) || screen->typing ||
		line != place->first)
		return -1;
	col = lines_end(&screen->shown.lines, line) + 2;
	return col + REVIEW_SCALE <= screen->shown.width ? col : -1;
}

bool
review_pull(struct desk *desk, int col)
{
	int scale = review_scale(review_of(desk));

	if (scale < 0 || (!desk->pulling && !scale_is_clicked(desk)))
		return false;
	desk->pulled = scale_score(col - scale, REVIEW_SCALE);
	return true;
}

bool
review_let_go(struct desk *desk, struct err *err)
{
	struct review_place place;

	return selected_score(desk, &place, err) &&
		set_score(desk, &place, value_number(desk->pulled), false, err);
}

/* ---- what is hinted */

const char *
review_hint(const struct desk *desk, const struct command *command)
{
	const struct review_place *place = review_selected(review_of(desk));
	bool of_score = command->run == do_review_accept ||
		command->run == do_review_step;

	if ((of_score && (!place || !is_score(place))) ||
		(command->run == do_review_editor &&
			(!place || is_score(place))) ||
		(command->run == do_review_edit && !place) ||
		(command->run == do_review_owed &&
			!review_of(desk)->shown.owed))
		return NULL;
	return command->hint;
}

/* ---- texts */

static struct spot
spot_of(const struct review_place *place)
{
	return (struct spot){.record = (enum record)place->record,
		.field = place->field,
		.id = place->id,
		.of = place->cycle,
		.name = place->name};
}

static const char *
shown_score(const struct desk *desk, const struct review_place *place,
	char text[static TENTHS_TEXT_SIZE])
{
	int score = review_shown_score(&desk->session->plan,
		plan_node(&desk->session->plan, place->id));

	return score < 0 ? "" : score_text(score, text);
}

/* A score from what it is, or is suggested. */
bool
do_review_edit(struct desk *desk, const struct asked *asked, struct err *err)
{
	char text[TENTHS_TEXT_SIZE];
	struct review_place place;
	struct spot spot;

	(void)asked;
	if (!selected_place(desk, &place, err) || !may_edit(desk, &place, err))
		return false;
	spot = spot_of(&place);
	/* What is to be selected may have the name that goes. */
	review_of(desk)->going = false;
	return typing_open_from(desk, &spot,
		is_score(&place) ? shown_score(desk, &place, text) : NULL, err);
}

bool
do_review_editor(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct review_place place;
	struct spot spot;

	if (!selected_place(desk, &place, err) || !may_edit(desk, &place, err))
		return false;
	if (is_score(&place))
		return do_review_edit(desk, asked, err);
	spot = spot_of(&place);
	return editor_edit(desk, &spot, err);
}

bool
review_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct review_screen *screen = review_of(desk);

	if (!typing_store(desk, spot, text, err))
		return false;
	screen->goal = review_place_of(spot);
	screen->going = desk->typing.active;
	if (spot->record == RECORD_NODE && spot->field == NODE_SCORE)
		go_to_reason(desk, spot->id);
	return true;
}
