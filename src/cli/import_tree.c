/* SPDX-License-Identifier: MIT */
/*
 * What a dry run shows: the tree as it was read, before each line of it the
 * line of the file and why it was read so.
 *
 *     line  read as                      tree
 *        1  a heading that names a span  2026 Q4  2026-10-01 – 2026-12-31
 *        3  by its label                   O1 Ship it
 *
 * The tree comes last, so that nothing has to be cut for the columns to stand
 * below each other.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "import.h"
#include "model/cycle.h"
#include "model/query.h"
#include "model/value.h"

#define WHY_LEAST 12 /* cells */

struct row {
	int line; /* 0: none */
	const char *why, *text;
};

struct tree {
	struct import_input *input;
	const struct plan *from;
	struct row *rows;
	size_t count, capacity;
	const struct placing *headings; /* of RECORD_PLAN, not printed yet */
	size_t heading_count;
	const char **lines; /* of the file, where each begins */
	int line_count;
	struct str text; /* of the row at hand */
};

/* ---- the lines of the file */

static void
find_lines(struct tree *tree)
{
	const struct str *text = &tree->input->text;
	const char *at = text->data, *end = at + text->length;
	int i, count = 1;

	for (; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		count++;
	tree->lines = base_calloc((size_t)count + 1, sizeof *tree->lines);
	tree->line_count = count;
	at = text->data;
	for (i = 0; i < count; i++) {
		tree->lines[i] = at;
		at = memchr(at, '\n', (size_t)(end - at));
		at = at ? at + 1 : end + 1;
	}
	tree->lines[count] = at;
}

/* A line without what is around it; *length 0 when there is none. */
static const char *
line_text(const struct tree *tree, int line, size_t *length)
{
	const char *text;

	*length = 0;
	if (line < 1 || line > tree->line_count)
		return "";
	text = tree->lines[line - 1];
	*length = (size_t)(tree->lines[line] - text) - 1;
	return str_trim(text, length);
}

/* ---- rows */

static void
add_row(struct tree *tree, int line, const char *why)
{
	if (tree->count == tree->capacity) {
		tree->capacity = tree->capacity ? 2 * tree->capacity : 64;
		tree->rows = base_realloc(
			tree->rows, tree->capacity, sizeof *tree->rows);
	}
	tree->rows[tree->count++] = (struct row){line, why,
		arena_text(&tree->input->arena, str_text(&tree->text),
			tree->text.length)};
	str_clear(&tree->text);
}

static int
compare_placings(const void *a, const void *b)
{
	const struct placing *one = a, *other = b;

	if (one->at.record != other->at.record)
		return one->at.record < other->at.record ? -1 : 1;
	if (one->at.id != other->at.id)
		return one->at.id < other->at.id ? -1 : 1;
	if (one->at.record == RECORD_PLAN && one->at.line != other->at.line)
		return one->at.line < other->at.line ? -1 : 1;
	return one->order < other->order ? -1 : 1;
}

/* The places of a record, which stand together; *count of them. */
static const struct placing *
places_of(
	const struct tree *tree, enum record record, uint32_t id, size_t *count)
{
	const struct placing *all = tree->input->placings;
	size_t low = 0, high = tree->input->placing_count, at;

	while (low < high) {
		at = (low + high) / 2;
		if (all[at].at.record < record ||
			(all[at].at.record == record && all[at].at.id < id))
			low = at + 1;
		else
			high = at;
	}
	for (*count = 0, at = low; at < tree->input->placing_count &&
		all[at].at.record == record && all[at].at.id == id;
		at++)
		++*count;
	return all + low;
}

/* Adds a line of the file without the tags of HTML, which no reader keeps. */
static void
add_line(struct tree *tree, int line)
{
	size_t length, run;
	const char *text = line_text(tree, line, &length), *end = text + length;
	const char *open, *shut;

	for (; text < end; text += run) {
		open = memchr(text, '<', (size_t)(end - text));
		run = (size_t)((open ? open : end) - text);
		str_add_bytes(&tree->text, text, run);
		shut = open ? memchr(open, '>', (size_t)(end - open)) : NULL;
		if (!open)
			break;
		if (shut && (isalpha((unsigned char)open[1]) || open[1] == '/'))
			run = (size_t)(shut + 1 - text);
		else
			str_add_bytes(&tree->text, text + run++, 1);
	}
}

/* Headings that only say how what follows is read, up to that line. */
static void
add_headings(struct tree *tree, int line)
{
	const struct placing *place = tree->headings;

	for (; tree->heading_count && place->at.line < line;
		place++, tree->heading_count--) {
		add_line(tree, place->at.line);
		add_row(tree, place->at.line, place->at.why);
	}
	tree->headings = place;
}

static bool
has_place(const struct placing *places, size_t count, int field)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (places[i].at.field == field)
			return true;
	return false;
}

