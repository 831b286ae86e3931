# SPDX-License-Identifier: MIT
# From one cycle into the next: what goes on from where it is, what begins again,
# how often it is checked in; two notes of one week; the score that is suggested.
on() { today=$1; shift; tenths --today "$today" "$@"; }
try() { on "$@" || echo "[$?]"; }
echo '# how often a cycle is checked in'
on 2026-10-01 cycle new 2026-Q4 --rhythm 2w >id
on 2026-10-01 cycle set 2026-Q4 --rhythm monthly
on 2026-10-01 export --format yaml | grep rhythm
on 2026-10-01 cycle set 2026-Q4 --rhythm 双周
try 2026-10-01 cycle set 2026-Q4 --rhythm 每三天
try 2026-10-01 cycle new 2027-Q2 --rhythm sometimes
on 2026-10-01 export --format yaml | grep rhythm
on 2026-10-01 cycle set 2026-Q4 --rhythm ''
on 2026-10-01 export --format yaml | grep -c rhythm || true
echo '# a score from the same function as the progress'
on 2026-10-01 add objective 目标 >id
on 2026-10-01 add kr 甲 --start 0 --target 3 --current 2 >id
on 2026-10-01 add kr 乙 --start 0 --target 3 --current 2 >id
on 2026-10-01 add kr 丙 --start 0 --target 6 --current 1 >id
on 2026-10-01 list O1 | head -2
on 2026-10-01 show O1 --why | grep -v '^id'
on 2026-10-01 list --json O1 | grep -o '"score": [^,]*' | head -1
on 2026-10-01 set O1 --score 0.6
on 2026-10-01 --dump | grep suggested
on 2026-10-01 set O1 --score ''
echo '# carried: begun again, or on from where it is'
on 2026-10-01 add objective 手工的 >id
on 2026-10-01 add kr 从头来 --progress 4/10 >id
on 2026-10-01 add kr 接着做 --progress 6/10 >id
on 2026-10-01 add kr 留下 --progress 5/10 >id
try 2026-12-31 cycle close 2026-Q4 -n --go-on O9
on 2026-12-31 cycle close 2026-Q4 -n --go-on 'O2.KR2 O1.KR1' --carry O2.KR1
on 2026-12-31 cycle close 2026-Q4 --go-on 'O2.KR2 O1.KR1' --carry O2.KR1 | head -1
on 2027-01-01 list -c 2027-Q1
on 2027-01-01 cycle new 2027-Q2 >id
on 2027-01-01 cycle new 2027-Q3 >id
on 2027-01-01 cycle carry 2027-Q2 --go-on O2
on 2027-01-01 cycle carry 2027-Q3 O2
on 2027-01-01 list -c 2027-Q2
on 2027-01-01 list -c 2027-Q3
echo '# over is owed, in the list of check-ins too'
on 2027-04-20 checkin --list
echo '# two notes of one week are two'
on 2027-01-05 import - <<'WEEKS'
tenths: 1
weeks:
- {from: 2027-01-04, to: 2027-01-08, now: 五天的, priorities: [{title: 一}]}
- {from: 2027-01-04, to: 2027-01-10, now: 七天的, priorities: [{title: 二}]}
WEEKS
on 2027-01-05 week | sed 's,  [0-9a-hjkmnp-tv-z]\{12\}$,  ID,'
on 2027-01-05 week --json | grep -c '"kind": "week"'
on 2027-01-09 week | sed 's,  [0-9a-hjkmnp-tv-z]\{12\}$,  ID,'
echo '# what comes in late is pending from that day on, not outdated by age'
TENTHS_FILE=$HOME/late.db; export TENTHS_FILE
on 2026-10-01 cycle new 2026-Q4 >id
on 2026-11-20 import --format outline - <<'OUTLINE'
O: 写好文档
KR1: 三篇 3/10
OUTLINE
on 2026-11-20 list
on 2026-11-30 list | tail -1
on 2026-12-01 list | tail -1
on 2026-12-01 import --format outline - <<'OUTLINE'
O: 写好文档
KR1: 三篇 3/10
OUTLINE
on 2026-12-01 show O1.KR1 | grep made
echo '# a unit where none was said is no number of it'
on 2026-12-01 add kr 告警 --to O1 --start 0 --target 50 >id
for word in 20% 20篇 ; do
	try 2026-12-01 set O1.KR2 $word
	try 2026-12-01 checkin O1.KR2 $word
done
on 2026-12-01 set O1.KR2 20
on 2026-12-01 set O1.KR2 --unit %
on 2026-12-01 checkin O1.KR2 30%
on 2026-12-01 list | tail -1
