/* SPDX-License-Identifier: MIT */
#include <unictype.h>

#include "base/str.h"
#include "date.h"

/*
 * Spans are read in four shapes: two days, `2026` with a part of the year
 * after it, a part with its year after it, and a part alone. A part is a quarter, a half, a week, a month or
 * months. The same reader serves span_read and span_find; in running text it
 * is stricter where a notation could as well be something else.
 */

/* A bare number outside these is no year. */
#define YEAR_MIN 1970
#define YEAR_MAX 2199
/* In running text, a bare number that Chinese is glued to is a year only this
 * near to today: `2022计划`, but not `2000行`. */
#define YEARS_NEAR 10

/* 1 or 一 to 4 or 四. */
static bool
take_ordinal(struct scan *scan, int *number)
{
	static const ucs4_t chinese[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db};

	for (int i = 0; i < 4; i++) {
		if (scan_take(scan, chinese[i])) {
			*number = i + 1;
			return true;
		}
	}
	return scan_take_number(scan, 1, 1, number) && *number >= 1 &&
		*number <= 4;
}

/* Q4, Q4季度, 第四季度, 四季度. */
static bool
take_quarter(struct scan *scan, int year, struct span *span)
{
	struct scan ahead = *scan;
	int quarter;

	if (scan_take_word(&ahead, "q")) {
		if (!scan_take_number(&ahead, 1, 1, &quarter) || quarter < 1 ||
			quarter > 4)
			return false;
		scan_take_word(&ahead, "季度");
	} else {
		scan_take_word(&ahead, "第");
		scan_spaces(&ahead);
		if (!take_ordinal(&ahead, &quarter))
			return false;
		scan_spaces(&ahead);
		if (!scan_take_word(&ahead, "季度"))
			return false;
	}
	*scan = ahead;
	return span_months(year, quarter * 3 - 2, quarter * 3, span);
}

/* H2, 上半年, 下半年. */
static bool
take_half(struct scan *scan, int year, struct span *span)
{
	struct scan ahead = *scan;
	int half;

	if (scan_take_word(&ahead, "上半年")) {
		half = 1;
	} else if (scan_take_word(&ahead, "下半年")) {
		half = 2;
	} else if (!scan_take_word(&ahead, "h") ||
		!scan_take_number(&ahead, 1, 1, &half) || half < 1 ||
		half > 2) {
		return false;
	}
	*scan = ahead;
	return span_months(year, half * 6 - 5, half * 6, span);
}

/* W47, 第47周. */
static bool
take_week(struct scan *scan, int year, struct span *span)
{
	struct scan ahead = *scan;
	int32_t monday;
	int week;

	if (scan_take_word(&ahead, "w")) {
		if (!scan_take_number(&ahead, 1, 2, &week))
			return false;
	} else {
		if (!scan_take_word(&ahead, "第"))
			return false;
		scan_spaces(&ahead);
		if (!scan_take_number(&ahead, 1, 2, &week))
			return false;
		scan_spaces(&ahead);
		if (!scan_take_word(&ahead, "周"))
			return false;
	}
	monday = week_monday(year, week);
	if (monday == DAY_NONE)
		return false;
	*span = span_week(monday);
	*scan = ahead;
	return true;
}

/* How months were written. */
enum months {
	MONTHS_BARE,	/* 11 */
	MONTHS_PAIR,	/* 11/12, two in a row */
	MONTHS_THROUGH, /* 4-6 */
	MONTHS_MARKED,	/* any of these with 月 or 双月 after it */
};

static enum months
take_join(struct scan *scan)
{
	scan_take_word(scan, "月");
	if (scan_take(scan, '/') || scan_take(scan, '&') ||
		scan_take_word(scan, "、"))
		return MONTHS_PAIR;
	if (scan_take_until(scan))
		return MONTHS_THROUGH;
	return MONTHS_BARE;
}

static bool
take_month(struct scan *scan, int *month)
{
	struct scan ahead = *scan;

	if (!scan_take_number(&ahead, 1, 2, month) || *month < 1 || *month > 12)
		return false;
	*scan = ahead;
	return true;
}

