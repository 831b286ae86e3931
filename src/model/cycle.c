/* SPDX-License-Identifier: MIT */
#include "model/cycle.h"

#include "base/say.h"

bool
cycle_closed(const struct cycle *cycle)
{
	return cycle && cycle->closed != DAY_NONE;
}

enum phase
cycle_phase(const struct cycle *cycle, int32_t today)
{
	if (cycle_closed(cycle))
		return PHASE_CLOSED;
	if (today < cycle->starts)
		return PHASE_PLANNED;
	return today <= cycle->ends ? PHASE_ACTIVE : PHASE_OVER;
}

const char *
phase_word(enum phase phase)
{
	static const char *const words[] = {
		[PHASE_PLANNED] = "planned",
		[PHASE_ACTIVE] = "active",
		[PHASE_OVER] = "over",
		[PHASE_CLOSED] = "closed",
	};

	return words[phase];
}

const char *
phase_label(enum phase phase)
{
	static const char *const labels[] = {
		[PHASE_PLANNED] = N_("planned"),
		[PHASE_ACTIVE] = N_("active"),
		[PHASE_OVER] = N_("over"),
		[PHASE_CLOSED] = N_("closed"),
	};

	return _(labels[phase]);
}

bool
cycle_holds(const struct plan *plan, const struct cycle *outer,
	const struct cycle *inner)
{
	int depth;

	for (depth = 0; inner && inner->parent && depth < CYCLE_DEPTH_MAX;
		depth++) {
		if (inner->parent == outer->base.id)
			return true;
		inner = plan_cycle(plan, inner->parent);
	}
	return false;
}

static int64_t
length_of(const struct cycle *cycle)
{
	return (int64_t)cycle->ends - cycle->starts + 1;
}

bool
cycles_alike(const struct cycle *a, const struct cycle *b)
{
	return length_of(a) * 2 >= length_of(b) &&
		length_of(b) * 2 >= length_of(a);
}

/* Whether a cycle that lies in it is being worked on, or waits to be closed. */
static bool
works_inside(const struct plan *plan, const struct cycle *cycle, int32_t today)
{
	const struct cycle *inner = plan_cycle(plan, cycle->inside.first);
	enum phase phase;

	for (; inner; inner = plan_cycle(plan, inner->beside)) {
		phase = cycle_phase(inner, today);
		if (phase == PHASE_ACTIVE || phase == PHASE_OVER ||
			works_inside(plan, inner, today))
			return true;
	}
	return false;
}

/* Whether `a` comes before `b` when both are of the phase. */
static bool
sooner(const struct cycle *a, const struct cycle *b, enum phase phase)
{
	if (phase == PHASE_PLANNED && a->starts != b->starts)
		return a->starts < b->starts;
	if (phase == PHASE_OVER && a->ends != b->ends)
		return a->ends > b->ends;
	if (phase == PHASE_CLOSED && a->ends != b->ends)
		return a->ends > b->ends;
	if (length_of(a) != length_of(b))
		return length_of(a) < length_of(b);
	return a->starts > b->starts;
}

const struct cycle *
plan_current_cycle(const struct plan *plan, int32_t today)
{
	static const enum phase order[] = {
		PHASE_ACTIVE, PHASE_OVER, PHASE_PLANNED, PHASE_CLOSED};
	const struct cycle *cycle, *best[PHASE_CLOSED + 1] = {NULL};
	enum phase phase;
	size_t i;

	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		phase = cycle_phase(cycle, today);
		if ((!best[phase] || sooner(cycle, best[phase], phase)) &&
			!works_inside(plan, cycle, today))
			best[phase] = cycle;
	}
	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (best[order[i]])
			return best[order[i]];
	return NULL;
}

static bool
are_neighbours(
	const struct plan *plan, const struct cycle *a, const struct cycle *b)
{
	return cycles_alike(a, b) && !cycle_holds(plan, a, b) &&
		!cycle_holds(plan, b, a);
}

/* The nearest start in the direction of `step`; cycles stand by their
 * starts. */
static const struct cycle *
neighbour(const struct plan *plan, const struct cycle *cycle, int step)
{
	const struct cycle *at = plan_cycle(plan, plan->cycles.first);
	const struct cycle *found = NULL;

	for (; cycle && at; at = plan_cycle(plan, at->base.next)) {
		if (!are_neighbours(plan, at, cycle))
			continue;
		if (step < 0 && at->starts < cycle->starts)
			found = at;
		if (step > 0 && at->starts > cycle->starts)
			return at;
	}
	return found;
}

const struct cycle *
plan_previous_cycle(const struct plan *plan, const struct cycle *cycle)
{
	return neighbour(plan, cycle, -1);
}

const struct cycle *
plan_next_cycle(const struct plan *plan, const struct cycle *cycle)
{
	return neighbour(plan, cycle, 1);
}

const struct cycle *
plan_over_cycle(
	const struct plan *plan, const struct cycle *after, int32_t today)
{
	const struct cycle *cycle =
		plan_cycle(plan, after ? after->base.next : plan->cycles.first);

	while (cycle && cycle_phase(cycle, today) != PHASE_OVER)
		cycle = plan_cycle(plan, cycle->base.next);
	return cycle;
}

int
plan_over_count(const struct plan *plan, int32_t today)
{
	const struct cycle *cycle = NULL;
	int count = 0;

	while ((cycle = plan_over_cycle(plan, cycle, today)))
		count++;
	return count;
}

const struct cycle *
plan_outer_cycle(const struct plan *plan, const struct cycle *cycle)
{
	const struct cycle *outer = plan_cycle(plan, cycle->parent), *at;
	int depth = 0;

	for (at = outer; at && depth < CYCLE_DEPTH_MAX; depth++) {
		if (at == cycle)
			return NULL;
		at = plan_cycle(plan, at->parent);
	}
	return at ? NULL : outer;
}

/* The first from `cycle` on, in the order of all, that lies in none. */
static const struct cycle *
top_from(const struct plan *plan, const struct cycle *cycle)
{
	while (cycle && plan_outer_cycle(plan, cycle))
		cycle = plan_cycle(plan, cycle->base.next);
	return cycle;
}

const struct cycle *
plan_nested_next(const struct plan *plan, const struct cycle *cycle, int *depth)
{
	const struct cycle *outer;

	if (!cycle) {
		*depth = 0;
		return top_from(plan, plan_cycle(plan, plan->cycles.first));
	}
	if (cycle->inside.first) {
		++*depth;
		return plan_cycle(plan, cycle->inside.first);
	}
	while ((outer = plan_outer_cycle(plan, cycle)) && !cycle->beside) {
		cycle = outer;
		--*depth;
	}
	if (outer)
		return plan_cycle(plan, cycle->beside);
	return top_from(plan, plan_cycle(plan, cycle->base.next));
}

const struct cycle *
plan_cycle_around(const struct plan *plan, struct span span)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct cycle *best = NULL;
	int64_t days = (int64_t)span.ends - span.starts + 1;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (cycle->starts <= span.starts && span.ends <= cycle->ends &&
			length_of(cycle) > days &&
			(!best || length_of(cycle) < length_of(best)))
			best = cycle;
	return best;
}
