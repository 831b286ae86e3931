/* SPDX-License-Identifier: MIT */
/*
 * Spans as headings name them, beyond what base/date reads: a part of a year
 * before or behind its year, months by their names, fiscal years (taken as the
 * calendar's): Q1 2018, H1 2024, Q1'18, Sep 2021, 3-4月 2024, Q3–Q4 2025,
 * FY20-Q1, 23年Q1, January – March.
 */
#include <string.h>

#include "base/date.h"
#include "notation/notation.h"

#define YEAR_MIN 1970
#define YEAR_MAX 2199

struct part {
	int first, last; /* months */
	bool needs_year; /* H1 or May alone may be something else */
};

static const struct {
	const char *word;
	int first, last;
} parts[] = {
	{"jfm", 1, 3},
	{"amj", 4, 6},
	{"jas", 7, 9},
	{"ond", 10, 12},
	{"january", 1, 1},
	{"february", 2, 2},
	{"march", 3, 3},
	{"april", 4, 4},
	{"june", 6, 6},
	{"july", 7, 7},
	{"august", 8, 8},
	{"september", 9, 9},
	{"october", 10, 10},
	{"november", 11, 11},
	{"december", 12, 12},
	{"januar", 1, 1},
	{"februar", 2, 2},
	{"märz", 3, 3},
	{"juni", 6, 6},
	{"juli", 7, 7},
	{"oktober", 10, 10},
	{"dezember", 12, 12},
	{"enero", 1, 1},
	{"febrero", 2, 2},
	{"marzo", 3, 3},
	{"abril", 4, 4},
	{"mayo", 5, 5},
	{"junio", 6, 6},
	{"julio", 7, 7},
	{"agosto", 8, 8},
	{"septiembre", 9, 9},
	{"octubre", 10, 10},
	{"noviembre", 11, 11},
	{"diciembre", 12, 12},
	{"jan", 1, 1},
	{"feb", 2, 2},
	{"mar", 3, 3},
	{"apr", 4, 4},
	{"may", 5, 5},
	{"jun", 6, 6},
	{"jul", 7, 7},
	{"aug", 8, 8},
	{"sept", 9, 9},
	{"sep", 9, 9},
	{"oct", 10, 10},
	{"nov", 11, 11},
	{"dec", 12, 12},
	{"上半年", 1, 6},
	{"下半年", 7, 12},
	{"十二月", 12, 12},
	{"十一月", 11, 11},
	{"十月", 10, 10},
	{"一月", 1, 1},
	{"二月", 2, 2},
	{"三月", 3, 3},
	{"四月", 4, 4},
	{"五月", 5, 5},
	{"六月", 6, 6},
	{"七月", 7, 7},
	{"八月", 8, 8},
	{"九月", 9, 9},
	{"第一季度", 1, 3},
	{"第二季度", 4, 6},
	{"第三季度", 7, 9},
	{"第四季度", 10, 12},
	{"一季度", 1, 3},
	{"二季度", 4, 6},
	{"三季度", 7, 9},
	{"四季度", 10, 12},
	{"第一季", 1, 3},
	{"第二季", 4, 6},
	{"第三季", 7, 9},
	{"第四季", 10, 12},
	{"第1四半期", 1, 3},
	{"第2四半期", 4, 6},
	{"第3四半期", 7, 9},
	{"第4四半期", 10, 12},
	{"1분기", 1, 3},
	{"2분기", 4, 6},
	{"3분기", 7, 9},
	{"4분기", 10, 12},
};

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
take_number(struct piece *piece, int *number, int most_digits)
{
	int digits = 0;

	*number = 0;
	while (digits < (int)piece->length && digits <= most_digits &&
		is_digit(piece->text[digits]))
		*number = *number * 10 + (piece->text[digits++] - '0');
	if (!digits || digits > most_digits)
		return false;
	piece->text += digits;
	piece->length -= (size_t)digits;
	return true;
}

/* No letter and no digit goes on what was taken. */
static bool
is_over(const struct piece *piece)
{
	return !piece->length ||
		(!is_letter(*piece->text) && !is_digit(*piece->text));
}

