/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "term/theme.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool
same(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

static void
the_built_in_themes_show_what_matters(void **state)
{
	(void)state;
	for (size_t i = 0; theme_sources[i].name; i++) {
		struct err err = {0};
		struct theme *theme = theme_load(theme_sources[i].name, &err);

		if (!theme)
			fail_msg("%s", err.text);
		for (int at = 0; at < THEME_DEPTHS; at++) {
			enum theme_depth depth = (enum theme_depth)at;
			struct look normal =
				theme_look(theme, depth, ROLE_NORMAL);
			struct look selected = theme_look(
				theme, depth, ROLE_NORMAL | STYLE_SELECTED);
			struct look dim = theme_look(
				theme, depth, ROLE_NORMAL | STYLE_SELECTED_DIM);

			assert_false(same(normal, selected));
			assert_false(same(selected, dim));
			assert_false(same(theme_look(theme, depth, ROLE_BORDER),
				theme_look(theme, depth, ROLE_BORDER_FOCUS)));
			assert_false(same(
				normal, theme_look(theme, depth, STYLE_MATCH)));
			assert_false(same(
				normal, theme_look(theme, depth, ROLE_ERROR)));
			if (depth == THEME_MONO)
				assert_int_equal(selected.fg, -1);
		}
		theme_free(theme);
	}
}

static void
every_role_is_in_the_dark_theme(void **state)
{
	const struct theme_source *dark = theme_sources;

	(void)state;
	while (strcmp(dark->name, "dark") != 0)
		dark++;
	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *name = theme_role_name((enum role)role);
		bool found = false;

		for (size_t i = 0; dark->lines[i] && !found; i++)
			found = !strncmp(dark->lines[i], name, strlen(name)) &&
				dark->lines[i][strlen(name)] == ':';
		if (!found)
			fail_msg("%s is missing", name);
	}
}

static void
looks_are_read(void **state)
{
	static const struct {
		const char *look;
		struct look expected;
	} cases[] = {
		{"default", {-1, -1, 0}},
		{"75", {75, -1, 0}},
		{"on 236", {-1, 236, 0}},
		{"bold red on bright-black", {1, 8, LOOK_BOLD}},
		{"underline 0 on white reverse",
			{0, 7, LOOK_UNDERLINE | LOOK_REVERSE}},
		{"italic dim", {-1, -1, LOOK_ITALIC | LOOK_DIM}},
		{"'#ff0000'", {196, -1, 0}},
		{"'#5f87af'", {67, -1, 0}},
		{"'#808080'", {244, -1, 0}},
		{"'#000000 on #ffffff'", {16, 231, 0}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[100];
		struct err err = {0};
		struct theme *theme;

		snprintf(text, sizeof text, "good: {256: %s}\n", cases[i].look);
		theme = theme_read("t.yaml", text, strlen(text), &err);
		if (!theme)
			fail_msg("%s", err.text);
		if (!same(theme_look(theme, THEME_256, ROLE_GOOD),
			    cases[i].expected))
			fail_msg("%s", cases[i].look);
		theme_free(theme);
	}
}

static void
mistakes_are_named_with_their_place(void **state)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{"goood: {256: red}\n",
			"t.yaml:1:14: there is no role “goood”"},
		{"good: red\n",
			"t.yaml:1:7: a role has a look for 256, 16 and "
			"mono"},
		{"good: {88: red}\n",
			"t.yaml:1:12: a role has a look for 256, "
			"16 and mono"},
		{"good: {256: redd}\n",
			"t.yaml:1:13: “redd” is no colour and no attribute"},
		{"good: {256: 256}\n",
			"t.yaml:1:13: “256” is no colour and no attribute"},
		{"good: {16: 17}\n",
			"t.yaml:1:12: “17” is not among the colours of “16”"},
		{"good: {mono: red}\n",
			"t.yaml:1:14: “red” is not among the colours of "
			"“mono”"},
		{"extends: drak\n",
			"t.yaml:1:10: there is no theme “drak”; "
			"there are dark, high-contrast, light, "
			"mono"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = {0};

		assert_null(theme_read(
			"t.yaml", cases[i].text, strlen(cases[i].text), &err));
		assert_string_equal(err.text, cases[i].error);
	}
}

static void
a_theme_extends_another(void **state)
{
	static const char text[] = "extends: light\ngood: {mono: bold}\n";
	struct err err = {0};
	struct theme *light = theme_load("light", &err);
	struct theme *theme = theme_read("t", text, sizeof text - 1, &err);

	(void)state;
	assert_non_null(light);
	assert_non_null(theme);
	assert_true(same(theme_look(theme, THEME_256, ROLE_BAD),
		theme_look(light, THEME_256, ROLE_BAD)));
	/* What has no look with more colours looks as with fewer. */
	assert_int_equal(
		theme_look(theme, THEME_256, ROLE_GOOD).attributes, LOOK_BOLD);
	theme_free(light);
	theme_free(theme);
}

static void
overlays_lie_over_roles(void **state)
{
	static const char text[] = "normal: {256: 250 on 16}\n"
				   "good: {256: bold 40}\n"
				   "bar-low: {256: 9 on 3}\n"
				   "selected: {256: on 237}\n"
				   "selected-dim: {256: 15 on 4}\n"
				   "match: {256: underline}\n";
	static const struct {
		unsigned style;
		struct look look;
	} cases[] = {
		{ROLE_NORMAL, {250, 16, 0}},
		{ROLE_GOOD, {40, 16, LOOK_BOLD}},
		{ROLE_GOOD | STYLE_SELECTED, {40, 237, LOOK_BOLD}},
		{ROLE_GOOD | STYLE_SELECTED_DIM, {15, 4, 0}},
		{ROLE_BAR_LOW, {9, 3, 0}},
		{ROLE_BAR_LOW | STYLE_SELECTED, {9, 237, 0}},
		{ROLE_GOOD | STYLE_MATCH, {40, 16, LOOK_BOLD | LOOK_UNDERLINE}},
		{ROLE_BAD | STYLE_BOLD, {250, 16, LOOK_BOLD}},
		{200, {250, 16, 0}},
	};
	struct err err = {0};
	struct theme *theme = theme_read("t", text, sizeof text - 1, &err);

	(void)state;
	assert_non_null(theme);
	for (size_t i = 0; i < COUNT(cases); i++)
		if (!same(theme_look(theme, THEME_256, cases[i].style),
			    cases[i].look))
			fail_msg("case %zu", i);
	theme_free(theme);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_built_in_themes_show_what_matters),
		cmocka_unit_test(every_role_is_in_the_dark_theme),
		cmocka_unit_test(looks_are_read),
		cmocka_unit_test(mistakes_are_named_with_their_place),
		cmocka_unit_test(a_theme_extends_another),
		cmocka_unit_test(overlays_lie_over_roles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
