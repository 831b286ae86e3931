/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "base/say.h"
#include "yaml_reader.h"

/* What people are told each map is. */
static const char *const places[KEYS_COUNT] = {
	[KEYS_PLAN] = N_("a plan"),
	[KEYS_CYCLE] = N_("a cycle"),
	[KEYS_NODE] = N_("an objective, key result or action"),
	[KEYS_NODE_METRIC] = N_("a metric"),
	[KEYS_LINK] = N_("a link"),
	[KEYS_CHECKIN] = N_("a check-in"),
	[KEYS_REVIEW] = N_("a review"),
	[KEYS_WEEK] = N_("a week note"),
	[KEYS_PRIORITY] = N_("a priority of a week"),
	[KEYS_METRIC] = N_("a health metric"),
	[KEYS_READING] = N_("a reading"),
};

bool
map_begin(struct reader *reader, struct map *map, enum key_context context)
{
	struct yaml_source *source = &reader->source;

	*map = (struct map){.context = context,
		.key = KEY_NONE,
		.line = source->line,
		.column = source->column};
	if (source->kind == SOURCE_MAP)
		return true;
	if (source->kind != SOURCE_END)
		source_error(source, _("%s is written as keys and values"),
			_(places[context]));
	source_skip(source);
	return false;
}

/* An error somewhere else than at the event at hand. */
static void
error_at(struct reader *reader, size_t line, size_t column, const char *format,
	va_list args)
{
	struct yaml_source *source = &reader->source;
	size_t here_line = source->line, here_column = source->column;
	char what[400];

	vsnprintf(what, sizeof what, format, args);
	source->line = line;
	source->column = column;
	source_error(source, "%s", what);
	source->line = here_line;
	source->column = here_column;
}

void
map_error(struct reader *reader, const struct map *map, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(reader, map->line, map->column, format, args);
	va_end(args);
}

void
map_key_error(
	struct reader *reader, const struct map *map, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(reader, map->key_line, map->key_column, format, args);
	va_end(args);
}

bool
map_has(const struct map *map, int key)
{
	return map->keys >> key & 1;
}

/* Keys that others own are kept as they are, but not twice. */
static void
keep_extra(struct reader *reader, struct map *map)
{
	size_t before = seen_add(&reader->seen,
		seen_text_key((uint64_t)map->line << 32 ^ map->column,
			str_text(&reader->key), reader->key.length),
		map->key_line + 1);

	if (before) {
		map_key_error(reader, map,
			_("the key %s stood in line %zu already"),
			str_text(&reader->key), before);
		source_skip(&reader->source);
		return;
	}
	if (map->extra.length)
		str_add_char(&map->extra, '\n');
	extra_key(&map->extra, str_text(&reader->key), reader->key.length);
	extra_read(reader, &map->extra);
}

static void
unknown(struct reader *reader, const struct map *map)
{
	const char *name = str_text(&reader->key);
	const char *nearest =
		key_nearest(map->context, name, reader->key.length);

	if (nearest)
		map_key_error(reader, map,
			_("%s has no key %s; did you mean %s?"),
			_(places[map->context]), name, nearest);
	else
		map_key_error(reader, map,
			_("%s has no key %s; keys of your own begin with x-"),
			_(places[map->context]), name);
	source_skip(&reader->source);
}

static bool
is_extra(const struct str *key)
{
	return key->length >= 2 && (key->data[0] | 32) == 'x' &&
		key->data[1] == '-';
}

/* The key at hand and its value; true when it is one for the caller. */
static bool
take_pair(struct reader *reader, struct map *map)
{
	struct yaml_source *source = &reader->source;

	map->key_line = source->line;
	map->key_column = source->column;
	if (source->kind != SOURCE_SCALAR) {
		source_error(source, _("a key is a word, not a list or map"));
		source_skip(source);
		if (source_next(source))
			source_skip(source);
		return false;
	}
	str_clear(&reader->key);
	str_add_bytes(&reader->key, source->value, source->length);
	map->key = key_find(map->context, source->value, source->length);
	if (!source_next(source))
		return false;
	if (is_extra(&reader->key)) {
		keep_extra(reader, map);
		return false;
	}
	if (map->key == KEY_NONE) {
		unknown(reader, map);
		return false;
	}
	if (map_has(map, map->key)) {
		map_key_error(reader, map, _("the key %s stands here twice"),
			str_text(&reader->key));
		source_skip(source);
		return false;
	}
	map->keys |= UINT64_C(1) << map->key;
	return true;
}

bool
map_next(struct reader *reader, struct map *map)
{
	struct yaml_source *source = &reader->source;

	while (source_next(source) && source->kind != SOURCE_CLOSE)
		if (take_pair(reader, map))
			return true;
	return false;
}

void
map_end(struct reader *reader, struct map *map, enum record record,
	void *memory, int field)
{
	if (map->extra.length && field >= 0)
		reader_set(reader, record, memory, field,
			value_text(map->extra.data));
	else if (map->extra.length)
		map_error(reader, map,
			_("x- keys are not kept in %s; move them up"),
			_(places[map->context]));
	str_fini(&map->extra);
}

bool
list_begin(struct reader *reader, struct items *items)
{
	*items = (struct items){0};
	if (reader->source.kind == SOURCE_LIST)
		return true;
	items->single = true;
	return reader->source.kind != SOURCE_END &&
		!source_is_null(&reader->source);
}

bool
list_next(struct reader *reader, struct items *items)
{
	if (!items->single)
		return source_next(&reader->source) &&
			reader->source.kind != SOURCE_CLOSE;
	if (items->done)
		return false;
	items->done = true;
	return true;
}
