/* SPDX-License-Identifier: MIT */
/* The rules between fields and records: a change that breaks one is refused,
 * one that mends or leaves it is not, and a plan tells which are broken. */
#include "model/align.h"
#include "model/check.h"
#include "model/cycle.h"
#include "review_sample.h"

static struct sample *
new_sample(void **state)
{
	struct sample *sample = calloc(1, sizeof *sample);

	sample_begin(sample);
	*state = sample;
	return sample;
}

static int
free_sample(void **state)
{
	sample_end(*state);
	free(*state);
	return 0;
}

/* What a change of one field is refused with; "" when it is taken, and then it
 * is in the plan. The text is static. */
static const char *
put(struct sample *sample, enum record record, uint32_t id, int field,
	struct value value)
{
	static struct err err;
	struct change change = {0};
	bool ok;

	err_clear(&err);
	change_set(&change, &sample->plan, record, id, field, value);
	ok = check_change(&sample->plan, &change, &err);
	if (ok)
		change_apply(&sample->plan, &change);
	change_fini(&change);
	return ok ? "" : err.text;
}

static const char *
put_number(struct sample *sample, uint32_t id, int field, int64_t number)
{
	return put(sample, RECORD_NODE, id, field, value_number(number));
}

#define QUARTER "2026 Q4 (2026-10-01 – 2026-12-31)"

static void
cycles_nest_in_longer_ones(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t quarter = sample->cycle, last = quarter, i;
	uint32_t year = sample_cycle(sample,
		(struct span){day_make(2026, 1, 1), day_make(2026, 12, 31)});
	struct span span = {day_make(2026, 1, 1), day_make(2026, 12, 31)};

#define LIES(inner, outer) \
	put(sample, RECORD_CYCLE, (inner), CYCLE_PARENT, value_number(outer))
	assert_string_equal(LIES(quarter, quarter),
		"2026 Q4 cannot lie in itself or in what lies in it");
	assert_string_equal(LIES(quarter, year), "");
	assert_string_equal(LIES(year, quarter),
		"2026 cannot lie in itself or in what lies in it");
	assert_string_equal(put(sample, RECORD_CYCLE, year, CYCLE_STARTS,
				    value_number(day_make(2026, 12, 1))),
		"2026 is shorter than 2026 Q4, so that cannot lie in it");
	assert_string_equal(
		put(sample, RECORD_CYCLE, quarter, CYCLE_PARENT, value_none()),
		"");
	assert_string_equal(LIES(year, quarter),
		"2026 Q4 is shorter than 2026, so that cannot lie in it");
	for (i = 1; i <= 8; i++) {
		span.ends++;
		last = sample_cycle(sample, span);
		assert_string_equal(LIES(quarter, last),
			i < 8 ? ""
			      : "2026 Q4 lies too deep: cycles lie in each "
				"other at most eight deep");
		quarter = last;
	}
}

static void
names_are_taken_or_reserved(void **state)
{
	static const struct {
		const char *name, *why;
	} cases[] = {
		{"2026 q4", "there is a cycle 2026 Q4 already"},
		{"２０２６Q4", "there is a cycle 2026 Q4 already"},
		{"Next", "Next is a word for cycles; choose another name"},
		{"全部", "全部 is a word for cycles; choose another name"},
		{"下一个", "下一个 is a word for cycles; choose another name"},
		{"冲刺", ""},
	};
	struct sample *sample = new_sample(state);
	uint32_t other = sample_cycle(sample, span_next(span_quarter(TODAY)));
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(put(sample, RECORD_CYCLE, other, CYCLE_NAME,
					    value_text(cases[i].name)),
			cases[i].why);
}

static void
days_lie_in_the_cycle(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t objective = sample_add(sample, 0, "目标");
	uint32_t result = sample_add(sample, objective, "结果");

	assert_string_equal(
		put_number(sample, result, NODE_DUE, day_make(2026, 11, 1)),
		"");
	assert_string_equal(
		put_number(sample, result, NODE_STARTS, day_make(2026, 12, 1)),
		"O1.KR1 结果: it is due on 2026-11-01, before it starts on "
		"2026-12-01");
	assert_string_equal(
		put_number(sample, result, NODE_STARTS, day_make(2026, 11, 1)),
		"");
	assert_string_equal(
		put_number(sample, result, NODE_DUE, day_make(2027, 1, 1)),
		"O1.KR1 结果: due 2027-01-01 is not in " QUARTER);
	assert_string_equal(
		put(sample, RECORD_CYCLE, sample->cycle, CYCLE_STARTS,
			value_number(day_make(2026, 11, 2))),
		"O1.KR1 结果: due 2026-11-01 is not in 2026 Q4 (2026-11-02 – "
		"2026-12-31)");
}

