/* SPDX-License-Identifier: MIT */
/*
 * Bringing one plan into another: what an import is. Records are matched by
 * lasting id, else by what a person would call the same (title, parent and
 * cycle of a node; name of a cycle; day of a check-in), each at most once; what
 * has no match is added.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "merge_match.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "record.h"

#define MERGE_GAP 256

struct merge {
	const struct plan *plan, *from;
	struct change *change;
	struct merge_counts *counts;
	uint32_t cycle; /* for the nodes of cycles without a name */
	struct matches matches;
	int32_t position; /* of the last node that was added anywhere */
	struct err *err;
};

/* Fields that say which record it is or where it stands: matched, not
 * merged. What begins with x- is bookkeeping of others and is merged. */
static bool
is_merged(enum record kind, int field)
{
	const struct field *at = &record_types[kind].fields[field];

	if (kind == RECORD_NODE &&
		(field == NODE_PARENT || field == NODE_CYCLE ||
			field == NODE_LEVEL))
		return false;
	if (at->type == FIELD_ID)
		return false;
	return !at->derived || field_find(kind, "extra") == at ||
		(kind == RECORD_NODE && field == NODE_FINISHED);
}

/* A plan that has a title keeps it: a document's title is not its. */
static bool
is_kept(const struct merge *merge, enum record kind, size_t field)
{
	const char *title = merge->plan->title;

	return kind == RECORD_PLAN && field == PLAN_TITLE && title && *title;
}

/* Brings the fields of a matched record to what the import says, `except` those
 * whose bit is set. */
static void
merge_fields_but(struct merge *merge, enum record kind, uint32_t id,
	const void *record, unsigned except)
{
	const struct record_type *type = &record_types[kind];
	size_t count = merge->change->count, i;
	struct value value;

	for (i = 0; i < type->field_count; i++) {
		value = record_value(kind, record, &type->fields[i]);
		if (value.type != VALUE_NONE && is_merged(kind, (int)i) &&
			(i >= 32 || !(except >> i & 1)) &&
			!is_kept(merge, kind, i))
			change_set(merge->change, merge->plan, kind, id, (int)i,
				value);
	}
	if (merge->change->count > count)
		merge->counts->changed++;
	else if (kind != RECORD_PLAN)
		merge->counts->same++;
}

static void
merge_fields(
	struct merge *merge, enum record kind, uint32_t id, const void *record)
{
	merge_fields_but(merge, kind, id, record, 0);
}

static uint32_t merge_add(struct merge *merge, enum record kind,
	const void *record, uint32_t owner);

/* The record `same` of the plan (NULL: there is none) is brought to what the
 * import says, or added below `owner`; its id in the plan. */
static uint32_t
merge_one(struct merge *merge, enum record kind, const void *record,
	const void *same, uint32_t owner)
{
	const struct base *base = same;

	if (!base)
		return merge_add(merge, kind, record, owner);
	matches_take(&merge->matches, kind, base->id);
	merge_fields(merge, kind, base->id, record);
	return base->id;
}

/* Adds a record with all its fields, its owner being `owner`. */
static uint32_t
merge_add(struct merge *merge, enum record kind, const void *record,
	uint32_t owner)
{
	const struct record_type *type = &record_types[kind];
	uint32_t id = change_create(merge->change, merge->plan, kind);
	struct value value;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		value = record_value(kind, record, &type->fields[i]);
		if (type->fields[i].type == FIELD_ID)
			value = owner ? value_number(owner) : value_none();
		change_put(merge->change, kind, id, (int)i, value);
	}
	merge->counts->added++;
	merge->counts->of[kind]++;
	return id;
}

static void
merge_checkins(struct merge *merge, const struct node *node,
	const struct node *found, uint32_t id)
{
	const struct checkin *checkin =
		plan_checkin(merge->from, node_detail(node)->checkins.first);

	for (; checkin; checkin = plan_checkin(merge->from, checkin->base.next))
		merge_one(merge, RECORD_CHECKIN, checkin,
			found ? match_checkin(&merge->matches, id, checkin->on)
			      : NULL,
			id);
}

static uint32_t
add_node(struct merge *merge, const struct node *node, uint32_t parent,
	uint32_t cycle)
{
	uint32_t id = change_create(merge->change, merge->plan, RECORD_NODE);
	struct value value;
	int field;

	if (parent)
		change_put(merge->change, RECORD_NODE, id, NODE_PARENT,
			value_number(parent));
	else if (cycle)
		change_put(merge->change, RECORD_NODE, id, NODE_CYCLE,
			value_number(cycle));
	merge->position += MERGE_GAP;
	change_put(merge->change, RECORD_NODE, id, NODE_POSITION,
		value_number(merge->position));
	for (field = NODE_POSITION + 1; field < NODE_FIELDS; field++) {
		if (!node->detail &&
			record_types[RECORD_NODE].fields[field].detail)
			continue;
		value = record_value(RECORD_NODE, node,
			&record_types[RECORD_NODE].fields[field]);
		change_put(merge->change, RECORD_NODE, id, field, value);
	}
	merge->counts->added++;
	merge->counts->of[RECORD_NODE]++;
	merge->counts->objectives += node->level == LEVEL_OBJECTIVE;
	merge->counts->key_results += node->level == LEVEL_KEY_RESULT;
	merge->counts->actions += node->level == LEVEL_ACTION;
	return id;
}

