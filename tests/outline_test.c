/* SPDX-License-Identifier: MIT */
/* The outline form: labels, progress, cycles, loose lines, and that what is
 * written comes back. */
#include "format_case.h"
#include "random_plan.h"

static const struct {
	const char *text, *tree, *reports;
} cases[] = {
	/* labels */
	{"O:a\nKR1:b  5/10\n A1:c\n A2:d\n", "O a\n KR b 5/10\n  A c\n  A d\n",
		""},
	{"o1: a\nkr1.2 b\na: c\n", "O a\n KR b\n  A c\n", ""},
	{"O：甲\nKR1：乙\nA1：丙\n", "O 甲\n KR 乙\n  A 丙\n", ""},
	{"O1、甲\nKR1-1、乙\nA1.丙\n", "O 甲\n KR 乙\n  A 丙\n", ""},
	{"Objective 1: a\nKey Result 1: b\nAction 1: c\n",
		"O a\n KR b\n  A c\n", ""},
	{"OBJECTIVE: a\nKeyResult: b\nkey-result 2. d\n", "O a\n KR b\n KR d\n",
		""},
	{"目标：甲\n关键结果1：乙\n行动：丙\n", "O 甲\n KR 乙\n  A 丙\n", ""},
	{"目标一：甲\n关键结果（二）：乙\n", "O 甲\n KR 乙\n", ""},
	{"O1 a\nO1KR2 b\nO1.KR2.A3 c\n", "O a\n KR b\n  A c\n", ""},
	{"【O1】甲\n[KR1] 乙\n(A1) 丙\n", "O 甲\n KR 乙\n  A 丙\n", ""},
	{"**O1：甲**\n", "O 甲\n", ""},
	{"O1甲\nKR1乙\n", "O 甲\n KR 乙\n", ""},
	{"Ｏ１：甲\nＫＲ１：乙\n", "O 甲\n KR 乙\n", ""},
	{"O1 - a\nKR1 – b\n", "O a\n KR b\n", ""},
	{"- O1: a\n  * KR1: b\n    + A1: c\n", "O a\n KR b\n  A c\n", ""},
	{"O:a\nO:b\nKR1:c\n", "O a\nO b\n KR c\n", ""},
	{"KR1: a\nO: b\n", "KR a\nO b\n",
		"N1 no objective above it; it stands by itself\n"},
	{"O: a\nA1: b\nKR1: c\n", "O a\n A b\n KR c\n", ""},
	/* progress and marks */
	{"KR1: a 5/10\n", "KR a 5/10\n", NULL},
	{"O:a\nKR1: b 0.5\n", "O a\n KR b 0.5\n", ""},
	{"O:a\nKR1: b 50%\n", "O a\n KR b 50%\n", ""},
	{"O:a\nKR1: b ５／１０\n", "O a\n KR b 5/10\n", ""},
	{"O:a\nKR1: b（5/10）\n", "O a\n KR b 5/10\n", ""},
	{"O:a\nKR1: b [50%]\n", "O a\n KR b 5/10\n", ""},
	{"O:a\nKR1: b，进度：5/10\n", "O a\n KR b 5/10\n", ""},
	{"O:a\nKR1: b 5 / 10\n", "O a\n KR b 5/10\n", ""},
	{"O:a\nKR1: b 5.5/10\n", "O a\n KR b 5.5/10\n", ""},
	{"O:a\nKR1: b 11/10\n", "O a\n KR b 11/10\n", ""},
	{"O:a\nKR1: reach 50%\n", "O a\n KR reach 50%\n", ""},
	{"O:a\nKR1: 提升到 80%\n", "O a\n KR 提升到 80%\n", ""},
	{"O:a\nKR1: reach  50%\n", "O a\n KR reach 5/10\n", ""},
	{"O:a\nKR1: 3 篇博客 2021\n", "O a\n KR 3 篇博客 2021\n", ""},
	{"O:a\nA1: b [x]\nA2: c ✓\nA3: d [-]\nA4: e [ ]\n",
		"O a\n A b x\n A c x\n A d -\n A e\n", ""},
	{"O:a\n[x] KR1: b 10/10\n- [ ] KR2: c\n", "O a\n KR b 10/10 x\n KR c\n",
		""},
	{"O:a\nKR1: b 5/10 信心 6/10\n", "O a\n KR b 5/10 c6\n", ""},
	{"O:a\nKR1: b (Confidence: 6/10)\n", "O a\n KR b c6\n", ""},
	{"O:a 评分：0.7\n", "O a s0.7\n", ""},
	{"O:a 自我打分（满分1.0）：0.2。\n", "O a s0.2\n", ""},
	/* cycles */
	{"# 2021 Q3\nO:a\n", "# 2021 Q3\nO a\n", ""},
	{"2021 Q3\nO:a\n2021 Q4\nO:b\n", "# 2021 Q3\nO a\n# 2021 Q4\nO b\n",
		""},
	{"## 2021年第三季度\nO:a\n", "# 2021年第三季度\nO a\n", ""},
	{"# 我的 2021 Q3 计划\nO:a\n", "# 我的 2021 Q3 计划\nO a\n", ""},
	{"# sprint (2021-01-01..2021-02-15)\n> note\nO:a\n",
		"# sprint\n{note}\nO a\n", ""},
	{"O:a\n# Backlog\nO:b\n", "O a\n# -\nO b\n", ""},
	{"# 清单\nO:b\n", "# -\nO b\n", ""},
	{"# 2021 Q3\nO:a\n# 2021 Q4\nKR1:b\n",
		"# 2021 Q3\nO a\n# 2021 Q4\nKR b\n",
		"N4 no objective above it; it stands by itself\n"},
	/* notes and loose lines */
	{"O:a\n > one\n >\n > two\nKR1:b\n  >  c\n",
		"O a {one\n\ntwo}\n KR b { c}\n", ""},
	{"O:a\nloose\n", "O a {loose}\n",
		"N2 no label; kept in the note of “a”\n"},
	{"O:a\nKR1:b\n A1:c\n\nloose\nmore\n",
		"O a {loose\nmore}\n KR b\n  A c\n",
		"N5 no label; kept in the note of “a”\n"
		"N6 no label; kept in the note of “a”\n"},
	{"O:a\nKR1:b\n A1:c\n\n loose\n", "O a\n KR b {loose}\n  A c\n",
		"N5 no label; kept in the note of “b”\n"},
	{"loose\nO:a\n", "O a {loose}\n",
		"N1 no label; kept in the note of what follows\n"},
	{"# 2021 Q3\nloose\nO:a\n", "# 2021 Q3\n{loose}\nO a\n",
		"N2 no label; kept in the note of the cycle\n"},
	{"O:a\nA quick sentence\n", "O a {A quick sentence}\n",
		"N2 no label; kept in the note of “a”\n"},
	{"O:a\nKR1:\n", "O a {KR1:}\n",
		"N2 no label; kept in the note of “a”\n"},
	{"O:a\n# heading\n", "O a {# heading}\n",
		"N2 no label; kept in the note of “a”\n"},
	/* bytes */
	{"\xef\xbb\xbfO:a\r\n\tKR1:b\r\n", "O a\n KR b\n", ""},
	{"O:a", "O a\n", ""},
	{"　KR1:b\n", "KR b\n", NULL},
};

