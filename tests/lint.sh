#!/bin/sh
# SPDX-License-Identifier: MIT
# Format, warnings of both compilers, clang-tidy, cppcheck, gcc -fanalyzer.
# Tools that are missing are named and skipped, but not in CI.
cd "$(dirname "$0")/.." || exit 2
make=${MAKE:-make}
status=0
sources=$(find src -name '*.c')
jobs=$(nproc 2>/dev/null || echo 2)

step() {
	echo "== $1"
	shift
	"$@" || { echo "FAILED: $1"; status=1; }
}

have() {
	command -v "$1" >/dev/null 2>&1 && return 0
	echo "== $1: not here, skipped"
	[ -z "$CI" ] || status=1
	return 1
}

flags='-std=c17 -D_GNU_SOURCE -Iinclude -Isrc -DTENTHS_VERSION="x"
-DTENTHS_LOCALE_DIR="x"'

format() {
	# shellcheck disable=SC2046
	clang-format --dry-run -Werror $sources $(find src include -name '*.h') \
		tests/*.c
}
tidy() {
	# shellcheck disable=SC2086
	echo $sources | tr ' ' '\n' |
		xargs -P"$jobs" -n4 sh -c 'clang-tidy --quiet "$@" -- '"$(
			echo $flags | sed 's/"/\\"/g')"' 2>/dev/null' sh |
		grep -E 'warning:|error:' && return 1
	return 0
}
check() {
	cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --suppress=missingIncludeSystem \
		--suppress=normalCheckLevelMaxBranches \
		--suppress=internalAstError \
		--suppress=CastIntegerToAddressAtReturn \
		--error-exitcode=1 -D_GNU_SOURCE -Iinclude -Isrc -j"$jobs" src
}
analyse() {
	# shellcheck disable=SC2086
	echo $sources | tr ' ' '\n' |
		xargs -P"$jobs" -n1 sh -c 'gcc '"$(echo $flags |
			sed 's/"/\\"/g')"' -O1 -fanalyzer -Werror \
			-Wno-analyzer-malloc-leak -c -o /dev/null "$1"' sh
}

if have clang-format; then step format format; fi
step "gcc without a warning" \
	$make -s -j"$jobs" CC=gcc WERROR=1 BUILD=build-gcc all
if have clang; then
	step "clang without a warning" \
		$make -s -j"$jobs" CC=clang WERROR=1 BUILD=build-clang all
fi
if have clang-tidy; then step clang-tidy tidy; fi
if have cppcheck; then step cppcheck check; fi
step "gcc -fanalyzer" analyse
exit $status
