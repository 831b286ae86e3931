/* SPDX-License-Identifier: MIT */
/*
 * Days with a word in them: 20 Nov 2026, the end of this month, of the next, of
 * the year.
 */
#include "date.h"

/* 1st, 2nd, 3rd, 20th, 20. */
static bool
take_date(struct scan *scan, int *date)
{
	static const char *const ends[] = {"st", "nd", "rd", "th", "."};

	if (!scan_take_number(scan, 1, 2, date))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (scan_take_word(scan, ends[i]))
			break;
	scan_spaces(scan);
	return true;
}

bool
scan_take_month_date(struct scan *scan, int *year, int *month, int *date)
{
	struct scan ahead = *scan, behind;

	if (take_date(&ahead, date)) {
		scan_take_word(&ahead, "of ");
		if (!scan_take_month(&ahead, month))
			return false;
	} else {
		if (!scan_take_month(&ahead, month))
			return false;
		scan_spaces(&ahead);
		if (!take_date(&ahead, date))
			return false;
		if (scan_take_word(&ahead, "日"))
			scan_spaces(&ahead);
		else if (scan_take_word(&ahead, "号"))
			scan_spaces(&ahead);
	}
	behind = ahead;
	scan_take(&behind, ',');
	scan_spaces(&behind);
	if (scan_take_number(&behind, 4, 4, year))
		ahead = behind;
	*scan = ahead;
	return true;
}

/* The last day of the month, quarter or year that `today` is in, or of the one
 * so many after it. */
static int32_t
period_end(int32_t today, int months, int ahead)
{
	int year, month, date, after;

	day_split(today, &year, &month, &date);
	/* The first month after it, counted from the beginning of the year. */
	after = ((month - 1) / months + 1 + ahead) * months;
	return day_make(year + after / 12, after % 12 + 1, 1) - 1;
}

bool
scan_take_period_end(struct scan *scan, int32_t today, int32_t *day)
{
	static const char *const begins[] = {
		"end of the ", "end of ", "this ", "本", "这个", "这"};
	static const char *const next[] = {"next ", "下个", "下"};
	static const struct {
		const char *word;
		int months;
		bool whole; /* says by itself that the end is meant */
	} words[] = {{"eom", 1, true}, {"eoq", 3, true}, {"eoy", 12, true},
		{"month", 1, false}, {"quarter", 3, false}, {"year", 12, false},
		{"月底", 1, true}, {"月末", 1, true}, {"季度末", 3, true},
		{"季末", 3, true}, {"季度底", 3, true}, {"年底", 12, true},
		{"年末", 12, true}};
	struct scan ahead = *scan;
	bool end = false;
	int later = 0;
	size_t i;

	for (i = 0; i < sizeof begins / sizeof *begins; i++)
		if (scan_take_word(&ahead, begins[i])) {
			end = i < 2;
			break;
		}
	for (i = 0; !later && i < sizeof next / sizeof *next; i++)
		later = scan_take_word(&ahead, next[i]);
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if ((end || words[i].whole) &&
			scan_take_word(&ahead, words[i].word)) {
			*day = period_end(today, words[i].months, later);
			*scan = ahead;
			return true;
		}
	return false;
}
