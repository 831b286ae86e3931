#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual's commands, options, keys, formats and settings stand between
# ".\" begin PART" and ".\" end PART" and must be what the program has.
# UPDATE=1 puts them in.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
fresh_home
status=0

# A list for each group: the keys, then the name and what it does.
keys() {
	tenths --print-keys | awk -F '\t' '
	function roff(text) {
		gsub(/\\/, "\\e", text)
		gsub(/-/, "\\-", text)
		return text
	}
	$1 != group {
		if (group != "") print ".El"
		group = $1
		print ".Ss " roff(group)
		print ".Bl -tag -width \"PageDown C-f\" -compact"
	}
	{
		print ".It Ic " ($2 == "" ? "\\&:" roff($3) : "\\&" roff($2))
		print roff($4) ($2 == "" ? "." : " (\\&:" roff($3) ").")
	}
	END { if (group != "") print ".El" }'
}

part() {
	case $1 in
	keys) keys ;;
	*) tenths manual "$1" ;;
	esac
}

for page in man/tenths.1 man/tenths.5 man/zh_CN/tenths.1 man/zh_CN/tenths.5; do
	[ -f $page ] || continue
	case $page in
	man/zh_CN/*)
		LANGUAGE=zh_CN
		[ -f "$TENTHS_LOCALE_DIR/zh_CN/LC_MESSAGES/tenths.mo" ] ||
			continue
		;;
	*) LANGUAGE=en ;;
	esac
	export LANGUAGE
	for name in $(sed -n 's/^\.\\" begin //p' $page); do
		part "$name" >"$work/part"
		[ -s "$work/part" ] || status=1
		awk -v name="$name" -v file="$work/part" '
		$0 == ".\\\" end " name { skip = 0 }
		!skip { print }
		$0 == ".\\\" begin " name {
			skip = 1
			while ((getline line < file) > 0) print line
		}' $page >"$work/page"
		if [ -n "$UPDATE" ]; then
			cmp -s "$work/page" $page || cp "$work/page" $page
		elif ! diff -u $page "$work/page"; then
			echo "$page: $name: not as the program has it;" \
				"UPDATE=1 sh tests/manual.sh"
			status=1
		fi
	done
done
exit $status
