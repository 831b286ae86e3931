# SPDX-License-Identifier: MIT
# What is there already is no change: no line of history and no step to take back,
# at whatever door it comes in.
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today 2026-11-21 "$@"; }
lines() { t history | wc -l; }
same() {
	before=$(lines)
	t "$@" >said 2>&1 || { echo "[$?] $*"; cat said; }
	after=$(lines)
	[ "$before" = "$after" ] || echo "changes something: $*"
}
t cycle new 2026 >id
t cycle new 2026-Q4 --in 2026 >id
t cycle new 2027-Q1 >id
t add objective 目标 --reflection 想过 >id
t add kr 结果 --due 2026-12-01 --tags '甲 乙' --progress 5 --note 备注 \
	--owner 李 --kind committed --weight 2 --links 'https://a.b 丙' >id
t add kr 指标 --start 0 --target 10 --unit 件 --current 4 >id
t add action 行动 --to O1.KR1 --state done >id
t metric 构建 --unit s --at-most 90
t metric 构建 85
t week now 读书
t week priority 'P1 O1.KR1 写'
t checkin O1.KR1 5 --confidence 6 --status on_track --note 好
t checkin O1.KR2 4
t cycle answer 2026-Q4 summary 小结
same set O1.KR1 --due 12-01
same set O1.KR1 --tags '#甲、乙'
same set O1.KR1 --note 备注
same set O1.KR1 --owner ' 李 '
same set O1.KR1 --weight 200%
same set O1.KR1 --kind 承诺型
same set O1.KR1 --links '[丙](https://a.b)'
same set O1.KR1 --title 结果
same set O1.KR1 --state open
same set O1.KR1 --pace even
same set O1.KR1 --standing false
same set O1.KR1 --rhythm ''
same set O1 --reflection 想过
same set O1.KR2 --target '10 件'
same set O1.KR2 --basis metric --current 4
same set O1.KR2 4
same set O1.KR1 5
same set O1.KR1 50% --confidence 6
same set O1.KR1.A1 --state done
same done O1.KR1.A1
same reopen O1.KR1
same checkin O1.KR1 5 --confidence 6 --status on_track --note 好
same checkin O1.KR1
same move O1.KR2 --to O1
same move O1 --cycle 2026-Q4
same move O1.KR1 --before O1.KR2
same metric 构建 --unit s --name 构建 --every weekly
same metric 构建 '85 s'
same week now 读书
same week priority 'P1 O1.KR1 写'
same week priority 'O1.KR1 写'
same cycle set 2026-Q4 --note ''
same cycle set 2026-Q4 --template ''
same cycle rename 2026-Q4 '2026 Q4'
same cycle set 2026-Q4 --in 2026 --starts 2026-10-01 --ends 2026-12-31
same cycle answer 2026-Q4 summary 小结
t export -o plan.yaml
same import plan.yaml
t export --format csv -o plan.csv 2>said
same import plan.csv
play_in() {
	echo "$1" >keys
	before=$(lines)
	play --size 80x24 keys tenths --today 2026-11-21 >screen
	[ "$before" = "$(lines)" ] || {
		echo "changes something: $1"
		t history | head -n 2
	}
	tail -n 1 screen | sed 's/ *$//'
}
echo '# the planner, and what it says of it'
play_in 'j text=":set owner 李" Enter'
play_in 'j text=":set tags #甲,乙" Enter'
play_in 'j i j j Enter C-s'
play_in 'j e Enter'
play_in 'j = Enter'
play_in 'j D Enter'
play_in 'j j t text=O1 Enter'
echo '# a status that was confirmed stays, unless the number moves'
t show O1.KR1 | grep '^  2026-11-21'
t checkin O1.KR1 7
t show O1.KR1 | grep '^  2026-11-21'
