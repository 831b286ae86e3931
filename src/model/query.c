/* SPDX-License-Identifier: MIT */
/* References and cycles by what a person types. */
#include "model/query.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/str.h"
#include "model/cycle.h"
#include "model/remedy.h"

static const char *const level_letters[] = {
	[LEVEL_OBJECTIVE] = "O",
	[LEVEL_KEY_RESULT] = "KR",
	[LEVEL_ACTION] = "A",
};

int
node_number(const struct plan *plan, const struct node *node)
{
	const struct node *at =
		plan_node(plan, plan_siblings(plan, node).first);
	int number = 1;

	for (; at && at != node; at = plan_node(plan, at->next))
		number += at->level == node->level;
	return number;
}

const char *
node_label(const struct plan *plan, const struct node *node,
	char out[static LABEL_SIZE])
{
	bool loose = !node->parent && !node->cycle;

	snprintf(out, LABEL_SIZE, "%s%d",
		loose ? "B" : level_letters[node->level],
		node_number(plan, node) % 100000000);
	return out;
}

const char *
node_ref(const struct plan *plan, const struct node *node,
	char out[static REF_SIZE])
{
	const struct node *parent = plan_node(plan, node->parent);
	char label[LABEL_SIZE], above[REF_SIZE];

	node_label(plan, node, label);
	if (!parent) {
		snprintf(out, REF_SIZE, "%s", label);
		return out;
	}
	node_ref(plan, parent, above);
	snprintf(out, REF_SIZE, "%.30s.%s", above, label);
	return out;
}

/* Takes letters and a number, such as `kr12`. */
static bool
take_label(const char **at, char *letters, size_t size, int *number)
{
	size_t used = 0;
	char *end;
	long value;

	while (isalpha((unsigned char)**at) && used + 1 < size)
		letters[used++] = (char)toupper((unsigned char)*(*at)++);
	letters[used] = '\0';
	if (!isdigit((unsigned char)**at))
		return false;
	value = strtol(*at, &end, 10);
	*at = end;
	*number = value > 100000000 ? 100000000 : (int)value;
	return true;
}

/* The nth of a list that has the letters. */
static const struct node *
nth(const struct plan *plan, struct chain list, const char *letters, int number)
{
	const struct node *node = plan_node(plan, list.first);
	int numbers[LEVEL_ACTION + 1] = {0};
	bool loose;

	for (; node; node = plan_node(plan, node->next)) {
		loose = !node->parent && !node->cycle;
		if (++numbers[node->level] == number &&
			strcmp(loose ? "B" : level_letters[node->level],
				letters) == 0)
			return node;
	}
	return NULL;
}

static const struct node *
find_path(const struct plan *plan, uint32_t cycle, const char *text)
{
	const struct cycle *in = plan_cycle(plan, cycle);
	const struct node *node = NULL;
	struct chain list = {0};
	char letters[4];
	int number;

	for (;; text++) {
		if (!take_label(&text, letters, sizeof letters, &number))
			return NULL;
		if (node)
			list = node->children;
		else if (strcmp(letters, "B") == 0)
			list = plan->backlog;
		else if (in)
			list = in->nodes;
		node = nth(plan, list, letters, number);
		if (!node || !*text)
			return node;
		if (*text != '.' && *text != '/')
			return NULL;
	}
}

const char *
node_ref_numbered(const struct node *node, const char *above, int number,
	char out[static REF_SIZE])
{
	bool loose = !node->parent && !node->cycle;
	const char *letters = loose ? "B" : level_letters[node->level];
	size_t length = strnlen(above, 30);
	char *at = out;

	memcpy(at, above, length);
	at += length;
	if (length)
		*at++ = '.';
	at = stpcpy(at, letters);
	decimal_digits(at, (uint64_t)(number % 100000000), 1);
	return out;
}

/* How many of its level stand after `from` up to the node, which is among its
 * siblings; -1 when it is not behind it. */
static int
count_on(const struct plan *plan, const struct node *from,
	const struct node *node)
{
	int count = 0;

	while (from && from != node) {
		from = plan_node(plan, from->next);
		count += from && from->level == node->level;
	}
	return from ? count : -1;
}

const char *
refs_next(struct refs *refs, const struct plan *plan, const struct node *node)
{
	struct refs_level *level = &refs->levels[node->level];
	const struct node *last = plan_node(plan, level->node);
	const struct node *parent = plan_node(plan, node->parent);
	const char *above = parent ? refs_next(refs, plan, parent) : "";
	int more = last && last->parent == node->parent &&
			last->cycle == node->cycle
		? count_on(plan, last, node)
		: -1;

	level->number =
		more < 0 ? node_number(plan, node) : level->number + more;
	level->node = node->id;
	return node_ref_numbered(node, above, level->number, level->ref);
}

void
node_ref_from(struct refs *refs, const struct plan *plan,
	const struct node *node, const struct cycle *shown, struct str *out)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);

	if (cycle && cycle != shown && cycle->name)
		str_addf(out, "%s/", cycle->name);
	str_add(out, refs_next(refs, plan, node));
}

