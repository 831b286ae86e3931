/* SPDX-License-Identifier: MIT */
/* The numbers of design/semantics.md, as tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/change.h"
#include "model/progress.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define NONE DECIMAL_NONE
#define D(n) ((int64_t)((n)*DECIMAL_ONE))

static void
test_tenths_read(void **state)
{
	static const struct {
		const char *text;
		int tenths; /* -1: refused */
	} cases[] = {
		{"7/10", 70},
		{"7", 70},
		{"0.7", 70},
		{"70%", 70},
		{"5.5/10", 55},
		{"５/１０", 50},
		{"５／１０", 50},
		{"7０％", 70},
		{"10/10", 100},
		{"10", 100},
		{"1.0", 100},
		{"1", 10},
		{"0", 0},
		{"0.0", 0},
		{"100%", 100},
		{"5.5", 55},
		{" 5 / 10 ", 50},
		{"70/100", 70},
		{"0.05", 5},
		{"55.5%", 55},
		{"11/10", -1},
		{"-1", -1},
		{"abc", -1},
		{"", -1},
		{"/10", -1},
		{"7/", -1},
		{"7/9", -1},
		{"101%", -1},
		{"10.1", -1},
		{"5/10/10", -1},
		{"１１", -1},
		{"%", -1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};
		int tenths = -1;
		bool ok = tenths_read(
			cases[i].text, strlen(cases[i].text), &tenths, &err);

		if (ok != (cases[i].tenths >= 0) ||
			(ok && tenths != cases[i].tenths))
			fail_msg("%s: %d", cases[i].text, tenths);
		assert_true(ok || err.text[0]);
	}
}

static void
test_score_read(void **state)
{
	static const struct {
		const char *text;
		int score;
	} cases[] = {{"0.7", 70}, {"0.75", 75}, {"1", 100}, {"1.0", 100},
		{"70%", 70}, {"7/10", 70}, {"0", 0}, {"7", -1}, {"1.1", -1},
		{"x", -1}};
	char text[TENTHS_TEXT_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		int score = -1;
		bool ok = score_read(
			cases[i].text, strlen(cases[i].text), &score, NULL);

		if (ok != (cases[i].score >= 0) ||
			(ok && score != cases[i].score))
			fail_msg("%s: %d", cases[i].text, score);
	}
	assert_string_equal(score_text(70, text), "0.7");
	assert_string_equal(score_text(75, text), "0.75");
	assert_string_equal(score_text(100, text), "1.0");
	assert_string_equal(score_text(5, text), "0.05");
	assert_string_equal(score_text(-1, text), "–");
}

/* What is shown of a share: rounded down, full only when all is there. */
static void
test_shown(void **state)
{
	static const struct {
		int32_t share;
		int tenths, hundredths, cells; /* of 20 */
	} cases[] = {
		{SHARE_NONE, -1, -1, -1},
		{0, 0, 0, 0},
		{SHARE_ONE, 100, 100, 20},
		{SHARE_ONE - 1, 99, 99, 19},
		{SHARE_ONE / 2 - 3, 50, 50, 10},
		{SHARE_ONE / 4 * 3, 75, 75, 15},
		{SHARE_ONE / 3 * 2, 66, 66, 13},
		{499999990, 49, 49, 9},
		{161800000, 16, 16, 3},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(share_tenths(cases[i].share), cases[i].tenths);
		assert_int_equal(
			share_hundredths(cases[i].share), cases[i].hundredths);
		assert_int_equal(
			share_steps(cases[i].share, 20), cases[i].cells);
	}
}

static void
test_metric_ratio(void **state)
{
	static const struct {
		int64_t start, target, current;
		int tenths; /* clamped and shown */
		int raw;    /* tenths, not clamped */
	} cases[] = {
		{D(0), D(100), D(50), 50, 50},
		{D(200), D(0), D(100), 50, 50},
		{D(-10), D(10), D(0), 50, 50},
		{D(7), D(7), D(7), 100, 100},
		{D(7), D(7), D(6), 0, 0},
		{D(0), D(3), D(3), 100, 100},
		{D(10), D(20), D(5), 0, -50},
		{D(0), D(100), D(120), 100, 120},
		{D(0), D(3), D(1), 33, 33},
		{D(0.1), D(0.05), D(0.075), 50, 50},
		{D(0), D(1000), D(999), 99, 99},
		{D(0), D(10000000), D(9999999), 99, 99},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		int64_t raw = metric_ratio(
			cases[i].start, cases[i].target, cases[i].current);
		int64_t clamped = raw < 0 ? 0
			: raw > SHARE_ONE ? SHARE_ONE
					  : raw;

		assert_int_equal(
			share_tenths((int32_t)clamped), cases[i].tenths);
		assert_int_equal(
			raw / (SHARE_ONE / PROGRESS_MAX), cases[i].raw);
	}
}

