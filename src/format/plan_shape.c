/* SPDX-License-Identifier: MIT */
#include "plan_shape.h"

#include <ctype.h>
#include <string.h>

#include "base/near.h"
#include "base/say.h"
#include "base/str.h"
#include "model/plan.h"

/* Rows begin with what all have; the rest is named. */
#define KEY(text, others, kind, at) \
	.key = (text), .also = (others), .type = (kind), .field = (at)
#define FIELD(text, others, at)                   \
	{                                         \
		KEY(text, others, ROW_FIELD, at), \
	}
#define EXTRA(at)                           \
	{                                   \
		KEY("", "", ROW_EXTRA, at), \
	}
#define IN(owner, list) .chain = offsetof(struct owner, list)

static const struct shape_row plan_rows[] = {
	{KEY("tenths", "", ROW_VERSION, -1)},
	FIELD("plan", "title 计划 标题", PLAN_TITLE),
	FIELD("weekday", "", PLAN_WEEKDAY),
	EXTRA(PLAN_EXTRA),
	{KEY("objectives", "okrs 目标", ROW_LOOSE, NODE_CYCLE),
		.of = SHAPE_NODE, IN(cycle, nodes), .level = LEVEL_OBJECTIVE},
	{KEY("cycles", "周期", ROW_CYCLES, -1), .of = SHAPE_CYCLE,
		IN(plan, cycles)},
	{KEY("backlog", "清单", ROW_RECORDS, -1), .of = SHAPE_NODE,
		IN(plan, backlog), .level = LEVEL_OBJECTIVE, .whole = true},
	{KEY("weeks", "weeknotes 周记", ROW_RECORDS, -1), .of = SHAPE_WEEK,
		IN(plan, weeks), .whole = true},
	{KEY("metrics", "healthmetrics kpis 健康指标", ROW_RECORDS, -1),
		.of = SHAPE_METRIC, IN(plan, metrics), .whole = true},
	{KEY("conflicts", "冲突", ROW_RECORDS, -1), .of = SHAPE_CONFLICT,
		IN(plan, conflicts), .whole = true},
};

static const struct shape_row cycle_rows[] = {
	{KEY("id", "", ROW_ID, CYCLE_UID)},
	FIELD("name", "title cycle 名称 标题", CYCLE_NAME),
	{KEY("within", "parent", ROW_WITHIN, CYCLE_PARENT), .whole = true},
	FIELD("starts", "start from 开始", CYCLE_STARTS),
	FIELD("ends", "end to 结束", CYCLE_ENDS),
	{KEY("state", "status 状态", ROW_PHASE, -1), .only_read = true},
	FIELD("closed", "关闭日期", CYCLE_CLOSED),
	FIELD("rhythm", "更新节奏", CYCLE_RHYTHM),
	FIELD("progress", "进度", CYCLE_PROGRESS),
	FIELD("tags", "标签", CYCLE_TAGS),
	FIELD("note", "notes 备注", CYCLE_NOTE),
	EXTRA(CYCLE_EXTRA),
	{KEY("objectives", "okrs 目标", ROW_RECORDS, NODE_CYCLE),
		.of = SHAPE_NODE, IN(cycle, nodes), .level = LEVEL_OBJECTIVE},
	{KEY("key_results", "krs 关键结果", ROW_RECORDS, NODE_CYCLE),
		.of = SHAPE_NODE, .level = LEVEL_KEY_RESULT, .only_read = true},
	{KEY("actions", "行动", ROW_RECORDS, NODE_CYCLE), .of = SHAPE_NODE,
		.level = LEVEL_ACTION, .only_read = true},
	{KEY("review", "复盘", ROW_MAP, -1), .of = SHAPE_REVIEW},
	{KEY("cycles", "周期", ROW_RECORDS, CYCLE_PARENT), .of = SHAPE_CYCLE,
		.only_read = true},
};

static const struct shape_row review_rows[] = {
	FIELD("template", "模板", CYCLE_TEMPLATE),
	{KEY("sections", "章节", ROW_SECTIONS, -1)},
};

