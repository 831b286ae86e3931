/* SPDX-License-Identifier: MIT */
/* tenths comment: what people say of a node or of a check-in. */
#include "model/comment.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/edit.h"
#include "model/query.h"

bool
prepare_comment(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct node *node = cli_node(cli, cli->words[0], err);
	struct comment_values values = {.on = cli->today, .checkin = DAY_NONE};
	char *text;
	bool ok;

	(void)task;
	if (!node || !cli_day(cli, OPT_ON, &values.checkin, err))
		return false;
	text = cli_text(cli, &record_types[RECORD_COMMENT].fields[COMMENT_TEXT],
		cli->words[1], err);
	values.text = text;
	ok = text &&
		edit_comment(
			&cli->session.plan, node->id, &values, change, err);
	free(text);
	return ok;
}

bool
prepare_comment_verb(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct comment *comment = comment_find(plan, cli->words[0], err);
	const char *name = cli->command->name;

	(void)task;
	if (!comment)
		return false;
	if (strcmp(name, "comment rm") == 0)
		return edit_comment_remove(plan, comment->base.id, change, err);
	return edit_comment_solve(plan, comment->base.id,
		strcmp(name, "comment solve") == 0, change, err);
}

/* ---- listing them */

static void
print_comment(const struct plan *plan, const struct node *node,
	const struct comment *comment)
{
	char uid[UID_TEXT_SIZE], ref[REF_SIZE];
	struct str head = {0};

	printf("%s  %s  ", uid_text(comment->uid, uid),
		node_ref(plan, node, ref));
	comment_head(comment, &head);
	cli_print(str_text(&head));
	putchar('\n');
	cli_print_lines(comment->text ? comment->text : "", 2);
	str_fini(&head);
}

/* Those of one node that are open, or all of them. */
static void
list_node(struct cli *cli, struct json_list *list, const struct node *node,
	bool all)
{
	const struct plan *plan = &cli->session.plan;
	const struct comment *at =
		plan_comment(plan, node_detail(node)->comments.first);

	for (; at; at = plan_comment(plan, at->base.next)) {
		if (at->solved && !all)
			continue;
		if (list)
			json_list_comment(list, plan, node, at);
		else
			print_comment(plan, node, at);
	}
}

int
run_comment_list(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	bool json = cli->given[OPT_JSON];
	const struct node *node = NULL;
	struct json_list list;
	struct err err = {0};
	uint32_t id;

	if (cli->count && !(node = cli_node(cli, cli->words[0], &err)))
		return cli_fail(&err);
	if (json)
		cli_json_begin(cli, &list, false);
	else
		cli_page(cli);
	if (node)
		list_node(cli, json ? &list : NULL, node, true);
	for (id = 1; !node && id < plan->tables[RECORD_NODE].limit; id++)
		if (plan_node(plan, id))
			list_node(cli, json ? &list : NULL, plan_node(plan, id),
				false);
	return json ? cli_json_end(&list) : 0;
}
