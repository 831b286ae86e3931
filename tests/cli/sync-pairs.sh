# SPDX-License-Identifier: MIT
# What two people do to one plan, row by row, each on a machine with a clone of one
# bare repository, and whoever syncs first: the status of the second, and how many
# conflicts both have listed. No word is lost, and both end with the same plan. One is
# first in every other row; LONG=1 tries each both ways, which must come to the same.
. "$top/tests/machines.sh"
. "$top/tests/pairs.sh"
make_machines a b
t -f a/plan.db import -q base.yaml
for name in a b a; do on $name sync -q; done
cp a/repo/li.yaml base.yaml
keep_machines
# lost FILE: the values that one of the two put in the plan and that FILE has not.
lost() {
	for side in a b; do
		diff base.yaml $side.yaml | grep -v ' id: ' | sed -n 's/^> *[^:]*: //p' |
			tr -d '"[]' | tr , '\n' | sed 's/^ *//;s|/10$||' |
			while read -r value; do
				grep -qF -e "$value" "$1" || echo "lost: $value"
			done
	done
}
# meet ONE OTHER: ONE syncs first; prints the conflicts, and whether all are the same.
meet() {
	machines_again
	db=a/plan.db && eval "$mine"
	db=b/plan.db && eval "$theirs"
	for side in a b; do t -f $side/plan.db export >$side.yaml; done
	on $1 sync -q || echo "the first: [$?]"
	on $2 sync -q && told=0 || told=$?
	on $1 sync -q || :
	for side in a b; do
		t -f $side/plan.db export >$side.after
		on $side conflicts >$side.said || :
	done
	cmp -s a.after b.after && cmp -s a.said b.said && cmp -s a/repo/li.yaml b/repo/li.yaml &&
		same=same || same=differs
	[ -z "$(git -C a/repo status --porcelain; git -C b/repo status --porcelain)" ] || same=open
	echo "$told $(grep -c '^[0-9]' a.said || :) $same"
	lost b.after
}
turn=0
row() {
	mine=$2 theirs=$3 turn=$((1 - turn))
	[ $turn = 1 ] && ways='a b' || ways='b a'
	one=$(meet $ways)
	[ -z "${LONG:-}" ] || [ "$one" = "$(meet ${ways#* } ${ways% *})" ] ||
		one="$one, and not so the other way round"
	echo "$1: $one"
}
make_pairs
