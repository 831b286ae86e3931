/* SPDX-License-Identifier: MIT */
#include "guard.h"

#include <unistr.h>

#include "base/str.h"
#include "notation/notation.h"

bool
guard_is_needed(const char *text, size_t length)
{
	struct line line;

	notation_read(&line, text, length);
	if (line.level && line.title.length && (line.firm || !line.bare))
		return true;
	return !line.level && !line.title.length &&
		(line.score >= 0 || line.progress >= 0 || line.confidence >= 0);
}

size_t
guard_add(struct str *out, const char *text, size_t length)
{
	ucs4_t character;
	int taken = length
		? u8_mbtoucr(&character, (const uint8_t *)text, length)
		: 0;

	if (taken < 1)
		return 0;
	str_addf(out, "&#%u;", (unsigned)character);
	return (size_t)taken;
}
