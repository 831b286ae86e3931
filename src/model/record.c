/* SPDX-License-Identifier: MIT */
#include "record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* What all kinds of record begin with; struct node has the same two first. */
static_assert(offsetof(struct node, next) == offsetof(struct base, next),
	"nodes link as other records do");
static_assert(sizeof(struct node) <= 72, "there may be a million nodes");

static const struct detail blank_detail = {
	.starts = DAY_NONE,
	.weight = INT32_MIN,
	.start = DECIMAL_NONE,
	.target = DECIMAL_NONE,
	.current = DECIMAL_NONE,
	.low = DECIMAL_NONE,
	.high = DECIMAL_NONE,
	.score = -1,
};

static const void *const blanks[RECORD_COUNT] = {
	[RECORD_CYCLE] = &(const struct cycle){.starts = DAY_NONE,
		.ends = DAY_NONE,
		.closed = DAY_NONE,
		.share = -1,
		.progress = -1},
	[RECORD_NODE] = &(const struct node){.due = DAY_NONE,
		.made = DAY_NONE,
		.finished = DAY_NONE,
		.position = INT32_MIN,
		.title = "",
		.share = -1,
		.progress = -1,
		.confidence = -1},
	[RECORD_CHECKIN] = &(const struct checkin){.on = DAY_NONE,
		.current = DECIMAL_NONE,
		.progress = -1,
		.confidence = -1},
	[RECORD_SECTION] = &(const struct section){.position = INT32_MIN},
	[RECORD_WEEK] =
		&(const struct week){.starts = DAY_NONE, .ends = DAY_NONE},
	[RECORD_PRIORITY] =
		&(const struct weekly_priority){
			.position = INT32_MIN, .rank = INT32_MIN},
	[RECORD_METRIC] = &(const struct metric){.position = INT32_MIN,
		.low = DECIMAL_NONE,
		.high = DECIMAL_NONE},
	[RECORD_READING] =
		&(const struct reading){.on = DAY_NONE, .value = DECIMAL_NONE},
	[RECORD_CONFLICT] = &(const struct conflict){.on = DAY_NONE},
	[RECORD_COMMENT] = &(const struct comment){.position = INT32_MIN,
		.on = DAY_NONE,
		.checkin = DAY_NONE},
};

const struct detail *
node_detail(const struct node *node)
{
	return node->detail ? node->detail : &blank_detail;
}

struct detail *
record_detail(struct plan *plan, struct node *node)
{
	if (!node->detail) {
		node->detail = arena_alloc(&plan->arena, sizeof *node->detail);
		*node->detail = blank_detail;
	}
	return node->detail;
}

/* Where the record of that id would stand; NULL when its chunk is not made. */
static void *
slot(const struct plan *plan, enum record kind, uint32_t id)
{
	const struct table *table = &plan->tables[kind];
	uint32_t chunk = id / TABLE_CHUNK;

	if (!id || chunk >= table->chunk_count || !table->chunks[chunk])
		return NULL;
	return table->chunks[chunk] +
		id % TABLE_CHUNK * record_types[kind].size;
}

void *
record_find(const struct plan *plan, enum record kind, uint32_t id)
{
	struct base *base;

	if (kind == RECORD_PLAN)
		return id == 1 ? (void *)(uintptr_t)plan : NULL;
	base = slot(plan, kind, id);
	return base && base->id ? base : NULL;
}

void *
record_make(struct plan *plan, enum record kind, uint32_t id)
{
	struct table *table = &plan->tables[kind];
	uint32_t chunk = id / TABLE_CHUNK, count = table->chunk_count;
	struct base *base;

	assert(id);
	if (chunk >= count) {
		table->chunk_count =
			chunk + 1 > 2 * count ? chunk + 1 : 2 * count;
		table->chunks = base_realloc(table->chunks, table->chunk_count,
			sizeof *table->chunks);
		memset(table->chunks + count, 0,
			(table->chunk_count - count) * sizeof *table->chunks);
	}
	if (!table->chunks[chunk])
		table->chunks[chunk] =
			base_calloc(TABLE_CHUNK, record_types[kind].size);
	base = slot(plan, kind, id);
	assert(base && !base->id && blanks[kind]);
	memcpy(base, blanks[kind], record_types[kind].size);
	base->id = id;
	table->count++;
	if (id >= table->limit)
		table->limit = id + 1;
	return base;
}

