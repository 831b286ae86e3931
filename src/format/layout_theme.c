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
#define LEVELS 7
#define FEW_PART 3
#define LINE_MOST 200  /* bytes of a line that introduces a list */
#define ITEMS_LEAST 2  /* of the list of "Goals" */
#define NESTED_LEAST 2 /* goals that have lists, and one of so many */
#define NESTED_PART 4

/* The last word of a heading that names its list, in languages that end in it, */
static const char *const last_words[] = {"goals", "objectives", "okrs", "okr",
	"resolutions", "目标", "目標", "ziele", "doelen", "цели", "hedefler",
	"목표", NULL};
/* and the first in those that begin with it. */
static const char *const first_words[] = {"objectifs ", "objetivos ", "metas ",
	"obiettivi ", "mục tiêu ", "goals for ", "objectives for ", "goals of ",
	"ziele für ", "ziele de", "ziele im ", "doelen voor ", "цели на ",
	NULL};

/* How far away, and no more: what follows is to be reached by then. */
static const char *const horizons[] = {"next year", "next month",
	"next quarter", "next week", "this year", "this quarter", "this month",
	"near future", "far future", "tomorrow", "someday", "long term",
	"long-term", "short term", "short-term", "mid term", "mid-term",
	"medium term", "medium-term", "长期", "短期", "中期", "近期", NULL};

/* "Weekly goals (repeat)" */
static void
drop_bracket(struct piece *text)
{
	size_t at = text->length;

	if (!at || text->text[at - 1] != ')')
		return;
	while (at > 0 && text->text[at - 1] != '(')
		at--;
	if (at > 1)
		text->length = at - 1;
}

bool
layout_is_horizon(struct piece text)
{
	piece_trim(&text);
	notation_take_pictographs(&text);
	return piece_is_any(text, horizons);
}

bool
layout_names_goals(struct piece text)
{
	static const char *const ends[] = {":", "：", NULL};

	piece_trim(&text);
	notation_take_pictographs(&text);
	piece_take_any(&text, ends, piece_take_suffix);
	drop_bracket(&text);
	piece_trim(&text);
	if (layout_is_horizon(text))
		return true;
	if (layout_count_words(text) > NAME_WORDS || layout_begins_goal(text))
		return false;
	return piece_take_any(&text, last_words, piece_take_suffix) ||
		piece_take_any(&text, first_words, piece_take_prefix);
}

bool
layout_is_bare_name(const struct unit *unit)
{
	bool several;

	return notation_list_label(unit->plain, &several) == unit->named ||
		layout_is_title(unit->plain);
}

/* Below a cycle all is of its goals. */
static bool
is_below_cycle(const struct text_layout *layout, const struct unit *unit)
{
	return unit->parent != UNIT_NONE &&
		layout->units[unit->parent].role == ROLE_CYCLE;
}

/* The one "Goals" that has a list says where the goals are: the headings beside
 * it are of something else. */
static void
mark_beside(struct text_layout *layout)
{
	int top = 0, *names;
	struct unit *unit;
	size_t i;

	for (i = 0; i < layout->count; i++) {
		unit = &layout->units[i];
		if (unit->shape != SHAPE_HEADING ||
			unit->named != LEVEL_OBJECTIVE ||
			is_below_cycle(layout, unit) ||
			layout_items(layout, i) < ITEMS_LEAST ||
			layout_is_top(layout, i))
			continue;
		names = unit->parent == UNIT_NONE
			? &top
			: &layout->units[unit->parent].names_below;
		*names += layout_is_bare_name(unit) ? 1 : 2;
	}
	for (i = 0; i < layout->count; i++) {
		unit = &layout->units[i];
		unit->beside = unit->shape == SHAPE_HEADING && !unit->named &&
			(unit->parent == UNIT_NONE ? top
						   : layout->units[unit->parent]
							     .names_below) == 1;
	}
}

static const char *const resolution_words[] = {
	"resolutions", "resolution", NULL};

/* "Here are my goals for 2027:" above a list, of whoever says so. */
static bool
introduces_goals(const struct unit *unit)
{
	static const char *const whose[] = {"my", "our", "i", "i'm", "i've",
		"myself", "we", "meine", "unsere", "mes", "nos", "mis", "我",
		"我们", "我的", "мои", NULL};

	return unit->shape == SHAPE_TEXT && unit->depth == 0 &&
		unit->items >= ITEMS_LEAST &&
		layout_ends_in_colon(unit->plain) &&
		unit->plain.length < LINE_MOST &&
		layout_has_any(unit->plain, whose) &&
		(layout_says_goals(unit->plain) ||
			layout_has_any(unit->plain, resolution_words));
}

bool
layout_promises(const struct unit *unit)
{
	return unit->named == LEVEL_OBJECTIVE && introduces_goals(unit) &&
		(memmem(unit->plain.text, unit->plain.length, "20", 2) ||
			layout_has_any(unit->plain, resolution_words));
}

/* Below a heading that has siblings it tells of that alone. */
static bool
stands_alone(const struct text_layout *layout, const struct unit *unit)
{
	return unit->parent == UNIT_NONE || is_below_cycle(layout, unit) ||
		layout_is_top(layout, unit->parent);
}

static bool
names_list(const struct text_layout *layout, const struct unit *unit)
{
	if (unit->shape == SHAPE_HEADING || unit->shape == SHAPE_BOLD)
		return layout_names_goals(unit->plain);
	return introduces_goals(unit) && stands_alone(layout, unit);
}

/* Whether few headings of a level with lists are names: "Technical goals" is a
 * goal among others then. */
static bool
are_few(const struct text_layout *layout, int depth)
{
	int names = 0, all = 0;
	size_t i;

	for (i = 0; i < layout->count; i++) {
		const struct unit *unit = &layout->units[i];

		if (unit->shape != SHAPE_HEADING || unit->depth != depth ||
			unit->role != ROLE_NOTE || !layout_items(layout, i) ||
			!layout_may_be_goal(unit))
			continue;
		all++;
		names += layout_names_goals(unit->plain);
	}
	return names * FEW_PART < all;
}

void
layout_name_lists(struct text_layout *layout)
{
	bool few[LEVELS];
	int depth;
	size_t i;

	for (depth = 0; depth < LEVELS; depth++)
		few[depth] = are_few(layout, depth);
	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		if (unit->role != ROLE_NOTE || unit->label.level ||
			unit->named || !layout_items(layout, i) ||
			layout_is_top(layout, i) || !names_list(layout, unit) ||
			(unit->shape == SHAPE_HEADING && unit->depth < LEVELS &&
				few[unit->depth]))
			continue;
		unit->named = LEVEL_OBJECTIVE;
		unit->several = true;
	}
	mark_beside(layout);
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

/* A word or two that say nothing of what is to be done. */
static bool
is_brief(struct piece text)
{
	notation_take_pictographs(&text);
	piece_trim(&text);
	return layout_count_words(text) <= THEME_WORDS &&
		!layout_begins_goal(text);
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
			named = named || !layout_is_bare_name(unit) ||
				is_below_cycle(layout, unit);
		else if (unit->named || unit->role != ROLE_NOTE ||
			!layout_may_be_goal(unit))
			continue;
		else if (!is_brief(unit->title))
			return false;
		items += layout_items(layout, at);
		nested += count_nested(layout, at);
	}
	if (named || nested < NESTED_LEAST)
		return named;
	return says_okr(layout) ? nested * 10 >= items * 9
				: nested * NESTED_PART >= items;
}
