/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <stdlib.h>

#include "base/say.h"
#include "tui_private.h"

static const struct node *
first_node(const struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);

	return plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
}

size_t
marks_count(const struct tui *tui)
{
	return tui->tree.marked.size;
}

void
marks_put(struct tui *tui, int count)
{
	const struct node *node = tui_selected(tui);
	size_t row;

	if (tui->tree.marked.size)
		return;
	for (; node && count; node = plan_node(&tui->session->plan, node->next))
		if (tree_find(&tui->tree, node->id, &row)) {
			ids_put(&tui->tree.marked, node->id, true);
			count--;
		}
}

void
marks_prune(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *node = first_node(tui);
	struct ids *marked = &tui->tree.marked, kept = {0};

	if (!marked->size)
		return;
	for (; node; node = plan_next(plan, node, 0))
		if (ids_has(marked, node->id))
			ids_put(&kept, node->id, true);
	ids_clear(marked);
	*marked = kept;
}

/* Whether a node lies below another that is marked. */
static bool
goes_along(const struct tui *tui, const struct node *node)
{
	const struct plan *plan = &tui->session->plan;

	for (node = plan_node(plan, node->parent); node;
		node = plan_node(plan, node->parent))
		if (ids_has(&tui->tree.marked, node->id))
			return true;
	return false;
}

static void
turn_round(uint32_t *ids, size_t count)
{
	size_t i;

	for (i = 0; i < count / 2; i++) {
		uint32_t id = ids[i];

		ids[i] = ids[count - 1 - i];
		ids[count - 1 - i] = id;
	}
}

uint32_t *
marks_take(const struct tui *tui, enum take take, size_t *count)
{
	const struct plan *plan = &tui->session->plan;
	const struct ids *marked = &tui->tree.marked;
	const struct node *node = first_node(tui);
	uint32_t *ids = base_calloc(marked->size + 1, sizeof *ids);

	*count = 0;
	if (!marked->size) {
		ids[0] = tree_selected(&tui->tree);
		*count = ids[0] != 0;
		return ids;
	}
	for (; node && *count < marked->size; node = plan_next(plan, node, 0))
		if (ids_has(marked, node->id) &&
			(take == TAKE_ALL || !goes_along(tui, node)))
			ids[(*count)++] = node->id;
	if (take == TAKE_TOPS_BACK)
		turn_round(ids, *count);
	return ids;
}

/* ---- one change */

struct work {
	struct tui *tui;
	const uint32_t *ids;
	node_verb *verb;
	const void *context;
	bool several;
	size_t changed;
};

static bool
prepare_one(void *context, size_t i, struct change *change, struct err *err)
{
	struct work *work = context;
	bool ok =
		work->verb(work->tui, work->ids[i], work->context, change, err);

	work->changed += ok && change->count > 0;
	return ok;
}

static void
say(struct tui *tui, size_t changed, size_t count)
{
	if (changed == count)
		tui_message(tui,
			ngettext("%zu marked row changed; u takes it back",
				"%zu marked rows changed; u takes it back",
				(unsigned long)count),
			count);
	else
		tui_message(tui,
			ngettext("%zu of %zu marked row changed",
				"%zu of %zu marked rows changed",
				(unsigned long)count),
			changed, count);
}

bool
marks_do(struct tui *tui, enum take take, node_verb *verb, const void *context,
	struct err *err)
{
	size_t marked = marks_count(tui), count;
	uint32_t *ids = marks_take(tui, take, &count);
	struct work work = {.tui = tui,
		.ids = ids,
		.verb = verb,
		.context = context,
		.several = count > 1};
	struct change change = {0};
	bool ok;

	ok = session_prepare_each(
		tui->session, count, prepare_one, &work, &change, err);
	if (ok && marked && count > 1)
		change_label(&change,
			ngettext("%u marked node", "%u marked nodes",
				(unsigned long)count),
			(unsigned)count);
	ok = tui_store(tui, ok, &change, err);
	if (ok && marked)
		say(tui, work.changed, count);
	free(ids);
	return ok;
}

/* ---- a value for all of them */

struct put {
	int field;
	const char *text;
};

static bool
put_field(struct tui *tui, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct put *put = context;

	return edit_value(tui_context(tui),
		       (struct target){RECORD_NODE, id, put->field}, put->text,
		       change, err) &&
		edit_check(&tui->session->plan, id, change, err);
}

/* A typed progress; where there is a metric, its current value. */
static bool
put_value(struct tui *tui, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct put put = {
		edit_measured(&tui->session->plan, change, id), context};

	return put_field(tui, id, &put, change, err);
}

bool
value_set(struct tui *tui, const char *text, struct err *err)
{
	return marks_do(tui, TAKE_ALL, put_value, text, err);
}

bool
field_set(struct tui *tui, int field, const char *text, struct err *err)
{
	const struct put put = {field, text};

	return marks_do(tui, TAKE_ALL, put_field, &put, err);
}
