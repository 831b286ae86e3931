/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A Wednesday. */
static int32_t
today(void)
{
	return day_make(2026, 11, 18);
}

static void
make_and_split_are_inverses(void **state)
{
	int year, month, date;
	int32_t first = day_make(1, 1, 1);
	int32_t last = day_make(9999, 12, 31);

	(void)state;
	assert_int_equal(day_make(1970, 1, 1), 0);
	assert_int_equal(day_make(2000, 3, 1), 11017);
	assert_int_equal(day_make(1969, 12, 31), -1);
	assert_int_equal(last - first, 3652058);
	for (int32_t day = first; day <= last; day++) {
		day_split(day, &year, &month, &date);
		if (day_make(year, month, date) != day)
			fail_msg("day %d is not itself", day);
	}
	day_split(INT32_MAX, &year, &month, &date);
	assert_int_equal(year, 5881580);
	day_split(INT32_MIN, &year, &month, &date);
	assert_int_equal(year, -5877641);
}

static void
days_that_are_not(void **state)
{
	static const int cases[][3] = {{2021, 2, 29}, {1900, 2, 29},
		{2021, 13, 1}, {2021, 0, 1}, {2021, 4, 31}, {2021, 4, 0},
		{0, 1, 1}, {10000, 1, 1}, {-1, 1, 1}, {2021, -1, -1}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
			day_make(cases[i][0], cases[i][1], cases[i][2]),
			DAY_NONE);
	assert_int_not_equal(day_make(2000, 2, 29), DAY_NONE);
	assert_int_not_equal(day_make(2024, 2, 29), DAY_NONE);
}

static void
weeks(void **state)
{
	static const struct {
		int year, month, date, weekday, week, week_year;
	} cases[] = {
		{2026, 11, 18, 3, 47, 2026},
		{2021, 1, 1, 5, 53, 2020},
		{2021, 1, 3, 7, 53, 2020},
		{2021, 1, 4, 1, 1, 2021},
		{2018, 12, 31, 1, 1, 2019},
		{2016, 1, 3, 7, 53, 2015},
		{1970, 1, 1, 4, 1, 1970},
		{1969, 12, 31, 3, 1, 1970},
		{1, 1, 1, 1, 1, 1},
		{9999, 12, 31, 5, 52, 9999},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int year;
		int32_t day =
			day_make(cases[i].year, cases[i].month, cases[i].date);

		assert_int_equal(day_weekday(day), cases[i].weekday);
		assert_int_equal(day_week(day, &year), cases[i].week);
		assert_int_equal(year, cases[i].week_year);
	}
}

static void
days_as_text(void **state)
{
	char out[DAY_TEXT_SIZE];

	(void)state;
	assert_string_equal(day_text(today(), out), "2026-11-18");
	assert_string_equal(day_text(day_make(7, 1, 2), out), "0007-01-02");
	assert_string_equal(day_text(DAY_NONE, out), "");
	assert_string_equal(day_text(DAY_NONE + 1, out), "-5877641-06-24");
	assert_string_equal(day_text(INT32_MAX, out), "5881580-07-11");
}

