/* SPDX-License-Identifier: MIT */
/* What a key result that was written by hand takes from its check-ins. */
#include "merge_private.h"
#include "record.h"

static const struct {
	int node, checkin;
} followed[] = {
	{NODE_PROGRESS, CHECKIN_PROGRESS},
	{NODE_CURRENT, CHECKIN_CURRENT},
	{NODE_CONFIDENCE, CHECKIN_CONFIDENCE},
	{NODE_STATUS, CHECKIN_STATUS},
};
#define FOLLOWED (sizeof followed / sizeof *followed)

const struct field *
merge_field_at_checkin(int field)
{
	size_t i;

	for (i = 0; i < FOLLOWED; i++)
		if (followed[i].node == field)
			return &record_types[RECORD_CHECKIN]
					.fields[followed[i].checkin];
	return NULL;
}

void
merge_note_followed(struct merge *merge)
{
	size_t i;

	for (i = 0; i < FOLLOWED && merge_adds(merge); i++)
		if (merge->says[RECORD_CHECKIN] &
			field_bit(followed[i].checkin))
			merge->says[RECORD_NODE] |= field_bit(followed[i].node);
}

const struct checkin *
merge_last_checkin(const struct plan *plan, const struct node *node)
{
	return plan_checkin(plan, node_detail(node)->checkins.last);
}

bool
merge_follows(const struct node *node, int field)
{
	const struct detail *detail = node_detail(node);

	if (!merge_field_at_checkin(field))
		return false;
	if (node->level != LEVEL_KEY_RESULT)
		return false;
	if (field == NODE_PROGRESS)
		return detail->basis == BASIS_MANUAL;
	return field != NODE_CURRENT ||
		(detail->basis == BASIS_METRIC && !detail->from);
}

/* Whether it says something that the `last` one, which was known, does not. */
static bool
is_news(const struct checkin *checkin, const struct checkin *last,
	const struct field *field)
{
	if (!last || checkin->on != last->on)
		return !last || checkin->on > last->on;
	return !value_equal(record_value(RECORD_CHECKIN, checkin, field),
		record_value(RECORD_CHECKIN, last, field));
}

struct value
merge_followed(const struct plan *plan, const struct node *node, int field,
	const struct checkin *last)
{
	const struct field *said_by = merge_field_at_checkin(field);
	struct value value = value_none(), said;
	const struct checkin *at;

	at = plan_checkin(plan, node_detail(node)->checkins.first);
	for (; at; at = plan_checkin(plan, at->base.next)) {
		said = record_value(RECORD_CHECKIN, at, said_by);
		if (said.type != VALUE_NONE && is_news(at, last, said_by))
			value = said;
	}
	return value;
}
