/* SPDX-License-Identifier: MIT */
#include "model/field.h"

#include <ctype.h>
#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "model/plan.h"

static const char *const levels[] = {
	"", N_("objective"), N_("key_result"), N_("action"), NULL};
static const char *const states[] = {
	N_("open"), N_("done"), N_("dropped"), NULL};
static const char *const bases[] = {
	N_("manual"), N_("metric"), N_("actions"), NULL};
static const char *const kinds[] = {
	"", N_("committed"), N_("aspirational"), N_("learning"), NULL};
static const char *const statuses[] = {
	"", N_("on_track"), N_("at_risk"), N_("off_track"), NULL};
static const char *const priorities[] = {
	"", N_("highest"), N_("high"), N_("medium"), N_("low"), NULL};
static const char *const paces[] = {N_("even"), N_("end"), N_("actions"), NULL};
static const char *const rhythms[] = {
	"", N_("weekly"), N_("2w"), N_("3w"), N_("4w"), N_("monthly"), NULL};
static const char *const truths[] = {N_("false"), N_("true"), NULL};
static const char *const priority_states[] = {
	N_("open"), N_("done"), N_("not_done"), NULL};
static const char *const frequencies[] = {
	"", N_("daily"), N_("weekly"), N_("monthly"), N_("quarterly"), NULL};

/* Rows begin with what all have; the rest is named. */
#define FIELD(text, heading, kept_as, owner, member)           \
	.name = (text), .label = (heading), .type = (kept_as), \
	.offset = offsetof(struct owner, member)
#define DETAIL(text, heading, kept_as, member) \
	FIELD(text, heading, kept_as, detail, member), .detail = true

static const struct field plan_fields[] = {
	[PLAN_TITLE] = {FIELD("title", N_("title"), FIELD_TEXT, plan, title)},
	[PLAN_WEEKDAY] = {FIELD("weekday", N_("check-in day"), FIELD_SMALL,
				  plan, weekday),
		.low = 1, .high = 7},
	[PLAN_EXTRA] = {FIELD("extra", N_("extra"), FIELD_TEXT, plan, extra),
		.derived = true},
};

static const struct field cycle_fields[] = {
	[CYCLE_UID] = {FIELD("uid", N_("id"), FIELD_UID, cycle, uid),
		.derived = true},
	[CYCLE_PARENT] = {FIELD("parent", N_("lies in"), FIELD_ID, cycle,
				  parent),
		.target = RECORD_CYCLE},
	[CYCLE_NAME] = {FIELD("name", N_("name"), FIELD_TEXT, cycle, name)},
	[CYCLE_STARTS] = {FIELD(
		"starts", N_("first day"), FIELD_DAY, cycle, starts)},
	[CYCLE_ENDS] = {FIELD("ends", N_("last day"), FIELD_DAY, cycle, ends)},
	[CYCLE_RHYTHM] = {FIELD("rhythm", N_("check-in rhythm"), FIELD_WORD,
				  cycle, rhythm),
		.words = rhythms},
	[CYCLE_PROGRESS] = {FIELD("progress", N_("progress by hand"),
		FIELD_TENTHS, cycle, progress)},
	[CYCLE_TEMPLATE] = {FIELD("template", N_("review template"), FIELD_TEXT,
		cycle, template)},
	[CYCLE_NOTE] = {FIELD("note", N_("note"), FIELD_TEXT, cycle, note)},
	[CYCLE_CLOSED] = {FIELD(
		"closed", N_("closed on"), FIELD_DAY, cycle, closed)},
	[CYCLE_TAGS] = {FIELD("tags", N_("tags"), FIELD_TEXT, cycle, tags)},
	[CYCLE_EXTRA] = {FIELD("extra", N_("extra"), FIELD_TEXT, cycle, extra),
		.derived = true},
};

