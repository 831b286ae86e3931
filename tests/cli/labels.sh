# SPDX-License-Identifier: MIT
# What was done is told in the language of who reads it, not of who did it.
t() { tenths --today 2026-11-21 "$@"; }
chinese() { LC_ALL=zh_CN.UTF-8 tenths --today 2026-11-21 "$@"; }
chinese cycle new 2026-Q4 >id
t add objective 成为中坚力量 >id
chinese add kr '关键 %s 结果 %t' >id
chinese set O1.KR1 7/10
t set O1.KR1 --due 2026-12-01
t add kr 另一个 >id
chinese set O1.KR1 O1.KR2 --priority 高
t set O1.KR1 O1.KR2 --note ''
t drop O1.KR1 O1.KR2
t reopen O1.KR1 O1.KR2
chinese checkin O1.KR1 8/10
chinese week now 在读关于索引的书
chinese metric 构建时间 --unit=s --at-most=90
t metric 构建时间 85
t cycle answer 2026-Q4 summary '发布了'
chinese comment O1.KR1 说一句 >id
chinese comment solve "$(t comment list --json | sed -n 's/.*"id": "\([^"]*\)".*/\1/p' | head -n 1)"
chinese move O1.KR2 --before O1.KR1
chinese rm O1.KR1
t history | sed 's/^[^ ]* [^ ]*  *//'
chinese undo
t redo
chinese history | sed 's/^[^ ]* [^ ]*  *//'
echo '# as it was kept before, and as a damaged file may have it'
python3 - "$HOME/.local/share/tenths/plan.db" <<'EOF'
import sqlite3, sys

plan = sqlite3.connect(sys.argv[1])
for row, label in enumerate(["\x1f\x1f\x1f", "%s %9$s %n %\x1fa", "进度：关键结果"], 1):
    plan.execute("UPDATE journal SET label = ? WHERE id = ?", (label, row))
plan.commit()
EOF
t history 2>&1 | sed 's/^[^ ]* [^ ]*  *//' | tail -n 3
echo '# several fields at once are called by their names'
t add kr 新的结果 >id
ref=$(cat id)
t set "$ref" --owner 李雷 --weight 2 --due 2026-12-05
t set "$ref" --owner 李雷 --weight 3
t set "$ref" --target 30条
t set "$ref" 12 --owner 韩梅
t set "$ref" --title 新结果 --note 一 --tags 二 --kind committed --priority high
t set "$ref" O1 --owner 李雷 --note 三
t cycle set 2026-Q4 --note 四 --tags 五
t cycle set 2026-Q4 --ends 2026-12-30 --note 四
t metric 构建时间 80 --note 六
t undo
chinese redo
t history | sed 's/^[^ ]* [^ ]*  *//' | head -n 9
chinese history | sed 's/^[^ ]* [^ ]*  *//' | head -n 9
