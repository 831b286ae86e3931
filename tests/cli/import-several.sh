# SPDX-License-Identifier: MIT
# Several files at once are one import: what one says the next ones find, one
# undo takes all of it back, and a file that is refused leaves the others.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
printf 'O: One\n KR1: first 1/10\n' >a.txt
printf 'O: One\n KR1: first 3/10\n KR2: second 2/10\n' >b.txt
printf '# Two\n\n- KR1: third 40%%\n' >c.md
printf 'tenths: 1\ncycles: [}\n' >bad.yaml
t import a.txt b.txt c.md
t list
t undo
try list
t redo
t list
t undo
try import a.txt bad.yaml c.md
t list
t history
