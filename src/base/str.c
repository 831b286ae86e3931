/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* Makes room for `more` bytes and the NUL. */
static void
reserve(struct str *str, size_t more)
{
	size_t capacity = str->capacity;
	size_t needed = str->length + more + 1;

	/* Out of the address space: let the allocator say no. */
	if (needed <= more)
		needed = SIZE_MAX / 2;
	if (str->data && needed <= capacity)
		return;
	if (capacity < 32)
		capacity = 32;
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
	reserve(str, length);
	if (length)
		memcpy(str->data + str->length, bytes, length);
	str->length += length;
	str->data[str->length] = '\0';
}

void
str_add_char(struct str *str, char c)
{
	str_add_bytes(str, &c, 1);
}

void
str_add_repeat(struct str *str, const char *text, size_t times)
{
	size_t length = strlen(text);

	while (times--)
		str_add_bytes(str, text, length);
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
		reserve(str, (size_t)wanted);
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
	reserve(str, length);
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
