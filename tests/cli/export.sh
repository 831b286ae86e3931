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
# One door for every file: none is replaced unasked, the plan never.
try -f sample.db export -o link.yaml --cycle previous
cat there.yaml; echo
t -f sample.db export -o link.yaml --force --cycle previous
[ -L link.yaml ]
head -n 3 there.yaml | sed 's/id: .*/id:/'
try -f sample.db export -o none/there.yaml
try -f sample.db export -o .
t -f sample.db backup copy.db
ln -s sample.db link.db; ln sample.db hard.db
sum=$(sha256sum sample.db copy.db)
for to in sample.db ./sample.db link.db hard.db sample.db-journal copy.db; do
	try -f sample.db export --force -o $to
	try -f sample.db --dump --force -o $to
done 2>&1
try -f sample.db backup --force hard.db
try -f sample.db doctor --force --rescue hard.db
try -f other.db demo --dump --force -o sample.db
t -f sample.db export >>sample.db && exit 1
try -f sample.db demo --keep there.yaml
try -f sample.db backup there.yaml
try -f sample.db doctor --rescue there.yaml
t -f sample.db backup --force copy.db
[ "${sum%%  *}" = "$(sha256sum sample.db | cut -d' ' -f1)" ]
ls
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
# Forms for other programs say what they have no place for.
m -f weekly.db export --format ics -o weekly.ics
m -f weekly.db export --format feishu -o weekly.json
