#!/bin/sh
# SPDX-License-Identifier: MIT
# Files that need each other in a circle can only be understood together. By the
# link graph (nm on the objects) no circle is larger than one screen's own files:
# at most MOST, all of one layer. Prints each that is, and fails.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build} most=${MOST:-5}

find src -name '*.c' | sed "s|^|$build/|; s|c$|o|" | xargs nm -P -A |
	sed "s|^$build/src/||" | awk -v most="$most" '
{ sub(/\.o:$/, "", $1) }
$3 ~ /^[TDBRVW]$/ { home[$2] = $1 }
$3 == "U" { needs[++count] = $2 SUBSEP $1 }
function visit(from, way,   list, n, i) {
	seen[from] = 1
	n = split(way == "to" ? to[from] : back[from], list, " ")
	for (i = 1; i <= n; i++)
		if (!seen[list[i]])
			visit(list[i], way)
	if (way == "to") order[++ordered] = from
	else circle = circle " " from
}
END {
	for (i = 1; i <= count; i++) {
		split(needs[i], need, SUBSEP)
		other = home[need[1]]
		if (!other || other == need[2] || edge[need[2], other]++)
			continue
		to[need[2]] = to[need[2]] " " other
		back[other] = back[other] " " need[2]
		files[need[2]] = files[other] = 1
	}
	for (file in files)
		if (!seen[file])
			visit(file, "to")
	for (file in files)
		seen[file] = 0
	for (i = ordered; i; i--) {
		if (seen[order[i]])
			continue
		circle = ""
		visit(order[i], "back")
		n = split(circle, list, " ")
		across = 0
		for (j = 2; j <= n; j++) {
			split(list[1], one, "/")
			split(list[j], two, "/")
			across += one[1] != two[1]
		}
		if (n > most || across) {
			print "a circle of " n " files:" circle
			failed = 1
		}
	}
	exit failed
}'
