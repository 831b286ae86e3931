/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <wchar.h>

#include "base/str.h"
#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define FAMILY "👨\u200d👩\u200d👧"
#define FLAG "🇨🇳"

static size_t
encode(ucs4_t character, char out[static 8])
{
	int used = u8_uctomb((uint8_t *)out, character, 8);

	out[used > 0 ? used : 0] = '\0';
	return used > 0 ? (size_t)used : 0;
}

static void
texts_are_checked(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		const char *what; /* NULL when all is well */
		int line, column;
	} cases[] = {
		{"", 0, NULL, 0, 0},
		{"中文\t\r\n", 9, NULL, 0, 0},
		{"\xef\xbb\xbfO:", 5, NULL, 0, 0},
		{"\xc2\x85", 2, NULL, 0, 0},
		{"a\n中\xff", 6, "not UTF-8", 2, 4},
		{"\xed\xa0\x80", 3, "not UTF-8", 1, 1},
		{"\xc0\x80", 2, "not UTF-8", 1, 1},
		{"中\xe4\xb8", 5, "not UTF-8", 1, 4},
		{"\xf4\x90\x80\x80", 4, "not UTF-8", 1, 1},
		{"a\0b", 3, "NUL byte", 1, 2},
		{"\n\n\x1b[2J", 6, "control character", 3, 1},
		{"x\x7f", 2, "control character", 1, 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text_fault fault = {0};
		bool ok = text_check(cases[i].text, cases[i].length, &fault);

		assert_int_equal(ok, cases[i].what == NULL);
		if (ok)
			continue;
		assert_string_equal(fault.what, cases[i].what);
		assert_int_equal(fault.line, cases[i].line);
		assert_int_equal(fault.column, cases[i].column);
	}
}

/* Each text, with `|` where a grapheme ends and another begins. */
static void
graphemes(void **state)
{
	static const char *const cases[] = {
		"a|b|c",
		"中|文|，",
		"e\u0301|x",
		"e\u0301\u0302\u0303|中\u0301|x",
		"\r\n|\n|\r|a",
		"a|\n|\u0301",
		FAMILY "|" FAMILY,
		FLAG "|🇺🇸|🇨|a",
		"👍🏽|👍",
		"❤️|❤",
		"1\ufe0f\u20e3|2",
		"\u1112\u1161\u11ab|\uac00\u11a8|\uac00",
		"क\u093f|क",
		"a\u200d|b",
		"a\u200d|👩",
		"\xff|\xfe|\u0301|a",
		"中|\xe4|\xb8|中",
		"か\u3099|き",
		"は\u200d|a",
		"🏴\U000e0067\U000e007f|x",
		"\u0600中|文",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[256] = "";
		size_t ends[64];
		size_t count = 0, length = 0, at = 0;

		for (const char *c = cases[i]; *c; c++) {
			if (*c == '|')
				ends[count++] = length;
			else
				text[length++] = *c;
		}
		ends[count++] = length;
		for (size_t k = 0; k < count; k++) {
			assert_int_equal(text_prev(text, length, ends[k]), at);
			at = text_next(text, length, at);
			if (at != ends[k])
				fail_msg("\"%s\": %zu, not %zu", cases[i], at,
					ends[k]);
		}
		assert_int_equal(text_next(text, length, length), length);
		assert_int_equal(text_prev(text, length, 0), 0);
	}
}

