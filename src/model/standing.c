/* SPDX-License-Identifier: MIT */
/* Pace and status: where a node should be today, and what that makes it. */
#include <stdio.h>

#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"

/* design/semantics.md, "Pace and status": the gap in tenths up to which a key
 * result is on track and at risk, and the days after which it is outdated. */
#define ON_TRACK_GAP 10
#define AT_RISK_GAP 25
#define OUTDATED_DAYS 10
#define CONFIDENCE_LOW 30 /* tenths of a point; 3/10 and less */

static int32_t
pace_share(int32_t starts, int32_t ends, int32_t day)
{
	int64_t days = (int64_t)ends - starts + 1;

	if (day <= starts)
		return 0;
	if (day > ends)
		return SHARE_ONE;
	return (int32_t)(((int64_t)day - starts) * SHARE_ONE / days);
}

int
pace_expected(int32_t starts, int32_t ends, int32_t day)
{
	return share_tenths(pace_share(starts, ends, day));
}

void
cycle_weeks(const struct cycle *cycle, int32_t day, int *week, int *weeks)
{
	int days = cycle->ends - cycle->starts + 1;

	/* To the nearest: the days left over go to the last week. */
	*weeks = days < 11 ? 1 : (days + 3) / 7;
	*week = (day - cycle->starts) / 7 + 1;
	if (*week > *weeks)
		*week = *weeks;
	if (day < cycle->starts)
		*week = 0;
	else if (day > cycle->ends)
		*week = *weeks + 1;
}

struct span
node_span(const struct plan *plan, const struct node *node)
{
	struct span span = {DAY_NONE, DAY_NONE};
	const struct cycle *cycle;

	for (;; node = plan_node(plan, node->parent)) {
		if (span.starts == DAY_NONE)
			span.starts = node_detail(node)->starts;
		if (span.ends == DAY_NONE)
			span.ends = node->due;
		if (!node->parent)
			break;
	}
	cycle = plan_cycle(plan, node->cycle);
	if (cycle && span.starts == DAY_NONE)
		span.starts = cycle->starts;
	if (cycle && span.ends == DAY_NONE)
		span.ends = cycle->ends;
	return span;
}

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

struct standing
standing_suggest(const struct plan *plan, const struct node *node,
	int32_t share, int confidence, bool blocked, int32_t today)
{
	struct standing standing = {STATUS_ON_TRACK, 0, -1, 0, 0};
	struct span span = node_span(plan, node);

	if (span.starts != DAY_NONE && span.ends != DAY_NONE) {
		standing.expected =
			pace_expected(span.starts, span.ends, today);
		/* Of the tenths that are shown: who reads 3.8 and 0 is behind
		 * by 3.8, and what reads as on the line is on it. */
		standing.gap = standing.expected -
			(share < 0 ? 0 : share_tenths(share));
		if (standing.gap > ON_TRACK_GAP) {
			standing.reasons |= REASON_BEHIND;
			standing.status = standing.gap > AT_RISK_GAP
				? STATUS_OFF_TRACK
				: STATUS_AT_RISK;
		}
	}
	if (confidence >= 0 && confidence <= CONFIDENCE_LOW) {
		standing.reasons |= REASON_CONFIDENCE;
		standing.status = worse(standing.status, STATUS_AT_RISK);
	}
	if (blocked) {
		standing.reasons |= REASON_BLOCKED;
		standing.status = worse(standing.status, STATUS_AT_RISK);
	}
	if (share < SHARE_ONE && overdue(plan, node, today)) {
		standing.reasons |= REASON_OVERDUE;
		standing.status = STATUS_OFF_TRACK;
	}
	return standing;
}

static struct standing
key_result_standing(
	const struct plan *plan, const struct node *node, int32_t today)
{
	const struct detail *detail = node_detail(node);
	const struct checkin *last = plan_checkin(plan, detail->checkins.last);
	const struct cycle *cycle = plan_cycle_of(plan, node);
	bool closed = cycle_closed(cycle);
	struct standing standing = standing_suggest(plan, node, node->share,
		node->confidence, last && last->blocker, today);

	if (!last)
		standing.reasons |= REASON_NO_CHECKIN;
	if (last && !closed && today - last->on > OUTDATED_DAYS) {
		standing.reasons |= REASON_STALE;
		standing.status = STATUS_OUTDATED;
	} else if (detail->status) {
		standing.reasons |= REASON_SET;
		standing.status = detail->status;
	} else {
		standing.status = STATUS_PENDING;
	}
	return standing;
}

