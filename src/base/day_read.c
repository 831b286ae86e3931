/* SPDX-License-Identifier: MIT */
/*
 * Days as people write them. What is written out may name a day that there is
 * not (2026-02-30): it is read all the same, so that a person can be told.
 */
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "base/text.h"
#include "date.h"

/* How far back a day without a year is looked for in the year before. */
#define DAYS_BACK 183
/* How much of what was written a refusal shows, in cells. */
#define SHOWN 40

#define YEAR_NONE (-1)

struct written {
	int year, month, date;
};

static bool
take_pair(struct scan *scan, ucs4_t mark, struct written *written)
{
	return scan_take_number(scan, 1, 2, &written->month) &&
		scan_take(scan, mark) &&
		scan_take_number(scan, 1, 2, &written->date);
}

/* 9月13日, 9月13号. */
static bool
take_chinese(struct scan *scan, struct written *written)
{
	if (!scan_take_number(scan, 1, 2, &written->month))
		return false;
	scan_spaces(scan);
	if (!scan_take_word(scan, "月"))
		return false;
	scan_spaces(scan);
	if (!scan_take_number(scan, 1, 2, &written->date))
		return false;
	scan_spaces(scan);
	return scan_take_word(scan, "日") || scan_take_word(scan, "号");
}

/* What follows a year: -09-13, /9/13, .9.13 (one mark, twice), 年9月13日. */
static bool
take_after_year(struct scan *scan, struct written *written)
{
	ucs4_t mark = scan_peek(scan);

	if (mark == '-' || mark == '/' || mark == '.') {
		scan_skip(scan);
		return take_pair(scan, mark, written);
	}
	scan_spaces(scan);
	if (!scan_take_word(scan, "年"))
		return false;
	scan_spaces(scan);
	return take_chinese(scan, written);
}

static bool
take_written(struct scan *scan, int year, struct written *written)
{
	struct scan ahead = *scan, again = *scan;

	if (scan_take_number(&ahead, 4, 4, &written->year)) {
		if (!take_after_year(&ahead, written))
			return false;
		*scan = ahead;
		return true;
	}
	written->year = year;
	if (!take_pair(&ahead, '-', written)) {
		if (!take_chinese(&again, written))
			return false;
		ahead = again;
	}
	*scan = ahead;
	return true;
}

bool
scan_take_day(struct scan *scan, int year, int32_t *day)
{
	struct scan ahead = *scan;
	struct written written;
	int32_t found;

	if (!take_written(&ahead, year, &written))
		return false;
	found = day_make(written.year, written.month, written.date);
	if (found == DAY_NONE)
		return false;
	*day = found;
	*scan = ahead;
	return true;
}

/* ---- days of the week */

static const struct {
	const char *word;
	int weekday;
} weekdays[] = {
	{"monday", 1},
	{"tuesday", 2},
	{"wednesday", 3},
	{"thursday", 4},
	{"friday", 5},
	{"saturday", 6},
	{"sunday", 7},
	{"mon", 1},
	{"tue", 2},
	{"wed", 3},
	{"thu", 4},
	{"fri", 5},
	{"sat", 6},
	{"sun", 7},
	{"一", 1},
	{"二", 2},
	{"三", 3},
	{"四", 4},
	{"五", 5},
	{"六", 6},
	{"日", 7},
	{"天", 7},
};

/* In Chinese only after 周, 星期 or 礼拜. */
static bool
take_weekday(struct scan *scan, int *weekday)
{
	struct scan ahead = *scan;
	bool chinese = scan_take_word(&ahead, "周") ||
		scan_take_word(&ahead, "星期") ||
		scan_take_word(&ahead, "礼拜");
	size_t i;

	for (i = 0; i < sizeof weekdays / sizeof *weekdays; i++) {
		if (chinese == ((unsigned char)*weekdays[i].word < 0x80) ||
			!scan_take_word(&ahead, weekdays[i].word))
			continue;
		*weekday = weekdays[i].weekday;
		*scan = ahead;
		return true;
	}
	return false;
}

bool
weekday_read(const char *text, size_t length, int *weekday)
{
	struct scan scan = {0};
	int found;

	scan.text = str_trim(text, &length);
	scan.length = length;
	if (!take_weekday(&scan, &found) || !scan_end(&scan))
		return false;
	*weekday = found;
	return true;
}

