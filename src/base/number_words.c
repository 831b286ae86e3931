/* SPDX-License-Identifier: MIT */
/*
 * Whole numbers in Chinese words: 三, 十五, 一百零五, 两千, 三千五百万, 十亿; and as
 * people say them, 一百五 (150) and 一万二 (12,000).
 */
#include "scan.h"

/* 1 to 9; 0 for what is none. */
static int
take_digit(struct scan *scan)
{
	static const char *const digits[][4] = {{"一"}, {"二", "两", "兩"},
		{"三"}, {"四"}, {"五"}, {"六"}, {"七"}, {"八"}, {"九"}};
	int i;

	for (i = 0; i < 9; i++)
		if (scan_take_any(scan, digits[i]))
			return i + 1;
	return 0;
}

static bool
take_zero(struct scan *scan)
{
	return scan_take_word(scan, "零") || scan_take_word(scan, "〇");
}

static bool
take_unit(struct scan *scan, int64_t unit)
{
	static const char *const hundred_millions[] = {"亿", "億", NULL};
	static const char *const ten_thousands[] = {"万", "萬", NULL};
	struct scan ahead = *scan;

	switch (unit) {
	case 100000000:
		return scan_take_any(scan, hundred_millions);
	case 10000:
		return scan_take_any(scan, ten_thousands);
	case 1000:
		if (!scan_take_word(&ahead, "千") || scan_at_measure(&ahead))
			return false;
		*scan = ahead;
		return true;
	case 100:
		return scan_take_word(scan, "百");
	default:
		return unit == 1 || scan_take_word(scan, "十");
	}
}

/* Whether the number goes on. */
static bool
at_numeral(struct scan scan)
{
	int64_t unit;

	for (unit = 10; unit <= 100000000; unit *= 10)
		if (take_unit(&scan, unit))
			return true;
	return take_zero(&scan) || take_digit(&scan);
}

/* A digit and its unit, or 十 alone; 零 may stand before it. The last digit of
 * all counts the next smaller unit than `above`, unless 零 is before it. */
static bool
take_part(struct scan *scan, int64_t unit, int64_t above, int64_t *part)
{
	struct scan ahead = *scan;
	bool zero = above && take_zero(&ahead);
	int digit = take_digit(&ahead);

	if (!digit && unit == 10)
		digit = 1;
	if (!digit || !take_unit(&ahead, unit))
		return false;
	if (unit == 1 && above && !zero && !at_numeral(ahead))
		unit = above / 10;
	*scan = ahead;
	*part = digit * unit;
	return true;
}

/* What stands before 亿, before 万 and last: 1 to 9,999. `above` is the unit of
 * what stands before it, 0 for nothing. */
static int64_t
take_group(struct scan *scan, int64_t above)
{
	int64_t unit, part, group = 0;

	for (unit = 1000; unit; unit /= 10)
		if (take_part(scan, unit, above, &part)) {
			group += part;
			above = unit;
		}
	return group;
}

bool
scan_take_number_words(struct scan *scan, int64_t *number)
{
	static const int64_t units[] = {100000000, 10000, 1};
	struct scan ahead = *scan, before;
	int64_t sum = 0, group, above = 0;
	size_t i;

	/* Nearly all numbers are digits. */
	if (scan_peek(scan) < 0x80)
		return false;
	for (i = 0; i < sizeof units / sizeof *units; i++) {
		before = ahead;
		group = take_group(&ahead, above);
		if (!group || !take_unit(&ahead, units[i])) {
			ahead = before;
			continue;
		}
		sum += group * units[i];
		above = units[i];
	}
	if ((!sum && !take_zero(&ahead)) || at_numeral(ahead))
		return false;
	*number = sum;
	*scan = ahead;
	return true;
}
