/* SPDX-License-Identifier: MIT */
#include "model/check.h"

#include <stdlib.h>
#include <string.h>

#include "align_rules.h"
#include "base/say.h"
#include "base/text.h"
#include "check_label.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "record.h"
#include "view.h"

/* ---- cycles */

static struct span
cycle_days(const struct change_view *view, uint32_t id)
{
	return (struct span){view_day(view, RECORD_CYCLE, id, CYCLE_STARTS),
		view_day(view, RECORD_CYCLE, id, CYCLE_ENDS)};
}

static const char *
cycle_name(const struct change_view *view, uint32_t id)
{
	return view_text(view, RECORD_CYCLE, id, CYCLE_NAME);
}

static bool
upside_down(const struct change_view *view, uint32_t id, struct str *why)
{
	struct span days = cycle_days(view, id);

	if (days.starts == DAY_NONE || days.ends == DAY_NONE ||
		days.starts <= days.ends)
		return false;
	str_add(why, _("a cycle ends on or after the day it starts"));
	return true;
}

static bool
nested_wrongly(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t above = id;
	int depth;

	for (depth = 0; depth < CYCLE_DEPTH_MAX; depth++) {
		above = view_id(view, RECORD_CYCLE, above, CYCLE_PARENT);
		if (!above)
			return false;
		if (above == id)
			break;
	}
	str_addf(why,
		above == id ? _("%s cannot lie in itself or in what lies in it")
			    : _("%s lies too deep: cycles lie in each other at "
				"most eight deep"),
		cycle_name(view, id));
	return true;
}

static bool
in_a_shorter_one(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t above = view_id(view, RECORD_CYCLE, id, CYCLE_PARENT);
	struct span days = cycle_days(view, id);
	struct span around = above ? cycle_days(view, above) : days;

	if (days.starts == DAY_NONE || around.starts == DAY_NONE ||
		(int64_t)days.ends - days.starts <=
			(int64_t)around.ends - around.starts)
		return false;
	str_addf(why, _("%s is shorter than %s, so that cannot lie in it"),
		cycle_name(view, above), cycle_name(view, id));
	return true;
}

static bool
badly_named(const struct change_view *view, uint32_t id, struct str *why)
{
	const char *name = cycle_name(view, id);
	uint32_t other;

	if (!*name)
		return false;
	if (cycle_word(name) != CYCLE_WORD_NONE) {
		str_addf(why, _("%s is a word for cycles; choose another name"),
			name);
		return true;
	}
	other = view_same_name(view, RECORD_CYCLE, id);
	if (other)
		str_addf(why, _("there is a cycle %s already"),
			cycle_name(view, other));
	return other != 0;
}

/* ---- nodes and metrics */

static bool
due_before_start(const struct change_view *view, uint32_t id, struct str *why)
{
	int32_t starts = view_day(view, RECORD_NODE, id, NODE_STARTS);
	int32_t due = view_day(view, RECORD_NODE, id, NODE_DUE);
	char a[DAY_TEXT_SIZE], b[DAY_TEXT_SIZE];

	if (starts == DAY_NONE || due == DAY_NONE || starts <= due)
		return false;
	check_label(view, id, why);
	str_addf(why, _("it is due on %s, before it starts on %s"),
		day_text(due, a), day_text(starts, b));
	return true;
}

/* A day of the node that its cycle does not have; DAY_NONE for none. */
static int32_t
day_outside(const struct change_view *view, uint32_t id, int field)
{
	int32_t day = view_day(view, RECORD_NODE, id, field);
	uint32_t cycle = day == DAY_NONE ? 0 : check_cycle(view, id);
	struct span days = cycle_days(view, cycle);

	return days.starts != DAY_NONE && days.ends != DAY_NONE &&
			(day < days.starts || day > days.ends)
		? day
		: DAY_NONE;
}

