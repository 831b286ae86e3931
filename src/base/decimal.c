/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#include <unictype.h>

#include "base/str.h"
#include "scan.h"

#define PLACES 6
/* From where on words with a unit are a number: 十. */
#define WORDS_COUNT (10 * DECIMAL_ONE)
/* Digits that are kept exactly while a number is put together. */
#define DIGITS_MOST 24

/* The digits of a number and where its point stands. */
struct digits {
	char of[DIGITS_MOST];
	int count;
	int places; /* after the point */
};

static bool
is_digit(ucs4_t character)
{
	return character >= '0' && character <= '9';
}

/* Leading zeros are let go. */
static bool
add_digit(struct digits *digits, ucs4_t character)
{
	if (!digits->count && character == '0')
		return true;
	if (digits->count == DIGITS_MOST)
		return false;
	digits->of[digits->count++] = (char)(character - '0');
	return true;
}

static int
run_of_digits(struct scan scan)
{
	int run = 0;

	for (; is_digit(scan_peek(&scan)); scan_skip(&scan))
		run++;
	return run;
}

/* What may stand between groups of three; blanks only between groups, or they
 * are what stands before a unit. */
static bool
take_group_mark(struct scan *scan, ucs4_t *mark)
{
	static const ucs4_t marks[] = {
		',', '_', ' ', 0xa0, 0x2009, 0x202f, '\'', 0x2019};
	struct scan ahead = *scan;
	ucs4_t found = scan_peek(&ahead);
	size_t i = 0;

	while (i < sizeof marks / sizeof *marks && marks[i] != found)
		i++;
	if (i == sizeof marks / sizeof *marks || (*mark && *mark != found))
		return false;
	scan_skip(&ahead);
	if (run_of_digits(ahead) != 3)
		return false;
	*mark = found;
	*scan = ahead;
	return true;
}

static bool
take_run(struct scan *scan, struct digits *digits)
{
	while (is_digit(scan_peek(scan))) {
		if (!add_digit(digits, scan_peek(scan)))
			return false;
		scan_skip(scan);
	}
	return true;
}

/* 1200, or 1,200 with every group after the first of exactly three; *mark is
 * what stood between them. */
static bool
take_whole(struct scan *scan, struct digits *digits, ucs4_t *mark)
{
	int first = run_of_digits(*scan);

	*mark = 0;
	if (!first)
		return scan_peek(scan) == '.';
	if (!take_run(scan, digits))
		return false;
	while (first <= 3 && take_group_mark(scan, mark))
		if (!take_run(scan, digits))
			return false;
	return true;
}

/* .25, and where commas are points ,25. What could be a group of three there
 * is not guessed at. */
static bool
take_fraction(struct scan *scan, struct digits *digits, bool comma, ucs4_t mark)
{
	struct scan ahead = *scan;
	int before = digits->count, run;

	if (!scan_take(&ahead, '.') &&
		!(comma && mark != ',' && scan_take(&ahead, ',')))
		return true;
	run = run_of_digits(ahead);
	if (!run)
		return false;
	if (comma && scan_peek(scan) == '.' && run == 3 && before && !mark)
		return false;
	while (is_digit(scan_peek(&ahead))) {
		if (!digits->count && scan_peek(&ahead) == '0')
			digits->places++;
		else if (!add_digit(digits, scan_peek(&ahead)))
			return false;
		else
			digits->places++;
		scan_skip(&ahead);
	}
	*scan = ahead;
	return true;
}

/* 1.000,5: where commas are points, points stand between groups. */
static bool
take_pointed(struct scan *scan, struct digits *digits)
{
	struct scan ahead = *scan;
	struct digits found = {0};
	int first = run_of_digits(ahead), groups = 0;

	if (first < 1 || first > 3 || !take_run(&ahead, &found))
		return false;
	while (scan_peek(&ahead) == '.') {
		scan_skip(&ahead);
		if (run_of_digits(ahead) != 3 || !take_run(&ahead, &found))
			return false;
		groups++;
	}
	/* One group alone might be three places. */
	if (!groups || (groups == 1 && scan_peek(&ahead) != ','))
		return false;
	*scan = ahead;
	*digits = found;
	return true;
}

