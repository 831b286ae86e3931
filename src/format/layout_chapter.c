/* SPDX-License-Identifier: MIT */
/*
 * Goals that are told of, not listed: "Goals for 2027" and below it a heading
 * with a paragraph for each. They are the headings of one level that stand right
 * below what says that goals follow: a cycle, a name, the title of a plan.
 */
#include <string.h>

#include "layout.h"

#define LEVELS 7
#define CHAPTERS_LEAST 3
#define PARAGRAPHS_MOST 6 /* of a chapter, where only the title says goals */
#define FILE_WORDS 128	  /* bytes */
#define PLAN_MOST 60	  /* bytes of what a plan is called */
#define PLAIN_LEAST 2	  /* goals that are lines and no more */
#define PLAIN_MOST 120	  /* bytes of one */
#define DATE_BYTES 11	  /* "2027-01-31-" before the name of a post */

/* A name says no more than that it is a plan, of whatever time or subject. */
static const char *const plan_words[] = {
	"计划", "规划", "計畫", "計劃", "規劃", NULL};
/* What a plan in English is one of a person by, and 安排 is one. */
static const char *const time_words[] = {"january", "february", "march",
	"april", "may", "june", "july", "august", "september", "october",
	"november", "december", "spring", "summer", "autumn", "winter",
	"holiday", "vacation", "year", "yearly", "quarter", "quarterly",
	"month", "monthly", "月", "季度", "年", "寒假", "暑假", "假期", NULL};
static const char *const time_plans[] = {"plan", "plans", "安排", NULL};
static const char *const subject_words[] = {"近期", "短期", "中期", "长期",
	"今年", "明年", "新年", "学习", "工作", "人生", "生活", "個人", NULL};

static bool
has_year(struct piece text)
{
	return memmem(text.text, text.length, "20", 2) != NULL;
}

bool
layout_is_plan_name(struct piece text)
{
	piece_trim(&text);
	while (piece_take_any(&text, subject_words, piece_take_prefix))
		;
	if (layout_is_title(text))
		return layout_has_any(text, plan_words) ||
			(layout_has_any(text, time_plans) &&
				(has_year(text) ||
					layout_has_any(text, time_words)));
	/* 2027年夏天之前的计划 */
	return text.length < PLAN_MOST && has_year(text) &&
		piece_take_any(&text, plan_words, piece_take_suffix);
}

/* The words of a file's name, without its date and ending; into `words`. */
static struct piece
file_words(const char *path, char *words, size_t size)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	struct piece name = piece_of(slash ? slash + 1 : path ? path : "");
	const char *dot = memrchr(name.text, '.', name.length);
	struct piece date = name;
	size_t i;

	if (dot)
		name.length = (size_t)(dot - name.text);
	if (name.length > DATE_BYTES && piece_take_digits(&date) &&
		name.text[DATE_BYTES - 1] == '-' &&
		piece_take_prefix(&date, "-")) {
		name.text += DATE_BYTES;
		name.length -= DATE_BYTES;
	}
	for (i = 0; i < name.length && i < size; i++)
		words[i] = name.text[i];
	while (i-- > 0)
		words[i] = strchr("-_", words[i]) ? ' ' : words[i];
	return (struct piece){words, name.length < size ? name.length : size};
}

bool
layout_is_plan_of(const char *path)
{
	char words[FILE_WORDS];
	struct piece name = file_words(path, words, sizeof words), rest = name;

	return layout_is_plan_name(name) &&
		(has_year(name) ||
			piece_take_any(
				&rest, subject_words, piece_take_prefix));
}

bool
layout_is_plan_file(const char *path)
{
	char words[FILE_WORDS];
	struct piece name = file_words(path, words, sizeof words);
	static const char *const resolutions[] = {
		"resolutions", "resolution", NULL};

	return layout_is_plan_name(name) ||
		(layout_is_title(name) &&
			(layout_says_goals(name) ||
				layout_has_any(name, resolutions)));
}

/* Whether the title of all, wherever it stands, says that goals follow. */
static bool
is_titled(const struct text_layout *layout)
{
	const struct unit *first = layout->units;

	return layout_is_plan_file(layout->name) ||
		(layout->title &&
			(layout_names_goals(piece_of(layout->title)) ||
				(layout_is_title(piece_of(layout->title)) &&
					layout_says_goals(
						piece_of(layout->title))) ||
				layout_is_plan_name(
					piece_of(layout->title)))) ||
		(first->shape == SHAPE_TEXT && first->depth == 0 &&
			layout_is_plan_name(first->plain));
}