/* Whether a field says more than where the record stands. */
static bool
is_fact(enum record record, int field, struct value value)
{
	const struct field *type = &record_types[record].fields[field];

	if (value.type == VALUE_NONE || type->derived ||
		type->type == FIELD_ID || type->type == FIELD_UID)
		return false;
	switch (record) {
	case RECORD_NODE:
		return field != NODE_TITLE && field != NODE_LEVEL &&
			(field != NODE_STATE || value.number != STATE_OPEN);
	case RECORD_CYCLE:
		return field != CYCLE_NAME && field != CYCLE_STARTS &&
			field != CYCLE_ENDS;
	case RECORD_WEEK:
		return field != WEEK_STARTS && field != WEEK_ENDS;
	case RECORD_SECTION:
		return field == SECTION_TEXT;
	case RECORD_CHECKIN:
		return field != CHECKIN_ON;
	case RECORD_PRIORITY:
		return field != WEEKLY_TITLE;
	case RECORD_METRIC:
		return field != METRIC_NAME;
	default:
		return true;
	}
}

/* What the line that made it says of it; texts that came in lines of their own
 * have rows of their own. */
static void
add_facts(struct tree *tree, enum record record, const void *memory,
	const struct placing *places, size_t count)
{
	const struct record_type *type = &record_types[record];
	struct value value;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		value = record_value(record, memory, &type->fields[i]);
		if (!is_fact(record, (int)i, value) ||
			has_place(places, count, (int)i))
			continue;
		str_addf(&tree->text, "  %s: ", _(type->fields[i].label));
		value_show(&type->fields[i], value, &tree->text);
	}
}

/* What a line below a record became: a line of a text, or a value, which is
 * told as it is stored. */
static void
add_place(struct tree *tree, const struct placing *place, const void *memory)
{
	const struct field *field;
	struct value value;

	if (place->at.field < 0) {
		add_line(tree, place->at.line);
		return;
	}
	field = &record_types[place->at.record].fields[place->at.field];
	value = record_value(place->at.record, memory, field);
	str_addf(&tree->text, "%s: ", _(field->label));
	if (field->type == FIELD_PROSE || value.type == VALUE_NONE)
		add_line(tree, place->at.line);
	else
		value_show(field, value, &tree->text);
}

/* A record: how it begins is in tree->text already. */
static void
add_record(struct tree *tree, enum record record, const void *memory, int depth)
{
	const struct base *base = memory;
	const struct placing *places;
	size_t count, i;
	bool made;

	places = places_of(tree, record, base->id, &count);
	made = count && places->at.field < 0;
	add_facts(tree, record, memory, places, count);
	add_row(tree, made ? places->at.line : 0, made ? places->at.why : "");
	for (i = made ? 1 : 0; i < count; i++) {
		str_add_repeat(&tree->text, "  ", (size_t)depth + 1);
		add_place(tree, &places[i], memory);
		add_row(tree, places[i].at.line, places[i].at.why);
	}
}

static int
line_of(const struct tree *tree, enum record record, uint32_t id)
{
	size_t count;
	const struct placing *places = places_of(tree, record, id, &count);

	return count ? places->at.line : 0;
}

