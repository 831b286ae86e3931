# SPDX-License-Identifier: MIT
# A dry run shows every line of a file with what it was read as and why, in
# columns that stand below each other whatever the language.
t() { tenths --today 2026-11-21 "$@"; }
cat >post.md <<'END'
---
title: 第四季度
tags: [okr]
---
# 2026 Q4 OKR

写在前面的话。

- O1：让发布不再可怕
  - [x] KR1：回滚在 5 分钟内 [见演练]
  - KR2：每周发布两次 6/10

自我打分（满分1.0）：0.7。

比想的难。

## 感悟

慢就是快。

## 想学的

语言：
- Rust
  - 读 the book

### 周记

**2026-11-02**：第一次演练
- 2026-11-09 - 2026-11-13：写文档
END
t import --dry-run post.md
echo '# in a narrow window the reasons are cut, then the tree'
t import --dry-run --width 50 post.md
echo '# Chinese'
chinese_locale() { LC_ALL=zh_CN.UTF-8 "$@"; }
chinese_locale t import --dry-run post.md
[ ! -e .local ]
echo '# an outline, a table, YAML'
printf '# 2026 Q4\n> for all\nstray\nO: one\n # not a span\nKR: two 3/10\n' >a.txt
t import -n a.txt
printf 'Objective,Key Result,Note\none,two,"a\nb"\n,three,\n' | t import -n -
printf 'objectives:\n- title: one\n  krs: [two]\n  checkins: []\n' | t import -n -
printf '| KR | 进度 |\n|---|---|\n| 甲 | 5/10 |\n' | t import -n -
echo '# twice: what would change, and what would not'
t import -q post.md
t import -n post.md | tail -n 1
sed 's|6/10|7/10|; s|比想的难|比想的容易|; s|写文档|写完文档|; s|Rust|Go|' post.md >next.md
t import -n next.md | tail -n 7