/* 11月, 11/12, 6、7双月, 4-6月. */
static bool
take_months(struct scan *scan, int year, enum months *how, struct span *span)
{
	struct scan ahead = *scan;
	struct scan rest;
	int first, last;

	if (!take_month(&ahead, &first))
		return false;
	rest = ahead;
	*how = take_join(&rest);
	if (*how != MONTHS_BARE && take_month(&rest, &last)) {
		if (*how == MONTHS_PAIR && last != first % 12 + 1)
			return false;
		if (last < first)
			last += 12;
		ahead = rest;
	} else {
		*how = MONTHS_BARE;
		last = first;
	}
	rest = ahead;
	scan_spaces(&rest);
	if (scan_take_word(&rest, "双月") || scan_take_word(&rest, "月")) {
		scan_take_word(&rest, "份");
		*how = MONTHS_MARKED;
		ahead = rest;
	}
	*scan = ahead;
	return span_months(year, first, last, span);
}

/* What may follow a year; `named` when that was written with 年. */
static bool
take_part(
	struct scan *scan, int year, bool named, bool strict, struct span *span)
{
	struct scan ahead = *scan;
	enum months how;
	size_t begins;
	bool marked = scan_take(&ahead, '-') || scan_take(&ahead, '.') ||
		scan_take(&ahead, '/');

	begins = ahead.at;
	/* In running text 2026.1 is a version, 2026.01 a month. */
	if (marked && take_months(&ahead, year, &how, span) &&
		(!strict || how != MONTHS_BARE || ahead.at - begins > 1)) {
		*scan = ahead;
		return true;
	}
	ahead = *scan;
	scan_spaces(&ahead);
	if (!scan_take(&ahead, '-') && !scan_take(&ahead, '.'))
		scan_take(&ahead, '/');
	scan_spaces(&ahead);
	if (!take_quarter(&ahead, year, span) &&
		!take_half(&ahead, year, span) &&
		!take_week(&ahead, year, span) &&
		!(take_months(&ahead, year, &how, span) &&
			(how == MONTHS_MARKED ||
				(named && how == MONTHS_PAIR))))
		return false;
	*scan = ahead;
	return true;
}

static bool
is_bare_year(int year)
{
	return year >= YEAR_MIN && year <= YEAR_MAX;
}

/* Whether a number in running text with `next` right after it may be a year
 * all by itself. */
static bool
is_year_in_text(int year, ucs4_t next, int this_year)
{
	if (!uc_is_general_category(next, UC_LETTER))
		return true;
	return year >= this_year - YEARS_NEAR && year <= this_year + YEARS_NEAR;
}

/* 2026, 2026年度, 2026-Q4 and the like. */
static bool
take_year(struct scan *scan, int this_year, bool strict, struct span *span)
{
	struct scan ahead = *scan;
	struct scan rest;
	bool named;
	int year;

	if (!scan_take_number(&ahead, 4, 4, &year))
		return false;
	if (strict && !is_bare_year(year))
		return false;
	rest = ahead;
	scan_spaces(&rest);
	named = scan_take_word(&rest, "年");
	if (named) {
		scan_take_word(&rest, "度");
		ahead = rest;
	}
	rest = ahead;
	if (take_part(&rest, year, named, strict, span)) {
		*scan = rest;
		return true;
	}
	if (!named) {
		if (!is_bare_year(year))
			return false;
		if (strict &&
			!is_year_in_text(year, scan_peek(&ahead), this_year))
			return false;
	}
	*scan = ahead;
	return span_months(year, 1, 12, span);
}

/* A part of this year. */
static bool
take_part_alone(struct scan *scan, int year, bool strict, struct span *span)
{
	struct scan ahead = *scan;
	ucs4_t first = scan_peek(scan);
	enum months how;

	/* In running text H2 is a heading and 第2周 any second week. */
	if (take_quarter(&ahead, year, span) ||
		((!strict || (first != 'h' && first != 'H')) &&
			take_half(&ahead, year, span)) ||
		(!strict && take_week(&ahead, year, span)) ||
		(take_months(&ahead, year, &how, span) &&
			how == MONTHS_MARKED)) {
		*scan = ahead;
		return true;
	}
	return false;
}

