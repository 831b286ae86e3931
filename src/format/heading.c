/* SPDX-License-Identifier: MIT */
#include "heading.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static bool
has(struct piece text, const char *word)
{
	char *needle = text_fold(word, strlen(word));
	size_t at, length;
	bool found = text_find(text.text, text.length, needle, &at, &length);

	free(needle);
	return found;
}

static bool
has_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (has(text, *words))
			return true;
	return false;
}

static bool
is_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == text.length &&
			strncasecmp(*words, text.text, text.length) == 0)
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

static bool
is_section(struct heading *heading, struct piece text)
{
	size_t i;

	for (i = 0; i < sizeof sections / sizeof *sections; i++)
		if (has(text, sections[i].words[0]) &&
			(!*sections[i].words[1] ||
				has(text, sections[i].words[1]))) {
			heading->kind = sections[i].name ? HEADING_SECTION
							 : HEADING_OTHER;
			heading->name = sections[i].name;
			return true;
		}
	return false;
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
		"的书", "书单", "阅读清单", "reading list", "books", NULL};
	size_t i;

	for (i = 0; i < sizeof priorities / sizeof *priorities; i++)
		if (has(text, priorities[i].word)) {
			heading->priority = priorities[i].priority;
			heading->kind = HEADING_BACKLOG;
			return true;
		}
	if (has_any(text, books))
		heading->tag = "book";
	else if (!has_any(text, lists))
		return false;
	heading->kind = HEADING_BACKLOG;
	return true;
}

/* A day, two days or a week; months and longer names are cycles. */
static bool
is_week(struct heading *heading, struct piece text, int32_t today)
{
	char name[SPAN_TEXT_SIZE];
	int32_t day;

	if (day_read(text.text, text.length, today, &day)) {
		heading->span = (struct span){day, day};
	} else {
		if (!span_read(text.text, text.length, today, &heading->span))
			return false;
		span_text(heading->span, name);
		if (!strstr(name, "..") && !strchr(name, 'W'))
			return false;
	}
	heading->kind = HEADING_WEEK;
	return true;
}

static bool
is_cycle(struct heading *heading, struct piece text, int32_t today)
{
	static const char *const back[] = {"总结", "复盘", "回顾", "反思",
		"review", "retro", "results", NULL};
	static const char *const ahead[] = {
		"制定", "计划", "规划", "展望", "plan", "goals", NULL};
	size_t at, used;

	if (!span_find(
		    text.text, text.length, today, &heading->span, &at, &used))
		return false;
	heading->kind = HEADING_CYCLE;
	heading->whole = used == text.length;
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

/* NAME OKR review (2026-07-06 – 2026-10-04), or the same without the days when
 * the name is a span. */
static bool
is_own(struct heading *heading, struct piece text, int32_t today)
{
	bool days = notation_take_days(&text, today, &heading->span);
	bool state = take_state(&text, heading);

	if (!days &&
		(!state ||
			!span_read(
				text.text, text.length, today, &heading->span)))
		return false;
	heading->kind = HEADING_CYCLE;
	heading->whole = true;
	heading->title = text;
	return true;
}

void
heading_read(struct heading *heading, struct piece text, int32_t today)
{
	static const char *const now[] = {
		"now", "此刻", "此时此刻", "现在", "目前", NULL};

	static const char *const metrics[] = {
		"Health metrics", "健康指标", NULL};
	static const char *const weeks[] = {"Week notes", "周记", NULL};

	*heading = (struct heading){.kind = HEADING_OTHER};
	piece_trim(&text);
	if (is_own(heading, text, today))
		return;
	heading->back = heading->draft = false;
	if (is_any(text, now))
		heading->kind = HEADING_NOW;
	else if (is_any(text, metrics))
		heading->kind = HEADING_METRICS;
	else if (is_any(text, weeks))
		heading->kind = HEADING_WEEKS;
	else if (!is_week(heading, text, today) && !is_backlog(heading, text) &&
		!is_cycle(heading, text, today))
		is_section(heading, text);
}
