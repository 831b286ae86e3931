/* SPDX-License-Identifier: MIT */
#include "foreign_thing.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

static void
set_key(struct thing *thing, const char *key)
{
	size_t at = 0, i;

	for (i = 0; key[i] && at + 2 < KEY_SIZE; i++) {
		char c = key[i];

		if (c == '_' || c == '-') {
			c = ' ';
		} else if (c >= 'A' && c <= 'Z') {
			if (i && key[i - 1] >= 'a' && key[i - 1] <= 'z')
				thing->key[at++] = ' ';
			c = (char)(c | 32);
		}
		thing->key[at++] = c;
	}
	thing->key[at] = '\0';
}

struct thing *
thing_take(struct yaml_source *source, struct arena *arena)
{
	struct thing *thing = arena_alloc(arena, sizeof *thing);
	struct thing **next = &thing->first, *below;
	bool map = source->kind == SOURCE_MAP;
	const char *name;

	*thing = (struct thing){
		.kind = source->kind, .line = (int)source->line + 1};
	if (source->kind == SOURCE_SCALAR) {
		if (!source_is_null(source))
			thing->text = arena_text(
				arena, source->value, source->length);
		return thing;
	}
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		name = map && source->kind == SOURCE_SCALAR
			? arena_text(arena, source->value, source->length)
			: NULL;
		if (map && !source_next(source))
			break;
		below = thing_take(source, arena);
		below->name = name;
		if (name)
			set_key(below, name);
		*next = below;
		next = &below->next;
	}
	return thing;
}

/* ---- what things are */

enum column
thing_column(const struct thing *thing)
{
	return columns_column(piece_of(thing->key));
}

bool
thing_is_word(const struct thing *thing)
{
	return thing->kind == SOURCE_SCALAR && thing->text && *thing->text;
}

bool
thing_is_key(const struct thing *thing, const char *const *keys)
{
	for (; *keys; keys++)
		if (strcmp(thing->key, *keys) == 0)
			return true;
	return false;
}

const struct thing *
thing_title(const struct thing *map)
{
	/* Where nothing else is one. */
	static const char *const others[] = {"goal", "metric", "measure",
		"statement", "outcome", "指标", NULL};
	const struct thing *at, *found = NULL;

	for (at = map->first; at; at = at->next) {
		if (!thing_is_word(at))
			continue;
		if (COLUMN_IS_TITLE(thing_column(at)) &&
			(!found || strcmp(found->key, "description") == 0))
			found = at;
		else if (!found && thing_is_key(at, others))
			found = at;
	}
	return found;
}

/* What a list below a node holds, by its key; else one level lower. */
int
thing_level(const struct thing *list, int above)
{
	static const char *const actions[] = {"actions", "tasks", "initiatives",
		"action items", "todos", "行动", "任务", NULL};
	enum column column;

	assert(list);
	column = thing_column(list);
	if (thing_is_key(list, actions) || column == COLUMN_ACTION)
		return LEVEL_ACTION;
	if (strcmp(list->key, "krs") == 0 || column == COLUMN_KEY_RESULT)
		return LEVEL_KEY_RESULT;
	return above + 1;
}

/* A list of maps with titles, or of words under a key that names nodes. */
bool
thing_is_children(const struct thing *list)
{
	static const char *const others[] = {"tags", "labels", "owners",
		"links", "comments", "history", "checkins", "check ins",
		"updates", "aligned to", "users", NULL};
	static const char *const words[] = {"results", "children", "goals",
		"okrs", "items", "subgoals", NULL};

	if (list->kind != SOURCE_LIST || !list->first ||
		thing_is_key(list, others))
		return false;
	if (list->first->kind == SOURCE_MAP)
		return thing_title(list->first) != NULL;
	return thing_is_word(list->first) &&
		(thing_is_key(list, words) || thing_level(list, 0) != 1);
}

const struct thing *
thing_children(const struct thing *map)
{
	const struct thing *at = map->first;

	while (at && !thing_is_children(at))
		at = at->next;
	return at;
}

/* Whether a list is one of goals: by its key, or because its things have what
 * goals have. "name" and "description" alone are of anything. */
bool
thing_is_goals(const struct thing *list)
{
	static const char *const words[] = {"objectives", "goals", "okrs",
		"items", "data", "records", "results", "rows", "entries",
		"nodes", "list", "children", "plan", "tasks", "目标", NULL};
	const struct thing *map, *at;
	size_t known = 0;

	if (thing_is_key(list, words) || thing_column(list) != COLUMN_OTHER)
		return true;
	for (map = list->first; map; map = map->next) {
		if (thing_children(map))
			return true;
		for (at = map->first; at; at = at->next)
			known += thing_column(at) != COLUMN_OTHER &&
				thing_column(at) != COLUMN_NOTE &&
				thing_column(at) != COLUMN_TYPE &&
				thing_column(at) != COLUMN_ID &&
				!COLUMN_IS_TITLE(thing_column(at));
	}
	return known > 0;
}

bool
thing_is_titled(const struct thing *map)
{
	const struct thing *at = map->first;

	if (map->kind != SOURCE_MAP || !at)
		return false;
	while (at && at->name && *at->name && thing_column(at) == COLUMN_OTHER)
		at = at->next;
	return !at;
}
