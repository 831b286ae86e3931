/* SPDX-License-Identifier: MIT */
/*
 * Headings that stand above goals and are none themselves. "Short-term goals",
 * 短期目标 names the list below it, as "Goals" does. "Health", "Main quests" says
 * in a word or two what the goals below are about: where those have lists of
 * their own, or another heading of the class names its list, it is a theme, and
 * so are all of its class.
 */
#include <string.h>

#include "layout.h"

#define THEME_WORDS 3
#define NAME_WORDS 4
#define NESTED_LEAST 2 /* goals that have lists, and one of so many */
#define NESTED_PART 4

/* The last word of a heading that names its list, in languages that end in it, */
static const char *const last_words[] = {"goals", "objectives", "okrs", "okr",
	"resolutions", "目标", "目標", "ziele", "doelen", "цели", "hedefler",
	"목표", NULL};
/* and the first in those that begin with it. */
static const char *const first_words[] = {"objectifs ", "objetivos ", "metas ",
	"obiettivi ", "mục tiêu ", "goals for ", "objectives for ", "goals of ",
	"ziele für ", "doelen voor ", "цели на ", NULL};

/* Whether a short text says of what follows that it is goals. */
static bool
names_goals(struct piece text)
{
	static const char *const ends[] = {":", "：", NULL};

	piece_trim(&text);
	notation_take_pictographs(&text);
	piece_take_any(&text, ends, piece_take_suffix);
	piece_trim(&text);
	if (layout_count_words(text) > NAME_WORDS || layout_begins_goal(text))
		return false;
	return piece_take_any(&text, last_words, piece_take_suffix) ||
		piece_take_any(&text, first_words, piece_take_prefix);
}

/* Not the title of the document, which says so of everything. */
static bool
is_part(const struct text_layout *layout, const struct unit *unit)
{
	return unit->parent != UNIT_NONE || unit->end < layout->count;
}

void
layout_name_lists(struct text_layout *layout)
{
	size_t i;

	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		if ((unit->shape != SHAPE_HEADING &&
			    unit->shape != SHAPE_BOLD) ||
			unit->role != ROLE_NOTE || unit->label.level ||
			unit->named || !layout_items(layout, i) ||
			!is_part(layout, unit) || !names_goals(unit->plain))
			continue;
		unit->named = LEVEL_OBJECTIVE;
		unit->several = true;
	}
}

void
layout_heads(const struct text_layout *layout, uint32_t at, bool *headed,
	bool *again)
{
	const struct unit *child;
	uint32_t i;

	*headed = *again = false;
	for (i = at + 1; i < layout->units[at].end; i = child->end) {
		child = &layout->units[i];
		if (child->shape != SHAPE_HEADING)
			continue;
		*headed = true;
		*again = *again || child->named == LEVEL_OBJECTIVE;
	}
}

/* Of the items right below a unit, or below a line of its text, those that have
 * lists of their own. */
static int
count_nested(const struct text_layout *layout, uint32_t at)
{
	const struct unit *units = layout->units;
	uint32_t child;
	int nested = 0;

	for (child = at + 1; child < units[at].end; child = units[child].end)
		if (units[child].shape == SHAPE_ITEM)
			nested += units[child].items > 0;
		else if (units[child].shape == SHAPE_TEXT)
			nested += count_nested(layout, child);
	return nested;
}

/* A document that says OKR has key results in the lists of its objectives; of
 * goals that may as well be steps on the way. */
static bool
says_okr(const struct text_layout *layout)
{
	static const char *const words[] = {"okr", "okrs", NULL};
	const char *name = layout->name ? layout->name : "";
	const char *slash = strrchr(name, '/');
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->units[i].shape == SHAPE_HEADING &&
			layout_has_any(layout->units[i].plain, words))
			return true;
	return layout_has_any(piece_of(slash ? slash + 1 : name), words) ||
		(layout->title &&
			layout_has_any(piece_of(layout->title), words));
}

bool
layout_are_themes(const struct text_layout *layout, int depth)
{
	int items = 0, nested = 0;
	bool named = false;
	uint32_t at;

	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];

		if (unit->shape != SHAPE_HEADING || unit->depth != depth ||
			!layout_items(layout, at) || unit->label.level)
			continue;
		if (unit->named == LEVEL_OBJECTIVE)
			named = true;
		else if (unit->named || unit->role != ROLE_NOTE ||
			!layout_may_be_goal(unit))
			continue;
		else if (layout_begins_goal(unit->title) ||
			layout_count_words(unit->title) > THEME_WORDS)
			return false;
		items += layout_items(layout, at);
		nested += count_nested(layout, at);
	}
	return named ||
		(!says_okr(layout) && nested >= NESTED_LEAST &&
			nested * NESTED_PART >= items);
}