/* Q1, 1Q, T1, H2, 2H, S1 */
static bool
take_letter_part(struct piece *piece, struct part *part)
{
	static const struct {
		const char *letter;
		int months;
	} letters[] = {{"q", 3}, {"t", 3}, {"h", 6}, {"s", 6}};
	struct piece after;
	int number;
	size_t i;

	for (i = 0; i < sizeof letters / sizeof *letters; i++) {
		after = *piece;
		if (!(piece_take_prefix(&after, letters[i].letter) &&
			    take_number(&after, &number, 1)) &&
			!(after = *piece,
				i != 1 && take_number(&after, &number, 1) &&
					piece_take_prefix(
						&after, letters[i].letter)))
			continue;
		if (number < 1 || number > 12 / letters[i].months ||
			(after.length && is_digit(*after.text)))
			continue;
		part->first = (number - 1) * letters[i].months + 1;
		part->last = number * letters[i].months;
		part->needs_year = i > 0;
		*piece = after;
		return true;
	}
	return false;
}

/* 3月, 3-4月, 3、4月 */
static bool
take_months(struct piece *piece, struct part *part)
{
	static const char *const joints[] = {
		"-", "–", "—", "~", "～", "、", "/", "到", "至", NULL};
	struct piece after = *piece, more;
	bool named;

	if (!take_number(&after, &part->first, 2))
		return false;
	part->last = part->first;
	part->needs_year = false;
	named = piece_take_prefix(&after, "月");
	more = after;
	piece_take_blanks(&more);
	if (piece_take_any(&more, joints, piece_take_prefix)) {
		piece_take_blanks(&more);
		if (take_number(&more, &part->last, 2) &&
			piece_take_prefix(&more, "月")) {
			after = more;
			named = true;
		} else {
			part->last = part->first;
		}
	}
	if (!named)
		return false;
	if (part->first < 1 || part->last > 12 || part->first > part->last)
		return false;
	piece_take_any(
		&after, (const char *const[]){"份", NULL}, piece_take_prefix);
	*piece = after;
	return true;
}

static bool
take_one(struct piece *piece, struct part *part)
{
	struct piece after;
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		after = *piece;
		if (!piece_take_prefix(&after, parts[i].word) ||
			(is_letter(*parts[i].word) && !is_over(&after)))
			continue;
		*part = (struct part){parts[i].first, parts[i].last,
			is_letter(*parts[i].word)};
		piece_take_prefix(&after, ".");
		*piece = after;
		return true;
	}
	return take_letter_part(piece, part) || take_months(piece, part);
}

static const char *const joints[] = {
	"-", "–", "—", "~", "～", "&", "至", "到", "and ", "to ", "/", NULL};

/* A part of a year, or from one to another. */
static bool
take_part(struct piece *piece, struct part *part)
{
	struct piece after;
	struct part last;

	if (!take_one(piece, part))
		return false;
	after = *piece;
	piece_take_blanks(&after);
	if (!piece_take_any(&after, joints, piece_take_prefix))
		return true;
	piece_take_blanks(&after);
	if (take_one(&after, &last) && last.last > part->first) {
		part->last = last.last;
		part->needs_year = false;
		*piece = after;
	}
	return true;
}

/* 2026, FY26, '26, 23年 */
static bool
take_year(struct piece *piece, int *year)
{
	static const char *const marks[] = {"'", "’", NULL};
	struct piece after = *piece;
	bool fiscal = piece_take_any(&after,
		(const char *const[]){"fy", "cy", NULL}, piece_take_prefix);
	bool mark, named;
	size_t before;

	if (fiscal)
		piece_take_blanks(&after);
	mark = piece_take_any(&after, marks, piece_take_prefix);
	before = after.length;
	if (!take_number(&after, year, 4))
		return false;
	before -= after.length;
	named = piece_take_any(&after,
		(const char *const[]){" 年", "年", "년", NULL},
		piece_take_prefix);
	if (before == 2 && (fiscal || mark || named))
		*year += 2000;
	else if (before != 4)
		return false;
	if (*year < YEAR_MIN || *year > YEAR_MAX)
		return false;
	*piece = after;
	return true;
}

