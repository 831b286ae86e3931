# SPDX-License-Identifier: MIT
# Parts of a document that stand in no cycle go to the current one. Where the
# document names that one too it is one cycle, new or not: nothing of either is
# lost, refused or doubled, and again it is the same.
cat >a.md <<'END'
---
tags: [团队]
---
随便一句

- O: 学习
  - KR1: 写三篇
- O: 锻炼
  - KR1: 跑步

# 2026 Q4

本季度的话

- O: 读书
  - KR1: 读 3 本
- O: 写作
END
cat >b.txt <<'END'
随便一句
O:学习
KR1:写三篇
# 2026 Q4
本季度的话
O:读书
KR1:读 3 本
END
for file in a.md b.txt; do
	for plan in new old; do
		echo "== $file, $plan"
		t="tenths --today 2026-11-21 -f $file-$plan.db"
		test $plan = new || $t cycle new '2026 Q4' >/dev/null
		$t import $file
		$t export --format yaml | grep -v -e ' id:' -e made:
		$t import $file 2>/dev/null
	done
done
