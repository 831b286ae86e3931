/* SPDX-License-Identifier: MIT */
#include "format/listing.h"

#include <string.h>

#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"

/* Where the value of a member comes from. */
enum listed {
	LISTED_FIELD, /* a field as it is */
	LISTED_KIND,  /* of what is no node */
	LISTED_REF,
	LISTED_CYCLE,
	LISTED_PARENT,
	LISTED_PROGRESS, /* as it is shown, not as it was set */
	LISTED_PHASE,
	LISTED_STATUS, /* null in a closed cycle, which has … */
	LISTED_OUTCOME,
	LISTED_REASON,
	LISTED_EXPECTED, /* by pace; null where there is none */
	LISTED_DERIVED,	 /* what progress by hand stands over, else null */
	LISTED_METRIC,
};

struct member {
	const char *key;
	enum listed what;
	int field;
};

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
	{"outcome", LISTED_OUTCOME, -1},
	{"reason", LISTED_REASON, -1},
	{"expected", LISTED_EXPECTED, -1},
	{"derived", LISTED_DERIVED, -1},
	{"priority", LISTED_FIELD, NODE_PRIORITY},
	{"due", LISTED_FIELD, NODE_DUE},
	{"owner", LISTED_FIELD, NODE_OWNER},
	{"tags", LISTED_FIELD, NODE_TAGS},
	{"note", LISTED_FIELD, NODE_NOTE},
	{"links", LISTED_FIELD, NODE_LINKS},
	{"metric", LISTED_METRIC, -1},
};

static const struct member metric_members[] = {
	{"start", LISTED_FIELD, NODE_START},
	{"target", LISTED_FIELD, NODE_TARGET},
	{"current", LISTED_FIELD, NODE_CURRENT},
	{"unit", LISTED_FIELD, NODE_UNIT},
	{"at_least", LISTED_FIELD, NODE_LOW},
	{"at_most", LISTED_FIELD, NODE_HIGH},
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
};

/* One object on its way. */
struct object {
	struct out *out;
	const struct plan *plan;
	enum record record;
	const void *memory;
	const char *ref;
	int32_t today;
	struct standing standing;
};

static void
write_null(struct out *out)
{
	out_number(out, "null");
}

/* Text, or null where there is none. */
static void
write_text(struct out *out, const char *text)
{
	if (text && *text)
		out_text(out, text);
	else
		write_null(out);
}

/* Points of ten from tenths: 55 is 5.5. */
static void
write_tenths(struct out *out, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	if (tenths < 0)
		write_null(out);
	else
		out_number(out, tenths_text(tenths, text));
}

static void
write_score(struct out *out, int score)
{
	char text[TENTHS_TEXT_SIZE];

	if (score < 0)
		write_null(out);
	else
		out_number(out, score_text(score, text));
}

static void
write_uid(struct out *out, uint64_t uid)
{
	char text[UID_TEXT_SIZE];

	out_word(out, uid_text(uid, text));
}

/* Words with a space between, as a list. */
static void
write_words(struct out *out, const char *words)
{
	size_t length;

	out_flow(out);
	while (words && *words) {
		length = strcspn(words, " ");
		if (length)
			out_bytes(out, words, length);
		words += length + (words[length] == ' ');
	}
	out_close(out);
}

/* Lines of "URL title" as a list of maps. */
static void
write_links(struct out *out, const char *links)
{
	size_t line, url;

	out_flow(out);
	while (links && *links) {
		line = strcspn(links, "\n");
		url = strcspn(links, " \n");
		if (line) {
			out_flow_map(out);
			out_key(out, "url");
			out_bytes(out, links, url);
			if (url < line) {
				out_key(out, "title");
				out_bytes(out, links + url + 1, line - url - 1);
			}
			out_close(out);
		}
		links += line + (links[line] == '\n');
	}
	out_close(out);
}

static void
write_number(struct out *out, enum record record, int at, int64_t number)
{
	const struct field *field = &record_types[record].fields[at];
	char text[DECIMAL_TEXT_SIZE];

	switch (field->type) {
	case FIELD_WORD:
		out_word(out, field_word(field, number));
		break;
	case FIELD_TENTHS:
		if (record == RECORD_NODE && at == NODE_SCORE)
			write_score(out, (int)number);
		else
			write_tenths(out, (int)number);
		break;
	case FIELD_DAY:
		out_word(out, day_text((int32_t)number, text));
		break;
	case FIELD_UID:
		write_uid(out, (uint64_t)number);
		break;
	default:
		out_number(out, decimal_text(number, text));
		break;
	}
}

static void
write_field(const struct object *object, int at)
{
	enum record record = object->record;
	const struct field *field = &record_types[record].fields[at];
	struct value value = record_value(record, object->memory, field);
	struct out *out = object->out;

	if (at == (record == RECORD_NODE ? NODE_TAGS : CYCLE_TAGS))
		write_words(out, value.text);
	else if (record == RECORD_NODE && at == NODE_LINKS)
		write_links(out, value.text);
	else if (value.type == VALUE_TEXT)
		out_text(out, value.text);
	else if (value.type == VALUE_NUMBER)
		write_number(out, record, at, value.number);
	else if (field->type == FIELD_WORD && *field_word(field, 0))
		out_word(out, field_word(field, 0));
	else if (record == RECORD_NODE && at == NODE_TITLE)
		out_text(out, "");
	else
		write_null(out);
}

static void write_members(const struct object *object,
	const struct member *members, size_t count);

