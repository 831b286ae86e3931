/* SPDX-License-Identifier: MIT */
/*
 * A plan with everything in it. The order of keys is fixed, one field stands on
 * one line, ids are always there and what is the same without saying it is not
 * said, so that git shows and merges what was changed.
 */
#include <stdlib.h>
#include <string.h>

#include "model/progress.h"
#include "yaml/out.h"
#include "yaml_plan.h"

struct writer {
	struct out out;
	const struct plan *plan;
};

static void
write_tags(struct out *out, const char *tags)
{
	char word[256];
	size_t length;

	out_flow(out);
	while (*(tags += strspn(tags, " \t\n"))) {
		length = strcspn(tags, " \t\n");
		/* A longer one in parts, which is what reading would give. */
		if (length >= sizeof word)
			length = sizeof word - 1;
		memcpy(word, tags, length);
		word[length] = '\0';
		out_text(out, word);
		tags += length;
	}
	out_close(out);
}

static void
write_link(struct out *out, char *link)
{
	char *space = strchr(link, ' ');

	if (!space) {
		out_text(out, link);
		return;
	}
	*space = '\0';
	out_map(out);
	out_key(out, "title");
	out_text(out, space + 1);
	out_key(out, "url");
	out_text(out, link);
	out_close(out);
}

static void
write_links(struct out *out, const char *links)
{
	char *copy = base_strdup(links), *rest = copy, *link;

	out_list(out);
	while ((link = strsep(&rest, "\n"))) {
		link += strspn(link, " \t");
		if (*link)
			write_link(out, link);
	}
	out_close(out);
	free(copy);
}

static bool
is_blank(const char *text)
{
	return !text[strspn(text, " \t\n")];
}

static void
write_text(struct out *out, const struct field *field, const char *key,
	const char *text)
{
	bool tags = strcmp(field->name, "tags") == 0;
	bool links = strcmp(field->name, "links") == 0;

	if ((tags || links) && is_blank(text))
		return;
	out_key(out, key);
	if (tags)
		write_tags(out, text);
	else if (links)
		write_links(out, text);
	else
		out_text(out, text);
}

static void
write_tenths(struct out *out, const struct field *field, int number)
{
	char text[TENTHS_TEXT_SIZE];
	char point[TENTHS_TEXT_SIZE + 4];

	if (strcmp(field->name, "score") == 0) {
		out_number(out, score_text(number, text));
		return;
	}
	snprintf(point, sizeof point, "%s/10", tenths_text(number, text));
	out_word(out, point);
}

/* A field as key and value; nothing when it is nothing. */
static void
write_field(struct writer *writer, enum record record, const void *memory,
	int at, const char *key)
{
	const struct field *field = &record_types[record].fields[at];
	struct value value = record_value(record, memory, field);
	struct out *out = &writer->out;
	char text[DECIMAL_TEXT_SIZE];

	if (value.type == VALUE_NONE)
		return;
	if (!key)
		key = field->name;
	if (field->type == FIELD_TEXT) {
		write_text(out, field, key, value.text);
		return;
	}
	out_key(out, key);
	switch (field->type) {
	case FIELD_WORD:
		out_word(out, field_word(field, value.number));
		break;
	case FIELD_TENTHS:
		write_tenths(out, field, (int)value.number);
		break;
	case FIELD_DAY:
		out_word(out, day_text((int32_t)value.number, text));
		break;
	case FIELD_UID:
		out_word(out, uid_text((uint64_t)value.number, text));
		break;
	case FIELD_DECIMAL:
		out_number(out, decimal_text(value.number, text));
		break;
	default:
		/* The one with decimal places is a weight, in hundredths. */
		if (record == RECORD_NODE)
			value.number *= DECIMAL_ONE / 100;
		else
			value.number *= DECIMAL_ONE;
		out_number(out, decimal_text(value.number, text));
		break;
	}
}

static void
write_fields(struct writer *writer, enum record record, const void *memory,
	const int *fields)
{
	for (; *fields >= 0; fields++)
		write_field(writer, record, memory, *fields, NULL);
}

static void
write_checkins(struct writer *writer, const struct node *node)
{
	static const int fields[] = {CHECKIN_ON, CHECKIN_PROGRESS,
		CHECKIN_CURRENT, CHECKIN_CONFIDENCE, CHECKIN_STATUS,
		CHECKIN_NOTE, CHECKIN_BLOCKER, CHECKIN_WHY, -1};
	const struct checkin *checkin =
		plan_checkin(writer->plan, node_detail(node)->checkins.first);
	struct out *out = &writer->out;

	if (!checkin)
		return;
	out_key(out, "checkins");
	out_list(out);
	for (; checkin;
		checkin = plan_checkin(writer->plan, checkin->base.next)) {
		out_map(out);
		write_fields(writer, RECORD_CHECKIN, checkin, fields);
		out_extra(out, checkin->extra);
		out_close(out);
	}
	out_close(out);
}

