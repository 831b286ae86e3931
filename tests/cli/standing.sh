# SPDX-License-Identifier: MIT
# What is standing is proposed again at each close, done or not: a key result by
# itself, or all of an objective; in the command line and from a file.
on() { today=$1; shift; tenths --today "$today" "$@"; }
on 2026-01-01 cycle new 2026-Q1 >id
on 2026-01-01 add objective 值班可靠 --standing true >id
on 2026-01-01 add kr 每次告警五分钟内响应 >id
on 2026-01-01 add objective 写得更好 >id
on 2026-01-01 add kr 响应时间 --start 40 --target 5 --current 3 --unit 分 --standing true >id
on 2026-01-01 add kr 一次性的事 >id
on 2026-01-01 add kr 不要了的 --standing true >id
on 2026-03-30 done O1.KR1 O2.KR1 O2.KR2
on 2026-03-30 drop O2.KR3
on 2026-03-31 cycle close 2026-Q1 -n
on 2026-03-31 cycle close 2026-Q1 >closed
on 2026-04-01 list
on 2026-04-01 show O2.KR1 | grep -e start -e standing
echo '--- and at the next'
on 2026-06-30 cycle close 2026-Q2 >closed
on 2026-07-01 list
