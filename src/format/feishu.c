/* SPDX-License-Identifier: MIT */
/*
 * A cycle as `okr +cycle-detail` gives it:
 *
 *     {"cycle_id": "7…", "objectives": [{"id": "2…", "content": "{…}",
 *         "score": 0.75, "weight": 1.0, "deadline": "2025-06-30 23:59:59",
 *         "key_results": [{…, "progress_list": [{…}]}]}]}
 *
 * `progress_list` is what `okr +progress-list` gives for one of them; here it
 * may stand where it belongs, and feishu_progress.c reads it by itself. A
 * lasting id is made from Feishu's, so that the same file can be read again.
 */
#include "feishu.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "feishu_content.h"
#include "feishu_reader.h"
#include "notation/piece.h"

#define DAY_SECONDS 86400

const char *
feishu_word(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

bool
feishu_day(const json_t *value, int32_t today, int32_t *day)
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

bool
feishu_span(struct feishu *feishu, const json_t *object, struct span *span)
{
	int32_t today = feishu->draft.today;

	return feishu_day(json_object_get(object, "start_time"), today,
		       &span->starts) &&
		feishu_day(json_object_get(object, "end_time"), today,
			&span->ends) &&
		span->starts <= span->ends;
}

const char *
feishu_person(const json_t *object)
{
	static const char *const keys[] = {"commentator", "commenter",
		"creator", "user", "owner", "author", "name", "user_id",
		"open_id", "commentator_id", "creator_id"};
	const json_t *value;
	const char *name;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		value = json_object_get(object, keys[i]);
		name = json_is_object(value) ? feishu_person(value)
					     : json_string_value(value);
		if (name && *name)
			return name;
	}
	return NULL;
}

/* 0..1, or 0..100 when it is above 1; hundredths, -1 when there is none. */
static int
hundredths(const json_t *value)
{
	const char *text = json_string_value(value);
	double real = json_number_value(value);
	int64_t number;

	if (text && !decimal_read(text, strlen(text), &number))
		return -1;
	if (!text && (!json_is_number(value) || !(real >= 0) || real > 100))
		return -1;
	if (!text)
		number = (int64_t)(real * DECIMAL_ONE + 0.5);
	if (number < 0 || number > 100 * DECIMAL_ONE)
		return -1;
	if (number <= DECIMAL_ONE)
		number *= 100;
	return (int)((number + DECIMAL_ONE / 2) / DECIMAL_ONE);
}

uint64_t
feishu_uid(int level, const char *id)
{
	return seen_text_key((uint64_t)level, id, strlen(id)) &
		((UINT64_C(1) << 60) - 1);
}

static bool
has_feishu_id(const struct node *node, const char *id)
{
	const char *extra = node_detail(node)->extra;
	struct str line = {0};
	bool has;

	if (node->uid == feishu_uid(node->level, id))
		return true;
	if (!extra)
		return false;
	str_addf(&line, "x-feishu-id: \"%s\"", id);
	has = strstr(extra, line.data) != NULL;
	str_fini(&line);
	return has;
}

const struct node *
feishu_find(const struct plan *plan, const char *id)
{
	const struct node *node;
	uint32_t at;

	for (at = 1; plan && at < plan->tables[RECORD_NODE].limit; at++) {
		node = plan_node(plan, at);
		if (node && has_feishu_id(node, id))
			return node;
	}
	return NULL;
}

int
feishu_line(struct feishu *feishu, const char *id)
{
	struct str quoted = {0};
	const char *from = feishu->at, *found;

	if (!id || !*id)
		return 0;
	str_addf(&quoted, "\"%s\"", id);
	found = memmem(
		from, (size_t)(feishu->end - from), quoted.data, quoted.length);
	/* Keys may stand in any order, and an id may be a number. */
	if (!found) {
		from = feishu->begin;
		found = memmem(from, (size_t)(feishu->end - from), quoted.data,
			quoted.length);
	}
	if (!found)
		found = memmem(
			from, (size_t)(feishu->end - from), id, strlen(id));
	str_fini(&quoted);
	if (!found)
		return 0;
	if (from == feishu->begin)
		feishu->line = 1;
	for (; from < found; from++)
		feishu->line += *from == '\n';
	feishu->at = found;
	return feishu->line;
}

