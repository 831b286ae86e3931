/* SPDX-License-Identifier: MIT */
/* Status: what pace, check-ins and people make of a node today. */
#include <assert.h>

#include "model/cycle.h"
#include "model/progress.h"

/* design/semantics.md, "Pace and status": the gap in tenths up to which a key
 * result is on track and at risk, and the days beyond its rhythm after which it
 * is outdated. */
#define ON_TRACK_GAP 10
#define AT_RISK_GAP 25
#define DAYS_OF_GRACE 3
#define CONFIDENCE_LOW 30 /* tenths of a point; 3/10 and less */
#define REACHED_SCORE 70  /* hundredths, of what is aspirational */
#define PARTLY_SCORE 30

/* ---- what is computed */

/* The day by which it has to be done, by itself or by what it belongs to. */
static bool
overdue(const struct plan *plan, const struct node *node, int32_t today)
{
	struct span span = node_span(plan, node);

	return span.ends != DAY_NONE && today > span.ends;
}

static enum status
worse(enum status a, enum status b)
{
	return a > b ? a : b;
}

static enum status
status_of_gap(int gap)
{
	if (gap <= ON_TRACK_GAP)
		return STATUS_ON_TRACK;
	return gap <= AT_RISK_GAP ? STATUS_AT_RISK : STATUS_OFF_TRACK;
}

static struct standing
empty_standing(enum status status)
{
	return (struct standing){.status = status,
		.expected = -1,
		.computed = status,
		.confirmed_on = DAY_NONE,
		.since = DAY_NONE};
}

struct standing
standing_suggest(const struct plan *plan, const struct node *node,
	const struct facts *facts)
{
	int confidence = facts->confidence;
	int32_t share = facts->share;
	struct standing standing = empty_standing(STATUS_ON_TRACK);

	standing.expected = node_expected(plan, node, facts->on);
	if (standing.expected >= 0) {
		/* Of the tenths that are shown: who reads 3.8 and 0 is behind
		 * by 3.8, and what reads as on the line is on it. */
		standing.gap = standing.expected -
			(share < 0 ? 0 : share_tenths(share));
		standing.status = status_of_gap(standing.gap);
		if (standing.status != STATUS_ON_TRACK)
			standing.reasons |= REASON_BEHIND;
	}
	if (confidence >= 0 && confidence <= CONFIDENCE_LOW) {
		standing.reasons |= REASON_CONFIDENCE;
		standing.status = worse(standing.status, STATUS_AT_RISK);
	}
	if (facts->blocked) {
		standing.reasons |= REASON_BLOCKED;
		standing.status = worse(standing.status, STATUS_AT_RISK);
	}
	if (overdue(plan, node, facts->on)) {
		standing.reasons |=
			share < SHARE_ONE ? REASON_OVERDUE : REASON_REACHED;
		standing.status =
			share < SHARE_ONE ? STATUS_OFF_TRACK : STATUS_ON_TRACK;
	}
	standing.computed = standing.status;
	return standing;
}

/* ---- key results */

/* The last check-in at which a status was confirmed; NULL when it was set
 * otherwise, or never. */
static const struct checkin *
confirmation(const struct plan *plan, const struct node *node)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	const struct checkin *found = NULL;

	for (; checkin; checkin = plan_checkin(plan, checkin->base.next))
		if (checkin->status)
			found = checkin;
	return found && found->status == node_detail(node)->status ? found
								   : NULL;
}

/* Whether it was off track by pace when it was confirmed. */
static bool
was_off_track(const struct plan *plan, const struct node *node,
	const struct checkin *confirmed)
{
	int expected;

	if (!confirmed || confirmed->progress < 0)
		return false;
	expected = node_expected(plan, node, confirmed->on);
	return expected - confirmed->progress > AT_RISK_GAP;
}

