# SPDX-License-Identifier: MIT
# Fields below and behind nodes in other notations: the dry run tells each line
# as what is stored, and says it once.
t() { tenths --today 2027-04-15 "$@"; }
cat >list.md <<'E'
---
title: 2027 H1 OKR
---

- O: 磨坊不再漏雨 （权重 60%）
  - KR: 屋顶换好
    - 负责人：小王
    - 截止：2027-05-15
    - 状态: 有风险
    - 信心: 4/10
- O: 面粉卖得出去 （占比：40%）
  - KR: 订单到 30
    - 截止：某一天
E
t import -n list.md
t import -y list.md
t export | sed '/id:/d'
rm -f ./*.db
cat >notes.org <<'E'
#+TITLE: OKR 2027Q2
* O1: Keep the mill turning                                  :water:wheel:
** KR1: 40 dry days
   SCHEDULED: <2027-04-03 Sat> DEADLINE: <2027-06-20 Sun 10:00>
   :PROPERTIES:
   :OWNER: mia
   :Effort: 2h
   :END:
** TODO KR2: The wheel has new boards
*** DONE Measure it
    CLOSED: [2027-04-10 Sat 12:00]
*** TODO Saw the boards at 10:00:30
E
t import -n notes.org
# An outline whose labels do not say all.
cat >team.txt <<'E'
Team OKR, April - June

O1. Sell what is ground
    Owner: Li
    KR1.1 - Two bakers buy from us
        * ask the one in the square
        * ask the one at the gate
    KR1.2 - Bags carry our name
E
t import -n team.txt
