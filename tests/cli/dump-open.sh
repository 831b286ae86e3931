# SPDX-License-Identifier: MIT
# :dump writes the review where it is told, or in a place of its own, and opens a
# page; it writes over nothing that is not its own.
tenths --today 2026-11-21 cycle new 2026-Q4 >id
tenths --today 2026-11-21 add objective '写得出来的目标' >id
printf '#!/bin/sh\nprintf "%%s\\n" "$1" >"%s/seen.tmp"; mv "%s/seen.tmp" "%s/seen"\n' "$PWD" "$PWD" "$PWD" >browser
chmod +x browser
type_in() { # KEYS
	echo "$1" >keys
	BROWSER=$PWD/browser play --size 80x24 keys tenths --today 2026-11-21 >screen ||
		echo "ended by $?"
}
opened() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -f seen ] && break
		sleep 0.2
	done
	sed "s#$PWD/##" seen
	rm seen
}
echo '# a page in its own place'
type_in 'text=":dump html" Enter'
opened
grep -c 写得出来的目标 '.local/state/tenths/2026 Q4.html'
type_in 'text=":dump html" Enter'
opened
echo '# where it is told'
type_in 'text=":dump html mine.html" Enter'
opened
grep -c 写得出来的目标 mine.html
type_in 'text=":dump html mine.html" Enter'
grep -ao 'mine.html: .*' screen
echo '# text'
type_in 'text=":dump text mine.txt" Enter'
grep -ao 'written: .*' screen
grep -c 写得出来的目标 mine.txt
[ ! -f seen ] || echo 'was opened'
echo '# the plan itself'
type_in 'text=":dump text .local/share/tenths/plan.db" Enter'
grep -a 'is the plan' screen | head -n 1
tenths list | grep -c 写得出来的目标
echo '# no such form'
type_in 'text=":dump pdf" Enter'
grep -ao ':dump html, .*' screen
