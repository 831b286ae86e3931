#!/bin/sh
# SPDX-License-Identifier: MIT
# A folder may include its own headers and those of the layers below it, and a
# library stands behind one layer (src/README.md). Fails on anything else.
cd "$(dirname "$0")/.." || exit 2

rules='base: base
yaml: base yaml
model: base model
notation: base model notation
store: base model store
format: base yaml model notation format
print: base model notation print
review: base yaml model review
app: base yaml model store format print review app
term: base yaml term
tui: base model notation format print review app term tui
cli: base model notation format print review app cli
main: base app tui cli'
status=0

for layer in $(printf '%s\n' "$rules" | cut -d: -f1); do
	allowed=$(printf '%s\n' "$rules" | sed -n "s/^$layer: //p" | tr ' ' '|')
	if [ $layer = main ]; then
		files=src/main.c
	else
		files=$(find "src/$layer" "include/$layer" -name '*.[ch]')
	fi
	[ -n "$files" ] || continue
	# shellcheck disable=SC2086
	found=$(grep -nHE '^#include "[a-z]+/' $files |
		grep -vE "\"($allowed)/") || continue
	printf '%s may include only %s:\n%s\n' "$layer" "$allowed" "$found"
	status=1
done

# Library headers: pattern, and where they may stand.
only() {
	found=$(grep -rnE "^#include <($1)>" src include | grep -vE "^($2)") ||
		return 0
	printf '<%s> may stand only in %s:\n%s\n' "$1" "$2" "$found"
	status=1
}
only 'curses.h|ncurses.h|term.h' 'src/term/screen(_curses|_show)?[.][ch]:'
only 'sqlite3.h' 'src/store/'
only 'yaml.h' 'src/yaml/'
only 'md4c.h|jansson.h' 'src/format/'
exit $status
