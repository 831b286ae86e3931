/* SPDX-License-Identifier: MIT */
/* What okr +batch-create takes. */
#include <errno.h>
#include <jansson.h>
#include <string.h>

#include "feishu.h"

/* Objectives and key results; there is no place for the rest. */
static void
add_nodes(const struct plan *plan, uint32_t first, int level, json_t *list)
{
	const struct node *node;
	const char *note;
	json_t *object, *below;

	for (node = plan_node(plan, first); node;
		node = plan_node(plan, node->next)) {
		if (node->level != level)
			continue;
		object = json_object();
		json_object_set_new(object, "text", json_string(node->title));
		note = node_detail(node)->note;
		if (level == LEVEL_OBJECTIVE && note)
			json_object_set_new(object, "notes", json_string(note));
		if (level == LEVEL_OBJECTIVE) {
			below = json_array();
			add_nodes(plan, node->children.first, LEVEL_KEY_RESULT,
				below);
			json_object_set_new(object, "krs", below);
		}
		json_array_append_new(list, object);
	}
}

bool
feishu_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	json_t *list = json_array();
	bool ok;

	for (; cycle;
		cycle = plan_cycle(plan, options->cycle ? 0 : cycle->base.next))
		add_nodes(plan, cycle->nodes.first, LEVEL_OBJECTIVE, list);
	ok = json_dumpf(list, out, JSON_INDENT(2)) == 0 &&
		fputc('\n', out) != EOF && fflush(out) == 0;
	json_decref(list);
	return ok || err_set(err, ERR_SYSTEM, "%s", strerror(errno));
}
