#!/bin/sh
# SPDX-License-Identifier: MIT
# What people who live in a terminal expect of a program there, a line each with its
# number in our list (the numbers have gaps: the rest needs eyes, or is a golden
# screen of its own name). A command that fails, or a screen that is not there, fails.
# What is run is text, and so are the functions it calls.
# shellcheck disable=SC2016,SC2317
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
fresh_home
top=$PWD status=0
mkdir "$HOME/w"
cp tests/plans/sample.yaml "$HOME/w"
cd "$HOME/w" || exit 2
esc=$(printf '\033')
echo q >keys
t() { tenths --today 2026-11-21 "$@"; }
t import -q sample.yaml

row() { # NUMBER SENTENCE COMMAND
	(eval "$3") >out 2>&1 || {
		echo "FAILED: terminal: $1, $2"
		head -n 5 out
		status=1
	}
}

# What a command prints on a terminal.
on_tty() {
	script -qec "stty cols 80 rows 24; $*" /dev/null </dev/null
}

commands() {
	tenths complete '' | cut -f 1 | grep -v '^-'
}

row 3 'help of each command, both ways' '
	for c in $(commands); do
		tenths $c --help && tenths help $c || exit 1
	done'
row 4 'help begins with examples' '
	for c in $(commands); do
		case $c in version | help) continue ;; esac
		tenths $c --help | grep -q ^Examples || { echo $c; exit 1; }
	done'
row 5 'the nearest is named' '
	tenths lst 2>&1 | grep "did you mean list" &&
		tenths set O1 --titel x 2>&1 | grep "did you mean --title" &&
		tenths config themee 2>&1 | grep "did you mean theme"'
row 6 'version' 'tenths version && tenths -v && tenths -V && tenths --version'
row 20 'keys for scripts' 'tenths --print-keys | grep "gg Home"'
row 27 'a filter language' '
	t list "due:<2026-12-31" | grep KR2 && t list @小李 | grep KR1'
row 28 'a wrong filter is refused' '
	! t list statsu:x && ! t list sort:due && ! t list cycle:nosuch'
row 29 'or, not, brackets' '
	t list "(@小李 or due:<2026-12-31) not status:done" | grep KR2'
row 30 'filters by name' '
	tenths config filters.mine @小李 && t list =mine | grep KR1'
row 31 'orders' '
	for by in due confidence status progress; do
		t list --sort $by || exit 1
	done'
row 32 'columns' 't list --columns ref,title,due | grep O1'
row 52 'CLICOLOR_FORCE' "CLICOLOR_FORCE=1 tenths list | grep '$esc\\['"
row 63 'no XDG folder that is relative' '
	! XDG_CONFIG_HOME=relative tenths config | grep relative'
row 64 'settings are printed and set' '
	tenths config theme light && tenths config | grep "^theme:.*light" &&
		tenths config theme auto'
row 65 'a setting for one run' '[ "$(tenths -C theme=dark config theme)" = dark ]'
row 66 'an unknown setting locks nobody out' '
	mkdir -p "$HOME/.config/tenths" &&
		cp "$HOME/.config/tenths/config.yaml" kept.yaml &&
		echo "future: 1" >>"$HOME/.config/tenths/config.yaml" &&
		t list && t doctor && t backup && t export && t undo && t redo
	code=$?
	cp kept.yaml "$HOME/.config/tenths/config.yaml"
	exit $code'
row 68 'settings of another file' '
	echo "theme: light" >other.yaml &&
		[ "$(tenths --config other.yaml config theme)" = light ]'
row 69 'schemas for editors' 'tenths schema plan && tenths schema config'
row 71 'JSON of all that reads' '
	for v in list "show O1" history status "checkin --list" week metric \
		templates "cycle list" conflicts doctor config digest \
		"cycle owed" "list --stats"; do
		t $v --json >json || [ $? -le 3 ] || exit 1
		python3 -m json.tool json || { echo $v; exit 1; }
	done'
