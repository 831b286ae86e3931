/* SPDX-License-Identifier: MIT */
/*
 * A cycle as `okr +cycle-detail` gives it:
 *
 *     {"cycle_id": "7…", "objectives": [{"id": "2…", "content": "{…}",
 *         "score": 0.75, "weight": 1.0, "deadline": "2025-06-30 23:59:59",
 *         "key_results": [{…, "progress_list": [{…}]}]}]}
 *
 * `progress_list` is what `okr +progress-list` gives for one of them; it does
 * not say for which, so it must stand where it belongs. A lasting id is made
 * from Feishu's, so that the same file can be read again.
 */
#include "feishu.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "draft.h"
#include "feishu_content.h"
#include "seen.h"

#define DAY_SECONDS 86400

struct feishu {
	struct draft draft;
	struct str text, links;
};

/* Feishu's days are Beijing's. */
static bool
read_day(const json_t *value, int32_t today, int32_t *day)
{
	const char *text = json_string_value(value);
	size_t length = text ? strlen(text) : 0;
	long long number = json_integer_value(value);

	if (text && length >= 10 && day_read(text, 10, today, day) &&
		(length == 10 || strchr(" T", text[10])))
		return true;
	if (text && length && strspn(text, "0123456789") == length)
		number = strtoll(text, NULL, 10);
	if (number <= 0 || number / 1000 > INT64_C(253402300799))
		return false;
	*day = (int32_t)((number / 1000 + 8 * 3600) / DAY_SECONDS);
	return true;
}

/* 0..1, or 0..100 when it is above 1; hundredths, -1 when there is none. */
static int
hundredths(const json_t *value)
{
	const char *text = json_string_value(value);
	double number = text ? strtod(text, NULL) : json_number_value(value);

	if ((!text && !json_is_number(value)) || !(number >= 0) || number > 100)
		return -1;
	return (int)(number * (number > 1 ? 1 : 100) + 0.5);
}

static void
set_uid(struct feishu *feishu, struct node *node, const json_t *object)
{
	const char *id = json_string_value(json_object_get(object, "id"));
	struct str extra = {0};

	if (!id || !*id || strspn(id, "0123456789abcdefABCDEF_-") < strlen(id))
		return;
	node->uid = seen_text_key(node->level, id, strlen(id)) &
		((UINT64_C(1) << 60) - 1);
	str_addf(&extra, "x-feishu-id: \"%s\"", id);
	draft_set(&feishu->draft, RECORD_NODE, node, NODE_EXTRA,
		value_text(extra.data));
	str_fini(&extra);
}

static void
set_number(struct feishu *feishu, struct node *node, int field, int number)
{
	if (number >= 0)
		draft_set(&feishu->draft, RECORD_NODE, node, field,
			value_number(number));
}

/* What escapes hide is found only now. */
static bool
is_clean(struct feishu *feishu, const char *text, size_t length)
{
	struct text_fault fault;

	if (text_check(text, length, &fault))
		return true;
	problems_error(&feishu->draft.problems, 0, 0,
		_("an escape stands for a character that is not allowed: %s"),
		_(fault.what));
	return false;
}

/* Flattens a rich text; its links join the node's. */
static const char *
flatten(struct feishu *feishu, const json_t *content)
{
	const char *text;
	size_t length;

	str_clear(&feishu->text);
	feishu_content(content, &feishu->text, &feishu->links);
	if (!is_clean(feishu, str_text(&feishu->text), feishu->text.length) ||
		!is_clean(feishu, str_text(&feishu->links),
			feishu->links.length)) {
		str_clear(&feishu->text);
		str_clear(&feishu->links);
	}
	length = feishu->text.length;
	text = str_trim(str_text(&feishu->text), &length);
	return arena_text(&feishu->draft.arena, text, length);
}

static int64_t
status_of(const char *word)
{
	if (word && strcmp(word, "normal") == 0)
		return STATUS_ON_TRACK;
	if (word && strcmp(word, "overdue") == 0)
		return STATUS_OFF_TRACK;
	return STATUS_NONE;
}

