/* SPDX-License-Identifier: MIT */
#include "format/listing.h"

#include <string.h>

#include "model/query.h"
#include "object.h"

static const struct member node_members[] = {
	{"id", LISTED_FIELD, NODE_UID},
	{"ref", LISTED_REF, -1},
	{"kind", LISTED_FIELD, NODE_LEVEL},
	{"title", LISTED_FIELD, NODE_TITLE},
	{"cycle", LISTED_CYCLE, -1},
	{"parent", LISTED_PARENT, -1},
	{"state", LISTED_FIELD, NODE_STATE},
	{"progress", LISTED_PROGRESS, -1},
	{"confidence", LISTED_FIELD, NODE_CONFIDENCE},
	{"score", LISTED_FIELD, NODE_SCORE},
	{"status", LISTED_STATUS, -1},
	{"computed", LISTED_COMPUTED, -1},
	{"outcome", LISTED_OUTCOME, -1},
	{"reason", LISTED_REASON, -1},
	{"expected", LISTED_EXPECTED, -1},
	{"derived", LISTED_DERIVED, -1},
	{"priority", LISTED_FIELD, NODE_PRIORITY},
	{"due", LISTED_FIELD, NODE_DUE},
	{"owners", LISTED_FIELD, NODE_OWNER},
	{"tags", LISTED_FIELD, NODE_TAGS},
	{"note", LISTED_FIELD, NODE_NOTE},
	{"links", LISTED_FIELD, NODE_LINKS},
	{"metric", LISTED_METRIC, -1},
	{"weight", LISTED_WEIGHT, -1},
	{"basis", LISTED_FIELD, NODE_BASIS},
	{"commitment", LISTED_FIELD, NODE_KIND},
	{"starts", LISTED_FIELD, NODE_STARTS},
	{"align", LISTED_FIELD, NODE_ALIGN},
	{"served_by", LISTED_SERVED_BY, -1},
	{"carried_from", LISTED_FIELD, NODE_CARRIED_FROM},
	{"carried_to", LISTED_CARRIED_TO, -1},
	{"checked_in", LISTED_CHECKED_IN, -1},
	{.key = NULL},
};

static const struct member cycle_members[] = {
	{"id", LISTED_FIELD, CYCLE_UID},
	{"kind", LISTED_KIND, -1},
	{"title", LISTED_FIELD, CYCLE_NAME},
	{"cycle", LISTED_FIELD, CYCLE_NAME},
	{"parent", LISTED_PARENT, -1},
	{"progress", LISTED_PROGRESS, -1},
	{"derived", LISTED_DERIVED, -1},
	{"state", LISTED_PHASE, -1},
	{"starts", LISTED_FIELD, CYCLE_STARTS},
	{"ends", LISTED_FIELD, CYCLE_ENDS},
	{"closed", LISTED_FIELD, CYCLE_CLOSED},
	{"tags", LISTED_FIELD, CYCLE_TAGS},
	{"note", LISTED_FIELD, CYCLE_NOTE},
	{.key = NULL},
};

static const struct member checkin_members[] = {
	{"on", LISTED_FIELD, CHECKIN_ON},
	{"progress", LISTED_FIELD, CHECKIN_PROGRESS},
	{"current", LISTED_FIELD, CHECKIN_CURRENT},
	{"confidence", LISTED_FIELD, CHECKIN_CONFIDENCE},
	{"status", LISTED_FIELD, CHECKIN_STATUS},
	{"note", LISTED_FIELD, CHECKIN_NOTE},
	{"blocker", LISTED_FIELD, CHECKIN_BLOCKER},
	{"why", LISTED_FIELD, CHECKIN_WHY},
	{"by", LISTED_FIELD, CHECKIN_BY},
	{.key = NULL},
};

static const struct member comment_members[] = {
	{"id", LISTED_FIELD, COMMENT_UID},
	{"on", LISTED_FIELD, COMMENT_ON},
	{"by", LISTED_FIELD, COMMENT_BY},
	{"checkin", LISTED_FIELD, COMMENT_CHECKIN},
	{"solved", LISTED_FIELD, COMMENT_SOLVED},
	{"text", LISTED_FIELD, COMMENT_TEXT},
	{.key = NULL},
};

