/* SPDX-License-Identifier: MIT */
#include "review/digest.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/str.h"
#include "model/change.h"
#include "model/cycle.h"
#include "model/value.h"
#include "review/checkin.h"
#include "review/stats.h"

static const struct {
	const char *word, *heading;
} marks[DIGEST_MARKS] = {
	{"moved", N_("Moved")},
	{"done", N_("Done")},
	{"dropped", N_("Dropped")},
	{"blocked", N_("Blocked")},
	{"added", N_("New")},
	{"revised", N_("Revised")},
};

static int
mark_index(enum digest_mark mark)
{
	int i = 0;

	while (i < DIGEST_MARKS - 1 && !(mark & 1U << i))
		i++;
	return i;
}

const char *
digest_word(enum digest_mark mark)
{
	return marks[mark_index(mark)].word;
}

const char *
digest_heading(enum digest_mark mark)
{
	return _(marks[mark_index(mark)].heading);
}

/* ---- how it was */

/* What makes up a number, and is brought back to what it was. */
static const int told[] = {NODE_STATE, NODE_PROGRESS, NODE_CONFIDENCE,
	NODE_BASIS, NODE_WEIGHT, NODE_START, NODE_TARGET, NODE_CURRENT,
	NODE_LOW, NODE_HIGH};
/* What a person sees as a revision. */
static const int revisable[] = {
	NODE_TITLE, NODE_START, NODE_TARGET, NODE_LOW, NODE_HIGH, NODE_DUE};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct going_back {
	const struct digest_options *options;
	const struct plan *plan;
	struct change change;
};

static void
put_back(struct going_back *back, const struct node *node, int field,
	struct value value)
{
	change_set(
		&back->change, back->plan, RECORD_NODE, node->id, field, value);
}

/* The newest check-in before the time, when the history does not know it: it
 * was brought in or dated back since, and is the person's word for that day. */
static const struct checkin *
said_before(const struct going_back *back, const struct node *node)
{
	const struct checkin *checkin =
		checkin_before(back->plan, node, back->options->since - 1);

	return checkin && !plan_checkin(back->options->then, checkin->base.id)
		? checkin
		: NULL;
}

static void
back_to_checkin(struct going_back *back, const struct node *node,
	const struct checkin *checkin)
{
	if (checkin->progress >= 0)
		put_back(back, node, NODE_PROGRESS,
			value_number(checkin->progress));
	if (checkin->current != DECIMAL_NONE)
		put_back(back, node, NODE_CURRENT,
			value_number(checkin->current));
	if (checkin->confidence >= 0)
		put_back(back, node, NODE_CONFIDENCE,
			value_number(checkin->confidence));
}

/* Of one whose history begins later: done since then, it was open; before its
 * first day nothing was reached. */
static void
back_to_beginning(struct going_back *back, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	int32_t since = back->options->since, begins;

	if (node->state != STATE_OPEN && node->finished != DAY_NONE &&
		node->finished >= since)
		put_back(back, node, NODE_STATE, value_none());
	if (node->level != LEVEL_KEY_RESULT)
		return;
	begins = node_begins(back->plan, node);
	if (begins == DAY_NONE || begins < since)
		return;
	put_back(back, node, NODE_STATE, value_none());
	put_back(back, node, NODE_CONFIDENCE, value_none());
	put_back(back, node, NODE_CURRENT,
		record_value(RECORD_NODE, node,
			&record_types[RECORD_NODE].fields[NODE_START]));
	if (detail->basis == BASIS_MANUAL)
		put_back(back, node, NODE_PROGRESS, value_number(0));
}

/* Whether it was added in the time, and after its cycle had begun: what was
 * planned for the cycle is not new in it. */
static bool
is_new(const struct plan *plan, const struct digest_options *options,
	const struct node *node)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	int32_t made = node->made;

	return !plan_node(options->then, node->id) && made != DAY_NONE &&
		made >= options->since && (!cycle || made > cycle->starts);
}

static void
go_back(struct going_back *back, const struct node *node)
{
	const struct node *then = plan_node(back->options->then, node->id);
	const struct checkin *checkin = said_before(back, node);
	size_t i;

	if (!plan_node(back->options->scratch, node->id))
		return;
	if (!then && !checkin && is_new(back->plan, back->options, node)) {
		put_back(back, node, NODE_STATE, value_number(STATE_DROPPED));
		return;
	}
	for (i = 0; then && i < LENGTH(told); i++)
		put_back(back, node, told[i],
			record_value(RECORD_NODE, then,
				&record_types[RECORD_NODE].fields[told[i]]));
	if (!then)
		back_to_beginning(back, node);
	if (checkin)
		back_to_checkin(back, node, checkin);
}