static void
what_only_key_results_have(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t objective = sample_add(sample, 0, "目标");
	uint32_t result = sample_add(sample, objective, "结果");
	uint32_t action = sample_add(sample, result, "行动");

	assert_string_equal(put_number(sample, action, NODE_SCORE, 70),
		"O1.KR1.A1 行动: an action has no score: it is done or not");
	assert_string_equal(
		put_number(sample, objective, NODE_TARGET, DECIMAL_ONE),
		"O1 目标: an objective has no target; its key results do");
	assert_string_equal(
		put_number(sample, result, NODE_LOW, 10 * DECIMAL_ONE), "");
	assert_string_equal(
		put_number(sample, result, NODE_HIGH, 5 * DECIMAL_ONE),
		"O1.KR1 结果: at least 10 is above at most 5: no value can be "
		"between");
}

static void
nothing_is_aligned_in_a_circle(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t one = sample_add(sample, 0, "甲");
	uint32_t two = sample_add(sample, 0, "乙");
	uint32_t below;
	char uid[UID_TEXT_SIZE];

#define ALIGN(node, text) \
	put(sample, RECORD_NODE, (node), NODE_ALIGN, value_text(text))
#define UID(node) uid_text(plan_node(&sample->plan, (node))->uid, uid)
	assert_string_equal(
		ALIGN(one, UID(one)), "O1 甲: it cannot be aligned to itself");
	assert_string_equal(ALIGN(one, UID(two)), "");
	assert_string_equal(ALIGN(two, UID(one)),
		"O2 乙: it would be aligned to itself by way of others");
	assert_string_equal(ALIGN(two, "公司/O1"), "");
	/* What lies below serves what it lies below. */
	below = sample_add(sample, two, "丙");
	assert_string_equal(ALIGN(two, UID(below)),
		"O2 乙: it would be aligned to itself by way of others");
}

/* One of two that serve a third, and a third way round, are not circles. */
static void
many_ways_are_no_circle(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t ids[4], i;
	char uid[UID_TEXT_SIZE];
	struct str both = {0};

	for (i = 0; i < 4; i++)
		ids[i] = sample_add(sample, 0, "目标");
	assert_string_equal(ALIGN(ids[1], UID(ids[0])), "");
	assert_string_equal(ALIGN(ids[2], UID(ids[0])), "");
	str_addf(&both, "%s\n", UID(ids[1]));
	str_add(&both, UID(ids[2]));
	assert_string_equal(ALIGN(ids[3], both.data), "");
	assert_string_equal(ALIGN(ids[0], UID(ids[3])),
		"O1 目标: it would be aligned to itself by way of others");
	str_fini(&both);
}

static void
count(void *context, enum record record, uint32_t id, const char *what)
{
	(void)record;
	(void)id;
	str_addf(context, "%s\n", what);
}

static void
ends_are_there(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t one = sample_add(sample, 0, "甲");
	uint32_t two = sample_add(sample, 0, "乙");
	struct other other = {
		.uid = 5, .plan = "公司", .ref = "O1", .title = "远"};
	struct elsewhere elsewhere = {.nodes = &other, .count = 1};
	struct str told = {0};
	char uid[UID_TEXT_SIZE];

	assert_string_equal(ALIGN(one, UID(two)), "");
	assert_string_equal(ALIGN(two, uid_text(5, uid)), "");
	assert_int_equal(check_ends(&sample->plan, count, &told), 1);
	assert_string_equal(str_text(&told),
		"O2 乙: it serves 000000000005, which is not there\n");
	elsewhere_sort(&elsewhere);
	sample->plan.elsewhere = &elsewhere;
	assert_int_equal(check_ends(&sample->plan, count, &told), 0);
	sample->plan.elsewhere = NULL;
	free(elsewhere.links);
	str_fini(&told);
}

static void
note(void *context, enum record record, uint32_t id, const char *what)
{
	(void)record;
	(void)id;
	str_addf(context, "%s\n", what);
}

/* What was broken before may stay so while something else is mended. */
static void
a_broken_plan_can_be_mended(void **state)
{
	struct sample *sample = new_sample(state);
	uint32_t objective = sample_add(sample, 0, "目标");
	struct str found = {0};

	sample_set(sample, RECORD_NODE, objective, NODE_DUE,
		value_number(day_make(2027, 3, 1)));
	assert_int_equal(check_plan(&sample->plan, note, &found), 1);
	assert_string_equal(str_text(&found),
		"O1 目标: due 2027-03-01 is not in " QUARTER "\n");
	assert_string_equal(put(sample, RECORD_NODE, objective, NODE_TITLE,
				    value_text("新目标")),
		"");
	assert_string_equal(
		put(sample, RECORD_NODE, objective, NODE_DUE, value_none()),
		"");
	assert_int_equal(check_plan(&sample->plan, NULL, NULL), 0);
	str_fini(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_teardown(name, free_sample)
		TEST(cycles_nest_in_longer_ones),
		TEST(names_are_taken_or_reserved),
		TEST(days_lie_in_the_cycle),
		TEST(what_only_key_results_have),
		TEST(nothing_is_aligned_in_a_circle),
		TEST(many_ways_are_no_circle),
		TEST(ends_are_there),
		TEST(a_broken_plan_can_be_mended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
