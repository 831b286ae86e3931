/* SPDX-License-Identifier: MIT */
#include "model/check.h"

#include "align_rules.h"
#include "base/say.h"
#include "check_rules.h"

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

	for (i = 0; i < rules_count; i++) {
		if (!rule_is_about(&rules[i], record, said))
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

	for (i = 0; i < rules_count; i++) {
		if (!rule_is_about(&rules[i], record, said))
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
