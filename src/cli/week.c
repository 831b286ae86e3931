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

/* Each with its number, by which the verbs name it. */
static void
print_priorities(const struct cli *cli, const struct week *week)
{
	const struct plan *plan = &cli->session.plan;
	static const char *const marks[] = {[WEEKLY_OPEN] = "○",
		[WEEKLY_DONE] = "✓",
		[WEEKLY_NOT_DONE] = "✗"};
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	const struct node *node;
	struct refs refs = {0};
	struct str ref = {0};
	int number = 0;

	for (; at; at = plan_priority(plan, at->base.next)) {
		printf("%d %s P%d  ", ++number, marks[at->state],
			priority_rank(at));
		cli_print(at->title);
		node = plan_node_by_uid(plan, at->node);
		str_clear(&ref);
		if (node) {
			str_add(&ref, "  ");
			node_ref_from(&refs, plan, node, current, &ref);
		}
		cli_print(str_text(&ref));
		putchar('\n');
	}
	str_fini(&ref);
}

/* What became of last week's priorities is said in this one. Whether there are
 * any. */
static bool
print_last(const struct cli *cli, struct week_at at)
{
	const struct week *last = week_last(&cli->session.plan, at);
	char day[DAY_TEXT_SIZE];

	if (!last || !last->priorities.first)
		return false;
	printf(_("Week of %s\n"), day_text(last->starts, day));
	print_priorities(cli, last);
	return true;
}

/* `several`: its id, too, which says that this one is meant. */
static void
print_week(const struct cli *cli, const struct week *week, bool several)
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
	print_priorities(cli, week);
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

bool
cli_week(struct cli *cli, struct week_at *at, struct err *err)
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
	return cli_week(cli, at, err) ? cli_text(cli, field, cli->words[0], err)
				      : NULL;
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
		edit_week(&cli->session.plan,
			&(struct week_text){at, field, text}, change, err);

	(void)task;
	free(text);
	return ok;
}

/* The notes that hold `on`, or with DAY_NONE all there are. */
static int
list_json(struct cli *cli, int32_t on)
{
	const struct plan *plan = &cli->session.plan;
	const struct week *week = plan_week(plan, plan->weeks.first);
	struct json_list list;

	cli_json_begin(cli, &list, false);
	for (; week; week = plan_week(plan, week->base.next))
		if (on == DAY_NONE || (week->starts <= on && on <= week->ends))
			json_list_week(&list, plan, week);
	return cli_json_end(&list);
}

/* The notes of a day, each below what became of the week before. */
static bool
print_day(const struct cli *cli, int32_t on)
{
	const struct plan *plan = &cli->session.plan;
	const struct week *week = week_next(plan, NULL, on), *next;
	bool several = week && week_next(plan, week, on);

	if (!week)
		return print_last(cli, (struct week_at){.day = on});
	for (; week; week = next) {
		next = week_next(plan, week, on);
		if (print_last(cli, (struct week_at){.id = week->base.id}))
			putchar('\n');
		print_week(cli, week, several);
		if (next)
			putchar('\n');
	}
	return true;
}

int
run_week(struct cli *cli)
{
	struct err err = {0};
	int32_t on = cli->today;

	if (!cli_day(cli, OPT_ON, &on, &err))
		return cli_fail(&err);
	if (cli->given[OPT_JSON])
		return list_json(cli, on);
	cli_page(cli);
	return print_day(cli, on)
		? 0
		: cli_failf(ERR_INPUT, _("this week has no note yet"));
}

int
run_week_list(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct week *week = plan_week(plan, plan->weeks.first);

	if (cli->given[OPT_JSON])
		return list_json(cli, DAY_NONE);
	cli_page(cli);
	for (; week; week = plan_week(plan, week->base.next)) {
		print_week(cli, week, false);
		if (week->base.next)
			putchar('\n');
	}
	return 0;
}
