/* SPDX-License-Identifier: MIT */
/*
 * What costs too much when there is much of one thing: four times as much of it
 * may cost four times the work and a little more, not sixteen times. Work is
 * counted in instructions where the kernel counts them for us, else in the
 * processor's time of this thread.
 */
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "format_case.h"
#include "model/check.h"
#include "model/edit.h"
#include "model/merge.h"
#include "model/query.h"

#define FEW 3000
#define MANY (4 * FEW)
#define LIMIT 7 /* times the work for four times as much */

static int
counter_open(void)
{
	struct perf_event_attr attributes = {.type = PERF_TYPE_HARDWARE,
		.size = sizeof attributes,
		.config = PERF_COUNT_HW_INSTRUCTIONS,
		.exclude_kernel = 1};

	return (int)syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0);
}

static int64_t
work_so_far(int counter)
{
	struct timespec now;
	int64_t count;

	if (counter >= 0 && read(counter, &count, sizeof count) == sizeof count)
		return count;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Files with n of one thing; `day` makes the second one differ everywhere. */
typedef void writer(struct str *out, int n, int day);

static void
write_siblings(struct str *out, int n, int day)
{
	str_add(out, "objectives:\n- title: 目标\n  key_results:\n");
	while (n--)
		str_addf(out,
			"  - {title: 结果 %d, progress: %d/10, confidence: "
			"%d/10, note: %d}\n",
			n, day, day, day);
}

static void
write_alike(struct str *out, int n, int day)
{
	str_add(out, "objectives:\n- title: 目标\n  key_results:\n");
	while (n--)
		str_addf(out, "  - {title: 同名, due: 2026-12-0%d}\n", day);
}

static void
write_backlog(struct str *out, int n, int day)
{
	str_add(out, "backlog:\n");
	while (n--)
		str_addf(out, "- {title: 想法 %d, note: %d}\n", n, day);
}

/* The newest first, as many lists are. */
static void
write_cycles(struct str *out, int n, int day)
{
	str_add(out,
		"cycles:\n- {name: 世纪, starts: 1990-01-01, "
		"ends: 2089-12-31}\n");
	for (; n; n--)
		str_addf(out,
			"- {name: 周期 %d, within: 世纪, starts: %d-%02d-%02d, "
			"ends: 2089-01-01, note: %d}\n",
			n, 1990 + n / 336, 1 + n / 28 % 12, 1 + n % 28, day);
}

static void
write_checkins(struct str *out, int n, int day)
{
	char on[DAY_TEXT_SIZE];

	str_add(out,
		"objectives:\n- title: 目标\n  key_results:\n"
		"  - title: 结果\n    checkins:\n");
	while (n--)
		str_addf(out, "    - {on: %s, progress: %d/10}\n",
			day_text(1000 + n, on), day);
}

static void
write_weeks(struct str *out, int n, int day)
{
	char on[DAY_TEXT_SIZE];

	str_add(out, "weeks:\n");
	while (n--)
		str_addf(out, "- {from: %s, now: %d, priorities: [一, 二]}\n",
			day_text(1000 + 7 * n, on), day);
}

static void
write_priorities(struct str *out, int n, int day)
{
	str_addf(out,
		"weeks:\n- from: 2026-11-16\n  now: %d\n"
		"  priorities:\n",
		day);
	while (n--)
		str_addf(out, "  - 事项 %d\n", n);
}

static void
write_metrics(struct str *out, int n, int day)
{
	str_add(out, "metrics:\n");
	while (n--)
		str_addf(out, "- {name: 指标 %d, note: %d}\n", n, day);
}

static void
write_readings(struct str *out, int n, int day)
{
	char on[DAY_TEXT_SIZE];

	str_add(out, "metrics:\n- name: 指标\n  values:\n");
	while (n--)
		str_addf(out, "    %s: %d\n", day_text(1000 + n, on), day);
}

static void
write_sections(struct str *out, int n, int day)
{
	str_add(out, "cycles:\n- name: 2026 Q4\n  review:\n    sections:\n");
	while (n--)
		str_addf(out, "      章节 %d: 文字 %d\n", n, day);
}

static void
write_note(struct str *out, int n, int day)
{
	str_addf(out, "backlog:\n- title: 想法\n  note: |\n    %d\n", day);
	while (n--)
		str_add(out, "    一行字：不长也不短，\"带引号\"。\n");
}

/* Reads a file and brings it into the plan; *back takes that back. */
static void
bring_in(struct plan *plan, writer *write, int n, int day, struct change *back)
{
	struct change change = {0};
	struct str text = {0}, reports = {0};
	struct err err = {0};
	struct plan from;
	uint32_t cycle = plan->cycles.first;

	write(&text, n, day);
	if (!case_read("yaml", text.data, text.length, &from, &reports, &err))
		fail_msg("%s%.300s", str_text(&reports), text.data);
	if (check_plan(&from, NULL, NULL) ||
		!merge_plans(plan, &from,
			&(struct merge_options){.cycle = cycle}, &change,
			&err) ||
		!check_change(plan, &change, &err))
		fail_msg("%s", err.text);
	change_apply(plan, &change);
	if (back) {
		struct change inverse;
		struct str journal = {0};

		change_encode_whole(&change, &journal);
		assert_true(change_decode(
			NULL, journal.data, journal.length, back, &err));
		change_inverse(back, &inverse);
		change_apply(plan, &inverse);
		change_apply(plan, back);
		change_fini(&inverse);
		str_fini(&journal);
	}
	change_fini(&change);
	plan_fini(&from);
	str_fini(&text);
	str_fini(&reports);
}

/* Brought in, brought in again, brought in with every line changed, taken back
 * and written. */
static int64_t
work_of(int counter, writer *write, int n)
{
	struct change change = {0};
	struct plan plan;
	uint32_t cycle;
	size_t length;
	int64_t before;
	char *text;

	plan_init(&plan);
	assert_true(edit_cycle_add(&plan,
		&(struct new_cycle){
			NULL, span_quarter(day_make(2026, 11, 21)), 0},
		&change, &cycle, NULL));
	change_apply(&plan, &change);
	change_clear(&change);
	before = work_so_far(counter);
	bring_in(&plan, write, n, 1, &change);
	change_clear(&change);
	bring_in(&plan, write, n, 1, NULL);
	bring_in(&plan, write, n, 2, &change);
	text = case_write("yaml", &plan, &length);
	free(text);
	before = work_so_far(counter) - before;
	change_fini(&change);
	plan_fini(&plan);
	return before;
}

static void
test_growth(void **state)
{
	static const struct {
		const char *name;
		writer *write;
	} cases[] = {
		{"siblings", write_siblings},
		{"equal titles", write_alike},
		{"backlog", write_backlog},
		{"cycles", write_cycles},
		{"check-ins of one key result", write_checkins},
		{"week notes", write_weeks},
		{"priorities of one week", write_priorities},
		{"health metrics", write_metrics},
		{"readings of one metric", write_readings},
		{"sections of one review", write_sections},
		{"one long note", write_note},
	};
	int counter = counter_open(), tries;
	int64_t few, many, least_few, least_many;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		least_few = least_many = INT64_MAX;
		/* Another program may make it slower, none makes it faster. */
		for (tries = 0; tries < 3; tries++) {
			few = work_of(counter, cases[i].write, FEW);
			many = work_of(counter, cases[i].write, MANY);
			least_few = few < least_few ? few : least_few;
			least_many = many < least_many ? many : least_many;
			if (least_many <= LIMIT * least_few)
				break;
		}
		if (getenv("WORK"))
			print_message("%-30s %12lld %6.2f\n", cases[i].name,
				(long long)least_many,
				(double)least_many / (double)least_few);
		if (least_many > LIMIT * least_few)
			fail_msg("%s: %d cost %.1f times what %d do",
				cases[i].name, MANY,
				(double)least_many / (double)least_few, FEW);
	}
	if (counter >= 0)
		close(counter);
}

