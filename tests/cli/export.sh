# SPDX-License-Identifier: MIT
# export: to a file of one's own, whole, by its ending; the sample round trip.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
tenths --today 2026-11-21 demo --keep sample.db >out
t -f sample.db export -o a.yaml
stat -c '%a %n' a.yaml sample.db
TENTHS_FILE=$HOME/b.db t import a.yaml
TENTHS_FILE=$HOME/b.db t export >b.yaml
cmp a.yaml b.yaml
t -f sample.db export -o a.json
TENTHS_FILE=$HOME/c.db t import a.json
TENTHS_FILE=$HOME/c.db t export --format json | cmp - a.json
t -f sample.db export --format outline --cycle previous
printf keep >there.yaml
ln -s there.yaml link.yaml
t -f sample.db export -o link.yaml --cycle previous
[ -L link.yaml ]
head -n 3 there.yaml | sed 's/id: .*/id:/'
try -f sample.db export -o none/there.yaml
try -f sample.db export -o .
try -f sample.db export --cycle never
t -f sample.db export >/dev/full && exit 1
t -f sample.db list >/dev/full && exit 1
t -f sample.db export | head -n 1
# A plan as a Markdown post reads back whole: week notes, health metrics and all.
m() { tenths --today 2026-11-16 "$@"; }
m -f weekly.db import -q "$top/tests/plans/weekly.yaml"
m -f weekly.db export -o weekly.md
cat weekly.md
m -f again.db import weekly.md
m -f again.db export --format markdown | diff weekly.md -
