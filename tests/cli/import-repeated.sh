# SPDX-License-Identifier: MIT
# A post that says a key result again in its next cycle: it goes on there, if
# something was left of it. Newest first, with a year beside the quarters.
t() { tenths -f p.db --today 2026-10-10 "$@"; }
cat >post.md <<'E'
# 2026 Q3 OKR

## O1 提升可靠性
- KR1 可用率 99.95% (8/10)
- KR2 故障恢复 5 分钟
- KR3 告警减半

# 2026 Q2 OKR

## O1 提升可靠性
- KR1 可用率 99.95% (6/10)
- KR2 故障恢复 5 分钟 (10/10)
- [x] KR3 告警减半

# 2025 年度 OKR

## O1 提升可靠性
- KR1 可用率 99.95% (3/10)
E
t import -y post.md
t import -y post.md
t list --cycle all
t show '2026 Q3/O1.KR1' | grep -i carried
t list --json --cycle all | grep -c '"carried_from": "' || :
