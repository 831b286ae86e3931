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

/* A day written out; one without a year is of `year`. */
bool scan_take_day(struct scan *scan, int year, int32_t *day);

#endif
