/* SPDX-License-Identifier: MIT */
#include "numeral.h"

#include "base/decimal.h"

#define PLACES 6
#define LARGEST 12 /* the power of DECIMAL_MAX */

/* ---- digits */

static bool
is_digit(ucs4_t character)
{
	return character >= '0' && character <= '9';
}

int
digits_run(struct scan scan)
{
	int run = 0;

	for (; is_digit(scan_peek(&scan)); scan_skip(&scan))
		run++;
	return run;
}

bool
digits_add(struct digits *digits, ucs4_t character)
{
	if (!digits->count && character == '0')
		return true;
	if (digits->count == DIGITS_MOST)
		return false;
	digits->of[digits->count++] = (char)(character - '0');
	return true;
}

bool
digits_take(struct scan *scan, struct digits *digits)
{
	while (is_digit(scan_peek(scan))) {
		if (!digits_add(digits, scan_peek(scan)))
			return false;
		scan_skip(scan);
	}
	return true;
}

bool
digits_value(const struct digits *digits, int power, int64_t *value)
{
	int shift = power - digits->places + PLACES, i;
	int64_t sum = 0;

	if (!digits->count) {
		*value = 0;
		return true;
	}
	for (i = 0; i < digits->count + shift; i++) {
		if (sum > DECIMAL_MAX / 10)
			return false;
		sum = sum * 10 + (i < digits->count ? digits->of[i] : 0);
	}
	/* More places than are kept: only zeros may go. */
	for (i = digits->count + shift; i < digits->count; i++)
		if (i >= 0 && digits->of[i])
			return false;
	*value = sum;
	return sum <= DECIMAL_MAX && digits->count + shift >= 0;
}

/* ---- words */

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

/* The power of the unit that stands there, which it takes; 0 for none. */
static int
take_large(struct scan *scan)
{
	static const char *const ten_thousands[] = {"万", "萬", NULL};
	static const char *const hundred_millions[] = {"亿", "億", NULL};

	if (scan_take_any(scan, ten_thousands))
		return 4;
	return scan_take_any(scan, hundred_millions) ? 8 : 0;
}

/* 5千克 and 3百分点 are five kilograms and three points; behind another part,
 * as in 一万五千克, the thousand is counted. */
static int
take_small(struct scan *scan, bool first)
{
	static const char *const shares[] = {"分点", "分比", NULL};
	struct scan ahead = *scan, rest;
	int power = 0;

	if (scan_take_word(&ahead, "千"))
		power = first && scan_at_measure(&ahead) ? 0 : 3;
	else if (scan_take_word(&ahead, "百"))
		power = 2;
	else if (scan_take_word(&ahead, "十"))
		power = 1;
	rest = ahead;
	if (power == 2 && scan_take_any(&rest, shares))
		power = 0;
	if (power)
		*scan = ahead;
	return power;
}

static bool
at_numeral(struct scan scan)
{
	return take_small(&scan, true) || take_large(&scan) ||
		take_zero(&scan) || take_digit(&scan) || digits_run(scan);
}

/* ---- parts */

/* 万, 亿, 万亿: they count all since the last unit as large. */
static bool
take_large_units(struct scan *scan, struct numeral *numeral)
{
	struct numeral_part *last = &numeral->parts[numeral->count - 1];
	struct scan ahead = *scan;
	int large, power, next, i;

	scan_spaces(&ahead);
	large = power = take_large(&ahead);
	if (!large || last->large >= large)
		return false;
	while ((next = take_large(&ahead)) != 0) {
		power += next;
		large = next > large ? next : large;
	}
	for (i = numeral->count - 1; i >= 0; i--) {
		if (numeral->parts[i].large >= large)
			break;
		numeral->parts[i].power += power;
		numeral->parts[i].large = large;
	}
	numeral->above = power;
	*scan = ahead;
	return true;
}

