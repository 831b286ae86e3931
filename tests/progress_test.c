/* SPDX-License-Identifier: MIT */
/* The numbers of design/semantics.md, as tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/change.h"
#include "model/edit.h"
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
		int tenths = -1;
		bool ok = tenths_read(
			cases[i].text, strlen(cases[i].text), &tenths);

		if (ok != (cases[i].tenths >= 0) ||
			(ok && tenths != cases[i].tenths))
			fail_msg("%s: %d", cases[i].text, tenths);
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
			cases[i].text, strlen(cases[i].text), &score);

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

static int
tenths_of(const struct sample *sample, uint32_t cycle, int32_t today)
{
	return cycle_tenths(
		&sample->plan, plan_cycle(&sample->plan, cycle), today);
}

/* A year is the mean of its quarters and its own objectives; a value by hand
 * stands over what is derived, which stays to be seen. */
static void
test_cycles(void **state)
{
	struct sample sample;
	uint32_t year, quarter, half, own, inner, kr;
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
	assert_int_equal(tenths_of(&sample, year, day_make(2026, 2, 1)), 60);
	/* What has not begun is in no mean. */
	assert_int_equal(tenths_of(&sample, year, day_make(2025, 12, 31)), 40);
	change_set(&sample.change, &sample.plan, RECORD_NODE, kr, NODE_PROGRESS,
		value_number(100));
	commit(&sample);
	assert_int_equal(tenths_of(&sample, year, day_make(2026, 2, 1)), 70);
	/* A half in between is looked through, unless somebody set it. */
	half = add_cycle(&sample, day_make(2026, 1, 1), day_make(2026, 6, 30));
	put(&sample, RECORD_CYCLE, half, CYCLE_PARENT, year);
	change_set(&sample.change, &sample.plan, RECORD_CYCLE, quarter,
		CYCLE_PARENT, value_number(half));
	commit(&sample);
	assert_int_equal(tenths_of(&sample, year, day_make(2026, 2, 1)), 70);
	assert_int_equal(tenths_of(&sample, half, day_make(2026, 2, 1)), 100);
	change_set(&sample.change, &sample.plan, RECORD_CYCLE, half,
		CYCLE_PROGRESS, value_number(20));
	commit(&sample);
	assert_int_equal(tenths_of(&sample, year, day_make(2026, 2, 1)), 30);
	change_set(&sample.change, &sample.plan, RECORD_NODE, own,
		NODE_PROGRESS, value_number(90));
	commit(&sample);
	progress = node_progress(&sample.plan, plan_node(&sample.plan, own));
	assert_true(progress.by_hand);
	assert_int_equal(share_tenths(progress.share), 90);
	assert_int_equal(share_tenths(progress.derived), 40);
	assert_string_equal(tenths_text(95, text), "9.5");
	assert_string_equal(tenths_text(90, text), "9");
	assert_string_equal(tenths_text_column(90, text), "9  ");
	assert_string_equal(tenths_text_column(100, text), "10  ");
	assert_string_equal(tenths_text_column(55, text), "5.5");
	assert_string_equal(tenths_text_column(-1, text), "–  ");
	tear_down(&sample);
}

#define NEVER (-1)

/* One key result in a cycle of 100 days; on day 50 half of it is expected. */
struct situation {
	int progress, confidence, confirmed;
	int checkin;   /* days ago, NEVER for none */
	int checked;   /* the progress it had then */
	int made, due; /* days of the cycle, NEVER for none */
	int today;     /* day of the cycle */
	bool blocked, done;
	enum status status, suggested;
	unsigned reasons; /* among others */
};

static void
set_situation(struct sample *sample, const struct situation *situation,
	uint32_t kr, int32_t starts)
{
	uint32_t entry;

	put(sample, RECORD_NODE, kr, NODE_PROGRESS, situation->progress);
	put(sample, RECORD_NODE, kr, NODE_CONFIDENCE, situation->confidence);
	if (situation->confirmed)
		put(sample, RECORD_NODE, kr, NODE_STATUS, situation->confirmed);
	if (situation->due != NEVER)
		put(sample, RECORD_NODE, kr, NODE_DUE, starts + situation->due);
	if (situation->made != NEVER)
		put(sample, RECORD_NODE, kr, NODE_MADE,
			starts + situation->made);
	if (situation->done)
		put(sample, RECORD_NODE, kr, NODE_STATE, STATE_DONE);
	if (situation->checkin == NEVER)
		return;
	entry = change_create(&sample->change, &sample->plan, RECORD_CHECKIN);
	put(sample, RECORD_CHECKIN, entry, CHECKIN_NODE, kr);
	put(sample, RECORD_CHECKIN, entry, CHECKIN_ON,
		starts + situation->today - situation->checkin);
	put(sample, RECORD_CHECKIN, entry, CHECKIN_PROGRESS,
		situation->checked);
	if (situation->confirmed)
		put(sample, RECORD_CHECKIN, entry, CHECKIN_STATUS,
			situation->confirmed);
}

