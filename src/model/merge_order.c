/* SPDX-License-Identifier: MIT */
/*
 * The order of lists that two sides altered. The list of the side that moved
 * something leads; what only the other has follows what it followed there, and
 * of two that follow the same the one with the lesser lasting id comes first, so
 * that it is the same order whichever side is merged into which.
 */
#include <stdlib.h>

#include "base/err.h"
#include "edit_guard.h"
#include "merge_private.h"

#define NOWHERE SIZE_MAX

/* A record in a list, and where it stands on each side in the same list. */
struct stand {
	owner_key owner;
	uint32_t id;
	size_t before, ours, theirs;
	uint64_t tie;
	int64_t position; /* as it is; that of none: INT64_MIN */
	size_t at;	  /* in a list that is in another order */
};

struct stands {
	struct merge *merge;
	const struct owned *kind;
	struct stand *all;
	size_t count;
};

static owner_key
owner_now(const struct stands *stands, uint32_t id)
{
	const struct merge *merge = stands->merge;
	const struct owned *kind = stands->kind;
	uint32_t parent = kind->in < 0
		? 0
		: (uint32_t)change_value(merge->change, merge->plan,
			  kind->record, id, kind->in)
			  .number;
	uint32_t cycle;

	if (kind->record != RECORD_NODE)
		return parent;
	cycle = (uint32_t)change_value(
		merge->change, merge->plan, RECORD_NODE, id, NODE_CYCLE)
			.number;
	return kind_node_owner(parent, cycle);
}

/* What it stands in on a side, in ids of the plan. */
static owner_key
owner_from(const struct stands *stands, const void *from)
{
	uint32_t *const *to = stands->merge->pairs.to;
	const struct node *node = from;
	owner_key owner = kind_owner(stands->kind, from);

	if (stands->kind->record == RECORD_NODE)
		return kind_node_owner(to[RECORD_NODE][node->parent],
			node->parent ? 0 : to[RECORD_CYCLE][node->cycle]);
	return owner ? to[stands->kind->owner][owner] : 0;
}

/* By id, the place in the plan. */
static size_t *
ranks_of(const struct plan *plan, const struct owned *kind)
{
	size_t *ranks = base_calloc(
		(size_t)plan->tables[kind->record].limit + 1, sizeof *ranks);
	struct roll roll;
	size_t i;

	roll_init(&roll, plan, kind);
	for (i = 0; i < roll.count; i++)
		ranks[roll.ids[i]] = i;
	roll_fini(&roll);
	return ranks;
}

static struct stand *
new_stand(struct stands *stands, uint32_t id)
{
	struct stand *stand = &stands->all[stands->count++];

	*stand = (struct stand){.owner = owner_now(stands, id),
		.id = id,
		.before = NOWHERE,
		.ours = NOWHERE,
		.theirs = NOWHERE,
		.position = INT64_MIN};
	return stand;
}

static uint64_t
tie_of(const struct owned *kind, const void *record)
{
	uint64_t uid = kind_uid(kind, record);

	return uid ? uid : kind_hash(kind, record, 0);
}

/* Those of the plan that stay. */
static void
add_ours(struct stands *stands, const size_t *ranks)
{
	const struct merge *merge = stands->merge;
	const struct owned *kind = stands->kind;
	const struct table *table = &merge->plan->tables[kind->record];
	struct stand *stand;
	const void *record;
	struct value value;
	uint32_t id;

	for (id = 1; id < table->limit; id++) {
		record = plan_record(merge->plan, kind->record, id);
		if (!record || merge->gone[kind->record][id])
			continue;
		stand = new_stand(stands, id);
		stand->tie = tie_of(kind, record);
		if (kind_owner(kind, record) != stand->owner)
			continue;
		stand->ours = ranks[id];
		value = record_value(kind->record, record,
			&record_types[kind->record].fields[kind->position]);
		if (value.type == VALUE_NUMBER)
			stand->position = value.number;
	}
}

/* Those that are added, and where `from` has them all. */
static void
add_theirs(struct stands *stands, const size_t *ranks)
{
	const struct merge *merge = stands->merge;
	const struct owned *kind = stands->kind;
	const struct table *table = &merge->from->tables[kind->record];
	uint32_t limit = merge->plan->tables[kind->record].limit, id, to;
	struct stand *stand, **of = base_calloc((size_t)limit + 1, sizeof *of);
	const void *record;
	size_t i;

	for (i = 0; i < stands->count; i++)
		of[stands->all[i].id] = &stands->all[i];
	for (id = 1; id < table->limit; id++) {
		record = plan_record(merge->from, kind->record, id);
		to = record ? merge->pairs.to[kind->record][id] : 0;
		if (!to || !merge_reads(merge, kind, record))
			continue;
		stand = to < limit ? of[to] : new_stand(stands, to);
		if (!stand)
			continue;
		if (to >= limit)
			stand->tie = tie_of(kind, record);
		if (owner_from(stands, record) == stand->owner)
			stand->theirs = ranks[id];
	}
	free(of);
}

