/* SPDX-License-Identifier: MIT */
/* tenths week: the week note, printed or written a field at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "review/checkin.h"

#define PRIORITY_WORD "priority"

static const struct {
	const char *word;
	int field;
} fields[] = {
	{"ahead", WEEK_AHEAD},
	{"wins", WEEK_WINS},
	{"blockers", WEEK_BLOCKERS},
	{"now", WEEK_NOW},
	{"note", WEEK_NOTE},
};
#define FIELDS (sizeof fields / sizeof *fields)

/* ---- printing */

static void
print_priorities(const struct plan *plan, const struct week *week)
{
	static const char *const marks[] = {[PRIORITY_OPEN] = "○",
		[PRIORITY_DONE] = "✓",
		[PRIORITY_NOT_DONE] = "✗"};
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);
	const struct node *node;
	char ref[REF_SIZE];

	for (; at; at = plan_priority(plan, at->base.next)) {
		printf("%s P%d  ", marks[at->state],
			at->rank > 0 ? (int)at->rank : 1);
		cli_print(at->title);
		node = plan_node_by_uid(plan, at->node);
		if (node)
			printf("  %s", node_ref(plan, node, ref));
		putchar('\n');
	}
}

static void
print_week(const struct plan *plan, const struct week *week)
{
	const struct record_type *type = &record_types[RECORD_WEEK];
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	struct value value;
	size_t i;

	printf("%s – %s\n", day_text(week->starts, starts),
		day_text(week->ends, ends));
	print_priorities(plan, week);
	for (i = 0; i < FIELDS; i++) {
		const struct field *field = &type->fields[fields[i].field];

		value = record_value(RECORD_WEEK, week, field);
		if (value.type != VALUE_TEXT)
			continue;
		printf("\n%s\n", _(field->label));
		cli_print_lines(value.text, 2);
	}
}

/* ---- writing */

struct writing {
	int32_t on;
	char *text;
};

static bool
add_priority(struct cli *cli, const struct writing *writing,
	struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	struct priority_words words = priority_read(
		plan, current ? current->base.id : 0, writing->text);
	uint32_t id;

	return edit_priority_add(plan, writing->on, words.rank, words.title,
		words.node ? words.node->uid : 0, change, &id, err);
}

static bool
prepare(struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct writing *writing = task;
	const char *word = cli->words[0];
	size_t i;

	if (strcmp(word, PRIORITY_WORD) == 0)
		return add_priority(cli, writing, change, err);
	for (i = 0; i < FIELDS; i++)
		if (strcmp(fields[i].word, word) == 0)
			return edit_week(&cli->session.plan, writing->on,
				fields[i].field, writing->text, change, err);
	return err_set(err, ERR_USAGE,
		_("%s is no part of a week note: priority, ahead, wins, "
		  "blockers, now or note"),
		word);
}

static bool
read_day(const struct cli *cli, int32_t *on, struct err *err)
{
	const char *text = cli->values[OPT_ON];

	*on = cli->today;
	if (!cli->given[OPT_ON] || day_read(text, strlen(text), cli->today, on))
		return true;
	return err_set(err, ERR_INPUT,
		_("%s is not a day; write 2026-12-01 or 12-01"), text);
}

static int
write_note(struct cli *cli, int32_t on)
{
	struct err err = {0};
	struct writing writing = {.on = on};
	bool ok;

	writing.text = cli_text(
		cli->words[1], strcmp(cli->words[0], PRIORITY_WORD) == 0, &err);
	ok = writing.text && cli_do(cli, prepare, &writing, &err);
	free(writing.text);
	return ok ? 0 : cli_fail(&err);
}

int
run_week(struct cli *cli)
{
	const struct week *week;
	struct err err = {0};
	int32_t on;

	if (cli->count == 1)
		return cli_failf(ERR_USAGE,
			_("say what to write: tenths week %s TEXT"),
			cli->words[0]);
	if (!read_day(cli, &on, &err) ||
		!cli_open(cli, cli->count ? OPEN_MAKE : OPEN_READ, &err))
		return cli_fail(&err);
	if (cli->count)
		return write_note(cli, on);
	week = week_of(&cli->session.plan, on);
	if (!week)
		return cli_failf(ERR_INPUT, _("this week has no note yet"));
	print_week(&cli->session.plan, week);
	return 0;
}