static void
go_back_in(struct going_back *back, const struct cycle *cycle)
{
	const struct plan *plan = back->plan;
	const struct node *node = plan_node(plan, cycle->nodes.first);
	const struct cycle *then =
		plan_cycle(back->options->then, cycle->base.id);

	change_set(&back->change, plan, RECORD_CYCLE, cycle->base.id,
		CYCLE_CLOSED, value_none());
	if (then)
		change_set(&back->change, plan, RECORD_CYCLE, cycle->base.id,
			CYCLE_PROGRESS,
			then->progress < 0 ? value_none()
					   : value_number(then->progress));
	for (; node; node = plan_next(plan, node, 0))
		go_back(back, node);
}

/* ---- what is told */

/* Whether the cycle is, or lies in, the one that is asked for; or the time
 * touches it. */
static bool
is_asked(const struct plan *plan, const struct digest_options *options,
	const struct cycle *cycle)
{
	const struct cycle *asked = plan_cycle(plan, options->cycle);

	/* Another program may have taken it away just now. */
	if (!plan_cycle(options->scratch, cycle->base.id))
		return false;
	if (asked)
		return cycle == asked || cycle_holds(plan, asked, cycle);
	/* A year of nothing but its quarters, which tell it all. */
	if (!cycle->nodes.first && plan_cycles_inside(plan, cycle))
		return false;
	return cycle->starts <= options->today &&
		(cycle->ends >= options->since ||
			(cycle_closed(cycle) &&
				cycle->closed >= options->since));
}

static void
add_revision(struct str *out, const struct field *field, struct value before,
	struct value after)
{
	if (out->length)
		str_add_char(out, '\n');
	str_addf(out, "%s: ", _(field->label));
	value_show(field, before, out);
	str_add(out, " → ");
	value_show(field, after, out);
}

/* What was revised, kept in the arena; NULL for nothing. */
static const char *
revisions(
	struct digest *digest, const struct node *then, const struct node *node)
{
	const struct field *field;
	struct value before, after;
	struct str out = {0};
	const char *kept;
	size_t i;

	for (i = 0; then && i < LENGTH(revisable); i++) {
		field = &record_types[RECORD_NODE].fields[revisable[i]];
		before = record_value(RECORD_NODE, then, field);
		after = record_value(RECORD_NODE, node, field);
		/* What is said for the first time is no revision. */
		if (before.type != VALUE_NONE && !value_equal(before, after))
			add_revision(&out, field, before, after);
	}
	kept = out.length
		? arena_text(&digest->arena, str_text(&out), out.length)
		: NULL;
	str_fini(&out);
	return kept;
}

/* Whether it came into this state in that time. */
static bool
came_to(const struct digest *digest, const struct node *before,
	const struct node *node, enum node_state state)
{
	int32_t finished = node->finished;

	if (node->state != state)
		return false;
	if (finished != DAY_NONE)
		return finished >= digest->since && finished <= digest->until;
	return before->state != state;
}

static bool
is_blocked(const struct plan *plan, const struct node *node)
{
	const struct checkin *last = checkin_last(plan, node);

	return node->level == LEVEL_KEY_RESULT && node->state == STATE_OPEN &&
		!cycle_closed(plan_cycle_of(plan, node)) && last &&
		last->blocker && *last->blocker;
}

/* What was said of it last in that time. */
static void
add_words(struct digest *digest, struct digest_node *at)
{
	const struct checkin *said =
		checkin_before(digest->plan, at->node, digest->until);

	if (!said || said->on < digest->since)
		return;
	at->note = said->note;
	at->why = said->why;
}

static void
mark_node(struct digest *digest, const struct digest_options *options,
	const struct node *before, struct digest_node *at)
{
	const struct node *node = at->node;

	/* An objective that had nothing to be measured by has new key results. */
	if (is_new(digest->plan, options, node))
		at->marks |= DIGEST_ADDED;
	else if ((at->before != at->after &&
			 (at->before >= 0 ||
				 node->level == LEVEL_KEY_RESULT)) ||
		at->confidence_before != at->confidence)
		at->marks |= DIGEST_MOVED;
	if (came_to(digest, before, node, STATE_DONE))
		at->marks |= DIGEST_DONE;
	if (came_to(digest, before, node, STATE_DROPPED))
		at->marks |= DIGEST_DROPPED;
	if (is_blocked(digest->plan, node)) {
		at->marks |= DIGEST_BLOCKED;
		at->blocker = checkin_last(digest->plan, node)->blocker;
	}
	at->revised =
		revisions(digest, plan_node(options->then, node->id), node);
	if (at->revised)
		at->marks |= DIGEST_REVISED;
}

