/* SPDX-License-Identifier: MIT */
/* Sums of products as machines without a type of 128 bits have them, against
 * long division done here on digits, and against that type where it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define WIDE_BY_HAND
#define wide_add_product hand_add_product
#define wide_floor hand_floor
#include "../src/base/wide.c"

static const int64_t borders[] = {0, 1, -1, 2, -2, 3, -3, 10, 99, -100,
	1000000000, -1000000000, INT32_MAX, INT32_MIN, UINT32_MAX,
	(int64_t)UINT32_MAX + 1, -(int64_t)UINT32_MAX,
	INT64_C(1000000000000000), INT64_C(1000000000000000000),
	-INT64_C(1000000000000000000), INT64_MAX, INT64_MAX - 1, -INT64_MAX,
	INT64_MIN + 2};
#define BORDERS (sizeof borders / sizeof *borders)

static const struct {
	int64_t a, b, by, floor;
} cases[] = {
	{7, 1, 2, 3},
	{-7, 1, 2, -4},
	{7, 1, -2, -4},
	{-7, 1, -2, 3},
	{8, 1, -2, -4},
	{INT64_C(999999999), 1000000000, 1000000000, INT64_C(999999999)},
	{INT64_C(2000000000000000000), 1000000000, INT64_C(3000000000000000000),
		666666666},
	{-INT64_C(2000000000000000000), 1000000000,
		INT64_C(3000000000000000000), -666666667},
	{INT64_MAX, INT64_MAX, 1, INT64_MAX},
	{INT64_MAX, -INT64_MAX, 1, -INT64_MAX},
	{INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX},
	{INT64_MAX, 1, 1, INT64_MAX},
	{-INT64_MAX, 1, 1, -INT64_MAX},
	{INT64_MAX, INT64_MAX, -1, -INT64_MAX},
};

static void
quotients_are_rounded_down(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct wide sum = {0};

		wide_add_product(&sum, cases[i].a, cases[i].b);
		assert_int_equal(wide_floor(sum, cases[i].by), cases[i].floor);
	}
}

/* What was added can be taken away again. */
static void
what_was_added_can_be_taken_away(void **state)
{
	struct wide sum = {0};
	size_t i, j;

	(void)state;
	for (i = 0; i < BORDERS; i++)
		for (j = 0; j < BORDERS; j++)
			wide_add_product(&sum, borders[i], borders[j]);
	for (i = 0; i < BORDERS; i++)
		for (j = 0; j < BORDERS; j++)
			wide_add_product(&sum, -borders[i], borders[j]);
	assert_true(sum.high == 0 && sum.low == 0);
}

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 whole;

static int64_t
expected(whole sum, int64_t by)
{
	whole quotient = sum / by - (sum % by && (sum < 0) != (by < 0));

	return quotient > INT64_MAX	? INT64_MAX
		: quotient < -INT64_MAX ? -INT64_MAX
					: (int64_t)quotient;
}

static void
it_is_as_the_type_has_it(void **state)
{
	size_t i, j, k;

	(void)state;
	for (i = 0; i < BORDERS; i++)
		for (j = 0; j < BORDERS; j++)
			for (k = 1; k < BORDERS; k++) {
				struct wide sum = {0};
				whole all = (whole)borders[i] * borders[j] +
					(whole)borders[k] * borders[i];

				wide_add_product(&sum, borders[i], borders[j]);
				wide_add_product(&sum, borders[k], borders[i]);
				assert_int_equal(wide_floor(sum, borders[k]),
					expected(all, borders[k]));
			}
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotients_are_rounded_down),
		cmocka_unit_test(what_was_added_can_be_taken_away),
#ifdef __SIZEOF_INT128__
		cmocka_unit_test(it_is_as_the_type_has_it),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
