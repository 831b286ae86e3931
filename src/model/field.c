/* SPDX-License-Identifier: MIT */
#include "model/field.h"

#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "model/plan.h"
#include "words.h"

/* Rows begin with what all have; the rest is named. */
#define FIELD(text, heading, kept_as, owner, member)           \
	.name = (text), .label = (heading), .type = (kept_as), \
	.offset = offsetof(struct owner, member)
#define DETAIL(text, heading, kept_as, member) \
	FIELD(text, heading, kept_as, detail, member), .detail = true

static const struct field plan_fields[] = {
	[PLAN_TITLE] = {FIELD("title", N_("title"), FIELD_TITLE, plan, title)},
	[PLAN_WEEKDAY] = {FIELD("weekday", N_("check-in day"), FIELD_WEEKDAY,
				  plan, weekday),
		.low = 1, .high = 7},
	[PLAN_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, plan, extra),
		.derived = true},
};

static const struct field cycle_fields[] = {
	[CYCLE_UID] = {FIELD("uid", N_("id"), FIELD_UID, cycle, uid),
		.derived = true},
	[CYCLE_PARENT] = {FIELD("parent", N_("lies in"), FIELD_ID, cycle,
				  parent),
		.target = RECORD_CYCLE},
	[CYCLE_NAME] = {FIELD("name", N_("name"), FIELD_TITLE, cycle, name),
		.help = N_("its name")},
	[CYCLE_STARTS] = {FIELD(
		"starts", N_("first day"), FIELD_DAY, cycle, starts)},
	[CYCLE_ENDS] = {FIELD("ends", N_("last day"), FIELD_DAY, cycle, ends)},
	[CYCLE_RHYTHM] = {FIELD("rhythm", N_("check-in rhythm"), FIELD_WORD,
				  cycle, rhythm),
		.words = words_rhythm,
		.help = N_(
			"how often it is checked in: weekly, 2w, 3w, 4w, monthly")},
	[CYCLE_PROGRESS] = {FIELD("progress", N_("progress by hand"),
				    FIELD_TENTHS, cycle, progress),
		.help = N_("7/10, 0.7 or 70%")},
	[CYCLE_TEMPLATE] = {FIELD("template", N_("review template"), FIELD_LINE,
				    cycle, template),
		.help = N_("ask for the sections of this template")},
	[CYCLE_NOTE] = {FIELD("note", N_("note"), FIELD_PROSE, cycle, note),
		.help = N_("the note")},
	[CYCLE_CLOSED] = {FIELD(
		"closed", N_("closed on"), FIELD_DAY, cycle, closed)},
	[CYCLE_TAGS] = {FIELD("tags", N_("tags"), FIELD_TAGS, cycle, tags),
		.help = N_("its tags")},
	[CYCLE_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, cycle, extra),
		.derived = true},
};

