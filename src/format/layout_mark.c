/* SPDX-License-Identifier: MIT */
/* What units say by themselves, before any has its role: labels, cycles, tables,
 * contents. */
#include "layout.h"

#include <string.h>

#include "markdown_table.h"

#define SPAN_LINE_MOST 60
#define DEFINED_MOST 12 /* labels of a text that says what they mean */

static bool
may_be_span(struct piece text)
{
	size_t i;

	if (text.length > SPAN_LINE_MOST)
		return false;
	for (i = 0; i < text.length; i++)
		if (text.text[i] >= '0' && text.text[i] <= '9')
			return true;
	return memmem(text.text, text.length, "月", 3) ||
		memmem(text.text, text.length, "季", 3);
}

/* Cycles, weeks, sections: what headings say that need no label. */
static void
mark_heading(
	const struct text_layout *layout, struct unit *unit, struct span *span)
{
	struct heading heading;

	/* "Goals — 2027" names no more than a cycle. */
	if (unit->shape != SHAPE_HEADING ||
		(unit->named && !may_be_span(unit->plain)) ||
		(unit->label.level &&
			(unit->label.firm || unit->label.numbered)))
		return;
	heading_read(&heading, unit->plain, layout->today);
	switch (heading.kind) {
	case HEADING_CYCLE:
		/* "2026年的不足" below "2026年回顾" is a part of that. */
		unit->role = heading.part &&
				heading.span.starts == span->starts &&
				heading.span.ends == span->ends &&
				!layout_says_goals(unit->plain)
			? ROLE_SECTION
			: ROLE_CYCLE;
		*span = unit->span = heading.span;
		unit->back = heading.back;
		unit->named = 0;
		break;
	case HEADING_SECTION:
		unit->role = ROLE_SECTION;
		break;
	case HEADING_OTHER:
		break;
	default:
		unit->role = ROLE_PLACE;
		break;
	}
}

/* A month has the year of what stands above it. */
static bool
has_year(const struct unit *unit)
{
	return memmem(unit->plain.text, unit->plain.length, "20", 2) != NULL;
}

/* The latest beginning of a cycle that does not look back. */
static int32_t
last_ahead(const struct text_layout *layout)
{
	int32_t last = INT32_MIN;
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->units[i].role == ROLE_CYCLE &&
			!layout->units[i].back && has_year(&layout->units[i]) &&
			layout->units[i].span.starts > last)
			last = layout->units[i].span.starts;
	return last;
}

/* "2026 in review" above "Plans for 2027": what was done is no goal, and the
 * months of that time are no cycles. */
void
layout_shade(struct text_layout *layout)
{
	int32_t last = last_ahead(layout);
	struct unit *units = layout->units;
	size_t i, below;

	for (i = 0; i < layout->count; i++) {
		if (!units[i].back || units[i].shaded ||
			units[i].span.ends >= last)
			continue;
		for (below = i + 1; below < units[i].end; below++) {
			if (units[below].role == ROLE_CYCLE &&
				has_year(&units[below]) &&
				units[below].span.ends > units[i].span.ends)
				break;
			units[below].shaded = true;
			if (units[below].role == ROLE_CYCLE)
				units[below].role = ROLE_SECTION;
		}
	}
}

/* Whether a text that is a span and no more could begin so. */
static bool
begins_span(struct piece text)
{
	static const char *const begins[] = {"第", "上", "下", "一", "二", "三",
		"四", "五", "六", "七", "八", "九", "十", "(", "（", "'", "’",
		NULL};
	unsigned char c = text.length ? (unsigned char)*text.text : 0;

	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
		piece_take_any(&text, begins, piece_take_prefix);
}

/* A line that is a span and no more, or an item that holds a list and names a
 * cycle, opens one as a heading does. */
static void
mark_line(const struct text_layout *layout, struct unit *unit)
{
	struct heading heading;
	bool item = unit->shape == SHAPE_ITEM && unit->items &&
		unit->block->list == 1;

	if (unit->label.level || unit->named || !may_be_span(unit->plain) ||
		!(item || unit->shape == SHAPE_BOLD ||
			(unit->shape == SHAPE_TEXT && unit->depth == 0 &&
				begins_span(unit->plain))))
		return;
	heading_read(&heading, unit->plain, layout->today);
	if (heading.kind == HEADING_CYCLE &&
		(heading.whole || unit->shape != SHAPE_TEXT))
		unit->role = ROLE_CYCLE;
}

/* Where nothing opens a cycle, the first line does if all it says is that goals
 * of a span follow: "2027 goals". */
static void
mark_title(struct text_layout *layout)
{
	struct unit *first = layout->units;
	struct heading heading;
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->units[i].role == ROLE_CYCLE)
			return;
	if (!layout->count || first->shape != SHAPE_TEXT || first->depth != 0 ||
		first->label.level || !may_be_span(first->plain) ||
		!layout_is_title(first->plain))
		return;
	heading_read(&heading, first->plain, layout->today);
	if (heading.kind != HEADING_CYCLE)
		return;
	first->role = ROLE_CYCLE;
	first->named = 0;
}

