/* SPDX-License-Identifier: MIT */
#include "review/checkin.h"

#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"

/* A check-in is still asked for this long after the end, so that the last day
 * of a cycle gets its value too. */
#define DAYS_AFTER 6
/* One made so long before its day counts for it. */
#define DAYS_EARLY 2

int32_t
checkin_day(const struct plan *plan, int32_t day)
{
	return day - (day_weekday(day) - plan_weekday(plan) + 7) % 7;
}

const struct checkin *
checkin_last(const struct plan *plan, const struct node *node)
{
	return plan_checkin(plan, node_detail(node)->checkins.last);
}

const struct checkin *
checkin_before(const struct plan *plan, const struct node *node, int32_t day)
{
	const struct checkin *checkin, *found = checkin_last(plan, node);

	if (!found || found->on <= day)
		return found;
	found = NULL;
	checkin = plan_checkin(plan, node_detail(node)->checkins.first);
	for (; checkin && checkin->on <= day;
		checkin = plan_checkin(plan, checkin->base.next))
		found = checkin;
	return found;
}

/* What does not depend on the key result: its cycle is being worked on. */
static bool
cycle_asks(const struct cycle *cycle, int32_t today)
{
	return !cycle_closed(cycle) && cycle->starts <= today &&
		today <= (int64_t)cycle->ends + DAYS_AFTER;
}

/* The first check-in day from `day` on. */
static int32_t
first_day(const struct plan *plan, int32_t day)
{
	int32_t due = checkin_day(plan, day);

	return due < day ? due + 7 : due;
}

/* The day since when a check-in of the key result is asked for, by its rhythm,
 * which counts from the first check-in day of its cycle; by the month it is the
 * first such day of the month. DAY_NONE while it has not come. */
static int32_t
asked_since(const struct plan *plan, const struct node *node, int32_t today)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	int32_t begins = node_begins(plan, node), first, due;
	int32_t made = node->made;
	int rhythm = node_rhythm(plan, node), year, month, date;

	if (!cycle || begins == DAY_NONE)
		return DAY_NONE;
	if (made != DAY_NONE && made > begins)
		begins = made;
	first = first_day(plan, cycle->starts);
	if (rhythm % 7 == 0) {
		due = today < first ? first : today - (today - first) % rhythm;
	} else {
		day_split(today, &year, &month, &date);
		due = first_day(plan, today - date + 1);
		if (due > today) {
			day_split(today - date, &year, &month, &date);
			due = first_day(plan, day_make(year, month, 1));
		}
	}
	return due <= today && due >= begins ? due : DAY_NONE;
}

static bool
open_upwards(const struct plan *plan, const struct node *node)
{
	for (; node; node = plan_node(plan, node->parent))
		if (node->state != STATE_OPEN)
			return false;
	return true;
}

/* Since when it is asked for, in a cycle that asks; DAY_NONE for not at all. */
static int32_t
node_works(const struct plan *plan, const struct node *node, int32_t today)
{
	return node->level == LEVEL_KEY_RESULT && open_upwards(plan, node)
		? asked_since(plan, node, today)
		: DAY_NONE;
}

static bool
node_asks(const struct plan *plan, const struct node *node, int32_t today)
{
	const struct checkin *last = checkin_last(plan, node);
	int32_t due = node_works(plan, node, today);

	return due != DAY_NONE && (!last || last->on < due - DAYS_EARLY);
}

bool
checkin_asked(const struct plan *plan, const struct node *node, int32_t day)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);

	return cycle && cycle_asks(cycle, day) &&
		node->level == LEVEL_KEY_RESULT && open_upwards(plan, node) &&
		node_begins(plan, node) <= checkin_day(plan, day);
}

bool
checkin_owed(const struct plan *plan, const struct node *node, int32_t today)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);

	return cycle && cycle_asks(cycle, today) &&
		node_asks(plan, node, today);
}

