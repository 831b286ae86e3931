# SPDX-License-Identifier: MIT
# Sourced by the scripts that try many things, each on its own.

# lanes ACT ITEM...: `ACT ITEM` of each, in two lanes, since a machine has two
# processors: each takes every other one.
lanes() {
	act=$1
	shift
	for turn in 0 1; do
		for item; do
			[ "$turn" -eq 0 ] && "$act" "$item"
			turn=$((1 - turn))
		done &
	done
	wait
}
