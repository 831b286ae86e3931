/* SPDX-License-Identifier: MIT */
/* What the names of columns leave open is told by what stands below them. */
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/text.h"
#include "columns.h"
#include "model/value.h"

#define RUBRIC_LEAST 2	/* columns that are scores */
#define GROUP_COLUMNS 3 /* of a sheet with lines that stand alone */
#define GROUPS_LEAST 2
#define SPANS_LEAST 3 /* columns, the title's among them */

/* How the cells of a column are. */
struct column_look {
	size_t filled, labelled, bare, numbered, numbers, bytes;
	size_t named;	 /* say a level and nothing else */
	size_t days;	 /* are days */
	size_t again;	 /* say what stands above, or nothing at all */
	unsigned levels; /* which, a bit each */
	int level;	 /* the highest of its labels */
};

static bool
is_numeric(struct piece cell)
{
	static const char *const about[] = {
		">=", "<=", "≥", "≤", ">", "<", "~", "≈", "约", NULL};
	struct quantity quantity;

	piece_take_any(&cell, about, piece_take_prefix);
	piece_trim(&cell);
	/* 十大客户 is what a goal is called. */
	return quantity_read(cell.text, cell.length, false, &quantity) &&
		!quantity.words;
}

static bool
is_same(struct piece a, struct piece b)
{
	return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static void
look_at(struct column_look *look, struct piece cell, struct piece above)
{
	struct label label;
	int32_t day;
	int level;

	piece_trim(&cell);
	piece_trim(&above);
	look->again += !cell.length || is_same(cell, above);
	if (!cell.length)
		return;
	level = columns_level(cell);
	look->levels |= level ? 1u << level : 0;
	look->named += level > 0;
	look->filled++;
	look->bytes += cell.length;
	look->numbers += is_numeric(cell);
	look->days += day_read(cell.text, cell.length, 0, &day);
	if (!notation_take_label(&cell, &label) || label.bare)
		return;
	look->labelled++;
	look->bare += !cell.length;
	look->numbered += label.numbered;
	if (!look->level || label.level < look->level)
		look->level = label.level;
}

static bool
is_blank_row(const struct columns *columns, const struct columns_rows *rows,
	size_t row)
{
	struct piece cell;
	size_t i;

	for (i = 0; i < columns->count; i++) {
		cell = rows->cell(rows->context, row, i);
		piece_trim(&cell);
		if (cell.length)
			return false;
	}
	return true;
}

static void
look_at_rows(const struct columns *columns, const struct columns_rows *rows,
	struct column_look *looks)
{
	size_t row, before = 0, i;

	for (row = 0; row < rows->count && row < COLUMNS_ROWS; row++) {
		if (is_blank_row(columns, rows, row))
			continue;
		for (i = 0; i < columns->count; i++)
			look_at(&looks[i], rows->cell(rows->context, row, i),
				row ? rows->cell(rows->context, before, i)
				    : (struct piece){"", 0});
		before = row;
	}
}

static size_t
find(const struct columns *columns, enum column column)
{
	size_t i;

	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == column)
			return i;
	return COLUMNS_MOST;
}

static bool
has(const struct columns *columns, enum column column)
{
	return find(columns, column) < COLUMNS_MOST;
}

/* Whether a column of numbers stands beside. */
static bool
has_measure(const struct columns *columns)
{
	return has(columns, COLUMN_CURRENT) || has(columns, COLUMN_START) ||
		has(columns, COLUMN_TARGET) || has(columns, COLUMN_PROGRESS) ||
		has(columns, COLUMN_SCORE) || has(columns, COLUMN_CONFIDENCE);
}

/* Whether the column stands right behind one of few words that recur, or are said
 * once for several rows, and has words itself: 分类 | 目标. */
static bool
is_in_area(const struct columns *columns, const struct column_look *looks,
	size_t at)
{
	return at == 1 && columns->of[0] == COLUMN_OTHER && looks[0].again &&
		looks[1].filled && !looks[1].again &&
		looks[1].numbers * 2 <= looks[1].filled;
}

