/* SPDX-License-Identifier: MIT */
/* One row a node, with type and parent: what a spreadsheet can sort and filter. A
 * cell that a spreadsheet would take for a formula gets ' before it. */
#include <errno.h>
#include <string.h>

#include "base/str.h"
#include "csv.h"
#include "model/progress.h"
#include "model/value.h"

/* What a spreadsheet is looked at for; the others follow as the table has
 * them. */
static const int first_fields[] = {NODE_PROGRESS, NODE_CONFIDENCE, NODE_SCORE,
	NODE_STATE, NODE_PRIORITY, NODE_DUE, NODE_STARTS, NODE_OWNER,
	NODE_WEIGHT, NODE_KIND, NODE_START, NODE_TARGET, NODE_CURRENT,
	NODE_UNIT, NODE_TAGS, NODE_LINKS, NODE_NOTE, NODE_REFLECTION};
#define FIRST_FIELDS (sizeof first_fields / sizeof *first_fields)

static bool
is_first(int field)
{
	size_t i;

	for (i = 0; i < FIRST_FIELDS; i++)
		if (first_fields[i] == field)
			return true;
	return false;
}

/* The fields of the columns behind the title, all that a person may set; how
 * many. */
static size_t
list_fields(int fields[NODE_FIELDS])
{
	size_t count = FIRST_FIELDS;
	int field;

	memcpy(fields, first_fields, sizeof first_fields);
	for (field = 0; field < NODE_FIELDS; field++)
		if (record_types[RECORD_NODE].fields[field].help &&
			field != NODE_TITLE && !is_first(field))
			fields[count++] = field;
	return count;
}

static void
add_header(struct str *out)
{
	int fields[NODE_FIELDS];
	size_t count = list_fields(fields), i;

	str_add(out, "id,type,parent,cycle,title");
	/* In tables `from` is where a metric starts. */
	for (i = 0; i < count; i++)
		str_addf(out, ",%s",
			fields[i] == NODE_FROM ? "health_metric"
					       : record_types[RECORD_NODE]
							 .fields[fields[i]]
							 .name);
	str_add_char(out, '\n');
}

static void
add_cell(struct str *out, const char *text)
{
	if (out->length && out->data[out->length - 1] != '\n')
		str_add_char(out, ',');
	if (!*text)
		return;
	if (!strpbrk(text, "\",;\t\r\n=+-@' ")) {
		str_add(out, text);
		return;
	}
	str_add_char(out, '"');
	if (strchr("=+-@\t\r'", *text))
		str_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			str_add_char(out, '"');
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

static void
add_field(struct str *out, const struct node *node, int at)
{
	const struct field *field = &record_types[RECORD_NODE].fields[at];
	struct value value = record_value(RECORD_NODE, node, field);
	struct str text = {0};
	size_t length;

	if (value.type == VALUE_TEXT) {
		length = strlen(value.text);
		str_trim(value.text, &length);
		add_cell(out, length ? value.text : "");
		return;
	}
	/* A word that is nothing is said where it means something. */
	if (value.type != VALUE_NONE || !field->levels ||
		field->levels & LEVEL_BIT(node->level))
		value_write(field, value, &text);
	/* A negative number is no formula. */
	if (*str_text(&text) == '-')
		str_addf(out, ",%s", str_text(&text));
	else
		add_cell(out, str_text(&text));
	str_fini(&text);
}

static void
add_cycle(struct str *out, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	struct str name = {0};
	struct span span;

	if (cycle && cycle->name) {
		str_add(&name, cycle->name);
		if (!span_read(cycle->name, strlen(cycle->name), cycle->starts,
			    &span) ||
			span.starts != cycle->starts ||
			span.ends != cycle->ends)
			str_addf(&name, " (%s..%s)",
				day_text(cycle->starts, starts),
				day_text(cycle->ends, ends));
	}
	add_cell(out, str_text(&name));
	str_fini(&name);
}

static void
add_nodes(const struct plan *plan, uint32_t first, const struct cycle *cycle,
	struct str *out)
{
	const struct node *node, *parent;
	char text[UID_TEXT_SIZE];
	int fields[NODE_FIELDS];
	size_t count = list_fields(fields), i;

	for (node = plan_node(plan, first); node;
		node = plan_node(plan, node->next)) {
		parent = plan_node(plan, node->parent);
		add_cell(out, uid_text(node->uid, text));
		add_cell(out,
			field_word(
				&record_types[RECORD_NODE].fields[NODE_LEVEL],
				node->level));
		add_cell(out, parent ? uid_text(parent->uid, text) : "");
		add_cycle(out, cycle);
		add_cell(out, node->title);
		for (i = 0; i < count; i++)
			add_field(out, node, fields[i]);
		str_add_char(out, '\n');
		add_nodes(plan, node->children.first, cycle, out);
	}
}

static bool
flush(struct str *text, FILE *out, struct err *err)
{
	bool ok = !text->length ||
		fwrite(text->data, 1, text->length, out) == text->length;

	str_clear(text);
	return ok || err_set(err, ERR_SYSTEM, "%s", strerror(errno));
}

bool
csv_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	struct str text = {0};
	bool ok = true;

	add_header(&text);
	for (; ok && cycle; cycle = plan_cycle(plan,
				    options->cycle ? 0 : cycle->base.next)) {
		add_nodes(plan, cycle->nodes.first, cycle, &text);
		ok = flush(&text, out, err);
	}
	if (ok && !options->cycle)
		add_nodes(plan, plan->backlog.first, NULL, &text);
	ok = ok && flush(&text, out, err);
	str_fini(&text);
	if (ok && fflush(out) != 0)
		ok = err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	return ok;
}
