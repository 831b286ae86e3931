# SPDX-License-Identifier: MIT
# The same words at several doors: the same value, or the same refusal.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" 2>&1 || echo "[$?]"; }
# one FIELD: what O1 and its first key result have there.
one() { t show "$1" --json | grep -o "\"$2\": [^,}]*" | head -n 1; }
t import -q "$top/tests/plans/sample.yaml"
echo '# words of the Chinese interface'
t set O1 --kind 承诺型 --priority 高 --state 已完成
one O1 commitment
one O1 priority
one O1 state
t set O1 --state open
echo '# tags'
t set O1 --tags '#x, y 中文'
t export --format yaml | grep 'tags:' | head -n 1
echo '# weights: by option, by sheet, by file'
for weight in 1.239 '50 %' 0.001 20000 １.５; do
	echo "- $weight"
	try set O1 --weight "$weight"
	one O1 weight
	printf 'objective,weight\n目标甲,%s\n' "$weight" >w.csv
	rm -f w.db
	try -f w.db import -q w.csv
	t -f w.db show O1 --json | grep -o '"weight": [^,]*'
	printf 'tenths: 1\nobjectives:\n- title: 目标甲\n  weight: %s\n' "$weight" >w.yaml
	rm -f w.db
	try -f w.db import -q w.yaml
done
echo '# cycles: by option, in a filter, before a reference'
for name in 2026-Q4 '2026 Q4' 'Q4 2026' 2026Q4 current 本周期 2026年第四季度 'Oct 2026'; do
	echo "- $name"
	try list --cycle "$name" | head -n 1
	try list "cycle:$name 恢复演练" | tail -n 1
	try show "$name/O1" | head -n 1
done
echo '# days that were, and days to come'
for day in yesterday -1d 'last monday' 2026-W47-5 '2026-11-20 00:00' '20 Nov' \
	11/20 昨天 上周一 月底 2026-02-29; do
	echo "- $day"
	try set O1.KR1 --due "$day"
	one O1.KR1 due
	try checkin O1.KR2 12 --on "$day"
done
echo '# paths, and files that are not to be written'
t export -o '~/out.yaml'
ls out.yaml
mkdir plans
cp .local/share/tenths/plan.db plans/one.db
try list -d '~/plans' | head -n 1
try digest --dir='~/plans' --since 2026-11-20 | head -n 1
try site -d '~/plans' '~/site'
ls site | head -n 1
try -f '~/plans/one.db' import -q '~/out.yaml'
try merge '~/no' '~/such' '~/file'
try config plans '~/plans'
try list -d '~/nowhere'
ln -s .local/share/tenths/plan.db link.db
ln .local/share/tenths/plan.db hard.db
try export -o hard.db --force
try export -o link.db --force
try export -o out.yaml
echo '# numbers'
t set O1.KR2 --target 9999999 --start 0
for number in 1_000 1e3 10k 1万 '1 000' 1000,5 1,000 １０００ 1.5M 3亿; do
	echo "- $number"
	try set O1.KR2 --current "$number"
	one O1.KR2 current
done
