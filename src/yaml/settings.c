/* SPDX-License-Identifier: MIT */
#include "yaml/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "yaml/seen.h"
#include "yaml/source.h"

struct settings {
	struct arena arena;
	struct setting *all;
	size_t count, capacity;
};

struct settings_reader {
	struct yaml_source source;
	struct problems problems;
	struct settings *settings;
	struct seen seen;
	struct str name; /* of the value at hand */
	const char *file;
	struct err *err;
};

/* Only the first problem is told: the rest of a settings file does not
 * matter until it is put right. */
static void
report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct settings_reader *reader = context;

	(void)severity;
	if (reader->problems.errors > 1)
		return;
	if (line)
		err_set(reader->err, ERR_INPUT, "%s:%d:%d: %s", reader->file,
			line, column, what);
	else
		err_set(reader->err, ERR_INPUT, "%s: %s", reader->file, what);
}

static void
add(struct settings_reader *reader)
{
	struct settings *settings = reader->settings;
	struct yaml_source *source = &reader->source;
	struct setting *setting;

	if (settings->count == settings->capacity) {
		settings->capacity =
			settings->capacity ? settings->capacity * 2 : 64;
		settings->all = base_realloc(settings->all, settings->capacity,
			sizeof *settings->all);
	}
	setting = &settings->all[settings->count++];
	setting->name = arena_text(
		&settings->arena, str_text(&reader->name), reader->name.length);
	setting->value = source_is_null(source)
		? ""
		: arena_text(&settings->arena, source->value, source->length);
	source_place(source, source->line, source->column, &setting->line,
		&setting->column);
}

static void read_value(struct settings_reader *reader);

/* Adds one part to the name. */
static void
descend(struct settings_reader *reader, const char *part, size_t length)
{
	if (reader->name.length)
		str_add_char(&reader->name, '.');
	str_add_bytes(&reader->name, part, length);
}

static void
ascend(struct settings_reader *reader, size_t length)
{
	str_splice(&reader->name, length, reader->name.length - length, "", 0);
}

static void
read_map(struct settings_reader *reader)
{
	struct yaml_source *source = &reader->source;
	size_t length = reader->name.length, before;

	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		if (source->kind != SOURCE_SCALAR) {
			source_error(source,
				_("a key is a word, not a list or map"));
			return;
		}
		descend(reader, source->value, source->length);
		before = seen_add(&reader->seen,
			seen_text_key(0, str_text(&reader->name),
				reader->name.length),
			source->line + 1);
		if (before)
			source_error(source, _("%s stood in line %zu already"),
				str_text(&reader->name), before);
		if (source_next(source))
			read_value(reader);
		ascend(reader, length);
	}
}

static void
read_list(struct settings_reader *reader)
{
	struct yaml_source *source = &reader->source;
	size_t length = reader->name.length, index = 0;
	char number[24];

	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		snprintf(number, sizeof number, "%zu", index++);
		descend(reader, number, strlen(number));
		read_value(reader);
		ascend(reader, length);
	}
}

static void
read_value(struct settings_reader *reader)
{
	if (reader->source.kind == SOURCE_MAP)
		read_map(reader);
	else if (reader->source.kind == SOURCE_LIST)
		read_list(reader);
	else if (reader->source.kind == SOURCE_SCALAR)
		add(reader);
}

static void
read_root(struct settings_reader *reader)
{
	struct yaml_source *source = &reader->source;

	if (source->kind == SOURCE_END || source_is_null(source))
		return;
	if (source->kind != SOURCE_MAP) {
		source_error(source, _("settings are written as name: value"));
		return;
	}
	read_map(reader);
	if (source_next(source))
		source_error(source, _("nothing can follow here"));
}

struct settings *
settings_read(
	const char *file, const char *text, size_t length, struct err *err)
{
	struct reporter reporter = {.report = report};
	struct settings_reader reader = {.file = file, .err = err};

	reporter.context = &reader;
	reader.problems.reporter = &reporter;
	reader.settings = base_calloc(1, sizeof *reader.settings);
	str_add(&reader.name, "");
	source_init(&reader.source, text, length, &reader.problems);
	read_root(&reader);
	source_fini(&reader.source);
	seen_fini(&reader.seen);
	str_fini(&reader.name);
	if (!reader.problems.errors)
		return reader.settings;
	settings_free(reader.settings);
	return NULL;
}

void
settings_free(struct settings *settings)
{
	if (!settings)
		return;
	arena_fini(&settings->arena);
	free(settings->all);
	free(settings);
}

size_t
settings_count(const struct settings *settings)
{
	return settings->count;
}

const struct setting *
settings_at(const struct settings *settings, size_t i)
{
	return i < settings->count ? &settings->all[i] : NULL;
}

const struct setting *
settings_find(const struct settings *settings, const char *name)
{
	size_t i;

	for (i = 0; i < settings->count; i++)
		if (strcmp(settings->all[i].name, name) == 0)
			return &settings->all[i];
	return NULL;
}
