#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh install|uninstall: what is installed and where, once. The folders
# come from the environment as the GNU standards name them: bindir, mandir,
# datadir, localedir, docdir, with DESTDIR before them; BUILD is where it was
# built, STRIP=-s strips.
: "${BUILD:=build}" "${prefix:=/usr/local}"
: "${bindir:=$prefix/bin}" "${datadir:=$prefix/share}"
: "${mandir:=$datadir/man}" "${localedir:=$datadir/locale}"
: "${docdir:=$datadir/doc/tenths}"

# MODE SOURCE TARGET
files() {
	echo "755 $BUILD/tenths $bindir/tenths"
	for page in man/*.[15]; do
		echo "644 $page $mandir/man${page##*.}/${page##*/}"
	done
	for page in man/*/*.[15]; do
		to=${page#man/}
		echo "644 $page $mandir/${to%/*}/man${page##*.}/${page##*/}"
	done
	for theme in themes/*.yaml; do
		echo "644 $theme $datadir/tenths/$theme"
	done
	for mo in "$BUILD"/po/*/LC_MESSAGES/tenths.mo; do
		echo "644 $mo $localedir/${mo#"$BUILD"/po/}"
	done
	echo "644 $BUILD/completion/bash $datadir/bash-completion/completions/tenths"
	echo "644 $BUILD/completion/zsh $datadir/zsh/site-functions/_tenths"
	echo "644 $BUILD/completion/fish $datadir/fish/vendor_completions.d/tenths.fish"
	echo "644 src/data/desktop/tenths.desktop $datadir/applications/tenths.desktop"
	echo "644 src/data/desktop/tenths.svg $datadir/icons/hicolor/scalable/apps/tenths.svg"
	for info in src/data/desktop/*.metainfo.xml; do
		echo "644 $info $datadir/metainfo/${info##*/}"
	done
	for doc in README.md CHANGELOG.md LICENSE src/data/systemd/tenths-remind.*; do
		echo "644 $doc $docdir/${doc##*/}"
	done
}

# The scripts are printed by the program; one that cannot run here (built for
# another machine) goes without.
completions() {
	mkdir -p "$BUILD/completion"
	for shell in bash zsh fish; do
		"$BUILD/tenths" completion $shell >"$BUILD/completion/$shell"
	done
}

case $1 in
install)
	completions
	files | while read -r mode source target; do
		install -d "$DESTDIR${target%/*}" || exit 1
		strip=
		[ "$mode" = 755 ] && strip=$STRIP
		install $strip -m "$mode" "$source" "$DESTDIR$target" || exit 1
	done
	;;
uninstall)
	files | while read -r _ _ target; do
		rm -f "$DESTDIR$target"
		rmdir "$DESTDIR${target%/*}" 2>/dev/null
	done
	true
	;;
*)
	echo "usage: install.sh install|uninstall" >&2
	exit 2
	;;
esac