static const struct member week_members[] = {
	{"id", LISTED_FIELD, WEEK_UID},
	{"kind", LISTED_KIND, -1},
	{"starts", LISTED_FIELD, WEEK_STARTS},
	{"ends", LISTED_FIELD, WEEK_ENDS},
	{"now", LISTED_FIELD, WEEK_NOW},
	{"wins", LISTED_FIELD, WEEK_WINS},
	{"blockers", LISTED_FIELD, WEEK_BLOCKERS},
	{"ahead", LISTED_FIELD, WEEK_AHEAD},
	{"note", LISTED_FIELD, WEEK_NOTE},
	{.key = NULL},
};

static const struct member priority_members[] = {
	{"title", LISTED_FIELD, WEEKLY_TITLE},
	{"rank", LISTED_FIELD, WEEKLY_RANK},
	{"state", LISTED_FIELD, WEEKLY_STATE},
	{"node", LISTED_FIELD, WEEKLY_NODE},
	{.key = NULL},
};

static const struct member metric_members[] = {
	{"id", LISTED_FIELD, METRIC_UID},
	{"kind", LISTED_KIND, -1},
	{"title", LISTED_FIELD, METRIC_NAME},
	{"unit", LISTED_FIELD, METRIC_UNIT},
	{"at_least", LISTED_FIELD, METRIC_LOW},
	{"at_most", LISTED_FIELD, METRIC_HIGH},
	{"every", LISTED_FIELD, METRIC_FREQUENCY},
	{"note", LISTED_FIELD, METRIC_NOTE},
	{.key = NULL},
};

static const struct member reading_members[] = {
	{"on", LISTED_FIELD, READING_ON},
	{"value", LISTED_FIELD, READING_VALUE},
	{"note", LISTED_FIELD, READING_NOTE},
	{"source", LISTED_FIELD, READING_SOURCE},
	{.key = NULL},
};

/* ---- facts */

static void
write_fact(struct out *out, const struct json_fact *fact)
{
	out_key(out, fact->key);
	switch (fact->type) {
	case JSON_END:
	case JSON_TEXT:
		object_text(out, fact->text);
		break;
	case JSON_RAW:
		out_number(out, fact->text);
		break;
	case JSON_COUNT:
		out_count(out, fact->number);
		break;
	case JSON_TENTHS:
		object_tenths(out, fact->number);
		break;
	case JSON_SCORE:
		object_score(out, fact->number);
		break;
	case JSON_YES:
		out_number(out, fact->number ? "true" : "false");
		break;
	case JSON_VALUE:
		object_value(out, fact->field, fact->value);
		break;
	}
}

static void
write_facts(struct out *out, const struct json_fact *facts)
{
	for (; facts && facts->type != JSON_END; facts++)
		write_fact(out, facts);
}

/* ---- the list */

/* Whether a member above says the field, or has its name. */
static bool
is_said(int field)
{
	const char *name = record_types[RECORD_NODE].fields[field].name;
	size_t i;

	for (i = 0; node_members[i].key; i++)
		if (node_members[i].field == field ||
			strcmp(node_members[i].key, name) == 0)
			return true;
	return object_in_metric(field);
}

/* What else a person may set, by its own name: long texts or the rest. Found
 * once for all nodes. */
static void
list_others(struct json_list *list, bool prose)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	struct json_others *others = &list->others[prose];
	int field;

	others->count = 0;
	for (field = 0; field < NODE_FIELDS; field++)
		if (fields[field].help && !is_said(field) &&
			(fields[field].type == FIELD_PROSE) == prose)
			others->fields[others->count++] = field;
}

static void
write_others(const struct object *object, const struct json_others *others)
{
	struct member one[2] = {{.what = LISTED_FIELD}};
	size_t i;

	for (i = 0; i < others->count; i++) {
		one->field = others->fields[i];
		one->key = record_types[RECORD_NODE].fields[one->field].name;
		object_members(object, one);
	}
}

void
json_list_begin(struct json_list *list, FILE *out, bool ascii)
{
	out_begin(&list->out, out, true);
	list->out.ascii = ascii;
	list_others(list, false);
	list_others(list, true);
	if (!list->alone)
		out_rows(&list->out);
}

/* Which plan of the folder it is in. */
static void
write_place(struct json_list *list)
{
	if (!list->place)
		return;
	out_key(&list->out, "plan");
	out_text(&list->out, list->place);
}

/* The members of a node, in a map that is open; `whole` with its long texts. */
static void
write_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today, bool whole)
{
	char ref[REF_SIZE];
	const struct object object = {.out = &list->out,
		.plan = plan,
		.record = RECORD_NODE,
		.memory = node,
		.ref = list->ref ? list->ref : node_ref(plan, node, ref),
		.standing = node_standing(plan, node, today)};

	write_place(list);
	object_members(&object, node_members);
	write_others(&object, &list->others[false]);
	if (whole)
		write_others(&object, &list->others[true]);
}