static void
test_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		case_gives(cases[i].text, "outline", cases[i].text,
			cases[i].tree, cases[i].reports);
	case_end();
}

static void
test_refuse(void **state)
{
	static const struct {
		const char *text, *report;
	} refused[] = {
		{"", "E0 no objective"},
		{"just prose\n", "E0 no objective"},
		{"O:a\nKR1: \xff\n", "E2:6 not UTF-8"},
		{"O:a\x1b\n", "E1:4 control character"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(refused); i++)
		case_refuses("outline", refused[i].text, refused[i].report);
}

/* How far it is shown to be, by whatever it goes. What is done is all the way
 * there, unless it is measured, which an outline cannot say. */
static int
shown(const struct node *node)
{
	if (node->level == LEVEL_ACTION)
		return node->progress;
	return node->state == STATE_DONE ? PROGRESS_MAX
					 : share_tenths(node->share);
}

/* The same for plans that have the same nodes, in whatever order: in an
 * outline what has no parent comes first. */
static uint64_t
sum_of_nodes(const struct plan *plan)
{
	const struct node *node;
	struct str text = {0};
	uint64_t sum = 0, hash;
	uint32_t id;
	size_t i;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		str_clear(&text);
		str_addf(&text, "%d %s %d %d %d %d", node->level, node->title,
			shown(node), node->confidence, node_detail(node)->score,
			node->state);
		hash = 14695981039346656037u;
		for (i = 0; i < text.length; i++)
			hash = (hash ^ (unsigned char)text.data[i]) *
				1099511628211u;
		sum += hash;
	}
	str_fini(&text);
	return sum;
}