static bool
is_outside(
	const struct change_view *view, uint32_t id, int field, struct str *why)
{
	int32_t day = day_outside(view, id, field);
	char text[DAY_TEXT_SIZE], a[DAY_TEXT_SIZE], b[DAY_TEXT_SIZE];
	struct span days;
	uint32_t cycle;

	if (day == DAY_NONE)
		return false;
	cycle = check_cycle(view, id);
	days = cycle_days(view, cycle);
	check_label(view, id, why);
	str_addf(why,
		field == NODE_DUE
			? _("due %s is not in %s (%s – %s)")
			: _("its first day %s is not in %s (%s – %s)"),
		day_text(day, text), cycle_name(view, cycle),
		day_text(days.starts, a), day_text(days.ends, b));
	return true;
}

static bool
outside_cycle(const struct change_view *view, uint32_t id, struct str *why)
{
	return is_outside(view, id, NODE_DUE, why) ||
		is_outside(view, id, NODE_STARTS, why);
}

static bool
limits_crossed(const struct change_view *view, enum record record, uint32_t id,
	struct str *why)
{
	bool node = record == RECORD_NODE;
	int64_t low = view_decimal(
		view, record, id, node ? (int)NODE_LOW : (int)METRIC_LOW);
	int64_t high = view_decimal(
		view, record, id, node ? (int)NODE_HIGH : (int)METRIC_HIGH);
	char a[DECIMAL_TEXT_SIZE], b[DECIMAL_TEXT_SIZE];

	if (low == DECIMAL_NONE || high == DECIMAL_NONE || low <= high)
		return false;
	if (node)
		check_label(view, id, why);
	str_addf(why,
		_("at least %s is above at most %s: no value can be between"),
		decimal_text(low, a), decimal_text(high, b));
	return true;
}

static bool
node_limits_crossed(
	const struct change_view *view, uint32_t id, struct str *why)
{
	return limits_crossed(view, RECORD_NODE, id, why);
}

static bool
metric_limits_crossed(
	const struct change_view *view, uint32_t id, struct str *why)
{
	return limits_crossed(view, RECORD_METRIC, id, why);
}

/* Key results read it by its name. */
static bool
metric_badly_named(const struct change_view *view, uint32_t id, struct str *why)
{
	uint32_t other = *view_text(view, RECORD_METRIC, id, METRIC_NAME)
		? view_same_name(view, RECORD_METRIC, id)
		: 0;

	if (other)
		str_addf(why, _("there is a health metric %s already"),
			view_text(view, RECORD_METRIC, other, METRIC_NAME));
	return other != 0;
}

static int64_t
level_of(const struct change_view *view, uint32_t id)
{
	return view_value(view, RECORD_NODE, id, NODE_LEVEL).number;
}

/* The fields that the node has and its level cannot have, as bits. */
static uint64_t
above_itself(const struct change_view *view, uint32_t id)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	uint64_t said = view_says(view, RECORD_NODE, id), above = 0;
	int64_t level = level_of(view, id);
	int field;

	for (field = 0; said >> field; field++)
		if (said >> field & 1 && !field_fits(&fields[field], level))
			above |= field_bit(field);
	return above;
}

static int
first_of(uint64_t fields)
{
	int field = 0;

	while (!(fields >> field & 1))
		field++;
	return field;
}

/* In the backlog nothing counts, and what came from elsewhere may go back. */
static bool
level_lacks(const struct change_view *view, uint32_t id, struct str *why)
{
	const uint64_t basis = field_bit(NODE_BASIS);
	uint64_t above = above_itself(view, id);
	struct err err = {0};

	if (!above || !check_cycle(view, id))
		return false;
	/* The basis comes with what is measured, so that is told first. */
	if (above & ~basis)
		above &= ~basis;
	guard_level(&record_types[RECORD_NODE].fields[first_of(above)],
		level_of(view, id), &err);
	check_label(view, id, why);
	str_add(why, err.text);
	return true;
}

/* ---- the rules */

#define BIT(field) (UINT64_C(1) << (field))
#define ANY UINT64_MAX

