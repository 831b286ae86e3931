/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "base/say.h"
#include "plan_reader.h"

bool
map_begin(
	struct reader *reader, struct map *map, enum shape shape, void *memory)
{
	struct yaml_source *source = &reader->source;

	*map = (struct map){.shape = &map_shapes[shape],
		.memory = memory,
		.line = source->line,
		.column = source->column};
	if (source->kind == SOURCE_MAP)
		return true;
	if (source->kind != SOURCE_END)
		source_error(source, _("%s is written as keys and values"),
			_(map->shape->what));
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

/* The same at the key at hand. */
static void __attribute__((format(printf, 3, 4)))
key_error(struct reader *reader, const struct map *map, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(reader, map->key_line, map->key_column, format, args);
	va_end(args);
}

static uint64_t
bit_of(const struct map *map, const struct shape_row *row)
{
	return UINT64_C(1) << (row - map->shape->rows);
}

bool
map_says(const struct map *map, enum row_type type, int field)
{
	const struct shape_row *row = map->shape->rows;

	while (row->type != type || row->field != field)
		row++;
	return map->said & bit_of(map, row);
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
		key_error(reader, map,
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
	char text[SHAPE_KEY_SIZE];
	const char *nearest =
		shape_nearest(map->shape, name, reader->key.length, text);

	if (nearest)
		key_error(reader, map, _("%s has no key %s; did you mean %s?"),
			_(map->shape->what), name, nearest);
	else
		key_error(reader, map,
			_("%s has no key %s; keys of your own begin with x-"),
			_(map->shape->what), name);
	source_skip(&reader->source);
}

static bool
is_extra(const struct str *key)
{
	return key->length >= 2 && (key->data[0] | 32) == 'x' &&
		key->data[1] == '-';
}

/* The value of a key of ours is at hand; false when it stood there before. */
static bool
take_value(struct reader *reader, struct map *map, const struct shape_row *row)
{
	uint64_t bit = bit_of(map, row);

	if (map->stood & bit) {
		key_error(reader, map, _("the key %s stands here twice"),
			str_text(&reader->key));
		source_skip(&reader->source);
		return false;
	}
	map->stood |= bit;
	if (!source_is_null(&reader->source))
		map->said |= bit;
	map->row = row;
	return true;
}

/* The key at hand and its value; true when it is one for the caller. */
static bool
take_pair(struct reader *reader, struct map *map)
{
	struct yaml_source *source = &reader->source;
	const struct shape_row *row;

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
	row = shape_find(map->shape, source->value, source->length, map->row);
	if (!source_next(source))
		return false;
	if (is_extra(&reader->key))
		keep_extra(reader, map);
	else if (!row)
		unknown(reader, map);
	else
		return take_value(reader, map, row);
	return false;
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
map_end(struct reader *reader, struct map *map)
{
	const struct map_shape *shape = map->shape;
	const struct shape_row *row, *extra = NULL;

	for (row = shape->rows; row < shape->rows + shape->count; row++) {
		if (row->type == ROW_EXTRA)
			extra = row;
		if (row->why && !(map->said & bit_of(map, row)))
			map_error(reader, map, "%s", _(row->why));
	}
	if (map->extra.length && extra)
		reader_set(reader, shape->record, map->memory, extra->field,
			value_text(map->extra.data));
	else if (map->extra.length)
		map_error(reader, map,
			_("x- keys are not kept in %s; move them up"),
			_(shape->what));
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
