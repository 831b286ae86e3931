/* SPDX-License-Identifier: MIT */
/* One value into one field and back, by the field's type. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/edit.h"
#include "model/progress.h"
#include "notation/words.h"
#include "plan_reader.h"
#include "plan_value.h"

#define SHOWN 40 /* bytes of a wrong value that are shown again */

/* The value at hand, short enough for a message. */
static const char *
shown(const struct yaml_source *source, char out[static SHOWN + 4])
{
	size_t length = source->length, at = 0;

	while (at < length && at < SHOWN)
		at++;
	while (at < length && at &&
		((unsigned char)source->value[at] & 0xc0) == 0x80)
		at--;
	memcpy(out, source->value, at);
	strcpy(out + at, at < length ? "…" : "");
	return out;
}

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

static bool
reader_day(struct reader *reader, const char *what, int32_t *day)
{
	struct yaml_source *source = &reader->source;
	char text[SHOWN + 4];

	if (!reader_scalar(reader, what))
		return false;
	if (day_read(source->value, source->length, reader->draft.today, day))
		return true;
	source_error(source, _("%s is a day like 2026-11-30, not “%s”"),
		_(what), shown(source, text));
	return false;
}

bool
reader_decimal(struct reader *reader, const char *what, int64_t *value)
{
	struct yaml_source *source = &reader->source;
	char text[SHOWN + 4];

	if (!reader_scalar(reader, what))
		return false;
	if (decimal_read(source->value, source->length, value))
		return true;
	source_error(source,
		_("%s is a number with at most six decimal places, not “%s”"),
		_(what), shown(source, text));
	return false;
}

/* How long the text of a field may be. */
static size_t
text_limit(enum record record, int field)
{
	switch (record) {
	case RECORD_PLAN:
		return field == PLAN_TITLE ? TITLE_MAX : NOTE_MAX;
	case RECORD_CYCLE:
		return field == CYCLE_NAME ? TITLE_MAX : NOTE_MAX;
	case RECORD_NODE:
		return field == NODE_TITLE ? TITLE_MAX : NOTE_MAX;
	case RECORD_PRIORITY:
		return TITLE_MAX;
	case RECORD_METRIC:
		return field == METRIC_NAME ? TITLE_MAX : NOTE_MAX;
	default:
		return NOTE_MAX;
	}
}

static void
read_text(struct reader *reader, enum record record, void *memory, int field)
{
	const struct field *type = &record_types[record].fields[field];
	struct yaml_source *source = &reader->source;
	size_t limit = text_limit(record, field), length;
	const char *text;
	struct items items;
	bool list = source->kind == SOURCE_LIST && limit == NOTE_MAX;

	if (!list && !reader_scalar(reader, type->label))
		return;
	str_clear(&reader->text);
	list_begin(reader, &items);
	while (list_next(reader, &items)) {
		if (!reader_scalar(reader, type->label))
			continue;
		if (reader->text.length)
			str_add_char(&reader->text, '\n');
		str_add_bytes(&reader->text, source->value, source->length);
	}
	text = str_text(&reader->text);
	length = reader->text.length;
	if (limit == TITLE_MAX && length) {
		text = str_trim(text, &length);
		reader->text.data[(size_t)(text - reader->text.data) + length] =
			'\0';
	}
	if (length > limit)
		source_error(source,
			_("the %s is too long: %zu bytes, at most %zu"),
			_(type->label), length, limit);
	else
		reader_set(reader, record, memory, field, value_text(text));
}

/* Adds the words of a text, without the # that a tag may have. */
static void
add_tags(struct str *out, const char *text, size_t length)
{
	const char *end = text + length, *word;

	while (text < end) {
		while (text < end &&
			(isspace((unsigned char)*text) || *text == '#' ||
				*text == ','))
			text++;
		word = text;
		while (text < end && !isspace((unsigned char)*text) &&
			*text != ',')
			text++;
		if (text > word && out->length)
			str_add_char(out, ' ');
		str_add_bytes(out, word, (size_t)(text - word));
	}
}

static void
read_tags(struct reader *reader, enum record record, void *memory, int field)
{
	struct items items;

	str_clear(&reader->text);
	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			if (reader_scalar(reader, N_("a tag")))
				add_tags(&reader->text, reader->source.value,
					reader->source.length);
	reader_set(reader, record, memory, field,
		value_text(str_text(&reader->text)));
}

