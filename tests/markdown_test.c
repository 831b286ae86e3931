/* SPDX-License-Identifier: MIT */
/* Documents in the notations people write, and the tree each gives (see
 * case_tree): {note}, (reflection), <links>, x done, p priority, c confidence,
 * s score. */
#include "format_case.h"

#include "model/cycle.h"
#include "model/edit.h"
#include "model/merge.h"

static const struct {
	const char *text, *tree;
} cases[] = {
	{"# 2026 Q4\n"
	 "\n"
	 "## O1: Ship it\n"
	 "\n"
	 "- KR1: ten users 5/10\n"
	 "- KR2: b\n",
		"# 2026 Q4\n"
		"O Ship it\n"
		" KR ten users 5/10\n"
		" KR b\n"},
	{"## O1 Ship it\n"
	 "### KR1 ten users\n"
	 "- [x] a\n"
	 "- [ ] b\n",
		"O Ship it\n"
		" KR ten users\n"
		"  A a x\n"
		"  A b\n"},
	{"# 2026 Q4\n"
	 "- Grow\n"
	 "  - ten users\n"
	 "    - call them\n"
	 "- Learn\n",
		"# 2026 Q4\n"
		"O Grow\n"
		" KR ten users\n"
		"  A call them\n"
		"O Learn\n"},
	{"* Objective 1：甲\n"
	 "  * KeyResult：乙\n"
	 "  * ~~KeyResult：丙~~\n",
		"O 甲\n"
		" KR 乙\n"
		" KR 丙 10/10 x\n"},
	{"1. O1: a\n"
	 "   1. KR1: b\n"
	 "   2. KR2: c\n",
		"O a\n"
		" KR b\n"
		" KR c\n"},
	{"- 目标一：甲\n"
	 "  - 关键结果（1）：乙 [备注]\n"
	 "  - 行动：丙\n",
		"O 甲\n"
		" KR 乙 {备注}\n"
		"  A 丙\n"},
	{"**O1：甲**\n"
	 "\n"
	 "**KR1：乙** 5/10\n",
		"O 甲\n"
		" KR 乙 5/10\n"},
	{"O1: a\n"
	 "KR1: b\n"
	 "KR2: c 0.5\n",
		"O a\n"
		" KR b\n"
		" KR c 0.5\n"},
	{"## 目标1：甲\n"
	 "正文第一段。\n"
	 "\n"
	 "正文第二段。\n"
	 "- KR1：乙\n",
		"O 甲 (正文第一段。\n"
		"\n"
		"正文第二段。)\n"
		" KR 乙\n"},
	{"# Objective: a\n"
	 "\n"
	 "Score: 0.7\n"
	 "\n"
	 "It went well.\n",
		"O a s0.7 (It went well.)\n"},
	{"- O1: a\n"
	 "  - KR1: b\n"
	 "\n"
	 "Confidence 5/10\n",
		"O a\n"
		" KR b c5\n"},
	{"- O1: a\n"
	 "  - KR1: b\n"
	 "\n"
	 "自我打分（满分1.0）：0.2。\n"
	 "\n"
	 "想法。\n",
		"O a s0.2 (想法。)\n"
		" KR b\n"},
	{"- O1: a\n"
	 "  - KR1: b - Progress: 15%\n"
	 "  - KR2: c - Progress: 3/6\n"
	 "  - KR3: d - Progress: 1/3\n"
	 "  - KR4: e (40% done)\n"
	 "  - KR5: f（40%完成）\n"
	 "  - KR6: g 40% complete\n"
	 "  - KR7: h – Progress: 15% #x\n",
		"O a\n"
		" KR b 1.5/10\n"
		" KR c 5/10\n"
		" KR d - Progress: 1/3\n"
		" KR e 4/10\n"
		" KR f 4/10\n"
		" KR g 40% complete\n"
		" KR h 1.5/10 #x\n"},
	{"## 2021.06/07 总结\n"
	 "- O1: a\n"
	 "## 2021.08/09 计划\n"
	 "- O1: b\n",
		"# 2021-06/07 closed\n"
		"{2021.06/07 总结}\n"
		"O a\n"
		"# 2021-08/09\n"
		"{2021.08/09 计划}\n"
		"O b\n"},
	{"## 2026年第四季度\n"
	 "- O：a\n",
		"# 2026 Q4\n"
		"O a\n"},
	{"## 2026 H2 review\n"
	 "- O1: a\n"
	 "\n"
	 "prose\n",
		"# 2026 H2\n"
		"{2026 H2 review}\n"
		"O a (prose)\n"},
	{"# 2026\n"
	 "## Q4\n"
	 "- O1: a\n",
		"# 2026\n"
		"# 2026 Q4\n"
		"O a\n"},
	{"| Key result | Current | Target |\n"
	 "|---|---|---|\n"
	 "| users | 5 | 10 |\n"
	 "| talks | 1 | 4 |\n",
		"KR users >10=5\n"
		"KR talks >4=1\n"},
	{"## O1: a\n"
	 "| KR | 进度 | 信心 | 负责人 |\n"
	 "|---|---|---|---|\n"
	 "| 乙 | 5/10 | 6/10 | kevin |\n",
		"O a\n"
		" KR 乙 5/10 c6 @kevin\n"},
	{"| Objective | Key result | Progress |\n"
	 "|---|---|---|\n"
	 "| a | b | 50% |\n"
	 "| a | c | 20% |\n"
	 "| d | e | 0.5 |\n",
		"O a\n"
		" KR b 5/10\n"
		" KR c 2/10\n"
		"O d\n"
		" KR e 5/10\n"},
	{"| x | y |\n"
	 "|---|---|\n"
	 "| 1 | 2 |\n"
	 "\n"
	 "- O1: a\n",
		"O a {| x | y |\n"
		"|---|---|\n"
		"| 1 | 2 |}\n"},
	{"- O1: a\n"
	 "  - KR1: b [[post](../post)]\n",
		"O a\n"
		" KR b <../post post>\n"},
	{"- O1: a\n"
	 "  - KR1: read [book](http://b) now\n",
		"O a\n"
		" KR read book now <http://b book>\n"},
	{"- O1: a\n"
	 "  - KR1: b https://x.y/z\n",
		"O a\n"
		" KR b https://x.y/z <https://x.y/z>\n"},
	{"- O1: a\n"
	 "  - KR1: b [done in May]\n",
		"O a\n"
		" KR b {done in May}\n"},
	{"- O1: a\n"
	 "  - KR1: b [5/10]\n",
		"O a\n"
		" KR b 5/10\n"},
	{"- O1: a\n"
	 "  - KR1: b [[x](u), [y](v)]\n",
		"O a\n"
		" KR b <u x\n"
		"v y>\n"},
	{"---\n"
	 "title: My OKR\n"
	 "tags: [okr, life]\n"
	 "date: 2021-08-07\n"
	 "---\n"
	 "## 6、7双月\n"
	 "- O1: a\n",
		"# 2021-06/07\n"
		"#okr life\n"
		"{My OKR}\n"
		"O a\n"},
	{"---\n"
	 "title: x\n"
	 "---\n"
	 "- O1: a\n",
		"O a {x}\n"},
	{"---\n"
	 "okr-type: objective\n"
	 "title: Grow\n"
	 "quarter: 2026 Q4\n"
	 "key-results:\n"
	 "- {title: users, current: 3, target: 10, unit: 人, confidence: 0.6}\n"
	 "- plain\n"
	 "---\n"
	 "# body\n"
	 "text\n",
		"# 2026 Q4\n"
		"O Grow {# body\n"
		"text}\n"
		" KR users c6 >10=3人\n"
		" KR plain\n"},
	{"### 最高优先级\n"
	 "- a\n"
	 "  - b\n"
	 "### 低优先级\n"
	 "- c\n",
		"# -\n"
		"O a p1\n"
		" KR b\n"
		"O c p4\n"},
	{"## 学习清单\n"
	 "技术：\n"
	 "- a\n"
	 "\n"
	 "非技术：\n"
	 "- b\n",
		"# -\n"
		"O a #技术\n"
		"O b #非技术\n"},
	{"## 我想读的书\n"
	 "- [CS:APP](http://c)\n"
	 "- x\n",
		"# -\n"
		"O CS:APP #book <http://c CS:APP>\n"
		"O x #book\n"},
	{"## High priority\n"
	 "- [x] a\n"
	 "- b #go\n",
		"# -\n"
		"O a x p2\n"
		"O b p2 #go\n"},
	{"### 2021-09-13 - 2021-09-17\n"
	 "- a\n"
	 "  - b\n"
	 "\n"
	 "para\n"
	 "### 2021-09-02\n"
	 "- c\n",
		"@ 2021-09-02..2021-09-02: - c\n"
		"@ 2021-09-13..2021-09-17: - a\n"
		"  - b\n"
		"\n"
		"para\n"},
	{"### 2021-08-28 => 2021-08-29\n"
	 "1. a\n"
	 "2. b\n",
		"@ 2021-08-28..2021-08-29: 1. a\n"
		"2. b\n"},
	{"## now\n"
	 "doing things\n",
		"@ 2026-11-16..2026-11-22: doing things\n"},
	{"## 2026-W47\n"
	 "- a\n",
		"@ 2026-11-16..2026-11-22: - a\n"},
	{"<div>O1: a</div>\n"
	 "\n"
	 "- KR1: <b>b</b> c\n",
		"O a\n"
		" KR b c\n"},
	{"<details><summary>2026 Q4 计划</summary>\n"
	 "\n"
	 "- O1: a\n"
	 "</details>\n",
		"# 2026 Q4\n"
		"{2026 Q4 计划}\n"
		"O a\n"},
	/* What our own posts say. */
	{"## 2026.06/07 OKR review\n"
	 "* Objective 1: a\n"
	 "  * KeyResult: b 4/10\n"
	 "### Highlights\n"
	 "- x\n"
	 "## 2026.08/09 OKR plan\n"
	 "* Objective 1: a (carried over)\n"
	 "  * KeyResult: b (carried over)\n"
	 "  * KeyResult: c (carried over)\n"
	 "## 感悟\n"
	 "想法\n",
		"# 2026.06/07 closed\n"
		"O a\n"
		" KR b 4/10\n"
		"== highlights: - x\n"
		"== thoughts: 想法\n"
		"# 2026.08/09\n"
		"O a\n"
		" KR b\n"
		" KR c (carried over)\n"},
	{"## 春季冲刺 OKR 复盘 (2026-02-01 – 2026-03-15)\n"
	 "- O1: a\n",
		"# 春季冲刺 closed\n"
		"O a\n"},
	{"---\ngenerator: tenths\n---\n"
	 "# 2026\n"
	 "## Q4\n"
	 "- O1: a\n"
	 "### 亮点\n"
	 "- x\n"
	 "## 亮点\n"
	 "- y\n",
		"# 2026\n"
		"== highlights: - y\n"
		"# 2026 Q4\n"
		"O a\n"
		"== highlights: - x\n"},
	{"---\ngenerator: tenths\n---\n"
	 "# My OKRs\n"
	 "## 2026 Q4\n"
	 "- O1: a\n"
	 "## Health metrics\n"
	 "| Health metric | 2026-10 |\n"
	 "| --- | ---: |\n"
	 "| DAU (k) | 12 |\n"
	 "\n"
	 "## Week notes\n"
	 "### 2026-W46\n"
	 "- [ ] **P1** b (not done)\n"
	 "- [x] P9 c\n"
	 "\n"
	 "**Now**\n"
	 "\n"
	 "d\n",
		"# 2026 Q4\n"
		"{My OKRs}\n"
		"O a\n"
		"@ 2026-11-09..2026-11-15: d\n"},
	{"- O1: a\n"
	 "  - KR1: b (dropped)\n"
	 "  - KR2: c 3/10 (已放弃) [x [y] z]\n"
	 "\n"
	 "Score: 0.4 [late]\n"
	 "\n"
	 "&#75;R3: not one\n",
		"O a s0.4 (KR3: not one)\n"
		" KR b -\n"
		" KR c 3/10 - {x [y] z}\n"},
	{"- O1: a\n"
	 "\n"
	 "**all tests pass**\n"
	 "\n"
	 "2 \\* 3, \\*\\*not bold\\*\\*\n",
		"O a (**all tests pass**\n"
		"\n"
		"2 \\* 3, \\*\\*not bold\\*\\*)\n"},
	{"# Notes\n"
	 "\n"
	 "Some prose.\n"
	 "\n"
	 "# 2026 Q4\n"
	 "- O1: a\n"
	 "\n"
	 "# Outlook\n"
	 "- next\n"
	 "  - deeper\n",
		"# 2026 Q4\n"
		"O a\n"
		"== summary: Notes\n"
		"\n"
		"Some prose.\n"
		"== outlook: next\n"
		"  - deeper\n"},
	{"# 2026 Q4 复盘\n"
	 "## 亮点\n"
	 "1. 甲\n"
	 "2. 乙\n"
	 "## 不足\n"
	 "- 丙\n",
		"# 2026 Q4\n"
		"{2026 Q4 复盘}\n"
		"== highlights: 甲\n"
		"乙\n"
		"== shortcomings: 丙\n"},
	{"# 2025年回顾\n"
	 "## 亮点（最少三点）\n"
	 "- 甲\n"
	 "# 2026年计划\n"
	 "## 详细的按季度OKR的目标\n"
	 "1. 第一季度做甲\n"
	 "2. 第二季度做乙\n",
		"# 2025 closed\n"
		"{2025年回顾}\n"
		"== highlights: 亮点（最少三点）\n"
		"甲\n"
		"== goals_by_quarter: 详细的按季度OKR的目标\n"
		"第一季度做甲\n"
		"第二季度做乙\n"
		"# 2026\n"
		"{2026年计划}\n"
		"# 2026 Q1\n"
		"O 做甲\n"
		"# 2026 Q2\n"
		"O 做乙\n"},
	{"- O1: a\n"
	 "  - KR1: b\n"
	 "    - do c\n"
	 "    - [x] do d\n"
	 "      - deeper\n",
		"O a\n"
		" KR b\n"
		"  A do c\n"
		"  A do d x {deeper}\n"},
	{"- [ ] O1: a\n"
	 "  - [x] KR1: b\n"
	 "  - [x] KR2: c 8/10\n",
		"O a\n"
		" KR b 10/10 x\n"
		" KR c 8/10 x\n"},
	{"# O1: a\n"
	 "\n"
	 "why it matters\n"
	 "\n"
	 "- first\n"
	 "- second\n",
		"O a (why it matters)\n"
		" KR first\n"
		" KR second\n"},
	{"# 2026 Q4\n"
	 "\n"
	 "- O1: a\n"
	 "\n"
	 "1. lesson one\n"
	 "2. lesson two\n",
		"# 2026 Q4\n"
		"O a (1. lesson one\n"
		"2. lesson two)\n"},
	{"O1：a\r\n"
	 "KR1：b\r\n",
		"O a\n"
		" KR b\n"},
	{"\xef\xbb\xbf"
	 "# 2026 Q4\n"
	 "- O1: a\n",
		"# 2026 Q4\n"
		"O a\n"},
	{"- O1: a **bold** `code` _em_\n", "O a bold code em\n"},
	{"- O1: a &amp; b &lt;c&gt; &#x4e2d;\n", "O a & b <c> 中\n"},
	{"- O1: a\\* b\n", "O a* b\n"},
	{"> quoted\n"
	 "\n"
	 "- O1: a\n"
	 "> more\n",
		"O a {quoted} (more)\n"},
	{"```\n"
	 "code\n"
	 "```\n"
	 "- O1: a\n",
		"O a {code}\n"},
	{"- Objective 1 - Grow\n"
	 "  - Key Result 1 - users\n",
		"O Grow\n"
		" KR users\n"},
	{"- 【O1】甲\n"
	 "  - 【KR1】乙\n",
		"O 甲\n"
		" KR 乙\n"},
	{"## O1｜甲\n", "O 甲\n"},
	{"# OKR\n"
	 "\n"
	 "## Objective 1\n"
	 "\n"
	 "Grow the business\n"
	 "\n"
	 "- KR1: users\n",
		"O Grow the business {OKR}\n"
		" KR users\n"},
	{"* O1: a\n"
	 "* KR1: b\n"
	 "* KR2: c\n"
	 "* O2: d\n"
	 "* KR1: e\n",
		"O a\n"
		" KR b\n"
		" KR c\n"
		"O d\n"
		" KR e\n"},
	{"- O1: a\n"
	 "\n"
	 "- O2: b\n"
	 "\n"
	 "  - KR1: c\n",
		"O a\n"
		"O b\n"
		" KR c\n"},
	{"# 2026 Q4\n"
	 "- O1: a\n"
	 "  - KR1: b 提升到 80%\n"
	 "  - KR2: c（50%）\n"
	 "  - KR3: d 进度：7/10，信心：6/10\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b 提升到 80%\n"
		" KR c（50%）\n"
		" KR d 7/10 c6\n"},
	{"# 2026年11月\n"
	 "- O1: a (dropped) [-]\n",
		"# 2026-11\n"
		"O a (dropped) -\n"},
	{"# 2026 Q4\n"
	 "\n"
	 "text only\n",
		"# 2026 Q4\n"
		"== summary: text only\n"},
	{"Objective 2的完成度是令笔者满意的。\n"
	 "\n"
	 "- O1: a\n",
		"O a {Objective 2的完成度是令笔者满意的。}\n"},
	{"- O1: a\n"
	 "  - KR1: b\n"
	 "    line two of b\n",
		"O a\n"
		" KR b line two of b\n"},
	{"- O1: a\n"
	 "  - KR1: b\n"
	 "\n"
	 "    a paragraph below b\n",
		"O a\n"
		" KR b {a paragraph below b}\n"},
	/* A post of our own: prose is the cycle's note, lists stay lists, code
	 * stays code and nothing is guessed. */
	{"---\n"
	 "generator: tenths\n"
	 "---\n"
	 "\n"
	 "## 2026 Q4 (2026-10-01 – 2026-12-31)\n"
	 "\n"
	 "Prose.\n"
	 "\n"
	 "- O1: a\n"
	 "\n"
	 "Actions:\n"
	 "\n"
	 "- one\n"
	 "\n"
	 "2026-11-02\n"
	 "\n"
	 "```\n"
	 "KR1: code\n"
	 "```\n"
	 "\n"
	 "### Highlights\n"
	 "\n"
	 "- b\n"
	 "- c\n",
		"# 2026 Q4\n"
		"{Prose.}\n"
		"O a (Actions:\n"
		"\n"
		"- one\n"
		"\n"
		"2026-11-02\n"
		"\n"
		"```\n"
		"KR1: code\n"
		"```)\n"
		"== highlights: - b\n"
		"- c\n"},
	/* Without front matter its first heading tells. */
	{"## 2026 Q4 (2026-10-01 – 2026-12-31)\n"
	 "\n"
	 "Prose.\n",
		"# 2026 Q4\n"
		"{Prose.}\n"},
	{"# Mine\n"
	 "\n"
	 "## 2026 Q4 OKR 复盘\n"
	 "\n"
	 "Prose.\n"
	 "\n"
	 "### 感悟\n"
	 "\n"
	 "- a\n"
	 "\n"
	 "## Week notes\n"
	 "\n"
	 "### 2026-W47\n"
	 "\n"
	 "- [x] **P1** b\n"
	 "\n"
	 "**Note**\n"
	 "\n"
	 "c\n",
		"# 2026 Q4 closed\n"
		"{Prose.}\n"
		"== thoughts: - a\n"
		"@ 2026-11-16..2026-11-22: c\n"},
	/* What stands before it was not written by us. */
	{"Preface.\n"
	 "\n"
	 "## 2026 Q4 OKR review\n"
	 "\n"
	 "Prose.\n",
		"# 2026 Q4\n"
		"== summary: Preface.\n"
		"\n"
		"Prose.\n"},
	{"---\n"
	 "title: mine\n"
	 "---\n"
	 "## 2026 Q4 OKR review\n"
	 "\n"
	 "Prose.\n",
		"# 2026 Q4\n"
		"{mine}\n"
		"== summary: Prose.\n"},
};

