/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_PIECE_H
#define NOTATION_PIECE_H

/* A piece of a line, borrowed, and what can be taken from its ends. A function
 * that takes says whether it was there; if not, nothing is taken. */

#include <stdbool.h>
#include <stddef.h>

struct piece {
	const char *text;
	size_t length;
};

/* The whole of a text. */
struct piece piece_of(const char *text);

/* Whether it is one of the words up to a NULL, ASCII without regard to case. */
bool piece_is_any(struct piece piece, const char *const *words);

/* The byte-order mark that a text may begin with. */
void piece_skip_mark(struct piece *piece);

/* White space at both ends, as str_trim. */
void piece_trim(struct piece *piece);

/* Whether two bytes are the same, letters of ASCII without regard to case: what
 * two words begin with is compared before they are. */
static inline bool
piece_same_letter(unsigned char a, unsigned char b)
{
	return a == b ||
		((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z');
}

/* A word, ASCII without regard to case. */
bool piece_take_prefix(struct piece *piece, const char *word);
bool piece_take_suffix(struct piece *piece, const char *word);
/* The first of the words, up to a NULL, that is there. */
bool piece_take_any(struct piece *piece, const char *const *words,
	bool (*take)(struct piece *piece, const char *word));

/* A number at the beginning: ASCII or full-width digits, or 一二三. */
bool piece_take_digits(struct piece *piece);
/* One digit at the end, ASCII or full-width. */
bool piece_take_end_digit(struct piece *piece);

/* Blanks, the ideographic one too. At the end they are counted: two or more
 * are a column of their own, and what stands before them is the title's. */
bool piece_take_blanks(struct piece *piece);
int piece_take_end_blanks(struct piece *piece);
/* Blanks and tabs at the beginning, and how many columns they are: a tab goes to the
 * next eighth, the ideographic blank is two. */
int piece_take_indent(struct piece *piece);

#endif
