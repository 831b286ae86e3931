/* SPDX-License-Identifier: MIT */
/* What was decided, in words. */
#include "base/say.h"
#include "layout.h"

/* Classes in words: `heading 2`, `list`, `list 2`. */
static const char *
class_name(const struct unit *unit)
{
	switch (unit->shape) {
	case SHAPE_HEADING:
		return N_("heading");
	case SHAPE_BOLD:
		return N_("bold line");
	case SHAPE_ITEM:
		return N_("list");
	case SHAPE_ROW:
		return N_("table");
	default:
		return N_("line");
	}
}

static const char *
level_name(int level)
{
	static const char *const names[] = {
		"", N_("objective"), N_("key result"), N_("action")};

	return names[level];
}

#define CLASS_DEPTHS 8

void
layout_say(const struct text_layout *layout, struct str *out)
{
	int counts[SHAPE_OTHER][CLASS_DEPTHS][4] = {0};
	const struct unit *first[SHAPE_OTHER][CLASS_DEPTHS] = {0};
	int placed = 0, shape, depth, level, most;
	size_t at;

	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];

		placed += unit->role != ROLE_NOTE;
		if (unit->role != ROLE_NODE || unit->shape >= SHAPE_OTHER)
			continue;
		depth = unit->depth < CLASS_DEPTHS ? unit->depth
						   : CLASS_DEPTHS - 1;
		counts[unit->shape][depth][unit->level]++;
		first[unit->shape][depth] = unit;
	}
	for (shape = 0; shape < SHAPE_OTHER; shape++)
		for (depth = 0; depth < CLASS_DEPTHS; depth++) {
			if (!first[shape][depth])
				continue;
			most = 1;
			for (level = 2; level < 4; level++)
				if (counts[shape][depth][level] >
					counts[shape][depth][most])
					most = level;
			str_addf(out, "%s%s", out->length ? ", " : "",
				_(class_name(first[shape][depth])));
			if (shape == SHAPE_HEADING ||
				(shape == SHAPE_ITEM && depth > 1))
				str_addf(out, " %d", depth);
			str_addf(out, " = %s", _(level_name(most)));
		}
	if (out->length)
		str_addf(out, _(" (%d of %zu lines)"), placed, layout->count);
}
