/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/decimal.h"
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
	char *at;

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	day_split(day, &year, &month, &date);
	at = year < 0 ? stpcpy(out, "-") : out;
	at = decimal_digits(at, (uint64_t)abs(year), year < 0 ? 3 : 4);
	*at++ = '-';
	at = decimal_digits(at, (uint64_t)month, 2);
	*at++ = '-';
	decimal_digits(at, (uint64_t)date, 2);
	return out;
}

int32_t
week_monday(int year, int week)
{
	/* 4 January is always in the first week. */
	int32_t first = day_make(year, 1, 4), monday;
	int named;

	if (first == DAY_NONE || week < 1)
		return DAY_NONE;
	monday = first - day_weekday(first) + 1 + (week - 1) * 7;
	day_week(monday, &named);
	return named == year ? monday : DAY_NONE;
}