/* Days back to the latest such weekday before today; ahead to the next. */
static int
days_back(int32_t today, int weekday)
{
	return (day_weekday(today) - weekday + 6) % 7 + 1;
}

static int
days_ahead(int32_t today, int weekday)
{
	return (weekday - day_weekday(today) + 6) % 7 + 1;
}

/* last fri, next fri; 上周五 and the like are of a certain week; fri alone
 * lies where days are looked for. */
static bool
take_week_day(
	struct scan *scan, int32_t today, enum day_side side, int32_t *day)
{
	static const struct {
		const char *word;
		int weeks;
	} weeks[] = {{"上个", -1}, {"下个", 1}, {"这个", 0}, {"上", -1},
		{"下", 1}, {"本", 0}, {"这", 0}, {"this ", 0}};
	struct scan ahead = *scan;
	int32_t monday = today - day_weekday(today) + 1;
	bool last = scan_take_word(&ahead, "last ");
	bool next = !last && scan_take_word(&ahead, "next ");
	size_t i, count = sizeof weeks / sizeof *weeks;
	int weekday;

	for (i = 0; !last && !next && i < count; i++)
		if (scan_take_word(&ahead, weeks[i].word))
			break;
	scan_spaces(&ahead);
	if (!take_weekday(&ahead, &weekday))
		return false;
	if (!last && !next && i < count)
		*day = monday + weeks[i].weeks * 7 + weekday - 1;
	else if (last)
		*day = today - days_back(today, weekday);
	else if (side == DAY_PAST && !next)
		*day = today - days_back(today, weekday) % 7;
	else
		*day = today + days_ahead(today, weekday);
	*scan = ahead;
	return true;
}

/* ---- days counted from today */

static bool
take_named(struct scan *scan, int32_t today, int32_t *day)
{
	static const struct {
		const char *word;
		int days;
	} words[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1},
		{"今天", 0}, {"今日", 0}, {"昨天", -1}, {"昨日", -1},
		{"明天", 1}, {"明日", 1}, {"大前天", -3}, {"前天", -2},
		{"大后天", 3}, {"后天", 2}};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_take_word(scan, words[i].word)) {
			*day = today + words[i].days;
			return true;
		}
	return false;
}

/* The same date so many months on, or the last one of a shorter month. */
static int32_t
months_on(int32_t day, int count)
{
	int year, month, date, months;

	day_split(day, &year, &month, &date);
	months = year * 12 + month - 1 + count;
	year = months / 12;
	month = months % 12 + 1;
	if (year < 1 || year > 9999)
		return DAY_NONE;
	if (date > month_days(year, month))
		date = month_days(year, month);
	return day_make(year, month, date);
}

/* Days, weeks, months or years: what a count is of. */
static bool
take_period(struct scan *scan, char *period)
{
	static const struct {
		const char *word;
		char period;
	} words[] = {{"days", 'd'}, {"day", 'd'}, {"weeks", 'w'}, {"week", 'w'},
		{"months", 'm'}, {"month", 'm'}, {"years", 'y'}, {"year", 'y'},
		{"d", 'd'}, {"w", 'w'}, {"m", 'm'}, {"y", 'y'}, {"天", 'd'},
		{"日", 'd'}, {"周", 'w'}, {"星期", 'w'}, {"个星期", 'w'},
		{"个月", 'm'}, {"年", 'y'}};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_take_word(scan, words[i].word)) {
			*period = words[i].period;
			return true;
		}
	return false;
}

static int32_t
counted(int32_t today, int count, char period)
{
	switch (period) {
	case 'd':
		return today + count;
	case 'w':
		return today + count * 7;
	case 'm':
		return months_on(today, count);
	default:
		return months_on(today, count * 12);
	}
}

static bool
take_count(struct scan *scan, int *count)
{
	if (scan_take_word(scan, "两") || scan_take_word(scan, "二"))
		*count = 2;
	else if (scan_take_word(scan, "一"))
		*count = 1;
	else if (scan_take_word(scan, "三"))
		*count = 3;
	else if (!scan_take_number(scan, 1, 4, count))
		return false;
	scan_spaces(scan);
	return true;
}

