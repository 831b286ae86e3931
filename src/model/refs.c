/* SPDX-License-Identifier: MIT */
#include "refs.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "model/align.h"
#include "model/query.h"
#include "value_list.h"

#define SHOWN 40       /* cells of what is not there */
#define PREFIX_LEAST 6 /* characters of an id that will do */

const struct node *
refs_node(const struct value_context *context, const char *text, size_t length)
{
	const struct node *node;
	char *ref;

	if (!context->plan)
		return NULL;
	ref = base_strndup(text, length);
	node = query_ref(
		context->plan, context->cycle, ref, context->today, NULL);
	free(ref);
	return node;
}

/* Whether the text is "PLAN:O1.KR2" of it, in its current cycle. */
static bool
is_named(const struct other *other, const char *text)
{
	size_t length = strlen(other->plan);

	return other->current && strncmp(text, other->plan, length) == 0 &&
		text[length] == ':' &&
		strcasecmp(text + length + 1, other->ref) == 0;
}

/* The one node of another plan that the text names; NULL for none or several. */
static const struct other *
find_other(const struct value_context *context, const char *text)
{
	const struct elsewhere *elsewhere =
		context->plan ? context->plan->elsewhere : NULL;
	const struct other *found = NULL, *at;
	size_t length = strlen(text), i;
	char uid[UID_TEXT_SIZE];

	for (i = 0; elsewhere && i < elsewhere->count; i++) {
		at = &elsewhere->nodes[i];
		assert(at);
		if (!is_named(at, text) &&
			(length < PREFIX_LEAST ||
				strncasecmp(uid_text(at->uid, uid), text,
					length) != 0))
			continue;
		if (found)
			return NULL;
		found = at;
	}
	return found;
}

/* Adds an item that is not in the list yet. */
static void
add_once(struct str *list, const char *item, size_t length)
{
	const char *at = str_text(list), *there;
	size_t size;

	while (align_item(&at, &there, &size))
		if (size == length && memcmp(there, item, length) == 0)
			return;
	if (list->length)
		str_add_char(list, '\n');
	str_add_bytes(list, item, length);
}

/* The id and the level of what a piece names; 0 for nothing. */
static uint64_t
uid_of(const struct value_context *context, const char *text, size_t length,
	int *level)
{
	const struct node *node = refs_node(context, text, length);
	const struct other *other = NULL;
	char *ref;

	if (!node) {
		ref = base_strndup(text, length);
		other = find_other(context, ref);
		free(ref);
	}
	*level = node ? node->level : other ? other->level : 0;
	return node ? node->uid & ~UID_UNSAID : other ? other->uid : 0;
}

static bool
refuse(const char *text, size_t length, int level, struct err *err)
{
	int shown = (int)text_cut(text, length, SHOWN, NULL);

	if (level)
		return err_set(err, ERR_INPUT,
			_("only an objective or a key result can be served, "
			  "and %.*s is an action"),
			shown, text);
	return err_set(err, ERR_INPUT,
		_("there is no “%.*s” to serve: a reference such as O1.KR2, "
		  "2026-Q4/O1, or an id"),
		shown, text);
}

/* Adds what one piece names, or (with `parts`) what each word of it does. */
static bool
add_piece(struct value_context *context, const char *text, size_t length,
	bool parts, struct err *err)
{
	char uid_shown[UID_TEXT_SIZE];
	int level;
	uint64_t uid = uid_of(context, text, length, &level);
	size_t at, word;

	if (uid && level != LEVEL_ACTION) {
		uid_text(uid, uid_shown);
		add_once(&context->text, uid_shown, strlen(uid_shown));
		return true;
	}
	if (!uid && context->stored) {
		add_once(&context->text, text, length);
		return true;
	}
	if (uid || !parts || !memchr(text, ' ', length))
		return refuse(text, length, level, err);
	for (at = 0; at < length; at += word + 1) {
		for (word = 0; at + word < length && text[at + word] != ' ';)
			word++;
		if (word && !add_piece(context, text + at, word, false, err))
			return false;
	}
	return true;
}

bool
refs_read(struct value_context *context, const char *text, size_t length,
	struct value *value, struct err *err)
{
	const char *end = text + length, *piece;
	size_t size, mark;

	while (text < end) {
		piece = text;
		while (text < end && !list_mark(text, (size_t)(end - text)))
			text++;
		size = (size_t)(text - piece);
		mark = list_mark(text, (size_t)(end - text));
		text += mark ? mark : 1;
		piece = str_trim(piece, &size);
		if (size && !add_piece(context, piece, size, true, err))
			return false;
	}
	*value = value_text(str_text(&context->text));
	return true;
}

void
refs_write(const char *list, struct str *out)
{
	const char *item;
	bool first = true;
	size_t length;

	for (; align_item(&list, &item, &length); first = false) {
		str_add(out, first ? "" : ", ");
		str_add_bytes(out, item, length);
	}
}
