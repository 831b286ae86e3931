#!/bin/sh
# SPDX-License-Identifier: MIT
# How much of src/store the tests reach: builds it to count, runs what is about
# files, lets every call fail for MINUTES (6), and prints the branches taken of each
# file and of all. Fails below LEAST (75) per cent.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
minutes=${MINUTES:-6} least=${LEAST:-75}

for test in store trouble; do
	MOST=60 LC_ALL=C.UTF-8 "$build/${test}_test" >/dev/null 2>&1 ||
		echo "coverage: ${test}_test fails"
done
# What was built for another run counts from nothing.
BUILD=$build sh tests/cli.sh tests/cli/care.sh tests/cli/recover.sh \
	tests/cli/dangling.sh tests/cli/sync.sh tests/cli/folder.sh \
	tests/cli/odd-files.sh tests/cli/home.sh tests/cli/hostile.sh \
	tests/cli/import-kept.sh tests/cli/verbs.sh | tail -n 1
MINUTES=$minutes python3 tests/faults/faults.py "$build/tenths" \
	"$build/shim.so" all only_read hostile damage failing memory |
	tail -n 6
cd "$work" || exit 2
for object in "$build"/src/store/*.gcda; do
	gcov -b -o "$(dirname "$object")" "$object" 2>/dev/null
done | awk -v least="$least" '
	/^File / {
		split($2, part, "/")
		file = $2
		gsub(/\x27/, "", file)
		ours = file ~ /src\/store\/[a-z]*\.c$/
	}
	ours && /^Taken at least once:/ {
		split($0, piece, /[:% ]+/)
		share = piece[5]
		count = $NF
		printf "%-28s %6.1f %% of %4d\n", file, share, count
		taken += share * count / 100
		all += count
		ours = 0
	}
	END {
		printf "%-28s %6.1f %% of %4d branches taken\n", "src/store",
			100 * taken / all, all
		exit taken / all * 100 < least
	}'
