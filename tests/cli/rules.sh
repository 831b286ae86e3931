# SPDX-License-Identifier: MIT
# Rules between fields and records, at every door: refused, and nothing lost.
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" || echo "[$?]"; }
t cycle new 2026 >id
t cycle new 2026-Q4 >id
t add objective 目标 >id
t add kr 结果 --due 2026-12-01 >id
t add action 行动 >id
echo '# cycles'
try cycle set 2026-Q4 --in 2026-Q4
t cycle set 2026-Q4 --in 2026
try cycle set 2026 --in 2026-Q4
try cycle set 2026-Q4 --ends 2026-11-30
try cycle new '2026 q4'
try cycle rename 2026 全部
echo '# nodes'
try set O1.KR1 --starts 2026-12-02
try set O1.KR1 --due 2027-01-01
try add kr 另一个 --due 2026-09-30
try set O1.KR1 --at-least 10 --at-most 5
try set O1.KR1.A1 --score 0.7
try set O1 --target 5
try set O1 --align O1
try metric DAU --at-least 10 --at-most 5
t list
echo '# a file of our own is refused, another gives the value to the note'
cat >own.yaml <<'YAML'
tenths: 1
cycles:
- name: 2026 Q4
  objectives:
  - title: 甲
    key_results:
    - {title: 乙, starts: 2026-12-01, due: 2026-11-01}
    - {title: 丙, metric: {at_least: 9, at_most: 1}}
    - {title: 丁, due: 2027-02-01}
  - {title: 戊, metric: {target: 5}}
- {name: 2027, within: 2027 Q1}
- {name: 2027 Q1}
YAML
try import own.yaml
cat >other.csv <<'CSV'
level,title,cycle,due
objective,甲,2026 Q4,
key result,乙,2026 Q4,2027-02-01
CSV
try import other.csv
t show O1.KR1 | sed -n '/^note/,$p'
try import other.csv
echo '# a day that the new cycle has not is let go'
t cycle new 2027-Q1 >id
t move O1 --to 2027-Q1
t list -c 2027-Q1
t undo
echo '# filters'
try list staus:done
try list status:at_risc
try list state:finished
try list nothing:here
try list https://example.org
t doctor
