/* SPDX-License-Identifier: MIT */
/* The table of formats, the guess, and what other programs write: CSV, Feishu,
 * notes with front matter. */
#include "format_case.h"
#include "random_plan.h"

static void
test_find(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; formats[i]; i++) {
		assert_ptr_equal(format_find(formats[i]->name), formats[i]);
		assert_true(formats[i]->read || formats[i]->write);
		assert_non_null(formats[i]->help);
	}
	assert_non_null(format_find("YAML"));
	assert_null(format_find("word"));
}

static void
test_guess(void **state)
{
	static const struct {
		const char *name, *text, *format; /* format "": none */
	} cases[] = {
		{"a.yaml", "", "yaml"},
		{"a.yml", "x", "yaml"},
		{"a.YAML", "x", "yaml"},
		{"a.json", "{}", "json"},
		{"a.md", "O1: a\n", "markdown"},
		{"a.csv", "", "csv"},
		{"a.txt", "O1: a\nKR1: b\n", "outline"},
		{"a.txt", "## 2026 Q4\n- [ ] a\n", "markdown"},
		{"a.txt", "prose", "outline"},
		{"dir.md/a", "tenths: 1\n", "yaml"},
		{NULL, "tenths: 1\n", "yaml"},
		{NULL, "# ours\nobjectives: [a]\n", "yaml"},
		{NULL, "---\ntitle: x\n---\ntext", "markdown"},
		{NULL, " {\"tenths\": 1}", "json"},
		{NULL, "{\"cycle_id\": \"1\", \"objectives\": []}", "feishu"},
		{"a.json",
			"{\"data\": {\"objectives\": [{\"content\": \"\"}]}}",
			"feishu"},
		{NULL, "目标,关键结果\na,b\n", "csv"},
		{NULL, "Title;Progress\na;1\n", "csv"},
		{NULL, "- a\n- b\n", "markdown"},
		{NULL, "O：甲\n", "outline"},
		{NULL, "2021 Q3\nO1 a\n", "outline"},
		{NULL, "nothing of ours", ""},
		{NULL, "", ""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		const struct format *format = format_guess(
			cases[i].name, cases[i].text, strlen(cases[i].text));

		if (strcmp(format ? format->name : "", cases[i].format) != 0)
			fail_msg("%s is %s", cases[i].text,
				format ? format->name : "nothing");
	}
}

static const struct {
	const char *format, *text, *tree;
} cases[] = {
	{"csv", "目标,关键结果,进度\n甲,乙,5/10\n甲,丙,20%\n丁,戊,\n",
		"O 甲\n KR 乙 5/10\n KR 丙 2/10\nO 丁\n KR 戊\n"},
	{"csv", "Objective;Key Result;Confidence\r\na;b;0.6\r\n;c;7\r\n",
		"O a\n KR b c6\n KR c c7\n"},
	{"csv", "\xef\xbb\xbfobjective\tkey_result\ta note\nx\ty\tz\n",
		"O x\n KR y {a note: z}\n"},
	{"csv", "Title,Note\n\"a \"\"b\"\"\",\"two\nlines\"\nc,\n",
		"KR a \"b\" {two\nlines}\nKR c\n"},
	{"csv",
		"id,type,parent,title\n1,objective,,a\n2,kr,1,b\n3,action,2,c\n"
		"4,kr,a,d\n",
		"O a\n KR b\n  A c\n KR d\n"},
	{"csv", "cycle,objective,key result\n2026 Q4,a,b\n2027 Q1,a,c\n,d,e\n",
		"# 2026 Q4\nO a\n KR b\n# 2027 Q1\nO a\n KR c\n# -\nO d\n KR e\n"},
	{"csv", "objective,key result,due\na,b,soon\n",
		"O a\n KR b {due: soon}\n"},
	{"csv", "objective,state,tags,links\n'=a,done,x y,http://b\n",
		"O =a x #x y <http://b>\n"},
	{"csv", "objective,key result,action\na,b,c\na,,d\n",
		"O a\n KR b\n  A c\n A d\n"},
	{"feishu",
		"{\"objectives\": [{\"content\": \"{\\\"text\\\":\\\"甲\\\"}\", "
		"\"score\": 75, \"key_results\": [{\"content\": {\"text\": "
		"\"乙\"}, \"score\": 0.5}]}]}",
		"O 甲 s0.75\n KR 乙 s0.5\n"},
	{"feishu",
		"{\"data\": {\"objectives\": [{\"content\": {\"blocks\": "
		"[{\"paragraph\": {\"elements\": [{\"text_run\": {\"text\": "
		"\"a\", \"style\": {\"link\": {\"url\": \"u\"}}}}, "
		"{\"textRun\": {\"text\": \" b\"}}]}}]}, \"notes\": \"n\"}]}}",
		"O a b <u a> {n}\n"},
	{"feishu",
		"{\"start_time\": \"2026-10-01\", \"end_time\": "
		"\"1798646400000\", \"objectives\": [{\"content\": \"a\"}]}",
		"# 2026 Q4\nO a\n"},
	{"markdown",
		"---\nokr-type: objective\ntitle: a\nkey-results: [b, {title: c, "
		"progress: 5/10}]\n---\nbody\n",
		"O a {body}\n KR b\n KR c 5/10\n"},
};

static void
test_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		case_gives(cases[i].text, cases[i].format, cases[i].text,
			cases[i].tree, NULL);
	case_end();
}

