# SPDX-License-Identifier: MIT
# Every verb on nodes, and undo across all of them.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t cycle new 2026-Q4 >id
t add objective 'People trust the service' --kind committed >o1
t add kr 'Answers within 200 ms' --start 900 --target 200 --current 550 --unit ms >kr1
t add kr 'Ten teams use it' --progress 3/10 --confidence 6 --due 2026-12-15 >kr2
t add action Write the guide --owner li --tags '#docs, team' >a1
t add action --to O1.KR1 'Cache the slow query' >a2
t add objective '弄懂存储' --weight 0.5 >o2
t add kr '4 章笔记' 进度 --to O2 >kr3
t add backlog 'A talk about caching' --priority high >b1
t list --cycle=all
echo '# set'
t set O1.KR2 7/10
t set O1.KR1 300
t set "$(cat kr3)" 70%
t set B1 --title 'A talk about caches'
t set O1.KR2 O2.KR1 --owner wang --due +2w --note 'one
two'
t show O1.KR1 O1.KR2 | sed '/^id /d'
t set O1.KR2 --owner '' --due ''
try set O1.KR2 11/10
try set O1.KR2 -1
try set O1.KR2 abc
try set O1.KR2 --kind bold
try set O1.KR2 --due someday
try set O1.KR2 --title ' '
try set O9 5
try set O1.KR1 5/10
try add kr "$(printf 'a\377b')"
try add kr "$(printf 'a\033[31mb')"
echo '# done, drop, reopen'
t done O1.KR2.A1 O1.KR1.A1
t drop O2
t list
t reopen O2 O1.KR1.A1
echo '# move'
t add objective Third >o3
t move O1.KR1 O1.KR2 --to O3
t list
t move O3.KR2 --before O3.KR1
t move O3 --after O1
t move O1 --to backlog
t list --cycle=all
try move O1 --to O1.KR1
try move O1 --before O99
t undo
echo '# rm'
t rm O2 O2.KR1
t list
try rm O7
echo '# undo, redo'
t undo
t redo
t undo
t undo
t list
t history | cut -c 19-
while t undo >/dev/null 2>&1; do :; done
t list
try undo
while t redo >/dev/null 2>&1; do :; done
try redo
t list
echo '# what was done to several is told'
t set O1 O2.KR1 --due 12-24
t undo
t set O1 O2.KR1 --due ''
t undo
echo '# a value in full width is one'
t set O2.KR1 '３．５'
t list --columns ref,progress kind:key_result
