/* SPDX-License-Identifier: MIT */
#ifndef BASE_STR_H
#define BASE_STR_H

/*
 * A string that grows. Bytes only: what they mean in cells is base/text.
 * Zero bytes are a valid empty string; `data` is NULL until something is
 * added, and NUL-terminated from then on.
 */

#include <stdbool.h>
#include <stddef.h>

struct str {
	char *data;
	size_t length, capacity;
};

void str_fini(struct str *str);
void str_clear(struct str *str); /* keeps the memory */

void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_repeat(struct str *str, const char *text, size_t times);
void str_add_number(struct str *str, int number); /* "%d", many times as fast */
void str_addf(struct str *str, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Makes room for `more` bytes and the NUL after them and returns where they
 * begin, for who writes them there and adds them to the length. */
void str_grow(struct str *str, size_t more);
static inline char *
str_room(struct str *str, size_t more)
{
	if (more >= str->capacity - str->length)
		str_grow(str, more);
	return str->data + str->length;
}

/* Replaces `removed` bytes at `at` by the given ones. `at + removed` is
 * within the string. */
void str_splice(struct str *str, size_t at, size_t removed, const char *bytes,
	size_t length);

/* The text, "" when nothing was ever added; borrowed until the next call. */
const char *str_text(const struct str *str);

/* Hands the memory over (caller frees; "" when empty) and empties `str`. */
char *str_take(struct str *str);

/* The bytes of the byte-order mark that a text begins with, 0 for none. */
size_t str_mark(const char *text, size_t length);

/* Strips spaces, tabs and line ends, also the ideographic space U+3000, from
 * both sides of text[0..*length); returns the new beginning. */
const char *str_trim(const char *text, size_t *length);

/* Whether text[0..length) is exactly `word`. */
bool str_is(const char *text, size_t length, const char *word);

#endif
