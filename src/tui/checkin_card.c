/* SPDX-License-Identifier: MIT */
/* One card of the check-in: what is typed for one key result. */
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "checkin.h"
#include "review/checkin.h"

#define CONFIDENCE_USUAL 50 /* where nobody has said anything yet */

void
card_fini(struct card *card)
{
	int i;

	for (i = 0; i < CARD_TEXTS; i++)
		str_fini(&card->texts[i]);
}

static void
set_text(struct str *out, const char *text)
{
	str_clear(out);
	str_add(out, text ? text : "");
}

enum card_text
card_text_of(int field)
{
	switch (field) {
	case CHECKIN_WHY:
		return TEXT_WHY;
	case CHECKIN_NOTE:
		return TEXT_NOTE;
	case CHECKIN_BLOCKER:
		return TEXT_BLOCKER;
	default:
		return CARD_TEXTS;
	}
}

void
card_set_text(struct card *card, int field, const char *text)
{
	set_text(&card->texts[card_text_of(field)], text);
	card->changed = true;
}

/* What the check-in of the day says; without one, what the newest before it
 * left: a blocker stays until somebody takes it away, a note is of its day. */
static void
fill_texts(struct card *card, const struct checkin *last, bool same)
{
	set_text(&card->texts[TEXT_WHY], last && same ? last->why : NULL);
	set_text(&card->texts[TEXT_NOTE], last && same ? last->note : NULL);
	set_text(&card->texts[TEXT_BLOCKER], last ? last->blocker : NULL);
}

/* What the key result has now, or had on a day before its newest check-in. */
static void
fill_values(struct card *card, const struct node *node,
	const struct checkin *last, bool past)
{
	card->progress = share_tenths(node->share);
	card->current = node_detail(node)->current;
	card->confidence = node->confidence;
	if (past) {
		card->progress = last ? last->progress : 0;
		card->current = last ? last->current : node_detail(node)->start;
		card->confidence = last ? last->confidence : -1;
	}
	if (card->progress < 0)
		card->progress = 0;
	if (card->confidence < 0 && last)
		card->confidence = last->confidence;
	if (card->confidence < 0)
		card->confidence = CONFIDENCE_USUAL;
}

void
card_fill(const struct plan *plan, const struct node *node, int32_t on,
	struct card *card)
{
	const struct checkin *newest = checkin_last(plan, node);
	const struct checkin *last = checkin_before(plan, node, on);
	bool same = last && last->on == on;

	card->node = node->id;
	card->changed = card->why_asked = false;
	fill_values(card, node, last, newest && newest->on > on);
	card->confidence_before = edit_confidence_before(plan, node, on);
	fill_texts(card, last, same);
	card->status = STATUS_NONE;
	if (last && same && last->status &&
		last->status != card_standing(plan, node, card, on).status)
		card->status = last->status;
}

int32_t
card_share(const struct plan *plan, const struct node *node,
	const struct card *card)
{
	struct detail detail = *node_detail(node);
	struct node copy = *node;

	if (detail.basis == BASIS_MANUAL)
		return card->progress * (SHARE_ONE / PROGRESS_MAX);
	detail.current = card->current;
	copy.detail = &detail;
	return node_progress(plan, &copy).share;
}

static bool
is_blank(const struct str *text)
{
	size_t length = text->length;

	str_trim(str_text(text), &length);
	return length == 0;
}

struct standing
card_standing(const struct plan *plan, const struct node *node,
	const struct card *card, int32_t on)
{
	struct standing standing = standing_suggest(plan, node,
		&(struct facts){card_share(plan, node, card), card->confidence,
			!is_blank(&card->texts[TEXT_BLOCKER]), on});

	if (card->status) {
		standing.status = card->status;
		standing.reasons |= REASON_SET;
	}
	return standing;
}

bool
card_asks_why(const struct card *card)
{
	return edit_confidence_falls(card->confidence_before, card->confidence);
}

static int
clamp(int tenths)
{
	return tenths < 0 ? 0 : tenths > PROGRESS_MAX ? PROGRESS_MAX : tenths;
}

/* What a point of progress is for a metric, as a round number: the largest
 * power of ten that is not above a tenth of its way. */
static int64_t
metric_step(const struct detail *detail)
{
	int64_t way, step = DECIMAL_ONE / 100;

	if (detail->start == DECIMAL_NONE || detail->target == DECIMAL_NONE)
		return DECIMAL_ONE;
	way = detail->target - detail->start;
	if (way < 0)
		way = -way;
	while (step <= way / 100)
		step *= 10;
	return step;
}

static void
move_metric(const struct detail *detail, struct card *card, int tenths)
{
	int64_t step = metric_step(detail) * tenths / 10, to;

	if (detail->start != DECIMAL_NONE && detail->target != DECIMAL_NONE &&
		detail->target < detail->start)
		step = -step;
	to = card->current != DECIMAL_NONE	? card->current
		: detail->start != DECIMAL_NONE ? detail->start
						: 0;
	to += step;
	if (to >= -DECIMAL_MAX && to <= DECIMAL_MAX)
		card->current = to;
}

void
card_move(const struct node *node, struct card *card, int tenths)
{
	const struct detail *detail = node_detail(node);

	if (detail->basis == BASIS_METRIC)
		move_metric(detail, card, tenths);
	else
		card->progress = clamp(card->progress + tenths);
	card->changed = true;
}

void
card_confidence(struct card *card, int tenths)
{
	card->confidence = clamp(tenths);
	card->changed = true;
}

bool
card_change(const struct plan *plan, const struct card *card, int32_t on,
	struct change *change, struct err *err)
{
	const struct node *node = plan_node(plan, card->node);
	int basis = node ? node_detail(node)->basis : BASIS_MANUAL;
	struct checkin_values values = {.on = on,
		.progress = -1,
		.current = DECIMAL_NONE,
		.confidence = card->confidence};

	if (node)
		values.status = card_standing(plan, node, card, on).status;
	if (basis == BASIS_MANUAL)
		values.progress = card->progress;
	if (basis == BASIS_METRIC)
		values.current = card->current;
	if (card_asks_why(card))
		values.why = str_text(&card->texts[TEXT_WHY]);
	values.note = str_text(&card->texts[TEXT_NOTE]);
	values.blocker = str_text(&card->texts[TEXT_BLOCKER]);
	return edit_checkin(plan, card->node, &values, change, err);
}

const struct node *
card_action(const struct plan *plan, const struct node *node, size_t n)
{
	const struct node *child = plan_node(plan, node->children.first);

	for (; child; child = plan_node(plan, child->next))
		if (child->level == LEVEL_ACTION &&
			child->state != STATE_DROPPED && n-- == 0)
			return child;
	return NULL;
}
