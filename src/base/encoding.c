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

const char *
encoding_turn(struct str *text, const char *name, struct err *err)
{
	struct str out = {0};
	const char *from = name;

	if (!from && (begins(text, "\xff\xfe") || begins(text, "\xfe\xff")))
		from = "UTF-16";
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
