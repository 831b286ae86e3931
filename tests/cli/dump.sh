# SPDX-License-Identifier: MIT
# --dump: the review of the sample in every format.
t() { tenths --today 2026-11-21 -f sample.db "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
tenths --today 2026-11-21 demo --keep sample.db >out
t --dump | head -n 30
t --dump --width 60 --cycle previous
t --dump=markdown --cycle previous
t --dump=html >page.html
head -c 15 page.html
echo
grep -c '<script' page.html || :
t --dump=json | head -n 3
t --dump=yaml --cycle previous | grep -v ' id:' | head -n 6
t --dump -o out.md
head -n 1 out.md
stat -c %a out.md
[ "$(t --dump=text)" = "$(t --dump)" ]
esc=$(printf '\033')
t --dump | grep -c "$esc" || :
t --dump --color=always | grep -q "$esc"
NO_COLOR=1 t --dump --color=auto | grep -c "$esc" || :
try --dump --template nothing
try --dump --page-length 5
try --dump --cycle never
