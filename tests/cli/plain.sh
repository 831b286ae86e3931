# SPDX-License-Identifier: MIT
# checkin --plain: the walk as questions, a line each. What is answered is
# stored, wherever one leaves.
t() { tenths --today 2026-11-21 "$@"; }
plain() { printf '%s\n' "$@" | t checkin --plain; }
cat >plan.yaml <<'YAML'
cycles:
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - title: 成为中台组的中坚力量
    key_results:
    - title: 较大单独模块的设计和实现
      progress: 4/10
      confidence: 7/10
      checkins:
      - {on: 2026-11-09, progress: 4/10, confidence: 7/10, blocker: 没有评审人}
    - title: 3 篇博客
      metric: {start: 0, target: 3, current: 1, unit: 篇}
    - title: 按行动算
      basis: actions
      actions: [{title: 读源码, state: done}, 写]
metrics:
- {name: DAU, unit: 人, at_least: 1000, frequency: weekly, values: {2026-11-09: 1200}}
YAML
t import -q plan.yaml
echo "== a first one that is wrong at every place, then the walk is left"
plain eleven 5 12 3 '' 评审人病了 下周再看 - nothing '' :q
t list --json kind:key_result | grep -o '"ref": "O1.KR1".*' | grep -o '"checked_in": "[^"]*"'
t show O1.KR1 | sed -n '/Check-ins/,$p'
echo "== it goes on where it was, and to the end of the input"
plain - 6 '' '' 数据库 ''
t show O1.KR3 | sed -n '/Check-ins/,$p'
echo "== everything"
plain '1.5 篇' 6 '' '' '' '1,500' 'P1 O1.KR2 写第二篇' '' 发布了 - '' 休假
t week
t metric
echo "== nothing is owed but what was left out"
plain '' '' '' '' ''
t history | sed 's/^[^ ]* [^ ]*  //'
