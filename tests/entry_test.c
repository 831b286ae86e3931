/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "term/entry.h"
#include "term/prompt.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Types the keys: names separated by blanks; 'text' stands for its
 * characters. */
static enum entry_result
press(struct entry *entry, const char *keys)
{
	enum entry_result result = ENTRY_IGNORED;

	while (*(keys += strspn(keys, " "))) {
		size_t length = strcspn(keys, " ");
		struct key key;

		if (*keys == '\'') {
			const char *end = strchr(++keys, '\'');

			while (keys < end) {
				size_t used = 1;

				while (((unsigned char)keys[used] & 0xc0) ==
					0x80)
					used++;
				if (*keys == ' ')
					key = key_make(' ', 0);
				else
					assert_true(key_read(keys, used, &key));
				result = entry_key(entry, key);
				keys += used;
			}
			keys++;
			continue;
		}
		assert_true(key_read(keys, length, &key));
		result = entry_key(entry, key);
		keys += length;
	}
	return result;
}

/* The text with the cursor as '|'. */
static const char *
shown(const struct entry *entry)
{
	static struct str text;

	str_clear(&text);
	str_add_bytes(&text, entry_text(entry), entry->at);
	str_add_char(&text, '|');
	str_add(&text, entry_text(entry) + entry->at);
	return str_text(&text);
}

