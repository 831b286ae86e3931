#!/bin/sh
# SPDX-License-Identifier: MIT
# The shape of the code: prints its figures and fails where one is beyond its
# limit. A limit may be lowered here, never raised. NAMES=1 lists what counts.
# It reads what .clang-format holds: a function's name begins its line, its
# braces stand alone in theirs.
cd "$(dirname "$0")/.." || exit 2

# shellcheck disable=SC2016 # awk's own dollars
find src include -name '*.[ch]' | sort | xargs awk -v names="$NAMES" '
# Lines and parameters of a function, lines of a file, and how many of each may
# be beyond.
BEGIN { long = 60; many = 5; large = 600; limit["long"] = 0 }
BEGIN { limit["many"] = 9; limit["large"] = 0 }

# A table of rows, a source without a function, may be as long as it has rows.
function end_of_file() {
	files++
	if (lines_here > large && (functions_here || file ~ /[.]h$/))
		found("large", lines_here, file, "")
	lines_here = functions_here = 0
}
function found(kind, figure, where, name) {
	count[kind]++
	if (names)
		printf "%s\t%d\t%s\t%s\n", kind, figure, where, name
}
# The commas of a list that stand in no bracket of their own, and one more;
# what a format is given belongs to the format.
function parameters(list,   i, c, depth, n) {
	n = 1 - (list ~ /, \.\.\.\)/)
	for (i = 1; i <= length(list); i++) {
		c = substr(list, i, 1)
		depth += (c == "(") - (c == ")")
		n += c == "," && depth == 1
	}
	return n
}
function end_of_function(   n, name) {
	name = head
	sub(/\(.*/, "", name)
	sub(/^\*+/, "", name)
	n = FNR - start + 1
	length_of[functions++] = n
	functions_here++
	if (n > long)
		found("long", n, FILENAME ":" start, name)
	n = parameters(head)
	if (n > many)
		found("many", n, FILENAME ":" start, name)
}
# Few are long, so each finds its place in a step or two from the end.
function at(share,   i, j, v) {
	for (i = 1; i < functions && !sorted; i++) {
		v = length_of[i]
		for (j = i; j > 0 && length_of[j - 1] > v; j--)
			length_of[j] = length_of[j - 1]
		length_of[j] = v
	}
	sorted = 1
	return length_of[int((functions - 1) * share)]
}

FNR == 1 && NR > 1 { end_of_file() }
{ file = FILENAME; lines++; lines_here++ }
state == "" && /^\**[a-z_][a-z_0-9]*\(/ { state = "head"; head = ""; start = FNR }
state == "head" && $0 == "{" { state = "body" }
state == "head" { head = head $0; if (/;$/) state = "" }
state == "body" && $0 == "}" { end_of_function(); state = "" }

END {
	end_of_file()
	printf "%d lines, %d files, %d functions", lines, files, functions
	printf " (median %d lines, p90 %d, max %d)\n", at(0.5), at(0.9), at(1)
	said["long"] = "functions over " long " lines"
	said["many"] = "functions with more than " many " parameters"
	said["large"] = "files over " large " lines"
	for (kind in said) {
		printf "%s: %d, at most %d\n", said[kind], count[kind], limit[kind]
		status += count[kind] > limit[kind]
	}
	exit status > 0
}'