/* A node found by its lasting id may stand elsewhere now. */
static bool
bring_to(struct merge *merge, const struct node *found, const struct node *node,
	uint32_t parent, uint32_t cycle)
{
	const struct plan *plan = merge->plan;

	if (!guard_node(plan, found->id, merge->err))
		return false;
	if (found->parent == parent && (parent || found->cycle == cycle))
		return true;
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_PARENT,
		parent ? value_number(parent) : value_none());
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_CYCLE,
		cycle && !parent ? value_number(cycle) : value_none());
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_LEVEL,
		value_number(node->level));
	merge->position += MERGE_GAP;
	change_set(merge->change, plan, RECORD_NODE, found->id, NODE_POSITION,
		value_number(merge->position));
	return true;
}

/* What this same change makes is open. */
static bool
guard_owner(const struct merge *merge, uint32_t parent, uint32_t cycle)
{
	if (!parent)
		return guard_open(merge->plan, cycle, merge->err);
	return !plan_node(merge->plan, parent) ||
		guard_node(merge->plan, parent, merge->err);
}

/* What is found is brought to what the import says. In a closed cycle there is
 * no harm in saying what is there already. */
static bool
merge_found(struct merge *merge, const struct node *found,
	const struct node *node, uint32_t parent, uint32_t cycle)
{
	size_t edits = merge->change->count;

	merge_fields(merge, RECORD_NODE, found->id, node);
	merge_checkins(merge, node, found, found->id);
	return bring_to(merge, found, node, parent, cycle) ||
		merge->change->count == edits;
}

static bool
merge_nodes(
	struct merge *merge, uint32_t first, uint32_t parent, uint32_t cycle)
{
	const struct node *node = plan_node(merge->from, first), *found;
	uint32_t id;

	for (; node; node = plan_node(merge->from, node->next)) {
		found = match_node(&merge->matches, node, parent, cycle);
		if (found) {
			id = found->id;
			matches_take(&merge->matches, RECORD_NODE, id);
			if (!merge_found(merge, found, node, parent, cycle))
				return false;
		} else {
			if (!guard_owner(merge, parent, cycle))
				return false;
			id = add_node(merge, node, parent, cycle);
			merge_checkins(merge, node, NULL, id);
		}
		if (!merge_nodes(merge, node->children.first, id, 0))
			return false;
	}
	return true;
}

static void
merge_sections(struct merge *merge, const struct cycle *cycle,
	const struct cycle *found, uint32_t id)
{
	const struct section *section =
		plan_section(merge->from, cycle->sections.first);

	for (; section; section = plan_section(merge->from, section->base.next))
		merge_one(merge, RECORD_SECTION, section,
			found ? match_section(
					&merge->matches, id, section->name)
			      : NULL,
			id);
}

/* A cycle's own fields and sections. What is closed stays closed, and there is
 * no harm in saying of it what is there already. */
static bool
merge_cycle(struct merge *merge, const struct cycle *cycle,
	const struct cycle *found, uint32_t id)
{
	bool closed = cycle_closed(found);
	size_t edits = merge->change->count;
	unsigned except = closed ? 1u << CYCLE_CLOSED : 0;

	if (found && found->uid != cycle->uid)
		except |= 1u << CYCLE_NAME;
	if (found)
		merge_fields_but(merge, RECORD_CYCLE, id, cycle, except);
	merge_sections(merge, cycle, found, id);
	return !closed || merge->change->count == edits ||
		guard_open(merge->plan, id, merge->err);
}

/* Adds a text to a field that may hold one already: a document that names no
 * cycle takes nothing from the one it comes to, and says nothing twice. */
static void
add_text(struct merge *merge, enum record kind, uint32_t id, int field,
	const char *text)
{
	struct value before =
		change_value(merge->change, merge->plan, kind, id, field);
	struct str both = {0};

	if (!text || !*text)
		return;
	if (before.type == VALUE_TEXT && *before.text) {
		if (strstr(before.text, text))
			return;
		str_addf(&both, "%s\n", before.text);
	}
	str_add(&both, text);
	change_set(merge->change, merge->plan, kind, id, field,
		value_text(both.data));
	str_fini(&both);
}

