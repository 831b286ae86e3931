/* SPDX-License-Identifier: MIT */
/*
 * A plan as it comes from a file: records first, in any order, then the lists,
 * then the sums. Everything that other code relies on is proved here once.
 */
#include <stdlib.h>

#include "align_links.h"
#include "base/err.h"
#include "base/say.h"
#include "carried_links.h"
#include "model/change.h"
#include "model/edit.h"
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
	struct broken *orphans; /* what belongs to nothing, one after another */
	size_t count;
	uint32_t unknown[RECORD_COUNT]; /* owner of all that name none */
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

/* What a record is known by, of those that others belong to. */
struct known_by {
	int uid, name;
};

static const struct known_by known_by[RECORD_COUNT] = {
	[RECORD_CYCLE] = {CYCLE_UID, CYCLE_NAME},
	[RECORD_NODE] = {NODE_UID, NODE_TITLE},
	[RECORD_WEEK] = {WEEK_UID, WEEK_NOTE},
	[RECORD_METRIC] = {METRIC_UID, METRIC_NAME},
};

/* Sets a field of a record that the mending itself makes. */
static void
fill(const struct mending *mending, enum record record, uint32_t id, int field,
	struct value value)
{
	change_put(mending->change, record, id, field, value);
	record_set(mending->plan, record,
		record_find(mending->plan, record, id),
		&record_types[record].fields[field], value);
}

/* A week of its own for each, long before all others. */
static void
fill_week(const struct mending *mending, uint32_t id)
{
	int32_t starts = (int32_t)(id % 1000) * 7;

	fill(mending, RECORD_WEEK, id, WEEK_STARTS, value_number(starts));
	fill(mending, RECORD_WEEK, id, WEEK_ENDS, value_number(starts + 6));
}

/* Makes what stands for a record that is lost, under the name given. */
static void
make_stand_in(const struct mending *mending, enum record record, uint32_t id,
	const char *name)
{
	const struct known_by *by = &known_by[record];

	record_make(mending->plan, record, id);
	change_push(mending->change,
		&(struct edit){.op = EDIT_CREATE,
			.record = (uint8_t)record,
			.id = id});
	fill(mending, record, id, by->uid, value_number((int64_t)uid_new()));
	fill(mending, record, id, by->name, value_text(name));
	if (record == RECORD_NODE)
		fill(mending, record, id, NODE_LEVEL,
			value_number(LEVEL_KEY_RESULT));
	if (record == RECORD_WEEK)
		fill_week(mending, id);
}

/* The id of the owner that was lost; one for all of which it cannot be told. */
static uint32_t
lost_id(struct mending *mending, const struct broken *broken,
	enum record target)
{
	const struct field *link =
		&record_types[broken->record].fields[broken->field];
	int64_t id = plan_value(mending->plan, broken->record, broken->id, link)
			     .number;
	uint32_t limit = mending->plan->tables[target].limit;

	if (id > 0 && id <= PLAN_ID_MAX)
		return (uint32_t)id;
	if (!mending->unknown[target])
		mending->unknown[target] = limit ? limit : 1;
	return mending->unknown[target];
}

/* What belongs to a record that is lost gets one that stands for it, so that it
 * is seen and keeps its company. That it names it is an edit even where nothing
 * changes: the file has to sum the row up again. */
static void
adopt(struct mending *mending, struct broken *broken)
{
	const struct field *link =
		&record_types[broken->record].fields[broken->field];
	struct plan *plan = mending->plan;
	uint32_t owner = lost_id(mending, broken, link->target);
	struct edit edit = {.op = EDIT_SET,
		.record = (uint8_t)broken->record,
		.id = broken->id,
		.field = (uint16_t)broken->field,
		.before = plan_value(plan, broken->record, broken->id, link),
		.after = value_number(owner)};
	struct str name = {0};

	str_addf(&name, "%s %u", _("(lost)"), owner);
	if (!record_find(plan, link->target, owner))
		make_stand_in(mending, link->target, owner, str_text(&name));
	change_push(mending->change, &edit);
	record_set(plan, broken->record,
		record_find(plan, broken->record, broken->id), link,
		edit.after);
	broken->under = str_text(&name);
	mending->mended(mending->context, broken);
	str_fini(&name);
}

/* All of them are known before the first owner is made. */
static void
note_orphan(struct mending *mending, const struct broken *broken)
{
	mending->orphans = base_realloc(
		mending->orphans, mending->count + 1, sizeof *mending->orphans);
	mending->orphans[mending->count++] = *broken;
}

static void
adopt_orphans(struct mending *mending)
{
	size_t i;

	for (i = 0; i < mending->count; i++)
		adopt(mending, &mending->orphans[i]);
	free(mending->orphans);
}

/* What names nothing that it may name names nothing. */
static void
mend(void *context, const struct broken *broken)
{
	struct mending *mending = context;
	struct plan *plan = mending->plan;
	uint32_t cycle = 0;

	if (broken->owner) {
		note_orphan(mending, broken);
		return;
	}
	if (broken->record == RECORD_NODE && broken->field == NODE_PARENT)
		cycle = cycle_above(plan, plan_node(plan, broken->id));
	set(mending, broken, broken->field, value_none());
	if (cycle && !plan_node(plan, broken->id)->cycle)
		set(mending, broken, NODE_CYCLE, value_number(cycle));
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
	struct mending mending = {.plan = plan,
		.change = change,
		.mended = mended,
		.context = context};

	links_check(plan, mend, &mending);
	adopt_orphans(&mending);
	give_names(&mending, RECORD_CYCLE, CYCLE_NAME, _("cycle"));
	give_names(&mending, RECORD_METRIC, METRIC_NAME, _("health metric"));
	link_everything(plan);
}
