/* SPDX-License-Identifier: MIT */
#include "base/encoding.h"

#include <iconv.h>
#include <string.h>
#include <unistr.h>

#include "base/say.h"

/* Turns all of it; false when a byte is none of that encoding. */
static bool
turn(const struct str *text, const char *name, struct str *out)
{
	iconv_t turner = iconv_open("UTF-8", name);
	char *from = text->data, chunk[4096], *to;
	size_t left = text->length, room;
	bool ok = turner != (iconv_t)-1;

	while (ok && left) {
		to = chunk;
		room = sizeof chunk;
		if (iconv(turner, &from, &left, &to, &room) == (size_t)-1 &&
			to == chunk)
			ok = false;
		str_add_bytes(out, chunk, (size_t)(to - chunk));
	}
	if (turner != (iconv_t)-1)
		iconv_close(turner);
	return ok;
}

static bool
begins(const struct str *text, const char *mark)
{
	return text->length > 2 && memcmp(text->data, mark, 2) == 0;
}

/* UTF-16 that does not say so: half of each character of ASCII, and so of each
 * line end, is a NUL, which no other text has. NULL when it is none. */
static const char *
wide_name(const struct str *text)
{
	size_t half[2] = {0}, lines[2] = {0}, at;
	int low;

	for (at = 0; at + 1 < text->length; at += 2) {
		half[0] += !text->data[at];
		half[1] += !text->data[at + 1];
		lines[0] += !text->data[at] && text->data[at + 1] == '\n';
		lines[1] += !text->data[at + 1] && text->data[at] == '\n';
	}
	low = half[1] > half[0];
	if (text->length % 2 || !lines[low] || half[low] * 32 < text->length)
		return NULL;
	return low ? "UTF-16LE" : "UTF-16BE";
}

const char *
encoding_turn(struct str *text, const char *name, struct err *err)
{
	struct str out = {0};
	const char *from = name;

	if (!from && (begins(text, "\xff\xfe") || begins(text, "\xfe\xff")))
		from = "UTF-16";
	if (!from && text->length && memchr(text->data, '\0', text->length))
		from = wide_name(text);
	if (!from && !u8_check((const uint8_t *)text->data, text->length))
		return "";
	if (!turn(text, from ? from : "GB18030", &out)) {
		str_fini(&out);
		if (!name)
			return "";
		err_set(err, ERR_INPUT, _("this is not text in %s"), name);
		return NULL;
	}
	str_clear(text);
	str_add_bytes(text, str_text(&out), out.length);
	str_fini(&out);
	return from ? from : "GB18030";
}
