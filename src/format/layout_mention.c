/* SPDX-License-Identifier: MIT */
/*
 * Labels that are none. Key results are spoken of again: "KR1: 80 %" in a
 * summary, a table of why each was chosen. A number that a key result of the
 * objective at hand had already, in another part of the document and not below
 * that objective, names the same key result, and what stands there is text. So
 * is 目标：100 below a key result: what that is to reach.
 */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "yaml/seen.h"

#define WORD_LEAST 4 /* bytes: "O" names an objective wherever it stands */

struct mentions {
	struct text_layout *layout;
	struct seen seen;   /* label, below which objective, to 1 + its unit */
	uint32_t objective; /* the last one, UNIT_NONE */
	uint32_t count;	    /* of objectives */
};

/* The nearest heading above that is no node itself. */
static uint32_t
part_of(const struct text_layout *layout, uint32_t at)
{
	const struct unit *units = layout->units;

	do
		at = units[at].parent;
	while (at != UNIT_NONE &&
		(units[at].shape != SHAPE_HEADING || units[at].label_sure));
	return at;
}

/* Whether it stands where key results of the objective do. */
static bool
is_at_home(const struct mentions *mentions, uint32_t at)
{
	const struct unit *units = mentions->layout->units;

	for (at = units[at].parent; at != UNIT_NONE; at = units[at].parent)
		if (at == mentions->objective ||
			units[at].named == LEVEL_KEY_RESULT)
			return true;
	return false;
}

/* Whether the label stood there already; it is remembered. */
static bool
is_mention(struct mentions *mentions, uint32_t at, const struct label *label)
{
	char *word = text_fold(label->word.text, label->word.length);
	uint64_t key = seen_text_key(mentions->count, word, strlen(word));
	size_t first = (size_t)seen_find(&mentions->seen, key);

	free(word);
	if (!first) {
		seen_add(&mentions->seen, key, (size_t)at + 1);
		return false;
	}
	return mentions->objective != UNIT_NONE && !is_at_home(mentions, at) &&
		part_of(mentions->layout, at) !=
		part_of(mentions->layout, (uint32_t)first - 1);
}

/* Whether an objective of that label stood there, by a label of its own. */
static bool
is_known_objective(
	struct mentions *mentions, const struct label *label, bool remember)
{
	char *word = text_fold(label->word.text, label->word.length);
	uint64_t key = seen_text_key(UINT32_MAX, word, strlen(word));
	bool known = seen_find(&mentions->seen, key) != 0;

	free(word);
	if (remember && !known)
		seen_add(&mentions->seen, key, 1);
	return known;
}

/* The first label of that level in a row. */
static bool
find_label(const struct unit *row, int level, struct label *label)
{
	struct piece cell;
	size_t i;

	for (i = 0; i < row->block->cell_count; i++) {
		cell = piece_of(row->block->cells[i]);
		piece_trim(&cell);
		if (notation_take_label(&cell, label) && label->numbered &&
			label->level == level)
			return true;
	}
	return false;
}

/* A table that names nothing but what was there. */
static void
forget_table(struct mentions *mentions, uint32_t at)
{
	struct unit *units = mentions->layout->units;
	uint32_t end = at + 1, row;
	bool all = true, some = false;
	struct label label;
	int level = units[at].table;

	while (end < mentions->layout->count && units[end].shape == SHAPE_ROW &&
		!units[end].block->header)
		end++;
	for (row = at + 1; row < end; row++) {
		if (!find_label(&units[row], level, &label))
			continue;
		some = true;
		all = (level == LEVEL_OBJECTIVE
				      ? is_known_objective(
						mentions, &label, false)
				      : is_mention(mentions, row, &label)) &&
			all;
	}
	if (some && all)
		units[at].table = 0;
}

/* An objective's label without a number below a key result. */
static bool
is_target(const struct text_layout *layout, uint32_t at)
{
	const struct unit *unit = &layout->units[at];
	uint32_t above = unit->parent;

	if (unit->label.level != LEVEL_OBJECTIVE || unit->label.numbered ||
		unit->label.word.length < WORD_LEAST)
		return false;
	while (above != UNIT_NONE &&
		!(layout->units[above].label_sure &&
			layout->units[above].label.level == LEVEL_KEY_RESULT))
		above = layout->units[above].parent;
	return above != UNIT_NONE;
}

static void
forget_label(struct unit *unit)
{
	unit->label = (struct label){0};
	unit->label_sure = false;
	unit->title = unit->plain;
}

void
layout_forget_mentions(struct text_layout *layout)
{
	struct mentions mentions = {.layout = layout, .objective = UNIT_NONE};
	uint32_t at;

	for (at = 0; at < layout->count; at++) {
		struct unit *unit = &layout->units[at];

		if (unit->label_sure && is_target(layout, at))
			forget_label(unit);
		if (unit->named == LEVEL_OBJECTIVE ||
			(unit->label_sure &&
				unit->label.level == LEVEL_OBJECTIVE)) {
			mentions.objective = at;
			mentions.count++;
			if (unit->label_sure && unit->label.numbered)
				is_known_objective(
					&mentions, &unit->label, true);
		} else if (unit->table == LEVEL_KEY_RESULT ||
			unit->table == LEVEL_OBJECTIVE) {
			forget_table(&mentions, at);
		} else if (unit->label_sure && unit->label.numbered &&
			unit->label.level == LEVEL_KEY_RESULT &&
			is_mention(&mentions, at, &unit->label)) {
			forget_label(unit);
		}
	}
	seen_fini(&mentions.seen);
}
