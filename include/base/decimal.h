/* SPDX-License-Identifier: MIT */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

/*
 * Decimal numbers kept exactly: an int64_t in millionths. No float anywhere,
 * so that 0.1 stays 0.1.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_ONE INT64_C(1000000)
#define DECIMAL_MAX (INT64_C(1000000000000) * DECIMAL_ONE)
#define DECIMAL_NONE INT64_MIN
#define DECIMAL_TEXT_SIZE 32

/* Reads -12, 0.05, 1,200 (thousands), full-width digits, a leading plus. At
 * most six places and within ±DECIMAL_MAX; false otherwise. */
bool decimal_read(const char *text, size_t length, int64_t *value);

/* Writes it with as many places as it needs: 12, 0.05, -3.5. "" for
 * DECIMAL_NONE. Returns `out`. */
const char *decimal_text(int64_t value, char out[static DECIMAL_TEXT_SIZE]);

/* How many of `steps` equal steps a value has gone on its way to `most`,
 * 0..steps, rounded down: no bar is full before all is there. */
int part_steps(int64_t value, int64_t most, int steps);

#endif
