# SPDX-License-Identifier: MIT
# --strict refuses what could only be kept as a note; - is standard input.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
printf '# 2026 Q4\nO: one\na loose line\nKR1: two 3/10\n' >loose.txt
try import --strict loose.txt
[ ! -e .local ]
try import loose.txt
try import -q loose.txt
t show O1.KR1 | sed '/^id /d'
printf 'O: from a pipe\n KR: 2 of it\n' | t import --format outline -
printf 'O: guessed\n' | t import -
printf 'O: next year\n' | t import --cycle 2030 - || echo "[$?]"
t cycle new 2027-Q1 >id
printf 'O: next year\n' | t import --cycle 2027-Q1 -
t list --cycle all
t history | cut -c 19-