static void
test_pace(void **state)
{
	int32_t starts = day_make(2026, 10, 1), ends = day_make(2026, 12, 31);
	static const struct {
		int month, day, expected;
	} cases[] = {{9, 30, 0}, {10, 1, 0}, {10, 2, 1}, {11, 16, 50},
		{11, 21, 55}, {12, 31, 98}};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(
			pace_expected(starts, ends,
				day_make(2026, cases[i].month, cases[i].day)),
			cases[i].expected);
	assert_int_equal(
		pace_expected(starts, ends, day_make(2027, 1, 1)), 100);
	assert_int_equal(pace_expected(starts, starts, starts), 0);
	assert_int_equal(pace_expected(starts, starts, starts + 1), 100);
}

/* Plans for the tables below, built as a file would be read. */
struct sample {
	struct plan plan;
	struct change change;
};

static void
set_up(struct sample *sample)
{
	memset(sample, 0, sizeof *sample);
	plan_init(&sample->plan);
}

static void
tear_down(struct sample *sample)
{
	change_fini(&sample->change);
	plan_fini(&sample->plan);
}

static void
put(struct sample *sample, enum record kind, uint32_t id, int field,
	int64_t number)
{
	change_put(&sample->change, kind, id, field, value_number(number));
}

static uint32_t
add_node(struct sample *sample, int level, uint32_t above)
{
	uint32_t id =
		change_create(&sample->change, &sample->plan, RECORD_NODE);

	put(sample, RECORD_NODE, id, NODE_LEVEL, level);
	put(sample, RECORD_NODE, id, NODE_POSITION, id);
	if (above)
		put(sample, RECORD_NODE, id,
			level == LEVEL_OBJECTIVE ? NODE_CYCLE : NODE_PARENT,
			above);
	return id;
}

static uint32_t
add_cycle(struct sample *sample, int32_t starts, int32_t ends)
{
	uint32_t id =
		change_create(&sample->change, &sample->plan, RECORD_CYCLE);

	put(sample, RECORD_CYCLE, id, CYCLE_STARTS, starts);
	put(sample, RECORD_CYCLE, id, CYCLE_ENDS, ends);
	return id;
}

static void
commit(struct sample *sample)
{
	change_apply(&sample->plan, &sample->change);
	change_clear(&sample->change);
}

static void
test_basis(void **state)
{
	static const struct {
		int basis;
		int64_t start, target, current, low, high;
		int done, dropped, open; /* actions */
		int tenths;
		bool no_data;
	} cases[] = {
		{BASIS_METRIC, D(0), D(100), D(50), NONE, NONE, 0, 0, 0, 50, 0},
		{BASIS_METRIC, D(0), D(100), NONE, NONE, NONE, 0, 0, 0, 0, 1},
		{BASIS_METRIC, NONE, D(4), D(1), NONE, NONE, 0, 0, 0, 25, 0},
		{BASIS_METRIC, NONE, NONE, D(5), NONE, D(5), 0, 0, 0, 100, 0},
		{BASIS_METRIC, NONE, NONE, D(6), NONE, D(5), 0, 0, 0, 0, 0},
		{BASIS_METRIC, D(10), NONE, D(6), NONE, D(5), 0, 0, 0, 80, 0},
		{BASIS_METRIC, NONE, NONE, D(3), D(2), D(5), 0, 0, 0, 100, 0},
		{BASIS_METRIC, NONE, NONE, D(1), D(2), D(5), 0, 0, 0, 0, 0},
		{BASIS_ACTIONS, NONE, NONE, NONE, NONE, NONE, 1, 0, 2, 33, 0},
		{BASIS_ACTIONS, NONE, NONE, NONE, NONE, NONE, 1, 5, 1, 50, 0},
		{BASIS_ACTIONS, NONE, NONE, NONE, NONE, NONE, 0, 2, 0, 0, 1},
		{BASIS_MANUAL, NONE, NONE, NONE, NONE, NONE, 2, 0, 0, 0, 1},
	};
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sample sample;
		struct progress progress;
		uint32_t kr, action;

		set_up(&sample);
		kr = add_node(&sample, LEVEL_KEY_RESULT, 0);
		put(&sample, RECORD_NODE, kr, NODE_BASIS, cases[i].basis);
#define METRIC(field, value)        \
	if (cases[i].value != NONE) \
	put(&sample, RECORD_NODE, kr, field, cases[i].value)
		METRIC(NODE_START, start);
		METRIC(NODE_TARGET, target);
		METRIC(NODE_CURRENT, current);
		METRIC(NODE_LOW, low);
		METRIC(NODE_HIGH, high);
		for (k = 0;
			k < cases[i].done + cases[i].dropped + cases[i].open;
			k++) {
			action = add_node(&sample, LEVEL_ACTION, kr);
			if (k < cases[i].done)
				put(&sample, RECORD_NODE, action, NODE_STATE,
					STATE_DONE);
			else if (k < cases[i].done + cases[i].dropped)
				put(&sample, RECORD_NODE, action, NODE_STATE,
					STATE_DROPPED);
		}
		commit(&sample);
		progress = node_progress(
			&sample.plan, plan_node(&sample.plan, kr));
		if (share_tenths(progress.share) != cases[i].tenths ||
			progress.no_data != cases[i].no_data)
			fail_msg("case %zu: %d", i,
				share_tenths(progress.share));
		assert_int_equal(
			plan_node(&sample.plan, kr)->share, progress.share);
		tear_down(&sample);
	}
}

