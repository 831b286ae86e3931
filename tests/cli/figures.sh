# SPDX-License-Identifier: MIT
# Months of key figures in the review of a year become health metrics when asked:
# a table with a column a month, one with a row a month, and a line a month.
t() { tenths --today 2026-01-20 "$@"; }
cat >year.md <<'MD'
# 2025年度总结

## 各季度结果

一季度完成。

## 各月关键数据

| 指标 | 1月 | 2月 | 3月 |
|---|---|---|---|
| DAU | 1,200 | 1300 | 1.4万 |
| 留存 | 20% | 21% | – |
| 负责人 | 小李 | 小王 | 小李 |

| 月份 | 流水 | CPI |
|---|---|---|
| 2025-01 | 3万元 | 3.2 |
| 2025-02 | 3.5万元 | -3.1 |

10月份 投放总金额 12.5 万元，CPI 3.1
11月  投放总金额：13 万元；CPI 3.05。整理了文档
12月份 数据后台增加激活、注册等指标

## 亮点

- 一
- 二
- 三
MD
t import -q year.md
t cycle figures 2024 || echo "[$?]"
t cycle figures 2025
t metric
t export | sed -n '/^metrics/,$p' | grep -v 'id: '
echo '# again, and back'
t cycle figures 2025
t undo
t metric
t cycle new 2024 >id
t cycle figures 2024 || echo "[$?]"
