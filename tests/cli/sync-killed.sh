# SPDX-License-Identifier: MIT
# A sync by git that is killed before or after each call of git: the plan and the
# file are whole, and the next sync goes on. What git does itself is not cut off.
# STEP=1 tries each call, and not each fifth.
. "$top/tests/machines.sh"
make_machines a b
on a cycle new 2026-Q4 >/dev/null
on a add objective 提升质量 >/dev/null
on a add kr 减少告警 >/dev/null
on a add kr 恢复演练 >/dev/null
for name in a b a; do on $name sync -q; done
on a set O1.KR1 --note 甲写的
on a sync -q
on b set O1.KR1 --note 乙写的
on b set O1.KR2 5/10
keep_machines
real=$(command -v git)
mkdir bin
# Kills whoever called it, before or after the call with the number in $STOP.
cat >bin/git <<END
#!/bin/sh
n=\$((\$(cat $home/calls) + 1))
echo \$n >$home/calls
[ "\$WHEN \$STOP" = "before \$n" ] && kill -9 \$PPID && exit
$real "\$@"
status=\$?
[ "\$WHEN \$STOP" = "after \$n" ] && kill -9 \$PPID
exit \$status
END
chmod +x bin/git
step=${STEP:-5} tried=0 wrong=0
n=$((1 - step))
while
	n=$((n + step))
	for when in before after; do
		machines_again
		echo 0 >calls
		(PATH=$home/bin:$PATH WHEN=$when STOP=$n on b sync -q) >/dev/null 2>&1 || :
		[ "$(cat calls)" -ge $n ] || break
		tried=$((tried + 1))
		on b doctor >said 2>&1 && on b show O1.KR2 | grep -q 5/10 &&
			{ on b sync -q || :; } && on a sync -q &&
			cmp -s a/repo/li.yaml b/repo/li.yaml &&
			grep -q 甲写的 a/repo/li.yaml &&
			grep -q 乙写的 a/repo/li.yaml &&
			[ -z "$(git -C b/repo status --porcelain)" ] &&
			[ "$(git -C a/repo rev-parse HEAD)" = "$(git -C hub.git rev-parse HEAD)" ] ||
			{ wrong=$((wrong + 1)) && echo "wrong: killed $when call $n"; cat said; }
	done
	[ "$(cat calls)" -ge $n ]
do :; done
[ $tried -ge 8 ] && echo "killed around calls of git; $wrong wrong"