/* A link is a line: the URL, then a space and the title. */
static void
add_link(struct str *out, const char *url, const char *title)
{
	if (out->length)
		str_add_char(out, '\n');
	for (; *url; url++)
		if (isspace((unsigned char)*url))
			str_addf(out, "%%%02X", (unsigned)*url);
		else
			str_add_char(out, *url);
	if (!*title)
		return;
	str_add_char(out, ' ');
	for (; *title; title++)
		str_add_char(
			out, isspace((unsigned char)*title) ? ' ' : *title);
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
		add_link(out, url.data, str_text(&title));
	else
		map_error(reader, &map, _("a link needs a url"));
	map_end(reader, &map);
	str_fini(&url);
	str_fini(&title);
}

static void
read_links(struct reader *reader, void *memory)
{
	struct yaml_source *source = &reader->source;
	struct str links = {0};
	struct items items;
	const char *text;
	size_t length;

	if (list_begin(reader, &items))
		while (list_next(reader, &items)) {
			if (source->kind == SOURCE_MAP) {
				read_link_map(reader, &links);
			} else if (reader_scalar(reader, N_("a link"))) {
				length = source->length;
				text = str_trim(source->value, &length);
				if (links.length && length)
					str_add_char(&links, '\n');
				str_add_bytes(&links, text, length);
			}
		}
	reader_set(reader, RECORD_NODE, memory, NODE_LINKS,
		value_text(str_text(&links)));
	str_fini(&links);
}

static void
read_tenths(struct reader *reader, const struct field *field,
	enum record record, void *memory, int at)
{
	struct yaml_source *source = &reader->source;
	bool score = record == RECORD_NODE && at == NODE_SCORE, ok;
	char text[SHOWN + 4];
	int number;

	if (!reader_scalar(reader, field->label))
		return;
	ok = score ? score_read(source->value, source->length, &number, NULL)
		   : tenths_read(source->value, source->length, &number, NULL);
	if (ok)
		reader_set(reader, record, memory, at, value_number(number));
	else if (score)
		source_error(source,
			_("a score goes from 0.0 to 1.0 and is written 0.7, "
			  "70%% or 7/10, not “%s”"),
			shown(source, text));
	else
		source_error(source,
			_("%s goes from 0 to 10 and is written 7/10, 0.7 or "
			  "70%%, not “%s”"),
			_(field->label), shown(source, text));
}

/* "a, b or c": all the words of a field. */
static void
list_words(struct str *out, const struct field *field)
{
	size_t i, count = 0;

	while (field->words[count])
		count++;
	for (i = 0; i < count; i++) {
		if (!field->words[i][0])
			continue;
		if (out->length)
			str_add(out, i + 1 < count ? ", " : _(" or "));
		str_add(out, field->words[i]);
	}
}

static void
read_word(struct reader *reader, const struct field *field, enum record record,
	void *memory, int at)
{
	struct yaml_source *source = &reader->source;
	char text[SHOWN + 4];
	int64_t number;

	if (!reader_scalar(reader, field->label))
		return;
	number = words_read(field, source->value, source->length);
	if (number >= 0) {
		reader_set(reader, record, memory, at, value_number(number));
		return;
	}
	str_clear(&reader->text);
	list_words(&reader->text, field);
	source_error(source, _("%s is %s, not “%s”"), _(field->label),
		str_text(&reader->text), shown(source, text));
}

/* Whole numbers, but a weight has two places and a rank may be P1. */
static void
read_small(struct reader *reader, const struct field *field, enum record record,
	void *memory, int at)
{
	struct yaml_source *source = &reader->source;
	bool weight = record == RECORD_NODE && at == NODE_WEIGHT;
	int64_t unit = weight ? DECIMAL_ONE / 100 : DECIMAL_ONE, value;
	char text[SHOWN + 4];
	const char *digits;
	int weekday;

	if (!reader_scalar(reader, field->label))
		return;
	digits = source->value;
	if (record == RECORD_PLAN && words_weekday(digits, &weekday)) {
		reader_set(reader, record, memory, at, value_number(weekday));
		return;
	}
	digits += record == RECORD_PRIORITY && (*digits | 32) == 'p';
	if (decimal_read(digits, strlen(digits), &value) && value % unit == 0 &&
		value / unit >= field->low && value / unit <= field->high)
		reader_set(
			reader, record, memory, at, value_number(value / unit));
	else
		source_error(source, _("%s goes from %d to %d, not “%s”"),
			_(field->label), (int)(field->low),
			(int)(weight ? field->high / 100 : field->high),
			shown(source, text));
}

static void
read_uid(struct reader *reader, const struct field *field, enum record record,
	void *memory, int at)
{
	struct yaml_source *source = &reader->source;
	char text[SHOWN + 4];
	uint64_t uid;

	if (!reader_scalar(reader, field->label))
		return;
	if (uid_read(source->value, source->length, &uid))
		reader_set(
			reader, record, memory, at, value_number((int64_t)uid));
	else
		source_error(source,
			_("%s is 12 letters and digits as tenths makes them, "
			  "not “%s”"),
			_(field->label), shown(source, text));
}