static void
days_read(void **state)
{
	static const struct {
		const char *text;
		const char *day; /* NULL when it is none */
	} cases[] = {
		{"2021-09-13", "2021-09-13"},
		{" 2021-9-3 ", "2021-09-03"},
		{"2021/9/13", "2021-09-13"},
		{"2021.09.13", "2021-09-13"},
		{"2021年9月13日", "2021-09-13"},
		{"2021 年 9 月 13 日", "2021-09-13"},
		{"2021年9月13号", "2021-09-13"},
		{"２０２１－０９－１３", "2021-09-13"},
		{"２０２１／９／１３", "2021-09-13"},
		{"　2021-09-13　", "2021-09-13"},
		{"12-01", "2026-12-01"},
		{"2-3", "2026-02-03"},
		{"12月1日", "2026-12-01"},
		{"１２月１日", "2026-12-01"},
		{"today", "2026-11-18"},
		{"Today", "2026-11-18"},
		{"今天", "2026-11-18"},
		{"tomorrow", "2026-11-19"},
		{"明天", "2026-11-19"},
		{"+0d", "2026-11-18"},
		{"+3d", "2026-11-21"},
		{"+2w", "2026-12-02"},
		{"＋２Ｗ", "2026-12-02"},
		{"thu", "2026-11-19"},
		{"wed", "2026-11-25"},
		{"TUE", "2026-11-24"},
		{"sunday", "2026-11-22"},
		{"周五", "2026-11-20"},
		{"2024-02-29", "2024-02-29"},
		{"2021-02-29", NULL},
		{"2021-9", NULL},
		{"2021-09/13", NULL},
		{"2021-09-13x", NULL},
		{"2021-09-131", NULL},
		{"21-09-13", NULL},
		{"20210-09-13", NULL},
		{"0000-01-01", NULL},
		{"5/10", NULL},
		{"", NULL},
		{"+", NULL},
		{"+3", NULL},
		{"+3m", "2027-02-18"},
		{"-1y", "2025-11-18"},
		{"+3x", NULL},
		{"+99999d", NULL},
		{"-3d", "2026-11-15"},
		{"-2w", "2026-11-04"},
		{"−1d", "2026-11-17"},
		{"yesterday", "2026-11-17"},
		{"昨天", "2026-11-17"},
		{"前天", "2026-11-16"},
		{"后天", "2026-11-20"},
		{"大后天", "2026-11-21"},
		{"3 days ago", "2026-11-15"},
		{"in 2 weeks", "2026-12-02"},
		{"3天前", "2026-11-15"},
		{"两周后", "2026-12-02"},
		{"1个月后", "2026-12-18"},
		{"last mon", "2026-11-16"},
		{"20 Nov", "2026-11-20"},
		{"NOV 20", "2026-11-20"},
		{"20th of November", "2026-11-20"},
		{"Nov. 20, 2025", "2025-11-20"},
		{"２０ nov ２０２５", "2025-11-20"},
		{"十一月20日", "2026-11-20"},
		{"end of month", "2026-11-30"},
		{"eoq", "2026-12-31"},
		{"end of next quarter", "2027-03-31"},
		{"月底", "2026-11-30"},
		{"本月底", "2026-11-30"},
		{"下月底", "2026-12-31"},
		{"下个月底", "2026-12-31"},
		{"年底", "2026-12-31"},
		{"next month", NULL},
		{"本月", NULL},
		{"Nov 31", NULL},
		{"20", NULL},
		{"Nov", NULL},
		{"last wed", "2026-11-11"},
		{"next wednesday", "2026-11-25"},
		{"this fri", "2026-11-20"},
		{"上周一", "2026-11-09"},
		{"上周三", "2026-11-11"},
		{"本周五", "2026-11-20"},
		{"下周五", "2026-11-27"},
		{"下个星期天", "2026-11-29"},
		{"星期一", "2026-11-23"},
		{"周天", "2026-11-22"},
		{"2026-W23-7", "2026-06-07"},
		{"2026W237", "2026-06-07"},
		{"2026-W54-1", NULL},
		{"2026-W23-8", NULL},
		{"2026-W23", NULL},
		{"20261231", "2026-12-31"},
		{"31.12.2026", "2026-12-31"},
		{"31.2.2026", NULL},
		{"31.12", NULL},
		{"2026-12-31 00:00", "2026-12-31"},
		{"2026-12-31T23:59:59.5Z", "2026-12-31"},
		{"2026-12-31 08:00 +08:00", NULL},
		{"2026-12-31T08:00+08:00", "2026-12-31"},
		{"2026-12-31 25:00", NULL},
		{"2026-12-31 noon", NULL},
		{"mo", NULL},
		{"monda", NULL},
		{"12月", NULL},
		{"12月1", NULL},
		{"2021年9月", NULL},
		{"\xff"
		 "2021-09-13",
			NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int32_t day = 7;
		char out[DAY_TEXT_SIZE];
		bool read = day_read(
			cases[i].text, strlen(cases[i].text), today(), &day);

		if (read != (cases[i].day != NULL))
			fail_msg("\"%s\" gives %d", cases[i].text, read);
		if (read)
			assert_string_equal(day_text(day, out), cases[i].day);
		else
			assert_int_equal(day, 7);
	}
}

/* What is asked for lies in the past, ahead or anywhere; a refusal says which
 * of it is wrong, and offers nothing that would be refused as well. */
static void
days_are_asked_for(void **state)
{
	static const struct {
		const char *text;
		enum day_side side;
		const char *day, *says; /* one of them */
	} cases[] = {
		{"mon", DAY_ANY, "2026-11-23", NULL},
		{"mon", DAY_PAST, "2026-11-16", NULL},
		{"wed", DAY_PAST, "2026-11-18", NULL},
		{"11/20", DAY_ANY, "2026-11-20", NULL},
		{"１１／２０", DAY_ANY, "2026-11-20", NULL},
		{"5/10", DAY_ANY, "2026-05-10", NULL},
		{"20/11", DAY_ANY, "2026-11-20", NULL},
		{"20/11/2027", DAY_ANY, "2027-11-20", NULL},
		{"12/30", DAY_PAST, NULL, "still to come"},
		{"11/31", DAY_ANY, NULL, "there is no day"},
		{"20/13", DAY_ANY, NULL, "there is no day"},
		{"Nov 31", DAY_ANY, NULL, "there is no day"},
		{"周二", DAY_PAST, "2026-11-17", NULL},
		{"mon", DAY_TO_COME, "2026-11-23", NULL},
		{"yesterday", DAY_PAST, "2026-11-17", NULL},
		{"12-30", DAY_PAST, NULL, "still to come"},
		{"11-19", DAY_PAST, NULL, "still to come"},
		{"+1d", DAY_PAST, NULL, "still to come"},
		{"-1d", DAY_TO_COME, NULL, "is over"},
		{"2026-02-29", DAY_ANY, NULL, "there is no day"},
		{"2-30", DAY_PAST, NULL, "there is no day"},
		{"2月30日", DAY_ANY, NULL, "there is no day"},
		{"2026-W54-1", DAY_ANY, NULL, "there is no day"},
		{"20261301", DAY_ANY, NULL, "there is no day"},
		{"2026-11-31 08:00", DAY_ANY, NULL, "there is no day"},
		{"soon", DAY_ANY, NULL, "2026-12-01, 12-01, +2w, fri"},
		{"soon", DAY_PAST, NULL, "yesterday, -1w or mon"},
		{"soon", DAY_TO_COME, NULL, "tomorrow, +2w or fri"},
		{"", DAY_ANY, NULL, "no day"},
	};
	char out[DAY_TEXT_SIZE];
	int32_t turned = 0;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};
		int32_t day = 7;
		bool ok = day_ask(
			cases[i].text, today(), cases[i].side, &day, &err);

		if (ok != (cases[i].day != NULL))
			fail_msg("\"%s\": %s", cases[i].text, err.text);
		if (ok)
			assert_string_equal(day_text(day, out), cases[i].day);
		else if (!strstr(err.text, cases[i].says))
			fail_msg("\"%s\": %s", cases[i].text, err.text);
	}
	/* At the turn of the year 12-30 is the one that was. */
	assert_true(day_ask(
		"12-30", day_make(2027, 1, 3), DAY_PAST, &turned, NULL));
	assert_int_equal(turned, day_make(2026, 12, 30));
}