static bool
has_metric(const struct detail *detail)
{
	return detail->start != DECIMAL_NONE ||
		detail->target != DECIMAL_NONE ||
		detail->current != DECIMAL_NONE ||
		detail->low != DECIMAL_NONE || detail->high != DECIMAL_NONE ||
		(detail->unit && *detail->unit);
}

static void
write_metric(struct writer *writer, const struct node *node)
{
	static const int fields[] = {NODE_START, NODE_TARGET, NODE_CURRENT,
		NODE_UNIT, NODE_LOW, NODE_HIGH, -1};

	if (!has_metric(node_detail(node)))
		return;
	out_key(&writer->out, "metric");
	out_map(&writer->out);
	write_fields(writer, RECORD_NODE, node, fields);
	out_close(&writer->out);
}

/* A metric without progress is read as the basis, so manual must be said. */
static void
write_basis(struct writer *writer, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	bool read_as_metric = has_metric(detail) && node->progress < 0;

	if (detail->basis == BASIS_MANUAL && read_as_metric) {
		out_key(&writer->out, "basis");
		out_word(&writer->out, "manual");
	} else if (detail->basis != BASIS_METRIC || !read_as_metric) {
		write_field(writer, RECORD_NODE, node, NODE_BASIS, NULL);
	}
}

static void write_node(
	struct writer *writer, const struct node *node, int expected);

/* The children of a node or the nodes of a cycle, as a list that says by its
 * name of which level they are; those of another say so themselves. */
static void
write_nodes(struct writer *writer, uint32_t first, int level, const char *key)
{
	const struct node *node = plan_node(writer->plan, first);

	if (!node)
		return;
	out_key(&writer->out, key);
	out_list(&writer->out);
	for (; node; node = plan_node(writer->plan, node->next))
		write_node(writer, node, level);
	out_close(&writer->out);
}

static void
write_node(struct writer *writer, const struct node *node, int expected)
{
	static const int fields[] = {NODE_KIND, NODE_PRIORITY, NODE_STATE,
		NODE_STATUS, NODE_DUE, NODE_STARTS, NODE_FINISHED,
		NODE_PROGRESS, NODE_CONFIDENCE, NODE_SCORE, NODE_REASON,
		NODE_WEIGHT, -1};
	static const int more[] = {NODE_OWNER, NODE_TAGS, NODE_LINKS,
		NODE_ALIGN, NODE_CARRIED_FROM, NODE_NOTE, NODE_REFLECTION, -1};
	struct out *out = &writer->out;

	out_map(out);
	write_field(writer, RECORD_NODE, node, NODE_UID, "id");
	if (node->level != expected)
		write_field(writer, RECORD_NODE, node, NODE_LEVEL, NULL);
	out_key(out, "title");
	out_text(out, node->title);
	write_fields(writer, RECORD_NODE, node, fields);
	write_basis(writer, node);
	write_metric(writer, node);
	write_fields(writer, RECORD_NODE, node, more);
	out_extra(out, node_detail(node)->extra);
	write_checkins(writer, node);
	if (node->level == LEVEL_OBJECTIVE)
		write_nodes(writer, node->children.first, LEVEL_KEY_RESULT,
			"key_results");
	else
		write_nodes(
			writer, node->children.first, LEVEL_ACTION, "actions");
	out_close(out);
}

static void
write_review(struct writer *writer, const struct cycle *cycle)
{
	const struct section *section =
		plan_section(writer->plan, cycle->sections.first);
	struct out *out = &writer->out;

	if (!section && (!cycle->template || !*cycle->template))
		return;
	out_key(out, "review");
	out_map(out);
	write_field(writer, RECORD_CYCLE, cycle, CYCLE_TEMPLATE, NULL);
	if (section) {
		out_key(out, "sections");
		out_map(out);
		for (; section; section = plan_section(
					writer->plan, section->base.next)) {
			out_name(out, section->name ? section->name : "");
			out_text(out, section->text ? section->text : "");
		}
		out_close(out);
	}
	out_close(out);
}

static void
write_cycle(struct writer *writer, const struct cycle *cycle, bool all)
{
	static const int fields[] = {CYCLE_STARTS, CYCLE_ENDS, CYCLE_STATE,
		CYCLE_CLOSED, CYCLE_PROGRESS, CYCLE_TAGS, CYCLE_NOTE, -1};
	const struct cycle *parent = plan_cycle(writer->plan, cycle->parent);
	struct out *out = &writer->out;
	char text[UID_TEXT_SIZE];

	out_map(out);
	write_field(writer, RECORD_CYCLE, cycle, CYCLE_UID, "id");
	write_field(writer, RECORD_CYCLE, cycle, CYCLE_NAME, NULL);
	if (parent && all) {
		out_key(out, "within");
		out_word(out, uid_text(parent->uid, text));
	}
	write_fields(writer, RECORD_CYCLE, cycle, fields);
	out_extra(out, cycle->extra);
	write_nodes(writer, cycle->nodes.first, LEVEL_OBJECTIVE, "objectives");
	write_review(writer, cycle);
	out_close(out);
}

/* What is to go to the cycle asked for stands in one without a name. */
static void
write_loose(struct writer *writer, const struct cycle *cycle)
{
	write_nodes(writer, cycle->nodes.first, LEVEL_OBJECTIVE, "objectives");
}