static void
test_roll_up(void **state)
{
	static const struct {
		int count;
		struct {
			int tenths, weight; /* weight -1: none given */
			bool dropped;
		} krs[4];
		int tenths;
	} cases[] = {
		{0, {{0}}, -1},
		{3, {{50, -1, 0}, {50, -1, 0}, {60, -1, 0}}, 53},
		{2, {{100, -1, 0}, {-1, -1, 0}}, 50},
		{2, {{100, 300, 0}, {0, 100, 0}}, 75},
		{2, {{100, 300, 0}, {0, -1, 0}}, 75},
		{2, {{100, -1, 0}, {0, -1, 1}}, 100},
		{2, {{100, -1, 1}, {0, -1, 1}}, -1},
		{2, {{100, 0, 0}, {0, 0, 0}}, -1},
		{3, {{100, -1, 0}, {100, -1, 0}, {99, -1, 0}}, 99},
	};
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sample sample;
		uint32_t objective, kr;

		set_up(&sample);
		objective = add_node(&sample, LEVEL_OBJECTIVE, 0);
		for (k = 0; k < cases[i].count; k++) {
			kr = add_node(&sample, LEVEL_KEY_RESULT, objective);
			if (cases[i].krs[k].tenths >= 0)
				put(&sample, RECORD_NODE, kr, NODE_PROGRESS,
					cases[i].krs[k].tenths);
			if (cases[i].krs[k].weight >= 0)
				put(&sample, RECORD_NODE, kr, NODE_WEIGHT,
					cases[i].krs[k].weight);
			if (cases[i].krs[k].dropped)
				put(&sample, RECORD_NODE, kr, NODE_STATE,
					STATE_DROPPED);
		}
		commit(&sample);
		if (share_tenths(plan_node(&sample.plan, objective)->share) !=
			cases[i].tenths)
			fail_msg("case %zu: %d", i,
				share_tenths(plan_node(&sample.plan, objective)
						     ->share));
		tear_down(&sample);
	}
}

/* A year is the mean of its quarters and its own objectives; a value by hand
 * stands over what is derived, which stays to be seen. */
static void
test_cycles(void **state)
{
	struct sample sample;
	uint32_t year, quarter, own, inner, kr;
	struct progress progress;
	char text[TENTHS_TEXT_SIZE];

	(void)state;
	set_up(&sample);
	year = add_cycle(&sample, day_make(2026, 1, 1), day_make(2026, 12, 31));
	quarter =
		add_cycle(&sample, day_make(2026, 1, 1), day_make(2026, 3, 31));
	put(&sample, RECORD_CYCLE, quarter, CYCLE_PARENT, year);
	own = add_node(&sample, LEVEL_OBJECTIVE, year);
	kr = add_node(&sample, LEVEL_KEY_RESULT, own);
	put(&sample, RECORD_NODE, kr, NODE_PROGRESS, 40);
	inner = add_node(&sample, LEVEL_OBJECTIVE, quarter);
	kr = add_node(&sample, LEVEL_KEY_RESULT, inner);
	put(&sample, RECORD_NODE, kr, NODE_PROGRESS, 80);
	commit(&sample);
	assert_int_equal(
		share_tenths(plan_cycle(&sample.plan, year)->share), 60);
	change_set(&sample.change, &sample.plan, RECORD_NODE, kr, NODE_PROGRESS,
		value_number(100));
	commit(&sample);
	assert_int_equal(
		share_tenths(plan_cycle(&sample.plan, year)->share), 70);
	change_set(&sample.change, &sample.plan, RECORD_NODE, own,
		NODE_PROGRESS, value_number(90));
	commit(&sample);
	progress = node_progress(&sample.plan, plan_node(&sample.plan, own));
	assert_true(progress.by_hand);
	assert_int_equal(share_tenths(progress.share), 90);
	assert_int_equal(share_tenths(progress.derived), 40);
	assert_string_equal(tenths_text(95, text), "9.5");
	assert_string_equal(tenths_text(90, text), "9");
	assert_string_equal(tenths_text_fixed(90, text), "9.0");
	tear_down(&sample);
}

