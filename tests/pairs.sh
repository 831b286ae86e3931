# SPDX-License-Identifier: MIT
# Sourced by the tests of a merge: a plan, and what two people do to it, row by row;
# make_pairs calls `row NAME MINE THEIRS`. Each does it to the plan in $db.
t() { tenths --today 2026-11-21 "$@"; }
p() { t -f "$db" "$@" >/dev/null; }
cat >base.yaml <<'END_BASE'
tenths: 1
cycles:
- id: 1aaaaaaaaaaa
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: 2aaaaaaaaaaa
    title: 提升质量
    key_results:
    - id: 3aaaaaaaaaaa
      title: 减少告警
      metric:
        start: 40
        target: 5
        current: 40
      checkins:
      - on: 2026-11-02
        current: 40
    - id: 3bbbbbbbbbbb
      title: 恢复演练
      progress: 2/10
      note: 原来的备注
      tags: [旧]
      actions:
      - id: 4aaaaaaaaaaa
        title: 写手册
    - id: 3ccccccccccc
      title: 压测
  - id: 2bbbbbbbbbbb
    title: 学习存储
    key_results:
    - id: 3ddddddddddd
      title: 写四章笔记
END_BASE
make_pairs() {
row 'other key results' 'p set O1.KR2 5/10' 'p set O2.KR1 3/10'
row 'one key result, other fields' 'p set O1.KR2 5/10' 'p set O1.KR2 --owner 李'
row 'one field, one value' 'p set O1.KR2 5/10' 'p set O1.KR2 5/10'
row 'one field, two values' 'p set O1.KR2 --note 甲写' 'p set O1.KR2 --note 乙写'
row 'two titles' 'p set O1 --title 甲题' 'p set O1 --title 乙题'
row 'a field cleared, and left alone' 'p set O1.KR2 --note ""' 'p set O1.KR1 --owner 李'
row 'a field cleared, and altered' 'p set O1.KR2 --note ""' 'p set O1.KR2 --note 乙写'
row 'tags from both' 'p set O1.KR2 --tags "旧 甲"' 'p set O1.KR2 --tags "旧 乙"'
row 'owners from both' 'p set O1 --owner 甲' 'p set O1 --owner "乙, 丙"'
row 'comments from both' 'p comment O1.KR2 甲说' 'p comment O1.KR2 乙说'
row 'check-ins of other days' 'p checkin O1.KR1 30 --on 2026-11-09' 'p checkin O1.KR1 20 --on 2026-11-16'
row 'check-ins of one day' 'p checkin O1.KR1 30 --on 2026-11-09 --note 甲说' 'p checkin O1.KR1 20 --on 2026-11-09 --note 乙说'
row 'a check-in altered, and deleted' 'p checkin O1.KR1 30 --on 2026-11-02 --note 甲改' 't -f $db export | sed "/checkins:/,+2d" | t -f $db import -q --replace -'
row 'both add a key result' 'p add kr 甲加 --to O1' 'p add kr 乙加 --to O1'
row 'both add an objective' 'p add objective 甲标' 'p add objective 乙标'
row 'both add a cycle' 'p cycle new 2027-Q1' 'p cycle new 2027-Q1'
row 'each adds a cycle' 'p cycle new 2027-Q1' 'p cycle new 2027-Q2'
row 'order, and a check-in' 'p move O1.KR3 --before O1.KR1' 'p checkin O1.KR1 30 --on 2026-11-09'
row 'two orders' 'p move O1.KR3 --before O1.KR1' 'p move O1.KR1 --after O1.KR2'
row 'deleted, and left alone' 'p rm O1.KR3' 'p set O1.KR1 --owner 李'
row 'deleted, and altered' 'p rm O1.KR2' 'p set O1.KR2 --owner 李'
row 'deleted, and altered below' 'p rm O1' 'p set O1.KR2.A1 --owner 李'
row 'deleted, and added below' 'p rm O2' 'p add kr 乙加 --to O2'
row 'both delete' 'p rm O1.KR3' 'p rm O1.KR3'
row 'moved, and altered' 'p move O1.KR2 --to O2' 'p set O1.KR2 5/10'
row 'moved two ways' 'p move O1.KR2 --to O2' 'p move O1.KR2 --to backlog'
row 'moved below what goes' 'p move O1.KR3 --to O2' 'p rm O2'
row 'done, and altered' 'p done O1.KR2.A1' 'p set O1.KR2.A1 --title 乙题'
row 'target, and value' 'p set O1.KR1 --target 10' 'p set O1.KR1 30'
row 'both close' 'p cycle close 2026-Q4 --next 2027-Q1' 'p cycle close 2026-Q4 --next 2027-Q1'
row 'closed, and checked in' 't -f $db export | sed "s/^  ends:.*/&\n  closed: 2026-11-20/" | t -f $db import -q --replace -' 'p checkin O1.KR2 6/10'
row 'two week notes' 'p week wins 甲赢' 'p week wins 乙赢'
row 'one week, other parts' 'p week wins 甲赢' 'p week blockers 乙阻'
row 'priorities of one week' 'p week priority 甲先' 'p week priority 乙先'
row 'a cycle renamed, and worked in' 'p cycle rename 2026-Q4 秋季' 'p set O1.KR1 --owner 李'
row 'a cycle renamed twice' 'p cycle rename 2026-Q4 甲季' 'p cycle rename 2026-Q4 乙季'
row 'both make a metric' 'p metric 构建 --unit s' 'p metric 构建 --at-most 90'
row 'values of a metric' 'p metric 构建 85 --on 2026-11-09 --unit s' 'p metric 构建 95 --on 2026-11-16 --unit s'
row 'sections of the review' 'p cycle answer 2026-Q4 summary 甲学' 'p cycle answer 2026-Q4 summary 乙学'
}
