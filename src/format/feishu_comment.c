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

#define DEPTH 4 /* of lists in lists, and of replies */

/* What was said, with the links in it; lives as long as the draft. */
static const char *
text_of(struct feishu *feishu, const json_t *object)
{
	const char *said = feishu_said(feishu, object);
	struct str both = {0};

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
	const char *status = feishu_word(object, "status");

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
	const char *text = text_of(feishu, object), *by = feishu_person(object);
	const char *id = feishu_word(object, "id");
	struct comment *comment;

	if (!id)
		id = feishu_word(object, "comment_id");
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

/* About what has no comments here: who, when and what, in the cycle's note. */
static void
keep_comment(struct feishu *feishu, const json_t *object)
{
	const char *by = feishu_person(object), *text = text_of(feishu, object);
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
	const char *type = feishu_word(target, "target_type");
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

/* Comments in lists, and in lists of those, by whatever they stand: whether there
 * is one. With `feishu` each is read. */
static bool
walk(struct feishu *feishu, const json_t *value, int depth)
{
	const json_t *below;
	const char *key;
	bool any = false;
	size_t i;

	if (is_comment(value)) {
		if (feishu)
			place_comment(feishu, value);
		return true;
	}
	if (depth == DEPTH)
		return false;
	for (i = 0; i < json_array_size(value); i++)
		any |= walk(feishu, json_array_get(value, i), depth + 1);
	json_object_foreach((json_t *)(uintptr_t)value, key, below)
	{
		any |= walk(feishu, below, depth + 1);
	}
	return any;
}

bool
feishu_is_comments(const json_t *root)
{
	return json_is_object(json_object_get(root, "comment")) ||
		walk(NULL, json_object_get(root, "comments"), 0);
}

void
feishu_read_comments(struct feishu *feishu, const json_t *root)
{
	const json_t *one = json_object_get(root, "comment");

	walk(feishu, one ? one : json_object_get(root, "comments"), 0);
}