static void
test_refuse(void **state)
{
	static const struct {
		const char *format, *text, *report;
	} refused[] = {
		{"csv", "", "E1 the first line"},
		{"csv", "a,b\n1,2\n", "E1 the first line"},
		{"csv", "title,type\na,kr\nb,thing\n", "E3:3 the type"},
		{"csv", "title,type,parent\na,kr,none\n",
			"E2:6 there is no parent"},
		{"csv", "title,cycle\na,someday\n", "E2:3 the cycle"},
		{"csv", "title\n\"a\n", "E2 a quote"},
		{"csv", "title\na\xff\n", "E2:2 not UTF-8"},
		{"markdown",
			"---\ngenerator: tenths\n---\n* Objective 1: 甲\n"
			"  <!-- tenths node\n  owner: 小李\n  due: soon -->\n",
			"E7"},
		{"markdown",
			"---\ngenerator: tenths\n---\n* Objective 1: 甲\n"
			"  <!-- tenths node\n  level: action -->\n",
			"E6"},
		{"markdown",
			"---\ngenerator: tenths\n---\n"
			"<!-- tenths priority\nnode: hwg6r9h6dwz0 -->\n",
			"E4"},
		{"feishu", "{", "E1"},
		{"feishu", "{}", "no objectives"},
		{"feishu", "{\"progress_list\": [{\"progress_id\": \"1\"}]}",
			"E1 it is not said what"},
		{"feishu",
			"{\"progress_list\": [\n{\"progress_id\": \"1\", "
			"\"target_id\": \"9\"}]}",
			"E2 no objective or key result has Feishu's id 9"},
		{"feishu", "{\"objectives\": [{\"content\": \"\\u0000\"}]}",
			"E1"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(refused); i++)
		case_refuses(
			refused[i].format, refused[i].text, refused[i].report);
}

/* A title is a cell, never a formula, and comes back as it was. */
static void
test_formulas(void **state)
{
	static const char *const titles[] = {
		"=1+1", "+1", "-1", "@x", "'x", "a,b", "a\"b", "\"", "a;b"};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(titles); i++) {
		struct str text = {0}, reports = {0};
		struct plan plan, again;
		struct err err = {0};
		size_t length;
		char *csv;

		str_addf(&text, "objectives:\n- title: '%s'\n",
			strcmp(titles[i], "'x") ? titles[i] : "''x");
		assert_true(case_read(
			"yaml", text.data, text.length, &plan, &reports, &err));
		csv = case_write("csv", &plan, &length);
		assert_null(strstr(csv, ",="));
		assert_null(strstr(csv, "\"="));
		assert_true(
			case_read("csv", csv, length, &again, &reports, &err));
		assert_string_equal(plan_node(&again, 1)->title, titles[i]);
		free(csv);
		str_fini(&text);
		str_fini(&reports);
		plan_fini(&plan);
		plan_fini(&again);
	}
}

static void
test_csv_round_trip(void **state)
{
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= 200; seed++) {
		struct str reports = {0};
		struct plan plan, again;
		struct err err = {0};
		size_t length, length_again;
		char *text, *text_again;

		plan_init(&plan);
		random_plan(&plan, seed);
		text = case_write("csv", &plan, &length);
		if (!case_read("csv", text, length, &again, &reports, &err))
			fail_msg("seed %d: %s", (int)seed, str_text(&reports));
		text_again = case_write("csv", &again, &length_again);
		if (strcmp(text, text_again) != 0)
			fail_msg("seed %d:\n%s\nthen\n%s", (int)seed, text,
				text_again);
		free(text);
		free(text_again);
		str_fini(&reports);
		plan_fini(&plan);
		plan_fini(&again);
	}
}

/* What okr +batch-create takes. */
static void
test_feishu_write(void **state)
{
	static const char text[] = "cycles:\n- name: 2026 Q4\n  objectives:\n"
				   "  - {title: 甲, note: n, krs: [乙, 丙]}\n";
	struct str reports = {0};
	struct err err = {0};
	struct plan plan;
	size_t length;
	char *json;

	(void)state;
	assert_true(case_read(
		"yaml", text, sizeof text - 1, &plan, &reports, &err));
	json = case_write("feishu", &plan, &length);
	assert_string_equal(json,
		"[\n  {\n    \"text\": \"甲\",\n    \"notes\": \"n\",\n"
		"    \"krs\": [\n      {\n        \"text\": \"乙\"\n      },\n"
		"      {\n        \"text\": \"丙\"\n      }\n    ]\n  }\n]\n");
	free(json);
	str_fini(&reports);
	plan_fini(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_csv_round_trip),
		cmocka_unit_test(test_feishu_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
