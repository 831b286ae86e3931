/* SPDX-License-Identifier: MIT */
#include "check_label.h"

#include "base/say.h"
#include "edit_guard.h"
#include "model/query.h"

void
check_label(const struct change_view *view, uint32_t id, struct str *why)
{
	const struct node *node = plan_node(view->plan, id);
	struct str label = {0};
	char ref[REF_SIZE];

	if (node)
		str_addf(why, "%s ", node_ref(view->plan, node, ref));
	str_add(why,
		guard_label(
			view_text(view, RECORD_NODE, id, NODE_TITLE), &label));
	str_add(why, _(": "));
	str_fini(&label);
}

uint32_t
check_cycle(const struct change_view *view, uint32_t node)
{
	uint32_t above;

	while ((above = view_id(view, RECORD_NODE, node, NODE_PARENT)))
		node = above;
	return view_id(view, RECORD_NODE, node, NODE_CYCLE);
}
