/* SPDX-License-Identifier: MIT */
#include "merge_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"

/* A record under one of the keys that it is looked for by. */
struct match {
	uint32_t id;
	uint32_t next; /* of the same key, from 1; 0 at the end */
};

struct match_list {
	uint64_t key; /* 0 is free */
	uint32_t first, last;
};

/* What records of a plan are looked for by. */
enum key { KEY_UID, KEY_NAME, KEY_DAYS, KEYS };

/* The records of one kind of a plan, by their keys. */
struct matches {
	const struct plan *plan;
	const struct owned *kind;
	struct match *all; /* by key, in the order of the plan */
	size_t count;
	struct match_list *lists; /* open addressing */
	size_t size;		  /* a power of two */
	bool *taken;		  /* by id; what may be matched again is not */
};

/* Whether its name says its days and no more: 2026 Q4 and 2026年第四季度 are
 * the same. */
static bool
names_span(const struct cycle *cycle)
{
	struct span span;

	return cycle->name &&
		span_read(cycle->name, strlen(cycle->name), cycle->starts,
			&span) &&
		span.starts == cycle->starts && span.ends == cycle->ends;
}

/* The key of a record, `owner` being that of what it stands in; 0 for none. */
static uint64_t
key_of(const struct owned *kind, const void *record, enum key key,
	owner_key owner)
{
	const struct cycle *cycle = record;
	uint64_t uid = kind_uid(kind, record);

	switch (key) {
	case KEY_UID:
		return uid ? uid << 2 | 1 : 0;
	case KEY_NAME:
		return kind_hash(kind, record, owner) << 2 | 2;
	case KEY_DAYS:
		if (kind->record == RECORD_CYCLE && names_span(cycle))
			return ((uint64_t)(uint32_t)cycle->starts << 32 |
				       (uint32_t)cycle->ends)
				<< 2 |
				3;
		break;
	case KEYS:
		break;
	}
	return 0;
}

static size_t
slot_of(const struct matches *matches, uint64_t key)
{
	return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) &
		(matches->size - 1);
}

/* The list of a key, or where it would be. */
static struct match_list *
list_of(const struct matches *matches, uint64_t key)
{
	size_t at = slot_of(matches, key);

	while (matches->lists[at].key && matches->lists[at].key != key)
		at = (at + 1) & (matches->size - 1);
	return &matches->lists[at];
}

static void
add(struct matches *matches, uint64_t key, uint32_t id)
{
	struct match_list *list = list_of(matches, key);

	matches->all[matches->count++].id = id;
	if (list->key)
		matches->all[list->last - 1].next = (uint32_t)matches->count;
	else
		list->first = (uint32_t)matches->count;
	list->key = key;
	list->last = (uint32_t)matches->count;
}

static void
matches_init(struct matches *matches, const struct plan *plan,
	const struct owned *kind)
{
	const struct table *table = &plan->tables[kind->record];
	size_t most = (size_t)table->count * KEYS;
	const void *record;
	uint32_t id;
	enum key key;
	uint64_t at;

	*matches = (struct matches){.plan = plan, .kind = kind, .size = 64};
	while (matches->size < most + most / 2)
		matches->size *= 2;
	matches->all = base_calloc(most + 1, sizeof *matches->all);
	matches->lists = base_calloc(matches->size, sizeof *matches->lists);
	matches->taken =
		base_calloc((size_t)table->limit + 1, sizeof *matches->taken);
	for (id = 1; id < table->limit; id++) {
		record = plan_record(plan, kind->record, id);
		for (key = 0; record && key < KEYS; key++) {
			at = key_of(
				kind, record, key, kind_owner(kind, record));
			if (at)
				add(matches, at, id);
		}
	}
}

static void
matches_fini(struct matches *matches)
{
	free(matches->all);
	free(matches->lists);
	free(matches->taken);
}

/* Whether the one of the plan that has the key is the record. */
static bool
is_same(const struct matches *matches, const void *record, const void *at,
	enum key key)
{
	const struct owned *kind = matches->kind;
	const struct cycle *a = record, *b = at;

	switch (key) {
	case KEY_UID:
		return kind_uid(kind, record) == kind_uid(kind, at);
	case KEY_NAME:
		return kind_same(kind, record, at);
	case KEY_DAYS:
		return a->starts == b->starts && a->ends == b->ends;
	case KEYS:
		break;
	}
	return false;
}

/* ---- what is looked for */

/* A search for the records of one plan in another. */
struct search {
	const struct plan *of;
	struct matches matches;
	uint32_t **map; /* what was found; that of the owners is there */
	bool named;	/* pairing.named */
};

/* The owner that the record has in the other plan; false when it has none. */
static bool
owner_there(const struct search *search, const void *record, owner_key *owner)
{
	const struct owned *kind = search->matches.kind;
	const struct node *node = record;
	uint32_t parent, cycle;

	if (kind->record != RECORD_NODE) {
		*owner = kind_owner(kind, record);
		if (*owner)
			*owner = search->map[kind->owner][*owner];
		return kind->in < 0 || *owner;
	}
	parent = node->parent ? search->map[RECORD_NODE][node->parent] : 0;
	cycle = node->cycle ? search->map[RECORD_CYCLE][node->cycle] : 0;
	*owner = kind_node_owner(parent, cycle);
	return !parent == !node->parent && !cycle == !node->cycle;
}

/* Two that have said lasting ids are not one because they are called alike. */
static bool
may_be(const struct search *search, const void *record, const void *at)
{
	const struct owned *kind = search->matches.kind;

	return search->named || kind->record != RECORD_NODE ||
		!kind_uid(kind, record) || !kind_uid(kind, at);
}

