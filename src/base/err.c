/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one piece of state below all others: memory can run out anywhere, and
 * whoever owns the screen is not among the arguments there. */
static void (*on_exhausted)(void);

/* Ends `text` before a UTF-8 character that is not there whole. */
static void
drop_half_character(char *text, size_t length)
{
	size_t lead = length;
	size_t need;

	while (lead > 0 && ((unsigned char)text[lead - 1] & 0xc0) == 0x80)
		lead--;
	if (lead == 0)
		return;
	lead--;
	if ((unsigned char)text[lead] < 0xc0)
		return;
	need = (unsigned char)text[lead] < 0xe0	   ? 2
		: (unsigned char)text[lead] < 0xf0 ? 3
						   : 4;
	if (length - lead < need)
		text[lead] = '\0';
}

static void set_long(char *text, size_t size, size_t wanted, const char *format,
	va_list args) __attribute__((format(printf, 4, 0)));

/* A text that is too long loses its middle: names stand at its beginning, the
 * cause at its end. Without memory for all of it, its end. */
static void
set_long(char *text, size_t size, size_t wanted, const char *format,
	va_list args)
{
	static const char gap[] = "…";
	size_t half = (size - sizeof gap) / 2;
	char *whole = malloc(wanted + 1);
	const char *rest;

	if (!whole) {
		drop_half_character(text, size - 1);
		return;
	}
	vsnprintf(whole, wanted + 1, format, args);
	text[half] = '\0';
	drop_half_character(text, half);
	rest = whole + wanted - half;
	while (((unsigned char)*rest & 0xc0) == 0x80)
		rest++;
	strcat(text, gap);
	strcat(text, rest);
	free(whole);
}

bool
err_set(struct err *err, enum err_code code, const char *format, ...)
{
	/* Beside *err, so that its old text may be among the arguments. */
	char text[ERR_TEXT];
	va_list args, again;
	int wanted;

	if (!err)
		return false;
	va_start(args, format);
	va_copy(again, args);
	wanted = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (wanted < 0)
		text[0] = '\0';
	else if ((size_t)wanted >= sizeof text)
		set_long(text, sizeof text, (size_t)wanted, format, again);
	va_end(again);
	err->code = code;
	err->remedy = 0;
	memcpy(err->text, text, sizeof text);
	return false;
}

void
err_about(struct err *err, const char *what)
{
	int remedy = err ? err->remedy : 0;

	if (!err)
		return;
	err_set(err, err->code, "%s: %s", what, err->text);
	err->remedy = remedy;
}

void
err_clear(struct err *err)
{
	if (!err)
		return;
	err->code = ERR_NONE;
	err->remedy = 0;
	err->text[0] = '\0';
}

int
err_exit(const struct err *err)
{
	switch (err->code) {
	case ERR_NONE:
		return 0;
	case ERR_USAGE:
		return 2;
	default:
		return 1;
	}
}

/* Neither translated nor formatted: both might ask for memory. */
static void
exhausted(void)
{
	static const char message[] =
		"tenths: memory is exhausted; everything shown so far is saved\n";
	void (*hook)(void) = on_exhausted;
	ssize_t written;

	on_exhausted = NULL;
	if (hook)
		hook();
	written = write(STDERR_FILENO, message, sizeof message - 1);
	(void)written;
	_exit(1);
}

void *
base_calloc(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		exhausted();
	return memory;
}

void *
base_realloc(void *memory, size_t count, size_t size)
{
	/* realloc to nothing may or may not free: ask for a byte instead. */
	if (!count || !size)
		count = size = 1;
	if (count > SIZE_MAX / size)
		exhausted();
	memory = realloc(memory, count * size);
	if (!memory)
		exhausted();
	return memory;
}

char *
base_strdup(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(base_realloc(NULL, size, 1), text, size);
}

char *
base_strndup(const char *text, size_t length)
{
	char *copy = base_realloc(NULL, length + 1, 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void
base_on_exhausted(void (*hook)(void))
{
	on_exhausted = hook;
}
