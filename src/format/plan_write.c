/* SPDX-License-Identifier: MIT */
/*
 * A plan with everything in it, by the tables of plan_shape.c. One field stands
 * on one line, ids are always there and what is the same without saying it is
 * not said, so that git shows and merges what was changed.
 */
#include <assert.h>
#include <string.h>

#include "model/progress.h"
#include "plan_file.h"
#include "plan_shape.h"
#include "plan_value.h"

struct writer {
	struct out out;
	const struct plan *plan;
	uint32_t only; /* the cycle that is asked for, 0 for the whole plan */
	const struct node *part; /* the node that is, NULL for all of them */
};

/* A record on its way, and the row of the list that it stands in. */
struct record_at {
	const struct map_shape *shape;
	const void *memory;
	const struct shape_row *in;
};

static void write_map(struct writer *writer, struct record_at at);

static struct value
value_of(struct record_at at, const struct shape_row *row)
{
	enum record record = at.shape->record;
	const struct field *field = &record_types[record].fields[row->field];
	const struct node *node = at.memory;

	/* Most nodes have no detail, and half of the fields are there. */
	if (field->detail && !node->detail)
		return value_none();
	return record_value(record, at.memory, field);
}

static void
write_field(
	struct writer *writer, struct record_at at, const struct shape_row *row)
{
	enum record record = at.shape->record;
	const struct field *field = &record_types[record].fields[row->field];
	struct value value = value_of(at, row);

	if (value.type == VALUE_NONE) {
		/* A title is always there, if only as "". */
		if (!row->why || field_kept(field) != KEPT_TEXT)
			return;
		value = (struct value){.type = VALUE_TEXT, .text = ""};
	}
	plan_value_write(&writer->out, row->key, record, row->field, value);
}

/* The first of the records that the row holds. */
static uint32_t
first_of(struct record_at at, const struct shape_row *row)
{
	const char *owner = at.memory;

	if (row->detail)
		owner = (const char *)node_detail(at.memory);
	return ((const struct chain *)(const void *)(owner + row->chain))
		->first;
}

/* Whether the one lies in the other, or is it. */
static bool
is_in(const struct plan *plan, const struct node *node,
	const struct node *other)
{
	while (node && node != other)
		node = plan_node(plan, node->parent);
	return node != NULL;
}

/* The record itself or the first after it that is asked for. */
static const struct base *
asked_for(const struct writer *writer, enum record record,
	const struct base *base)
{
	const struct plan *plan = writer->plan;
	const struct node *node = NULL;

	if (record != RECORD_NODE || !writer->part)
		return base;
	while (base && (node = plan_node(plan, base->id)) &&
		!is_in(plan, node, writer->part) &&
		!is_in(plan, writer->part, node))
		base = plan_record(plan, record, base->next);
	return base;
}

static void
write_list(struct writer *writer, const struct shape_row *row, uint32_t first)
{
	const struct map_shape *shape = &map_shapes[row->of];
	enum record record = shape->record;
	const struct base *base = asked_for(
		writer, record, plan_record(writer->plan, record, first));

	if (!base)
		return;
	out_key(&writer->out, row->key);
	out_list(&writer->out);
	while (base) {
		write_map(writer, (struct record_at){shape, base, row});
		base = asked_for(writer, record,
			plan_record(writer->plan, record, base->next));
	}
	out_close(&writer->out);
}

/* The list says by its name of which level they are; those of another say so
 * themselves. */
static void
write_children(struct writer *writer, const struct node *node,
	const struct shape_row *row)
{
	bool here = (node->level == LEVEL_OBJECTIVE) ==
		(row->level == LEVEL_KEY_RESULT);

	if (here)
		write_list(writer, row, node->children.first);
}

/* The cycle without a name, which comes first. */
static const struct cycle *
loose_cycle(const struct writer *writer)
{
	const struct plan *plan = writer->plan;
	const struct cycle *cycle = plan_cycle(
		plan, writer->only ? writer->only : plan->cycles.first);

	return cycle && !cycle->name ? cycle : NULL;
}

static void
write_cycles(struct writer *writer, const struct shape_row *row)
{
	const struct map_shape *shape = &map_shapes[row->of];
	const struct plan *plan = writer->plan;
	const struct cycle *loose = loose_cycle(writer), *cycle;

	if (loose)
		cycle = plan_cycle(plan, loose->base.next);
	else
		cycle = plan_cycle(
			plan, writer->only ? writer->only : plan->cycles.first);
	if (!cycle)
		return;
	out_key(&writer->out, row->key);
	out_list(&writer->out);
	for (; cycle;
		cycle = plan_cycle(plan, writer->only ? 0 : cycle->base.next))
		write_map(writer, (struct record_at){shape, cycle, row});
	out_close(&writer->out);
}

static void
write_within(struct writer *writer, const struct cycle *cycle,
	const struct shape_row *row)
{
	const struct cycle *parent = plan_cycle(writer->plan, cycle->parent);
	char text[UID_TEXT_SIZE];

	if (!parent)
		return;
	out_key(&writer->out, row->key);
	out_word(&writer->out, uid_text(parent->uid, text));
}

