/* SPDX-License-Identifier: MIT */
/*
 * Progress records: below their key result, or in a file of their own as
 * `okr +progress-list` and `+progress-get` give it:
 *
 *     {"progress_list": [{"progress_id": "1…", "content": "{…}",
 *         "modify_time": "2025-01-15 10:30:00",
 *         "progress_rate": {"percent": 80.0, "status": "normal"}}]}
 *
 * Such a file does not say what it is of. A "target_id" in it does, or the
 * file's name when it is the id: progress-1234567890.json. Either is looked
 * up in the plan, and the node is said again, with all above it, so that what
 * is below it finds its place.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "feishu_reader.h"

#define ID_SIZE 24

static int64_t
status_of(const char *word)
{
	if (word && strcmp(word, "normal") == 0)
		return STATUS_ON_TRACK;
	if (word && strcmp(word, "overdue") == 0)
		return STATUS_OFF_TRACK;
	return STATUS_NONE;
}

/* The check-in of that day of a node whose first one may be after `first`. */
static struct checkin *
checkin_on(struct feishu *feishu, uint32_t node, int32_t on, uint32_t first)
{
	struct draft *draft = &feishu->draft;
	struct checkin *checkin;
	uint32_t id;

	for (id = first + 1; id <= draft->last[RECORD_CHECKIN]; id++) {
		checkin = (struct checkin *)(uintptr_t)plan_checkin(
			draft->plan, id);
		if (checkin && checkin->node == node && checkin->on == on)
			return checkin;
	}
	checkin = draft_make(draft, RECORD_CHECKIN, 0);
	if (checkin) {
		checkin->node = node;
		checkin->on = on;
	}
	return checkin;
}

static int32_t
day_of(struct feishu *feishu, const struct node *node, const json_t *record,
	int line)
{
	struct draft *draft = &feishu->draft;
	int32_t on;

	if (feishu_day(json_object_get(record, "modify_time"), draft->today,
		    &on) ||
		feishu_day(json_object_get(record, "create_time"), draft->today,
			&on))
		return on;
	problems_note(&draft->problems, line, 0,
		_("a progress record of “%s” has no day; it counts as "
		  "today's"),
		node->title);
	return draft->today;
}

static void
read_rate(struct checkin *checkin, const json_t *rate)
{
	const json_t *percent = json_object_get(rate, "percent");
	double value = json_number_value(percent);
	int64_t status;

	if (json_is_number(percent) && value >= 0 && value <= 100)
		checkin->progress = (int8_t)(value + 0.5);
	status = status_of(feishu_word(rate, "status"));
	if (status)
		checkin->status = (uint8_t)status;
}

/* The day of the newest check-in that the plan has of the node. */
static int32_t
last_checkin(const struct feishu *feishu, const struct node *node)
{
	const struct node *known = feishu->plan && node->uid
		? plan_node_by_uid(feishu->plan, node->uid)
		: NULL;
	const struct checkin *last = known
		? plan_checkin(feishu->plan, node_detail(known)->checkins.last)
		: NULL;

	return last ? last->on : DAY_NONE;
}

/* One record; those of one day are one check-in. */
static bool
read_record(struct feishu *feishu, struct node *node, const json_t *record,
	uint32_t first)
{
	struct draft *draft = &feishu->draft;
	int line = feishu_line(feishu, feishu_word(record, "progress_id"));
	struct checkin *checkin = checkin_on(
		feishu, node->id, day_of(feishu, node, record, line), first);
	const char *note;

	if (!checkin)
		return false;
	str_clear(&feishu->links);
	note = feishu_flatten(feishu, json_object_get(record, "content"));
	if (*note)
		draft_line(draft, RECORD_CHECKIN, checkin->base.id,
			CHECKIN_NOTE, piece_of(note));
	/* A check-in has no links of its own. */
	if (feishu->links.length)
		draft_copy_line(draft, RECORD_CHECKIN, checkin->base.id,
			CHECKIN_NOTE,
			(struct piece){
				feishu->links.data, feishu->links.length});
	read_rate(checkin, json_object_get(record, "progress_rate"));
	draft_placed(draft, RECORD_CHECKIN, checkin->base.id,
		(struct origin){line, N_("a progress record")});
	return true;
}

