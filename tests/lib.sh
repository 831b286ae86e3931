# SPDX-License-Identifier: MIT
# Sourced by the scripts that run the program: a clean home, a fixed day, and
# languages that are there on every machine.

build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
PATH=$build:$PATH
work=$(mktemp -d "${TMPDIR:-/tmp}/tenths-test-XXXXXX")
trap 'rm -rf "$work"' EXIT

unset TENTHS_FILE NO_COLOR VISUAL EDITOR LANGUAGE LC_CTYPE LC_MESSAGES
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME COLUMNS LINES
LANG=C.UTF-8
LC_ALL=C.UTF-8
TZ=UTC
TENTHS_LOCALE_DIR=$build/po
ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1}
export PATH LANG LC_ALL TZ TENTHS_LOCALE_DIR ASAN_OPTIONS

seeds=$PWD/../shared/seeds
export seeds

# A locale that the system may not have: made once, beside the build.
if [ ! -d "$build/locale/zh_CN.UTF-8" ]; then
	mkdir -p "$build/locale"
	localedef -i zh_CN -f UTF-8 "$build/locale/zh_CN.UTF-8" 2>/dev/null || :
fi
if [ -d "$build/locale/zh_CN.UTF-8" ]; then
	chinese_locale() { LOCPATH=$build/locale LC_ALL=zh_CN.UTF-8 "$@"; }
	export LOCPATH="$build/locale"
	# C.UTF-8 is built in to the C library and needs no LOCPATH.
fi

# fresh_home: a new empty home folder; everything of the program goes there.
fresh_home() {
	HOME=$(mktemp -d "$work/home-XXXXXX") || exit 2
	export HOME
}