static void
test_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		case_gives(cases[i].text, "markdown", cases[i].text,
			cases[i].tree, NULL);
	case_end();
}

/* Into a plan with a cycle for what says none, as an import does it. */
static void
bring_in(struct plan *plan, const struct plan *draft)
{
	struct span span = {day_make(2026, 10, 1), day_make(2026, 12, 31)};
	struct change change = {0};
	struct err err = {0};
	uint32_t cycle;

	plan_init(plan);
	assert_true(edit_cycle_add(plan, &(struct new_cycle){NULL, span, 0},
		&change, &cycle, &err));
	change_apply(plan, &change);
	change_clear(&change);
	if (!merge_plans(plan, draft, &(struct merge_options){.cycle = cycle},
		    &change, &err))
		fail_msg("%s", err.text);
	change_apply(plan, &change);
	change_fini(&change);
}

/* Written as Markdown, a plan is read as what was written, and written the same. */
static void
test_write(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct str reports = {0};
		struct err err = {0};
		struct plan draft, plan, again;
		size_t length, length_again;
		char *text, *text_again;

		assert_true(case_read("markdown", cases[i].text,
			strlen(cases[i].text), &draft, &reports, &err));
		bring_in(&plan, &draft);
		text = case_write("markdown", &plan, &length);
		if (!case_read(
			    "markdown", text, length, &again, &reports, &err))
			fail_msg(
				"%s\nis refused: %s", text, str_text(&reports));
		text_again = case_write("markdown", &again, &length_again);
		if (strcmp(text, text_again) != 0)
			fail_msg("%s\nis written\n%s\nthen\n%s", cases[i].text,
				text, text_again);
		free(text);
		free(text_again);
		str_fini(&reports);
		plan_fini(&draft);
		plan_fini(&plan);
		plan_fini(&again);
	}
}

