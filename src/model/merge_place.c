/* SPDX-License-Identifier: MIT */
/*
 * What stays of what only one side has, and where nodes stand that were brought
 * elsewhere. What one side took away and the other altered stays; and nothing
 * goes away that something is to stand in.
 */
#include "edit_guard.h"
#include "merge_private.h"

void
merge_tell(const struct merge *merge, enum conflict_what what,
	enum record record, uint32_t id)
{
	struct merge_conflict conflict = {
		.what = what, .record = record, .id = id, .field = NO_FIELD};

	if (merge->options->conflict)
		merge->options->conflict(merge->options->context, &conflict);
}

/* ---- what the merge is about */

/* The cycle that a record lies in; 0 for none. */
static uint32_t
cycle_around(
	const struct plan *plan, const struct owned *kind, const void *record)
{
	const struct node *node = record;
	const struct cycle *cycle;

	switch (kind->record) {
	case RECORD_CYCLE:
		return node->id;
	case RECORD_SECTION:
		return ((const struct section *)record)->cycle;
	case RECORD_CHECKIN:
		node = plan_node(plan, ((const struct checkin *)record)->node);
		break;
	case RECORD_COMMENT:
		node = plan_node(plan, ((const struct comment *)record)->node);
		break;
	case RECORD_NODE:
		break;
	default:
		return 0;
	}
	cycle = plan_cycle_of(plan, node);
	return cycle ? cycle->base.id : 0;
}

static bool
is_cyclic(enum record record)
{
	return record == RECORD_CYCLE || record == RECORD_NODE ||
		record == RECORD_CHECKIN || record == RECORD_COMMENT ||
		record == RECORD_SECTION;
}

bool
merge_reads(
	const struct merge *merge, const struct owned *kind, const void *record)
{
	uint32_t only = merge->options->only, cycle;

	if (!only)
		return true;
	cycle = cycle_around(merge->from, kind, record);
	return cycle && merge->pairs.to[RECORD_CYCLE][cycle] == only;
}

/* Whether a document would have the record if the plan had to be as it says: it
 * has others of the same owner, or a node of the same cycle. */
static bool
would_say(
	const struct merge *merge, const struct owned *kind, const void *record)
{
	const void *from;

	if (kind->record == RECORD_NODE)
		return merge->met[cycle_around(merge->plan, kind, record)];
	if (kind->in < 0)
		return false;
	from = plan_record(merge->from, kind->owner,
		merge->pairs.back[kind->owner][kind_owner(kind, record)]);
	return from && kind_first(kind, from);
}

/* By id, the cycles of the plan of which the document has a node; 0 stands for
 * the backlog. */
static void
meet_cycles(struct merge *merge)
{
	const struct owned *kind = kind_of(RECORD_NODE);
	const struct node *node;
	uint32_t id;

	for (id = 1; id < merge->plan->tables[RECORD_NODE].limit; id++) {
		node = merge->pairs.back[RECORD_NODE][id]
			? plan_node(merge->plan, id)
			: NULL;
		if (node)
			merge->met[cycle_around(merge->plan, kind, node)] =
				true;
	}
}

bool
merge_reaches(
	const struct merge *merge, const struct owned *kind, const void *record)
{
	uint32_t only = merge->options->only;

	if (only)
		return is_cyclic(kind->record) &&
			cycle_around(merge->plan, kind, record) == only &&
			(!merge->options->document ||
				kind->record == RECORD_NODE ||
				would_say(merge, kind, record));
	return !merge->options->document || would_say(merge, kind, record);
}

/* ---- as it was */

struct sight {
	const struct plan *plan;
	uint32_t *const *before, *const *other;
};

static struct sight
sight_of(const struct merge *merge, bool theirs)
{
	const struct pairs *pairs = &merge->pairs;

	if (theirs)
		return (struct sight){merge->from, pairs->was, pairs->to};
	return (struct sight){merge->plan, pairs->origin, pairs->back};
}

/* Whether what it stood in is what it stands in. */
static bool
same_link(const struct sight *sight, enum record record, uint32_t now,
	uint32_t before)
{
	return !now == !before &&
		(!now || sight->before[record][now] == before);
}

static bool
same_place(const struct merge *merge, const struct node *node, bool theirs)
{
	struct sight sight = sight_of(merge, theirs);
	const struct node *before = plan_node(
		merge->options->base, sight.before[RECORD_NODE][node->id]);

	return before && node->level == before->level &&
		same_link(&sight, RECORD_NODE, node->parent, before->parent) &&
		same_link(&sight, RECORD_CYCLE, node->cycle, before->cycle);
}