static void
test_standing(void **state)
{
	static const struct situation cases[] = {
		/* pending for ten days from the beginning, or its own */
		{0, 50, 0, NEVER, 0, NEVER, NEVER, 10, 0, 0, STATUS_PENDING,
			STATUS_ON_TRACK, REASON_NO_CHECKIN},
		{0, 50, 0, NEVER, 0, NEVER, NEVER, 11, 0, 0, STATUS_OUTDATED,
			STATUS_AT_RISK, REASON_NO_CHECKIN | REASON_BEHIND},
		{50, 50, 0, NEVER, 0, 40, NEVER, 50, 0, 0, STATUS_PENDING,
			STATUS_ON_TRACK, 0},
		{50, 50, 0, NEVER, 0, 39, NEVER, 50, 0, 0, STATUS_OUTDATED,
			STATUS_ON_TRACK, 0},
		/* confirmed; on the line is the better band */
		{40, 50, STATUS_ON_TRACK, 0, 40, NEVER, NEVER, 50, 0, 0,
			STATUS_ON_TRACK, STATUS_ON_TRACK, REASON_SET},
		{39, 50, STATUS_AT_RISK, 0, 39, NEVER, NEVER, 50, 0, 0,
			STATUS_AT_RISK, STATUS_AT_RISK, REASON_SET},
		/* one band worse keeps it and says why */
		{25, 50, STATUS_ON_TRACK, 10, 25, NEVER, NEVER, 50, 0, 0,
			STATUS_ON_TRACK, STATUS_AT_RISK,
			REASON_SET | REASON_BEHIND},
		{24, 50, STATUS_ON_TRACK, 11, 24, NEVER, NEVER, 50, 0, 0,
			STATUS_OUTDATED, STATUS_OFF_TRACK, REASON_STALE},
		/* off track by now, and it was not when it was confirmed */
		{24, 50, STATUS_ON_TRACK, 10, 24, NEVER, NEVER, 50, 0, 0,
			STATUS_OFF_TRACK, STATUS_OFF_TRACK, REASON_OVERRULED},
		/* it was, and a person knows better */
		{10, 50, STATUS_ON_TRACK, 1, 10, NEVER, NEVER, 50, 0, 0,
			STATUS_ON_TRACK, STATUS_OFF_TRACK, REASON_SET},
		{90, 30, STATUS_ON_TRACK, 1, 90, NEVER, NEVER, 50, 0, 0,
			STATUS_ON_TRACK, STATUS_AT_RISK, REASON_CONFIDENCE},
		{90, 80, STATUS_ON_TRACK, 1, 90, NEVER, NEVER, 50, 1, 0,
			STATUS_ON_TRACK, STATUS_AT_RISK, REASON_SET},
		/* past its day nothing is green but what is reached */
		{90, 80, STATUS_ON_TRACK, 1, 90, NEVER, 40, 50, 0, 0,
			STATUS_OFF_TRACK, STATUS_OFF_TRACK,
			REASON_OVERDUE | REASON_OVERRULED},
		{100, 80, STATUS_OFF_TRACK, 1, 100, NEVER, 40, 50, 0, 0,
			STATUS_ON_TRACK, STATUS_ON_TRACK, REASON_REACHED},
		{90, 80, STATUS_ON_TRACK, 1, 90, NEVER, NEVER, 100, 0, 0,
			STATUS_OFF_TRACK, STATUS_OFF_TRACK, REASON_OVERDUE},
		{10, 10, STATUS_OFF_TRACK, 45, 10, NEVER, NEVER, 50, 0, 1,
			STATUS_DONE, STATUS_OFF_TRACK, 0},
	};
	const int32_t starts = day_make(2026, 1, 1);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		int32_t today = starts + cases[i].today;
		struct sample sample;
		struct standing standing;
		uint32_t objective, kr;

		set_up(&sample);
		objective = add_node(&sample, LEVEL_OBJECTIVE,
			add_cycle(&sample, starts, starts + 99));
		kr = add_node(&sample, LEVEL_KEY_RESULT, objective);
		set_situation(&sample, &cases[i], kr, starts);
		commit(&sample);
		standing = node_standing(
			&sample.plan, plan_node(&sample.plan, kr), today);
		if (standing.status != cases[i].status ||
			(standing.reasons & cases[i].reasons) !=
				cases[i].reasons)
			fail_msg("case %zu: %s, 0x%x", i,
				status_word(standing.status), standing.reasons);
		/* An objective is as its weakest open key result. */
		if (!cases[i].done)
			assert_int_equal(
				node_standing(&sample.plan,
					plan_node(&sample.plan, objective),
					today)
					.status,
				cases[i].status);
		standing = standing_suggest(&sample.plan,
			plan_node(&sample.plan, kr),
			&(struct facts){
				cases[i].progress * (SHARE_ONE / PROGRESS_MAX),
				cases[i].confidence, cases[i].blocked, today});
		if (standing.status != cases[i].suggested)
			fail_msg("case %zu suggests %s", i,
				status_word(standing.status));
		tear_down(&sample);
	}
}