static void
add_checkins(struct tree *tree, const struct node *node, int depth)
{
	const struct checkin *checkin =
		plan_checkin(tree->from, node_detail(node)->checkins.first);
	char day[DAY_TEXT_SIZE];

	for (; checkin;
		checkin = plan_checkin(tree->from, checkin->base.next)) {
		str_add_repeat(&tree->text, "  ", (size_t)depth);
		str_addf(&tree->text, "%s %s", _("check-in"),
			day_text(checkin->on, day));
		add_record(tree, RECORD_CHECKIN, checkin, depth);
	}
}

static void
add_comments(struct tree *tree, const struct node *node, int depth)
{
	const struct comment *comment =
		plan_comment(tree->from, node_detail(node)->comments.first);

	for (; comment;
		comment = plan_comment(tree->from, comment->base.next)) {
		str_add_repeat(&tree->text, "  ", (size_t)depth);
		str_add(&tree->text, _("comment"));
		add_record(tree, RECORD_COMMENT, comment, depth);
	}
}

static void
add_nodes(struct tree *tree, uint32_t first, const char *above, int depth)
{
	const struct node *node = plan_node(tree->from, first);
	int numbers[LEVEL_ACTION + 1] = {0};
	char ref[REF_SIZE];
	const char *label;

	for (; node; node = plan_node(tree->from, node->next)) {
		node_ref_numbered(node, above, ++numbers[node->level], ref);
		label = strrchr(ref, '.');
		add_headings(tree, line_of(tree, RECORD_NODE, node->id));
		str_add_repeat(&tree->text, "  ", (size_t)depth);
		str_addf(&tree->text, "%s %s", label ? label + 1 : ref,
			node->title);
		add_record(tree, RECORD_NODE, node, depth);
		add_checkins(tree, node, depth + 1);
		add_comments(tree, node, depth + 1);
		add_nodes(tree, node->children.first, ref, depth + 1);
	}
}

static void
add_sections(struct tree *tree, const struct cycle *cycle)
{
	const struct section *section =
		plan_section(tree->from, cycle->sections.first);

	for (; section;
		section = plan_section(tree->from, section->base.next)) {
		str_addf(&tree->text, "  [%s]", section->name);
		add_record(tree, RECORD_SECTION, section, 1);
	}
}

/* Where nodes go that the file puts into no cycle. */
static void
add_loose_name(struct tree *tree)
{
	const struct cli *cli = tree->input->cli;
	const struct plan *plan = &cli->session.plan;
	uint32_t asked = tree->input->import.cycle;
	const struct cycle *cycle = asked
		? plan_cycle(plan, asked)
		: plan_current_cycle(plan, cli->today);
	char name[SPAN_TEXT_SIZE];

	if (!cycle || !cycle->name || cycle_closed(cycle))
		str_add(&tree->text, span_text(span_quarter(cli->today), name));
	else
		str_add(&tree->text, cycle->name);
	add_row(tree, 0,
		asked ? _("the cycle of --cycle") : _("the current cycle"));
}

static void
add_cycle(struct tree *tree, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	if (cycle->name) {
		add_headings(tree, line_of(tree, RECORD_CYCLE, cycle->base.id));
		str_addf(&tree->text, "%s  %s – %s", cycle->name,
			day_text(cycle->starts, starts),
			day_text(cycle->ends, ends));
		add_record(tree, RECORD_CYCLE, cycle, 0);
	} else {
		add_loose_name(tree);
	}
	add_nodes(tree, cycle->nodes.first, "", 1);
	add_sections(tree, cycle);
}

static void
add_priorities(struct tree *tree, const struct week *week)
{
	const struct weekly_priority *priority =
		plan_priority(tree->from, week->priorities.first);

	for (; priority;
		priority = plan_priority(tree->from, priority->base.next)) {
		str_addf(&tree->text, "    %s",
			priority->title ? priority->title : "");
		add_record(tree, RECORD_PRIORITY, priority, 2);
	}
}

static void
add_weeks(struct tree *tree)
{
	const struct week *week =
		plan_week(tree->from, tree->from->weeks.first);
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	if (!week)
		return;
	str_add(&tree->text, _("Week notes"));
	add_row(tree, 0, "");
	for (; week; week = plan_week(tree->from, week->base.next)) {
		add_headings(tree, line_of(tree, RECORD_WEEK, week->base.id));
		str_addf(&tree->text, "  %s – %s",
			day_text(week->starts, starts),
			day_text(week->ends, ends));
		add_record(tree, RECORD_WEEK, week, 1);
		add_priorities(tree, week);
	}
}