void
record_drop(struct plan *plan, enum record kind, uint32_t id)
{
	struct base *base = record_find(plan, kind, id);

	base->id = 0;
	plan->tables[kind].count--;
}

void
record_set(struct plan *plan, enum record kind, void *record,
	const struct field *field, struct value value)
{
	bool none = value.type == VALUE_NONE;
	char *at = record;

	if (field->detail) {
		struct node *node = record;

		if (none && !node->detail)
			return;
		at = (char *)record_detail(plan, node);
	}
	at += field->offset;
	switch (field_kept(field)) {
	case KEPT_TEXT:
		*(const char **)(void *)at = !none
			? arena_text(
				  &plan->arena, value.text, strlen(value.text))
			: kind == RECORD_NODE &&
				field == &record_types[kind].fields[NODE_TITLE]
			? ""
			: NULL;
		break;
	case KEPT_WORD:
		*(uint8_t *)at = none ? 0 : (uint8_t)value.number;
		break;
	case KEPT_TENTHS:
		*(int8_t *)at = none ? -1 : (int8_t)value.number;
		break;
	case KEPT_SMALL:
		*(int32_t *)(void *)at =
			none ? INT32_MIN : (int32_t)value.number;
		break;
	case KEPT_DECIMAL:
		*(int64_t *)(void *)at = none ? DECIMAL_NONE : value.number;
		break;
	case KEPT_ID:
		*(uint32_t *)(void *)at = none ? 0 : (uint32_t)value.number;
		break;
	case KEPT_UID:
		*(uint64_t *)(void *)at = none ? 0 : (uint64_t)value.number;
		break;
	}
}

static struct value
number_unless(int64_t number, int64_t nothing)
{
	return number == nothing ? value_none() : value_number(number);
}

struct value
record_value(enum record kind, const void *record, const struct field *field)
{
	const char *at = record;

	(void)kind;
	if (field->detail)
		at = (const char *)node_detail(record);
	at += field->offset;
	switch (field_kept(field)) {
	case KEPT_TEXT:
		return value_text(*(const char *const *)(const void *)at);
	case KEPT_WORD:
		return number_unless(*(const uint8_t *)at, 0);
	case KEPT_TENTHS:
		return number_unless(*(const int8_t *)at, -1);
	case KEPT_SMALL:
		return number_unless(
			*(const int32_t *)(const void *)at, INT32_MIN);
	case KEPT_DECIMAL:
		return number_unless(
			*(const int64_t *)(const void *)at, DECIMAL_NONE);
	case KEPT_ID:
		return number_unless(*(const uint32_t *)(const void *)at, 0);
	case KEPT_UID:
		return number_unless(
			(int64_t) * (const uint64_t *)(const void *)at, 0);
	}
	return value_none();
}

uint64_t
record_says(enum record kind, const void *record)
{
	const struct record_type *type = &record_types[kind];
	const struct node *node = record;
	bool detail = kind == RECORD_NODE && node->detail;
	uint64_t said = 0;
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if ((detail || !type->fields[i].detail) &&
			record_value(kind, record, &type->fields[i]).type !=
				VALUE_NONE)
			said |= field_bit((int)i);
	return said;
}

/* The list the record belongs into; NULL when its owner is not there. */
static struct chain *
owner_list(struct plan *plan, enum record kind, const void *record)
{
	struct node *parent;
	struct cycle *cycle;
	struct week *week;
	struct metric *metric;
	const struct node *node = record;

	switch (kind) {
	case RECORD_CYCLE:
		return &plan->cycles;
	case RECORD_WEEK:
		return &plan->weeks;
	case RECORD_METRIC:
		return &plan->metrics;
	case RECORD_CONFLICT:
		return &plan->conflicts;
	case RECORD_NODE:
		if (node->parent) {
			parent = record_find(plan, RECORD_NODE, node->parent);
			return parent ? &parent->children : NULL;
		}
		if (!node->cycle)
			return &plan->backlog;
		cycle = record_find(plan, RECORD_CYCLE, node->cycle);
		return cycle ? &cycle->nodes : NULL;
	case RECORD_CHECKIN:
		parent = record_find(plan, RECORD_NODE,
			((const struct checkin *)record)->node);
		return parent ? &record_detail(plan, parent)->checkins : NULL;
	case RECORD_COMMENT:
		parent = record_find(plan, RECORD_NODE,
			((const struct comment *)record)->node);
		return parent ? &record_detail(plan, parent)->comments : NULL;
	case RECORD_SECTION:
		cycle = record_find(plan, RECORD_CYCLE,
			((const struct section *)record)->cycle);
		return cycle ? &cycle->sections : NULL;
	case RECORD_PRIORITY:
		week = record_find(plan, RECORD_WEEK,
			((const struct weekly_priority *)record)->week);
		return week ? &week->priorities : NULL;
	case RECORD_READING:
		metric = record_find(plan, RECORD_METRIC,
			((const struct reading *)record)->metric);
		return metric ? &metric->readings : NULL;
	case RECORD_PLAN:
	case RECORD_COUNT:
		break;
	}
	return NULL;
}

