/* SPDX-License-Identifier: MIT */
#include "yaml_key.h"

#include <ctype.h>
#include <string.h>

#include "model/field.h"

struct key {
	const char *name;
	size_t length;
	int means;
};

#define KEY(text, meaning)                          \
	{                                           \
		(text), sizeof(text) - 1, (meaning) \
	}

/* In each table a meaning's own name comes first, and the usual ones come
 * before the rare. */
static const struct key plan_keys[] = {
	KEY("cycles", KEY_CYCLES),
	KEY("tenths", KEY_VERSION),
	KEY("plan", PLAN_TITLE),
	KEY("weekday", PLAN_WEEKDAY),
	KEY("weeks", KEY_WEEKS),
	KEY("backlog", KEY_BACKLOG),
	KEY("metrics", KEY_METRICS),
	KEY("objectives", KEY_OBJECTIVES),
	KEY("title", PLAN_TITLE),
	KEY("weeknotes", KEY_WEEKS),
	KEY("healthmetrics", KEY_METRICS),
	KEY("kpis", KEY_METRICS),
	KEY("okrs", KEY_OBJECTIVES),
	KEY("计划", PLAN_TITLE),
	KEY("标题", PLAN_TITLE),
	KEY("周期", KEY_CYCLES),
	KEY("周记", KEY_WEEKS),
	KEY("清单", KEY_BACKLOG),
	KEY("健康指标", KEY_METRICS),
	KEY("目标", KEY_OBJECTIVES),
	{NULL, 0, KEY_NONE},
};

static const struct key cycle_keys[] = {
	KEY("id", CYCLE_UID),
	KEY("name", CYCLE_NAME),
	KEY("starts", CYCLE_STARTS),
	KEY("ends", CYCLE_ENDS),
	KEY("state", CYCLE_STATE),
	KEY("objectives", KEY_OBJECTIVES),
	KEY("within", KEY_WITHIN),
	KEY("closed", CYCLE_CLOSED),
	KEY("progress", CYCLE_PROGRESS),
	KEY("tags", CYCLE_TAGS),
	KEY("note", CYCLE_NOTE),
	KEY("review", KEY_REVIEW),
	KEY("cycles", KEY_CYCLES),
	KEY("key_results", KEY_KEY_RESULTS),
	KEY("actions", KEY_ACTIONS),
	KEY("title", CYCLE_NAME),
	KEY("cycle", CYCLE_NAME),
	KEY("start", CYCLE_STARTS),
	KEY("end", CYCLE_ENDS),
	KEY("from", CYCLE_STARTS),
	KEY("to", CYCLE_ENDS),
	KEY("status", CYCLE_STATE),
	KEY("parent", KEY_WITHIN),
	KEY("notes", CYCLE_NOTE),
	KEY("krs", KEY_KEY_RESULTS),
	KEY("okrs", KEY_OBJECTIVES),
	KEY("名称", CYCLE_NAME),
	KEY("标题", CYCLE_NAME),
	KEY("周期", KEY_CYCLES),
	KEY("开始", CYCLE_STARTS),
	KEY("结束", CYCLE_ENDS),
	KEY("状态", CYCLE_STATE),
	KEY("进度", CYCLE_PROGRESS),
	KEY("标签", CYCLE_TAGS),
	KEY("备注", CYCLE_NOTE),
	KEY("复盘", KEY_REVIEW),
	KEY("目标", KEY_OBJECTIVES),
	KEY("关键结果", KEY_KEY_RESULTS),
	KEY("行动", KEY_ACTIONS),
	{NULL, 0, KEY_NONE},
};

