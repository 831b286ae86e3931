# SPDX-License-Identifier: MIT
# What a reader must not lose or take twice: a text beside another of the same kind,
# an id that stood already, days that end before they begin;
# and a doctor that says how to get out of damage.
t() { tenths -f plan.db --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
echo '# a section above the heading of the cycle at hand, and the same below it'
printf 'O: 散的\nKR: 一个 1/10\n\n## 亮点\n\n甲句\n\n# 2026 Q4\n\n## 亮点\n\n乙句\n\n## 目标\n\nO: 两处说的\n' >home.md
try import -q home.md
t export --format yaml | sed -n '/sections/,$p'
echo '# an id of ours twice in a table'
t export --format csv >once.csv
{ cat once.csv; tail -n 1 once.csv; } >twice.csv
try import twice.csv 2>&1 | sed 's/id [0-9a-z]\{12\}/id ID/'
echo '# a cycle of Feishu that ends before it begins'
printf '{"cycles": [{"id": "7", "name": "倒", "cycle_status": 1, "start_time": "2026-12-31 00:00:00", "end_time": "2026-10-01 00:00:00"}]}' >back.json
try import back.json
echo '# damage is told with the ways out of it, what is sound without'
try doctor
at=$(LC_ALL=C grep -obUa '两处说的' plan.db | head -n 1 | cut -d: -f1)
printf 'xyz' | dd of=plan.db bs=1 seek="$at" conv=notrunc 2>/dev/null
t doctor >said && echo sound || echo "[$?]"
grep -c 'doctor --rescue' said
