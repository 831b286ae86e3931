/* SPDX-License-Identifier: MIT */
/* What a document of others breaks is let go, and said in the notes. */
#include "base/say.h"
#include "check_label.h"
#include "check_rules.h"
#include "edit_guard.h"
#include "model/check.h"
#include "model/value.h"

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
	int64_t level =
		view_value(settling->view, RECORD_NODE, id, NODE_LEVEL).number;
	uint64_t above = rule_above_level(settling->view, id);
	struct str why = {0};
	struct err err = {0};
	int field;

	for (; above; above &= above - 1) {
		field = rule_first_field(above);
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

	if (rule_day_outside(view, id, NODE_DUE, &why))
		let_go(settling, id, NODE_DUE, str_text(&why));
	str_clear(&why);
	if (rule_day_outside(view, id, NODE_STARTS, &why) ||
		rule_due_before_start(view, id, &why))
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
