/* SPDX-License-Identifier: MIT */
/*
 * The words of FIELD_WORD fields, and every other word that means the same. The
 * English one is what files have; the Chinese ones stand here as well as in
 * the catalogue, for a file written in Chinese is read in any language.
 */
#include "words.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

const char *const words_level[] = {
	"", N_("objective"), N_("key_result"), N_("action"), NULL};
const char *const words_state[] = {N_("open"), N_("done"), N_("dropped"), NULL};
const char *const words_basis[] = {
	N_("manual"), N_("metric"), N_("actions"), NULL};
const char *const words_kind[] = {
	"", N_("committed"), N_("aspirational"), N_("learning"), NULL};
const char *const words_status[] = {
	"", N_("on_track"), N_("at_risk"), N_("off_track"), NULL};
const char *const words_priority[] = {
	"", N_("highest"), N_("high"), N_("medium"), N_("low"), NULL};
const char *const words_pace[] = {N_("even"), N_("end"), N_("actions"), NULL};
const char *const words_rhythm[] = {
	"", N_("weekly"), N_("2w"), N_("3w"), N_("4w"), N_("monthly"), NULL};
const char *const words_truth[] = {N_("false"), N_("true"), NULL};
const char *const words_priority_state[] = {
	N_("open"), N_("done"), N_("not_done"), NULL};
const char *const words_conflict[] = {
	N_("value"), N_("kept"), N_("look"), NULL};
/* Said of a confidence in other programs; it is stored as a number. */
const char *const words_confidence[] = {NULL};
const char *const words_frequency[] = {
	"", N_("daily"), N_("weekly"), N_("monthly"), N_("quarterly"), NULL};

