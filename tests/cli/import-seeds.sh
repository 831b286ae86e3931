# SPDX-License-Identifier: MIT
# The documents that users gave, whole: counts, nothing twice, one undo each.
[ -d "$seeds" ] || { echo "no ../shared/seeds here"; exit 77; }
t() { tenths --today 2026-11-21 "$@"; }
cp "$seeds"/* .
chmod +w ./*
for file in outline-x10.txt bimonthly-review.md now-page.md annual-plan.md; do
	echo "# $file"
	t import $file
	t import -q $file 2>/dev/null
	t import $file 2>/dev/null
done
echo '# all at once'
TENTHS_FILE=$PWD/all.db t import *.md *.txt 2>/dev/null
t export | sed '/^ *\(- \)\?id: /d' >one
TENTHS_FILE=$PWD/all.db t export | sed '/^ *\(- \)\?id: /d' >all
wc -l <all
for i in 1 2 3 4; do t undo; done
t undo && exit 1
t list --cycle all
t list kind:objective
t export
echo '# every line of the seeds is in the dry run'
for file in bimonthly-review.md now-page.md annual-plan.md outline-x10.txt; do
	t import -n $file 2>/dev/null | awk '{print $1}' | grep '^[0-9]' |
		sort -nu >seen
	# What is neither blank, a rule, an empty bullet nor front matter.
	awk 'NR == FNR {seen[$1] = 1; next}
		FNR == 1 && /^---/ {front = 1; next}
		front {if (/^---/) front = 0; next}
		!/[^ \t\r*-]/ {next}
		!(FNR in seen) {print FILENAME ": " FNR ": " $0}' seen $file
done