static void
keys_edit_one_line(void **state)
{
	static const struct {
		const char *before, *keys, *after;
	} cases[] = {
		{"", "'abc'", "abc|"},
		{"abc", "Left Left 'x'", "ax|bc"},
		{"abc", "C-a Right 'x' End 'y'", "axbcy|"},
		{"abc", "Home Delete", "|bc"},
		{"abc", "Backspace Backspace Backspace Backspace", "|"},
		{"abc", "Delete", "abc|"},
		/* Chinese goes by characters */
		{"中文字", "Left Backspace", "中|字"},
		{"", "'中' '文'", "中文|"},
		/* a letter and its accents are one thing, typed in parts too */
		{"", "'e\u0301\u0302x' Left Backspace", "|x"},
		{"e\u0301", "Left", "|e\u0301"},
		{"ae\u0301b", "C-a Right Right", "ae\u0301|b"},
		{"👩\u200d👩\u200d👧a", "Left Backspace", "|a"},
		{"🇨🇳🇫🇷", "Left", "🇨🇳|🇫🇷"},
		{"👍🏽", "Backspace", "|"},
		/* typed before a mark, the cursor goes behind the cluster */
		{"x", "Left '\u0301' 'a'", "\u0301a|x"},
		/* words */
		{"one two three", "C-Left C-Left 'x'", "one x|two three"},
		{"one two", "Home M-f 'x'", "onex| two"},
		{"one two", "C-w", "one |"},
		{"one two", "C-w C-y C-y", "one twotwo|"},
		{"one two", "Home M-d", "| two"},
		{"one  two", "M-Backspace M-Backspace", "|"},
		/* lines */
		{"one two", "M-b C-k", "one |"},
		{"one two", "M-b C-u", "|two"},
		{"one two", "C-u C-y C-y", "one twoone two|"},
		/* transposing */
		{"abc", "C-t", "acb|"},
		{"abc", "Left C-t", "acb|"},
		{"abc", "C-a C-t", "|abc"},
		{"中e\u0301", "C-t", "e\u0301中|"},
		{"a", "C-t", "a|"},
		/* undo goes by words, and back again */
		{"", "'one two' C-_", "one |"},
		{"", "'one two' C-z C-z", "|"},
		{"", "'one two' C-z C-z M-z", "one |"},
		{"abc", "C-z C-z", "abc|"},
		{"abc", "C-u 'x' C-_ C-_", "abc|"},
		{"abc", "C-u C-_ 'd' M-z", "abcd|"},
		{"abc", "Home 'x' End 'y' C-_", "xabc|"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct entry entry;

		entry_init(&entry);
		entry_set(&entry, cases[i].before, strlen(cases[i].before));
		press(&entry, cases[i].keys);
		if (strcmp(shown(&entry), cases[i].after) != 0)
			fail_msg("“%s” %s: “%s”, not “%s”", cases[i].before,
				cases[i].keys, shown(&entry), cases[i].after);
		entry_fini(&entry);
	}
}

static void
results_tell_what_happened(void **state)
{
	static const struct {
		bool multiline;
		const char *keys;
		enum entry_result result;
	} cases[] = {
		{false, "a", ENTRY_CHANGED},
		{false, "Left", ENTRY_MOVED},
		{false, "Backspace", ENTRY_CHANGED},
		{false, "C-u Backspace", ENTRY_MOVED},
		{false, "Enter", ENTRY_DONE},
		{false, "Esc", ENTRY_CANCELLED},
		{false, "C-g", ENTRY_CANCELLED},
		{false, "Tab", ENTRY_IGNORED},
		{false, "Up", ENTRY_IGNORED},
		{false, "F1", ENTRY_IGNORED},
		{false, "M-q", ENTRY_IGNORED},
		{true, "Enter", ENTRY_CHANGED},
		{true, "M-Enter", ENTRY_DONE},
		{true, "C-s", ENTRY_DONE},
		{true, "Up", ENTRY_MOVED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct entry entry;

		entry_init(&entry);
		entry.multiline = cases[i].multiline;
		entry_set(&entry, "abc", 3);
		assert_int_equal(press(&entry, cases[i].keys), cases[i].result);
		entry_fini(&entry);
	}
}

static void
a_paste_is_cleaned(void **state)
{
	static const struct {
		bool multiline;
		size_t limit;
		const char *paste, *after; /* into "x|y" */
	} cases[] = {
		{false, 0, "a b", "xa b|y"},
		{false, 0, "a\r\nb\rc\nd\te", "xa b c d e|y"},
		{true, 0, "a\r\nb\rc\nd\te", "xa\nb\nc\nd e|y"},
		{false, 0, "a\x1b[31mb\x07\x7f", "xa[31mb|y"},
		{false, 0,
			"a\xff\xe4\xb8"
			"b",
			"xa\xef\xbf\xbd\xef\xbf\xbd"
			"b|y"},
		{false, 0, "\xc2\x85\xc2\x9b", "x|y"},
		{false, 0, "a\u2028b", "xa b|y"},
		{false, 6, "中文字", "x中|y"},
		{false, 4, "abcdef", "xab|y"},
		{false, 4, "ae\u0301", "xa|y"},
		{false, 2, "a", "x|y"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct entry entry;

		entry_init(&entry);
		entry.multiline = cases[i].multiline;
		entry.limit = cases[i].limit;
		entry_set(&entry, "xy", 2);
		press(&entry, "Left");
		entry_paste(&entry, cases[i].paste, strlen(cases[i].paste));
		assert_string_equal(shown(&entry), cases[i].after);
		press(&entry, "C-_");
		assert_string_equal(entry_text(&entry), "xy");
		entry_fini(&entry);
	}
}

static void
rows_are_moved_by_as_they_are_shown(void **state)
{
	static const struct {
		const char *before, *keys, *after; /* eight cells wide */
	} cases[] = {
		{"one\ntwo", "Up", "one|\ntwo"},
		{"one\ntwo", "Up Up", "one|\ntwo"},
		{"one\n\nthree", "Up Up", "one|\n\nthree"},
		{"three\n\nx", "Home Left Left Down", "three\n|\nx"},
		{"seventeen\nb", "M-< Down", "sevente|en\nb"},
		{"one two three", "Up", "one t|wo three"},
		{"中文字中文字", "Up", "中文|字中文字"},
		{"one\ntwo", "Home Backspace", "one|two"},
		{"one\ntwo", "Up Home C-k C-k", "|two"},
		{"one\ntwo", "C-Home Enter", "\n|one\ntwo"},
		{"one\n", "Up", "|one\n"},
		{"one\n", "Up Down", "one\n|"},
		{"a\nb\nc", "PageUp", "a|\nb\nc"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct entry entry;

		entry_init(&entry);
		entry.multiline = true;
		entry_width(&entry, 8);
		entry_set(&entry, cases[i].before, strlen(cases[i].before));
		press(&entry, cases[i].keys);
		if (strcmp(shown(&entry), cases[i].after) != 0)
			fail_msg("“%s” %s: “%s”, not “%s”", cases[i].before,
				cases[i].keys, shown(&entry), cases[i].after);
		entry_fini(&entry);
	}
}

/* A row of the canvas with the cursor's cell in brackets. */
static const char *
drawn(const struct canvas *canvas, int row)
{
	static struct str line;
	int at, col;
	bool here = canvas_cursor_at(canvas, &at, &col) && at == row;

	str_clear(&line);
	for (int i = 0; i < canvas_cols(canvas); i++) {
		const struct cell *cell = &canvas_row(canvas, row)[i];

		if (here && col == i)
			str_add_char(&line, '[');
		str_add_bytes(&line, cell->text, cell->length);
		if (here && col == i)
			str_add_char(&line, ']');
	}
	return str_text(&line);
}

static void
a_long_line_scrolls_under_the_cursor(void **state)
{
	static const struct {
		const char *text, *keys, *row; /* eight cells */
	} cases[] = {
		{"abc", "", "abc[ ]    "},
		{"abcdefg", "", "abcdefg[ ]"},
		{"abcdefgh", "Home", "[a]bcdefg…"},
		{"abcdefgh", "Home M-f", "…cdefgh[ ]"},
		{"abcdefghijkl", "Home Right Right Right Right Right Right",
			"…ef[g]hij…"},
		{"abcdefghijkl", "", "…ghijkl[ ]"},
		{"中文字中文字", "Home", "[中]文字 …"},
		{"中文字中文字", "", "…中文字[ ]"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct entry entry;
		struct canvas canvas;

		entry_init(&entry);
		canvas_init(&canvas, 1, 8);
		entry_set(&entry, cases[i].text, strlen(cases[i].text));
		press(&entry, cases[i].keys);
		entry_draw(&entry, &canvas, ROLE_INPUT);
		if (strcmp(drawn(&canvas, 0), cases[i].row) != 0)
			fail_msg("“%s” %s: “%s”, not “%s”", cases[i].text,
				cases[i].keys, drawn(&canvas, 0), cases[i].row);
		canvas_fini(&canvas);
		entry_fini(&entry);
	}
}

static void
the_cursor_is_seen_in_every_window(void **state)
{
	static const char text[] =
		"one 中文字 e\u0301 🇨🇳 <\u202e>\n\nfour five";

	(void)state;
	for (int multiline = 0; multiline < 2; multiline++)
		for (int rows = 1; rows < 6; rows++)
			for (int cols = 1; cols < 20; cols++) {
				struct entry entry;
				struct canvas canvas;
				int row, col;

				entry_init(&entry);
				entry.multiline = multiline;
				canvas_init(&canvas, rows, cols);
				entry_width(&entry, cols);
				entry_set(&entry, text, sizeof text - 1);
				do {
					entry_draw(&entry, &canvas, ROLE_INPUT);
					if (!multiline || cols > 2)
						assert_true(canvas_cursor_at(
							&canvas, &row, &col));
				} while (entry.at > 0 &&
					press(&entry, "Left") == ENTRY_MOVED);
				canvas_fini(&canvas);
				entry_fini(&entry);
			}
}

static void
find_fruit(void *context, const char *text, size_t length,
	struct completion *found)
{
	static const char *const fruit[] = {"apple", "apricot", "中文", "中国"};

	(void)context;
	for (size_t i = 0; i < COUNT(fruit); i++)
		if (!strncmp(fruit[i], text, length))
			completion_add(found, fruit[i]);
}

static enum prompt_result
answer(struct prompt *prompt, const char *keys)
{
	enum prompt_result result = PROMPT_OPEN;

	while (*(keys += strspn(keys, " "))) {
		size_t length = strcspn(keys, " ");
		struct key key;

		assert_true(key_read(keys, length, &key));
		result = prompt_key(prompt, key);
		keys += length;
	}
	return result;
}

static void
a_prompt_completes_and_remembers(void **state)
{
	static const struct {
		const char *keys, *text;
		enum prompt_result result;
	} cases[] = {
		{"a Tab", "ap", PROMPT_CHANGED},
		{"a Tab Tab", "apple", PROMPT_CHANGED},
		{"a Tab Tab Tab", "apricot", PROMPT_CHANGED},
		{"a Tab Tab Tab Tab", "apple", PROMPT_CHANGED},
		{"a Tab S-Tab", "apricot", PROMPT_CHANGED},
		{"a p r Tab", "apricot", PROMPT_CHANGED},
		/* the two begin with the same bytes, then differ */
		{"Tab", "", PROMPT_OPEN},
		{"中 Tab", "中", PROMPT_OPEN},
		{"x Tab", "x", PROMPT_OPEN},
		{"Up", "second", PROMPT_CHANGED},
		{"Up Up Up", "first", PROMPT_OPEN},
		{"x Up Down", "x", PROMPT_CHANGED},
		{"Down", "", PROMPT_OPEN},
		{"a Enter", "a", PROMPT_DONE},
		{"a Esc", "a", PROMPT_CANCELLED},
		{"a Backspace Backspace", "", PROMPT_CANCELLED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct prompt_history history = {0};
		struct prompt prompt = {
			.complete = find_fruit, .history = &history};
		struct canvas canvas;

		canvas_init(&canvas, 2, 20);
		prompt_remember(&history, "second");
		prompt_remember(&history, "first");
		prompt_remember(&history, "second");
		prompt_open(&prompt, ":", NULL);
		assert_int_equal(
			answer(&prompt, cases[i].keys), cases[i].result);
		assert_string_equal(entry_text(&prompt.entry), cases[i].text);
		assert_int_equal(prompt.open,
			cases[i].result == PROMPT_OPEN ||
				cases[i].result == PROMPT_CHANGED);
		prompt_draw(&prompt, &canvas);
		prompt_fini(&prompt);
		prompt_forget(&history);
		canvas_fini(&canvas);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_one_line),
		cmocka_unit_test(results_tell_what_happened),
		cmocka_unit_test(a_paste_is_cleaned),
		cmocka_unit_test(rows_are_moved_by_as_they_are_shown),
		cmocka_unit_test(a_long_line_scrolls_under_the_cursor),
		cmocka_unit_test(the_cursor_is_seen_in_every_window),
		cmocka_unit_test(a_prompt_completes_and_remembers),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
