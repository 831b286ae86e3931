/* SPDX-License-Identifier: MIT */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

/*
 * UTF-8 text as a terminal shows it: cells, grapheme clusters, line breaks,
 * case folding, and what has to happen before a foreign byte may reach a
 * terminal. Every width in the program comes from here, and every grapheme
 * is the unit that the cursor moves by. By libunistring, but for widths.
 *
 * Widths are those of curses, which asks wcwidth for each character: it is
 * curses that decides where the cursor is. So is ours, and an emoji of several
 * characters (a family, a skin tone, a flag) takes the cells of all of them
 * although it is one grapheme; a terminal that draws it narrower leaves a gap
 * and no more. East Asian ambiguous characters are one cell wide. In a locale
 * that is not UTF-8, where wcwidth knows nothing, libunistring is asked.
 *
 * Positions and lengths are bytes unless the name says cells. Texts are given
 * with a length and need no NUL. Functions other than text_check accept
 * invalid UTF-8: a bad byte is one grapheme, one cell, shown as U+FFFD.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Where and why a text is not acceptable. */
struct text_fault {
	int line, column; /* from 1; columns count bytes */
	size_t at;
	const char
		*what; /* static, to be shown by _(): "not UTF-8", "NUL byte",
			     "control character" */
};

/* Whether the bytes are valid UTF-8 without NUL and without C0 controls other
 * than tab, LF and CR, and without DEL. On false fills *fault. A leading byte-order
 * mark is valid. */
bool text_check(const char *text, size_t length, struct text_fault *fault);
/* Whether a byte is a control that text_check refuses. */
bool text_is_control(unsigned char byte);

/* The end of the grapheme cluster that begins at `at`; `length` at the end. */
size_t text_next(const char *text, size_t length, size_t at);
/* The beginning of the grapheme cluster that ends at `at`; 0 at the start. */
size_t text_prev(const char *text, size_t length, size_t at);

/* The end of the word after `at`, and the beginning of the word before it,
 * by UAX #29 word boundaries, white space skipped; each CJK run that has no
 * spaces moves by the boundaries libunistring gives. */
size_t text_next_word(const char *text, size_t length, size_t at);
size_t text_prev_word(const char *text, size_t length, size_t at);

/* Cells that text_visible() of the text takes on a terminal. */
int text_width(const char *text, size_t length);

/* Cells of one grapheme cluster as text_next delimits it: 1 or 2 for nearly
 * all, more for an emoji of several characters and for what text_visible
 * writes out; never 0. */
int text_grapheme_width(const char *text, size_t length);

/* Of text that text_visible has made safe, the bytes at the start that curses
 * keeps in one cell, or in two for a wide one (*cells): a character and up to
 * four marks on it. A grapheme is one such piece or a few in a row. */
size_t text_cell(const char *text, size_t length, int *cells);

/* The longest prefix of whole graphemes that fits into `cells`; stores what
 * it takes in *used when that is not NULL. */
size_t text_cut(const char *text, size_t length, int cells, int *used);

/* Adds the text made safe to show: invalid byte U+FFFD; C0 and DEL as ^X; C1,
 * bidi controls, zero-width and tag characters, marks with nothing to stand on
 * and what is not assigned as <U+202E>; combining marks after the fourth are
 * cut. ZWJ and variation selectors inside an emoji cluster stay. Tab, LF and
 * CR LF are one space. What is safe is unchanged, byte for byte. */
void text_visible(struct str *out, const char *text, size_t length);

/* Adds the visible text cut to at most `cells`, ending in "…" (or "~" when
 * `ascii`) if it was cut, then filled with spaces to exactly `cells`. */
void text_fit(struct str *out, const char *text, size_t length, int cells,
	bool ascii);

/* The length of the first line when the text is broken to `cells` by UAX #14
 * (a word longer than the line is broken between graphemes). Includes the
 * white space and LF the line ends with; *shown gets the length without
 * them, which is 0 for an empty line. 0 only when length is 0. cells >= 2; a
 * single grapheme that is wider stands on a line of its own all the same. */
size_t text_line(const char *text, size_t length, int cells, size_t *shown);

/* Case folded and NFC normalised copy for comparing and searching; caller
 * frees. */
char *text_fold(const char *text, size_t length);

/* What two names have in common that are the same to a person: case and width
 * folded (NFKC), without blanks. Caller frees. */
char *text_key(const char *text, size_t length);

/* The first place in `text` where the folded `needle` (of text_fold) stands,
 * compared without regard to case, in whole graphemes; sets *found_length.
 * false when nowhere; an empty needle is at 0. Quick, and quickest where text
 * and needle are ASCII and Chinese. */
bool text_find(const char *text, size_t length, const char *needle, size_t *at,
	size_t *found_length);

/* Whether two short texts, such as names, are the same to a person: case of
 * letters, full width and the ASCII characters in `ignored` do not matter. */
bool text_alike(const char *a, size_t a_length, const char *b, size_t b_length,
	const char *ignored);

/* Adds the text normalised to NFC, as typed text is stored. */
void text_nfc(struct str *out, const char *text, size_t length);

/* Adds the text for a terminal that shows ASCII only: box drawing, bars,
 * marks and full-width forms by their nearest look, every other character as
 * '?' filling the cells it would have had. */
void text_ascii(struct str *out, const char *text, size_t length);

#endif
