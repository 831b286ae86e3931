/* SPDX-License-Identifier: MIT */
#include "notation/heading.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#define DAYS_LEAST 3	/* bytes of days as text: 1-2 */
#define DAYS_MOST 48	/* 2021年09月13日 - 2021年09月17日 */
#define CYCLE_MOST 90	/* bytes of a heading that names a cycle */
#define CYCLE_OTHER 30	/* of what it may say beside, in other words */
#define BRACKET_MOST 20 /* bytes before a span in brackets */
#define WEEK_MOST 31	/* days of a note that has a name, too */

static bool
has(struct piece text, const char *word)
{
	size_t at, length;

	/* The words of the tables are folded as they stand. */
	return text_find(text.text, text.length, word, &at, &length);
}

static bool
has_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (has(text, *words))
			return true;
	return false;
}

/* Sections of the review templates by words of their headings; all of a row's
 * must be there. The first row that fits counts. */
static const struct {
	const char *words[2];
	const char *name;
} sections[] = {
	{{"亮点", "不足"}, NULL},
	{{"季度", "完成情况"}, "quarters"},
	{{"results by quarter", ""}, "quarters"},
	{{"各季度结果", ""}, "quarters"},
	{{"季度", "的目标"}, "goals_by_quarter"},
	{{"季度目标", ""}, "goals_by_quarter"},
	{{"goals by quarter", ""}, "goals_by_quarter"},
	{{"关键数据", ""}, "figures"},
	{{"key figures", ""}, "figures"},
	{{"服务", "提升"}, "service_plan"},
	{{"支持的计划", ""}, "service_plan"},
	{{"服务回顾", ""}, "service_given"},
	{{"我提供的支持", ""}, "service_given"},
	{{"支持情况", ""}, "service_received"},
	{{"我得到的支持", ""}, "service_received"},
	{{"支持", "需求"}, "support"},
	{{"需要的支持", ""}, "support"},
	{{"意见", "建议"}, "suggestions"},
	{{"suggestions", ""}, "suggestions"},
	{{"激励", "计划"}, "incentives"},
	{{"期望的激励", ""}, "incentives"},
	{{"激励", ""}, "motivation"},
	{{"里程碑", ""}, "motivation"},
	{{"成长情况", ""}, "growth"},
	{{"文化", "学习"}, "culture_plan"},
	{{"文化", "培养"}, "culture"},
	{{"工作方式", ""}, "culture"},
	{{"能力", "培养"}, "skills"},
	{{"能力培养", ""}, "skills"},
	{{"职务", "变化"}, "position"},
	{{"升迁", "计划"}, "career"},
	{{"职位规划", ""}, "career"},
	{{"整体", "目标"}, "goals"},
	{{"策略", ""}, "strategies"},
	{{"strategies", ""}, "strategies"},
	{{"亮点", ""}, "highlights"},
	{{"highlights", ""}, "highlights"},
	{{"不足", ""}, "shortcomings"},
	{{"shortcomings", ""}, "shortcomings"},
	{{"lowlights", ""}, "shortcomings"},
	{{"经验", ""}, "lessons"},
	{{"lessons", ""}, "lessons"},
	{{"感悟", ""}, "thoughts"},
	{{"thoughts", ""}, "thoughts"},
	{{"展望", ""}, "outlook"},
	{{"outlook", ""}, "outlook"},
	{{"what's next", ""}, "outlook"},
};

/* Takes what says nothing by itself from the beginning. */
static bool
take_filler(struct piece *text)
{
	static const char *const fillers[] = {"本", "年度", "年", "季度",
		"我的", "我们的", "的", "与", "和", "及", "：", "，", "、",
		"（", "）", "learned", "the ", "my ", "our ", "and ", "of ",
		NULL};
	unsigned char c = text->length ? (unsigned char)*text->text : 'x';

	if (c < 0x80 && !((c | 32) >= 'a' && (c | 32) <= 'z')) {
		text->text++;
		text->length--;
		return true;
	}
	return piece_take_any(text, fillers, piece_take_prefix);
}

/* Whether a heading says more than the words of its row. */
static bool
says_more(struct piece text, const char *const words[2])
{
	const char *const both[] = {
		words[0], *words[1] ? words[1] : words[0], NULL};

	while (take_filler(&text) ||
		piece_take_any(&text, both, piece_take_prefix))
		;
	return text.length > 0;
}