static void
test_refuse(void **state)
{
	static const struct {
		const char *text, *report;
	} refused[] = {
		{"", "E0 no objective"},
		{"just text\n", "E0 no objective"},
		{"- a\n- b\n", "E0 no objective"},
		{"- O1: \xff\n", "E1:7 not UTF-8"},
		{"- O1: a\n- O2: \x1b[31m\n", "E2:7 control character"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(refused); i++)
		case_refuses("markdown", refused[i].text, refused[i].report);
}

/* Lines and reasons of what was read, for a dry run. */
static void
note_place(void *context, const struct placed *placed)
{
	const struct record_type *type = &record_types[placed->record];
	struct str *out = context;

	str_addf(out, "%s %u", type->name, placed->id);
	if (placed->field >= 0)
		str_addf(out, " %s", type->fields[placed->field].name);
	str_addf(out, " line %d: %s\n", placed->line, placed->why);
}

static void
ignore(void *context, enum severity severity, int line, int column,
	const char *what)
{
	(void)context;
	(void)severity;
	(void)line;
	(void)column;
	(void)what;
}

static void
test_places(void **state)
{
	static const char text[] = "---\ntitle: x\n---\n# 2026 Q4\n\n"
				   "- O1: a\n  - b **c**\n\n"
				   "| KR | 进度 |\n|---|---|\n| d | 5/10 |\n\n"
				   "### 2026-11-02\n- e\n";
	struct str out = {0};
	struct reporter reporter = {.report = ignore, .context = &out};
	struct place_reporter placing = {note_place, &out};
	struct read_options options = {
		.today = day_make(2026, 11, 21), .placing = &placing};
	struct err err = {0};
	struct plan plan;

	(void)state;
	plan_init(&plan);
	assert_true(format_find("markdown")
			    ->read(&plan, (struct piece){text, sizeof text - 1},
				    &options, &reporter, &err));
	assert_string_equal(str_text(&out),
		"cycle 1 line 4: a heading that names a span\n"
		"node 1 line 6: by its label\n"
		"node 2 line 7: a list item below it\n"
		"plan 1 line 9: names of columns\n"
		"node 3 line 11: a row of a table\n"
		"week 1 line 13: a heading with days\n"
		"week 1 note line 14: below days\n"
		"cycle 1 note line 2: the title of the document\n");
	str_fini(&out);
	plan_fini(&plan);
}

struct counts {
	int levels[4], done, scores, links, reflections, sections;
	int priorities[5], books;
	struct plan plan;
};

/* Reads a file that a user gave; false where there are none. */
static bool
read_seed(const char *name, struct counts *counts)
{
	struct str path = {0}, text = {0}, reports = {0};
	const struct format *format;
	const struct detail *detail;
	const struct node *node;
	struct err err = {0};
	uint32_t id;
	FILE *file;
	int c;

	memset(counts, 0, sizeof *counts);
	str_addf(&path, "../shared/seeds/%s", name);
	file = fopen(path.data, "rb");
	while (file && (c = getc(file)) != EOF)
		str_add_char(&text, (char)c);
	str_fini(&path);
	if (!file)
		return false;
	fclose(file);
	format = format_guess(name, text.data, text.length);
	assert_non_null(format);
	assert_true(case_read(format->name, text.data, text.length,
		&counts->plan, &reports, &err));
	for (id = 1; id < counts->plan.tables[RECORD_NODE].limit; id++) {
		node = plan_node(&counts->plan, id);
		detail = node_detail(node);
		counts->levels[node->level]++;
		counts->done += node->state == STATE_DONE;
		counts->scores += detail->score >= 0;
		counts->links += detail->links != NULL;
		counts->reflections += detail->reflection != NULL;
		counts->priorities[detail->priority]++;
		counts->books +=
			detail->tags && strcmp(detail->tags, "book") == 0;
	}
	counts->sections = (int)counts->plan.tables[RECORD_SECTION].count;
	str_fini(&text);
	str_fini(&reports);
	return true;
}

static void
test_bimonthly(void **state)
{
	static const int scores[] = {20, 100, 40, 50};
	const struct cycle *cycle;
	const struct node *node;
	struct counts counts;
	int i = 0;

	(void)state;
	if (!read_seed("bimonthly-review.md", &counts))
		skip();
	assert_int_equal(counts.plan.tables[RECORD_CYCLE].count, 2);
	assert_int_equal(counts.levels[LEVEL_OBJECTIVE], 8);
	assert_int_equal(counts.levels[LEVEL_KEY_RESULT], 18);
	assert_int_equal(counts.done, 4);
	assert_int_equal(counts.scores, 4);
	assert_int_equal(counts.reflections, 4);
	assert_int_equal(counts.links, 7);
	cycle = plan_cycle(&counts.plan, counts.plan.cycles.first);
	assert_true(cycle_closed(cycle));
	assert_int_equal(cycle->starts, day_make(2021, 6, 1));
	for (node = plan_node(&counts.plan, cycle->nodes.first); node;
		node = plan_node(&counts.plan, node->next))
		assert_int_equal(node_detail(node)->score, scores[i++]);
	plan_fini(&counts.plan);
}

static void
test_now(void **state)
{
	const struct week *week;
	struct counts counts;

	(void)state;
	if (!read_seed("now-page.md", &counts))
		skip();
	assert_int_equal(counts.plan.tables[RECORD_CYCLE].count, 0);
	assert_int_equal(counts.priorities[PRIORITY_HIGHEST], 3);
	assert_int_equal(counts.priorities[PRIORITY_HIGH], 2);
	assert_int_equal(counts.priorities[PRIORITY_MEDIUM], 2);
	assert_int_equal(counts.priorities[PRIORITY_LOW], 5);
	assert_int_equal(counts.books, 5);
	assert_int_equal(counts.levels[LEVEL_KEY_RESULT], 13);
	assert_int_equal(counts.levels[LEVEL_ACTION], 3);
	/* Seven with days, and now, which is of the last of them. */
	assert_int_equal(counts.plan.tables[RECORD_WEEK].count, 8);
	for (week = plan_week(&counts.plan, counts.plan.weeks.first); week;
		week = plan_week(&counts.plan, week->base.next)) {
		assert_true(week->note || week->now);
		assert_true(
			!week->now || week->starts == day_make(2021, 9, 13));
	}
	plan_fini(&counts.plan);
}

static void
test_annual(void **state)
{
	const struct cycle *year;
	struct counts counts;
	char *tree;

	(void)state;
	if (!read_seed("annual-plan.md", &counts))
		skip();
	/* The year behind, the one ahead and its quarters. */
	assert_int_equal(counts.plan.tables[RECORD_CYCLE].count, 6);
	assert_int_equal(counts.levels[LEVEL_OBJECTIVE], 4);
	year = plan_cycle(&counts.plan, counts.plan.cycles.first);
	assert_string_equal(year->template, "annual");
	assert_true(cycle_closed(year));
	assert_true(counts.sections >= 20);
	tree = case_tree(&counts.plan);
	assert_non_null(strstr(tree, "# 2022 Q1\nO 保证欧美区SDK"));
	assert_non_null(strstr(tree, "# 2022 Q4\nO 完成SDK接口"));
	assert_non_null(strstr(tree, "\n8月份"));
	assert_non_null(strstr(tree, "\n1、做人真诚"));
	assert_null(strstr(tree, "button"));
	free(tree);
	plan_fini(&counts.plan);
}

/* Words before a table of nothing but health metrics. */
static void
test_metrics_alone(void **state)
{
	static const char text[] = "Words.\n"
				   "\n"
				   "## Health metrics\n"
				   "\n"
				   "| Health metric | 2026-09 | 2026-10 |\n"
				   "| --- | ---: | ---: |\n"
				   "| DAU (k) | 12 | |\n";
	const struct metric *metric;
	struct str reports = {0};
	struct err err = {0};
	struct plan plan;

	(void)state;
	assert_true(case_read(
		"markdown", text, sizeof text - 1, &plan, &reports, &err));
	metric = plan_metric(&plan, 1);
	assert_string_equal(metric->name, "DAU");
	assert_string_equal(metric->unit, "k");
	assert_string_equal(metric->note, "Words.");
	assert_int_equal(plan.tables[RECORD_READING].count, 1);
	assert_int_equal(plan_reading(&plan, 1)->on, day_make(2026, 9, 1));
	assert_string_equal(
		str_text(&reports), "N1 kept in the note of “DAU”\n");
	str_fini(&reports);
	plan_fini(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_metrics_alone),
		cmocka_unit_test(test_bimonthly),
		cmocka_unit_test(test_now),
		cmocka_unit_test(test_annual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
