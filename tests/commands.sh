#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command is pressed, or typed after `:`, in a golden screen: the one that
# `commands` names for it. A `-` and a reason stand where none can be.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
fresh_home
status=0

# pressed KEYS: whether the words on standard input have one of the keys.
pressed() {
	awk -v wanted="$1" '
	function player(key) {
		sub(/^S-Tab$/, "BTab", key)
		sub(/^PageDown$/, "NPage", key)
		sub(/^PageUp$/, "PPage", key)
		sub(/^Backspace$/, "BSpace", key)
		if (key ~ /^[A-Za-z][A-Za-z]$/ && key != "Up")
			return substr(key, 1, 1) " " substr(key, 2)
		return key
	}
	/^#/ { next }
	{
		gsub(/[a-z-]+="[^"]*"/, " ")
		gsub(/[a-z-]+=[^ ]*/, " ")
		gsub(/[()]|\*[0-9]+/, " ")
		words = words " " $0
	}
	END {
		gsub(/[ \t]+/, " ", words)
		count = split(wanted, key, " ")
		for (i = 1; i <= count; i++)
			if (index(words " ", " " player(key[i]) " "))
				exit 0
		exit 1
	}'
}

tenths --print-keys | cut -f 2,3 | while IFS="$(printf '\t')" read -r keys name; do
	# A command without keys has its name in the first place.
	[ -n "$name" ] || { name=$keys keys=; }
	shown=$(sed -n "s/^$name	//p" tests/commands)
	case $shown in
	'') echo "$name: no golden screen shows it; name one in tests/commands" ;;
	-*) continue ;;
	*)
		file=tests/screens/$shown/keys
		if [ ! -f "$file" ]; then
			echo "$name: there is no screen $shown"
		elif ! grep -qE "(:|=\")$name[ \"]" "$file" &&
			! pressed "$keys" <"$file"; then
			echo "$name: $shown does not press it"
		fi
		;;
	esac
done >"$HOME/found"
[ -s "$HOME/found" ] && { cat "$HOME/found"; status=1; }
cut -f 1 tests/commands | while read -r name; do
	tenths --print-keys | cut -f 3 | grep -qxF -e "$name" ||
		echo "tests/commands: there is no command $name"
done >"$HOME/found"
[ -s "$HOME/found" ] && { cat "$HOME/found"; status=1; }
exit $status
