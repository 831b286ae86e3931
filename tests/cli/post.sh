# SPDX-License-Identifier: MIT
# A two-month post, typed in verb by verb, is dumped as the post it was: section
# by section the same titles, struck out or not, notes, evidence, scores,
# thoughts, the next cycle and what was said after it. Once with a post of our own,
# once with one of a user where that is there.
t() { tenths --today "$today" "$@"; }
shape() { awk -v task=show -f "$top/tests/post.awk" "$1"; }

# objective TITLE, key_result OBJECTIVE TITLE: prints the id of the one that was
# carried over, moved to the end, or of a new one.
carried() {
	t list -c "$next" --json | grep -F "\"title\": \"$2\"" |
		sed -n 's/.*"id": "\([^"]*\)", "ref".*"kind": "'"$1"'".*/\1/p'
}
objective() {
	id=$(carried objective "$1")
	if [ -n "$id" ]; then
		t move "$id" --cycle "$next"
		echo "$id"
	else
		t add objective "$1" --cycle "$next"
	fi
}
key_result() {
	id=$(carried key_result "$2")
	if [ -n "$id" ]; then
		t move "$id" --to "$1"
		echo "$id"
	else
		t add kr "$2" --to "$1"
	fi
}

# bring POST FIRST NEXT: types it in.
bring() {
	next=$3
	awk -v task=enter -v first="$2" -v next_="$3" -f "$top/tests/post.awk" \
		"$1" >commands
	today=2026-07-01
	. ./commands
}

# compare POST CYCLE: what the dump says differently.
compare() {
	t --dump=markdown -c "$2" >dump.md
	shape "$1" >wanted
	shape dump.md >said
	diff wanted said && echo 'the same'
	[ "$(grep -c '(carried over)' dump.md)" -gt 0 ]
	[ "$(grep -c '^## ' dump.md)" -eq 3 ]
}

TENTHS_FILE=$HOME/own.db
export TENTHS_FILE
bring "$top/tests/posts/bimonthly.md" 2026-07/08 2026-09/10
compare "$top/tests/posts/bimonthly.md" 2026-07/08
cat dump.md
echo '# read in again it is the same post, in both languages'
TENTHS_FILE=$HOME/again.db t import -q dump.md
TENTHS_FILE=$HOME/again.db t --dump=markdown -c 2026-07/08 | diff dump.md -
LANGUAGE=zh_CN
export LANGUAGE
chinese_locale() { LOCPATH=$LOCPATH LC_ALL=zh_CN.UTF-8 "$@"; }
if [ -d "${LOCPATH:-/none}/zh_CN.UTF-8" ]; then
	chinese_locale tenths --today $today --dump=markdown -c 2026-07/08 >zh.md
	shape zh.md | diff said -
	export TENTHS_FILE=$HOME/chinese.db
	chinese_locale tenths --today $today import -q zh.md
	chinese_locale tenths --today $today --dump=markdown -c 2026-07/08 |
		diff zh.md -
fi
