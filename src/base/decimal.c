/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "scan.h"

#define PLACES 6

/* 1200, or 1,200 with every group after the first of exactly three. False
 * when there is no digit or a group is wrong. */
static bool
take_whole(struct scan *scan, int64_t *whole)
{
	int in_group = 0;
	bool grouped = false;

	*whole = 0;
	for (;;) {
		ucs4_t character = scan_peek(scan);

		if (character >= '0' && character <= '9') {
			if (*whole > DECIMAL_MAX / DECIMAL_ONE)
				return false;
			*whole = *whole * 10 + (int)(character - '0');
			in_group++;
		} else if (character == ',') {
			if (grouped ? in_group != 3
				    : in_group < 1 || in_group > 3)
				return false;
			grouped = true;
			in_group = 0;
		} else {
			break;
		}
		scan_skip(scan);
	}
	return grouped ? in_group == 3 : in_group > 0;
}

/* The digits after the point, in millionths. */
static bool
take_fraction(struct scan *scan, int64_t *fraction)
{
	int64_t unit = DECIMAL_ONE;
	ucs4_t character;

	*fraction = 0;
	while ((character = scan_peek(scan)) >= '0' && character <= '9') {
		if (unit == 1)
			return false;
		unit /= 10;
		*fraction += unit * (int)(character - '0');
		scan_skip(scan);
	}
	return unit != DECIMAL_ONE;
}

bool
decimal_read(const char *text, size_t length, int64_t *value)
{
	struct scan scan = {0};
	int64_t whole = 0;
	int64_t fraction = 0;
	bool negative;

	scan.text = str_trim(text, &length);
	scan.length = length;
	negative = scan_take(&scan, '-') || scan_take(&scan, 0x2212);
	if (!negative)
		scan_take(&scan, '+');
	if (scan_peek(&scan) != '.' && !take_whole(&scan, &whole))
		return false;
	if (scan_take(&scan, '.') && !take_fraction(&scan, &fraction))
		return false;
	if (!scan_end(&scan) || whole > DECIMAL_MAX / DECIMAL_ONE)
		return false;
	whole = whole * DECIMAL_ONE + fraction;
	if (whole > DECIMAL_MAX)
		return false;
	*value = negative ? -whole : whole;
	return true;
}

const char *
decimal_text(int64_t value, char out[static DECIMAL_TEXT_SIZE])
{
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
	uint64_t fraction = size % (uint64_t)DECIMAL_ONE;
	size_t end;

	out[0] = '\0';
	if (value == DECIMAL_NONE)
		return out;
	snprintf(out, DECIMAL_TEXT_SIZE, "%s%llu.%0*llu", value < 0 ? "-" : "",
		(unsigned long long)(size / (uint64_t)DECIMAL_ONE), PLACES,
		(unsigned long long)fraction);
	end = strlen(out);
	while (out[end - 1] == '0')
		end--;
	if (out[end - 1] == '.')
		end--;
	out[end] = '\0';
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
