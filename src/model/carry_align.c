/* SPDX-License-Identifier: MIT */
/* What a copy serves: the copy of what the original served, where there is one,
 * else the same, where the days allow that. */
#include <string.h>

#include "base/say.h"
#include "carry.h"
#include "model/align.h"

/* The lasting id of the copy that is in the new cycle, or comes into it with this
 * change; 0 for none. */
static uint64_t
copy_of(const struct carry *carry, const struct node *served)
{
	const struct node *copy = plan_carried_to(carry->plan, served);
	const struct cycle *in = copy ? plan_cycle_of(carry->plan, copy) : NULL;
	size_t i;

	if (in && in->base.id == carry->cycle)
		return copy->uid;
	for (i = 0; i < carry->made_count; i++)
		if (carry->made[i][0] == served->id)
			return (uint64_t)change_value(carry->change,
				carry->plan, RECORD_NODE, carry->made[i][1],
				NODE_UID)
				.number;
	return 0;
}

static bool
has_days_of(const struct carry *carry, int32_t first, int32_t last)
{
	struct value starts = change_value(carry->change, carry->plan,
		RECORD_CYCLE, carry->cycle, CYCLE_STARTS);
	struct value ends = change_value(carry->change, carry->plan,
		RECORD_CYCLE, carry->cycle, CYCLE_ENDS);

	return first == DAY_NONE || last == DAY_NONE ||
		starts.type == VALUE_NONE || ends.type == VALUE_NONE ||
		(first <= ends.number && starts.number <= last);
}

static void
add_served(
	const struct carry *carry, const struct aligned *end, struct str *list)
{
	const struct cycle *in =
		end->node ? plan_cycle_of(carry->plan, end->node) : NULL;
	uint64_t copy = end->node ? copy_of(carry, end->node) : 0;
	char text[UID_TEXT_SIZE];

	if (!copy &&
		((in && !has_days_of(carry, in->starts, in->ends)) ||
			(end->other &&
				!has_days_of(carry, end->other->starts,
					end->other->ends))))
		return;
	if (list->length)
		str_add_char(list, '\n');
	if (copy)
		str_add(list, uid_text(copy, text));
	else
		str_add_bytes(list, end->text, end->length);
}

void
carry_aligns(struct carry *carry)
{
	const struct node *node;
	struct str list = {0};
	struct aligned end;
	const char *rest;
	size_t i;

	for (i = 0; i < carry->made_count; i++) {
		node = plan_node(carry->plan, carry->made[i][0]);
		rest = node_detail(node)->align;
		str_clear(&list);
		while (align_next(carry->plan, &rest, &end))
			add_served(carry, &end, &list);
		if (list.length)
			change_set(carry->change, carry->plan, RECORD_NODE,
				carry->made[i][1], NODE_ALIGN,
				value_text(str_text(&list)));
	}
	str_fini(&list);
}
