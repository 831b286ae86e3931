#!/bin/sh
# SPDX-License-Identifier: MIT
# Sessions under many values of TERM and several locales, and what each must
# show: the plan with its Chinese titles, colours of the kind that the terminal
# has, plain ASCII where the locale has nothing else; a message where nothing can be
# drawn.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
fresh_home
status=0
export status

fail() {
	echo "FAILED: terminals: $*"
	status=1
}

tenths -f "$HOME/plan.db" --today 2026-11-21 import -q tests/plans/sample.yaml
echo j >"$work/keys"

# Which kind of colours a style plane has: none, some of the 16, of the 256, or
# any at all.
kind() {
	grep -aoE '[fg][0-9a-f]{6}' "$1" | cut -c 2- | sort -u | awk '
	# The 16 as libvterm has them.
	BEGIN { split("000000 e00000 00e000 e0e000 0000e0 e000e0 00e0e0 e0e0e0 " \
		"808080 ff4040 40ff40 ffff40 4040ff ff40ff 40ffff ffffff", few)
		for (i in few) is_few[few[i]] = 1 }
	function cube(part) { return part ~ /^(00|33|5f|66|87|99|af|cc|d7|ff)$/ }
	is_few[$0] { found = 1; next }
	cube(substr($0, 1, 2)) && cube(substr($0, 3, 2)) && cube(substr($0, 5)) {
		cubes++; next }
	substr($0, 1, 2) == substr($0, 3, 2) && substr($0, 3, 2) == substr($0, 5) {
		cubes++; next }
	{ any++ }
	END { print any ? "any" : cubes ? "256" : found ? "16" : "none" }'
}

