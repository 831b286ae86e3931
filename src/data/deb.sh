#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes a Debian package of the tarball of `make dist` and looks at it with
# lintian where that is here.
set -e
build=$(cd "${BUILD:-build}" && pwd) version=${VERSION:?}
command -v dpkg-buildpackage >/dev/null && command -v dh >/dev/null || {
	echo "make deb needs dpkg-dev and debhelper" >&2
	exit 1
}
rm -rf "$build/deb"
mkdir -p "$build/deb"
cp "$build/tenths-$version.tar.gz" "$build/deb/tenths_$version.orig.tar.gz"
cd "$build/deb"
tar xf "tenths_$version.orig.tar.gz"
cd "tenths-$version"
cp -r src/data/debian debian
dpkg-buildpackage -us -uc -b
cd ..
mv ./*.deb ..
cd ..
ls tenths*.deb
if command -v lintian >/dev/null; then
	lintian --fail-on error,warning tenths_"$version"*.deb
else
	echo "lintian is not here: the package was not looked at"
fi
