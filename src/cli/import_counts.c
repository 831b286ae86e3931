/* SPDX-License-Identifier: MIT */
/*
 * What an import did: a line for each field it altered in what was there
 * already, and how much it added.
 *
 *     changed: 2026 Q4/O1.KR2 ten users: progress: 5/10 → 6/10
 *     1 key result and 2 check-ins added, 1 record changed
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/imported.h"
#include "base/say.h"
#include "base/text.h"
#include "import.h"
#include "model/query.h"
#include "model/value.h"

#define VALUE_CELLS 60 /* of a text that is shown */
#define SAME_CELLS 12  /* of what both sides begin with */

struct changes {
	const struct plan *plan;
	int *numbers; /* of nodes among their siblings, by id */
	struct str *out;
};

/* ---- whose field it is */

static void
number_nodes(struct changes *changes, uint32_t first)
{
	const struct node *node = plan_node(changes->plan, first);
	int numbers[LEVEL_ACTION + 1] = {0};

	for (; node; node = plan_node(changes->plan, node->next)) {
		changes->numbers[node->id] = ++numbers[node->level];
		number_nodes(changes, node->children.first);
	}
}

static void
number_all(struct changes *changes)
{
	const struct plan *plan = changes->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	changes->numbers = base_calloc(
		plan->tables[RECORD_NODE].limit + 1, sizeof *changes->numbers);
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		number_nodes(changes, cycle->nodes.first);
	number_nodes(changes, plan->backlog.first);
}

static void
add_ref(struct changes *changes, const struct node *node,
	char out[static REF_SIZE])
{
	const struct node *parent = plan_node(changes->plan, node->parent);
	char above[REF_SIZE] = "";

	if (parent)
		add_ref(changes, parent, above);
	node_ref_numbered(node, above, changes->numbers[node->id], out);
}

/* "2026 Q4/O1.KR2 ten users": what the other commands take, and its title. */
static void
name_node(struct changes *changes, uint32_t id)
{
	const struct node *node = plan_node(changes->plan, id);
	const struct cycle *cycle;
	char ref[REF_SIZE];

	if (!changes->numbers)
		number_all(changes);
	cycle = plan_cycle_of(changes->plan, node);
	if (cycle && cycle->name)
		str_addf(changes->out, "%s/", cycle->name);
	add_ref(changes, node, ref);
	str_addf(changes->out, "%s %s", ref, node->title);
}

static void
name_cycle(struct changes *changes, uint32_t id)
{
	const struct cycle *cycle = plan_cycle(changes->plan, id);

	str_add(changes->out, cycle && cycle->name ? cycle->name : "–");
}

static void
name_week(struct changes *changes, uint32_t id)
{
	const struct week *week = plan_week(changes->plan, id);
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	if (week)
		str_addf(changes->out, "%s – %s",
			day_text(week->starts, starts),
			day_text(week->ends, ends));
}

/* Records below others are named by those and what tells them apart. */
static void
name_record(struct changes *changes, enum record record, uint32_t id)
{
	const struct plan *plan = changes->plan;
	const struct metric *metric;
	char day[DAY_TEXT_SIZE];

	switch (record) {
	case RECORD_NODE:
		name_node(changes, id);
		break;
	case RECORD_CYCLE:
		name_cycle(changes, id);
		break;
	case RECORD_CHECKIN:
		name_node(changes, plan_checkin(plan, id)->node);
		str_addf(changes->out, ", %s",
			day_text(plan_checkin(plan, id)->on, day));
		break;
	case RECORD_COMMENT:
		name_node(changes, plan_comment(plan, id)->node);
		str_addf(changes->out, ", %s", _(record_types[record].label));
		break;
	case RECORD_SECTION:
		name_cycle(changes, plan_section(plan, id)->cycle);
		str_addf(changes->out, ", %s", plan_section(plan, id)->name);
		break;
	case RECORD_WEEK:
		name_week(changes, id);
		break;
	case RECORD_PRIORITY:
		name_week(changes, plan_priority(plan, id)->week);
		str_addf(changes->out, ", %s", plan_priority(plan, id)->title);
		break;
	case RECORD_METRIC:
	case RECORD_READING:
		metric = plan_metric(plan,
			record == RECORD_METRIC
				? id
				: plan_reading(plan, id)->metric);
		str_add(changes->out, metric->name ? metric->name : "–");
		if (record == RECORD_READING)
			str_addf(changes->out, ", %s",
				day_text(plan_reading(plan, id)->on, day));
		break;
	default:
		str_add(changes->out, _("the plan"));
	}
}

/* ---- from what to what */

/* Bytes that two texts begin with in common, but for a few cells of them. */
static size_t
same_start(const char *before, const char *after)
{
	size_t same = 0, at;
	int cells = 0;

	while (before[same] && before[same] == after[same])
		same++;
	for (at = same; at && cells <= SAME_CELLS; cells++)
		at = text_prev(before, strlen(before), at);
	return at;
}

static void
add_value(struct changes *changes, const struct field *field,
	struct value value, size_t skip)
{
	struct str text = {0};
	size_t length;

	value_show(field, value, &text);
	if (skip && value.type == VALUE_TEXT) {
		str_splice(&text, 0, skip, "…", strlen("…"));
	}
	length = text.length;
	if (text_width(str_text(&text), length) <= VALUE_CELLS)
		text_visible(changes->out, str_text(&text), length);
	else
		text_fit(changes->out, str_text(&text), length, VALUE_CELLS,
			false);
	str_fini(&text);
}

