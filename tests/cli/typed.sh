# SPDX-License-Identifier: MIT
# Whatever was being typed is there at the next start, in its plan and its field
# alone: after a kill, a hang-up, Esc, a refusal.
t() { tenths --today 2026-11-21 "$@"; }
t cycle new 2026-Q4 >id
t add objective '写完的目标' --note '旧的' >id
tenths --today 2026-11-16 add kr '第二个' >id
type_in() { # PLAN KEYS
	echo "$2" >keys
	play --size 80x24 keys tenths --today 2026-11-21 -f "$1" >screen ||
		echo "ended by $?"
}
plan=.local/share/tenths/plan.db
tenths -f other.db cycle new 2026-Q4 >id
tenths -f other.db add objective '别的' >id
shown() { grep -a "$1" screen || echo "nothing of $1"; }
echo '# a new title'
type_in $plan 'a text="打到一半" signal=KILL'
type_in other.db 'a'
shown 打到一半
type_in $plan 'a'
shown 打到一半 | grep -ao 打到一半
echo '# a title that is edited'
type_in $plan 'Esc e text=" 再加" signal=HUP'
type_in $plan 'e'
shown 再加 | grep -ao "写完的目标 再加"
t list | sed -n 2p
echo '# a question'
type_in $plan 'j = text=12/10 Enter signal=KILL'
type_in $plan 'j ='
shown 12/10
type_in $plan 'j = C-u text=6/10 Enter'
type_in $plan 'j ='
shown 12/10
echo '# a command'
type_in $plan ': text="set owner 李" signal=KILL'
type_in $plan ': Up'
shown 'set owner'
echo '# what is left'
ls .local/state/tenths/draft/* | sed 's/-[0-9a-z]*\./-ID./'
echo '# a note of a check-in, a week note'
type_in $plan 'c n text="等网络组排期" signal=KILL'
type_in $plan 'c n'
shown 等网络组排期 | grep -ao 等网络组排期
type_in $plan 'c n C-s q w j i text="写完了第三章" Esc'
t week | grep -c 第三章 || :
type_in $plan 'w j i'
shown 写完了第三章 | grep -ao 写完了第三章
type_in $plan 'w j i C-s'
t week | grep 第三章
t show O1.KR1 | grep 网络组
echo '# a field'
type_in $plan 'j Enter j Enter text=never Enter signal=KILL'
type_in $plan 'j Enter j Enter'
shown never | cut -c 4-
echo '# a question is about what is selected'
t metric Builds 5 --unit=s 2>/dev/null || t metric Builds --unit=s
t metric Errors --unit=n
type_in $plan 'W = C-u text="12a" Esc h j ='
shown 12a
type_in $plan 'W ='
shown 12a
echo '# what is typed while another program has the file, when that is given up'
type_in $plan "lock=$plan + j j Esc unlock=$plan"
grep -ao 'what was typed meanwhile is not done' screen