/* What a person said holds while the facts do. */
static void
confirm(const struct plan *plan, const struct node *node, int32_t today,
	struct standing *standing)
{
	const struct checkin *confirmed = confirmation(plan, node);
	bool over = overdue(plan, node, today);

	standing->confirmed = node_detail(node)->status;
	standing->confirmed_on = confirmed ? confirmed->on : DAY_NONE;
	standing->since = standing->confirmed_on;
	if (over ||
		(standing->gap > AT_RISK_GAP &&
			standing->confirmed != STATUS_OFF_TRACK &&
			!was_off_track(plan, node, confirmed))) {
		if (standing->confirmed != standing->computed)
			standing->reasons |= REASON_OVERRULED;
		standing->since =
			over ? node_span(plan, node).ends + 1 : DAY_NONE;
		return;
	}
	standing->reasons |= REASON_SET;
	standing->status = standing->confirmed;
}

/* The day a check-in is counted from when there was none yet. */
static int32_t
counted_from(const struct plan *plan, const struct node *node)
{
	int32_t begins = node_begins(plan, node);
	int32_t made = node->made;

	return made > begins ? made : begins;
}

/* Nothing was measured where there is something to measure. */
static bool
has_no_data(const struct plan *plan, const struct node *node)
{
	return node_detail(node)->basis != BASIS_MANUAL &&
		node_progress(plan, node).no_data;
}

static struct standing
key_result_standing(
	const struct plan *plan, const struct node *node, int32_t today)
{
	const struct detail *detail = node_detail(node);
	const struct checkin *last = plan_checkin(plan, detail->checkins.last);
	struct standing standing = standing_suggest(plan, node,
		&(struct facts){node->share, node->confidence,
			last && last->blocker, today});
	int32_t from = last ? last->on : counted_from(plan, node);
	int32_t holds = node_rhythm(plan, node) + DAYS_OF_GRACE;

	if (!last)
		standing.reasons |= REASON_NO_CHECKIN;
	if (from != DAY_NONE && (int64_t)today - from > holds) {
		standing.reasons |= last ? REASON_STALE : 0;
		standing.status = STATUS_OUTDATED;
		standing.since = from + holds + 1;
	} else if (has_no_data(plan, node)) {
		standing.reasons |= REASON_NO_DATA;
		standing.status = STATUS_NO_DATA;
	} else if (detail->status) {
		confirm(plan, node, today, &standing);
	} else if (last) {
		/* Without a status of its own it confirms what is computed. */
		standing.since = last->on;
	} else {
		standing.status = STATUS_PENDING;
		standing.since = from;
	}
	return standing;
}

/* ---- objectives */

int
status_weakness(enum status status)
{
	static const int order[STATUS_COUNT] = {
		[STATUS_ON_TRACK] = 1,
		[STATUS_PENDING] = 2,
		[STATUS_NO_DATA] = 3,
		[STATUS_AT_RISK] = 4,
		[STATUS_OUTDATED] = 5,
		[STATUS_OFF_TRACK] = 6,
	};

	return order[status];
}

/* The weakest of its open key results, into the standing; false without any. */
static bool
take_weakest(const struct plan *plan, const struct node *node, int32_t today,
	struct standing *standing)
{
	const struct node *child = plan_node(plan, node->children.first);
	struct standing one;
	bool found = false;

	for (; child; child = plan_node(plan, child->next)) {
		if (child->level != LEVEL_KEY_RESULT ||
			child->state != STATE_OPEN)
			continue;
		one = node_standing(plan, child, today);
		if (found &&
			status_weakness(one.status) <=
				status_weakness(standing->status))
			continue;
		found = true;
		standing->status = one.status;
		standing->since = one.since;
		standing->weakest = child->id;
		standing->reasons |= REASON_WEAKEST;
	}
	return found;
}

/* A status that a person gave the objective itself; it does not hide what is
 * off track or not looked after. */