/* e3, E-2: by how many places the point moves. */
static int
take_exponent(struct scan *scan)
{
	struct scan ahead = *scan;
	bool negative;
	int exponent;

	if (!scan_take_word(&ahead, "e"))
		return 0;
	negative = scan_take(&ahead, '-');
	if (!negative)
		scan_take(&ahead, '+');
	if (!scan_take_number(&ahead, 1, 2, &exponent))
		return 0;
	*scan = ahead;
	return negative ? -exponent : exponent;
}

static bool
is_latin(ucs4_t character)
{
	return (character >= 'a' && character <= 'z') ||
		(character >= 'A' && character <= 'Z');
}

bool
scan_at_measure(const struct scan *scan)
{
	static const char *const units[] = {"克", "米", "瓦", "卡", "焦", "赫",
		"帕", "伏", "兆", "字节", NULL};
	struct scan ahead = *scan;
	size_t i;

	for (i = 0; units[i]; i++)
		if (scan_take_word(&ahead, units[i]))
			return true;
	return false;
}

/* k, M, 千, 百万, 万, 亿: places the point moves; several add up (3千万). */
static int
take_multiples(struct scan *scan)
{
	static const struct {
		const char *word;
		int places;
	} words[] = {{"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4},
		{"萬", 4}, {"亿", 8}, {"億", 8}, {"千", 3}};
	struct scan ahead = *scan;
	ucs4_t letter;
	int places = 0;
	size_t i;

	scan_spaces(&ahead);
	if (scan_end(&ahead))
		return 0;
	letter = scan_peek(&ahead);
	if (letter == 'k' || letter == 'K' || letter == 'M') {
		scan_skip(&ahead);
		if (is_latin(scan_peek(&ahead)) || is_digit(scan_peek(&ahead)))
			return 0;
		*scan = ahead;
		return letter == 'M' ? 6 : 3;
	}
	for (i = 0; i < sizeof words / sizeof *words;) {
		struct scan rest = ahead;

		if (!scan_take_word(&rest, words[i].word) ||
			(words[i].places == 3 && scan_at_measure(&rest))) {
			i++;
			continue;
		}
		places += words[i].places;
		*scan = ahead = rest;
		i = 0;
	}
	return places;
}

/* Whether what is left may be what is counted: it begins as a word or a sign
 * does, and digits in it stand after a letter (m2), or after a blank. */
static bool
is_unit(const char *text, size_t length, bool glued)
{
	struct scan scan = {text, length, 0};
	ucs4_t first = scan_peek(&scan);

	if (!uc_is_general_category(first, UC_LETTER) && first != '%' &&
		first != 0x2030 && first != 0xb0 && first != '/' &&
		!uc_is_general_category(first, UC_CURRENCY_SYMBOL))
		return false;
	for (; glued && !scan_end(&scan); scan_skip(&scan))
		if (is_digit(scan_peek(&scan)))
			return false;
	return true;
}

/* ¥, $, US$, RMB and the like before the number. */
static bool
take_currency(struct scan *scan, struct quantity *quantity)
{
	static const char *const words[] = {"us$", "hk$", "cn¥", "rmb", "cny",
		"usd", "eur", "$", "¥", "￥", "€", "£", NULL};
	size_t i, begin = scan->at;

	if (is_digit(scan_peek(scan)))
		return false;
	for (i = 0; words[i]; i++) {
		if (!scan_take_word(scan, words[i]))
			continue;
		quantity->unit = scan->text + begin;
		quantity->unit_length = scan->at - begin;
		scan_spaces(scan);
		return true;
	}
	return false;
}

static bool
take_sign(struct scan *scan)
{
	if (scan_take(scan, '-') || scan_take(scan, 0x2212) ||
		scan_take_word(scan, "负"))
		return true;
	scan_take(scan, '+');
	return false;
}

/* The digits with their point moved, in millionths. */
static bool
put_together(const struct digits *digits, int moved, int64_t *value)
{
	int shift = moved - digits->places + PLACES, i;
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

/* What stands behind the number is its unit, or the number is not read. */
static bool
take_unit(struct scan *scan, struct quantity *quantity)
{
	bool glued = true;

	while (scan_take(scan, ' ') || scan_take(scan, '\t') ||
		scan_take(scan, 0xa0))
		glued = false;
	if (scan_end(scan))
		return true;
	if (quantity->unit_length)
		return false;
	quantity->unit = scan->text + scan->at;
	quantity->unit_length = scan->length - scan->at;
	if (!is_unit(quantity->unit, quantity->unit_length, glued))
		return false;
	/* ％ is % by another input method. */
	if (scan_take(scan, '%') && scan_end(scan)) {
		quantity->unit = "%";
		quantity->unit_length = 1;
	}
	return true;
}

/* 1,200.5, 1e3, 3.5亿, in millionths. */
static bool
take_digits(struct scan *scan, bool comma, int64_t *value)
{
	struct digits digits = {0};
	ucs4_t mark = 0;
	int moved;

	if (!(comma && take_pointed(scan, &digits)) &&
		!take_whole(scan, &digits, &mark))
		return false;
	if (!take_fraction(scan, &digits, comma, mark))
		return false;
	moved = take_exponent(scan);
	moved += take_multiples(scan);
	return put_together(&digits, moved, value);
}

/* 三, 两千, 一万, in millionths. */
static bool
take_words(struct scan *scan, int64_t *value)
{
	if (!scan_take_number_words(scan, value))
		return false;
	*value *= DECIMAL_ONE;
	return true;
}

bool
quantity_read(
	const char *text, size_t length, bool comma, struct quantity *quantity)
{
	struct scan scan = {0};
	struct quantity found = {.unit = ""};
	bool negative;

	scan.text = str_trim(text, &length);
	scan.length = length;
	negative = take_sign(&scan);
	if (take_currency(&scan, &found) && !negative)
		negative = take_sign(&scan);
	found.words = take_words(&scan, &found.value);
	if (!found.words && !take_digits(&scan, comma, &found.value))
		return false;
	if (!take_unit(&scan, &found))
		return false;
	/* 一致 is no count, 三十篇 is one. */
	if (found.words && found.unit_length && found.value < WORDS_COUNT)
		return false;
	if (negative)
		found.value = -found.value;
	*quantity = found;
	return true;
}

bool
decimal_read(const char *text, size_t length, int64_t *value)
{
	struct quantity quantity;

	if (!quantity_read(text, length, false, &quantity) ||
		quantity.unit_length)
		return false;
	*value = quantity.value;
	return true;
}

char *
decimal_digits(char *out, uint64_t number, int least)
{
	char digits[20];
	int count = 0;

	do
		digits[count++] = (char)('0' + number % 10);
	while (number /= 10);
	while (count < least && count < (int)sizeof digits)
		digits[count++] = '0';
	while (count)
		*out++ = digits[--count];
	*out = '\0';
	return out;
}

const char *
decimal_text(int64_t value, char out[static DECIMAL_TEXT_SIZE])
{
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
	uint64_t fraction = size % (uint64_t)DECIMAL_ONE;
	char *at = out;

	out[0] = '\0';
	if (value == DECIMAL_NONE)
		return out;
	if (value < 0)
		*at++ = '-';
	at = decimal_digits(at, size / (uint64_t)DECIMAL_ONE, 1);
	if (!fraction)
		return out;
	*at++ = '.';
	at = decimal_digits(at, fraction, PLACES);
	while (at[-1] == '0')
		*--at = '\0';
	return out;
}

int
part_steps(int64_t value, int64_t most, int steps)
{
	if (value <= 0 || most <= 0 || steps <= 0)
		return 0;
	if (value >= most)
		return steps;
	while (value > INT64_MAX / steps) {
		value /= 2;
		most /= 2;
	}
	return (int)(value * steps / most);
}
