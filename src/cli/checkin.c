/* SPDX-License-Identifier: MIT */
/* tenths checkin without the planner: what is owed, and one check-in. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "checkin_entry.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"

#define REF_CELLS 8 /* the least */

/* The next that is owed and passes the filter. */
static const struct node *
next_owed(const struct cli *cli, const struct filter *filter,
	const struct node *node)
{
	const struct plan *plan = &cli->session.plan;

	do
		node = checkin_next(plan, node, cli->today);
	while (node && !filter_match(filter, plan, node));
	return node;
}

static int
list_json(struct cli *cli, const struct filter *filter)
{
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric =
		plan_metric(plan, cli->count ? 0 : plan->metrics.first);
	const struct node *node = NULL;
	struct json_list list;
	struct refs refs = {0};

	cli_json_begin(cli, &list, false);
	while ((node = next_owed(cli, filter, node))) {
		list.ref = refs_next(&refs, plan, node);
		json_list_node(&list, plan, node, cli->today);
	}
	list.ref = NULL;
	for (; metric; metric = plan_metric(plan, metric->base.next))
		if (reading_owed(plan, metric, cli->today))
			cli_json_metric(cli, &list, metric, false);
	return cli_json_end(&list);
}

static void
list_metrics(const struct cli *cli, int width)
{
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	const struct reading *last;
	char day[DAY_TEXT_SIZE];

	for (; metric; metric = plan_metric(plan, metric->base.next)) {
		if (!reading_owed(plan, metric, cli->today))
			continue;
		last = reading_last(plan, metric);
		cli_column("-", width);
		printf("%-10s  ", last ? day_text(last->on, day) : "-");
		cli_print(metric->name);
		putchar('\n');
	}
}

/* How it is named after `checkin`: of another cycle than the current one with that. */
static void
print_node(const struct cli *cli, const struct node *node, struct refs *refs,
	int width)
{
	const struct plan *plan = &cli->session.plan;
	const struct checkin *last = checkin_last(plan, node);
	struct str ref = {0};
	char day[DAY_TEXT_SIZE];

	node_ref_from(
		refs, plan, node, plan_current_cycle(plan, cli->today), &ref);
	cli_column(str_text(&ref), width);
	printf("%-10s  ", last ? day_text(last->on, day) : "-");
	cli_print(node->title);
	putchar('\n');
	str_fini(&ref);
}

/* Cells of the names of all that is owed, and two. */
static int
measure(const struct cli *cli, const struct filter *filter)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	const struct node *node = NULL;
	struct refs refs = {0};
	struct str ref = {0};
	int width = REF_CELLS, cells;

	while ((node = next_owed(cli, filter, node))) {
		str_clear(&ref);
		node_ref_from(&refs, plan, node, current, &ref);
		cells = text_width(ref.data, ref.length);
		width = cells > width ? cells : width;
	}
	str_fini(&ref);
	return width + 2;
}

static void
print_owed(struct cli *cli, const struct filter *filter)
{
	int width = measure(cli, filter);
	const struct node *node = NULL;
	struct refs refs = {0};

	cli_page(cli);
	while ((node = next_owed(cli, filter, node)))
		print_node(cli, node, &refs, width);
	/* A filter is of nodes. */
	if (!cli->count)
		list_metrics(cli, width);
	cli_tell_over(cli);
}

/* Every key result that owes a check-in and passes the filter, with the day of its
 * last one; then the health metrics that owe a value. */
int
checkin_list(struct cli *cli)
{
	struct err err = {0};
	struct filter *filter = cli_filter(cli, &err);
	int status = 0;

	if (!filter)
		return cli_fail(&err);
	if (cli->given[OPT_JSON])
		status = list_json(cli, filter);
	else
		print_owed(cli, filter);
	filter_free(filter);
	return status;
}

/* VALUE is progress, or the metric's value where there is a metric. */
bool
checkin_entry_value(struct cli *cli, const struct node *node, const char *word,
	struct checkin_values *values, struct err *err)
{
	bool metric = node_detail(node)->basis == BASIS_METRIC;
	const struct field *fields = record_types[RECORD_CHECKIN].fields;
	struct value_context *context = cli_context(cli);
	struct value value;

	if (!value_read(&fields[metric ? CHECKIN_CURRENT : CHECKIN_PROGRESS],
		    word, context, &value, err))
		return false;
	if (value.type == VALUE_NONE)
		return true;
	if (!metric)
		values->progress = (int)value.number;
	else
		values->current = value.number;
	return !metric || value_unit(context, node_detail(node)->unit, err);
}