# A terminal of direct colours, which not every system has.
cat >"$work/direct" <<'TIC'
tenths-direct|direct colours,
	RGB, colors#0x1000000, pairs#0x7fff,
	setab=\E[%?%p1%{8}%<%t4%p1%d%e48\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
	setb@, setf@, initc@, ccc@, oc@, use=xterm-256color,
TIC
mkdir -p "$work/terminfo"
tic -x -o "$work/terminfo" "$work/direct" 2>/dev/null || :
infocmp -D 2>/dev/null >"$work/places" || :
TERMINFO_DIRS=$work/terminfo:$(tr '\n' ':' <"$work/places"):
export TERMINFO_DIRS

terminals='xterm 16
xterm-color 16
xterm-256color 256
xterm-mono none
vt100 none
vt220 none
linux 16
ansi 16
screen 16
screen-256color 256
tmux-256color 256
rxvt-unicode-256color 256
Eterm 16
cons25 16
tenths-direct any'

tried=0
while read -r term expected; do
	if ! infocmp "$term" >/dev/null 2>&1; then
		echo "terminals: $term is not here"
		continue
	fi
	tried=$((tried + 1))
	play --size 80x24 --term "$term" --style "$work/keys" \
		tenths -f "$HOME/plan.db" --today 2026-11-21 >"$work/screen" 2>&1
	grep -aq 'O1 成为团队里可以依靠的人' "$work/screen" ||
		fail "$term: no plan"
	grep -aq '^├ KR1 · details' "$work/screen" || fail "$term: the key is lost"
	found=$(kind "$work/screen")
	[ "$found" = "$expected" ] ||
		fail "$term: colours $found, not $expected"
done <<LIST
$terminals
LIST
for term in dumb no-such-terminal ''; do
	tried=$((tried + 1))
	play --size 120x24 --term "$term" --status "$work/keys" \
		tenths -f "$HOME/plan.db" --today 2026-11-21 >"$work/screen" 2>&1
	why='is not known or cannot move its cursor; set TERM'
	[ -n "$term" ] || why='TERM is not set; set it to'
	grep -aq "$why" "$work/screen" || fail "$term: it does not say why"
done
echo "terminals: $tried values of TERM"

# ---- locales

# In a locale: the planner's first screen, without what moves the cursor; then what
# is typed (as printf has it) is pressed, and q.
session() {
	(sleep 1; printf "${3:-}"; sleep 0.2; printf q) | LC_ALL=$1 TERM=xterm script -qec \
		"stty cols 80 rows 24; tenths -f '$HOME/plan.db' --today 2026-11-21" \
		/dev/null | iconv -c -f "$2" -t UTF-8 |
		sed 's/\x1b][^\x07]*\x07//g; s/\x1b[^a-zA-Z]*[a-zA-Z]//g'
}

listed() {
	LC_ALL=$1 TERM=xterm script -qec \
		"stty cols 80; tenths -f '$HOME/plan.db' --today 2026-11-21 $3" \
		/dev/null </dev/null | iconv -f "$2" -t UTF-8 2>&1
}

# shows LOCALE CODES TEXT NOT
shows() {
	session "$1" "$2" >"$work/session"
	grep -aqF "$3" "$work/session" || fail "$1: “$3” is not shown"
	! grep -aqF "$4" "$work/session" || fail "$1: “$4” is shown"
}

# Whether a terminal is told the title, as is one that knows what xterm does.
is_told() {
	(sleep 1; printf q) | LC_ALL=C.UTF-8 TERM=$1 script -qec \
		"tenths -f '$HOME/plan.db' --today 2026-11-21" /dev/null |
		grep -aq "$(printf '\033]2;')"
}

if command -v script >/dev/null; then
	is_told tmux-256color || fail "tmux-256color: no title"
	! is_told linux || fail "linux: a title, which it cannot show"
	for made in zh_CN.GB18030 en_US.ISO-8859-1; do
		[ -d "$build/locale/$made" ] || localedef -i "${made%%.*}" \
			-f "${made#*.}" "$build/locale/$made" 2>/dev/null || :
	done
	shows C ISO-8859-1 '| v O1' '─'
	shows POSIX ISO-8859-1 'week 8/13' '成为'
	shows C.UTF-8 UTF-8 'O1 成为团队里可以依靠的人' '第 8/13 周'
	shows en_US.UTF-8 UTF-8 'O1 成为团队里可以依靠的人' '第 8/13 周'
	if [ -d "$build/locale/zh_CN.UTF-8" ]; then
		shows zh_CN.UTF-8 UTF-8 '第 8/13 周' 'week'
	fi
	if [ -d "$build/locale/zh_CN.GB18030" ]; then
		shows zh_CN.GB18030 GB18030 '第 8/13 周' '??'
		grep -aqF '成为团队里可以依靠的人' "$work/session" ||
			fail "GB18030: no Chinese titles"
		listed zh_CN.GB18030 GB18030 list |
			grep -q '有风险.*成为团队里可以依靠的人' ||
			fail "GB18030: list"
		listed zh_CN.GB18030 GB18030 status | grep -q '第 8/13 周' ||
			fail "GB18030: status"
		# 新的, one of four bytes, and a paste of 粘贴.
		session zh_CN.GB18030 GB18030 \
			'a\320\302\265\304\201\60\204\70\33[200~\325\263\314\371\33[201~\r' \
			>"$work/session"
		tenths -f "$HOME/plan.db" --today 2026-11-21 list |
			grep -q '新的.粘贴$' || fail "GB18030: what is typed"
		tenths -f "$HOME/plan.db" --today 2026-11-21 undo >/dev/null
		LC_ALL=zh_CN.GB18030 tenths -f "$HOME/plan.db" \
			--today 2026-11-21 list |
			grep -q '成为团队里可以依靠的人' ||
			fail "GB18030: what is no terminal gets UTF-8"
	fi
	if [ -d "$build/locale/en_US.ISO-8859-1" ]; then
		shows en_US.ISO-8859-1 ISO-8859-1 'week 8/13' '─'
	fi
else
	echo "terminals: no script(1) here, no locales tried"
fi
exit $status
