# SPDX-License-Identifier: MIT
# The planner is killed with a text half typed, in each place where one can be: the
# words are there when the place is come to again, and thrown away when it is said.
t() { tenths --today 2026-11-21 "$@"; }
t import -q "$top/tests/plans/sample.yaml"
# typed WORDS WHAT KEYS: goes there by KEYS, types, dies; goes there again, by KEYS and
# $back.
back=
typed() {
	words=$1 what=$2
	shift 2
	echo "$* C-u text=\"$words\" signal=KILL" >keys
	play --size 100x24 keys tenths --today 2026-11-21 >screen || :
	echo "$* $back snap=again C-u Esc Esc Esc Esc q" >keys
	play --size 100x24 keys tenths --today 2026-11-21 >screen || :
	sed '/^---- again/,/^----/!d' screen >again
	if grep -q "$words" again; then
		echo "$what: kept"
	else
		echo "$what: lost"
		cat again
	fi
}
typed 新目标一半 'a new objective' a
typed 改了一半 'a title' e
typed 负责一半 'a field of a node' Tab Enter j j Enter
typed 笔记一半 'a note' Tab Enter j j j j j j j j Enter
typed 反思一半 'the reflection at a close' 'text=":close"' Enter Tab i
typed 理由一半 'a reason at a close' 'text=":close"' Enter 1 Tab i
typed 下季一半 'the next cycle at a close' 'text=":close"' Enter J J J i
typed 新季一半 'a new cycle' C a
typed 季名一半 'the name of a cycle' C e
typed 日子一半 'the days of a cycle' C D
typed 本周一半 'a week note' w Enter
typed 指标一半 'a health metric' m a
typed 复盘一半 'a section of the review' r j j j j Enter
typed 卡片一半 'a note at a check-in' c n
# These begin anew, and Up brings back what was typed.
back=Up
typed 命令一半 'the prompt' :
typed 搜索一半 'a search' /
typed owner:一半 'a filter' f
# A pipe in the draft's place keeps nobody waiting.
echo 'a text="管道" signal=KILL' >keys
play --size 100x24 keys tenths --today 2026-11-21 >screen || :
draft=$(find .local/state/tenths/draft -name '*title*')
rm "$draft"
mkfifo "$draft"
echo 'a text="不等" signal=KILL' >keys
play --size 100x24 keys tenths --today 2026-11-21 >screen || :
cat "$draft"
echo
