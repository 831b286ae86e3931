/* SPDX-License-Identifier: MIT */
#ifndef SRC_BASE_CHAR_H
#define SRC_BASE_CHAR_H

/*
 * Code points: taken out of bytes that may be anything, and measured. Nearly
 * all text is plain: ASCII that prints, and the ideographs, kana and
 * full-width forms of Chinese and Japanese. A plain character next to another
 * is a grapheme of its own, of known width, without case or accents to look
 * up, so the rest of base/text asks for plain text first.
 */

#include <stddef.h>

#include <unitypes.h>

#include "base/str.h"

/* In place of a code point: a byte that is no part of valid UTF-8. */
#define CHAR_BAD ((ucs4_t)-1)

/* Decodes the first character; `length` > 0. Returns its bytes, 1 for
 * CHAR_BAD. */
size_t char_decode(const char *text, size_t length, ucs4_t *character);

/* As char_plain for kana, full-width forms and the marks beside them: three
 * bytes. */
size_t char_plain_mark(const unsigned char *bytes);

/* The bytes of the first character if it is plain: 1 for ASCII, one cell; 3
 * for the rest, two cells; 0 if it is not plain. Here because it is asked for
 * every character that is measured. */
static inline size_t
char_plain(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned sign;

	if (length == 0)
		return 0;
	if (*bytes < 0x80)
		return *bytes >= ' ' && *bytes < 0x7f;
	if (length < 3)
		return 0;
	/* U+4E00 to U+9FBF: nearly all of Chinese. */
	sign = (unsigned)bytes[0] << 16 | (unsigned)bytes[1] << 8 | bytes[2];
	if ((sign & 0xc0c0) == 0x8080 && sign >= 0xe4b880 && sign <= 0xe9bebf)
		return 3;
	return char_plain_mark(bytes);
}

/* How many bytes at the start are plain graphemes, whatever comes after. */
size_t char_plain_run(const char *text, size_t length);

/* Cells as curses counts them, which is by wcwidth; -1 for what has none. A
 * locale that is not UTF-8 knows none of it; the answer is libunistring's
 * then. */
int char_width(ucs4_t character);

/* The cells of one grapheme cluster made visible, which is added to `out`
 * unless that is NULL. */
int char_show(const char *text, size_t length, struct str *out);

#endif
