/* SPDX-License-Identifier: MIT */
/* What words say of a document: the tables of words and of evidence. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "columns.h"
#include "layout.h"
#include "yaml/seen.h"

#define LONELY_LEAST 12 /* units; a short document is what it is */
#define TITLE_BYTES 120 /* at most, of a line that is the title */
#define KEY_MOST 42	/* bytes of the word before a colon */
#define SPOKEN_LEAST 6	/* lines that say OKR, and one of so many */
#define SPOKEN_PART 7

static bool
has(struct piece text, const char *word)
{
	char *needle = text_fold(word, strlen(word));
	size_t at, length;
	bool found = text_find(text.text, text.length, needle, &at, &length);
	unsigned char before, after;

	free(needle);
	if (!found || (unsigned char)*word >= 0x80)
		return found;
	/* A word in letters stands by itself. */
	before = at ? (unsigned char)text.text[at - 1] : ' ';
	after = at + length < text.length
		? (unsigned char)text.text[at + length]
		: ' ';
	return !((before | 32) >= 'a' && (before | 32) <= 'z') &&
		!((after | 32) >= 'a' && (after | 32) <= 'z');
}

static bool
has_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (has(text, *words))
			return true;
	return false;
}

/* Words that make of a title one of goals. */
static const char *const goal_words[] = {"okr", "okrs", "objectives",
	"objective", "goals", "key results", "目标", "目標", "关键结果",
	"ziele", "objectifs", "objetivos", "metas", "hedefler", "mục tiêu",
	"목표", NULL};

/* Titles that speak about goals. */
static const char *const about_words[] = {"how to", "how we", "why", "what is",
	"what are", "guide", "introduction", "best practices", "tutorial",
	"template", "examples", "example", "writing", "explained", "vs",
	"learning objectives", "faq", "如何", "怎么", "怎样", "为什么",
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
	"license", "usage", "changelog", "attendees", "agenda", "ingredients",
	"root cause", "contributing", "getting started", "requirements",
	"abstract", "conclusion", "limits", "method", "methods", "steps",
	"背景", "范围", "安装", "使用方法", "参考文献", "局限", "方法", "结论",
	"需求", "会议", "议程", NULL};

/* Headings of parts of a plan that are no goals. */
static const char *const aside_words[] = {"note", "notes", "risk", "risks",
	"next steps", "summary", "overview", "background", "context", "kpi",
	"kpis", "metrics", "references", "reference", "links", "resources",
	"appendix", "introduction", "intro", "about", "definitions", "glossary",
	"dependencies", "timeline", "schedule", "cadence", "principles",
	"vision", "mission", "values", "retrospective", "reflection",
	"reflections", "learnings", "lessons", "comments", "changelog",
	"history", "archive", "todo", "faq", "questions", "what", "how", "why",
	"process", "scoring", "legend", "review", "wins", "blockers",
	"further reading", "conclusion", "details", "action items", "rules",
	"check-in", "updates", "status", "highlights", "lowlights", "attendees",
	"agenda", "out of scope", "step", "week", "备注", "说明", "风险",
	"总结", "背景", "依赖", "附录", "参考", "原则", "愿景", "使命", "复盘",
	"反思", "感想", "指标", "规则", "流程", "常见问题", "问题", "周会",
	"更新", "概述", "介绍", "资源", "链接", "历史", "步骤", "心得", "感悟",
	"为什么", "如何", "怎么", "什么", "教训", "第一步", "第二步", "第三步",
	"備註", "說明", "風險", "總結", "反省", "メモ", "振り返り", "レビュー",
	NULL};

/* Words that say no more than that goals follow, */
static const char *const title_words[] = {"okrs", "okr", "objectives",
	"objective", "key results", "key result", "goals", "goal", "plans",
	"planning", "plan", "review", "目标", "目標", "关键结果", "計畫",
	"计划", "规划", "总结", "复盘", "回顾", NULL};
/* and what may stand beside those. */
static const char *const filler_words[] = {"and", "&", "my", "our", "the",
	"personal", "team", "company", "product", "draft", "annual", "fy", "cy",
	"q", "quarterly", "yearly", "list", "for", "of", "new", "year", "我的",
	"我们的", "个人", "团队", "公司", "部门", "产品", "年度", "季度",
	"月度", "家庭", "与", "和", "记录", "制定", "管理", "列表", "風格",
	"风格", "拆解", "：", "（", "）", "年", "—", "–", NULL};

