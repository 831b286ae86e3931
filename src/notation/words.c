/* SPDX-License-Identifier: MIT */
#include "notation/words.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"

/* Another word for one of a field; fields are told by their name. */
static const struct {
	const char *field, *text, *word;
} others[] = {
	{"state", "todo", "open"},
	{"state", "进行中", "open"},
	{"state", "未完成", "open"},
	{"state", "未开始", "open"},
	{"state", "in progress", "open"},
	{"state", "complete", "done"},
	{"state", "completed", "done"},
	{"state", "finished", "done"},
	{"state", "完成", "done"},
	{"state", "已完成", "done"},
	{"state", "cancelled", "dropped"},
	{"state", "canceled", "dropped"},
	{"state", "放弃", "dropped"},
	{"state", "已放弃", "dropped"},
	{"state", "取消", "dropped"},
	{"state", "已取消", "dropped"},
	{"state", "草稿", "draft"},
	{"state", "进行中", "active"},
	{"state", "已关闭", "closed"},
	{"state", "关闭", "closed"},
	{"state", "已结束", "closed"},
	{"state", "未完成", "not_done"},
	{"kind", "承诺", "committed"},
	{"kind", "承诺型", "committed"},
	{"kind", "挑战", "aspirational"},
	{"kind", "挑战型", "aspirational"},
	{"kind", "愿景型", "aspirational"},
	{"kind", "学习", "learning"},
	{"kind", "学习型", "learning"},
	{"status", "🟢", "on_track"},
	{"status", "🟡", "at_risk"},
	{"status", "🟠", "at_risk"},
	{"status", "🔴", "off_track"},
	{"status", "正常", "on_track"},
	{"status", "进展正常", "on_track"},
	{"status", "有风险", "at_risk"},
	{"status", "存在风险", "at_risk"},
	{"status", "偏离", "off_track"},
	{"status", "已延期", "off_track"},
	{"priority", "p0", "highest"},
	{"priority", "最高", "highest"},
	{"priority", "高", "high"},
	{"priority", "中", "medium"},
	{"priority", "低", "low"},
	{"basis", "手动", "manual"},
	{"basis", "指标", "metric"},
	{"basis", "行动", "actions"},
	{"level", "kr", "key_result"},
	{"level", "o", "objective"},
	{"level", "a", "action"},
	{"level", "目标", "objective"},
	{"level", "关键结果", "key_result"},
	{"level", "行动", "action"},
	{"frequency", "每日", "daily"},
	{"frequency", "每天", "daily"},
	{"frequency", "每周", "weekly"},
	{"frequency", "每月", "monthly"},
	{"frequency", "每季度", "quarterly"},
};

int64_t
words_read(const struct field *field, const char *text, size_t length)
{
	int64_t number;
	size_t i;

	text = str_trim(text, &length);
	number = field_word_read(field, text, length);
	for (i = 0; number < 0 && i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].field, field->name) == 0 &&
			strlen(others[i].text) == length &&
			strncasecmp(others[i].text, text, length) == 0)
			number = field_word_read(
				field, others[i].word, strlen(others[i].word));
	return number;
}

bool
words_weekday(const char *text, int *weekday)
{
	static const char *const names[7][4] = {
		{"monday", "mon", "周一", "星期一"},
		{"tuesday", "tue", "周二", "星期二"},
		{"wednesday", "wed", "周三", "星期三"},
		{"thursday", "thu", "周四", "星期四"},
		{"friday", "fri", "周五", "星期五"},
		{"saturday", "sat", "周六", "星期六"},
		{"sunday", "sun", "周日", "星期日"},
	};
	int day, form;

	for (day = 0; day < 7; day++)
		for (form = 0; form < 4; form++)
			if (strcasecmp(text, names[day][form]) == 0) {
				*weekday = day + 1;
				return true;
			}
	return false;
}
