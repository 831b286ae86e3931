# SPDX-License-Identifier: MIT
# list: filters, width, colour, JSON.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
cat >plan.yaml <<'EOF'
cycles:
- id: 000000000001
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  state: active
  objectives:
  - id: 000000000002
    title: 成为中台组的中坚力量
    owner: li
    key_results:
    - {id: 000000000003, title: 较大单独模块的设计和实现，包括评审、上线和之后的维护, progress: 5.5/10,
       confidence: 6/10, due: 2026-12-01, tags: [design, 后端]}
    - id: 000000000004
      title: '"Quoted", <tags> & emoji 👩‍👩‍👧'
      metric: {start: 0, target: 20, current: 5, unit: 篇}
      links: ["https://example.com/x Evidence"]
      actions:
      - {id: 000000000005, title: Done already, state: done}
      - {id: 000000000006, title: Still open, note: look here}
- {id: 000000000007, name: 2027 Q1, starts: 2027-01-01, ends: 2027-03-31, state: draft}
backlog:
- {id: 000000000008, title: Later, priority: high}
EOF
t import -q plan.yaml
t list
t list --width 40
t list --cycle=all
t list 模块
t list '#后端'
t list @li
t list kind:action state:open
t list kind:action -state:done
t list 'due:<2026-12-05'
t list 'progress:>5' kind:key_result
t list 'progress:>=5.5' kind:key_result
t list 'due:<=2026-12-01'
t list priority:high cycle:all
t list LOOK
t list nothing-is-called-this
try list status:unheard
try list --cycle=unheard
echo '# colour only when asked for'
esc=$(printf '\033')
t set O1.KR1 --status at_risk
t checkin O1.KR1 5.5 --status at_risk
t list --color=always | grep -c "$esc"
t list --color=auto | grep -c "$esc" || :
t list --color=never | grep -c "$esc" || :
echo '# any field'
t set O1.KR1 --weight 2 --rhythm 2w
t list 'weight:>1'
t list rhythm:2w
t list -- -basis:manual
try list weigt:2
try list rhythm:never
echo '# JSON'
t list --json --cycle=all
t list --json nothing-is-called-this
t cycle list --json
echo '# sorted, and what cannot be sorted by'
try list --sort due kind:key_result
try list --sort=progress cycle:all
try list --json --sort status kind:key_result | grep '"ref"'
try list --sort colour
echo '# columns'
t set O1.KR1 --owner 李雷 --note "第一行
第二行"
t list --columns ref,owner,due,title
t list --columns=kind,id,title,note 模块
t list --columns ref,cycle,basis,priority,title --width 60 cycle:all
t list --columns title,owner --width 40
t list --columns title,progress kind:objective
try list --columns ref,ower
try list --columns ''
try list --columns ref,,title
try list --columns ref --json
tenths complete -- list --columns=ref,ow
echo '# a value that none can be says why, as setting it would'
for filter in due:2026-02-29 'due:<13-01' starts:某天 progress:11 weight:1,5x; do
	try list "$filter"
done
echo "# turned round: words, words in quotes, brackets; in quotes all is text"
cat >round.md <<'MD'
# 2026 Q4
## O1: 稳定
- KR1: two words
- KR2: note: a
- KR3: (a or b)
MD
tenths -f round.db import -q round.md
for words in '-"two words"' '-"O"' '"note: a"' '-(two or note)' '!(x)' 'not(two or note)' \
	'not ("two words" or "note: a") kind:key_result' '"(a or"' '""' '-""'; do
	echo "$words"
	tenths -f round.db -c 2026-Q4 --today 2026-10-05 list -- "$words" | cut -c 1-40
done
