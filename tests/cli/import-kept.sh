# SPDX-License-Identifier: MIT
# What the dry run shows is what is stored: sections of the cycle that a
# document does not name, and each line of a paragraph once.
t() { tenths --today 2026-11-21 "$@"; }
cat >a.md <<'END'
# 我的 OKR

## O1：睡好

- KR1：十一点前上床

## 备忘

这段话是我写的，不能丢。
END
sed 's/睡好/吃好/; s/上床/吃饭/; s/不能丢/也不能丢/' a.md >b.md
cat >c.md <<'END'
# 2026 Q3

## O1：一件事
第一行**说明**
KR1: 第一个结果
第二行说明
KR2: 第二个结果
第三行说明
END
for file in a.md b.md a.md c.md; do
	t import $file
done
t export --format yaml | grep -v -e ' id:' -e '^tenths'
echo '# a table of Excel, in UTF-16 that does not say so'
printf 'sep=;\r\n目标;关键结果;目标值;当前值\r\n提升留存;次日留存;40,5;25\r\n' >sep.csv
for wide in UTF-16LE UTF-16BE; do
	iconv -f UTF-8 -t $wide sep.csv >$wide.csv
	tenths -f $wide.db --today 2026-11-21 import -y $wide.csv
	tenths -f $wide.db --today 2026-11-21 list
done
