/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "date.h"

bool
span_months(int year, int first, int last, struct span *span)
{
	int end_year = year + (last - 1) / 12;
	int end_month = (last - 1) % 12 + 1;

	span->starts = day_make(year, first, 1);
	if (span->starts == DAY_NONE || end_year > 9999)
		return false;
	span->ends =
		day_make(end_year, end_month, month_days(end_year, end_month));
	return true;
}

/* The whole months that the span is exactly, with the first one; 0 when it is
 * not made of whole months. */
static int
whole_months(struct span span, int *year, int *month)
{
	int end_year, end_month, date;

	if (span.starts == DAY_NONE || span.ends < span.starts)
		return 0;
	day_split(span.ends, &end_year, &end_month, &date);
	if (date != month_days(end_year, end_month))
		return 0;
	day_split(span.starts, year, month, &date);
	if (date != 1)
		return 0;
	return (end_year - *year) * 12 + end_month - *month + 1;
}

static bool
is_week(struct span span)
{
	return span.starts != DAY_NONE && day_weekday(span.starts) == 1 &&
		span.ends == span.starts + 6;
}

bool
spans_apart(struct span a, struct span b)
{
	return a.starts != DAY_NONE && b.starts != DAY_NONE &&
		a.ends != DAY_NONE && b.ends != DAY_NONE &&
		(a.ends < b.starts || b.ends < a.starts);
}

const char *
span_text(struct span span, char out[static SPAN_TEXT_SIZE])
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	int year, month;
	int months = whole_months(span, &year, &month);

	if (months == 12 && month == 1)
		snprintf(out, SPAN_TEXT_SIZE, "%04d", year);
	else if (months == 6 && month % 6 == 1)
		snprintf(out, SPAN_TEXT_SIZE, "%04d H%d", year, month / 6 + 1);
	else if (months == 3 && month % 3 == 1)
		snprintf(out, SPAN_TEXT_SIZE, "%04d Q%d", year, month / 3 + 1);
	else if (months == 1)
		snprintf(out, SPAN_TEXT_SIZE, "%04d-%02d", year, month);
	else if (months == 2)
		snprintf(out, SPAN_TEXT_SIZE, "%04d-%02d/%02d", year, month,
			month % 12 + 1);
	else if (is_week(span)) {
		int week = day_week(span.starts, &year);

		snprintf(out, SPAN_TEXT_SIZE, "%04d-W%02d", year, week);
	} else {
		snprintf(out, SPAN_TEXT_SIZE, "%s..%s",
			day_text(span.starts, starts),
			day_text(span.ends, ends));
	}
	return out;
}

struct span
span_next(struct span span)
{
	struct span next;
	int year, month;
	int months = whole_months(span, &year, &month);
	bool named = months == 1 || months == 2 ||
		(months == 3 && month % 3 == 1) ||
		(months == 6 && month % 6 == 1) || (months == 12 && month == 1);

	if (named) {
		month += months;
		year += (month - 1) / 12;
		month = (month - 1) % 12 + 1;
		if (span_months(year, month, month + months - 1, &next))
			return next;
	}
	next.starts = span.ends + 1;
	next.ends = span.ends + (span.ends - span.starts) + 1;
	return next;
}

struct span
span_quarter(int32_t day)
{
	struct span span = {day, day};
	int year, month, date;

	day_split(day, &year, &month, &date);
	month = (month - 1) / 3 * 3 + 1;
	span_months(year, month, month + 2, &span);
	return span;
}

struct span
span_week(int32_t day)
{
	int32_t monday = day - day_weekday(day) + 1;

	return (struct span){monday, monday + 6};
}

/* What is between two days, and how long it is; NULL where nothing is. */
static const char *
find_between(const char *text, size_t *length)
{
	static const char *const words[] = {
		" – ", " — ", " - ", "..", "～", "~", "–", "至", "到"};
	const char *at;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		at = strstr(text, words[i]);
		*length = strlen(words[i]);
		if (at)
			return at;
	}
	return NULL;
}

bool
span_ask(const char *text, int32_t today, struct span *span, struct err *err)
{
	struct span found = {0};
	const char *between;
	size_t length;
	char *first;
	bool ok;

	if (span_read(text, strlen(text), today, span))
		return true;
	between = find_between(text, &length);
	if (!between)
		return err_set(err, ERR_INPUT,
			_("when? 2026-Q4, 2026-11/12 or 2026-11-01 – "
			  "2026-12-15"));
	first = base_strndup(text, (size_t)(between - text));
	ok = day_ask(first, today, DAY_ANY, &found.starts, err) &&
		day_ask(between + length, today, DAY_ANY, &found.ends, err);
	free(first);
	if (ok)
		*span = found;
	return ok;
}
