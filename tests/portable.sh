#!/bin/sh
# SPDX-License-Identifier: MIT
# Other machines than this one, as far as they can be had here:
#
#     compile   each source for 32 bits, and against musl's headers
#     shims     with what other systems lack replaced, and the unit tests
#     32-bit    built and tested for i386
#     big       built and tested for s390x, which is big-endian, under qemu
#
# Arguments: some of these, else all. `tests/deps.sh install portable` installs
# compilers and qemu; the libraries of the other machines are fetched by apt
# into build-portable and nowhere else. What cannot be had is said and skipped,
# in CI too.
cd "$(dirname "$0")/.." || exit 2
make=${MAKE:-make}
top=$PWD/build-portable
jobs=$(nproc 2>/dev/null || echo 2)
status=0

skip() {
	echo "== $1: skipped, $2"
}

fail() {
	echo "FAILED: $*"
	status=1
}

flags='-std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
-D_GNU_SOURCE -Iinclude -DTENTHS_VERSION="x" -DTENTHS_LOCALE_DIR="x"'

# compile NAME FLAG...: each source, with nothing kept.
compile() {
	name=$1
	shift
	# shellcheck disable=SC2086
	find src -name '*.c' | xargs -P"$jobs" -n8 sh -c '
		for file; do
			'"gcc $(echo $flags $* | sed 's/"/\\"/g')"' \
				-fsyntax-only "$file" || exit 255
		done' sh && echo "== $name: each source compiles" ||
		fail "compile: $name"
}

# The headers of this machine serve 32 bits as well, but for one file that says
# which C libraries are installed.
compile_32() {
	here=$(gcc -print-multiarch 2>/dev/null)
	if ! echo 'int x;' | gcc -m32 -xc -c -o /dev/null - 2>/dev/null; then
		skip -m32 "gcc has it not"
		return
	fi
	mkdir -p "$top/m32/gnu"
	: >"$top/m32/gnu/stubs-32.h"
	compile -m32 -m32 -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 \
		-I"$top/m32" -isystem "/usr/include/$here"
}

compile_musl() {
	musl=/usr/include/$(uname -m)-linux-musl
	if [ ! -d "$musl" ]; then
		skip musl "no musl-dev here"
		return
	fi
	compile "musl's headers" -nostdinc -isystem "$musl" \
		-isystem "$(gcc -print-file-name=include)" \
		-idirafter /usr/include
}

shims() {
	if $make -s -j"$jobs" SHIMS=1 WERROR=1 test-programs &&
		unit build-shims; then
		BUILD=build-shims sh tests/screens.sh \
			tests/screens/a-[c-m]* | tail -n 1
	else
		fail shims
	fi
}

# ---- other machines

# The libraries for an architecture, with all they need, in $top/root-ARCH.
fetch() {
	arch=$1 root=$top/root-$1
	[ -e "$root/whole" ] && return 0
	apt=$top/apt-$arch
	mkdir -p "$root" "$apt/lists/partial" "$apt/archives/partial"
	: >"$apt/status"
	set -- -q -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" \
		-o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt" \
		-o "Dir::Cache::archives=$apt/archives" -o Debug::NoLocking=1 \
		-o APT::Sandbox::User=root -o "APT::Architecture=$arch" \
		-o "APT::Architectures=$arch"
	# What is not to be had of the lists may not be needed.
	apt-get "$@" update >"$apt/log" 2>&1
		apt-get "$@" -y -d --no-install-recommends install \
			libc6-dev libc-bin libncurses-dev libsqlite3-dev \
			libyaml-dev libjansson-dev libmd4c-dev \
			libunistring-dev libcmocka-dev >>"$apt/log" 2>&1 ||
		return 1
	for package in "$apt"/archives/*.deb; do
		dpkg-deb -x "$package" "$root" || return 1
	done
	# Links to "/lib/…" are meant within it: else libraries that are linked so
	# come in from their .a, and libtinfo is there twice.
	find "$root" -lname '/*' | while read -r link; do
		ln -sf "$root$(readlink "$link")" "$link"
	done
	: >"$root/whole"
}

# The unit programs of a build; RUN is what runs them.
unit() {
	for test in "$1"/*_test; do
		LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=STDOUT \
			timeout 1200 $RUN "$test" >"$top/log" 2>&1 || {
			grep -v '^\[  *\(OK\|RUN\)' "$top/log" | tail -n 20
			echo "FAILED: $test"
			return 1
		}
	done
	echo "== $1: unit tests pass"
}

# machine ARCH TUPLE QEMU
machine() {
	arch=$1 tuple=$2 RUN= build=build-$1 root=$top/root-$1
	libraries=$arch-linux-gnu # as Debian names their folder
	if ! command -v "$tuple-gcc" >/dev/null; then
		skip "$arch" "no $tuple-gcc; tests/deps.sh install portable"
		return
	fi
	if [ -n "$3" ]; then
		qemu=$(command -v "$3-static" || command -v "$3") || {
			skip "$arch" "no $3"
			return
		}
		RUN="$qemu -L $root"
	fi
	if ! fetch "$arch"; then
		skip "$arch" "its libraries cannot be fetched: $top/apt-$arch/log"
		return
	fi
	PKG_CONFIG_LIBDIR=$root/usr/lib/$libraries/pkgconfig:$root/usr/share/pkgconfig
	PKG_CONFIG_SYSROOT_DIR=$root
	export PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR
	mkdir -p "$build"
	touch "$build/needs"
	$make -s -j"$jobs" WERROR=1 BUILD="$build" \
		CC="$tuple-gcc --sysroot=$root" AR="$tuple-ar" \
		cross-tests || {
		fail "$arch: build"
		return
	}
	# i386 runs here, with the C library of its own.
	[ -n "$RUN" ] || RUN=$(echo "$root"/lib/ld-linux.so.2 |
		sed "s|\$| --library-path $root/lib/$libraries:$root/usr/lib/$libraries|")
	export RUN
	LOCPATH=$root/usr/lib/locale
	# Its encodings, too: under qemu -L they are found, here they are not.
	GCONV_PATH=$root/usr/lib/$libraries/gconv
	export LOCPATH GCONV_PATH
	unit "$build" || fail "$arch: unit tests"
	mv "$build/tenths" "$build/tenths.$arch"
	printf '#!/bin/sh\nexec %s %s "$@"\n' "$RUN" \
		"$PWD/$build/tenths.$arch" >"$build/tenths"
	chmod +x "$build/tenths"
	# What plays keys is of this machine: the planner itself runs on the other.
	[ ! -x build/play ] || cp build/play "$build/play"
	BUILD=$build sh tests/cli.sh >"$top/log" 2>&1
	tail -n 1 "$top/log"
	grep -q ' 0 failed' "$top/log" || {
		grep '^FAILED' "$top/log"
		fail "$arch: command line"
	}
	unset RUN LOCPATH GCONV_PATH PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR
}

mkdir -p "$top"
[ $# -gt 0 ] || set -- compile shims 32-bit big
for part; do
	case $part in
	compile)
		compile_32
		compile_musl
		;;
	shims) shims ;;
	32-bit) machine i386 i686-linux-gnu '' ;;
	big) machine s390x s390x-linux-gnu qemu-s390x ;;
	*)
		echo "portable.sh: there is no $part" >&2
		exit 2
		;;
	esac
done
exit $status
