/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "yaml/settings.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void
test_read(void **state)
{
	static const struct {
		const char *text, *flat; /* "name=value@line:column;" */
	} cases[] = {
		{"", ""},
		{"# nothing\n", ""},
		{"theme: dark\n", "theme=dark@1:8;"},
		{"keys: {down: j Down, up: \"\"}\n",
			"keys.down=j Down@1:14;keys.up=@1:26;"},
		{"keys:\n  down: j\n  up: k\n",
			"keys.down=j@2:9;keys.up=k@3:7;"},
		{"a: [x, {b: y}]\n", "a.0=x@1:5;a.1.b=y@1:12;"},
		{"on: yes\nb: ~\n", "on=yes@1:5;b=@2:4;"},
		{"名: 值\n", "名=值@1:6;"},
		{"256: 010\n", "256=010@1:6;"},
		{"a: |\n  x\n  y\n", "a=x\ny\n@1:4;"},
		{"\xef\xbb\xbf"
		 "a: b\n",
			"a=b@1:4;"},
		{"{\"a\": {\"b\": 1}}", "a.b=1@1:13;"},
	};
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};
		struct str flat = {0};
		struct settings *settings = settings_read(
			"f", cases[i].text, strlen(cases[i].text), &err);

		if (!settings)
			fail_msg("%s: %s", cases[i].text, err.text);
		for (n = 0; n < settings_count(settings); n++) {
			const struct setting *at = settings_at(settings, n);

			str_addf(&flat, "%s=%s@%d:%d;", at->name, at->value,
				at->line, at->column);
			assert_ptr_equal(settings_find(settings, at->name), at);
		}
		assert_string_equal(str_text(&flat), cases[i].flat);
		assert_null(settings_find(settings, "no such"));
		settings_free(settings);
		str_fini(&flat);
	}
}

static void
test_refuse(void **state)
{
	static const struct {
		const char *text, *begin;
	} cases[] = {
		{"text\n", "f:1:1: "},
		{"- a\n", "f:1:1: "},
		{"a: b\na: c\n", "f:2:1: a stood in line 1"},
		{"k: {a: b, a: c}\n", "f:1:11: k.a stood in line 1"},
		{"a: &x b\n", "f:1:4: anchors"},
		{"a: *x\n", "f:1:4: aliases"},
		{"a: !x b\n", "f:1:4: tags"},
		{"a: b\n--- \nc: d\n", "f:2:1: a second document"},
		{"a: [\n", "f:2:1: this is not valid YAML"},
		{"a: \"\\x1b\"\n", "f:1:4: an escape"},
		{"a: \xff\n", "f:1:4: not UTF-8"},
		{"[a]: b\n", "f:1:1: a key is a word"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};

		assert_null(settings_read(
			"f", cases[i].text, strlen(cases[i].text), &err));
		if (strncmp(err.text, cases[i].begin, strlen(cases[i].begin)) !=
			0)
			fail_msg("%s: %s", cases[i].text, err.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_refuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
