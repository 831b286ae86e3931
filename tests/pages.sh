#!/bin/sh
# SPDX-License-Identifier: MIT
# The HTML review in the programs people open it with: two parsers take it without
# a complaint, it asks nothing of the network, a browser shows it in light and
# dark and prints it with no objective torn apart. What is not installed is said
# and skipped; `sh tests/deps.sh install pages` installs it. KEEP=folder keeps the
# pages and pictures to look at. The last line is "N passed, N failed, N skipped".
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
passed=0 failed=0 skipped=0
keep=${KEEP:-$work}
mkdir -p "$keep"

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

t() { tenths -f "$plan" --today 2026-11-21 "$@"; }

# ---- the pages

fresh_home
tenths --today 2026-11-21 demo --keep "$work/english.db" >/dev/null
if [ -d "$build/locale/zh_CN.UTF-8" ]; then
	chinese_locale tenths --today 2026-11-21 demo \
		--keep "$work/chinese.db" >/dev/null
else
	cp "$work/english.db" "$work/chinese.db"
	chinese_locale() { "$@"; }
fi
plan=$work/english.db
t --dump=html -o "$keep/english.html" &&
	t --dump=html --cycle all -o "$keep/all.html" &&
	t --dump=html --cycle previous --template annual -o "$keep/form.html"
check "pages in English are written" $?
plan=$work/chinese.db
chinese_locale t --dump=html -o "$keep/chinese.html"
check "a page in Chinese is written" $?

# Eight objectives of different height, and again as the outlook; what could be
# taken for markup is in every text.
plan=$work/paper.db
t cycle new 2026-Q3 --open >/dev/null
for o in 1 2 3 4 5 6 7 8; do
	t add objective "目标 $o <b>&amp;</b>" -c '2026 Q3' --kind committed >/dev/null
	for k in $(seq $((o % 4 + 1))); do
		t add kr "关键结果 $k \"<script>\" 'x'" -c '2026 Q3' --progress 6/10 \
			--links "javascript:alert(1) <i>" \
			--note 'a <script>alert(1)</script> & b' >/dev/null
	done
	t set O$o -c '2026 Q3' --score 0.6 --reason '<img src=x onerror=y>' \
		--reflection '写在最后 <style>*{}</style> **重要** [x](javascript:x)'
done
t cycle close '2026 Q3' >/dev/null
t --dump=html -c '2026 Q3' -o "$keep/paper.html"
check "a page with hostile texts is written" $?

# The post of tests/posts, the way people have it: read in, closed, carried over.
plan=$work/post.db
t import -q tests/posts/bimonthly.md
t --dump=html -c 2026-07/08 -o "$keep/post.html"
check "a post is read in and written as a page" $?

# A site of a folder of plans, in both languages, with hostile texts in it.
mkdir -p "$work/okr/team"
tenths -f "$work/paper.db" export -o "$work/okr/team/paper.yaml"
cp "$work/english.db" "$work/okr/team/mei.db"
cp "$work/chinese.db" "$work/okr/公司.db"
to=$(tenths -f "$work/english.db" list --json | sed -n 's/.*"id": "\([^"]*\)", "ref": "O1",.*/\1/p')
tenths --today 2026-11-21 -f "$work/post.db" export |
	sed "0,/^  - id: .*/s//&\n    align: [$to, nowhere]/" >"$work/okr/team/post.yaml"
tenths --today 2026-11-21 site "$keep/site" -d "$work/okr" --languages en,zh -q &&
	chinese_locale tenths --today 2026-11-21 site "$keep/网站" -d "$work/okr" -q
check "sites are written" $?
pages='english chinese all form paper post site/index site/alignment site/changes
site/plans/team.paper site/zh-CN/index site/zh-CN/plans/team.paper 网站/index 网站/alignment'
# broken FOLDER: every address in it that leads to no file of it.
broken() {
	python3 - "$1" <<'PYTHON'
import os, re, sys, urllib.parse
for folder, _, files in os.walk(sys.argv[1]):
    for name in (each for each in files if each.endswith(("html", "xml"))):
        text = open(os.path.join(folder, name), encoding="utf-8").read()
        for address in re.findall(r' (?:src|href)="([^"#]+)', text):
            path = os.path.join(folder, urllib.parse.unquote(address))
            if not re.match(r"[a-z]+:", address) and not os.path.exists(path):
                print(name, address)
PYTHON
}

# twice FOLDER: every name that a page of it gives two of its places.
twice() {
	for page in $(find "$1" -name '*.html' | tr ' ' '?'); do
		grep -o ' id="[^"]*"' "$page" | sort | uniq -d | sed "s|^|$page|"
	done
}

for name in site 网站; do
	twice "$keep/$name" >"$work/twice" && [ ! -s "$work/twice" ]
	check "no place of $name has the name of another $(cat "$work/twice")" $?
	broken "$keep/$name" >"$work/broken" && [ ! -s "$work/broken" ]
	check "no link of $name is broken $(cat "$work/broken")" $?
