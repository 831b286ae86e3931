#!/bin/sh
# SPDX-License-Identifier: MIT
# The HTML review in the programs people open it with: an XML reader takes it,
# a browser shows it in light and dark and prints it with pages that begin with an
# objective. What is not installed is said and skipped. The last line is
# "N passed, N failed, N skipped".
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
passed=0 failed=0 skipped=0

# check NAME STATUS
check() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1"
	fi
}

# skip NAME PROGRAM
skip() {
	skipped=$((skipped + 1))
	echo "skipped: $1 ($2 is not installed)"
}

fresh_home
plan=$work/pages.db
page=$work/review.html
tenths -f "$plan" cycle new 2026-Q4 --today 2026-11-21 >/dev/null
tenths -f "$plan" import --today 2026-11-21 "$seeds/outline-x10.txt" \
	>/dev/null 2>&1
tenths -f "$plan" --today 2026-11-21 --dump=html -o "$page"
check "the page is written" $?

if command -v xmllint >/dev/null; then
	xmllint --noout "$page"
	check "the page is well-formed" $?
else
	skip "the page is well-formed" xmllint
fi

browser=
for name in chromium chromium-browser google-chrome; do
	command -v $name >/dev/null && browser=$name && break
done

# browse OPTION...: the browser without a screen, on the page.
browse() {
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu \
		--user-data-dir="$work/browser" "$@" "file://$page" \
		>/dev/null 2>&1
}

if [ -z "$browser" ]; then
	skip "the page is shown in light and dark" chromium
	skip "the page is printed" chromium
else
	browse --window-size=820,1200 --screenshot="$work/light.png" \
		--blink-settings=preferredColorScheme=1 &&
		browse --window-size=820,1200 --screenshot="$work/dark.png" \
			--blink-settings=preferredColorScheme=0 &&
		[ -s "$work/light.png" ] && [ -s "$work/dark.png" ] &&
		! cmp -s "$work/light.png" "$work/dark.png"
	check "the page is shown in light and dark" $?
	browse --no-pdf-header-footer --print-to-pdf="$work/review.pdf"
	[ -s "$work/review.pdf" ]
	check "the page is printed" $?
fi

# Each page after the first begins with an objective, or goes on with one that is
# longer than a page: then nothing but that objective stands before the next.
if [ -n "$browser" ] && command -v pdftotext >/dev/null; then
	pdftotext -layout "$work/review.pdf" - | awk '
		BEGIN { RS = "\f" }
		NR > 1 && NF {
			sub(/^[ \n]+/, "")
			pages++
			begun += /^O[0-9]+ /
		}
		END { exit !(pages > 1 && begun >= pages - 1) }'
	check "pages break between objectives" $?
else
	skip "pages break between objectives" pdftotext
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
