# SPDX-License-Identifier: MIT
# Every form of --dump that can be read gives the same bytes again: what is
# dumped, read into a plan of its own and dumped from there. The sample in both
# languages, whole and by cycle, with front matter and without.
chinese() { LC_ALL=zh_CN.UTF-8 "$@"; }
english() { LC_ALL=C.UTF-8 "$@"; }

# again LANGUAGE PLAN FORMAT [OPTION...]: through a fresh plan.
again() {
	language=$1 plan=$2 format=$3
	shift 3
	rm -f again.db
	$language tenths --today 2026-11-21 -f "$plan" --dump="$format" "$@" >one
	$language tenths --today 2026-11-21 -f again.db import -q \
		--format "$format" one
	$language tenths --today 2026-11-21 -f again.db --dump="$format" \
		"$@" >two
	cmp one two && echo "$language $plan $format${1:+ }$*: the same"
}

languages=english
[ -d "${LOCPATH:-/none}/zh_CN.UTF-8" ] && languages='english chinese'
for language in $languages; do
	$language tenths --today 2026-11-21 demo --keep "$language.db" >out
done
[ -e chinese.db ] || cp english.db chinese.db
tenths --today 2026-11-21 -f own.db import -q "$top/tests/plans/sample.yaml"
for format in yaml json markdown; do
	for plan in english.db chinese.db own.db; do
		for language in $languages; do
			again $language $plan $format
			again $language $plan $format --cycle all
		done
	done
done >said
for language in $languages; do
	for plan in english.db chinese.db own.db; do
		again $language $plan markdown --front-matter
		again $language $plan markdown --front-matter --cycle all
	done
done >>said
grep '^english' said
# Every line of a post, but those of its front matter and rules, is in the dry
# run with why it was read so.
tenths --today 2026-11-21 -f weekly.db import -q "$top/tests/plans/weekly.yaml"
for plan in english.db chinese.db weekly.db; do
	tenths --today 2026-11-21 -f $plan --dump=markdown --cycle all >one
	tenths --today 2026-11-21 -f none.db import -n one |
		awk '$1 ~ /^[0-9]+$/ {print $1}' >lines
	awk 'NR == FNR {seen[$1] = 1; next}
		/[^- \t|:]/ && !(FNR in seen) {print FNR ": " $0}' lines one
done
tenths --today 2026-11-21 -f none.db import -n one
[ "$languages" = english ] || [ "$(grep -c '^chinese' said)" -eq 24 ]
