/* SPDX-License-Identifier: MIT */
#include "notation/measure.h"

#include <string.h>

#include "base/decimal.h"
#include "base/str.h"

/* What stands between the numbers, the longer before what it ends in. */
static const char *const arrows[] = {"->", "=>", "→", ">", "降低到", "提高到",
	"提升到", "增加到", "减少到", "降到", "升到", "降至", "升至", "增至",
	"减至", "涨到", "到"};

/* What may stand between the name and the first number. */
static const char *const leads[] = {"从", "由", "from", "：", ":", "，", ","};

static struct piece
trimmed(const char *text, size_t length)
{
	const char *at = str_trim(text, &length);

	return (struct piece){at, length};
}

/* The last arrow, and its length; NULL when there is none. */
static const char *
find_arrow(const char *title, size_t *length)
{
	const char *found = NULL;
	size_t i, at, end = strlen(title);

	for (at = 0; at < end; at++)
		for (i = 0; i < sizeof arrows / sizeof *arrows; i++)
			if (strncmp(title + at, arrows[i], strlen(arrows[i])) ==
				0) {
				found = title + at;
				*length = strlen(arrows[i]);
				at += *length - 1;
				break;
			}
	return found;
}

/* Whether a number in words may begin there: within 一百五十 there are others. */
static bool
words_begin(struct piece before)
{
	size_t i;

	for (i = 0; i < sizeof leads / sizeof *leads; i++)
		if (piece_take_suffix(&before, leads[i]))
			return true;
	return before.length && before.text[before.length - 1] == ' ';
}

/* Takes what may stand within a number off the end: a digit, a blank, 万. */
static bool
take_back(struct piece *piece)
{
	static const char *const within[] = {"万", "萬", "亿", "億", "千", "百",
		"十", "零", "〇", "一", "二", "两", "兩", "三", "四", "五",
		"六", "七", "八", "九", NULL};

	if (piece->length &&
		strchr("0123456789 ,.", piece->text[piece->length - 1])) {
		piece->length--;
		return true;
	}
	return piece_take_any(piece, within, piece_take_suffix);
}

/* A number that goes on to the left of where its shortest end was found, at
 * `at`: 1万2千 was 2千. Returns where it begins. */
static size_t
go_back(const struct piece *piece, size_t at, struct quantity *quantity)
{
	struct piece before = {piece->text, at};
	struct quantity longer;

	while (take_back(&before))
		if (quantity_read(piece->text + before.length,
			    piece->length - before.length, false, &longer) &&
			longer.value != quantity->value && !longer.words) {
			at = before.length;
			*quantity = longer;
		}
	return at;
}

/* Takes the end of the piece that is a number, with its unit. */
static bool
take_last(struct piece *piece, struct quantity *quantity)
{
	size_t at = piece->length, length;
	const char *text;

	while (at-- > 0) {
		if (at > 0 && piece->text[at - 1] != ' ' &&
			(unsigned char)piece->text[at - 1] < 0x80)
			continue;
		length = piece->length - at;
		text = piece->text + at;
		if (((unsigned char)*text & 0xC0) == 0x80 ||
			!quantity_read(text, length, false, quantity))
			continue;
		if (quantity->words
				? !words_begin((struct piece){piece->text, at})
				: strcspn(text, "0123456789") >= length)
			continue;
		piece->length =
			quantity->words ? at : go_back(piece, at, quantity);
		return true;
	}
	return false;
}

/* What is left of the name when the words that lead to a number are gone. */
static struct piece
name_of(struct piece piece)
{
	struct piece name = trimmed(piece.text, piece.length);
	size_t i, length;

	for (i = 0; i < sizeof leads / sizeof *leads; i++) {
		length = strlen(leads[i]);
		if (name.length > length &&
			memcmp(name.text + name.length - length, leads[i],
				length) == 0)
			name = trimmed(name.text, name.length - length);
	}
	return name;
}

static bool
same_unit(const struct quantity *a, const struct quantity *b)
{
	return !a->unit_length || !b->unit_length ||
		(a->unit_length == b->unit_length &&
			memcmp(a->unit, b->unit, a->unit_length) == 0);
}

bool
measure_read(const char *title, struct measure *measure)
{
	size_t length = 0;
	const char *arrow = find_arrow(title, &length);
	struct quantity from, to;
	struct piece left, right;

	if (!arrow)
		return false;
	left = trimmed(title, (size_t)(arrow - title));
	right = trimmed(arrow + length, strlen(arrow + length));
	if (!take_last(&left, &from) ||
		!quantity_read(right.text, right.length, false, &to) ||
		(to.words && to.value < 10 * DECIMAL_ONE) || /* 从零到一 */
		!same_unit(&from, &to) || from.value == to.value)
		return false;
	measure->name = name_of(left);
	measure->start = from.value;
	measure->target = to.value;
	measure->unit = (struct piece){to.unit, to.unit_length};
	if (!to.unit_length)
		measure->unit = (struct piece){from.unit, from.unit_length};
	return measure->name.length > 0;
}