/* 2026, 2026年, '26, behind a part of it. */
static bool
take_year_behind(struct scan *scan, int *year)
{
	struct scan ahead = *scan;
	bool marked;

	scan_spaces(&ahead);
	if (!scan_take(&ahead, '/') && !scan_take(&ahead, '-') &&
		!scan_take(&ahead, '.'))
		scan_take(&ahead, ',');
	scan_spaces(&ahead);
	marked = scan_take(&ahead, '\'') || scan_take_word(&ahead, "’");
	if (marked && scan_take_number(&ahead, 2, 2, year))
		*year += 2000;
	else if (marked || !scan_take_number(&ahead, 4, 4, year) ||
		!is_bare_year(*year))
		return false;
	scan_take_word(&ahead, "年");
	*scan = ahead;
	return true;
}

/* Q4 2026, Q4/2026, H2'26, 第四季度 2026年. */
static bool
take_part_then_year(struct scan *scan, struct span *span)
{
	struct scan part = *scan, behind = *scan;
	int year;

	if (!take_part_alone(&behind, YEAR_MIN, false, span) ||
		!take_year_behind(&behind, &year) ||
		!take_part_alone(&part, year, false, span))
		return false;
	*scan = behind;
	return true;
}

bool
scan_take_until(struct scan *scan)
{
	static const char *const words[] = {"=>", "->", "→", "...", "..", "…",
		"~", "〜", "——", "—", "–", "--", "-", "−", "至", "到", "to",
		NULL};

	return scan_take_any(scan, words);
}

/* What stands between the ends of a span; a slash between two days. */
static bool
take_between(struct scan *scan)
{
	struct scan ahead = *scan;

	scan_spaces(&ahead);
	if (!scan_take_until(&ahead) && !scan_take(&ahead, '/'))
		return false;
	scan_spaces(&ahead);
	*scan = ahead;
	return true;
}

/* 17日, of the month that `start` is in. */
static bool
take_date(struct scan *scan, int32_t start, int32_t *day)
{
	struct scan ahead = *scan;
	int year, month, date;

	day_split(start, &year, &month, &date);
	if (!scan_take_number(&ahead, 1, 2, &date))
		return false;
	scan_spaces(&ahead);
	if (!scan_take_word(&ahead, "日") && !scan_take_word(&ahead, "号"))
		return false;
	*day = day_make(year, month, date);
	if (*day == DAY_NONE)
		return false;
	*scan = ahead;
	return true;
}

/* A day at an end of a span, of `year` where it names none; *dated whether it
 * does. */
static bool
take_end(struct scan *scan, int year, int32_t *day, bool *dated)
{
	struct scan ahead = *scan, again = *scan;
	int said = 0, month, date;
	int32_t other;

	if (scan_take_day(&ahead, year, day)) {
		*dated = scan_take_day(&again, year + 1, &other) &&
			other == *day;
	} else if (scan_take_month_date(&ahead, &said, &month, &date)) {
		*dated = said != 0;
		*day = day_make(*dated ? said : year, month, date);
	} else {
		return false;
	}
	if (*day == DAY_NONE)
		return false;
	*scan = ahead;
	return true;
}

/* The day that is written here, in a year that makes it the `side` end of one
 * with the other end: one that names no year is within one of it. */
static int32_t
near_end(struct scan scan, int32_t other, int side)
{
	struct scan again = scan;
	int year, month, date;
	int32_t day;
	bool dated;

	day_split(other, &year, &month, &date);
	if (take_end(&scan, year, &day, &dated) &&
		(side < 0 ? day <= other : day >= other))
		return day;
	return take_end(&again, year + side, &day, &dated) ? day : DAY_NONE;
}

/* Two days; one that names no year is of the other's, or next to it. */
static bool
take_days(struct scan *scan, int this_year, struct span *span)
{
	struct scan ahead = *scan, behind;
	bool first, last = true;
	int year, month, date;

	if (!take_end(&ahead, this_year, &span->starts, &first) ||
		!take_between(&ahead))
		return false;
	behind = ahead;
	day_split(span->starts, &year, &month, &date);
	if (!take_end(&ahead, year, &span->ends, &last) &&
		!take_date(&ahead, span->starts, &span->ends))
		return false;
	if (!first && last)
		span->starts = near_end(*scan, span->ends, -1);
	else if (!last)
		span->ends = near_end(behind, span->starts, 1);
	*scan = ahead;
	return span->starts != DAY_NONE && span->starts <= span->ends;
}

