#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh NAME FILE…: prints the files as C, `const struct embedded NAME[]`
# (base/embedded.h), in the order they are given. A file's name is that of the
# file without its ending and without a number before it (2-annual.yaml: annual).
# Bytes, not a string: compilers need not take long ones.
name=$1
shift
echo '#include "base/embedded.h"'
i=0
for file; do
	i=$((i + 1))
	echo "static const unsigned char text$i[] = {"
	od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
	echo '0};'
done
echo "const struct embedded $name[] = {"
i=0
for file; do
	i=$((i + 1))
	base=$(basename "$file" .yaml)
	echo "{\"${base#[0-9]-}\", (const char *)text$i, sizeof text$i - 1},"
done
echo '{0}};'
