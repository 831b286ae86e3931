# SPDX-License-Identifier: MIT
# Text fits its width at 40, 80 and 132 cells, whatever the script: Chinese, emoji,
# letters with marks, words longer than the line; whole, and in pages of exactly
# so many lines that end in a form feed, with title and number above each.
t() { tenths --today 2026-11-21 "$@"; }
t cycle new 2026-Q4 --name '第四季度：把系统做稳、做快、做小' \
	--starts 2026-10-01 --ends 2026-12-31 >id
t cycle set 第四季度：把系统做稳、做快、做小 --note '目标都在下面。
averylongwordthatisnotbrokenbyanyhyphenandgoesonandonandonoverthelineandthenext'
for i in 1 2 3 4 5; do
	t add objective "目标$i 👩‍👩‍👧‍👦 让“中台”（含SDK、支付、广告）的每一次发布都可以放心地交给新同事来做" \
		--tags '云原生 go' --owner 李雷 --kind committed >id
	t add kr 'Ünïcödé ké́́y résult with ḿárks á́́́nd ｆｕｌｌｗｉｄｔｈ forms, 100% of them' \
		--progress 3.5/10 --confidence 4/10 \
		--links 'https://example.org/averyveryverylongaddress/that/cannot/be/broken?anywhere=yes&really=true 证据' >id
	t add kr '写满一行刚好四十个字的标题看看会不会多出来一个格子或者少掉一个字符呢' \
		--start 0 --target 12 --current 5 --unit '篇（含译文）' \
		--note '한국어 かな 和 emoji 🎉🚀 混排；制表	符' --due 2026-12-01 >id
	t add action 完成《深入理解计算机系统》第三章到第五章的习题并把答案发到群里 \
		--state done >id
	t set "O$i" --score 0.3 --reason '一句话的原因，比较长，长到一行放不下，因此要换行' \
		--reflection '第一段。

- 列表项目很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长
    1. nested and long enough to be broken into more than one line of text'
done
cycle=第四季度：把系统做稳、做快、做小
t cycle answer $cycle summary 总结也要折行，标点不能放在行首，“引号”也不能放在行尾。
# What is wrong with pages of 30 lines: a page that is longer or shorter, a
# header without the page's number.
cat >pages.awk <<'AWK'
BEGIN { RS = "\f" }
{ lines = split($0, line, "\n") }
lines != 30 { print "page " NR " has " lines " lines" }
line[1] !~ (" page " NR "$") { print "page " NR " begins with " line[1] }
END { print NR " pages" }
AWK
for width in 40 80 132; do
	for cycle in current all; do
		t --dump --width $width --cycle $cycle >text
		t --dump --width $width --cycle $cycle --page-length 30 >pages
		tr '\f' '\n' <pages >lines
		for file in text lines; do
			[ "$(wc -L <$file)" -le $width ] ||
				echo "$file $cycle: wider than $width"
		done
		echo "$width $cycle: $(awk -f pages.awk pages)"
		# Nothing is lost by pages.
		grep -v -E ' page [0-9]+$' lines | tr -d '\n ' >paged
		tr -d '\n ' <text | cmp - paged
	done
done
t --dump --width 40 | sed -n '1,40p'
t --dump --width 40 --page-length 30 | tr '\f' '#' | sed -n '1,3p;28,34p'
