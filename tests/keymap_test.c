/* SPDX-License-Identifier: MIT */
/* Key names, what terminals send for keys, and which command a key asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "term/input.h"
#include "term/keymap.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void
names_are_read_and_written(void **state)
{
	static const struct {
		const char *name, *text, *label; /* text NULL: no key */
	} cases[] = {
		{"j", "j", "j"},
		{"G", "G", "G"},
		{"<", "<", "<"},
		{"é", "é", "é"},
		{"中", "中", "中"},
		{"-", "-", "-"},
		{"^", "^", "^"},
		{"Down", "Down", "↓"},
		{"down", "Down", "↓"},
		{"C-d", "C-d", "^D"},
		{"C-D", "C-d", "^D"},
		{"^d", "C-d", "^D"},
		{"M-x", "M-x", "M-x"},
		{"M-X", "M-X", "M-X"},
		{"C-M-x", "C-M-x", "M-^X"},
		{"M-C-x", "C-M-x", "M-^X"},
		{"C-Left", "C-Left", "C-←"},
		{"S-Tab", "S-Tab", "S-Tab"},
		{"BTab", "S-Tab", "S-Tab"},
		{"Space", "Space", "Space"},
		{"C-Space", "C-Space", "^Space"},
		{"Return", "Enter", "Enter"},
		{"C-m", "Enter", "Enter"},
		{"C-i", "Tab", "Tab"},
		{"C-[", "Esc", "Esc"},
		{"F1", "F1", "F1"},
		{"f12", "F12", "F12"},
		{"NPage", "PageDown", "PgDn"},
		{"C--", "C--", "^-"},
		{"", NULL, NULL},
		{"F0", NULL, NULL},
		{"F13", NULL, NULL},
		{"jj", NULL, NULL},
		{"C-", NULL, NULL},
		{"S-a", NULL, NULL},
		{"Dowm", NULL, NULL},
		{"\x01", NULL, NULL},
		{"\xff", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct key key;
		char text[KEY_TEXT_SIZE];

		if (key_read(cases[i].name, strlen(cases[i].name), &key) !=
			(cases[i].text != NULL))
			fail_msg("“%s”", cases[i].name);
		if (!cases[i].text)
			continue;
		assert_string_equal(key_text(key, text), cases[i].text);
		assert_string_equal(key_label(key, text), cases[i].label);
	}
}

/* The events of some bytes, as words. */
static void
describe(struct input *input, struct str *out)
{
	enum input_state state;
	struct event event;
	char text[KEY_TEXT_SIZE];

	while ((state = input_next(input, false, &event)) != INPUT_EMPTY ||
		input->pasting) {
		if (state != INPUT_EVENT &&
			input_next(input, true, &event) != INPUT_EVENT)
			break;
		if (out->length > 0)
			str_add_char(out, ' ');
		if (event.type == EVENT_KEY)
			str_add(out, key_text(event.key, text));
		else if (event.type == EVENT_PASTE)
			str_addf(out, "[%.*s]", (int)event.length, event.text);
		else if (event.type == EVENT_CLICK)
			str_addf(out, "click:%d,%d", event.row, event.col);
		else if (event.type == EVENT_RELEASE)
			str_addf(out, "release:%d,%d", event.row, event.col);
		else if (event.type == EVENT_SCROLL)
			str_addf(out, "scroll:%d", event.by);
		else if (event.type == EVENT_GROUND)
			str_add(out, event.light ? "light" : "dark");
	}
}

