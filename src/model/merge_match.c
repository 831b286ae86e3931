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
	uint64_t key; /* kind and a hash; 0 is free */
	uint32_t first, last;
};

#define KEYS_MOST 3 /* of one record */

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static uint64_t
mix_text(uint64_t hash, const char *text)
{
	for (; text && *text; text++)
		hash = mix(hash, (unsigned char)*text);
	return hash;
}

/* What a record is looked for by. The kind is told apart by the first bits. */
enum key { KEY_UID, KEY_NAME, KEY_DAYS };

static uint64_t
key_begin(enum record kind, enum key key, uint64_t owner)
{
	return mix(mix((uint64_t)kind << 8 | (uint64_t)key, owner), 1);
}

static uint64_t
key_uid(enum record kind, uint64_t uid)
{
	return key_begin(kind, KEY_UID, uid);
}

static uint64_t
key_name(enum record kind, uint64_t owner, const char *name)
{
	return mix_text(key_begin(kind, KEY_NAME, owner), name);
}

static uint64_t
key_days(enum record kind, uint64_t owner, int32_t starts, int32_t ends)
{
	return mix(key_begin(kind, KEY_DAYS, owner),
		(uint64_t)(uint32_t)starts << 32 | (uint32_t)ends);
}

/* The cycle of a node counts only at the top. */
static uint64_t
node_owner(uint32_t parent, uint32_t cycle)
{
	return parent ? (uint64_t)parent << 1 | 1 : (uint64_t)cycle << 1;
}

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

/* The keys of a record of the plan; how many. */
static int
keys_of(enum record kind, const void *record, uint64_t keys[KEYS_MOST])
{
	const struct cycle *cycle = record;
	const struct node *node = record;
	const struct checkin *checkin = record;
	const struct section *section = record;
	const struct week *week = record;
	const struct weekly_priority *priority = record;
	const struct metric *metric = record;
	const struct reading *reading = record;

	switch (kind) {
	case RECORD_CYCLE:
		keys[0] = key_uid(kind, cycle->uid);
		keys[1] = key_name(kind, 0, cycle->name);
		keys[2] = key_days(kind, 0, cycle->starts, cycle->ends);
		return names_span(cycle) ? 3 : 2;
	case RECORD_NODE:
		keys[0] = key_uid(kind, node->uid);
		keys[1] = key_name(kind, node_owner(node->parent, node->cycle),
			node->title);
		return 2;
	case RECORD_CHECKIN:
		keys[0] = key_days(kind, checkin->node, checkin->on, 0);
		return 1;
	case RECORD_SECTION:
		keys[0] = key_name(kind, section->cycle, section->name);
		return 1;
	case RECORD_WEEK:
		keys[0] = key_uid(kind, week->uid);
		keys[1] = key_days(kind, 0, week->starts, week->ends);
		return 2;
	case RECORD_PRIORITY:
		keys[0] = key_name(kind, priority->week, priority->title);
		return 1;
	case RECORD_METRIC:
		keys[0] = key_uid(kind, metric->uid);
		keys[1] = key_name(kind, 0, metric->name);
		return 2;
	case RECORD_READING:
		keys[0] = key_days(kind, reading->metric, reading->on, 0);
		return 1;
	case RECORD_PLAN:
	case RECORD_COUNT:
		break;
	}
	return 0;
}

/* The list of a key, or where it would be. */
static struct match_list *
list_of(const struct matches *matches, uint64_t key)
{
	size_t at = (size_t)(key >> 16) & (matches->size - 1);

	while (matches->lists[at].key && matches->lists[at].key != key)
		at = (at + 1) & (matches->size - 1);
	return &matches->lists[at];
}

static void
add(struct matches *matches, uint64_t key, uint32_t id)
{
	struct match_list *list = list_of(matches, key | 1);

	matches->all[matches->count++].id = id;
	if (list->key)
		matches->all[list->last - 1].next = (uint32_t)matches->count;
	else
		list->first = (uint32_t)matches->count;
	list->key = key | 1;
	list->last = (uint32_t)matches->count;
}

static void
add_kind(struct matches *matches, enum record kind)
{
	const struct plan *plan = matches->plan;
	uint64_t keys[KEYS_MOST];
	const void *record;
	uint32_t id;
	int count, i;

	for (id = 1; id < plan->tables[kind].limit; id++) {
		record = plan_record(plan, kind, id);
		count = record ? keys_of(kind, record, keys) : 0;
		for (i = 0; i < count; i++)
			add(matches, keys[i], id);
	}
}

void
matches_init(struct matches *matches, const struct plan *plan)
{
	enum record kind;
	size_t most = 0;

	*matches = (struct matches){.plan = plan, .size = 64};
	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		most += (size_t)plan->tables[kind].count * KEYS_MOST;
	if (!most)
		return;
	while (matches->size < most)
		matches->size *= 2;
	matches->all = base_calloc(most, sizeof *matches->all);
	matches->lists = base_calloc(matches->size, sizeof *matches->lists);
	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		add_kind(matches, kind);
}

void
matches_fini(struct matches *matches)
{
	size_t kind;

	for (kind = 0; kind < RECORD_COUNT; kind++)
		free(matches->taken[kind]);
	free(matches->all);
	free(matches->lists);
}