static void
add_metrics(struct tree *tree)
{
	const struct metric *metric =
		plan_metric(tree->from, tree->from->metrics.first);

	if (!metric)
		return;
	str_add(&tree->text, _("Health metrics"));
	add_row(tree, 0, "");
	for (; metric; metric = plan_metric(tree->from, metric->base.next)) {
		add_headings(
			tree, line_of(tree, RECORD_METRIC, metric->base.id));
		str_addf(&tree->text, "  %s", metric->name ? metric->name : "");
		add_record(tree, RECORD_METRIC, metric, 1);
	}
}

static void
add_all(struct tree *tree)
{
	const struct plan *from = tree->from;
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);

	for (; cycle; cycle = plan_cycle(from, cycle->base.next))
		add_cycle(tree, cycle);
	if (from->backlog.first) {
		str_add(&tree->text, _("Backlog"));
		add_row(tree, 0, "");
		add_nodes(tree, from->backlog.first, "", 1);
	}
	add_metrics(tree);
	add_weeks(tree);
	add_headings(tree, INT32_MAX);
}

/* ---- columns */

static int
widest_why(const struct tree *tree)
{
	const char *name = _("read as");
	int widest = text_width(name, strlen(name)), width;
	const struct cli *cli = tree->input->cli;
	const char *why = "";
	size_t i;

	for (i = 0; i < tree->count; i++) {
		/* Most are the one before. */
		if (tree->rows[i].why == why)
			continue;
		why = tree->rows[i].why;
		width = text_width(why, strlen(why));
		if (width > widest)
			widest = width;
	}
	if (cli->whole_lines || widest <= cli->width / 3)
		return widest;
	return cli->width / 3 > WHY_LEAST ? cli->width / 3 : WHY_LEAST;
}

static void
print_row(const struct tree *tree, const char *line, const struct row *row,
	const int widths[2])
{
	const struct cli *cli = tree->input->cli;
	size_t length = strlen(row->text);
	struct str out = {0};
	int left = cli->width - widths[0] - widths[1] - 4;

	/* Chinese numbers and names of columns have cells, not bytes. */
	str_add_repeat(&out, " ",
		(size_t)(widths[0] - text_width(line, strlen(line))));
	str_addf(&out, "%s  ", line);
	text_fit(&out, row->why, strlen(row->why), widths[1], false);
	str_add(&out, "  ");
	if (cli->whole_lines || text_width(row->text, length) <= left)
		text_visible(&out, row->text, length);
	else
		text_fit(&out, row->text, length, left > 2 ? left : 2, false);
	length = out.length;
	while (length && out.data[length - 1] == ' ')
		length--;
	printf("%.*s\n", (int)length, out.data);
	str_fini(&out);
}

static void
print_rows(const struct tree *tree)
{
	const char *name = _("line");
	const struct row head = {0, _("read as"), _("tree")};
	int widths[2] = {text_width(name, strlen(name)), widest_why(tree)};
	char number[12];
	size_t i;
	int width;

	for (i = 0; i < tree->count; i++) {
		width = snprintf(
			number, sizeof number, "%d", tree->rows[i].line);
		if (width > widths[0])
			widths[0] = width;
	}
	print_row(tree, name, &head, widths);
	for (i = 0; i < tree->count; i++) {
		*number = '\0';
		if (tree->rows[i].line)
			snprintf(number, sizeof number, "%d",
				tree->rows[i].line);
		print_row(tree, number, &tree->rows[i], widths);
	}
}

void
input_print_tree(struct import_input *input)
{
	struct tree tree = {.input = input, .from = &input->import.from};

	if (input->placing_count)
		qsort(input->placings, input->placing_count,
			sizeof *input->placings, compare_placings);
	find_lines(&tree);
	tree.headings = places_of(&tree, RECORD_PLAN, 1, &tree.heading_count);
	add_all(&tree);
	print_rows(&tree);
	free(tree.rows);
	free(tree.lines);
	str_fini(&tree.text);
}
