#!/bin/sh
# SPDX-License-Identifier: MIT
# markdown.sh N: N lines of review posts, the same every time: cycles of two
# months, ten objectives of five key results with notes, evidence and scores,
# and what was thought about each in a few paragraphs.
awk -v lines="${1:-50000}" '
function words(count,   i, text) {
	for (i = 0; i < count; i++) {
		seed = (seed * 1103515245 + 12345) % 2147483648
		text = text w[1 + int(seed / 65536) % known]
	}
	return text
}
function out(text) {
	print text
	printed++
}
function prose(   i, text) {
	for (i = 0; i < 4; i++)
		text = text words(12) (i == 1 ? "**" words(2) "**" : "") "，" words(9) (i % 2 ? "。" : "；")
	out(text)
	out("")
}
BEGIN {
	known = split("提升 完成 优化 上线 建立 推动 降低 覆盖 用户 增长 留存 转化 核心 链路 指标 体系 自动化 测试 交付 质量 团队 协作 流程 文档", w, " ")
	seed = 7
	for (cycle = 0; printed < lines; cycle++) {
		year = 1970 + int(cycle / 6); month = 1 + cycle % 6 * 2
		out(sprintf("## %d.%02d/%02d 总结与反思", year, month, month + 1))
		out("")
		prose()
		for (o = 1; o <= 10; o++) {
			out("* Objective " o "：" words(6))
			for (k = 1; k <= 5; k++)
				out("  * " (k == 2 ? "~~" : "") "KeyResult：" words(9) (k == 2 ? "~~ [[《" words(3) "》](../post-" cycle "-" o ")]" : k == 3 ? " [" words(4) "]" : "  " (cycle + k) % 11 "/10"))
			out("")
			out("自我打分（满分1.0）：0." (cycle + o) % 10 "。")
			out("")
			prose()
			prose()
		}
	}
}'
