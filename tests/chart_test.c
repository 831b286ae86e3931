/* SPDX-License-Identifier: MIT */
/* Charts, drawn small enough to be checked by eye. */
#include "review_sample.h"

#include "base/decimal.h"
#include "base/text.h"
#include "review/chart.h"

static void
sparklines(void **state)
{
	static const struct {
		int64_t values[6];
		size_t count;
		int64_t low, high;
		const char *blocks, *ascii;
	} cases[] = {
		{{0}, 0, 0, 100, "", ""},
		{{0, 50, 100}, 3, 0, 100, "▁▅█", "_=#"},
		{{0, 14, 28, 43, 57, 71}, 6, 0, 100, "▁▂▃▄▅▆", "_.:-=+"},
		{{-5, 105}, 2, 0, 100, "▁█", "_#"},
		{{50, DECIMAL_NONE, 50}, 3, 0, 100, "▅ ▅", "= ="},
		{{7, 7, 7}, 3, 0, 0, "▁▁▁", "___"},
		{{1, 2, 3}, 3, 0, 0, "▁▅█", "_=#"},
		{{-DECIMAL_MAX, 0, DECIMAL_MAX}, 3, 0, 0, "▁▅█", "_=#"},
	};
	struct str out = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		str_clear(&out);
		chart_sparkline(&out,
			&(struct series){cases[i].values, cases[i].count,
				cases[i].low, cases[i].high},
			CHART_BLOCKS);
		assert_string_equal(str_text(&out), cases[i].blocks);
		str_clear(&out);
		chart_sparkline(&out,
			&(struct series){cases[i].values, cases[i].count,
				cases[i].low, cases[i].high},
			CHART_ASCII);
		assert_string_equal(str_text(&out), cases[i].ascii);
	}
	str_fini(&out);
}

static void
bars(void **state)
{
	static const struct {
		int64_t value, most;
		const char *blocks, *ascii;
	} cases[] = {
		{0, 100, "    ", "----"},
		{100, 100, "████", "####"},
		{50, 100, "██  ", "##--"},
		{60, 100, "██▍ ", "##--"},
		{99, 100, "███▉", "###-"},
		{1, 0, "    ", "----"},
		{200, 100, "████", "####"},
		{-1, 100, "    ", "----"},
	};
	struct str out = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		str_clear(&out);
		chart_bar(&out, cases[i].value, cases[i].most, 4, CHART_BLOCKS);
		assert_string_equal(str_text(&out), cases[i].blocks);
		str_clear(&out);
		chart_bar(&out, cases[i].value, cases[i].most, 4, CHART_ASCII);
		assert_string_equal(str_text(&out), cases[i].ascii);
	}
	str_fini(&out);
}

static const struct point steps[] = {
	{TODAY, -1, 20, NULL}, {TODAY + 10, -1, 50, NULL}};

static void
assert_chart(struct chart chart, const char *expected)
{
	struct str out = {0};
	int row;

	for (row = 0; row < chart.height; row++) {
		chart_row(&chart, row, &out);
		str_add_char(&out, '\n');
	}
	assert_string_equal(str_text(&out), expected);
	str_fini(&out);
}

/* Forty days, the first half of them gone. */
static void
burn_up_in_three_styles(void **state)
{
	const struct doc_chart data = {.type = CHART_BURN_UP,
		.starts = TODAY,
		.ends = TODAY + 39,
		.today = TODAY + 20,
		.points = steps,
		.count = 2};
	struct arena arena = {0};
	struct chart chart;
	enum chart_style style;
	struct str row = {0};

	(void)state;
	for (style = CHART_BRAILLE; style <= CHART_ASCII; style++) {
		chart = chart_burn_up(&arena, &data, 24, 8, style);
		assert_int_equal(chart.width, 24);
		assert_int_equal(chart.height, 8);
		str_clear(&row);
		chart_row(&chart, 7, &row);
		assert_string_equal(str_text(&row), "    11-21   12-11  12-30");
	}
	chart = chart_burn_up(&arena, &data, 24, 8, CHART_ASCII);
	assert_chart(chart,
		"10 |          :       ..\n"
		"   |          :   ....\n"
		" 6 |     ######...\n"
		"   |     ######\n"
		"   |###########\n"
		" 0 |###########\n"
		"   +----------^---------\n"
		"    11-21   12-11  12-30\n");
	str_fini(&row);
	arena_fini(&arena);
}

static void
charts_without_room_are_empty(void **state)
{
	struct doc_chart data = {.type = CHART_BURN_UP,
		.starts = TODAY,
		.ends = TODAY + 39,
		.points = steps,
		.count = 2,
		.low = DECIMAL_NONE,
		.high = DECIMAL_NONE};
	struct arena arena = {0};

	(void)state;
	assert_int_equal(
		chart_burn_up(&arena, &data, 15, 8, CHART_ASCII).height, 0);
	assert_int_equal(
		chart_burn_up(&arena, &data, 24, 3, CHART_ASCII).height, 0);
	assert_int_equal(
		chart_scatter(&arena, &data, 24, 3, CHART_ASCII).height, 0);
	data.ends = data.starts;
	assert_int_equal(
		chart_burn_up(&arena, &data, 24, 8, CHART_ASCII).height, 0);
	assert_int_equal(
		chart_line(&arena, &data, 40, 8, CHART_ASCII).height, 0);
	arena_fini(&arena);
}

