/* SPDX-License-Identifier: MIT */
#ifndef STORE_SUM_H
#define STORE_SUM_H

/*
 * The checksum of a row: the sum, in 48 bits, of a hash of its id and of every
 * field that is something. Being a sum it is brought up to date from the field
 * that changes alone; being kept in the row it finds the changed bit that
 * SQLite's own checks pass over (design/safety.md).
 */

#include "model/field.h"

#define SUM_MASK ((INT64_C(1) << 48) - 1)

/* What a field adds to the sum; 0 when it is nothing. */
int64_t sum_field(enum record record, int field, struct value value);

/* What the id adds. */
int64_t sum_id(enum record record, uint32_t id);

/* The sum of a row, its fields in the order of their table. */
int64_t sum_row(enum record record, int64_t id, const struct value *values);

/* The sum of a row of the journal. */
int64_t sum_journal(int64_t id, int64_t at, int64_t state, const char *label,
	const char *edits);

/* What an UPDATE of its state adds to it, 0..SUM_MASK. */
int64_t sum_journal_state(int64_t before, int64_t after);

/* What an UPDATE adds to the sum, 0..SUM_MASK. */
int64_t sum_difference(
	enum record record, int field, struct value before, struct value after);

#endif
