/* SPDX-License-Identifier: MIT */
/*
 * The YAML form of a plan, and JSON, which is read as YAML:
 *
 *     tenths: 1
 *     cycles:
 *     - name: 2026 Q4
 *       objectives:
 *       - title: Ship it
 *         key_results: [Ten people use it weekly]
 *
 * Events go straight into the plan by the tables of plan_shape.c; there is no
 * tree in between.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/say.h"
#include "model/edit.h"
#include "plan_file.h"
#include "plan_reader.h"

/* Closed on a day that is not said. */
#define CLOSED_SOMETIME (INT32_MIN + 1)

static void read_row(struct reader *reader, struct map *map);

static void
read_version(struct reader *reader)
{
	struct yaml_source *source = &reader->source;
	int64_t version;

	if (!reader_scalar(reader, N_("the version")))
		return;
	if (!decimal_read(source->value, source->length, &version))
		version = 0;
	if (version > DECIMAL_ONE)
		source_error(source,
			_("written by a newer tenths (format %s, this one "
			  "knows %s)"),
			source->value, PLAN_FILE_VERSION);
	else if (version != DECIMAL_ONE)
		source_error(source, _("there is no format %s; it is %s"),
			source->value, PLAN_FILE_VERSION);
}

/* A lasting id, which nothing else in the file may have. */
static void
read_id(struct reader *reader, const struct map *map)
{
	enum record record = map->shape->record;
	int field = map->row->field;
	char text[UID_TEXT_SIZE];
	struct value uid;
	size_t before;

	reader_field(reader, record, map->memory, field);
	uid = record_value(
		record, map->memory, &record_types[record].fields[field]);
	if (uid.type == VALUE_NONE)
		return;
	before = seen_add(&reader->seen,
		seen_key(SEEN_UID, (uint64_t)uid.number),
		reader->source.line + 1);
	if (before)
		source_error(&reader->source,
			_("the id %s stood in line %zu already; leave it out "
			  "and a new one is made"),
			uid_text((uint64_t)uid.number, text), before);
}

static bool
lacks_day(const struct map *map, int32_t day, int field)
{
	return day == DAY_NONE && !map_says(map, ROW_FIELD, field);
}

/* A name that is a span says the days, and days say a name. */
static void
complete_cycle(
	struct reader *reader, const struct map *map, struct cycle *cycle)
{
	char text[SPAN_TEXT_SIZE];
	struct span span;

	if (cycle->name && cycle->starts == DAY_NONE &&
		cycle->ends == DAY_NONE &&
		span_read(cycle->name, strlen(cycle->name), reader->draft.today,
			&span)) {
		cycle->starts = span.starts;
		cycle->ends = span.ends;
	}
	/* A day that is given and is none has been told already. */
	if (lacks_day(map, cycle->starts, CYCLE_STARTS) ||
		lacks_day(map, cycle->ends, CYCLE_ENDS))
		map_error(reader, map,
			_("a cycle needs the days it starts and ends, or a "
			  "name like 2026 Q4"));
	else if (cycle->starts != DAY_NONE && cycle->ends != DAY_NONE &&
		cycle->starts > cycle->ends)
		map_error(reader, map,
			_("a cycle ends on or after the day it starts"));
	else if (!cycle->name)
		reader_set(reader, RECORD_CYCLE, cycle, CYCLE_NAME,
			value_text(span_text(
				(struct span){cycle->starts, cycle->ends},
				text)));
	/* `state: closed`, as it was written once, is closed at its end. */
	if (cycle->closed == CLOSED_SOMETIME)
		cycle->closed = cycle->ends;
}

static void
complete_node(struct reader *reader, const struct map *map, struct node *node)
{
	if (map_says(map, ROW_METRIC, NODE_BASIS) &&
		!map_says(map, ROW_BASIS, NODE_BASIS) &&
		!map_says(map, ROW_FIELD, NODE_PROGRESS))
		reader_set(reader, RECORD_NODE, node, NODE_BASIS,
			value_number(BASIS_METRIC));
}

