/* SPDX-License-Identifier: MIT */
/* Whether a document is one of goals: the table of evidence. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "yaml/seen.h"

#define PROSE_LEAST 80	/* bytes of a line that is told, not listed */
#define LONELY_LEAST 12 /* units; a short document is what it is */
#define TITLE_BYTES 120 /* at most, of a line that is the title */
#define SPOKEN_LEAST 6	/* lines that say OKR, and one of so many */
#define INDEX_MOST 3	/* goals in a document of links */
#define ABOUT_LEAST 4	/* headings of an article */
#define SPOKEN_PART 7
#define SPOKEN_FEW 3 /* of a short text, where they are most of it */

/* Words that make of a title one of goals. */
static const char *const goal_words[] = {"okr", "okrs", "objectives",
	"objective", "goals", "key results", "目标", "目標", "关键结果",
	"year resolutions", "year's resolutions", "years resolutions",
	"year resolution", "year's resolution", "years resolution", "ziele",
	"objectifs", "objetivos", "metas", "hedefler", "obiettivi", "doelen",
	"цели", "mục tiêu", "목표", "propósitos", "propositos", "vorsätze",
	"bonnes résolutions", "resoluções", "年度计划", "年度計畫", "年度計劃",
	"新年计划", "annual plan", "yearly plan", NULL};

/* Titles that speak about goals. */
static const char *const about_words[] = {"how to", "how we", "why", "what is",
	"what are", "guide", "introduction", "best practices", "tutorial",
	"template", "examples", "example", "writing", "explained", "vs",
	"learning objectives", "faq", "如何", "怎么", "怎样", "为什么", "本质",
	"什么是", "介绍", "指南", "教程", "模板", "实践", "工作法", "读书",
	"笔记", "解读", "入门", "是什么", "概述", "原则", "规则", "學習筆記",
	"okr学习", "okr 学习", "学习okr", "什麼是", "為什麼", "介紹", "教學",
	"範本", "實踐", "讀書", "筆記", "入門", "概述", "原則", "基本思想",
	"について", "とは", NULL};

/* Titles of other things that have spans and lists. */
static const char *const other_words[] = {"roadmap", "schedule", "changelog",
	"release notes", "test strategy", "syllabus", "curriculum", "budget",
	"reading notes", "minutes", "process", "guidelines", "playbook",
	"policy", "handbook", "onboarding", "流程", "规范", "手册", "制度",
	"路线图", "课程", "预算", "日程", "会议纪要", "更新日志", NULL};

/* Headings of documents that have no goals. */
static const char *const foreign_words[] = {"install", "installation",
	"license", "usage", "build", "development server", "running unit tests",
	"project setup", "project structure", "available scripts", "tech stack",
	"screenshots", "changelog", "attendees", "agenda", "ingredients",
	"root cause", "contributing", "getting started", "requirements",
	"abstract", "limits", "method", "methods", "steps", "背景", "范围",
	"安装", "使用方法", "参考文献", "局限", "方法", "结论", "需求", "会议",
	"议程", NULL};

/* What speaks for and against a document of goals. */
enum evidence {
	SAYS_GOALS,
	SAYS_ABOUT,
	SAYS_SPAN,
	HAS_NUMBERED,
	HAS_KEY_RESULT,
	HAS_OBJECTIVE,
	NAMES_KEY_RESULTS,
	NAMES_OBJECTIVES,
	HAS_TASKS,
	HAS_FIELDS,
	HAS_TABLE,
	HAS_FOREIGN,
	HAS_WEEKS,
	HAS_PROSE,
	SPEAKS_OF_IT,
	IS_TEMPLATE,
	IS_ARTICLE,
	SAYS_OTHER,
	IS_LONELY,
	IS_INDEX,
	EVIDENCE_COUNT
};