static const struct field node_fields[] = {
	[NODE_PARENT] = {FIELD("parent", N_("place"), FIELD_ID, node, parent),
		.target = RECORD_NODE},
	[NODE_CYCLE] = {FIELD("cycle", N_("cycle"), FIELD_ID, node, cycle),
		.target = RECORD_CYCLE},
	[NODE_POSITION] = {FIELD("position", N_("position"), FIELD_POSITION,
				   node, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[NODE_DUE] = {FIELD("due", N_("due"), FIELD_DAY, node, due),
		.help = N_("when it is due")},
	[NODE_TITLE] = {FIELD("title", N_("title"), FIELD_TITLE, node, title),
		.help = N_("the title"), .carried = true},
	[NODE_UID] = {FIELD("uid", N_("id"), FIELD_UID, node, uid),
		.derived = true},
	[NODE_LEVEL] = {FIELD("level", N_("level"), FIELD_WORD, node, level),
		.words = words_level},
	[NODE_STATE] = {FIELD("state", N_("state"), FIELD_WORD, node, state),
		.words = words_state, .help = N_("open, done or dropped")},
	[NODE_PROGRESS] = {FIELD("progress", N_("progress"), FIELD_TENTHS, node,
				   progress),
		.help = N_("7/10, 0.7 or 70%"), .levels = ON_MEASURED},
	[NODE_CONFIDENCE] = {FIELD("confidence", N_("confidence"), FIELD_TENTHS,
				     node, confidence),
		.words = words_confidence,
		.help = N_("how likely, 0 to 10, or low, medium, high"),
		.levels = ON_MEASURED},
	[NODE_BASIS] = {DETAIL("basis", N_("basis"), FIELD_WORD, basis),
		.words = words_basis, .help = N_("manual, metric or actions"),
		.carried = true, .levels = ON_KEY_RESULTS},
	[NODE_KIND] = {DETAIL("kind", N_("kind"), FIELD_WORD, kind),
		.words = words_kind,
		.help = N_("committed, aspirational or learning"),
		.carried = true, .shown = true, .levels = ON_MEASURED},
	[NODE_STATUS] = {DETAIL("status", N_("status"), FIELD_WORD, status),
		.words = words_status,
		.help = N_("on_track, at_risk or off_track"),
		.levels = ON_MEASURED},
	[NODE_PRIORITY] =
		{DETAIL("priority", N_("priority"), FIELD_WORD, priority),
			.words = words_priority,
			.help = N_("highest, high, medium or low"),
			.carried = true, .shown = true},
	[NODE_SCORE] = {DETAIL("score", N_("score"), FIELD_SCORE, score),
		.help = N_("the grade, 0.0 to 1.0"), .shown = true,
		.levels = ON_MEASURED},
	[NODE_WEIGHT] =
		{DETAIL("weight", N_("weight"), FIELD_HUNDREDTHS, weight),
			.low = 0, .high = 1000000,
			.help = N_("how much it counts; 1 if not set"),
			.carried = true, .shown = true},
	[NODE_STARTS] = {DETAIL("starts", N_("first day"), FIELD_DAY, starts),
		.help = N_("the first day"), .shown = true},
	[NODE_FINISHED] =
		{FIELD("finished", N_("finished on"), FIELD_DAY, node,
			 finished),
			.derived = true},
	[NODE_START] =
		{DETAIL("start", N_("start value"), FIELD_DECIMAL, start),
			.help = N_("where the metric starts"),
			.levels = ON_KEY_RESULTS},
	[NODE_TARGET] = {DETAIL("target", N_("target"), FIELD_DECIMAL, target),
		.help = N_("where the metric should get to"), .carried = true,
		.levels = ON_KEY_RESULTS},
	[NODE_CURRENT] =
		{DETAIL("current", N_("current value"), FIELD_DECIMAL, current),
			.help = N_("where the metric is"), .carried = true,
			.levels = ON_KEY_RESULTS},
	[NODE_LOW] = {DETAIL("at_least", N_("at least"), FIELD_DECIMAL, low),
		.help = N_("the metric's lower limit"), .carried = true,
		.levels = ON_KEY_RESULTS},
	[NODE_HIGH] = {DETAIL("at_most", N_("at most"), FIELD_DECIMAL, high),
		.help = N_("the metric's upper limit"), .carried = true,
		.levels = ON_KEY_RESULTS},
	[NODE_CARRIED_FROM] = {DETAIL(
		"carried_from", N_("carried from"), FIELD_UID, carried_from)},
	[NODE_UNIT] = {DETAIL("unit", N_("unit"), FIELD_LINE, unit),
		.help = N_("the metric's unit"), .carried = true,
		.levels = ON_KEY_RESULTS},
	[NODE_OWNER] = {DETAIL("owner", N_("owner"), FIELD_OWNERS, owner),
		.help = N_("whose it is; several with commas between"),
		.carried = true, .shown = true},
	[NODE_TAGS] = {DETAIL("tags", N_("tags"), FIELD_TAGS, tags),
		.help = N_("its tags"), .carried = true, .shown = true},
	[NODE_NOTE] = {DETAIL("note", N_("note"), FIELD_PROSE, note),
		.help = N_("the note"), .carried = true},
	[NODE_REFLECTION] =
		{DETAIL("reflection", N_("reflection"), FIELD_PROSE,
			 reflection),
			.help = N_("what was learned"), .levels = ON_MEASURED},
	[NODE_REASON] = {DETAIL("reason", N_("reason for the score"),
				 FIELD_PROSE, reason),
		.help = N_("why the score differs from the progress"),
		.shown = true, .levels = ON_MEASURED},
	[NODE_LINKS] = {DETAIL("links", N_("links"), FIELD_LINKS, links),
		.help = N_("evidence: a URL, a space, its title"),
		.carried = true, .shown = true},
	[NODE_ALIGN] = {DETAIL("align", N_("aligned to"), FIELD_REF, align),
		.help = N_("what it serves, here or in another plan"),
		.carried = true, .levels = ON_MEASURED},
	[NODE_EXTRA] = {DETAIL("extra", N_("extra"), FIELD_EXTRA, extra),
		.derived = true, .carried = true},
	[NODE_MADE] = {FIELD("made", N_("made on"), FIELD_DAY, node, made),
		.derived = true},
	[NODE_PACE] = {DETAIL("pace", N_("pace"), FIELD_WORD, pace),
		.words = words_pace, .carried = true,
		.help = N_(
			"expected evenly, at the end or by actions: even, end, actions"),
		.levels = ON_KEY_RESULTS},
	[NODE_RHYTHM] =
		{DETAIL("rhythm", N_("check-in rhythm"), FIELD_WORD, rhythm),
			.words = words_rhythm, .carried = true,
			.help = N_(
				"how often it is checked in: weekly, 2w, 3w, 4w, monthly"),
			.levels = ON_KEY_RESULTS},
	[NODE_STANDING] =
		{DETAIL("standing", N_("kept standing"), FIELD_WORD, standing),
			.words = words_truth, .carried = true,
			.help = N_(
				"whether each close proposes it again: true, false"),
			.levels = ON_MEASURED},
	[NODE_FROM] = {DETAIL("from", N_("health metric"), FIELD_LINE, from),
		.help = N_("the health metric whose values it reads"),
		.carried = true, .shown = true, .levels = ON_KEY_RESULTS},
};

static const struct field checkin_fields[] = {
	[CHECKIN_NODE] = {FIELD("node", N_("key result"), FIELD_ID, checkin,
				  node),
		.derived = true, .target = RECORD_NODE},
	[CHECKIN_ON] = {FIELD("on", N_("day"), FIELD_DAY, checkin, on),
		.side = DAY_PAST, .filled = true},
	[CHECKIN_PROGRESS] = {FIELD(
		"progress", N_("progress"), FIELD_TENTHS, checkin, progress)},
	[CHECKIN_CURRENT] = {FIELD("current", N_("current value"),
		FIELD_DECIMAL, checkin, current)},
	[CHECKIN_CONFIDENCE] = {FIELD("confidence", N_("confidence"),
					FIELD_TENTHS, checkin, confidence),
		.words = words_confidence,
		.help = N_("how likely, 0 to 10, or low, medium, high")},
	[CHECKIN_STATUS] = {FIELD("status", N_("status"), FIELD_WORD, checkin,
				    status),
		.words = words_status,
		.help = N_("on_track, at_risk or off_track")},
	[CHECKIN_NOTE] = {FIELD("note", N_("note"), FIELD_PROSE, checkin, note),
		.help = N_("the note")},
	[CHECKIN_BLOCKER] = {FIELD("blocker", N_("blocker"), FIELD_PROSE,
				     checkin, blocker),
		.help = N_("what is in the way")},
	[CHECKIN_WHY] = {FIELD("why", N_("why"), FIELD_PROSE, checkin, why),
		.help = N_("why the confidence fell")},
	[CHECKIN_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, checkin,
				   extra),
		.derived = true},
	[CHECKIN_BY] = {FIELD("by", N_("by"), FIELD_LINE, checkin, by)},
};

static const struct field section_fields[] = {
	[SECTION_CYCLE] = {FIELD("cycle", N_("cycle"), FIELD_ID, section,
				   cycle),
		.derived = true, .target = RECORD_CYCLE},
	[SECTION_POSITION] = {FIELD("position", N_("position"), FIELD_POSITION,
				      section, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[SECTION_NAME] = {FIELD("name", N_("name"), FIELD_LINE, section, name)},
	[SECTION_TEXT] = {FIELD(
		"text", N_("text"), FIELD_PROSE, section, text)},
};

static const struct field week_fields[] = {
	[WEEK_UID] = {FIELD("uid", N_("id"), FIELD_UID, week, uid),
		.derived = true},
	[WEEK_STARTS] = {FIELD(
		"starts", N_("first day"), FIELD_DAY, week, starts)},
	[WEEK_ENDS] = {FIELD("ends", N_("last day"), FIELD_DAY, week, ends)},
	[WEEK_NOW] = {FIELD("now", N_("now"), FIELD_PROSE, week, now)},
	[WEEK_WINS] = {FIELD("wins", N_("wins"), FIELD_PROSE, week, wins)},
	[WEEK_BLOCKERS] = {FIELD(
		"blockers", N_("blockers"), FIELD_PROSE, week, blockers)},
	[WEEK_AHEAD] = {FIELD(
		"ahead", N_("next four weeks"), FIELD_PROSE, week, ahead)},
	[WEEK_NOTE] = {FIELD("note", N_("note"), FIELD_PROSE, week, note)},
	[WEEK_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, week, extra),
		.derived = true},
};

static const struct field priority_fields[] = {
	[WEEKLY_WEEK] = {FIELD("week", N_("week"), FIELD_ID, weekly_priority,
				 week),
		.derived = true, .target = RECORD_WEEK},
	[WEEKLY_POSITION] = {FIELD("position", N_("position"), FIELD_POSITION,
				     weekly_priority, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[WEEKLY_RANK] = {FIELD("rank", N_("rank"), FIELD_RANK, weekly_priority,
				 rank),
		.low = 1, .high = 5},
	[WEEKLY_TITLE] = {FIELD("title", N_("title"), FIELD_TITLE,
				  weekly_priority, title),
		.filled = true},
	[WEEKLY_NODE] = {FIELD(
		"node", N_("key result"), FIELD_UID, weekly_priority, node)},
	[WEEKLY_STATE] = {FIELD("state", N_("state"), FIELD_WORD,
				  weekly_priority, state),
		.words = words_priority_state},
};

static const struct field metric_fields[] = {
	[METRIC_UID] = {FIELD("uid", N_("id"), FIELD_UID, metric, uid),
		.derived = true},
	[METRIC_POSITION] = {FIELD("position", N_("position"), FIELD_POSITION,
				     metric, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[METRIC_NAME] = {FIELD("name", N_("name"), FIELD_TITLE, metric, name),
		.help = N_("its name")},
	[METRIC_UNIT] = {FIELD("unit", N_("unit"), FIELD_LINE, metric, unit),
		.help = N_("the metric's unit")},
	[METRIC_LOW] = {FIELD("at_least", N_("at least"), FIELD_DECIMAL, metric,
				low),
		.help = N_("the metric's lower limit")},
	[METRIC_HIGH] = {FIELD("at_most", N_("at most"), FIELD_DECIMAL, metric,
				 high),
		.help = N_("the metric's upper limit")},
	[METRIC_FREQUENCY] = {FIELD("frequency", N_("frequency"), FIELD_WORD,
				      metric, frequency),
		.words = words_frequency,
		.help = N_("how often: daily, weekly, monthly or quarterly")},
	[METRIC_NOTE] = {FIELD("note", N_("note"), FIELD_PROSE, metric, note),
		.help = N_("the note")},
	[METRIC_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, metric,
				  extra),
		.derived = true},
};

static const struct field reading_fields[] = {
	[READING_METRIC] = {FIELD("metric", N_("health metric"), FIELD_ID,
				    reading, metric),
		.derived = true, .target = RECORD_METRIC},
	[READING_ON] = {FIELD("on", N_("day"), FIELD_DAY, reading, on),
		.side = DAY_PAST, .filled = true},
	[READING_VALUE] = {FIELD(
		"value", N_("value"), FIELD_DECIMAL, reading, value)},
	[READING_NOTE] = {FIELD(
		"note", N_("note"), FIELD_PROSE, reading, note)},
	[READING_SOURCE] = {FIELD(
		"source", N_("source"), FIELD_LINE, reading, source)},
};

static const struct field conflict_fields[] = {
	[CONFLICT_UID] = {FIELD("uid", N_("id"), FIELD_UID, conflict, uid),
		.derived = true},
	[CONFLICT_ABOUT] = {FIELD(
		"about", N_("about"), FIELD_UID, conflict, about)},
	[CONFLICT_PART] = {FIELD(
		"part", N_("part"), FIELD_LINE, conflict, part)},
	[CONFLICT_FIELD] = {FIELD(
		"field", N_("field"), FIELD_LINE, conflict, field)},
	[CONFLICT_WHAT] = {FIELD("what", N_("kind"), FIELD_WORD, conflict,
				   what),
		.words = words_conflict},
	[CONFLICT_OTHER] = {FIELD(
		"other", N_("the other value"), FIELD_PROSE, conflict, other)},
	[CONFLICT_ON] = {FIELD("on", N_("day"), FIELD_DAY, conflict, on)},
};

static const struct field comment_fields[] = {
	[COMMENT_UID] = {FIELD("uid", N_("id"), FIELD_UID, comment, uid),
		.derived = true},
	[COMMENT_NODE] = {FIELD("node", N_("node"), FIELD_ID, comment, node),
		.derived = true, .target = RECORD_NODE},
	[COMMENT_POSITION] = {FIELD("position", N_("position"), FIELD_POSITION,
				      comment, position),
		.derived = true, .low = INT32_MIN + 1, .high = INT32_MAX},
	[COMMENT_ON] = {FIELD("on", N_("day"), FIELD_DAY, comment, on)},
	[COMMENT_BY] = {FIELD("by", N_("by"), FIELD_LINE, comment, by)},
	[COMMENT_TEXT] = {FIELD("text", N_("text"), FIELD_PROSE, comment, text),
		.filled = true},
	[COMMENT_SOLVED] = {FIELD("solved", N_("solved"), FIELD_WORD, comment,
				    solved),
		.words = words_truth},
	[COMMENT_CHECKIN] = {FIELD(
		"checkin", N_("check-in"), FIELD_DAY, comment, checkin)},
	[COMMENT_EXTRA] = {FIELD("extra", N_("extra"), FIELD_EXTRA, comment,
				   extra),
		.derived = true},
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
	[RECORD_CONFLICT] =
		TYPE("conflict", N_("conflict"), conflict, conflict_fields),
	[RECORD_COMMENT] =
		TYPE("comment", N_("comment"), comment, comment_fields),
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

const enum kept field_kept_as[FIELD_TYPES] = {
	[FIELD_TITLE] = KEPT_TEXT,
	[FIELD_LINE] = KEPT_TEXT,
	[FIELD_PROSE] = KEPT_TEXT,
	[FIELD_TAGS] = KEPT_TEXT,
	[FIELD_OWNERS] = KEPT_TEXT,
	[FIELD_LINKS] = KEPT_TEXT,
	[FIELD_REF] = KEPT_TEXT,
	[FIELD_EXTRA] = KEPT_TEXT,
	[FIELD_WORD] = KEPT_WORD,
	[FIELD_TENTHS] = KEPT_TENTHS,
	[FIELD_SCORE] = KEPT_TENTHS,
	[FIELD_HUNDREDTHS] = KEPT_SMALL,
	[FIELD_RANK] = KEPT_SMALL,
	[FIELD_WEEKDAY] = KEPT_SMALL,
	[FIELD_POSITION] = KEPT_SMALL,
	[FIELD_DAY] = KEPT_SMALL,
	[FIELD_DECIMAL] = KEPT_DECIMAL,
	[FIELD_ID] = KEPT_ID,
	[FIELD_UID] = KEPT_UID,
};

size_t
field_limit(const struct field *field)
{
	return field->type == FIELD_TITLE ? TITLE_MAX : NOTE_MAX;
}

bool
field_is_text(const struct field *field)
{
	return field->type == FIELD_TITLE || field->type == FIELD_PROSE ||
		field->type == FIELD_TAGS || field->type == FIELD_LINKS;
}

bool
field_fits(const struct field *field, int64_t level)
{
	return !field->levels || field->levels & LEVEL_BIT(level);
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
