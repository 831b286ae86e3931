/* SPDX-License-Identifier: MIT */
/* tenths add: a node, where it says or where it fits, and its id. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "cli_private.h"
#include "fields.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"

struct addition {
	int level; /* 0: into the backlog, as an objective */
	char *title;
	uint32_t id;
	bool made_cycle;
};

/* What the first word may be. */
static const struct {
	const char *word;
	int level;
} words[] = {
	{"objective", LEVEL_OBJECTIVE},
	{"o", LEVEL_OBJECTIVE},
	{"目标", LEVEL_OBJECTIVE},
	{"kr", LEVEL_KEY_RESULT},
	{"key-result", LEVEL_KEY_RESULT},
	{"key_result", LEVEL_KEY_RESULT},
	{"关键结果", LEVEL_KEY_RESULT},
	{"action", LEVEL_ACTION},
	{"a", LEVEL_ACTION},
	{"行动", LEVEL_ACTION},
	{"backlog", 0},
	{"清单", 0},
};

static int
read_level(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i].word, word) == 0)
			return words[i].level;
	return -1;
}

static const struct node *
last_of(const struct plan *plan, struct chain list, int level)
{
	const struct node *node = plan_node(plan, list.first), *last = NULL;

	for (; node; node = plan_node(plan, node->next))
		if (node->level == level)
			last = node;
	return last;
}

/* The last objective of the cycle, or its last key result. */
static const struct node *
usual_parent(
	const struct plan *plan, uint32_t cycle, int level, struct err *err)
{
	const struct cycle *in = plan_cycle(plan, cycle);
	const struct node *node = NULL;

	if (in)
		node = last_of(plan, in->nodes, LEVEL_OBJECTIVE);
	if (node && level == LEVEL_ACTION)
		node = last_of(plan, node->children, LEVEL_KEY_RESULT);
	if (!node)
		err_set(err, ERR_INPUT, "%s",
			level == LEVEL_ACTION
				? _("there is no key result to put it below; "
				    "say where with --to REF")
				: _("there is no objective to put it below; "
				    "add one first, or say --to REF"));
	return node;
}

static bool
find_parent(struct cli *cli, int level, uint32_t cycle,
	const struct node **parent, struct err *err)
{
	const struct plan *plan = &cli->session.plan;

	*parent = cli->given[OPT_TO]
		? query_ref(plan, cycle, cli->values[OPT_TO], cli->today, err)
		: usual_parent(plan, cycle, level, err);
	if (!*parent)
		return false;
	if ((*parent)->level < level)
		return true;
	return err_set(err, ERR_INPUT,
		_("%s is no place for it; --to names the node above"),
		cli->values[OPT_TO] ? cli->values[OPT_TO] : "");
}

/* Nothing falls into a cycle that is over unless it is named. */
static bool
guard_over(struct cli *cli, uint32_t id, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *cycle = plan_cycle(plan, id);
	const char *to = cli->given[OPT_TO] ? cli->values[OPT_TO] : "";
	char next[SPAN_TEXT_SIZE];
	uint64_t uid;

	if (cli->given[OPT_CYCLE] || !cycle || strchr(to, '/') ||
		uid_read(to, strlen(to), &uid) ||
		cycle_phase(cycle, cli->today) != PHASE_OVER)
		return true;
	return err_set(err, ERR_INPUT,
		_("%s is over: --cycle=\"%s\" is where things go on (tenths "
		  "cycle close makes it), --cycle=\"%s\" adds here all the "
		  "same"),
		cycle->name, close_next_name(plan, cycle, next), cycle->name);
}

static bool
prepare(struct cli *cli, void *task, struct change *change, struct err *err)
{
	struct addition *addition = task;
	const struct plan *plan = &cli->session.plan;
	const struct node *parent;
	struct place place = {0};

	addition->made_cycle = false;
	if (addition->level &&
		(!cli_cycle(cli, &place.cycle, err) ||
			!guard_over(cli, place.cycle, err)))
		return false;
	if (addition->level > LEVEL_OBJECTIVE) {
		if (!find_parent(
			    cli, addition->level, place.cycle, &parent, err))
			return false;
		place = place_below(parent);
	} else if (addition->level && !place.cycle) {
		addition->made_cycle = true;
		if (!edit_cycle_add(plan,
			    &(struct new_cycle){
				    NULL, span_quarter(cli->today), 0},
			    change, &place.cycle, err))
			return false;
	}
	if (!edit_add(plan,
		    &(struct new_node){place, addition->level, addition->title},
		    change, &addition->id, err))
		return false;
	if (!fields_set(cli, addition->id, change, err))
		return false;
	edit_made(plan, cli->today, change);
	return true;
}

/* A plan without a cycle has got one: worth a word. */
static void
tell_cycle(const struct cli *cli)
{
	const struct cycle *cycle =
		plan_current_cycle(&cli->session.plan, cli->today);

	if (cycle && cycle->name)
		cli_remark(_("the plan had no cycle, so %s was made"),
			cycle->name);
}

int
run_add(struct cli *cli)
{
	struct addition addition = {.level = read_level(cli->words[0])};
	struct err err = {0};
	char uid[UID_TEXT_SIZE];
	struct str title = {0};
	bool ok;
	int i;

	if (addition.level < 0)
		return cli_failf(ERR_USAGE,
			_("%s cannot be added; add objective, kr, action or "
			  "backlog"),
			cli->words[0]);
	/* An objective goes to a cycle, by either option. */
	if (addition.level == LEVEL_OBJECTIVE && cli->given[OPT_TO] &&
		!cli->given[OPT_CYCLE]) {
		cli->values[OPT_CYCLE] = cli->values[OPT_TO];
		cli->given[OPT_CYCLE] = true;
		cli->given[OPT_TO] = false;
	}
	if (addition.level <= LEVEL_OBJECTIVE && cli->given[OPT_TO])
		return cli_failf(ERR_USAGE,
			_("an objective is below nothing; --cycle says where "
			  "it goes"));
	for (i = 1; i < cli->count; i++)
		str_addf(&title, "%s%s", i > 1 ? " " : "", cli->words[i]);
	addition.title =
		cli_text(cli, &record_types[RECORD_NODE].fields[NODE_TITLE],
			str_text(&title), &err);
	ok = addition.title && cli_do(cli, prepare, &addition, &err);
	str_fini(&title);
	free(addition.title);
	if (!ok)
		return cli_fail(&err);
	if (addition.made_cycle)
		tell_cycle(cli);
	puts(uid_text(plan_node(&cli->session.plan, addition.id)->uid, uid));
	return 0;
}
