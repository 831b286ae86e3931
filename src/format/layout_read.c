/* SPDX-License-Identifier: MIT */
/* Which class of a document is its objectives, where no label says. */
#include <string.h>

#include "layout.h"

#define HEADINGS 7
#define TEXTS_LEAST 2	 /* lines above lists */
#define ITEMS_LEAST 2	 /* of a list that is the goals of a cycle */
#define HEADINGS_LEAST 3 /* of a document that has nothing else */
#define NESTED_LEAST 2	 /* headings that have others below them */
#define NESTED_MANY 3	 /* where one or the other may have none */
#define WHOLE_LEAST 3 /* headings with lists, in a document where cycles have */
#define HELD_TIMES 2  /* some, too: they place so many times as much */

/* What a class would place, if it were the objectives. */
struct trial {
	int whole, empty, lines;
	int words; /* those that are one word: a list of terms */
};

static bool
may_be_goal(const struct unit *unit)
{
	return unit->role == ROLE_NOTE && !unit->label.level && !unit->named &&
		!unit->shaded && layout_may_be_goal(unit);
}

static void
try_class(const struct text_layout *layout, enum shape shape, int depth,
	struct trial *reading)
{
	size_t at;
	int items;

	*reading = (struct trial){0};
	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];

		if (unit->shape != shape || unit->depth != depth ||
			!may_be_goal(unit) || layout_is_top(layout, at))
			continue;
		/* What has headings of its own is neither. */
		items = layout_items(layout, at);
		if (!items && unit->end > at + 1 &&
			unit[1].shape == SHAPE_HEADING)
			continue;
		reading->words += layout_is_word(unit->title);
		if (items) {
			reading->whole++;
			reading->lines += items;
		} else {
			reading->empty++;
		}
	}
}

static int
worth(const struct trial *reading)
{
	return reading->whole
		? reading->lines + reading->whole - 2 * reading->empty
		: 0;
}

/* Whether a class that has nothing below it could be a list of goals. */
static bool
is_list_of_goals(const struct trial *reading)
{
	return reading->whole ||
		(reading->empty && reading->words * 2 < reading->empty);
}

/* Whether a document is of nothing but headings. */
static bool
is_outline(const struct text_layout *layout)
{
	size_t at;

	for (at = 0; at < layout->count; at++)
		if (layout->units[at].shape != SHAPE_HEADING)
			return false;
	return true;
}

/* Headings that have headings below them and no text of their own: a list of
 * lists. The highest level of such is the goals, and what is below them their
 * key results. */
static bool
choose_nested(struct text_layout *layout)
{
	int nested[HEADINGS] = {0}, all[HEADINGS] = {0}, depth;
	const struct unit *unit;
	size_t at;

	for (at = 0; at < layout->count; at++) {
		unit = &layout->units[at];
		if (unit->shape != SHAPE_HEADING || unit->depth >= HEADINGS ||
			!may_be_goal(unit) || layout_is_top(layout, at))
			continue;
		all[unit->depth]++;
		nested[unit->depth] += unit->end > at + 1 &&
			unit[1].shape == SHAPE_HEADING && may_be_goal(unit + 1);
	}
	for (depth = 1; depth < HEADINGS && !nested[depth]; depth++)
		;
	if (depth == HEADINGS || nested[depth] < NESTED_LEAST ||
		((nested[depth] < NESTED_MANY ||
			 nested[depth] * 4 < all[depth] * 3) &&
			nested[depth] < all[depth] && !is_outline(layout)))
		return false;
	layout->goals = SHAPE_HEADING;
	layout->goals_depth = depth;
	return layout->nested = true;
}

/* A document of nothing but headings of one level, or of those below a title,
 * is a list of them. */
static bool
choose_headings(struct text_layout *layout)
{
	struct trial reading;
	size_t at;
	int depth = 0;

	if (choose_nested(layout))
		return true;
	for (at = 0; at < layout->count; at++) {
		if (layout->units[at].shape != SHAPE_HEADING)
			return layout_choose_chapters(layout);
		if (layout->units[at].depth > depth)
			depth = layout->units[at].depth;
	}
	try_class(layout, SHAPE_HEADING, depth, &reading);
	if (reading.empty < HEADINGS_LEAST || !is_list_of_goals(&reading))
		return false;
	layout->goals = SHAPE_HEADING;
	layout->goals_depth = depth;
	return true;
}

/* Tries a class; one further up wins as well where many of its own have lists
 * right below them: what stands lower are groups of those. */
static void
choose(struct text_layout *layout, enum shape shape, int depth,
	struct trial *best)
{
	struct trial reading;

	try_class(layout, shape, depth, &reading);
	/* One line above the lists of all says what they are about. */
	if (shape == SHAPE_TEXT && reading.whole < TEXTS_LEAST)
		return;
	if (worth(&reading) <= worth(best) &&
		!(shape == SHAPE_HEADING && worth(&reading) > 0 &&
			reading.whole > 1 && reading.whole * 2 >= best->whole))
		return;
	*best = reading;
	layout->goals = shape;
	layout->goals_depth = depth;
}