static bool
is_section(struct heading *heading, struct piece text)
{
	size_t i;

	for (i = 0; i < sizeof sections / sizeof *sections; i++)
		if (has(text, sections[i].words[0]) &&
			(!*sections[i].words[1] ||
				has(text, sections[i].words[1]))) {
			heading->name = sections[i].name;
			heading->more = says_more(text, sections[i].words);
			return true;
		}
	return false;
}

/* "Books to read", but "Read twelve books" is something to be done. */
static bool
begins_books(struct piece text)
{
	return piece_take_prefix(&text, "books") &&
		(!text.length || *text.text == ' ');
}

static bool
is_backlog(struct heading *heading, struct piece text)
{
	static const struct {
		const char *word;
		int priority;
	} priorities[] = {{"最高优先级", PRIORITY_HIGHEST},
		{"高优先级", PRIORITY_HIGH}, {"中优先级", PRIORITY_MEDIUM},
		{"低优先级", PRIORITY_LOW},
		{"highest priority", PRIORITY_HIGHEST},
		{"high priority", PRIORITY_HIGH},
		{"medium priority", PRIORITY_MEDIUM},
		{"low priority", PRIORITY_LOW}};
	static const char *const lists[] = {"清单", "待办", "想学", "backlog",
		"to learn", "learning list", "someday", NULL};
	static const char *const books[] = {
		"的书", "书单", "阅读清单", "reading list", NULL};
	static const char *const checks[] = {
		"检查清单", "檢查清單", "checklist", "check list", NULL};
	size_t i;

	if (has_any(text, checks))
		return false;
	for (i = 0; i < sizeof priorities / sizeof *priorities; i++)
		if (has(text, priorities[i].word)) {
			heading->priority = priorities[i].priority;
			heading->kind = HEADING_BACKLOG;
			return true;
		}
	if (has_any(text, books) || begins_books(text))
		heading->tag = "book";
	else if (!has_any(text, lists))
		return false;
	heading->kind = HEADING_BACKLOG;
	return true;
}

/* A day, two days or a week; months and longer names are cycles. */
static bool
read_days(const char *text, size_t length, int32_t today, struct span *span)
{
	char name[SPAN_TEXT_SIZE];
	struct span found;
	int32_t day;

	if (day_read(text, length, today, &day)) {
		*span = (struct span){day, day};
		return true;
	}
	if (!span_read(text, length, today, &found))
		return false;
	span_text(found, name);
	if (!strstr(name, "..") && !strchr(name, 'W'))
		return false;
	*span = found;
	return true;
}

/* What may stand between days and what is said about them; blanks do not
 * count. */
static bool
take_separator(struct piece *text)
{
	static const char *const separators[] = {
		":", "：", ",", "，", "、", "——", "—", "–", "- ", "|", NULL};
	bool found;

	piece_trim(text);
	found = piece_take_any(text, separators, piece_take_prefix);
	while (piece_take_any(text, separators, piece_take_prefix))
		;
	piece_trim(text);
	return found;
}

bool
heading_take_days(struct piece *text, int32_t today, struct span *span)
{
	size_t most = text->length < DAYS_MOST ? text->length : DAYS_MOST, at;
	struct piece rest = *text;

	/* Words such as today are no dates of a note. */
	if (!piece_take_digits(&rest))
		return false;
	/* The longest first: a day begins what may be a span. */
	for (at = most; at >= DAYS_LEAST; at--) {
		rest = (struct piece){text->text + at, text->length - at};
		/* Days end at a blank or a separator. */
		if (rest.length && !strchr(" \t", *rest.text) &&
			!take_separator(&rest) &&
			strncmp(rest.text, "（", 3) != 0 &&
			strncmp(rest.text, "(", 1) != 0)
			continue;
		if (!read_days(text->text, at, today, span))
			continue;
		take_separator(&rest);
		*text = rest;
		return true;
	}
	return false;
}

/* Words of what is planned, wherever they stand. */
static bool
names_plan(struct piece text)
{
	static const char *const words[] = {"okr", "objective", "goal",
		"resolution", "目标", "目標", "计划", "計畫", "规划", "plan",
		"ziele", "objectifs", "objetivos", "propósitos", "metas",
		"obiettivi", "doelen", "цели", "hedef", "목표", "now for",
		"next for", "looking ahead", "looking forward", NULL};

	return has_any(text, words);
}

