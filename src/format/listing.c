/* SPDX-License-Identifier: MIT */
#include "format/listing.h"

#include <jansson.h>
#include <string.h>

#include "base/str.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"

static json_t *
text_or_null(const char *text)
{
	return text && *text ? json_string(text) : json_null();
}

static json_t *
day_or_null(int32_t day)
{
	char text[DAY_TEXT_SIZE];

	return text_or_null(day_text(day, text));
}

/* Tenths of a point as a number of points: 55 is 5.5. */
static json_t *
tenths_or_null(int tenths)
{
	if (tenths < 0)
		return json_null();
	return tenths % 10 ? json_real(tenths / 10.0)
			   : json_integer(tenths / 10);
}

static json_t *
decimal_or_null(int64_t number)
{
	if (number == DECIMAL_NONE)
		return json_null();
	return number % DECIMAL_ONE
		? json_real((double)number / (double)DECIMAL_ONE)
		: json_integer(number / DECIMAL_ONE);
}

static json_t *
word_or_null(int field, int number)
{
	return text_or_null(
		field_word(&record_types[RECORD_NODE].fields[field], number));
}

/* Words with a space between, as an array. */
static json_t *
words_array(const char *words)
{
	json_t *array = json_array();
	size_t length;

	while (words && *words) {
		length = strcspn(words, " ");
		if (length)
			json_array_append_new(
				array, json_stringn(words, length));
		words += length + (words[length] == ' ');
	}
	return array;
}

/* Lines of "URL title" as an array of objects. */
static json_t *
links_array(const char *links)
{
	json_t *array = json_array(), *link;
	size_t line, url;

	while (links && *links) {
		line = strcspn(links, "\n");
		url = strcspn(links, " \n");
		link = json_pack("{s:o}", "url", json_stringn(links, url));
		if (url < line)
			json_object_set_new(link, "title",
				json_stringn(links + url + 1, line - url - 1));
		if (line)
			json_array_append_new(array, link);
		else
			json_decref(link);
		links += line + (links[line] == '\n');
	}
	return array;
}

static json_t *
metric_or_null(const struct detail *detail)
{
	if (detail->basis != BASIS_METRIC && detail->target == DECIMAL_NONE)
		return json_null();
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "start",
		decimal_or_null(detail->start), "target",
		decimal_or_null(detail->target), "current",
		decimal_or_null(detail->current), "unit",
		text_or_null(detail->unit), "at_least",
		decimal_or_null(detail->low), "at_most",
		decimal_or_null(detail->high));
}

static void
put(struct json_list *list, json_t *object)
{
	fputs(list->count++ ? ",\n" : "\n", list->out);
	json_dumpf(object, list->out,
		JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(12) |
			(list->ascii ? JSON_ENSURE_ASCII : 0));
	json_decref(object);
}

void
json_list_begin(struct json_list *list, FILE *out, bool ascii)
{
	list->out = out;
	list->ascii = ascii;
	list->count = 0;
	fputc('[', out);
}

void
json_list_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today)
{
	const struct detail *detail = node_detail(node);
	const struct node *parent = plan_node(plan, node->parent);
	const struct cycle *cycle = plan_cycle_of(plan, node);
	struct standing standing = node_standing(plan, node, today);
	char uid[UID_TEXT_SIZE], above[UID_TEXT_SIZE], ref[REF_SIZE];
	struct str reasons = {0};
	json_t *object;

	standing_text(plan, &standing, &reasons);
	object = json_pack("{s:s, s:s, s:o, s:s, s:o, s:o, s:o}", "id",
		uid_text(node->uid, uid), "ref",
		list->ref ? list->ref : node_ref(plan, node, ref), "kind",
		word_or_null(NODE_LEVEL, node->level), "title", node->title,
		"cycle", text_or_null(cycle ? cycle->name : NULL), "parent",
		parent		? json_string(uid_text(parent->uid, above))
			: cycle ? json_string(uid_text(cycle->uid, above))
				: json_null(),
		"state", word_or_null(NODE_STATE, node->state));
	json_object_set_new(
		object, "progress", tenths_or_null(share_tenths(node->share)));
	json_object_set_new(
		object, "confidence", tenths_or_null(node->confidence));
	json_object_set_new(object, "score",
		detail->score < 0 ? json_null()
				  : json_real(detail->score / 100.0));
	json_object_set_new(
		object, "status", text_or_null(status_word(standing.status)));
	json_object_set_new(object, "reason", text_or_null(str_text(&reasons)));
	json_object_set_new(object, "priority",
		word_or_null(NODE_PRIORITY, detail->priority));
	json_object_set_new(object, "due", day_or_null(node->due));
	json_object_set_new(object, "owner", text_or_null(detail->owner));
	json_object_set_new(object, "tags", words_array(detail->tags));
	json_object_set_new(object, "note", text_or_null(detail->note));
	json_object_set_new(object, "links", links_array(detail->links));
	json_object_set_new(object, "metric", metric_or_null(detail));
	put(list, object);
	str_fini(&reasons);
}

void
json_list_cycle(struct json_list *list, const struct plan *plan,
	const struct cycle *cycle, int32_t today)
{
	const struct cycle *above = plan_cycle(plan, cycle->parent);
	char uid[UID_TEXT_SIZE], parent[UID_TEXT_SIZE];

	put(list,
		json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o,"
			  " s:o}",
			"id", uid_text(cycle->uid, uid), "kind", "cycle",
			"title", text_or_null(cycle->name), "cycle",
			text_or_null(cycle->name), "parent",
			above ? json_string(uid_text(above->uid, parent))
			      : json_null(),
			"progress", tenths_or_null(share_tenths(cycle->share)),
			"state", phase_word(cycle_phase(cycle, today)),
			"starts", day_or_null(cycle->starts), "ends",
			day_or_null(cycle->ends), "tags",
			words_array(cycle->tags), "note",
			text_or_null(cycle->note)));
}

void
json_list_stats(struct json_list *list, const struct json_stats *stats)
{
	put(list,
		json_pack("{s:o, s:o, s:o, s:i, s:i, s:i, s:i, s:i, s:i, s:i}",
			"cycle", text_or_null(stats->cycle), "score",
			stats->score < 0 ? json_null()
					 : json_real(stats->score / 100.0),
			"confidence", tenths_or_null(stats->confidence),
			"objectives", stats->objectives, "key_results",
			stats->key_results, "done", stats->done, "in_time",
			stats->in_time, "dropped", stats->dropped, "carried_in",
			stats->carried_in, "carried_out", stats->carried_out));
}

void
json_list_end(struct json_list *list)
{
	fputs(list->count ? "\n]\n" : "]\n", list->out);
}
