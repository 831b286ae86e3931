/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <string.h>

#include "char.h"

void
text_visible(struct str *out, const char *text, size_t length)
{
	for (size_t at = 0, next; at < length; at = next) {
		size_t run = char_plain_run(text + at, length - at);

		if (run > 0) {
			str_add_bytes(out, text + at, run);
			next = at + run;
		} else {
			next = text_next(text, length, at);
			char_show(text + at, next - at, out);
		}
	}
}

void
text_fit(
	struct str *out, const char *text, size_t length, int cells, bool ascii)
{
	int used;
	size_t cut = text_cut(text, length, cells, &used);

	if (cut < length && cells > 0) {
		cut = text_cut(text, length, cells - 1, &used);
		text_visible(out, text, cut);
		str_add(out, ascii ? "~" : "…");
		used++;
	} else {
		text_visible(out, text, cut);
	}
	if (used < cells)
		str_add_repeat(out, " ", (size_t)(cells - used));
}

/* The looks of characters from `first` on, one ASCII character each. Sorted. */
static const struct {
	ucs4_t first;
	const char *looks;
} ascii_looks[] = {
	{0xa0, " "},
	{0xab, "<"},
	{0xb0, "o"},
	{0xb7, "."},
	{0xbb, ">"},
	{0xd7, "x"},
	{0x2010, "------|"},
	{0x2018, "''''\"\"\"\""},
	{0x2020, "++*>..."},
	{0x2039, "<>"},
	{0x2190, "<^>v-|"},
	{0x21b3, "`"},
	{0x21b5, "<"},
	{0x21d0, "<^>v"},
	{0x2212, "-"},
	{0x2215, "/"},
	{0x223c, "~"},
	{0x2264, "<>"},
	{0x22c5, "."},
	{0x22ef, "."},
	/* Box drawing: lines, whole and dashed; corners and crossings; dashed
	 * again, double; its corners and crossings, round corners; diagonals;
	 * half lines. */
	{0x2500, "-=||--||--||"},
	{0x250c, "++++++++++++++++++++++++++++++++"},
	{0x252c, "++++++++++++++++++++++++++++++++"},
	{0x254c, "--||=|"},
	{0x2552, "+++++++++++++++++++++++++++++++"},
	{0x2571, "/\\X-|-|-|-|-|-|"},
	/* Bars that grow upwards, bars that grow to the right, shades, edges,
	 * quadrants. */
	{0x2580, "#__.-=+*#"},
	{0x2589, "###==-|#.:%-|"},
	{0x2596, "##########"},
	{0x25a0, "#o"},
	{0x25aa, "#o"},
	{0x25b2, "^^^^>>>>>>vvvv<<<<<<"},
	{0x25c6, "*****oooo*oooooo"},
	{0x25e6, "o"},
	{0x2605, "**"},
	{0x2610, "oxx"},
	{0x2690, "!!"},
	{0x26a0, "!"},
	{0x2713, "vvxxxx"},
	{0x276e, "<>"},
	{0x279c, ">"},
	{0x27a4, ">"},
	{0x3000, " ,."},
	{0x3008, "<><>[][][]"},
	{0x3014, "[][]"},
};

/* The ASCII character that looks most like it, '?' when none does. */
static char
ascii_look(ucs4_t character)
{
	size_t low = 0;
	size_t high = sizeof ascii_looks / sizeof *ascii_looks;

	if (character < 0x80)
		return (char)character;
	if (character >= 0xff01 && character <= 0xff5e)
		return (char)(character - 0xff01 + '!');
	if (character < ascii_looks[0].first)
		return '?';
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (ascii_looks[middle].first <= character)
			low = middle;
		else
			high = middle;
	}
	character -= ascii_looks[low].first;
	return character < strlen(ascii_looks[low].looks)
		? ascii_looks[low].looks[character]
		: '?';
}

void
text_ascii(struct str *out, const char *text, size_t length)
{
	struct str visible = {0};
	int cells;

	text_visible(&visible, text, length);
	for (size_t at = 0; at < visible.length;) {
		const char *piece = visible.data + at;
		ucs4_t character;
		char look;

		char_decode(piece, visible.length - at, &character);
		at += text_cell(piece, visible.length - at, &cells);
		look = ascii_look(character);
		if (cells > 0)
			str_add_char(out, look);
		/* Of two cells the second is blank, or both are unknown. */
		if (cells > 1)
			str_add_char(out, look == '?' ? '?' : ' ');
	}
	str_fini(&visible);
}
