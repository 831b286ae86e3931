/* SPDX-License-Identifier: MIT */
/*
 * A plan as it comes from a file: records first, in any order, then the lists,
 * then the sums. Everything that other code relies on is proved here once.
 */
#include "align_links.h"
#include "base/say.h"
#include "carried_links.h"
#include "model/change.h"
#include "model/links.h"
#include "record.h"
#include "share.h"

void
plan_load_begin(struct plan *plan)
{
	(void)plan;
}

void *
plan_load_record(struct plan *plan, enum record record, uint32_t id)
{
	if (record == RECORD_PLAN)
		return plan;
	if (!id || id > PLAN_ID_MAX || record_find(plan, record, id))
		return NULL;
	return record_make(plan, record, id);
}

void *
plan_load_again(struct plan *plan, enum record record, uint32_t id)
{
	return record_find(plan, record, id);
}

void
plan_load_set(struct plan *plan, enum record record, void *memory,
	const struct field *field, struct value value)
{
	record_set(plan, record, memory, field, value);
}

void
plan_load_used(struct plan *plan, enum record record, uint32_t highest)
{
	if (highest >= plan->tables[record].limit && highest <= PLAN_ID_MAX)
		plan->tables[record].limit = highest + 1;
}

/* Every list, then the sums. */
static void
link_everything(struct plan *plan)
{
	enum record kind;

	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		record_link_all(plan, kind);
	share_update_all(plan);
	carried_links_read(plan);
	align_links_read(plan);
}

/* The first thing that is wrong. */
static void
refuse(void *context, const struct broken *broken)
{
	struct err *err = context;

	if (err->code == ERR_NONE)
		err_set(err, ERR_STORE, "%s %u: %s",
			_(record_types[broken->record].label), broken->id,
			_(broken->why));
}

bool
plan_load_end(struct plan *plan, struct err *err)
{
	struct err first = {0};

	links_check(plan, refuse, &first);
	if (first.code != ERR_NONE) {
		if (err)
			*err = first;
		return false;
	}
	link_everything(plan);
	return true;
}

struct mending {
	struct plan *plan;
	struct change *change;
	void (*mended)(void *context, const struct broken *broken);
	void *context;
};

static void
set(const struct mending *mending, const struct broken *broken, int field,
	struct value value)
{
	struct plan *plan = mending->plan;

	change_set(mending->change, plan, broken->record, broken->id, field,
		value);
	record_set(plan, broken->record,
		record_find(plan, broken->record, broken->id),
		&record_types[broken->record].fields[field], value);
}

/* The cycle of the place where a node was, that it may stay in it. */
static uint32_t
cycle_above(const struct plan *plan, const struct node *node)
{
	int depth;

	for (depth = 0; node && node->parent && depth < LEVEL_ACTION; depth++)
		node = plan_node(plan, node->parent);
	return node && plan_cycle(plan, node->cycle) ? node->cycle : 0;
}

/* What names nothing that it may name names nothing; what has no owner any more
 * is out of sight, and stays in the file. */
static void
mend(void *context, const struct broken *broken)
{
	const struct mending *mending = context;
	struct plan *plan = mending->plan;
	uint32_t cycle = 0;
	bool parent =
		broken->record == RECORD_NODE && broken->field == NODE_PARENT;

	if (broken->owner) {
		record_drop(plan, broken->record, broken->id);
	} else {
		if (parent)
			cycle = cycle_above(plan, plan_node(plan, broken->id));
		set(mending, broken, broken->field, value_none());
		if (cycle && !plan_node(plan, broken->id)->cycle)
			set(mending, broken, NODE_CYCLE, value_number(cycle));
	}
	mending->mended(mending->context, broken);
}

/* What is called by its name everywhere has one. */
static void
give_names(const struct mending *mending, enum record record, int field,
	const char *what)
{
	struct plan *plan = mending->plan;
	struct broken broken = {.record = record, .why = N_("it had no name")};
	const struct field *name = &record_types[record].fields[field];
	struct str text = {0};
	struct value is;

	for (broken.id = 1; broken.id < plan->tables[record].limit;
		broken.id++) {
		if (!plan_record(plan, record, broken.id))
			continue;
		is = plan_value(plan, record, broken.id, name);
		if (is.type == VALUE_TEXT && *is.text)
			continue;
		str_clear(&text);
		str_addf(&text, "%s %u", what, broken.id);
		set(mending, &broken, field, value_text(str_text(&text)));
		mending->mended(mending->context, &broken);
	}
	str_fini(&text);
}

void
plan_load_mend(struct plan *plan, struct change *change,
	void (*mended)(void *context, const struct broken *broken),
	void *context)
{
	struct mending mending = {plan, change, mended, context};

	links_check(plan, mend, &mending);
	give_names(&mending, RECORD_CYCLE, CYCLE_NAME, _("cycle"));
	give_names(&mending, RECORD_METRIC, METRIC_NAME, _("health metric"));
	link_everything(plan);
}