static int
shown(const struct plan *plan, const struct node *node)
{
	return node->level == LEVEL_ACTION
		? -1
		: share_tenths(node_progress(plan, node).share);
}

static struct digest_node *
tell_node(struct digest *digest, const struct digest_options *options,
	struct refs *refs, const struct node *node)
{
	const struct node *before = plan_node(options->scratch, node->id);
	struct digest_node *at = arena_alloc(&digest->arena, sizeof *at);
	bool fresh = is_new(digest->plan, options, node);

	if (!before)
		before = node;
	at->node = node;
	memcpy(at->ref, refs_next(refs, digest->plan, node), REF_SIZE);
	at->before = fresh ? -1 : shown(options->scratch, before);
	at->after = shown(digest->plan, node);
	at->confidence_before = fresh ? -1 : before->confidence;
	at->confidence = node->confidence;
	at->standing = node_standing(digest->plan, node, digest->today);
	mark_node(digest, options, before, at);
	add_words(digest, at);
	return at;
}

static struct digest_cycle *
tell_cycle(struct digest *digest, const struct digest_options *options,
	const struct cycle *cycle)
{
	const struct cycle *before =
		plan_cycle(options->scratch, cycle->base.id);
	const struct node *node = plan_node(digest->plan, cycle->nodes.first);
	struct digest_cycle *at = arena_alloc(&digest->arena, sizeof *at);
	struct digest_node **end = &at->nodes;
	struct refs refs = {0};

	at->cycle = cycle;
	at->before = cycle_tenths(options->scratch, before, options->since);
	at->after = cycle_tenths(digest->plan, cycle, digest->today);
	at->confidence_before =
		stats_cycle(options->scratch, before, options->since)
			.confidence;
	at->confidence =
		stats_cycle(digest->plan, cycle, digest->today).confidence;
	for (; node; node = plan_next(digest->plan, node, 0)) {
		*end = tell_node(digest, options, &refs, node);
		end = &(*end)->next;
	}
	return at;
}

struct digest *
digest_new(const struct plan *plan, const struct digest_options *options)
{
	struct digest *digest = base_calloc(1, sizeof *digest);
	struct digest_cycle **end = &digest->cycles;
	struct going_back back = {.options = options, .plan = plan};
	const struct cycle *cycle;

	digest->plan = plan;
	digest->since = options->since;
	digest->today = digest->until = options->today;
	cycle = options->whole ? plan_cycle(plan, options->cycle) : NULL;
	if (cycle && cycle->ends < digest->until)
		digest->until = cycle->closed > cycle->ends ? cycle->closed
							    : cycle->ends;
	digest->whole = options->whole;
	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next))
		if (is_asked(plan, options, cycle))
			go_back_in(&back, cycle);
	change_apply(options->scratch, &back.change);
	change_fini(&back.change);
	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		if (!is_asked(plan, options, cycle))
			continue;
		*end = tell_cycle(digest, options, cycle);
		end = &(*end)->next;
	}
	return digest;
}

void
digest_free(struct digest *digest)
{
	if (!digest)
		return;
	arena_fini(&digest->arena);
	free(digest);
}

/* ---- week notes and health metrics */

const struct week *
digest_week(const struct digest *digest, const struct week *after)
{
	const struct plan *plan = digest->plan;
	const struct week *week =
		plan_week(plan, after ? after->base.next : plan->weeks.first);

	while (week &&
		(week->ends < digest->since || week->starts > digest->until))
		week = plan_week(plan, week->base.next);
	return week;
}

/* The last value in a time; DECIMAL_NONE for none. */
static int64_t
value_in(const struct plan *plan, const struct metric *metric, int32_t from,
	int32_t until)
{
	const struct reading *reading =
		plan_reading(plan, metric->readings.first);
	int64_t value = DECIMAL_NONE;

	for (; reading && reading->on <= until;
		reading = plan_reading(plan, reading->base.next))
		if (reading->on >= from)
			value = reading->value;
	return value;
}

int64_t
digest_value_before(const struct digest *digest, const struct metric *metric)
{
	return value_in(digest->plan, metric, INT32_MIN, digest->since - 1);
}

int64_t
digest_value(const struct digest *digest, const struct metric *metric)
{
	return value_in(digest->plan, metric, digest->since, digest->until);
}

const struct metric *
digest_metric(const struct digest *digest, const struct metric *after)
{
	const struct plan *plan = digest->plan;
	const struct metric *metric = plan_metric(
		plan, after ? after->base.next : plan->metrics.first);

	while (metric && digest_value(digest, metric) == DECIMAL_NONE)
		metric = plan_metric(plan, metric->base.next);
	return metric;
}