done

# ---- what they are made of

for name in $pages; do
	! grep -qE '<(script|iframe|object|embed|link|img)|@import|url\(' \
		"$keep/$name.html" &&
		! grep -qiE '(src|href)="?(javascript|data):' "$keep/$name.html"
	check "$name asks nothing of the network and runs nothing" $?
done
grep -q '<html lang="en">' "$keep/english.html"
check "the page in English says so" $?
if [ -d "$build/locale/zh_CN.UTF-8" ]; then
	grep -q '<html lang="zh-CN">' "$keep/chinese.html"
	check "the page in Chinese says so" $?
fi

if command -v xmllint >/dev/null; then
	xmllint --noout "$keep/site/feed.xml" "$keep/网站/feed.xml"
	check "the feeds are well-formed XML" $?
	for name in $pages; do
		xmllint --noout "$keep/$name.html"
		check "$name is well-formed XML" $?
	done
else
	skip "the pages are well-formed XML" xmllint
fi

# The system's own Python has the packages of the system.
python=
for name in python3 /usr/bin/python3; do
	$name -c 'import html5lib' 2>/dev/null && python=$name && break
done
if [ -n "$python" ]; then
	for name in $pages; do
		$python - "$keep/$name.html" <<'PYTHON'
import sys
import html5lib
page = html5lib.HTMLParser(strict=True)
page.parse(open(sys.argv[1], "rb"))
PYTHON
		check "$name is HTML without an error" $?
	done
else
	skip "the pages are HTML without an error" python3-html5lib
fi

if command -v tidy >/dev/null; then
	for name in $pages; do
		tidy -q -e --show-warnings no "$keep/$name.html"
		[ $? -lt 2 ]
		check "$name is tidy" $?
	done
else
	skip "the pages are tidy" tidy
fi

# ---- how they look

browser=
for name in chromium chromium-browser google-chrome; do
	command -v $name >/dev/null && browser=$name && break
done

# browse NAME OPTION...: the browser without a screen, on that page.
browse() {
	shown=$1
	shift
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu \
		--hide-scrollbars --user-data-dir="$work/browser" "$@" \
		"file://$keep/$shown.html" >/dev/null 2>&1
}

# shot NAME light|dark WIDTH: a picture of the page.
shot() {
	scheme=1
	[ "$2" = light ] || scheme=0
	browse "$1" --window-size="$3,1600" \
		--blink-settings=preferredColorScheme=$scheme \
		--screenshot="$keep/$1-$2-$3.png" &&
		[ -s "$keep/$1-$2-$3.png" ]
}

# begins: whether each page after the first, in the text of a PDF, begins with an
# objective or the outlook: then none was torn apart, for each fits on a page.
begins() {
	awk 'BEGIN { RS = "\f" }
	NR > 1 && NF {
		sub(/^[ \n]+/, "")
		pages++
		if (!/^(O[0-9]+ |Outlook|Thoughts)/) {
			print "a page begins with " substr($0, 1, 40)
			torn = 1
		}
	}
	END { exit torn || !pages }'
}

# torn NAME HEIGHT: prints the page on paper of that height in mm.
torn() {
	sed "s/@page{/@page{size:210mm $2mm;/" "$keep/$1.html" \
		>"$keep/other.html"
	browse other --no-pdf-header-footer --print-to-pdf="$keep/other.pdf"
	pdftotext -layout "$keep/other.pdf" - | begins
}

if [ -z "$browser" ]; then
	skip "the pages are shown in light and dark" chromium
	skip "the pages are printed" chromium
	skip "no objective is torn apart" chromium
else
	for name in english chinese site/index site/alignment 网站/index; do
		shot $name light 900 && shot $name dark 900 &&
			shot $name light 400 &&
			! cmp -s "$keep/$name-light-900.png" \
				"$keep/$name-dark-900.png"
		check "$name is shown in light and dark" $?
	done
	for name in english chinese paper post site/index site/alignment; do
		browse $name --no-pdf-header-footer \
			--print-to-pdf="$keep/$name.pdf"
		[ -s "$keep/$name.pdf" ]
		check "$name is printed" $?
	done
	if command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null; then
		# On paper of other heights it would be torn elsewhere.
		for name in paper post; do
			for height in 240 270 297 320; do
				torn $name $height
				check "no objective of $name is torn apart\
 on $height mm" $?
			done
		done
		pdftotext -layout "$keep/paper.pdf" "$work/paper.txt"
		[ "$(grep -cE 'O[1-8] .*[1-8] <b>' "$work/paper.txt")" -eq 16 ]
		check "all objectives are printed" $?
		count=$(pdfinfo "$keep/paper.pdf" |
			sed -n 's/^Pages: *//p')
		[ "$count" -ge 6 ] && [ "$count" -le 16 ]
		check "they take less than a page each ($count pages)" $?
	else
		skip "no objective is torn apart" pdftotext
	fi
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