static const struct {
	const char *text;
	const char *starts, *ends; /* NULL when it is none */
	const char *name;
} spans[] = {
	{"2026-Q4", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026Q4", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2021 Q3", "2021-07-01", "2021-09-30", "2021 Q3"},
	{"2026 q1", "2026-01-01", "2026-03-31", "2026 Q1"},
	{"2026/Q2", "2026-04-01", "2026-06-30", "2026 Q2"},
	{"２０２６　Ｑ４", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026年Q4", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026年第四季度", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026年四季度", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026 年第 4 季度", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"2026年度第一季度", "2026-01-01", "2026-03-31", "2026 Q1"},
	{"2026年上半年", "2026-01-01", "2026-06-30", "2026 H1"},
	{"2026下半年", "2026-07-01", "2026-12-31", "2026 H2"},
	{"2026H1", "2026-01-01", "2026-06-30", "2026 H1"},
	{"2026-H2", "2026-07-01", "2026-12-31", "2026 H2"},
	{"2026 H2", "2026-07-01", "2026-12-31", "2026 H2"},
	{"2026-W47", "2026-11-16", "2026-11-22", "2026-W47"},
	{"2026W01", "2025-12-29", "2026-01-04", "2026-W01"},
	{"2026-W53", "2026-12-28", "2027-01-03", "2026-W53"},
	{"2026年第47周", "2026-11-16", "2026-11-22", "2026-W47"},
	{"2025-W53", NULL, NULL, NULL},
	{"2026-W00", NULL, NULL, NULL},
	{"2026", "2026-01-01", "2026-12-31", "2026"},
	{"2026年", "2026-01-01", "2026-12-31", "2026"},
	{"2026年度", "2026-01-01", "2026-12-31", "2026"},
	{"2026-11", "2026-11-01", "2026-11-30", "2026-11"},
	{"2026.11", "2026-11-01", "2026-11-30", "2026-11"},
	{"2026/1", "2026-01-01", "2026-01-31", "2026-01"},
	{"2026年11月", "2026-11-01", "2026-11-30", "2026-11"},
	{"2024年2月份", "2024-02-01", "2024-02-29", "2024-02"},
	{"2026-11/12", "2026-11-01", "2026-12-31", "2026-11/12"},
	{"2021.06/07", "2021-06-01", "2021-07-31", "2021-06/07"},
	{"2026.12/01", "2026-12-01", "2027-01-31", "2026-12/01"},
	{"2026年6、7双月", "2026-06-01", "2026-07-31", "2026-06/07"},
	{"2026年6、7月", "2026-06-01", "2026-07-31", "2026-06/07"},
	{"2026年6月、7月", "2026-06-01", "2026-07-31", "2026-06/07"},
	{"2026年4-6月", "2026-04-01", "2026-06-30", "2026 Q2"},
	{"2026年11月至2月", "2026-11-01", "2027-02-28",
		"2026-11-01..2027-02-28"},
	{"6、7双月", "2026-06-01", "2026-07-31", "2026-06/07"},
	{"６、７双月", "2026-06-01", "2026-07-31", "2026-06/07"},
	{"8/9双月", "2026-08-01", "2026-09-30", "2026-08/09"},
	{"11月", "2026-11-01", "2026-11-30", "2026-11"},
	{"Q4", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"q1", "2026-01-01", "2026-03-31", "2026 Q1"},
	{"Q4季度", "2026-10-01", "2026-12-31", "2026 Q4"},
	/* The year behind its part, as other languages have it. */
	{"Q4 2025", "2025-10-01", "2025-12-31", "2025 Q4"},
	{"q1/2027", "2027-01-01", "2027-03-31", "2027 Q1"},
	{"Q1-2027", "2027-01-01", "2027-03-31", "2027 Q1"},
	{"Q1, 2027", "2027-01-01", "2027-03-31", "2027 Q1"},
	{"Q4'25", "2025-10-01", "2025-12-31", "2025 Q4"},
	{"Q4 ’25", "2025-10-01", "2025-12-31", "2025 Q4"},
	{"H2 2025", "2025-07-01", "2025-12-31", "2025 H2"},
	{"第四季度 2025年", "2025-10-01", "2025-12-31", "2025 Q4"},
	{"11月 2025", "2025-11-01", "2025-11-30", "2025-11"},
	{"W47 2025", "2025-11-17", "2025-11-23", "2025-W47"},
	{"Q4 25", NULL, NULL, NULL},
	{"Q4 2025 x", NULL, NULL, NULL},
	{"Q5 2025", NULL, NULL, NULL},
	{"Q4'2025", "2025-10-01", "2025-12-31", "2025 Q4"},
	{"Oct 2027", "2027-10-01", "2027-10-31", "2027-10"},
	{"２０２７ oct", "2027-10-01", "2027-10-31", "2027-10"},
	{"October", "2026-10-01", "2026-10-31", "2026-10"},
	{"FY27", "2027-01-01", "2027-12-31", "2027"},
	{"FY27-Q4", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"Q3–Q4 2027", "2027-07-01", "2027-12-31", "2027 H2"},
	{"27年Q1", "2027-01-01", "2027-03-31", "2027 Q1"},
	{"27Q1", "2027-01-01", "2027-03-31", "2027 Q1"},
	{"27H2", "2027-07-01", "2027-12-31", "2027 H2"},
	{"84Q1", NULL, NULL, NULL},
	{"4. Quartal 2027", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"3º trimestre 2027", "2027-07-01", "2027-09-30", "2027 Q3"},
	{"Fourth quarter of 2027", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"Quý 2/2027", "2027-04-01", "2027-06-30", "2027 Q2"},
	{"2. Halbjahr 2027", "2027-07-01", "2027-12-31", "2027 H2"},
	{"5. Quartal 2027", NULL, NULL, NULL},
	{"Q3+Q4 2027", "2027-07-01", "2027-12-31", "2027 H2"},
	{"S1", NULL, NULL, NULL},
	{"T1", NULL, NULL, NULL},
	{"Oct 2027 x", NULL, NULL, NULL},
	{"第三季度", "2026-07-01", "2026-09-30", "2026 Q3"},
	{"H2", "2026-07-01", "2026-12-31", "2026 H2"},
	{"W47", "2026-11-16", "2026-11-22", "2026-W47"},
	{"上半年", "2026-01-01", "2026-06-30", "2026 H1"},
	{"2021-09-13 - 2021-09-17", "2021-09-13", "2021-09-17",
		"2021-09-13..2021-09-17"},
	{"2021-08-28 => 2021-08-29", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"2021-08-28..2021-08-29", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"2021/8/28 ~ 2021/8/29", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"2021/8/28～2021/8/29", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"2021-08-28 至 2021-08-29", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"2021年8月28日至9月2日", "2021-08-28", "2021-09-02",
		"2021-08-28..2021-09-02"},
	{"2021年8月28日-29日", "2021-08-28", "2021-08-29",
		"2021-08-28..2021-08-29"},
	{"8月28日到8月29日", "2026-08-28", "2026-08-29",
		"2026-08-28..2026-08-29"},
	{"2021-09-13–2021-09-19", "2021-09-13", "2021-09-19", "2021-W37"},
	{"2021-01-01..2021-12-31", "2021-01-01", "2021-12-31", "2021"},
	{"2021-09-13 - 2021-09-13", "2021-09-13", "2021-09-13",
		"2021-09-13..2021-09-13"},
	{"2021-09-17 - 2021-09-13", NULL, NULL, NULL},
	{"2027年10月〜12月", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"2027年10月1日〜12月31日", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"2027.10-2027.12", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"2027/10 – 2027/12", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"2026年12月至2027年2月", "2026-12-01", "2027-02-28",
		"2026-12-01..2027-02-28"},
	{"2027.12-2027.10", NULL, NULL, NULL},
	{"Oct 1 – Dec 31", "2026-10-01", "2026-12-31", "2026 Q4"},
	{"Oct 1 – Dec 31, 2027", "2027-10-01", "2027-12-31", "2027 Q4"},
	{"1 October 2027 to 31 December", "2027-10-01", "2027-12-31",
		"2027 Q4"},
	{"Oct 1, 2025 – Mar 31", "2025-10-01", "2026-03-31",
		"2025-10-01..2026-03-31"},
	{"Nov 15 - Jan 15, 2028", "2027-11-15", "2028-01-15",
		"2027-11-15..2028-01-15"},
	{"12-01 ~ 01-31", "2026-12-01", "2027-01-31", "2026-12/01"},
	{"2021-09-13", NULL, NULL, NULL},
	{"2021-09-13 -", NULL, NULL, NULL},
	{"1970", "1970-01-01", "1970-12-31", "1970"},
	{"2199", "2199-01-01", "2199-12-31", "2199"},
	{"1969", NULL, NULL, NULL},
	{"2200", NULL, NULL, NULL},
	{"1234", NULL, NULL, NULL},
	{"2026-13", NULL, NULL, NULL},
	{"2026-00", NULL, NULL, NULL},
	{"2026-11/13", NULL, NULL, NULL},
	{"2026-04/06", NULL, NULL, NULL},
	{"2026-Q5", NULL, NULL, NULL},
	{"2026-Q0", NULL, NULL, NULL},
	{"Q42", NULL, NULL, NULL},
	{"2026H3", NULL, NULL, NULL},
	{"2026 11", NULL, NULL, NULL},
	{"2026 Q4 x", NULL, NULL, NULL},
	{"5/10", NULL, NULL, NULL},
	{"11/12", NULL, NULL, NULL},
	{"v1.2", NULL, NULL, NULL},
	{"10X程序员", NULL, NULL, NULL},
	{"100", NULL, NULL, NULL},
	{"20260", NULL, NULL, NULL},
	{"", NULL, NULL, NULL},
	{"年", NULL, NULL, NULL},
	{"0000-Q1", NULL, NULL, NULL},
	{"2021年计划", NULL, NULL, NULL},
};