row 72 'JSON in' 't export --format json | t import -n -'
row 73 'exit codes' 't status; [ $? = 3 ] || exit 1; tenths bogus; [ $? = 2 ]'
row 74 'head is no error' 't list | head -n 1'
row 75 'a full disk is seen' '
	! t status >/dev/full && { t set O1 --owner li >/dev/full || [ $? = 4 ]; }'
row 76 'a closed output is an error' '! t export >&-'
row 78 'completions' '
	for s in bash zsh fish; do tenths completion $s || exit 1; done
	tenths complete set O1. | grep KR1'
row 79 'commands of ones own' '
	tenths config commands.x.run "echo hi" && tenths config | grep "echo hi"'
row 80 'hooks' '
	printf "#!/bin/sh\ncat >%s/hooked\n" "$HOME" >hook && chmod +x hook &&
		tenths config hooks.h "$PWD/hook" && t set O1 --owner 王 || exit 1
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		grep 王 "$HOME/hooked" && exit 0
		sleep 0.2
	done
	exit 1'
row 82 'undo and redo' 't undo && t redo'
row 83 'dry runs' 't import -n sample.yaml && t cycle close -n 2026-Q4'
row 84 'a part of the plan in the editor' 'EDITOR=true t edit O1'
row 85 'a line for a bar, and its JSON' 't status --json | grep tooltip'
row 87 'a calendar' 't export --format ics | grep BEGIN:VEVENT'
row 90 'what Excel writes in China' '
	printf "title,kind\n提高质量,objective\n" | iconv -t GBK >gbk.csv &&
		t import -n gbk.csv | grep 提高质量'
row 91 'files of other programs' '
	echo "(A) 写周报 +work" >todo.txt && t import -n todo.txt | grep 写周报'
row 97 'a desktop entry, an icon, metainfo' '
	cd "$top/src/data/desktop" && ls *.desktop *.svg *.metainfo.xml'
row 104 'licences' 'ls "$top"/LICENSES/MIT.txt "$top/REUSE.toml"'
row 105 'where bugs go' 'tenths --help | grep ^Bugs'
row 106 'a dated changelog' 'grep "^## 0.1.0 (20" "$top/CHANGELOG.md"'
if command -v script >/dev/null; then
	row 50 'NO_COLOR' "
		! TENTHS_PAGER=cat NO_COLOR=1 on_tty tenths list | grep '$esc\\[3' &&
			TENTHS_PAGER=cat NO_COLOR= on_tty tenths list |
			grep '$esc\\['"
	row 51 'an option is before it' "
		NO_COLOR=1 on_tty tenths --color=always list | grep '$esc\\[3'"
	row 77 'a pager' '
		TENTHS_PAGER="sed s/^/paged/" on_tty tenths help | grep paged'
fi

# ---- golden screens, by the number

while read -r number screen; do
	[ -s "$top/tests/screens/$screen/screen" ] || {
		echo "FAILED: terminal: $number, no screen $screen"
		status=1
	}
done <<'LIST'
1 an-empty-plan-welcomes
2 the-sample-fills-an-empty-plan
7 the-help-lists-every-command
8 the-help-is-filtered
12 a-key-is-remapped
14 keys-follow-one-another
15 a-key-is-remapped
16 a-key-runs-a-program-of-ones-own
17 a-key-stands-for-a-line
18 a-change-is-repeated
19 a-count-comes-before-a-key
21 several-are-marked-and-done
22 the-command-line-completes
23 the-command-line-completes-values
25 search-finds-as-you-type
26 search-finds-pinyin-width-and-notes
33 the-window-may-be-1x1-and-500x200
34 panes-are-sized-and-zoomed
35 lists-are-sized-and-zoomed-like-the-plan
38 the-mouse-selects-on-every-screen
40 what-is-drawn-can-be-clicked
41 a-paste-becomes-one-line
45 a-link-is-opened
47 a-crash-restores-the-terminal
48 stop-and-continue-draws-again
53 the-plan-with-16-colours
56 the-plan-without-colour
58 the-theme-is-changed
60 chinese-is-shown-without-its-locale
62 the-cursor-rests-on-what-is-selected
LIST
exit $status