void
matches_take(struct matches *matches, enum record kind, uint32_t id)
{
	if (kind != RECORD_NODE && kind != RECORD_WEEK &&
		kind != RECORD_PRIORITY && kind != RECORD_METRIC)
		return;
	if (!matches->taken[kind])
		matches->taken[kind] =
			base_calloc(matches->plan->tables[kind].limit + 1,
				sizeof *matches->taken[kind]);
	matches->taken[kind][id] = true;
}

static bool
is_taken(const struct matches *matches, enum record kind, uint32_t id)
{
	return matches->taken[kind] && matches->taken[kind][id];
}

/* Records of one key, those that are taken left out. */
struct found {
	const struct matches *matches;
	enum record kind;
	uint32_t at; /* from 1 */
};

static void
skip_taken(struct found *found)
{
	const struct match *all = found->matches->all;

	while (found->at &&
		is_taken(found->matches, found->kind, all[found->at - 1].id))
		found->at = all[found->at - 1].next;
}

/* What is taken stays so: it is not passed over again. */
static struct found
find(struct matches *matches, enum record kind, uint64_t key)
{
	struct found found = {matches, kind, 0};
	struct match_list *list;

	if (!matches->lists)
		return found;
	list = list_of(matches, key | 1);
	found.at = list->first;
	skip_taken(&found);
	list->first = found.at;
	return found;
}

/* The next of them; NULL after the last. */
static const void *
next(struct found *found)
{
	const struct match *match;

	skip_taken(found);
	if (!found->at)
		return NULL;
	match = &found->matches->all[found->at - 1];
	found->at = match->next;
	return plan_record(found->matches->plan, found->kind, match->id);
}

static bool
is_same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

const struct cycle *
match_cycle(struct matches *matches, const struct cycle *cycle)
{
	const enum record kind = RECORD_CYCLE;
	struct found found = find(matches, kind, key_uid(kind, cycle->uid));
	const struct cycle *at;

	while ((at = next(&found)))
		if (at->uid == cycle->uid)
			return at;
	found = find(matches, kind, key_name(kind, 0, cycle->name));
	while ((at = next(&found)))
		if (is_same(at->name, cycle->name))
			return at;
	if (!names_span(cycle))
		return NULL;
	found = find(
		matches, kind, key_days(kind, 0, cycle->starts, cycle->ends));
	while ((at = next(&found)))
		if (at->starts == cycle->starts && at->ends == cycle->ends)
			return at;
	return NULL;
}

const struct section *
match_section(struct matches *matches, uint32_t cycle, const char *name)
{
	const enum record kind = RECORD_SECTION;
	struct found found = find(matches, kind, key_name(kind, cycle, name));
	const struct section *at;

	while ((at = next(&found)))
		if (at->cycle == cycle && is_same(at->name, name))
			return at;
	return NULL;
}

const struct node *
match_node(struct matches *matches, const struct node *node, uint32_t parent,
	uint32_t cycle)
{
	const enum record kind = RECORD_NODE;
	struct found found = find(matches, kind, key_uid(kind, node->uid));
	uint64_t owner = node_owner(parent, cycle);
	const struct node *at;

	while ((at = next(&found)))
		if (at->uid == node->uid)
			return at;
	found = find(matches, kind, key_name(kind, owner, node->title));
	while ((at = next(&found)))
		if (node_owner(at->parent, at->cycle) == owner &&
			is_same(at->title, node->title))
			return at;
	return NULL;
}

const struct checkin *
match_checkin(struct matches *matches, uint32_t node, int32_t on)
{
	const enum record kind = RECORD_CHECKIN;
	struct found found = find(matches, kind, key_days(kind, node, on, 0));
	const struct checkin *at;

	while ((at = next(&found)))
		if (at->node == node && at->on == on)
			return at;
	return NULL;
}

const struct week *
match_week(struct matches *matches, const struct week *week)
{
	const enum record kind = RECORD_WEEK;
	struct found found = find(matches, kind, key_uid(kind, week->uid));
	const struct week *at;

	while ((at = next(&found)))
		if (at->uid == week->uid)
			return at;
	found = find(
		matches, kind, key_days(kind, 0, week->starts, week->ends));
	while ((at = next(&found)))
		if (at->starts == week->starts && at->ends == week->ends)
			return at;
	return NULL;
}

const struct weekly_priority *
match_priority(struct matches *matches, uint32_t week, const char *title)
{
	const enum record kind = RECORD_PRIORITY;
	struct found found = find(matches, kind, key_name(kind, week, title));
	const struct weekly_priority *at;

	while ((at = next(&found)))
		if (at->week == week && at->title && title &&
			is_same(at->title, title))
			return at;
	return NULL;
}

const struct metric *
match_metric(struct matches *matches, const struct metric *metric)
{
	const enum record kind = RECORD_METRIC;
	struct found found = find(matches, kind, key_uid(kind, metric->uid));
	const struct metric *at;

	while ((at = next(&found)))
		if (at->uid == metric->uid)
			return at;
	found = find(matches, kind, key_name(kind, 0, metric->name));
	while ((at = next(&found)))
		if (at->name && metric->name && is_same(at->name, metric->name))
			return at;
	return NULL;
}

const struct reading *
match_reading(struct matches *matches, uint32_t metric, int32_t on)
{
	const enum record kind = RECORD_READING;
	struct found found = find(matches, kind, key_days(kind, metric, on, 0));
	const struct reading *at;

	while ((at = next(&found)))
		if (at->metric == metric && at->on == on)
			return at;
	return NULL;
}