static bool
same_fields(const struct merge *merge, const struct owned *kind, const void *a,
	const void *b)
{
	const struct record_type *type = &record_types[kind->record];
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (merge_compares(merge, kind->record, (int)i) &&
			!value_equal(
				record_value(kind->record, a, &type->fields[i]),
				record_value(
					kind->record, b, &type->fields[i])))
			return false;
	return true;
}

static bool
same_list(const struct merge *merge, const struct owned *kind, uint32_t first,
	bool theirs)
{
	struct sight sight = sight_of(merge, theirs);
	const struct base *at = plan_record(sight.plan, kind->record, first);

	for (; at; at = plan_record(sight.plan, kind->record, at->next))
		if (!sight.other[kind->record][at->id] &&
			!merge_alike(merge, kind, at->id, theirs))
			return false;
	return true;
}

bool
merge_alike(const struct merge *merge, const struct owned *kind, uint32_t id,
	bool theirs)
{
	struct sight sight = sight_of(merge, theirs);
	const void *record = plan_record(sight.plan, kind->record, id);
	const void *before = plan_record(merge->options->base, kind->record,
		sight.before[kind->record][id]);
	const struct cycle *cycle = record;
	size_t i;

	if (!theirs && merge->options->held &&
		merge->options->held(merge->options->context, kind->record, id))
		return false;
	if (!before || !same_fields(merge, kind, record, before) ||
		(kind->record == RECORD_NODE &&
			!same_place(merge, record, theirs)))
		return false;
	for (i = 0; i < merge_kind_count; i++)
		if (merge_kinds[i].owner == kind->record &&
			!same_list(merge, &merge_kinds[i],
				kind_first(&merge_kinds[i], record), theirs))
			return false;
	return kind->record != RECORD_CYCLE ||
		same_list(merge, kind_of(RECORD_NODE), cycle->nodes.first,
			theirs);
}

/* ---- what stays */

/* Whether what it stands in is found on the other side, or is nothing. */
static bool
owner_found(const struct merge *merge, const struct owned *kind,
	const void *record, bool theirs)
{
	struct sight sight = sight_of(merge, theirs);
	owner_key owner = kind_owner(kind, record);
	enum record in = kind->owner;

	if (kind->record == RECORD_NODE) {
		in = owner & 1 ? RECORD_NODE : RECORD_CYCLE;
		owner >>= 1;
	}
	return !owner || sight.other[in][owner];
}

static void
decide_from(struct merge *merge, const struct owned *kind)
{
	const struct table *table = &merge->from->tables[kind->record];
	const void *record;
	uint32_t id;

	for (id = 1; id < table->limit; id++) {
		record = plan_record(merge->from, kind->record, id);
		if (!record || merge->pairs.to[kind->record][id])
			continue;
		merge->left_out[kind->record][id] =
			!merge_reads(merge, kind, record) ||
			(merge_joins(merge) &&
				merge_alike(merge, kind, id, true));
		merge->kept[kind->record][id] = merge_joins(merge) &&
			!merge->left_out[kind->record][id] &&
			merge->pairs.was[kind->record][id] &&
			owner_found(merge, kind, record, true);
	}
}

/* What stands in what goes away goes with it. */
static bool
goes_along(
	const struct merge *merge, const struct owned *kind, const void *record)
{
	owner_key owner = kind_owner(kind, record);

	return kind->record != RECORD_NODE && kind->in >= 0 && owner &&
		merge->gone[kind->owner][owner];
}

static void
decide_plan(struct merge *merge, const struct owned *kind)
{
	const struct table *table = &merge->plan->tables[kind->record];
	const void *record;
	uint32_t id;
	bool goes;

	for (id = 1; id < table->limit; id++) {
		record = plan_record(merge->plan, kind->record, id);
		if (!record || merge->pairs.back[kind->record][id] ||
			id ==
				merge->options->cycle *
					(kind->record == RECORD_CYCLE))
			continue;
		goes = goes_along(merge, kind, record);
		if (!goes && !merge_reaches(merge, kind, record))
			continue;
		goes = goes ||
			(!merge_adds(merge) &&
				merge_alike(merge, kind, id, false));
		merge->gone[kind->record][id] = goes;
		if (merge_joins(merge) && !goes &&
			merge->pairs.origin[kind->record][id] &&
			owner_found(merge, kind, record, false))
			merge_tell(merge, CONFLICT_KEPT, kind->record, id);
	}
}