/* Where they stood before, in which list is no matter: what was moved stands
 * nowhere on one of the sides. */
static void
add_before(struct stands *stands, const size_t *ranks)
{
	const struct merge *merge = stands->merge;
	uint32_t limit = merge->plan->tables[stands->kind->record].limit, at;
	size_t i;

	for (i = 0; i < stands->count; i++) {
		at = stands->all[i].id < limit
			? merge->pairs.origin[stands->kind->record]
					     [stands->all[i].id]
			: 0;
		if (at)
			stands->all[i].before = ranks[at];
	}
}

static int
compare(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_owner(const void *a, const void *b)
{
	const struct stand *one = a, *other = b;

	if (one->owner != other->owner)
		return one->owner < other->owner ? -1 : 1;
	return one->tie < other->tie ? -1 : one->tie > other->tie;
}

static int
by_ours(const void *a, const void *b)
{
	const struct stand *one = a, *other = b;

	return one->ours == other->ours ? by_owner(a, b)
					: compare(one->ours, other->ours);
}

static int
by_theirs(const void *a, const void *b)
{
	const struct stand *one = a, *other = b;

	return one->theirs == other->theirs
		? by_owner(a, b)
		: compare(one->theirs, other->theirs);
}

/* Whether a side moved some of those that it had before. They are in its
 * order. */
static bool
moved(const struct stand *list, size_t count, bool theirs)
{
	size_t last = 0, i, at;

	for (i = 0; i < count; i++) {
		at = theirs ? list[i].theirs : list[i].ours;
		if (at == NOWHERE || list[i].before == NOWHERE)
			continue;
		if (list[i].before < last)
			return true;
		last = list[i].before;
	}
	return false;
}

/* Where a record stands on the side that leads, or on the other. */
static size_t
rank_of(const struct stand *stand, bool theirs)
{
	return theirs ? stand->theirs : stand->ours;
}

/* A list on its way: the next of each by index, NOWHERE at the end. */
struct line {
	struct stand *list;
	size_t *next;
	size_t first;
};

static void
link_after(struct line *line, size_t at, size_t stand)
{
	size_t *from = at == NOWHERE ? &line->first : &line->next[at];

	line->next[stand] = *from;
	*from = stand;
}

/* Puts the record behind the one that it follows on its side, and behind what
 * only the other side has there, as far as that has a lesser id. */
static void
insert(struct line *line, size_t after, size_t stand, bool theirs)
{
	size_t at = after == NOWHERE ? line->first : line->next[after];

	while (at != NOWHERE && rank_of(&line->list[at], theirs) == NOWHERE &&
		line->list[at].tie < line->list[stand].tie) {
		after = at;
		at = line->next[at];
	}
	link_after(line, after, stand);
}

/* All that have a rank on the other side, in its order; those of the leading
 * side are in the line already. Then those that have none. */
static void
follow(struct line *line, size_t count, size_t leading, bool theirs)
{
	struct stand *others = base_calloc(count, sizeof *others);
	size_t last = NOWHERE, i;

	for (i = 0; i < count; i++) {
		others[i] = line->list[i];
		others[i].at = i;
	}
	qsort(others, count, sizeof *others, theirs ? by_theirs : by_ours);
	for (i = 0; i < count && rank_of(&others[i], theirs) != NOWHERE; i++) {
		if (others[i].at >= leading)
			insert(line, last, others[i].at, theirs);
		last = others[i].at;
	}
	for (last = line->first;
		last != NOWHERE && line->next[last] != NOWHERE;)
		last = line->next[last];
	for (; i < count; i++)
		if (others[i].at >= leading) {
			link_after(line, last, others[i].at);
			last = others[i].at;
		}
	free(others);
}

/* Puts the list in order, one side leading. */
static void
lead(struct stand *list, size_t count, bool theirs)
{
	struct line line = {.list = list, .first = NOWHERE};
	struct stand *ordered;
	size_t leading = 0, i, at;

	qsort(list, count, sizeof *list, theirs ? by_theirs : by_ours);
	while (leading < count && rank_of(&list[leading], theirs) != NOWHERE)
		leading++;
	if (leading == count)
		return;
	line.next = base_calloc(count, sizeof *line.next);
	for (i = leading; i-- > 0;)
		link_after(&line, NOWHERE, i);
	follow(&line, count, leading, !theirs);
	ordered = base_calloc(count, sizeof *ordered);
	for (i = 0, at = line.first; at != NOWHERE; at = line.next[at])
		ordered[i++] = list[at];
	for (i = 0; i < count; i++)
		list[i] = ordered[i];
	free(ordered);
	free(line.next);
}

/* ---- positions */

static void
set_position(const struct stands *stands, uint32_t id, int64_t position)
{
	change_set(stands->merge->change, stands->merge->plan,
		stands->kind->record, id, stands->kind->position,
		value_number(position));
}

/* Whether those that have a position are in order, and between them is room for
 * the others. */
static bool
has_room(const struct stand *list, size_t count)
{
	int64_t last = INT32_MIN + POSITION_GAP, waiting = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		if (list[i].position == INT64_MIN) {
			waiting++;
			continue;
		}
		if (list[i].position - last <= waiting)
			return false;
		last = list[i].position;
		waiting = 0;
	}
	return last + (waiting + 1) * POSITION_GAP < INT32_MAX;
}

