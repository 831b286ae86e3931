/* SPDX-License-Identifier: MIT */
/* Maps whose keys are no fields: the sections of a review by name, the values
 * of a health metric by day. */
#include <string.h>

#include "base/say.h"
#include "plan_reader.h"

#define SECTION_NAME_MAX 400 /* bytes; a YAML key has at most 1024 characters */

static void
read_section(
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
		(struct origin){(int)reader->source.line + 1, ""});
	reader_set(reader, RECORD_SECTION, section, SECTION_NAME,
		value_text(name));
	reader_field(reader, RECORD_SECTION, section, SECTION_TEXT);
}

/* Whether a map of keys that are no fields begins here. */
static bool
begins_pairs(struct reader *reader, const char *how)
{
	struct yaml_source *source = &reader->source;

	if (source_is_null(source))
		return false;
	if (source->kind == SOURCE_MAP)
		return true;
	if (source->kind != SOURCE_END)
		source_error(source, "%s", how);
	source_skip(source);
	return false;
}

void
read_sections(struct reader *reader, uint32_t cycle)
{
	struct yaml_source *source = &reader->source;
	size_t line;

	if (!begins_pairs(reader, _("sections are written as name and text")))
		return;
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		line = source->line;
		str_clear(&reader->key);
		if (source->kind == SOURCE_SCALAR)
			str_add_bytes(
				&reader->key, source->value, source->length);
		else
			source_skip(source);
		if (source_next(source))
			read_section(
				reader, cycle, str_text(&reader->key), line);
	}
}

/* The value at hand: a number, or a map of value and note. */
static void
read_reading(struct reader *reader, uint32_t metric, int32_t on)
{
	const struct map_shape *shape = &map_shapes[SHAPE_READING];
	struct reading *reading = reader_make(reader, RECORD_READING);
	struct map map;

	if (!reading)
		return;
	reading->metric = metric;
	reading->on = on;
	if (reader->source.kind != SOURCE_MAP) {
		reader_field(reader, RECORD_READING, reading, shape->alone);
		return;
	}
	map_begin(reader, &map, SHAPE_READING, reading);
	while (map_next(reader, &map))
		reader_field(reader, RECORD_READING, reading, map.row->field);
	map_end(reader, &map);
}

/* A day, or a month by its first day. */
static bool
read_reading_day(struct reader *reader, const char *how, int32_t *on)
{
	struct yaml_source *source = &reader->source;
	struct span span;

	if (source->kind == SOURCE_SCALAR) {
		if (day_read(source->value, source->length, reader->draft.today,
			    on))
			return true;
		if (span_read(source->value, source->length,
			    reader->draft.today, &span)) {
			*on = span.starts;
			return true;
		}
	}
	source_error(source, "%s", how);
	source_skip(source);
	if (source_next(source))
		source_skip(source);
	return false;
}

void
read_readings(struct reader *reader, uint32_t metric)
{
	const char *how = _("values stand at a day or month, like "
			    "2026-11: 1200");
	struct yaml_source *source = &reader->source;
	size_t before;
	int32_t on;

	if (!begins_pairs(reader, how))
		return;
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		if (!read_reading_day(reader, how, &on))
			continue;
		before = seen_add(&reader->seen,
			seen_key(SEEN_READING,
				(uint64_t)metric << 32 | (uint32_t)on),
			source->line + 1);
		if (before)
			source_error(source,
				_("line %zu has a value of that day already"),
				before);
		if (source_next(source))
			read_reading(reader, metric, on);
	}
}