/* `end` expects nothing before the last tenth of the time; `actions` what
 * their due days say. */
static void
test_paces(void **state)
{
	static const struct {
		int day, even, end, actions;
	} cases[] = {{0, 0, 0, 0}, {1, 1, 0, 0}, {30, 30, 0, 0},
		{31, 31, 0, 33}, {50, 50, 0, 33}, {51, 51, 0, 66},
		{90, 90, 0, 66}, {91, 91, 10, 66}, {99, 99, 90, 66},
		{100, 100, 100, 100}, {120, 100, 100, 100}};
	const int32_t starts = day_make(2026, 1, 1);
	static const int paces[] = {PACE_EVEN, PACE_END, PACE_ACTIONS};
	static const int dues[] = {30, 50, NEVER};
	uint32_t objective, krs[3], action;
	struct sample sample;
	size_t i, j;

	(void)state;
	set_up(&sample);
	objective = add_node(&sample, LEVEL_OBJECTIVE,
		add_cycle(&sample, starts, starts + 99));
	for (i = 0; i < COUNT(krs); i++) {
		krs[i] = add_node(&sample, LEVEL_KEY_RESULT, objective);
		if (paces[i])
			put(&sample, RECORD_NODE, krs[i], NODE_PACE, paces[i]);
		for (j = 0; j < COUNT(dues); j++) {
			action = add_node(&sample, LEVEL_ACTION, krs[i]);
			if (dues[j] != NEVER)
				put(&sample, RECORD_NODE, action, NODE_DUE,
					starts + dues[j]);
		}
	}
	commit(&sample);
	for (i = 0; i < COUNT(cases); i++) {
		const int expected[] = {
			cases[i].even, cases[i].end, cases[i].actions};

		for (j = 0; j < COUNT(krs); j++)
			assert_int_equal(
				node_expected(&sample.plan,
					plan_node(&sample.plan, krs[j]),
					starts + cases[i].day),
				expected[j]);
	}
	tear_down(&sample);
}

/* Done is a state: what was set is there again when it is taken back. */
static void
test_done(void **state)
{
	struct sample sample;
	uint32_t cycle, objective, manual, metric;

	(void)state;
	set_up(&sample);
	cycle = add_cycle(&sample, day_make(2026, 1, 1), day_make(2026, 3, 31));
	objective = add_node(&sample, LEVEL_OBJECTIVE, cycle);
	manual = add_node(&sample, LEVEL_KEY_RESULT, objective);
	put(&sample, RECORD_NODE, manual, NODE_PROGRESS, 30);
	metric = add_node(&sample, LEVEL_KEY_RESULT, objective);
	put(&sample, RECORD_NODE, metric, NODE_BASIS, BASIS_METRIC);
	put(&sample, RECORD_NODE, metric, NODE_TARGET, 10 * DECIMAL_ONE);
	put(&sample, RECORD_NODE, metric, NODE_CURRENT, 4 * DECIMAL_ONE);
	commit(&sample);
#define SHOWN(node) share_tenths(plan_node(&sample.plan, (node))->share)
	assert_int_equal(SHOWN(objective), 35);
	edit_state(&sample.plan, manual, (struct state_on){STATE_DONE, 0},
		&sample.change, NULL);
	edit_state(&sample.plan, metric, (struct state_on){STATE_DONE, 0},
		&sample.change, NULL);
	commit(&sample);
	assert_int_equal(SHOWN(manual), 100);
	assert_int_equal(plan_node(&sample.plan, manual)->progress, 30);
	assert_int_equal(SHOWN(metric), 40);
	assert_int_equal(SHOWN(objective), 70);
	edit_state(&sample.plan, manual, (struct state_on){STATE_OPEN, 0},
		&sample.change, NULL);
	edit_state(&sample.plan, metric, (struct state_on){STATE_DROPPED, 0},
		&sample.change, NULL);
	commit(&sample);
	assert_int_equal(SHOWN(manual), 30);
	assert_int_equal(SHOWN(objective), 30);
	tear_down(&sample);
}

