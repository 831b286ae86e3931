/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

/*
 * What a plan is made of, said once: every kind of record and every field it
 * has, with its name, type and range. The store's columns, the journal, the
 * history and the checks at entry all read these tables; adding a field is a
 * row here, a member in plan.h and a schema step.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum record {
	RECORD_PLAN,	 /* the plan itself; one, id 1 */
	RECORD_CYCLE,	 /* a dated span that objectives belong to */
	RECORD_NODE,	 /* objective, key result or action */
	RECORD_CHECKIN,	 /* one dated entry for one key result */
	RECORD_SECTION,	 /* one answered section of a cycle's review */
	RECORD_WEEK,	 /* a week note */
	RECORD_PRIORITY, /* one priority of a week note */
	RECORD_METRIC,	 /* a health metric */
	RECORD_READING,	 /* one dated value of a health metric */
	RECORD_CONFLICT, /* what two people said otherwise, until it is seen */
	RECORD_COMMENT,	 /* what somebody says of a node, or of its check-in */
	RECORD_COUNT
};

/* Every value is nothing, an integer or a text. */
enum value_type { VALUE_NONE, VALUE_NUMBER, VALUE_TEXT };

struct value {
	enum value_type type;
	union {
		int64_t number;
		const char *text; /* NUL-terminated, borrowed */
	};
};

static inline struct value
value_none(void)
{
	return (struct value){0};
}

static inline struct value
value_number(int64_t number)
{
	return (struct value){.type = VALUE_NUMBER, .number = number};
}

/* NULL and "" are nothing: a plan does not tell them apart. */
static inline struct value
value_text(const char *text)
{
	if (!text || !*text)
		return value_none();
	return (struct value){.type = VALUE_TEXT, .text = text};
}

bool value_equal(struct value a, struct value b);

/* What the value of a field means: how it is read, shown and written follows
 * from it (model/value.h), and how it is kept in memory (field_kept). */
enum field_type {
	FIELD_TITLE,	  /* a line that must not be empty */
	FIELD_LINE,	  /* a line: a name, a unit */
	FIELD_PROSE,	  /* lines of text */
	FIELD_TAGS,	  /* words with a space between */
	FIELD_OWNERS,	  /* names with a comma between */
	FIELD_LINKS,	  /* a line each: URL, then a space and the title */
	FIELD_REF,	  /* what it serves: a line each, its lasting id */
	FIELD_EXTRA,	  /* x- keys of the YAML form, as YAML */
	FIELD_WORD,	  /* one of `words`; the first is nothing */
	FIELD_TENTHS,	  /* points of ten, in tenths: 50 is 5/10 */
	FIELD_SCORE,	  /* hundredths of one: 70 is 0.7 */
	FIELD_HUNDREDTHS, /* a weight: 150 is 1.5 */
	FIELD_RANK,	  /* P1, P2 */
	FIELD_WEEKDAY,	  /* 1 Monday … 7 Sunday */
	FIELD_POSITION,	  /* in a list, with gaps */
	FIELD_DAY,
	FIELD_DECIMAL, /* millionths; may be written with its unit */
	FIELD_ID,      /* of another record */
	FIELD_UID,     /* a lasting id */
	FIELD_TYPES
};

/* How a field is kept in its struct. */
enum kept {
	KEPT_TEXT,    /* const char *, NULL when nothing */
	KEPT_WORD,    /* uint8_t, an index into `words`; 0 is nothing */
	KEPT_TENTHS,  /* int8_t 0..100, -1 when nothing */
	KEPT_SMALL,   /* int32_t, INT32_MIN when nothing */
	KEPT_DECIMAL, /* int64_t in millionths, DECIMAL_NONE when nothing */
	KEPT_ID,      /* uint32_t, 0 when nothing */
	KEPT_UID,     /* uint64_t, 0 when nothing */
};

/* Levels a field of a node makes sense on, as bits. */
#define LEVEL_BIT(level) (1U << (level))
#define ON_MEASURED (LEVEL_BIT(LEVEL_OBJECTIVE) | LEVEL_BIT(LEVEL_KEY_RESULT))
#define ON_KEY_RESULTS LEVEL_BIT(LEVEL_KEY_RESULT)