static const char *const contents_words[] = {"contents", "table of contents",
	"toc", "on this page", "目录", "目錄", "目次", "index", NULL};

bool
layout_is_title(struct piece text)
{
	struct piece rest = text;
	bool some = false;

	for (;;) {
		while (rest.length &&
			(strchr(" \t-_:|()[],.#/", *rest.text) ||
				(*rest.text >= '0' && *rest.text <= '9'))) {
			rest.text++;
			rest.length--;
		}
		notation_take_pictographs(&rest);
		if (!rest.length)
			return some;
		if (piece_take_any(&rest, title_words, piece_take_prefix))
			some = true;
		else if (!piece_take_any(
				 &rest, filler_words, piece_take_prefix))
			return false;
	}
}

/* What a goal begins with: it is one, whatever words follow. */
static const char *const goal_verbs[] = {"accelerate ", "achieve ", "allow ",
	"automate ", "be ", "become ", "bring ", "build ", "complete ",
	"create ", "cut ", "decrease ", "define ", "deliver ", "develop ",
	"double ", "drive ", "enable ", "enhance ", "ensure ", "establish ",
	"expand ", "find ", "finish ", "gain ", "get ", "give ", "grow ",
	"help ", "hire ", "implement ", "improve ", "increase ", "introduce ",
	"keep ", "land ", "launch ", "lead ", "learn ", "lose ", "maintain ",
	"make ", "master ", "migrate ", "optimise ", "optimize ", "practice ",
	"prepare ", "provide ", "publish ", "raise ", "read ", "redesign ",
	"reduce ", "release ", "rewrite ", "run ", "save ", "scale ", "ship ",
	"simplify ", "start ", "stop ", "strengthen ", "support ", "unify ",
	"win ", "write ", "提升", "提高", "建立", "打造", "完善", "优化",
	"实现", "推动", "降低", "增加", "加强", "完成", "保持", "学习", "养成",
	"构建", "搭建", "落地", "成为", "拓展", "开拓", "梳理", "沉淀", "掌握",
	"深入", "开发", "上线", "发布", "减少", "扩大", "改善", "增强", "培养",
	"坚持", "優化", "實現", "推動", "加強", "學習", "養成", "建構", "掌握",
	"拓寬", "拓宽", NULL};

#define ASIDE_MOST 6 /* words, or pairs of Chinese characters */

/* About how many words a text has. */
static size_t
count_words(struct piece text)
{
	size_t i, blanks = 0, wide = 0;

	for (i = 0; i < text.length; i++) {
		blanks += text.text[i] == ' ';
		wide += (unsigned char)text.text[i] >= 0xe3 &&
			(unsigned char)text.text[i] <= 0xed;
	}
	return blanks + wide / 2 + 1;
}

bool
layout_is_aside(struct piece text)
{
	static const char *const questions[] = {"?", "？", NULL};
	struct piece rest = text;

	piece_trim(&rest);
	if (piece_take_any(&rest, questions, piece_take_suffix) ||
		heading_is_week(text))
		return true;
	notation_take_pictographs(&rest);
	if (piece_take_any(&(struct piece){rest.text, rest.length}, goal_verbs,
		    piece_take_prefix))
		return false;
	return count_words(rest) <= ASIDE_MOST && has_any(rest, aside_words);
}

bool
layout_ends_in_colon(struct piece text)
{
	static const char *const colons[] = {":", "：", NULL};

	return piece_take_any(&text, colons, piece_take_suffix);
}

bool
layout_is_definition(struct piece text)
{
	static const char *const words[] = {"objectives", "objective",
		"key results", "key result", "okrs", "okr", "krs", "kr", "目标",
		"目標", "关键结果", "關鍵結果", NULL};
	static const char *const says[] = {"are ", "is ", "should ", "must ",
		"have to ", "need to ", "need ", "means ", "answer ",
		"answers ", "是", "应该", "应当", "應該", "指", "要", "需要",
		"表示", "用于", "代表", "回答", "必须", NULL};

	piece_trim(&text);
	if (!piece_take_any(&text, words, piece_take_prefix))
		return false;
	piece_take_blanks(&text);
	return piece_take_any(&text, says, piece_take_prefix);
}

bool
layout_begins_definition(struct piece text)
{
	static const char *const says[] = {"are ", "is ", "should ", "must ",
		"have to ", "是", "应该", "应当", "必须", NULL};

	piece_trim(&text);
	return piece_take_any(&text, says, piece_take_prefix);
}

