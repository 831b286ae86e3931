/* SPDX-License-Identifier: MIT */
/*
 * Numbers in brackets behind titles, such as （40%） or (0.7), mean something
 * only where all titles of a level have one. Percentages of objectives that add
 * up to 100 are weights, others how far it is; decimals up to 1 are scores, also
 * behind a dash.
 */
#include <string.h>

#include "base/decimal.h"
#include "layout.h"

struct measures {
	int nodes, percents, scores;
	int64_t sum;
};

/* "Answer within a day – 0.8"; a percentage there may as well be the target. */
static bool
take_dashed(struct piece *title, struct piece *number)
{
	static const char *const dashes[] = {" – ", " — ", " - ", "——", NULL};
	struct piece rest = *title;

	while (rest.length && strchr("0123456789.", rest.text[rest.length - 1]))
		rest.length--;
	*number = (struct piece){
		rest.text + rest.length, title->length - rest.length};
	if (!number->length || !memchr(number->text, '.', number->length) ||
		!piece_take_any(&rest, dashes, piece_take_suffix) ||
		!rest.length)
		return false;
	*title = rest;
	piece_trim(title);
	return true;
}

bool
layout_take_measure(struct piece *title, struct piece *number)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
	struct piece rest, inside;
	const char *open;
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		rest = *title;
		if (!piece_take_suffix(&rest, pairs[i][1]))
			continue;
		inside = rest;
		while (inside.length &&
			strchr("0123456789.%", rest.text[inside.length - 1]))
			inside.length--;
		open = rest.text + inside.length;
		*number = (struct piece){open, rest.length - inside.length};
		if (!number->length ||
			!piece_take_suffix(&inside, pairs[i][0]) ||
			!inside.length)
			continue;
		*title = inside;
		piece_trim(title);
		return true;
	}
	return take_dashed(title, number);
}

static void
measure(struct measures *measures, struct piece title)
{
	struct piece number;
	int64_t value;

	measures->nodes++;
	if (!layout_take_measure(&title, &number))
		return;
	if (piece_take_suffix(&number, "%")) {
		if (decimal_read(number.text, number.length, &value)) {
			measures->percents++;
			measures->sum += value;
		}
	} else if (memchr(number.text, '.', number.length) &&
		decimal_read(number.text, number.length, &value) &&
		value >= 0 && value <= DECIMAL_ONE) {
		measures->scores++;
	}
}

static char
agreed(const struct measures *measures, const struct measures *other)
{
	if (!measures->nodes ||
		(measures->nodes == 1 &&
			(other->nodes == 0 ||
				(other->percents != other->nodes &&
					other->scores != other->nodes))))
		return 0;
	if (measures->scores == measures->nodes)
		return 's';
	if (measures->percents != measures->nodes)
		return 0;
	return measures->sum == 100 * DECIMAL_ONE ? 'w' : 'p';
}

void
layout_measure(struct text_layout *layout)
{
	struct measures all[4] = {0};
	char fields[4] = {0};
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->units[i].role == ROLE_NODE)
			measure(&all[layout->units[i].level],
				layout->units[i].title);
	fields[LEVEL_OBJECTIVE] =
		agreed(&all[LEVEL_OBJECTIVE], &all[LEVEL_KEY_RESULT]);
	fields[LEVEL_KEY_RESULT] =
		agreed(&all[LEVEL_KEY_RESULT], &all[LEVEL_OBJECTIVE]);
	if (fields[LEVEL_OBJECTIVE] == 'w' && fields[LEVEL_KEY_RESULT] == 'p')
		fields[LEVEL_KEY_RESULT] = 'w';
	for (i = 0; i < layout->count; i++)
		layout->units[i].measure = fields[layout->units[i].level];
}
