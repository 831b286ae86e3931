# SPDX-License-Identifier: MIT
# What may be longer than a screen goes through a pager, on a terminal alone.
command -v script >/dev/null 2>&1 || { echo "no script(1) here"; exit 77; }
on_terminal() {
	TERM=xterm script -qec "stty cols 80; $*" /dev/null </dev/null |
		tr -d '\r'
}
mkdir bin
cat >bin/show <<'EOS'
#!/bin/sh
echo "show${1:+ $1} LESS=$LESS"
sed 's/^/| /'
EOS
cat >bin/look <<'EOS'
#!/bin/sh
head -n 1
EOS
chmod +x bin/*
PATH=$PWD/bin:$PATH
t="tenths --today 2026-11-21"
$t add objective '成为团队里可以依靠的人' >/dev/null
$t add kr '3 篇博客' >/dev/null
echo "== TENTHS_PAGER, before the setting, before PAGER"
on_terminal PAGER=show $t list
export TENTHS_PAGER="'show' 'two words'"
on_terminal PAGER=nothing-like-it $t list
unset TENTHS_PAGER
tenths config pager 'show set'
on_terminal PAGER=nothing-like-it $t list
on_terminal TENTHS_PAGER= $t list
on_terminal LESS=S PAGER=x $t list
echo "== not where it is not wanted"
on_terminal $t list --no-pager
on_terminal TENTHS_PAGER=cat $t list
on_terminal $t status
on_terminal "$t list | cat"
PAGER=show $t list
echo "== every verb that prints more than a line"
for verb in 'show O1' history 'checkin --list' cycle 'cycle owed' templates \
	config --help 'help add' --dump 'list --json' 'list --stats' \
	'export --format outline' 'doctor --writing'; do
	on_terminal TENTHS_PAGER=look $t $verb >out
	echo "$verb: $(wc -l <out)"
done
echo "== one that cannot be run is done without"
on_terminal TENTHS_PAGER=nothing-like-it $t list
echo "== who leaves it has seen enough"
on_terminal "TENTHS_PAGER=look $t --help >/dev/null; echo status \$?"
on_terminal "TENTHS_PAGER=look $t --help; echo status \$?" | tail -n 1
echo "== colours as the environment says"
colours() { env "$@" $t list | grep -c "$(printf '\033')" || :; }
$t checkin O1.KR1 5/10 --status at_risk
colours CLICOLOR_FORCE=1
colours CLICOLOR_FORCE=0
colours CLICOLOR_FORCE=1 NO_COLOR=1
on_terminal "CLICOLOR=0 $t list --no-pager" | grep -c "$(printf '\033')" || :
on_terminal "$t list --no-pager" | grep -c "$(printf '\033')" || :
