/* SPDX-License-Identifier: MIT */
#include "model/links.h"

#include "base/say.h"
#include "model/cycle.h"
#include "record.h"

/* Whether going up from the cycle leads to `id`, or does not end. */
static bool
leads_to(const struct plan *plan, uint32_t cycle, uint32_t id)
{
	const struct cycle *at = plan_cycle(plan, cycle);
	int depth;

	for (depth = 0; at && depth < CYCLE_DEPTH_MAX; depth++) {
		if (at->base.id == id)
			return true;
		at = plan_cycle(plan, at->parent);
	}
	return at != NULL;
}

static const char *
check_node(const struct plan *plan, const struct node *node, int field,
	uint32_t to)
{
	const struct node *parent = plan_node(plan, to);

	if (field == NODE_PARENT && parent->level >= node->level)
		return N_("it stands in the wrong place");
	if (field == NODE_CYCLE && node->parent)
		return N_("what lies under another has no cycle of its own");
	return NULL;
}

const char *
links_may(const struct plan *plan, enum record record, const void *memory,
	int field, uint32_t to)
{
	const struct base *base = memory;
	enum record target = record_types[record].fields[field].target;

	if (!to)
		return NULL;
	if (!record_find(plan, target, to))
		return N_("what it names is not there");
	if (record == RECORD_CYCLE && leads_to(plan, to, base->id))
		return N_("a cycle cannot lie in itself");
	if (record == RECORD_NODE)
		return check_node(plan, memory, field, to);
	return NULL;
}

bool
links_owner(enum record record, int field)
{
	switch (record) {
	case RECORD_CHECKIN:
		return field == CHECKIN_NODE;
	case RECORD_COMMENT:
		return field == COMMENT_NODE;
	case RECORD_SECTION:
		return field == SECTION_CYCLE;
	case RECORD_PRIORITY:
		return field == WEEKLY_WEEK;
	case RECORD_READING:
		return field == READING_METRIC;
	default:
		return false;
	}
}

/* One link of one record. */
static void
check_field(const struct plan *plan, const void *memory, struct broken *broken)
{
	const struct field *field =
		&record_types[broken->record].fields[broken->field];
	struct value value = record_value(broken->record, memory, field);

	broken->owner = links_owner(broken->record, broken->field);
	broken->why = links_may(plan, broken->record, memory, broken->field,
		(uint32_t)value.number);
	if (!broken->why && broken->owner && !value.number)
		broken->why = N_("it belongs to nothing");
}

/* The fields of a kind that are links; how many. */
static int
link_fields(enum record record, int fields[NODE_FIELDS])
{
	const struct record_type *type = &record_types[record];
	int count = 0;
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (type->fields[i].type == FIELD_ID)
			fields[count++] = (int)i;
	return count;
}

void
links_check(struct plan *plan,
	void (*found)(void *context, const struct broken *broken),
	void *context)
{
	struct broken broken = {0};
	int fields[NODE_FIELDS], count, i;
	const void *memory;

	for (broken.record = RECORD_CYCLE; broken.record < RECORD_COUNT;
		broken.record++) {
		count = link_fields(broken.record, fields);
		for (broken.id = 1;
			count && broken.id < plan->tables[broken.record].limit;
			broken.id++)
			for (i = 0; i < count; i++) {
				/* What was found may have taken it away. */
				memory = record_find(
					plan, broken.record, broken.id);
				if (!memory)
					break;
				broken.field = fields[i];
				check_field(plan, memory, &broken);
				if (broken.why)
					found(context, &broken);
			}
	}
}