void
reader_field(struct reader *reader, enum record record, void *memory, int at)
{
	const struct field *field = &record_types[record].fields[at];
	int32_t day;
	int64_t decimal;

	switch (field->type) {
	case FIELD_TEXT:
		if ((record == RECORD_NODE && at == NODE_TAGS) ||
			(record == RECORD_CYCLE && at == CYCLE_TAGS))
			read_tags(reader, record, memory, at);
		else if (record == RECORD_NODE && at == NODE_LINKS)
			read_links(reader, memory);
		else
			read_text(reader, record, memory, at);
		break;
	case FIELD_WORD:
		read_word(reader, field, record, memory, at);
		break;
	case FIELD_TENTHS:
		read_tenths(reader, field, record, memory, at);
		break;
	case FIELD_SMALL:
		read_small(reader, field, record, memory, at);
		break;
	case FIELD_DAY:
		if (reader_day(reader, field->label, &day))
			reader_set(
				reader, record, memory, at, value_number(day));
		break;
	case FIELD_DECIMAL:
		if (reader_decimal(reader, field->label, &decimal))
			reader_set(reader, record, memory, at,
				value_number(decimal));
		break;
	case FIELD_UID:
		read_uid(reader, field, record, memory, at);
		break;
	case FIELD_ID:
		break;
	}
}

static void
write_tags(struct out *out, const char *tags)
{
	char word[256];
	size_t length;

	out_flow(out);
	while (*(tags += strspn(tags, " \t\n"))) {
		length = strcspn(tags, " \t\n");
		/* A longer one in parts, which is what reading would give. */
		if (length >= sizeof word)
			length = sizeof word - 1;
		memcpy(word, tags, length);
		word[length] = '\0';
		out_text(out, word);
		tags += length;
	}
	out_close(out);
}

static void
write_link(struct out *out, char *link)
{
	char *space = strchr(link, ' ');

	if (!space) {
		out_text(out, link);
		return;
	}
	*space = '\0';
	out_map(out);
	out_key(out, "title");
	out_text(out, space + 1);
	out_key(out, "url");
	out_text(out, link);
	out_close(out);
}

static void
write_links(struct out *out, const char *links)
{
	char *copy = base_strdup(links), *rest = copy, *link;

	out_list(out);
	while ((link = strsep(&rest, "\n"))) {
		link += strspn(link, " \t");
		if (*link)
			write_link(out, link);
	}
	out_close(out);
	free(copy);
}

static bool
is_blank(const char *text)
{
	return !text[strspn(text, " \t\n")];
}

static void
write_text(struct out *out, const char *key, const struct field *field,
	const char *text)
{
	bool tags = strcmp(field->name, "tags") == 0;
	bool links = strcmp(field->name, "links") == 0;

	if ((tags || links) && is_blank(text))
		return;
	out_key(out, key);
	if (tags)
		write_tags(out, text);
	else if (links)
		write_links(out, text);
	else
		out_text(out, text);
}

static void
write_tenths(struct out *out, const struct field *field, int number)
{
	char text[TENTHS_TEXT_SIZE];
	char point[TENTHS_TEXT_SIZE + 4];

	if (strcmp(field->name, "score") == 0) {
		out_number(out, score_text(number, text));
		return;
	}
	snprintf(point, sizeof point, "%s/10", tenths_text(number, text));
	out_word(out, point);
}

void
plan_value_write(struct out *out, const char *key, enum record record, int at,
	struct value value)
{
	const struct field *field = &record_types[record].fields[at];
	char text[DECIMAL_TEXT_SIZE];

	if (value.type == VALUE_NONE)
		return;
	if (field->type == FIELD_TEXT) {
		write_text(out, key, field, value.text);
		return;
	}
	out_key(out, key);
	switch (field->type) {
	case FIELD_WORD:
		out_word(out, field_word(field, value.number));
		break;
	case FIELD_TENTHS:
		write_tenths(out, field, (int)value.number);
		break;
	case FIELD_DAY:
		out_word(out, day_text((int32_t)value.number, text));
		break;
	case FIELD_UID:
		out_word(out, uid_text((uint64_t)value.number, text));
		break;
	case FIELD_DECIMAL:
		out_number(out, decimal_text(value.number, text));
		break;
	default:
		/* The one with decimal places is a weight, in hundredths. */
		value.number *=
			record == RECORD_NODE ? DECIMAL_ONE / 100 : DECIMAL_ONE;
		out_number(out, decimal_text(value.number, text));
		break;
	}
}
