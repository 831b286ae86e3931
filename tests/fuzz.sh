#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds each tests/fuzz/NAME_fuzz.c with libFuzzer, ASan and UBSan, and runs it for
# SECONDS from the seeds in tests/fuzz/NAME. A crash is left in build-fuzz/ and
# becomes a test.
cd "$(dirname "$0")/.." || exit 2
make=${MAKE:-make} seconds=${SECONDS:-60}
build=build-fuzz
status=0

if ! command -v clang >/dev/null 2>&1; then
	echo "fuzz: clang is missing"
	exit 1
fi
$make -s -j"$(nproc)" CC=clang BUILD=$build \
	CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
	$build/libtenths.a || exit 1
for source in tests/fuzz/*_fuzz.c; do
	name=$(basename "$source" _fuzz.c)
	clang -std=c17 -D_GNU_SOURCE -Iinclude -Isrc -O1 -g \
		-fsanitize=fuzzer,address,undefined -o "$build/$name" \
		"$source" $build/libtenths.a \
		$(pkg-config --libs ncursesw sqlite3 yaml-0.1 jansson) \
		-lmd4c -lunistring || { status=1; continue; }
	mkdir -p "$build/corpus/$name"
	seeds=
	[ -d "tests/fuzz/$name" ] && seeds=tests/fuzz/$name
	echo "== fuzz $name for $seconds s"
	# shellcheck disable=SC2086
	"$build/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
		-artifact_prefix="$build/$name-" -print_final_stats=0 \
		-verbosity=0 "$build/corpus/$name" $seeds ||
		{ echo "FAILED: $name"; status=1; }
done
exit $status