/* What the newest check-in says is how far the node is, unless the plan knows
 * a newer one. */
static void
set_progress(struct feishu *feishu, struct node *node, uint32_t first)
{
	int32_t newest = last_checkin(feishu, node);
	const struct checkin *checkin;
	uint32_t id;

	for (id = first + 1; id <= feishu->draft.last[RECORD_CHECKIN]; id++) {
		checkin = plan_checkin(feishu->draft.plan, id);
		if (checkin->node != node->id || checkin->progress < 0 ||
			checkin->on < newest)
			continue;
		node->progress = checkin->progress;
		newest = checkin->on;
	}
}

void
feishu_progress(struct feishu *feishu, struct node *node, const json_t *list)
{
	uint32_t first = feishu->draft.last[RECORD_CHECKIN];
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		if (!read_record(feishu, node, json_array_get(list, i), first))
			return;
	set_progress(feishu, node, first);
}

/* ---- files of progress alone */

static bool
is_record(const json_t *object)
{
	return json_object_get(object, "progress_id") ||
		json_object_get(object, "progress_rate");
}

static bool
is_list(const json_t *object)
{
	return json_is_array(json_object_get(object, "progress_list")) ||
		json_is_object(json_object_get(object, "progress"));
}

bool
feishu_is_progress(const json_t *root)
{
	if (json_is_array(root))
		root = json_array_get(root, 0);
	return is_list(root) || is_record(root);
}

static const struct node *
find_title(const struct plan *plan, const char *title, int *count)
{
	const struct node *node, *found = NULL;
	uint32_t at;

	*count = 0;
	for (at = 1; plan && at < plan->tables[RECORD_NODE].limit; at++) {
		node = plan_node(plan, at);
		if (!node || strcmp(node->title, title) != 0)
			continue;
		found = node;
		++*count;
	}
	return found;
}

/* An id as text or number; "" when there is none. */
static const char *
id_of(const json_t *value, char out[static ID_SIZE])
{
	const char *text = json_string_value(value);

	*out = '\0';
	if (json_is_integer(value))
		snprintf(out, ID_SIZE, "%lld",
			(long long)json_integer_value(value));
	else if (text && strlen(text) < ID_SIZE &&
		strspn(text, "0123456789abcdefABCDEF_-") == strlen(text))
		memcpy(out, text, strlen(text) + 1);
	return out;
}

/* The node that a record or list names by an id; *named when it names one. */
static const struct node *
by_id(struct feishu *feishu, const json_t *object, bool *named)
{
	static const char *const keys[] = {
		"target_id", "key_result_id", "kr_id", "objective_id"};
	const struct node *node;
	char id[ID_SIZE];
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!*id_of(json_object_get(object, keys[i]), id))
			continue;
		*named = true;
		node = feishu_find(feishu->plan, id);
		if (!node)
			problems_error(&feishu->draft.problems,
				feishu_line(feishu, id), 0,
				_("no objective or key result has Feishu's id "
				  "%s in the plan; give the file of okr "
				  "+cycle-detail together with this one"),
				id);
		return node;
	}
	return NULL;
}

static const struct node *
by_title(struct feishu *feishu, const json_t *object, bool *named)
{
	static const char *const keys[] = {
		"target", "key_result", "objective", "title"};
	struct problems *problems = &feishu->draft.problems;
	const struct node *node;
	const char *title;
	size_t i;
	int count;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		title = feishu_word(object, keys[i]);
		if (!title)
			continue;
		*named = true;
		node = find_title(feishu->plan, title, &count);
		if (count == 1)
			return node;
		problems_error(problems, 0, 0,
			count ? _("more than one is called “%s”; say "
				  "target_id instead")
			      : _("nothing in the plan is called “%s”; give "
				  "the file of okr +cycle-detail together "
				  "with this one"),
			title);
		return NULL;
	}
	return NULL;
}

/* The node whose id stands in the name of the file. */
static const struct node *
by_file(const struct feishu *feishu)
{
	const char *name = feishu->name ? feishu->name : "", *slash;
	const struct node *node = NULL;
	char id[ID_SIZE];
	size_t length;

	slash = strrchr(name, '/');
	for (name = slash ? slash + 1 : name; *name && !node; name += length) {
		name += strcspn(name, "0123456789");
		length = strspn(name, "0123456789");
		if (!length || length >= ID_SIZE)
			continue;
		memcpy(id, name, length);
		id[length] = '\0';
		node = feishu_find(feishu->plan, id);
	}
	return node;
}