static const struct shape_row node_rows[] = {
	{KEY("id", "", ROW_ID, NODE_UID)},
	{KEY("level", "层级", ROW_LEVEL, NODE_LEVEL)},
	{KEY("title", "objective key_result kr action name 标题 名称 目标",
		 ROW_FIELD, NODE_TITLE),
		.why = N_("it needs a title")},
	FIELD("kind", "类型", NODE_KIND),
	FIELD("priority", "优先级", NODE_PRIORITY),
	FIELD("state", "状态", NODE_STATE),
	FIELD("status", "", NODE_STATUS),
	FIELD("due", "deadline 截止 截止时间 截止日期", NODE_DUE),
	FIELD("starts", "start 开始", NODE_STARTS),
	FIELD("finished", "完成日期", NODE_FINISHED),
	FIELD("progress", "进度", NODE_PROGRESS),
	FIELD("confidence", "信心", NODE_CONFIDENCE),
	FIELD("score", "评分 打分", NODE_SCORE),
	FIELD("reason", "原因", NODE_REASON),
	FIELD("weight", "权重", NODE_WEIGHT),
	FIELD("pace", "节奏", NODE_PACE),
	FIELD("rhythm", "更新节奏", NODE_RHYTHM),
	FIELD("standing", "常设", NODE_STANDING),
	FIELD("made", "添加日期", NODE_MADE),
	{KEY("basis", "进度来源", ROW_BASIS, NODE_BASIS)},
	{KEY("metric", "指标", ROW_METRIC, NODE_BASIS),
		.of = SHAPE_NODE_METRIC},
	FIELD("owners", "owner 负责人", NODE_OWNER),
	FIELD("tags", "tag 标签", NODE_TAGS),
	FIELD("links", "link evidence 链接", NODE_LINKS),
	FIELD("align", "aligned_to 对齐", NODE_ALIGN),
	FIELD("carried_from", "延续自", NODE_CARRIED_FROM),
	FIELD("note", "notes 备注", NODE_NOTE),
	FIELD("reflection", "反思", NODE_REFLECTION),
	EXTRA(NODE_EXTRA),
	{KEY("checkins", "updates 每周更新", ROW_RECORDS, CHECKIN_NODE),
		.of = SHAPE_CHECKIN, IN(detail, checkins), .detail = true},
	{KEY("comments", "评论", ROW_RECORDS, COMMENT_NODE),
		.of = SHAPE_COMMENT, IN(detail, comments), .detail = true},
	{KEY("key_results", "krs 关键结果", ROW_CHILDREN, NODE_PARENT),
		.of = SHAPE_NODE, IN(node, children),
		.level = LEVEL_KEY_RESULT},
	{KEY("actions", "行动", ROW_CHILDREN, NODE_PARENT), .of = SHAPE_NODE,
		IN(node, children), .level = LEVEL_ACTION},
	{KEY("items", "children 子项", ROW_CHILDREN, NODE_PARENT),
		.of = SHAPE_NODE, .only_read = true},
	{KEY("done", "完成", ROW_DONE, NODE_STATE), .only_read = true},
};

static const struct shape_row node_metric_rows[] = {
	{KEY("from", "", ROW_FROM, NODE_FROM)},
	FIELD("start", "起始值", NODE_START),
	FIELD("target", "to 目标值", NODE_TARGET),
	FIELD("current", "当前值", NODE_CURRENT),
	FIELD("unit", "单位", NODE_UNIT),
	FIELD("at_least", "min", NODE_LOW),
	FIELD("at_most", "max", NODE_HIGH),
};

/* No fields: a link is a line of the node's. */
static const struct shape_row link_rows[] = {
	FIELD("title", "name 标题", -1),
	FIELD("url", "href 链接", NODE_LINKS),
};