/* Words that make days and a text the name of a cycle. */
static bool
names_cycle(struct piece text)
{
	static const char *const words[] = {"总结", "總結", "复盘", "回顾",
		"反思", "盘点", "大事记", "review", "retro", "recap", NULL};

	return names_plan(text) || has_any(text, words);
}

static bool
is_week(struct heading *heading, struct piece text, int32_t today)
{
	struct piece rest = text;
	struct span span;

	if (!heading_take_days(&rest, today, &span))
		return false;
	if (rest.length &&
		(span.ends - span.starts >= WEEK_MOST || names_cycle(rest)))
		return false;
	heading->kind = HEADING_WEEK;
	heading->span = span;
	heading->title = rest;
	return true;
}

/* "三、", "3. ", "(2) " before a heading. */
static void
take_number(struct piece *text)
{
	static const char *const opens[] = {"(", "（", NULL};
	static const char *const shuts[] = {
		"、", ".", "．", ")", "）", ":", "：", NULL};
	struct piece after = *text;

	piece_take_any(&after, opens, piece_take_prefix);
	if (!piece_take_digits(&after) ||
		!piece_take_any(&after, shuts, piece_take_prefix))
		return;
	piece_trim(&after);
	*text = after;
}

static bool
is_journal(struct piece text)
{
	static const char *const journals[] = {"周记", "周报", "周志", "日记",
		"日志", "工作日志", "学习日志", "每周记录", "近况",
		"此时此刻的我", "journal", "diary", "log", "work log",
		"worklog", "weekly", "week notes", "weekly notes", "weeknotes",
		"now page", NULL};

	return piece_is_any(text, journals);
}

/* Words that leave a span in a sentence: it is due then. */
static const char *const due_words[] = {"by", "until", "before", "till", "to",
	"since", "from", "after", "于", "在", "前", "到", "至", NULL};

/* "Cut the bill by Q2 2027" is no cycle, "Team OKRs for Q2 2027" is one: what
 * is around the span names plans, or is short and set off from it. */
static bool
is_what_it_says(struct piece text, size_t at, size_t used)
{
	static const char *const joints[] = {",", "，", "-", "–", "—", "|",
		"｜", ":", "：", "·", "(", "（", "/", "]]", "[[", NULL};
	static const char *const whose[] = {
		"my", "our", "我的", "我们的", NULL};
	static const char *const brackets[] = {"(", "（", NULL};
	struct piece before = {text.text, at};
	struct piece after = {text.text + at + used, text.length - at - used};
	struct piece word;

	piece_trim(&before);
	piece_trim(&after);
	word = before;
	if (piece_take_any(&word, due_words, piece_take_suffix) &&
		(!word.length || piece_take_end_blanks(&word) ||
			(unsigned char)before.text[before.length - 1] >= 0x80))
		return false;
	if (before.length + after.length == 0)
		return true;
	if (text.length > CYCLE_MOST)
		return false;
	/* "Retro of Q2", "Q2 retro", not "Retro the Q2 tickets". */
	if (names_plan(text) ||
		(names_cycle(text) &&
			(!before.length || !after.length ||
				names_cycle(after))))
		return true;
	if (before.length + after.length > CYCLE_OTHER)
		return false;
	word = before;
	notation_take_pictographs(&word);
	/* "Platform team (Q2)", not "Learn to write by hand (2027)". */
	if (word.length > BRACKET_MOST &&
		piece_take_any(&word, brackets, piece_take_suffix))
		return false;
	return !word.length || (!after.length && piece_is_any(word, whose)) ||
		piece_take_any(&before, joints, piece_take_suffix);
}

static bool
is_cycle(struct heading *heading, struct piece text, int32_t today)
{
	static const char *const back[] = {"总结", "复盘", "回顾", "反思",
		"盘点", "大事记", "review", "retro", "results", "recap",
		"looking back", NULL};
	static const char *const ahead[] = {"制定", "计划", "规划", "展望",
		"plan", "goals", "key result", NULL};
	struct span_place said;

	if (!span_find_heading(text.text, text.length, today, &said))
		return false;
	heading->span = said.span;
	if (!is_what_it_says(text, said.at, said.used))
		return false;
	heading->kind = HEADING_CYCLE;
	heading->whole = said.used == text.length;
	heading->back = has_any(text, back) && !has_any(text, ahead);
	return true;
}