static void
test_standing(void **state)
{
	/* 100 days; on day 50 half of it is expected. */
	static const struct {
		int progress, confidence, confirmed, checkin; /* days ago */
		bool blocked, done;
		int due; /* day of the cycle, -1: none */
		enum status status, suggested;
	} cases[] = {
		{50, 50, 0, -1, 0, 0, -1, STATUS_PENDING, STATUS_ON_TRACK},
		{40, 50, STATUS_ON_TRACK, 0, 0, 0, -1, STATUS_ON_TRACK,
			STATUS_ON_TRACK},
		{39, 50, STATUS_AT_RISK, 0, 0, 0, -1, STATUS_AT_RISK,
			STATUS_AT_RISK},
		{25, 50, STATUS_ON_TRACK, 10, 0, 0, -1, STATUS_ON_TRACK,
			STATUS_AT_RISK},
		{24, 50, STATUS_ON_TRACK, 11, 0, 0, -1, STATUS_OUTDATED,
			STATUS_OFF_TRACK},
		{90, 30, STATUS_ON_TRACK, 1, 0, 0, -1, STATUS_ON_TRACK,
			STATUS_AT_RISK},
		{90, 80, STATUS_ON_TRACK, 1, 1, 0, -1, STATUS_ON_TRACK,
			STATUS_AT_RISK},
		{90, 80, STATUS_ON_TRACK, 1, 0, 0, 40, STATUS_ON_TRACK,
			STATUS_OFF_TRACK},
		{100, 80, STATUS_ON_TRACK, 1, 0, 0, 40, STATUS_ON_TRACK,
			STATUS_ON_TRACK},
		{10, 10, STATUS_OFF_TRACK, 90, 0, 1, -1, STATUS_DONE,
			STATUS_OFF_TRACK},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		int32_t starts = day_make(2026, 1, 1), today = starts + 50;
		struct sample sample;
		struct standing standing;
		uint32_t cycle, objective, kr, entry;

		set_up(&sample);
		cycle = add_cycle(&sample, starts, starts + 99);
		objective = add_node(&sample, LEVEL_OBJECTIVE, cycle);
		kr = add_node(&sample, LEVEL_KEY_RESULT, objective);
		put(&sample, RECORD_NODE, kr, NODE_PROGRESS, cases[i].progress);
		put(&sample, RECORD_NODE, kr, NODE_CONFIDENCE,
			cases[i].confidence);
		if (cases[i].confirmed)
			put(&sample, RECORD_NODE, kr, NODE_STATUS,
				cases[i].confirmed);
		if (cases[i].due >= 0)
			put(&sample, RECORD_NODE, kr, NODE_DUE,
				starts + cases[i].due);
		if (cases[i].done)
			put(&sample, RECORD_NODE, kr, NODE_STATE, STATE_DONE);
		if (cases[i].checkin >= 0) {
			entry = change_create(
				&sample.change, &sample.plan, RECORD_CHECKIN);
			put(&sample, RECORD_CHECKIN, entry, CHECKIN_NODE, kr);
			put(&sample, RECORD_CHECKIN, entry, CHECKIN_ON,
				today - cases[i].checkin);
		}
		commit(&sample);
		standing = node_standing(
			&sample.plan, plan_node(&sample.plan, kr), today);
		if (standing.status != cases[i].status)
			fail_msg("case %zu: %s", i,
				status_word(standing.status));
		/* An objective is as its weakest key result. */
		assert_int_equal(
			node_standing(&sample.plan,
				plan_node(&sample.plan, objective), today)
				.status,
			cases[i].status);
		standing = standing_suggest(&sample.plan,
			plan_node(&sample.plan, kr),
			cases[i].progress * (SHARE_ONE / PROGRESS_MAX),
			cases[i].confidence, cases[i].blocked, today);
		if (standing.status != cases[i].suggested)
			fail_msg("case %zu suggests %s", i,
				status_word(standing.status));
		tear_down(&sample);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tenths_read),
		cmocka_unit_test(test_score_read),
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_metric_ratio),
		cmocka_unit_test(test_pace),
		cmocka_unit_test(test_basis),
		cmocka_unit_test(test_roll_up),
		cmocka_unit_test(test_cycles),
		cmocka_unit_test(test_standing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
