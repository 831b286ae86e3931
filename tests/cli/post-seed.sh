# SPDX-License-Identifier: MIT
# The same as post.sh with the post of a user.
post=$seeds/bimonthly-review.md
[ -f "$post" ] || { echo "no ../shared/seeds here"; exit 77; }
script=$(sed '/^TENTHS_FILE=/,$d' "$top/tests/cli/post.sh")
eval "$script"
bring "$post" 2021-06/07 2021-08/09
compare "$post" 2021-06/07
grep '^## ' dump.md
TENTHS_FILE=$HOME/again.db t import -q dump.md
TENTHS_FILE=$HOME/again.db t --dump=markdown -c 2021-06/07 | diff dump.md -
