/* SPDX-License-Identifier: MIT */
#include "align_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "check_label.h"
#include "model/align.h"

/* What a walk knows of a node. */
enum color { NEW, ON_THE_WAY, CLEAR };

static int
by_uid(const void *a, const void *b)
{
	const struct view_place *one = a, *other = b;

	return one->uid < other->uid ? -1 : one->uid > other->uid;
}

static struct view_align *
align_of(const struct change_view *view)
{
	uint32_t limit = view_limit(view, RECORD_NODE), id;
	struct view_align *align = view->made->align;
	struct value uid;

	if (align)
		return align;
	align = view->made->align = base_calloc(1, sizeof *align);
	align->places = base_calloc((size_t)limit + 1, sizeof *align->places);
	align->colors = base_calloc((size_t)limit + 1, 1);
	for (id = 1; id < limit; id++) {
		uid = view_value(view, RECORD_NODE, id, NODE_UID);
		if (uid.type == VALUE_NUMBER &&
			!view_gone(view, RECORD_NODE, id))
			align->places[align->count++] = (struct view_place){
				(uint64_t)uid.number & ~UID_UNSAID, id};
	}
	qsort(align->places, align->count, sizeof *align->places, by_uid);
	return align;
}

/* The node of this plan that an item names; 0 for none. */
static uint32_t
target_of(const struct change_view *view, const char *item, size_t length)
{
	const struct view_align *align = align_of(view);
	const struct view_place *found = NULL;
	struct view_place wanted = {0};

	if (align->count && uid_read(item, length, &wanted.uid))
		found = bsearch(&wanted, align->places, align->count,
			sizeof wanted, by_uid);
	return found ? found->id : 0;
}

static const char *
list_of(const struct change_view *view, uint32_t id)
{
	return view_text(view, RECORD_NODE, id, NODE_ALIGN);
}

/* The next node of this plan in a list; 0 at the end. */
static uint32_t
next_target(const struct change_view *view, const char **list)
{
	const char *item;
	size_t length;
	uint32_t id = 0;

	while (!id && align_item(list, &item, &length))
		id = target_of(view, item, length);
	return id;
}

/* ---- circles */

struct way {
	uint32_t id;
	const char *rest; /* of its list */
	bool up;	  /* it was gone to what it lies below */
};

/* What a node serves, one after the other, and then what it lies below, which it
 * serves by lying there; 0 at the end. */
static uint32_t
next_step(const struct change_view *view, struct way *way)
{
	uint32_t next = next_target(view, &way->rest);

	if (next || way->up)
		return next;
	way->up = true;
	return view_id(view, RECORD_NODE, way->id, NODE_PARENT);
}

/* Goes every way from the node once; whether one comes to `wanted`, or with 0 to
 * a node it came through. What was gone through without coming there is clear
 * afterwards, and stays so. */
static bool
leads_back(const struct change_view *view, uint32_t id, uint32_t wanted,
	uint8_t *colors)
{
	struct way *ways = NULL;
	size_t count = 0, room = 0;
	uint32_t next = id;
	bool found = false;

	while (next || count) {
		if (next) {
			if (count == room) {
				room = room ? 2 * room : 8;
				ways = base_realloc(ways, room, sizeof *ways);
			}
			colors[next] = ON_THE_WAY;
			ways[count++] =
				(struct way){next, list_of(view, next), false};
		}
		assert(ways); /* the first step is one */
		next = next_step(view, &ways[count - 1]);
		if (!next) {
			colors[ways[--count].id] = CLEAR;
			if (!count)
				break;
			continue;
		}
		found = wanted ? next == wanted : colors[next] == ON_THE_WAY;
		if (found)
			break;
		if (colors[next] != NEW)
			next = 0;
	}
	while (count)
		colors[ways[--count].id] = NEW;
	free(ways);
	return found;
}

static bool
serves(const struct change_view *view, uint32_t id, uint32_t wanted)
{
	const char *list = list_of(view, id);
	uint32_t to;

	while ((to = next_target(view, &list)))
		if (to == wanted)
			return true;
	return false;
}

bool
align_in_a_circle(const struct change_view *view, uint32_t id, struct str *why)
{
	uint8_t *colors;
	bool found;

	if (!*list_of(view, id))
		return false;
	/* Where no way from here ends in a circle, nobody need go it again. */
	colors = align_of(view)->colors;
	if (colors[id] == CLEAR || !leads_back(view, id, 0, colors))
		return false;
	colors = base_calloc((size_t)view_limit(view, RECORD_NODE) + 1, 1);
	found = leads_back(view, id, id, colors);
	free(colors);
	if (!found)
		return false;
	check_label(view, id, why);
	str_add(why,
		serves(view, id, id)
			? _("it cannot be aligned to itself")
			: _("it would be aligned to itself by way of "
			    "others"));
	return true;
}

/* ---- days */

static struct span
days_of(const struct change_view *view, uint32_t cycle)
{
	return (struct span){view_day(view, RECORD_CYCLE, cycle, CYCLE_STARTS),
		view_day(view, RECORD_CYCLE, cycle, CYCLE_ENDS)};
}

/* The cycle's name and days of what an item names, here or in another plan; false
 * where it has none. */
static bool
days_there(const struct change_view *view, const char *item, size_t length,
	const char **name, struct span *days)
{
	uint32_t id = target_of(view, item, length), cycle;
	const struct other *other = NULL;
	uint64_t uid;

	if (id) {
		cycle = check_cycle(view, id);
		*name = view_text(view, RECORD_CYCLE, cycle, CYCLE_NAME);
		*days = days_of(view, cycle);
		return cycle != 0;
	}
	if (uid_read(item, length, &uid))
		other = elsewhere_find(view->plan->elsewhere, uid);
	if (!other || !other->cycle)
		return false;
	*name = other->cycle;
	*days = (struct span){other->starts, other->ends};
	return true;
}

bool
align_apart(const struct change_view *view, uint32_t id, struct str *why)
{
	const char *list = list_of(view, id), *item, *name;
	uint32_t cycle = *list ? check_cycle(view, id) : 0;
	struct span days = days_of(view, cycle), there;
	size_t length;

	if (!cycle)
		return false;
	while (align_item(&list, &item, &length)) {
		if (!days_there(view, item, length, &name, &there) ||
			!spans_apart(days, there))
			continue;
		check_label(view, id, why);
		str_addf(why,
			_("it cannot serve what lies in %s: %s has other "
			  "days"),
			name, view_text(view, RECORD_CYCLE, cycle, CYCLE_NAME));
		return true;
	}
	return false;
}

/* ---- ends */

bool
align_dangling(const struct change_view *view, uint32_t id, struct str *why)
{
	const char *list = list_of(view, id), *item;
	uint64_t uid;
	size_t length;

	while (align_item(&list, &item, &length)) {
		if (target_of(view, item, length) ||
			(uid_read(item, length, &uid) &&
				elsewhere_find(view->plan->elsewhere, uid)))
			continue;
		check_label(view, id, why);
		str_addf(why, _("it serves %.*s, which is not there"),
			(int)length, item);
		return true;
	}
	return false;
}
