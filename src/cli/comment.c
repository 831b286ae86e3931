/* SPDX-License-Identifier: MIT */
/* tenths comment: what people say of a node or of a check-in. */
#include "model/comment.h"

#include <stdlib.h>
#include <string.h>

#include "app/visit.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"

static bool
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

static bool
prepare_verb(
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

/* ---- another's plan */

/* Whether PLAN:REF may name one of a folder. */
static bool
is_elsewhere(const struct cli *cli)
{
	return cli->given[OPT_DIR] || strchr(cli->words[0], ':');
}

/* The plan of the folder that is named before the colon, or the one that has the
 * node with that lasting id; from 1. *word gets what names something in it. */
static size_t
find_elsewhere(const struct folder *folder, const char *named,
	const char **word, struct err *err)
{
	const char *colon = strrchr(named, ':');
	size_t length = colon ? (size_t)(colon - named) : 0, i;
	const struct other *other;
	uint64_t uid;

	*word = named;
	if (!colon && uid_read(named, strlen(named), &uid)) {
		other = elsewhere_find(&folder->elsewhere, uid);
		if (other)
			return other->place;
	}
	for (i = 0; colon && i < folder->count; i++)
		if (strlen(folder->plans[i].name) == length &&
			strncmp(folder->plans[i].name, named, length) == 0) {
			*word = colon + 1 + strspn(colon + 1, " ");
			return i + 1;
		}
	if (colon)
		err_set(err, ERR_INPUT, _("%s: there is no plan %.*s"),
			folder->path, (int)length, named);
	else
		err_set(err, ERR_INPUT,
			_("%s of which plan? Say PLAN:REF, or a lasting id"),
			named);
	return 0;
}

/* Does it in a visit of that plan, which is the session meanwhile. */
static bool
do_there(struct cli *cli, const struct folder *folder, size_t place,
	prepare_fn *prepare, struct err *err)
{
	int32_t today = cli->given[OPT_TODAY] ? cli->today : DAY_NONE;
	struct visit visit = {.session = &cli->session};
	bool ok;

	if (!visit_open(&visit, folder, place - 1, today, err))
		return false;
	ok = cli_do(cli, prepare, NULL, err);
	cli_tell_remarks(cli);
	visit_close(&visit);
	return ok;
}

static bool
do_elsewhere(struct cli *cli, prepare_fn *prepare, struct err *err)
{
	struct folder folder;
	struct config config;
	const char *word;
	size_t place = 0;
	bool ok = cli_folder(cli, &folder, err);

	/* The settings outlive the session that is opened in their place. */
	config = cli->session.config;
	cli->session.config = (struct config){0};
	folder.config = &config;
	if (ok)
		place = find_elsewhere(&folder, cli->words[0], &word, err);
	if (place) {
		cli->words[0] = (char *)word;
		ok = do_there(cli, &folder, place, prepare, err);
	}
	folder_close(&folder);
	config_fini(&config);
	return ok && place;
}

static int
run(struct cli *cli, prepare_fn *prepare)
{
	struct err err = {0};
	bool ok = is_elsewhere(cli) ? do_elsewhere(cli, prepare, &err)
				    : cli_open(cli, OPEN_WRITE, &err) &&
			cli_do(cli, prepare, NULL, &err);

	return ok ? 0 : cli_fail(&err);
}

int
run_comment(struct cli *cli)
{
	return run(cli, prepare_comment);
}

int
run_comment_verb(struct cli *cli)
{
	return run(cli, prepare_verb);
}

/* ---- listing them */

static void
print_comment(const struct cli *cli, const struct node *node,
	const struct comment *comment)
{
	const struct plan *plan = &cli->session.plan;
	char uid[UID_TEXT_SIZE];
	struct refs refs = {0};
	struct str ref = {0}, head = {0};

	node_ref_from(
		&refs, plan, node, plan_current_cycle(plan, cli->today), &ref);
	printf("%s  ", uid_text(comment->uid, uid));
	cli_print(str_text(&ref));
	printf("  ");
	comment_head(comment, &head);
	cli_print(str_text(&head));
	putchar('\n');
	cli_print_lines(comment->text ? comment->text : "", 2);
	str_fini(&ref);
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
			json_list_comment(list, plan, cli->place, node, at);
		else
			print_comment(cli, node, at);
	}
}

/* Those of the plan that is open. */
static int
list_plan(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	struct json_list *list = cli->task;
	const struct node *node = NULL;
	struct err err = {0};
	uint32_t id;

	if (cli->count && !(node = cli_node(cli, cli->words[0], &err)))
		return cli_fail(&err);
	if (node)
		list_node(cli, list, node, true);
	for (id = 1; !node && id < plan->tables[RECORD_NODE].limit; id++)
		if (plan_node(plan, id))
			list_node(cli, list, plan_node(plan, id), false);
	return 0;
}

int
run_comment_list(struct cli *cli)
{
	bool json = cli->given[OPT_JSON], all = cli->given[OPT_DIR];
	struct json_list list;
	struct err err = {0};
	int status;

	if (!all && !cli_open(cli, OPEN_READ, &err))
		return cli_fail(&err);
	if (json)
		cli_json_begin(cli, &list, false);
	else if (!all)
		cli_page(cli);
	/* cppcheck-suppress autoVariables */
	cli->task = json ? &list : NULL;
	status = all ? cli_folder_each(cli, list_plan, !json) : list_plan(cli);
	cli->task = NULL;
	return json && cli_json_end(&list) ? 1 : status;
}