/* [all of it](target) */
static bool
is_link(const struct unit *unit)
{
	const char *rich = unit->rich, *close = strstr(rich, "](");

	return *rich == '[' && close && !strstr(close + 2, "](") &&
		rich[strlen(rich) - 1] == ')' && !unit->block->task;
}

/* *all of it*: a remark. */
static bool
is_slanted(const struct unit *unit)
{
	size_t length = strlen(unit->rich);

	return length > 2 && *unit->rich == '*' && unit->rich[1] != '*' &&
		strchr(unit->rich + 1, '*') == unit->rich + length - 1;
}

bool
layout_may_be_goal(const struct unit *unit)
{
	static const size_t most[] = {[SHAPE_HEADING] = 300,
		[SHAPE_BOLD] = 300,
		[SHAPE_TEXT] = 160,
		[SHAPE_ITEM] = 600,
		[SHAPE_ROW] = 0,
		[SHAPE_OTHER] = 0};

	if (!unit->title.length || unit->title.length >= most[unit->shape] ||
		layout_is_definition(unit->title) || is_link(unit))
		return false;
	if (unit->shape == SHAPE_ITEM)
		return true;
	if (unit->shape == SHAPE_TEXT &&
		(layout_ends_in_colon(unit->title) || is_slanted(unit)))
		return false;
	return !layout_is_aside(unit->title) && !layout_is_title(unit->title);
}

bool
layout_is_contents(const struct unit *unit)
{
	struct piece text = unit->plain, rest;

	piece_trim(&text);
	rest = text;
	if (unit->shape == SHAPE_HEADING || unit->shape == SHAPE_BOLD)
		return piece_is_any(text, contents_words);
	if (piece_take_prefix(&rest, "{:") ||
		piece_take_prefix(&rest, "[toc]") ||
		piece_take_prefix(&rest, "[[toc]]") ||
		piece_take_prefix(&rest, "@[toc]"))
		return true;
	if (piece_is_any(text, contents_words))
		return true;
	return unit->shape == SHAPE_ITEM && *unit->block->links == '#';
}

bool
layout_key(struct piece text, struct piece *key, struct piece *value)
{
	const char *ascii, *wide, *colon;
	size_t most = text.length < KEY_MOST ? text.length : KEY_MOST;

	piece_trim(&text);
	ascii = memchr(text.text, ':', most < text.length ? most : text.length);
	wide = memmem(
		text.text, most < text.length ? most : text.length, "：", 3);
	colon = !ascii || (wide && wide < ascii) ? wide : ascii;
	if (!colon || colon == text.text)
		return false;
	*key = (struct piece){text.text, (size_t)(colon - text.text)};
	*value = (struct piece){colon + (colon == wide ? 3 : 1), 0};
	value->length = (size_t)(text.text + text.length - value->text);
	/* An address is no value. */
	if (value->length > 1 && strncmp(value->text, "//", 2) == 0)
		return false;
	notation_take_pictographs(key);
	piece_trim(key);
	piece_trim(value);
	return key->length > 0;
}

/* Names of columns that say too little before a colon. */
static const char *const column_words[] = {"to", "from", "now", "who", "when",
	"task", "base", "result", "done", "goal", "complete", "lead", "type",
	"timeline", "text", "start", NULL};

bool
layout_field(struct piece text, struct piece *key, struct piece *value)
{
	if (!layout_key(text, key, value) || piece_is_any(*key, column_words))
		return false;
	switch (columns_column(*key)) {
	case COLUMN_PROGRESS:
	case COLUMN_CONFIDENCE:
	case COLUMN_SCORE:
	case COLUMN_STATE:
	case COLUMN_STATUS:
	case COLUMN_START:
	case COLUMN_TARGET:
	case COLUMN_CURRENT:
	case COLUMN_UNIT:
	case COLUMN_OWNER:
	case COLUMN_DUE:
	case COLUMN_STARTS:
	case COLUMN_WEIGHT:
	case COLUMN_KIND:
	case COLUMN_PRIORITY:
	case COLUMN_TAGS:
	case COLUMN_NOTE:
		return value->length > 0;
	default:
		return false;
	}
}

