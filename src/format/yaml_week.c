/* SPDX-License-Identifier: MIT */
/* Week notes and health metrics. */
#include <string.h>

#include "base/say.h"
#include "model/edit.h"
#include "yaml_reader.h"

static void
read_priority(struct reader *reader, uint32_t week)
{
	struct weekly_priority *priority;
	struct map map;
	bool plain = reader->source.kind == SOURCE_SCALAR;

	if (!plain && !map_begin(reader, &map, KEYS_PRIORITY))
		return;
	priority = reader_make(reader, RECORD_PRIORITY);
	if (!priority)
		return;
	priority->week = week;
	if (plain) {
		reader_field(reader, RECORD_PRIORITY, priority, PRIORITY_TITLE);
		return;
	}
	while (map_next(reader, &map))
		reader_field(reader, RECORD_PRIORITY, priority, map.key);
	if (!map_has(&map, PRIORITY_TITLE))
		map_error(reader, &map, _("it needs a title"));
	map_end(reader, &map, RECORD_PRIORITY, NULL, -1);
}

static void
read_priorities(struct reader *reader, uint32_t week)
{
	struct items items;

	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			read_priority(reader, week);
}

static void
read_week(struct reader *reader)
{
	struct week *week;
	struct map map;

	if (!map_begin(reader, &map, KEYS_WEEK))
		return;
	week = reader_make(reader, RECORD_WEEK);
	if (!week)
		return;
	draft_placed(&reader->draft, RECORD_WEEK, week->base.id,
		(int)map.line + 1, "");
	while (map_next(reader, &map))
		if (map.key == KEY_PRIORITIES)
			read_priorities(reader, week->base.id);
		else if (map.key == WEEK_UID)
			reader_own_uid(reader, RECORD_WEEK, week, WEEK_UID,
				&week->uid);
		else
			reader_field(reader, RECORD_WEEK, week, map.key);
	if (week->starts == DAY_NONE)
		map_error(reader, &map,
			_("a week note needs its first day, from: 2026-11-30"));
	else if (week->ends == DAY_NONE)
		week->ends = week->starts + 6;
	if (week->ends < week->starts)
		map_error(reader, &map,
			_("a week note ends on or after the day it starts"));
	map_end(reader, &map, RECORD_WEEK, week, WEEK_EXTRA);
}

void
read_weeks(struct reader *reader)
{
	struct items items;

	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			read_week(reader);
}

/* The value at hand: a number, or a map of value and note. */
static void
read_reading(struct reader *reader, uint32_t metric, int32_t on)
{
	struct reading *reading = reader_make(reader, RECORD_READING);
	struct map map;

	if (!reading)
		return;
	reading->metric = metric;
	reading->on = on;
	if (reader->source.kind != SOURCE_MAP) {
		reader_field(reader, RECORD_READING, reading, READING_VALUE);
		return;
	}
	map_begin(reader, &map, KEYS_READING);
	while (map_next(reader, &map))
		reader_field(reader, RECORD_READING, reading, map.key);
	map_end(reader, &map, RECORD_READING, NULL, -1);
}

/* A day, or a month by its first day. */
static bool
read_reading_day(struct reader *reader, int32_t *on)
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
	source_error(source,
		_("values stand at a day or month, like 2026-11: 1200"));
	source_skip(source);
	if (source_next(source))
		source_skip(source);
	return false;
}

static void
read_values(struct reader *reader, uint32_t metric)
{
	struct yaml_source *source = &reader->source;
	size_t before;
	int32_t on;

	if (source_is_null(source))
		return;
	if (source->kind != SOURCE_MAP) {
		if (source->kind != SOURCE_END)
			source_error(source,
				_("values stand at a day or "
				  "month, like 2026-11: 1200"));
		source_skip(source);
		return;
	}
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		if (!read_reading_day(reader, &on))
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

static void
read_metric(struct reader *reader)
{
	struct metric *metric;
	struct map map;

	if (!map_begin(reader, &map, KEYS_METRIC))
		return;
	metric = reader_make(reader, RECORD_METRIC);
	if (!metric)
		return;
	draft_placed(&reader->draft, RECORD_METRIC, metric->base.id,
		(int)map.line + 1, "");
	while (map_next(reader, &map))
		if (map.key == KEY_VALUES)
			read_values(reader, metric->base.id);
		else if (map.key == METRIC_UID)
			reader_own_uid(reader, RECORD_METRIC, metric,
				METRIC_UID, &metric->uid);
		else
			reader_field(reader, RECORD_METRIC, metric, map.key);
	if (!metric->name)
		map_error(reader, &map, _("a health metric needs a name"));
	map_end(reader, &map, RECORD_METRIC, metric, METRIC_EXTRA);
}

void
read_metrics(struct reader *reader)
{
	struct items items;

	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			read_metric(reader);
}