/* Whether a text is made as a reference within a cycle: O2, o2.kr1, B3. */
static bool
is_path(const char *text)
{
	char letters[4];
	int number;

	for (;; text++) {
		if (!take_label(&text, letters, sizeof letters, &number) ||
			!strstr(" O KR A B ", letters))
			return false;
		if (*text != '.' && *text != '/')
			return !*text;
	}
}

#define UID_PREFIX 6 /* characters of a lasting id that will do */

/* By a whole lasting id or its beginning, when only one begins so. */
static const struct node *
find_uid(const struct plan *plan, const char *text)
{
	size_t length = strlen(text);
	const struct node *node, *found = NULL;
	char buffer[UID_TEXT_SIZE];
	uint32_t id;

	if (length < UID_PREFIX || length >= UID_TEXT_SIZE)
		return NULL;
	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (!node ||
			strncasecmp(
				uid_text(node->uid, buffer), text, length) != 0)
			continue;
		if (found)
			return NULL;
		found = node;
	}
	return found;
}

/* The cycle that stands before a / in the text, and what follows it: names have
 * slashes, too (2026-11/12). NULL when none does. */
static const struct cycle *
take_cycle(const struct plan *plan, const char **text, int32_t today)
{
	const struct cycle *cycle = NULL;
	const char *slash = strchr(*text, '/');
	char *name;

	for (; slash && !cycle; slash = strchr(slash + 1, '/')) {
		if (!is_path(slash + 1))
			continue;
		name = base_strndup(*text, (size_t)(slash - *text));
		cycle = query_cycle(plan, name, today, NULL);
		free(name);
		if (cycle)
			*text = slash + 1;
	}
	return cycle;
}

static void
no_such_node(const struct cycle *in, const char *path, struct err *err)
{
	err_set(err, ERR_INPUT, _("there is no %s in %s"), path,
		in && in->name ? in->name : _("the backlog"));
	remedy_set(err, REMEDY_LIST);
}

const struct node *
query_ref(const struct plan *plan, uint32_t cycle, const char *text,
	int32_t today, struct err *err)
{
	size_t length = strlen(text);
	const char *trimmed = str_trim(text, &length), *path;
	char *ref = base_strndup(trimmed, length);
	const struct cycle *in;
	const struct node *node;

	path = ref;
	in = take_cycle(plan, &path, today);
	node = find_path(plan, in ? in->base.id : cycle, path);
	if (!node && !in)
		node = find_uid(plan, ref);
	if (!node)
		no_such_node(in ? in : plan_cycle(plan, cycle), path, err);
	free(ref);
	return node;
}

/* Takes the next word off the text; its length. */
static size_t
word(const char **text)
{
	*text += strspn(*text, " ");
	return strcspn(*text, " ");
}

/* The reference a text begins with, of the fewest words: a cycle's name may
 * have blanks. Its length in *length. */
static const struct node *
take_ref(const struct plan *plan, uint32_t cycle, const char *text,
	int32_t today, size_t *length)
{
	const struct node *node = NULL;
	const char *slash = strchr(text, '/');
	char *ref;

	for (*length = strcspn(text, " "); !node;) {
		ref = base_strndup(text, *length);
		node = *ref == 'O' || *ref == 'o' || strchr(ref, '/')
			? query_ref(plan, cycle, ref, today, NULL)
			: NULL;
		free(ref);
		if (node || !slash || !text[*length] || text + *length > slash)
			break;
		*length += 1 + strcspn(text + *length + 1, " ");
	}
	return node;
}

struct priority_words
priority_read(const struct plan *plan, uint32_t cycle, const char *text,
	int32_t today)
{
	struct priority_words words = {.rank = 1};
	size_t length = word(&text);

	if (length == 2 && (*text == 'P' || *text == 'p') &&
		(text[1] == '1' || text[1] == '2')) {
		words.rank = text[1] - '0';
		text += length;
		word(&text);
	}
	words.node = take_ref(plan, cycle, text, today, &length);
	if (words.node) {
		text += length;
		word(&text);
	}
	words.title = !*text && words.node ? words.node->title : text;
	return words;
}

int
priority_rank(const struct weekly_priority *priority)
{
	return priority->rank > 0 ? (int)priority->rank : 1;
}

const struct week *
week_next(const struct plan *plan, const struct week *after, int32_t day)
{
	const struct week *week =
		plan_week(plan, after ? after->base.next : plan->weeks.first);

	while (week && !(week->starts <= day && day <= week->ends))
		week = plan_week(plan, week->base.next);
	return week;
}

const struct week *
week_of(const struct plan *plan, int32_t day)
{
	return week_next(plan, NULL, day);
}

const struct week *
week_there(const struct plan *plan, struct week_at at)
{
	const struct week *week = plan_week(plan, at.id);

	return week ? week : week_of(plan, at.day);
}

const struct week *
week_last(const struct plan *plan, struct week_at at)
{
	const struct week *week = week_there(plan, at);

	return week_before(
		plan, week ? week->starts : span_week(at.day).starts);
}

const struct week *
week_before(const struct plan *plan, int32_t day)
{
	const struct week *week = plan_week(plan, plan->weeks.first);
	const struct week *found = NULL;

	for (; week && week->ends < day;
		week = plan_week(plan, week->base.next))
		found = week;
	return found;
}
