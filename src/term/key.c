/* SPDX-License-Identifier: MIT */
#include "term/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

/* The first name of a code is the one that is written. */
static const struct {
	uint32_t code;
	const char *name, *label;
} names[] = {
	{' ', "Space", "Space"},
	{KEYCAP_ENTER, "Enter", "Enter"},
	{KEYCAP_ENTER, "Return", NULL},
	{KEYCAP_TAB, "Tab", "Tab"},
	{KEYCAP_ESC, "Esc", "Esc"},
	{KEYCAP_ESC, "Escape", NULL},
	{KEYCAP_BACKSPACE, "Backspace", "Backspace"},
	{KEYCAP_BACKSPACE, "BSpace", NULL},
	{KEYCAP_DELETE, "Delete", "Del"},
	{KEYCAP_DELETE, "Del", NULL},
	{KEYCAP_INSERT, "Insert", "Ins"},
	{KEYCAP_UP, "Up", "↑"},
	{KEYCAP_DOWN, "Down", "↓"},
	{KEYCAP_LEFT, "Left", "←"},
	{KEYCAP_RIGHT, "Right", "→"},
	{KEYCAP_HOME, "Home", "Home"},
	{KEYCAP_END, "End", "End"},
	{KEYCAP_PAGE_UP, "PageUp", "PgUp"},
	{KEYCAP_PAGE_UP, "PgUp", NULL},
	{KEYCAP_PAGE_UP, "PPage", NULL},
	{KEYCAP_PAGE_DOWN, "PageDown", "PgDn"},
	{KEYCAP_PAGE_DOWN, "PgDn", NULL},
	{KEYCAP_PAGE_DOWN, "NPage", NULL},
};

#define NAME_COUNT (sizeof names / sizeof *names)

/* What a terminal cannot tell apart is one key: it sends the same byte. */
static uint32_t
control_code(uint32_t code, unsigned *mods)
{
	if (code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	switch (code) {
	case 'i':
		code = KEYCAP_TAB;
		break;
	case 'j':
	case 'm':
		code = KEYCAP_ENTER;
		break;
	case '[':
		code = KEYCAP_ESC;
		break;
	case '/':
		return '_';
	case '@':
		return ' ';
	default:
		return code;
	}
	*mods &= ~MOD_CTRL;
	return code;
}

struct key
key_make(uint32_t code, unsigned mods)
{
	if (mods & MOD_CTRL)
		code = control_code(code, &mods);
	if (code < KEYCAP_ENTER)
		mods &= ~MOD_SHIFT;
	return (struct key){.code = code, .mods = mods};
}

bool
key_types(struct key key)
{
	return key.mods == 0 && key.code >= ' ' && key.code != 0x7f &&
		key.code < KEYCAP_ENTER;
}

static bool
is_name(const char *text, size_t length, const char *name)
{
	return strlen(name) == length && !strncasecmp(text, name, length);
}

/* Takes "C-", "M-", "S-" or "^" off the front. */
static unsigned
take_mod(const char **text, size_t *length)
{
	size_t used = 2;
	unsigned mod = 0;

	if (*length > 1 && **text == '^') {
		used = 1;
		mod = MOD_CTRL;
	} else if (*length > 2 && (*text)[1] == '-') {
		if (**text == 'C' || **text == 'c')
			mod = MOD_CTRL;
		else if (**text == 'M' || **text == 'm')
			mod = MOD_ALT;
		else if (**text == 'S' || **text == 's')
			mod = MOD_SHIFT;
	}
	if (mod) {
		*text += used;
		*length -= used;
	}
	return mod;
}

/* F1 … F12, else 0. */
static uint32_t
read_function_key(const char *text, size_t length)
{
	uint32_t number = 0;

	if (length < 2 || length > 3 || (*text != 'F' && *text != 'f'))
		return 0;
	for (size_t i = 1; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return 0;
		number = number * 10 + (uint32_t)(text[i] - '0');
	}
	return number >= 1 && number <= 12 ? KEYCAP_F1 + number - 1 : 0;
}

static uint32_t
read_code(const char *text, size_t length)
{
	ucs4_t code;

	for (size_t i = 0; i < NAME_COUNT; i++)
		if (is_name(text, length, names[i].name))
			return names[i].code;
	if (read_function_key(text, length))
		return read_function_key(text, length);
	if (length == 0 ||
		u8_mbtoucr(&code, (const uint8_t *)text, length) != (int)length)
		return 0;
	return code > ' ' && code != 0x7f ? code : 0;
}

bool
key_read(const char *text, size_t length, struct key *key)
{
	unsigned mods = 0, mod;
	uint32_t code;

	if (is_name(text, length, "BTab")) {
		*key = key_make(KEYCAP_TAB, MOD_SHIFT);
		return true;
	}
	while ((mod = take_mod(&text, &length)))
		mods |= mod;
	code = read_code(text, length);
	if (!code)
		return false;
	if (code < KEYCAP_ENTER && (mods & MOD_SHIFT))
		return false;
	*key = key_make(code, mods);
	return true;
}

static void
write_code(uint32_t code, bool label, char *out, size_t size)
{
	if (code >= KEYCAP_F1 && code <= KEYCAP_F12) {
		snprintf(out, size, "F%u", (unsigned)(code - KEYCAP_F1 + 1));
		return;
	}
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (names[i].code == code) {
			snprintf(out, size, "%s",
				label ? names[i].label : names[i].name);
			return;
		}
	int length = code < KEYCAP_ENTER
		? u8_uctomb((uint8_t *)out, code, (ptrdiff_t)size - 1)
		: 0;
	out[length > 0 ? length : 0] = '\0';
}

const char *
key_text(struct key key, char out[static KEY_TEXT_SIZE])
{
	char name[16];

	write_code(key.code, false, name, sizeof name);
	snprintf(out, KEY_TEXT_SIZE, "%s%s%s%s",
		key.mods & MOD_CTRL ? "C-" : "", key.mods & MOD_ALT ? "M-" : "",
		key.mods & MOD_SHIFT ? "S-" : "", name);
	return out;
}

const char *
key_label(struct key key, char out[static KEY_TEXT_SIZE])
{
	char name[16];

	write_code(key.code, true, name, sizeof name);
	if ((key.mods & MOD_CTRL) && key.code < 0x80) {
		if (name[0] >= 'a' && name[0] <= 'z' && !name[1])
			name[0] = (char)(name[0] - 'a' + 'A');
		snprintf(out, KEY_TEXT_SIZE, "%s^%s",
			key.mods & MOD_ALT ? "M-" : "", name);
		return out;
	}
	snprintf(out, KEY_TEXT_SIZE, "%s%s%s%s",
		key.mods & MOD_CTRL ? "C-" : "", key.mods & MOD_ALT ? "M-" : "",
		key.mods & MOD_SHIFT ? "S-" : "", name);
	return out;
}