/* The id of the record there by that key, 0 for none. What is taken stays so:
 * it is not passed over again. */
static uint32_t
find(struct search *search, const void *record, enum key key)
{
	struct matches *matches = &search->matches;
	const struct owned *kind = matches->kind;
	struct match_list *list;
	owner_key owner = 0;
	const void *at;
	uint64_t code;
	uint32_t next, id;

	if (key == KEY_NAME && !owner_there(search, record, &owner))
		return 0;
	code = key_of(kind, record, key, owner);
	if (!code)
		return 0;
	list = list_of(matches, code);
	while (list->first && matches->taken[matches->all[list->first - 1].id])
		list->first = matches->all[list->first - 1].next;
	for (next = list->first; next; next = matches->all[next - 1].next) {
		id = matches->all[next - 1].id;
		at = plan_record(matches->plan, kind->record, id);
		if (!matches->taken[id] && is_same(matches, record, at, key) &&
			(key == KEY_UID || may_be(search, record, at)) &&
			(key != KEY_NAME || kind_owner(kind, at) == owner))
			return id;
	}
	return 0;
}

/* Looks for all records of the kind that are not found yet, by one key. A node
 * is looked for when the one above it was. */
static void
find_all(struct search *search, const struct roll *roll, enum key key)
{
	const struct owned *kind = search->matches.kind;
	uint32_t *map = search->map[kind->record], id;
	size_t i;

	for (i = 0; i < roll->count; i++) {
		if (map[roll->ids[i]])
			continue;
		id = find(search,
			plan_record(search->of, kind->record, roll->ids[i]),
			key);
		map[roll->ids[i]] = id;
		if (id && (kind->once || key == KEY_UID))
			search->matches.taken[id] = true;
	}
}

static void
take_found(struct search *search, const struct roll *roll)
{
	const struct owned *kind = search->matches.kind;
	uint32_t *map = search->map[kind->record];
	size_t i;

	for (i = 0; kind->once && i < roll->count; i++)
		search->matches.taken[map[roll->ids[i]]] = true;
}

/* Looks for every record of `of` in `in`. */
static void
search_plan(const struct plan *of, const struct plan *in, uint32_t **map,
	bool named)
{
	struct search search = {.of = of, .map = map, .named = named};
	const struct owned *kind = merge_kinds;
	struct roll roll;
	enum key key;

	for (; kind < merge_kinds + merge_kind_count; kind++) {
		matches_init(&search.matches, in, kind);
		roll_init(&roll, of, kind);
		take_found(&search, &roll);
		for (key = 0; key < KEYS; key++)
			find_all(&search, &roll, key);
		roll_fini(&roll);
		matches_fini(&search.matches);
	}
}

/* ---- the pairs */

static void
make_map(uint32_t **map, const struct plan *plan)
{
	enum record record;

	for (record = RECORD_PLAN; record < RECORD_COUNT; record++)
		map[record] = base_calloc(
			(size_t)plan->tables[record].limit + 1, sizeof **map);
}

static void
free_map(uint32_t **map)
{
	enum record record;

	for (record = RECORD_PLAN; record < RECORD_COUNT; record++)
		free(map[record]);
}

/* What has no name stands for the cycle that was asked for. */
static void
map_unnamed(struct pairs *pairs, const struct pairing *pairing)
{
	const struct plan *from = pairing->from;
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);

	for (; cycle; cycle = plan_cycle(from, cycle->base.next))
		if (!cycle->name)
			pairs->to[RECORD_CYCLE][cycle->base.id] =
				pairing->cycle;
	if (pairing->only && from->tables[RECORD_CYCLE].count == 1)
		pairs->to[RECORD_CYCLE][from->cycles.first] = pairing->only;
}

/* The first of those of `from` that are one of the plan. */
static void
turn_round(struct pairs *pairs, const struct pairing *pairing)
{
	enum record record;
	uint32_t id, to;

	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		for (id = pairing->from->tables[record].limit; id-- > 1;) {
			to = pairs->to[record][id];
			/* The cycle may be one that is being made. */
			if (to && to < pairing->plan->tables[record].limit)
				pairs->back[record][to] = id;
		}
}

static void
find_origins(struct pairs *pairs, const struct pairing *pairing)
{
	const struct plan *plan = pairing->plan, *from = pairing->from;
	enum record record;
	uint32_t id, to;

	if (pairing->base == plan)
		for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
			for (id = 1; id < plan->tables[record].limit; id++)
				pairs->origin[record][id] = id;
	else if (pairing->base)
		search_plan(plan, pairing->base, pairs->origin, false);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		for (id = 1; id < from->tables[record].limit; id++) {
			to = pairs->to[record][id];
			if (to && to < plan->tables[record].limit)
				pairs->was[record][id] =
					pairs->origin[record][to];
		}
	if (pairing->base && pairing->base != plan)
		search_plan(from, pairing->base, pairs->was, false);
}

void
pairs_init(struct pairs *pairs, const struct pairing *pairing)
{
	make_map(pairs->to, pairing->from);
	make_map(pairs->was, pairing->from);
	make_map(pairs->origin, pairing->plan);
	make_map(pairs->back, pairing->plan);
	map_unnamed(pairs, pairing);
	search_plan(pairing->from, pairing->plan, pairs->to, pairing->named);
	turn_round(pairs, pairing);
	find_origins(pairs, pairing);
}

void
pairs_fini(struct pairs *pairs)
{
	free_map(pairs->to);
	free_map(pairs->was);
	free_map(pairs->origin);
	free_map(pairs->back);
}
