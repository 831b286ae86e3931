/* SPDX-License-Identifier: MIT */
/* Cycles, which may lie in each other, and their reviews. */
#include <string.h>

#include "base/say.h"
#include "model/edit.h"
#include "yaml_reader.h"

#define SECTION_NAME_MAX 400 /* bytes; a YAML key has at most 1024 characters */

static void
add_section(
	struct reader *reader, uint32_t cycle, const char *name, size_t line)
{
	struct section *section;
	size_t before;

	if (!*name || strlen(name) > SECTION_NAME_MAX) {
		problems_error(&reader->draft.problems, (int)line + 1, 0,
			_("the name of a review section has 1 to %d bytes"),
			SECTION_NAME_MAX);
		source_skip(&reader->source);
		return;
	}
	before = seen_add(&reader->seen,
		seen_text_key(
			seen_key(SEEN_SECTION, cycle), name, strlen(name)),
		line + 1);
	if (before)
		problems_error(&reader->draft.problems, (int)line + 1, 0,
			_("the section %s stood in line %zu already"), name,
			before);
	section = reader_make(reader, RECORD_SECTION);
	if (!section)
		return;
	section->cycle = cycle;
	draft_placed(&reader->draft, RECORD_SECTION, section->base.id,
		(int)reader->source.line + 1, "");
	reader_set(reader, RECORD_SECTION, section, SECTION_NAME,
		value_text(name));
	reader_field(reader, RECORD_SECTION, section, SECTION_TEXT);
}

/* A map of name and text. */
static void
read_sections(struct reader *reader, uint32_t cycle)
{
	struct yaml_source *source = &reader->source;
	size_t line;

	if (source_is_null(source))
		return;
	if (source->kind != SOURCE_MAP) {
		if (source->kind != SOURCE_END)
			source_error(source,
				_("sections are written as name and text"));
		source_skip(source);
		return;
	}
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		line = source->line;
		str_clear(&reader->key);
		if (source->kind == SOURCE_SCALAR)
			str_add_bytes(
				&reader->key, source->value, source->length);
		else
			source_skip(source);
		if (source_next(source))
			add_section(
				reader, cycle, str_text(&reader->key), line);
	}
}

static void
read_review(struct reader *reader, struct cycle *cycle)
{
	struct map map;

	if (source_is_null(&reader->source) ||
		!map_begin(reader, &map, KEYS_REVIEW))
		return;
	while (map_next(reader, &map))
		if (map.key == KEY_SECTIONS)
			read_sections(reader, cycle->base.id);
		else
			reader_field(reader, RECORD_CYCLE, cycle, map.key);
	map_end(reader, &map, RECORD_CYCLE, NULL, -1);
}

static void
read_within(struct reader *reader, uint32_t cycle)
{
	struct yaml_source *source = &reader->source;
	struct within *within;

	if (!reader_scalar(reader, N_("within")))
		return;
	reader->withins = base_realloc(reader->withins,
		reader->within_count + 1, sizeof *reader->withins);
	within = &reader->withins[reader->within_count++];
	*within = (struct within){cycle,
		arena_text(&reader->draft.arena, source->value, source->length),
		source->line, source->column};
}

static void
read_value(struct reader *reader, struct cycle *cycle, const struct map *map)
{
	uint32_t id = cycle->base.id;

	switch (map->key) {
	case KEY_OBJECTIVES:
		read_nodes(reader, LEVEL_OBJECTIVE, 0, id);
		break;
	case KEY_KEY_RESULTS:
		read_nodes(reader, LEVEL_KEY_RESULT, 0, id);
		break;
	case KEY_ACTIONS:
		read_nodes(reader, LEVEL_ACTION, 0, id);
		break;
	case KEY_CYCLES:
		read_cycles(reader, id);
		break;
	case KEY_REVIEW:
		read_review(reader, cycle);
		break;
	case KEY_WITHIN:
		read_within(reader, id);
		break;
	case CYCLE_UID:
		reader_own_uid(
			reader, RECORD_CYCLE, cycle, CYCLE_UID, &cycle->uid);
		break;
	default:
		reader_field(reader, RECORD_CYCLE, cycle, map->key);
		break;
	}
}

/* A name that is a span says the days, and days say a name. */
static void
complete_days(struct reader *reader, struct cycle *cycle, const struct map *map)
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
	if (cycle->starts == DAY_NONE || cycle->ends == DAY_NONE)
		map_error(reader, map,
			_("a cycle needs the days it starts and ends, or a "
			  "name like 2026 Q4"));
	else if (cycle->starts > cycle->ends)
		map_error(reader, map,
			_("a cycle ends on or after the day it starts"));
	else if (!cycle->name)
		reader_set(reader, RECORD_CYCLE, cycle, CYCLE_NAME,
			value_text(span_text(
				(struct span){cycle->starts, cycle->ends},
				text)));
}

static void
read_cycle(struct reader *reader, uint32_t parent)
{
	struct cycle *cycle;
	struct map map;

	if (!map_begin(reader, &map, KEYS_CYCLE))
		return;
	cycle = reader_make(reader, RECORD_CYCLE);
	if (!cycle)
		return;
	cycle->parent = parent;
	draft_placed(&reader->draft, RECORD_CYCLE, cycle->base.id,
		(int)map.line + 1, "");
	while (map_next(reader, &map))
		read_value(reader, cycle, &map);
	complete_days(reader, cycle, &map);
	if (!cycle->state)
		cycle->state = cycle->starts > reader->draft.today
			? CYCLE_DRAFT
			: CYCLE_ACTIVE;
	map_end(reader, &map, RECORD_CYCLE, cycle, CYCLE_EXTRA);
}

void
read_cycles(struct reader *reader, uint32_t parent)
{
	struct items items;

	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			read_cycle(reader, parent);
}

void
read_loose_nodes(struct reader *reader)
{
	uint32_t cycle = draft_loose(&reader->draft);

	if (cycle)
		read_nodes(reader, LEVEL_OBJECTIVE, 0, cycle);
}
