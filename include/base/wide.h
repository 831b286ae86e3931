/* SPDX-License-Identifier: MIT */
#ifndef BASE_WIDE_H
#define BASE_WIDE_H

/*
 * Sums of products that need more than 64 bits on their way to a quotient that
 * does not; exact on every machine, be there a type of 128 bits or not.
 */

#include <stdint.h>

/* In two's complement; zero bytes are 0. */
struct wide {
	uint64_t high, low;
};

void wide_add_product(struct wide *sum, int64_t a, int64_t b);

/* The sum divided, rounded down (-0.5 is -1), within ±INT64_MAX. `by` is not
 * 0. */
int64_t wide_floor(struct wide sum, int64_t by);

#endif