/* Another word for one of a list, by its place there; of a confidence, tenths. */
static const struct {
	const char *const *words;
	const char *text;
	int number;
} others[] = {
	{words_level, "o", LEVEL_OBJECTIVE},
	{words_level, "目标", LEVEL_OBJECTIVE},
	{words_level, "目標", LEVEL_OBJECTIVE},
	{words_level, "kr", LEVEL_KEY_RESULT},
	{words_level, "关键结果", LEVEL_KEY_RESULT},
	{words_level, "關鍵結果", LEVEL_KEY_RESULT},
	{words_level, "a", LEVEL_ACTION},
	{words_level, "行动", LEVEL_ACTION},
	{words_level, "行動", LEVEL_ACTION},
	{words_level, "任务", LEVEL_ACTION},
	{words_state, "todo", STATE_OPEN},
	{words_state, "in progress", STATE_OPEN},
	{words_state, "active", STATE_OPEN},
	{words_state, "进行中", STATE_OPEN},
	{words_state, "未完成", STATE_OPEN},
	{words_state, "未开始", STATE_OPEN},
	{words_state, "wip", STATE_OPEN},
	{words_state, "not started", STATE_OPEN},
	{words_state, "not done", STATE_OPEN},
	{words_state, "进行", STATE_OPEN},
	{words_state, "待开始", STATE_OPEN},
	{words_state, "没完成", STATE_OPEN},
	{words_state, "complete", STATE_DONE},
	{words_state, "completed", STATE_DONE},
	{words_state, "finished", STATE_DONE},
	{words_state, "achieved", STATE_DONE},
	{words_state, "accomplished", STATE_DONE},
	{words_state, "达成", STATE_DONE},
	{words_state, "已达成", STATE_DONE},
	{words_state, "完成", STATE_DONE},
	{words_state, "已完成", STATE_DONE},
	{words_state, "cancelled", STATE_DROPPED},
	{words_state, "canceled", STATE_DROPPED},
	{words_state, "abandoned", STATE_DROPPED},
	{words_state, "放弃", STATE_DROPPED},
	{words_state, "已放弃", STATE_DROPPED},
	{words_state, "取消", STATE_DROPPED},
	{words_state, "已取消", STATE_DROPPED},
	{words_basis, "手动", BASIS_MANUAL},
	{words_basis, "指标", BASIS_METRIC},
	{words_basis, "行动", BASIS_ACTIONS},
	{words_kind, "承诺", KIND_COMMITTED},
	{words_kind, "承诺型", KIND_COMMITTED},
	{words_kind, "挑战", KIND_ASPIRATIONAL},
	{words_kind, "挑战型", KIND_ASPIRATIONAL},
	{words_kind, "愿景型", KIND_ASPIRATIONAL},
	{words_kind, "学习", KIND_LEARNING},
	{words_kind, "学习型", KIND_LEARNING},
	{words_status, "🟢", STATUS_ON_TRACK},
	{words_status, "🟡", STATUS_AT_RISK},
	{words_status, "🟠", STATUS_AT_RISK},
	{words_status, "🔴", STATUS_OFF_TRACK},
	{words_status, "正常", STATUS_ON_TRACK},
	{words_status, "进展正常", STATUS_ON_TRACK},
	{words_status, "有风险", STATUS_AT_RISK},
	{words_status, "存在风险", STATUS_AT_RISK},
	{words_status, "behind", STATUS_AT_RISK},
	{words_status, "滞后", STATUS_AT_RISK},
	{words_status, "落后", STATUS_AT_RISK},
	{words_status, "delayed", STATUS_OFF_TRACK},
	{words_status, "延期", STATUS_OFF_TRACK},
	{words_status, "偏离", STATUS_OFF_TRACK},
	{words_status, "已延期", STATUS_OFF_TRACK},
	{words_priority, "p0", PRIORITY_HIGHEST},
	{words_priority, "最高", PRIORITY_HIGHEST},
	{words_priority, "高", PRIORITY_HIGH},
	{words_priority, "中", PRIORITY_MEDIUM},
	{words_priority, "低", PRIORITY_LOW},
	{words_priority_state, "todo", WEEKLY_OPEN},
	{words_priority_state, "进行中", WEEKLY_OPEN},
	{words_priority_state, "完成", WEEKLY_DONE},
	{words_priority_state, "已完成", WEEKLY_DONE},
	{words_priority_state, "未完成", WEEKLY_NOT_DONE},
	{words_pace, "均匀", PACE_EVEN},
	{words_pace, "末期", PACE_END},
	{words_pace, "行动", PACE_ACTIONS},
	{words_rhythm, "1w", RHYTHM_WEEKLY},
	{words_rhythm, "每周", RHYTHM_WEEKLY},
	{words_rhythm, "biweekly", RHYTHM_2_WEEKS},
	{words_rhythm, "两周", RHYTHM_2_WEEKS},
	{words_rhythm, "每两周", RHYTHM_2_WEEKS},
	{words_rhythm, "双周", RHYTHM_2_WEEKS},
	{words_rhythm, "每三周", RHYTHM_3_WEEKS},
	{words_rhythm, "每四周", RHYTHM_4_WEEKS},
	{words_rhythm, "每月", RHYTHM_MONTHLY},
	{words_truth, "no", false},
	{words_truth, "off", false},
	{words_truth, "0", false},
	{words_truth, "否", false},
	{words_truth, "yes", true},
	{words_truth, "on", true},
	{words_truth, "1", true},
	{words_truth, "是", true},
	{words_confidence, "low", 30},
	{words_confidence, "medium", 50},
	{words_confidence, "high", 80},
	{words_confidence, "低", 30},
	{words_confidence, "中", 50},
	{words_confidence, "高", 80},
	{words_frequency, "每日", FREQUENCY_DAILY},
	{words_frequency, "每天", FREQUENCY_DAILY},
	{words_frequency, "每周", FREQUENCY_WEEKLY},
	{words_frequency, "每月", FREQUENCY_MONTHLY},
	{words_frequency, "每季", FREQUENCY_QUARTERLY},
	{words_frequency, "每季度", FREQUENCY_QUARTERLY},
};

bool
word_alike(const char *word, size_t length, const char *other)
{
	return text_alike(word, length, other, strlen(other), " -_");
}

const char *
field_word(const struct field *field, int64_t number)
{
	int64_t i = 0;

	while (i < number && field->words[i])
		i++;
	return i == number && field->words[i] ? field->words[i] : "";
}

int64_t
field_word_read(const struct field *field, const char *word, size_t length)
{
	size_t i;

	if (!length)
		return -1;
	for (i = 0; field->words[i]; i++)
		if (field->words[i][0] &&
			word_alike(word, length, field->words[i]))
			return (int64_t)i;
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i].words == field->words &&
			word_alike(word, length, others[i].text))
			return others[i].number;
	for (i = 0; field->words[i]; i++)
		if (field->words[i][0] &&
			word_alike(word, length, _(field->words[i])))
			return (int64_t)i;
	return -1;
}