static void
complete_checkin(struct reader *reader, const struct map *map,
	const struct checkin *checkin)
{
	uint32_t commented = reader->commented;
	size_t before;

	reader->commented = 0;
	if (checkin->on == DAY_NONE)
		return;
	for (; commented && commented <= reader->draft.last[RECORD_COMMENT];
		commented++)
		reader_set(reader, RECORD_COMMENT,
			(void *)(uintptr_t)plan_comment(
				reader->draft.plan, commented),
			COMMENT_CHECKIN, value_number(checkin->on));
	before = seen_add(&reader->seen,
		seen_key(SEEN_CHECKIN,
			(uint64_t)checkin->node << 32 | (uint32_t)checkin->on),
		map->line + 1);
	if (before)
		map_error(reader, map,
			_("line %zu has a check-in of that day already"),
			before);
}

static void
complete_week(struct reader *reader, const struct map *map, struct week *week)
{
	if (week->starts == DAY_NONE)
		return;
	if (week->ends == DAY_NONE)
		week->ends = week->starts + 6;
	if (week->ends < week->starts)
		map_error(reader, map,
			_("a week note ends on or after the day it starts"));
}

/* What a record gets that its map does not say, and whether it is sound. */
static void
complete(struct reader *reader, struct map *map)
{
	const struct metric *metric = map->memory;

	switch (map->shape->record) {
	case RECORD_CYCLE:
		complete_cycle(reader, map, map->memory);
		break;
	case RECORD_NODE:
		complete_node(reader, map, map->memory);
		break;
	case RECORD_CHECKIN:
		complete_checkin(reader, map, map->memory);
		break;
	case RECORD_WEEK:
		complete_week(reader, map, map->memory);
		break;
	case RECORD_METRIC:
		if (!metric->name)
			map_error(
				reader, map, _("a health metric needs a name"));
		break;
	default:
		break;
	}
	map_end(reader, map);
}

/* Where a new record belongs: to what the list stands in. */
static void
place(struct reader *reader, const struct shape_row *row, uint32_t owner,
	int level, const struct map *map)
{
	enum record record = map->shape->record;
	const struct base *base = map->memory;

	if (row->field >= 0)
		reader_set(reader, record, map->memory, row->field,
			value_number(owner));
	if (record == RECORD_NODE)
		reader_set(reader, record, map->memory, NODE_LEVEL,
			value_number(level));
	if (record != RECORD_PRIORITY)
		draft_placed(&reader->draft, record, base->id,
			(struct origin){(int)map->line + 1, ""});
}

static void
read_record(struct reader *reader, const struct shape_row *row, uint32_t owner,
	int level)
{
	const struct map_shape *shape = &map_shapes[row->of];
	bool word = shape->alone >= 0 && reader->source.kind == SOURCE_SCALAR;
	struct map map = {.shape = shape, .line = reader->source.line};

	if (!word && !map_begin(reader, &map, row->of, NULL))
		return;
	map.memory = reader_make(reader, shape->record);
	if (!map.memory)
		return;
	place(reader, row, owner, level, &map);
	if (word) {
		reader_field(reader, shape->record, map.memory, shape->alone);
		return;
	}
	while (map_next(reader, &map))
		read_row(reader, &map);
	complete(reader, &map);
}

static void
read_records(struct reader *reader, const struct shape_row *row, uint32_t owner,
	int level)
{
	struct yaml_source *source = &reader->source;
	struct items items;

	if (!list_begin(reader, &items))
		return;
	/* A word where a list should stand is a slip, not a title. */
	if (items.single && source->kind == SOURCE_SCALAR && source->plain &&
		row->of == SHAPE_NODE) {
		source_error(source,
			_("this is a list: begin each entry with a dash"));
		return;
	}
	while (list_next(reader, &items))
		read_record(reader, row, owner, level);
}