int
layout_own_items(const struct text_layout *layout, uint32_t at)
{
	const struct unit *units = layout->units;
	int owners = 0;
	uint32_t child;

	for (child = at + 1; child < units[at].end; child = units[child].end)
		owners += units[child].shape == SHAPE_TEXT &&
			units[child].items > 0;
	return owners > 1 ? units[at].items : layout_items(layout, at);
}

/* The items of cycles that have a list right below them, and no headings but of
 * remarks: they are the goals. */
static int
cycles_hold_items(const struct text_layout *layout)
{
	uint32_t at, below;
	int held = 0;

	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];

		if (unit->role != ROLE_CYCLE || unit->shape != SHAPE_HEADING ||
			layout_own_items(layout, at) < ITEMS_LEAST)
			continue;
		for (below = at + 1; below < unit->end; below++)
			if (layout->units[below].shape == SHAPE_HEADING &&
				!layout_is_aside(layout->units[below].title))
				break;
		if (below == unit->end)
			held += layout_own_items(layout, at);
	}
	return held;
}

/* Items at the left, which no heading of the kind stands above. */
static bool
items_alone(const struct text_layout *layout)
{
	size_t at, items = 0, nested = 0, loose = 0;

	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];

		if (unit->shape != SHAPE_ITEM || unit->depth != 1)
			continue;
		items++;
		nested += unit->items > 0;
		loose += unit->parent == UNIT_NONE;
	}
	return items && (nested * 5 >= items * 3 || loose * 2 > items);
}

/* Where the headings that were chosen are themes, or those above them, the goals
 * are the items below. */
static bool
choose_below_themes(struct text_layout *layout)
{
	int depth;

	for (depth = 1; depth <= layout->goals_depth; depth++) {
		if (!layout_are_themes(layout, depth))
			continue;
		layout->themes = depth;
		layout->goals = SHAPE_ITEM;
		layout->goals_depth = 1;
		return true;
	}
	return false;
}

/* How many chapters have headings of a level below them, of how many. */
static void
count_chapters(const struct text_layout *layout, int depth, int *held, int *all)
{
	const struct unit *units = layout->units;
	size_t at, below;

	*held = *all = 0;
	for (at = 0; at < layout->count; at++) {
		if (!units[at].chapter)
			continue;
		++*all;
		for (below = at + 1; below < units[at].end; below++)
			if (units[below].shape == SHAPE_HEADING &&
				units[below].depth == depth)
				break;
		*held += below < units[at].end;
	}
}

/* Where most chapters have nothing of the class that was chosen, it tells of one
 * of them and they are the objectives; so they are where only one heading of the
 * class has a list. */
static void
prefer_chapters(struct text_layout *layout, int whole)
{
	int depth = layout->goals_depth, held, all;
	size_t at;

	if (layout->goals != SHAPE_HEADING || layout->nested ||
		layout->chapters || !layout_choose_chapters(layout))
		return;
	count_chapters(layout, depth, &held, &all);
	if (whole == 1 || (layout->goals_depth < depth && held * 2 < all))
		return;
	layout->goals_depth = depth;
	layout->chapters = false;
	for (at = 0; at < layout->count; at++)
		layout->units[at].chapter = layout->units[at].covered = false;
}

/* Which units have objectives of the chosen class below them. */
static void
mark_over_goals(struct text_layout *layout)
{
	struct unit *units = layout->units;
	uint32_t above;
	size_t at;

	for (at = 0; at < layout->count; at++) {
		if (!layout_is_goal(layout, &units[at]) ||
			units[at].role != ROLE_NOTE)
			continue;
		for (above = units[at].parent;
			above != UNIT_NONE && !units[above].over_goals;
			above = units[above].parent)
			units[above].over_goals = true;
		layout->over_goals =
			layout->over_goals || units[at].parent != UNIT_NONE;
	}
}

/* How many of the class that is chosen have something below them. */
static int
choose_class(struct text_layout *layout)
{
	struct trial items, best = {0};
	int depth, held = cycles_hold_items(layout);

	try_class(layout, SHAPE_ITEM, 1, &items);
	if (!items_alone(layout)) {
		for (depth = HEADINGS - 1; depth > 0; depth--)
			choose(layout, SHAPE_HEADING, depth, &best);
		if (held &&
			(best.whole < WHOLE_LEAST ||
				worth(&best) <= held * HELD_TIMES))
			best = (struct trial){0};
		else if (choose_below_themes(layout))
			return 0;
		if (!held) {
			choose(layout, SHAPE_BOLD, 0, &best);
			choose(layout, SHAPE_TEXT, 0, &best);
		}
	}
	if (worth(&best) == 0 && (held || !choose_headings(layout)) &&
		(held || !layout_choose_lines(layout)) &&
		(held || is_list_of_goals(&items))) {
		layout->goals = SHAPE_ITEM;
		layout->goals_depth = 1;
	}
	return best.whole;
}

void
layout_choose(struct text_layout *layout)
{
	int whole;

	layout->goals_depth = -1;
	whole = choose_class(layout);
	if (layout->goals_depth > 0)
		prefer_chapters(layout, whole);
	if (layout->goals_depth >= 0)
		mark_over_goals(layout);
}