/* What an outline can say comes back: written, read and written again it is
 * the same text, and the nodes say the same. */
static void
test_round_trip(void **state)
{
	uint64_t seed;

	(void)state;
	for (seed = 1; seed <= 300; seed++) {
		struct plan plan, again;
		struct str reports = {0};
		struct err err = {0};
		size_t length, length_again;
		char *text, *text_again;

		plan_init(&plan);
		random_plan(&plan, seed);
		text = case_write("outline", &plan, &length);
		if (!length) {
			free(text);
			plan_fini(&plan);
			continue;
		}
		if (!case_read("outline", text, length, &again, &reports, &err))
			fail_msg("seed %d: %s\n%s", (int)seed,
				str_text(&reports), text);
		text_again = case_write("outline", &again, &length_again);
		if (strcmp(text, text_again) != 0)
			fail_msg("seed %d:\n%s\nthen\n%s", (int)seed, text,
				text_again);
		if (sum_of_nodes(&plan) != sum_of_nodes(&again))
			fail_msg("seed %d: nodes differ\n%s", (int)seed, text);
		free(text);
		free(text_again);
		str_fini(&reports);
		plan_fini(&plan);
		plan_fini(&again);
	}
}

/* The file a user gave: its counts, its two loose lines, and back. */
static void
test_seed(void **state)
{
	FILE *file = fopen("../shared/seeds/outline-x10.txt", "rb");
	int levels[4] = {0}, tenths[11] = {0};
	const struct node *node;
	struct str text = {0}, reports = {0};
	struct err err = {0};
	struct plan plan;
	uint32_t id;
	int c;

	(void)state;
	if (!file)
		skip();
	while ((c = getc(file)) != EOF)
		str_add_char(&text, (char)c);
	fclose(file);
	assert_true(case_read(
		"outline", text.data, text.length, &plan, &reports, &err));
	for (id = 1; id < plan.tables[RECORD_NODE].limit; id++) {
		node = plan_node(&plan, id);
		levels[node->level]++;
		if (node->progress >= 0)
			tenths[node->progress / 10]++;
	}
	assert_int_equal(levels[LEVEL_OBJECTIVE], 8);
	assert_int_equal(levels[LEVEL_KEY_RESULT], 25);
	assert_int_equal(levels[LEVEL_ACTION], 80);
	assert_int_equal(tenths[5], 19);
	assert_int_equal(tenths[6], 4);
	assert_int_equal(tenths[7], 2);
	assert_string_equal(str_text(&reports),
		"N73 no label; kept in the note of “完美完成猪来了重构计划”\n"
		"N74 no label; kept in the note of “完美完成猪来了重构计划”\n");
	str_fini(&text);
	str_fini(&reports);
	plan_fini(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_seed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
