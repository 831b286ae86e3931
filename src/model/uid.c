/* SPDX-License-Identifier: MIT */
/*
 * Lasting ids: 60 random bits, written as 12 characters of Crockford's base32
 * (https://www.crockford.com/base32.html), which has no I, L, O and U.
 */
#include <ctype.h>
#include <string.h>
#if __has_include(<sys/random.h>)
#include <sys/random.h>
#endif
#include <time.h>

#include "model/edit.h"
#include "model/plan.h"

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

const char *
uid_text(uint64_t uid, char out[static UID_TEXT_SIZE])
{
	int i;

	for (i = UID_TEXT_SIZE - 2; i >= 0; i--, uid >>= 5)
		out[i] = digits[uid & 31];
	out[UID_TEXT_SIZE - 1] = '\0';
	return out;
}

bool
uid_read(const char *text, size_t length, uint64_t *uid)
{
	uint64_t value = 0;
	const char *digit;
	size_t i;
	int c;

	if (length != UID_TEXT_SIZE - 1)
		return false;
	for (i = 0; i < length; i++) {
		c = tolower((unsigned char)text[i]);
		c = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c;
		digit = c ? strchr(digits, c) : NULL;
		if (!digit)
			return false;
		value = value << 5 | (uint64_t)(digit - digits);
	}
	*uid = value;
	return value != 0;
}

uint64_t
uid_new(void)
{
	static const uint64_t mask = (UINT64_C(1) << 60) - 1;
	struct timespec now;
	uint64_t uid = 0;

	while (!(uid & mask))
		if (getrandom(&uid, sizeof uid, 0) != (ssize_t)sizeof uid) {
			/* Without a kernel that has it, time is unique enough
			 * for one person's keystrokes. */
			clock_gettime(CLOCK_REALTIME, &now);
			uid = (uint64_t)now.tv_sec * UINT64_C(1000000007) ^
				(uint64_t)now.tv_nsec << 20;
		}
	return uid & mask;
}