static const struct shape_row checkin_rows[] = {
	{KEY("on", "date day 日期", ROW_FIELD, CHECKIN_ON),
		.why = N_("a check-in needs its day, on: 2026-11-30")},
	FIELD("progress", "进度", CHECKIN_PROGRESS),
	FIELD("current", "value 当前值", CHECKIN_CURRENT),
	FIELD("confidence", "信心", CHECKIN_CONFIDENCE),
	FIELD("status", "状态", CHECKIN_STATUS),
	FIELD("note", "备注", CHECKIN_NOTE),
	FIELD("blocker", "blockers 阻碍", CHECKIN_BLOCKER),
	FIELD("why", "原因", CHECKIN_WHY),
	FIELD("by", "作者", CHECKIN_BY),
	EXTRA(CHECKIN_EXTRA),
	{KEY("comments", "评论", ROW_COMMENTS, COMMENT_NODE),
		.of = SHAPE_COMMENT, .only_read = true},
};

static const struct shape_row week_rows[] = {
	{KEY("id", "", ROW_ID, WEEK_UID)},
	{KEY("from", "starts 开始", ROW_FIELD, WEEK_STARTS),
		.why = N_("a week note needs its first day, from: 2026-11-30")},
	FIELD("to", "ends 结束", WEEK_ENDS),
	FIELD("now", "此刻", WEEK_NOW),
	FIELD("wins", "成果", WEEK_WINS),
	FIELD("blockers", "阻碍", WEEK_BLOCKERS),
	FIELD("ahead", "展望", WEEK_AHEAD),
	FIELD("note", "notes 备注", WEEK_NOTE),
	EXTRA(WEEK_EXTRA),
	{KEY("priorities", "优先事项", ROW_RECORDS, WEEKLY_WEEK),
		.of = SHAPE_PRIORITY, IN(week, priorities)},
};

static const struct shape_row priority_rows[] = {
	{KEY("title", "标题", ROW_FIELD, WEEKLY_TITLE),
		.why = N_("it needs a title")},
	FIELD("rank", "", WEEKLY_RANK),
	FIELD("state", "状态", WEEKLY_STATE),
	FIELD("node", "key_result", WEEKLY_NODE),
};

static const struct shape_row metric_rows[] = {
	{KEY("id", "", ROW_ID, METRIC_UID)},
	FIELD("name", "title 名称", METRIC_NAME),
	FIELD("unit", "单位", METRIC_UNIT),
	FIELD("at_least", "min", METRIC_LOW),
	FIELD("at_most", "max", METRIC_HIGH),
	FIELD("frequency", "频率", METRIC_FREQUENCY),
	FIELD("note", "备注", METRIC_NOTE),
	EXTRA(METRIC_EXTRA),
	{KEY("values", "readings 值", ROW_READINGS, -1)},
};

static const struct shape_row reading_rows[] = {
	FIELD("value", "值", READING_VALUE),
	FIELD("note", "备注", READING_NOTE),
	FIELD("source", "来源", READING_SOURCE),
};

static const struct shape_row conflict_rows[] = {
	{KEY("id", "", ROW_ID, CONFLICT_UID)},
	FIELD("about", "", CONFLICT_ABOUT),
	FIELD("part", "", CONFLICT_PART),
	FIELD("field", "", CONFLICT_FIELD),
	FIELD("what", "", CONFLICT_WHAT),
	FIELD("other", "", CONFLICT_OTHER),
	FIELD("on", "date day 日期", CONFLICT_ON),
};

static const struct shape_row comment_rows[] = {
	{KEY("id", "", ROW_ID, COMMENT_UID)},
	FIELD("on", "date day 日期", COMMENT_ON),
	FIELD("by", "author 作者", COMMENT_BY),
	FIELD("checkin", "", COMMENT_CHECKIN),
	FIELD("solved", "resolved 已解决", COMMENT_SOLVED),
	{KEY("text", "comment content 内容", ROW_FIELD, COMMENT_TEXT),
		.why = N_("a comment needs its text")},
	EXTRA(COMMENT_EXTRA),
};

#define SHAPE(name, holds, word, table)                                   \
	{                                                                 \
		.what = (name), .record = (holds), .alone = (word),       \
		.rows = (table), .count = sizeof(table) / sizeof *(table) \
	}

