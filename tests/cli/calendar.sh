# SPDX-License-Identifier: MIT
# What has a day, as a calendar: open and due, the ends of cycles, check-in days.
tenths import -q - --format yaml <<'YAML'
tenths: 1
plan: 我的计划
weekday: friday
cycles:
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - title: 成为中台组的中坚力量，a, b; c \ d
    due: 2026-12-20
    note: |
      第一行
      第二行很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长
    key_results:
    - {title: done, due: 2026-11-01, state: done}
    - {title: dropped, due: 2026-11-01, state: dropped}
    - title: open
      actions: [{title: act, due: 2026-11-30}]
- name: 2026 Q3
  starts: 2026-07-01
  ends: 2026-09-30
  closed: 2026-10-02
  objectives: [{title: old}]
backlog: [{title: later, due: 2027-01-05}]
YAML
calendar() {
	tenths --today 2026-11-27 export "$@" |
		sed 's/^UID:[0-9a-z]*/UID:xxx/'
}
calendar --format ics | sed 's/\r$/<CR>/'
calendar --format ics | tr -d '\r' | LC_ALL=C awk 'length > 75 { print "long: " $0 }'
calendar --format ics --cycle 'Q3 2026' | tr -d '\r' | grep SUMMARY || echo none
calendar -o x.ics && grep -c VEVENT x.ics
