/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_SCAN_H
#define SRC_BASE_SCAN_H

/*
 * Taking short notations apart: numbers, dates, spans. Characters come as
 * people mean them, not as their input method wrote them: full-width forms
 * and the ideographic space are their ASCII selves. Each scan_take…
 * consumes what it names and says whether it was there; when it was not,
 * nothing is consumed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unitypes.h>

struct scan {
	const char *text;
	size_t length, at;
};

/* The character at hand, 0 at the end; an invalid byte is U+FFFD. */
ucs4_t scan_peek(const struct scan *scan);
bool scan_end(const struct scan *scan);
void scan_skip(struct scan *scan); /* one character */

bool scan_take(struct scan *scan, ucs4_t character);
/* A UTF-8 word; ASCII letters in it are lower case and match either. */
bool scan_take_word(struct scan *scan, const char *word);
/* The first of such words that stands here; NULL ends them. */
bool scan_take_any(struct scan *scan, const char *const *words);
/* `least` to `most` digits (at most 9), of which no more follow. */
bool scan_take_number(struct scan *scan, int least, int most, int *number);
void scan_spaces(struct scan *scan);
/* No ASCII letter and no digit goes on what was taken. */
bool scan_word_ends(const struct scan *scan);

/* Whether 克, 米, 字节 … come: a 千 before it is measured with it, not counted. */
bool scan_at_measure(const struct scan *scan);

#endif
