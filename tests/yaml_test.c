/* SPDX-License-Identifier: MIT */
/* The YAML form, and JSON: what is read, what is refused and where, and that
 * what is written comes back. */
#include "format_case.h"
#include "random_plan.h"

#define Q "cycles:\n- name: 2026 Q4\n  objectives:\n  "

/* Trees of what is written by hand. */
static void
test_read(void **state)
{
	static const struct {
		const char *text, *tree;
	} cases[] = {
		{Q "- title: a\n    key_results: [b, c]\n",
			"# 2026 Q4\nO a\n KR b\n KR c\n"},
		{Q "- {title: a, krs: [{title: b, progress: 0.5}]}\n",
			"# 2026 Q4\nO a\n KR b 5/10\n"},
		{Q "- {title: a, progress: 50%}\n", "# 2026 Q4\nO a 5/10\n"},
		{Q "- {title: a, progress: ５／１０}\n",
			"# 2026 Q4\nO a 5/10\n"},
		{Q "- {title: a, Key-Results: [b]}\n",
			"# 2026 Q4\nO a\n KR b\n"},
		{Q "- 目标: 甲\n    关键结果:\n    - {标题: 乙, 进度: 7, 行动: [丙]}"
		   "\n",
			"# 2026 Q4\nO 甲\n KR 乙 7/10\n  A 丙\n"},
		{"周期:\n- 名称: 2026 Q4\n  目标: [甲]\n", "# 2026 Q4\nO 甲\n"},
		{"objectives: [a]\n", "O a\n"},
		{"backlog:\n- {title: a, priority: high, tags: [x, '#y']}\n- b\n",
			"# -\nO a p2 #x y\nO b\n"},
		{"cycles:\n- {name: 2026, cycles: [{name: 2026 Q1}]}\n",
			"# 2026\n# 2026 Q1\n"},
		{"cycles:\n- {starts: 2026-10-01, ends: 2026-12-31}\n",
			"# 2026 Q4\n"},
		{Q "- title: yes\n  - title: 012\n  - title: '~'\n",
			"# 2026 Q4\nO yes\nO 012\nO ~\n"},
		{Q "- {title: a, done: true, links: [u, {title: t, url: v}]}\n",
			"# 2026 Q4\nO a x <u\nv t>\n"},
		{Q "- title: \"\\u202ea\"\n",
			"# 2026 Q4\nO \xe2\x80\xae"
			"a\n"},
		{"\xef\xbb\xbf"
		 "objectives: [a]\r\n",
			"O a\n"},
		{"objectives:\n- !!str a\n", "O a\n"},
		{"{\"objectives\":[{\"title\":\"\\ud83d\\ude00\\n\"}]}",
			"O 😀\n"},
		{"weeks: [{from: 2026-11-16, now: x}]\n",
			"@ 2026-11-16..2026-11-22: x\n"},
		{Q "- title: a\n    actions: [b]\n    key_results: [c]\n",
			"# 2026 Q4\nO a\n A b\n KR c\n"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		case_gives(cases[i].text, "yaml", cases[i].text, cases[i].tree,
			NULL);
	case_end();
}

/* Where it is refused, and with which words. */
static void
test_refuse(void **state)
{
	static const struct {
		const char *text, *place, *words;
	} cases[] = {
		{"", "E1:1 ", "nothing in it"},
		{"# a comment\n", "E1:1 ", "nothing in it"},
		{"text\n", "E1:1 ", "keys and values"},
		{"tenths: 2\n", "E1:9 ", "newer tenths"},
		{"tenths: 1\nfoo: 1\n", "E2:1 ", "no key foo"},
		{"cycle: []\n", "E1:1 ", "did you mean cycles?"},
		{Q "- title: a\n    progres: 1\n", "E5:5 ",
			"did you mean progress?"},
		{Q "- title: a\n    progress: 11/10\n", "E5:15 ", "0 to 10"},
		{Q "- title: a\n    progress: -1\n", "E5:15 ", "7/10"},
		{Q "- title: a\n    progress: abc\n", "E5:15 ", "“abc”"},
		{Q "- title: 中文\n    score: 2\n", "E5:12 ", "0.0 to 1.0"},
		{Q "- 中文: a\n    title: b\n", "E4:5 ", "no key 中文"},
		{Q "- title: a\n    title: b\n", "E5:5 ", "twice"},
		{Q "- title: [a]\n", "E4:12 ", "not a list"},
		{Q "- title: a\n    state: maybe\n", "E5:12 ",
			"open, done or dropped"},
		{Q "- title: a\n    due: 2026-02-30\n", "E5:10 ",
			"there is no day"},
		{Q "- note: a\n", "E4:5 ", "needs a title"},
		{Q "- &x a\n", "E4:5 ", "anchors"},
		{Q "- *x\n", "E4:5 ", "aliases"},
		{Q "- !x a\n", "E4:5 ", "tags"},
		{"objectives: [a]\n---\nplan: b\n", "E2:1 ", "second document"},
		{"objectives: [\"a\\0\"]\n", "E1:14 ", "NUL"},
		{"objectives: [\"a\\e[1m\"]\n", "E1:14 ", "control"},
		{"objectives:\n- \xff\n", "E2:3 ", "UTF-8"},
		{"objectives:\n- a\x1b\n", "E2:4 ", "control"},
		{"objectives:\n- a\xc2\x9b\n", "E2:4 ", "control"},
		{"objectives: [a\n", "E2:1 ", "not valid YAML"},
		{"objectives: [{title: a, id: 7k3q9x2m1zrt}, {title: b, id: "
		 "7K3Q9X2M1ZRT}]\n",
			"E1:59 ", "stood in line 1"},
		{"cycles: [{name: 2026, within: 2027}]\n", "E1:31 ",
			"no cycle 2027"},
		{"cycles: [{name: 2026, within: 2026}]\n", "E1:31 ",
			"in itself"},
		{"cycles: [{name: a}]\n", "E1:10 ", "days"},
		{Q "- {title: a, x-b: 1, x-b: 2}\n", "E4:24 ", "stood in line"},
		{Q "- {title: a, metric: {x-b: 1}}\n", "E4:24 ", "not kept"},
		{Q "- {title: a, checkins: [{note: b}]}\n", "E4:27 ",
			"needs its day"},
		{Q "- {title: a, key_results: [{title: b, krs: [c]}]}\n",
			"E4:46 ", "below a key result"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct str reports = {0};
		struct err err = {0};
		struct plan plan;
		bool ok = case_read("yaml", cases[i].text,
			strlen(cases[i].text), &plan, &reports, &err);
		const char *text = str_text(&reports);

		if (ok ||
			strncmp(text, cases[i].place, strlen(cases[i].place)) !=
				0 ||
			!strstr(text, cases[i].words) || !err.text[0])
			fail_msg("%s\nsays\n%s", cases[i].text, text);
		str_fini(&reports);
		plan_fini(&plan);
	}
}

/* Twenty are told, all are counted. */
static void
test_many_errors(void **state)
{
	struct str text = {0}, reports = {0};
	struct err err = {0};
	struct plan plan;
	int i, lines = 0;

	(void)state;
	str_add(&text, "tenths: 1\nobjectives:\n");
	for (i = 0; i < 50; i++)
		str_add(&text, "- {title: a, progress: 99}\n");
	assert_false(case_read(
		"yaml", text.data, text.length, &plan, &reports, &err));
	for (i = 0; i < (int)reports.length; i++)
		lines += reports.data[i] == '\n';
	assert_int_equal(lines, 20);
	assert_non_null(strstr(err.text, "50"));
	str_fini(&text);
	str_fini(&reports);
	plan_fini(&plan);
}

/* What would cost libyaml a minute is refused at once. */
static void
test_nesting(void **state)
{
	static const char *const openings[] = {
		"[", "{", "{a: ", "- ", "? ", "[\n", "a: [", "[["};
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT(openings); i++) {
		struct str text = {0}, reports = {0};
		struct err err = {0};
		struct plan plan;

		for (n = 0; n < 100000; n++)
			str_add(&text, openings[i]);
		assert_false(case_read(
			"yaml", text.data, text.length, &plan, &reports, &err));
		str_fini(&text);
		str_fini(&reports);
		plan_fini(&plan);
	}
}

static void
test_limits(void **state)
{
	static const struct {
		const char *key;
		size_t length;
		bool ok;
	} cases[] = {{"title", 4096, true}, {"title", 4097, false},
		{"note", 1024 * 1024, true}, {"note", 1024 * 1024 + 1, false}};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct str text = {0}, reports = {0};
		struct err err = {0};
		struct plan plan;

		str_add(&text,
			strcmp(cases[i].key, "title") == 0
				? "objectives:\n- title: "
				: "objectives:\n- title: a\n  note: ");
		str_add_repeat(&text, "x", cases[i].length);
		assert_int_equal(case_read("yaml", text.data, text.length,
					 &plan, &reports, &err),
			cases[i].ok);
		str_fini(&text);
		str_fini(&reports);
		plan_fini(&plan);
	}
}

/* Written, read and written again: the same bytes, and every field as it was. */
static void
round_trip(const char *format, uint64_t seed)
{
	struct plan plan, again;
	struct str reports = {0};
	struct err err = {0};
	size_t length, length_again;
	const char *difference;
	char *text, *text_again;

	plan_init(&plan);
	random_plan_with(&plan, seed, true);
	text = case_write(format, &plan, &length);
	if (!case_read(format, text, length, &again, &reports, &err))
		fail_msg(
			"seed %d: %s\n%s", (int)seed, str_text(&reports), text);
	difference = plan_difference(&plan, &again);
	if (difference)
		fail_msg(
			"seed %d: %s differs\n%s", (int)seed, difference, text);
	text_again = case_write(format, &again, &length_again);
	if (length != length_again || memcmp(text, text_again, length) != 0)
		fail_msg("seed %d:\n%s\nthen\n%s", (int)seed, text, text_again);
	free(text);
	free(text_again);
	str_fini(&reports);
	plan_fini(&plan);
	plan_fini(&again);
}

static void
test_round_trip(void **state)
{
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= 1000; seed++) {
		round_trip("yaml", seed);
		round_trip("json", seed);
	}
}

