/* SPDX-License-Identifier: MIT */
/* A change as JSON, for programs that are told of it. */
#include "format/listing.h"
#include "model/query.h"
#include "object.h"

struct telling {
	struct json_list list;
	const struct plan *plan; /* as the change leaves it */
	const struct change *change;
};

/* A field of a record that is there, or that the change took away. */
static struct value
value_of(const struct telling *telling, enum record record, uint32_t id,
	const struct field *field)
{
	const struct change *change = telling->change;
	const void *memory = plan_record(telling->plan, record, id);
	int index = (int)(field - record_types[record].fields);
	size_t i;

	if (memory)
		return record_value(record, memory, field);
	for (i = 0; i < change->count; i++) {
		const struct edit *edit = &change->edits[i];

		if (edit->op == EDIT_SET && edit->record == record &&
			edit->id == id && edit->field == index)
			return edit->before;
	}
	return value_none();
}

/* The lasting id of a record, or of what it belongs to when it has none. */
static uint64_t
lasting_id(const struct telling *telling, enum record record, uint32_t id)
{
	const struct field *field = field_find(record, "uid");
	const struct field *end;

	if (field)
		return (uint64_t)value_of(telling, record, id, field).number;
	field = record_types[record].fields;
	end = field + record_types[record].field_count;
	while (field < end && field->type != FIELD_ID)
		field++;
	return field == end
		? 0
		: lasting_id(telling, field->target,
			  (uint32_t)value_of(telling, record, id, field)
				  .number);
}

/* One value; what another record is, by its lasting id. */
static struct json_fact
fact_of(const struct telling *telling, const char *key,
	const struct field *field, struct value value, char uid[UID_TEXT_SIZE])
{
	struct json_fact fact = {
		key, JSON_VALUE, .field = field, .value = value};
	uint64_t id;

	if (field->type != FIELD_ID)
		return fact;
	id = value.number
		? lasting_id(telling, field->target, (uint32_t)value.number)
		: 0;
	return (struct json_fact){
		key, JSON_TEXT, .text = id ? uid_text(id, uid) : NULL};
}

static void
tell(struct telling *telling, const struct edit *edit)
{
	static const char *const ops[] = {[EDIT_CREATE] = "added",
		[EDIT_SET] = "set",
		[EDIT_DELETE] = "deleted"};
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	bool is_node = edit->record == RECORD_NODE;
	const struct node *node =
		is_node ? plan_node(telling->plan, edit->id) : NULL;
	struct value title = is_node
		? value_of(telling, RECORD_NODE, edit->id,
			  &record_types[RECORD_NODE].fields[NODE_TITLE])
		: value_none();
	uint64_t id = lasting_id(telling, edit->record, edit->id);
	char uid[3][UID_TEXT_SIZE], ref[REF_SIZE];
	bool set = edit->op == EDIT_SET;
	const struct json_fact facts[] = {
		{"what", JSON_TEXT, .text = ops[edit->op]},
		{"record", JSON_TEXT, .text = record_types[edit->record].name},
		{"id", JSON_TEXT, .text = id ? uid_text(id, uid[0]) : NULL},
		{"ref", JSON_TEXT,
			.text = node ? node_ref(telling->plan, node, ref)
				     : NULL},
		{"title", JSON_TEXT, .text = title.text},
		{set ? "field" : NULL, set ? JSON_TEXT : JSON_END,
			.text = field->name},
		fact_of(telling, "before", field, edit->before, uid[1]),
		fact_of(telling, "after", field, edit->after, uid[2]),
		{.key = NULL},
	};

	json_list_facts(&telling->list, facts);
}

bool
json_change(FILE *file, const struct plan *plan, const char *path,
	const struct change *change)
{
	struct telling telling = {
		.list = {.alone = true}, .plan = plan, .change = change};
	struct out *out = &telling.list.out;
	struct str label = {0};
	size_t i;

	json_list_begin(&telling.list, file, false);
	out_flow_map(out);
	out_key(out, "plan");
	out_text(out, path);
	out_key(out, "label");
	label_tell(change->label, &label);
	out_text(out, str_text(&label));
	str_fini(&label);
	out_key(out, "edits");
	out_flow(out);
	for (i = 0; i < change->count; i++)
		tell(&telling, &change->edits[i]);
	out_close(out);
	out_close(out);
	return json_list_end(&telling.list, NULL);
}