/* Whether what stands right below a unit is goals. */
static bool
opens_goals(const struct text_layout *layout, uint32_t at, bool titled)
{
	const struct unit *unit;

	if (at == UNIT_NONE)
		return titled;
	unit = &layout->units[at];
	return unit->role == ROLE_CYCLE || unit->named == LEVEL_OBJECTIVE ||
		(unit->shape == SHAPE_HEADING && layout_is_top(layout, at) &&
			(titled || layout_names_goals(unit->plain) ||
				layout_is_plan_name(unit->plain)));
}

static bool
is_chapter(
	const struct text_layout *layout, const struct unit *unit, bool titled)
{
	return unit->shape == SHAPE_HEADING && unit->role == ROLE_NOTE &&
		unit->depth < LEVELS && !unit->named && !unit->label.level &&
		!layout_names_goals(unit->plain) && layout_may_be_goal(unit) &&
		opens_goals(layout, unit->parent, titled);
}

/* Items of the lists that stand right below what opens goals: where they are as
 * many as the chapters, those tell more of the same. */
static int
count_listed(const struct text_layout *layout, bool titled)
{
	const struct unit *unit;
	int items = 0;
	uint32_t at;

	for (at = 0; at < layout->count; at++) {
		unit = &layout->units[at];
		if (unit->shape == SHAPE_ITEM &&
			opens_goals(layout, unit->parent, titled))
			items++;
		else if (unit->shape == SHAPE_TEXT && unit->depth == 0 &&
			opens_goals(layout, unit->parent, titled))
			items += unit->items;
	}
	return items;
}

/* Those of a level are short where a goal is told of, long in an article. */
static bool
are_short(const struct text_layout *layout, int depth)
{
	const struct unit *units = layout->units;
	size_t chapters = 0, paragraphs = 0, at, below;

	for (at = 0; at < layout->count; at++) {
		if (!units[at].chapter || units[at].depth != depth)
			continue;
		if (units[at].parent != UNIT_NONE &&
			!layout_is_top(layout, units[at].parent))
			return true;
		chapters++;
		for (below = at + 1; below < units[at].end; below++)
			paragraphs += units[below].first;
	}
	return paragraphs <= chapters * PARAGRAPHS_MOST;
}

bool
layout_choose_chapters(struct text_layout *layout)
{
	int counts[LEVELS] = {0}, lists[LEVELS] = {0}, best = 0, depth;
	bool titled = layout->count && is_titled(layout);
	struct unit *unit;
	size_t at, below;

	for (at = 0; at < layout->count; at++) {
		unit = &layout->units[at];
		unit->chapter = is_chapter(layout, unit, titled) &&
			!layout_is_top(layout, at);
		if (!unit->chapter)
			continue;
		counts[unit->depth]++;
		lists[unit->depth] += layout_items(layout, at) > 0;
	}
	for (depth = 1; depth < LEVELS; depth++)
		if (counts[depth] > counts[best])
			best = depth;
	if (counts[best] < CHAPTERS_LEAST || lists[best] * 2 > counts[best] ||
		count_listed(layout, titled) >= counts[best] ||
		!are_short(layout, best))
		return false;
	layout->goals = SHAPE_HEADING;
	layout->goals_depth = best;
	layout->chapters = true;
	for (at = 0; at < layout->count; at++) {
		unit = &layout->units[at];
		unit->chapter = unit->chapter && unit->depth == best;
		for (below = at; unit->chapter && below < unit->end; below++)
			layout->units[below].covered = true;
	}
	return true;
}

/* A line of a list that has no bullets. */
static bool
is_plain_goal(const struct unit *unit)
{
	return unit->shape == SHAPE_TEXT && unit->depth == 0 &&
		unit->role == ROLE_NOTE && !unit->named &&
		!layout_ends_in_colon(unit->plain) &&
		unit->plain.length < PLAIN_MOST && layout_may_be_goal(unit);
}

bool
layout_choose_lines(struct text_layout *layout)
{
	bool titled = layout->count && is_titled(layout);
	size_t lines = 0, other = 0, at;

	for (at = 0; at < layout->count; at++) {
		struct unit *unit = &layout->units[at];

		if (unit->shape != SHAPE_TEXT && unit->shape != SHAPE_HEADING)
			return false;
		if (layout_is_top(layout, at))
			titled = titled || layout_says_goals(unit->plain);
		else if (is_plain_goal(unit))
			lines++;
		else if (unit->role == ROLE_NOTE)
			other++;
	}
	if (!titled || lines < PLAIN_LEAST || other > lines / 4)
		return false;
	for (at = 0; at < layout->count; at++)
		layout->units[at].chapter = is_plain_goal(&layout->units[at]) &&
			!layout_is_top(layout, at);
	layout->goals = SHAPE_TEXT;
	layout->goals_depth = 0;
	return layout->chapters = true;
}