/* The work of finding the last of so many siblings by its reference. */
static int64_t
reference_work(int counter, int n)
{
	struct plan plan;
	char ref[32];
	int64_t before, work = INT64_MAX;
	int tries;

	plan_init(&plan);
	bring_in(&plan, write_backlog, n, 1, NULL);
	snprintf(ref, sizeof ref, "B%d", n);
	/* Another program may make it slower, none makes it faster. */
	for (tries = 0; tries < 5; tries++) {
		before = work_so_far(counter);
		assert_non_null(query_ref(&plan, 0, ref, 0, NULL));
		before = work_so_far(counter) - before;
		work = before < work ? before : work;
	}
	plan_fini(&plan);
	return work;
}

static void
test_references(void **state)
{
	int counter = counter_open();
	int64_t few = reference_work(counter, FEW);
	int64_t many = reference_work(counter, MANY);

	(void)state;
	if (many > 2 * LIMIT * few)
		fail_msg("%d cost %.1f times what %d do", MANY,
			(double)many / (double)few, FEW);
	if (counter >= 0)
		close(counter);
}

/* Those of all siblings in their order cost what each costs; in any other order
 * they are the same. */
static void
test_references_in_order(void **state)
{
	static const uint32_t order[] = {30, 7, 8, 1, 8, 2900, 1, 2, 2, 3};
	int counter = counter_open(), n, round;
	const struct node *node;
	struct refs refs;
	size_t i;
	int64_t work[2];
	struct plan plan;
	char ref[REF_SIZE];

	(void)state;
	for (round = 0; round < 2; round++) {
		n = round ? MANY : FEW;
		refs = (struct refs){0};
		plan_init(&plan);
		bring_in(&plan, write_siblings, n, 1, NULL);
		node = plan_node(&plan, plan.backlog.first);
		if (!node)
			node = plan_node(&plan,
				plan_cycle(&plan, plan.cycles.first)
					->nodes.first);
		work[round] = work_so_far(counter);
		for (; node; node = plan_next(&plan, node, 0))
			refs_next(&refs, &plan, node);
		work[round] = work_so_far(counter) - work[round];
		for (i = 0; i < COUNT(order); i++) {
			node = plan_node(&plan, order[i]);
			assert_string_equal(refs_next(&refs, &plan, node),
				node_ref(&plan, node, ref));
		}
		plan_fini(&plan);
	}
	if (work[1] > LIMIT * work[0])
		fail_msg("%d cost %.1f times what %d do", MANY,
			(double)work[1] / (double)work[0], FEW);
	if (counter >= 0)
		close(counter);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_growth),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_references_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