static void
mark_contents(struct text_layout *layout, uint32_t at)
{
	struct unit *unit = &layout->units[at];
	uint32_t i;
	bool all = unit->shape == SHAPE_HEADING;

	if (!layout_is_contents(unit))
		return;
	for (i = at + 1; all && i < unit->end; i++)
		all = layout->units[i].shape == SHAPE_ITEM &&
			(*layout->units[i].block->links ||
				layout_is_contents(&layout->units[i]));
	if (unit->shape != SHAPE_HEADING || all)
		unit->role = ROLE_OUT;
	for (i = at + 1; all && i < unit->end; i++)
		layout->units[i].role = ROLE_OUT;
}

static bool
is_bare_label(const struct unit *unit)
{
	return unit->label.level && !unit->label.numbered;
}

/* "Key results: how progress towards the objective is measured": what the words
 * mean, where most of a few labels without a number stand before such. */
static void
drop_definitions(struct text_layout *layout)
{
	static const char *const words[] = {"objective", "objectives",
		"key result", "key results", "goal", "goals", "okr", "okrs",
		"目标", "关键结果", NULL};
	size_t i, labels = 0, about = 0;

	for (i = 0; i < layout->count; i++)
		labels += is_bare_label(&layout->units[i]);
	for (i = 0; labels <= DEFINED_MOST && i < layout->count; i++)
		about += is_bare_label(&layout->units[i]) &&
			layout_has_any(layout->units[i].title, words);
	layout->defines = about > 1 && about * 2 > labels;
	for (i = 0; layout->defines && i < layout->count; i++)
		if (is_bare_label(&layout->units[i])) {
			layout->units[i].label = (struct label){0};
			layout->units[i].title = layout->units[i].plain;
		}
}

/* A number and a blank are a label where others of the kind have one. */
static void
mark_labels(struct text_layout *layout)
{
	size_t i, lines = 0, labelled = 0;

	for (i = 0; i < layout->count; i++) {
		const struct unit *unit = &layout->units[i];

		if (unit->shape != SHAPE_TEXT)
			continue;
		lines++;
		labelled += unit->label.level && unit->label.numbered;
	}
	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];
		struct label *label = &unit->label;

		unit->label_sure = label->level &&
			(label->firm ||
				(label->numbered &&
					(unit->shape != SHAPE_TEXT ||
						(labelled > 1 &&
							labelled * 4 >=
								lines))));
		layout->labels = layout->labels || unit->label_sure;
	}
}

static void
mark_tables(struct text_layout *layout)
{
	uint32_t i, end;

	for (i = 0; i < layout->count; i = end) {
		end = i + 1;
		if (layout->units[i].shape != SHAPE_ROW)
			continue;
		while (end < layout->count &&
			layout->units[end].shape == SHAPE_ROW &&
			!layout->units[end].block->header)
			end++;
		layout->units[i].table = table_level(
			&layout->units[i], end - i, &layout->units[i].grouped);
	}
}

/* Nothing that has a label counts as one. */
static void
drop_labels(struct text_layout *layout)
{
	size_t i;

	layout->labels = false;
	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		unit->doubt = unit->label_sure;
		unit->label_sure = false;
		unit->title = unit->plain;
		unit->table = 0;
		memset(unit->labelled, 0, sizeof unit->labelled);
		memset(unit->below, 0, sizeof unit->below);
	}
}

/* What would be the objectives, were there more that speaks for it. */
static void
mark_doubts(struct text_layout *layout)
{
	size_t i;

	for (i = 0; i < layout->count; i++) {
		struct unit *unit = &layout->units[i];

		unit->doubt = unit->doubt ||
			(unit->shape == layout->goals &&
				unit->depth == layout->goals_depth &&
				unit->items && unit->role == ROLE_NOTE &&
				layout_may_be_goal(unit));
	}
}

/* Whether lines that name what follows say where the key results are, or a line
 * above a list where the objectives are. */
static bool
has_names(const struct text_layout *layout)
{
	bool several;
	size_t i;

	for (i = 0; i < layout->count; i++) {
		const struct unit *unit = &layout->units[i];

		if (unit->named == LEVEL_KEY_RESULT ||
			unit->table == LEVEL_KEY_RESULT ||
			(unit->named == LEVEL_OBJECTIVE &&
				unit->shape == SHAPE_TEXT && unit->items > 1 &&
				notation_list_label(unit->plain, &several)))
			return true;
	}
	return false;
}

static void
choose(struct text_layout *layout)
{
	layout->goals_depth = -1;
	if (!layout->labels && !has_names(layout))
		layout_choose(layout);
}

void
layout_decide(struct text_layout *layout)
{
	struct span span = {0};
	uint32_t i;

	drop_definitions(layout);
	mark_labels(layout);
	mark_tables(layout);
	for (i = 0; i < layout->count; i++)
		mark_heading(layout, &layout->units[i], &span);
	if (!layout->labels)
		layout_number(layout);
	layout_nest(layout);
	for (i = 0; i < layout->count; i++)
		mark_line(layout, &layout->units[i]);
	mark_title(layout);
	for (i = 0; i < layout->count; i++)
		mark_contents(layout, i);
	if (!layout->labels) {
		layout_shade(layout);
		layout_name_lists(layout);
	}
	layout_relate(layout);
	choose(layout);
	layout->evidence = layout_weigh(layout);
	if (layout->evidence < LAYOUT_LABELS) {
		drop_labels(layout);
		choose(layout);
	}
	if (layout->evidence < LAYOUT_SURE) {
		mark_doubts(layout);
		layout->goals_depth = -1;
	}
	layout_assign(layout);
	layout_measure(layout);
}
