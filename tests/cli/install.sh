# SPDX-License-Identifier: MIT
# make install under another PREFIX than it was built for: Chinese, manuals and
# completions are found from where the program lies; uninstall leaves nothing.
to=$HOME/to
build=${BUILD:-build}
case $build in /*) ;; *) build=$top/$build ;; esac
(cd "$top" && BUILD=$build prefix=$to sh src/data/install.sh install)
find "$to" -type f | sort | sed "s|$to/||; s|themes/.*|themes/|" | uniq
unset TENTHS_LOCALE_DIR
LANGUAGE=zh_CN LC_ALL=C.UTF-8 "$to/bin/tenths" help version | head -n 1
(cd "$top" && BUILD=$build prefix=$to sh src/data/install.sh uninstall)
find "$to" -type f
