/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_DATE_H
#define SRC_BASE_DATE_H

/* What dates and spans share. */

#include "base/date.h"
#include "scan.h"

/* month 1..12 */
int month_days(int year, int month);

/* The whole months first..last, 1 to 12; 13 to 23 are in the year after. */
bool span_months(int year, int first, int last, struct span *span);

/* The Monday of an ISO week; DAY_NONE when the year has no such week. */
int32_t week_monday(int year, int week);

/* A month by its name: Nov, november, 十一月. */
bool scan_take_month(struct scan *scan, int *month);

/* 20 Nov, Nov 20th, 20th of November 2026; *year is as it was where none is
 * said. */
bool scan_take_month_date(struct scan *scan, int *year, int *month, int *date);

/* End of month, of next quarter, 月底, 下月底, 年底. */
bool scan_take_period_end(struct scan *scan, int32_t today, int32_t *day);

/* 4. Quartal, 3º trimestre, first half, Quý 4: its first and last month. */
bool scan_take_counted(struct scan *scan, int *first, int *last);

/* A span that names months or fiscal years: Oct 2026, FY26-Q1, Jan – March. */
bool scan_take_span_words(struct scan *scan, int32_t today, struct span *span);

/* What stands between the ends of a span: –, ~, 至, to … */
bool scan_take_until(struct scan *scan);

/* Two days, or two months with their years. Days without a year are of
 * `this_year`, or next to the one that has one. */
bool scan_take_ends(struct scan *scan, int this_year, struct span *span);

/* A day written out; one without a year is of `year`. */
bool scan_take_day(struct scan *scan, int year, int32_t *day);

#endif
