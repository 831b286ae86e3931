/* SPDX-License-Identifier: MIT */
/*
 * What Feishu keeps beside a node, each by a call of its own; here it may stand
 * where it belongs:
 *
 *     "indicators": [{"start_value": 0, "target_value": 30, "current_value": 12,
 *         "indicator_status": 1, "unit": {"unit_type": 1, "unit_value": "篇"}}],
 *     "alignments": [{"to_entity_id": "72…", "to_owner": {"user_id": "li"}}]
 *
 * and the list of cycles, as `okr +cycle-list` gives it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "feishu_reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- indicators */

/* A number or a text as text, "" for none; lives as long as the draft. */
static const char *
word_of(struct feishu *feishu, const json_t *value)
{
	const char *word = json_string_value(value), *kept;
	char *number;

	if (word)
		return word;
	if (!json_is_number(value))
		return "";
	number = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
	kept = number ? arena_text(&feishu->draft.arena, number, strlen(number))
		      : "";
	free(number);
	return kept;
}

static const char *
unit_of(const json_t *unit)
{
	static const struct {
		const char *word, *unit;
	} units[] = {{"PERCENT", "%"}, {"YUAN", "元"}, {"DOLLAR", "$"}};
	const char *word = json_is_object(unit)
		? feishu_word(unit, "unit_value")
		: json_string_value(unit);
	size_t i;

	if (!word)
		return "";
	for (i = 0; i < COUNT(units); i++)
		if (strcmp(word, units[i].word) == 0)
			return units[i].unit;
	return word;
}

static void
read_indicator(struct feishu *feishu, struct node *node, const json_t *object)
{
	static const char *const keys[] = {
		"start_value", "target_value", "current_value"};
	static const int statuses[] = {
		STATUS_ON_TRACK, STATUS_AT_RISK, STATUS_OFF_TRACK};
	static const char *const columns_of[] = {
		"start", "target", "current", "unit"};
	const json_t *status = json_object_get(object, "indicator_status");
	struct piece names[COUNT(columns_of)], cells[COUNT(columns_of)];
	struct columns columns;
	json_int_t number = json_integer_value(status);
	size_t i;

	for (i = 0; i < COUNT(columns_of); i++) {
		names[i] = piece_of(columns_of[i]);
		cells[i] = piece_of(i < COUNT(keys)
				? word_of(feishu,
					  json_object_get(object, keys[i]))
				: unit_of(json_object_get(object, "unit")));
	}
	columns_read(&columns, names, COUNT(columns_of));
	columns_set(&feishu->draft, &columns,
		&(struct cells){cells, COUNT(columns_of), 0}, node);
	if (json_is_integer(status) && number >= 0 &&
		number < (json_int_t)COUNT(statuses))
		draft_set(&feishu->draft, RECORD_NODE, node, NODE_STATUS,
			value_number(statuses[number]));
}

/* The first is what the node is measured by; more of them are lines of its
 * note. */
static void
read_indicators(struct feishu *feishu, struct node *node, const json_t *list)
{
	size_t i;

	if (json_is_object(list))
		read_indicator(feishu, node, list);
	for (i = 0; i < json_array_size(list); i++)
		if (i == 0)
			read_indicator(feishu, node, json_array_get(list, i));
		else
			feishu_keep(feishu, node, "indicator",
				json_array_get(list, i));
}

/* ---- alignments */

static void
read_alignment(
	struct feishu *feishu, const struct node *node, const json_t *object)
{
	static const char *const keys[] = {"to_entity_id", "target_id",
		"objective_id", "to_objective", "to_entity", "target", "id"};
	const char *id = json_string_value(object);
	const json_t *value;
	size_t i;

	for (i = 0; !id && i < COUNT(keys); i++) {
		value = json_object_get(object, keys[i]);
		id = json_string_value(json_is_object(value)
				? json_object_get(value, "id")
				: value);
	}
	feishu->aligned = base_realloc(feishu->aligned,
		feishu->aligned_count + 1, sizeof *feishu->aligned);
	feishu->aligned[feishu->aligned_count++] = (struct feishu_aligned){
		.node = node->id, .id = id, .object = object};
}

/* One more that the node serves. */
static void
add_align(struct draft *draft, struct node *node, const struct node *to)
{
	const char *before = node_detail(node)->align;
	char uid[UID_TEXT_SIZE];
	struct str list = {0};

	str_addf(&list, "%s%s%s", before ? before : "", before ? "\n" : "",
		uid_text(to->uid, uid));
	draft_set(draft, RECORD_NODE, node, NODE_ALIGN, value_text(list.data));
	str_fini(&list);
}

