# SPDX-License-Identifier: MIT
# What cannot be read: file, line and column, what to do, status 1, and the
# plan as it was to the byte.
t() { tenths --today 2026-11-21 "$@"; }
plan=.local/share/tenths/plan.db
t add objective 'Here before' >id 2>/dev/null
sum=$(sha256sum $plan)
try() {
	echo "# $*"
	t import "$@" && status=0 || status=$?
	echo "[$status]"
	[ "$sum" = "$(sha256sum $plan)" ] || echo "THE PLAN WAS CHANGED"
}
head='tenths: 1
cycles:
- name: 2026 Q4'
printf '%s\n  objectives:\n  - title: caf\351\n' "$head" >latin1.yaml
printf 'O: one\nKR1: tw\377 5/10\n' >latin1.txt
printf '%s\n  note: a\000b\n' "$head" >nul.yaml
printf '%s\n  objectivs:\n  - title: a\n' "$head" >unknown.yaml
printf '%s\n  starts: [2026-10-01]\n' "$head" >type.yaml
printf '%s\n  objectives:\n  - title: {a: b}\n' "$head" >type2.yaml
printf '%s\n  name: again\n' "$head" >duplicate.yaml
for progress in 11/10 -1 abc; do
	printf '%s\n  objectives:\n  - title: a\n    key_results:\n    - title: b\n      progress: %s\n' \
		"$head" $progress >progress${progress%/10}.yaml
done
printf '%s\n  starts: 2026-02-30\n' "$head" >day.yaml
printf 'cycles: &a [*a]\n' >anchor.yaml
printf 'cycles: [\n' >half.yaml
printf '{"cycles": [}' >half.json
printf '%s\n  objectivs: 1\n  progress: 12\n  tags: {a: b}\n' "$head" >many.yaml
printf 'only some words\n' >words.md
: >empty.yaml
mkdir folder.yaml
for file in latin1.yaml latin1.txt nul.yaml unknown.yaml type.yaml type2.yaml \
	duplicate.yaml progress11.yaml progress-1.yaml progressabc.yaml \
	day.yaml anchor.yaml half.yaml half.json many.yaml empty.yaml \
	folder.yaml missing.yaml /dev/null; do
	try $file
done
try --format yaml words.md
printf 'x\033]0;title\007\n' >"$(printf 'esc\033[31m.yaml')"
try esc*.yaml
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "[" }' >deep.yaml
try deep.yaml
echo '# the good one of two is read all the same'
printf 'O: fine\n' >good.txt
t import missing.yaml good.txt && exit 1
t list
