/* SPDX-License-Identifier: MIT */
/* Whole documents in the notations people write, of every format that is read:
 * what each is taken for, the tree it gives (see case_tree) and what is
 * reported. The table is the list of what must go on being understood. */
#include "format_case.h"

static const struct {
	const char *name, *file; /* the file's name, NULL: standard input */
	const char *format, *text, *tree, *reports;
} documents[] = {
	{"outline: English labels", "a.txt", "outline",
		"O: Ship a release people trust\n"
		"KR1: crashes a day from 40 to 5  5/10\n"
		" A1: collect traces\n"
		" A2: fix the top ten\n"
		"KR2: restore in 5 minutes  0.3\n"
		"O: Learn to write less\n"
		"KR1: two pages a week  70%\n",
		"O Ship a release people trust\n"
		" KR crashes a day from 40 to 5 5/10\n"
		"  A collect traces\n"
		"  A fix the top ten\n"
		" KR restore in 5 minutes 3/10\n"
		"O Learn to write less\n"
		" KR two pages a week 7/10\n",
		""},
	{"post: several fields in brackets", "a.md", "markdown",
		"## O1：面包卖得完（权重：60%，负责人：小李，老张）\n"
		"- KR1：剩下的不到 5%（占比40%；进度：30%）\n"
		"- KR2：预订占三成 (owner: Ann, due: 2026-12-01)\n"
		"- KR3：早班（两个人，一个学徒）\n",
		"O 面包卖得完 @小李, 老张 w60\n"
		" KR 剩下的不到 5% 3/10 w40\n"
		" KR 预订占三成 due 2026-12-01 @Ann\n"
		" KR 早班（两个人，一个学徒）\n",
		""},
	{"table: a column of percents, words of other programs", "a.csv", "csv",
		"目标,KR,进度(%),Status\n"
		"开车,四十站,40,Behind\n"
		",少抛锚,62.5,延期\n",
		"O 开车\n"
		" KR 四十站 4/10\n"
		" KR 少抛锚 6.2/10\n",
		""},
	{"post: days and boxes of note programs", "a.md", "markdown",
		"# 2026 Q4 OKR\n"
		"- 面包卖得完\n"
		"    - [ ] 预订占三成 📅 2026-12-01 ⏫\n"
		"    - [/] 剩下的不到 5% 🔽\n"
		"    - [x] 换烤箱 ✅ 2026-11-20\n",
		"# 2026 Q4\n"
		"{2026 Q4 OKR}\n"
		"O 面包卖得完\n"
		" KR 预订占三成 p2 due 2026-12-01\n"
		" KR 剩下的不到 5% p4\n"
		" KR 换烤箱 10/10 x {✅ 2026-11-20}\n",
		""},
	{"post: a number behind the actions of a key result", "a.md",
		"markdown",
		"## O1 面包卖得完\n\n"
		"### KR1 晚上剩下的不到 5%\n\n"
		"- [x] 记下剩了多少\n- [ ] 下午减半烤\n\n"
		"进度：60%\n\n"
		"### KR2 预订占三成\n\n- 放一张单子\n\n进度：2/10\n",
		"O 面包卖得完\n"
		" KR 晚上剩下的不到 5% 6/10\n"
		"  A 记下剩了多少 x\n"
		"  A 下午减半烤\n"
		" KR 预订占三成 2/10\n"
		"  A 放一张单子\n",
		""},
	{"outline: Chinese labels", NULL, "outline",
		"目标：让团队交付更快\n"
		"关键结果1：构建时间降到 5 分钟  6/10\n"
		" 行动1：拆分模块\n"
		" 行动2：缓存依赖 ✓\n"
		"关键结果2：每周发布两次  40%\n"
		"目标：写得更清楚\n"
		"关键结果：每篇设计文档不超过两页\n",
		"O 让团队交付更快\n"
		" KR 构建时间降到 5 分钟 6/10\n"
		"  A 拆分模块\n"
		"  A 缓存依赖 x\n"
		" KR 每周发布两次 4/10\n"
		"O 写得更清楚\n"
		" KR 每篇设计文档不超过两页\n",
		""},
	{"outline: numbers of every kind", "plan.okr", "outline",
		"O1、甲\n"
		"KR1.1、乙\n"
		"KR1-2 丙\n"
		"O1KR3：丁\n"
		"O1.KR3.A1：戊\n"
		"目标二：己\n"
		"关键结果（一）：庚\n"
		"【KR2】辛\n",
		"O 甲\n"
		" KR 乙\n"
		" KR 丙\n"
		" KR 丁\n"
		"  A 戊\n"
		"O 己\n"
		" KR 庚\n"
		" KR 辛\n",
		""},
	{"outline: full-width", "a.txt", "outline",
		"Ｏ１：甲\n"
		"　ＫＲ１：乙　５／１０\n"
		"　　Ａ１：丙　［x］\n"
		"　ＫＲ２：丁　６０％\n",
		"O 甲\n"
		" KR 乙 5/10\n"
		"  A 丙 x\n"
		" KR 丁 6/10\n",
		""},
	{"outline: cycles, a note, the backlog", "a.txt", "outline",
		"# 2026 Q3\n"
		"> 上半年的延续\n"
		"O：甲\n"
		"KR1：乙 10/10 [x]\n"
		"2026 Q4\n"
		"O：甲\n"
		"KR1：乙 2/10\n"
		"# 清单\n"
		"O：以后再说\n",
		"# 2026 Q3\n"
		"{上半年的延续}\n"
		"O 甲\n"
		" KR 乙 10/10 x\n"
		"# 2026 Q4\n"
		"O 甲\n"
		" KR 乙 2/10\n"
		"# -\n"
		"O 以后再说\n",
		""},
	{"outline: what has no label", "a.txt", "outline",
		"先想清楚再动手\n"
		"O：甲\n"
		"想法一\n"
		"KR1：乙\n"
		"  > 备注\n"
		"  - 子弹\n"
		"\n"
		"想法二\n",
		"O 甲 {先想清楚再动手\n"
		"想法一\n"
		"想法二}\n"
		" KR 乙 {备注\n"
		"- 子弹}\n",
		"N1 no label; kept in the note of what follows\n"
		"N3 no label; kept in the note of “甲”\n"
		"N6 no label; kept in the note of “乙”\n"
		"N8 no label; kept in the note of “甲”\n"},
	{"outline: bullets, tabs, CRLF and a mark at its head", "a.txt",
		"markdown",
		"\xef\xbb\xbf"
		"- O1: a\r\n"
		"\t* KR1: b  5/10\r\n"
		"\t\t+ A1: c\r\n"
		"\t* KR2: d [-]\r\n",
		"O a\n"
		" KR b 5/10\n"
		"  A c\n"
		" KR d -\n",
		""},
	{"outline: confidence, score and states", "a.txt", "outline",
		"O：甲 评分：0.7\n"
		"KR1：乙 5/10 信心 6/10\n"
		"KR2：丙（进度：3/10）(Confidence: 4/10)\n"
		"KR3：丁 ✗\n"
		"KR4：提升到 80%\n"
		"KR5：-/10 的写法 -/10\n",
		"O 甲 s0.7\n"
		" KR 乙 5/10 c6\n"
		" KR 丙 3/10 c4\n"
		" KR 丁 -\n"
		" KR 提升到 80%\n"
		" KR -/10 的写法\n",
		""},
	{"outline: a span as it is spoken", "a.txt", "outline",
		"2026年上半年\n"
		"O：甲\n"
		"6、7双月\n"
		"O：乙\n"
		"2026年第四季度\n"
		"O：丙\n"
		"2026-11/12\n"
		"O：丁\n",
		"# 2026年上半年\n"
		"O 甲\n"
		"# 6、7双月\n"
		"O 乙\n"
		"# 2026年第四季度\n"
		"O 丙\n"
		"# 2026-11/12\n"
		"O 丁\n",
		""},
	{"outline: actions right below an objective", "a.txt", "outline",
		"Objective 1: a\n"
		"Action: b\n"
		"Key Result 1: c\n"
		"Action 1: d\n"
		"Action 2: e\n",
		"O a\n"
		" A b\n"
		" KR c\n"
		"  A d\n"
		"  A e\n",
		""},
	{"headings of three levels", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"## Objective 1: Make on-call boring\n"
		"\n"
		"### KR1: pages a week from 20 to 5\n"
		"\n"
		"- [x] delete the noisy alerts\n"
		"- [ ] write the runbook\n"
		"\n"
		"### KR2: everyone has been on call once 30%\n"
		"\n"
		"## Objective 2: Teach it\n",
		"# 2026 Q4\n"
		"O Make on-call boring\n"
		" KR pages a week from 20 to 5\n"
		"  A delete the noisy alerts x\n"
		"  A write the runbook\n"
		" KR everyone has been on call once 30%\n"
		"O Teach it\n",
		""},
	{"headings that are only labels", "a.md", "markdown",
		"## 目标一\n"
		"\n"
		"让新人三天上手\n"
		"\n"
		"### 关键结果 1\n"
		"\n"
		"有人独立发布\n"
		"\n"
		"### KR2\n"
		"\n"
		"文档被改过十次 4/10\n",
		"O 让新人三天上手\n"
		" KR 有人独立发布\n"
		" KR 文档被改过十次 4/10\n",
		""},
	{"a list of three levels with labels", NULL, "markdown",
		"* Objective 1：读懂存储引擎\n"
		"  * KeyResult：写 1 篇笔记 [基于源码]\n"
		"  * ~~KeyResult：跑通例子~~ [[《笔记》](../notes)]\n"
		"  * KeyResult：分享一次\n"
		"    * Action：准备图\n"
		"* Objective 2：睡够\n"
		"  * KeyResult：十一点前关灯\n",
		"O 读懂存储引擎\n"
		" KR 写 1 篇笔记 {基于源码}\n"
		" KR 跑通例子 10/10 x <../notes 《笔记》>\n"
		" KR 分享一次\n"
		"  A 准备图\n"
		"O 睡够\n"
		" KR 十一点前关灯\n",
		""},
	{"a list without labels", "a.md", "markdown",
		"# 2026 Q4\n"
		"- 让发布不再可怕\n"
		"  - 回滚在 5 分钟内\n"
		"    - 演练一次\n"
		"  - 每周发布两次\n"
		"- 写得更清楚\n"
		"  - 设计文档两页以内\n",
		"# 2026 Q4\n"
		"O 让发布不再可怕\n"
		" KR 回滚在 5 分钟内\n"
		"  A 演练一次\n"
		" KR 每周发布两次\n"
		"O 写得更清楚\n"
		" KR 设计文档两页以内\n",
		""},
	{"ordered lists", "a.md", "markdown",
		"## 2026-11\n"
		"\n"
		"1. O1: a\n"
		"   1. KR1: b 5/10\n"
		"   2. KR2: c 7/10\n"
		"2. O2: d\n",
		"# 2026-11\n"
		"O a\n"
		" KR b 5/10\n"
		" KR c 7/10\n"
		"O d\n",
		""},
	{"bold labels in paragraphs", "a.md", "markdown",
		"**O1：甲**\n"
		"\n"
		"**KR1：乙** 5/10\n"
		"\n"
		"**KR2：丙** 60%\n"
		"\n"
		"**O2：丁**\n",
		"O 甲\n"
		" KR 乙 5/10\n"
		" KR 丙 60%\n"
		"O 丁\n",
		""},
	{"an outline inside a post", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"O1: a\n"
		"KR1: b 5/10\n"
		"KR2: c\n"
		"\n"
		"O2: d\n"
		"KR1: e\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b 5/10\n"
		" KR c\n"
		"O d\n"
		" KR e\n",
		""},
	{"task lists", "a.md", "markdown",
		"## O1：搬家到新集群\n"
		"\n"
		"- [x] KR1：流量切过去\n"
		"- [ ] KR2：旧集群关掉\n"
		"  - [x] 导出监控\n"
		"  - [ ] 删除账号\n"
		"- [-] KR3：双写\n",
		"O 搬家到新集群\n"
		" KR 流量切过去 10/10 x\n"
		" KR 旧集群关掉\n"
		"  A 导出监控 x\n"
		"  A 删除账号\n"
		" KR 双写 -\n",
		""},
	{"done by strikes", "a.md", "markdown",
		"- O1: a\n"
		"  - ~~KR1: b~~\n"
		"  - KR2: ~~only a part~~ of it\n"
		"  - ~~KR3: c 8/10~~\n"
		"- ~~O2: d~~\n",
		"O a\n"
		" KR b 10/10 x\n"
		" KR only a part of it\n"
		" KR c 8/10 x\n"
		"O d x\n",
		""},
	{"numbers in brackets and after commas", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：乙（5/10）\n"
		"  - KR2：丙，进度：60%\n"
		"  - KR3：丁 [70%]\n"
		"  - KR4：戊 进度 3/10，信心 4/10\n"
		"  - KR5：第 3 版，覆盖 80%\n",
		"O 甲\n"
		" KR 乙 5/10\n"
		" KR 丙 6/10\n"
		" KR 丁 7/10\n"
		" KR 戊 3/10 c4\n"
		" KR 第 3 版，覆盖 80%\n",
		""},
	{"labels at the front of headings and bullets mixed", "a.md",
		"markdown",
		"# OKR 2026 Q4\n"
		"\n"
		"### O1 a\n"
		"\n"
		"* KR1 b\n"
		"* KR2 c\n"
		"\n"
		"### O2 d\n"
		"\n"
		"- [ ] KR1. e\n"
		"- [x] KR2. f\n",
		"# 2026 Q4\n"
		"{OKR 2026 Q4}\n"
		"O a\n"
		" KR b\n"
		" KR c\n"
		"O d\n"
		" KR e\n"
		" KR f 10/10 x\n",
		""},
	{"a blockquote is read like what is in it", "a.md", "markdown",
		"> ## O1: a\n"
		">\n"
		"> - KR1: b\n"
		">\n"
		"> quoted thought\n",
		"O a (quoted thought)\n"
		" KR b\n",
		""},
	{"a table of key results below its objective", "a.md", "markdown",
		"## O1：更快\n"
		"\n"
		"| Key result | Start | Target | Current | Unit |\n"
		"|---|---:|---:|---:|---|\n"
		"| build time | 20 | 5 | 12 | min |\n"
		"| deploys a week | 1 | 5 | 2 | |\n",
		"O 更快\n"
		" KR build time 20>5=12min\n"
		" KR deploys a week 1>5=2\n",
		""},
	{"a table in Chinese with everything", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"| 目标 | 关键结果 | 起始值 | 目标值 | 当前值 | 单位 | 负责人 | 截止时间 | 权重 | 信心 |\n"
		"|---|---|---|---|---|---|---|---|---|---|\n"
		"| 更快 | 构建时间 | 20 | 5 | 12 | 分钟 | 小林 | 2026-12-01 | 0.6 | 6/10 |\n"
		"| 更快 | 发布次数 | 1 | 5 | 2 | 次 | 小陈 | 12-15 | 40% | 7 |\n"
		"| 更稳 | 告警 | 40 | 5 |  | 条 |  |  |  |  |\n",
		"# 2026 Q4\n"
		"O 更快\n"
		" KR 构建时间 c6 due 2026-12-01 @小林 w60 20>5=12分钟\n"
		" KR 发布次数 c7 due 2026-12-15 @小陈 w40 1>5=2次\n"
		"O 更稳\n"
		" KR 告警 40>5条\n",
		""},
	{"a table with the objective said once", "a.md", "markdown",
		"| O | KR | 进度 |\n"
		"|---|---|---|\n"
		"| 甲 | 乙 | 50% |\n"
		"| | 丙 | 3/10 |\n"
		"| 丁 | 戊 | 0.7 |\n",
		"O 甲\n"
		" KR 乙 5/10\n"
		" KR 丙 3/10\n"
		"O 丁\n"
		" KR 戊 7/10\n",
		""},
	{"a table with scores and states", "a.md", "markdown",
		"## O1: a\n"
		"\n"
		"| KR | Score | Status | Note |\n"
		"|---|---|---|---|\n"
		"| b | 0.7 | done | [talk](http://x/y) |\n"
		"| c | 0.3 | at risk | |\n"
		"| d | | 已放弃 | 没有时间 |\n",
		"O a\n"
		" KR b s0.7 x <http://x/y talk> {talk}\n"
		" KR c s0.3\n"
		" KR d - {没有时间}\n",
		""},
	{"a table of something else is text", "a.md", "markdown",
		"## O1: a\n"
		"\n"
		"Dependencies:\n"
		"\n"
		"| team | what |\n"
		"|---|---|\n"
		"| infra | a cluster |\n",
		"O a (Dependencies:\n"
		"\n"
		"| team | what |\n"
		"|---|---|\n"
		"| infra | a cluster |)\n",
		""},
	{"two tables with columns of their own", "a.md", "markdown",
		"## O1: a\n"
		"\n"
		"| KR | Progress |\n"
		"|---|---|\n"
		"| b | 5/10 |\n"
		"\n"
		"## O2: c\n"
		"\n"
		"| Key result | Confidence |\n"
		"|---|---|\n"
		"| d | 6/10 |\n",
		"O a\n"
		" KR b 5/10\n"
		"O c\n"
		" KR d c6\n",
		""},
	{"notes in brackets", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：乙 [完成基础篇]\n"
		"  - KR2：丙 [第一][第二]\n"
		"  - KR3：[草稿] 丁\n",
		"O 甲\n"
		" KR 乙 {完成基础篇}\n"
		" KR 丙 [第一] {第二}\n"
		" KR [草稿] 丁\n",
		""},
	{"evidence and links", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：读完[《某书》](https://example.org/book)\n"
		"  - KR2：写一篇 [[《笔记》](../a)]\n"
		"  - KR3：两篇 [[一](../b), [二](../c)]\n"
		"  - KR4：见 https://example.org/d，以及 <https://example.org/e>\n",
		"O 甲\n"
		" KR 读完《某书》 <https://example.org/book 《某书》>\n"
		" KR 写一篇 <../a 《笔记》>\n"
		" KR 两篇 <../b 一\n"
		"../c 二>\n"
		" KR 见 https://example.org/d，以及 https://example.org/e <https://example.org/e\n"
		"https://example.org/d>\n",
		""},
	{"scores of objectives", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：乙\n"
		"\n"
		"自我打分（满分1.0）：0.2。\n"
		"\n"
		"- O2：丙\n"
		"  - KR1：丁\n"
		"\n"
		"评分：0.7\n"
		"\n"
		"- O3: e\n"
		"\n"
		"Score: 0.5\n",
		"O 甲 s0.2\n"
		" KR 乙\n"
		"O 丙 s0.7\n"
		" KR 丁\n"
		"O e s0.5\n",
		""},
	{"confidence and progress on lines of their own", "a.md", "markdown",
		"- O1: a\n"
		"  - KR1: b\n"
		"\n"
		"Confidence 5/10\n"
		"\n"
		"- O2: c\n"
		"  - KR1: d\n"
		"\n"
		"Progress: 3/10\n",
		"O a\n"
		" KR b c5\n"
		"O c\n"
		" KR d 3/10\n",
		""},
	{"reflections with paragraphs and lists", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：乙\n"
		"\n"
		"第一段，**重点**。\n"
		"\n"
		"第二段：\n"
		"\n"
		"1. 其一\n"
		"2. 其二\n"
		"\n"
		"- O2：丙\n"
		"\n"
		"只有一句。\n",
		"O 甲 (第一段，**重点**。\n"
		"\n"
		"第二段：\n"
		"\n"
		"1. 其一\n"
		"2. 其二)\n"
		" KR 乙\n"
		"O 丙 (只有一句。)\n",
		""},
	{"a note inside a list item", "a.md", "markdown",
		"- O1: a\n"
		"\n"
		"  - KR1: b\n"
		"\n"
		"    why it matters\n"
		"\n"
		"  - KR2: c\n",
		"O a\n"
		" KR b {why it matters}\n"
		" KR c\n",
		""},
	{"prose between key results", "a.md", "markdown",
		"## O1: a\n"
		"\n"
		"before\n"
		"\n"
		"### KR1: b\n"
		"\n"
		"after b\n"
		"\n"
		"### KR2: c\n",
		"O a (before\n"
		"\n"
		"after b)\n"
		" KR b\n"
		" KR c\n",
		""},
	{"a review post of two bimonths", NULL, "markdown",
		"---\n"
		"title: 2026.09/10 总结 && 2026.11/12 展望\n"
		"date: '2026-11-03'\n"
		"tags:\n"
		"  - okr\n"
		"---\n"
		"\n"
		"写在前面。\n"
		"\n"
		"## 9、10双月OKR总结与反思\n"
		"\n"
		"忙。\n"
		"\n"
		"* Objective 1：甲\n"
		"  * ~~KeyResult：乙~~ [[《乙》](../b)]\n"
		"  * KeyResult：丙 [只做了一半]\n"
		"\n"
		"自我打分（满分1.0）：0.6。\n"
		"\n"
		"比预期低。\n"
		"\n"
		"## 11、12双月OKR定制与展望\n"
		"\n"
		"接下来：\n"
		"\n"
		"* Objective 1：甲\n"
		"  * KeyResult：丙\n"
		"\n"
		"## 感悟体会\n"
		"\n"
		"继续。\n",
		"# 2026-09/10 closed\n"
		"#okr\n"
		"{9、10双月OKR总结与反思\n"
		"2026.09/10 总结 && 2026.11/12 展望}\n"
		"O 甲 s0.6 (比预期低。)\n"
		" KR 乙 10/10 x <../b 《乙》>\n"
		" KR 丙 {只做了一半}\n"
		"== summary: 写在前面。\n"
		"\n"
		"忙。\n"
		"# 2026-11/12\n"
		"#okr\n"
		"{11、12双月OKR定制与展望}\n"
		"O 甲\n"
		" KR 丙\n"
		"== summary: 接下来：\n"
		"== thoughts: 感悟体会\n"
		"\n"
		"继续。\n",
		""},
	{"a year that holds quarters", "a.md", "markdown",
		"# 2026\n"
		"\n"
		"## Q3\n"
		"\n"
		"- O1: a\n"
		"\n"
		"## Q4\n"
		"\n"
		"- O1: b\n"
		"  - KR1: c\n",
		"# 2026\n"
		"# 2026 Q3\n"
		"O a\n"
		"# 2026 Q4\n"
		"O b\n"
		" KR c\n",
		""},
	{"spans in the words of headings", "a.md", "markdown",
		"## 2026年10月计划\n"
		"- O1：甲\n"
		"## 2026 H2 review\n"
		"- O1：乙\n"
		"## 2026年第一季度\n"
		"- O1：丙\n",
		"# 2026 Q1\n"
		"O 丙\n"
		"# 2026 H2\n"
		"{2026 H2 review}\n"
		"O 乙\n"
		"# 2026-10\n"
		"{2026年10月计划}\n"
		"O 甲\n",
		""},
	{"a cycle with days of its own", "a.md", "markdown",
		"# Autumn sprint (2026-09-14..2026-10-23)\n"
		"\n"
		"- O1: a\n"
		"  - KR1: b\n",
		"# Autumn sprint\n"
		"O a\n"
		" KR b\n",
		""},
	{"sections of a review", "a.md", "markdown",
		"# 2026 Q4 总结\n"
		"\n"
		"- O1：甲\n"
		"\n"
		"## 亮点\n"
		"\n"
		"- 一\n"
		"- 二\n"
		"\n"
		"## 不足\n"
		"\n"
		"- 三\n"
		"\n"
		"## Lessons learned\n"
		"\n"
		"slow is smooth\n"
		"\n"
		"## 自己的一节\n"
		"\n"
		"文字\n",
		"# 2026 Q4\n"
		"{2026 Q4 总结}\n"
		"O 甲\n"
		"== highlights: 一\n"
		"二\n"
		"== shortcomings: 三\n"
		"== lessons: slow is smooth\n"
		"== 自己的一节: 文字\n",
		""},
	{"an annual form", "a.md", "markdown",
		"# 2026年回顾\n"
		"\n"
		"## 按月的关键数据回顾\n"
		"\n"
		"- 1月 注册 100\n"
		"- 2月 注册 120\n"
		"\n"
		"## 2026年亮点\n"
		"\n"
		"1、一\n"
		"2、二\n"
		"3、三\n"
		"\n"
		"# 2027年计划\n"
		"\n"
		"## 全年整体个人目标\n"
		"\n"
		"- 更稳\n"
		"\n"
		"## 详细的按季度OKR的目标\n"
		"\n"
		"- 1.第一季度 上线甲\n"
		"- 2.第二季度 上线乙\n"
		"- 3.第三季度 上线丙\n"
		"- 4.第四季度 上线丁\n"
		"\n"
		"## 关键策略\n"
		"\n"
		"- 先做难的\n",
		"# 2026\n"
		"{2026年回顾}\n"
		"== figures: 按月的关键数据回顾\n"
		"1月 注册 100\n"
		"2月 注册 120\n"
		"== highlights: 1、一\n"
		"2、二\n"
		"3、三\n"
		"== goals: 全年整体个人目标\n"
		"更稳\n"
		"== goals_by_quarter: 详细的按季度OKR的目标\n"
		"1.第一季度 上线甲\n"
		"2.第二季度 上线乙\n"
		"3.第三季度 上线丙\n"
		"4.第四季度 上线丁\n"
		"== strategies: 关键策略\n"
		"先做难的\n"
		"# 2027\n"
		"{2027年计划}\n"
		"# 2027 Q1\n"
		"O 上线甲\n"
		"# 2027 Q2\n"
		"O 上线乙\n"
		"# 2027 Q3\n"
		"O 上线丙\n"
		"# 2027 Q4\n"
		"O 上线丁\n",
		""},
	{"an annual form in folds of HTML", "a.md", "markdown",
		"2027年度计划\n"
		"\n"
		"<button class=\"x\"><svg><path d=\"M1 1\"/></svg></button>2026年回顾\n"
		"\n"
		"* <button class=\"x\"></button>业务关键数据回顾\n"
		"\n"
		"* 10月份 上线\n"
		"\n"
		"* <button class=\"x\"></button>亮点（最少三点）\n"
		"\n"
		"* 1、一\n"
		"\n"
		"* 2、二\n"
		"\n"
		"<button class=\"x\"></button>2027年计划\n"
		"\n"
		"* <button class=\"x\"></button>按季度OKR的目标\n"
		"\n"
		"* 1.第一季度上线甲\n"
		"\n"
		"2.第二季度上线乙\n",
		"# 2026\n"
		"{2026年回顾}\n"
		"== summary: 2027年度计划\n"
		"== figures: 业务关键数据回顾\n"
		"10月份 上线\n"
		"== highlights: 亮点（最少三点）\n"
		"1、一\n"
		"2、二\n"
		"== goals_by_quarter: 按季度OKR的目标\n"
		"1.第一季度上线甲\n"
		"\n"
		"2.第二季度上线乙\n"
		"# 2027\n"
		"{2027年计划}\n"
		"# 2027 Q1\n"
		"O 上线甲\n"
		"# 2027 Q2\n"
		"O 上线乙\n",
		""},
	{"a review in English", "a.md", "markdown",
		"# Q4 2026 review\n"
		"\n"
		"## Objective: Make on-call boring\n"
		"\n"
		"Score: 0.8\n"
		"\n"
		"We deleted more than we wrote.\n"
		"\n"
		"- [x] KR: pages a week from 20 to 5\n"
		"- [ ] KR: one rehearsal a month 60%\n"
		"\n"
		"## Highlights\n"
		"\n"
		"- nobody quit\n"
		"\n"
		"## What's next\n"
		"\n"
		"- the same for builds\n",
		"# 2026 Q4\n"
		"{Q4 2026 review}\n"
		"O Make on-call boring s0.8 (We deleted more than we wrote.)\n"
		" KR pages a week from 20 to 5 10/10 x\n"
		" KR one rehearsal a month 60%\n"
		"== highlights: nobody quit\n"
		"== outlook: the same for builds\n",
		""},
	{"a backlog of four priorities", "a.md", "markdown",
		"## 学习清单\n"
		"\n"
		"### 最高优先级\n"
		"\n"
		"技术：\n"
		"- 分布式\n"
		"  - 读论文\n"
		"  - 写实现\n"
		"\n"
		"非技术：\n"
		"- 写作\n"
		"\n"
		"### 高优先级\n"
		"\n"
		"- 网络 #infra #book\n"
		"\n"
		"### 中优先级\n"
		"\n"
		"- 编译器\n"
		"  - 词法\n"
		"    - https://example.org/lex\n"
		"\n"
		"### 低优先级\n"
		"\n"
		"- 数据库\n",
		"# -\n"
		"O 分布式 p1 #技术\n"
		" KR 读论文\n"
		" KR 写实现\n"
		"O 写作 p1 #非技术\n"
		"O 网络 p2 #infra book\n"
		"O 编译器 p3\n"
		" KR 词法\n"
		"  A https://example.org/lex <https://example.org/lex>\n"
		"O 数据库 p4\n",
		""},
	{"a backlog in English", "a.md", "markdown",
		"# Backlog\n"
		"\n"
		"## Highest priority\n"
		"\n"
		"- learn eBPF\n"
		"  - the book\n"
		"  - a toy tracer\n"
		"\n"
		"## Low priority\n"
		"\n"
		"- [ ] rust\n"
		"- [x] go\n",
		"# -\n"
		"O learn eBPF p1\n"
		" KR the book\n"
		" KR a toy tracer\n"
		"O rust p4\n"
		"O go x p4\n",
		""},
	{"a reading list", "a.md", "markdown",
		"## 我想读的书\n"
		"\n"
		"- [甲书](https://example.org/a)\n"
		"- 乙书，第二版\n"
		"- [x] 丙书\n",
		"# -\n"
		"O 甲书 #book <https://example.org/a 甲书>\n"
		"O 乙书，第二版 #book\n"
		"O 丙书 x #book\n",
		""},
	{"a backlog beside a cycle", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"- O1: a\n"
		"  - KR1: b\n"
		"\n"
		"## Someday\n"
		"\n"
		"- c\n"
		"- d #book\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b\n"
		"# -\n"
		"O c\n"
		"O d #book\n",
		""},
	{"week notes below headings", "a.md", "markdown",
		"### now\n"
		"\n"
		"正在做：\n"
		"- 迁移\n"
		"\n"
		"### 2026-11-09 - 2026-11-13\n"
		"\n"
		"- 演练\n"
		"  - 回滚\n"
		"\n"
		"### 2026-11-02 => 2026-11-06\n"
		"\n"
		"写文档。\n"
		"\n"
		"---\n"
		"\n"
		"### 2026-10-30\n"
		"\n"
		"休息\n",
		"@ 2026-10-30..2026-10-30: 休息\n"
		"@ 2026-11-02..2026-11-06: 写文档。\n"
		"@ 2026-11-09..2026-11-13: - 演练\n"
		"  - 回滚\n"
		"@ 2026-11-16..2026-11-22: 正在做：\n"
		"\n"
		"- 迁移\n",
		""},
	{"a journal of dated lines", "a.md", "markdown",
		"# 周记\n"
		"\n"
		"**2026-11-02**\n"
		"\n"
		"演练，见 [记录](http://x/y)。\n"
		"\n"
		"**2026-11-09**：写文档\n"
		"\n"
		"2026-11-16 - 2026-11-20\n"
		"\n"
		"- 评审\n",
		"@ 2026-11-02..2026-11-02: 演练，见 [记录](http://x/y)。\n"
		"@ 2026-11-09..2026-11-09: 写文档\n"
		"@ 2026-11-16..2026-11-20: - 评审\n",
		""},
	{"a journal as a list", "a.md", "markdown",
		"## Work log\n"
		"\n"
		"- 2026-11-02: rehearsed\n"
		"  - rollback in 4 minutes\n"
		"- 2026-11-03: wrote it down\n"
		"- 2026-11-05 ~ 2026-11-06: off\n",
		"@ 2026-11-02..2026-11-02: rehearsed\n"
		"- rollback in 4 minutes\n"
		"@ 2026-11-03..2026-11-03: wrote it down\n"
		"@ 2026-11-05..2026-11-06: off\n",
		""},
	{"week notes with names", "a.md", "markdown",
		"## 2026-11-09 ~ 2026-11-13 第46周\n"
		"\n"
		"- 演练\n"
		"\n"
		"## 2026-W47\n"
		"\n"
		"- 评审\n"
		"\n"
		"## 2026年11月23日（周一）\n"
		"\n"
		"- 发布\n",
		"@ 2026-11-09..2026-11-13: 第46周\n"
		"- 演练\n"
		"@ 2026-11-16..2026-11-22: - 评审\n"
		"@ 2026-11-23..2026-11-23: （周一）\n"
		"- 发布\n",
		""},
	{"week notes beside objectives", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"- O1: a\n"
		"  - KR1: b 3/10\n"
		"\n"
		"## 周报\n"
		"\n"
		"### 2026-11-02\n"
		"\n"
		"推进 b\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b 3/10\n"
		"@ 2026-11-02..2026-11-02: 推进 b\n",
		""},
	{"an objective as a note with front matter", "objective.md", "markdown",
		"---\n"
		"okr-type: objective\n"
		"title: Make on-call boring\n"
		"tags: [ops]\n"
		"quarter: 2026-Q4\n"
		"key-results:\n"
		"- pages a week under five\n"
		"- {title: restore, current: 12, target: 5, start: 30, unit: min, confidence: 0.6}\n"
		"- {title: rehearsals, progress: 3/10}\n"
		"---\n"
		"\n"
		"Nobody sleeps.\n",
		"# 2026-Q4\n"
		"O Make on-call boring #ops {Nobody sleeps.}\n"
		" KR pages a week under five\n"
		" KR restore c6 30>5=12min\n"
		" KR rehearsals 3/10\n",
		""},
	{"a note with owner, status and check-ins", "a.md", "markdown",
		"---\n"
		"okr-type: objective\n"
		"title: 把茶园搬上网\n"
		"owner: 阿秋\n"
		"due: 2026-12-20\n"
		"mood: 好\n"
		"key-results:\n"
		"- title: 写三十篇茶话\n"
		"  target: 30\n"
		"  current: 12\n"
		"  unit: 篇\n"
		"  owner: 小满\n"
		"  check-ins:\n"
		"  - {on: 2026-11-02, current: 5, confidence: 0.6, note: 开张, weather: 雨}\n"
		"  - \"2026-11-09: 写到第九篇 3/10\"\n"
		"- 回头客过半\n"
		"---\n",
		"O 把茶园搬上网 due 2026-12-20 @阿秋 {mood: 好}\n"
		" KR 写三十篇茶话 @小满 >30=12篇\n"
		"  ! 2026-11-02 {开张\n"
		"weather: 雨}\n"
		"  ! 2026-11-09 3/10 {写到第九篇}\n"
		" KR 回头客过半\n",
		""},
	{"front matter with a title of its own heading", "a.md", "markdown",
		"---\n"
		"okr-type: objective\n"
		"key-results: [{kr: b, progress: 50%}]\n"
		"---\n"
		"# Sleep more\n"
		"\n"
		"Because.\n",
		"O Sleep more {Because.}\n"
		" KR b 5/10\n",
		""},
	{"front matter that is only kept", "a.md", "markdown",
		"---\n"
		"title: 我的计划\n"
		"draft: false\n"
		"tags: [a, b]\n"
		"---\n"
		"# 2026 Q4\n"
		"- O1: x\n",
		"# 2026 Q4\n"
		"#a b\n"
		"{我的计划}\n"
		"O x\n",
		""},
	{"what was no front matter after all", "a.md", "markdown",
		"---\n"
		"\n"
		"# 2026 Q4\n"
		"\n"
		"- O1: a\n",
		"# 2026 Q4\n"
		"O a\n",
		""},
	{"CSV: a row a key result", NULL, "csv",
		"objective,key result,start,target,current,unit,owner,due,confidence\n"
		"faster,build time,20,5,12,min,lin,2026-12-01,0.6\n"
		"faster,deploys,1,5,2,a week,,,7\n"
		"steadier,alerts,40,5,,,,,\n",
		"O faster\n"
		" KR build time c6 due 2026-12-01 @lin 20>5=12min\n"
		" KR deploys c7 1>5=2a week\n"
		"O steadier\n"
		" KR alerts 40>5\n",
		""},
	{"CSV: Chinese names, full-width brackets", NULL, "csv",
		"目标,关键结果,进度（%）,负责人,截止时间,权重,打分\n"
		"更快,构建时间,50%,小林,2026-12-01,0.6,0.7\n"
		"更快,发布次数,3/10,小陈,,40%,\n",
		"O 更快\n"
		" KR 构建时间 5/10 s0.7 due 2026-12-01 @小林 w60\n"
		" KR 发布次数 3/10 @小陈 w40\n",
		""},
	{"CSV: a row a node", "a.csv", "csv",
		"id,type,parent,cycle,title,progress,state,note\n"
		"1,objective,,2026 Q4,更快,,,\n"
		"2,key_result,1,,构建时间,5/10,,\n"
		"3,action,2,,缓存,,done,第一步\n"
		"4,目标,,,以后,,,\n"
		"5,关键结果,以后,,某天,,,\n",
		"# 2026 Q4\n"
		"O 更快\n"
		" KR 构建时间 5/10\n"
		"  A 缓存 x {第一步}\n"
		"# -\n"
		"O 以后\n"
		" KR 某天\n",
		""},
	{"CSV: semicolons, quotes and lines", "a.csv", "csv",
		"Objective;Key Result;Notes\n"
		"\"say \"\"no\"\"\";\"one; two\";\"first\n"
		"second\"\n"
		";three;\n",
		"O say \"no\"\n"
		" KR one; two {first\n"
		"second}\n"
		" KR three\n",
		""},
	{"CSV: tabs and a mark at its head", "a.tsv", "csv",
		"\xef\xbb\xbf"
		"Objective\tKey Result\tAction\tTags\n"
		"a\tb\tc\tx y\n"
		"a\tb\td\t\n",
		"O a\n"
		" KR b\n"
		"  A c #x y\n"
		"  A d\n",
		""},
	{"CSV: what no column is for", "a.csv", "csv",
		"Objective,Key Result,Team,Due\n"
		"a,b,infra,soon\n"
		"a,c,,2026-12-24,more\n"
		",,left over\n",
		"O a\n"
		" KR b {Team: infra\n"
		"Due: soon}\n"
		" KR c due 2026-12-24 {more\n"
		"left over}\n",
		"N2:11 due: “soon” is no day: write 2026-12-01, 12-01, +2w, fri or yesterday; kept in the note\n"
		"N3:17 “more” is in no column; kept in the note\n"
		"N4:1 no title; kept in the note of “c”\n"},
	{"CSV: cycles and the backlog", "a.csv", "csv",
		"cycle,objective,key result\n"
		"2026 Q4,a,b\n"
		"2027-01/02,a,c\n"
		",d,\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b\n"
		"# 2027-01/02\n"
		"O a\n"
		" KR c\n"
		"# -\n"
		"O d\n",
		""},
	{"Feishu: a cycle", NULL, "feishu",
		"{\"cycle_id\": \"1\", \"start_time\": \"2026-10-01\", \"end_time\": \"2026-12-31\",\n"
		"\"objectives\": [{\"id\": \"11\", \"score\": 75, \"weight\": 0.6,\n"
		"\"deadline\": \"2026-12-31 23:59:59\", \"owner\": {\"user_id\": \"ou_a\"},\n"
		"\"content\": \"{\\\"text\\\": \\\"更快\\\"}\", \"notes\": \"因为慢\",\n"
		"\"key_results\": [{\"id\": \"12\", \"content\": {\"text\": \"构建时间\"}, \"score\": 0.4},\n"
		"{\"id\": \"13\", \"content\": \"发布次数\", \"deadline\": \"1796054400000\"}]}]}\n",
		"# 2026 Q4\n"
		"O 更快 s0.75 due 2026-12-31 @ou_a w60 {因为慢}\n"
		" KR 构建时间 s0.4\n"
		" KR 发布次数 due 2026-12-01\n",
		""},
	{"Feishu: blocks with links and mentions", "a.json", "feishu",
		"{\"ok\": true, \"data\": {\"objectives\": [{\"content\": {\"blocks\": [\n"
		"{\"paragraph\": {\"elements\": [{\"textRun\": {\"text\": \"见 \"}},\n"
		"{\"text_run\": {\"text\": \"文档\", \"style\": {\"link\": {\"url\": \"https://x/y\"}}}}]}},\n"
		"{\"paragraph\": {\"elements\": [{\"textRun\": {\"text\": \"第二段\"}}]}}]}}]}}\n",
		"O 见 文档 第二段 <https://x/y 文档>\n", ""},
	{"Feishu: progress below its key result", NULL, "feishu",
		"{\"objectives\": [{\"id\": \"11\", \"content\": {\"text\": \"更快\"}, \"key_results\": [\n"
		"{\"id\": \"12\", \"content\": {\"text\": \"构建时间\"}, \"progress_list\": [\n"
		"{\"progress_id\": \"2\", \"modify_time\": \"2026-11-12 09:00:00\",\n"
		"\"content\": {\"text\": \"减半\"}, \"progress_rate\": {\"percent\": 50.0}},\n"
		"{\"progress_id\": \"1\", \"modify_time\": \"2026-11-05 09:00:00\",\n"
		"\"content\": {\"text\": \"开始\"}, \"progress_rate\": {\"percent\": 10.0}}]}]}]}\n",
		"O 更快\n"
		" KR 构建时间 5/10\n"
		"  ! 2026-11-05 1/10 {开始}\n"
		"  ! 2026-11-12 5/10 {减半}\n",
		""},
	{"YAML: as written by hand", NULL, "yaml",
		"cycles:\n"
		"- name: 2026 Q4\n"
		"  objectives:\n"
		"  - title: 更快\n"
		"    krs:\n"
		"    - 构建时间\n"
		"    - {title: 发布次数, progress: 50%, confidence: 6/10}\n"
		"    - title: 告警\n"
		"      metric: {start: 40, target: 5, current: 20, unit: 条}\n"
		"backlog:\n"
		"- {title: 以后, priority: high}\n",
		"# 2026 Q4\n"
		"O 更快\n"
		" KR 构建时间\n"
		" KR 发布次数 5/10 c6\n"
		" KR 告警 40>5=20条\n"
		"# -\n"
		"O 以后 p2\n",
		""},
	{"YAML: Chinese keys", "a.yml", "yaml",
		"cycles:\n"
		"- name: 2026 Q4\n"
		"  目标:\n"
		"  - title: 更快\n"
		"    关键结果:\n"
		"    - title: 构建时间\n"
		"      行动: [缓存]\n",
		"# 2026 Q4\n"
		"O 更快\n"
		" KR 构建时间\n"
		"  A 缓存\n",
		""},
	{"JSON", NULL, "json",
		"{\"cycles\": [{\"name\": \"2026 Q4\", \"objectives\": [\n"
		"{\"title\": \"a\", \"key_results\": [{\"title\": \"b\", \"progress\": \"5/10\",\n"
		"\"checkins\": [{\"on\": \"2026-11-02\", \"progress\": \"3/10\", \"note\": \"c\"}]}]}]}],\n"
		"\"weeks\": [{\"from\": \"2026-11-02\", \"to\": \"2026-11-06\", \"now\": \"d\"}]}\n",
		"# 2026 Q4\n"
		"O a\n"
		" KR b 5/10\n"
		"  ! 2026-11-02 3/10 {c}\n"
		"@ 2026-11-02..2026-11-06: d\n",
		""},
	{"lists with a name before them", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"**Objective**: Make on-call boring\n"
		"\n"
		"**Key Results:**\n"
		"\n"
		"1. pages a week from 20 to 5 60%\n"
		"2. one rehearsal a month\n"
		"\n"
		"**Actions:**\n"
		"\n"
		"- delete noisy alerts\n"
		"- write the runbook\n"
		"\n"
		"We shall see.\n"
		"\n"
		"**目标**：写得更清楚\n"
		"\n"
		"关键结果：\n"
		"\n"
		"- 每篇设计文档两页以内\n"
		"- 每月分享一次 3/10\n",
		"# 2026 Q4\n"
		"O Make on-call boring (We shall see.)\n"
		" KR pages a week from 20 to 5 60%\n"
		" KR one rehearsal a month\n"
		" A delete noisy alerts\n"
		" A write the runbook\n"
		"O 写得更清楚\n"
		" KR 每篇设计文档两页以内\n"
		" KR 每月分享一次 3/10\n",
		""},
	{"headings that name lists", "a.md", "markdown",
		"# OKR 2026 Q4\n"
		"\n"
		"## Objective 1: a\n"
		"\n"
		"### Key Results\n"
		"\n"
		"- b\n"
		"  - c\n"
		"- d\n"
		"\n"
		"### Initiatives\n"
		"\n"
		"- [x] e\n"
		"\n"
		"## Objective 2: f\n"
		"\n"
		"### 关键结果\n"
		"\n"
		"- g\n",
		"# 2026 Q4\n"
		"{OKR 2026 Q4}\n"
		"O a\n"
		" KR b\n"
		"  A c\n"
		" KR d\n"
		" A e x\n"
		"O f\n"
		" KR g\n",
		""},
	{"items that name the list inside them", "a.md", "markdown",
		"- Objective: a\n"
		"  - Key results:\n"
		"    - b 5/10\n"
		"    - c\n"
		"  - Actions:\n"
		"    - d\n",
		"O a\n"
		" KR b 5/10\n"
		" KR c\n"
		" A d\n",
		""},
	{"deeper than three levels", "a.md", "markdown",
		"- O1：甲\n"
		"  - KR1：乙\n"
		"    - 丙\n"
		"      - 丁\n"
		"        - 戊\n"
		"    - 己\n",
		"O 甲\n"
		" KR 乙\n"
		"  A 丙 {丁\n"
		"戊}\n"
		"  A 己\n",
		""},
	{"an image alone is kept", "a.md", "markdown",
		"# 2026 Q4\n"
		"\n"
		"![](https://example.org/logo.png)\n"
		"\n"
		"- O1: a\n"
		"\n"
		"  ![chart](c.png)\n",
		"# 2026 Q4\n"
		"O a {![chart](c.png)}\n"
		"== summary: ![](https://example.org/logo.png)\n",
		""},
	{"a heading of a part that says its year", "a.md", "markdown",
		"## 2026年回顾\n"
		"\n"
		"## 2026年亮点和不足\n"
		"\n"
		"### 亮点\n"
		"\n"
		"- 一\n"
		"\n"
		"## 2026年的不足\n"
		"\n"
		"- 二\n",
		"# 2026\n"
		"{2026年回顾\n"
		"2026年亮点和不足}\n"
		"== highlights: 一\n"
		"== shortcomings: 二\n",
		""},
	{"a table with actions", "a.md", "markdown",
		"| 目标 | 关键结果 | 行动 | 状态 |\n"
		"|---|---|---|---|\n"
		"| 甲 | 乙 | 丙 | 完成 |\n"
		"| 甲 | 乙 | 丁 | |\n"
		"| 甲 | 戊 | 己 | 已取消 |\n",
		"O 甲\n"
		" KR 乙\n"
		"  A 丙 x\n"
		"  A 丁\n"
		" KR 戊\n"
		"  A 己 -\n",
		""},
	{"code and quotes are prose", "a.md", "markdown",
		"- O1: a\n"
		"\n"
		"> somebody said\n"
		"\n"
		"    indented\n"
		"\n"
		"```\n"
		"make test\n"
		"```\n",
		"O a (somebody said\n"
		"\n"
		"indented\n"
		"\n"
		"make test)\n",
		""},
	{"HTML is text without its tags", "a.md", "markdown",
		"## O1: <b>a</b> &amp; b\n"
		"\n"
		"<p>why</p>\n"
		"\n"
		"- KR1: <i>c</i><br>d\n",
		"O a & b (why)\n"
		" KR c d\n",
		""},
	{"Feishu: what +batch-create takes", NULL, "feishu",
		"[{\"text\": \"甲\", \"notes\": \"n\", \"krs\": [{\"text\": \"乙\"}, {\"text\": \"丙\"}]}]\n",
		"O 甲 {n}\n"
		" KR 乙\n"
		" KR 丙\n",
		""},
	{"a backlog with notes, links and numbers", "a.md", "markdown",
		"## 待办\n"
		"\n"
		"### 高优先级\n"
		"\n"
		"1. 甲：先做 [等小林] #infra\n"
		"   - 乙\n"
		"\n"
		"     要看 [文档](https://example.org/b)\n"
		"2. [x] 丙\n"
		"\n"
		"   为什么要做\n",
		"# -\n"
		"O 甲：先做 p2 #infra {等小林}\n"
		" KR 乙 {要看 [文档](https://example.org/b)}\n"
		"O 丙 x p2 {为什么要做}\n",
		""},
	{"numbers of one paragraph", "a.md", "markdown",
		"## O1：甲\n"
		"\n"
		"### KR1：乙\n"
		"\n"
		"进度：3/10\n"
		"信心：6/10\n"
		"\n"
		"评分：0.4\n",
		"O 甲 s0.4\n"
		" KR 乙 3/10 c6\n",
		""},
};

static void
test_documents(void **state)
{
	const struct format *format;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(documents); i++) {
		format = format_guess(documents[i].file, documents[i].text,
			strlen(documents[i].text));
		assert_non_null(format);
		if (strcmp(format->name, documents[i].format) != 0)
			fail_msg("%s: taken for %s", documents[i].name,
				format->name);
		case_gives(documents[i].name, format->name, documents[i].text,
			documents[i].tree, documents[i].reports);
	}
	case_end();
}

/* Nothing that a document says is lost on the way through YAML. */
static void
test_through_yaml(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(documents); i++) {
		struct str reports = {0};
		struct err err = {0};
		struct plan plan, again;
		size_t length;
		char *yaml, *tree;

		assert_true(case_read(documents[i].format, documents[i].text,
			strlen(documents[i].text), &plan, &reports, &err));
		yaml = case_write("yaml", &plan, &length);
		if (!case_read("yaml", yaml, length, &again, &reports, &err))
			fail_msg("%s: %s\n%s", documents[i].name,
				str_text(&reports), yaml);
		tree = case_tree(&again);
		if (strcmp(tree, documents[i].tree) != 0)
			fail_msg("%s: through YAML\n%s", documents[i].name,
				tree);
		free(yaml);
		free(tree);
		str_fini(&reports);
		plan_fini(&plan);
		plan_fini(&again);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_through_yaml),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
