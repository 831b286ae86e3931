/* SPDX-License-Identifier: MIT */
/* What words say of a unit, and the tables of words. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "columns.h"
#include "layout.h"

#define KEY_MOST 42 /* bytes of the word before a colon */

static bool
has(struct piece text, const char *word)
{
	size_t at, length;
	/* The words of the tables are folded as they stand. */
	bool found = text_find(text.text, text.length, word, &at, &length);
	unsigned char before, after;

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

bool
layout_has_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (has(text, *words))
			return true;
	return false;
}

/* Headings of parts of a plan that are no goals. */
static const char *const aside_words[] = {"note", "notes", "risk", "risks",
	"next steps", "summary", "overview", "background", "context", "kpi",
	"kpis", "metrics", "references", "reference", "referências",
	"referencias", "références", "links", "resources", "appendix",
	"introduction", "intro", "about", "definitions", "glossary",
	"dependencies", "timeline", "schedule", "cadence", "principles",
	"vision", "mission", "values", "retrospective", "motivation",
	"reflection", "reflections", "learnings", "lessons", "comments",
	"achievements", "accomplishments", "recap", "pace", "成就", "changelog",
	"history", "archive", "todo", "faq", "questions", "process", "scoring",
	"legend", "ideas", "inspiration", "review", "wins", "blockers",
	"further reading", "conclusion", "details", "action items", "rules",
	"check-in", "updates", "update", "status", "highlights", "lowlights",
	"attendees", "agenda", "out of scope", "related files", "related notes",
	"see also", "相关文件", "相关笔记", "相关链接", "step", "this week",
	"last week", "next week", "备注", "说明", "风险", "动机", "進捗",
	"動機", "总结", "背景", "依赖", "附录", "参考", "原则", "愿景", "使命",
	"复盘", "反思", "感想", "指标", "规则", "流程", "常见问题", "问题",
	"周会", "更新", "概述", "介绍", "资源", "链接", "历史", "步骤", "心得",
	"感悟", "前言", "引言", "记录", "为什么", "如何", "怎么", "什么",
	"教训", "第一步", "第二步", "第三步", "備註", "說明", "風險", "總結",
	"反省", "メモ", "振り返り", "レビュー", NULL};

/* Words that say no more than that goals follow, */
static const char *const title_words[] = {"okrs", "okr", "objectives",
	"objective", "key results", "key result", "goals", "goal", "plans",
	"planning", "plan", "review", "resolutions", "resolution", "目标",
	"目標", "关键结果", "計畫", "计划", "规划", "安排", "总结", "复盘",
	"回顾", "ziele", "objectifs", "objetivos", "metas", "obiettivi",
	"doelen", "цели", "Цели", "hedefler", "목표", NULL};
/* and what may stand beside those. */
static const char *const filler_words[] = {"and", "&", "my", "our", "the",
	"personal", "team", "company", "product", "draft", "annual", "fy", "cy",
	"meine", "unsere", "mes", "nos", "mis", "nuestros", "minhas", "nossas",
	"mijn", "onze", "мои", "Мои", "наши", "Наши", "q", "h", "first",
	"second", "third", "fourth", "half", "year's", "years", "quarterly",
	"monthly", "weekly", "daily", "quarter", "january", "february", "march",
	"april", "may", "june", "july", "august", "september", "october",
	"november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
	"sept", "sep", "oct", "nov", "dec", "yearly", "list", "for", "of",
	"new", "year", "我的", "我们的", "个人", "团队", "公司", "部门", "产品",
	"年度", "季度", "月度", "总", "整体", "一季度", "二季度", "三季度",
	"四季度", "上半年", "下半年", "第", "一月", "二月", "三月", "四月",
	"五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月",
	"月", "份", "寒假", "暑假", "假期", "spring", "summer", "autumn",
	"winter", "holiday", "vacation", "家庭", "与", "和", "记录", "制定",
	"管理", "列表", "風格", "风格", "拆解", "：", "（", "）", "年", "—",
	"–", NULL};

/* Of such parts too, where nothing stands beside them. */
static const char *const lone_words[] = {"progress", "进展", "进度", NULL};

/* Words that ask, where they stand first. */
static const char *const asking_words[] = {"what ", "how ", "why ", NULL};

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
	"实现", "推动", "降低", "增加", "加强", "完成", "保持", "养成", "构建",
	"搭建", "落地", "成为", "拓展", "开拓", "梳理", "沉淀", "掌握", "深入",
	"开发", "上线", "发布", "减少", "扩大", "改善", "增强", "培养", "坚持",
	"優化", "實現", "推動", "加強", "養成", "建構", "掌握", "拓寬", "拓宽",
	NULL};

#define ASIDE_MOST 6 /* words, or pairs of Chinese characters */

size_t
layout_count_words(struct piece text)
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
layout_is_word(struct piece text)
{
	piece_trim(&text);
	return layout_count_words(text) == 1;
}

bool
layout_begins_goal(struct piece text)
{
	return piece_take_any(&text, goal_verbs, piece_take_prefix);
}

static bool
asks(struct piece text)
{
	return piece_take_any(&text, asking_words, piece_take_prefix);
}

/* What may stand before such a word and says nothing of what is meant. */
static const char *const before_aside[] = {"my ", "our ", "the ", "key ",
	"some ", "other ", "more ", "additional ", "general ", "related ",
	"final ", "quick ", "我的", "其他", "相关", "年度", "季度", "年终",
	NULL};
