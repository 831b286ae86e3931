/* SPDX-License-Identifier: MIT */
#ifndef TERM_KEY_H
#define TERM_KEY_H

/*
 * A key as a person names it: "j", "G", "Down", "C-d", "M-x", "S-Tab",
 * "Space", "F1", "<". Knows nothing of bytes, terminals or commands.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keys that have a name instead of a character stand beyond Unicode. Space is
 * the character ' '. */
enum keycap {
	KEYCAP_NONE = 0,
	KEYCAP_ENTER = 0x110000,
	KEYCAP_TAB,
	KEYCAP_ESC,
	KEYCAP_BACKSPACE,
	KEYCAP_DELETE,
	KEYCAP_INSERT,
	KEYCAP_UP,
	KEYCAP_DOWN,
	KEYCAP_LEFT,
	KEYCAP_RIGHT,
	KEYCAP_HOME,
	KEYCAP_END,
	KEYCAP_PAGE_UP,
	KEYCAP_PAGE_DOWN,
	KEYCAP_F1, /* F1..F12 follow one another */
	KEYCAP_F12 = KEYCAP_F1 + 11,
};

#define MOD_CTRL 1U
#define MOD_ALT 2U
#define MOD_SHIFT 4U /* only with a keycap: S-Tab, S-Up; letters are upper */

/* In its one form: with MOD_CTRL a letter is lower case. Two keys are the same
 * when both members are. */
struct key {
	uint32_t code; /* a code point or an enum keycap */
	unsigned mods;
};

/* Room for the name of any key, with NUL. */
#define KEY_TEXT_SIZE 24

struct key key_make(uint32_t code, unsigned mods);
/* Here because each binding is compared with all before it. */
static inline bool
key_same(struct key a, struct key b)
{
	return a.code == b.code && a.mods == b.mods;
}

/* Whether it types a character: no keycap, no control, no alt. */
bool key_types(struct key key);

/* Reads one name; upper and lower case are the same except for a single
 * character. Prefixes C- M- S- in any order; ^X is C-x; "BTab" is S-Tab.
 * false when it names no key. */
bool key_read(const char *text, size_t length, struct key *key);

/* Writes its name; returns `out`. */
const char *key_text(struct key key, char out[static KEY_TEXT_SIZE]);

/* How a person sees it in the hints: "↓", "^D", "Space", "j". Returns `out`. */
const char *key_label(struct key key, char out[static KEY_TEXT_SIZE]);

#endif