static struct checkin *
checkin_on(struct feishu *feishu, uint32_t node, int32_t on, uint32_t first)
{
	struct draft *draft = &feishu->draft;
	struct checkin *checkin;
	uint32_t id;

	for (id = first + 1; id <= draft->last[RECORD_CHECKIN]; id++) {
		checkin = (struct checkin *)(uintptr_t)plan_checkin(
			draft->plan, id);
		if (checkin && checkin->on == on)
			return checkin;
	}
	checkin = draft_make(draft, RECORD_CHECKIN, 0);
	if (checkin) {
		checkin->node = node;
		checkin->on = on;
	}
	return checkin;
}

/* A progress record is a check-in; those of one day are one. */
static void
read_progress(struct feishu *feishu, struct node *node, const json_t *list)
{
	struct draft *draft = &feishu->draft;
	uint32_t first = draft->last[RECORD_CHECKIN];
	const json_t *record, *rate;
	struct checkin *checkin;
	const char *note;
	int32_t on;
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		record = json_array_get(list, i);
		if (!read_day(json_object_get(record, "modify_time"),
			    draft->today, &on) &&
			!read_day(json_object_get(record, "create_time"),
				draft->today, &on)) {
			problems_note(&draft->problems, 0, 0,
				_("a progress record of “%s” has no day; it "
				  "counts as today's"),
				node->title);
			on = draft->today;
		}
		checkin = checkin_on(feishu, node->id, on, first);
		if (!checkin)
			return;
		note = flatten(feishu, json_object_get(record, "content"));
		if (*note)
			draft_line(draft, RECORD_CHECKIN, checkin->base.id,
				CHECKIN_NOTE, note, strlen(note));
		rate = json_object_get(record, "progress_rate");
		if (json_is_number(json_object_get(rate, "percent")) &&
			json_number_value(json_object_get(rate, "percent")) <=
				100)
			checkin->progress = (int8_t)(json_number_value(
				json_object_get(rate, "percent")));
		if (checkin->progress >= 0)
			node->progress = checkin->progress;
		checkin->status = (uint8_t)status_of(
			json_string_value(json_object_get(rate, "status")));
	}
}

static void
read_fields(struct feishu *feishu, struct node *node, const json_t *object)
{
	struct draft *draft = &feishu->draft;
	const json_t *owner = json_object_get(object, "owner");
	const char *note, *user;
	int weight = hundredths(json_object_get(object, "weight"));
	int32_t due;

	set_uid(feishu, node, object);
	set_number(feishu, node, NODE_SCORE,
		hundredths(json_object_get(object, "score")));
	set_number(feishu, node, NODE_WEIGHT, weight == 100 ? -1 : weight);
	if (read_day(json_object_get(object, "deadline"), draft->today, &due))
		node->due = due;
	user = json_string_value(json_object_get(owner, "user_id"));
	if (user && is_clean(feishu, user, strlen(user)))
		draft_set(
			draft, RECORD_NODE, node, NODE_OWNER, value_text(user));
	note = flatten(feishu, json_object_get(object, "notes"));
	draft_set(draft, RECORD_NODE, node, NODE_NOTE, value_text(note));
	draft_set(draft, RECORD_NODE, node, NODE_LINKS,
		value_text(str_text(&feishu->links)));
	read_progress(feishu, node, json_object_get(object, "progress_list"));
	read_progress(
		feishu, node, json_object_get(object, "progress_records"));
}

static struct node *
read_node(struct feishu *feishu, const json_t *object, int level,
	uint32_t parent, uint32_t cycle)
{
	struct node *node;
	const char *title;

	if (!json_is_object(object))
		return NULL;
	str_clear(&feishu->links);
	title = flatten(feishu, json_object_get(object, "content"));
	if (!*title)
		title = flatten(feishu, json_object_get(object, "text"));
	if (!*title)
		problems_note(&feishu->draft.problems, 0, 0,
			_("an objective or key result without a text"));
	node = draft_node(&feishu->draft, level, parent, cycle, title,
		strlen(title), 0, "");
	if (node)
		read_fields(feishu, node, object);
	return node;
}

static void
read_objectives(struct feishu *feishu, const json_t *list, uint32_t cycle)
{
	const json_t *objective, *results;
	struct node *node;
	size_t i, n;

	for (i = 0; i < json_array_size(list); i++) {
		objective = json_array_get(list, i);
		node = read_node(feishu, objective, LEVEL_OBJECTIVE, 0, cycle);
		results = json_object_get(objective, "key_results");
		if (!results)
			results = json_object_get(objective, "krs");
		for (n = 0; node && n < json_array_size(results); n++)
			read_node(feishu, json_array_get(results, n),
				LEVEL_KEY_RESULT, node->id, 0);
	}
}

