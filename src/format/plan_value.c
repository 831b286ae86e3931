/* SPDX-License-Identifier: MIT */
/* One value into one field and back, by the field's type. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/align.h"
#include "plan_reader.h"
#include "plan_value.h"

void *
reader_make(struct reader *reader, enum record record)
{
	void *memory = draft_make(
		&reader->draft, record, (int)reader->source.line + 1);

	if (!memory) {
		reader->source.failed = true;
		reader->source.kind = SOURCE_END;
	}
	return memory;
}

void
reader_set(struct reader *reader, enum record record, void *memory, int field,
	struct value value)
{
	draft_set(&reader->draft, record, memory, field, value);
}

bool
reader_scalar(struct reader *reader, const char *what)
{
	struct yaml_source *source = &reader->source;

	if (source->kind == SOURCE_SCALAR)
		return !source_is_null(source);
	if (source->kind != SOURCE_END)
		source_error(source, _("%s is one value, not a list or map"),
			_(what));
	source_skip(source);
	return false;
}

/* The scalar at hand as a value of the field; false, and reported, when it is
 * none. */
static bool
read_value(
	struct reader *reader, const struct field *field, struct value *value)
{
	struct err err = {0};

	if (value_read(field, str_text(&reader->text), &reader->draft.values,
		    value, &err))
		return true;
	source_error(&reader->source, "%s", err.text);
	return false;
}

/* Whether people write a list of the field: one value a line. */
static bool
is_listed(const struct field *field)
{
	return field->type == FIELD_PROSE || field->type == FIELD_TAGS ||
		field->type == FIELD_OWNERS || field->type == FIELD_LINKS ||
		field->type == FIELD_REF;
}

static void
read_link_map(struct reader *reader, struct str *out)
{
	struct str url = {0}, title = {0};
	struct map map;

	if (!map_begin(reader, &map, SHAPE_LINK, NULL))
		return;
	while (map_next(reader, &map))
		if (reader_scalar(reader, N_("a part of a link")))
			str_add_bytes(
				map.row->field == NODE_LINKS ? &url : &title,
				reader->source.value, reader->source.length);
	if (url.length)
		link_add(out, url.data, str_text(&title));
	else
		map_error(reader, &map, _("a link needs a url"));
	map_end(reader, &map);
	str_fini(&url);
	str_fini(&title);
}

/* Puts the value at hand, or the items of a list, into reader->text; false when
 * there is nothing. */
static bool
read_lines(struct reader *reader, const struct field *field)
{
	struct yaml_source *source = &reader->source;
	const char *item = field->type == FIELD_TAGS ? N_("a tag")
		: field->type == FIELD_OWNERS	     ? N_("an owner")
		: field->type == FIELD_LINKS	     ? N_("a link")
						     : field->label;
	struct items items;

	str_clear(&reader->text);
	if (!is_listed(field)) {
		if (!reader_scalar(reader, field->label))
			return false;
		str_add_bytes(&reader->text, source->value, source->length);
		return true;
	}
	if (!list_begin(reader, &items))
		return false;
	while (list_next(reader, &items)) {
		if (field->type == FIELD_LINKS && source->kind == SOURCE_MAP) {
			read_link_map(reader, &reader->text);
		} else if (reader_scalar(reader, item)) {
			if (reader->text.length)
				str_add_char(&reader->text, '\n');
			str_add_bytes(
				&reader->text, source->value, source->length);
		}
	}
	return true;
}

/* The record that says in which unit the numbers of this one are: a check-in is
 * in that of its key result, a reading in that of its metric. */
static void *
measured_in(struct reader *reader, enum record *record, void *memory)
{
	const struct plan *plan = reader->draft.plan;
	const struct checkin *checkin = memory;
	const struct reading *reading = memory;
	uint32_t id;

	if (*record == RECORD_CHECKIN) {
		*record = RECORD_NODE;
		id = checkin->node;
	} else if (*record == RECORD_READING) {
		*record = RECORD_METRIC;
		id = reading->metric;
	} else {
		return memory;
	}
	return (void *)(uintptr_t)plan_record(plan, *record, id);
}

/* What stood beside a number: the unit of what it is measured in, unless that has
 * one. */
static void
take_unit(struct reader *reader, enum record record, void *memory)
{
	const struct field *unit;
	const char *own;
	struct err err = {0};

	if (!reader->draft.values.unit.length)
		return;
	memory = measured_in(reader, &record, memory);
	unit = field_find(record, "unit");
	if (!memory || !unit)
		return;
	own = record_value(record, memory, unit).text;
	if (!own)
		reader_set(reader, record, memory,
			(int)(unit - record_types[record].fields),
			value_text(str_text(&reader->draft.values.unit)));
	else if (!value_unit(&reader->draft.values, own, &err))
		source_error(&reader->source, "%s", err.text);
}

void
reader_field(struct reader *reader, enum record record, void *memory, int at)
{
	const struct field *field = &record_types[record].fields[at];
	struct value value;

	if (!read_lines(reader, field) || !read_value(reader, field, &value))
		return;
	reader_set(reader, record, memory, at, value);
	if (field->type == FIELD_DECIMAL)
		take_unit(reader, record, memory);
}

/* Tags or owners, each taken off by `next`. */
static void
write_items(struct out *out, const char *list,
	bool (*next)(const char **list, const char **item, size_t *length))
{
	const char *item;
	size_t length;
	char *text;

	out_flow(out);
	while (next(&list, &item, &length)) {
		text = base_strndup(item, length);
		out_text(out, text);
		free(text);
	}
	out_close(out);
}

static void
write_link(struct out *out, const struct link *link)
{
	char *url = base_strndup(link->url, link->url_length);
	char *title = base_strndup(link->title, link->title_length);

	if (*title) {
		out_map(out);
		out_key(out, "title");
		out_text(out, title);
		out_key(out, "url");
		out_text(out, url);
		out_close(out);
	} else {
		out_text(out, url);
	}
	free(url);
	free(title);
}

static void
write_links(struct out *out, const char *links)
{
	struct link link;

	out_list(out);
	while (link_next(&links, &link))
		write_link(out, &link);
	out_close(out);
}

static void
write_text(struct out *out, const char *key, const struct field *field,
	const char *text)
{
	bool listed = field->type != FIELD_PROSE && is_listed(field);

	if (listed && !text[strspn(text, " \t\n,")])
		return;
	out_key(out, key);
	if (field->type == FIELD_TAGS)
		write_items(out, text, tag_next);
	else if (field->type == FIELD_OWNERS)
		write_items(out, text, owner_next);
	else if (field->type == FIELD_LINKS)
		write_links(out, text);
	else if (field->type == FIELD_REF)
		write_items(out, text, align_item);
	else
		out_text(out, text);
}

/* Whether its values are numbers to any reader of YAML and JSON. */
static bool
is_bare(const struct field *field)
{
	return field->type == FIELD_SCORE || field->type == FIELD_DECIMAL ||
		(field_kept(field) == KEPT_SMALL && field->type != FIELD_DAY);
}

void
plan_value_write(struct out *out, const char *key, enum record record, int at,
	struct value value)
{
	const struct field *field = &record_types[record].fields[at];
	struct str text = {0};

	if (field_kept(field) == KEPT_TEXT) {
		write_text(out, key, field, value.text);
		return;
	}
	out_key(out, key);
	value_write(field, value, &text);
	if (is_bare(field))
		out_number(out, str_text(&text));
	else
		out_word(out, str_text(&text));
	str_fini(&text);
}
