#!/bin/sh
# SPDX-License-Identifier: MIT
# outline.sh N: an outline of N nodes, the same every time: objectives of four
# key results of five actions, titles of Chinese words and a number.
awk -v n="${1:-1000}" 'BEGIN {
	words = "提升 完成 优化 上线 建立 推动 降低 覆盖 用户 增长 留存 转化 核心 链路 指标 体系 自动化 测试 交付 质量 团队 协作 流程 文档"
	count = split(words, w, " ")
	seed = 7
	for (i = 0; i < n; i++) {
		title = ""
		for (k = 0; k < 8; k++) {
			seed = (seed * 1103515245 + 12345) % 2147483648
			title = title w[1 + int(seed / 65536) % count]
		}
		at = i % 25
		if (at == 0)
			printf "O:%s%d\n", title, i
		else if (at % 6 == 1)
			printf "KR:%s%d  %d/10\n", title, i, i % 11
		else
			printf " A:%s%d%s\n", title, i, i % 3 ? "" : " [x]"
	}
}'
