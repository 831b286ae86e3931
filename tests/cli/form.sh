# SPDX-License-Identifier: MIT
# A company's form that was imported becomes a template in its own words, and is
# handed back filled, this year's and the next one's.
t() { tenths --today 2026-01-20 "$@"; }
cat >form.md <<'MD'
# 2025年度总结

## 个人OKR按季度完成情况，以及差异和原因

一季度完成。
二季度差一项。

## 按月的关键数据回顾（根据具体职能）

1月 DAU 1200
2月 DAU 1300

## 亮点（最少三点）

- 认真
- 主动
- 勤奋

## 不足（最少三点）

- 太急
- 沟通
- 健身
MD
t import -q form.md
t templates new 公司 2024 || echo "[$?]"
t templates new ../公司 2025 || echo "[$?]"
t templates new 公司 2025
t templates new 公司 2025 || echo "[$?]"
t templates 公司
t templates | tail -1
echo '# handed back'
t --dump=markdown -c 2025 --template 公司
echo '# the next year is asked in its words'
t cycle new 2026 --template 公司 >id
t cycle answer 2026 亮点（最少三点） '写了文档'
t cycle owed 2026