static void
write_sections(struct writer *writer, const struct cycle *cycle,
	const struct shape_row *row)
{
	const struct section *section =
		plan_section(writer->plan, cycle->sections.first);
	struct out *out = &writer->out;

	if (!section)
		return;
	out_key(out, row->key);
	out_map(out);
	for (; section;
		section = plan_section(writer->plan, section->base.next)) {
		out_name(out, section->name ? section->name : "");
		out_text(out, section->text ? section->text : "");
	}
	out_close(out);
}

static void
write_readings(struct writer *writer, const struct metric *metric,
	const struct shape_row *row)
{
	const struct reading *reading =
		plan_reading(writer->plan, metric->readings.first);
	struct out *out = &writer->out;
	char text[DECIMAL_TEXT_SIZE];

	if (!reading)
		return;
	out_key(out, row->key);
	out_map(out);
	for (; reading;
		reading = plan_reading(writer->plan, reading->base.next)) {
		out_key(out, day_text(reading->on, text));
		if (reading->note || reading->source)
			write_map(writer,
				(struct record_at){&map_shapes[SHAPE_READING],
					reading, row});
		else if (reading->value == DECIMAL_NONE)
			out_number(out, "null");
		else
			out_number(out, decimal_text(reading->value, text));
	}
	out_close(out);
}

/* Whether there is something to say in a map of some fields. */
static bool
says_something(const struct map_shape *shape, const void *memory)
{
	const struct cycle *cycle = memory;
	struct record_at at = {shape, memory, NULL};
	const struct shape_row *row;

	for (row = shape->rows; row < shape->rows + shape->count; row++)
		if (row->type == ROW_SECTIONS
				? cycle->sections.first != 0
				: value_of(at, row).type != VALUE_NONE)
			return true;
	return false;
}

static void
write_part(
	struct writer *writer, struct record_at at, const struct shape_row *row)
{
	const struct map_shape *shape = &map_shapes[row->of];

	if (!says_something(shape, at.memory))
		return;
	out_key(&writer->out, row->key);
	write_map(writer, (struct record_at){shape, at.memory, row});
}

/* A metric without progress is read as the basis, so manual must be said. */
static void
write_basis(
	struct writer *writer, struct record_at at, const struct shape_row *row)
{
	const struct node *node = at.memory;
	int basis = node_detail(node)->basis;
	bool read_as_metric = node->progress < 0 &&
		says_something(&map_shapes[SHAPE_NODE_METRIC], node);

	if (basis == (read_as_metric ? BASIS_METRIC : BASIS_MANUAL))
		return;
	out_key(&writer->out, row->key);
	out_word(&writer->out,
		field_word(
			&record_types[RECORD_NODE].fields[NODE_BASIS], basis));
}

static void
write_row(
	struct writer *writer, struct record_at at, const struct shape_row *row)
{
	const struct node *node = at.memory;
	const struct cycle *loose;

	switch ((enum row_type)row->type) {
	case ROW_FIELD:
	case ROW_FROM:
	case ROW_ID:
		write_field(writer, at, row);
		break;
	case ROW_EXTRA:
		out_extra(&writer->out, value_of(at, row).text);
		break;
	case ROW_RECORDS:
		write_list(writer, row, first_of(at, row));
		break;
	case ROW_MAP:
	case ROW_METRIC:
		write_part(writer, at, row);
		break;
	case ROW_VERSION:
		out_key(&writer->out, row->key);
		out_number(&writer->out, PLAN_FILE_VERSION);
		break;
	case ROW_CYCLES:
		write_cycles(writer, row);
		break;
	case ROW_LOOSE:
		loose = loose_cycle(writer);
		if (loose)
			write_list(writer, row, loose->nodes.first);
		break;
	case ROW_WITHIN:
		write_within(writer, at.memory, row);
		break;
	case ROW_LEVEL:
		assert(at.in);
		if (node->level != at.in->level)
			write_field(writer, at, row);
		break;
	case ROW_BASIS:
		write_basis(writer, at, row);
		break;
	case ROW_CHILDREN:
		write_children(writer, node, row);
		break;
	case ROW_SECTIONS:
		write_sections(writer, at.memory, row);
		break;
	case ROW_READINGS:
		write_readings(writer, at.memory, row);
		break;
	case ROW_PHASE:
	case ROW_DONE:
	case ROW_COMMENTS:
		break;
	}
}

/* A node of the backlog goes without all that is of the plan alone. */
static bool
is_written(const struct writer *writer, struct record_at at,
	const struct shape_row *row)
{
	if (row->only_read)
		return false;
	if (writer->part && !writer->only && at.shape->record == RECORD_PLAN)
		return row->type == ROW_VERSION || row->of == SHAPE_NODE;
	return !(row->whole && writer->only);
}

static void
write_map(struct writer *writer, struct record_at at)
{
	const struct shape_row *row, *end = at.shape->rows + at.shape->count;

	out_map(&writer->out);
	for (row = at.shape->rows; row < end; row++)
		if (is_written(writer, at, row))
			write_row(writer, at, row);
	out_close(&writer->out);
}

static bool
write_plan(const struct plan *plan, const struct write_options *options,
	FILE *file, bool json, struct err *err)
{
	struct writer writer = {.plan = plan,
		.only = options->cycle,
		.part = plan_node(plan, options->node)};

	out_begin(&writer.out, file, json);
	write_map(&writer,
		(struct record_at){&map_shapes[SHAPE_PLAN], plan, NULL});
	return out_end(&writer.out, err);
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