/* 目标 beside 当前, or beside 期限 where it has numbers, or below an objective, is
 * what is to be reached. */
static void
settle_target(
	struct columns *columns, const struct column_look *looks, int above)
{
	size_t at = find(columns, COLUMN_OBJECTIVE);

	/* Before the key results it is what they are of; so are words behind the
	 * area that they belong to. */
	if (at == COLUMNS_MOST || at == 0 || looks[at].labelled ||
		has(columns, COLUMN_TARGET) || is_in_area(columns, looks, at) ||
		(has(columns, COLUMN_KEY_RESULT) &&
			at < find(columns, COLUMN_KEY_RESULT)))
		return;
	if (above == LEVEL_OBJECTIVE || has(columns, COLUMN_CURRENT) ||
		has(columns, COLUMN_START) ||
		(has(columns, COLUMN_DUE) && looks[at].numbers) ||
		looks[at].numbers * 2 > looks[at].filled)
		columns->of[at] = COLUMN_TARGET;
}

/* The column that has the most to say and no name that we know. */
static size_t
longest(const struct columns *columns, const struct column_look *looks)
{
	size_t i, best = COLUMNS_MOST;

	for (i = 0; i < columns->count; i++)
		if ((columns->of[i] == COLUMN_OTHER ||
			    columns->of[i] == COLUMN_TITLE ||
			    columns->of[i] == COLUMN_KEY_RESULT) &&
			looks[i].bare < looks[i].filled &&
			(best == COLUMNS_MOST ||
				looks[i].bytes > looks[best].bytes))
			best = i;
	return best;
}

/* A column of nothing but KR1, KR2 numbers the rows. */
static void
settle_numbers(struct columns *columns, const struct column_look *looks)
{
	size_t i, title;

	for (i = 0; i < columns->count; i++) {
		if (!looks[i].filled || looks[i].bare < looks[i].filled ||
			!looks[i].numbered ||
			looks[i].level != LEVEL_KEY_RESULT)
			continue;
		columns->of[i] = COLUMN_ID;
		title = longest(columns, looks);
		if (title < COLUMNS_MOST && !has(columns, COLUMN_KEY_RESULT))
			columns->of[title] = COLUMN_KEY_RESULT;
	}
}

/* Where no name says which column has titles, labels in its cells do. */
static void
settle_titles(struct columns *columns, const struct column_look *looks)
{
	size_t i;

	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == COLUMN_OTHER &&
			looks[i].labelled > looks[i].bare &&
			looks[i].labelled * 2 >= looks[i].filled)
			columns->of[i] = looks[i].level == LEVEL_OBJECTIVE
				? COLUMN_OBJECTIVE
				: looks[i].level == LEVEL_KEY_RESULT
				? COLUMN_KEY_RESULT
				: COLUMN_ACTION;
}

/* "1.0 | 0.7 | 0.5": what each score would mean for what stands first. */
static void
settle_rubric(struct columns *columns)
{
	size_t i, scores = 0;
	int64_t value;

	for (i = 1; i < columns->count; i++)
		scores += decimal_read(columns->names[i].text,
				  columns->names[i].length, &value) &&
			value >= 0 && value <= DECIMAL_ONE;
	if (scores >= RUBRIC_LEAST && scores + 1 == columns->count &&
		columns->of[0] == COLUMN_OTHER)
		columns->of[0] = COLUMN_KEY_RESULT;
}

/* Whether the column says of each row what it is: a name for it, and words for
 * levels below, or several levels and nothing else. */
static bool
says_level(enum column column, const struct column_look *look)
{
	bool several = (look->levels & (look->levels - 1)) != 0;

	if (!look->named)
		return false;
	if (column == COLUMN_TYPE)
		return true;
	return look->named == look->filled &&
		(column == COLUMN_KIND ||
			((column == COLUMN_OTHER || column == COLUMN_ID) &&
				several));
}

