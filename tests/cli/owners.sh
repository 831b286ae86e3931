# SPDX-License-Identifier: MIT
# Owners are a list: several names, at every door.
t() { tenths --today 2026-11-21 "$@"; }
t add objective 目标一 --owner '李雷、@Han Mei' >/dev/null 2>&1
t add kr 结果一 --to O1 --owner '@李雷 @bo' >/dev/null
echo "# any of them is found, whatever its case"
t list 'owner:"han mei"'
t list @BO
t list @李雷
t list -- -@李雷
echo "# each once, and as they are kept"
t set O1 --owner 'bo, 李雷; bo'
t show O1 | grep ^owner
t list --json | grep -o '"owners": \[[^]]*\]'
t export --format yaml | grep owners
t export --format csv | cut -d, -f1-3 | head -1
echo "# a plan that says it as one text"
printf 'tenths: 1\nbacklog:\n- {title: 一, owner: 小李}\n- {title: 二, owner: "小李，小王"}\n- {title: 三, 负责人: [小李, 小王, 小李]}\n' >in.yaml
t import in.yaml >/dev/null
t list --cycle=all @小王
t export --format yaml -o one.yaml
t -f again.db import -q one.yaml
t -f again.db export --format yaml | cmp - one.yaml && echo the same
t add objective 这季 >/dev/null; t add kr 我的 --owner 我 >/dev/null; t add kr 别人的 --owner 李雷 >/dev/null; t metric 构建 --unit s >/dev/null
echo "# what one owes oneself"
t config user.name 我 >/dev/null
tenths --today 2026-12-10 checkin --list
tenths --today 2026-12-10 checkin --list @me
tenths --today 2026-12-10 checkin --list --json @李雷 | jq -c ".[].title"
tenths --today 2026-12-10 checkin --list @nobody
tenths --today 2026-12-10 checkin --list status: || echo "[$?]"
# The sign is no part of a name, in either width and at either door.
tenths set O1.KR1 --owner '＠小李，@老王' --tags '＃增长 #b'
for words in '＠小李' 'owner:@老王' '负责人：＠老王' '＃增长' 'tag:#b'; do
	tenths list "$words"
done
# A plain word is looked for in tags too, as by / in the planner.
tenths list 增长