static const int weights[EVIDENCE_COUNT] = {
	[SAYS_GOALS] = 4,	 /* a title of goals */
	[SAYS_ABOUT] = -14,	 /* a title about goals */
	[SAYS_SPAN] = 3,	 /* a heading that is a cycle */
	[HAS_NUMBERED] = 5,	 /* O1, KR2 */
	[HAS_KEY_RESULT] = 4,	 /* "KR:" without a number */
	[HAS_OBJECTIVE] = 2,	 /* "Objective:" without a number */
	[NAMES_KEY_RESULTS] = 1, /* a line that says key results follow */
	[NAMES_OBJECTIVES] = 1,	 /* the same of objectives */
	[HAS_TASKS] = 1,	 /* [ ] */
	[HAS_FIELDS] = 1,	 /* Owner: Ann, Score: 0.7 */
	[HAS_TABLE] = 4,	 /* a table of objectives and key results */
	[HAS_FOREIGN] = -3,	 /* headings of other documents */
	[HAS_WEEKS] = -4,	 /* headings of weeks */
	[HAS_PROSE] = -2,	 /* most of it is paragraphs */
	[SPEAKS_OF_IT] = -12, /* line after line says OKR: it is about them */
	[IS_ARTICLE] =
		-20, /* it says what the words mean or how goals are set */
	[SAYS_OTHER] = -4,   /* a title of something else */
	[IS_LONELY] = -4,    /* few objectives, and nothing measured */
	[IS_INDEX] = -5,     /* most of it is links and no more */
	[IS_TEMPLATE] = -14, /* most titles are places to fill in */
};

bool
layout_says_goals(struct piece text)
{
	static const char *const resolutions[] = {
		"resolutions", "resolution", NULL};
	size_t i;

	if (layout_has_any(text, goal_words))
		return true;
	/* Those of a year are a person's, others a meeting's or a screen's. */
	for (i = 0; i + 1 < text.length; i++)
		if (memcmp(text.text + i, "20", 2) == 0)
			return layout_has_any(text, resolutions);
	return false;
}

/* `whole`: it is the title of all, so what it says of something else counts. */
static void
weigh_title(struct piece text, bool whole, bool *seen)
{
	if (!text.length)
		return;
	seen[SAYS_GOALS] = seen[SAYS_GOALS] || layout_says_goals(text) ||
		(whole && layout_is_plan_name(text));
	seen[SAYS_OTHER] = seen[SAYS_OTHER] ||
		(whole && layout_has_any(text, other_words));
	seen[SAYS_ABOUT] = seen[SAYS_ABOUT] ||
		(layout_has_any(text, about_words) && layout_says_goals(text));
}

static void
weigh_label(const struct unit *unit, bool *seen, int *real, int *empty)
{
	int level = unit->label.level;

	*empty += unit->template;
	if (!level)
		return;
	*real += !unit->template;
	if (unit->label.numbered && (unit->label.firm || unit->label_sure))
		seen[HAS_NUMBERED] = true;
	else if (unit->label.firm && level == LEVEL_KEY_RESULT)
		seen[HAS_KEY_RESULT] = true;
	else if (unit->label.firm && level == LEVEL_OBJECTIVE)
		seen[HAS_OBJECTIVE] = true;
}

/* Whether the unit is a field; each word before a colon is looked up once. */
static bool
is_field(const struct unit *unit, struct seen *words)
{
	struct piece key, value;
	uint64_t hash;
	size_t known;

	if (unit->label.level || !layout_key(unit->plain, &key, &value))
		return false;
	hash = seen_text_key(value.length > 0, key.text, key.length);
	known = seen_find(words, hash);
	if (!known) {
		known = layout_field(unit->plain, &key, &value) ? 2 : 1;
		seen_add(words, hash, known);
	}
	return known == 2;
}

