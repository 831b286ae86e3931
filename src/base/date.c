/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>
#include <time.h>

#include "base/str.h"
#include "date.h"

/* Years are counted from March, so that the leap day is the last of its year;
 * 400 of them are an era of this many days. */
#define ERA_DAYS 146097
#define ERA_YEARS 400
/* From 0000-03-01 to 1970-01-01. */
#define EPOCH 719468

int32_t
day_today(void)
{
	time_t now = time(NULL);
	struct tm tm = {0};

	if (!localtime_r(&now, &tm))
		return (int32_t)(now / 86400);
	return day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int
month_days(int year, int month)
{
	static const char days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

int32_t
day_make(int year, int month, int day)
{
	int from_march, day_of_year, era, year_of_era;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > month_days(year, month))
		return DAY_NONE;
	year -= month <= 2;
	from_march = (month + 9) % 12;
	day_of_year = (153 * from_march + 2) / 5 + day - 1;
	era = year / ERA_YEARS;
	year_of_era = year % ERA_YEARS;
	return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 -
		year_of_era / 100 + day_of_year - EPOCH;
}

void
day_split(int32_t day, int *year, int *month, int *date)
{
	int64_t from_epoch = (int64_t)day + EPOCH;
	int64_t era = from_epoch / ERA_DAYS - (from_epoch % ERA_DAYS < 0);
	int day_of_era = (int)(from_epoch - era * ERA_DAYS);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
				  day_of_era / (ERA_DAYS - 1)) /
		365;
	int day_of_year = day_of_era -
		(365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int from_march = (5 * day_of_year + 2) / 153;

	*date = day_of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = (int)(era * ERA_YEARS) + year_of_era + (*month <= 2);
}

int
day_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	int64_t from_thursday = ((int64_t)day + 3) % 7;

	return (int)(from_thursday < 0 ? from_thursday + 7 : from_thursday) + 1;
}

int
day_week(int32_t day, int *year)
{
	/* A week belongs to the year that holds its Thursday. */
	int32_t thursday = day - day_weekday(day) + 4;
	int month, date;

	day_split(thursday, year, &month, &date);
	while (--month > 0)
		date += month_days(*year, month);
	return (date - 1) / 7 + 1;
}

const char *
day_text(int32_t day, char out[static DAY_TEXT_SIZE])
{
	int year, month, date;

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	day_split(day, &year, &month, &date);
	snprintf(out, DAY_TEXT_SIZE, "%04d-%02d-%02d", year, month, date);
	return out;
}

/* 9-13, of `year`. */
static bool
take_short(struct scan *scan, int year, int32_t *day)
{
	struct scan ahead = *scan;
	int month, date;

	if (!scan_take_number(&ahead, 1, 2, &month) ||
		!scan_take(&ahead, '-') ||
		!scan_take_number(&ahead, 1, 2, &date))
		return false;
	*day = day_make(year, month, date);
	if (*day == DAY_NONE)
		return false;
	*scan = ahead;
	return true;
}

/* 9月13日, of `year`. */
static bool
take_chinese(struct scan *scan, int year, int32_t *day)
{
	struct scan ahead = *scan;
	int month, date;

	if (!scan_take_number(&ahead, 1, 2, &month))
		return false;
	scan_spaces(&ahead);
	if (!scan_take_word(&ahead, "月"))
		return false;
	scan_spaces(&ahead);
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

/* 2021-09-13, 2021/9/13, 2021.9.13: one mark, twice. */
static bool
take_marked(struct scan *scan, int year, int32_t *day)
{
	struct scan ahead = *scan;
	ucs4_t mark = scan_peek(&ahead);
	int month, date;

	if (mark != '-' && mark != '/' && mark != '.')
		return false;
	scan_skip(&ahead);
	if (!scan_take_number(&ahead, 1, 2, &month) ||
		!scan_take(&ahead, mark) ||
		!scan_take_number(&ahead, 1, 2, &date))
		return false;
	*day = day_make(year, month, date);
	if (*day == DAY_NONE)
		return false;
	*scan = ahead;
	return true;
}

bool
scan_take_day(struct scan *scan, int year, int32_t *day)
{
	struct scan ahead = *scan;
	int named;

	if (!scan_take_number(&ahead, 4, 4, &named))
		return take_short(scan, year, day) ||
			take_chinese(scan, year, day);
	if (!take_marked(&ahead, named, day)) {
		scan_spaces(&ahead);
		if (!scan_take_word(&ahead, "年"))
			return false;
		scan_spaces(&ahead);
		if (!take_chinese(&ahead, named, day))
			return false;
	}
	*scan = ahead;
	return true;
}

static bool
take_weekday(struct scan *scan, int *weekday)
{
	static const struct {
		const char *word;
		int weekday;
	} words[] = {
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
		{"周一", 1},
		{"周二", 2},
		{"周三", 3},
		{"周四", 4},
		{"周五", 5},
		{"周六", 6},
		{"周日", 7},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (scan_take_word(scan, words[i].word)) {
			*weekday = words[i].weekday;
			return true;
		}
	}
	return false;
}

/* today, tomorrow, fri, +3d, +2w: counted from `today`. */
static bool
take_near(struct scan *scan, int32_t today, int32_t *day)
{
	int count;

	if (scan_take_word(scan, "today") || scan_take_word(scan, "今天")) {
		*day = today;
		return true;
	}
	if (scan_take_word(scan, "tomorrow") || scan_take_word(scan, "明天")) {
		*day = today + 1;
		return true;
	}
	if (take_weekday(scan, &count)) {
		*day = today + (count - day_weekday(today) + 6) % 7 + 1;
		return true;
	}
	if (!scan_take(scan, '+') || !scan_take_number(scan, 1, 4, &count))
		return false;
	if (scan_take_word(scan, "w"))
		count *= 7;
	else if (!scan_take_word(scan, "d"))
		return false;
	*day = today + count;
	return true;
}

bool
day_read(const char *text, size_t length, int32_t today, int32_t *day)
{
	struct scan scan = {0};
	int year, month, date;
	int32_t found;

	scan.text = str_trim(text, &length);
	scan.length = length;
	day_split(today, &year, &month, &date);
	if (!take_near(&scan, today, &found)) {
		scan.at = 0;
		if (!scan_take_day(&scan, year, &found))
			return false;
	}
	if (!scan_end(&scan))
		return false;
	*day = found;
	return true;
}