static void
write_cycles(struct writer *writer, uint32_t only)
{
	const struct plan *plan = writer->plan;
	const struct cycle *cycle =
		plan_cycle(plan, only ? only : plan->cycles.first);

	if (cycle && !cycle->name) {
		write_loose(writer, cycle);
		cycle = plan_cycle(plan, cycle->base.next);
	}
	if (!cycle)
		return;
	out_key(&writer->out, "cycles");
	out_list(&writer->out);
	for (; cycle; cycle = plan_cycle(plan, only ? 0 : cycle->base.next))
		write_cycle(writer, cycle, !only);
	out_close(&writer->out);
}

static void
write_priorities(struct writer *writer, const struct week *week)
{
	static const int fields[] = {PRIORITY_TITLE, PRIORITY_RANK,
		PRIORITY_STATE, PRIORITY_NODE, -1};
	const struct weekly_priority *priority =
		plan_priority(writer->plan, week->priorities.first);

	if (!priority)
		return;
	out_key(&writer->out, "priorities");
	out_list(&writer->out);
	for (; priority;
		priority = plan_priority(writer->plan, priority->base.next)) {
		out_map(&writer->out);
		write_fields(writer, RECORD_PRIORITY, priority, fields);
		out_close(&writer->out);
	}
	out_close(&writer->out);
}

static void
write_weeks(struct writer *writer)
{
	static const int fields[] = {
		WEEK_NOW, WEEK_WINS, WEEK_BLOCKERS, WEEK_AHEAD, WEEK_NOTE, -1};
	const struct week *week =
		plan_week(writer->plan, writer->plan->weeks.first);

	if (!week)
		return;
	out_key(&writer->out, "weeks");
	out_list(&writer->out);
	for (; week; week = plan_week(writer->plan, week->base.next)) {
		out_map(&writer->out);
		write_field(writer, RECORD_WEEK, week, WEEK_UID, "id");
		write_field(writer, RECORD_WEEK, week, WEEK_STARTS, "from");
		write_field(writer, RECORD_WEEK, week, WEEK_ENDS, "to");
		write_fields(writer, RECORD_WEEK, week, fields);
		out_extra(&writer->out, week->extra);
		write_priorities(writer, week);
		out_close(&writer->out);
	}
	out_close(&writer->out);
}

static void
write_readings(struct writer *writer, const struct metric *metric)
{
	const struct reading *reading =
		plan_reading(writer->plan, metric->readings.first);
	struct out *out = &writer->out;
	char text[DECIMAL_TEXT_SIZE];

	if (!reading)
		return;
	out_key(out, "values");
	out_map(out);
	for (; reading;
		reading = plan_reading(writer->plan, reading->base.next)) {
		out_key(out, day_text(reading->on, text));
		if (!reading->note || !*reading->note) {
			out_number(out,
				reading->value == DECIMAL_NONE
					? "null"
					: decimal_text(reading->value, text));
			continue;
		}
		out_map(out);
		write_field(
			writer, RECORD_READING, reading, READING_VALUE, NULL);
		write_field(
			writer, RECORD_READING, reading, READING_NOTE, NULL);
		out_close(out);
	}
	out_close(out);
}

static void
write_metrics(struct writer *writer)
{
	static const int fields[] = {METRIC_NAME, METRIC_UNIT, METRIC_LOW,
		METRIC_HIGH, METRIC_FREQUENCY, METRIC_NOTE, -1};
	const struct metric *metric =
		plan_metric(writer->plan, writer->plan->metrics.first);

	if (!metric)
		return;
	out_key(&writer->out, "metrics");
	out_list(&writer->out);
	for (; metric; metric = plan_metric(writer->plan, metric->base.next)) {
		out_map(&writer->out);
		write_field(writer, RECORD_METRIC, metric, METRIC_UID, "id");
		write_fields(writer, RECORD_METRIC, metric, fields);
		out_extra(&writer->out, metric->extra);
		write_readings(writer, metric);
		out_close(&writer->out);
	}
	out_close(&writer->out);
}

static bool
write_plan(const struct plan *plan, const struct write_options *options,
	FILE *file, bool json, struct err *err)
{
	struct writer writer = {.plan = plan};
	struct out *out = &writer.out;

	out_begin(out, file, json);
	out_map(out);
	out_key(out, "tenths");
	out_number(out, "1");
	write_field(&writer, RECORD_PLAN, plan, PLAN_TITLE, "plan");
	write_field(&writer, RECORD_PLAN, plan, PLAN_WEEKDAY, NULL);
	out_extra(out, plan->extra);
	write_cycles(&writer, options->cycle);
	if (!options->cycle) {
		write_nodes(&writer, plan->backlog.first, LEVEL_OBJECTIVE,
			"backlog");
		write_weeks(&writer);
		write_metrics(&writer);
	}
	out_close(out);
	return out_end(out, err);
}

bool
yaml_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	return write_plan(plan, options, out, false, err);
}

bool
json_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	return write_plan(plan, options, out, true, err);
}