/* Marks the fields that a plan says something in. */
static void
mark_fields(const struct plan *plan, bool used[RECORD_COUNT][64])
{
	enum record record;
	uint32_t id, limit;
	size_t i;

	for (record = 0; record < RECORD_COUNT; record++) {
		limit = record == RECORD_PLAN ? 2 : plan->tables[record].limit;
		for (id = 1; id < limit; id++)
			for (i = 0; i < record_types[record].field_count; i++)
				used[record][i] |=
					plan_value(plan, record, id,
						&record_types[record].fields[i])
						.type != VALUE_NONE;
	}
}

/* The random plans use every field of every record, so a new one is written and
 * read as soon as it is in the table. */
static void
test_every_field_is_used(void **state)
{
	static bool used[RECORD_COUNT][64];
	struct plan plan;
	enum record record;
	uint64_t seed;
	size_t i;

	(void)state;
	for (seed = 1; seed <= 100; seed++) {
		plan_init(&plan);
		random_plan_with(&plan, seed, true);
		mark_fields(&plan, used);
		plan_fini(&plan);
	}
	for (record = 0; record < RECORD_COUNT; record++) {
		assert_true(record_types[record].field_count <= 64);
		for (i = 0; i < record_types[record].field_count; i++)
			if (!used[record][i])
				fail_msg("no random plan has %s of a %s",
					record_types[record].fields[i].name,
					record_types[record].name);
	}
}

