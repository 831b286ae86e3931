/* SPDX-License-Identifier: MIT */
#include "object.h"

#include <string.h>

#include "model/align.h"
#include "model/cycle.h"
#include "model/query.h"
#include "model/value.h"

void
object_null(struct out *out)
{
	out_number(out, "null");
}

/* Text, or null where there is none. */
void
object_text(struct out *out, const char *text)
{
	if (text && *text)
		out_text(out, text);
	else
		object_null(out);
}

/* Points of ten from tenths: 55 is 5.5. */
void
object_tenths(struct out *out, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	if (tenths < 0)
		object_null(out);
	else
		out_number(out, tenths_text(tenths, text));
}

void
object_score(struct out *out, int score)
{
	char text[TENTHS_TEXT_SIZE];

	if (score < 0)
		object_null(out);
	else
		out_number(out, score_text(score, text));
}

static void
write_uid(struct out *out, uint64_t uid)
{
	char text[UID_TEXT_SIZE];

	out_word(out, uid_text(uid, text));
}

/* Tags, owners or what is served as a list, each taken off by `next`. */
static void
write_items(struct out *out, const char *list,
	bool (*next)(const char **list, const char **item, size_t *length))
{
	const char *item;
	size_t length;

	out_flow(out);
	while (next(&list, &item, &length))
		out_bytes(out, item, length);
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
write_number(struct out *out, const struct field *field, int64_t number)
{
	char text[DECIMAL_TEXT_SIZE];

	switch (field->type) {
	case FIELD_WORD:
		out_word(out, field_word(field, number));
		break;
	case FIELD_TENTHS:
		object_tenths(out, (int)number);
		break;
	case FIELD_SCORE:
		object_score(out, (int)number);
		break;
	case FIELD_DAY:
		out_word(out, day_text((int32_t)number, text));
		break;
	case FIELD_UID:
		write_uid(out, (uint64_t)number);
		break;
	case FIELD_HUNDREDTHS:
		out_number(
			out, decimal_text(number * (DECIMAL_ONE / 100), text));
		break;
	case FIELD_DECIMAL:
		out_number(out, decimal_text(number, text));
		break;
	default:
		out_number(out, decimal_text(number * DECIMAL_ONE, text));
		break;
	}
}

void
object_value(struct out *out, const struct field *field, struct value value)
{
	const char *text = value.type == VALUE_TEXT ? value.text : NULL;

	if (field->type == FIELD_TAGS)
		write_items(out, text, tag_next);
	else if (field->type == FIELD_OWNERS)
		write_items(out, text, owner_next);
	else if (field->type == FIELD_REF)
		write_items(out, text, align_item);
	else if (field->type == FIELD_LINKS)
		write_links(out, text);
	else if (text)
		out_text(out, text);
	else if (value.type == VALUE_NUMBER)
		write_number(out, field, value.number);
	else if (field->type == FIELD_WORD && *field_word(field, 0))
		out_word(out, field_word(field, 0));
	else if (field->type == FIELD_TITLE)
		out_text(out, "");
	else
		object_null(out);
}

static void
write_field(const struct object *object, int at)
{
	const struct field *field = &record_types[object->record].fields[at];

	object_value(object->out, field,
		record_value(object->record, object->memory, field));
}

static const struct member metric_members[] = {
	{"from", LISTED_FIELD, NODE_FROM},
	{"start", LISTED_FIELD, NODE_START},
	{"target", LISTED_FIELD, NODE_TARGET},
	{"current", LISTED_FIELD, NODE_CURRENT},
	{"unit", LISTED_FIELD, NODE_UNIT},
	{"at_least", LISTED_FIELD, NODE_LOW},
	{"at_most", LISTED_FIELD, NODE_HIGH},
	{.key = NULL},
};

bool
object_in_metric(int field)
{
	size_t i;

	for (i = 0; metric_members[i].key; i++)
		if (metric_members[i].field == field)
			return true;
	return false;
}

static void
write_metric(const struct object *object)
{
	const struct detail *detail = node_detail(object->memory);

	if (detail->basis != BASIS_METRIC && detail->target == DECIMAL_NONE) {
		object_null(object->out);
		return;
	}
	out_flow_map(object->out);
	object_members(object, metric_members);
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
		object_null(object->out);
}

static void
write_cycle_name(const struct object *object)
{
	const struct cycle *cycle = plan_cycle_of(object->plan, object->memory);

	object_text(object->out, cycle ? cycle->name : NULL);
}

static void
write_reason(const struct object *object)
{
	struct str reasons = {0};

	standing_text(object->plan, &object->standing, &reasons);
	object_text(object->out, str_text(&reasons));
	str_fini(&reasons);
}

static void
write_carried_to(const struct object *object)
{
	const struct node *copy = plan_carried_to(object->plan, object->memory);

	if (copy)
		write_uid(object->out, copy->uid);
	else
		object_null(object->out);
}

/* The lasting ids of what serves it. */
static void
write_served_by(const struct object *object)
{
	struct aligned end;
	size_t i;

	out_flow(object->out);
	for (i = 0; align_served_by(object->plan, object->memory, i, &end); i++)
		write_uid(
			object->out, end.node ? end.node->uid : end.other->uid);
	out_close(object->out);
}

static void
write_checked_in(const struct object *object)
{
	const struct checkin *last = plan_checkin(
		object->plan, node_detail(object->memory)->checkins.last);
	char day[DAY_TEXT_SIZE];

	if (last)
		out_word(object->out, day_text(last->on, day));
	else
		object_null(object->out);
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
	object_text(object->out,
		has_outcome(object) == outcome
			? status_word(object->standing.status)
			: NULL);
}

/* What follows from the facts, today. */
static void
write_standing(const struct object *object, enum listed what)
{
	const struct standing *standing = &object->standing;
	struct out *out = object->out;

	if (what == LISTED_PROGRESS)
		object_tenths(out, share_tenths(progress_of(object).share));
	else if (what == LISTED_DERIVED)
		object_tenths(out,
			progress_of(object).by_hand
				? share_tenths(progress_of(object).derived)
				: -1);
	else if (what == LISTED_COMPUTED)
		object_text(out,
			standing->reasons & REASON_SET
				? status_word(standing->computed)
				: NULL);
	else if (what == LISTED_EXPECTED)
		object_tenths(out, standing->expected);
	else if (what == LISTED_PHASE)
		out_word(out,
			phase_word(cycle_phase(object->memory, object->today)));
	else if (what == LISTED_REASON)
		write_reason(object);
	else
		write_status(object, what == LISTED_OUTCOME);
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
	case LISTED_METRIC:
		write_metric(object);
		break;
	case LISTED_WEIGHT:
		write_number(out,
			&record_types[RECORD_NODE].fields[NODE_WEIGHT],
			node_weight(object->memory));
		break;
	case LISTED_SERVED_BY:
		write_served_by(object);
		break;
	case LISTED_CARRIED_TO:
		write_carried_to(object);
		break;
	case LISTED_CHECKED_IN:
		write_checked_in(object);
		break;
	case LISTED_PROGRESS:
	case LISTED_DERIVED:
	case LISTED_COMPUTED:
	case LISTED_EXPECTED:
	case LISTED_PHASE:
	case LISTED_STATUS:
	case LISTED_OUTCOME:
	case LISTED_REASON:
		write_standing(object, member->what);
		break;
	}
}

void
object_members(const struct object *object, const struct member *members)
{
	for (; members->key; members++)
		write_member(object, members);
}
