# SPDX-License-Identifier: MIT
# Templates: ours, a person's own in the settings folder, one that is broken; a
# year with its quarters; the whole plan.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t templates
t templates annual | grep -c 'prompt:'
t templates bimonthly | head -n 12
try templates sonnet
folder=$HOME/.config/tenths/templates
mkdir -p "$folder"
cat >"$folder/mine.yaml" <<'YAML'
title: {en: Mine, zh: 我的}
help: {en: What I ask myself}
sections:
- name: joys
  title: {en: Joys, zh: 乐事}
  prompt: {en: What made you smile?, zh: 什么让你笑了？}
  kind: list
  entries: 2
- name: next
  title: {en: What comes, zh: 接下来}
  kind: objectives
- name: end
  title: The end
YAML
t templates | tail -n 1
echo '# a year and its quarters'
t cycle new 2026 >id
for q in 1 2 3 4; do
	t cycle new 2026-Q$q --in 2026 --open >id
	t add objective "第 $q 季度" -c 2026-Q$q >id
	t add kr "做完 $q 件事" -c 2026-Q$q --progress $((q * 2))/10 >id
	t set "2026 Q$q/O1" --score 0.$((q * 2)) --reflection "想法 $q"
done
t cycle new 2027 >id
t cycle answer 2026 quarters 'Q1 two weeks late
Q2 as planned'
t cycle answer 2026 highlights '一
二'
t cycle owed 2026
t --dump --cycle 2026 --width 60 >year
grep -c '^想法\|^  想法' year
sed -n '/^Results/,$p' year
t --dump=markdown --cycle 2026 | grep -E '^#|^\|'
t --dump --cycle all --width 60 | grep -A1 -E '^(2026|2027)'
echo '# with another template'
t cycle set 2026-Q4 --template mine
t cycle answer 2026-Q4 乐事 'a
b'
t cycle answer 2026-Q4 end 完
t --dump=markdown --cycle 2026-Q4
t --dump --cycle 2026-Q4 --template quarterly --width 60 |
	sed -n '/^Summary/,$p'
try cycle set 2026-Q4 --template sonnet
try --dump --template sonnet
echo '# broken ones are told, the others serve'
printf 'sections:\n- name: a\n  kind: poem\n' >"$folder/a.yaml"
printf 'sections:\n- name: a\n- name: a\n' >"$folder/b.yaml"
printf 'sections:\n- name: a\n  title: {en: x, zh: [}\n' >"$folder/c.yaml"
printf 'sections:\n- title: a\n' >"$folder/d.yaml"
printf 'title: a\n' >"$folder/e.yaml"
printf 'sections: [{name: a, entries: many}]\n' >"$folder/f.yaml"
t --dump --cycle 2026-Q4 --template mine --width 60 | tail -n 12
