# SPDX-License-Identifier: MIT
# Text that attacks a terminal is shown as visible marks everywhere, and kept.
t() { tenths --today 2026-11-21 "$@"; }
cat >evil.yaml <<'EOF'
cycles:
- name: "2026 Q4"
  objectives:
  - title: "bidi \u202Eabc\u202C zero\u200Bwidth"
    note: "tag \U000E0041 c1 \u009B31m"
    owner: "\u2066x\u2069"
    key_results:
    - title: "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301 marks"
EOF
t import evil.yaml
for command in list 'show O1' history --dump status 'doctor --writing'; do
	t $command >out || echo "[$?]"
	cat out
	# No control character, and none of those that turn text round.
	LC_ALL=C grep -c "$(printf '\033\\|\302\233\|\342\200\256\|\342\201\246')" out || :
done | sed '/^id /d; s/^20..-..-.. ..:..//'
t list --json kind:objective | grep -o '"title": "[^"]*"' | od -c | head -n 3
t export | sed -n '/title:/p'
