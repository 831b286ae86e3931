#!/bin/sh
# SPDX-License-Identifier: MIT
# Every string a person can see is in each catalogue, and translated.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
status=0
find src -name '*.c' | sort >"$work/files"
xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=NN_:1,2 \
	--no-location --sort-output -f "$work/files" -o "$work/now.pot" || exit 1
for po in src/po/*.po; do
	msgmerge -q --no-fuzzy-matching -o "$work/now.po" "$po" \
		"$work/now.pot" || exit 1
	# By paragraphs, the first of which is the header: what has several lines
	# begins with an empty one.
	missing=$(msgattrib --untranslated --no-obsolete "$work/now.po" |
		awk 'BEGIN { RS = "" } !/"Project-Id-Version/')
	[ -z "$missing" ] && continue
	printf '%s: not translated (make po puts them in):\n%s\n' "$po" \
		"$missing"
	status=1
done
exit $status
