# SPDX-License-Identifier: MIT
# What was done in the planner is in the shared file when it is left.
mkdir -p config/tenths
cat >config/tenths/config.yaml <<END
share: "-#private"
sync: {file: $HOME/li.yaml}
END
XDG_CONFIG_HOME=$HOME/config
export XDG_CONFIG_HOME
t() { tenths --today 2026-11-21 "$@"; }
# In the planner, until it is left.
live() {
	cat >keys
	play --size 80x24 keys tenths --today 2026-11-21 >screen
}
t import -q "$top/tests/plans/sample.yaml"
t sync -q
echo 'text=":set title 在界面里改的" Enter q' | live
grep -c '在界面里改的' li.yaml
echo '# what became private is taken out'
echo 'text=":set tags private" Enter q' | live
grep -c '在界面里改的' li.yaml || true
t show O1 | head -n 1
