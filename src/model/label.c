/* SPDX-License-Identifier: MIT */
#include "model/label.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"

/* No text that a person types has these (base/text.h, text_check). */
#define APART '\037' /* between a message and its texts */
#define FORMS '\036' /* between its singular and its plural, and joined ones */
#define TEXTS 4	     /* that a message takes, at most */

static void
keep(char out[static LABEL_BYTES], const char *text, size_t length)
{
	size_t at, next;

	for (at = 0; at < length; at = next) {
		next = text_next(text, length, at);
		if (next >= LABEL_BYTES)
			break;
	}
	memcpy(out, text, at);
	out[at] = '\0';
}

static void
add_texts(struct str *label, va_list texts)
{
	const char *text;

	while ((text = va_arg(texts, const char *)) != NULL) {
		str_add_char(label, APART);
		str_add(label, text);
	}
}

void
label_make(char out[static LABEL_BYTES], const char *message, ...)
{
	struct str label = {0};
	va_list texts;

	str_add(&label, message);
	va_start(texts, message);
	add_texts(&label, texts);
	va_end(texts);
	keep(out, str_text(&label), label.length);
	str_fini(&label);
}

void
label_count(char out[static LABEL_BYTES], const char *one, const char *many,
	size_t count, ...)
{
	struct str label = {0};
	va_list texts;

	str_addf(&label, "%s%c%s%c%zu", one, FORMS, many, APART, count);
	va_start(texts, count);
	add_texts(&label, texts);
	va_end(texts);
	keep(out, str_text(&label), label.length);
	str_fini(&label);
}

/* The message in the reader's language. */
static const char *
translate(char *message, const char *number)
{
	char *many = strchr(message, FORMS);

	if (!*message)
		return "";
	if (!many)
		return _(message);
	*many++ = '\0';
	return ngettext(message, many, strtoul(number, NULL, 10));
}

void
label_join(struct str *text, const char *message)
{
	if (text->length)
		str_add_char(text, FORMS);
	str_add(text, message);
}

/* The messages that stand in one text, in words. */
static void
tell_each(const char *text, struct str *out)
{
	char *all = base_strdup(text), *at, *end;

	for (at = all; at; at = end ? end + 1 : NULL) {
		end = strchr(at, FORMS);
		if (end)
			*end = '\0';
		str_addf(
			out, "%s%s", at > all ? _(", ") : "", *at ? _(at) : "");
	}
	free(all);
}

/* Adds the text that a directive asks for, which ends at *at: %s the next one,
 * %2$s the second. false when it is no directive. */
static bool
take_directive(const char **at, char *const texts[static TEXTS], size_t *next,
	struct str *out)
{
	const char *end = *at + 1;
	size_t which = *next;

	if (*end >= '1' && *end <= '0' + TEXTS && end[1] == '$') {
		which = (size_t)(*end - '1');
		end += 2;
	} else {
		(*next)++;
	}
	if ((*end != 's' && *end != 't') || which >= TEXTS)
		return false;
	*at = end + 1;
	if (*end == 't')
		tell_each(texts[which], out);
	else
		str_add(out, texts[which]);
	return true;
}

static void
fill(const char *message, char *const texts[static TEXTS], struct str *out)
{
	size_t next = 0;

	while (*message)
		if (*message != '%' ||
			!take_directive(&message, texts, &next, out))
			str_add_char(out, *message++);
}

void
label_tell(const char *label, struct str *out)
{
	char none[] = "", *whole, *at, *texts[TEXTS];
	size_t i;

	if (!strchr(label, APART)) {
		str_add(out, *label ? _(label) : "");
		return;
	}
	whole = at = base_strdup(label);
	for (i = 0; i < TEXTS; i++) {
		at = at ? strchr(at, APART) : NULL;
		texts[i] = at ? at + 1 : none;
		if (at)
			*at++ = '\0';
	}
	fill(translate(whole, texts[0]), texts, out);
	free(whole);
}