/* The lists below a node say by their name what they hold. */
static void
read_children(struct reader *reader, const struct shape_row *row,
	const struct node *node)
{
	int level = row->level ? row->level : node->level + 1;

	if (level > node->level && level <= LEVEL_ACTION) {
		read_records(reader, row, node->id, level);
		return;
	}
	source_error(&reader->source,
		node->level == LEVEL_ACTION
			? _("nothing lies below an action")
			: _("only actions lie below a key result"));
	source_skip(&reader->source);
}

static void
read_loose(struct reader *reader, const struct shape_row *row)
{
	uint32_t cycle = draft_loose(&reader->draft);

	if (cycle)
		read_records(reader, row, cycle, row->level);
}

/* Comments are the node's; those that stand with a check-in are about it. Its day
 * may come below: complete_checkin gives it to them. */
static void
read_comments(struct reader *reader, const struct shape_row *row,
	const struct checkin *checkin)
{
	if (!reader->commented)
		reader->commented = reader->draft.last[RECORD_COMMENT] + 1;
	read_records(reader, row, checkin->node, row->level);
}

/* Some fields of a record in a map of their own. */
static void
read_part(struct reader *reader, const struct shape_row *row, void *memory)
{
	struct map map;

	if (source_is_null(&reader->source) ||
		!map_begin(reader, &map, row->of, memory))
		return;
	while (map_next(reader, &map))
		read_row(reader, &map);
	map_end(reader, &map);
}

static void
read_metric(
	struct reader *reader, const struct shape_row *row, struct node *node)
{
	size_t line = reader->source.line;
	int64_t start, target;

	read_part(reader, row, node);
	start = node_detail(node)->start;
	target = node_detail(node)->target;
	if (target != DECIMAL_NONE &&
		target == (start == DECIMAL_NONE ? 0 : start))
		problems_note(&reader->draft.problems, (int)line + 1, 0,
			_("the target is where it starts, so it is reached "
			  "or not"));
}

static bool
is_word(const struct yaml_source *source, const char *word)
{
	return source->length == strlen(word) &&
		strncasecmp(source->value, word, source->length) == 0;
}

/* What a cycle is follows from its days: the words are let go, but `closed`
 * waits for the last day, which may come below. */
static void
read_phase(struct reader *reader, struct cycle *cycle)
{
	static const char *const words[] = {
		"draft", "planned", "active", "over", "open"};
	size_t i;

	if (!reader_scalar(reader, N_("state")))
		return;
	if (is_word(&reader->source, "closed")) {
		if (cycle->closed == DAY_NONE)
			cycle->closed = CLOSED_SOMETIME;
		return;
	}
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word(&reader->source, words[i]))
			return;
	source_error(&reader->source,
		_("a cycle is planned, active, over or closed"));
}

static void
read_level(struct reader *reader, struct node *node)
{
	const struct node *parent = plan_node(reader->draft.plan, node->parent);
	int level = node->level;

	reader_field(reader, RECORD_NODE, node, NODE_LEVEL);
	if (!parent || parent->level < node->level)
		return;
	source_error(
		&reader->source, _("it must be lower than what it lies in"));
	reader_set(reader, RECORD_NODE, node, NODE_LEVEL, value_number(level));
}

static void
read_done(struct reader *reader, struct node *node)
{
	struct yaml_source *source = &reader->source;

	if (!reader_scalar(reader, N_("done")))
		return;
	if (str_is(source->value, source->length, "true"))
		reader_set(reader, RECORD_NODE, node, NODE_STATE,
			value_number(STATE_DONE));
	else if (!str_is(source->value, source->length, "false"))
		source_error(source, _("done is true or false"));
}