static const struct key node_keys[] = {
	KEY("id", NODE_UID),
	KEY("title", NODE_TITLE),
	KEY("progress", NODE_PROGRESS),
	KEY("state", NODE_STATE),
	KEY("actions", KEY_ACTIONS),
	KEY("key_results", KEY_KEY_RESULTS),
	KEY("confidence", NODE_CONFIDENCE),
	KEY("score", NODE_SCORE),
	KEY("due", NODE_DUE),
	KEY("kind", NODE_KIND),
	KEY("priority", NODE_PRIORITY),
	KEY("status", NODE_STATUS),
	KEY("starts", NODE_STARTS),
	KEY("finished", NODE_FINISHED),
	KEY("reason", NODE_REASON),
	KEY("basis", NODE_BASIS),
	KEY("weight", NODE_WEIGHT),
	KEY("metric", KEY_METRIC),
	KEY("owner", NODE_OWNER),
	KEY("tags", NODE_TAGS),
	KEY("links", NODE_LINKS),
	KEY("align", NODE_ALIGN),
	KEY("carried_from", NODE_CARRIED_FROM),
	KEY("note", NODE_NOTE),
	KEY("reflection", NODE_REFLECTION),
	KEY("checkins", KEY_CHECKINS),
	KEY("items", KEY_ITEMS),
	KEY("level", NODE_LEVEL),
	KEY("done", KEY_DONE),
	KEY("krs", KEY_KEY_RESULTS),
	KEY("objective", NODE_TITLE),
	KEY("key_result", NODE_TITLE),
	KEY("kr", NODE_TITLE),
	KEY("action", NODE_TITLE),
	KEY("name", NODE_TITLE),
	KEY("notes", NODE_NOTE),
	KEY("link", NODE_LINKS),
	KEY("evidence", NODE_LINKS),
	KEY("deadline", NODE_DUE),
	KEY("start", NODE_STARTS),
	KEY("tag", NODE_TAGS),
	KEY("aligned_to", NODE_ALIGN),
	KEY("updates", KEY_CHECKINS),
	KEY("children", KEY_ITEMS),
	KEY("标题", NODE_TITLE),
	KEY("名称", NODE_TITLE),
	KEY("目标", NODE_TITLE),
	KEY("层级", NODE_LEVEL),
	KEY("关键结果", KEY_KEY_RESULTS),
	KEY("行动", KEY_ACTIONS),
	KEY("进度", NODE_PROGRESS),
	KEY("状态", NODE_STATE),
	KEY("信心", NODE_CONFIDENCE),
	KEY("评分", NODE_SCORE),
	KEY("打分", NODE_SCORE),
	KEY("截止", NODE_DUE),
	KEY("截止时间", NODE_DUE),
	KEY("截止日期", NODE_DUE),
	KEY("类型", NODE_KIND),
	KEY("优先级", NODE_PRIORITY),
	KEY("开始", NODE_STARTS),
	KEY("完成日期", NODE_FINISHED),
	KEY("原因", NODE_REASON),
	KEY("进度来源", NODE_BASIS),
	KEY("权重", NODE_WEIGHT),
	KEY("指标", KEY_METRIC),
	KEY("负责人", NODE_OWNER),
	KEY("标签", NODE_TAGS),
	KEY("链接", NODE_LINKS),
	KEY("对齐", NODE_ALIGN),
	KEY("延续自", NODE_CARRIED_FROM),
	KEY("备注", NODE_NOTE),
	KEY("反思", NODE_REFLECTION),
	KEY("每周更新", KEY_CHECKINS),
	KEY("子项", KEY_ITEMS),
	KEY("完成", KEY_DONE),
	{NULL, 0, KEY_NONE},
};

static const struct key node_metric_keys[] = {
	KEY("start", NODE_START),
	KEY("target", NODE_TARGET),
	KEY("current", NODE_CURRENT),
	KEY("unit", NODE_UNIT),
	KEY("at_least", NODE_LOW),
	KEY("at_most", NODE_HIGH),
	KEY("from", NODE_START),
	KEY("to", NODE_TARGET),
	KEY("min", NODE_LOW),
	KEY("max", NODE_HIGH),
	KEY("起始值", NODE_START),
	KEY("目标值", NODE_TARGET),
	KEY("当前值", NODE_CURRENT),
	KEY("单位", NODE_UNIT),
	{NULL, 0, KEY_NONE},
};

static const struct key link_keys[] = {
	KEY("url", KEY_URL),
	KEY("title", NODE_TITLE),
	KEY("href", KEY_URL),
	KEY("name", NODE_TITLE),
	KEY("链接", KEY_URL),
	KEY("标题", NODE_TITLE),
	{NULL, 0, KEY_NONE},
};

static const struct key checkin_keys[] = {
	KEY("on", CHECKIN_ON),
	KEY("progress", CHECKIN_PROGRESS),
	KEY("confidence", CHECKIN_CONFIDENCE),
	KEY("current", CHECKIN_CURRENT),
	KEY("status", CHECKIN_STATUS),
	KEY("note", CHECKIN_NOTE),
	KEY("blocker", CHECKIN_BLOCKER),
	KEY("why", CHECKIN_WHY),
	KEY("date", CHECKIN_ON),
	KEY("day", CHECKIN_ON),
	KEY("value", CHECKIN_CURRENT),
	KEY("blockers", CHECKIN_BLOCKER),
	KEY("日期", CHECKIN_ON),
	KEY("进度", CHECKIN_PROGRESS),
	KEY("信心", CHECKIN_CONFIDENCE),
	KEY("当前值", CHECKIN_CURRENT),
	KEY("状态", CHECKIN_STATUS),
	KEY("备注", CHECKIN_NOTE),
	KEY("阻碍", CHECKIN_BLOCKER),
	KEY("原因", CHECKIN_WHY),
	{NULL, 0, KEY_NONE},
};

static const struct key review_keys[] = {
	KEY("template", CYCLE_TEMPLATE),
	KEY("sections", KEY_SECTIONS),
	KEY("模板", CYCLE_TEMPLATE),
	KEY("章节", KEY_SECTIONS),
	{NULL, 0, KEY_NONE},
};

