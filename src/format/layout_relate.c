/* SPDX-License-Identifier: MIT */
/* What units are to others far from them: which stand above labelled key
 * results, and which words before a colon recur. */
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "yaml/seen.h"

/* A word before a colon, and where it stood. */
struct key {
	uint32_t parent; /* the last one */
	uint32_t parents;
	bool twice; /* below one of them */
	bool lists; /* something stands below it: it says whose that is */
};

static bool
is_key_result(const struct unit *unit)
{
	return (unit->label_sure && unit->label.level == LEVEL_KEY_RESULT) ||
		unit->named == LEVEL_KEY_RESULT ||
		unit->table == LEVEL_KEY_RESULT;
}

static bool
is_objective(const struct unit *unit)
{
	return (unit->label_sure && unit->label.level == LEVEL_OBJECTIVE) ||
		unit->named == LEVEL_OBJECTIVE;
}

/* A line of text that could be a title: no sentence, no "Why: …". */
static bool
is_title_line(const struct unit *unit)
{
	static const char *const ends[] = {".", "。", "!", "！", NULL};
	struct piece text = unit->title;

	return layout_may_be_goal(unit) && !layout_keyed(unit->plain) &&
		!piece_take_any(&text, ends, piece_take_suffix);
}

/* The nearest above key results that could be their objective. */
static uint32_t
holder_of(const struct text_layout *layout, uint32_t at)
{
	const struct unit *unit;

	for (at = layout->units[at].parent; at != UNIT_NONE;
		at = layout->units[at].parent) {
		unit = &layout->units[at];
		if (unit->label_sure && unit->label.level == LEVEL_OBJECTIVE)
			return UNIT_NONE;
		if (unit->label_sure || unit->named ||
			(unit->shape == SHAPE_ITEM &&
				layout_is_title(unit->title)))
			continue;
		if (unit->shape == SHAPE_TEXT) {
			if (is_title_line(unit))
				return at;
			continue;
		}
		if (unit->shape == SHAPE_ROW || unit->shape == SHAPE_OTHER)
			continue;
		return unit->role == ROLE_NOTE && layout_may_be_goal(unit)
			? at
			: UNIT_NONE;
	}
	return UNIT_NONE;
}

static bool
has_key(const struct unit *unit, struct piece *key)
{
	struct piece value;

	return unit->shape == SHAPE_ITEM && !unit->label_sure &&
		!unit->block->task && layout_keyed(unit->plain) &&
		layout_key(unit->plain, key, &value);
}

/* Which of the words a key is; made when it is new. */
static struct key *
key_of(struct seen *seen, struct key **keys, size_t *count, struct piece word)
{
	uint64_t hash = seen_text_key(0, word.text, word.length);
	size_t at = (size_t)seen_find(seen, hash);

	if (!at) {
		*keys = base_realloc(*keys, *count + 1, sizeof **keys);
		(*keys)[*count] = (struct key){.parent = UNIT_NONE - 1};
		at = ++*count;
		seen_add(seen, hash, at);
	}
	return &(*keys)[at - 1];
}

/* "Owner: …", "Timeline: …" below one goal after another is no key result; a
 * word that stands several times below one of them says whose each is. */
static void
mark_details(struct text_layout *layout)
{
	struct seen seen = {0};
	struct key *keys = NULL, *key;
	struct piece word;
	size_t count = 0, i;

	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		if (!has_key(unit, &word))
			continue;
		key = key_of(&seen, &keys, &count, word);
		key->twice = key->twice || key->parent == unit->parent;
		key->lists = key->lists || unit->items;
		key->parents += key->parent != unit->parent;
		key->parent = unit->parent;
	}
	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		if (!has_key(unit, &word))
			continue;
		key = key_of(&seen, &keys, &count, word);
		unit->detail = key->parents > 1 && !key->twice && !key->lists;
		if (key->twice)
			layout->lists[unit->block->list].names = true;
		else if (unit->detail)
			layout->lists[unit->block->list].details = true;
	}
	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];
		const struct layout_list *list =
			&layout->lists[unit->block->list];

		unit->detail = unit->detail && !list->names;
		unit->fields = unit->shape == SHAPE_ITEM && list->details &&
			!list->names;
	}
	seen_fini(&seen);
	free(keys);
}

void
layout_relate(struct text_layout *layout)
{
	uint32_t i, holder, objective = 0;

	for (i = 0; i < layout->count; i++) {
		if (is_objective(&layout->units[i]))
			objective = i;
		if (!is_key_result(&layout->units[i]))
			continue;
		holder = holder_of(layout, i);
		/* One that stands between the two is what they are of. */
		if (holder != UNIT_NONE && objective <= holder)
			layout->units[holder].holds = true;
	}
	mark_details(layout);
}
