/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

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
marks_end(struct tui *tui)
{
	if (!tui->counted_marks || tui->prompt.open ||
		tui->view == tui->views[VIEW_FIELDS])
		return;
	tui->counted_marks = false;
	ids_clear(&tui->tree.marked);
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
	const struct act *act;
	size_t changed;
};

static bool
prepare_one(void *context, size_t i, struct change *change, struct err *err)
{
	struct work *work = context;
	bool ok = work->act->verb(
		work->tui, work->ids[i], work->act->context, change, err);

	work->changed += ok && change->count > 0;
	return ok;
}

static void
say(struct tui *tui, const struct act *act, size_t changed, size_t count)
{
	struct str name = {0};
	const char *what;

	str_addf(&name, "%s%s%s", _(act->what), act->value ? " " : "",
		act->value ? act->value : "");
	what = str_text(&name);
	if (changed == count)
		tui_message(tui,
			ngettext("%s: %zu marked row changed; u takes it back",
				"%s: %zu marked rows changed; u takes it back",
				(unsigned long)count),
			what, count);
	else
		tui_message(tui,
			ngettext("%s: %zu of %zu marked row changed",
				"%s: %zu of %zu marked rows changed",
				(unsigned long)count),
			what, changed, count);
	str_fini(&name);
}

bool
marks_do(struct tui *tui, const struct act *act, struct err *err)
{
	size_t marked = marks_count(tui), count;
	uint32_t *ids = marks_take(tui, act->take, &count);
	struct work work = {.tui = tui, .ids = ids, .act = act};
	struct change change = {0};
	bool ok;

	ok = session_prepare_each(
		tui->session, count, prepare_one, &work, &change, err);
	if (ok && marked && count > 1)
		edit_label_several(&change, act->what, act->value, count);
	ok = tui_store(tui, ok, &change, err);
	if (ok && marked)
		say(tui, act, work.changed, count);
	free(ids);
	return ok;
}

void
marks_name_value(const char *text, struct str *out)
{
	str_addf(out, "%.*s", (int)strcspn(text, "\n"), *text ? text : "–");
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

static bool
set_all(struct tui *tui, int field, node_verb *verb, const void *context,
	const char *text, struct err *err)
{
	struct str value = {0};
	bool ok;

	marks_name_value(text, &value);
	ok = marks_do(tui,
		&(struct act){TAKE_ALL, verb, context,
			record_types[RECORD_NODE].fields[field].label,
			str_text(&value)},
		err);
	str_fini(&value);
	return ok;
}

bool
value_set(struct tui *tui, const char *text, struct err *err)
{
	return set_all(tui, NODE_PROGRESS, put_value, text, text, err);
}

bool
field_set(struct tui *tui, int field, const char *text, struct err *err)
{
	const struct put put = {field, text};

	return set_all(tui, field, put_field, &put, text, err);
}
