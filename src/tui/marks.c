/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "tui_private.h"

static const struct node *
first_node(const struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);

	return plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
}

size_t
marks_count(const struct desk *desk)
{
	return desk->tree.marked.size;
}

void
marks_put(struct desk *desk, int count)
{
	const struct node *node = tui_selected(desk);
	size_t row;

	if (desk->tree.marked.size)
		return;
	for (; node && count;
		node = plan_node(&desk->session->plan, node->next))
		if (tree_find(&desk->tree, node->id, &row)) {
			ids_put(&desk->tree.marked, node->id, true);
			count--;
		}
}

void
marks_end(struct desk *desk)
{
	if (!desk->counted_marks || desk->prompt.open ||
		desk->view == desk->views[VIEW_FIELDS])
		return;
	desk->counted_marks = false;
	ids_clear(&desk->tree.marked);
}

void
marks_prune(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = first_node(desk);
	struct ids *marked = &desk->tree.marked, kept = {0};

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
goes_along(const struct desk *desk, const struct node *node)
{
	const struct plan *plan = &desk->session->plan;

	for (node = plan_node(plan, node->parent); node;
		node = plan_node(plan, node->parent))
		if (ids_has(&desk->tree.marked, node->id))
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
marks_take(const struct desk *desk, enum take take, size_t *count)
{
	const struct plan *plan = &desk->session->plan;
	const struct ids *marked = &desk->tree.marked;
	const struct node *node = first_node(desk);
	uint32_t *ids = base_calloc(marked->size + 1, sizeof *ids);

	*count = 0;
	if (!marked->size) {
		ids[0] = tree_selected(&desk->tree);
		*count = ids[0] != 0;
		return ids;
	}
	for (; node && *count < marked->size; node = plan_next(plan, node, 0))
		if (ids_has(marked, node->id) &&
			(take == TAKE_ALL || !goes_along(desk, node)))
			ids[(*count)++] = node->id;
	if (take == TAKE_TOPS_BACK)
		turn_round(ids, *count);
	return ids;
}

/* ---- one change */

struct work {
	struct desk *desk;
	const uint32_t *ids;
	const struct act *act;
	size_t changed;
};

static bool
prepare_one(void *context, size_t i, struct change *change, struct err *err)
{
	struct work *work = context;
	bool ok = work->act->verb(
		work->desk, work->ids[i], work->act->context, change, err);

	work->changed += ok && change->count > 0;
	return ok;
}

static void
say(struct desk *desk, const struct act *act, size_t changed, size_t count)
{
	struct str name = {0};
	const char *what;

	str_addf(&name, "%s%s%s", _(act->what), act->value ? " " : "",
		act->value ? act->value : "");
	what = str_text(&name);
	if (changed == count)
		tui_message(desk,
			ngettext("%s: %zu marked row changed; u takes it back",
				"%s: %zu marked rows changed; u takes it back",
				(unsigned long)count),
			what, count);
	else
		tui_message(desk,
			ngettext("%s: %zu of %zu marked row changed",
				"%s: %zu of %zu marked rows changed",
				(unsigned long)count),
			what, changed, count);
	str_fini(&name);
}

bool
marks_do(struct desk *desk, const struct act *act, struct err *err)
{
	size_t marked = marks_count(desk), count;
	uint32_t *ids = marks_take(desk, act->take, &count);
	struct work work = {.desk = desk, .ids = ids, .act = act};
	struct change change = {0};
	bool ok;

	ok = session_prepare_each(desk->session,
		&(struct preparing){count, prepare_one, &work}, &change, err);
	if (ok && marked && count > 1)
		edit_label_several(&change, act->what, act->value, count);
	ok = tui_store(desk, ok, &change, err);
	if (ok && marked)
		say(desk, act, work.changed, count);
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
put_field(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct put *put = context;

	return edit_value(tui_context(desk),
		       (struct target){RECORD_NODE, id, put->field}, put->text,
		       change, err) &&
		edit_check(&desk->session->plan, id, change, err);
}

/* A typed progress; where there is a metric, its current value. */
static bool
put_value(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err)
{
	const struct put *typed = context;
	const struct put put = {
		edit_measured(&desk->session->plan, change, id), typed->text};

	return put_field(desk, id, &put, change, err);
}

static bool
set_all(struct desk *desk, node_verb *verb, const struct put *put,
	struct err *err)
{
	struct str value = {0};
	bool ok;

	marks_name_value(put->text, &value);
	ok = marks_do(desk,
		&(struct act){TAKE_ALL, verb, put,
			record_types[RECORD_NODE].fields[put->field].label,
			str_text(&value)},
		err);
	str_fini(&value);
	return ok;
}

bool
value_set(struct desk *desk, const char *text, struct err *err)
{
	const struct put put = {NODE_PROGRESS, text};

	return set_all(desk, put_value, &put, err);
}

bool
field_set(struct desk *desk, int field, const char *text, struct err *err)
{
	const struct put put = {field, text};

	return set_all(desk, put_field, &put, err);
}
