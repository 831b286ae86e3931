/* SPDX-License-Identifier: MIT */
/*
 * Comments: below the node they are about, or in a file of their own as
 * `okr +comment-list` gives them, or in threads by what they are about as
 * `okr +comment-detail` does:
 *
 *     {"comments": [{"id": "7…", "commentator_id": "ou_…", "status": "open",
 *         "target": {"target_type": "key_result", "target_id": "3…"},
 *         "create_time": "2026-10-08 09:00:00", "content": {"text": "…"}}]}
 *     {"comments": {"3…": [[{…}, {…}]]}}
 *
 * What is about a cycle or a progress record, which have none here, is a line of
 * the cycle's note.
 */
#include <string.h>

#include "base/say.h"
#include "feishu_reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define DEPTH 4 /* of lists in lists, and of replies */

static const char *
person_of(const json_t *object)
{
	static const char *const keys[] = {"commentator", "commenter",
		"creator", "user", "owner", "author", "name", "user_id",
		"open_id", "commentator_id", "creator_id"};
	const json_t *value;
	const char *name;
	size_t i;

	for (i = 0; i < COUNT(keys); i++) {
		value = json_object_get(object, keys[i]);
		name = json_is_object(value) ? person_of(value)
					     : json_string_value(value);
		if (name && *name)
			return name;
	}
	return NULL;
}

/* What was said, with the links in it; lives as long as the draft. */
static const char *
text_of(struct feishu *feishu, const json_t *object)
{
	struct str both = {0};
	const char *said;

	str_clear(&feishu->links);
	said = feishu_flatten(feishu, json_object_get(object, "content"));
	if (!*said)
		said = feishu_flatten(feishu, json_object_get(object, "text"));
	if (!feishu->links.length)
		return said;
	str_addf(&both, "%s %s", said, feishu->links.data);
	said = arena_text(&feishu->draft.arena, both.data, both.length);
	str_fini(&both);
	return said;
}

static bool
is_solved(const json_t *object)
{
	const char *status =
		json_string_value(json_object_get(object, "status"));

	return json_is_true(json_object_get(object, "is_solved")) ||
		(status && strcmp(status, "solved") == 0);
}

/* One comment of the node; the day of what it answers to is its own where it says
 * none. */
static void
read_comment(struct feishu *feishu, const struct node *node,
	const json_t *object, int32_t *day)
{
	struct draft *draft = &feishu->draft;
	const char *text = text_of(feishu, object), *by = person_of(object);
	const char *id = json_string_value(json_object_get(object, "id"));
	struct comment *comment;

	if (!id)
		id = json_string_value(json_object_get(object, "comment_id"));
	comment = *text
		? draft_make(draft, RECORD_COMMENT, feishu_line(feishu, id))
		: NULL;
	if (!comment)
		return;
	comment->node = node->id;
	comment->uid = id && *id ? feishu_uid(LEVEL_ACTION + 1, id) : 0;
	feishu_day(json_object_get(object, "create_time"), *day, day);
	comment->on = *day;
	draft_set(
		draft, RECORD_COMMENT, comment, COMMENT_TEXT, value_text(text));
	if (by && feishu_is_clean(feishu, by, strlen(by)))
		draft_set(draft, RECORD_COMMENT, comment, COMMENT_BY,
			value_text(by));
	draft_set(draft, RECORD_COMMENT, comment, COMMENT_SOLVED,
		is_solved(object) ? value_number(1) : value_none());
	draft_placed(draft, RECORD_COMMENT, comment->base.id,
		(struct origin){feishu_line(feishu, id), N_("a comment")});
}

static void
read_thread(struct feishu *feishu, const struct node *node,
	const json_t *comment, int32_t day, int depth)
{
	const json_t *replies = json_object_get(comment, "replies");
	size_t i;

	read_comment(feishu, node, comment, &day);
	for (i = 0; depth < DEPTH && i < json_array_size(replies); i++)
		read_thread(feishu, node, json_array_get(replies, i), day,
			depth + 1);
}

void
feishu_comments(
	struct feishu *feishu, const struct node *node, const json_t *list)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		read_thread(feishu, node, json_array_get(list, i),
			feishu->draft.today, 0);
}

/* ---- files of comments alone */

static bool
is_comment(const json_t *object)
{
	return json_object_get(object, "content") &&
		(json_object_get(object, "target") ||
			json_object_get(object, "commentator_id"));
}

/* The first that is in the lists, or in the lists by id. */
static const json_t *
first_in(const json_t *value, int depth)
{
	const json_t *first = NULL;
	void *at;

	if (depth > DEPTH)
		return NULL;
	if (json_is_array(value))
		return first_in(json_array_get(value, 0), depth + 1);
	if (!json_is_object(value) || is_comment(value))
		return value;
	at = json_object_iter((json_t *)(uintptr_t)value);
	if (at)
		first = first_in(json_object_iter_value(at), depth + 1);
	return first;
}

bool
feishu_is_comments(const json_t *root)
{
	const json_t *list = json_object_get(root, "comments");

	return json_is_object(json_object_get(root, "comment")) ||
		(list && is_comment(first_in(list, 0)));
}

/* About what has no comments here: who, when and what, in the cycle's note. */
static void
keep_comment(struct feishu *feishu, const json_t *object)
{
	const char *by = person_of(object), *text = text_of(feishu, object);
	struct draft *draft = &feishu->draft;
	char day[DAY_TEXT_SIZE];
	struct str line = {0};
	int32_t on;

	str_addf(&line, "- %s", by ? by : _("comment"));
	if (feishu_day(
		    json_object_get(object, "create_time"), draft->today, &on))
		str_addf(&line, " (%s)", day_text(on, day));
	str_addf(&line, ": %s", text);
	if (*text && feishu_is_clean(feishu, line.data, line.length))
		draft_copy_line(draft, RECORD_CYCLE, draft_loose(draft),
			CYCLE_NOTE, (struct piece){line.data, line.length});
	str_fini(&line);
}

static void
place_comment(struct feishu *feishu, const json_t *object)
{
	const json_t *target = json_object_get(object, "target");
	const char *type =
		json_string_value(json_object_get(target, "target_type"));
	struct node *node;

	if (type &&
		(strcmp(type, "cycle") == 0 || strcmp(type, "progress") == 0)) {
		keep_comment(feishu, object);
		return;
	}
	node = feishu_target(feishu, target ? target : object);
	if (node)
		read_thread(feishu, node, object, feishu->draft.today, 0);
	else if (!feishu->draft.problems.errors)
		problems_error(&feishu->draft.problems, 0, 0, "%s",
			_("it is not said what a comment is about"));
}

/* Lists of comments, and lists of those, by whatever they stand. */
static void
read_all(struct feishu *feishu, const json_t *value, int depth)
{
	const json_t *below;
	const char *key;
	size_t i;

	if (is_comment(value)) {
		place_comment(feishu, value);
		return;
	}
	for (i = 0; depth < DEPTH && i < json_array_size(value); i++)
		read_all(feishu, json_array_get(value, i), depth + 1);
	if (depth == DEPTH)
		return;
	json_object_foreach((json_t *)(uintptr_t)value, key, below)
	{
		read_all(feishu, below, depth + 1);
	}
}

void
feishu_read_comments(struct feishu *feishu, const json_t *root)
{
	const json_t *one = json_object_get(root, "comment");

	read_all(feishu, one ? one : json_object_get(root, "comments"), 0);
}
