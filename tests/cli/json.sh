# SPDX-License-Identifier: MIT
# --json of every verb that reads: one JSON value, a line an object, and the
# members that the manual promises.
t() { tenths --today 2026-11-21 "$@"; }
json() {
	echo "== $*"
	t "$@" --json >out || echo "[$?]"
	python3 - out <<'PY'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))
for one in found if isinstance(found, list) else [found]:
    print(json.dumps(one, ensure_ascii=False))
PY
}
if ! command -v python3 >/dev/null; then
	echo "no python3"
	exit 77
fi
cat >plan.yaml <<'YAML'
cycles:
- id: 000000000001
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: 000000000002
    title: 成为中台组的中坚力量
    key_results:
    - id: 000000000003
      title: 较大单独模块的设计和实现
      weight: 1.5
      checkins:
      - {on: 2026-11-09, progress: 4/10, confidence: 7/10, note: "说“好”\n了"}
    - id: 000000000004
      title: 3 篇博客
      metric: {start: 0, target: 3, current: 1, unit: 篇}
weeks:
- {id: 000000000005, from: 2026-11-16, to: 2026-11-22, now: 读源码, priorities: [写文档]}
metrics:
- {id: 000000000006, name: DAU, unit: 人, at_least: 1000, frequency: weekly, values: {2026-11-09: 1200}}
YAML
t import -q plan.yaml
json status
json show O1.KR1
json checkin --list
json week
json metric
json metric DAU
json history | sed 's/"at": "[^"]*"/AT/; s/import [^"]*/import/'
t set O1.KR2 --due 2026-12-20
json history O1.KR2 | sed 's/"at": "[^"]*"/AT/; s/import [^"]*/import/'
json templates | cut -c 1-60
json templates weekly | cut -c 1-60
json cycle owed | sed -n 1,3p
json doctor
json doctor --writing
t config theme light
json config theme
echo "== the rest is on stderr and in the exit status"
t show --json O9 || echo "[$?]"
t week --json --on 2026-01-05
t -f nothing.db status --json || echo "[$?]"
echo "== on no terminal a line stays one: a status bar reads the first"
t status --json | wc -l || :