static void
spans_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spans); i++) {
		char out[SPAN_TEXT_SIZE];
		struct span span = {1, 2};
		struct span again;
		bool read = span_read(
			spans[i].text, strlen(spans[i].text), today(), &span);

		if (read != (spans[i].starts != NULL))
			fail_msg("\"%s\" gives %d", spans[i].text, read);
		if (!read) {
			assert_int_equal(span.starts, 1);
			continue;
		}
		assert_string_equal(
			day_text(span.starts, out), spans[i].starts);
		assert_string_equal(day_text(span.ends, out), spans[i].ends);
		assert_string_equal(span_text(span, out), spans[i].name);
		assert_true(span_read(out, strlen(out), today(), &again));
		assert_int_equal(again.starts, span.starts);
		assert_int_equal(again.ends, span.ends);
	}
}

static void
spans_found(void **state)
{
	static const struct {
		const char *text;
		const char *found; /* as it stands there; NULL for nothing */
		const char *name;
	} cases[] = {
		{"8、9双月OKR定制与展望", "8、9双月", "2026-08/09"},
		{"6、7双月OKR总结与反思", "6、7双月", "2026-06/07"},
		{"2021.06/07 OKR总结与反思", "2021.06/07", "2021-06/07"},
		{"## 2021.06/07 OKR总结与反思 && 2021.08/09 OKR制定与展望",
			"2021.06/07", "2021-06/07"},
		{"2022年计划", "2022年", "2022"},
		{"2022年度计划 ", "2022年度", "2022"},
		{"2022计划", "2022", "2022"},
		{"OKR 2022", "2022", "2022"},
		{"OKR-2022", "2022", "2022"},
		{"(2020)", "2020", "2020"},
		{"# 2021 Q3", "2021 Q3", "2021 Q3"},
		{"**2021-Q3**: 目标", "2021-Q3", "2021 Q3"},
		{"Q4季度的目标为：", "Q4季度", "2026 Q4"},
		{"目标（2026年第四季度）", "2026年第四季度", "2026 Q4"},
		{"### 2021-09-13 - 2021-09-17", "2021-09-13 - 2021-09-17",
			"2021-09-13..2021-09-17"},
		{"### 2021-08-28 => 2021-08-29 周末",
			"2021-08-28 => 2021-08-29", "2021-08-28..2021-08-29"},
		{"二〇二一 2021-09-13, Q4", "Q4", "2026 Q4"},
		{"2022年10个目标", "2022年", "2022"},
		{"2022年10月的目标", "2022年10月", "2022-10"},
		{"2026 11/12", "2026", "2026"},
		{"IDE 2026.1, 2026.01", "2026.01", "2026-01"},
		{"the year 2026.", "2026", "2026"},
		{"\xff\xfe 2026 Q4", "2026 Q4", "2026 Q4"},
		{"2026年11月18日 - 11月20日 周记", "2026年11月18日 - 11月20日",
			"2026-11-18..2026-11-20"},
		{"2021-09-13", NULL, NULL},
		{"2021-09-13T10:00", NULL, NULL},
		{"2021-09-31", NULL, NULL},
		{"网络代理（不到2000行的 TUN 库）", NULL, NULL},
		{"2026px wide", NULL, NULL},
		{"$2026", NULL, NULL},
		{"v1.2026", NULL, NULL},
		{"2026%", NULL, NULL},
		{"IPv6、7层", NULL, NULL},
		{"FAQ4", NULL, NULL},
		{"Q42", NULL, NULL},
		{"H2 数据库", NULL, NULL},
		{"第2周的课", NULL, NULL},
		{"KR1:较大单独模块的设计和实现  5/10", NULL, NULL},
		{"升级到 v1.2", NULL, NULL},
		{"10X程序员", NULL, NULL},
		{"100", NULL, NULL},
		{"13800001234-2026", NULL, NULL},
		{"3个月", NULL, NULL},
		{"", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		char out[SPAN_TEXT_SIZE];
		struct span_place said = {0};
		bool found = span_find(text, strlen(text), today(), &said);

		if (found != (cases[i].found != NULL))
			fail_msg("\"%s\" gives %d: %s", text, found,
				span_text(said.span, out));
		if (!found)
			continue;
		if (said.used != strlen(cases[i].found) ||
			memcmp(text + said.at, cases[i].found, said.used) != 0)
			fail_msg("\"%s\" gives %.*s", text, (int)said.used,
				text + said.at);
		assert_string_equal(span_text(said.span, out), cases[i].name);
	}
}

static void
spans_that_follow(void **state)
{
	static const struct {
		const char *span, *next;
	} cases[] = {
		{"2026 Q4", "2027 Q1"},
		{"2026 Q1", "2026 Q2"},
		{"2026 H1", "2026 H2"},
		{"2026 H2", "2027 H1"},
		{"2026", "2027"},
		{"2026-11", "2026-12"},
		{"2026-12", "2027-01"},
		{"2024-01", "2024-02"},
		{"2026-11/12", "2027-01/02"},
		{"2026-12/01", "2027-02/03"},
		{"2026-10/11", "2026-12/01"},
		{"2026-W52", "2026-W53"},
		{"2026-W53", "2027-W01"},
		{"2021-09-13..2021-09-17", "2021-09-18..2021-09-22"},
		{"2026-02-01..2026-04-30", "2026-05-01..2026-07-28"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char out[SPAN_TEXT_SIZE];
		struct span span;

		assert_true(span_read(
			cases[i].span, strlen(cases[i].span), today(), &span));
		assert_string_equal(
			span_text(span_next(span), out), cases[i].next);
	}
}

static void
every_day_has_its_quarter_and_week(void **state)
{
	(void)state;
	for (int32_t day = day_make(1999, 1, 1); day < day_make(2101, 1, 1);
		day++) {
		char out[SPAN_TEXT_SIZE];
		struct span quarter = span_quarter(day);
		struct span week;
		int year;
		int number = day_week(day, &year);

		assert_true(quarter.starts <= day && day <= quarter.ends);
		assert_int_equal(span_next(quarter).starts, quarter.ends + 1);
		snprintf(out, sizeof out, "%d-W%02d", year, number);
		assert_true(span_read(out, strlen(out), day, &week));
		assert_true(week.starts <= day && day <= week.ends);
	}
}

/* Whatever stands in a line, looking for a span ends, inside the line. */
static void
noise_is_harmless(void **state)
{
	static const char *const words[] = {"2026", "-", "/", "11", "12", "Q",
		"4", "年", "月", "日", "第", "双月", "、", " ", "W", "H", ".",
		"至", "=>", "\xe5", "\xff", "季度", "上半年", "x", "0", "９"};

	(void)state;
	srand(1);
	for (int round = 0; round < 20000; round++) {
		char line[64] = "";
		struct span_place said;
		int32_t day;

		for (int i = rand() % 10; i >= 0; i--)
			strcat(line, words[(size_t)rand() % COUNT(words)]);
		if (span_find(line, strlen(line), today(), &said)) {
			assert_true(said.used > 0 &&
				said.at + said.used <= strlen(line));
			assert_true(said.span.starts <= said.span.ends);
		}
		day_read(line, strlen(line), today(), &day);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(make_and_split_are_inverses),
		cmocka_unit_test(days_that_are_not),
		cmocka_unit_test(weeks),
		cmocka_unit_test(days_as_text),
		cmocka_unit_test(days_read),
		cmocka_unit_test(days_are_asked_for),
		cmocka_unit_test(spans_read),
		cmocka_unit_test(spans_found),
		cmocka_unit_test(spans_that_follow),
		cmocka_unit_test(every_day_has_its_quarter_and_week),
		cmocka_unit_test(noise_is_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
