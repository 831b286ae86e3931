#!/bin/sh
# SPDX-License-Identifier: MIT
# The commonest tasks take no more keys than `tasks` says. Each is a golden screen;
# words, in text="…", are not counted, everything else that is pressed is.
cd "$(dirname "$0")/.." || exit 2
status=0

# count FILE: how many keys it has.
count() {
	awk '
	/^#/ { next }
	{
		gsub(/text="[^"]*"/, " ")
		gsub(/(snap|wait-for)="[^"]*"/, " ")
		for (i = 1; i <= NF; i++) {
			if ($i ~ /^(snap|wait-for)=/)
				continue
			if ($i ~ /[(=*"]/ && length($i) > 1) {
				print "what is " $i "?"
				exit
			}
			keys++
		}
	}
	END { print keys + 0 }' "$1"
}

while IFS="$(printf '\t')" read -r name most; do
	keys=$(count "tests/screens/$name/keys")
	case $keys in
	*[!0-9]*) echo "$name: $keys"; status=1 ;;
	*) [ "$keys" -le "$most" ] || {
		echo "$name: $keys keys, at most $most"
		status=1
	} ;;
	esac
done <tests/tasks
for folder in tests/screens/task-*; do
	grep -q "^${folder##*/}	" tests/tasks ||
		{ echo "$folder: tests/tasks does not count it"; status=1; }
done
exit $status
