/* SPDX-License-Identifier: MIT */
#include <math.h>
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
	for (size_t i = 0; theme_tables[i].name; i++) {
		struct err err = {0};
		struct theme *theme = theme_load(theme_tables[i].name, &err);

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
	const struct theme_table *dark = theme_tables;

	(void)state;
	while (strcmp(dark->name, "dark") != 0)
		dark++;
	assert_int_equal(dark->count, ROLE_COUNT * THEME_DEPTHS);
	for (int role = 0; role < ROLE_COUNT; role++) {
		size_t found = 0;

		for (size_t i = 0; i < dark->count; i++)
			found += dark->rows[i].role == role;
		if (found != THEME_DEPTHS)
			fail_msg("%s", theme_role_name((enum role)role));
	}
}

/* The tables that the build made are what the reader makes of the files. */
static void
the_tables_are_the_files(void **state)
{
	(void)state;
	for (size_t i = 0; theme_tables[i].name; i++) {
		struct err err = {0};
		char path[100];
		struct theme *table = theme_load(theme_tables[i].name, &err);
		struct theme *file;

		snprintf(path, sizeof path, "./themes/%s.yaml",
			theme_tables[i].name);
		file = theme_load(path, &err);
		if (!file)
			fail_msg("%s", err.text);
		for (unsigned style = 0; style < ROLE_COUNT; style++)
			for (int depth = 0; depth <= THEME_TRUE; depth++)
				if (!same(theme_look(table,
						  (enum theme_depth)depth,
						  style),
					    theme_look(file,
						    (enum theme_depth)depth,
						    style)))
					fail_msg("%s: %s", path,
						theme_role_name(
							(enum role)style));
		theme_free(table);
		theme_free(file);
	}
}

/* ---- contrast, as WCAG 2 has it */

static double
linear(int component)
{
	double value = component / 255.0;

	return value <= 0.03928 ? value / 12.92
				: pow((value + 0.055) / 1.055, 2.4);
}

static double
luminance(int rgb)
{
	return 0.2126 * linear(rgb >> 16 & 255) +
		0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
}

static double
contrast(int a, int b)
{
	double one = luminance(a) + 0.05, other = luminance(b) + 0.05;

	return one > other ? one / other : other / one;
}

static int
rgb_of(int32_t colour, int own)
{
	if (colour < 0)
		return own;
	return THEME_IS_RGB(colour) ? colour & 0xffffff : theme_rgb(colour);
}

/* What has to be seen and not read. */
static bool
is_drawn(int role)
{
	switch (role) {
	case ROLE_BAR_LOW:
	case ROLE_BAR_MIDDLE:
	case ROLE_BAR_HIGH:
	case ROLE_BAR_TIME:
	case ROLE_SCROLL:
	case ROLE_BORDER_FOCUS:
		return true;
	default:
		return false;
	}
}

/* What may be faint. */
static bool
is_faint(int role)
{
	return role == ROLE_BORDER || role == ROLE_BAR_EMPTY;
}

static void
check_contrast(const char *name, const struct theme *theme, int depth,
	unsigned style, int ground)
{
	struct look look = theme_look(theme, (enum theme_depth)depth, style);
	int text = rgb_of(look.fg, ground < 0x808080 ? 0xe5e5e5 : 0x000000);
	double least = is_drawn((int)(style & STYLE_ROLE)) ? 3.0 : 4.5;

	if (contrast(text, rgb_of(look.bg, ground)) < least)
		fail_msg("%s: %s (style %x, depth %d, on %06x) has %.2f", name,
			theme_role_name((enum role)(style & STYLE_ROLE)), style,
			depth, (unsigned)ground,
			contrast(text, rgb_of(look.bg, ground)));
}

/* On the darkest and the lightest of the grounds that a theme is for. */
static void
every_text_can_be_read_on_its_ground(void **state)
{
	static const unsigned overlays[] = {
		0, STYLE_SELECTED, STYLE_SELECTED_DIM, STYLE_MATCH};

	(void)state;
	for (size_t i = 0; theme_tables[i].name; i++) {
		const char *name = theme_tables[i].name;
		bool light = strstr(name, "light") != NULL;
		struct theme *theme = theme_load(name, NULL);

		for (unsigned style = 0; style < ROLE_COUNT; style++)
			for (size_t at = 0; at < COUNT(overlays); at++) {
				unsigned all = style | overlays[at];

				if (is_faint((int)style))
					continue;
				check_contrast(name, theme, THEME_16, all,
					light ? 0xffffff : 0x000000);
				/* Without looks for more colours, the user's
				 * own sixteen are meant. */
				if (!strncmp(name, "16-", 3))
					continue;
				for (int depth = THEME_256; depth <= THEME_TRUE;
					depth++) {
					check_contrast(name, theme, depth, all,
						light ? 0xffffff : 0x000000);
					check_contrast(name, theme, depth, all,
						light ? 0xf5f5f5 : 0x1e1e1e);
				}
			}
		theme_free(theme);
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
			"there are 16-colour-light, 16-colour, "
			"colour-blind-light, colour-blind, dark, "
			"high-contrast, light, mono"},
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
		cmocka_unit_test(the_tables_are_the_files),
		cmocka_unit_test(every_text_can_be_read_on_its_ground),
		cmocka_unit_test(looks_are_read),
		cmocka_unit_test(mistakes_are_named_with_their_place),
		cmocka_unit_test(a_theme_extends_another),
		cmocka_unit_test(overlays_lie_over_roles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