/* Fields that decide where a record stands: up to two owners and the order,
 * as bits by index. */
static const uint32_t link_fields[RECORD_COUNT] = {
	[RECORD_CYCLE] = 1u << CYCLE_STARTS,
	[RECORD_NODE] =
		1u << NODE_PARENT | 1u << NODE_CYCLE | 1u << NODE_POSITION,
	[RECORD_CHECKIN] = 1u << CHECKIN_NODE | 1u << CHECKIN_ON,
	[RECORD_SECTION] = 1u << SECTION_CYCLE | 1u << SECTION_POSITION,
	[RECORD_WEEK] = 1u << WEEK_STARTS,
	[RECORD_PRIORITY] = 1u << WEEKLY_WEEK | 1u << WEEKLY_POSITION,
	[RECORD_METRIC] = 1u << METRIC_POSITION,
	[RECORD_READING] = 1u << READING_METRIC | 1u << READING_ON,
	[RECORD_CONFLICT] = 1u << CONFLICT_UID,
	[RECORD_COMMENT] = 1u << COMMENT_NODE | 1u << COMMENT_POSITION,
};

bool
record_is_link(enum record kind, const struct field *field)
{
	size_t index = (size_t)(field - record_types[kind].fields);

	return index < 32 && link_fields[kind] >> index & 1;
}

static int32_t
order_of(enum record kind, const void *record)
{
	switch (kind) {
	case RECORD_CYCLE:
		return ((const struct cycle *)record)->starts;
	case RECORD_NODE:
		return ((const struct node *)record)->position;
	case RECORD_CHECKIN:
		return ((const struct checkin *)record)->on;
	case RECORD_SECTION:
		return ((const struct section *)record)->position;
	case RECORD_WEEK:
		return ((const struct week *)record)->starts;
	case RECORD_PRIORITY:
		return ((const struct weekly_priority *)record)->position;
	case RECORD_METRIC:
		return ((const struct metric *)record)->position;
	case RECORD_READING:
		return ((const struct reading *)record)->on;
	case RECORD_COMMENT:
		return ((const struct comment *)record)->position;
	case RECORD_CONFLICT:
		/* The same order on every machine. */
		return (int32_t)(((const struct conflict *)record)->uid >> 29 &
			INT32_MAX);
	case RECORD_PLAN:
	case RECORD_COUNT:
		break;
	}
	return 0;
}

/* Whether a comes before b: by order, then by id, so that it is the same in
 * every program that reads the file. */
static bool
before(enum record kind, const struct base *a, const struct base *b)
{
	int32_t order_a = order_of(kind, a), order_b = order_of(kind, b);

	return order_a != order_b ? order_a < order_b : a->id < b->id;
}

void
record_link(struct plan *plan, enum record kind, void *record)
{
	struct chain *list = owner_list(plan, kind, record);
	struct base *base = record, *at, *next;

	if (!list)
		return;
	base->next = 0;
	at = record_find(plan, kind, list->last);
	if (!at) {
		list->first = list->last = base->id;
	} else if (!before(kind, base, at)) {
		at->next = base->id;
		list->last = base->id;
	} else {
		at = record_find(plan, kind, list->first);
		if (before(kind, base, at)) {
			base->next = list->first;
			list->first = base->id;
			return;
		}
		while ((next = record_find(plan, kind, at->next)) &&
			!before(kind, base, next))
			at = next;
		base->next = at->next;
		at->next = base->id;
	}
}

void
record_unlink(struct plan *plan, enum record kind, void *record)
{
	struct chain *list = owner_list(plan, kind, record);
	struct base *base = record, *at;

	if (!list || !list->first)
		return;
	if (list->first == base->id) {
		list->first = base->next;
		if (!list->first)
			list->last = 0;
	} else {
		at = record_find(plan, kind, list->first);
		while (at && at->next != base->id)
			at = record_find(plan, kind, at->next);
		if (!at)
			return;
		at->next = base->next;
		if (list->last == base->id)
			list->last = at->id;
	}
	base->next = 0;
}

