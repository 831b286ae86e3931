# SPDX-License-Identifier: MIT
# What is chosen in the planner is remembered for the next start, in the state
# folder; an option is before it, and is not remembered.
t() { tenths --today 2026-11-16 "$@"; }
t add objective 目标 >id
look=$HOME/.local/state/tenths/look.yaml
walk() {
	echo "$1" >keys
	play --size 80x24 keys tenths --today 2026-11-16 >screen ||
		echo "ended by $?"
}
walk ': text="theme light" Enter } q'
cat "$look"
walk ': text="theme dark" Esc q'
cat "$look"
walk ': text="theme default" Enter q'
cat "$look"
echo q >keys
play --size 80x24 keys tenths --theme nosuch | head -2
t list --theme dark || echo "status $?"
mkdir -p "$HOME/.config/tenths"
echo 'theme: nosuch' >"$HOME/.config/tenths/config.yaml"
walk 'snap=warned q'
grep nosuch screen