static void
set_uid(struct feishu *feishu, struct node *node, const json_t *object)
{
	const char *id = feishu_word(object, "id");
	struct str extra = {0};

	if (!id || !*id || strspn(id, "0123456789abcdefABCDEF_-") < strlen(id))
		return;
	node->uid = feishu_uid(node->level, id);
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
bool
feishu_is_clean(struct feishu *feishu, const char *text, size_t length)
{
	struct text_fault fault;

	if (text_check(text, length, &fault))
		return true;
	problems_error(&feishu->draft.problems, 0, 0,
		_("an escape stands for a character that is not allowed: %s"),
		_(fault.what));
	return false;
}

const char *
feishu_flatten(struct feishu *feishu, const json_t *content)
{
	const char *text;
	size_t length;

	str_clear(&feishu->text);
	feishu_content(content, &feishu->text, &feishu->links);
	if (!feishu_is_clean(
		    feishu, str_text(&feishu->text), feishu->text.length) ||
		!feishu_is_clean(feishu, str_text(&feishu->links),
			feishu->links.length)) {
		str_clear(&feishu->text);
		str_clear(&feishu->links);
	}
	length = feishu->text.length;
	text = str_trim(str_text(&feishu->text), &length);
	return arena_text(&feishu->draft.arena, text, length);
}

const char *
feishu_said(struct feishu *feishu, const json_t *object)
{
	const char *said;

	str_clear(&feishu->links);
	said = feishu_flatten(feishu, json_object_get(object, "content"));
	if (!*said)
		said = feishu_flatten(feishu, json_object_get(object, "text"));
	return said;
}

static void
read_fields(struct feishu *feishu, struct node *node, const json_t *object)
{
	struct draft *draft = &feishu->draft;
	const char *note, *owner;
	int weight = hundredths(json_object_get(object, "weight"));
	int32_t due;

	set_uid(feishu, node, object);
	set_number(feishu, node, NODE_SCORE,
		hundredths(json_object_get(object, "score")));
	set_number(feishu, node, NODE_WEIGHT, weight == 100 ? -1 : weight);
	if (feishu_day(json_object_get(object, "deadline"), draft->today, &due))
		node->due = due;
	owner = feishu_word(object, "owner");
	if (!owner)
		owner = feishu_person(json_object_get(object, "owner"));
	if (owner && feishu_is_clean(feishu, owner, strlen(owner)))
		draft_set(draft, RECORD_NODE, node, NODE_OWNER,
			value_text(owner));
	note = feishu_flatten(feishu, json_object_get(object, "notes"));
	if (*note)
		draft_line(draft, RECORD_NODE, node->id, NODE_NOTE,
			piece_of(note));
	draft_set(draft, RECORD_NODE, node, NODE_LINKS,
		value_text(str_text(&feishu->links)));
	feishu_progress(feishu, node, json_object_get(object, "progress_list"));
	feishu_progress(
		feishu, node, json_object_get(object, "progress_records"));
	feishu_more(feishu, node, object);
}

static struct node *
read_node(struct feishu *feishu, const json_t *object, int level,
	uint32_t parent, uint32_t cycle)
{
	struct node *node;
	const char *title;
	int line;

	if (!json_is_object(object))
		return NULL;
	line = feishu_line(feishu, feishu_word(object, "id"));
	title = feishu_said(feishu, object);
	if (!*title)
		problems_note(&feishu->draft.problems, line, 0,
			_("an objective or key result without a text"));
	node = draft_node(&feishu->draft, level,
		(struct place){.parent = parent, .cycle = cycle},
		piece_of(title), (struct origin){line, ""});
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

	if (!feishu_span(feishu, root, &span))
		return draft_loose(draft);
	span_text(span, name);
	cycle = draft_cycle(
		draft, piece_of(name), span, (struct origin){0, ""});
	return cycle ? cycle->base.id : 0;
}

static void
read_root(struct feishu *feishu, const json_t *root)
{
	const json_t *data = json_object_get(root, "data");
	struct problems *problems = &feishu->draft.problems;
	const json_t *objectives, *cycles;

	if (json_is_object(data))
		root = data;
	objectives = json_object_get(root, "objectives");
	cycles = json_object_get(root, "cycles");
	if (!cycles)
		cycles = json_object_get(root, "items");
	if (json_is_array(root))
		cycles = root;
	if (json_is_array(root) && !feishu_is_progress(root))
		objectives = root;
	if (feishu_is_cycles(cycles))
		feishu_read_cycles(feishu, cycles, read_objectives);
	else if (json_is_array(objectives))
		read_objectives(feishu, objectives, read_cycle(feishu, root));
	else if (feishu_is_comments(root))
		feishu_read_comments(feishu, root);
	else if (feishu_is_progress(root))
		feishu_read_progress(feishu, root);
	else
		problems_error(problems, 0, 0,
			_("there are no objectives in it; this reads what "
			  "okr +cycle-detail writes"));
}

bool
feishu_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct feishu feishu = {.begin = file.text,
		.at = file.text,
		.end = file.text + file.length,
		.line = 1,
		.name = options->name,
		.plan = options->plan};
	struct draft *draft = &feishu.draft;
	json_error_t error;
	json_t *root = NULL;
	bool ok;

	draft_init(draft, plan, options, reporter);
	if (problems_check(&draft->problems, file.text, file.length)) {
		root = json_loadb(file.text, file.length, 0, &error);
		if (root)
			read_root(&feishu, root);
		else
			problems_error(&draft->problems, error.line,
				error.column, _("this is not valid JSON: %s"),
				error.text);
	}
	feishu_align(&feishu);
	json_decref(root);
	ok = draft_end(draft, err);
	draft_fini(draft);
	str_fini(&feishu.text);
	str_fini(&feishu.links);
	return ok;
}

bool
feishu_is(const char *text, size_t length)
{
	size_t head = length < 4096 ? length : 4096;
	struct piece piece = {text, head};

	/* What okr +batch-create takes is a list, and a plan is none. */
	piece_trim(&piece);
	if (piece_take_prefix(&piece, "[") && memmem(text, head, "\"text\"", 6))
		return true;
	return memmem(text, head, "\"cycle_id\"", 10) ||
		memmem(text, head, "\"cycle_status\"", 14) ||
		memmem(text, head, "\"progress_list\"", 15) ||
		memmem(text, head, "\"progress_id\"", 13) ||
		memmem(text, head, "\"commentator_id\"", 16) ||
		(memmem(text, head, "\"objectives\"", 12) &&
			memmem(text, head, "\"content\"", 9));
}

bool
feishu_adds_to(const char *text, size_t length)
{
	return !memmem(text, length, "\"objectives\"", 12) &&
		!memmem(text, length, "\"key_results\"", 13) &&
		(memmem(text, length, "\"progress_list\"", 15) ||
			memmem(text, length, "\"commentator_id\"", 16) ||
			memmem(text, length, "\"progress_id\"", 13));
}
