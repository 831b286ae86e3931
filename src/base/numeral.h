/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_NUMERAL_H
#define SRC_BASE_NUMERAL_H

/*
 * A number put together from parts, as Chinese writes it in words, digits or
 * both: 三千五百万, 1万2千, 3亿5000万, 两万5. Each part is digits and the power of
 * ten that its units make of it, and each is less than one of the part before.
 */

#include "scan.h"

/* Digits that are kept exactly while a number is put together. */
#define DIGITS_MOST 24
#define NUMERAL_PARTS 10

/* The digits of a number and where its point stands. */
struct digits {
	char of[DIGITS_MOST];
	int count;
	int places; /* after the point */
};

struct numeral {
	struct numeral_part {
		struct digits digits;
		int power; /* of ten, by its units */
		int large; /* 4 once 万 has counted it, 8 for 亿, else 0 */
	} parts[NUMERAL_PARTS];
	int count;
	int above;  /* the power of the last unit read; 0: none yet */
	bool words; /* all of it in words */
};

/* How many digits stand there. */
int digits_run(struct scan scan);
/* One more digit, '0' to '9'; leading zeros are let go. false: too many. */
bool digits_add(struct digits *digits, ucs4_t character);
/* Takes all the digits that stand there. */
bool digits_take(struct scan *scan, struct digits *digits);
/* The number with its point moved by `power`, in millionths; false when it has
 * more places than are kept, or is too large. */
bool digits_value(const struct digits *digits, int power, int64_t *value);

/* Takes a numeral that begins in words: 三, 两千, 一万2千. */
bool numeral_take(struct scan *scan, struct numeral *numeral);
/* Digits and the power of ten that they are moved by, and no more. */
struct numeral numeral_of(const struct digits *digits, int power);
/* The same with the units that stand there, and the parts behind them. Digits
 * with a point, or moved, have no such parts: 3.5亿. */
void numeral_go_on(struct scan *scan, const struct digits *first, int power,
	struct numeral *numeral);
/* In millionths; false when its parts do not fall, or it is too large. */
bool numeral_value(const struct numeral *numeral, int64_t *value);
/* Whether more of a number stands there than was read. */
bool numeral_left(const struct numeral *numeral, struct scan scan);

#endif