/* What may stand between a part and its year. */
static bool
take_joint(struct piece *piece)
{
	static const char *const between[] = {
		"/", "-", ".", ",", "_", "of ", NULL};

	piece_take_blanks(piece);
	piece_take_any(piece, between, piece_take_prefix);
	piece_take_blanks(piece);
	return true;
}

/* A year by itself, as base does not read it: FY22, 23年, or 2022OKR, which
 * what it is of is glued to. */
static bool
take_whole_year(struct piece *piece, int *year, struct part *part)
{
	static const char *const words[] = {"okr", NULL};
	struct piece after = *piece, rest;

	if (!take_year(&after, year))
		return false;
	rest = after;
	if (piece->length - after.length == 4
			? !piece_take_any(&rest, words, piece_take_prefix) &&
				!is_letter(*piece->text)
			: piece_take_any(&rest, words, piece_take_prefix) ||
				!is_over(&after))
		return false;
	if (!is_letter(*piece->text) && piece->length - after.length != 4 &&
		*piece->text != '\'')
		return false;
	*part = (struct part){.first = 1, .last = 12};
	*piece = after;
	return true;
}

static bool
year_then_part(struct piece *piece, int *year, struct part *part)
{
	struct piece after = *piece;

	if (!take_year(&after, year) || !take_joint(&after) ||
		!take_part(&after, part))
		return false;
	*piece = after;
	return true;
}

/* "October goals", or nothing more. */
static bool
is_goals(struct piece rest)
{
	static const char *const words[] = {"okr", "goal", "objective", "plan",
		"review", "resolution", NULL};

	piece_trim(&rest);
	return !rest.length || piece_take_any(&rest, words, piece_take_prefix);
}

static struct span
span_of(int year, const struct part *part)
{
	return (struct span){day_make(year, part->first, 1),
		(part->last == 12 ? day_make(year + 1, 1, 1)
				  : day_make(year, part->last + 1, 1)) -
			1};
}

/* The year is that of `today` where none is said. */
static bool
part_then_year(struct piece *piece, int32_t today, int *year, struct part *part)
{
	struct piece after = *piece, rest;
	int month, day;

	if (!take_part(&after, part))
		return false;
	rest = after;
	take_joint(&rest);
	if (take_year(&rest, year) && is_over(&rest))
		after = rest;
	else if (part->needs_year && !is_goals(rest))
		return false;
	else
		day_split(today, year, &month, &day);
	*piece = after;
	return true;
}

/* "– 2025年02月" behind a part of a year: the end of the span. */
static void
take_until(struct piece *piece, struct span *span)
{
	struct piece after = *piece;
	struct span last;
	struct part part;
	int year;

	piece_take_blanks(&after);
	if (!piece_take_any(&after, joints, piece_take_prefix))
		return;
	piece_take_blanks(&after);
	if (!year_then_part(&after, &year, &part) &&
		!part_then_year(&after, span->ends, &year, &part))
		return;
	last = span_of(year, &part);
	if (last.ends <= span->ends)
		return;
	span->ends = last.ends;
	*piece = after;
}

bool
notation_find_span(struct piece text, int32_t today, struct span *span,
	size_t *at, size_t *used)
{
	struct piece rest;
	struct part part;
	size_t i;
	int year;

	for (i = 0; i < text.length; i++) {
		rest = (struct piece){text.text + i, text.length - i};
		/* Inside a character, a word or a number nothing begins. */
		if (((unsigned char)text.text[i] & 0xc0) == 0x80 ||
			(i &&
				(is_letter(text.text[i]) ||
					is_digit(text.text[i])) &&
				(is_letter(text.text[i - 1]) ||
					is_digit(text.text[i - 1]))))
			continue;
		if (!year_then_part(&rest, &year, &part) &&
			!take_whole_year(&rest, &year, &part) &&
			!(rest = (struct piece){text.text + i, text.length - i},
				part_then_year(&rest, today, &year, &part)))
			continue;
		*span = span_of(year, &part);
		take_until(&rest, span);
		*at = i;
		*used = text.length - i - rest.length;
		return true;
	}
	return span_find(text.text, text.length, today, span, at, used);
}