/* How much a status weighs when an objective takes its weakest. */
static int
weakness(enum status status)
{
	static const int order[] = {
		[STATUS_NONE] = 0,
		[STATUS_DROPPED] = 0,
		[STATUS_DONE] = 1,
		[STATUS_ON_TRACK] = 2,
		[STATUS_PENDING] = 3,
		[STATUS_OUTDATED] = 4,
		[STATUS_AT_RISK] = 5,
		[STATUS_OFF_TRACK] = 6,
	};

	return order[status];
}

static struct standing
objective_standing(
	const struct plan *plan, const struct node *node, int32_t today)
{
	const struct node *child = plan_node(plan, node->children.first);
	struct standing standing =
		standing_suggest(plan, node, node->share, -1, false, today);
	struct standing weakest;

	standing.reasons &= REASON_BEHIND;
	standing.status = STATUS_NONE;
	for (; child; child = plan_node(plan, child->next)) {
		if (child->level != LEVEL_KEY_RESULT)
			continue;
		weakest = node_standing(plan, child, today);
		if (weakness(weakest.status) <= weakness(standing.status))
			continue;
		standing.status = weakest.status;
		standing.weakest = child->id;
		standing.reasons |= REASON_WEAKEST;
	}
	/* A status that a person gave the objective itself. */
	if (node_detail(node)->status) {
		standing.status = node_detail(node)->status;
		standing.reasons = REASON_SET;
		standing.weakest = 0;
	}
	if (standing.status == STATUS_NONE)
		standing.status = STATUS_PENDING;
	return standing;
}

struct standing
node_standing(const struct plan *plan, const struct node *node, int32_t today)
{
	struct standing standing = {STATUS_PENDING, 0, -1, 0, 0};

	if (node->state == STATE_DONE)
		standing.status = STATUS_DONE;
	else if (node->state == STATE_DROPPED)
		standing.status = STATUS_DROPPED;
	else if (node->level == LEVEL_KEY_RESULT)
		return key_result_standing(plan, node, today);
	else if (node->level == LEVEL_OBJECTIVE)
		return objective_standing(plan, node, today);
	else if (overdue(plan, node, today))
		standing.reasons |= REASON_OVERDUE;
	return standing;
}

const char *
status_label(enum status status)
{
	static const char *const labels[] = {
		[STATUS_NONE] = "",
		[STATUS_ON_TRACK] = N_("on track"),
		[STATUS_AT_RISK] = N_("at risk"),
		[STATUS_OFF_TRACK] = N_("off track"),
		[STATUS_PENDING] = N_("pending"),
		[STATUS_OUTDATED] = N_("outdated"),
		[STATUS_DONE] = N_("done"),
		[STATUS_DROPPED] = N_("dropped"),
	};

	return *labels[status] ? _(labels[status]) : "";
}

const char *
status_word(enum status status)
{
	static const char *const words[] = {
		[STATUS_NONE] = "",
		[STATUS_ON_TRACK] = "on_track",
		[STATUS_AT_RISK] = "at_risk",
		[STATUS_OFF_TRACK] = "off_track",
		[STATUS_PENDING] = "pending",
		[STATUS_OUTDATED] = "outdated",
		[STATUS_DONE] = "done",
		[STATUS_DROPPED] = "dropped",
	};

	return words[status];
}

static void
add_reason(struct str *out, size_t start, const char *text)
{
	if (out->length > start)
		str_add(out, _(", "));
	str_add(out, text);
}

void
standing_text(const struct plan *plan, const struct standing *standing,
	struct str *out)
{
	static const struct {
		enum reason reason;
		const char *text;
	} plain[] = {
		{REASON_CONFIDENCE, N_("confidence low")},
		{REASON_BLOCKED, N_("blocked")},
		{REASON_OVERDUE, N_("overdue")},
		{REASON_STALE, N_("no check-in for ten days")},
		{REASON_NO_CHECKIN, N_("not checked in yet")},
		{REASON_SET, N_("as confirmed")},
	};
	const struct node *weakest = plan_node(plan, standing->weakest);
	size_t start = out->length, i;
	char number[TENTHS_TEXT_SIZE];

	if (standing->reasons & REASON_BEHIND) {
		add_reason(out, start, _("behind by "));
		str_add(out, tenths_text(standing->gap, number));
	}
	for (i = 0; i < sizeof plain / sizeof *plain; i++)
		if (standing->reasons & plain[i].reason)
			add_reason(out, start, _(plain[i].text));
	if (weakest && standing->reasons & REASON_WEAKEST) {
		add_reason(out, start, _("as its weakest key result: "));
		str_add(out, weakest->title);
	}
}