void
feishu_align(struct feishu *feishu)
{
	struct draft *draft = &feishu->draft;
	size_t i;

	for (i = 0; i < feishu->aligned_count; i++) {
		const struct feishu_aligned *aligned = &feishu->aligned[i];
		struct node *node = (struct node *)(uintptr_t)plan_node(
			draft->plan, aligned->node);
		const struct node *to = aligned->id
			? feishu_find(draft->plan, aligned->id)
			: NULL;

		if (!to && aligned->id)
			to = feishu_find(feishu->plan, aligned->id);
		/* One that serves nobody here is a line of its note. */
		if (to && to != node)
			add_align(draft, node, to);
		else
			feishu_keep(
				feishu, node, "aligned to", aligned->object);
	}
	free(feishu->aligned);
}

/* ---- the rest */

void
feishu_keep(struct feishu *feishu, const struct node *node, const char *key,
	const json_t *value)
{
	struct str line = {0};
	const char *name;
	const json_t *below;
	size_t i;

	if (json_is_object(value)) {
		json_object_foreach((json_t *)(uintptr_t)value, name, below)
		{
			str_clear(&line);
			str_addf(&line, "%s %s", key, name);
			feishu_keep(feishu, node, line.data, below);
		}
	} else if (json_is_array(value)) {
		for (i = 0; i < json_array_size(value); i++)
			feishu_keep(
				feishu, node, key, json_array_get(value, i));
	} else if (json_is_string(value) || json_is_number(value) ||
		json_is_true(value)) {
		str_addf(&line, "%s: %s", key,
			json_is_true(value) ? "true" : word_of(feishu, value));
		if (feishu_is_clean(feishu, line.data, line.length))
			draft_copy_line(&feishu->draft, RECORD_NODE, node->id,
				NODE_NOTE,
				(struct piece){line.data, line.length});
	}
	str_fini(&line);
}

static bool
is_one_of(const char *key, const char *const *keys)
{
	for (; *keys; keys++)
		if (strcmp(key, *keys) == 0)
			return true;
	return false;
}

void
feishu_more(struct feishu *feishu, struct node *node, const json_t *object)
{
	/* What is read elsewhere, and what says nothing but where it lay. */
	static const char *const known[] = {"id", "content", "text", "notes",
		"score", "weight", "deadline", "owner", "key_results", "krs",
		"progress_list", "progress_records", "create_time",
		"update_time", "position", "cycle_id", "objective_id",
		"category_id", NULL};
	static const char *const indicators[] = {
		"indicators", "indicator", "indicator_list", NULL};
	static const char *const alignments[] = {"alignments", "alignment_list",
		"aligned_objectives", "aligned_to", NULL};
	static const char *const comments[] = {
		"comments", "comment_list", NULL};
	const json_t *value;
	const char *key;
	size_t i;

	json_object_foreach((json_t *)(uintptr_t)object, key, value)
	{
		if (is_one_of(key, known))
			continue;
		if (is_one_of(key, indicators))
			read_indicators(feishu, node, value);
		else if (is_one_of(key, alignments))
			for (i = 0; i < json_array_size(value); i++)
				read_alignment(
					feishu, node, json_array_get(value, i));
		else if (is_one_of(key, comments))
			feishu_comments(feishu, node, value);
		else
			feishu_keep(feishu, node, key, value);
	}
}

/* ---- cycles */

bool
feishu_is_cycles(const json_t *list)
{
	const json_t *first = json_array_get(list, 0);

	return json_object_get(first, "start_time") &&
		json_object_get(first, "end_time") &&
		!json_object_get(first, "content");
}

/* Cycles by their days, named as they are; the objectives of each, where they
 * stand in it. */
void
feishu_read_cycles(
	struct feishu *feishu, const json_t *list, feishu_take_objectives *take)
{
	struct draft *draft = &feishu->draft;
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *object = json_array_get(list, i);
		const char *name = feishu_word(object, "name");
		char days[SPAN_TEXT_SIZE];
		struct cycle *cycle;
		struct span span;
		int line = feishu_line(feishu, feishu_word(object, "id"));

		if (!feishu_span(feishu, object, &span)) {
			problems_note(&draft->problems, line, 0,
				_("a cycle without its days; left out"));
			continue;
		}
		if (!name || !*name)
			name = feishu_word(object, "name_zh");
		if (!name || !*name ||
			!feishu_is_clean(feishu, name, strlen(name)))
			name = span_text(span, days);
		cycle = draft_cycle(draft, piece_of(name), span,
			(struct origin){line, N_("a cycle of the list")});
		if (cycle)
			take(feishu, json_object_get(object, "objectives"),
				cycle->base.id);
	}
}