/* The layout that git sees. */
static void
test_layout(void **state)
{
	static const char text[] = "tenths: 1\n"
				   "plan: 我的 OKR\n"
				   "x-own: [1, {\"a\": null}]\n"
				   "cycles:\n"
				   "- id: 7k3q9x2m1zrt\n"
				   "  name: 2021.06/07\n"
				   "  starts: 2021-06-01\n"
				   "  ends: 2021-07-31\n"
				   "  closed: 2021-07-31\n"
				   "  objectives:\n"
				   "  - id: 7k3q9x2m1zr0\n"
				   "    title: 深入理解 Go 语言\n"
				   "    kind: aspirational\n"
				   "    score: 1.0\n"
				   "    reflection: |\n"
				   "      一\n"
				   "      二\n"
				   "    key_results:\n"
				   "    - id: 7k3q9x2m1zr1\n"
				   "      title: \"# \\u202e\"\n"
				   "      progress: 10/10\n"
				   "      confidence: 8/10\n"
				   "      metric:\n"
				   "        start: 0\n"
				   "        target: 3\n"
				   "        unit: 篇\n"
				   "      tags: [go, 云]\n"
				   "      links:\n"
				   "      - ../a\n"
				   "      - title: b\n"
				   "        url: ../c\n"
				   "      checkins:\n"
				   "      - on: 2021-06-13\n"
				   "        progress: 3/10\n"
				   "  review:\n"
				   "    template: bimonthly\n"
				   "    sections:\n"
				   "      outlook: \"yes\"\n"
				   "metrics:\n"
				   "- id: 7k3q9x2m1zr2\n"
				   "  name: DAU\n"
				   "  values:\n"
				   "    2021-09-01: 1200\n";
	struct str reports = {0};
	struct err err = {0};
	struct plan plan;
	size_t length;
	char *again;

	(void)state;
	assert_true(case_read(
		"yaml", text, sizeof text - 1, &plan, &reports, &err));
	again = case_write("yaml", &plan, &length);
	assert_string_equal(again, text);
	free(again);
	str_fini(&reports);
	plan_fini(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_many_errors),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_every_field_is_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