/* 2/3, 2/3 and 1/6 are 5/10 and 0.5, wherever they stand. */
static void
test_suggested_score(void **state)
{
	static const int done[] = {4, 4, 1};
	struct sample sample;
	uint32_t objective, kr = 0, action;
	const struct node *node;
	int i, j;

	(void)state;
	set_up(&sample);
	objective = add_node(&sample, LEVEL_OBJECTIVE,
		add_cycle(
			&sample, day_make(2026, 1, 1), day_make(2026, 3, 31)));
	for (i = 0; i < 3; i++) {
		kr = add_node(&sample, LEVEL_KEY_RESULT, objective);
		put(&sample, RECORD_NODE, kr, NODE_BASIS, BASIS_ACTIONS);
		for (j = 0; j < 6; j++) {
			action = add_node(&sample, LEVEL_ACTION, kr);
			if (j < done[i])
				put(&sample, RECORD_NODE, action, NODE_STATE,
					STATE_DONE);
		}
	}
	commit(&sample);
	node = plan_node(&sample.plan, objective);
	assert_int_equal(share_tenths(node->share), 50);
	assert_int_equal(node_suggested_score(&sample.plan, node), 50);
	/* One that is scored counts with that. */
	change_set(&sample.change, &sample.plan, RECORD_NODE, kr, NODE_SCORE,
		value_number(100));
	commit(&sample);
	assert_int_equal(node_suggested_score(&sample.plan, node), 77);
	tear_down(&sample);
}

static void
test_outcomes(void **state)
{
	static const struct {
		int progress, score, kind;
		bool carried, dropped;
		enum status outcome;
	} cases[] = {
		{100, -1, KIND_NONE, 0, 0, STATUS_REACHED},
		{99, -1, KIND_COMMITTED, 0, 0, STATUS_PARTLY},
		{70, -1, KIND_ASPIRATIONAL, 0, 0, STATUS_REACHED},
		{69, -1, KIND_LEARNING, 1, 0, STATUS_CARRIED},
		{30, -1, KIND_NONE, 0, 0, STATUS_PARTLY},
		{29, -1, KIND_NONE, 0, 0, STATUS_MISSED},
		{0, 100, KIND_NONE, 1, 0, STATUS_REACHED},
		{100, 20, KIND_NONE, 0, 0, STATUS_MISSED},
		{100, -1, KIND_NONE, 1, 1, STATUS_DROPPED},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sample sample;
		uint32_t cycle, objective, kr, copy;
		enum status status;

		set_up(&sample);
		cycle = add_cycle(
			&sample, day_make(2026, 1, 1), day_make(2026, 3, 31));
		put(&sample, RECORD_CYCLE, cycle, CYCLE_CLOSED,
			day_make(2026, 3, 31));
		objective = add_node(&sample, LEVEL_OBJECTIVE, cycle);
		if (cases[i].kind)
			put(&sample, RECORD_NODE, objective, NODE_KIND,
				cases[i].kind);
		kr = add_node(&sample, LEVEL_KEY_RESULT, objective);
		put(&sample, RECORD_NODE, kr, NODE_UID, 7);
		put(&sample, RECORD_NODE, kr, NODE_PROGRESS, cases[i].progress);
		if (cases[i].score >= 0)
			put(&sample, RECORD_NODE, kr, NODE_SCORE,
				cases[i].score);
		if (cases[i].dropped)
			put(&sample, RECORD_NODE, objective, NODE_STATE,
				STATE_DROPPED);
		if (cases[i].carried) {
			copy = add_node(&sample, LEVEL_OBJECTIVE,
				add_cycle(&sample, day_make(2026, 4, 1),
					day_make(2026, 6, 30)));
			put(&sample, RECORD_NODE, copy, NODE_CARRIED_FROM, 7);
		}
		commit(&sample);
		status = node_standing(&sample.plan,
			plan_node(&sample.plan, kr), day_make(2026, 4, 1))
				 .status;
		if (status != cases[i].outcome)
			fail_msg("case %zu: %s", i, status_word(status));
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
		cmocka_unit_test(test_paces),
		cmocka_unit_test(test_done),
		cmocka_unit_test(test_suggested_score),
		cmocka_unit_test(test_outcomes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
