/* SPDX-License-Identifier: MIT */
#include "merge_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "model/query.h"

#define IN(type, list) .chain = offsetof(struct type, list)
#define NONE NO_FIELD

const struct owned merge_kinds[] = {
	{RECORD_CYCLE, RECORD_PLAN, NONE, CYCLE_UID, NONE, false,
		{CYCLE_NAME, NONE}, IN(plan, cycles)},
	{RECORD_NODE, RECORD_NODE, NODE_PARENT, NODE_UID, NODE_POSITION, true,
		{NODE_TITLE, NONE}, IN(node, children)},
	{RECORD_CHECKIN, RECORD_NODE, CHECKIN_NODE, NONE, NONE, false,
		{CHECKIN_ON, NONE}, IN(detail, checkins), .detail = true},
	{RECORD_COMMENT, RECORD_NODE, COMMENT_NODE, COMMENT_UID,
		COMMENT_POSITION, true, {COMMENT_TEXT, COMMENT_BY},
		IN(detail, comments), .detail = true},
	{RECORD_SECTION, RECORD_CYCLE, SECTION_CYCLE, NONE, SECTION_POSITION,
		false, {SECTION_NAME, NONE}, IN(cycle, sections)},
	{RECORD_WEEK, RECORD_PLAN, NONE, WEEK_UID, NONE, true,
		{WEEK_STARTS, WEEK_ENDS}, IN(plan, weeks)},
	{RECORD_PRIORITY, RECORD_WEEK, WEEKLY_WEEK, NONE, WEEKLY_POSITION, true,
		{WEEKLY_TITLE, NONE}, IN(week, priorities)},
	{RECORD_METRIC, RECORD_PLAN, NONE, METRIC_UID, METRIC_POSITION, true,
		{METRIC_NAME, NONE}, IN(plan, metrics)},
	{RECORD_READING, RECORD_METRIC, READING_METRIC, NONE, NONE, false,
		{READING_ON, NONE}, IN(metric, readings)},
	{RECORD_CONFLICT, RECORD_PLAN, NONE, CONFLICT_UID, NONE, true,
		{CONFLICT_UID, NONE}, IN(plan, conflicts)},
};

const size_t merge_kind_count = sizeof merge_kinds / sizeof *merge_kinds;

const struct owned *
kind_of(enum record record)
{
	const struct owned *kind = merge_kinds;

	while (kind->record != record)
		kind++;
	return kind;
}

uint32_t
kind_first(const struct owned *kind, const void *owner)
{
	const char *at = owner;

	if (kind->detail)
		at = (const char *)node_detail(owner);
	return ((const struct chain *)(const void *)(at + kind->chain))->first;
}

owner_key
kind_node_owner(uint32_t parent, uint32_t cycle)
{
	return parent ? (owner_key)parent << 1 | 1 : (owner_key)cycle << 1;
}

owner_key
kind_owner(const struct owned *kind, const void *record)
{
	const struct node *node = record;

	if (kind->record == RECORD_NODE)
		return kind_node_owner(node->parent, node->cycle);
	if (kind->in < 0)
		return 0;
	return (owner_key)record_value(kind->record, record,
		&record_types[kind->record].fields[kind->in])
		.number;
}

static struct value
value_of(const struct owned *kind, const void *record, int field)
{
	return record_value(kind->record, record,
		&record_types[kind->record].fields[field]);
}

uint64_t
kind_uid(const struct owned *kind, const void *record)
{
	uint64_t uid = 0;

	if (kind->uid >= 0)
		uid = (uint64_t)value_of(kind, record, kind->uid).number;
	return uid & UID_UNSAID ? 0 : uid;
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static uint64_t
mix_text(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = mix(hash, (unsigned char)*text);
	return hash;
}

/* Whether it names a cycle, where case, width and blanks tell none apart. */
static bool
names_cycle(const struct owned *kind, int field)
{
	return kind->record == RECORD_CYCLE && field == CYCLE_NAME;
}

uint64_t
kind_hash(const struct owned *kind, const void *record, uint64_t seed)
{
	uint64_t hash = mix((uint64_t)kind->record, seed);
	struct value value;
	char *alike;
	int i;

	for (i = 0; i < KIND_KEYS && kind->keys[i] >= 0; i++) {
		value = value_of(kind, record, kind->keys[i]);
		if (value.type == VALUE_NUMBER)
			hash = mix(hash, (uint64_t)value.number);
		if (value.type != VALUE_TEXT)
			continue;
		alike = names_cycle(kind, kind->keys[i])
			? text_key(value.text, strlen(value.text))
			: NULL;
		hash = mix_text(hash, alike ? alike : value.text);
		free(alike);
	}
	return hash;
}

bool
kind_same(const struct owned *kind, const void *a, const void *b)
{
	struct value x, y;
	int i;

	for (i = 0; i < KIND_KEYS && kind->keys[i] >= 0; i++) {
		x = value_of(kind, a, kind->keys[i]);
		y = value_of(kind, b, kind->keys[i]);
		if (!value_equal(x, y) &&
			!(names_cycle(kind, kind->keys[i]) &&
				x.type == VALUE_TEXT && y.type == VALUE_TEXT &&
				cycle_names_alike(x.text, y.text)))
			return false;
	}
	return true;
}

static void
add_list(struct roll *roll, const struct plan *plan, enum record record,
	uint32_t id)
{
	const struct base *base = plan_record(plan, record, id);

	for (; base; base = plan_record(plan, record, base->next))
		roll->ids[roll->count++] = base->id;
}

/* A node and all that stand in its list, with those below them. */
static void
add_nodes(struct roll *roll, const struct plan *plan, uint32_t id)
{
	const struct node *node = plan_node(plan, id);

	for (; node; node = plan_next(plan, node, 0))
		roll->ids[roll->count++] = node->id;
}

static void
add_tree(struct roll *roll, const struct plan *plan)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		add_nodes(roll, plan, cycle->nodes.first);
	add_nodes(roll, plan, plan->backlog.first);
}

void
roll_init(struct roll *roll, const struct plan *plan, const struct owned *kind)
{
	struct roll owners;
	size_t i;

	*roll = (struct roll){0};
	roll->ids = base_calloc(
		plan->tables[kind->record].count + 1, sizeof *roll->ids);
	if (kind->record == RECORD_NODE) {
		add_tree(roll, plan);
	} else if (kind->owner == RECORD_PLAN) {
		add_list(roll, plan, kind->record, kind_first(kind, plan));
	} else {
		roll_init(&owners, plan, kind_of(kind->owner));
		for (i = 0; i < owners.count; i++)
			add_list(roll, plan, kind->record,
				kind_first(kind,
					plan_record(plan, kind->owner,
						owners.ids[i])));
		roll_fini(&owners);
	}
}

void
roll_fini(struct roll *roll)
{
	free(roll->ids);
	*roll = (struct roll){0};
}