static void
bytes_become_keys(void **state)
{
	static const struct {
		const char *bytes, *events;
	} cases[] = {
		{"jk", "j k"},
		{"中é", "中 é"},
		{"\r\n\t", "Enter Enter Tab"},
		{"\x7f\b", "Backspace C-h"},
		{"\x01\x1a\x1f", "C-a C-z C-_"},
		{"\x1b", "Esc"},
		{"\x1b\x1b", "Esc Esc"},
		{"\x1bx", "M-x"},
		{"\x1b中", "M-中"},
		{"\x1b\r", "M-Enter"},
		{"\x1b\x7f", "M-Backspace"},
		{"\x1b[A\x1bOB", "Up Down"},
		{"\x1b[1;5C\x1b[1;2D\x1b[1;3H", "C-Right S-Left M-Home"},
		{"\x1b\x1b[A", "M-Up"},
		{"\x1b[3~\x1b[5~\x1b[6;5~", "Delete PageUp C-PageDown"},
		{"\x1bOP\x1b[15~\x1b[[C\x1b[24~", "F1 F5 F3 F12"},
		{"\x1b[Z", "S-Tab"},
		{"\x1b[13;5u\x1b[97;5u", "C-Enter C-a"},
		{"\x1b[27;5;13~", "C-Enter"},
		{"\x1b[27u\x1b[97;3u\x1b[97;4u", "Esc M-a M-A"},
		{"\x1b[105;5u\x1b[91;5u\x1b[109;5u", "Tab Esc Enter"},
		{"\x1b[57414u\x1b[57419u\x1b[57399;1:1u\x1b[57358u",
			"Enter Up 0"},
		{"\x1b[97:65;5:1u\x1b[1;5:3C", "C-a C-Right"},
		{"\x1b[106;9uk", "k"},
		{"\x1b[a\x1bOd\x1b[7^", "S-Up C-Left C-Home"},
		{"\x1bOM\x1bOk\x1bOp", "Enter + 0"},
		{"\x1b[", "M-["},
		{"\x1bO", "M-O"},
		{"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\j", "dark j"},
		{"\x1b]11;rgb:ffff/ffff/dddd\aj", "light j"},
		{"\x1b]11;rgba:f/f/d/8\x1b\\", "light"},
		{"\x1b[?997;1n\x1b[?997;2n", "dark light"},
		{"\x1b]11;?\x1b\\k\x1b]11;rgb:/1/2\ak", "k k"},
		/* answers and sequences nobody asked for are dropped whole */
		{"a\x1b[?62;22cb", "a b"},
		{"a\x1b[999~b", "a b"},
		{"a\x1b[1;2", "a"},
		{"\x1b[<0;12;5M\x1b[<0;12;5m", "click:4,11 release:4,11"},
		{"\x1b[<64;1;1M\x1b[<65;1;1M", "scroll:-1 scroll:1"},
		{"\xff"
		 "a\xc3(b",
			"a ( b"},
		{"\xe4\xb8", ""},
		/* what is pasted is never a command */
		{"\x1b[200~a\nq\x1b[A\x1b[201~b", "[a\nq\x1b[A] b"},
		{"\x1b[200~\x1b[201~", "[]"},
		{"\x1b[200~never ends", "[never ends]"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct input input = {0};
		struct str got = {0};

		input_feed(&input, cases[i].bytes, strlen(cases[i].bytes));
		describe(&input, &got);
		assert_string_equal(str_text(&got), cases[i].events);
		input_fini(&input);
		str_fini(&got);
	}
}

/* However the bytes are cut in two, the events are the same. */
static void
bytes_may_come_one_by_one(void **state)
{
	static const char bytes[] = "a中\x1b[1;5C\x1b[200~b\x1b[20é\x1b[201~c";
	struct input input = {0};
	struct event event;
	struct str got = {0};
	char text[KEY_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof bytes - 1; i++) {
		input_feed(&input, &bytes[i], 1);
		while (input_next(&input, false, &event) == INPUT_EVENT) {
			if (event.type == EVENT_PASTE)
				str_addf(&got, "[%s] ", event.text);
			else
				str_addf(
					&got, "%s ", key_text(event.key, text));
		}
	}
	assert_string_equal(str_text(&got), "a 中 C-Right [b\x1b[20é] c ");
	input_fini(&input);
	str_fini(&got);
}

static void
terminfo_adds_keys(void **state)
{
	struct input input = {0};
	struct str got = {0};

	(void)state;
	input_learn(&input, "\x1b[11^", key_make(KEYCAP_F12, MOD_CTRL));
	input_learn(&input, "\v", key_make(KEYCAP_UP, 0));
	input_feed(&input, "\x1b[11^\v\x1b[11", 10);
	describe(&input, &got);
	assert_string_equal(str_text(&got), "C-F12 C-k");
	input_fini(&input);
	str_fini(&got);
}

enum { DOWN, UP, QUIT };

static int
command(const char *name)
{
	static const char *const names[] = {"down", "up", "quit"};

	for (int i = 0; i < (int)COUNT(names); i++)
		if (!strcmp(name, names[i]))
			return i;
	return KEYMAP_NONE;
}

static bool
configure(struct keymap *keymap, const struct setting *settings, size_t count,
	struct err *err)
{
	keymap->command = command;
	return keymap_configure(keymap, "c.yaml", settings, count, err);
}

static void
bind_defaults(struct keymap *keymap)
{
	struct err err = {0};

	assert_true(keymap_bind(keymap, DOWN, "j Down", &err));
	assert_true(keymap_bind(keymap, UP, "k Up", &err));
	assert_true(keymap_bind(keymap, QUIT, "q", &err));
}

/* The command that keys (words, as in a setting) ask for. */
static int
asked(const struct keymap *keymap, int layer, const char *words)
{
	const struct keymap_entry *entry;
	struct key keys[KEYMAP_LONGEST];
	int count = 0;
	size_t length;

	for (; *words; words += length + (words[length] == ' ')) {
		length = strcspn(words, " ");
		assert_true(key_read(words, length, &keys[count++]));
	}
	switch (keymap_find(keymap, layer, keys, count, &entry)) {
	case KEYMAP_BOUND:
		return entry->command;
	case KEYMAP_BEGINS:
		return KEYMAP_NONE - 1;
	case KEYMAP_UNBOUND:
		break;
	}
	return KEYMAP_NONE;
}

static void
a_key_has_one_command(void **state)
{
	struct keymap keymap = {0};
	struct err err = {0};
	struct str keys = {0};

	(void)state;
	bind_defaults(&keymap);
	assert_int_equal(asked(&keymap, 0, "Down"), DOWN);
	assert_int_equal(asked(&keymap, 0, "x"), KEYMAP_NONE);
	assert_int_equal(asked(&keymap, 0, "M-j"), KEYMAP_NONE);
	assert_true(keymap_label(&keymap, 0, UP, &keys));
	assert_string_equal(str_text(&keys), "k");
	str_clear(&keys);
	keymap_keys(&keymap, DOWN, &keys);
	assert_string_equal(str_text(&keys), "j Down");
	assert_false(keymap_bind(&keymap, QUIT, "Q j", &err));
	assert_int_equal(asked(&keymap, 0, "Q"), KEYMAP_NONE);
	assert_false(keymap_bind(&keymap, QUIT, "Quit", &err));
	str_fini(&keys);
	keymap_fini(&keymap);
}

static void
settings_replace_the_defaults(void **state)
{
	static const struct {
		struct setting settings[2];
		const char *error; /* NULL: fine */
		const char *down, *up, *quit;
	} cases[] = {
		{{{"down", "n", 3, 9}}, NULL, "n", "k Up", "q"},
		/* a line with its argument is one more */
		{{{"down 5", "n", 3, 9}}, NULL, "j Down", "k Up", "q"},
		{{{"down 5", "j", 3, 9}}, NULL, "Down", "k Up", "q"},
		{{{"down", "jj", 3, 9}}, NULL, "jj", "k Up", "q"},
		{{{"down", ",d <Space>x", 3, 9}}, NULL, ",d <Space>x", "k Up",
			"q"},
		{{{"down", "kx", 3, 9}}, NULL, "kx", "Up", "q"},
		{{{"down", "n", 3, 9}, {"up", "nn", 4, 7}},
			"c.yaml:4:7: the key “nn” is taken already", "j Down",
			"k Up", "q"},
		{{{"down", "Dow", 3, 9}}, "c.yaml:3:9: “Dow” is not a key",
			"j Down", "k Up", "q"},
		{{{"down", "k", 3, 9}}, NULL, "k", "Up", "q"},
		{{{"quit", "", 3, 9}}, NULL, "j Down", "k Up", ""},
		{{{"down", "k", 3, 9}, {"up", "j", 4, 7}}, NULL, "k", "j", "q"},
		{{{"dwon", "n", 3, 9}},
			"c.yaml:3:9: there is no command “dwon”; `?` shows them",
			"j Down", "k Up", "q"},
		{{{"down", "n Donw", 3, 9}}, "c.yaml:3:9: “Donw” is not a key",
			"j Down", "k Up", "q"},
		{{{"down", "n", 3, 9}, {"up", "n", 4, 7}},
			"c.yaml:4:7: the key “n” is taken already", "j Down",
			"k Up", "q"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct keymap keymap = {0};
		struct err err = {0};
		struct str keys = {0};
		size_t count = cases[i].settings[1].name ? 2 : 1;

		bind_defaults(&keymap);
		assert_int_equal(
			configure(&keymap, cases[i].settings, count, &err),
			cases[i].error == NULL);
		if (cases[i].error)
			assert_string_equal(err.text, cases[i].error);
		keymap_keys(&keymap, DOWN, &keys);
		assert_string_equal(str_text(&keys), cases[i].down);
		str_clear(&keys);
		keymap_keys(&keymap, UP, &keys);
		assert_string_equal(str_text(&keys), cases[i].up);
		str_clear(&keys);
		keymap_keys(&keymap, QUIT, &keys);
		assert_string_equal(str_text(&keys), cases[i].quit);
		str_fini(&keys);
		keymap_fini(&keymap);
	}
}

static void
keys_follow_one_another(void **state)
{
	struct setting settings[] = {{"quit now", "gq", 3, 9}};
	const struct keymap_entry *entry = NULL;
	struct key g = key_make('g', 0);
	struct keymap keymap = {0};
	struct err err = {0};
	int count = 0;

	(void)state;
	assert_true(keymap_bind(&keymap, DOWN, "gg j", &err));
	assert_true(keymap_bind(&keymap, UP, "gk", &err));
	assert_false(keymap_bind(&keymap, QUIT, "g", &err));
	assert_false(keymap_bind(&keymap, QUIT, "ggg", &err));
	assert_true(configure(&keymap, settings, 1, &err));
	assert_int_equal(asked(&keymap, 0, "g"), KEYMAP_NONE - 1);
	assert_int_equal(asked(&keymap, 0, "g g"), DOWN);
	assert_int_equal(asked(&keymap, 0, "g k"), UP);
	assert_int_equal(asked(&keymap, 0, "g x"), KEYMAP_NONE);
	assert_int_equal(asked(&keymap, 0, "g q"), QUIT);
	while ((entry = keymap_follow(&keymap, 0, &g, 1, entry))) {
		count++;
		if (entry->command == QUIT)
			assert_string_equal(entry->argument, "now");
	}
	assert_int_equal(count, 3);
	keymap_fini(&keymap);
}

/* The last command lies in a layer of its own. */
static int
layer(int index)
{
	return index == QUIT ? 1 : 0;
}

static void
a_layer_comes_before_the_rest(void **state)
{
	struct setting settings[] = {{"quit", "k", 3, 9}};
	struct keymap keymap = {.layer = layer};
	struct err err = {0};

	(void)state;
	assert_true(keymap_bind(&keymap, DOWN, "j q", &err));
	assert_true(keymap_bind(&keymap, UP, "k", &err));
	assert_true(keymap_bind(&keymap, QUIT, "q", &err));
	assert_int_equal(asked(&keymap, 0, "q"), DOWN);
	assert_int_equal(asked(&keymap, 1, "q"), QUIT);
	assert_int_equal(asked(&keymap, 1, "j"), DOWN);
	assert_int_equal(asked(&keymap, 2, "q"), DOWN);
	assert_true(configure(&keymap, settings, 1, &err));
	assert_int_equal(asked(&keymap, 0, "k"), UP);
	assert_int_equal(asked(&keymap, 1, "k"), QUIT);
	assert_int_equal(asked(&keymap, 1, "q"), DOWN);
	keymap_fini(&keymap);
}

static int
screen(const char *name)
{
	return strcmp(name, "review") == 0 ? 1 : 0;
}

/* A command has other keys on a screen, which take them from that one's own. */
static void
a_screen_has_keys_of_its_own(void **state)
{
	struct setting settings[] = {{"review.down", "q n", 3, 9}};
	struct setting wrong[] = {{"quit.down", "n", 3, 9}};
	struct setting twice[] = {{"review.quit", "n", 3, 9}};
	struct keymap keymap = {.layer = layer, .screen = screen};
	struct err err = {0};
	struct str label = {0};

	(void)state;
	bind_defaults(&keymap);
	assert_true(configure(&keymap, settings, 1, &err));
	assert_int_equal(asked(&keymap, 1, "n"), DOWN);
	assert_int_equal(asked(&keymap, 1, "j"), DOWN);
	assert_int_equal(asked(&keymap, 1, "q"), DOWN);
	assert_int_equal(asked(&keymap, 0, "n"), KEYMAP_NONE);
	assert_int_equal(asked(&keymap, 0, "j"), DOWN);
	assert_true(keymap_label(&keymap, 1, DOWN, &label));
	assert_true(keymap_label(&keymap, 0, DOWN, &label));
	assert_string_equal(str_text(&label), "qj");
	str_clear(&label);
	keymap_keys(&keymap, DOWN, &label);
	assert_string_equal(str_text(&label), "j Down");
	str_fini(&label);
	assert_false(configure(&keymap, wrong, 1, &err));
	assert_string_equal(err.text,
		"c.yaml:3:9: there is no screen “quit” with keys of its own");
	assert_false(configure(&keymap, twice, 1, &err));
	keymap_fini(&keymap);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_and_written),
		cmocka_unit_test(bytes_become_keys),
		cmocka_unit_test(bytes_may_come_one_by_one),
		cmocka_unit_test(terminfo_adds_keys),
		cmocka_unit_test(a_key_has_one_command),
		cmocka_unit_test(keys_follow_one_another),
		cmocka_unit_test(a_layer_comes_before_the_rest),
		cmocka_unit_test(a_screen_has_keys_of_its_own),
		cmocka_unit_test(settings_replace_the_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
