/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/say.h"
#include "format/schema.h"
#include "plan_shape.h"

static const char *const names[SHAPE_COUNT] = {
	[SHAPE_CYCLE] = "cycle",
	[SHAPE_REVIEW] = "review",
	[SHAPE_NODE] = "node",
	[SHAPE_NODE_METRIC] = "node_metric",
	[SHAPE_LINK] = "link",
	[SHAPE_CHECKIN] = "checkin",
	[SHAPE_WEEK] = "week",
	[SHAPE_PRIORITY] = "priority",
	[SHAPE_METRIC] = "metric",
	[SHAPE_READING] = "reading",
	[SHAPE_CONFLICT] = "conflict",
	[SHAPE_COMMENT] = "comment",
};

void
schema_begin(struct out *out, const char *title)
{
	out_key(out, "$schema");
	out_text(out, "https://json-schema.org/draft/2020-12/schema");
	out_key(out, "title");
	out_text(out, title);
}

static void
add_type(struct out *out, const char *type)
{
	out_key(out, "type");
	out_text(out, type);
}

/* Any of these types, a blank between. */
static void
add_types(struct out *out, const char *types)
{
	size_t length;

	out_key(out, "type");
	out_flow(out);
	for (; *types; types += length + strspn(types + length, " ")) {
		length = strcspn(types, " ");
		out_bytes(out, types, length);
	}
	out_close(out);
}

/* {"$ref": "#/$defs/node"} as the next value. */
static void
add_ref(struct out *out, enum shape shape)
{
	struct str name = {0};

	str_addf(&name, "#/$defs/%s", names[shape]);
	out_flow_map(out);
	out_key(out, "$ref");
	out_text(out, str_text(&name));
	out_close(out);
	str_fini(&name);
}

/* Words to choose from, and what else the reader may know for them. */
static void
add_words(struct out *out, const struct field *field)
{
	const char *const *word = field->words;

	out_key(out, "anyOf");
	out_list(out);
	out_flow_map(out);
	out_key(out, "enum");
	out_flow(out);
	for (word += !**word; *word; word++)
		out_text(out, *word);
	out_close(out);
	out_close(out);
	out_flow_map(out);
	add_types(out, "string number boolean null");
	out_close(out);
	out_close(out);
}

static void
add_field(struct out *out, const struct field *field)
{
	if (field->help || field->label) {
		out_key(out, "description");
		out_text(out, _(field->help ? field->help : field->label));
	}
	if (field->type == FIELD_WORD)
		add_words(out, field);
	else if (field->type == FIELD_TAGS || field->type == FIELD_OWNERS ||
		field->type == FIELD_LINKS || field->type == FIELD_PROSE)
		add_types(out, "string number array object null");
	else
		add_types(out, "string number boolean null");
}

static void
add_list(struct out *out, enum shape of)
{
	add_types(out, "array null");
	out_key(out, "items");
	add_ref(out, of);
}

/* A map of names that are not ours, of what is one of `types` or a map of that
 * shape. */
static void
add_named(struct out *out, const char *types, enum shape of)
{
	add_types(out, "object null");
	out_key(out, "additionalProperties");
	out_map(out);
	if (of == SHAPE_COUNT) {
		add_types(out, types);
	} else {
		out_key(out, "anyOf");
		out_list(out);
		out_flow_map(out);
		add_types(out, types);
		out_close(out);
		add_ref(out, of);
		out_close(out);
	}
	out_close(out);
}

static void
add_value(struct out *out, const struct map_shape *shape,
	const struct shape_row *row)
{
	switch ((enum row_type)row->type) {
	case ROW_RECORDS:
	case ROW_COMMENTS:
	case ROW_CYCLES:
	case ROW_LOOSE:
	case ROW_CHILDREN:
		add_list(out, (enum shape)row->of);
		break;
	case ROW_MAP:
	case ROW_METRIC:
		out_key(out, "anyOf");
		out_list(out);
		add_ref(out, (enum shape)row->of);
		out_flow_map(out);
		add_types(out, "string number null");
		out_close(out);
		out_close(out);
		break;
	case ROW_VERSION:
		out_key(out, "const");
		out_count(out, 1);
		break;
	case ROW_DONE:
		add_types(out, "boolean string null");
		break;
	case ROW_SECTIONS:
		add_named(out, "string number boolean null", SHAPE_COUNT);
		break;
	case ROW_READINGS:
		add_named(out, "string number null", SHAPE_READING);
		break;
	default:
		if (row->field >= 0)
			add_field(out,
				&record_types[shape->record]
					 .fields[row->field]);
		else
			add_types(out, "string number boolean null");
		break;
	}
}

/* The key as it is written, and what else people write for it. */
static void
add_row(struct out *out, const struct map_shape *shape,
	const struct shape_row *row)
{
	const char *at = row->also;
	size_t length;
	struct str name = {0};

	out_name(out, row->key);
	out_map(out);
	add_value(out, shape, row);
	out_close(out);
	for (; *at; at += length + strspn(at + length, " ")) {
		length = strcspn(at, " ");
		str_clear(&name);
		str_add_bytes(&name, at, length);
		out_name(out, str_text(&name));
		out_map(out);
		add_value(out, shape, row);
		out_close(out);
	}
	str_fini(&name);
}

/* Keys of one's own, which are kept. */
static void
add_own(struct out *out)
{
	out_key(out, "patternProperties");
	out_map(out);
	out_name(out, "^x-");
	out_flow_map(out);
	out_close(out);
	out_close(out);
}

static void
add_shape(struct out *out, const struct map_shape *shape)
{
	bool extra = false;
	size_t i;

	out_key(out, "description");
	out_text(out, _(shape->what));
	if (shape->alone < 0)
		add_type(out, "object");
	else
		add_types(out, "object string number");
	out_key(out, "properties");
	out_map(out);
	for (i = 0; i < shape->count; i++)
		if (shape->rows[i].type == ROW_EXTRA)
			extra = true;
		else
			add_row(out, shape, &shape->rows[i]);
	out_close(out);
	if (extra)
		add_own(out);
	out_key(out, "additionalProperties");
	out_number(out, "false");
}

void
schema_plan(struct out *out)
{
	int i;

	out_map(out);
	schema_begin(out, _("a plan of tenths"));
	add_shape(out, &map_shapes[SHAPE_PLAN]);
	out_key(out, "$defs");
	out_map(out);
	for (i = SHAPE_PLAN + 1; i < SHAPE_COUNT; i++) {
		out_name(out, names[i]);
		out_map(out);
		add_shape(out, &map_shapes[i]);
		out_close(out);
	}
	out_close(out);
	out_close(out);
}
