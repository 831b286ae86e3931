/* SPDX-License-Identifier: MIT */
/* tenths week: the week note, printed or written a part at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "review/checkin.h"

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
	static const char *const marks[] = {[WEEKLY_OPEN] = "○",
		[WEEKLY_DONE] = "✓",
		[WEEKLY_NOT_DONE] = "✗"};
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);
	const struct node *node;
	char ref[REF_SIZE];

	for (; at; at = plan_priority(plan, at->base.next)) {
		printf("%s P%d  ", marks[at->state], priority_rank(at));
		cli_print(at->title);
		node = plan_node_by_uid(plan, at->node);
		if (node)
			printf("  %s", node_ref(plan, node, ref));
		putchar('\n');
	}
}

/* `several`: its id, too, which says that this one is meant. */
static void
print_week(const struct plan *plan, const struct week *week, bool several)
{
	const struct record_type *type = &record_types[RECORD_WEEK];
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE], uid[UID_TEXT_SIZE];
	struct value value;
	size_t i;

	printf("%s – %s", day_text(week->starts, starts),
		day_text(week->ends, ends));
	if (several)
		printf("  %s", uid_text(week->uid, uid));
	putchar('\n');
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

/* Whether --id means this one, by its id or by its number among those that hold
 * the day. */
static bool
is_meant(const struct week *week, const char *id, int number)
{
	char uid[UID_TEXT_SIZE], text[16];

	snprintf(text, sizeof text, "%d", number);
	return id &&
		(strcmp(id, uid_text(week->uid, uid)) == 0 ||
			strcmp(id, text) == 0);
}

/* Which note is written to. Where several hold the day, --id says which. */
static bool
read_place(struct cli *cli, struct week_at *at, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const char *id = cli->given[OPT_ID] ? cli->values[OPT_ID] : NULL;
	const struct week *week;
	struct str there = {0};
	char uid[UID_TEXT_SIZE];
	int count = 0;

	*at = (struct week_at){.day = cli->today};
	if (!cli_day(cli, OPT_ON, &at->day, err))
		return false;
	week = week_next(plan, NULL, at->day);
	for (; week; week = week_next(plan, week, at->day)) {
		str_addf(&there, "%s%s", count ? ", " : "",
			uid_text(week->uid, uid));
		if (is_meant(week, id, ++count))
			at->id = week->base.id;
	}
	if (id && !at->id)
		err_set(err, ERR_INPUT,
			count ? _("that day has no week note %s; there are: %s")
			      : _("that day has no week note %s"),
			id, str_text(&there));
	else if (!id && count > 1)
		err_set(err, ERR_INPUT,
			_("that day has %d week notes; say which with --id: "
			  "%s"),
			count, str_text(&there));
	str_fini(&there);
	return at->id || (!id && count < 2);
}

/* The note that is meant and the text for a field; the caller frees it. */
static char *
read_part(struct cli *cli, const struct field *field, struct week_at *at,
	struct err *err)
{
	return read_place(cli, at, err)
		? cli_text(cli, field, cli->words[0], err)
		: NULL;
}

bool
prepare_week_priority(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	struct priority_words words;
	uint32_t id;
	struct week_at at;
	char *text = read_part(cli,
		&record_types[RECORD_PRIORITY].fields[WEEKLY_TITLE], &at, err);
	bool ok = text != NULL;

	(void)task;
	if (ok) {
		words = priority_read(
			plan, current ? current->base.id : 0, text, cli->today);
		ok = edit_priority_add(plan, at, words.rank, words.title,
			words.node ? words.node->uid : 0, change, &id, err);
	}
	free(text);
	return ok;
}

/* The field that the verb of the command names. */
static int
verb_field(const struct cli *cli)
{
	const char *verb = strchr(cli->command->name, ' ') + 1;
	size_t i = 0;

	while (strcmp(fields[i].word, verb) != 0)
		i++;
	return fields[i].field;
}

bool
prepare_week_part(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	int field = verb_field(cli);
	struct week_at at;
	char *text = read_part(
		cli, &record_types[RECORD_WEEK].fields[field], &at, err);
	bool ok = text &&
		edit_week(&cli->session.plan, at, field, text, change, err);

	(void)task;
	free(text);
	return ok;
}

int
run_week(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct week *week;
	struct json_list list;
	struct err err = {0};
	int32_t on = cli->today;
	bool several;

	if (!cli_day(cli, OPT_ON, &on, &err))
		return cli_fail(&err);
	week = week_next(plan, NULL, on);
	if (cli->given[OPT_JSON]) {
		cli_json_begin(cli, &list, false);
		for (; week; week = week_next(plan, week, on))
			json_list_week(&list, plan, week);
		return cli_json_end(&list);
	}
	if (!week)
		return cli_failf(ERR_INPUT, _("this week has no note yet"));
	cli_page(cli);
	several = week_next(plan, week, on) != NULL;
	while (week) {
		print_week(plan, week, several);
		week = week_next(plan, week, on);
		if (week)
			putchar('\n');
	}
	return 0;
}