struct order {
	int32_t order;
	uint32_t id;
};

static int
compare_order(const void *a, const void *b)
{
	const struct order *one = a, *other = b;

	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	return one->id < other->id ? -1 : one->id > other->id;
}

/* Whether ids in their own order are in list order, too, which is usual. */
static bool
linked_in_id_order(struct plan *plan, enum record kind, bool *owned)
{
	struct base *base, *last;
	struct chain *list;
	uint32_t id;

	for (id = 1; id < plan->tables[kind].limit; id++) {
		base = record_find(plan, kind, id);
		if (!base)
			continue;
		list = owner_list(plan, kind, base);
		if (!list) {
			*owned = false;
			return true;
		}
		last = record_find(plan, kind, list->last);
		if (last && before(kind, base, last))
			return false;
		if (last)
			last->next = id;
		else
			list->first = id;
		list->last = id;
	}
	return true;
}

bool
record_link_all(struct plan *plan, enum record kind)
{
	struct table *table = &plan->tables[kind];
	struct order *orders;
	struct base *base;
	struct chain *list;
	uint32_t id, count = 0, i;
	bool owned = true;

	if (linked_in_id_order(plan, kind, &owned))
		return owned;
	orders = base_calloc(table->count, sizeof *orders);
	for (id = 1; id < table->limit; id++) {
		base = record_find(plan, kind, id);
		if (!base)
			continue;
		base->next = 0;
		list = owner_list(plan, kind, base);
		if (list)
			list->first = list->last = 0;
		else
			owned = false;
		orders[count].order = order_of(kind, base);
		orders[count++].id = id;
	}
	qsort(orders, count, sizeof *orders, compare_order);
	for (i = 0; i < count; i++)
		record_link(plan, kind, record_find(plan, kind, orders[i].id));
	free(orders);
	return owned;
}

/* Where records are listed. */
static const struct {
	enum record kind, owner;
	size_t chain;
	bool detail;
} lists[] = {
	{RECORD_CYCLE, RECORD_PLAN, offsetof(struct plan, cycles), false},
	{RECORD_WEEK, RECORD_PLAN, offsetof(struct plan, weeks), false},
	{RECORD_METRIC, RECORD_PLAN, offsetof(struct plan, metrics), false},
	{RECORD_CONFLICT, RECORD_PLAN, offsetof(struct plan, conflicts), false},
	{RECORD_NODE, RECORD_PLAN, offsetof(struct plan, backlog), false},
	{RECORD_NODE, RECORD_CYCLE, offsetof(struct cycle, nodes), false},
	{RECORD_NODE, RECORD_NODE, offsetof(struct node, children), false},
	{RECORD_CHECKIN, RECORD_NODE, offsetof(struct detail, checkins), true},
	{RECORD_COMMENT, RECORD_NODE, offsetof(struct detail, comments), true},
	{RECORD_SECTION, RECORD_CYCLE, offsetof(struct cycle, sections), false},
	{RECORD_PRIORITY, RECORD_WEEK, offsetof(struct week, priorities),
		false},
	{RECORD_READING, RECORD_METRIC, offsetof(struct metric, readings),
		false},
};

static void
clear_list(void *owner, size_t chain, bool detail)
{
	const struct node *node = owner;
	char *at = detail ? (char *)node->detail : owner;

	if (at)
		*(struct chain *)(void *)(at + chain) = (struct chain){0};
}

void
record_relink(struct plan *plan, enum record kind)
{
	uint32_t id, limit;
	void *owner;
	size_t i;

	assert(plan);
	for (i = 0; i < sizeof lists / sizeof *lists; i++) {
		if (lists[i].kind != kind)
			continue;
		limit = lists[i].owner == RECORD_PLAN
			? 2
			: plan->tables[lists[i].owner].limit;
		for (id = 1; id < limit; id++) {
			owner = record_find(plan, lists[i].owner, id);
			if (owner)
				clear_list(
					owner, lists[i].chain, lists[i].detail);
		}
	}
	for (id = 1; id < plan->tables[kind].limit; id++) {
		owner = record_find(plan, kind, id);
		if (owner)
			((struct base *)owner)->next = 0;
	}
	record_link_all(plan, kind);
}
