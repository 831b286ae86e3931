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

#include "base/str.h"
#include "term/canvas.h"
#include "term/layout.h"
#include "term/lines.h"
#include "term/list.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The row as a terminal would show it. Checks on the way that wide
 * characters are whole. */
static const char *
row_text(const struct canvas *canvas, int row)
{
	static struct str line;
	const struct cell *cells = canvas_row(canvas, row);

	str_clear(&line);
	for (int col = 0; col < canvas_cols(canvas); col++) {
		if (cells[col].width == 0) {
			assert_true(col > 0 && cells[col - 1].width == 2);
			assert_int_equal(cells[col].length, 0);
			continue;
		}
		if (cells[col].width == 2)
			assert_true(col + 1 < canvas_cols(canvas) &&
				cells[col + 1].width == 0);
		assert_true(cells[col].length > 0);
		str_add_bytes(&line, cells[col].text, cells[col].length);
	}
	return str_text(&line);
}

static void
text_is_clipped_to_whole_characters(void **state)
{
	static const struct {
		const char *text;
		int col, cells, used;
		const char *row; /* of eight cells that were dots */
	} cases[] = {
		{"abc", 0, 8, 3, "abc....."},
		{"abcdefghij", 0, 8, 8, "abcdefgh"},
		{"abcdefghij", 6, 8, 2, "......ab"},
		{"abc", -1, 8, 3, "bc......"},
		{"abc", 8, 8, 0, "........"},
		{"abc", 30000, 8, 0, "........"},
		{"abc", -30000, 8, 3, "........"},
		{"abc", 0, 2, 2, "ab......"},
		{"abc", 0, 0, 0, "........"},
		{"abc", 0, -5, 0, "........"},
		{"中文", 0, 8, 4, "中文...."},
		{"中文", 0, 3, 2, "中......"},
		{"中文", 5, 8, 2, ".....中."},
		{"中文", -1, 8, 4, " 文....."},
		{"a中b", 6, 8, 1, "......a."},
		/* combining marks stay on their letter, at most four */
		{"e\u0301f", 0, 8, 2, "e\u0301f......"},
		{"f", 7, 1, 1, ".......f"},
		/* what would hide or reorder text is written out */
		{"a\x1b[1m", 0, 8, 6, "a^[[1m.."},
		{"a\tb\nc", 0, 8, 5, "a b c..."},
		{"\xff", 0, 8, 1, "\xef\xbf\xbd......."},
		/* a flag is two letters for curses */
		{"🇨🇳!", 0, 8, 3, "🇨🇳!....."},
		/* emoji that terminals join or not are kept apart */
		{"👩\u200d👧", 0, 8, 4, "👩👧...."},
		{"👍🏽.", 0, 8, 5, "👍  ...."},
		{"❤\ufe0f.", 0, 8, 2, "❤......."},
		{"", 0, 8, 0, "........"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct canvas canvas;
		int used;

		canvas_init(&canvas, 1, 8);
		canvas_fill(&canvas, canvas_whole(&canvas), ROLE_NORMAL, ".");
		used = canvas_text(&canvas,
			(struct strip){0, cases[i].col, cases[i].cells},
			ROLE_NORMAL, cases[i].text, strlen(cases[i].text));
		assert_string_equal(row_text(&canvas, 0), cases[i].row);
		if (used != cases[i].used)
			fail_msg("“%s” used %d", cases[i].text, used);
		canvas_fini(&canvas);
	}
}

static void
fit_cuts_with_a_mark_and_fills(void **state)
{
	static const struct {
		const char *text;
		int cells;
		const char *fit, *right; /* of six cells that were dots */
	} cases[] = {
		{"abc", 6, "abc   ", "...abc"},
		{"abcdef", 6, "abcdef", "abcdef"},
		{"abcdefg", 6, "abcde…", "abcde…"},
		{"中文", 4, "中文..", "中文.."},
		{"中文字", 4, "中… ..", ".中….."},
		{"中文字", 5, "中文….", "中文…."},
		{
			"中",
			1,
			"….....",
			"….....",
		},
		{"abc", 0, "......", "......"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct canvas canvas;
		size_t length = strlen(cases[i].text);

		canvas_init(&canvas, 2, 6);
		canvas_fill(&canvas, canvas_whole(&canvas), ROLE_NORMAL, ".");
		canvas_fit(&canvas, (struct strip){0, 0, cases[i].cells},
			ROLE_NORMAL, cases[i].text, length);
		canvas_right(&canvas, (struct strip){1, 0, cases[i].cells},
			ROLE_NORMAL, cases[i].text, length);
		assert_string_equal(row_text(&canvas, 0), cases[i].fit);
		assert_string_equal(row_text(&canvas, 1), cases[i].right);
		canvas_fini(&canvas);
	}
}

static void
a_wide_character_goes_as_a_whole(void **state)
{
	struct canvas canvas, part;

	(void)state;
	canvas_init(&canvas, 1, 6);
	canvas_put(&canvas, 0, 0, ROLE_NORMAL, "中文字");
	canvas_put(&canvas, 0, 1, ROLE_NORMAL, "a");
	assert_string_equal(row_text(&canvas, 0), " a文字");
	canvas_put(&canvas, 0, 4, ROLE_NORMAL, "b");
	assert_string_equal(row_text(&canvas, 0), " a文b ");
	canvas_put(&canvas, 0, 3, ROLE_NORMAL, "字");
	assert_string_equal(row_text(&canvas, 0), " a 字 ");
	/* Also when its other half is outside of the part drawn on. */
	part = canvas_part(&canvas, (struct rect){0, 4, 1, 2});
	canvas_put(&part, 0, 0, ROLE_NORMAL, "x");
	assert_string_equal(row_text(&canvas, 0), " a  x ");
	canvas_fini(&canvas);
}

static void
a_part_has_its_own_origin_and_edges(void **state)
{
	struct canvas canvas, part, inner;
	int row, col;

	(void)state;
	canvas_init(&canvas, 3, 8);
	part = canvas_part(&canvas, (struct rect){1, 2, 9, 4});
	assert_int_equal(canvas_rows(&part), 2);
	canvas_put(&part, 0, -1, ROLE_NORMAL, "abcdefgh");
	canvas_put(&part, -1, 0, ROLE_NORMAL, "no");
	canvas_put(&part, 2, 0, ROLE_NORMAL, "no");
	assert_string_equal(row_text(&canvas, 0), "        ");
	assert_string_equal(row_text(&canvas, 1), "  bcde  ");
	inner = canvas_part(&part, (struct rect){0, 1, 1, 2});
	canvas_clear(&inner, ROLE_NORMAL);
	assert_string_equal(row_text(&canvas, 1), "  b  e  ");
	canvas_cursor(&inner, 0, 1);
	assert_true(canvas_cursor_at(&canvas, &row, &col));
	assert_int_equal(row, 1);
	assert_int_equal(col, 4);
	canvas_cursor(&inner, 0, 2);
	assert_false(canvas_cursor_at(&canvas, &row, &col));
	canvas_fini(&canvas);
}

static void
boxes_that_touch_share_their_border(void **state)
{
	static const char *const rows[] = {
		"┌ Plan ─┬────┐",
		"│       │    │",
		"│       ├ …  ┤",
		"│       │    │",
		"└───────┴────┘",
	};
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 5, 14);
	/* Twice: drawing over itself changes nothing. */
	for (int i = 0; i < 2; i++) {
		canvas_box(&canvas, (struct rect){0, 0, 5, 9}, ROLE_BORDER,
			"Plan", ROLE_TITLE);
		canvas_box(&canvas, (struct rect){0, 8, 3, 6}, ROLE_BORDER,
			NULL, ROLE_TITLE);
		canvas_box(&canvas, (struct rect){2, 8, 3, 6},
			ROLE_BORDER_FOCUS, "文字", ROLE_TITLE);
		for (int row = 0; row < 5; row++)
			assert_string_equal(row_text(&canvas, row), rows[row]);
	}
	canvas_fini(&canvas);
}

static void
a_line_ends_in_the_lines_it_meets(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 3, 5);
	canvas_box(&canvas, canvas_whole(&canvas), ROLE_BORDER, NULL, 0);
	canvas_hline(&canvas, 1, 0, 5, ROLE_BORDER);
	canvas_vline(&canvas, 0, 2, 3, ROLE_BORDER);
	assert_string_equal(row_text(&canvas, 0), "┌─┬─┐");
	assert_string_equal(row_text(&canvas, 1), "├─┼─┤");
	assert_string_equal(row_text(&canvas, 2), "└─┴─┘");
	canvas_clear(&canvas, ROLE_NORMAL);
	canvas_hline(&canvas, 1, 1, 1, ROLE_BORDER);
	canvas_hline(&canvas, 2, 3, 9, ROLE_BORDER);
	assert_string_equal(row_text(&canvas, 1), " ─   ");
	assert_string_equal(row_text(&canvas, 2), "   ──");
	canvas_fini(&canvas);
}