/* The days of the cycle, where they are said. */
static uint32_t
read_cycle(struct feishu *feishu, const json_t *root)
{
	struct draft *draft = &feishu->draft;
	char name[SPAN_TEXT_SIZE];
	struct cycle *cycle;
	struct span span;

	if (!read_day(json_object_get(root, "start_time"), draft->today,
		    &span.starts) ||
		!read_day(json_object_get(root, "end_time"), draft->today,
			&span.ends) ||
		span.starts > span.ends)
		return draft_loose(draft);
	span_text(span, name);
	cycle = draft_cycle(draft, name, strlen(name), span, 0, "");
	return cycle ? cycle->base.id : 0;
}

static void
read_root(struct feishu *feishu, const json_t *root)
{
	const json_t *data = json_object_get(root, "data");
	struct problems *problems = &feishu->draft.problems;
	const json_t *objectives;

	if (json_is_object(data))
		root = data;
	objectives = json_object_get(root, "objectives");
	if (json_is_array(root))
		objectives = root;
	if (json_is_array(objectives))
		read_objectives(feishu, objectives, read_cycle(feishu, root));
	else if (json_object_get(root, "progress_list"))
		problems_error(problems, 0, 0,
			_("a list of progress does not say what it is of; put "
			  "it into the cycle's file as progress_list of its "
			  "key result"));
	else
		problems_error(problems, 0, 0,
			_("there are no objectives in it; this reads what "
			  "okr +cycle-detail writes"));
}

bool
feishu_read(struct plan *plan, const char *text, size_t length,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct feishu feishu = {0};
	struct draft *draft = &feishu.draft;
	json_error_t error;
	json_t *root = NULL;
	bool ok;

	draft_init(draft, plan, options, reporter);
	if (problems_check(&draft->problems, text, length)) {
		root = json_loadb(text, length, 0, &error);
		if (root)
			read_root(&feishu, root);
		else
			problems_error(&draft->problems, error.line,
				error.column, _("this is not valid JSON: %s"),
				error.text);
	}
	json_decref(root);
	ok = draft_end(draft, err);
	draft_fini(draft);
	str_fini(&feishu.text);
	str_fini(&feishu.links);
	return ok;
}

/* Objectives and key results; there is no place for the rest. */
static void
add_nodes(const struct plan *plan, uint32_t first, int level, json_t *list)
{
	const struct node *node;
	const char *note;
	json_t *object, *below;

	for (node = plan_node(plan, first); node;
		node = plan_node(plan, node->next)) {
		if (node->level != level)
			continue;
		object = json_object();
		json_object_set_new(object, "text", json_string(node->title));
		note = node_detail(node)->note;
		if (level == LEVEL_OBJECTIVE && note)
			json_object_set_new(object, "notes", json_string(note));
		if (level == LEVEL_OBJECTIVE) {
			below = json_array();
			add_nodes(plan, node->children.first, LEVEL_KEY_RESULT,
				below);
			json_object_set_new(object, "krs", below);
		}
		json_array_append_new(list, object);
	}
}

bool
feishu_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	json_t *list = json_array();
	bool ok;

	for (; cycle;
		cycle = plan_cycle(plan, options->cycle ? 0 : cycle->base.next))
		add_nodes(plan, cycle->nodes.first, LEVEL_OBJECTIVE, list);
	ok = json_dumpf(list, out, JSON_INDENT(2)) == 0 &&
		fputc('\n', out) != EOF && fflush(out) == 0;
	json_decref(list);
	return ok || err_set(err, ERR_SYSTEM, "%s", strerror(errno));
}

bool
feishu_is(const char *text, size_t length)
{
	size_t head = length < 4096 ? length : 4096;

	return memmem(text, head, "\"cycle_id\"", 10) ||
		memmem(text, head, "\"progress_list\"", 15) ||
		(memmem(text, head, "\"objectives\"", 12) &&
			memmem(text, head, "\"content\"", 9));
}
