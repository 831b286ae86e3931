# SPDX-License-Identifier: MIT
# What is closed is fixed, values and structure, until it is reopened; its texts, links
# and tags can be mended, at whatever door.
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" 2>&1 || echo "[$?] $*"; }
lines() { t history | wc -l; }
t cycle new 2026-Q3 --open >id
t cycle new 2026-Q4 >id
tenths --today 2026-08-20 add objective 目标 -c 2026-Q3 >id
tenths --today 2026-08-20 add kr 结果 -c 2026-Q3 --progress 8 >id
tenths --today 2026-08-20 add kr 指标 -c 2026-Q3 --target 10 --current 4 >id
tenths --today 2026-08-20 add action 行动 -c 2026-Q3 --to O1.KR1 >id
tenths --today 2026-08-24 checkin 2026-Q3/O1.KR1 8 --confidence 7 --note 旧的
tenths --today 2026-08-31 checkin 2026-Q3/O1.KR1 8 --confidence 7 --status on_track
t cycle close 2026-Q3 --next= >said
t export -o plan.yaml
kr=2026-Q3/O1.KR1
echo '# set'
try set $kr --title '结果，改过' --note 备注 --tags '甲 乙' --links 'https://a.b 丙' \
	--reflection 学到 --reason 因为
try set $kr.A1 --title '行动，改过'
for option in '--progress 7' '--confidence 3' '--status at_risk' '--score 0.5' '--weight 2' \
	'--due 2026-09-01' '--owner 李' '--kind committed' '--priority high' '--align O1' \
	'--state done' '--rhythm 2w' '--basis actions' '--standing true'; do
	# shellcheck disable=SC2086
	try set $kr $option
done
try set $kr 9
try set 2026-Q3/O1.KR2 --current 5
try set 2026-Q3/O1.KR2 --unit 件
try set $kr --note 二 --weight 2 # neither of them
t show $kr | grep -E '结果|备注|甲|https|学到|因为'
echo '# structure'
try add kr 新的 --to 2026-Q3/O1
try move $kr --cycle 2026-Q4
try move $kr --after 2026-Q3/O1.KR2
try rm $kr
try done $kr.A1
echo '# what was said at check-ins'
try checkin $kr --on 2026-08-24 --note 新的 --blocker 没有 --why 想过
try checkin $kr --on 2026-08-31 --note 后来
try checkin $kr 9 --on 2026-08-24
try checkin $kr --confidence 9 --on 2026-08-24
try checkin $kr --status off_track --on 2026-08-24
try checkin $kr --on 2026-09-07 --note 没有的一天
t show $kr | grep '^  2026-08'
echo '# the cycle itself, and its review'
try cycle set 2026-Q3 --note 好的
try cycle set 2026-Q3 --tags 难忘
try cycle rename 2026-Q3 夏天
try cycle rename 夏天 2026-Q3
try cycle answer 2026-Q3 summary 小结
try cycle set 2026-Q3 --ends 2026-10-15
try cycle set 2026-Q3 --rhythm 2w
try cycle set 2026-Q3 --progress 5
try cycle rm 2026-Q3
echo '# a file'
change() { t export -o now.yaml --force && sed "$1" now.yaml >other.yaml && try import -q other.yaml; }
change 's/note: 备注/note: 三/; s/note: 后来/note: 后来的/; s/tags: \[甲, 乙\]/tags: [甲, 丁]/'
t show $kr | grep -E '三|后来的|丁'
change 's/weight: .*//; s/title: 目标/title: 目标\n    weight: 3/'
change 's/confidence: 7\/10/confidence: 3\/10/'
change 's/title: 指标/&\n    - title: 多的/'
cat >change.sh <<'EOF'
#!/bin/sh
sed 's/note: 三/note: 四/' "$1" >edited && cat edited >"$1"
EOF
chmod +x change.sh
EDITOR=$HOME/change.sh VISUAL='' try edit $kr
t show $kr | grep 四
echo '# the planner'
play_in() {
	echo "$1" >keys
	before=$(lines)
	play --size 100x30 keys tenths --today 2026-11-21 >screen
	after=$(lines)
	echo "$((after - before)) $(grep -o '2026-Q3 is closed' screen | head -n 1)"
}
play_in '[ text=":set note 五" Enter'
play_in '[ text=":set tags 戊" Enter'
play_in '[ e C-u text=目标，改过 Enter'
play_in '[ text=":set weight 5" Enter'
play_in '[ j text=":set progress 5" Enter'
play_in '[ j +'
play_in '[ j x'
play_in '[ j d'
play_in '[ j a'
play_in '[ j i Enter C-u text=结果，再改 C-s'
t list -c 2026-Q3
t doctor
