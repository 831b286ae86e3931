# SPDX-License-Identifier: MIT
# What serves what: several, both ways, by id; and the rules at every door.
t() { tenths -f plan.db --today 2026-11-21 "$@"; }
try() { t "$@" 2>&1 || echo "[$?]"; }
cat >plan.yaml <<'YAML'
tenths: 1
cycles:
- {id: 00000000000a, name: 2026 Q2, starts: 2026-04-01, ends: 2026-06-30, objectives: [{id: 00000000000b, title: 过去的}]}
- id: 000000000001
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - {id: 000000000002, title: 公司, key_results: [{id: 000000000003, title: 可用性, progress: 2/10}]}
  - {id: 000000000004, title: 平台, owner: 李雷, align: O1.KR1, key_results: [{id: 000000000005, title: 迁移, progress: 4/10}]}
  - {id: 000000000006, title: 存储, align: [O1.KR1, 平台以外/O7, O2], key_results: [{id: 000000000007, title: 备份, progress: 9/10, actions: [{title: 脚本}]}]}
YAML
echo '# a file names what comes later, or is not there'
try import --open plan.yaml
t export --format yaml | grep align
t export --format yaml >a.yaml; tenths -f again.db import -q --open a.yaml; tenths -f again.db export --format yaml | diff a.yaml - && echo same
try doctor
echo '# entered: only what is there, nothing twice, and with whatever between'
try set O3 --align 'O1.KR1, o2、O2'
try set O2.KR1 --align '2026 Q4/O1'
try set O2 --align O9
try set O2 --align 'O1.KR1 O9'
try set O2 --align O3.KR1.A1
try set O3.KR1.A1 --align O1
echo '# no circles, be it by what lies above; no other days'
try set O1 --align O1
try set O1.KR1 --align O2
try set O1 --align O3
try set O1 --align O1.KR1
try set O1 --align 2026-Q2/O1
echo '# both ways'
t show O1.KR1 | grep -A3 serve
t show O3 | grep serve
t list
t list --columns ref,serves,served_by
t list --json | jq -c '[.[] | [.ref, .align, .served_by]]'
t --dump | grep serve
t --dump=html | grep -o 'serve[sd][^<]*'
echo '# a rename keeps it, what is gone is told'
t set O1.KR1 --title 不间断; t show O2 | grep serve
t rm O2 -q 2>/dev/null || t rm O2
t show O2 | grep serve
try doctor
t undo >/dev/null; try doctor
echo '# carried over it serves the copy'
try cycle close 2026-Q4 --next 2027-Q1 --carry O1.KR1,O2.KR1,O3.KR1 | tail -1
t list --columns ref,serves,served_by cycle:2027-Q1