/* The one column that has the titles of rows which say themselves what they
 * are. */
static void
settle_title(struct columns *columns, const struct column_look *looks)
{
	static const enum column by_name[] = {
		COLUMN_TITLE, COLUMN_KEY_RESULT, COLUMN_OBJECTIVE};
	size_t i, title = COLUMNS_MOST;

	for (i = 0;
		title == COLUMNS_MOST && i < sizeof by_name / sizeof *by_name;
		i++)
		title = find(columns, by_name[i]);
	if (title == COLUMNS_MOST)
		title = longest(columns, looks);
	if (title < COLUMNS_MOST)
		columns->of[title] = COLUMN_TITLE;
}

/* "Type | Description", 类型 | 内容: rows of objectives and key results, each of
 * which says what it is. */
static void
settle_types(struct columns *columns, const struct column_look *looks)
{
	size_t i, type = COLUMNS_MOST;

	for (i = 0; i < columns->count; i++)
		if ((type == COLUMNS_MOST || columns->of[i] == COLUMN_TYPE) &&
			says_level(columns->of[i], &looks[i]))
			type = i;
	/* Types of another kind: "Committed", "Feature". */
	for (i = 0; i < columns->count; i++)
		if (columns->of[i] == COLUMN_TYPE && i != type &&
			looks[i].filled)
			columns->of[i] = COLUMN_OTHER;
	if (type == COLUMNS_MOST)
		return;
	columns->of[type] = COLUMN_TYPE;
	settle_title(columns, looks);
}

/* "Goal | Measure": a goal that is words and no number is what the key results
 * are of. */
static void
settle_goal(struct columns *columns, const struct column_look *looks)
{
	size_t at = find(columns, COLUMN_TARGET);

	if (at < COLUMNS_MOST && looks[at].filled &&
		((at == 0 && !looks[at].numbers) ||
			is_in_area(columns, looks, at)) &&
		!has(columns, COLUMN_OBJECTIVE) && !has(columns, COLUMN_TYPE))
		columns->of[at] = COLUMN_OBJECTIVE;
}

/* How many cells of a row behind its first say anything. */
static size_t
count_behind(const struct columns *columns, const struct columns_rows *rows,
	size_t row)
{
	size_t i, filled = 0;
	struct piece cell;

	for (i = 1; i < columns->count; i++) {
		cell = rows->cell(rows->context, row, i);
		piece_trim(&cell);
		filled += cell.length > 0;
	}
	return filled;
}

/* A sheet in which a line alone stands above those that have an owner, a date, a
 * number: what it says is what they are of. */
static void
settle_groups(struct columns *columns, const struct columns_rows *rows,
	const struct column_look *looks)
{
	size_t row, groups = 0, owned = 0, behind, before = 0, i;
	struct piece cell;
	bool fields = false;

	for (i = 1; i < columns->count; i++)
		fields = fields || columns_field(columns->of[i]) >= 0;
	if (!fields || columns->count < GROUP_COLUMNS ||
		columns->of[0] != COLUMN_OTHER ||
		looks[0].numbers * 2 > looks[0].filled)
		return;
	for (row = 0; row < rows->count && row < COLUMNS_ROWS; row++) {
		cell = rows->cell(rows->context, row, 0);
		piece_trim(&cell);
		behind = count_behind(columns, rows, row);
		if (!cell.length && behind)
			return;
		owned += behind > 0;
		groups += behind && !before;
		before = cell.length ? behind : 1;
	}
	columns->grouped = groups >= GROUPS_LEAST && owned > groups;
	if (columns->grouped)
		columns->of[0] = COLUMN_TITLE;
}