const struct map_shape map_shapes[SHAPE_COUNT] = {
	[SHAPE_PLAN] = SHAPE(N_("a plan"), RECORD_PLAN, -1, plan_rows),
	[SHAPE_CYCLE] = SHAPE(N_("a cycle"), RECORD_CYCLE, -1, cycle_rows),
	[SHAPE_REVIEW] = SHAPE(N_("a review"), RECORD_CYCLE, -1, review_rows),
	[SHAPE_NODE] = SHAPE(N_("an objective, key result or action"),
		RECORD_NODE, NODE_TITLE, node_rows),
	[SHAPE_NODE_METRIC] =
		SHAPE(N_("a metric"), RECORD_NODE, -1, node_metric_rows),
	[SHAPE_LINK] = SHAPE(N_("a link"), RECORD_NODE, -1, link_rows),
	[SHAPE_CHECKIN] =
		SHAPE(N_("a check-in"), RECORD_CHECKIN, -1, checkin_rows),
	[SHAPE_WEEK] = SHAPE(N_("a week note"), RECORD_WEEK, -1, week_rows),
	[SHAPE_PRIORITY] = SHAPE(N_("a priority of a week"), RECORD_PRIORITY,
		WEEKLY_TITLE, priority_rows),
	[SHAPE_METRIC] =
		SHAPE(N_("a health metric"), RECORD_METRIC, -1, metric_rows),
	[SHAPE_READING] = SHAPE(
		N_("a reading"), RECORD_READING, READING_VALUE, reading_rows),
	[SHAPE_CONFLICT] =
		SHAPE(N_("a conflict"), RECORD_CONFLICT, -1, conflict_rows),
	[SHAPE_COMMENT] = SHAPE(
		N_("a comment"), RECORD_COMMENT, COMMENT_TEXT, comment_rows),
};

/* Longest key that is looked at closely; none of ours is near it. */
#define KEY_MAX (SHAPE_KEY_SIZE - 1)

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

/* The names of a row one by one, its key first; false after the last. */
static bool
next_name(const struct shape_row *row, const char **name, size_t *length)
{
	const char *at = row->key;

	if (*name)
		at = *name == row->key ? row->also : *name + *length;
	at += strspn(at, " ");
	*name = at;
	*length = strcspn(at, " ");
	return *length > 0;
}

static bool
is_named(const struct shape_row *row, const char *plain, size_t used)
{
	const char *name = NULL;
	char other[KEY_MAX];
	size_t length;

	while (next_name(row, &name, &length))
		if (plainly(name, length, other) == used &&
			memcmp(other, plain, used) == 0)
			return true;
	return false;
}

const struct shape_row *
shape_find(const struct map_shape *shape, const char *key, size_t length,
	const struct shape_row *near)
{
	size_t from = near ? (size_t)(near - shape->rows) + 1 : 0, i, used;
	const struct shape_row *row;
	char plain[KEY_MAX];

	for (i = 0; length && i < shape->count; i++) {
		row = &shape->rows[(from + i) % shape->count];
		if (str_is(key, length, row->key))
			return row;
	}
	used = plainly(key, length, plain);
	for (i = 0; i < shape->count; i++)
		if (is_named(&shape->rows[i], plain, used))
			return &shape->rows[i];
	return NULL;
}

const char *
shape_nearest(const struct map_shape *shape, const char *key, size_t length,
	char out[static SHAPE_KEY_SIZE])
{
	char plain[KEY_MAX], other[KEY_MAX];
	struct near near = near_to(plain, plainly(key, length, plain));
	size_t name_length, i;
	const char *name;

	*out = '\0';
	for (i = 0; i < shape->count; i++) {
		name = NULL;
		while (next_name(&shape->rows[i], &name, &name_length)) {
			if (!near_offer(&near, other,
				    plainly(name, name_length, other)))
				continue;
			memcpy(out, name, name_length);
			out[name_length] = '\0';
		}
	}
	return *out ? out : NULL;
}
