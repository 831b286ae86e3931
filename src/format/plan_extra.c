/* SPDX-License-Identifier: MIT */
/*
 * Keys that begin with x- belong to others. A record keeps them as text, a line
 * each: the key, a colon and a space, and the value as JSON, which both the
 * YAML and the JSON writer can write as it is:
 *
 *     x-effort: 5
 *     x-source: {"tracker": "a b", "ids": [1, 2]}
 */
#include <string.h>

#include "base/say.h"
#include "plan_reader.h"
#include "yaml/scalar.h"

void
extra_key(struct str *out, const char *key, size_t length)
{
	if (scalar_style(key, length, true) == SCALAR_PLAIN)
		str_add_bytes(out, key, length);
	else
		scalar_quote(out, key, length, false);
	str_add(out, ": ");
}

static void
add_scalar(struct str *out, const struct yaml_source *source)
{
	if (source_is_null(source))
		str_add(out, "null");
	else if (source->plain && scalar_is_bare(source->value, source->length))
		str_add_bytes(out, source->value, source->length);
	else
		scalar_quote(out, source->value, source->length, false);
}

/* Nothing says what keys these maps have, but none may stand twice. */
static void
check_key(struct reader *reader, uint64_t map)
{
	struct yaml_source *source = &reader->source;
	size_t before = seen_add(&reader->seen,
		seen_text_key(map, source->value, source->length),
		source->line + 1);

	if (before)
		source_error(source, _("the key %s stood in line %zu already"),
			source->value, before);
}

static void
read_map(struct reader *reader, struct str *out)
{
	struct yaml_source *source = &reader->source;
	uint64_t map = (uint64_t)source->line << 32 ^ source->column ^
		UINT64_C(1) << 63;
	const char *comma = "";

	str_add_char(out, '{');
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		if (source->kind != SOURCE_SCALAR) {
			source_error(source,
				_("a key is a word, not a list or map"));
			source_skip(source);
			if (source_next(source))
				source_skip(source);
			continue;
		}
		check_key(reader, map);
		str_add(out, comma);
		scalar_quote(out, source->value, source->length, false);
		str_add(out, ": ");
		comma = ", ";
		if (source_next(source))
			extra_read(reader, out);
	}
	str_add_char(out, '}');
}

static void
read_list(struct reader *reader, struct str *out)
{
	const char *comma = "";

	str_add_char(out, '[');
	while (source_next(&reader->source) &&
		reader->source.kind != SOURCE_CLOSE) {
		str_add(out, comma);
		comma = ", ";
		extra_read(reader, out);
	}
	str_add_char(out, ']');
}

void
extra_read(struct reader *reader, struct str *out)
{
	switch (reader->source.kind) {
	case SOURCE_MAP:
		read_map(reader, out);
		break;
	case SOURCE_LIST:
		read_list(reader, out);
		break;
	case SOURCE_SCALAR:
		add_scalar(out, &reader->source);
		break;
	case SOURCE_END:
	case SOURCE_CLOSE:
		break;
	}
}
