/* SPDX-License-Identifier: MIT */
#include "notation/piece.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"

#define TAB 8 /* columns */

struct piece
piece_of(const char *text)
{
	return (struct piece){text, strlen(text)};
}

void
piece_skip_mark(struct piece *piece)
{
	size_t mark = str_mark(piece->text, piece->length);

	piece->text += mark;
	piece->length -= mark;
}

void
piece_trim(struct piece *piece)
{
	piece->text = str_trim(piece->text, &piece->length);
}

bool
piece_take_prefix(struct piece *piece, const char *word)
{
	size_t length;

	if (!piece->length ||
		!piece_same_letter(
			(unsigned char)*piece->text, (unsigned char)*word))
		return false;
	length = strlen(word);
	if (piece->length < length ||
		strncasecmp(piece->text, word, length) != 0)
		return false;
	piece->text += length;
	piece->length -= length;
	return true;
}

bool
piece_take_suffix(struct piece *piece, const char *word)
{
	size_t length = strlen(word);
	const char *at;

	if (piece->length < length)
		return false;
	at = piece->text + piece->length - length;
	if (!piece_same_letter((unsigned char)*at, (unsigned char)*word) ||
		strncasecmp(at, word, length) != 0)
		return false;
	piece->length -= length;
	return true;
}

bool
piece_take_any(struct piece *piece, const char *const *words,
	bool (*take)(struct piece *piece, const char *word))
{
	unsigned char first = piece->length ? (unsigned char)*piece->text : 0;

	for (; *words; words++) {
		/* Most words are told apart by what they begin with. */
		if (take == piece_take_prefix && **words &&
			!piece_same_letter(first, (unsigned char)**words))
			continue;
		if (take(piece, *words))
			return true;
	}
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One of ０ to ９, U+FF10 to U+FF19. */
static bool
is_wide_digit(const char *text)
{
	return memcmp(text, "\xef\xbc", 2) == 0 &&
		(unsigned char)text[2] >= 0x90 &&
		(unsigned char)text[2] <= 0x99;
}

static bool
take_digit(struct piece *piece)
{
	size_t length = 0;

	if (piece->length && is_digit(*piece->text))
		length = 1;
	else if (piece->length >= 3 && is_wide_digit(piece->text))
		length = 3;
	piece->text += length;
	piece->length -= length;
	return length > 0;
}

static const char *const numerals[] = {
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
static const char *const blanks[] = {" ", "\t", "　", NULL};

bool
piece_take_digits(struct piece *piece)
{
	bool taken = take_digit(piece);

	if (taken) {
		while (take_digit(piece))
			;
		return true;
	}
	if (!piece->length || (unsigned char)*piece->text < 0x80)
		return false;
	while (piece_take_any(piece, numerals, piece_take_prefix))
		taken = true;
	return taken;
}

bool
piece_take_end_digit(struct piece *piece)
{
	const char *end = piece->text + piece->length;
	size_t length = 0;

	if (piece->length && is_digit(end[-1]))
		length = 1;
	else if (piece->length >= 3 && is_wide_digit(end - 3))
		length = 3;
	piece->length -= length;
	return length > 0;
}

int
piece_take_end_blanks(struct piece *piece)
{
	int count = 0;
	char c;

	for (; piece->length; count++) {
		c = piece->text[piece->length - 1];
		if (c == ' ' || c == '\t')
			piece->length--;
		else if (c != '\x80' || !piece_take_suffix(piece, "　"))
			break;
	}
	return count;
}

bool
piece_take_blanks(struct piece *piece)
{
	bool taken = false;

	while (piece_take_any(piece, blanks, piece_take_prefix))
		taken = true;
	return taken;
}

bool
piece_is_any(struct piece text, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == text.length &&
			strncasecmp(*words, text.text, text.length) == 0)
			return true;
	return false;
}

int
piece_take_indent(struct piece *piece)
{
	int columns = 0;

	for (;;)
		if (piece_take_prefix(piece, " "))
			columns++;
		else if (piece_take_prefix(piece, "　"))
			columns += 2;
		else if (piece_take_prefix(piece, "\t"))
			columns += TAB - columns % TAB;
		else
			return columns;
}