static void
set_by_hand(const struct node *node, struct standing *standing)
{
	standing->confirmed = node_detail(node)->status;
	standing->computed = standing->status;
	if (status_weakness(standing->status) >=
			status_weakness(STATUS_OUTDATED) &&
		standing->confirmed != STATUS_OFF_TRACK) {
		standing->reasons |= REASON_OVERRULED;
		return;
	}
	standing->reasons = REASON_SET;
	standing->status = standing->confirmed;
	standing->weakest = 0;
}

static struct standing
objective_standing(
	const struct plan *plan, const struct node *node, int32_t today)
{
	struct standing standing = standing_suggest(
		plan, node, &(struct facts){node->share, -1, false, today});

	if (node->share == SHARE_NONE) {
		standing = empty_standing(STATUS_PENDING);
		standing.reasons = REASON_NO_RESULT;
	} else {
		standing.reasons &= REASON_BEHIND;
	}
	if (!take_weakest(plan, node, today, &standing) &&
		node->share == SHARE_ONE)
		standing.reasons |= REASON_REACHED;
	if (node_detail(node)->status)
		set_by_hand(node, &standing);
	return standing;
}

bool
standing_flatters(const struct standing *standing)
{
	return standing->reasons & REASON_SET &&
		standing->status == standing->confirmed &&
		(standing->computed == STATUS_AT_RISK ||
			standing->computed == STATUS_OFF_TRACK) &&
		status_weakness(standing->computed) >
		status_weakness(standing->status);
}

/* ---- outcomes */

/* Of the node, else of the objective it is below. */
static enum kind
kind_of(const struct plan *plan, const struct node *node)
{
	while (node && !node_detail(node)->kind)
		node = plan_node(plan, node->parent);
	return node ? node_detail(node)->kind : KIND_NONE;
}

/* What became of it in a cycle that is closed: by its score, else by its
 * progress, and by what its kind expects. */
static struct standing
outcome(const struct plan *plan, const struct node *node,
	const struct cycle *cycle)
{
	struct standing standing = empty_standing(STATUS_MISSED);
	enum kind kind = kind_of(plan, node);
	int score = node_detail(node)->score, reached;

	assert(cycle);
	standing.since = cycle->closed;
	standing.reasons = score < 0 ? REASON_PROGRESS : REASON_SCORE;
	if (score < 0)
		score = share_hundredths(node->share);
	reached = kind == KIND_ASPIRATIONAL || kind == KIND_LEARNING
		? REACHED_SCORE
		: SCORE_MAX;
	if (!node_counts(plan, node)) {
		standing.status = STATUS_DROPPED;
		standing.reasons = 0;
	} else if (score >= reached) {
		standing.status = STATUS_REACHED;
	} else if (plan_carried_to(plan, node)) {
		standing.status = STATUS_CARRIED;
	} else if (score >= PARTLY_SCORE) {
		standing.status = STATUS_PARTLY;
	}
	standing.computed = standing.status;
	return standing;
}

bool
status_is_outcome(enum status status)
{
	return status >= STATUS_REACHED && status < STATUS_COUNT;
}

struct standing
node_standing(const struct plan *plan, const struct node *node, int32_t today)
{
	const struct cycle *cycle =
		node->level == LEVEL_ACTION ? NULL : plan_cycle_of(plan, node);
	struct standing standing = empty_standing(STATUS_PENDING);

	if (cycle_closed(cycle))
		return outcome(plan, node, cycle);
	if (!node_counts(plan, node))
		standing.status = STATUS_DROPPED;
	else if (node->state == STATE_DONE)
		standing.status = STATUS_DONE;
	else if (node->level == LEVEL_KEY_RESULT)
		return key_result_standing(plan, node, today);
	else if (node->level == LEVEL_OBJECTIVE)
		return objective_standing(plan, node, today);
	else if (overdue(plan, node, today))
		standing.reasons |= REASON_OVERDUE;
	if (node->state != STATE_OPEN)
		standing.since = node->finished;
	return standing;
}