struct field {
	const char *name;  /* column, journal and `--json` name */
	const char *label; /* what a person reads in a history; N_() */
	enum field_type type;
	bool detail;		  /* kept in struct detail (nodes only) */
	bool derived;		  /* bookkeeping, not listed in a history */
	bool carried;		  /* goes along when a node is carried over */
	bool shown;		  /* a row of its own in the details */
	bool filled;		  /* never empty, not even in a file */
	size_t offset;		  /* into the struct, or into struct detail */
	const char *const *words; /* FIELD_WORD: names, [0] is "" */
	enum record target;	  /* FIELD_ID: what it points to */
	int64_t low, high;	  /* range; both 0: that of the type */
	enum day_side side;	  /* FIELD_DAY: where a person may put it */
	unsigned levels;	  /* of nodes, LEVEL_BIT each; 0: all */
	const char *help;	  /* of the option that sets it, N_(); NULL: a
				     person cannot set it */
};

extern const enum kept field_kept_as[FIELD_TYPES];

static inline enum kept
field_kept(const struct field *field)
{
	return field_kept_as[field->type];
}

/* Bytes that a text of the field may have. */
#define TITLE_MAX 4096
#define NOTE_MAX (1024 * 1024)
size_t field_limit(const struct field *field);

struct record_type {
	const char *name; /* table name */
	const char *label;
	size_t size; /* of the struct */
	const struct field *fields;
	size_t field_count;
};

extern const struct record_type record_types[RECORD_COUNT];

/* No record has more fields: what stands in the bits of 64 (field_bit). */
#define FIELDS_MAX 64

/* Indexes into record_types[RECORD_…].fields, in the order of the table. A
 * row's checksum knows fields by them (store/sum.h): a new one goes to the
 * end, or in the place of one that is no more. */
enum plan_field { PLAN_TITLE, PLAN_WEEKDAY, PLAN_EXTRA, PLAN_FIELDS };

enum cycle_field {
	CYCLE_UID,
	CYCLE_PARENT,
	CYCLE_NAME,
	CYCLE_STARTS,
	CYCLE_ENDS,
	CYCLE_RHYTHM,
	CYCLE_PROGRESS,
	CYCLE_TEMPLATE,
	CYCLE_NOTE,
	CYCLE_CLOSED,
	CYCLE_TAGS,
	CYCLE_EXTRA,
	CYCLE_FIELDS
};

enum node_field {
	NODE_PARENT,
	NODE_CYCLE,
	NODE_POSITION,
	NODE_DUE,
	NODE_TITLE,
	NODE_UID,
	NODE_LEVEL,
	NODE_STATE,
	NODE_PROGRESS,
	NODE_CONFIDENCE,
	/* from here on in struct detail */
	NODE_BASIS,
	NODE_KIND,
	NODE_STATUS,
	NODE_PRIORITY,
	NODE_SCORE,
	NODE_WEIGHT,
	NODE_STARTS,
	NODE_FINISHED,
	NODE_START,
	NODE_TARGET,
	NODE_CURRENT,
	NODE_LOW,
	NODE_HIGH,
	NODE_CARRIED_FROM,
	NODE_UNIT,
	NODE_OWNER,
	NODE_TAGS,
	NODE_NOTE,
	NODE_REFLECTION,
	NODE_REASON,
	NODE_LINKS,
	NODE_ALIGN,
	NODE_EXTRA,
	NODE_MADE,
	NODE_PACE,
	NODE_RHYTHM,
	NODE_STANDING,
	NODE_FROM,
	NODE_FIELDS
};

enum checkin_field {
	CHECKIN_NODE,
	CHECKIN_ON,
	CHECKIN_PROGRESS,
	CHECKIN_CURRENT,
	CHECKIN_CONFIDENCE,
	CHECKIN_STATUS,
	CHECKIN_NOTE,
	CHECKIN_BLOCKER,
	CHECKIN_WHY,
	CHECKIN_EXTRA,
	CHECKIN_BY,
	CHECKIN_FIELDS
};

enum section_field {
	SECTION_CYCLE,
	SECTION_POSITION,
	SECTION_NAME,
	SECTION_TEXT,
	SECTION_FIELDS
};

enum week_field {
	WEEK_UID,
	WEEK_STARTS,
	WEEK_ENDS,
	WEEK_NOW,
	WEEK_WINS,
	WEEK_BLOCKERS,
	WEEK_AHEAD,
	WEEK_NOTE,
	WEEK_EXTRA,
	WEEK_FIELDS
};

