/* SPDX-License-Identifier: MIT */
/*
 * Prints the field table for tests/doors.py, a field a line and tabs between:
 * record, name, label, type, how it is set (help; "" when a person cannot), the
 * levels of nodes that can have it (OKA), and its words.
 */
#include <stdio.h>

#include "model/plan.h"

static const char *const types[FIELD_TYPES] = {
	[FIELD_TITLE] = "title",
	[FIELD_LINE] = "line",
	[FIELD_PROSE] = "prose",
	[FIELD_TAGS] = "tags",
	[FIELD_OWNERS] = "owners",
	[FIELD_LINKS] = "links",
	[FIELD_REF] = "ref",
	[FIELD_EXTRA] = "extra",
	[FIELD_WORD] = "word",
	[FIELD_TENTHS] = "tenths",
	[FIELD_SCORE] = "score",
	[FIELD_HUNDREDTHS] = "hundredths",
	[FIELD_RANK] = "rank",
	[FIELD_WEEKDAY] = "weekday",
	[FIELD_POSITION] = "position",
	[FIELD_DAY] = "day",
	[FIELD_DECIMAL] = "decimal",
	[FIELD_ID] = "id",
	[FIELD_UID] = "uid",
};

static void
print_words(const struct field *field)
{
	size_t i;

	for (i = 0; field->type == FIELD_WORD && field->words[i]; i++)
		printf("%s%s", field->words[i], field->words[i + 1] ? " " : "");
}

static void
print_levels(const struct field *field)
{
	int level;

	for (level = LEVEL_OBJECTIVE; level <= LEVEL_ACTION; level++)
		if (!field->levels || field->levels & LEVEL_BIT(level))
			putchar(" OKA"[level]);
}

int
main(void)
{
	const struct field *field;
	int record;

	for (record = 0; record < RECORD_COUNT; record++)
		for (field = record_types[record].fields;
			field < record_types[record].fields +
				record_types[record].field_count;
			field++) {
			printf("%s\t%s\t%s\t%s\t%s\t",
				record_types[record].name, field->name,
				field->label, types[field->type],
				field->help ? field->help : "");
			print_levels(field);
			putchar('\t');
			print_words(field);
			putchar('\n');
		}
	return 0;
}