static const struct field node_fields[] = {
	[NODE_PARENT] = {FIELD("parent", N_("place"), FIELD_ID, node, parent),
		.target = RECORD_NODE},
	[NODE_CYCLE] = {FIELD("cycle", N_("cycle"), FIELD_ID, node, cycle),
		.target = RECORD_CYCLE},
	[NODE_POSITION] = {FIELD("position", N_("position"), FIELD_SMALL, node,
				   position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[NODE_DUE] = {FIELD("due", N_("due"), FIELD_DAY, node, due)},
	[NODE_TITLE] = {FIELD("title", N_("title"), FIELD_TEXT, node, title)},
	[NODE_UID] = {FIELD("uid", N_("id"), FIELD_UID, node, uid),
		.derived = true},
	[NODE_LEVEL] = {FIELD("level", N_("level"), FIELD_WORD, node, level),
		.words = levels},
	[NODE_STATE] = {FIELD("state", N_("state"), FIELD_WORD, node, state),
		.words = states},
	[NODE_PROGRESS] = {FIELD(
		"progress", N_("progress"), FIELD_TENTHS, node, progress)},
	[NODE_CONFIDENCE] = {FIELD("confidence", N_("confidence"), FIELD_TENTHS,
		node, confidence)},
	[NODE_BASIS] = {DETAIL("basis", N_("basis"), FIELD_WORD, basis),
		.words = bases},
	[NODE_KIND] = {DETAIL("kind", N_("kind"), FIELD_WORD, kind),
		.words = kinds},
	[NODE_STATUS] = {DETAIL("status", N_("status"), FIELD_WORD, status),
		.words = statuses},
	[NODE_PRIORITY] =
		{DETAIL("priority", N_("priority"), FIELD_WORD, priority),
			.words = priorities},
	[NODE_SCORE] = {DETAIL("score", N_("score"), FIELD_TENTHS, score)},
	[NODE_WEIGHT] = {DETAIL("weight", N_("weight"), FIELD_SMALL, weight),
		.low = 0, .high = 1000000},
	[NODE_STARTS] = {DETAIL("starts", N_("first day"), FIELD_DAY, starts)},
	[NODE_FINISHED] =
		{DETAIL("finished", N_("finished on"), FIELD_DAY, finished),
			.derived = true},
	[NODE_START] = {DETAIL(
		"start", N_("start value"), FIELD_DECIMAL, start)},
	[NODE_TARGET] = {DETAIL("target", N_("target"), FIELD_DECIMAL, target)},
	[NODE_CURRENT] = {DETAIL(
		"current", N_("current value"), FIELD_DECIMAL, current)},
	[NODE_LOW] = {DETAIL("at_least", N_("at least"), FIELD_DECIMAL, low)},
	[NODE_HIGH] = {DETAIL("at_most", N_("at most"), FIELD_DECIMAL, high)},
	[NODE_CARRIED_FROM] = {DETAIL(
		"carried_from", N_("carried from"), FIELD_UID, carried_from)},
	[NODE_UNIT] = {DETAIL("unit", N_("unit"), FIELD_TEXT, unit)},
	[NODE_OWNER] = {DETAIL("owner", N_("owner"), FIELD_TEXT, owner)},
	[NODE_TAGS] = {DETAIL("tags", N_("tags"), FIELD_TEXT, tags)},
	[NODE_NOTE] = {DETAIL("note", N_("note"), FIELD_TEXT, note)},
	[NODE_REFLECTION] = {DETAIL(
		"reflection", N_("reflection"), FIELD_TEXT, reflection)},
	[NODE_REASON] = {DETAIL(
		"reason", N_("reason for the score"), FIELD_TEXT, reason)},
	[NODE_LINKS] = {DETAIL("links", N_("links"), FIELD_TEXT, links)},
	[NODE_ALIGN] = {DETAIL("align", N_("aligned to"), FIELD_TEXT, align)},
	[NODE_EXTRA] = {DETAIL("extra", N_("extra"), FIELD_TEXT, extra),
		.derived = true},
	[NODE_MADE] = {DETAIL("made", N_("made on"), FIELD_DAY, made),
		.derived = true},
	[NODE_PACE] = {DETAIL("pace", N_("pace"), FIELD_WORD, pace),
		.words = paces},
	[NODE_RHYTHM] =
		{DETAIL("rhythm", N_("check-in rhythm"), FIELD_WORD, rhythm),
			.words = rhythms},
	[NODE_STANDING] =
		{DETAIL("standing", N_("standing"), FIELD_WORD, standing),
			.words = truths},
};

static const struct field checkin_fields[] = {
	[CHECKIN_NODE] = {FIELD("node", N_("key result"), FIELD_ID, checkin,
				  node),
		.derived = true, .target = RECORD_NODE},
	[CHECKIN_ON] = {FIELD("on", N_("day"), FIELD_DAY, checkin, on)},
	[CHECKIN_PROGRESS] = {FIELD(
		"progress", N_("progress"), FIELD_TENTHS, checkin, progress)},
	[CHECKIN_CURRENT] = {FIELD("current", N_("current value"),
		FIELD_DECIMAL, checkin, current)},
	[CHECKIN_CONFIDENCE] = {FIELD("confidence", N_("confidence"),
		FIELD_TENTHS, checkin, confidence)},
	[CHECKIN_STATUS] = {FIELD("status", N_("status"), FIELD_WORD, checkin,
				    status),
		.words = statuses},
	[CHECKIN_NOTE] = {FIELD("note", N_("note"), FIELD_TEXT, checkin, note)},
	[CHECKIN_BLOCKER] = {FIELD(
		"blocker", N_("blocker"), FIELD_TEXT, checkin, blocker)},
	[CHECKIN_WHY] = {FIELD("why", N_("why"), FIELD_TEXT, checkin, why)},
	[CHECKIN_EXTRA] = {FIELD("extra", N_("extra"), FIELD_TEXT, checkin,
				   extra),
		.derived = true},
};

static const struct field section_fields[] = {
	[SECTION_CYCLE] = {FIELD("cycle", N_("cycle"), FIELD_ID, section,
				   cycle),
		.derived = true, .target = RECORD_CYCLE},
	[SECTION_POSITION] = {FIELD("position", N_("position"), FIELD_SMALL,
				      section, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[SECTION_NAME] = {FIELD("name", N_("name"), FIELD_TEXT, section, name)},
	[SECTION_TEXT] = {FIELD("text", N_("text"), FIELD_TEXT, section, text)},
};

static const struct field week_fields[] = {
	[WEEK_UID] = {FIELD("uid", N_("id"), FIELD_UID, week, uid),
		.derived = true},
	[WEEK_STARTS] = {FIELD(
		"starts", N_("first day"), FIELD_DAY, week, starts)},
	[WEEK_ENDS] = {FIELD("ends", N_("last day"), FIELD_DAY, week, ends)},
	[WEEK_NOW] = {FIELD("now", N_("now"), FIELD_TEXT, week, now)},
	[WEEK_WINS] = {FIELD("wins", N_("wins"), FIELD_TEXT, week, wins)},
	[WEEK_BLOCKERS] = {FIELD(
		"blockers", N_("blockers"), FIELD_TEXT, week, blockers)},
	[WEEK_AHEAD] = {FIELD(
		"ahead", N_("next four weeks"), FIELD_TEXT, week, ahead)},
	[WEEK_NOTE] = {FIELD("note", N_("note"), FIELD_TEXT, week, note)},
	[WEEK_EXTRA] = {FIELD("extra", N_("extra"), FIELD_TEXT, week, extra),
		.derived = true},
};

static const struct field priority_fields[] = {
	[PRIORITY_WEEK] = {FIELD("week", N_("week"), FIELD_ID, weekly_priority,
				   week),
		.derived = true, .target = RECORD_WEEK},
	[PRIORITY_POSITION] = {FIELD("position", N_("position"), FIELD_SMALL,
				       weekly_priority, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[PRIORITY_RANK] = {FIELD("rank", N_("rank"), FIELD_SMALL,
				   weekly_priority, rank),
		.low = 1, .high = 5},
	[PRIORITY_TITLE] = {FIELD(
		"title", N_("title"), FIELD_TEXT, weekly_priority, title)},
	[PRIORITY_NODE] = {FIELD(
		"node", N_("key result"), FIELD_UID, weekly_priority, node)},
	[PRIORITY_STATE] = {FIELD("state", N_("state"), FIELD_WORD,
				    weekly_priority, state),
		.words = priority_states},
};

static const struct field metric_fields[] = {
	[METRIC_UID] = {FIELD("uid", N_("id"), FIELD_UID, metric, uid),
		.derived = true},
	[METRIC_POSITION] = {FIELD("position", N_("position"), FIELD_SMALL,
				     metric, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[METRIC_NAME] = {FIELD("name", N_("name"), FIELD_TEXT, metric, name)},
	[METRIC_UNIT] = {FIELD("unit", N_("unit"), FIELD_TEXT, metric, unit)},
	[METRIC_LOW] = {FIELD(
		"at_least", N_("at least"), FIELD_DECIMAL, metric, low)},
	[METRIC_HIGH] = {FIELD(
		"at_most", N_("at most"), FIELD_DECIMAL, metric, high)},
	[METRIC_FREQUENCY] = {FIELD("frequency", N_("frequency"), FIELD_WORD,
				      metric, frequency),
		.words = frequencies},
	[METRIC_NOTE] = {FIELD("note", N_("note"), FIELD_TEXT, metric, note)},
	[METRIC_EXTRA] = {FIELD("extra", N_("extra"), FIELD_TEXT, metric,
				  extra),
		.derived = true},
};

static const struct field reading_fields[] = {
	[READING_METRIC] = {FIELD("metric", N_("health metric"), FIELD_ID,
				    reading, metric),
		.derived = true, .target = RECORD_METRIC},
	[READING_ON] = {FIELD("on", N_("day"), FIELD_DAY, reading, on)},
	[READING_VALUE] = {FIELD(
		"value", N_("value"), FIELD_DECIMAL, reading, value)},
	[READING_NOTE] = {FIELD("note", N_("note"), FIELD_TEXT, reading, note)},
};

#define TYPE(text, heading, owner, rows)                         \
	{                                                        \
		.name = (text), .label = (heading),              \
		.size = sizeof(struct owner), .fields = (rows),  \
		.field_count = sizeof(rows) / sizeof((rows)[0]), \
	}

const struct record_type record_types[RECORD_COUNT] = {
	[RECORD_PLAN] = TYPE("plan", N_("plan"), plan, plan_fields),
	[RECORD_CYCLE] = TYPE("cycle", N_("cycle"), cycle, cycle_fields),
	[RECORD_NODE] = TYPE("node", N_("node"), node, node_fields),
	[RECORD_CHECKIN] =
		TYPE("checkin", N_("check-in"), checkin, checkin_fields),
	[RECORD_SECTION] =
		TYPE("section", N_("review section"), section, section_fields),
	[RECORD_WEEK] = TYPE("week", N_("week note"), week, week_fields),
	[RECORD_PRIORITY] = TYPE(
		"priority", N_("priority"), weekly_priority, priority_fields),
	[RECORD_METRIC] =
		TYPE("metric", N_("health metric"), metric, metric_fields),
	[RECORD_READING] =
		TYPE("reading", N_("reading"), reading, reading_fields),
};

bool
value_equal(struct value a, struct value b)
{
	if (a.type != b.type)
		return false;
	if (a.type == VALUE_TEXT)
		return a.text == b.text || strcmp(a.text, b.text) == 0;
	return a.type == VALUE_NONE || a.number == b.number;
}

const char *
field_word(const struct field *field, int64_t number)
{
	int64_t i = 0;

	while (i < number && field->words[i])
		i++;
	return i == number && field->words[i] ? field->words[i] : "";
}

/* The next character that counts, lower case; 0 at the end. */
static int
word_char(const char **at, const char *end)
{
	while (*at < end && (**at == '-' || **at == '_' || **at == ' '))
		(*at)++;
	return *at < end ? tolower((unsigned char)*(*at)++) : 0;
}

static bool
word_is(const char *word, size_t length, const char *other)
{
	const char *end = word + length, *other_end = other + strlen(other);
	int a, b;

	do {
		a = word_char(&word, end);
		b = word_char(&other, other_end);
	} while (a == b && a);
	return a == b;
}

int64_t
field_word_read(const struct field *field, const char *word, size_t length)
{
	int64_t i;

	if (!length)
		return -1;
	for (i = 0; field->words[i]; i++)
		if (field->words[i][0] &&
			word_is(word, length, field->words[i]))
			return i;
	return -1;
}

const struct field *
field_find(enum record record, const char *name)
{
	const struct record_type *type = &record_types[record];
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (strcmp(type->fields[i].name, name) == 0)
			return &type->fields[i];
	return NULL;
}
