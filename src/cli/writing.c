/* SPDX-License-Identifier: MIT */
#include "writing.h"
#include "model/cycle.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "model/check.h"
#include "model/query.h"

/* What is broken between fields and records, alignments among it: doctor tells
 * it, too. */
#define RULE_BROKEN "broken"

/* A plan on the way through the rules. */
struct writing {
	struct cli *cli;
	struct json_list *list; /* NULL: printed */
	const char *rules;	/* commas between; NULL: all that warn */
	int broken;
};

void
writing_list(struct json_list *list, const struct cli *cli,
	const struct node *node, const char *rule, const char *text)
{
	char ref[REF_SIZE];
	const struct json_fact plan = {
		"plan", JSON_TEXT, .text = cli ? cli->place : NULL};
	const struct json_fact facts[] = {
		{"kind", JSON_TEXT, .text = rule ? "writing" : "file"},
		{"ref", JSON_TEXT,
			.text = node ? node_ref(&cli->session.plan, node, ref)
				     : NULL},
		{"title", JSON_TEXT, .text = node ? node->title : NULL},
		{"rule", JSON_TEXT, .text = rule},
		{"text", JSON_TEXT, .text = text},
		plan.text ? plan : (struct json_fact){.key = NULL},
		{.key = NULL},
	};

	json_list_facts(list, facts);
}

/* Whether the rule is asked for. */
static bool
is_chosen(const struct writing *writing, const char *name)
{
	const char *at = writing->rules;
	size_t length;

	for (; at; at = at[length] ? at + length + 1 : NULL) {
		length = strcspn(at, ",");
		if (str_is(at, length, name))
			return true;
	}
	return !writing->rules;
}

static void
tell(struct writing *writing, const struct node *node, const char *rule,
	const char *text)
{
	const struct plan *plan = &writing->cli->session.plan;
	struct refs refs = {0};
	struct str ref = {0};

	writing->broken++;
	if (writing->list) {
		writing_list(writing->list, writing->cli, node, rule, text);
		return;
	}
	if (node) {
		node_ref_from(&refs, plan, node,
			plan_current_cycle(plan, writing->cli->today), &ref);
		str_addf(&ref, "  %s", node->title);
		cli_print(str_text(&ref));
		str_fini(&ref);
		printf("\n    ");
	}
	cli_print(text);
	putchar('\n');
}

/* Every rule that a node of the list breaks; dropped ones are let be. */
static void
check_list(struct writing *writing, struct chain chain)
{
	const struct plan *plan = &writing->cli->session.plan;
	const struct node *node = plan_node(plan, chain.first);
	const struct writing_rule *rule;
	size_t i;

	for (; node; node = plan_next(plan, node, 0))
		for (i = 0; i < writing_rule_count; i++) {
			rule = &writing_rules[i];
			if (node->state != STATE_DROPPED &&
				is_chosen(writing, rule->name) &&
				rule->broken(plan, node))
				tell(writing, node, rule->name,
					_(rule->advice));
		}
}

/* Of one cycle, or of every one. */
static void
check_cycles(struct writing *writing, uint32_t id)
{
	const struct plan *plan = &writing->cli->session.plan;
	const struct cycle *cycle =
		plan_cycle(plan, id ? id : plan->cycles.first);

	for (; cycle; cycle = plan_cycle(plan, id ? 0 : cycle->base.next))
		check_list(writing, cycle->nodes);
}

/* false when --cycle names none. */
static bool
check_plan_writing(struct writing *writing, struct err *err)
{
	uint32_t id = 0;
	bool all = cli_all_cycles(writing->cli);

	if (!all && !cli_cycle(writing->cli, &id, err))
		return false;
	if (all || id)
		check_cycles(writing, id);
	return true;
}

int
writing_check(struct cli *cli)
{
	struct writing writing = {.cli = cli};
	struct json_list list = {0};
	struct err err = {0};

	if (cli->given[OPT_JSON]) {
		cli_json_begin(cli, &list, false);
		writing.list = &list;
	} else {
		cli_page(cli);
	}
	if (!check_plan_writing(&writing, &err)) {
		if (writing.list)
			json_list_end(&list, NULL);
		return cli_fail(&err);
	}
	if (writing.list)
		return cli_json_end(&list);
	if (!writing.broken)
		puts(_("nothing to say about how it is written"));
	return 0;
}

/* ---- as a check */

static void
tell_broken(void *context, enum record record, uint32_t id, const char *what)
{
	struct writing *writing = context;

	(void)record;
	(void)id;
	tell(writing, NULL, RULE_BROKEN, what);
}

static int
check_one(struct cli *cli)
{
	struct writing writing = {.cli = cli,
		.list = cli->task,
		.rules = cli->given[OPT_RULES] ? cli->values[OPT_RULES] : NULL};
	struct err err = {0};

	if (is_chosen(&writing, RULE_BROKEN)) {
		check_plan(&cli->session.plan, tell_broken, &writing);
		check_ends(&cli->session.plan, tell_broken, &writing);
	}
	if (!check_plan_writing(&writing, &err))
		return cli_fail(&err);
	return writing.broken ? 1 : 0;
}

/* Every name of --rules has to be one. */
static bool
read_rules(const struct cli *cli, struct err *err)
{
	const char *at = cli->values[OPT_RULES];
	size_t length, i;

	if (!cli->given[OPT_RULES])
		return true;
	for (;; at += length + 1) {
		length = strcspn(at, ",");
		for (i = 0; i < writing_rule_count; i++)
			if (str_is(at, length, writing_rules[i].name))
				break;
		if (i == writing_rule_count && !str_is(at, length, RULE_BROKEN))
			return err_set(err, ERR_USAGE,
				_("there is no rule %.*s; tenths(1) lists "
				  "them"),
				(int)length, at);
		if (!at[length])
			return true;
	}
}

int
writing_rules_check(struct cli *cli)
{
	struct json_list list = {0};
	struct err err = {0};
	int status;

	if (!read_rules(cli, &err) ||
		(!cli->given[OPT_DIR] && !cli_open(cli, OPEN_READ, &err)))
		return cli_fail(&err);
	if (cli->given[OPT_JSON]) {
		cli_json_begin(cli, &list, false);
		cli->task = &list;
	} else if (!cli->given[OPT_DIR]) {
		cli_page(cli);
	}
	status = cli->given[OPT_DIR]
		? cli_folder_each(cli, check_one, !cli->given[OPT_JSON])
		: check_one(cli);
	cli->task = NULL;
	return cli->given[OPT_JSON] && cli_json_end(&list) ? 1 : status;
}
