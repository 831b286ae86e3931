# SPDX-License-Identifier: MIT
# Week notes and health metrics from a script.
t() { tenths --today "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
try 2026-11-16 week
t 2026-11-16 cycle new 2026-Q4 >id
t 2026-11-16 add objective One >id
t 2026-11-16 add kr '3 things' >id
t 2026-11-16 week priority 'P2 O1.KR1 写手册'
t 2026-11-16 week priority 'Fix the flaky test'
t 2026-11-16 week priority 'o1.kr1'
t 2026-11-18 week now 'First line
第二行'
t 2026-11-18 week wins 'Shipped' --on 11-12
t 2026-11-20 week
t 2026-11-20 week --on 11-13
try 2026-11-20 week wine 'Red'
try 2026-11-20 week now
t 2026-11-20 undo
try 2026-11-20 metric '构建时间' 80
t 2026-11-20 metric '构建时间' --unit 秒 --at-most 90 --every weekly
t 2026-11-20 metric '构建时间' 80 --on 11-02
t 2026-11-20 metric '构建时间' 101 --on 11-09
t 2026-11-20 metric 'Errors a day' --at-most=5 --every=monthly
t 2026-11-20 metric 'errors a day' 5.5
t 2026-11-20 metric
t 2026-11-20 metric '构建时间'
t 2026-11-20 checkin --list
try 2026-11-20 metric '构建时间' fast
try 2026-11-20 metric Nothing
try 2026-11-20 metric --at-most 5
t 2026-11-20 history | sed 's/^.\{17\}//' | head -n 3
# Two notes hold a day: which is written to is said, never guessed.
cat >two.yaml <<'END'
tenths: 1
weeks:
- {id: kwek4pm01nc7, from: 2026-12-07, to: 2026-12-11, now: 五天的那篇}
- {id: kwek4pm01nc8, from: 2026-12-07, to: 2026-12-13, now: 七天的那篇}
END
t 2026-12-08 import -q two.yaml
try 2026-12-08 week wins '哪一篇'
try 2026-12-08 week priority '哪一篇'
try 2026-12-08 week wins '哪一篇' --id 3
try 2026-12-20 week wins '哪一篇' --id 1
try 2026-12-08 week wins '第二篇' --id 2
try 2026-12-08 week priority '第一篇' --id kwek4pm01nc7
try 2026-12-12 week note '只有一篇'
t 2026-12-08 week
# What the planner's screen does with priorities, from the shell: what became of
# last week's, by number and by title; written anew; taken away.
echo '-- priorities'
t 2026-12-14 week priority 'P2 O1.KR1 写手册'
t 2026-12-14 week priority '修好偶尔失败的测试'
try 2026-12-21 week
t 2026-12-21 week done 1 --on 12-14
t 2026-12-21 week not-done '修好偶尔失败的测试'
t 2026-12-21 week priority '发布'
t 2026-12-21 week
t 2026-12-21 week reopen 1 --on 12-14
t 2026-12-21 week done P1
t 2026-12-21 week reopen p1
try 2026-12-21 week done P2
t 2026-12-14 week done P1 --on 12-14
t 2026-12-14 week not-done P1 --on 12-14
t 2026-12-21 week done '发布'
t 2026-12-21 week edit 1 'P2 O1.KR1 再发布一次'
t 2026-12-21 week
try 2026-12-21 week edit 1 ''
try 2026-12-21 week edit 1 'P2 O1.KR1'
try 2026-12-21 week done 2
try 2026-12-21 week done '没有这个'
try 2026-12-08 week done 1
try 2026-12-08 week done 1 --id 1
for each in 甲 乙 丙 丁 戊; do try 2026-12-21 week priority "$each"; done
try 2026-12-21 week done P1
t 2026-12-21 week rm 1
t 2026-12-21 week rm 丁
t 2026-12-21 week
t 2026-12-21 history | sed 's/^.\{17\}//' | head -n 10
t 2026-12-21 week rm
try 2026-12-21 week rm
try 2026-12-28 week rm
t 2026-12-21 undo
t 2026-12-21 week list
t 2026-12-21 week list --json | sed -E 's/"(id|node)": "[a-z0-9]{12}"/"\1": …/g'
