/* SPDX-License-Identifier: MIT */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

/*
 * Decimal numbers kept exactly: an int64_t in millionths. No float anywhere,
 * so that 0.1 stays 0.1. A written number is read whole or not at all.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_ONE INT64_C(1000000)
#define DECIMAL_MAX (INT64_C(1000000000000) * DECIMAL_ONE)
#define DECIMAL_NONE INT64_MIN
#define DECIMAL_TEXT_SIZE 32

/* A number and what it counts. */
struct quantity {
	int64_t value;
	const char *unit;   /* "%", "篇", "$"; within the text that was read */
	size_t unit_length; /* 0: none */
	bool words;	    /* in Chinese words, not in digits */
};

/* Reads a number as people write it, with a unit before or after it:
 * -12, +3, .5, full-width digits; 1,200 1_200 1 200 1’200 in groups of three;
 * 1e3; 10k, 3M, 1万, 3.5亿, 3千万 (k and M only where no letter follows: 5 kg,
 * 3 MB, and 千克 are units); 1万2千, 3亿5000万 in parts; 三, 两千, 一百零五 and 一万二
 * in words (with a unit from 十 on: 三十篇); 50%, ¥5, $5, 3 篇, 80 ms. With `comma` a comma before
 * other than groups of three is the decimal point (500,25), as it is where `;`
 * stands between cells; what could be either (1.500) is refused then. At most
 * six places and within ±DECIMAL_MAX. false when any of it cannot be read. */
bool quantity_read(
	const char *text, size_t length, bool comma, struct quantity *quantity);

/* The same without a unit. */
bool decimal_read(const char *text, size_t length, int64_t *value);

/* Writes it with as many places as it needs: 12, 0.05, -3.5. "" for
 * DECIMAL_NONE. Returns `out`. */
const char *decimal_text(int64_t value, char out[static DECIMAL_TEXT_SIZE]);

/* Writes digits, with zeros before them where there are fewer than `least`,
 * and a NUL. Returns where that is. At most 20. */
char *decimal_digits(char *out, uint64_t number, int least);

/* How many of `steps` equal steps a value has gone on its way to `most`,
 * 0..steps, rounded down: no bar is full before all is there. */
int part_steps(int64_t value, int64_t most, int steps);

#endif