/* The units behind the digits of the last part; false when there are none. */
static bool
take_units(struct scan *scan, struct numeral *numeral)
{
	struct numeral_part *last = &numeral->parts[numeral->count - 1];
	struct scan ahead = *scan;
	bool first = numeral->count == 1;
	int power = take_small(&ahead, first);

	/* 5 千, but 3 百度账号. */
	if (!power && !numeral->words) {
		scan_spaces(&ahead);
		if (scan_take_word(&ahead, "千") && !scan_at_measure(&ahead))
			power = 3;
	}
	if (power) {
		last->power += power;
		numeral->above = power;
		*scan = ahead;
	}
	return take_large_units(scan, numeral) || power;
}

/* What stands before a unit: a digit in words, digits, or nothing before 十. */
static bool
take_count(struct scan *scan, struct digits *digits, bool *words)
{
	struct scan ahead = *scan;
	int digit = take_digit(&ahead);

	if (!digit && digits_run(*scan)) {
		*words = false;
		return digits_take(scan, digits);
	}
	if (digit)
		*scan = ahead;
	else if (!scan_take_word(&ahead, "十"))
		return false;
	digits->of[digits->count++] = (char)(digit ? digit : 1);
	return true;
}

/* One more part. The last digit of all, right behind a unit, counts the next
 * smaller one: 一百五, 1万2. Behind blanks only digits with a unit are a part:
 * 1 万 2 千. */
static bool
take_part(struct scan *scan, struct numeral *numeral)
{
	struct numeral ahead = *numeral;
	struct numeral_part *part = &ahead.parts[ahead.count];
	struct scan at = *scan;
	bool zero, apart, units, one;

	if (ahead.count == NUMERAL_PARTS)
		return false;
	scan_spaces(&at);
	apart = at.at > scan->at;
	zero = numeral->count && take_zero(&at);
	*part = (struct numeral_part){0};
	one = digits_run(at) < 2;
	if ((apart && !digits_run(at)) ||
		!take_count(&at, &part->digits, &ahead.words))
		return false;
	ahead.count++;
	units = take_units(&at, &ahead);
	if (!units && apart)
		return false;
	if (!units && numeral->count && !zero && one)
		part->power = numeral->above - 1;
	if (!units)
		ahead.above = 0;
	*numeral = ahead;
	*scan = at;
	return true;
}

static void
take_parts(struct scan *scan, struct numeral *numeral)
{
	while (numeral->above && take_part(scan, numeral))
		;
}

bool
numeral_take(struct scan *scan, struct numeral *numeral)
{
	struct scan ahead = *scan;

	*numeral = (struct numeral){.words = true};
	/* Nearly all numbers are digits. */
	if (scan_peek(scan) < 0x80)
		return false;
	if (take_zero(&ahead)) {
		numeral->count = 1;
	} else {
		if (!take_part(&ahead, numeral))
			return false;
		take_parts(&ahead, numeral);
	}
	*scan = ahead;
	return true;
}

struct numeral
numeral_of(const struct digits *digits, int power)
{
	struct numeral numeral = {.count = 1};

	numeral.parts[0].digits = *digits;
	numeral.parts[0].power = power;
	return numeral;
}

void
numeral_go_on(struct scan *scan, const struct digits *first, int power,
	struct numeral *numeral)
{
	*numeral = numeral_of(first, power);
	take_units(scan, numeral);
	if (!power && !first->places)
		take_parts(scan, numeral);
}

bool
numeral_value(const struct numeral *numeral, int64_t *value)
{
	int64_t sum = 0, part, one = DECIMAL_ONE;
	int i, power;

	for (i = 0; i < numeral->count; i++) {
		if (!digits_value(&numeral->parts[i].digits,
			    numeral->parts[i].power, &part) ||
			(i && part >= one))
			return false;
		sum += part;
		one = DECIMAL_ONE;
		for (power = 0;
			power < numeral->parts[i].power && power < LARGEST;
			power++)
			one *= 10;
	}
	*value = sum;
	return sum <= DECIMAL_MAX;
}

bool
numeral_left(const struct numeral *numeral, struct scan scan)
{
	return (numeral->words || numeral->above) && at_numeral(scan);
}