/* The members of any other record. */
static void
write_record(struct json_list *list, const struct plan *plan,
	enum record record, const void *memory, const struct member *members)
{
	const struct object object = {.out = &list->out,
		.plan = plan,
		.record = record,
		.memory = memory};

	object_members(&object, members);
}

void
json_list_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today)
{
	out_flow_map(&list->out);
	write_node(list, plan, node, today, false);
	out_close(&list->out);
}

static void
write_checkins(struct json_list *list, const struct plan *plan,
	const struct node *node)
{
	const struct checkin *at =
		plan_checkin(plan, node_detail(node)->checkins.first);

	out_key(&list->out, "checkins");
	out_flow(&list->out);
	for (; at; at = plan_checkin(plan, at->base.next)) {
		out_flow_map(&list->out);
		write_record(list, plan, RECORD_CHECKIN, at, checkin_members);
		out_close(&list->out);
	}
	out_close(&list->out);
}

void
json_list_comment(struct json_list *list, const struct plan *plan,
	const char *named, const struct node *node,
	const struct comment *comment)
{
	char ref[REF_SIZE];

	out_flow_map(&list->out);
	if (named) {
		out_key(&list->out, "plan");
		out_text(&list->out, named);
	}
	out_key(&list->out, "ref");
	out_text(&list->out, node_ref(plan, node, ref));
	write_record(list, plan, RECORD_COMMENT, comment, comment_members);
	out_close(&list->out);
}

static void
write_comments(struct json_list *list, const struct plan *plan,
	const struct node *node)
{
	const struct comment *at =
		plan_comment(plan, node_detail(node)->comments.first);

	out_key(&list->out, "comments");
	out_flow(&list->out);
	for (; at; at = plan_comment(plan, at->base.next)) {
		out_flow_map(&list->out);
		write_record(list, plan, RECORD_COMMENT, at, comment_members);
		out_close(&list->out);
	}
	out_close(&list->out);
}

void
json_list_whole(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today, const struct json_fact *more)
{
	out_flow_map(&list->out);
	write_node(list, plan, node, today, true);
	write_facts(&list->out, more);
	write_checkins(list, plan, node);
	write_comments(list, plan, node);
	out_close(&list->out);
}

void
json_list_cycle(struct json_list *list, const struct plan *plan,
	const struct cycle *cycle, int32_t today, const struct json_fact *more)
{
	const struct object object = {.out = &list->out,
		.plan = plan,
		.record = RECORD_CYCLE,
		.memory = cycle,
		.today = today};

	out_flow_map(&list->out);
	write_place(list);
	object_members(&object, cycle_members);
	write_facts(&list->out, more);
	out_close(&list->out);
}

void
json_list_week(struct json_list *list, const struct plan *plan,
	const struct week *week)
{
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);

	out_flow_map(&list->out);
	write_record(list, plan, RECORD_WEEK, week, week_members);
	out_key(&list->out, "priorities");
	out_flow(&list->out);
	for (; at; at = plan_priority(plan, at->base.next)) {
		out_flow_map(&list->out);
		write_record(list, plan, RECORD_PRIORITY, at, priority_members);
		out_close(&list->out);
	}
	out_close(&list->out);
	out_close(&list->out);
}

void
json_list_metric(struct json_list *list, const struct plan *plan,
	const struct metric *metric, const struct json_fact *more, bool values)
{
	const struct reading *at = plan_reading(
		plan, values ? metric->readings.first : metric->readings.last);

	out_flow_map(&list->out);
	write_record(list, plan, RECORD_METRIC, metric, metric_members);
	write_facts(&list->out, more);
	out_key(&list->out, "values");
	out_flow(&list->out);
	for (; at; at = plan_reading(plan, at->base.next)) {
		out_flow_map(&list->out);
		write_record(list, plan, RECORD_READING, at, reading_members);
		out_close(&list->out);
	}
	out_close(&list->out);
	out_close(&list->out);
}

void
json_list_facts(struct json_list *list, const struct json_fact *facts)
{
	out_flow_map(&list->out);
	write_facts(&list->out, facts);
	out_close(&list->out);
}

bool
json_list_end(struct json_list *list, struct err *err)
{
	if (!list->alone)
		out_close(&list->out);
	return out_end(&list->out, err);
}
