# SPDX-License-Identifier: MIT
# Wrong usage: a message on standard error, status 2, and no plan made.
try() { tenths "$@" >out && status=0 || status=$?; cat out; echo "[$status]"; }
try nonsense
try --nonsense
try list --nonsense
try list -x
try list --cycle
try list --st=5
try list --width=wide
try list --width=19
try list --color=red
try list --today=someday
try list --c
try add
try add kr
try add thing 'A title'
try add objective 'A title' --to O1
try set
try undo O1
try move O1
try move O1 --to O2 --before O3
try status now
try import
try import --format=paper -
try export --format=paper
try restore
try cycle fly
try cycle new --starts 2026-10-01
try backup a b
try --dump=paper
try help nonsense
ls -A
