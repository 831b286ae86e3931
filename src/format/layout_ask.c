/* SPDX-License-Identifier: MIT */
/* What a unit is, by itself and what stands beside and below it: asked when its
 * role is decided. */
#include <string.h>

#include "layout.h"

#define LINE_MOST 80 /* bytes of a line that is a goal without a list */

bool
unit_is_field(const struct unit *unit)
{
	struct piece key, value;

	return layout_field(unit->plain, &key, &value);
}

bool
unit_names_list(const struct unit *unit)
{
	return unit->items && layout_ends_in_colon(unit->plain);
}

uint32_t
layout_title_below(const struct text_layout *layout, uint32_t at)
{
	const struct unit *unit = &layout->units[at], *child;
	uint32_t i, item = UNIT_NONE;

	for (i = at + 1; i < unit->end; i = layout->units[i].end) {
		child = &layout->units[i];
		if (child->label.level || child->named ||
			child->shape == SHAPE_ROW ||
			child->shape == SHAPE_OTHER ||
			child->shape == SHAPE_HEADING)
			break;
		if (child->shape != SHAPE_ITEM)
			return unit_is_field(child) ? UNIT_NONE : i;
		if (item == UNIT_NONE && unit->items == 1 &&
			!unit_is_field(child))
			item = i;
	}
	return item;
}

int
layout_sibling_level(const struct text_layout *layout, const struct unit *unit)
{
	const struct layout_list *list = &layout->lists[unit->block->list];
	int level, labelled = 0, found = 0;

	if (unit->shape != SHAPE_ITEM)
		return 0;
	for (level = 1; level <= LEVEL_ACTION; level++) {
		labelled += list->labelled[level];
		if (list->labelled[level])
			found = level;
	}
	return labelled * 3 >= list->items ? found : 0;
}

/* Whether headings stand before a unit. */
static bool
is_headed(const struct text_layout *layout, size_t at)
{
	while (at > 0)
		if (layout->units[--at].shape == SHAPE_HEADING)
			return true;
	return false;
}

bool
layout_is_top(const struct text_layout *layout, size_t at)
{
	const struct unit *unit = &layout->units[at];

	return unit->parent == UNIT_NONE && unit->end == layout->count &&
		unit->end > at + 1 &&
		(unit->shape == SHAPE_HEADING
				? !is_headed(layout, at)
				: at == 0 && layout_says_goals(unit->plain));
}

int
layout_items(const struct text_layout *layout, size_t at)
{
	const struct unit *unit = &layout->units[at];
	int items = unit->items;
	size_t child;

	for (child = at + 1; unit->shape == SHAPE_HEADING && child < unit->end;
		child = layout->units[child].end)
		if (layout->units[child].shape == SHAPE_TEXT)
			items += layout->units[child].items;
	return items;
}

int
layout_items_below(const struct text_layout *layout, size_t at)
{
	const struct unit *unit = &layout->units[at];
	int items = layout_items(layout, at);
	size_t child;

	for (child = at + 1; child < unit->end;
		child = layout->units[child].end)
		if (layout->units[child].shape == SHAPE_HEADING)
			items += layout_items(layout, child);
	return items;
}

/* A heading with a list, beside headings below which the objectives are. */
static bool
is_beside_goals(const struct text_layout *layout, const struct unit *unit)
{
	return layout->goals == SHAPE_HEADING && !layout->chapters &&
		unit->shape == SHAPE_HEADING &&
		unit->depth < layout->goals_depth && unit->items &&
		!unit->over_goals && !unit->named &&
		(unit->parent == UNIT_NONE
				? layout->over_goals
				: layout->units[unit->parent].over_goals);
}

bool
layout_is_goal(const struct text_layout *layout, const struct unit *unit)
{
	if (layout->goals_depth < 0 || !layout_may_be_goal(unit) ||
		(layout->chapters && !unit->chapter))
		return false;
	if (is_beside_goals(layout, unit))
		return true;
	return unit->shape == layout->goals &&
		unit->depth == layout->goals_depth &&
		(unit->items || unit->shape != SHAPE_TEXT || unit->chapter ||
			(unit->first && unit->title.length < LINE_MOST));
}

bool
layout_has_goals(const struct text_layout *layout, uint32_t at)
{
	uint32_t i;

	for (i = at + 1; i < layout->units[at].end; i++)
		if (layout_is_goal(layout, &layout->units[i]))
			return true;
	return false;
}

bool
unit_has_bold_key(const struct unit *unit)
{
	const char *rich = unit->rich, *close;
	struct piece key;

	if (strncmp(rich, "**", 2) != 0)
		return false;
	close = strstr(rich + 2, "**");
	if (!close)
		return false;
	key = (struct piece){rich, (size_t)(close - rich)};
	return layout_ends_in_colon(key) || close[2] == ':' ||
		strncmp(close + 2, "：", 3) == 0;
}

/* A detail of a key result: "Risk: …" among others of the kind. */
bool
layout_is_detail(const struct text_layout *layout, const struct unit *unit)
{
	const struct unit *above = &layout->units[unit->parent], *child;
	uint32_t i, keyed = 0, count = 0;

	if (unit->detail)
		return true;
	if (unit->block->task)
		return false;
	if (unit_has_bold_key(unit))
		return true;
	if (!layout_keyed(unit->plain))
		return false;
	for (i = (uint32_t)(above - layout->units) + 1; i < above->end;
		i = layout->units[i].end) {
		child = &layout->units[i];
		count += child->shape == SHAPE_ITEM;
		keyed += child->shape == SHAPE_ITEM &&
			layout_keyed(child->plain);
	}
	return keyed == count;
}

bool
unit_has_mark(const struct unit *unit)
{
	struct piece rest = unit->title;
	int state;

	return notation_take_mark(&rest, &state) &&
		rest.text != unit->title.text;
}
