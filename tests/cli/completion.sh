# SPDX-License-Identifier: MIT
# What the shells are told may come next: commands, options, their values, and
# what is in the plan; and bash for real.
tenths import -q "$top/tests/plans/sample.yaml"
next() {
	echo "== $*"
	tenths complete -- "$@" | head -n 4
}
next ''
next cy
next cycle cl
next set O1.KR
next set O1 --ki
next set O1 --kind=a
next set O1 --priority h
next --cycle ''
next cycle close ''
next list status:o
next export --format y
next restore ''
next --dump=m
next nothing ''
tenths completion tcsh || echo "[$?]"
for shell in bash zsh fish; do
	tenths completion $shell >$shell
	! command -v $shell >/dev/null || $shell -n $shell
done
command -v bash >/dev/null || exit 0
bash -c 'source ./bash
COMP_WORDS=(tenths set O2.KR1 --kind=co) COMP_CWORD=3
_tenths; printf "%s\n" "${COMPREPLY[@]}"'