/* What the import says of the cycle that it does not name. */
static void
merge_unnamed(struct merge *merge, const struct cycle *cycle)
{
	static const int fields[] = {CYCLE_NOTE, CYCLE_TAGS, CYCLE_TEMPLATE};
	const struct cycle *found = plan_cycle(merge->plan, merge->cycle);
	const char *const texts[] = {cycle->note,
		found && found->tags ? NULL : cycle->tags,
		found && found->template ? NULL : cycle->template};
	const struct section *section, *same;
	size_t i;

	for (i = 0; merge->cycle && i < sizeof fields / sizeof *fields; i++)
		add_text(
			merge, RECORD_CYCLE, merge->cycle, fields[i], texts[i]);
	for (section = plan_section(merge->from, cycle->sections.first);
		section && merge->cycle;
		section = plan_section(merge->from, section->base.next)) {
		same = match_section(
			&merge->matches, merge->cycle, section->name);
		if (same)
			add_text(merge, RECORD_SECTION, same->base.id,
				SECTION_TEXT, section->text);
		else
			merge_add(merge, RECORD_SECTION, section, merge->cycle);
	}
}

/* The ids that cycles of the import have in the plan. */
static bool
merge_cycles(struct merge *merge, uint32_t *ids)
{
	const struct plan *from = merge->from;
	const struct cycle *cycle, *found;

	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next)) {
		if (!cycle->name) {
			ids[cycle->base.id] = merge->cycle;
			merge_unnamed(merge, cycle);
			continue;
		}
		found = match_cycle(&merge->matches, cycle);
		ids[cycle->base.id] = found
			? found->base.id
			: merge_add(merge, RECORD_CYCLE, cycle, 0);
		if (!merge_cycle(merge, cycle, found, ids[cycle->base.id]))
			return false;
	}
	/* Now that all have ids, what lies in what. */
	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next))
		if (cycle->parent)
			change_set(merge->change, merge->plan, RECORD_CYCLE,
				ids[cycle->base.id], CYCLE_PARENT,
				value_number(ids[cycle->parent]));
	for (cycle = plan_cycle(from, from->cycles.first); cycle;
		cycle = plan_cycle(from, cycle->base.next))
		if (!merge_nodes(
			    merge, cycle->nodes.first, 0, ids[cycle->base.id]))
			return false;
	return merge_nodes(merge, from->backlog.first, 0, 0);
}

static void
merge_priorities(struct merge *merge, const struct week *week,
	const struct week *found, uint32_t id)
{
	const struct weekly_priority *priority =
		plan_priority(merge->from, week->priorities.first);

	for (; priority;
		priority = plan_priority(merge->from, priority->base.next))
		merge_one(merge, RECORD_PRIORITY, priority,
			found ? match_priority(
					&merge->matches, id, priority->title)
			      : NULL,
			id);
}

static void
merge_weeks(struct merge *merge)
{
	const struct week *week =
		plan_week(merge->from, merge->from->weeks.first);
	const struct week *same;
	uint32_t id;

	for (; week; week = plan_week(merge->from, week->base.next)) {
		same = match_week(&merge->matches, week);
		id = merge_one(merge, RECORD_WEEK, week, same, 0);
		merge_priorities(merge, week, same, id);
	}
}

static void
merge_readings(struct merge *merge, const struct metric *metric,
	const struct metric *found, uint32_t id)
{
	const struct reading *reading =
		plan_reading(merge->from, metric->readings.first);

	for (; reading; reading = plan_reading(merge->from, reading->base.next))
		merge_one(merge, RECORD_READING, reading,
			found ? match_reading(&merge->matches, id, reading->on)
			      : NULL,
			id);
}

static void
merge_metrics(struct merge *merge)
{
	const struct metric *metric =
		plan_metric(merge->from, merge->from->metrics.first);
	const struct metric *same;
	uint32_t id;

	for (; metric; metric = plan_metric(merge->from, metric->base.next)) {
		same = match_metric(&merge->matches, metric);
		id = merge_one(merge, RECORD_METRIC, metric, same, 0);
		merge_readings(merge, metric, same, id);
	}
}

/* Above every position there is, so that what is added comes last. */
static int32_t
highest_position(const struct plan *plan)
{
	const struct node *node;
	int32_t highest = 0;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->position > highest &&
			node->position < INT32_MAX / 2)
			highest = node->position;
	}
	return highest;
}

bool
edit_merge(const struct plan *plan, const struct plan *from, uint32_t cycle,
	struct change *change, struct merge_counts *counts, struct err *err)
{
	struct merge merge = {.plan = plan,
		.from = from,
		.change = change,
		.counts = counts,
		.cycle = cycle,
		.err = err};
	uint32_t *ids;
	bool ok;

	memset(counts, 0, sizeof *counts);
	if (!guard_open(plan, cycle, err))
		return false;
	ids = base_calloc(from->tables[RECORD_CYCLE].limit + 1, sizeof *ids);
	merge.position = highest_position(plan);
	matches_init(&merge.matches, plan);
	merge_fields(&merge, RECORD_PLAN, 1, from);
	ok = merge_cycles(&merge, ids);
	if (ok) {
		merge_weeks(&merge);
		merge_metrics(&merge);
	}
	change_label(change, _("import"));
	matches_fini(&merge.matches);
	free(ids);
	return ok;
}