/* 2026.10, 2026/10, 2026年10月 */
static bool
take_dated_month(struct scan *scan, struct span *span)
{
	static const char *const marks[] = {".", "/", "-", "年", NULL};
	struct scan ahead = *scan;
	int year, month;

	if (!scan_take_number(&ahead, 4, 4, &year) || !is_bare_year(year))
		return false;
	scan_spaces(&ahead);
	if (!scan_take_any(&ahead, marks))
		return false;
	scan_spaces(&ahead);
	if (!take_month(&ahead, &month))
		return false;
	scan_spaces(&ahead);
	if (scan_take_word(&ahead, "月"))
		scan_take_word(&ahead, "份");
	*scan = ahead;
	return span_months(year, month, month, span);
}

bool
scan_take_ends(struct scan *scan, int this_year, struct span *span)
{
	struct scan ahead = *scan;
	struct span last;

	if (take_days(&ahead, this_year, span)) {
		*scan = ahead;
		return true;
	}
	ahead = *scan;
	if (!take_dated_month(&ahead, span) || !take_between(&ahead) ||
		!take_dated_month(&ahead, &last) || last.ends < span->starts)
		return false;
	span->ends = last.ends;
	*scan = ahead;
	return true;
}

static bool
take_span(struct scan *scan, int32_t today, bool strict, struct span *span)
{
	struct scan ahead = *scan;
	int year, month, date;
	int32_t day;

	day_split(today, &year, &month, &date);
	if (scan_take_ends(scan, year, span))
		return true;
	/* One day is no span, and neither is the month it begins with. */
	if (scan_take_day(&ahead, year, &day))
		return false;
	return take_year(scan, year, strict, span) ||
		(!strict && take_part_then_year(scan, span)) ||
		take_part_alone(scan, year, strict, span);
}

bool
span_read(const char *text, size_t length, int32_t today, struct span *span)
{
	struct scan scan = {0};
	struct span found;

	scan.text = str_trim(text, &length);
	scan.length = length;
	if (!take_span(&scan, today, false, &found) || !scan_end(&scan)) {
		scan.at = 0;
		if (!scan_take_span_words(&scan, today, &found) ||
			!scan_end(&scan))
			return false;
	}
	*span = found;
	return true;
}

static bool
is_digit(ucs4_t character)
{
	return character >= '0' && character <= '9';
}

static bool
is_alnum(ucs4_t character)
{
	return is_digit(character) || (character >= 'a' && character <= 'z') ||
		(character >= 'A' && character <= 'Z') || character == '_';
}

/* Marks that tie digits together into one longer thing. */
static bool
ties_digits(ucs4_t mark)
{
	return mark == '.' || mark == '-' || mark == '/' || mark == ':' ||
		mark == ',';
}

/* Whether what was taken up to here does not go on: not Q42, 2026px, 2026.5,
 * 2026%. */
static bool
ends_here(const struct scan *scan)
{
	struct scan ahead = *scan;
	ucs4_t last = (unsigned char)scan->text[scan->at - 1];
	ucs4_t next = scan_peek(&ahead);

	if (!is_alnum(last))
		return true;
	if (is_alnum(next) || next == '%')
		return false;
	scan_skip(&ahead);
	return !ties_digits(next) || !is_digit(scan_peek(&ahead));
}

bool
span_find(const char *text, size_t length, int32_t today,
	struct span_place *found)
{
	struct scan scan = {text, length, 0};
	struct span span;
	ucs4_t before = 0;
	ucs4_t last = 0;

	while (!scan_end(&scan)) {
		struct scan ahead = scan;
		int32_t day;

		if (!is_alnum(last) && last != '$' && last != 0xa5 &&
			!(ties_digits(last) && is_digit(before))) {
			if (take_span(&ahead, today, true, &span) &&
				ends_here(&ahead)) {
				*found = (struct span_place){
					span, scan.at, ahead.at - scan.at};
				return true;
			}
			if (scan_take_day(&scan, 2000, &day)) {
				before = '-';
				last = '0';
				continue;
			}
		}
		before = last;
		last = scan_peek(&scan);
		scan_skip(&scan);
	}
	return false;
}