/* Every cell is one cell wide, at every size and in every style. */
static void
charts_keep_their_size(void **state)
{
	static const struct point points[] = {{TODAY - 50, 0, 0, NULL},
		{TODAY, 100, 100, NULL}, {TODAY + 5, 50, 30, NULL},
		{TODAY + 90, 50, 30, NULL}};
	const struct doc_chart data = {.starts = TODAY,
		.ends = TODAY + 60,
		.today = TODAY + 9,
		.points = points,
		.count = 4,
		.low = 20,
		.high = DECIMAL_NONE};
	struct chart (*const draw[])(struct arena * arena,
		const struct doc_chart *data, int width, int height,
		enum chart_style style) = {
		chart_burn_up, chart_line, chart_scatter};
	struct arena arena = {0};
	struct str row = {0};
	struct chart chart;
	int width, height, y;
	unsigned i, style;

	(void)state;
	for (width = 16; width < 90; width += 7)
		for (height = 4; height < 20; height += 3)
			for (i = 0; i < COUNT(draw) * 3; i++) {
				style = i % 3;
				chart = draw[i / 3](&arena, &data, width,
					height, (enum chart_style)style);
				for (y = 0; y < chart.height; y++) {
					str_clear(&row);
					chart_row(&chart, y, &row);
					assert_true(
						text_width(str_text(&row),
							row.length) <= width);
				}
			}
	str_fini(&row);
	arena_fini(&arena);
}

static void
points_of_check_ins(void **state)
{
	struct arena arena = {0};
	struct sample sample;
	const struct point *points;
	const struct plan *plan = &sample.plan;
	uint32_t objective, first, second;
	size_t count;

	(void)state;
	sample_begin(&sample);
	objective = sample_add(&sample, 0, "o");
	first = sample_add(&sample, objective, "a");
	second = sample_add(&sample, objective, "b");
	sample_checkin(&sample, first, TODAY - 14, 20, 50, NULL);
	sample_checkin(&sample, first, TODAY - 7, -1, 40, NULL);
	sample_checkin(&sample, first, TODAY, 60, 70, NULL);
	sample_checkin(&sample, second, TODAY - 7, 100, 90, NULL);

	points = chart_points(plan, plan_node(plan, first), &arena, &count);
	assert_int_equal(count, 3);
	assert_int_equal(points[0].y, 20);
	assert_int_equal(points[1].y, 20);
	assert_int_equal(points[2].y, 60);
	assert_int_equal(points[1].x, 40);

	/* Means of both: 20/0, 20/100, 60/100. */
	points = chart_points_of_cycle(
		plan, plan_cycle(plan, sample.cycle), &arena, &count);
	assert_int_equal(count, 3);
	assert_int_equal(points[0].day, TODAY - 14);
	assert_int_equal(points[0].y, 10);
	assert_int_equal(points[1].y, 60);
	assert_int_equal(points[2].y, 80);
	points = chart_points_of_objective(
		plan, plan_node(plan, objective), &arena, &count);
	assert_int_equal(count, 3);
	assert_int_equal(points[2].y, 80);
	arena_fini(&arena);
	sample_end(&sample);
}

/* A metric's values are progress by the metric's own rule, also downwards. */
static void
points_of_a_metric(void **state)
{
	static const struct {
		int64_t value;
		int y;
	} cases[] = {{200, 0}, {150, 50}, {100, 100}, {90, 100}, {230, 0},
		{133, 67}};
	struct checkin_values values = {.progress = -1, .confidence = -1};
	struct arena arena = {0};
	struct sample sample;
	const struct point *points;
	uint32_t id;
	size_t count, i;

	(void)state;
	sample_begin(&sample);
	id = sample_add(&sample, sample_add(&sample, 0, "o"), "a");
	sample_set(&sample, RECORD_NODE, id, NODE_BASIS,
		value_number(BASIS_METRIC));
	sample_set(&sample, RECORD_NODE, id, NODE_START,
		value_number(200 * DECIMAL_ONE));
	sample_set(&sample, RECORD_NODE, id, NODE_TARGET,
		value_number(100 * DECIMAL_ONE));
	for (i = 0; i < COUNT(cases); i++) {
		values.on = TODAY - 20 + (int32_t)i;
		values.current = cases[i].value * DECIMAL_ONE;
		assert_true(edit_checkin(
			&sample.plan, id, &values, &sample.change, NULL));
		sample_commit(&sample);
	}
	points = chart_points(
		&sample.plan, plan_node(&sample.plan, id), &arena, &count);
	assert_int_equal(count, COUNT(cases));
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(points[i].y, cases[i].y);
	arena_fini(&arena);
	sample_end(&sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sparklines),
		cmocka_unit_test(bars),
		cmocka_unit_test(burn_up_in_three_styles),
		cmocka_unit_test(charts_without_room_are_empty),
		cmocka_unit_test(charts_keep_their_size),
		cmocka_unit_test(points_of_check_ins),
		cmocka_unit_test(points_of_a_metric),
	};

	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