/* Whether a node that both have stands where `from` has it. Tells of it when
 * each side brought it elsewhere. */
static bool
takes_place(const struct merge *merge, const struct node *node,
	const struct node *found)
{
	const struct pairs *pairs = &merge->pairs;
	struct merge_conflict conflict = {
		.record = RECORD_NODE, .id = found->id, .field = NODE_PARENT};

	if (!merge_joins(merge))
		return true;
	if (same_place(merge, node, true))
		return false;
	if (same_place(merge, found, false) ||
		(node->level == found->level &&
			pairs->to[RECORD_NODE][node->parent] == found->parent &&
			pairs->to[RECORD_CYCLE][node->cycle] == found->cycle))
		return true;
	conflict.ours = value_number(found->parent);
	conflict.theirs = value_number(pairs->to[RECORD_NODE][node->parent]);
	if (merge->options->conflict)
		merge->options->conflict(merge->options->context, &conflict);
	return true;
}

/* What the node stands in on its side stays, as far as nothing else decides where
 * that is. */
static void
keep_place(struct merge *merge, const struct node *node, bool theirs)
{
	bool **away = theirs ? merge->left_out : merge->gone;
	struct sight sight = sight_of(merge, theirs);
	bool *parent;

	for (; node && node->parent;
		node = plan_node(sight.plan, node->parent)) {
		parent = &away[RECORD_NODE][node->parent];
		if (!*parent)
			return;
		*parent = false;
		if (theirs)
			merge->kept[RECORD_NODE][node->parent] = true;
		else
			merge_tell(merge, CONFLICT_KEPT, RECORD_NODE,
				node->parent);
	}
	if (node)
		away[RECORD_CYCLE][node->cycle] = false;
}

static void
decide_places(struct merge *merge)
{
	const struct node *node, *found;
	uint32_t id;

	for (id = 1; id < merge->from->tables[RECORD_NODE].limit; id++) {
		node = plan_node(merge->from, id);
		found = plan_node(
			merge->plan, merge->pairs.to[RECORD_NODE][id]);
		if (!node || !found || !merge_joins(merge))
			continue;
		if (same_place(merge, node, true))
			keep_place(merge, found, false);
		else
			keep_place(merge, node, true);
	}
}

static void
count_gone(struct merge *merge, enum record record)
{
	const bool *gone = merge->gone[record];
	uint32_t id;

	for (id = 1; id < merge->plan->tables[record].limit; id++)
		merge->counts->gone[record] += gone[id];
}

/* What an import does not say is only told. */
static void
tell_missing(struct merge *merge)
{
	const struct merge_options *options = merge->options;
	const struct owned *kind = merge_kinds;
	const void *record;
	uint32_t id;

	for (; kind < merge_kinds + merge_kind_count; kind++)
		for (id = 1; id < merge->plan->tables[kind->record].limit;
			id++) {
			record = plan_record(merge->plan, kind->record, id);
			if (!record || merge->pairs.back[kind->record][id] ||
				!would_say(merge, kind, record) ||
				!owner_found(merge, kind, record, false))
				continue;
			merge->counts->gone[kind->record]++;
			if (options->missing)
				options->missing(options->context, kind->record,
					id, NO_FIELD);
		}
}

void
merge_decide(struct merge *merge)
{
	size_t i;

	meet_cycles(merge);
	for (i = 0; i < merge_kind_count; i++) {
		decide_from(merge, &merge_kinds[i]);
		if (!merge_adds(merge))
			decide_plan(merge, &merge_kinds[i]);
	}
	decide_places(merge);
	if (merge_adds(merge))
		tell_missing(merge);
	for (i = 0; i < merge_kind_count && !merge_adds(merge); i++)
		count_gone(merge, merge_kinds[i].record);
}

/* ---- the places of nodes */

struct place_at {
	uint32_t parent, cycle;
	int64_t level;
};

static struct place_at
place_of(const struct merge *merge, uint32_t id)
{
	const struct change *change = merge->change;
	const struct plan *plan = merge->plan;

	return (struct place_at){(uint32_t)change_value(change, plan,
					 RECORD_NODE, id, NODE_PARENT)
					 .number,
		(uint32_t)change_value(
			change, plan, RECORD_NODE, id, NODE_CYCLE)
			.number,
		change_value(change, plan, RECORD_NODE, id, NODE_LEVEL).number};
}