enum priority_field {
	WEEKLY_WEEK,
	WEEKLY_POSITION,
	WEEKLY_RANK,
	WEEKLY_TITLE,
	WEEKLY_NODE,
	WEEKLY_STATE,
	WEEKLY_FIELDS
};

enum metric_field {
	METRIC_UID,
	METRIC_POSITION,
	METRIC_NAME,
	METRIC_UNIT,
	METRIC_LOW,
	METRIC_HIGH,
	METRIC_FREQUENCY,
	METRIC_NOTE,
	METRIC_EXTRA,
	METRIC_FIELDS
};

enum reading_field {
	READING_METRIC,
	READING_ON,
	READING_VALUE,
	READING_NOTE,
	READING_SOURCE,
	READING_FIELDS
};

enum conflict_field {
	CONFLICT_UID,
	CONFLICT_ABOUT,
	CONFLICT_PART,
	CONFLICT_FIELD,
	CONFLICT_WHAT,
	CONFLICT_OTHER,
	CONFLICT_ON,
	CONFLICT_FIELDS
};

enum comment_field {
	COMMENT_UID,
	COMMENT_NODE,
	COMMENT_POSITION,
	COMMENT_ON,
	COMMENT_BY,
	COMMENT_TEXT,
	COMMENT_SOLVED,
	COMMENT_CHECKIN,
	COMMENT_EXTRA,
	COMMENT_FIELDS
};

/* The words of FIELD_WORD fields; 0 is always nothing. */
enum node_level { LEVEL_OBJECTIVE = 1, LEVEL_KEY_RESULT, LEVEL_ACTION };
enum node_state { STATE_OPEN = 0, STATE_DONE, STATE_DROPPED };
enum basis { BASIS_MANUAL = 0, BASIS_METRIC, BASIS_ACTIONS };
enum kind { KIND_NONE = 0, KIND_COMMITTED, KIND_ASPIRATIONAL, KIND_LEARNING };
enum status {
	STATUS_NONE = 0,
	STATUS_ON_TRACK,
	STATUS_AT_RISK,
	STATUS_OFF_TRACK,
	/* derived only, never stored: */
	STATUS_PENDING,
	STATUS_OUTDATED,
	STATUS_DONE,
	STATUS_DROPPED,
	STATUS_NO_DATA,
	/* outcomes, in a closed cycle; STATUS_DROPPED is one there, too */
	STATUS_REACHED,
	STATUS_CARRIED,
	STATUS_PARTLY,
	STATUS_MISSED,
	STATUS_COUNT
};
enum priority {
	PRIORITY_NONE = 0,
	PRIORITY_HIGHEST,
	PRIORITY_HIGH,
	PRIORITY_MEDIUM,
	PRIORITY_LOW
};
enum pace { PACE_EVEN = 0, PACE_END, PACE_ACTIONS };
enum rhythm {
	RHYTHM_NONE = 0, /* as the cycle, or weekly */
	RHYTHM_WEEKLY,
	RHYTHM_2_WEEKS,
	RHYTHM_3_WEEKS,
	RHYTHM_4_WEEKS,
	RHYTHM_MONTHLY
};
enum priority_state { WEEKLY_OPEN = 0, WEEKLY_DONE, WEEKLY_NOT_DONE };
enum conflict_what {
	CONFLICT_VALUE = 0, /* both gave a field another value: one stands */
	CONFLICT_KEPT,	    /* taken away by one, altered by the other: stays */
	CONFLICT_LOOK,	    /* each right, but maybe not together */
};
enum frequency {
	FREQUENCY_NONE = 0,
	FREQUENCY_DAILY,
	FREQUENCY_WEEKLY,
	FREQUENCY_MONTHLY,
	FREQUENCY_QUARTERLY
};

/* Whether it holds words that can be mended when their cycle is closed: a title, a
 * text, tags or links. What it counts and where it stands is none. */
bool field_is_text(const struct field *field);

/* Whether a node of that level can have the field. */
bool field_fits(const struct field *field, int64_t level);

/* The English word in files and `--json` ("key_result"), "" when nothing. */
const char *field_word(const struct field *field, int64_t number);

/* The number of a word as people write it: the English one, the one that the
 * interface shows in the language at hand, or another that means the same, in
 * English or Chinese; case, width, `-`, `_` and blanks do not matter. -1 when it
 * is none. */
int64_t field_word_read(
	const struct field *field, const char *word, size_t length);

/* The field of that name, NULL when there is none. */
const struct field *field_find(enum record record, const char *name);

#endif
