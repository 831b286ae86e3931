# SPDX-License-Identifier: MIT
# On a terminal: its width, colours unless they are not wanted, and nothing of
# a file that could reach it as a control.
command -v script >/dev/null 2>&1 || { echo "no script(1) here"; exit 77; }
export TENTHS_PAGER=cat
on_terminal() {
	TERM=xterm-256color script -qec "stty cols 50; $*" /dev/null </dev/null |
		tr -d '\r'
}
cat >plan.yaml <<'EOF'
cycles:
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - title: "较大单独模块的设计和实现，包括评审、上线和之后的维护"
    note: "\u202Eturned"
    key_results:
    - title: "3 things that are on track, and a rather long title"
      progress: 6/10
      status: on_track
      checkins: [{on: 2026-11-20, progress: 6/10, status: on_track}]
EOF
tenths --today 2026-11-21 import -q plan.yaml
esc=$(printf '\033')
on_terminal tenths --today 2026-11-21 list | sed "s/$esc/ESC/g"
on_terminal NO_COLOR=1 tenths --today 2026-11-21 list | grep -c "$esc" || :
on_terminal TERM=dumb tenths --today 2026-11-21 list | grep -c "$esc" || :
on_terminal tenths --today 2026-11-21 list --color=never | grep -c "$esc" || :
on_terminal tenths --today 2026-11-21 export --format yaml | grep note
on_terminal tenths --today 2026-11-21 export --format outline | sed -n 3p
on_terminal tenths --today 2026-11-21 --dump=markdown |
	grep -c "$(printf '\342\200\256')" || :
on_terminal tenths --today 2026-11-21 --dump | sed "s/$esc\[[0-9;]*m//g" >out
[ "$(wc -L <out)" -le 50 ] || echo "too wide"