static void
weigh_unit(const struct unit *unit, bool *seen, struct seen *words)
{
	if (unit->shape == SHAPE_HEADING) {
		seen[HAS_FOREIGN] = seen[HAS_FOREIGN] ||
			piece_is_any(unit->title, foreign_words);
		seen[HAS_WEEKS] =
			seen[HAS_WEEKS] || heading_is_week(unit->plain);
	}
	seen[SAYS_SPAN] = seen[SAYS_SPAN] || unit->role == ROLE_CYCLE;
	seen[SAYS_GOALS] = seen[SAYS_GOALS] || layout_promises(unit);
	if (unit->named == LEVEL_KEY_RESULT)
		seen[NAMES_KEY_RESULTS] = true;
	if (unit->named == LEVEL_OBJECTIVE)
		seen[NAMES_OBJECTIVES] = true;
	seen[HAS_TASKS] = seen[HAS_TASKS] || unit->block->task;
	seen[HAS_TABLE] = seen[HAS_TABLE] || (unit->table && !unit->grouped);
	if (unit->shape == SHAPE_TEXT || unit->shape == SHAPE_ITEM)
		seen[HAS_FIELDS] = seen[HAS_FIELDS] || is_field(unit, words);
}

static bool
has_level(const struct text_layout *layout, int level)
{
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->units[i].label.level == level)
			return true;
	return false;
}

/* A heading that says how goals are set, of whatever level. */
static bool
is_about(const struct unit *unit)
{
	static const char *const words[] = {"objective", "objectives",
		"key result", "key results", "okr", "okrs", "kr", "目标",
		"关键结果", NULL};

	return unit->shape == SHAPE_HEADING &&
		layout_has_any(unit->plain, about_words) &&
		layout_has_any(unit->plain, words);
}

/* A text without a label that has the word in it. */
static bool
speaks_of_it(const struct unit *unit)
{
	return !unit->label.level && unit->shape != SHAPE_ROW &&
		unit->role != ROLE_CYCLE && !unit->block->links[0] &&
		memmem(unit->plain.text, unit->plain.length, "OKR", 3) &&
		!layout_is_title(unit->plain);
}

#define SHORT_TITLE 4 /* words: "Goals and achievements" */

/* "My OKRs 2023", but not "OKR" alone, which speaks of it as well. */
static bool
is_plan_title(struct piece text)
{
	return text.length >= sizeof "OKRs" - 1 && layout_is_title(text);
}

/* Whether its title says no more than that it is a plan of goals. */
static bool
is_plan(const struct text_layout *layout)
{
	return layout_is_plan_of(layout->name) ||
		(layout->title &&
			(is_plan_title(piece_of(layout->title)) ||
				(layout_says_goals(piece_of(layout->title)) &&
					layout_count_words(
						piece_of(layout->title)) <=
						SHORT_TITLE))) ||
		(layout->count && layout->units[0].shape == SHAPE_HEADING &&
			layout->units[0].depth <= 2 &&
			is_plan_title(layout->units[0].plain));
}

/* How many lines the class of the objectives would place: its own and the items
 * below them. */
static size_t
count_placed(const struct text_layout *layout)
{
	const struct unit *units = layout->units;
	size_t placed = 0, at, below;

	for (at = 0; at < layout->count; at = below) {
		below = at + 1;
		if (units[at].role != ROLE_NOTE ||
			!layout_is_goal(layout, &units[at]))
			continue;
		placed++;
		for (; below < units[at].end; below++)
			placed += units[below].shape == SHAPE_ITEM ||
				units[below].covered ||
				(layout->nested &&
					units[below].shape == SHAPE_HEADING);
	}
	return placed;
}

/* What the front matter and the file's name say. */
static void
weigh_names(const struct text_layout *layout, bool *seen)
{
	const char *slash;
	struct heading heading;

	if (layout->title) {
		weigh_title(piece_of(layout->title), true, seen);
		heading_read(&heading, piece_of(layout->title), layout->today);
		seen[SAYS_SPAN] =
			seen[SAYS_SPAN] || heading.kind == HEADING_CYCLE;
	}
	if (layout->name) {
		slash = strrchr(layout->name, '/');
		weigh_title(
			piece_of(slash ? slash + 1 : layout->name), true, seen);
		seen[SAYS_GOALS] =
			seen[SAYS_GOALS] || layout_is_plan_file(layout->name);
	}
}

