#!/bin/sh
# SPDX-License-Identifier: MIT
# deps.sh check|install build|test|lint|pages|portable: what tenths needs from the system;
# pages is for tests/pages.sh alone, which skips what is not there.
# `check` names what is missing and fails; `install` installs it through the
# system's package manager and says what it does.

what=${1:-check} for=${2:-build} CC=${CC:-cc}

# probe; then the package for apt, dnf, pacman, apk and brew.
# A probe is a header to compile with, or a command (no dot in it).
table() {
	cat <<'TABLE'
build make make make make make make
build CC gcc gcc gcc gcc gcc
build pkg-config pkg-config pkgconf-pkg-config pkgconf pkgconf pkgconf
build msgfmt gettext gettext gettext gettext gettext
build stdlib.h libc6-dev glibc-devel glibc musl-dev -
build curses.h libncurses-dev ncurses-devel ncurses ncurses-dev ncurses
build sqlite3.h libsqlite3-dev sqlite-devel sqlite sqlite-dev sqlite
build yaml.h libyaml-dev libyaml-devel libyaml yaml-dev libyaml
build jansson.h libjansson-dev jansson-devel jansson jansson-dev jansson
build md4c.h libmd4c-dev md4c-devel md4c md4c-dev md4c
build unistr.h libunistring-dev libunistring-devel libunistring libunistring-dev libunistring
test cmocka.h libcmocka-dev libcmocka-devel cmocka cmocka-dev cmocka
test vterm.h libvterm-dev libvterm-devel libvterm libvterm-dev libvterm
test localedef libc-bin glibc-common glibc musl-locales -
test python3 python3 python3 python python3 python
test ps procps procps-ng procps-ng procps -
lint clang clang clang clang clang llvm
lint clang-format clang-format clang-tools-extra clang clang-extra-tools clang-format
lint clang-tidy clang-tidy clang-tools-extra clang clang-extra-tools llvm
lint cppcheck cppcheck cppcheck cppcheck cppcheck cppcheck
pages chromium chromium chromium chromium chromium -
pages pdftotext poppler-utils poppler-utils poppler poppler-utils poppler
pages xmllint libxml2-utils libxml2 libxml2 libxml2-utils libxml2
pages tidy tidy tidy tidy tidyhtml tidy-html5
portable i686-linux-gnu-gcc gcc-i686-linux-gnu - - - -
portable s390x-linux-gnu-gcc gcc-s390x-linux-gnu - - - -
portable qemu-s390x-static qemu-user-static - - - -
portable /usr/include/x86_64-linux-musl musl-dev - - - -
TABLE
	# Chinese sources of the locale that tests use.
	if [ "$manager" = apt-get ]; then
		echo "test /usr/share/i18n/locales/zh_CN locales - - - -"
		echo "pages /usr/lib/python3/dist-packages/html5lib" \
			"python3-html5lib - - - -"
	fi
}

manager='' column=0
for known in apt-get:3 dnf:4 pacman:5 apk:6 brew:7; do
	if command -v "${known%:*}" >/dev/null 2>&1; then
		manager=${known%:*} column=${known#*:}
		break
	fi
done

there() {
	case $1 in
	/*) [ -e "$1" ] ;;
	CC) command -v "$CC" >/dev/null 2>&1 ;;
	cmocka.h) printf '%s\n' '#include <stdarg.h>' '#include <stddef.h>' \
		'#include <setjmp.h>' '#include <stdint.h>' \
		'#include <cmocka.h>' |
		$CC -xc -fsyntax-only - 2>/dev/null ;;
	sqlite3.h) printf '%s\n' '#include <sqlite3.h>' \
		'#if SQLITE_VERSION_NUMBER < 3037000' '#error too old' '#endif' |
		$CC -xc -fsyntax-only - 2>/dev/null ;;
	*.h) printf '#include <stdio.h>\n#include <%s>\n' "$1" |
		$CC -xc -fsyntax-only $(pkg-config --cflags-only-I ncursesw \
			2>/dev/null) - 2>/dev/null ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

wanted() {
	case $for in
	build) [ "$1" = build ] ;;
	test) [ "$1" = build ] || [ "$1" = test ] ;;
	lint) [ "$1" != pages ] && [ "$1" != portable ] ;;
	pages) [ "$1" != portable ] ;;
	*) true ;;
	esac
}

missing='' packages=''
while read -r group probe rest; do
	wanted "$group" || continue
	there "$probe" && continue
	package=$probe
	if [ $column -gt 0 ]; then
		# shellcheck disable=SC2086
		package=$(echo $group $probe $rest | cut -d' ' -f$column)
		[ "$package" = - ] && continue
	fi
	missing="$missing $probe"
	case " $packages " in
	*" $package "*) ;;
	*) packages="$packages $package" ;;
	esac
done <<TABLE
$(table)
TABLE

if [ -z "$missing" ]; then
	[ "$what" = check ] || echo "deps: everything is there"
	exit 0
fi
if [ "$what" = check ]; then
	echo "tenths needs:$missing" >&2
	if [ -n "$manager" ]; then
		echo "On this system:$packages; make deps installs them" >&2
	else
		echo "Install them (SQLite 3.37 or newer) and try again" >&2
	fi
	exit 1
fi
if [ -z "$manager" ]; then
	echo "deps: no apt-get, dnf, pacman, apk or brew here; please" \
		"install:$missing" >&2
	exit 1
fi

sudo=''
[ "$(id -u)" = 0 ] || [ "$manager" = brew ] || sudo=sudo
echo "deps: $sudo $manager installs$packages"
# shellcheck disable=SC2086
case $manager in
apt-get)
	export DEBIAN_FRONTEND=noninteractive
	$sudo apt-get install -y -q $packages >/dev/null 2>&1 ||
		{ $sudo apt-get update -q >/dev/null &&
			$sudo apt-get install -y -q $packages >/dev/null; }
	;;
dnf) $sudo dnf install -y -q $packages ;;
pacman) $sudo pacman -S --needed --noconfirm $packages ;;
apk) $sudo apk add -q $packages ;;
brew) brew install -q $packages ;;
esac || exit 1
echo "deps: done"