bool
layout_keyed(struct piece text)
{
	struct piece key, value;
	size_t i, blanks = 0;

	if (!layout_key(text, &key, &value))
		return false;
	for (i = 0; i < key.length; i++)
		blanks += key.text[i] == ' ';
	/* 任务1：, Step 2: number what they stand before. */
	return blanks < 3 && !piece_take_end_digit(&key);
}

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
	SAYS_OTHER,
	IS_LONELY,
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
	[SAYS_OTHER] = -4,    /* a title of something else */
	[IS_LONELY] = -4,     /* few objectives, and nothing measured */
	[IS_TEMPLATE] = -4,   /* most labels have no title of their own */
};

static void
weigh_title(struct piece text, bool *seen)
{
	if (!text.length)
		return;
	seen[SAYS_GOALS] = seen[SAYS_GOALS] || has_any(text, goal_words);
	seen[SAYS_OTHER] = seen[SAYS_OTHER] || has_any(text, other_words);
	seen[SAYS_ABOUT] = seen[SAYS_ABOUT] ||
		(has_any(text, about_words) && has_any(text, goal_words));
}

static void
weigh_label(const struct unit *unit, bool *seen, int *real, int *empty)
{
	int level = unit->label.level;

	if (!level)
		return;
	*empty += unit->template;
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
	if (unit->named == LEVEL_KEY_RESULT)
		seen[NAMES_KEY_RESULTS] = true;
	if (unit->named == LEVEL_OBJECTIVE)
		seen[NAMES_OBJECTIVES] = true;
	seen[HAS_TASKS] = seen[HAS_TASKS] || unit->block->task;
	seen[HAS_TABLE] = seen[HAS_TABLE] || unit->table > 0;
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

/* A text without a label that has the word in it. */
static bool
speaks_of_it(const struct unit *unit)
{
	return !unit->label.level && unit->shape != SHAPE_ROW &&
		unit->role != ROLE_CYCLE && !layout_is_title(unit->plain) &&
		!unit->block->links[0] &&
		memmem(unit->plain.text, unit->plain.length, "OKR", 3);
}

/* "My OKRs 2023", but not "OKR" alone, which speaks of it as well. */
static bool
is_plan_title(struct piece text)
{
	return text.length > sizeof "OKRs" && layout_is_title(text);
}

/* Whether its title says no more than that it is a plan of goals. */
static bool
is_plan(const struct text_layout *layout)
{
	return (layout->title && is_plan_title(piece_of(layout->title))) ||
		(layout->count && layout->units[0].shape == SHAPE_HEADING &&
			layout->units[0].depth == 1 &&
			is_plan_title(layout->units[0].plain));
}

int
layout_weigh(const struct text_layout *layout)
{
	bool seen[EVIDENCE_COUNT] = {false};
	int total = 0, real = 0, empty = 0, at;
	size_t prose = 0, words = 0, spoken = 0, i;
	struct seen keys = {0};

	for (i = 0; i < layout->count; i++) {
		const struct unit *unit = &layout->units[i];

		spoken += speaks_of_it(unit);

		weigh_label(unit, seen, &real, &empty);
		weigh_unit(unit, seen, &keys);
		/* The first heading is the title. */
		if ((unit->shape == SHAPE_HEADING || i == 0) &&
			unit->plain.length < TITLE_BYTES &&
			(unit->depth == 1 || i == 0 ||
				unit->role == ROLE_CYCLE))
			weigh_title(unit->plain, seen);
		words += unit->plain.length;
		if (unit->shape == SHAPE_TEXT && unit->plain.length > 80 &&
			!unit->label.level)
			prose += unit->plain.length;
	}
	seen_fini(&keys);
	if (layout->title)
		weigh_title(piece_of(layout->title), seen);
	if (layout->name)
		weigh_title(piece_of(layout->name), seen);
	seen[HAS_PROSE] = prose > words / 2;
	seen[SPEAKS_OF_IT] =
		spoken >= SPOKEN_LEAST && spoken * SPOKEN_PART >= layout->count;
	seen[IS_LONELY] = layout->count > LONELY_LEAST &&
		(real || !is_plan(layout)) && real * 5 < (int)layout->count &&
		!seen[HAS_KEY_RESULT] && !seen[NAMES_KEY_RESULTS] &&
		!seen[HAS_TABLE] && !seen[HAS_FIELDS] &&
		!has_level(layout, LEVEL_KEY_RESULT);
	seen[IS_TEMPLATE] = empty > real;
	for (at = 0; at < EVIDENCE_COUNT; at++)
		total += seen[at] ? weights[at] : 0;
	return total;
}