/* A rule is asked of a record that has one of the fields it is `about`. */
static const struct rule {
	enum record record;
	bool (*broken)(
		const struct change_view *view, uint32_t id, struct str *why);
	uint64_t about;
} rules[] = {
	{RECORD_CYCLE, upside_down, ANY},
	{RECORD_CYCLE, nested_wrongly, BIT(CYCLE_PARENT)},
	{RECORD_CYCLE, in_a_shorter_one, BIT(CYCLE_PARENT)},
	{RECORD_CYCLE, badly_named, BIT(CYCLE_NAME)},
	{RECORD_NODE, due_before_start, BIT(NODE_STARTS)},
	{RECORD_NODE, outside_cycle, BIT(NODE_DUE) | BIT(NODE_STARTS)},
	{RECORD_NODE, node_limits_crossed, BIT(NODE_LOW)},
	{RECORD_NODE, level_lacks, ANY},
	{RECORD_NODE, align_in_a_circle, BIT(NODE_ALIGN)},
	{RECORD_NODE, align_apart, BIT(NODE_ALIGN)},
	{RECORD_METRIC, metric_limits_crossed, BIT(METRIC_LOW)},
	{RECORD_METRIC, metric_badly_named, BIT(METRIC_NAME)},
};

#define RULES (sizeof rules / sizeof *rules)

static bool
is_about(const struct rule *rule, enum record record, uint64_t said)
{
	return rule->record == record && rule->about & said;
}

/* A plan on the way through the rules. */
struct finding {
	struct change_view view;
	struct str why;
	check_found *found;
	void *context;
	size_t count;
};

static void
find_broken(struct finding *finding, enum record record, uint32_t id)
{
	uint64_t said = view_says(&finding->view, record, id);
	size_t i;

	for (i = 0; i < RULES; i++) {
		if (!is_about(&rules[i], record, said))
			continue;
		str_clear(&finding->why);
		if (!rules[i].broken(&finding->view, id, &finding->why))
			continue;
		finding->count++;
		if (finding->found)
			finding->found(finding->context, record, id,
				str_text(&finding->why));
	}
}

size_t
check_plan(const struct plan *plan, check_found *found, void *context)
{
	struct finding finding = {.found = found, .context = context};
	enum record record;
	uint32_t id;

	view_init(&finding.view, plan, NULL);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		for (id = 1; id < plan->tables[record].limit; id++)
			find_broken(&finding, record, id);
	view_fini(&finding.view);
	str_fini(&finding.why);
	return finding.count;
}

/* Tells of a node that serves what is not there. */
static void
find_end(struct finding *finding, uint32_t id)
{
	str_clear(&finding->why);
	if (!align_dangling(&finding->view, id, &finding->why))
		return;
	finding->count++;
	finding->found(
		finding->context, RECORD_NODE, id, str_text(&finding->why));
}

size_t
check_ends(const struct plan *plan, check_found *found, void *context)
{
	struct finding finding = {.found = found, .context = context};
	uint32_t id;

	view_init(&finding.view, plan, NULL);
	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++)
		if (plan_node(plan, id))
			find_end(&finding, id);
	view_fini(&finding.view);
	str_fini(&finding.why);
	return finding.count;
}

size_t
check_new_ends(const struct plan *plan, const struct change *change,
	check_found *found, void *context)
{
	struct finding finding = {.found = found, .context = context};
	const struct edit *edit;
	size_t i;

	view_init(&finding.view, plan, change);
	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->op == EDIT_SET && edit->record == RECORD_NODE &&
			edit->field == NODE_ALIGN)
			find_end(&finding, edit->id);
	}
	view_fini(&finding.view);
	str_fini(&finding.why);
	return finding.count;
}

/* ---- a change */

struct check {
	struct change_view before, after;
	struct str why, was;
	bool nested; /* keep_nested has been asked */
};

/* Whether the record keeps the rules that it kept before. */
static bool
keeps(struct check *check, enum record record, uint32_t id)
{
	uint64_t said = view_says(&check->after, record, id);
	size_t i;

	for (i = 0; i < RULES; i++) {
		if (!is_about(&rules[i], record, said))
			continue;
		str_clear(&check->why);
		str_clear(&check->was);
		if (rules[i].broken(&check->after, id, &check->why) &&
			!rules[i].broken(&check->before, id, &check->was))
			return false;
	}
	return true;
}