/* Places for those between `at` and the next that has one. */
static size_t
fill_gap(const struct stands *stands, struct stand *list, size_t at,
	size_t count)
{
	int64_t low = at ? list[at - 1].position : 0, step = POSITION_GAP;
	size_t end = at, i;

	while (end < count && list[end].position == INT64_MIN)
		end++;
	if (end < count && at)
		step = (list[end].position - low) / (int64_t)(end - at + 1);
	else if (end < count)
		low = list[end].position - (int64_t)(end - at + 1);
	if (end < count && !at)
		step = 1;
	for (i = at; i < end; i++) {
		list[i].position = low + step * (int64_t)(i - at + 1);
		set_position(stands, list[i].id, list[i].position);
	}
	return end;
}

static void
give_positions(const struct stands *stands, struct stand *list, size_t count)
{
	size_t i;

	if (!has_room(list, count))
		for (i = 0; i < count; i++)
			set_position(stands, list[i].id,
				(int64_t)(i + 1) * POSITION_GAP);
	else
		for (i = 0; i < count; i++)
			if (list[i].position == INT64_MIN)
				i = fill_gap(stands, list, i, count);
}

/* Whether they stand so already, the plan's own order deciding among equals. */
static bool
stand_so(const struct stand *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (list[i].ours == NOWHERE ||
			(i && list[i].ours < list[i - 1].ours))
			return false;
	return true;
}

/* Both sides moved something: the one leads whose order has the lesser lasting
 * id where they first differ. `other` is the list in the order of ours. */
static bool
theirs_is_less(
	const struct stand *list, const struct stand *other, size_t count)
{
	size_t i, j = 0;

	for (i = 0; i < count; i++) {
		if (list[i].theirs == NOWHERE || list[i].ours == NOWHERE)
			continue;
		while (other[j].theirs == NOWHERE || other[j].ours == NOWHERE)
			j++;
		if (list[i].tie != other[j].tie)
			return list[i].tie < other[j].tie;
		j++;
	}
	return true;
}

/* Whether the order of `from` leads. */
static bool
theirs_leads(struct stand *list, size_t count)
{
	struct stand *other;
	size_t i;
	bool leads;

	qsort(list, count, sizeof *list, by_theirs);
	if (!moved(list, count, true))
		return false;
	other = base_calloc(count, sizeof *other);
	for (i = 0; i < count; i++)
		other[i] = list[i];
	qsort(other, count, sizeof *other, by_ours);
	leads = !moved(other, count, false) ||
		theirs_is_less(list, other, count);
	free(other);
	return leads;
}

static void
order_list(const struct stands *stands, struct stand *list, size_t count)
{
	bool theirs =
		merge_replaces(stands->merge) || theirs_leads(list, count);

	lead(list, count, theirs);
	if (!stand_so(list, count))
		give_positions(stands, list, count);
}

static void
order_kind(struct merge *merge, const struct owned *kind)
{
	const struct plan *plans[] = {
		merge->plan, merge->from, merge->options->base};
	size_t *ranks[3], i, at, end;
	struct stands stands = {.merge = merge, .kind = kind};

	stands.all =
		base_calloc((size_t)merge->plan->tables[kind->record].count +
				merge->from->tables[kind->record].count + 1,
			sizeof *stands.all);
	for (i = 0; i < 3; i++)
		ranks[i] = ranks_of(plans[i], kind);
	add_ours(&stands, ranks[0]);
	add_theirs(&stands, ranks[1]);
	add_before(&stands, ranks[2]);
	qsort(stands.all, stands.count, sizeof *stands.all, by_owner);
	for (at = 0; at < stands.count; at = end) {
		end = at + 1;
		while (end < stands.count &&
			stands.all[end].owner == stands.all[at].owner)
			end++;
		order_list(&stands, stands.all + at, end - at);
	}
	for (i = 0; i < 3; i++)
		free(ranks[i]);
	free(stands.all);
}

void
merge_orders(struct merge *merge)
{
	size_t i;

	for (i = 0; i < merge_kind_count; i++)
		if (merge_kinds[i].position >= 0)
			order_kind(merge, &merge_kinds[i]);
}
