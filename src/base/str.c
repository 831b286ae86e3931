/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

void
str_grow(struct str *str, size_t more)
{
	size_t needed = str->length + more + 1;
	size_t capacity = str->capacity < 32 ? 32 : str->capacity;

	/* Out of the address space: let the allocator say no. */
	if (needed <= more)
		needed = SIZE_MAX / 2;
	while (capacity < needed)
		capacity += capacity / 2;
	str->data = base_realloc(str->data, capacity, 1);
	str->capacity = capacity;
}

void
str_fini(struct str *str)
{
	free(str->data);
	*str = (struct str){0};
}

void
str_clear(struct str *str)
{
	str->length = 0;
	if (str->data)
		str->data[0] = '\0';
}

void
str_add(struct str *str, const char *text)
{
	str_add_bytes(str, text, strlen(text));
}

void
str_add_bytes(struct str *str, const char *bytes, size_t length)
{
	char *at = str_room(str, length);

	if (length)
		memcpy(at, bytes, length);
	at[length] = '\0';
	str->length += length;
}

void
str_add_char(struct str *str, char c)
{
	char *at = str_room(str, 1);

	at[0] = c;
	at[1] = '\0';
	str->length++;
}

void
str_add_repeat(struct str *str, const char *text, size_t times)
{
	size_t length = strlen(text);

	if (length == 1) {
		memset(str_room(str, times), *text, times);
		str->length += times;
		str->data[str->length] = '\0';
		return;
	}
	str_room(str, length * times);
	while (times--)
		str_add_bytes(str, text, length);
}

void
str_add_number(struct str *str, int number)
{
	unsigned left = number < 0 ? 0U - (unsigned)number : (unsigned)number;
	char digits[16], *at = digits + sizeof digits;

	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (number < 0)
		*--at = '-';
	str_add_bytes(str, at, (size_t)(digits + sizeof digits - at));
}

void
str_addf(struct str *str, const char *format, ...)
{
	va_list args, again;
	int wanted;

	va_start(args, format);
	va_copy(again, args);
	wanted = vsnprintf(NULL, 0, format, args);
	if (wanted > 0) {
		str_room(str, (size_t)wanted);
		vsnprintf(str->data + str->length, (size_t)wanted + 1, format,
			again);
		str->length += (size_t)wanted;
	}
	va_end(again);
	va_end(args);
}

void
str_splice(struct str *str, size_t at, size_t removed, const char *bytes,
	size_t length)
{
	assert(at <= str->length && removed <= str->length - at);
	str_room(str, length);
	memmove(str->data + at + length, str->data + at + removed,
		str->length - at - removed);
	if (length)
		memcpy(str->data + at, bytes, length);
	str->length = str->length - removed + length;
	str->data[str->length] = '\0';
}

const char *
str_text(const struct str *str)
{
	return str->data ? str->data : "";
}

char *
str_take(struct str *str)
{
	char *text = str->data ? str->data : base_strdup("");

	*str = (struct str){0};
	return text;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t
str_mark(const char *text, size_t length)
{
	static const char mark[] = "\xef\xbb\xbf";

	return length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
}

const char *
str_trim(const char *text, size_t *length)
{
	static const char wide[] = "\xe3\x80\x80"; /* U+3000 */
	size_t left = *length;

	for (;;) {
		if (left > 0 && is_blank(text[0])) {
			text++;
			left--;
		} else if (left >= 3 && memcmp(text, wide, 3) == 0) {
			text += 3;
			left -= 3;
		} else {
			break;
		}
	}
	for (;;) {
		if (left > 0 && is_blank(text[left - 1]))
			left--;
		else if (left >= 3 && memcmp(text + left - 3, wide, 3) == 0)
			left -= 3;
		else
			break;
	}
	*length = left;
	return text;
}

bool
str_is(const char *text, size_t length, const char *word)
{
	return strlen(word) == length &&
		(length == 0 || memcmp(text, word, length) == 0);
}
