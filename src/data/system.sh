#!/bin/sh
# SPDX-License-Identifier: MIT
# What the system of the compiler $CC has, found out by compiling and linking:
# variables for the Makefile. See include/base/system.h.
: "${CC:=cc}"
command -v "${CC%% *}" >/dev/null || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# links CODE [FLAG]...
links() {
	printf '%s\n' "$1" >"$work/a.c"
	shift
	# shellcheck disable=SC2086
	$CC -D_GNU_SOURCE -o "$work/a" "$work/a.c" "$@" 2>/dev/null
}

# lacks NAME ARGUMENTS
lacks() {
	links "#include <poll.h>
#include <signal.h>
#include <string.h>
#if __has_include(<sys/random.h>)
#include <sys/random.h>
#endif
int main(void) { return (int)(long)$1($2); }" -Werror=implicit-function-declaration ||
		printf ' -DLACKS_%s' "$(echo "$1" | tr '[:lower:]' '[:upper:]')"
}

printf 'LACKS :=%s\n' "$(
	lacks ppoll 0,0,0,0
	lacks getrandom 0,0,0
	lacks strchrnul '"",0'
	lacks memrchr '"",0,0'
)"

# Where files and days go past 32 bits only when it is asked for.
printf 'LARGE :='
links '#include <sys/types.h>
int large[sizeof(off_t) < 8 ? -1 : 1];
int main(void) { return large[0]; }' || printf ' -D_FILE_OFFSET_BITS=64'
links '#include <time.h>
int large[sizeof(time_t) < 8 ? -1 : 1];
int main(void) { return large[0]; }' || printf ' -D_TIME_BITS=64'
echo

printf 'LINKING :='
for flag in -pie -Wl,-z,relro -Wl,-z,now; do
	links 'int main(void) { return 0; }' -fPIE $flag && printf ' %s' "$flag"
done
echo

# gettext and iconv, where they are not in the C library.
text='#include <libintl.h>
#include <iconv.h>
int main(void) { return gettext("")[0] + (iconv_open("", "") != 0); }'
printf 'LIBTEXT :='
links "$text" || for library in -lintl -liconv; do printf ' %s' "$library"; done
echo