void
checkin_entry_init(struct entry *entry, const struct cli *cli)
{
	*entry = (struct entry){.values = {.on = cli->today,
					.progress = -1,
					.current = DECIMAL_NONE,
					.confidence = -1}};
}

void
checkin_entry_fini(struct entry *entry)
{
	free(entry->note);
	free(entry->blocker);
	free(entry->why);
}

static bool
read_text(struct cli *cli, enum option_id option, int field, char **text,
	struct err *err)
{
	if (cli->given[option])
		*text = cli_text(cli,
			&record_types[RECORD_CHECKIN].fields[field],
			cli->values[option], err);
	return !cli->given[option] || *text;
}

static bool
read_entry(struct cli *cli, struct entry *entry, struct err *err)
{
	const struct field *fields = record_types[RECORD_CHECKIN].fields;
	struct value confidence = value_number(-1), status = value_number(0);
	struct value on = value_number(cli->today);
	bool ok = cli_value(cli, OPT_CONFIDENCE, &fields[CHECKIN_CONFIDENCE],
			  &confidence, err) &&
		cli_value(cli, OPT_STATUS, &fields[CHECKIN_STATUS], &status,
			err) &&
		cli_value(cli, OPT_ON, &fields[CHECKIN_ON], &on, err) &&
		read_text(cli, OPT_NOTE, CHECKIN_NOTE, &entry->note, err) &&
		read_text(cli, OPT_BLOCKER, CHECKIN_BLOCKER, &entry->blocker,
			err) &&
		read_text(cli, OPT_WHY, CHECKIN_WHY, &entry->why, err);

	entry->values = (struct checkin_values){.on = (int32_t)on.number,
		.progress = -1,
		.current = DECIMAL_NONE,
		.confidence = confidence.type == VALUE_NONE
			? -1
			: (int)confidence.number,
		.status = (enum status)status.number,
		.note = entry->note,
		.blocker = entry->blocker,
		.why = entry->why};
	return ok;
}

/* Whether that day's check-in says all of this already, and a status: what was
 * confirmed stays so. */
static bool
says_it_already(const struct plan *plan, uint32_t id,
	const struct checkin_values *values)
{
	const struct checkin *there =
		checkin_before(plan, plan_node(plan, id), values->on + 1);

	return there && there->on == values->on && there->status &&
		(values->progress < 0 || values->progress == there->progress) &&
		(values->current == DECIMAL_NONE ||
			values->current == there->current) &&
		(values->confidence < 0 ||
			values->confidence == there->confidence);
}

/* Whoever says nothing else of the status confirms the one that is suggested. */
bool
checkin_entry_add(struct cli *cli, uint32_t id, const struct entry *entry,
	struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	struct checkin_values values = entry->values;
	char text[TENTHS_TEXT_SIZE];

	if (edit_checkin_asks_why(plan, id, &values))
		return err_set(err, ERR_INPUT,
			_("the confidence falls to %s/10: say why with --why"),
			tenths_text(values.confidence, text));
	if (!values.status && !says_it_already(plan, id, &values))
		values.status = edit_checkin_suggest(plan, id, &values);
	return edit_checkin(plan, id, &values, change, err);
}

/* Whether an earlier word named the node already. */
static bool
named_before(struct cli *cli, int count, const struct node *node)
{
	int i;

	for (i = 0; i < count; i++)
		if (cli_node(cli, cli->words[i], NULL) == node)
			return true;
	return false;
}

static bool
prepare(struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct entry *entry = task;
	bool valued = last_is_value(cli), ok = true;
	int count = cli->count - valued, i;

	for (i = 0; ok && i < count; i++) {
		struct entry one = *entry;
		const struct node *node = cli_node(cli, cli->words[i], err);

		if (node && named_before(cli, i, node))
			continue;
		ok = node &&
			(!valued ||
				checkin_entry_value(cli, node,
					cli->words[count], &one.values, err)) &&
			checkin_entry_add(cli, node->id, &one, change, err);
	}
	return ok;
}

int
checkin_enter(struct cli *cli)
{
	struct entry entry = {0};
	struct err err = {0};
	bool ok = read_entry(cli, &entry, &err) &&
		cli_do(cli, prepare, &entry, &err);

	checkin_entry_fini(&entry);
	return ok ? 0 : cli_fail(&err);
}

bool
checkin_set(struct cli *cli, uint32_t id, const char *value,
	struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	struct entry entry = {0};
	bool ok = read_entry(cli, &entry, err) &&
		(!value ||
			checkin_entry_value(cli, plan_node(plan, id), value,
				&entry.values, err)) &&
		checkin_entry_add(cli, id, &entry, change, err);

	checkin_entry_fini(&entry);
	return ok;
}