/* What our own posts say behind the name of a cycle, in each language. */
static bool
take_state(struct piece *text, struct heading *heading)
{
	static const char *const back[] = {" OKR review", " OKR 复盘", NULL};
	static const char *const ahead[] = {" OKR plan", " OKR 计划", NULL};

	heading->back = piece_take_any(text, back, piece_take_suffix);
	heading->draft = !heading->back &&
		piece_take_any(text, ahead, piece_take_suffix);
	return heading->back || heading->draft;
}

/* (2026-07-06 – 2026-10-04), at the end */
static bool
ends_in_own_days(struct piece text)
{
	static const char form[] = " (dddd-dd-dd – dddd-dd-dd)";
	size_t length = sizeof form - 1, i;
	const char *at;

	if (text.length <= length)
		return false;
	at = text.text + text.length - length;
	for (i = 0; i < length; i++)
		if (form[i] == 'd' ? at[i] < '0' || at[i] > '9'
				   : at[i] != form[i])
			return false;
	return true;
}

/* Whether the name says a span, in every year the same. */
static bool
is_span(struct piece name, int32_t today, struct span *span, bool *fixed)
{
	struct span other;

	if (!span_read(name.text, name.length, today, span))
		return false;
	*fixed = span_read(name.text, name.length, today + 365 * 100, &other) &&
		other.starts == span->starts;
	return true;
}

bool
heading_is_week(struct piece name)
{
	static const char *const words[] = {
		"week", "kw", "semana", "semaine", "woche", NULL};
	static const char *const weeks[] = {"周", "週", "星期", "个星期", NULL};
	struct piece rest = name;
	bool counted;

	piece_trim(&rest);
	counted = piece_take_prefix(&rest, "第");
	if (!counted && !piece_take_any(&rest, words, piece_take_prefix))
		return false;
	piece_trim(&rest);
	if (!piece_take_digits(&rest))
		return false;
	piece_trim(&rest);
	return !counted || piece_take_any(&rest, weeks, piece_take_prefix);
}

/* NAME OKR review (2026-07-06 – 2026-10-04), or the same without the days when
 * the name is a span; or only the days. */
static bool
is_named(struct heading *heading, struct piece text, int32_t today)
{
	struct heading found = {.kind = HEADING_CYCLE, .whole = true};
	struct piece name = text;
	bool days = notation_take_days(&name, today, &found.span);
	bool state = take_state(&name, &found);

	found.own = days && ends_in_own_days(text);
	/* "Learn to write by hand (2027)" says by when. */
	if (days && !found.own && name.length > BRACKET_MOST &&
		!names_plan(name) && !names_cycle(name))
		return false;
	if (!days && (!state || !is_span(name, today, &found.span, &found.own)))
		return false;
	if (!state &&
		(is_journal(name) ||
			(found.span.ends - found.span.starts < WEEK_MOST &&
				heading_is_week(name))))
		found.kind = HEADING_WEEK;
	found.title = name;
	*heading = found;
	return true;
}

void
heading_read(struct heading *heading, struct piece text, int32_t today)
{
	static const char *const now[] = {
		"now", "此刻", "此时此刻", "现在", "目前", NULL};
	static const char *const colons[] = {":", "：", NULL};
	static const char *const metrics[] = {
		"Health metrics", "健康指标", NULL};
	static const char *const own[] = {"Health metrics", "健康指标",
		"Week notes", "周记", "Backlog", "清单", NULL};
	struct piece name;

	*heading = (struct heading){.kind = HEADING_OTHER};
	piece_trim(&text);
	piece_take_any(&text, colons, piece_take_suffix);
	piece_trim(&text);
	name = text;
	take_number(&name);
	if (is_named(heading, text, today))
		return;
	heading->own = piece_is_any(text, own);
	if (piece_is_any(name, now))
		heading->kind = HEADING_NOW;
	else if (piece_is_any(text, metrics))
		heading->kind = HEADING_METRICS;
	else if (is_journal(name))
		heading->kind = HEADING_JOURNAL;
	else if (is_week(heading, text, today) || is_backlog(heading, text))
		return;
	else if (is_cycle(heading, text, today))
		heading->part = is_section(heading, text);
	else if (is_section(heading, text) && heading->name)
		heading->kind = HEADING_SECTION;
}