/* The first one that asks from `node` on, in its cycle. */
static const struct node *
first_from(const struct plan *plan, const struct node *node, int32_t today)
{
	for (; node; node = plan_next(plan, node, 0))
		if (node_asks(plan, node, today))
			return node;
	return NULL;
}

const struct node *
checkin_next(const struct plan *plan, const struct node *after, int32_t today)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct node *found;

	if (after) {
		cycle = plan_cycle_of(plan, after);
		if (!cycle)
			return NULL;
		found = cycle_asks(cycle, today)
			? first_from(plan, plan_next(plan, after, 0), today)
			: NULL;
		if (found)
			return found;
		cycle = plan_cycle(plan, cycle->base.next);
	}
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		if (!cycle_asks(cycle, today))
			continue;
		found = first_from(
			plan, plan_node(plan, cycle->nodes.first), today);
		if (found)
			return found;
	}
	return NULL;
}

const struct reading *
reading_last(const struct plan *plan, const struct metric *metric)
{
	return plan_reading(plan, metric->readings.last);
}

/* The first day of the day, week, month or quarter that holds `day`. */
static int32_t
period_start(enum frequency frequency, int32_t day)
{
	int year, month, date;

	switch (frequency) {
	case FREQUENCY_DAILY:
		return day;
	case FREQUENCY_WEEKLY:
		return span_week(day).starts;
	case FREQUENCY_MONTHLY:
		day_split(day, &year, &month, &date);
		return day - date + 1;
	case FREQUENCY_QUARTERLY:
		return span_quarter(day).starts;
	case FREQUENCY_NONE:
		break;
	}
	return DAY_NONE;
}

bool
reading_owed(
	const struct plan *plan, const struct metric *metric, int32_t today)
{
	const struct reading *last = reading_last(plan, metric);

	return metric->frequency != FREQUENCY_NONE &&
		(!last || last->on < period_start(metric->frequency, today));
}

size_t
checkin_count_in(
	const struct plan *plan, const struct cycle *cycle, int32_t today)
{
	const struct node *node = plan_node(plan, cycle->nodes.first);
	size_t count = 0;

	if (!cycle_asks(cycle, today))
		return 0;
	while ((node = first_from(plan, node, today))) {
		count++;
		node = plan_next(plan, node, 0);
	}
	return count;
}

size_t
checkin_count(const struct plan *plan, int32_t today)
{
	const struct node *node = checkin_next(plan, NULL, today);
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	size_t count = 0;

	for (; node; node = checkin_next(plan, node, today))
		count++;
	for (; metric; metric = plan_metric(plan, metric->base.next))
		count += reading_owed(plan, metric, today);
	return count;
}

/* How far a limit may be passed and still be watched: a tenth of it. */
static int64_t
tenth(int64_t limit)
{
	return (limit < 0 ? -limit : limit) / 10;
}

enum health
metric_health(const struct metric *metric, int64_t value)
{
	int64_t over = 0, margin = 0;

	if (value == DECIMAL_NONE ||
		(metric->low == DECIMAL_NONE && metric->high == DECIMAL_NONE))
		return HEALTH_NONE;
	if (metric->low != DECIMAL_NONE && value < metric->low) {
		over = metric->low - value;
		margin = tenth(metric->low);
	} else if (metric->high != DECIMAL_NONE && value > metric->high) {
		over = value - metric->high;
		margin = tenth(metric->high);
	}
	if (!over)
		return HEALTH_GOOD;
	return over <= margin ? HEALTH_WATCH : HEALTH_BAD;
}

const char *
health_label(enum health health)
{
	static const char *const labels[] = {
		[HEALTH_NONE] = N_("no limit"),
		[HEALTH_GOOD] = N_("healthy"),
		[HEALTH_WATCH] = N_("watch"),
		[HEALTH_BAD] = N_("unhealthy"),
	};

	return _(labels[health]);
}