/* What is counted of a document's units. */
struct tally {
	size_t prose, words; /* bytes */
	size_t spoken, about, lines, links;
	int real, empty; /* labels with a title and with a place for one */
};

static void
count_unit(const struct text_layout *layout, size_t at, struct tally *tally,
	bool *seen)
{
	const struct unit *unit = &layout->units[at];

	tally->spoken += speaks_of_it(unit);
	tally->about += is_about(unit);
	tally->lines += unit->shape != SHAPE_HEADING;
	tally->links += unit->linked;
	weigh_label(unit, seen, &tally->real, &tally->empty);
	/* "Goals:" says what the list below it is as labels do. */
	if (unit->named == LEVEL_OBJECTIVE)
		tally->real += layout_items_below(layout, at);
	/* The first heading is the title. */
	if ((unit->shape == SHAPE_HEADING || (at == 0 && !layout->title)) &&
		unit->plain.length < TITLE_BYTES &&
		(unit->depth == 1 || at == 0 || unit->role == ROLE_CYCLE))
		weigh_title(unit->plain, at == 0, seen);
	tally->words += unit->plain.length;
	if (unit->shape == SHAPE_TEXT && unit->plain.length > PROSE_LEAST &&
		!unit->label.level && !unit->covered)
		tally->prose += unit->plain.length;
}

/* What the counts say of the whole. */
static void
weigh_tally(
	const struct text_layout *layout, const struct tally *tally, bool *seen)
{
	size_t placed = count_placed(layout);
	bool most = placed * (layout->chapters ? 2 : 3) >=
		layout->count * (layout->chapters ? 1 : 2);
	bool plan = is_plan(layout);

	seen[HAS_PROSE] = tally->prose > tally->words / 2 &&
		!(plan && layout->goals_depth > 0);
	seen[SPEAKS_OF_IT] =
		(tally->spoken >= SPOKEN_LEAST &&
			tally->spoken * SPOKEN_PART >= layout->count) ||
		(tally->spoken >= SPOKEN_FEW &&
			tally->spoken * 2 >= layout->count);
	seen[IS_LONELY] = layout->count > LONELY_LEAST &&
		(tally->real || !plan) &&
		tally->real * 5 < (int)layout->count && !most &&
		!seen[HAS_KEY_RESULT] && !seen[NAMES_KEY_RESULTS] &&
		!seen[HAS_TABLE] && !seen[HAS_FIELDS] &&
		!(seen[NAMES_OBJECTIVES] && seen[SAYS_SPAN]) &&
		!has_level(layout, LEVEL_KEY_RESULT);
	seen[IS_INDEX] = tally->links * 2 > tally->lines &&
		placed + (size_t)tally->real < INDEX_MOST;
	seen[IS_ARTICLE] = layout->defines || tally->about >= ABOUT_LEAST;
	seen[IS_TEMPLATE] = tally->empty > tally->real;
}

int
layout_weigh(const struct text_layout *layout)
{
	bool seen[EVIDENCE_COUNT] = {false};
	struct tally tally = {0};
	struct seen keys = {0};
	int total = 0, at;
	size_t i;

	for (i = 0; i < layout->count; i++) {
		count_unit(layout, i, &tally, seen);
		weigh_unit(&layout->units[i], seen, &keys);
	}
	seen_fini(&keys);
	weigh_names(layout, seen);
	weigh_tally(layout, &tally, seen);
	for (at = 0; at < EVIDENCE_COUNT; at++)
		total += seen[at] ? weights[at] : 0;
	return total;
}