static struct place_at
place_from(const struct merge *merge, const struct node *node)
{
	return (struct place_at){merge->pairs.to[RECORD_NODE][node->parent],
		node->parent ? 0 : merge->pairs.to[RECORD_CYCLE][node->cycle],
		node->level};
}

static void
set_link(struct merge *merge, uint32_t id, int field, uint32_t to)
{
	change_set(merge->change, merge->plan, RECORD_NODE, id, field,
		to ? value_number(to) : value_none());
}

static void
set_place(struct merge *merge, uint32_t id, struct place_at place)
{
	set_link(merge, id, NODE_PARENT, place.parent);
	set_link(merge, id, NODE_CYCLE, place.parent ? 0 : place.cycle);
	change_set(merge->change, merge->plan, RECORD_NODE, id, NODE_LEVEL,
		value_number(place.level));
}

/* An import leaves a node where it is found by its title, and brings one that is
 * found by its id behind all that is there. */
static void
bring_to(struct merge *merge, const struct node *found, const struct node *node)
{
	struct place_at place = place_from(merge, node);

	if (merge_adds(merge)) {
		if (found->parent == place.parent &&
			(place.parent || found->cycle == place.cycle))
			return;
		merge->position += POSITION_GAP / 4;
		change_set(merge->change, merge->plan, RECORD_NODE, found->id,
			NODE_POSITION, value_number(merge->position));
	}
	set_place(merge, found->id, place);
}

/* Whether going up from the node leads back to it. */
static bool
is_in_itself(const struct merge *merge, uint32_t id)
{
	uint32_t at = id;
	int depth;

	for (depth = 0; depth <= 2 * LEVEL_ACTION; depth++) {
		at = place_of(merge, at).parent;
		if (!at)
			return false;
		if (at == id)
			return true;
	}
	return false;
}

/* Each side brought one below the other's: all stand as `from` has them. */
static void
open_circles(struct merge *merge)
{
	const struct node *node;
	uint32_t id, to;

	for (id = 1; id < merge->from->tables[RECORD_NODE].limit; id++) {
		node = plan_node(merge->from, id);
		to = node ? merge->pairs.to[RECORD_NODE][id] : 0;
		if (to && is_in_itself(merge, to)) {
			set_place(merge, to, place_from(merge, node));
			merge_tell(merge, CONFLICT_LOOK, RECORD_NODE, to);
		}
	}
}

/* What came below one of its own level goes one down, and where there is no
 * such level, beside it. */
static bool
fit_below(struct merge *merge, uint32_t id)
{
	struct place_at place = place_of(merge, id), above;

	if (!place.parent)
		return false;
	above = place_of(merge, place.parent);
	if (above.level < place.level)
		return false;
	if (above.level < LEVEL_ACTION) {
		place.level = above.level + 1;
	} else {
		place.parent = above.parent;
		place.cycle = above.cycle;
	}
	set_place(merge, id, place);
	return true;
}

static void
fit_levels(struct merge *merge)
{
	uint32_t limit = merge->plan->tables[RECORD_NODE].limit, id;
	uint32_t most = (limit ? limit : 1) + merge->change->used[RECORD_NODE];
	bool again = true;

	while (again) {
		again = false;
		for (id = 1; id < most; id++)
			if ((id < limit ? plan_node(merge->plan, id) != NULL &&
						    !merge->gone[RECORD_NODE]
								[id]
					: true) &&
				fit_below(merge, id))
				again = true;
	}
}

void
merge_places(struct merge *merge)
{
	const struct node *node, *found;
	struct roll roll;
	size_t i;

	roll_init(&roll, merge->from, kind_of(RECORD_NODE));
	for (i = 0; i < roll.count; i++) {
		node = plan_node(merge->from, roll.ids[i]);
		found = plan_node(
			merge->plan, merge->pairs.to[RECORD_NODE][node->id]);
		if (found && merge_reads(merge, kind_of(RECORD_NODE), node) &&
			takes_place(merge, node, found))
			bring_to(merge, found, node);
	}
	roll_fini(&roll);
	if (merge_joins(merge)) {
		open_circles(merge);
		fit_levels(merge);
	}
}