/* Q1, "Quarter - 2", March: a column of that time. */
static bool
is_span_name(struct piece name)
{
	static const char *const units[] = {
		"quarter", "month", "week", "half", "q", "w", "h", "第", NULL};
	struct span span;

	if (span_read(name.text, name.length, 0, &span))
		return true;
	if (!piece_take_any(&name, units, piece_take_prefix))
		return false;
	while (name.length && strchr(" -#", *name.text)) {
		name.text++;
		name.length--;
	}
	return piece_take_digits(&name);
}

/* "Goal - name | Q1 | Q2 | …": how each was doing in one span after another. */
static void
settle_spans(struct columns *columns)
{
	static const char *const words[] = {
		"goal", "目标", "目標", "计划", "okr", "resolution", NULL};
	size_t i, at, length, spans = 0;

	for (i = 1; i < columns->count; i++)
		spans += columns->of[i] == COLUMN_OTHER &&
			is_span_name(columns->names[i]);
	if (columns->count < SPANS_LEAST || spans + 1 < columns->count ||
		columns->of[0] != COLUMN_OTHER)
		return;
	for (i = 0; words[i]; i++)
		if (text_find(columns->names[0].text, columns->names[0].length,
			    words[i], &at, &length))
			columns->of[0] = COLUMN_OBJECTIVE;
}

/* Words that say what a row is and label no line elsewhere. */
static int
level_word(struct piece cell)
{
	static const struct {
		const char *word;
		int level;
	} words[] = {
		{"goal", LEVEL_OBJECTIVE},
		{"measure", LEVEL_KEY_RESULT},
		{"metric", LEVEL_KEY_RESULT},
		{"指标", LEVEL_KEY_RESULT},
		{"task", LEVEL_ACTION},
		{"子任务", LEVEL_ACTION},
		{"举措", LEVEL_ACTION},
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == cell.length &&
			strncasecmp(words[i].word, cell.text, cell.length) == 0)
			return words[i].level;
	return 0;
}

int
columns_level(struct piece cell)
{
	const struct field *levels =
		&record_types[RECORD_NODE].fields[NODE_LEVEL];
	struct label label;
	bool several;
	int level;

	piece_trim(&cell);
	if (!cell.length)
		return 0;
	level = (int)field_word_read(levels, cell.text, cell.length);
	if (level < 1)
		level = level_word(cell);
	if (level < 1)
		level = notation_list_label(cell, &several);
	if (level < 1 && notation_take_label(&cell, &label) && !cell.length)
		level = label.level;
	return level < 1 ? 0 : level;
}

static bool
has_title(const struct columns *columns)
{
	return has(columns, COLUMN_OBJECTIVE) ||
		has(columns, COLUMN_KEY_RESULT) || has(columns, COLUMN_TITLE);
}

int
columns_settle(
	struct columns *columns, const struct columns_rows *rows, int above)
{
	struct column_look looks[COLUMNS_MOST] = {{0}};
	size_t type;
	int level;

	columns->grouped = false;
	look_at_rows(columns, rows, looks);
	settle_types(columns, looks);
	type = find(columns, COLUMN_TYPE);
	if (type < COLUMNS_MOST) {
		for (level = LEVEL_OBJECTIVE;
			!(looks[type].levels & 1u << level) &&
			level < LEVEL_ACTION;
			level++)
			;
		return level;
	}
	settle_goal(columns, looks);
	settle_target(columns, looks, above);
	settle_numbers(columns, looks);
	settle_titles(columns, looks);
	settle_rubric(columns);
	settle_spans(columns);
	if (!has_title(columns))
		settle_groups(columns, rows, looks);
	if (columns->grouped)
		return LEVEL_OBJECTIVE;
	if (has(columns, COLUMN_OBJECTIVE))
		return LEVEL_OBJECTIVE;
	/* What begins with a day tells what was done on it. */
	if (has(columns, COLUMN_KEY_RESULT) ||
		(has(columns, COLUMN_TITLE) && has_measure(columns) &&
			!looks[0].days))
		return LEVEL_KEY_RESULT;
	return has(columns, COLUMN_ACTION) && above ? LEVEL_ACTION : 0;
}
