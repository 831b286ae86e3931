/* SPDX-License-Identifier: MIT */
#include "base/wide.h"

#include <stdbool.h>

#if defined __SIZEOF_INT128__ && !defined WIDE_BY_HAND

__extension__ typedef __int128 whole;
__extension__ typedef unsigned __int128 bits;

static whole
whole_of(struct wide wide)
{
	return (whole)((bits)wide.high << 64 | wide.low);
}

void
wide_add_product(struct wide *sum, int64_t a, int64_t b)
{
	whole total = whole_of(*sum) + (whole)a * b;

	sum->high = (uint64_t)((bits)total >> 64);
	sum->low = (uint64_t)total;
}

int64_t
wide_floor(struct wide sum, int64_t by)
{
	whole all = whole_of(sum), quotient = all / by;

	quotient -= all % by && (all < 0) != (by < 0);
	if (quotient > INT64_MAX)
		return INT64_MAX;
	return quotient < -INT64_MAX ? -INT64_MAX : (int64_t)quotient;
}

#else

static struct wide
negated(struct wide wide)
{
	wide.low = ~wide.low + 1;
	wide.high = ~wide.high + !wide.low;
	return wide;
}

static uint64_t
size_of(int64_t number)
{
	return number < 0 ? ~(uint64_t)number + 1 : (uint64_t)number;
}

/* By halves of 32 bits, as on paper. */
static struct wide
product(uint64_t a, uint64_t b)
{
	uint64_t a_low = a & UINT32_MAX, a_high = a >> 32;
	uint64_t b_low = b & UINT32_MAX, b_high = b >> 32;
	uint64_t low = a_low * b_low;
	uint64_t middle = a_high * b_low + (low >> 32);
	uint64_t other = a_low * b_high + (middle & UINT32_MAX);

	return (struct wide){
		.high = a_high * b_high + (middle >> 32) + (other >> 32),
		.low = other << 32 | (low & UINT32_MAX)};
}

void
wide_add_product(struct wide *sum, int64_t a, int64_t b)
{
	struct wide more = product(size_of(a), size_of(b));

	if ((a < 0) != (b < 0))
		more = negated(more);
	sum->low += more.low;
	sum->high += more.high + (sum->low < more.low);
}

/* Bit by bit; *rest is what remains. The quotient's upper half is told by
 * *large alone. */
static uint64_t
divide(struct wide all, uint64_t by, uint64_t *rest, bool *large)
{
	uint64_t quotient = 0, over;
	int bit;

	*rest = 0;
	*large = false;
	for (bit = 127; bit >= 0; bit--) {
		over = *rest >> 63;
		*rest = *rest << 1 |
			((bit < 64 ? all.low >> bit : all.high >> (bit - 64)) &
				1);
		if (!over && *rest < by)
			continue;
		*rest -= by;
		if (bit >= 64)
			*large = true;
		else
			quotient |= UINT64_C(1) << bit;
	}
	return quotient;
}

int64_t
wide_floor(struct wide sum, int64_t by)
{
	bool negative = sum.high >> 63, large;
	bool below = negative != (by < 0);
	uint64_t rest,
		quotient = divide(negative ? negated(sum) : sum, size_of(by),
			&rest, &large);

	if (large || quotient > INT64_MAX)
		return below ? -INT64_MAX : INT64_MAX;
	if (!below)
		return (int64_t)quotient;
	if (quotient == INT64_MAX)
		return -INT64_MAX;
	return -(int64_t)quotient - (rest != 0);
}

#endif