static const struct node *
find_target(struct feishu *feishu, const json_t *object, bool *named)
{
	const struct node *node = by_id(feishu, object, named);

	return *named ? node : by_title(feishu, object, named);
}

static uint32_t
say_cycle_again(struct feishu *feishu, const struct cycle *cycle)
{
	struct cycle *again;

	if (!cycle || !cycle->name)
		return 0;
	again = draft_cycle(&feishu->draft, piece_of(cycle->name),
		(struct span){cycle->starts, cycle->ends},
		(struct origin){0, ""});
	if (!again)
		return 0;
	again->uid = cycle->uid;
	again->closed = cycle->closed;
	return again->base.id;
}

/* The node in the draft that says no more than which one it is. */
static struct node *
say_again(struct feishu *feishu, const struct node *node)
{
	struct draft *draft = &feishu->draft;
	const struct node *parent = plan_node(feishu->plan, node->parent);
	struct node *again = (struct node *)(uintptr_t)plan_node_by_uid(
		draft->plan, node->uid);

	if (again)
		return again;
	if (parent)
		parent = say_again(feishu, parent);
	again = draft_make(draft, RECORD_NODE, 0);
	if (!again)
		return NULL;
	again->uid = node->uid;
	again->level = node->level;
	again->parent = parent ? parent->id : 0;
	again->cycle =
		say_cycle_again(feishu, plan_cycle(feishu->plan, node->cycle));
	draft_set(
		draft, RECORD_NODE, again, NODE_TITLE, value_text(node->title));
	return again;
}

struct node *
feishu_target(struct feishu *feishu, const json_t *object)
{
	bool named = false;
	const struct node *node = find_target(feishu, object, &named);

	return node ? say_again(feishu, node) : NULL;
}

static bool
attach(struct feishu *feishu, const struct node *node, const json_t *record)
{
	struct node *again = say_again(feishu, node);

	if (!again || !read_record(feishu, again, record, 0))
		return false;
	/* What a metric or actions say is not said by hand. */
	if (node_detail(node)->basis == BASIS_MANUAL)
		set_progress(feishu, again, 0);
	return true;
}

static bool
not_said(struct feishu *feishu, const json_t *record)
{
	problems_error(&feishu->draft.problems,
		feishu_line(feishu, feishu_word(record, "progress_id")), 0,
		_("it is not said what this is the progress of: name the file "
		  "after its id, as in 7123456789.json, or put \"target_id\" "
		  "into it; and give the file of okr +cycle-detail together "
		  "with it"));
	return false;
}

/* A record, of `usual` unless it says of what. */
static bool
read_single(
	struct feishu *feishu, const json_t *record, const struct node *usual)
{
	bool named = false;
	const struct node *node = find_target(feishu, record, &named);

	if (!named)
		node = usual;
	if (!node)
		return named ? false : not_said(feishu, record);
	return attach(feishu, node, record);
}

/* One record, or a list of them with what it is of if that is said; false at
 * the first that has no place, for the others will have none either. */
static bool
read_one(struct feishu *feishu, const json_t *object, const struct node *usual)
{
	const json_t *list = json_object_get(object, "progress_list");
	const json_t *one = json_object_get(object, "progress");
	bool named = false;
	const struct node *node;
	size_t i;

	if (is_record(object))
		return read_single(feishu, object, usual);
	node = find_target(feishu, object, &named);
	if (named && !node)
		return false;
	if (!named)
		node = usual;
	for (i = 0; i < json_array_size(list); i++)
		if (!read_single(feishu, json_array_get(list, i), node))
			return false;
	return !one || read_single(feishu, one, node);
}

void
feishu_read_progress(struct feishu *feishu, const json_t *root)
{
	const struct node *usual = by_file(feishu);
	size_t i;

	if (json_is_object(root))
		read_one(feishu, root, usual);
	for (i = 0; i < json_array_size(root); i++)
		if (!read_one(feishu, json_array_get(root, i), usual))
			return;
}