static void
a_bar_is_empty_and_full_only_at_its_ends(void **state)
{
	static const struct {
		int value, whole;
		const char *row;
	} cases[] = {
		{0, 100, "───────"},
		{7, 100, "───────"},
		{8, 100, "╸──────"},
		{50, 100, "━━━╸───"},
		{75, 100, "━━━━━──"},
		{99, 100, "━━━━━━╸"},
		{100, 100, "━━━━━━━"},
		{-5, 100, "───────"},
		{500, 100, "━━━━━━━"},
		{1, 0, "       "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct canvas canvas;

		canvas_init(&canvas, 1, 7);
		canvas_bar(&canvas, (struct strip){0, 0, 7},
			(struct meter){cases[i].value, cases[i].whole},
			ROLE_BAR_HIGH, ROLE_BAR_EMPTY);
		assert_string_equal(row_text(&canvas, 0), cases[i].row);
		canvas_fini(&canvas);
	}
}

static void
nothing_is_drawn_outside_whatever_the_place(void **state)
{
	static const int places[] = {INT16_MIN, -3, -1, 0, 1, 2, 3, INT16_MAX};

	(void)state;
	for (size_t i = 0; i < COUNT(places) * COUNT(places); i++) {
		struct canvas canvas;
		int row = places[i / COUNT(places)];
		int col = places[i % COUNT(places)];

		canvas_init(&canvas, 2, 3);
		canvas_put(&canvas, row, col, ROLE_NORMAL, "中e\u0301文");
		canvas_fit(&canvas, (struct strip){row, col, 5}, ROLE_NORMAL,
			"中文字", 9);
		canvas_box(&canvas, (struct rect){row, col, 2, 3}, ROLE_BORDER,
			"中", ROLE_TITLE);
		canvas_bar(&canvas, (struct strip){row, col, 4},
			(struct meter){1, 2}, ROLE_BAR_LOW, 0);
		canvas_style(&canvas, (struct rect){row, col, 9, 9}, 0,
			STYLE_SELECTED);
		canvas_cursor(&canvas, row, col);
		row_text(&canvas, 0);
		row_text(&canvas, 1);
		canvas_fini(&canvas);
	}
}

static bool
inside(struct rect rect, int rows, int cols)
{
	return rect.row >= 0 && rect.col >= 0 && rect.row + rect.rows <= rows &&
		rect.col + rect.cols <= cols;
}

static void
every_size_has_a_layout_inside_it(void **state)
{
	(void)state;
	for (int rows = 0; rows <= 60; rows++)
		for (int cols = 0; cols <= 210; cols++)
			for (size_t panes = 1; panes <= LAYOUT_PANES; panes++) {
				size_t focus = panes - 1;
				struct layout layout =
					layout_make(rows, cols, panes, focus);

				if (layout.kind == LAYOUT_NONE) {
					assert_true(rows < LAYOUT_ROWS ||
						cols < LAYOUT_COLS);
					continue;
				}
				assert_true(layout.panes[focus].rows >= 3);
				assert_true(layout.panes[focus].cols >= 20);
				assert_true(inside(layout.message, rows, cols));
				for (size_t i = 0; i < panes; i++)
					assert_true(inside(
						layout.panes[i], rows, cols));
			}
}

static void
panes_stack_and_go_as_the_screen_narrows(void **state)
{
	static const struct {
		int rows, cols;
		enum layout_kind kind;
		int shown;
	} cases[] = {
		{24, 130, LAYOUT_WIDE, 3},
		{24, 129, LAYOUT_STACKED, 2},
		{24, 60, LAYOUT_STACKED, 2},
		{12, 80, LAYOUT_SINGLE, 1},
		{24, 59, LAYOUT_SINGLE, 1},
		{10, 40, LAYOUT_SINGLE, 1},
		{9, 40, LAYOUT_NONE, 0},
		{10, 39, LAYOUT_NONE, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct layout layout =
			layout_make(cases[i].rows, cases[i].cols, 3, 2);
		int shown = 0;

		for (size_t pane = 0; pane < 3; pane++)
			shown += layout.panes[pane].rows > 0;
		assert_int_equal(layout.kind, cases[i].kind);
		assert_int_equal(shown, cases[i].shown);
	}
}

static void
a_list_keeps_its_row_in_view(void **state)
{
	static const struct {
		size_t count;
		int height, halves;
		long by;
		size_t selected, top; /* after it, from row 50 at top 45 */
	} cases[] = {
		{100, 10, 0, 1, 51, 45},
		{100, 10, 0, 3, 53, 46},
		{100, 10, 0, -4, 46, 44},
		{100, 10, 0, -1000, 0, 0},
		{100, 10, 0, 1000, 99, 90},
		{100, 10, 2, 0, 60, 55},
		{100, 10, -1, 0, 45, 40},
		{100, 3, 0, 1, 51, 49},
		{100, 1, 0, 1, 51, 51},
		{100, 0, 0, 1, 51, 49},
		{5, 10, 0, -1, 3, 0},
		{0, 10, 0, 1, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct list list = {
			.count = 100, .selected = 50, .top = 45, .height = 10};

		list_size(&list, cases[i].count, cases[i].height);
		if (cases[i].halves)
			list_page(&list, cases[i].halves);
		list_move(&list, cases[i].by);
		assert_int_equal(list.selected, cases[i].selected);
		if (cases[i].height > 0)
			assert_int_equal(list.top, cases[i].top);
	}
}

static void
a_list_beside_a_pane_jumps(void **state)
{
	struct list list = {.jump = 4};

	(void)state;
	list_size(&list, 100, 10);
	list_select(&list, 7);
	assert_int_equal(list.top, 0);
	list_move(&list, 1);
	assert_int_equal(list.top, 5);
	list_move(&list, -1);
	assert_int_equal(list.top, 5);
	list_move(&list, -1);
	assert_int_equal(list.top, 0);
	list.jump = 1000;
	for (size_t row = 0; row < 100; row++) {
		list_select(&list, row);
		assert_true(list.top <= row && row < list.top + 10);
		list_select(&list, 100 - row);
	}
}

static void
links_are_of_cells(void **state)
{
	struct canvas canvas, part;
	const struct cell *cells;

	(void)state;
	canvas_init(&canvas, 2, 10);
	part = canvas_part(&canvas, (struct rect){1, 2, 1, 4});
	canvas_put(&canvas, 1, 0, ROLE_LINK, "0123456789");
	canvas_link(&part, 0, -1, 20, "https://例.cn/a b");
	cells = canvas_row(&canvas, 1);
	assert_int_equal(cells[1].link, 0);
	assert_int_equal(cells[6].link, 0);
	assert_string_equal(canvas_address(&canvas, cells[2].link),
		"https://%E4%BE%8B.cn/a%20b");
	/* What is drawn over it is none; one address has one number. */
	canvas_put(&canvas, 1, 2, ROLE_NORMAL, "x");
	assert_int_equal(cells[2].link, 0);
	canvas_link(&canvas, 0, 0, 3, "https://例.cn/a b");
	assert_int_equal(canvas_row(&canvas, 0)[0].link, cells[3].link);
	canvas_link(&canvas, 0, 0, 3, "mailto:li@example.com");
	assert_int_not_equal(canvas_row(&canvas, 0)[0].link, cells[3].link);
	/* Neither a path nor an escape sequence. */
	canvas_link(&canvas, 0, 0, 3, "docs/plan.md");
	assert_int_equal(canvas_row(&canvas, 0)[0].link, 0);
	canvas_link(&canvas, 0, 0, 3, "a://\x1b]0;x\x07");
	assert_string_equal(
		canvas_address(&canvas, canvas_row(&canvas, 0)[0].link),
		"a://%1B]0;x%07");
	canvas_fini(&canvas);
}

static void
tab_stops_are_columns_of_all_lines(void **state)
{
	static const struct {
		const char *title[2], *owner[2], *why[2];
		const char *rows[2]; /* of 24 cells */
	} cases[] = {
		/* As far to the left as the titles let. */
		{{"目标", "a goal"}, {"@li", "@王"}, {"due", "over"},
			{"目标    @li  due        ",
				"a goal  @王  over       "}},
		/* No owner: no column. */
		{{"目标", "a goal"}, {"", ""}, {"due", "over"},
			{"目标    due             ",
				"a goal  over            "}},
		/* A title gives way, but not more than half of the width. */
		{{"一个很长很长的目标", "b"}, {"", ""},
			{"overdue since May", "due"},
			{"一个很长很…   overdue s…",
				"b             due       "}},
		/* One without an owner has that room too. */
		{{"一二三四五六七八九", "b"}, {"", "@li"}, {"w", "w"},
			{"一二三四五六七八九     w",
				"b                 @li  w"}},
	};
	struct canvas canvas;
	struct lines lines = {0};
	size_t i;
	int row;

	(void)state;
	canvas_init(&canvas, 2, 24);
	for (i = 0; i < COUNT(cases); i++) {
		canvas_clear(&canvas, ROLE_NORMAL);
		for (row = 0; row < 2; row++) {
			lines_begin(&lines, 0);
			lines_add(&lines, 0, ROLE_NORMAL, cases[i].title[row]);
			if (*cases[i].owner[row]) {
				lines_add(&lines, -1, ROLE_NORMAL,
					cases[i].owner[row]);
				lines_tab(&lines, 1);
			}
			lines_add(&lines, -1, ROLE_NORMAL, cases[i].why[row]);
			lines_tab(&lines, 2);
		}
		lines_set_tabs(&lines, 24);
		for (row = 0; row < 2; row++) {
			lines_draw(&lines, (size_t)row, &canvas, row, 0);
			assert_string_equal(
				row_text(&canvas, row), cases[i].rows[row]);
		}
		lines_fini(&lines);
	}
	canvas_fini(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_clipped_to_whole_characters),
		cmocka_unit_test(fit_cuts_with_a_mark_and_fills),
		cmocka_unit_test(a_wide_character_goes_as_a_whole),
		cmocka_unit_test(a_part_has_its_own_origin_and_edges),
		cmocka_unit_test(boxes_that_touch_share_their_border),
		cmocka_unit_test(a_line_ends_in_the_lines_it_meets),
		cmocka_unit_test(a_bar_is_empty_and_full_only_at_its_ends),
		cmocka_unit_test(nothing_is_drawn_outside_whatever_the_place),
		cmocka_unit_test(every_size_has_a_layout_inside_it),
		cmocka_unit_test(panes_stack_and_go_as_the_screen_narrows),
		cmocka_unit_test(a_list_keeps_its_row_in_view),
		cmocka_unit_test(a_list_beside_a_pane_jumps),
		cmocka_unit_test(links_are_of_cells),
		cmocka_unit_test(tab_stops_are_columns_of_all_lines),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
