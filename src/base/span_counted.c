/* SPDX-License-Identifier: MIT */
/* Parts of a year that are counted and named, as many languages have them. */
#include "date.h"

/* 4., 4º, 4th, fourth */
static bool
take_ordinal(struct scan *scan, int *number)
{
	static const char *const names[] = {
		"first", "second", "third", "fourth", NULL};
	static const char *const ends[] = {".", "º", "°", "ª", "ème", "er", "e",
		"st", "nd", "rd", "th", "o", NULL};
	int i;

	for (i = 0; names[i]; i++)
		if (scan_take_word(scan, names[i])) {
			*number = i + 1;
			return true;
		}
	if (!scan_take_number(scan, 1, 1, number))
		return false;
	scan_take_any(scan, ends);
	return true;
}

static bool
take_part_word(struct scan *scan, int *months)
{
	static const struct {
		const char *word;
		int months;
	} words[] = {{"quartal", 3}, {"quarter", 3}, {"trimestre", 3},
		{"çeyrek", 3}, {"quý", 3}, {"halbjahr", 6}, {"semestre", 6},
		{"half", 6}};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_take_word(scan, words[i].word)) {
			*months = words[i].months;
			return true;
		}
	return false;
}

bool
scan_take_counted(struct scan *scan, int *first, int *last)
{
	struct scan before = *scan, after = *scan;
	int number, months;
	bool found = take_ordinal(&before, &number);

	scan_spaces(&before);
	if (found && take_part_word(&before, &months)) {
		after = before;
	} else {
		found = take_part_word(&after, &months);
		scan_spaces(&after);
		if (!found || !scan_take_number(&after, 1, 1, &number))
			return false;
	}
	if (number < 1 || number > 12 / months || !scan_word_ends(&after))
		return false;
	*first = (number - 1) * months + 1;
	*last = number * months;
	*scan = after;
	return true;
}