/* What may follow one, beside the end and what is no letter. */
static const char *const behind_aside[] = {" and ", " & ", " for ", " of ",
	" from ", " on ", " in ", " to ", " about ", " with ", "：", "（", "、",
	"与", "和", "及", "，", "·", "／", NULL};

static bool
is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static void
drop_ends(struct piece *text)
{
	notation_take_pictographs(text);
	while (text->length && !is_letter(*text->text)) {
		text->text++;
		text->length--;
	}
	while (text->length && !is_letter(text->text[text->length - 1]))
		text->length--;
}

static bool
ends_in(struct piece text, const char *word)
{
	return piece_take_suffix(&text, word) &&
		(!text.length || (unsigned char)*word >= 0x80 ||
			!is_letter(text.text[text.length - 1]));
}

static bool
begins_with(struct piece text, const char *word)
{
	return piece_take_prefix(&text, word) &&
		(!text.length ||
			(!is_letter(*text.text) && *text.text != ' ') ||
			piece_take_any(&text, behind_aside, piece_take_prefix));
}

/* Whether such a word begins or ends the text: "Notes & links", 年度总结, but not
 * "Our metrics are reliable", 总结经验教训. */
static bool
says_aside(struct piece text)
{
	struct piece rest;
	size_t i;

	drop_ends(&text);
	rest = text;
	while (piece_take_any(&rest, before_aside, piece_take_prefix))
		;
	for (i = 0; aside_words[i]; i++)
		if (ends_in(text, aside_words[i]) ||
			begins_with(rest, aside_words[i]))
			return true;
	return false;
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
	if (layout_begins_goal(rest))
		return false;
	return (asks(rest) || says_aside(rest) ||
		       piece_is_any(rest, lone_words)) &&
		layout_count_words(rest) <= ASIDE_MOST;
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
		"answers ", "代表", "中的", "中O", "即", "是", "应该", "应当",
		"應該", "指", "要", "需要", "表示", "用于", "代表", "回答",
		"必须", NULL};

	piece_trim(&text);
	if (!piece_take_any(&text, words, piece_take_prefix))
		return false;
	piece_take_blanks(&text);
	return piece_take_any(&text, says, piece_take_prefix);
}

bool
layout_is_sentence(struct piece text)
{
	static const char *const stops[] = {".", "。", NULL};

	piece_trim(&text);
	return piece_take_any(&(struct piece){text.text, text.length}, stops,
		       piece_take_suffix) &&
		!layout_begins_goal(text);
}

bool
layout_begins_definition(struct piece text)
{
	static const char *const says[] = {"are ", "is ", "should ", "must ",
		"have to ", "是", "应该", "应当", "必须", NULL};

	piece_trim(&text);
	return piece_take_any(&text, says, piece_take_prefix);
}

/* :pencil:, a pictograph by its name */
static void
take_shortcode(struct piece *text)
{
	const char *end = text->length > 2 && *text->text == ':'
		? memchr(text->text + 1, ':', text->length - 1)
		: NULL;
	size_t length = end ? (size_t)(end + 1 - text->text) : 0;

	if (!end || memchr(text->text, ' ', length))
		return;
	*text = (struct piece){text->text + length, text->length - length};
	piece_trim(text);
}

bool
layout_is_link(const struct unit *unit)
{
	const char *links = unit->block->links, *end = strchrnul(links, '\n');
	size_t url = strcspn(links, " \n");
	struct piece words = {links + url, (size_t)(end - links) - url};
	struct piece title = unit->title;

	if (!*links || *end || unit->block->task)
		return false;
	take_shortcode(&title);
	piece_trim(&words);
	if (!words.length)
		return title.length == url;
	return words.length == title.length &&
		memcmp(words.text, title.text, words.length) == 0;
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
layout_is_picture(const struct unit *unit)
{
	return unit->shape == SHAPE_TEXT &&
		(strncmp(unit->rich, "![", 2) == 0 || is_slanted(unit));
}

/* "3. Key results & what they mean" */
static bool
names_results(struct piece text)
{
	static const char *const words[] = {"key results", "关键结果",
		"關鍵結果", "关键成果", "關鍵成果", "krs", NULL};
	struct piece rest = text;

	if (piece_take_digits(&rest) && piece_take_prefix(&rest, "."))
		text = rest;
	piece_trim(&text);
	notation_take_pictographs(&text);
	return piece_take_any(&text, words, piece_take_prefix);
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

	if (!unit->title.length || unit->beside || unit->linked ||
		unit->title.length >= most[unit->shape] ||
		layout_is_definition(unit->title) ||
		(unit->shape != SHAPE_HEADING && layout_is_link(unit)))
		return false;
	if (unit->shape == SHAPE_ITEM)
		return true;
	if (unit->shape == SHAPE_TEXT &&
		(layout_ends_in_colon(unit->title) || is_slanted(unit) ||
			layout_is_sentence(unit->title)))
		return false;
	return !layout_is_aside(unit->title) && !layout_is_title(unit->title) &&
		!layout_is_horizon(unit->title) && !names_results(unit->title);
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
	/* "due:: 2026-12-01" of note programs. */
	if (colon == ascii)
		piece_take_prefix(value, ":");
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