static const struct key week_keys[] = {
	KEY("id", WEEK_UID),
	KEY("from", WEEK_STARTS),
	KEY("to", WEEK_ENDS),
	KEY("now", WEEK_NOW),
	KEY("wins", WEEK_WINS),
	KEY("blockers", WEEK_BLOCKERS),
	KEY("ahead", WEEK_AHEAD),
	KEY("note", WEEK_NOTE),
	KEY("priorities", KEY_PRIORITIES),
	KEY("starts", WEEK_STARTS),
	KEY("ends", WEEK_ENDS),
	KEY("notes", WEEK_NOTE),
	KEY("开始", WEEK_STARTS),
	KEY("结束", WEEK_ENDS),
	KEY("此刻", WEEK_NOW),
	KEY("成果", WEEK_WINS),
	KEY("阻碍", WEEK_BLOCKERS),
	KEY("展望", WEEK_AHEAD),
	KEY("备注", WEEK_NOTE),
	KEY("优先事项", KEY_PRIORITIES),
	{NULL, 0, KEY_NONE},
};

static const struct key priority_keys[] = {
	KEY("title", PRIORITY_TITLE),
	KEY("rank", PRIORITY_RANK),
	KEY("state", PRIORITY_STATE),
	KEY("node", PRIORITY_NODE),
	KEY("key_result", PRIORITY_NODE),
	KEY("标题", PRIORITY_TITLE),
	KEY("状态", PRIORITY_STATE),
	{NULL, 0, KEY_NONE},
};

static const struct key metric_keys[] = {
	KEY("id", METRIC_UID),
	KEY("name", METRIC_NAME),
	KEY("unit", METRIC_UNIT),
	KEY("at_least", METRIC_LOW),
	KEY("at_most", METRIC_HIGH),
	KEY("frequency", METRIC_FREQUENCY),
	KEY("note", METRIC_NOTE),
	KEY("values", KEY_VALUES),
	KEY("title", METRIC_NAME),
	KEY("min", METRIC_LOW),
	KEY("max", METRIC_HIGH),
	KEY("readings", KEY_VALUES),
	KEY("名称", METRIC_NAME),
	KEY("单位", METRIC_UNIT),
	KEY("频率", METRIC_FREQUENCY),
	KEY("备注", METRIC_NOTE),
	KEY("值", KEY_VALUES),
	{NULL, 0, KEY_NONE},
};

static const struct key reading_keys[] = {
	KEY("value", READING_VALUE),
	KEY("note", READING_NOTE),
	KEY("值", READING_VALUE),
	KEY("备注", READING_NOTE),
	{NULL, 0, KEY_NONE},
};

static const struct key *const tables[KEYS_COUNT] = {
	[KEYS_PLAN] = plan_keys,
	[KEYS_CYCLE] = cycle_keys,
	[KEYS_NODE] = node_keys,
	[KEYS_NODE_METRIC] = node_metric_keys,
	[KEYS_LINK] = link_keys,
	[KEYS_CHECKIN] = checkin_keys,
	[KEYS_REVIEW] = review_keys,
	[KEYS_WEEK] = week_keys,
	[KEYS_PRIORITY] = priority_keys,
	[KEYS_METRIC] = metric_keys,
	[KEYS_READING] = reading_keys,
};

/* Longest key that is looked at closely; none of ours is near it. */
#define KEY_MAX 32

/* The name in lower case, without `-`, `_` and spaces. */
static size_t
plainly(const char *name, size_t length, char out[static KEY_MAX])
{
	size_t at, used = 0;

	for (at = 0; at < length && used < KEY_MAX; at++)
		if (!strchr("-_ ", name[at]) || !name[at])
			out[used++] = (char)tolower((unsigned char)name[at]);
	return used;
}

int
key_find(enum key_context context, const char *name, size_t length)
{
	const struct key *key;
	char plain[KEY_MAX], other[KEY_MAX];
	size_t used;

	for (key = tables[context]; key->name; key++)
		if (key->length == length &&
			memcmp(key->name, name, length) == 0)
			return key->means;
	used = plainly(name, length, plain);
	for (key = tables[context]; key->name; key++)
		if (plainly(key->name, key->length, other) == used &&
			memcmp(other, plain, used) == 0)
			return key->means;
	return KEY_NONE;
}

/* Insertions, deletions and exchanges that make one the other. */
static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t row[KEY_MAX + 1], i, j, corner, above, best;

	for (j = 0; j <= b_length; j++)
		row[j] = j;
	for (i = 0; i < a_length; i++) {
		corner = row[0];
		row[0] = i + 1;
		for (j = 0; j < b_length; j++) {
			above = row[j + 1];
			best = corner + (a[i] != b[j]);
			if (above + 1 < best)
				best = above + 1;
			if (row[j] + 1 < best)
				best = row[j] + 1;
			row[j + 1] = best;
			corner = above;
		}
	}
	return row[b_length];
}

const char *
key_nearest(enum key_context context, const char *name, size_t length)
{
	const struct key *key;
	const char *nearest = NULL;
	char plain[KEY_MAX], other[KEY_MAX];
	size_t used = plainly(name, length, plain), far, least = KEY_MAX;

	for (key = tables[context]; key->name; key++) {
		size_t other_used = plainly(key->name, key->length, other);

		far = distance(plain, used, other, other_used);
		/* Half of it being another word is no likeness. */
		if (far < least && far * 2 <= used && far < other_used) {
			least = far;
			nearest = key->name;
		}
	}
	return nearest;
}
