/* SPDX-License-Identifier: MIT */
#ifndef BASE_DATE_H
#define BASE_DATE_H

/*
 * Days and spans. A day is an int32_t, the number of days since 1970-01-01 in
 * the proleptic Gregorian calendar; DAY_NONE means no day. Weeks begin on
 * Monday (ISO 8601). Only day_today looks at a clock.
 */

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define DAY_NONE INT32_MIN

/* Room for any day as text, with NUL. */
#define DAY_TEXT_SIZE 16

/* Today in the user's time zone. */
int32_t day_today(void);

/* year 1..9999, month 1..12, day 1..31; DAY_NONE when there is no such day. */
int32_t day_make(int year, int month, int day);
void day_split(int32_t day, int *year, int *month, int *date);

/* 1 Monday … 7 Sunday. */
int day_weekday(int32_t day);

/* ISO week number 1..53 and the year it belongs to. */
int day_week(int32_t day, int *year);

/* Writes YYYY-MM-DD, "" for DAY_NONE; returns `out`. */
const char *day_text(int32_t day, char out[static DAY_TEXT_SIZE]);

/* On which side of today a day has to lie where it is asked for. */
enum day_side {
	DAY_ANY,
	DAY_PAST,   /* today or before: what has happened */
	DAY_TO_COME /* today or after */
};

/* Reads a day as people write it, whole and with blanks around it:
 *
 *     2026-12-01 2026/12/1 2026.12.1 20261201 2026年12月1日 2026-W49-2
 *     12-01 12月1日               in the year of today
 *     20 Nov, Nov 20th, Nov 20, 2026
 *     end of month, 月底 下月底 年底
 *     today yesterday tomorrow 今天 昨天 明天 前天 后天
 *     +3d -2w +1m -1y, 3 days ago, in 2 weeks, 3天前, 两周后
 *     fri 周五 星期五             the next one, never today
 *     last fri, next fri          the one before, the one after today
 *     上周五 本周五 下周五        of the week before, this one, the next
 *
 * A time after a date (2026-12-31 00:00) is let go; full-width digits are
 * digits. false when it is none of them, and *day is as it was. */
bool day_read(const char *text, size_t length, int32_t today, int32_t *day);

/* The same where a person is asked for it, told on which side of today it is
 * looked for: in the past `fri` is the latest one, today included, and 12-30
 * the latest one within half a year. Here 11/20 and 11/20/2026 are days, too, the
 * month first unless it can be none (20/11). *err says that there is no such day
 * (02-30), that it lies on the wrong side, or which notations work here. */
bool day_ask(const char *text, int32_t today, enum day_side side, int32_t *day,
	struct err *err);

/* mon, Monday, 周一, 星期一, 礼拜一 → 1 … sun, 周日, 周天 → 7. */
bool weekday_read(const char *text, size_t length, int *weekday);

/* A named span of whole days, both ends included. */
struct span {
	int32_t starts, ends;
};

/* Whether no day is in both; of days that are not known it cannot be said. */
bool spans_apart(struct span a, struct span b);

/* Reads `2026-Q4`, `2026Q4`, `2026 Q4`, `2026H2`, `2026-W47`, `2026` (1970 to
 * 2199), `2026-11`, `2026-11/12`, `2026.06/07`, `2026年`, `2026年11月`,
 * `2026年4-6月`, `2026年第四季度`, `2026年上半年`; `6、7双月`, `11月`, `Q4`, `H2`,
 * `W47`, `第四季度` and `上半年` (year of `today`); and `A - B`, `A => B`, `A..B`,
 * `A ~ B`, `A 至 B` of two days; with months by their names and fiscal years, which
 * are the calendar's: `Oct 2026`, `October`, `Q3–Q4 2026`, `FY26-Q1`, `4Q 2026`.
 * One day alone is not a span. false when it is none of them, and *span is as it
 * was. */
bool span_read(
	const char *text, size_t length, int32_t today, struct span *span);

/* The same of what a person typed, and two days in any words that day_ask reads, with a
 * dash between blanks, `..`, `~`, 至 or 到 between them. *err says which day is none,
 * or how a span is written. */
bool span_ask(
	const char *text, int32_t today, struct span *span, struct err *err);

/* A span within a longer line: the bytes that say it. */
struct span_place {
	struct span span;
	size_t at, used;
};

/* The first span_read notation standing anywhere in a longer line, such as a
 * heading. Stricter than span_read where running
 * text means something else: no bare `H2` (a heading, a database), no `W47`,
 * no `2026.1` (a version), no number glued to letters or a unit (2000行). */
bool span_find(const char *text, size_t length, int32_t today,
	struct span_place *found);

/* The first span anywhere in a heading: all that span_read and span_find read,
 * and S1 or T2 where nothing but "goals" and the like is behind it. */
bool span_find_heading(const char *text, size_t length, int32_t today,
	struct span_place *found);

/* The name a span gets by itself: `2026 Q4`, `2026 H2`, `2026`, `2026-11`,
 * `2026-11/12` (bimonth), `2026-W47`, else `YYYY-MM-DD..YYYY-MM-DD`. */
#define SPAN_TEXT_SIZE 32
const char *span_text(struct span span, char out[static SPAN_TEXT_SIZE]);

/* The span of the same kind that follows: the quarter after a quarter, … For
 * a custom span as many days again. */
struct span span_next(struct span span);

/* The calendar quarter that holds `day`; the week, from Monday on. */
struct span span_quarter(int32_t day);
struct span span_week(int32_t day);

#endif