/* Each text as it is shown, and the cells that takes. */
static void
shown_and_measured(void **state)
{
	static const struct {
		const char *text;
		size_t length; /* 0: NUL-terminated */
		const char *shown;
		int cells;
	} cases[] = {
		{"", 0, "", 0},
		{"abc", 0, "abc", 3},
		{"目标：100%", 0, "目标：100%", 10},
		{"e\u0301", 0, "e\u0301", 1},
		{"\t\n", 0, "  ", 2},
		{"a\r\nb", 0, "a b", 3},
		{"\r", 0, "^M", 2},
		{"\x1b[2J\x7f", 0, "^[[2J^?", 7},
		{"\0", 1, "^@", 2},
		{"\xff", 0, "\ufffd", 1},
		{"中\xe4\xb8", 0, "中\ufffd\ufffd", 4},
		{"\xc2\x85", 0, "<U+0085>", 8},
		{"\u202ex", 0, "<U+202E>x", 9},
		{"a\u200bb", 0, "a<U+200B>b", 10},
		{"a\u200db", 0, "a<U+200D>b", 10},
		{"a\u2066b", 0, "a<U+2066>b", 10},
		{"\ufeff", 0, "<U+FEFF>", 8},
		{"\u00ad", 0, "<U+00AD>", 8},
		{"\u2028", 0, "<U+2028>", 8},
		{"\u3164", 0, "<U+3164>", 8},
		{"\U000e0041", 0, "<U+E0041>", 9},
		{"\U0010ffff", 0, "<U+10FFFF>", 10},
		{"\u0301", 0, "<U+0301>", 8},
		{"\n\u0301", 0, " <U+0301>", 9},
		{"中\ufe0f", 0, "中<U+FE0F>", 10},
		{"中\U000e0100", 0, "中<U+E0100>", 11},
		{"a\u0301\u0301\u0301\u0301\u0301\u0301", 0,
			"a\u0301\u0301\u0301\u0301", 1},
		{"❤\ufe0f", 0, "❤\ufe0f", 1},
		{"❤\ufe0f\ufe0f\ufe0f\ufe0f\ufe0f\ufe0f", 0,
			"❤\ufe0f\ufe0f\ufe0f\ufe0f", 1},
		{"1\ufe0f\u20e3", 0, "1\ufe0f\u20e3", 1},
		{"1\ufe0f", 0, "1<U+FE0F>", 9},
		{FAMILY, 0, FAMILY, 6},
		{"👩🏽\u200d💻", 0, "👩🏽\u200d💻", 6},
		{FLAG, 0, FLAG, 2},
		{"한\u1112\u1161\u11ab", 0, "한\u1112\u1161\u11ab", 4},
		{"‘’“”…—·●★", 0, "‘’“”…—·●★", 9},
		{"\ue0b0", 0, "\ue0b0", 1},
		{"\u0378", 0, "<U+0378>", 8},
		{"│▕██░░▏", 0, "│▕██░░▏", 7},
		{"　", 0, "　", 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str out = {0};
		size_t length = cases[i].length ? cases[i].length
						: strlen(cases[i].text);

		text_visible(&out, cases[i].text, length);
		assert_string_equal(str_text(&out), cases[i].shown);
		assert_int_equal(
			text_width(cases[i].text, length), cases[i].cells);
		assert_int_equal(
			text_width(str_text(&out), out.length), cases[i].cells);
		str_fini(&out);
	}
}

/*
 * Every character there is against wcwidth, which is what curses asks. By
 * class: what prints has the width of wcwidth; a mark is nothing on a base
 * and written out without one; what is invisible, unassigned or a control has
 * no width that could be trusted and is written out.
 */
static void
widths_are_those_of_curses(void **state)
{
	int raw = 0, marks = 0, written = 0;

	(void)state;
	for (ucs4_t c = 0x20; c <= 0x10ffff; c++) {
		char text[16] = "x";
		char name[16];
		size_t used = encode(c, text + 1);
		int alone, cells;
		int length =
			snprintf(name, sizeof name, "<U+%04X>", (unsigned)c);

		if (used == 0 || (c >= 0x7f && c < 0xa0))
			continue;
		alone = text_grapheme_width(text + 1, used);
		cells = wcwidth((wchar_t)c);
		if (cells < 0 ||
			uc_is_property_default_ignorable_code_point(c)) {
			if (alone != length)
				fail_msg("U+%04X: %d", (unsigned)c, alone);
			written++;
		} else if (cells == 0) {
			/* A vowel of Hangul stands on a consonant only. */
			bool joins = text_next(text, used + 1, 0) > 1;

			if (alone != length ||
				text_width(text, used + 1) !=
					(joins ? 1 : 1 + length))
				fail_msg("U+%04X: %d", (unsigned)c, alone);
			marks++;
		} else {
			if (alone != cells)
				fail_msg("U+%04X: %d, not %d", (unsigned)c,
					alone, cells);
			raw++;
		}
	}
	assert_true(raw > 250000 && marks > 1500 && written > 700000);
}

/* What is shown goes into curses' cells one piece at a time. */
static void
cells_of_curses(void **state)
{
	static const char text[] = "a中e\u0301" FAMILY FLAG "❤\ufe0f.";
	static const int widths[] = {1, 2, 1, 2, 2, 2, 1, 1, 1, 1};
	size_t at = 0, count = 0;
	int cells;

	(void)state;
	while (at < strlen(text)) {
		at += text_cell(text + at, strlen(text) - at, &cells);
		assert_true(count < COUNT(widths));
		assert_int_equal(cells, widths[count++]);
	}
	assert_int_equal(count, COUNT(widths));
	assert_int_equal(text_cell("", 0, &cells), 0);
}

static void
cut_and_fitted(void **state)
{
	static const struct {
		const char *text;
		int cells;
		const char *cut, *fitted, *ascii;
	} cases[] = {
		{"abc", 3, "abc", "abc", "abc"},
		{"abc", 2, "ab", "a…", "a~"},
		{"abc", 5, "abc", "abc  ", "abc  "},
		{"中文", 4, "中文", "中文", "中文"},
		{"中文", 3, "中", "中…", "中~"},
		{"中文字", 4, "中文", "中… ", "中~ "},
		{"中文", 1, "", "…", "~"},
		{"中", 0, "", "", ""},
		{"中", -1, "", "", ""},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301", "e\u0301…",
			"e\u0301~"},
		{"abe\u0301", 2, "ab", "a…", "a~"},
		{"a\tb", 3, "a\tb", "a b", "a b"},
		{FAMILY "x", 6, FAMILY, "…     ", "~     "},
		{"", 3, "", "   ", "   "},
		{"\x1b[0m", 1, "", "…", "~"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t length = strlen(cases[i].text);
		struct str out = {0};
		int used = -1;
		size_t cut =
			text_cut(cases[i].text, length, cases[i].cells, &used);

		assert_int_equal(cut, strlen(cases[i].cut));
		assert_int_equal(used, text_width(cases[i].text, cut));
		text_fit(&out, cases[i].text, length, cases[i].cells, false);
		assert_string_equal(str_text(&out), cases[i].fitted);
		str_clear(&out);
		text_fit(&out, cases[i].text, length, cases[i].cells, true);
		assert_string_equal(str_text(&out), cases[i].ascii);
		str_fini(&out);
	}
}

/* Each text broken to `cells`; the lines as they are shown, joined by `|`. */
static void
broken_into_lines(void **state)
{
	static const struct {
		const char *text;
		int cells;
		const char *lines;
	} cases[] = {
		{"the quick brown fox", 10, "the quick|brown fox"},
		{"the quick brown fox", 9, "the quick|brown fox"},
		{"the quick brown fox", 8, "the|quick|brown|fox"},
		{"the   quick  ", 5, "the|quick"},
		{"the   quick  ", 3, "the|qui|ck"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"abcdef,", 3, "abc|de|f,"},
		{"a-b-c", 2, "a-|b-|c"},
		{"well-known", 6, "well-|known"},
		{"中文测试", 4, "中文|测试"},
		{"中文测试", 5, "中文|测试"},
		{"中文，测试。", 4, "中|文，|测|试。"},
		{"中文，测试。", 6, "中文，|测试。"},
		{"读《书名》了", 6, "读《书|名》了"},
		{"他说“好”。", 6, "他说|“好”。"},
		{"完成 etcd 实战课", 8, "完成|etcd 实|战课"},
		{"完成（第一版）上线", 8, "完成（第|一版）上|线"},
		{"等等……真的吗？！", 8, "等等……真|的吗？！"},
		{"\u3000\u3000中文测试", 6, "\u3000\u3000中|文测试"},
		{"中文\u3000测试", 4, "中文|测试"},
		{"a\nb\n\nc", 10, "a|b||c"},
		{"a\r\nb", 10, "a|b"},
		{"abc\r\nde", 3, "abc|de"},
		{"\n", 10, ""},
		{"   \nx", 10, "|x"},
		{"  indented text", 8, "  indent|ed text"},
		{"a\tb c", 3, "a\tb|c"},
		{"中", 2, "中"},
		{"a\u202eb", 4, "a|\u202e|b"},
		{FAMILY FAMILY, 6, FAMILY "|" FAMILY},
		{"http://example.org/a/b", 12, "http://|example.org/|a/b"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		size_t left = strlen(text);
		struct str lines = {0};

		while (left > 0) {
			size_t shown = SIZE_MAX;
			size_t length =
				text_line(text, left, cases[i].cells, &shown);

			assert_true(length > 0 && length <= left);
			assert_true(shown <= length);
			if (text != cases[i].text)
				str_add_char(&lines, '|');
			str_add_bytes(&lines, text, shown);
			text += length;
			left -= length;
		}
		assert_string_equal(str_text(&lines), cases[i].lines);
		str_fini(&lines);
	}
}

/* Chinese text of random words and marks: no line begins with a mark that
 * closes or ends with one that opens. */
static void
no_line_begins_with_a_stop(void **state)
{
	static const char *const pieces[] = {"目标", "完成", "Go", "字",
		"《书》，", "（一）。", "“好”、", "源码；", "12", "！", "的"};
	static const char *const closing[] = {
		"，", "。", "》", "）", "”", "、", "；", "！"};
	static const char *const opening[] = {"《", "（", "“"};

	(void)state;
	srand(3);
	for (int round = 0; round < 2000; round++) {
		char text[512] = "";
		size_t at = 0;

		for (int count = 0; count < 20; count++) {
			/* More than one in a row may not fit with a word. */
			const char *piece =
				pieces[(size_t)rand() % COUNT(pieces)];

			if (strcmp(piece, "！") != 0 || count % 2)
				strcat(text, piece);
			if (strcmp(piece, "！") == 0)
				strcat(text, "行");
		}
		while (at < strlen(text)) {
			size_t shown;
			size_t used = text_line(
				text + at, strlen(text + at), 12, &shown);

			for (size_t i = 0; at > 0 && i < COUNT(closing); i++)
				assert_int_not_equal(
					strncmp(text + at, closing[i], 3), 0);
			for (size_t i = 0; i < COUNT(opening); i++)
				assert_true(shown < 3 ||
					strncmp(text + at + shown - 3,
						opening[i], 3) != 0);
			at += used;
		}
	}
}

static void
words(void **state)
{
	static const struct {
		const char *text;
		size_t at, next, prev;
	} cases[] = {
		{"the quick fox", 0, 3, 0},
		{"the quick fox", 3, 9, 0},
		{"the quick fox", 6, 9, 4},
		{"the quick fox", 13, 13, 10},
		{"can't stop", 0, 5, 0},
		{"a\n  b", 1, 5, 0},
		{"a\n  b", 4, 5, 0},
		{"中文，测试", 0, 3, 0},
		{"中文，测试", 6, 9, 3},
		{"3.14 x", 0, 4, 0},
		{"\xff\xfe", 0, 1, 0},
		{"", 0, 0, 0},
		{"   ", 0, 3, 0},
		{"   ", 3, 3, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t length = strlen(cases[i].text);

		assert_int_equal(
			text_next_word(cases[i].text, length, cases[i].at),
			cases[i].next);
		assert_int_equal(
			text_prev_word(cases[i].text, length, cases[i].at),
			cases[i].prev);
	}
}

static void
found(void **state)
{
	static const struct {
		const char *text, *needle;
		const char *found; /* as it stands there; NULL for nothing */
		size_t at;
	} cases[] = {
		{"Read the Source", "source", "Source", 9},
		{"Read the Source", "SOURCE", "Source", 9},
		{"Read the Source", "sources", NULL, 0},
		{"QzQZqz", "qzqz", "QzQZ", 0},
		{"aab", "ab", "ab", 1},
		{"深入理解 Go 语言", "理解", "理解", 6},
		{"深入理解 Go 语言", "go 语", "Go 语", 13},
		{"深入理解 Go 语言", "语文", NULL, 0},
		{"x", "", "", 0},
		{"", "x", NULL, 0},
		{"", "", "", 0},
		{"Ünïcode", "ünï", "Ünï", 0},
		{"U\u0308ni", "ün", "U\u0308n", 0},
		{"Straße", "STRASSE", "Straße", 0},
		{"STRASSE", "straße", "STRASSE", 0},
		{"ПРИВЕТ мир", "привет", "ПРИВЕТ", 0},
		{"ＯＫＲ", "ｏｋｒ", "ＯＫＲ", 0},
		{"\u212a", "k", "\u212a", 0},
		{"a\xff"
		 "B",
			"b", "B", 2},
		{"café", "cafe", NULL, 0},
		{"⚠️ Risk", "⚠", "⚠️", 0},
		{"か\u3099", "が", "か\u3099", 0},
		{"金", "\uf90a", "金", 0},
		{"\uf90a", "金", "\uf90a", 0},
		{"“引用”——A…", "a…", "A…", 18},
		{"100% × 2", "× 2", "× 2", 5},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		char *needle =
			text_fold(cases[i].needle, strlen(cases[i].needle));
		size_t at = 99, length = 99;
		bool is = text_find(text, strlen(text), needle, &at, &length);

		if (is != (cases[i].found != NULL))
			fail_msg("\"%s\" in \"%s\": %d", needle, text, is);
		if (is) {
			assert_int_equal(at, cases[i].at);
			assert_int_equal(length, strlen(cases[i].found));
			assert_memory_equal(text + at, cases[i].found, length);
		}
		free(needle);
	}
}

/* The quick way of folding is the slow way's, whatever the character and
 * whatever comes after it. */
static void
folding_is_that_of_unicode(void **state)
{
	static const char *const after[] = {"", "\u0301", "\u3099", "\u0338"};

	(void)state;
	for (ucs4_t c = 1; c <= 0x2ffff; c++) {
		const char *mark = after[c % COUNT(after)];
		char text[16];
		size_t length = encode(c, text);
		struct str nfc = {0};
		uint8_t *folded, *composed;
		char *mine;

		if (length == 0)
			continue;
		strcpy(text + length, mark);
		length += strlen(mark);
		folded = u8_casefold((uint8_t *)text, length + 1, NULL,
			UNINORM_NFC, NULL, &(size_t){0});
		composed = u8_normalize(UNINORM_NFC, (uint8_t *)text,
			length + 1, NULL, &(size_t){0});
		mine = text_fold(text, length);
		text_nfc(&nfc, text, length);
		if (strcmp(mine, (char *)folded) != 0 ||
			strcmp(str_text(&nfc), (char *)composed) != 0)
			fail_msg("U+%04X: %s %s", (unsigned)c, mine, folded);
		free(folded);
		free(composed);
		free(mine);
		str_fini(&nfc);
	}
}

static void
in_ascii(void **state)
{
	static const struct {
		const char *text, *ascii;
	} cases[] = {
		{"plain", "plain"},
		{"中文", "????"},
		{"目标：Go", "????: Go"},
		{"┌─┬─┐│╞═╡└┴┘├┼┤╭╮╰╯",
			"+-+-+|+=+"
			"++++++++++"},
		{"▕█████░░░▏", "|#####...|"},
		{"▁▂▃▄▅▆▇█", "__.-=+*#"},
		{"✓○●▲▸▾◂…", "vo*^>v<."},
		{"“a”—‘b’", "\"a\"-'b'"},
		{"《a》，（x）。", "< a> , ( x) . "},
		{"ＡＢ　１", "A B   1 "},
		{"é", "?"},
		{"e\u0301", "e"},
		{FLAG, "??"},
		{"\x1b", "^["},
		{"\u202e", "<U+202E>"},
		{"\xff", "?"},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str out = {0};
		size_t length = strlen(cases[i].text);

		text_ascii(&out, cases[i].text, length);
		assert_string_equal(str_text(&out), cases[i].ascii);
		assert_int_equal(out.length, text_width(cases[i].text, length));
		str_fini(&out);
	}
}

static void
composed(void **state)
{
	static const char text[] = "e\u0301\xff中か\u3099";
	struct str out = {0};

	(void)state;
	text_nfc(&out, text, strlen(text));
	assert_string_equal(str_text(&out), "é\xff中が");
	str_clear(&out);
	text_nfc(&out, "中文 ok", 9);
	assert_string_equal(str_text(&out), "中文 ok");
	str_fini(&out);
}

/* A text of random pieces, some of them broken. */
static size_t
noise(char out[static 512])
{
	static const char *const pieces[] = {"a", "Z", " ", "\n", "\r", "\t",
		"中", "，", "《", "》", "。", "（", "…", "\u0301", "\u200d",
		"👩", "🏽", "\ufe0f", "🇨", "🇳", "\u1112", "\u1161", "\u11ab",
		"\xff", "\xe4", "\xb8", "\xf0\x9f", "\x1b", "\u202e", "\u0600",
		"か", "\u3099", "\u3000", "é", "ß", "-", "/", "1", "\ufeff",
		"\u2028", "\u0903"};
	size_t length = 0;

	for (int count = rand() % 24; count > 0; count--) {
		const char *piece = pieces[(size_t)rand() % COUNT(pieces)];

		memcpy(out + length, piece, strlen(piece));
		length += strlen(piece);
	}
	if (rand() % 4 == 0) {
		for (int count = rand() % 8; count > 0; count--)
			out[length++] = (char)(rand() % 256);
	}
	return length;
}

static void
check_walk(const char *text, size_t length)
{
	size_t at = 0;
	int cells = 0;

	while (at < length) {
		size_t next = text_next(text, length, at);
		int width = text_grapheme_width(text + at, next - at);

		assert_true(next > at && next <= length);
		assert_int_equal(text_prev(text, length, next), at);
		assert_true(width > 0);
		cells += width;
		at = next;
	}
	assert_int_equal(text_width(text, length), cells);
}

static void
check_cuts(const char *text, size_t length)
{
	for (int cells = 0; cells < 20; cells++) {
		int used;
		size_t cut = text_cut(text, length, cells, &used);
		struct str out = {0};

		assert_true(cut <= length && used <= cells);
		assert_int_equal(text_width(text, cut), used);
		if (cut < length) {
			size_t next = text_next(text, length, cut);

			assert_true(used +
					text_grapheme_width(
						text + cut, next - cut) >
				cells);
		}
		text_fit(&out, text, length, cells, false);
		assert_int_equal(text_width(str_text(&out), out.length), cells);
		str_fini(&out);
	}
}

static void
check_lines(const char *text, size_t length)
{
	for (int cells = 2; cells < 16; cells++) {
		size_t at = 0;

		while (at < length) {
			size_t shown;
			size_t used = text_line(
				text + at, length - at, cells, &shown);
			int width = text_width(text + at, shown);

			assert_true(used > 0 && shown <= used &&
				used <= length - at);
			assert_true(width <= cells ||
				text_next(text + at, shown, 0) == shown);
			at += used;
		}
	}
}

static void
check_shown(const char *text, size_t length)
{
	struct str out = {0}, again = {0};
	size_t at = 0;
	int total = 0;

	text_visible(&out, text, length);
	assert_int_equal(text_width(str_text(&out), out.length),
		text_width(text, length));
	text_visible(&again, str_text(&out), out.length);
	assert_string_equal(str_text(&out), str_text(&again));
	while (at < out.length) {
		int cells;

		at += text_cell(out.data + at, out.length - at, &cells);
		assert_true(cells == 1 || cells == 2);
		total += cells;
	}
	assert_int_equal(total, text_width(text, length));
	str_clear(&again);
	text_ascii(&again, text, length);
	assert_int_equal(again.length, total);
	str_fini(&out);
	str_fini(&again);
}

static void
check_words_and_find(const char *text, size_t length)
{
	size_t at, size;
	size_t place = length ? (size_t)rand() % length : 0;
	size_t next = text_next_word(text, length, place);
	char *folded = text_fold(text, length);
	char *needle;

	assert_true(next <= length && (next > place || place == length));
	assert_true(text_prev_word(text, length, place) <= place);
	for (at = 0; at < length; at = next) {
		next = text_next_word(text, length, at);
		assert_true(next > at);
	}
	needle = text_fold(text + place, (length - place) / 2);
	if (text_find(text, length, needle, &at, &size))
		assert_true(at + size <= length);
	free(needle);
	free(folded);
}

/* Whatever bytes arrive: nothing is lost, nothing is read that is not there
 * (each text stands at the end of its own allocation). */
static void
noise_is_harmless(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 4000; round++) {
		char bytes[512];
		size_t length = noise(bytes);
		char *text = malloc(length ? length : 1);
		struct text_fault fault;
		struct str out = {0};

		memcpy(text, bytes, length);
		check_walk(text, length);
		check_cuts(text, length);
		check_lines(text, length);
		check_shown(text, length);
		check_words_and_find(text, length);
		text_check(text, length, &fault);
		text_nfc(&out, text, length);
		str_fini(&out);
		free(text);
	}
}

/* Widths do not need a UTF-8 locale. */
static void
widths_in_the_c_locale(void **state)
{
	(void)state;
	setlocale(LC_ALL, "C");
	assert_int_equal(text_width("中文é★", 11), 6);
	assert_int_equal(text_width("\u202e", 3), 8);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_checked),
		cmocka_unit_test(graphemes),
		cmocka_unit_test(shown_and_measured),
		cmocka_unit_test(widths_are_those_of_curses),
		cmocka_unit_test(cells_of_curses),
		cmocka_unit_test(cut_and_fitted),
		cmocka_unit_test(broken_into_lines),
		cmocka_unit_test(no_line_begins_with_a_stop),
		cmocka_unit_test(words),
		cmocka_unit_test(found),
		cmocka_unit_test(folding_is_that_of_unicode),
		cmocka_unit_test(in_ascii),
		cmocka_unit_test(composed),
		cmocka_unit_test(noise_is_harmless),
		cmocka_unit_test(widths_in_the_c_locale),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
