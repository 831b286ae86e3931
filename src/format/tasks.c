/* SPDX-License-Identifier: MIT */
/*
 * What `task export` prints:
 *
 *     [{"description": "Buy flour", "status": "pending", "project": "Bakery",
 *       "due": "20261205T000000Z", "priority": "H", "tags": ["shop"],
 *       "annotations": [{"entry": …, "description": "closed on Monday"}], …}]
 */
#include "tasks.h"

#include <jansson.h>
#include <string.h>

#include "base/date.h"
#include "base/say.h"
#include "draft.h"

#define DAY_DIGITS 8 /* 20261205T000000Z */

struct tasks {
	struct draft draft;
	const char *text, *end;
	const char *at; /* where the last one was found, and its line */
	int line;
};

static const char *
word(const json_t *task, const char *key)
{
	const char *text = json_string_value(json_object_get(task, key));

	return text ? text : "";
}

/* The line of the text that the task's own id stands in. */
static int
line_of(struct tasks *tasks, const json_t *task)
{
	const char *uuid = word(task, "uuid");
	const char *found = *uuid
		? memmem(tasks->at, (size_t)(tasks->end - tasks->at), uuid,
			  strlen(uuid))
		: NULL;

	for (; found && tasks->at < found; tasks->at++)
		tasks->line += *tasks->at == '\n';
	return tasks->line;
}

static void
set_day(struct tasks *tasks, struct node *node, int field, const char *stamp)
{
	char day[DAY_DIGITS + 3];
	int32_t value;

	if (strlen(stamp) < DAY_DIGITS)
		return;
	snprintf(
		day, sizeof day, "%.4s-%.2s-%.2s", stamp, stamp + 4, stamp + 6);
	if (day_read(day, strlen(day), 0, &value))
		draft_set(&tasks->draft, RECORD_NODE, node, field,
			value_number(value));
}

static void
set_number(struct tasks *tasks, struct node *node, int field, int value)
{
	if (value)
		draft_set(&tasks->draft, RECORD_NODE, node, field,
			value_number(value));
}

/* A project of words is one tag. */
static void
add_tag(struct str *tags, const char *tag)
{
	if (*tag && tags->length)
		str_add_char(tags, ' ');
	for (; *tag; tag++)
		str_add_char(tags, strchr(" \t\n,", *tag) ? '-' : *tag);
}

static void
set_tags(struct tasks *tasks, struct node *node, const json_t *task)
{
	const json_t *list = json_object_get(task, "tags");
	struct str tags = {0};
	size_t i;

	add_tag(&tags, word(task, "project"));
	for (i = 0; i < json_array_size(list); i++) {
		const char *tag = json_string_value(json_array_get(list, i));

		add_tag(&tags, tag ? tag : "");
	}
	if (tags.length)
		draft_set(&tasks->draft, RECORD_NODE, node, NODE_TAGS,
			value_text(arena_text(
				&tasks->draft.arena, tags.data, tags.length)));
	str_fini(&tags);
}

static void
note(struct tasks *tasks, const struct node *node, const char *key,
	const char *text)
{
	struct str line = {0};

	str_addf(&line, "%s%s%s", key, *key ? ": " : "", text);
	draft_copy_line(&tasks->draft, RECORD_NODE, node->id, NODE_NOTE,
		(struct piece){line.data, line.length});
	str_fini(&line);
}

/* What it says beside the fields that a node has. */
static void
set_note(struct tasks *tasks, const struct node *node, json_t *task)
{
	static const char *const known[] = {"description", "status", "project",
		"tags", "priority", "due", "scheduled", "entry", "uuid", "id",
		"urgency", "modified", "end", "annotations", NULL};
	const json_t *list = json_object_get(task, "annotations");
	const json_t *value;
	const char *key;
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		note(tasks, node, "",
			word(json_array_get(list, i), "description"));
	json_object_foreach(task, key, value)
	{
		for (i = 0; known[i] && strcmp(known[i], key) != 0;)
			i++;
		if (!known[i] && json_is_string(value))
			note(tasks, node, key, json_string_value(value));
	}
}

static void
read_task(struct tasks *tasks, json_t *task)
{
	const char *title = word(task, "description");
	const char *status = word(task, "status"), *due = word(task, "due");
	const char *priority = word(task, "priority");
	struct draft *draft = &tasks->draft;
	int line = line_of(tasks, task);
	struct node *node;

	node = draft_node(draft, LEVEL_OBJECTIVE, (struct place){0},
		(struct piece){arena_text(&draft->arena, title, strlen(title)),
			strlen(title)},
		(struct origin){line, N_("a task of Taskwarrior")});
	if (!node)
		return;
	set_number(tasks, node, NODE_STATE,
		strcmp(status, "completed") == 0	 ? STATE_DONE
			: strcmp(status, "deleted") == 0 ? STATE_DROPPED
							 : STATE_OPEN);
	set_number(tasks, node, NODE_PRIORITY,
		*priority == 'H'	   ? PRIORITY_HIGH
			: *priority == 'M' ? PRIORITY_MEDIUM
			: *priority == 'L' ? PRIORITY_LOW
					   : PRIORITY_NONE);
	set_day(tasks, node, NODE_DUE, due);
	set_day(tasks, node, NODE_STARTS, word(task, "scheduled"));
	set_day(tasks, node, NODE_MADE, word(task, "entry"));
	if (strcmp(status, "completed") == 0)
		set_day(tasks, node, NODE_FINISHED, word(task, "end"));
	set_tags(tasks, node, task);
	set_note(tasks, node, task);
	draft_placed(draft, RECORD_PLAN, 1,
		(struct origin){line,
			N_("left out: uuid, urgency, and when it was modified")});
}

bool
taskwarrior_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct tasks tasks = {.text = file.text,
		.at = file.text,
		.end = file.text + file.length,
		.line = 1};
	json_error_t error;
	json_t *all = NULL;
	size_t i;
	bool ok;

	draft_init(&tasks.draft, plan, options, reporter);
	if (problems_check(&tasks.draft.problems, file.text, file.length)) {
		all = json_loadb(file.text, file.length, 0, &error);
		if (!json_is_array(all))
			problems_error(&tasks.draft.problems,
				all ? 0 : error.line, all ? 0 : error.column,
				_("it is no list of tasks in JSON"));
	}
	for (i = 0; i < json_array_size(all) && !tasks.draft.full; i++)
		read_task(&tasks, json_array_get(all, i));
	json_decref(all);
	ok = draft_end(&tasks.draft, err);
	draft_fini(&tasks.draft);
	return ok;
}

bool
taskwarrior_is(const char *text, size_t length)
{
	static const char *const keys[] = {
		"\"description\"", "\"entry\"", "\"status\"", "\"uuid\"", NULL};
	size_t i;

	for (i = 0; i < length && strchr(" \t\r\n", text[i]);)
		i++;
	if (i == length || text[i] != '[')
		return false;
	for (i = 0; keys[i]; i++)
		if (!memmem(text, length, keys[i], strlen(keys[i])))
			return false;
	return true;
}