/* +3d, -2w, in 3 days, 3 days ago, 3天前, 两周后. */
static bool
take_counted(struct scan *scan, int32_t today, int32_t *day)
{
	struct scan ahead = *scan;
	bool plus = scan_take(&ahead, '+') || scan_take_word(&ahead, "in ");
	bool minus =
		!plus && (scan_take(&ahead, '-') || scan_take(&ahead, 0x2212));
	char period;
	int count;

	if (!take_count(&ahead, &count) || !take_period(&ahead, &period))
		return false;
	if (!plus && !minus) {
		scan_spaces(&ahead);
		minus = scan_take_word(&ahead, "ago") ||
			scan_take_word(&ahead, "以前") ||
			scan_take_word(&ahead, "之前") ||
			scan_take_word(&ahead, "前");
		if (!minus && !scan_take_word(&ahead, "以后") &&
			!scan_take_word(&ahead, "之后") &&
			!scan_take_word(&ahead, "后"))
			return false;
	}
	*day = counted(today, minus ? -count : count, period);
	*scan = ahead;
	return *day != DAY_NONE;
}

/* ---- days of the calendar */

/* 2026-W23-7, 2026W237: a day of an ISO week. */
static bool
take_iso_week(struct scan *scan, int32_t *day)
{
	struct scan ahead = *scan;
	int year, week, weekday;
	bool dashed;

	if (!scan_take_number(&ahead, 4, 4, &year))
		return false;
	dashed = scan_take(&ahead, '-');
	if (!scan_take_word(&ahead, "w"))
		return false;
	if (dashed ? !scan_take_number(&ahead, 1, 2, &week) ||
				!scan_take(&ahead, '-') ||
				!scan_take_number(&ahead, 1, 1, &weekday)
		   : !scan_take_number(&ahead, 3, 3, &week))
		return false;
	if (!dashed) {
		weekday = week % 10;
		week /= 10;
	}
	*day = week_monday(year, week);
	if (weekday < 1 || weekday > 7)
		*day = DAY_NONE;
	if (*day != DAY_NONE)
		*day += weekday - 1;
	*scan = ahead;
	return true;
}

/* 20261231. */
static bool
take_digits(struct scan *scan, struct written *written)
{
	int number;

	if (!scan_take_number(scan, 8, 8, &number))
		return false;
	*written = (struct written){
		number / 10000, number / 100 % 100, number % 100};
	return true;
}

/* 31.12.2026: with dots and the year at the end the date stands first. */
static bool
take_dotted(struct scan *scan, struct written *written)
{
	struct scan ahead = *scan;

	if (!scan_take_number(&ahead, 1, 2, &written->date) ||
		!scan_take(&ahead, '.') ||
		!scan_take_number(&ahead, 1, 2, &written->month) ||
		!scan_take(&ahead, '.') ||
		!scan_take_number(&ahead, 4, 4, &written->year))
		return false;
	*scan = ahead;
	return true;
}

/* 11/20, 11/20/2026: the month first, unless that can only be the date. */
static bool
take_slashed(struct scan *scan, struct written *written)
{
	struct scan ahead;
	int swap;

	if (!take_pair(scan, '/', written))
		return false;
	ahead = *scan;
	if (scan_take(&ahead, '/')) {
		if (!scan_take_number(&ahead, 4, 4, &written->year))
			return false;
		*scan = ahead;
	}
	if (written->month > 12 && written->date <= 12) {
		swap = written->month;
		written->month = written->date;
		written->date = swap;
	}
	return true;
}

/* 00:00, T23:59:59.5Z, +08:00: a time of day after a date, which is let go. */
static void
take_time(struct scan *scan)
{
	struct scan ahead = *scan;
	int number;

	if (!scan_take_word(&ahead, "t"))
		scan_spaces(&ahead);
	if (!scan_take_number(&ahead, 1, 2, &number) || number > 24 ||
		!scan_take(&ahead, ':') ||
		!scan_take_number(&ahead, 2, 2, &number))
		return;
	if (scan_take(&ahead, ':')) {
		if (!scan_take_number(&ahead, 2, 2, &number))
			return;
		if (scan_take(&ahead, '.'))
			scan_take_number(&ahead, 1, 9, &number);
	}
	*scan = ahead;
	if (scan_take_word(&ahead, "z")) {
		*scan = ahead;
	} else if ((scan_take(&ahead, '+') || scan_take(&ahead, '-')) &&
		scan_take_number(&ahead, 2, 4, &number)) {
		if (scan_take(&ahead, ':') &&
			!scan_take_number(&ahead, 2, 2, &number))
			return;
		*scan = ahead;
	}
}

