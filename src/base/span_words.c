/* SPDX-License-Identifier: MIT */
/*
 * Spans as headings name them, beyond what span_read.c reads: a part of a year
 * before or behind its year, months by their names, fiscal years (taken as the
 * calendar's): Q1 2018, H1 2024, Q1'18, Sep 2021, 3-4月 2024, Q3–Q4 2025,
 * FY20-Q1, 23年Q1, January – March.
 */
#include "date.h"

#define YEAR_MIN 1970
#define YEAR_MAX 2199
#define YEARS_NEAR 10

struct part {
	int first, last; /* months */
	bool needs_year; /* H1 or May alone may be something else */
	bool lettered;	 /* S1, T1: alone only in a heading */
	bool dated;	 /* its year stands behind it */
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
is_letter(ucs4_t c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
is_digit(ucs4_t c)
{
	return c >= '0' && c <= '9';
}

/* Whether a word may begin with the character at hand: most cannot. */
static bool
may_begin(const char *word, ucs4_t first)
{
	ucs4_t begins = (unsigned char)*word;

	return begins < 0x80 ? (first | 32) == begins || first == begins
			     : first >= 0x80;
}

bool
scan_take_month(struct scan *scan, int *month)
{
	struct scan ahead;
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		ahead = *scan;
		if (parts[i].first != parts[i].last ||
			!may_begin(parts[i].word, scan_peek(scan)) ||
			!scan_take_word(&ahead, parts[i].word) ||
			(is_letter((unsigned char)*parts[i].word) &&
				!scan_word_ends(&ahead)))
			continue;
		if (is_letter((unsigned char)*parts[i].word))
			scan_take(&ahead, '.');
		*month = parts[i].first;
		*scan = ahead;
		return true;
	}
	return false;
}

/* Q1, 1Q, T1, H2, 2H, S1 */
static bool
take_letter_part(struct scan *scan, struct part *part)
{
	static const struct {
		const char *letter;
		int months;
	} letters[] = {{"q", 3}, {"t", 3}, {"h", 6}, {"s", 6}};
	bool turned = is_digit(scan_peek(scan));
	struct scan after;
	int number;
	size_t i;

	for (i = 0; i < sizeof letters / sizeof *letters; i++) {
		after = *scan;
		if (!(scan_take_word(&after, letters[i].letter) &&
			    scan_take_number(&after, 1, 1, &number)) &&
			!(after = *scan,
				i != 1 &&
					scan_take_number(
						&after, 1, 1, &number) &&
					scan_take_word(
						&after, letters[i].letter)))
			continue;
		if (number < 1 || number > 12 / letters[i].months ||
			(!turned && is_digit(scan_peek(&after))))
			continue;
		part->first = (number - 1) * letters[i].months + 1;
		part->last = number * letters[i].months;
		part->needs_year = i > 0;
		part->lettered = true;
		*scan = after;
		return true;
	}
	return false;
}

/* 3月, 3-4月, 3、4月 */
static bool
take_months(struct scan *scan, struct part *part)
{
	static const char *const pair[] = {"、", "/", NULL};
	struct scan after = *scan, more;
	bool named;

	if (!scan_take_number(&after, 1, 2, &part->first))
		return false;
	part->last = part->first;
	part->needs_year = part->lettered = false;
	named = scan_take_word(&after, "月");
	more = after;
	scan_spaces(&more);
	if (scan_take_until(&more) || scan_take_any(&more, pair)) {
		scan_spaces(&more);
		if (scan_take_number(&more, 1, 2, &part->last) &&
			scan_take_word(&more, "月")) {
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
	scan_take_any(&after, (const char *const[]){"份", NULL});
	*scan = after;
	return true;
}

static bool
take_one(struct scan *scan, struct part *part)
{
	ucs4_t first = scan_peek(scan);
	struct scan after;
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		after = *scan;
		if (!may_begin(parts[i].word, first) ||
			!scan_take_word(&after, parts[i].word) ||
			(is_letter(first) && !scan_word_ends(&after)))
			continue;
		*part = (struct part){parts[i].first, parts[i].last,
			.needs_year = is_letter(first)};
		scan_take_word(&after, ".");
		*scan = after;
		return true;
	}
	if (take_letter_part(scan, part) || take_months(scan, part))
		return true;
	*part = (struct part){.needs_year = true};
	return scan_take_counted(scan, &part->first, &part->last);
}

/* What stands between two parts: the second is the last of them. */
static bool
take_through(struct scan *scan)
{
	static const char *const words[] = {"&", "+", "and ", "/", NULL};

	return scan_take_until(scan) || scan_take_any(scan, words);
}

/* A part of a year, or from one to another. */
static bool
take_part(struct scan *scan, struct part *part)
{
	struct scan after;
	struct part last;

	if (!take_one(scan, part))
		return false;
	after = *scan;
	scan_spaces(&after);
	if (!take_through(&after))
		return true;
	scan_spaces(&after);
	if (take_one(&after, &last) && last.last > part->first) {
		part->last = last.last;
		part->needs_year = false;
		*scan = after;
	}
	return true;
}

/* 2026, FY26, '26, 23年 */
static bool
take_year(struct scan *scan, int *year)
{
	static const char *const marks[] = {"'", "’", NULL};
	struct scan after = *scan;
	bool fiscal =
		scan_take_any(&after, (const char *const[]){"fy", "cy", NULL});
	bool mark, named, whole;

	if (fiscal)
		scan_spaces(&after);
	mark = scan_take_any(&after, marks);
	whole = scan_take_number(&after, 4, 4, year);
	if (!whole && !scan_take_number(&after, 2, 2, year))
		return false;
	named = scan_take_any(
		&after, (const char *const[]){" 年", "年", "년", NULL});
	if (!whole && !fiscal && !mark && !named)
		return false;
	if (!whole)
		*year += 2000;
	if (*year < YEAR_MIN || *year > YEAR_MAX)
		return false;
	*scan = after;
	return true;
}

/* What may stand between a part and its year. */
static void
take_joint(struct scan *scan)
{
	static const char *const between[] = {
		"/", "-", ".", ",", "_", "of ", NULL};

	scan_spaces(scan);
	scan_take_any(scan, between);
	scan_spaces(scan);
}

/* A year by itself, as base does not read it: FY22, 23年, or 2022OKR, which
 * what it is of is glued to. */
static bool
take_whole_year(struct scan *scan, int *year, struct part *part)
{
	static const char *const words[] = {"okr", NULL};
	struct scan after = *scan, rest;
	ucs4_t first = scan_peek(scan);

	if (!take_year(&after, year))
		return false;
	rest = after;
	if (after.at - scan->at == 4
			? !scan_take_any(&rest, words) && !is_letter(first)
			: scan_take_any(&rest, words) ||
				!scan_word_ends(&after))
		return false;
	if (!is_letter(first) && after.at - scan->at != 4 && first != '\'')
		return false;
	*part = (struct part){.first = 1, .last = 12};
	*scan = after;
	return true;
}

/* Two digits are a year where it is near to today. */
static bool
is_near(int said, int32_t today)
{
	int year, month, day;

	day_split(today, &year, &month, &day);
	return said >= year - YEARS_NEAR && said <= year + YEARS_NEAR;
}

/* 26Q4, 26H2: the year in two digits, its part glued to it. */
static bool
take_short_year(struct scan *scan, int32_t today, int *year)
{
	struct scan after = *scan;
	ucs4_t next;

	if (!scan_take_number(&after, 2, 2, year))
		return false;
	*year += 2000;
	next = scan_peek(&after) | 32;
	if ((next != 'q' && next != 'h') || !is_near(*year, today))
		return false;
	*scan = after;
	return true;
}

static bool
year_then_part(struct scan *scan, int32_t today, int *year, struct part *part)
{
	struct scan after = *scan;

	if (take_year(&after, year))
		take_joint(&after);
	else if (!take_short_year(&after, today, year))
		return false;
	if (!take_part(&after, part))
		return false;
	*scan = after;
	return true;
}

/* "October goals", or nothing more. */
static bool
is_goals(struct scan rest)
{
	static const char *const words[] = {"okr", "goal", "objective", "plan",
		"review", "resolution", NULL};

	scan_spaces(&rest);
	return scan_end(&rest) || scan_take_any(&rest, words);
}

static struct span
span_of(int year, const struct part *part)
{
	return (struct span){day_make(year, part->first, 1),
		(part->last == 12 ? day_make(year + 1, 1, 1)
				  : day_make(year, part->last + 1, 1)) -
			1};
}

/* 4Q27: the year in two digits, glued to a quarter whose number came first; one
 * near to today, for 1Q84 is a book. */
static bool
take_glued_year(struct scan *scan, size_t begin, int32_t today, int *year)
{
	struct scan after = *scan;
	int said;

	if (after.at - begin != 2 ||
		!is_digit((unsigned char)scan->text[begin]) ||
		!scan_take_number(&after, 2, 2, &said) ||
		!scan_word_ends(&after))
		return false;
	if (!is_near(said + 2000, today))
		return false;
	*year = said + 2000;
	*scan = after;
	return true;
}

/* The year is that of `today` where none is said. */
static bool
part_then_year(struct scan *scan, int32_t today, int *year, struct part *part)
{
	struct scan after = *scan, rest;
	int month, day;

	if (!take_part(&after, part))
		return false;
	rest = after;
	take_joint(&rest);
	part->dated = take_glued_year(&after, scan->at, today, year);
	if (!part->dated && take_year(&rest, year) && scan_word_ends(&rest)) {
		part->dated = true;
		after = rest;
	}
	if (!part->dated &&
		(is_digit(scan_peek(&after)) ||
			(part->needs_year && !is_goals(rest))))
		return false;
	if (!part->dated)
		day_split(today, year, &month, &day);
	*scan = after;
	return true;
}

/* "– 2025年02月" behind a part of a year: the end of the span. */
static void
take_until(struct scan *scan, struct span *span)
{
	struct scan after = *scan;
	struct span last;
	struct part part;
	int year;

	scan_spaces(&after);
	if (!take_through(&after))
		return;
	scan_spaces(&after);
	if (!year_then_part(&after, span->ends, &year, &part) &&
		!part_then_year(&after, span->ends, &year, &part))
		return;
	last = span_of(year, &part);
	if (last.ends <= span->ends)
		return;
	span->ends = last.ends;
	*scan = after;
}

/* A span with words in it, as headings have them; *said whether its year is. */
static bool
take_words(struct scan *scan, int32_t today, struct span *span, bool *said)
{
	struct scan ahead = *scan;
	struct part part;
	int year, month, date;

	*said = true;
	day_split(today, &year, &month, &date);
	if (scan_take_ends(scan, year, span))
		return true;
	if (!year_then_part(&ahead, today, &year, &part) &&
		!take_whole_year(&ahead, &year, &part)) {
		ahead = *scan;
		if (!part_then_year(&ahead, today, &year, &part))
			return false;
		*said = part.dated || !part.lettered;
	}
	*span = span_of(year, &part);
	take_until(&ahead, span);
	*scan = ahead;
	return true;
}

bool
scan_take_span_words(struct scan *scan, int32_t today, struct span *span)
{
	bool said;

	return take_words(scan, today, span, &said) && said;
}

bool
span_find_heading(const char *text, size_t length, int32_t today,
	struct span_place *found)
{
	struct scan rest;
	unsigned char here, before = ' ';
	bool said;

	for (size_t i = 0; i < length; before = here, i++) {
		here = (unsigned char)text[i];
		/* Inside a character, a word or a number nothing begins. */
		if ((here & 0xc0) == 0x80 ||
			((is_letter(here) || is_digit(here)) &&
				(is_letter(before) || is_digit(before))))
			continue;
		rest = (struct scan){text, length, i};
		if (!take_words(&rest, today, &found->span, &said))
			continue;
		found->at = i;
		found->used = rest.at - i;
		return true;
	}
	return span_find(text, length, today, found);
}
