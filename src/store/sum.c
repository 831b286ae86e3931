/* SPDX-License-Identifier: MIT */
#include "sum.h"

#include <endian.h>
#include <string.h>

/* Mixes eight bytes in: multiply by an odd constant, fold the high half. */
static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0xD6E8FEB86659FD93);
	return hash ^ hash >> 32;
}

static uint64_t
mix_text(uint64_t hash, const char *text)
{
	size_t length = strlen(text), i;
	uint64_t word;

	/* As bytes in the order of the text, so that every machine sums alike. */
	for (i = 0; i + 8 <= length; i += 8) {
		memcpy(&word, text + i, 8);
		hash = mix(hash, be64toh(word));
	}
	for (word = 0; i < length; i++)
		word = word << 8 | (unsigned char)text[i];
	return mix(mix(hash, word), length);
}

static int64_t
fold(uint64_t hash)
{
	return (int64_t)(mix(hash, hash >> 17) & (uint64_t)SUM_MASK);
}

static int64_t
sum_value(uint64_t kind, int field, struct value value)
{
	uint64_t hash = mix(kind + 1, (uint64_t)field + 1);

	switch (value.type) {
	case VALUE_NUMBER:
		return fold(mix(hash, (uint64_t)value.number));
	case VALUE_TEXT:
		return fold(mix_text(~hash, value.text));
	default:
		return 0;
	}
}

int64_t
sum_field(enum record record, int field, struct value value)
{
	return sum_value(record, field, value);
}

int64_t
sum_id(enum record record, uint32_t id)
{
	/* The plan's own row is made by the schema, with a sum of 0. */
	if (record == RECORD_PLAN)
		return 0;
	return fold(mix(mix((uint64_t)record + 1, 0), id));
}

int64_t
sum_row(enum record record, int64_t id, const struct value *values)
{
	int64_t sum = sum_id(record, (uint32_t)id);
	size_t i;

	for (i = 0; i < record_types[record].field_count; i++)
		sum += sum_field(record, (int)i, values[i]);
	return sum & SUM_MASK;
}

int64_t
sum_difference(
	enum record record, int field, struct value before, struct value after)
{
	return (sum_field(record, field, after) -
		       sum_field(record, field, before)) &
		SUM_MASK;
}

/* The journal is no record of the plan; it is summed as one more kind. */
#define JOURNAL 1000

enum journal_field { AT, STATE, LABEL, EDITS };

static int64_t
journal_text(int field, const char *text)
{
	return sum_value(JOURNAL, field, value_text(text ? text : ""));
}

int64_t
sum_journal(int64_t id, int64_t at, int64_t state, const char *label,
	const char *edits)
{
	int64_t sum = fold(mix(mix(JOURNAL + 1, 0), (uint64_t)id));

	sum += sum_value(JOURNAL, AT, value_number(at));
	sum += sum_value(JOURNAL, STATE, value_number(state));
	sum += journal_text(LABEL, label) + journal_text(EDITS, edits);
	return sum & SUM_MASK;
}

int64_t
sum_journal_state(int64_t before, int64_t after)
{
	return (sum_value(JOURNAL, STATE, value_number(after)) -
		       sum_value(JOURNAL, STATE, value_number(before))) &
		SUM_MASK;
}
