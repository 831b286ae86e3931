/* SPDX-License-Identifier: MIT */
/* The laws of reading over documents made at random: the property of
 * fuzz/laws.h, which ends the program where a word is lost or doubled. */
#include "fuzz/laws.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define DOCUMENTS 4000

/* The next of numbers that are the same every time. */
static unsigned
next(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed >> 16;
}

static void
test_laws(void **state)
{
	uint8_t data[2 * LINES_MOST];
	const char *given = getenv("SEED");
	unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : 1;
	size_t i, size;
	int document;

	(void)state;
	for (document = 0; document < DOCUMENTS; document++) {
		size = 2 + next(&seed) % (document % 8 ? 24 : sizeof data - 2);
		for (i = 0; i < size; i++)
			data[i] = (uint8_t)next(&seed);
		must_keep_laws(data, size);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_laws)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