static void
write_metric(const struct object *object)
{
	const struct detail *detail = node_detail(object->memory);

	if (detail->basis != BASIS_METRIC && detail->target == DECIMAL_NONE) {
		write_null(object->out);
		return;
	}
	out_flow_map(object->out);
	write_members(object, metric_members,
		sizeof metric_members / sizeof *metric_members);
	out_close(object->out);
}

static void
write_parent(const struct object *object)
{
	const struct plan *plan = object->plan;
	const struct node *node = object->memory, *parent = NULL;
	const struct cycle *cycle = object->memory;

	if (object->record == RECORD_NODE) {
		parent = plan_node(plan, node->parent);
		cycle = plan_cycle(plan, node->cycle);
	} else {
		cycle = plan_cycle(plan, cycle->parent);
	}
	if (parent)
		write_uid(object->out, parent->uid);
	else if (cycle)
		write_uid(object->out, cycle->uid);
	else
		write_null(object->out);
}

static void
write_cycle_name(const struct object *object)
{
	const struct cycle *cycle = plan_cycle_of(object->plan, object->memory);

	write_text(object->out, cycle ? cycle->name : NULL);
}

static void
write_reason(const struct object *object)
{
	struct str reasons = {0};

	standing_text(object->plan, &object->standing, &reasons);
	write_text(object->out, str_text(&reasons));
	str_fini(&reasons);
}

static struct progress
progress_of(const struct object *object)
{
	if (object->record == RECORD_NODE)
		return node_progress(object->plan, object->memory);
	return cycle_progress(object->plan, object->memory, object->today);
}

/* In a closed cycle an objective or key result has an outcome. */
static bool
has_outcome(const struct object *object)
{
	const struct node *node = object->memory;

	return node->level != LEVEL_ACTION &&
		cycle_closed(plan_cycle_of(object->plan, node));
}

static void
write_status(const struct object *object, bool outcome)
{
	write_text(object->out,
		has_outcome(object) == outcome
			? status_word(object->standing.status)
			: NULL);
}

static void
write_member(const struct object *object, const struct member *member)
{
	struct out *out = object->out;

	out_key(out, member->key);
	switch (member->what) {
	case LISTED_FIELD:
		write_field(object, member->field);
		break;
	case LISTED_KIND:
		out_word(out, record_types[object->record].name);
		break;
	case LISTED_REF:
		out_word(out, object->ref);
		break;
	case LISTED_CYCLE:
		write_cycle_name(object);
		break;
	case LISTED_PARENT:
		write_parent(object);
		break;
	case LISTED_PROGRESS:
		write_tenths(out, share_tenths(progress_of(object).share));
		break;
	case LISTED_DERIVED:
		write_tenths(out,
			progress_of(object).by_hand
				? share_tenths(progress_of(object).derived)
				: -1);
		break;
	case LISTED_EXPECTED:
		write_tenths(out, object->standing.expected);
		break;
	case LISTED_PHASE:
		out_word(out,
			phase_word(cycle_phase(object->memory, object->today)));
		break;
	case LISTED_STATUS:
		write_status(object, false);
		break;
	case LISTED_OUTCOME:
		write_status(object, true);
		break;
	case LISTED_REASON:
		write_reason(object);
		break;
	case LISTED_METRIC:
		write_metric(object);
		break;
	}
}

static void
write_members(
	const struct object *object, const struct member *members, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		write_member(object, &members[i]);
}

void
json_list_begin(struct json_list *list, FILE *out, bool ascii)
{
	out_begin(&list->out, out, true);
	list->out.ascii = ascii;
	out_rows(&list->out);
}

void
json_list_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today)
{
	char ref[REF_SIZE];
	const struct object object = {.out = &list->out,
		.plan = plan,
		.record = RECORD_NODE,
		.memory = node,
		.ref = list->ref ? list->ref : node_ref(plan, node, ref),
		.standing = node_standing(plan, node, today)};

	out_flow_map(&list->out);
	write_members(&object, node_members,
		sizeof node_members / sizeof *node_members);
	out_close(&list->out);
}

void
json_list_cycle(struct json_list *list, const struct plan *plan,
	const struct cycle *cycle, int32_t today)
{
	const struct object object = {.out = &list->out,
		.plan = plan,
		.record = RECORD_CYCLE,
		.memory = cycle,
		.today = today};

	out_flow_map(&list->out);
	write_members(&object, cycle_members,
		sizeof cycle_members / sizeof *cycle_members);
	out_close(&list->out);
}

static void
write_count(struct out *out, const char *key, int count)
{
	out_key(out, key);
	out_count(out, count);
}

void
json_list_stats(struct json_list *list, const struct json_stats *stats)
{
	struct out *out = &list->out;

	out_flow_map(out);
	out_key(out, "cycle");
	write_text(out, stats->cycle);
	out_key(out, "score");
	write_score(out, stats->score);
	out_key(out, "confidence");
	write_tenths(out, stats->confidence);
	write_count(out, "objectives", stats->objectives);
	write_count(out, "key_results", stats->key_results);
	write_count(out, "done", stats->done);
	write_count(out, "in_time", stats->in_time);
	write_count(out, "dropped", stats->dropped);
	write_count(out, "carried_in", stats->carried_in);
	write_count(out, "carried_out", stats->carried_out);
	out_close(out);
}

bool
json_list_end(struct json_list *list, struct err *err)
{
	out_close(&list->out);
	return out_end(&list->out, err);
}
