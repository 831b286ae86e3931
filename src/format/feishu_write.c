/* SPDX-License-Identifier: MIT */
/* What okr +batch-create takes. */
#include "feishu.h"
#include "yaml/out.h"

static void add_nodes(
	const struct plan *plan, uint32_t first, int level, struct out *out);

/* Its title, and what there is a place for. */
static void
add_node(const struct plan *plan, const struct node *node, struct out *out)
{
	const char *note = node_detail(node)->note;

	out_map(out);
	out_key(out, "text");
	out_text(out, node->title);
	if (node->level == LEVEL_OBJECTIVE) {
		if (note) {
			out_key(out, "notes");
			out_text(out, note);
		}
		out_key(out, "krs");
		out_list(out);
		add_nodes(plan, node->children.first, LEVEL_KEY_RESULT, out);
		out_close(out);
	}
	out_close(out);
}

static void
add_nodes(const struct plan *plan, uint32_t first, int level, struct out *out)
{
	const struct node *node = plan_node(plan, first);

	for (; node; node = plan_node(plan, node->next))
		if (node->level == level)
			add_node(plan, node, out);
}

bool
feishu_holds(const struct plan *plan, const struct node *node, int field)
{
	if (node->level == LEVEL_ACTION || !plan_top(plan, node)->cycle)
		return false;
	return field < 0 || field == NODE_TITLE ||
		(field == NODE_NOTE && node->level == LEVEL_OBJECTIVE);
}

bool
feishu_write(const struct plan *plan, const struct write_options *options,
	FILE *file, struct err *err)
{
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	struct out out;

	out_begin(&out, file, true);
	out_list(&out);
	for (; cycle;
		cycle = plan_cycle(plan, options->cycle ? 0 : cycle->base.next))
		add_nodes(plan, cycle->nodes.first, LEVEL_OBJECTIVE, &out);
	out_close(&out);
	return out_end(&out, err);
}
