/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#include <unictype.h>

#include "base/str.h"
#include "numeral.h"
#include "scan.h"

#define PLACES 6
/* From where on words with a unit are a number: 十. */
#define WORDS_COUNT (10 * DECIMAL_ONE)
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
	if (digits_run(ahead) != 3)
		return false;
	*mark = found;
	*scan = ahead;
	return true;
}

/* 1200, or 1,200 with every group after the first of exactly three; *mark is
 * what stood between them. */
static bool
take_whole(struct scan *scan, struct digits *digits, ucs4_t *mark)
{
	int first = digits_run(*scan);

	*mark = 0;
	if (!first)
		return scan_peek(scan) == '.';
	if (!digits_take(scan, digits))
		return false;
	while (first <= 3 && take_group_mark(scan, mark))
		if (!digits_take(scan, digits))
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
	run = digits_run(ahead);
	if (!run)
		return false;
	if (comma && scan_peek(scan) == '.' && run == 3 && before && !mark)
		return false;
	while (digits_run(ahead)) {
		if (!digits->count && scan_peek(&ahead) == '0')
			digits->places++;
		else if (!digits_add(digits, scan_peek(&ahead)))
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
	int first = digits_run(ahead), groups = 0;

	if (first < 1 || first > 3 || !digits_take(&ahead, &found))
		return false;
	while (scan_peek(&ahead) == '.') {
		scan_skip(&ahead);
		if (digits_run(ahead) != 3 || !digits_take(&ahead, &found))
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

/* k, M: the power of ten, 0 for none. */
static int
take_letter(struct scan *scan)
{
	struct scan ahead = *scan;
	ucs4_t letter;

	scan_spaces(&ahead);
	letter = scan_peek(&ahead);
	if (letter != 'k' && letter != 'K' && letter != 'M')
		return 0;
	scan_skip(&ahead);
	if (is_latin(scan_peek(&ahead)) || digits_run(ahead))
		return 0;
	*scan = ahead;
	return letter == 'M' ? 6 : 3;
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
		if (digits_run(scan))
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

	if (digits_run(*scan))
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

/* 1,200.5, 1e3, 10k, 3.5亿, 1万2千. */
static bool
take_digits(struct scan *scan, bool comma, struct numeral *numeral)
{
	struct digits digits = {0};
	ucs4_t mark = 0;
	int power, letter;

	if (!(comma && take_pointed(scan, &digits)) &&
		!take_whole(scan, &digits, &mark))
		return false;
	if (!take_fraction(scan, &digits, comma, mark))
		return false;
	power = take_exponent(scan);
	letter = take_letter(scan);
	if (letter)
		*numeral = numeral_of(&digits, power + letter);
	else
		numeral_go_on(scan, &digits, power, numeral);
	return true;
}

/* In words, digits or both, in millionths. */
static bool
take_number(struct scan *scan, bool comma, struct quantity *quantity)
{
	struct numeral numeral;

	if (!numeral_take(scan, &numeral) &&
		!take_digits(scan, comma, &numeral))
		return false;
	quantity->words = numeral.words;
	return !numeral_left(&numeral, *scan) &&
		numeral_value(&numeral, &quantity->value);
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
	if (!take_number(&scan, comma, &found) || !take_unit(&scan, &found))
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
