# SPDX-License-Identifier: MIT
# Hooks run after each change that is stored, with the change as JSON to read:
# from the settings alone, never by a shell, and none can hold up a change.
t() { tenths --today 2026-11-21 "$@"; }
mkdir -p bin ~/.config/tenths
cat >bin/told <<'EOS'
#!/bin/sh
{ [ -z "${1-}" ] || printf '[%s]' "$@"; cat; echo; } >>"$HOME/told"
EOS
chmod +x bin/told
cat >~/.config/tenths/config.yaml <<EOF2
hooks:
  told: [$PWD/bin/told, 'two words; \$(touch x)']
EOF2
told() {
	sed -E 's/"id": "[a-z0-9]+"/ID/g; s/"(after|before)": "[a-z0-9]{12}"/"\1": ID/g; s/\{"what"/\n  &/g; s/HOME[^"]*//' told |
		sed 's|"plan": "[^"]*"|PLAN|'
	rm -f told
}
t cycle new 2026-Q4 >/dev/null
rm -f told
echo "== a node is made"
t add kr --to "$(t add objective '成为"团队"里可以依靠的人')" '3 篇博客' >/dev/null
told
echo "== a value, which is a check-in too"
t set O1.KR1 4/10 --confidence 6
told
echo "== taken back, and away"
t undo >/dev/null
t rm O1.KR1
told
echo "== what changes nothing is told nobody"
t set O1 --title '成为"团队"里可以依靠的人'
t list >/dev/null
[ -e told ] && cat told
echo "== a hook that changes the plan does not call itself"
cat >bin/again <<'EOS'
#!/bin/sh
cat >/dev/null
tenths --today 2026-11-21 add objective '又一个' >/dev/null
EOS
chmod +x bin/again
t config hooks.again "'$PWD/bin/again'"
t add objective '一个' >/dev/null
t list | sed 1d
echo "== one that is not there, or fails, is said and keeps nothing from being stored"
t config hooks.again 'no-such-program x'
t set O1 --title 目标 && echo "[$?]"
t config hooks.again false
t set O1 --title 目标一 && echo "[$?]"
t list | sed -n 2p
echo "== a program is given its words as they are"
head -c 30 told
[ -e x ] && echo "a shell was there"
echo
echo "== a wrong setting"
cat >>~/.config/tenths/config.yaml <<'EOF2'
commands:
  issue: {runs: gh}
EOF2
t config >/dev/null
