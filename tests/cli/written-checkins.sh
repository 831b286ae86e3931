# SPDX-License-Identifier: MIT
# A check-in that is written into a file by hand moves its key result, where the
# file does not say itself where that stands.
t() { tenths --today "$@"; }
# The file with check-ins of its key results: manual, metric, actions.
file() {
	cat <<END
cycles:
- name: 2026 Q4
  objectives:
  - title: 目标
    key_results:
    - title: 手写
      checkins: [$1]
    - title: 安装量
      metric: {start: 0, target: 40}
      checkins: [$2]
    - title: 行动
      basis: actions
      checkins: [$3]
      actions: [{title: 甲, done: true}, {title: 乙}]
END
}
a='{on: 2026-11-16, progress: 3/10, confidence: 6, status: at_risk, why: 慢}'
b='{on: 2026-11-16, current: 10}'
c='{on: 2026-11-16, progress: 2/10, confidence: 7}'
look() { t "$1" list -c 2026-Q4 | sed '1d'; t "$1" show O1.KR1 | grep confidence; }
echo '# a new one is where its check-ins say; actions say for themselves'
file "$a" "$b" "$c" >plan.yaml
t 2026-11-16 import plan.yaml
look 2026-11-16
echo '# once more: nothing is new'
t 2026-11-17 set O1.KR1 4/10
t 2026-11-17 import plan.yaml
look 2026-11-17
echo '# another day, and one of today that is corrected'
file "$a, {on: 2026-11-21, progress: 5/10, status: on_track}" \
	"$b, {on: 2026-11-21, current: 20}" "$c" >plan.yaml
t 2026-11-21 import plan.yaml
look 2026-11-21
file "$a, {on: 2026-11-21, progress: 6/10, status: on_track}" \
	"$b, {on: 2026-11-21, current: 30}" "$c" >plan.yaml
t 2026-11-21 import plan.yaml
look 2026-11-21
echo '# one of an earlier day moves nothing'
file "$a, {on: 2026-11-18, progress: 1/10}" "$b" "$c" >plan.yaml
t 2026-11-21 import plan.yaml
look 2026-11-21
echo '# what the file says itself stands'
file "$a], progress: 8/10, tags: [x" "$b" "$c" |
	sed 's/^      checkins: \(.*\), progress: \(.*\), tags.*/      progress: \2\n      checkins: \1/' >said.yaml
rm -f other.db
t 2026-11-21 -f other.db import -q said.yaml
t 2026-11-21 -f other.db list -c 2026-Q4 | grep 手写
echo '# what is told whole, with its id, is as it is told'
t 2026-11-22 set O1.KR1 --progress 0
t 2026-11-22 export --format yaml >whole.yaml
rm -f other.db
t 2026-11-22 -f other.db import -q whole.yaml
t 2026-11-22 -f other.db export --format yaml | cmp - whole.yaml && echo same
t 2026-11-22 -f other.db list -c 2026-Q4 | grep 手写
echo '# written into the file of a sync, the editor, a second import of an export'
rm -rf s.db s.yaml
s() { t 2026-11-23 -f s.db "$@"; }
s cycle new 2026-Q4 >id
s add objective 目标 >id
s add kr 手写 >id
s add kr 安装量 --start 0 --target 40 >id
t 2026-11-16 -f s.db checkin O1.KR1 3/10 --confidence 6
t 2026-11-16 -f s.db checkin O1.KR2 10
s sync -q s.yaml
# append KR CHECKIN FILE: beside the others of the key result.
append() {
	sed -i "/title: $1/,/checkins:/s/^\( *\)checkins:.*/&\n\1- $2/" "$3"
}
append 手写 '{on: 2026-11-20, progress: 5\/10, confidence: 8, note: 手写的}' s.yaml
append 安装量 '{on: 2026-11-20, current: 20}' s.yaml
s sync -q s.yaml
s list -c 2026-Q4 | sed 1d
s show O1.KR1 | grep confidence
grep -c 'progress: 5/10' s.yaml
cat >editor <<'END'
#!/bin/sh
sed -i '/title: 手写/,/checkins:/s/^\( *\)checkins:.*/&\n\1- {on: 2026-11-22, progress: 6\/10}/' "$1"
END
chmod +x editor
EDITOR=./editor s edit
s list -c 2026-Q4 | sed 1d
s export -o out.yaml
append 手写 '{on: 2026-11-23, progress: 7\/10}' out.yaml
s import -q out.yaml
s list -c 2026-Q4 | sed 1d
echo '# what was set later, and is said beside it, stands'
s set O1.KR1 --progress 2/10
t 2026-11-24 -f s.db sync -q s.yaml
t 2026-11-24 -f s.db list -c 2026-Q4 | sed 1d