/* Of a day without a year: in the past the one that was, if that is near. */
static int
year_of(struct written written, int32_t today, enum day_side side, int year)
{
	int32_t day = day_make(year, written.month, written.date), before;

	if (side != DAY_PAST || day == DAY_NONE || day <= today)
		return year;
	before = day_make(year - 1, written.month, written.date);
	return before != DAY_NONE && today - before <= DAYS_BACK ? year - 1
								 : year;
}

/* *day is DAY_NONE for what is written as a day and is none. */
static bool
take_calendar(
	struct scan *scan, int32_t today, enum day_side side, int32_t *day)
{
	struct scan ahead = *scan;
	struct written written;
	int year, month, date;

	day_split(today, &year, &month, &date);
	if (!take_iso_week(&ahead, day)) {
		if (!take_digits(&ahead, &written) &&
			!take_dotted(&ahead, &written) &&
			!take_written(&ahead, YEAR_NONE, &written) &&
			!(written.year = YEAR_NONE,
				scan_take_month_date(&ahead, &written.year,
					&written.month, &written.date)))
			return false;
		if (written.year == YEAR_NONE)
			written.year = year_of(written, today, side, year);
		*day = day_make(written.year, written.month, written.date);
	}
	take_time(&ahead);
	*scan = ahead;
	return true;
}

/* Whether the text is a day as it is written; there may be no such day. */
static bool
read_day(const char *text, size_t length, int32_t today, enum day_side side,
	int32_t *day)
{
	struct scan scan = {0}, begin;

	scan.text = str_trim(text, &length);
	scan.length = length;
	begin = scan;
	if (take_named(&scan, today, day) && scan_end(&scan))
		return true;
	scan = begin;
	if (take_week_day(&scan, today, side, day) && scan_end(&scan))
		return true;
	scan = begin;
	if (take_calendar(&scan, today, side, day) && scan_end(&scan))
		return true;
	scan = begin;
	if (scan_take_period_end(&scan, today, day) && scan_end(&scan))
		return true;
	scan = begin;
	return take_counted(&scan, today, day) && scan_end(&scan);
}

bool
day_read(const char *text, size_t length, int32_t today, int32_t *day)
{
	int32_t found;

	if (!read_day(text, length, today, DAY_ANY, &found) ||
		found == DAY_NONE)
		return false;
	*day = found;
	return true;
}

/* Where a day is asked for 5/10 is one; elsewhere it is how far something is. */
static bool
read_slashed(const char *text, int32_t today, enum day_side side, int32_t *day)
{
	struct written written = {.year = YEAR_NONE};
	size_t length = strlen(text);
	struct scan scan = {0};
	int year, month, date;

	scan.text = str_trim(text, &length);
	scan.length = length;
	if (!take_slashed(&scan, &written) || !scan_end(&scan))
		return false;
	day_split(today, &year, &month, &date);
	if (written.year == YEAR_NONE)
		written.year = year_of(written, today, side, year);
	*day = day_make(written.year, written.month, written.date);
	return true;
}

bool
day_ask(const char *text, int32_t today, enum day_side side, int32_t *day,
	struct err *err)
{
	static const char *const forms[] = {
		[DAY_ANY] = N_("“%.*s” is no day: write 2026-12-01, 12-01, "
			       "+2w, fri or yesterday"),
		[DAY_PAST] = N_("“%.*s” is no day: write 2026-11-20, 11-20, "
				"yesterday, -1w or mon"),
		[DAY_TO_COME] = N_("“%.*s” is no day: write 2026-12-01, 12-01, "
				   "tomorrow, +2w or fri"),
	};
	size_t length = strlen(text);
	int shown = (int)text_cut(text, length, SHOWN, NULL);
	int32_t found;

	if (!read_day(text, length, today, side, &found) &&
		!read_slashed(text, today, side, &found))
		return err_set(err, ERR_INPUT, _(forms[side]), shown, text);
	if (found == DAY_NONE)
		return err_set(err, ERR_INPUT,
			_("there is no day %.*s in the calendar"), shown, text);
	if (side == DAY_PAST && found > today)
		return err_set(err, ERR_INPUT,
			_("%.*s is still to come; it has to be today or a day "
			  "before"),
			shown, text);
	if (side == DAY_TO_COME && found < today)
		return err_set(err, ERR_INPUT,
			_("%.*s is over; it has to be today or a day to come"),
			shown, text);
	*day = found;
	return true;
}