static void
add_edit(struct changes *changes, const struct edit *edit)
{
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	size_t skip = 0;

	str_add(changes->out, _("changed: "));
	name_record(changes, (enum record)edit->record, edit->id);
	str_addf(changes->out, ": %s: ", _(field->label));
	if (edit->before.type == VALUE_TEXT && edit->after.type == VALUE_TEXT)
		skip = same_start(edit->before.text, edit->after.text);
	add_value(changes, field, edit->before, skip);
	str_add(changes->out, " → ");
	add_value(changes, field, edit->after, skip);
	str_add_char(changes->out, '\n');
}

/* The ids of records that the change takes away, by kind. */
struct gone {
	bool *of[RECORD_COUNT];
};

static void
gone_init(
	struct gone *gone, const struct plan *plan, const struct change *change)
{
	const struct edit *edit;
	enum record record;
	size_t i;

	for (record = 0; record < RECORD_COUNT; record++)
		/* The plan itself is 1, and in no table. */
		gone->of[record] =
			base_calloc((size_t)plan->tables[record].limit + 2, 1);
	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->op == EDIT_DELETE)
			gone->of[edit->record][edit->id] = true;
	}
}

static void
gone_fini(struct gone *gone)
{
	enum record record;

	for (record = 0; record < RECORD_COUNT; record++)
		free(gone->of[record]);
}

/* Whether what it stands in goes, too, which says it. */
static bool
goes_along(const struct gone *gone, const struct plan *plan, enum record record,
	uint32_t id)
{
	const struct record_type *type = &record_types[record];
	const struct field *field;
	struct value value;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		field = &type->fields[i];
		if (field->type != FIELD_ID || record == RECORD_CYCLE)
			continue;
		value = plan_value(plan, record, id, field);
		if (value.type == VALUE_NUMBER &&
			gone->of[field->target][value.number])
			return true;
	}
	return false;
}

static void
add_gone(struct changes *changes, const struct gone *gone, int *count)
{
	const struct plan *plan = changes->plan;
	enum record record;
	uint32_t id;

	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		for (id = 1; id < plan->tables[record].limit; id++) {
			if (!gone->of[record][id])
				continue;
			++*count;
			if (goes_along(gone, plan, record, id))
				continue;
			str_add(changes->out, _("deleted: "));
			name_record(changes, record, id);
			str_add_char(changes->out, '\n');
		}
}

void
input_note_missing(void *context, enum record record, uint32_t id, int field)
{
	struct import_input *input = context;
	struct changes changes = {.plan = &input->cli->session.plan,
		.numbers = input->numbers,
		.out = &input->missing};
	const struct field *of;

	if (field == NO_FIELD)
		input->missed++;
	else
		input->unsaid++;
	if (!input->cli->given[OPT_DRY_RUN] || input->cli->given[OPT_QUIET])
		return;
	str_add(&input->missing, _("not in the file: "));
	name_record(&changes, record, id);
	if (field != NO_FIELD) {
		of = &record_types[record].fields[field];
		str_addf(&input->missing, ": %s: ", _(of->label));
		add_value(&changes, of,
			plan_value(changes.plan, record, id, of), 0);
	}
	str_add_char(&input->missing, '\n');
	input->numbers = changes.numbers;
}

static void
add_move(struct changes *changes, const struct edit *edit)
{
	str_add(changes->out, _("moved: "));
	name_node(changes, edit->id);
	str_add_char(changes->out, '\n');
}

void
input_note_changes(
	void *context, const struct plan *plan, const struct change *change)
{
	struct import_input *input = context;
	struct changes changes = {.plan = plan, .out = &input->changes};
	struct gone gone;
	const struct edit *edit;
	size_t i;

	str_clear(&input->changes);
	input->deleted = 0;
	if (input->cli->given[OPT_QUIET])
		return;
	gone_init(&gone, plan, change);
	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->op != EDIT_SET ||
			!plan_record(
				plan, (enum record)edit->record, edit->id) ||
			gone.of[edit->record][edit->id])
			continue;
		if (edit->record == RECORD_NODE && edit->field == NODE_POSITION)
			add_move(&changes, edit);
		else if (!record_types[edit->record]
				  .fields[edit->field]
				  .derived &&
			(edit->record != RECORD_NODE ||
				(edit->field != NODE_PARENT &&
					edit->field != NODE_CYCLE)))
			add_edit(&changes, edit);
	}
	add_gone(&changes, &gone, &input->deleted);
	gone_fini(&gone);
	free(changes.numbers);
}

/* ---- how much */

/* A line of its own; none for nothing. */
static void
print_count(const char *one, const char *many, int count)
{
	if (!count)
		return;
	printf(ngettext(one, many, (unsigned long)count), count);
	putchar('\n');
}

void
input_print_counts(const struct import_input *input)
{
	const struct imported imported = {
		.counts = &input->import.counts,
		.deleted = input->deleted,
		.dry_run = input->cli->given[OPT_DRY_RUN],
		.kept = input->kept,
		.left_out = input->out,
		.doubts = input->doubts,
		.doubt_lines = str_text(&input->doubt_lines),
	};
	struct str said = {0};

	if (input->changes.length)
		cli_print_lines(input->changes.data, 0);
	if (input->missing.length)
		cli_print_lines(input->missing.data, 0);
	if (input->cli->count > 1) {
		cli_print(input->name);
		fputs(": ", stdout);
	}
	imported_say(&imported, &said);
	puts(said.data);
	str_fini(&said);
	print_count(NN_("%d record of the plan is not in the file; "
			"--replace would delete it",
			    "%d records of the plan are not in the file; "
			    "--replace would delete them"),
		input->missed);
	print_count(NN_("%d field of the plan is empty in the file; "
			"--replace would clear it",
			    "%d fields of the plan are empty in the file; "
			    "--replace would clear them"),
		input->unsaid);
}