/* What lies below a node that goes elsewhere. */
static bool
keep_below(struct check *check, uint32_t id)
{
	const struct plan *plan = check->before.plan;
	const struct node *node = plan_node(plan, id), *below = node;

	while (below && (below = plan_next(plan, below, node->id)))
		if (!keeps(check, RECORD_NODE, below->id))
			return false;
	return true;
}

/* What lies in a cycle whose days change. */
static bool
keep_inside(struct check *check, uint32_t id)
{
	const struct plan *plan = check->before.plan;
	const struct cycle *cycle = plan_cycle(plan, id), *inner;
	const struct node *node;

	inner = cycle ? plan_cycle(plan, cycle->inside.first) : NULL;
	for (; inner; inner = plan_cycle(plan, inner->beside))
		if (!keeps(check, RECORD_CYCLE, inner->base.id))
			return false;
	node = cycle ? plan_node(plan, cycle->nodes.first) : NULL;
	for (; node; node = plan_next(plan, node, 0))
		if (!keeps(check, RECORD_NODE, node->id))
			return false;
	return true;
}

/* All that lie in others, when one goes elsewhere. */
static bool
keep_nested(struct check *check)
{
	const struct plan *plan = check->before.plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	if (check->nested)
		return true;
	check->nested = true;
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (cycle->parent &&
			!keeps(check, RECORD_CYCLE, cycle->base.id))
			return false;
	return true;
}

/* What an edit may break in other records than its own. */
static bool
keep_others(struct check *check, const struct edit *edit)
{
	if (edit->op != EDIT_SET)
		return true;
	if (edit->record == RECORD_NODE &&
		(edit->field == NODE_PARENT || edit->field == NODE_CYCLE))
		return keep_below(check, edit->id);
	if (edit->record == RECORD_CYCLE && edit->field == CYCLE_PARENT)
		return keep_nested(check);
	if (edit->record == RECORD_CYCLE &&
		(edit->field == CYCLE_STARTS || edit->field == CYCLE_ENDS))
		return keep_inside(check, edit->id);
	return true;
}

static bool
same_record(const struct edit *a, const struct edit *b)
{
	return a->record == b->record && a->id == b->id;
}

bool
check_change(
	const struct plan *plan, const struct change *change, struct err *err)
{
	struct check check = {0};
	const struct edit *edit;
	bool ok = true;
	size_t i;

	view_init(&check.before, plan, NULL);
	view_init(&check.after, plan, change);
	for (i = 0; ok && i < change->count; i++) {
		edit = &change->edits[i];
		if (!i || !same_record(edit, edit - 1))
			ok = view_gone(&check.after, edit->record, edit->id) ||
				keeps(&check, edit->record, edit->id);
		ok = ok && keep_others(&check, edit);
	}
	if (!ok)
		err_set(err, ERR_INPUT, "%s", str_text(&check.why));
	view_fini(&check.before);
	view_fini(&check.after);
	str_fini(&check.why);
	str_fini(&check.was);
	return ok;
}

/* ---- documents of others */

/* Takes the value away and says it in the note. */
static void
note_value(const struct change_view *view, struct change *change, uint32_t id,
	int field, struct str *note)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct value value = view_value(view, RECORD_NODE, id, field);

	if (value.type == VALUE_NONE)
		return;
	if (note->length)
		str_add_char(note, '\n');
	str_addf(note, "%s: ", _(at->label));
	value_show(at, value, note);
	change_set(change, view->plan, RECORD_NODE, id, field, value_none());
}

/* Values that are let go, and who is told. */
struct settling {
	const struct change_view *view;
	struct change *change;
	struct str note;
	check_found *found; /* NULL: nobody */
	void *context;
	size_t count;
};

static void
let_go(struct settling *settling, uint32_t id, int field, const char *why)
{
	size_t before = settling->change->count;

	note_value(
		settling->view, settling->change, id, field, &settling->note);
	if (settling->change->count == before)
		return;
	settling->count++;
	if (settling->found)
		settling->found(settling->context, RECORD_NODE, id, why);
}