static void
read_within(struct reader *reader, uint32_t cycle)
{
	struct yaml_source *source = &reader->source;

	if (!reader_scalar(reader, N_("within")))
		return;
	if (reader->within_count == reader->within_capacity) {
		reader->within_capacity = 2 * reader->within_capacity + 8;
		reader->withins = base_realloc(reader->withins,
			reader->within_capacity, sizeof *reader->withins);
	}
	reader->withins[reader->within_count++] = (struct within){cycle,
		arena_text(&reader->draft.arena, source->value, source->length),
		source->line, source->column};
}

/* from: DAU is a health metric, from: 40 where it starts, from: "40" a metric
 * again. */
static void
read_from(struct reader *reader, const struct map *map,
	const struct shape_row *row)
{
	struct yaml_source *source = &reader->source;
	int64_t number;

	reader_field(reader, RECORD_NODE, map->memory,
		source->kind == SOURCE_SCALAR && source->plain &&
				decimal_read(
					source->value, source->length, &number)
			? NODE_START
			: row->field);
}

/* Of the record; the plan has none and owns by having. */
static uint32_t
id_of(const struct map *map)
{
	const struct base *base = map->memory;

	return map->shape->record == RECORD_PLAN ? 0 : base->id;
}

static void
read_row(struct reader *reader, struct map *map)
{
	const struct shape_row *row = map->row;

	switch ((enum row_type)row->type) {
	case ROW_FIELD:
	case ROW_BASIS:
		reader_field(
			reader, map->shape->record, map->memory, row->field);
		break;
	case ROW_FROM:
		read_from(reader, map, row);
		break;
	case ROW_ID:
		read_id(reader, map);
		break;
	case ROW_EXTRA:
		break;
	case ROW_RECORDS:
	case ROW_CYCLES:
		read_records(reader, row, id_of(map), row->level);
		break;
	case ROW_MAP:
		read_part(reader, row, map->memory);
		break;
	case ROW_METRIC:
		read_metric(reader, row, map->memory);
		break;
	case ROW_VERSION:
		read_version(reader);
		break;
	case ROW_LOOSE:
		read_loose(reader, row);
		break;
	case ROW_WITHIN:
		read_within(reader, id_of(map));
		break;
	case ROW_PHASE:
		read_phase(reader, map->memory);
		break;
	case ROW_LEVEL:
		read_level(reader, map->memory);
		break;
	case ROW_DONE:
		read_done(reader, map->memory);
		break;
	case ROW_CHILDREN:
		read_children(reader, row, map->memory);
		break;
	case ROW_SECTIONS:
		read_sections(reader, id_of(map));
		break;
	case ROW_READINGS:
		read_readings(reader, id_of(map));
		break;
	case ROW_COMMENTS:
		read_comments(reader, row, map->memory);
		break;
	}
}

static void
read_plan(struct reader *reader)
{
	struct yaml_source *source = &reader->source;
	struct map map;

	if (source->kind == SOURCE_END || source_is_null(source)) {
		if (!reader->draft.problems.errors)
			problems_error(&reader->draft.problems, 1, 1,
				_("there is nothing in it; a plan begins with "
				  "tenths: 1 and has cycles or a backlog"));
		return;
	}
	if (!map_begin(reader, &map, SHAPE_PLAN, reader->draft.plan))
		return;
	while (map_next(reader, &map))
		read_row(reader, &map);
	map_end(reader, &map);
	/* Past the root, where a second document would begin. */
	if (source_next(source))
		source_error(source, _("nothing can follow here"));
}

bool
yaml_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct reader reader = {0};
	bool ok;

	draft_init(&reader.draft, plan, options, reporter);
	source_init(
		&reader.source, file.text, file.length, &reader.draft.problems);
	read_plan(&reader);
	reader_resolve(&reader);
	ok = draft_end(&reader.draft, err);
	source_fini(&reader.source);
	seen_fini(&reader.seen);
	draft_fini(&reader.draft);
	free(reader.withins);
	str_fini(&reader.text);
	str_fini(&reader.key);
	return ok;
}
