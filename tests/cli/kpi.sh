# SPDX-License-Identifier: MIT
# A key result that reads a health metric: one value is entered once and used
# twice, in the key result against its own start and target, in the metric against
# its limits.
on() { today=$1; shift; tenths --today "$today" "$@"; }
look() { tenths --today "${1:-2026-02-01}" list --json -c 2026-Q1 kind:key_result | sed 's|.*"title": "\([^"]*\)".*"progress": \([^,]*\),.*"metric": \({[^}]*}\).*|\1 \2 \3|;/^[][]/d'; }
on 2026-01-01 cycle new 2026-Q1 >id
on 2026-01-01 metric DAU 800 --unit 人 --at-least 700
on 2026-01-01 add objective 让更多人每天用它 >id
on 2026-01-01 add kr 日活到一千三 --from dau --start 800 --target 1300 >id
look
echo '--- a reading moves it'
on 2026-01-12 metric DAU 900
look
echo '--- a check-in and a value of it are readings'
on 2026-01-19 checkin O1.KR1 1000 --confidence 7
on 2026-01-21 set O1.KR1 1050
on 2026-01-22 metric DAU 1100 --on 2026-01-10
look
on 2026-01-22 export -o - --format yaml | sed -n '/from: DAU/p;/^metrics/,$p' | sed '/ id:/d'
on 2026-01-22 undo
on 2026-01-22 undo
look
on 2026-01-22 show O1.KR1 | grep -i -e health -e current
LC_ALL=zh_CN.UTF-8 on 2026-01-22 show O1.KR1 | grep -e 健康 -e 当前
echo '--- renamed, taken away'
on 2026-01-22 metric DAU --name 日活
look
on 2026-01-23 metric 日活 1200
look
echo '--- carried over it goes on reading; what is closed keeps its value'
on 2026-03-31 cycle close 2026-Q1 --carry O1.KR1 >closed
on 2026-04-10 metric 日活 1400
look 2026-04-11
on 2026-04-11 show O1.KR1 -c 2026-Q2 | grep -e health -e current
echo '--- over and not closed: what it was at its end'
on 2026-07-08 metric 日活 1500
on 2026-07-09 show O1.KR1 -c 2026-Q2 | grep current
echo '--- from a file: the number is where it starts, the name what it reads'
cat >in.yaml <<'END'
tenths: 1
cycles:
- name: 2027 Q1
  starts: 2027-01-01
  ends: 2027-03-31
  objectives:
  - title: 再多一些
    key_results:
    - {title: 日活到两千, metric: {from: 日活, start: 1500, target: 2000}}
    - {title: 从四十到五, metric: {from: 40, target: 5}}
metrics: [{name: 日活, values: {2027-01-04: 1750}}]
END
on 2027-01-05 import -q in.yaml
on 2027-01-05 list --json -c 2027-Q1 kind:key_result | sed -n 's|.*"title": "\([^"]*\)".*"progress": \([^,]*\),.*"metric": \({[^}]*}\).*|\1 \2 \3|p'
on 2027-01-05 export -o a.yaml
TENTHS_FILE=b.db on 2027-01-05 import --open -q a.yaml
TENTHS_FILE=b.db on 2027-01-05 export -o b.yaml
diff a.yaml b.yaml && echo same
echo '--- what is refused'
on 2027-01-05 set O1.KR1 --from 周活 || echo "$?"
on 2027-01-05 set O1 --from 日活 || echo "$?"
on 2027-01-05 set O1.KR1 --from '' && on 2027-01-05 show O1.KR1 | grep -c health || :