/* What its level cannot have. */
static void
fit_level(struct settling *settling, uint32_t id)
{
	int64_t level = level_of(settling->view, id);
	uint64_t above = above_itself(settling->view, id);
	struct str why = {0};
	struct err err = {0};
	int field;

	for (; above; above &= above - 1) {
		field = first_of(above);
		guard_level(
			&record_types[RECORD_NODE].fields[field], level, &err);
		str_clear(&why);
		check_label(settling->view, id, &why);
		str_add(&why, err.text);
		let_go(settling, id, field, str_text(&why));
	}
	str_fini(&why);
}

/* The note of the node, with what was let go. */
static void
set_note(struct settling *settling, uint32_t id)
{
	change_set(settling->change, settling->view->plan, RECORD_NODE, id,
		NODE_NOTE, value_text(str_text(&settling->note)));
}

static void
take_note(struct settling *settling, uint32_t id)
{
	str_clear(&settling->note);
	str_add(&settling->note,
		view_text(settling->view, RECORD_NODE, id, NODE_NOTE));
}

void
check_fit(const struct plan *plan, struct change *change, uint32_t id)
{
	struct change_view view;
	struct settling settling = {.view = &view, .change = change};

	view_init(&view, plan, change);
	take_note(&settling, id);
	fit_level(&settling, id);
	if (settling.count)
		set_note(&settling, id);
	view_fini(&view);
	str_fini(&settling.note);
}

static void
settle_days(struct settling *settling, uint32_t id)
{
	const struct change_view *view = settling->view;
	struct str why = {0};

	if (is_outside(view, id, NODE_DUE, &why))
		let_go(settling, id, NODE_DUE, str_text(&why));
	str_clear(&why);
	if (is_outside(view, id, NODE_STARTS, &why) ||
		due_before_start(view, id, &why))
		let_go(settling, id, NODE_STARTS, str_text(&why));
	str_fini(&why);
}

/* The cycle without a name stands for the one it all goes to. */
static uint32_t
loose_cycle(const struct plan *draft)
{
	const struct cycle *cycle = plan_cycle(draft, draft->cycles.first);

	while (cycle && cycle->name)
		cycle = plan_cycle(draft, cycle->base.next);
	return cycle ? cycle->base.id : 0;
}

static void
set_loose_days(struct plan *draft, uint32_t cycle, struct span days)
{
	struct change change = {0};

	change_set(&change, draft, RECORD_CYCLE, cycle, CYCLE_STARTS,
		value_number(days.starts));
	change_set(&change, draft, RECORD_CYCLE, cycle, CYCLE_ENDS,
		value_number(days.ends));
	change_apply(draft, &change);
	change_fini(&change);
}

static void
set_loose_name(struct plan *draft, uint32_t cycle, const char *name)
{
	struct change change = {0};

	change_set(&change, draft, RECORD_CYCLE, cycle, CYCLE_NAME,
		value_text(name));
	change_apply(draft, &change);
	change_fini(&change);
}

void
check_settle(struct plan *draft, struct span loose, const char *name,
	check_found *found, void *context)
{
	uint32_t cycle = loose.starts == DAY_NONE ? 0 : loose_cycle(draft);
	const struct change_view view = {.plan = draft};
	struct change change = {0};
	struct settling settling = {.view = &view,
		.change = &change,
		.found = found,
		.context = context};
	size_t before;
	uint32_t id;

	if (cycle) {
		set_loose_days(draft, cycle, loose);
		set_loose_name(draft, cycle, name);
	}
	for (id = 1; id < draft->tables[RECORD_NODE].limit; id++) {
		if (!plan_node(draft, id))
			continue;
		before = settling.count;
		take_note(&settling, id);
		settle_days(&settling, id);
		fit_level(&settling, id);
		if (settling.count > before)
			set_note(&settling, id);
	}
	change_apply(draft, &change);
	change_fini(&change);
	str_fini(&settling.note);
	/* It is told from the others by having none. */
	if (cycle)
		set_loose_name(draft, cycle, NULL);
}
